#include "git/guard.h"
#include "base/disk.h"
#include "base/lang.h"
#include "git/hook.h"
#include "git/stage.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *const none[] = {NULL};

static bool exists(const struct guard *guard, const char *name)
{
	return hook_exists(guard->settings->hooks, name);
}

static int refused(const char *name, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED,
		_("the repository's hook '%s' refused the commit: nothing was changed"), name);
	return fail_hint(
		fail, strcmp(name, "prepare-commit-msg")
			      ? _("do what it says above, or leave it out with --no-verify")
			      : _("do what it says above"));
}

int guard_tree(const struct guard *guard, const git_oid *tree, struct fail *fail)
{
	if (!exists(guard, "pre-commit"))
		return 0;
	int result = stage_tree(guard->index, guard->repo, tree, fail);
	if (!result && hook_run("pre-commit", none, guard->environment->all))
		result = refused("pre-commit", fail);
	if (!result && !stage_is_tree(guard->index, guard->repo, tree))
		result = fail_set(fail, STATUS_REFUSED,
			_("the repository's hook 'pre-commit' staged changes of its own, which "
			  "git-plan does not commit: nothing was changed"));
	unlink(guard->index);
	return result;
}

/*
 * What the hooks left of the message. Comment lines are not taken out: a message given as
 * it is stays as it is, but for blank ends.
 */
static int take_message(struct text *out, const struct guard *guard, struct fail *fail)
{
	bool found;
	text_reset(out);
	if (disk_read(AT_FDCWD, guard->message_file, out, &found, fail))
		return -1;
	while (out->length && strchr(" \t\r\n", out->data[out->length - 1]))
		out->data[--out->length] = '\0';
	if (!out->length)
		return fail_set(
			fail, STATUS_REFUSED, _("the message is empty: nothing was committed"));
	text_char(out, '\n');
	return 0;
}

static int run_message_hooks(
	const struct guard *guard, bool prepares, bool checks, struct fail *fail)
{
	const char *const prepare[] = {guard->message_file, "message", NULL};
	const char *const check[] = {guard->message_file, NULL};
	if (prepares && hook_run("prepare-commit-msg", prepare, guard->environment->all))
		return refused("prepare-commit-msg", fail);
	if (checks && hook_run("commit-msg", check, guard->environment->all))
		return refused("commit-msg", fail);
	return 0;
}

int guard_message(const struct guard *guard, const git_oid *tree, struct text *message,
	bool verify, struct fail *fail)
{
	bool prepares = exists(guard, "prepare-commit-msg");
	bool checks = verify && exists(guard, "commit-msg");
	if (!prepares && !checks)
		return 0;
	/* These look at the index, too: whether a decision is in the plan. */
	int result = stage_tree(guard->index, guard->repo, tree, fail);
	if (!result)
		result = disk_lend(guard->message_file, message, fail);
	if (!result)
		result = run_message_hooks(guard, prepares, checks, fail);
	if (!result)
		result = take_message(message, guard, fail);
	unlink(guard->index);
	return result;
}

void guard_after(const struct guard *guard)
{
	if (exists(guard, "post-commit"))
		hook_run("post-commit", none, NULL);
}
