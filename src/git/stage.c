#include "git/stage.h"
#include "base/disk.h"
#include "base/lang.h"
#include "git/exec.h"
#include "git/lock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *stage_path(const struct repo *repo)
{
	const char *given = getenv("GIT_INDEX_FILE");
	struct text path = TEXT_INIT;
	if (given && *given)
		text_str(&path, given);
	else
		text_printf(&path, "%sindex", git_repository_path(repo->handle));
	return text_detach(&path);
}

static int cannot_stage(struct fail *fail)
{
	return repo_fail(fail, _("cannot write the index: nothing was changed"));
}

/* What Git remembers of a file, to see at a glance that it has not changed. */
static void describe(git_index_entry *entry, const struct stat *info)
{
	entry->ctime.seconds = (int32_t)info->st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)info->st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)info->st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)info->st_mtim.tv_nsec;
	entry->dev = (uint32_t)info->st_dev;
	entry->ino = (uint32_t)info->st_ino;
	entry->uid = info->st_uid;
	entry->gid = info->st_gid;
	entry->file_size = (uint32_t)info->st_size;
}

static int stage_one(
	git_index *index, const struct repo *repo, const struct tree_change *change)
{
	struct stat info;
	struct text path = TEXT_INIT;
	git_index_entry entry = {0};
	if (!change->bytes) {
		int error = git_index_remove_bypath(index, change->path);
		return error == GIT_ENOTFOUND ? 0 : error;
	}
	text_printf(&path, "%s%s", git_repository_workdir(repo->handle), change->path);
	if (!lstat(path.data, &info))
		describe(&entry, &info);
	text_release(&path);
	entry.mode = GIT_FILEMODE_BLOB;
	entry.id = change->id;
	entry.path = change->path;
	return git_index_add(index, &entry);
}

static char *beside(const char *folder, const char *what)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "%s/plan-%s-%ld", folder, what, (long)getpid());
	char *name = text_detach(&path);
	lock_temporary(name);
	return name;
}

/* That of some thousands of files, which takes longer to read than a thread to start. */
#define LARGE_INDEX 1000000

static void *read_index(void *argument)
{
	struct stage *stage = argument;
	if (git_index_open(&stage->index, stage->next))
		stage->index = NULL;
	return NULL;
}

int stage_open(struct stage *stage, struct repo *repo, const char *folder, struct fail *fail)
{
	struct stat info = {0};
	*stage = (struct stage){.repo = repo, .own = stage_path(repo)};
	stage->next = beside(folder, "index");
	stage->kept = beside(folder, "index-before");
	if (!stat(stage->own, &info))
		stage->written = info.st_mtim;
	unlink(stage->next);
	if (disk_copy(stage->own, stage->next, &stage->found, fail))
		return -1;
	stage->is_reading = info.st_size > LARGE_INDEX &&
			    !pthread_create(&stage->reading, NULL, read_index, stage);
	if (!stage->is_reading)
		read_index(stage);
	return 0;
}

static void finish_reading(struct stage *stage)
{
	if (stage->is_reading)
		pthread_join(stage->reading, NULL);
	stage->is_reading = false;
}

void stage_close(struct stage *stage)
{
	finish_reading(stage);
	git_index_free(stage->index);
	lock_drop(stage->next);
	lock_drop(stage->kept);
	free(stage->own);
	*stage = (struct stage){.repo = NULL};
}

/* Another name of it: taking it back needs no space then. */
static int keep(const struct stage *stage, struct fail *fail)
{
	bool found;
	unlink(stage->kept);
	if (!stage->found || !link(stage->own, stage->kept))
		return 0;
	return disk_copy(stage->own, stage->kept, &found, fail);
}

int stage_put(struct stage *stage, struct fail *fail)
{
	if (keep(stage, fail))
		return -1;
	if (!rename(stage->next, stage->own))
		return 0;
	return fail_set(fail, STATUS_FAILURE,
		_("cannot replace the index: %s; nothing was changed"), strerror(errno));
}

void stage_back(struct stage *stage, struct fail *fail)
{
	int error = stage->found ? rename(stage->kept, stage->own) : unlink(stage->own);
	if (error)
		fail_hint(fail,
			_("the index could not be put back as it was; when the disk works "
			  "again: git reset"));
}

static bool git_says_it_holds(const char *index, const char *file, const git_oid *blob)
{
	struct text out = TEXT_INIT, wanted = TEXT_INIT, place = TEXT_INIT,
		    variable = TEXT_INIT;
	text_printf(&variable, "GIT_INDEX_FILE=%s", index);
	text_printf(&place, ":(top,literal)%s", file);
	const char *const variables[] = {variable.data, NULL};
	const char *const arguments[] = {
		"ls-files", "--stage", "-z", "--full-name", "--", place.data, NULL};
	if (blob)
		text_printf(&wanted, "100644 %s 0\t%s", git_oid_tostr_s(blob), file);
	bool holds = exec_git_saying(&out, arguments, variables) == 0 &&
		     !strcmp(out.data, wanted.data);
	text_release(&out);
	text_release(&wanted);
	text_release(&place);
	text_release(&variable);
	return holds;
}

bool stage_holds(struct stage *stage, const char *file, const git_oid *blob)
{
	size_t at;
	finish_reading(stage);
	if (!stage->index)
		return git_says_it_holds(stage->next, file, blob);
	const git_index_entry *entry = git_index_get_bypath(stage->index, file, 0);
	bool unmerged = !entry && !git_index_find(&at, stage->index, file);
	if (entry)
		return blob && git_oid_equal(&entry->id, blob);
	return !blob && !unmerged;
}

/* A split or sparse index, which libgit2 does not read, is Git's to change. */
static int write_by_git(
	const struct stage *stage, const struct tree_change *changes, size_t count)
{
	struct text variable = TEXT_INIT, out = TEXT_INIT, line = TEXT_INIT;
	text_printf(&variable, "GIT_INDEX_FILE=%s", stage->next);
	const char *const variables[] = {variable.data, NULL};
	int status = 0;
	for (size_t i = 0; i < count && !status; i++) {
		char id[GIT_OID_HEXSZ + 1];
		text_reset(&line);
		git_oid_tostr(id, sizeof id, &changes[i].id);
		text_printf(&line, "100644,%s,%s", id, changes[i].path);
		const char *const adds[] = {
			"update-index", "--add", "--cacheinfo", line.data, NULL};
		const char *const removes[] = {
			"update-index", "--force-remove", "--", changes[i].path, NULL};
		status = exec_git_saying(&out, changes[i].bytes ? adds : removes, variables);
	}
	text_release(&variable);
	text_release(&line);
	text_release(&out);
	return status ? -1 : 0;
}

static bool is_before(const git_index_time *time, const struct timespec *other)
{
	return time->seconds < (int32_t)other->tv_sec ||
	       (time->seconds == (int32_t)other->tv_sec &&
		       time->nanoseconds < (uint32_t)other->tv_nsec);
}

/*
 * A file written in the same moment as the index may have changed since without a trace in
 * its times: Git tells by the index being no younger. Ours will be: so nothing is
 * remembered of such files, and Git looks into them again.
 */
static int forget_racy(const struct stage *stage)
{
	int error = 0;
	for (size_t i = 0; !error && i < git_index_entrycount(stage->index); i++) {
		git_index_entry entry = *git_index_get_byindex(stage->index, i);
		if (!entry.file_size || git_index_entry_stage(&entry) ||
			is_before(&entry.mtime, &stage->written))
			continue;
		entry.file_size = 0;
		error = git_index_add(stage->index, &entry);
	}
	return error;
}

int stage_write(
	struct stage *stage, const struct tree_change *changes, size_t count, struct fail *fail)
{
	finish_reading(stage);
	if (!stage->index)
		return write_by_git(stage, changes, count) ? cannot_stage(fail) : 0;
	int error = forget_racy(stage);
	for (size_t i = 0; i < count && !error; i++)
		error = stage_one(stage->index, stage->repo, &changes[i]);
	if (!error)
		error = git_index_write(stage->index);
	return error ? cannot_stage(fail) : 0;
}

int stage_tree(const char *path, struct repo *repo, const git_oid *id, struct fail *fail)
{
	git_index *index = NULL;
	git_tree *tree = NULL;
	int error = git_tree_lookup(&tree, repo->handle, id);
	if (!error)
		error = git_index_open(&index, path);
	if (!error)
		error = git_index_read_tree(index, tree);
	if (!error)
		error = git_index_write(index);
	git_index_free(index);
	git_tree_free(tree);
	return error ? cannot_stage(fail) : 0;
}

static bool git_says_it_is(const char *path, const git_oid *tree)
{
	static const char *const arguments[] = {"write-tree", NULL};
	struct text out = TEXT_INIT, variable = TEXT_INIT;
	text_printf(&variable, "GIT_INDEX_FILE=%s", path);
	const char *const variables[] = {variable.data, NULL};
	bool same = exec_git_saying(&out, arguments, variables) == 0 &&
		    !strncmp(out.data, git_oid_tostr_s(tree), GIT_OID_HEXSZ);
	text_release(&out);
	text_release(&variable);
	return same;
}

bool stage_is_tree(const char *path, struct repo *repo, const git_oid *tree)
{
	git_index *index = NULL;
	git_oid id;
	if (git_index_open(&index, path))
		return git_says_it_is(path, tree);
	bool same =
		!git_index_write_tree_to(&id, index, repo->handle) && git_oid_equal(&id, tree);
	git_index_free(index);
	return same;
}
