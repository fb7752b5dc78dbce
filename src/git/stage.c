#include "git/stage.h"
#include "base/lang.h"
#include "base/disk.h"
#include "git/exec.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

/* A split or sparse index, which libgit2 does not read, is Git's to change. */
static int stage_by_git(const char *path, const struct tree_change *changes, size_t count)
{
	struct text variable = TEXT_INIT, out = TEXT_INIT, line = TEXT_INIT;
	text_printf(&variable, "GIT_INDEX_FILE=%s", path);
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

int stage_changes(const char *path, struct repo *repo, const struct tree_change *changes,
	size_t count, struct fail *fail)
{
	char *own = stage_path(repo);
	git_index *index = NULL;
	bool found;
	/* A repository without an index has an empty one. */
	int error = disk_copy(own, path, &found, fail);
	free(own);
	if (error)
		return -1;
	error = git_index_open(&index, path);
	if (error) {
		error = stage_by_git(path, changes, count);
		return error ? cannot_stage(fail) : 0;
	}
	for (size_t i = 0; i < count && !error; i++)
		error = stage_one(index, repo, &changes[i]);
	if (!error)
		error = git_index_write(index);
	git_index_free(index);
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

static bool git_says_it_holds(const char *file, const git_oid *blob)
{
	struct text out = TEXT_INIT, wanted = TEXT_INIT, place = TEXT_INIT;
	text_printf(&place, ":(top,literal)%s", file);
	const char *const arguments[] = {
		"ls-files", "--stage", "-z", "--full-name", "--", place.data, NULL};
	if (blob)
		text_printf(&wanted, "100644 %s 0\t%s", git_oid_tostr_s(blob), file);
	bool holds = exec_git(&out, arguments) == 0 && !strcmp(out.data, wanted.data);
	text_release(&out);
	text_release(&wanted);
	text_release(&place);
	return holds;
}

bool stage_holds(struct repo *repo, const char *file, const git_oid *blob)
{
	char *path = stage_path(repo);
	git_index *index = NULL;
	int error = git_index_open(&index, path);
	free(path);
	if (error)
		return git_says_it_holds(file, blob);
	const git_index_entry *entry = git_index_get_bypath(index, file, 0);
	size_t at;
	bool unmerged = !entry && !git_index_find_prefix(&at, index, file) &&
			!strcmp(git_index_get_byindex(index, at)->path, file);
	bool holds = !unmerged && (entry ? blob && git_oid_equal(&entry->id, blob) : !blob);
	git_index_free(index);
	return holds;
}
