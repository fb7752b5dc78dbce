#include "base/lang.h"
#include "base/term.h"
#include "cmd/commands.h"
#include "cmd/sides.h"
#include "model/selection.h"
#include "view/change_json.h"
#include "view/change_page.h"
#include "view/changes.h"

#include <stdio.h>
#include <stdlib.h>

static bool staged, exit_code;
static const char *field, *where;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_FLAG(0, "staged", &staged,
		N_("compare with the index (what the next commit will hold) instead of the "
		   "working tree")),
	OPT_TEXT(0, "field", N_("FIELD"), &field,
		N_("only this field and what is within: its path as set takes it")),
	OPT_TEXT(0, "where", N_("QUERY"), &where,
		N_("only the actions that match this query in either version")),
	OPT_FLAG(0, "exit-code", &exit_code, N_("exit with 1 when something differs")),
	OPT_TABLE(printing_options),
	OPT_END,
};

const struct command command_diff = {
	"diff",
	N_("show what differs between two versions of the plan"),
	N_("[WHEN] [WHEN] [--] [ID…]"),
	options,
	NEED_FORMAT,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN | FORMAT_HTML,
	run,
};

/* --- Printing -------------------------------------------------------------------------------- */

static void print_json(const struct changes *changes)
{
	struct json_stream stream;
	json_stream_start(&stream, stdout, "change");
	for (size_t i = 0; i < changes->count; i++)
		json_stream_item(&stream, change_json(changes, &changes->items[i]));
	json_stream_end(&stream);
}

/* Of no difference nothing is printed, as Git does; a person is told. */
static void print_text(const struct session *session, const struct sides *sides,
	const char *before, const char *after)
{
	if (!sides->changes.count) {
		fprintf(stderr, _("nothing differs: %s → %s\n"), before, after);
		return;
	}
	printf("%s%s → %s%s\n\n", term_style(TERM_DIM), before, after, term_style(TERM_PLAIN));
	changes_print(stdout, &sides->changes, session->width);
}

static int print(struct session *session, const struct sides *sides, struct fail *fail)
{
	struct text before = TEXT_INIT, after = TEXT_INIT;
	bool page = session->format == FORMAT_MARKDOWN || session->format == FORMAT_HTML;
	side_words(&before, &sides->old, page);
	side_words(&after, &sides->new, page);
	int result = session_prepare(session, fail);
	if (result)
		;
	else if (session->format == FORMAT_JSON)
		print_json(&sides->changes);
	else if (session->format == FORMAT_CSV)
		change_page_csv(stdout, &sides->changes);
	else if (session->format == FORMAT_MARKDOWN)
		change_page_markdown(stdout, &sides->changes, before.data, after.data);
	else if (session->format == FORMAT_HTML)
		change_page_html(stdout, &sides->changes, before.data, after.data);
	else
		print_text(session, sides, before.data, after.data);
	text_release(&before);
	text_release(&after);
	return result;
}

/* --- The command -------------------------------------------------------------------------------- */

/* What the older version has wrong nobody mends any more: that it hides something is told. */
static void tell_of_old(const struct sides *sides)
{
	size_t count = sides->old.diag.count;
	struct text name = TEXT_INIT;
	if (!count)
		return;
	side_words(&name, &sides->old, false);
	fflush(stdout);
	fprintf(stderr,
		lang_plural("%zu error in the older version, %s, hides something of it\n",
			"%zu errors in the older version, %s, hide something of it\n", count),
		count, name.data);
	text_release(&name);
}

/* Those of the newer version, which somebody can mend. */
static int report_errors(struct session *session, struct sides *sides)
{
	char *prefix = repo_prefix(sides->repo);
	session->prefix = prefix;
	diag_adopt(&session->diag, &sides->new.diag);
	diag_sort(&session->diag);
	int status = session_report_errors(session);
	session->prefix = "";
	free(prefix);
	return status;
}

static int select_meant(struct sides *sides, const struct session *session, int argc,
	char **argv, struct fail *doubt, struct fail *fail)
{
	struct selection selection = {argv, argc, where, field, session->today, 0};
	int result = selection_apply(&selection, &sides->changes, fail);
	/* The first word that names no version may have been meant to. */
	if (result && argc && !selection.found && doubt->message) {
		fail_release(fail);
		*fail = *doubt;
		*doubt = (struct fail)FAIL_INIT;
	}
	return result;
}

static int compare(struct session *session, struct sides *sides, int argc, char **argv,
	struct fail *doubt, struct fail *fail)
{
	int taken;
	const struct sides_asked asked = {
		argv, session->parted, staged, session->parted == argc};
	if (sides_find(sides, &asked, &taken, doubt, fail) || sides_compare(sides, fail) ||
		select_meant(sides, session, argc - taken, argv + taken, doubt, fail))
		return -1;
	if (print(session, sides, fail))
		return -1;
	tell_of_old(sides);
	int status = report_errors(session, sides);
	return !status && exit_code && sides->changes.count ? STATUS_REFUSED : status;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct sides sides;
	struct fail doubt = FAIL_INIT;
	int result = compare(session, &sides, argc, argv, &doubt, fail);
	fail_release(&doubt);
	sides_release(&sides);
	return result;
}
