#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/past.h"
#include "model/resolve.h"
#include "model/valuepath.h"
#include "view/blame_records.h"
#include "view/blame_table.h"

#include <stdio.h>
#include <string.h>

static bool porcelain;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_FLAG(0, "porcelain", &porcelain,
		N_("print a block of lines for each value, for programs, as git blame does")),
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_blame = {
	"blame",
	N_("show which commit gave each field and item its present value"),
	N_("ID [FIELD]"),
	options,
	NEED_PLAN | NEED_LINES,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN,
	run,
};

/* What is asked about: a thing, or an acronym of the lexicon, and what of it. */
struct question {
	const struct thing *thing;
	struct text path; /* of the field, as changes name it; empty: all of it */
};

static int read_field(
	struct question *question, const struct plan *plan, const char *word, struct fail *fail)
{
	enum record_id record = kind_schemas[question->thing->kind].record;
	struct arena arena = ARENA_INIT;
	struct valuepath path;
	const char *end = "";
	int result = 0;
	if (record == RECORD_NONE) {
		text_str(&question->path, word);
		return 0;
	}
	result = valuepath_parse(&path, &arena, record, &plan->calendar, word, &end, fail);
	if (!result && *end)
		result = fail_set(
			fail, STATUS_USAGE, _("'%s' goes on after the field: '%s'"), word, end);
	if (!result)
		valuepath_print(&question->path, &path);
	arena_release(&arena);
	return result;
}

/* What is no more has no values; what it had, log tells. `fail` says that it is unknown. */
static int tell_of_past(const struct past *past, const char *word, struct fail *fail)
{
	struct fail failure = FAIL_INIT;
	struct text id = TEXT_INIT;
	const struct thing *former = NULL;
	int result = history_find_past(&former, past->history, past->tip, word, &failure);
	if (!result && former) {
		thing_full_id(&id, former);
		fail_release(fail);
		*fail = (struct fail)FAIL_INIT;
		fail_set(fail, STATUS_REFUSED, _("'%s' is not in the plan any more"), id.data);
		fail_hint(fail, _("git plan log %s tells what became of it"), id.data);
	}
	fail_release(&failure);
	text_release(&id);
	return -1;
}

static int read_question(struct question *question, const struct plan *plan,
	const struct past *past, int argc, char **argv, struct fail *fail)
{
	const struct lexicon_entry *entry;
	if (!argc || argc > 2) {
		fail_set(fail, STATUS_USAGE, _("blame takes one thing, and one of its fields"));
		return fail_hint(fail, _("for example: git plan blame 1.1.1 responsible"));
	}
	if (resolve_thing_or_acronym(&question->thing, &entry, plan, argv[0], fail))
		return fail->status == STATUS_REFUSED ? tell_of_past(past, argv[0], fail) : -1;
	if (entry) {
		question->thing = plan->lexicon;
		text_str(&question->path, entry->acronym);
	}
	return argc > 1 ? read_field(question, plan, argv[1], fail) : 0;
}

static void print(const struct session *session, const struct blame_view *view)
{
	if (porcelain)
		blame_print_porcelain(view, stdout);
	else if (session->format == FORMAT_JSON)
		blame_print_json(view, stdout);
	else if (session->format == FORMAT_CSV)
		blame_print_csv(view, stdout);
	else if (session->format == FORMAT_MARKDOWN)
		blame_print_markdown(view, stdout);
	else if (view->blame->count)
		blame_print(view, stdout, session->width);
}

/* A field that has no value came from nowhere; it may have had one. */
static void tell_of_nothing(const struct question *question)
{
	struct text id = TEXT_INIT, shown = TEXT_INIT;
	thing_full_id(&id, question->thing);
	utf8_visible(&shown, question->path.data, question->path.length);
	fflush(stdout);
	fprintf(stderr,
		_("'%s' does not give this field now; since when: git plan log %s "
		  "--field='%s'\n"),
		id.data, id.data, shown.data);
	text_release(&id);
	text_release(&shown);
}

static int answer(const struct session *session, const struct past *past,
	const struct question *question, struct fail *fail)
{
	struct blame blame;
	const struct blame_view view = {session->plan, question->thing, &blame};
	if (history_blame(
		    &blame, past->history, session->plan, question->thing, past->tip, fail))
		return -1;
	if (question->path.length && !blame_keep(&blame, &view, question->path.data) &&
		!porcelain && session->format != FORMAT_JSON)
		tell_of_nothing(question);
	print(session, &view);
	blame_release(&blame);
	return 0;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct past past;
	struct question question = {.path = TEXT_INIT};
	int result = past_open(&past, fail);
	if (!result && porcelain && session->format != FORMAT_TABLE)
		result = fail_set(fail, STATUS_USAGE,
			_("--porcelain is a format of its own: it goes with no other"));
	if (!result)
		result = read_question(&question, session->plan, &past, argc, argv, fail);
	if (!result)
		result = answer(session, &past, &question, fail);
	int status = past_report(&past, session);
	past_close(&past);
	text_release(&question.path);
	return result ? result : status;
}
