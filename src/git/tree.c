#include "git/tree.h"
#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

static int cannot_write(struct fail *fail)
{
	return repo_fail(fail, _("cannot write to the repository: nothing was changed"));
}

int tree_look_again(struct repo *repo, const git_oid *id, struct fail *fail)
{
	git_odb *objects = NULL;
	size_t length;
	git_object_t type;
	int error = git_repository_odb(&objects, repo->handle);
	if (!error)
		error = git_odb_read_header(&length, &type, objects, id);
	git_odb_free(objects);
	return error ? cannot_write(fail) : 0;
}

/*
 * git gc removes folders of objects that it finds empty, also those that one is just being
 * written to: then it is written again.
 */
#define MOST_TIMES 5

int tree_write_object(git_oid *id, struct repo *repo, const char *bytes, size_t length,
	git_object_t type, struct fail *fail)
{
	git_odb *objects = NULL;
	int error = git_repository_odb(&objects, repo->handle);
	if (!error) {
		error = -1;
		for (int i = 0; error && i < MOST_TIMES; i++)
			error = git_odb_write(id, objects, bytes, length, type);
	}
	git_odb_free(objects);
	return error ? cannot_write(fail) : tree_look_again(repo, id, fail);
}

/* A tree being made, and where in the changes' paths it stands. */
struct level {
	struct repo *repo;
	git_treebuilder *builder;
	size_t prefix; /* how much of the paths leads here */
	struct fail *fail;
};

static int write_level(git_oid *out, bool *empty, struct level *level, const git_tree *base,
	struct tree_change *changes, size_t count);

/* The changes of a folder: its tree is made anew, from what it is now. */
static int write_folder(
	struct level *level, const char *name, struct tree_change *changes, size_t count)
{
	const git_tree_entry *entry = git_treebuilder_get(level->builder, name);
	git_tree *base = NULL;
	git_oid id;
	bool empty;
	struct level below = {level->repo, NULL, level->prefix + strlen(name) + 1, level->fail};
	if (entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE &&
		git_tree_lookup(&base, level->repo->handle, git_tree_entry_id(entry)))
		return repo_missing(level->fail, changes->path);
	int result = write_level(&id, &empty, &below, base, changes, count);
	git_tree_free(base);
	if (result)
		return -1;
	int error = 0;
	if (!empty)
		error = git_treebuilder_insert(
			NULL, level->builder, name, &id, GIT_FILEMODE_TREE);
	else if (git_treebuilder_get(level->builder, name))
		error = git_treebuilder_remove(level->builder, name);
	return error ? cannot_write(level->fail) : 0;
}

static int write_file(struct level *level, const char *name, struct tree_change *change)
{
	if (!change->bytes) {
		if (git_treebuilder_get(level->builder, name) &&
			git_treebuilder_remove(level->builder, name))
			return cannot_write(level->fail);
		return 0;
	}
	if (tree_write_object(&change->id, level->repo, change->bytes, change->length,
		    GIT_OBJECT_BLOB, level->fail))
		return -1;
	return git_treebuilder_insert(
		       NULL, level->builder, name, &change->id, GIT_FILEMODE_BLOB)
		       ? cannot_write(level->fail)
		       : 0;
}

/* How many of the changes lie in the same folder as the first. */
static size_t same_folder(
	const struct level *level, const struct tree_change *changes, size_t count)
{
	const char *name = changes->path + level->prefix;
	size_t length = (size_t)(strchr(name, '/') - name) + 1, same = 1;
	while (same < count && !strncmp(changes[same].path + level->prefix, name, length))
		same++;
	return same;
}

static int write_changes(struct level *level, struct tree_change *changes, size_t count)
{
	int result = 0;
	for (size_t i = 0; i < count && !result;) {
		const char *name = changes[i].path + level->prefix;
		const char *slash = strchr(name, '/');
		if (!slash) {
			result = write_file(level, name, &changes[i++]);
			continue;
		}
		size_t same = same_folder(level, changes + i, count - i);
		char *folder = strndup(name, (size_t)(slash - name));
		result = folder ? write_folder(level, folder, changes + i, same)
				: cannot_write(level->fail);
		free(folder);
		i += same;
	}
	return result;
}

/* As deep as a plan's paths are, which is not deep. */
static int write_level(git_oid *out, bool *empty, struct level *level, const git_tree *base,
	struct tree_change *changes, size_t count)
{
	if (git_treebuilder_new(&level->builder, level->repo->handle, base))
		return cannot_write(level->fail);
	int result = write_changes(level, changes, count);
	*empty = !git_treebuilder_entrycount(level->builder);
	int error = -1;
	for (int i = 0; !result && error && i < MOST_TIMES; i++)
		error = git_treebuilder_write(out, level->builder);
	if (!result && error)
		result = cannot_write(level->fail);
	if (!result)
		result = tree_look_again(level->repo, out, level->fail);
	git_treebuilder_free(level->builder);
	return result;
}

int tree_write(git_oid *out, struct repo *repo, const git_tree *base,
	struct tree_change *changes, size_t count, struct fail *fail)
{
	struct level root = {repo, NULL, 0, fail};
	bool empty;
	return write_level(out, &empty, &root, base, changes, count);
}
