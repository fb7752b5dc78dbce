#include "base/lang.h"
#include "base/term.h"
#include "cmd/command.h"
#include "git/exec.h"
#include "git/objects.h"
#include "git/repo.h"
#include "git/worktree.h"
#include "model/check.h"
#include "view/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static struct {
	const char *at;
	bool staged;
	const char *format;
	bool no_pager;
	const char *color; /* "always", "never" or NULL */
	const char *today;
} reading;

const struct opt reading_options[] = {
	OPT_TEXT(0, "at", "WHEN", &reading.at,
		N_("read the plan as of a revision, a date or decision:MEETING/ID")),
	OPT_FLAG(0, "staged", &reading.staged, N_("read the plan as it stands in the index")),
	OPT_TEXT(0, "format", "FORMAT", &reading.format, N_("print a table or json")),
	OPT_VALUE(0, "json", &reading.format, "json", N_("the same as --format=json")),
	OPT_FLAG(0, "no-pager", &reading.no_pager, N_("do not page the output")),
	OPT_VALUE(0, "color", &reading.color, "always",
		N_("colour the output, whatever it goes to")),
	OPT_VALUE(0, "no-color", &reading.color, "never", N_("do not colour the output")),
	OPT_TEXT(0, "today", "DATE", &reading.today, N_("take that date for today's")),
	OPT_END,
};

/* What stays open for as long as the session. */
static struct {
	char *root;
	char *prefix;
	struct repo *repo;
	struct source *source;
	struct exec configuration; /* git config, running while the plan is read */
} opened;

static int read_options(struct session *session, struct fail *fail)
{
	const char *format = reading.format ? reading.format : "table";
	if (!strcmp(format, "json"))
		session->format = FORMAT_JSON;
	else if (!strcmp(format, "table"))
		session->format = FORMAT_TABLE;
	else
		return fail_set(fail, STATUS_USAGE,
			_("unknown format '%s': it is table or json"), format);
	session->today = reading.today ? day_parse(reading.today) : day_today();
	if (!session->today)
		return fail_set(fail, STATUS_USAGE,
			_("'%s' is no date: write --today=2007-06-06"), reading.today);
	if (reading.at && reading.staged)
		return fail_set(fail, STATUS_USAGE, _("--at and --staged exclude one another"));
	return 0;
}

static int open_repo(struct fail *fail)
{
	if (repo_open(&opened.repo, fail))
		return -1;
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

/* What Git is told of colour and paging; asked only when there is something to decide. */
struct preferences {
	int color; /* -1: automatic */
	bool page;
	char *pager; /* NULL: Git's choice */
};

/* As Git reads a boolean. */
static bool is_one_of(const char *value, const char *const words[])
{
	for (; *words; words++) {
		if (!strcasecmp(value, *words))
			return true;
	}
	return false;
}

static bool is_false(const char *value)
{
	static const char *const words[] = {"false", "no", "off", "0", "never", "", NULL};
	return is_one_of(value, words);
}

static bool is_true(const char *value)
{
	static const char *const words[] = {"true", "yes", "on", "1", NULL};
	return is_one_of(value, words);
}

static void take_preference(struct preferences *preferences, const char *key, const char *value)
{
	bool own_color = !strcmp(key, "color.plan");
	bool all_color = !strcmp(key, "color.ui");
	if (own_color || all_color) {
		int color = !strcasecmp(value, "always") ? 1 : is_false(value) ? 0 : -1;
		preferences->color = color;
	} else if (!strcmp(key, "pager.plan")) {
		bool word = is_true(value) || is_false(value);
		preferences->page = !is_false(value);
		free(preferences->pager);
		preferences->pager = word ? NULL : mem_strdup(value);
	}
}

static void start_preferences(const struct session *session)
{
	static const char *const arguments[] = {
		"config", "-z", "--get-regexp", "^(color\\.(ui|plan)|pager\\.plan)$", NULL};
	if (session->format == FORMAT_TABLE)
		exec_start(&opened.configuration, arguments);
}

/* color.plan counts over color.ui, wherever they stand. */
static void read_preferences(struct preferences *preferences)
{
	static const char *const keys[] = {"color.ui", "color.plan", "pager.plan"};
	struct text out = TEXT_INIT;
	*preferences = (struct preferences){-1, true, NULL};
	if (exec_finish(&opened.configuration, &out) == 0) {
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			for (char *entry = out.data; entry < out.data + out.length;
				entry += strlen(entry) + 1) {
				size_t key = strcspn(entry, "\n");
				if (key == strlen(keys[k]) && !strncmp(entry, keys[k], key))
					take_preference(preferences, keys[k],
						entry[key] ? entry + key + 1 : "true");
			}
		}
	}
	text_release(&out);
}

static int start_pager(struct preferences *preferences, struct fail *fail)
{
	const char *const arguments[] = {"var", "GIT_PAGER", NULL};
	struct text pager = TEXT_INIT;
	if (preferences->pager)
		text_str(&pager, preferences->pager);
	else
		exec_git(&pager, arguments);
	pager.length = strcspn(pager.data, "\n");
	if (pager.length)
		pager.data[pager.length] = '\0';
	int result = term_start_pager(pager.data, fail);
	text_release(&pager);
	return result;
}

static bool git_pages(void)
{
	const char *in_use = getenv("GIT_PAGER_IN_USE");
	return in_use && !strcmp(in_use, "true");
}

static int prepare_output(struct session *session, struct fail *fail)
{
	const char *no_color = getenv("NO_COLOR");
	struct preferences preferences;
	if (session->format != FORMAT_TABLE)
		return 0;
	read_preferences(&preferences);
	bool color = preferences.color == 1 || (preferences.color == -1 && term_interactive());
	if (no_color && *no_color)
		color = false;
	const char *terminal = getenv("TERM");
	if (terminal && !strcmp(terminal, "dumb") && preferences.color != 1)
		color = false;
	if (reading.color)
		color = !strcmp(reading.color, "always");
	term_set_color(color);
	session->width = term_width();
	int result = 0;
	if (isatty(STDOUT_FILENO) && !git_pages() && !reading.no_pager && preferences.page)
		result = start_pager(&preferences, fail);
	free(preferences.pager);
	return result;
}

int session_open(struct session *session, const struct command *command, struct fail *fail)
{
	if (!(command->needs & NEED_PLAN))
		return 0;
	session->diag.no_warnings = !(command->needs & NEED_WARNINGS);
	if (read_options(session, fail))
		return -1;
	start_preferences(session);
	if (open_source(fail))
		return -1;
	session->prefix = opened.prefix ? opened.prefix : "";
	session->root = opened.root;
	if (plan_load(&session->plan, opened.source, &session->diag, fail))
		return -1;
	check_run(session->plan, session->today, &session->diag);
	return prepare_output(session, fail);
}

int session_report_errors(struct session *session)
{
	const struct findings_view view = {session->prefix, false, false};
	if (!session->diag.count)
		return STATUS_OK;
	fflush(stdout);
	findings_print(&view, stderr, &session->diag);
	return STATUS_REFUSED;
}

void session_close(struct session *session)
{
	struct text unread = TEXT_INIT;
	exec_finish(&opened.configuration, &unread);
	text_release(&unread);
	plan_free(session->plan);
	diag_release(&session->diag);
	source_free(opened.source);
	repo_close(opened.repo);
	free(opened.root);
	free(opened.prefix);
}
