#include "base/disk.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "git/exec.h"
#include "git/message.h"
#include "git/objects.h"
#include "git/received.h"
#include "model/check.h"
#include "model/resolve.h"
#include "view/findings.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * What the scripts under hooks/ call. Errors of the plan refuse; warnings are not told:
 * `git plan check` is for them.
 */

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {OPT_END};

const struct command command_hook = {
	"hook",
	N_("check what is committed, merged or pushed, as a hook of Git"),
	N_("pre-commit|commit-msg|post-merge|pre-receive [ARGUMENT…]"),
	options,
	0,
	0,
	run,
};

/* Of a plan with more errors, so many are told. */
#define MOST_TOLD 20
/* More than Git writes for any push. */
#define MOST_INPUT ((size_t)16 << 20)

/* --- A version of the plan --------------------------------------------------------- */

struct version {
	struct source *source;
	struct plan *plan;
	struct diag diag;
};

/* Load and check it; `source` becomes the version's, or NULL when it could not be opened. */
static int version_open(
	struct version *version, struct source *source, day_t today, struct fail *fail)
{
	*version = (struct version){source, NULL, DIAG_INIT};
	version->diag.no_warnings = true;
	if (!source || plan_load(&version->plan, source, &version->diag, fail))
		return -1;
	check_run(version->plan, today, &version->diag);
	return 0;
}

static int version_open_staged(
	struct version *version, struct repo *repo, day_t today, struct fail *fail)
{
	struct source *source;
	repo_index_source(&source, repo, fail);
	return version_open(version, source, today, fail);
}

static void version_close(struct version *version)
{
	plan_free(version->plan);
	diag_release(&version->diag);
	source_free(version->source);
}

/* Returns how many errors there are. */
static size_t tell_errors(struct version *version, const char *prefix)
{
	const struct findings_view view = {prefix, false, false, 0};
	size_t count = version->diag.count;
	if (count > MOST_TOLD)
		version->diag.count = MOST_TOLD;
	findings_print(&view, stderr, &version->diag);
	if (count > MOST_TOLD)
		fprintf(stderr,
			lang_plural("and %zu more\n", "and %zu more\n", count - MOST_TOLD),
			count - MOST_TOLD);
	return count;
}

/* --- Before and after a commit ------------------------------------------------------ */

struct call {
	struct repo *repo;
	char *prefix;
	day_t today;
	int argc; /* the hook's own arguments */
	char **argv;
};

static bool plan_is_touched(void)
{
	static const char *const arguments[] = {
		"diff-index", "--cached", "--quiet", "HEAD", "--", ":/plan", NULL};
	struct text out = TEXT_INIT;
	int status = exec_git(&out, arguments);
	text_release(&out);
	return status != 0;
}

static int pre_commit(const struct call *call, struct fail *fail)
{
	struct version version;
	if (!plan_is_touched())
		return STATUS_OK;
	int result = version_open_staged(&version, call->repo, call->today, fail);
	size_t errors = result ? 0 : tell_errors(&version, call->prefix);
	if (errors) {
		result = fail_set(fail, STATUS_REFUSED,
			lang_plural("the plan would have %zu error: nothing was committed",
				"the plan would have %zu errors: nothing was committed",
				errors),
			errors);
		fail_hint(fail, _("mend these lines, git add the files, and commit again"));
	}
	version_close(&version);
	return result;
}

/* After a merge nothing can be refused any more, and a repository without a plan is fine. */
static int post_merge(const struct call *call, struct fail *fail)
{
	struct version version;
	struct fail ignored = FAIL_INIT;
	(void)fail;
	if (!version_open_staged(&version, call->repo, call->today, &ignored) &&
		version.diag.count) {
		size_t errors = tell_errors(&version, call->prefix);
		fprintf(stderr,
			lang_plural("warning: after this merge the plan has %zu error\n",
				"warning: after this merge the plan has %zu errors\n", errors),
			errors);
		fprintf(stderr, "%s\n",
			_("hint: mend these lines and commit before you share it; or go back to "
			  "before the merge: git reset --merge ORIG_HEAD"));
	}
	version_close(&version);
	fail_release(&ignored);
	return STATUS_OK;
}

/* --- The message of a commit --------------------------------------------------------- */

static char comment_character(void)
{
	static const char *const arguments[] = {"config", "--get", "core.commentChar", NULL};
	struct text out = TEXT_INIT;
	bool given = exec_git(&out, arguments) == 0 && out.length == 2;
	char comment = given ? *out.data : '#';
	text_release(&out);
	return comment;
}

static char *read_message(const char *path, struct fail *fail)
{
	struct text bytes = TEXT_INIT;
	bool found;
	char *message = NULL;
	if (!disk_read(AT_FDCWD, path, &bytes, &found, fail)) {
		if (found && !memchr(bytes.data, '\0', bytes.length))
			message = message_without_comments(bytes.data, comment_character());
		else
			fail_set(fail, STATUS_REFUSED,
				_("the message of the commit is no text"));
	}
	text_release(&bytes);
	return message;
}

static int refuse_message(const char *line, const char *what, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, line, strlen(line));
	fail_set(fail, STATUS_REFUSED, "%s: %s", shown.data, what);
	text_release(&shown);
	return -1;
}

static int find_decision(
	const struct plan *plan, const char *line, const char *value, struct fail *fail)
{
	struct fail unknown = FAIL_INIT;
	struct text name = TEXT_INIT;
	const struct thing *decision;
	int result = 0;
	if (plan_find(plan, SPACE_DECISION, value))
		return 0;
	result = refuse_message(line, _("the plan has no such decision"), fail);
	if (!resolve_among(&decision, plan, 1u << KIND_DECISION, value, &unknown)) {
		thing_full_id(&name, decision);
		fail_hint(fail, _("write its name in full: Decision: %s"), name.data);
	} else {
		fail_hint(fail,
			_("git plan list decisions names them; one that is new is committed "
			  "with its meeting's file, or before"));
	}
	text_release(&name);
	fail_release(&unknown);
	return result;
}

/* Who commits without an index tells of none: then the decision is one that is recorded. */
static int open_for_message(struct version *version, const struct call *call, struct fail *fail)
{
	struct fail none = FAIL_INIT;
	struct source *source;
	int result = version_open_staged(version, call->repo, call->today, &none);
	if (result) {
		version_close(version);
		repo_revision_source(&source, call->repo, "HEAD", fail);
		result = version_open(version, source, call->today, fail);
	}
	fail_release(&none);
	return result;
}

static int check_decision(
	const struct call *call, const char *line, const char *value, struct fail *fail)
{
	struct version version;
	int result = open_for_message(&version, call, fail);
	if (!result)
		result = find_decision(version.plan, line, value, fail);
	version_close(&version);
	return result;
}

static int check_message(const struct call *call, const char *message, struct fail *fail)
{
	char *line, *value;
	int result = STATUS_OK;
	switch (message_decision(&line, &value, message)) {
	case DECISION_NONE:
		break;
	case DECISION_COUNTS:
		result = check_decision(call, line, value, fail);
		break;
	case DECISION_MISSPELT:
		result = refuse_message(
			line, _("this names no decision as it is written"), fail);
		fail_hint(fail, _("write, from the first column: Decision: %s"), value);
		break;
	case DECISION_MISPLACED:
		result = refuse_message(line,
			_("a decision is named in the last paragraph, which holds nothing but such "
			  "lines"),
			fail);
		fail_hint(fail,
			_("put an empty line before it, and no other text beside or after "
			  "it"));
		break;
	case DECISION_REPEATED:
		result = refuse_message(line, _("a commit names one decision"), fail);
		fail_hint(fail, _("name one here, and commit what the other allows by itself"));
		break;
	}
	free(line);
	free(value);
	return result;
}

static int commit_msg(const struct call *call, struct fail *fail)
{
	if (call->argc != 1)
		return fail_set(fail, STATUS_USAGE,
			_("commit-msg takes the file that holds the message"));
	char *message = read_message(call->argv[0], fail);
	int result = message ? check_message(call, message, fail) : -1;
	free(message);
	return result;
}

/* --- What is pushed to a server --------------------------------------------------------- */

static int read_input(struct text *lines, struct fail *fail)
{
	ssize_t got;
	do {
		char *room = text_reserve(lines, 4096);
		got = read(STDIN_FILENO, room, 4096);
		if (got > 0)
			lines->length += (size_t)got;
	} while (got > 0 && lines->length < MOST_INPUT);
	*text_reserve(lines, 0) = '\0';
	if (got || memchr(lines->data, '\0', lines->length))
		return fail_set(fail, STATUS_USAGE,
			_("standard input must hold lines OLD NEW REF, as Git tells pre-receive"));
	return 0;
}

static void say_what_to_do(const struct received_plan *received, struct fail *fail)
{
	if (received->is_last)
		fail_hint(fail,
			_("mend these lines, then git commit -a --amend, and push again"));
	else if (received->before)
		fail_hint(fail,
			_("mend that very commit (git rebase -i), or make one of all of yours: git "
			  "reset --soft %.10s, then git commit; and push again"),
			received->before);
	else
		fail_hint(fail, _("mend that very commit (git rebase -i), then push again"));
}

static int check_received(
	const struct call *call, const struct received_plan *received, struct fail *fail)
{
	struct version version;
	int result = version_open(
		&version, repo_tree_source(call->repo, received->tree), call->today, fail);
	size_t errors = result ? 0 : tell_errors(&version, "");
	if (errors) {
		struct text branch = TEXT_INIT;
		utf8_visible(&branch, received->branch, strlen(received->branch));
		result = fail_set(fail, STATUS_REFUSED,
			lang_plural("%s: in commit %.10s the plan has %zu error",
				"%s: in commit %.10s the plan has %zu errors", errors),
			branch.data, received->commit, errors);
		text_release(&branch);
		say_what_to_do(received, fail);
	}
	version_close(&version);
	return result;
}

static int pre_receive(const struct call *call, struct fail *fail)
{
	struct received *received = NULL;
	struct text lines = TEXT_INIT;
	int result = read_input(&lines, fail);
	if (!result)
		result = received_open(&received, call->repo, lines.data, fail);
	for (size_t i = 0; !result && i < received_count(received); i++)
		result = check_received(call, received_plan(received, i), fail);
	received_close(received);
	text_release(&lines);
	return result;
}

/* --- The command ------------------------------------------------------------------------- */

static const struct {
	const char *name;
	int (*run)(const struct call *, struct fail *);
} hooks[] = {
	{"pre-commit", pre_commit},
	{"commit-msg", commit_msg},
	{"post-merge", post_merge},
	{"pre-receive", pre_receive},
};
#define HOOK_COUNT (sizeof hooks / sizeof *hooks)

static int unknown_hook(const char *name, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, name, strlen(name));
	fail_set(fail, STATUS_USAGE, _("there is nothing to do for a hook '%s'"), shown.data);
	text_release(&shown);
	return fail_hint(
		fail, _("the hooks are pre-commit, commit-msg, post-merge and pre-receive"));
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	(void)session;
	if (!argc) {
		fail_set(fail, STATUS_USAGE, _("hook takes the name of a hook"));
		return fail_hint(fail,
			_("the hooks are pre-commit, commit-msg, post-merge and pre-receive"));
	}
	size_t at = 0;
	while (at < HOOK_COUNT && strcmp(hooks[at].name, argv[0]))
		at++;
	if (at == HOOK_COUNT)
		return unknown_hook(argv[0], fail);
	struct call call = {NULL, NULL, day_today(), argc - 1, argv + 1};
	if (repo_open(&call.repo, fail))
		return -1;
	call.prefix = repo_prefix(call.repo);
	int result = hooks[at].run(&call, fail);
	free(call.prefix);
	repo_close(call.repo);
	return result;
}
