#include "cmd/install.h"
#include "base/disk.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "git/exec.h"
#include "git/worktree.h"
#include "view/skeleton.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct hook {
	const char *name;
	bool of_server;   /* else of a working copy */
	const char *line; /* what a hook of the user's own needs to do the same */
	const char *script;
} hooks[] = {
	{
		"pre-commit",
		false,
		"git plan hook pre-commit || exit 1",
#include "pre-commit.inc"
	},
	{
		"commit-msg",
		false,
		"git plan hook commit-msg \"$1\" || exit 1",
#include "commit-msg.inc"
	},
	{
		"post-merge",
		false,
		"git plan hook post-merge",
#include "post-merge.inc"
	},
	{
		"pre-receive",
		true,
		"git plan hook pre-receive || exit 1",
#include "pre-receive.inc"
	},
};
#define HOOK_COUNT (sizeof hooks / sizeof *hooks)

/* A path fit to be printed; the caller's. */
static char *visible(const char *path)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, path, strlen(path));
	return text_detach(&shown);
}

/* --- Hooks --------------------------------------------------------------------- */

/* One that this program wrote begins so, whatever else its version said. */
static bool is_ours(const struct text *script)
{
	static const char beginning[] = "#!/bin/sh\n# git-plan: ";
	return !strncmp(script->data, beginning, sizeof beginning - 1);
}

static bool calls(const struct text *script, const struct hook *hook)
{
	struct text words = TEXT_INIT;
	text_printf(&words, "plan hook %s", hook->name);
	bool found = memmem(script->data, script->length, words.data, words.length) != NULL;
	text_release(&words);
	return found;
}

static int write_hook(int folder, const struct hook *hook, struct fail *fail)
{
	struct text script = TEXT_INIT;
	mode_t mask = umask(0);
	umask(mask);
	text_str(&script, hook->script);
	int result = disk_replace(folder, hook->name, &script, fail);
	if (!result && fchmodat(folder, hook->name, 0777 & ~mask, 0))
		result = fail_set(fail, STATUS_FAILURE, _("cannot write %s: %s"), hook->name,
			strerror(errno));
	text_release(&script);
	if (!result)
		printf("  %s\n", hook->name);
	return result;
}

/* *foreign becomes true where a hook of somebody else's stays as it is. */
static int install_one(int folder, const struct hook *hook, bool *foreign, struct fail *fail)
{
	struct text there = TEXT_INIT;
	bool found;
	int result = disk_read(folder, hook->name, &there, &found, fail);
	if (!result && (!found || is_ours(&there))) {
		result = write_hook(folder, hook, fail);
	} else if (!result && calls(&there, hook)) {
		printf(_("  %s (your own, which calls git plan)\n"), hook->name);
	} else if (!result) {
		*foreign = true;
		printf(_("  %s: there is one already, which stays as it is; to have the plan "
			 "checked too, add this line to it:\n      %s\n"),
			hook->name, hook->line);
	}
	text_release(&there);
	return result;
}

/* Where Git looks for hooks, which core.hooksPath may say. */
static int open_hooks(int *folder, struct fail *fail)
{
	static const char *const arguments[] = {"rev-parse", "--git-path", "hooks", NULL};
	struct text path = TEXT_INIT;
	int status = exec_git_saying(&path, arguments, (const char *const[]){NULL});
	*folder = -1;
	if (status) {
		fail_set(
			fail, STATUS_REFUSED, _("hooks belong to a repository: there is none"));
		fail_hint(fail, _("git init makes one of this folder"));
	} else {
		path.data[strcspn(path.data, "\n")] = '\0';
		mkdir(path.data, 0777);
		*folder = open(path.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		const char *reason = strerror(errno);
		char *shown = visible(path.data);
		if (*folder < 0)
			fail_set(fail, STATUS_FAILURE, _("cannot write %s: %s"), shown, reason);
		else
			printf(_("Hooks, in %s:\n"), shown);
		free(shown);
	}
	text_release(&path);
	return *folder < 0 ? -1 : 0;
}

static int install_those(bool of_server, struct fail *fail)
{
	int folder;
	bool foreign = false;
	int result = open_hooks(&folder, fail);
	for (size_t i = 0; i < HOOK_COUNT && !result; i++) {
		if (hooks[i].of_server == of_server)
			result = install_one(folder, &hooks[i], &foreign, fail);
	}
	if (folder >= 0)
		close(folder);
	if (!result && foreign)
		result = fail_set(fail, STATUS_REFUSED,
			_("not every hook could be installed: see above"));
	return result;
}

/* What Git answers to such a question, without its line ending; the caller's, or NULL. */
static char *ask_git(const char *question)
{
	const char *const arguments[] = {"rev-parse", question, NULL};
	struct text out = TEXT_INIT;
	int status = exec_git(&out, arguments);
	if (status) {
		text_release(&out);
		return NULL;
	}
	char *answer = text_detach(&out);
	answer[strcspn(answer, "\n")] = '\0';
	return answer;
}

static bool is_bare(void)
{
	char *answer = ask_git("--is-bare-repository");
	bool bare = answer && !strcmp(answer, "true");
	free(answer);
	return bare;
}

/* --- What git diff shows ------------------------------------------------------------ */

static int git(const char *const arguments[], struct fail *fail)
{
	struct text out = TEXT_INIT;
	int status = exec_git_saying(&out, arguments, (const char *const[]){NULL});
	text_release(&out);
	if (!status)
		return 0;
	return fail_set(fail, STATUS_FAILURE, _("git %s did not succeed"), arguments[0]);
}

/*
 * Nothing is cached (diff.plan.cachetextconv): what is printed depends on the language and
 * on the version of the program.
 */
int install_textconv(struct fail *fail)
{
	static const char key[] = "diff.plan.textconv";
	const char *const ask[] = {"config", "--get", key, NULL};
	const char *const set[] = {"config", key, "git plan textconv", NULL};
	struct text own = TEXT_INIT;
	int status = exec_git(&own, ask);
	text_release(&own);
	return status ? git(set, fail) : 0;
}

/* A plan begun with an older version lacks the line that says which files these are. */
static void tell_of_attribute(void)
{
	char *root = ask_git("--show-toplevel");
	const char *const ask[] = {
		"-C", root ? root : ".", "check-attr", "diff", "--", "plan/plan.yaml", NULL};
	struct text answer = TEXT_INIT;
	exec_git(&answer, ask);
	if (strstr(answer.data, ": plan\n"))
		printf("%s\n", _("git diff and git log -p show the plan's files in words."));
	else
		printf(_("To have git diff show the plan's files in words, add this line to "
			 ".gitattributes and commit it:\n    %s\n"),
			SKELETON_DIFF_ATTRIBUTE);
	text_release(&answer);
	free(root);
}

int install_hooks(struct fail *fail)
{
	bool bare = is_bare();
	int result = install_those(bare, fail);
	if (bare || (result && fail->status != STATUS_REFUSED))
		return result;
	/* That a hook of the user's own stays is no reason to leave this out. */
	if (install_textconv(fail))
		return -1;
	tell_of_attribute();
	return result;
}

static bool plan_is_here(void)
{
	struct stat status;
	char *root = ask_git("--show-toplevel");
	struct text path = TEXT_INIT;
	text_printf(&path, "%s/plan", root ? root : "");
	bool here = root && *root && !stat(path.data, &status);
	text_release(&path);
	free(root);
	return here;
}

bool install_has_plan(const char *folder)
{
	int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool has = here >= 0 && !chdir(folder) && (is_bare() || plan_is_here());
	if (here >= 0) {
		if (fchdir(here))
			has = false;
		close(here);
	}
	return has;
}

/* --- A server --------------------------------------------------------------------- */

static const char *const settings[] = {
	"receive.fsckObjects", "receive.denyNonFastForwards", "receive.denyDeletes"};

static bool is_empty(const char *folder)
{
	DIR *stream = opendir(folder);
	size_t count = 0;
	while (stream && readdir(stream))
		count++;
	if (stream)
		closedir(stream);
	return stream ? count <= 2 : errno == ENOENT;
}

static int make_bare(const char *folder, struct fail *fail)
{
	const char *const init[] = {"init", "-q", "--bare", "--", folder, NULL};
	const char *const head[] = {"symbolic-ref", "HEAD", "refs/heads/main", NULL};
	if (git(init, fail))
		return -1;
	if (chdir(folder))
		return fail_set(fail, STATUS_FAILURE, _("cannot go to the folder %s: %s"),
			folder, strerror(errno));
	return git(head, fail);
}

/* The folder itself must be the repository, not one within it. */
static int enter_bare(const char *folder, struct fail *fail)
{
	char *own = chdir(folder) ? NULL : getcwd(NULL, 0);
	char *repository = own ? ask_git("--absolute-git-dir") : NULL;
	bool is = repository && !strcmp(own, repository) && is_bare();
	free(own);
	free(repository);
	if (is)
		return 0;
	fail_set(fail, STATUS_REFUSED, _("%s holds something else than a bare repository"),
		folder);
	return fail_hint(fail, _("name a folder that is not there yet: it will be made"));
}

static void tell_server(void)
{
	char *here = getcwd(NULL, 0), *shown = visible(here ? here : ".");
	printf("%s\n", _("What is pushed here is checked, and what is recorded stays."));
	printf(_("\nWhat comes next, in the repository that holds the plan:\n"
		 "  git remote add origin ADDRESS\n"
		 "  git push -u origin main\n"));
	printf(_("where ADDRESS is %s, or how others reach it.\n"), shown);
	free(shown);
	free(here);
}

int install_server(const char *folder, struct fail *fail)
{
	/* It is about that folder, whatever repository the caller works in. */
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	int result = is_empty(folder) ? make_bare(folder, fail) : enter_bare(folder, fail);
	for (size_t i = 0; i < sizeof settings / sizeof *settings && !result; i++)
		result = git((const char *const[]){"config", settings[i], "true", NULL}, fail);
	if (!result)
		result = install_those(true, fail);
	if (!result)
		tell_server();
	return result;
}
