#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "view/document.h"
#include "view/report_page.h"
#include "view/report_print.h"

#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);
static void print_table(const struct session *session);
static void print_document(const struct session *session);

static struct report_options asked;

static const struct opt options[] = {
	OPT_FLAG(0, "source", &asked.source,
		N_("print cells as the adopted document has them, where the plan records it")),
	OPT_FLAG(0, "numbers", &asked.numbers, N_("put positions before titles")),
	OPT_FLAG(0, "excel", &asked.plain,
		N_("CSV as a French Excel reads it: semicolons, plain numbers")),
	OPT_TABLE(reading_options),
	OPT_END,
};

/* A report, by the name that a user knows it by; its formats are among the command's. */
static const struct report {
	struct label name;
	unsigned formats;
	void (*print)(const struct session *);
} reports[] = {
	{{"table", "tableau"},
		FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN | FORMAT_HTML,
		print_table},
	{{"document", "document"}, FORMAT_TABLE | FORMAT_MARKDOWN | FORMAT_HTML,
		print_document},
};

const struct command command_report = {
	"report",
	N_("print a report: the adopted table, the whole document"),
	"table|document",
	options,
	NEED_PLAN,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN | FORMAT_HTML,
	run,
};

#define REPORT_COUNT (sizeof reports / sizeof *reports)

static void print_table(const struct session *session)
{
	struct report_table report;
	report_table_init(&report, session->plan, asked);
	if (session->format == FORMAT_JSON)
		report_print_json(&report, stdout);
	else if (session->format == FORMAT_CSV)
		report_print_csv(&report, stdout, asked.plain);
	else if (session->format == FORMAT_MARKDOWN)
		report_print_markdown(&report, stdout);
	else if (session->format == FORMAT_HTML)
		report_print_html(&report, stdout);
	else
		report_print_text(&report, stdout, session->width);
	report_table_release(&report);
}

static void print_document(const struct session *session)
{
	if (session->format == FORMAT_HTML)
		document_print_html(session->plan, asked, stdout);
	else if (session->format == FORMAT_MARKDOWN)
		document_print_markdown(session->plan, asked, stdout);
	else
		document_print_text(session->plan, asked, stdout, session->width);
}

static void list_names(struct text *out)
{
	for (size_t i = 0; i < REPORT_COUNT; i++)
		text_printf(out, "%s%s", i ? ", " : "", lang_label(reports[i].name));
}

static int unknown_report(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT, names = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	for (size_t i = 0; i < REPORT_COUNT; i++) {
		suggest_offer(&near, reports[i].name.english);
		suggest_offer(&near, reports[i].name.french);
	}
	list_names(&names);
	fail_set(fail, STATUS_USAGE, _("there is no report '%s'"), shown.data);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("the reports are: %s"), names.data);
	suggest_release(&near);
	text_release(&names);
	text_release(&shown);
	return -1;
}

static const struct report *find_report(const char *word)
{
	for (size_t i = 0; i < REPORT_COUNT; i++) {
		if (!strcmp(word, reports[i].name.english) ||
			utf8_same_folded(word, strlen(word), reports[i].name.french))
			return &reports[i];
	}
	return NULL;
}

static int no_report(struct fail *fail)
{
	struct text names = TEXT_INIT;
	list_names(&names);
	fail_set(fail, STATUS_USAGE, _("which report? Name one: %s"), names.data);
	text_release(&names);
	return -1;
}

/* Options and formats that this report has no use for: what was meant is something else. */
static int check_fit(
	const struct session *session, const struct report *report, struct fail *fail)
{
	struct text words = TEXT_INIT;
	if (!(report->formats & session->format)) {
		fail_set(fail, STATUS_USAGE, _("the report '%s' has no such format"),
			lang_label(report->name));
		session_formats(&words, report->formats, ", ");
		fail_hint(fail, _("the formats of this command are: %s"), words.data);
		text_release(&words);
		return -1;
	}
	if (asked.plain && session->format != FORMAT_CSV) {
		fail_set(fail, STATUS_USAGE, _("--excel goes with --format=csv"));
		return fail_hint(
			fail, _("for example: git plan report table --format=csv --excel"));
	}
	return 0;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	if (!argc)
		return no_report(fail);
	if (argc > 1) {
		struct text shown = TEXT_INIT;
		utf8_visible(&shown, argv[1], strlen(argv[1]));
		fail_set(fail, STATUS_USAGE, _("report takes one name: '%s' is too many"),
			shown.data);
		text_release(&shown);
		return -1;
	}
	const struct report *report = find_report(argv[0]);
	if (!report)
		return unknown_report(argv[0], fail);
	if (check_fit(session, report, fail))
		return -1;
	report->print(session);
	return session_report_errors(session);
}
