#include "base/lang.h"
#include "cmd/commands.h"
#include "cmd/log_request.h"
#include "view/change_csv.h"
#include "view/commit_json.h"
#include "view/story.h"

#include <stdio.h>

static struct log_request asked = {.arena = ARENA_INIT};

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TEXT(0, "field", N_("FIELD"), &asked.field,
		N_("only changes of this field and of what is within it")),
	OPT_TEXT(0, "where", N_("QUERY"), &asked.where,
		N_("only the actions that the query means, now or at any time before")),
	OPT_TEXT(0, "since", N_("DATE"), &asked.since, N_("only from that day on")),
	OPT_TEXT(0, "until", N_("DATE"), &asked.until, N_("only up to that day")),
	OPT_TEXT(0, "author", N_("NAME"), &asked.author,
		N_("only by those with that in their name or address")),
	OPT_TEXT(0, "decision", N_("DECISION"), &asked.decision,
		N_("only under that decision: MEETING/ID")),
	OPT_FLAG(0, "reverse", &asked.reverse, N_("the oldest first")),
	OPT_TEXT('n', "max-count", N_("COUNT"), &asked.most,
		N_("no more than so many commits, the newest")),
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_log = {
	"log",
	N_("tell who changed what, when, from what to what, by which decision"),
	N_("[WHEN|WHEN..WHEN] [--] [ID…]"),
	options,
	NEED_PLAN,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN,
	run,
};

/* Each commit is printed as it comes: of a long history nothing is held. */
struct printing {
	const struct session *session;
	struct story story;
	struct json_stream json;
	struct csv csv;
	bool begun, any;
};

/* Nothing is printed before it is known that there is an answer. */
static void begin(struct printing *printing)
{
	const struct session *session = printing->session;
	if (printing->begun)
		return;
	printing->begun = true;
	story_start(&printing->story, stdout, session->plan, session->width);
	if (session->format == FORMAT_JSON)
		json_stream_start(&printing->json, stdout, "commit");
	if (session->format == FORMAT_CSV) {
		csv_start(&printing->csv, stdout, false);
		change_csv_heading(&printing->csv);
		csv_end_row(&printing->csv);
	}
}

static int print(void *context, const struct commit *commit, const struct changes *changes,
	struct fail *fail)
{
	struct printing *printing = context;
	enum output_format format = printing->session->format;
	(void)fail;
	begin(printing);
	printing->any = true;
	if (format == FORMAT_JSON)
		json_stream_item(&printing->json, commit_json(commit, changes));
	else if (format == FORMAT_MARKDOWN)
		story_commit_markdown(&printing->story, commit, changes);
	else if (format == FORMAT_TABLE)
		story_commit(&printing->story, commit, changes);
	for (size_t i = 0; format == FORMAT_CSV && i < changes->count; i++) {
		change_csv(&printing->csv, commit, changes, &changes->items[i]);
		csv_end_row(&printing->csv);
	}
	return 0;
}

static int answer(const struct session *session, struct past *past, struct fail *fail)
{
	struct printing printing = {.session = session};
	if (history_log(past->history, &asked.filter, print, &printing, fail))
		return -1;
	begin(&printing);
	if (session->format == FORMAT_JSON)
		json_stream_end(&printing.json);
	fflush(stdout);
	if (!printing.any && session->format != FORMAT_JSON)
		fprintf(stderr, "%s\n", _("the history has no such change"));
	return 0;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct past past;
	int result = past_open(&past, fail);
	if (!result)
		result = log_request_read(&asked, session, &past, argc, argv, fail);
	if (!result)
		result = answer(session, &past, fail);
	int status = past_report(&past, session);
	log_request_release(&asked);
	past_close(&past);
	return result ? result : status;
}
