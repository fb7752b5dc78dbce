#include "cmd/ground.h"
#include "base/disk.h"
#include "base/lang.h"
#include "git/exec.h"
#include "git/worktree.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- Looking --------------------------------------------------------------- */

static int within_another(const char *root, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED,
		_("a plan stands at the root of its repository, which is %s"), root);
	return fail_hint(fail,
		_("begin it there; or run git init in this folder first, to make it a repository "
		  "of its own"));
}

static bool git_has_folder(void)
{
	static const char *const arguments[] = {"rev-parse", "--git-dir", NULL};
	struct text out = TEXT_INIT;
	int status = exec_git(&out, arguments);
	text_release(&out);
	return status == 0;
}

static int look_at_repository(struct ground *ground, struct fail *fail)
{
	struct fail none = FAIL_INIT;
	char *root = NULL, *prefix = NULL;
	int result = 0;
	if (!worktree_find(&root, &prefix, &none) && (root || git_has_folder())) {
		ground->in_repository = true;
		if (!root)
			result = fail_set(fail, STATUS_REFUSED,
				_("this repository has no working tree: begin the plan in a "
				  "clone of it"));
		else if (*prefix || ground->new_folder)
			result = within_another(root, fail);
	}
	fail_release(&none);
	free(root);
	free(prefix);
	return result;
}

static int look_for_plan(struct fail *fail)
{
	struct stat status;
	if (fstatat(AT_FDCWD, "plan", &status, AT_SYMLINK_NOFOLLOW))
		return 0;
	fail_set(fail, STATUS_REFUSED, _("there is a plan/ here already: nothing was changed"));
	return fail_hint(fail, _("edit its files, or begin a plan in another folder"));
}

static int look_at_settings(struct ground *ground, struct fail *fail)
{
	for (int i = 0; i < SKELETON_SETTING_COUNT; i++) {
		struct setting *setting = &ground->settings[i];
		bool found = false;
		if (!ground->new_folder && disk_read(AT_FDCWD, skeleton_setting_names[i],
						   &setting->bytes, &found, fail))
			return -1;
		setting->is_new = !found;
		setting->is_changed =
			skeleton_complete((enum skeleton_setting)i, &setting->bytes);
	}
	return 0;
}

static int no_folder(const char *folder, struct fail *fail)
{
	return fail_set(fail, STATUS_FAILURE, _("cannot go to the folder %s: %s"), folder,
		strerror(errno));
}

/* Go to the folder or, when it is not there yet, to the one that will hold it. */
static int enter(struct ground *ground, char *folder, struct fail *fail)
{
	if (!chdir(folder))
		return 0;
	if (errno != ENOENT)
		return no_folder(folder, fail);
	char *end = folder + strlen(folder);
	while (end > folder + 1 && end[-1] == '/')
		*--end = '\0';
	char *slash = strrchr(folder, '/');
	ground->new_folder = slash ? slash + 1 : folder;
	if (!slash)
		return 0;
	*slash = '\0';
	return chdir(*folder ? folder : "/") ? no_folder(folder, fail) : 0;
}

int ground_look(struct ground *ground, const char *folder, struct fail *fail)
{
	*ground = (struct ground){.folder = mem_strdup(folder)};
	for (int i = 0; i < SKELETON_SETTING_COUNT; i++)
		text_init(&ground->settings[i].bytes);
	if (enter(ground, ground->folder, fail) || look_at_repository(ground, fail))
		return -1;
	if (!ground->new_folder && look_for_plan(fail))
		return -1;
	return look_at_settings(ground, fail);
}

void ground_release(struct ground *ground)
{
	for (int i = 0; i < SKELETON_SETTING_COUNT; i++)
		text_release(&ground->settings[i].bytes);
	free(ground->folder);
}

/* --- Writing ----------------------------------------------------------------- */

/* What was made so far, to be removed when it comes to nothing. */
struct made {
	int folder; /* open: where the plan goes */
	bool new_folder, repository;
	bool settings[SKELETON_SETTING_COUNT];
	char staged[32]; /* plan/, until it is whole */
};

static int make_folder(struct made *made, const char *new_folder, struct fail *fail)
{
	if (new_folder && mkdir(new_folder, 0777))
		return fail_set(fail, STATUS_FAILURE, _("cannot make the folder %s: %s"),
			new_folder, strerror(errno));
	made->new_folder = new_folder != NULL;
	made->folder = open(new_folder ? new_folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (made->folder < 0 || fchdir(made->folder))
		return no_folder(new_folder ? new_folder : ".", fail);
	return 0;
}

static int stage_files(
	struct made *made, const struct skeleton_file *files, size_t count, struct fail *fail)
{
	int result = 0;
	snprintf(made->staged, sizeof made->staged, ".plan-new-%ld", (long)getpid());
	for (size_t i = 0; i < count && !result; i++) {
		struct text path = TEXT_INIT;
		text_printf(&path, "%s/%s", made->staged, files[i].path);
		result = disk_create(made->folder, path.data, &files[i].bytes, fail);
		text_release(&path);
	}
	return result;
}

static int make_repository(struct made *made, struct fail *fail)
{
	static const char *const arguments[] = {"init", "-q", NULL};
	struct text out = TEXT_INIT;
	struct stat before;
	/* What was there in any form is not this program's to remove. */
	made->repository = fstatat(made->folder, ".git", &before, AT_SYMLINK_NOFOLLOW) != 0;
	int status = exec_git(&out, arguments);
	text_release(&out);
	if (!status)
		return 0;
	fail_set(fail, STATUS_FAILURE, _("git init did not succeed"));
	return fail_hint(fail, _("run it there yourself to see why"));
}

static int write_settings(struct made *made, const struct ground *ground, struct fail *fail)
{
	for (int i = 0; i < SKELETON_SETTING_COUNT; i++) {
		const struct setting *setting = &ground->settings[i];
		if (!setting->is_changed)
			continue;
		if (disk_replace(
			    made->folder, skeleton_setting_names[i], &setting->bytes, fail))
			return -1;
		made->settings[i] = setting->is_new;
	}
	return 0;
}

static void unmake(const struct made *made, const char *new_folder)
{
	if (made->folder >= 0) {
		for (int i = 0; i < SKELETON_SETTING_COUNT; i++) {
			if (made->settings[i])
				disk_remove(made->folder, skeleton_setting_names[i]);
		}
		if (*made->staged)
			disk_remove(made->folder, made->staged);
		if (made->repository)
			disk_remove(made->folder, ".git");
	}
	if (made->new_folder && (made->folder < 0 || !chdir("..")))
		rmdir(new_folder);
}

/*
 * The plan appears whole, by one rename, after everything else: a kill before it
 * leaves no plan, and what it leaves is in nobody's way.
 */
static int write_all(const struct ground *ground, const struct skeleton_file *files,
	size_t count, struct fail *fail)
{
	struct made made = {.folder = -1};
	int result = make_folder(&made, ground->new_folder, fail);
	if (!result)
		result = stage_files(&made, files, count, fail);
	if (!result && !ground->in_repository)
		result = make_repository(&made, fail);
	if (!result)
		result = write_settings(&made, ground, fail);
	if (!result)
		result = disk_rename_new(made.folder, made.staged, "plan", fail);
	if (result)
		unmake(&made, ground->new_folder);
	if (made.folder >= 0)
		close(made.folder);
	return result;
}

int ground_write(const struct ground *ground, const struct skeleton_file *files, size_t count,
	struct fail *fail)
{
	/* Who interrupts it is heard when nothing is half-done. */
	sigset_t signals, before;
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, &before);
	int result = write_all(ground, files, count, fail);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}
