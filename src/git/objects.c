#include "git/objects.h"
#include "base/lang.h"
#include "git/bounded.h"
#include "git/exec.h"
#include "git/loose.h"
#include "git/when.h"
#include "git/worktree.h"

#include <stdlib.h>
#include <string.h>

/* A blob is what its name says. */
#define STATE_RECORDED 1

/*
 * Plans recorded in Git: the tree of a commit, the index. Trees are walked
 * iteratively and no deeper than a plan's, as a hostile one could be 100,000
 * levels deep; blobs that are too large are not read.
 */
struct recorded {
	struct source source;
	const struct repo *repo;
	git_oid tree; /* of plan/, for a revision */
	bool is_index;
};

struct recorded_reader {
	struct source_reader reader;
	git_repository *handle; /* of this thread */
	git_odb *objects;
};

static enum source_type type_of(git_filemode_t mode)
{
	switch (mode) {
	case GIT_FILEMODE_BLOB:
		return SOURCE_FILE;
	case GIT_FILEMODE_BLOB_EXECUTABLE:
		return SOURCE_EXECUTABLE;
	case GIT_FILEMODE_LINK:
		return SOURCE_SYMLINK;
	case GIT_FILEMODE_TREE:
		return SOURCE_FOLDER;
	case GIT_FILEMODE_COMMIT:
		return SOURCE_SUBMODULE;
	case GIT_FILEMODE_UNREADABLE:
		break;
	}
	return SOURCE_SPECIAL;
}

struct level {
	git_tree *tree;
	size_t next;
	size_t length; /* of its path, with the slash */
};

struct listing {
	const struct repo *repo;
	struct level levels[SOURCE_MOST_DEPTH + 1];
	int depth;
	struct text path;
	struct source_list *list;
};

static int enter(struct listing *listing, const git_oid *id, struct fail *fail)
{
	git_tree *tree;
	if (!loose_is_whole(listing->repo, id) ||
		git_tree_lookup(&tree, listing->repo->handle, id))
		return repo_missing(fail, listing->path.data);
	text_char(&listing->path, '/');
	listing->levels[listing->depth++] = (struct level){tree, 0, listing->path.length};
	return 0;
}

static int list_entry(struct listing *listing, const git_tree_entry *entry, struct fail *fail)
{
	const char *name = git_tree_entry_name(entry);
	enum source_type type = type_of(git_tree_entry_filemode(entry));
	text_str(&listing->path, name);
	if (type == SOURCE_FOLDER && !source_named_like_file(name) &&
		listing->depth < SOURCE_MOST_DEPTH)
		return enter(listing, git_tree_entry_id(entry), fail);
	struct source_entry *added = source_list_add(listing->list, listing->path.data, type);
	memcpy(added->id, git_tree_entry_id(entry)->id, sizeof added->id);
	added->state = STATE_RECORDED;
	return source_list_check(listing->list, fail);
}

static int list_tree(struct recorded *recorded, struct source_list *list, struct fail *fail)
{
	struct listing listing = {.repo = recorded->repo, .path = TEXT_INIT, .list = list};
	text_str(&listing.path, "plan");
	int result = enter(&listing, &recorded->tree, fail);
	while (listing.depth) {
		struct level *level = &listing.levels[listing.depth - 1];
		if (result || level->next == git_tree_entrycount(level->tree)) {
			git_tree_free(level->tree);
			listing.depth--;
			continue;
		}
		listing.path.length = level->length;
		listing.path.data[level->length] = '\0';
		result = list_entry(
			&listing, git_tree_entry_byindex(level->tree, level->next++), fail);
	}
	text_release(&listing.path);
	return result;
}

static void list_index_entry(struct source_list *list, const git_index_entry *entry)
{
	bool unmerged = git_index_entry_stage(entry) > 0;
	/* Announced with git add -N, but without content yet. */
	if (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD)
		return;
	if (unmerged && list->count && !strcmp(list->items[list->count - 1].path, entry->path))
		return;
	struct source_entry *added = source_list_add(list, entry->path,
		unmerged ? SOURCE_UNMERGED : type_of((git_filemode_t)entry->mode));
	memcpy(added->id, entry->id.id, sizeof added->id);
	added->state = STATE_RECORDED;
}

/* One line of git ls-files --stage: "MODE ID STAGE<TAB>PATH". */
static void list_stage_line(struct source_list *list, char *line)
{
	git_index_entry entry = {0};
	char *path = strchr(line, '\t'), *id = strchr(line, ' ');
	if (!path || !id || strncmp(path + 1, "plan/", 5) ||
		git_oid_fromstrn(&entry.id, id + 1, GIT_OID_HEXSZ))
		return;
	entry.path = path + 1;
	entry.mode = (uint32_t)strtoul(line, NULL, 8);
	entry.flags = (uint16_t)(strtoul(path - 1, NULL, 10) << GIT_INDEX_ENTRY_STAGESHIFT);
	list_index_entry(list, &entry);
}

/* An index that libgit2 cannot read (split, sparse) may be one that Git can. */
static int list_index_by_git(struct source_list *list)
{
	const char *const arguments[] = {
		"ls-files", "--stage", "--full-name", "-z", "--", ":/plan", NULL};
	struct text out = TEXT_INIT;
	int status = exec_git(&out, arguments);
	for (char *line = out.data; line < out.data + out.length; line += strlen(line) + 1)
		list_stage_line(list, line);
	text_release(&out);
	return status ? -1 : 0;
}

static int list_index_entries(struct source_list *list, git_index *index)
{
	size_t at;
	if (git_index_find_prefix(&at, index, "plan/"))
		return 0;
	for (; at < git_index_entrycount(index); at++) {
		const git_index_entry *entry = git_index_get_byindex(index, at);
		if (strncmp(entry->path, "plan/", 5))
			break;
		list_index_entry(list, entry);
	}
	return 0;
}

static int list_index(struct recorded *recorded, struct source_list *list, struct fail *fail)
{
	git_index *index = NULL;
	int result = git_repository_index(&index, recorded->repo->handle)
			     ? list_index_by_git(list)
			     : list_index_entries(list, index);
	git_index_free(index);
	if (result) {
		fail_set(fail, STATUS_FAILURE, _("the index cannot be read: it is damaged"));
		return fail_hint(
			fail, _("git reset makes it anew from the last commit; what was "
				"staged must be staged again"));
	}
	return list->count ? 0 : worktree_no_plan(fail, _("the index"));
}

static int recorded_list(struct source *source, struct source_list *list, struct fail *fail)
{
	struct recorded *recorded = (struct recorded *)source;
	return recorded->is_index ? list_index(recorded, list, fail)
				  : list_tree(recorded, list, fail);
}

static void recorded_close(struct source_reader *reader)
{
	struct recorded_reader *recorded = (struct recorded_reader *)reader;
	git_odb_free(recorded->objects);
	git_repository_free(recorded->handle);
	free(recorded);
}

/* libgit2's handles belong to one thread each. */
static int recorded_open(struct source *source, struct source_reader **out, struct fail *fail)
{
	struct recorded_reader *reader = mem_zalloc(sizeof *reader);
	reader->reader.source = source;
	*out = NULL;
	if (repo_handle(&reader->handle) ||
		git_repository_odb(&reader->objects, reader->handle)) {
		repo_fail(fail, _("cannot open the repository"));
		recorded_close(&reader->reader);
		return -1;
	}
	*out = &reader->reader;
	return 0;
}

static enum source_outcome judge(git_object_t type, size_t size)
{
	return type != GIT_OBJECT_BLOB     ? SOURCE_NO_FILE
	       : size > YAMLDOC_MOST_BYTES ? SOURCE_TOO_LARGE
					   : SOURCE_READ;
}

/* NULL, without error, for one that is not to be read. */
static int read_small(git_odb_object **object, enum source_outcome *outcome, git_odb *objects,
	const git_oid *id)
{
	size_t size;
	git_object_t type;
	bounded_memory(BOUNDED_FILE);
	int error = git_odb_read(object, objects, id);
	bounded_memory(0);
	if (!error) {
		*outcome = judge(git_odb_object_type(*object), git_odb_object_size(*object));
		return 0;
	}
	*object = NULL;
	if (git_odb_read_header(&size, &type, objects, id))
		return -1;
	*outcome = judge(type, size);
	/* What it is a delta of may be larger than it is. */
	return *outcome == SOURCE_READ ? git_odb_read(object, objects, id) : 0;
}

static int recorded_read(struct source_reader *reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	struct recorded_reader *recorded = (struct recorded_reader *)reader;
	git_oid id;
	git_odb_object *object;
	git_oid_fromraw(&id, entry->id);
	text_reset(bytes);
	if (!loose_is_whole(((struct recorded *)reader->source)->repo, &id) ||
		read_small(&object, outcome, recorded->objects, &id))
		return repo_missing(fail, entry->path);
	if (*outcome == SOURCE_READ)
		text_add(bytes, git_odb_object_data(object), git_odb_object_size(object));
	git_odb_object_free(object);
	return 0;
}

static void recorded_free(struct source *source)
{
	free(source);
}

static struct recorded *new_source(const struct repo *repo)
{
	static const struct source_ops ops = {
		recorded_list, recorded_open, recorded_read, recorded_close, recorded_free};
	struct recorded *recorded = mem_zalloc(sizeof *recorded);
	recorded->source = (struct source){&ops, YAMLDOC_RECORDED, false};
	recorded->repo = repo;
	return recorded;
}

/* *found: whether the commit has a plan. */
static int find_plan(struct recorded *recorded, bool *found, git_commit *commit,
	const char *when, struct fail *fail)
{
	git_tree *root;
	*found = false;
	if (!loose_is_whole(recorded->repo, git_commit_tree_id(commit)) ||
		git_commit_tree(&root, commit))
		return repo_missing(fail, when);
	const git_tree_entry *entry = git_tree_entry_byname(root, "plan");
	*found = entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
	if (*found)
		git_oid_cpy(&recorded->tree, git_tree_entry_id(entry));
	git_tree_free(root);
	return 0;
}

/* The commit is freed. */
static int commit_source(struct source **out, struct repo *repo, git_commit *commit,
	const char *when, struct fail *fail)
{
	bool found;
	struct recorded *recorded = new_source(repo);
	int result = find_plan(recorded, &found, commit, when, fail);
	git_commit_free(commit);
	if (result || !found)
		free(recorded);
	else
		*out = &recorded->source;
	return result;
}

int repo_revision_source(
	struct source **out, struct repo *repo, const char *when, struct fail *fail)
{
	git_commit *commit;
	*out = NULL;
	if (when_resolve(&commit, repo, when, fail) ||
		commit_source(out, repo, commit, when, fail))
		return -1;
	return *out ? 0 : worktree_no_plan(fail, when);
}

int repo_commit_source(
	struct source **out, struct repo *repo, const char *name, struct fail *fail)
{
	git_commit *commit;
	git_oid id;
	*out = NULL;
	if (git_oid_fromstr(&id, name) || !loose_is_whole(repo, &id) ||
		git_commit_lookup(&commit, repo->handle, &id))
		return repo_missing(fail, name);
	return commit_source(out, repo, commit, name, fail);
}

struct source *repo_tree_source(struct repo *repo, const unsigned char tree[20])
{
	struct recorded *recorded = new_source(repo);
	git_oid_fromraw(&recorded->tree, tree);
	return &recorded->source;
}

int repo_index_source(struct source **out, struct repo *repo, struct fail *fail)
{
	*out = NULL;
	if (git_repository_is_bare(repo->handle))
		return fail_set(fail, STATUS_FAILURE,
			_("a bare repository has no index: leave --staged out, or name a revision with "
			  "--at"));
	struct recorded *recorded = new_source(repo);
	recorded->is_index = true;
	*out = &recorded->source;
	return 0;
}
