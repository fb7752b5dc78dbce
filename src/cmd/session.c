#include "base/lang.h"
#include "base/suggest.h"
#include "base/term.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/loading.h"
#include "cmd/output.h"
#include "git/history.h"
#include "git/objects.h"
#include "git/repo.h"
#include "git/worktree.h"
#include "history/recall.h"
#include "model/listed.h"
#include "model/day_guess.h"
#include "view/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
	const char *at;
	bool staged;
	const char *format;
	bool no_pager;
	const char *color; /* "always", "never" or NULL */
	const char *today;
	bool no_cache;
} reading;

const struct opt printing_options[] = {
	OPT_TEXT(0, "format", N_("FORMAT"), &reading.format, N_("print in another format")),
	OPT_VALUE(0, "json", &reading.format, "json", N_("the same as --format=json")),
	OPT_FLAG(0, "no-pager", &reading.no_pager, N_("do not page the output")),
	OPT_VALUE(0, "color", &reading.color, "always",
		N_("colour the output, whatever it goes to")),
	OPT_VALUE(0, "no-color", &reading.color, "never", N_("do not colour the output")),
	OPT_TEXT(0, "today", N_("DATE"), &reading.today, N_("take that date for today's")),
	OPT_END,
};

const struct opt reading_options[] = {
	OPT_TEXT(0, "at", N_("WHEN"), &reading.at,
		N_("read the plan as of a revision, a date or decision:MEETING/ID")),
	OPT_FLAG(0, "staged", &reading.staged, N_("read the plan as it stands in the index")),
	OPT_FLAG(0, "no-cache", &reading.no_cache,
		N_("read everything anew, use nothing that is remembered of it")),
	OPT_TABLE(printing_options),
	OPT_END,
};

bool session_cached(void)
{
	return !reading.no_cache;
}

/* What stays open for as long as the session. */
static struct {
	char *root;
	char *prefix;
	struct repo *repo;
	struct source *source;
} opened;

static const struct {
	enum output_format format;
	const char *word;
	const char *other_words;
} formats[] = {
	{FORMAT_TABLE, "table", "tableau texte text"},
	{FORMAT_JSON, "json", ""},
	{FORMAT_CSV, "csv", "excel xlsx"},
	{FORMAT_MARKDOWN, "md", "markdown"},
	{FORMAT_HTML, "html", "htm web"},
	{FORMAT_SARIF, "sarif", ""},
	{FORMAT_GCC, "gcc", ""},
};

void session_formats(struct text *out, unsigned wanted, const char *parting)
{
	bool any = false;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (wanted & formats[i].format) {
			text_printf(out, "%s%s", any ? parting : "", formats[i].word);
			any = true;
		}
	}
}

static int unknown_format(const char *word, unsigned accepted, struct fail *fail)
{
	struct text words = TEXT_INIT;
	struct suggest near;
	session_formats(&words, accepted, ", ");
	suggest_init(&near, word);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (accepted & formats[i].format)
			suggest_offer_as(&near, formats[i].word, formats[i].other_words);
	}
	fail_set(fail, STATUS_USAGE, _("unknown format '%s'"), word);
	if (accepted & FORMAT_HTML && utf8_same_folded(word, strlen(word), "pdf"))
		fail_hint(fail, _("for a PDF: --format=html, then print it from the browser"));
	else if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("the formats of this command are: %s"), words.data);
	suggest_release(&near);
	text_release(&words);
	return -1;
}

static int read_format(struct session *session, unsigned accepted, struct fail *fail)
{
	session->format = FORMAT_TABLE;
	if (!reading.format)
		return 0;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (!strcmp(formats[i].word, reading.format) && accepted & formats[i].format) {
			session->format = formats[i].format;
			return 0;
		}
	}
	return unknown_format(reading.format, accepted, fail);
}

static int unknown_day(const char *word, struct fail *fail)
{
	struct text meant = TEXT_INIT;
	day_t day;
	fail_set(fail, STATUS_USAGE, _("'%s' is no date: write --today=2007-06-06"), word);
	if (day_guess(word, &day) == DAY_GUESSED) {
		day_print(&meant, day);
		fail_hint(fail, _("did you mean '%s'?"), meant.data);
	}
	text_release(&meant);
	return -1;
}

static int read_options(struct session *session, unsigned accepted, struct fail *fail)
{
	if (read_format(session, accepted, fail))
		return -1;
	session->today = reading.today ? day_parse(reading.today) : day_today();
	if (!session->today)
		return unknown_day(reading.today, fail);
	if (reading.at && reading.staged)
		return fail_set(fail, STATUS_USAGE, _("--at and --staged exclude one another"));
	return 0;
}

static int open_repo(struct fail *fail)
{
	if (repo_open(&opened.repo, fail))
		return -1;
	if (!reading.no_cache)
		repo_recall_by(opened.repo, recall_commits);
	if (!opened.prefix)
		opened.prefix = repo_prefix(opened.repo);
	return 0;
}

static int open_source(struct fail *fail)
{
	if (worktree_find(&opened.root, &opened.prefix, fail))
		return -1;
	bool recorded = reading.at || reading.staged;
	if (!recorded && opened.root)
		return worktree_source(&opened.source, opened.root, fail);
	if (open_repo(fail))
		return -1;
	if (reading.staged)
		return repo_index_source(&opened.source, opened.repo, fail);
	if (reading.at || !repo_root(opened.repo))
		return repo_revision_source(
			&opened.source, opened.repo, reading.at ? reading.at : "HEAD", fail);
	return worktree_source(&opened.source, repo_root(opened.repo), fail);
}

/* What is printed for programs is neither coloured nor paged. */
static bool is_plain(const struct session *session)
{
	return session->format != FORMAT_TABLE;
}

int session_prepare(struct session *session, struct fail *fail)
{
	if (is_plain(session))
		return 0;
	return output_prepare(&session->width, reading.color, !reading.no_pager, fail);
}

int session_open(struct session *session, const struct command *command, struct fail *fail)
{
	if (!(command->needs & (NEED_PLAN | NEED_FORMAT)))
		return 0;
	session->diag.no_warnings = !(command->needs & NEED_WARNINGS);
	if (read_options(session, command->formats, fail))
		return -1;
	if (!is_plain(session))
		output_ask_git();
	if (command->needs & NEED_FORMAT)
		return 0;
	if (open_source(fail))
		return -1;
	session->prefix = opened.prefix ? opened.prefix : "";
	session->root = opened.root;
	opened.source = source_listed(opened.source);
	const struct loading_request request = {opened.source, opened.repo, opened.root,
		!reading.no_cache && !(command->needs & NEED_LINES),
		command->needs & NEED_WARNINGS && !session->words};
	if (loading_run(session, &request, fail))
		return -1;
	return session_prepare(session, fail);
}

int session_load(struct session *session, struct fail *fail)
{
	session->diag.no_warnings = true;
	if (open_source(fail))
		return -1;
	return plan_load(&session->plan, opened.source, &session->diag, fail);
}

int session_repo(struct repo **repo, struct fail *fail)
{
	if (!opened.repo && open_repo(fail))
		return -1;
	*repo = opened.repo;
	return 0;
}

int session_tip(char name[41], struct fail *fail)
{
	struct repo *repo;
	if (session_repo(&repo, fail))
		return -1;
	return repo_commit(name, repo, reading.at ? reading.at : "HEAD", fail);
}

bool session_may_be_edited(const struct session *session)
{
	return !reading.at && (reading.staged || session->root);
}

int session_report_errors(struct session *session)
{
	const struct findings_view view = {session->prefix, false, false, term_message_width()};
	if (!session->diag.count)
		return STATUS_OK;
	fflush(stdout);
	findings_print(&view, stderr, &session->diag);
	return STATUS_REFUSED;
}

void session_close(struct session *session)
{
	output_close();
	plan_free(session->plan);
	diag_release(&session->diag);
	source_free(opened.source);
	repo_close(opened.repo);
	free(opened.root);
	free(opened.prefix);
}
