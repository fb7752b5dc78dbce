#include "git/raw.h"
#include "format/yamldoc.h"
#include "git/bounded.h"
#include "git/internal.h"
#include "git/loose.h"

/*
 * What is read once is not worth keeping; and zlib notices damage, so that the names of
 * 600,000 objects need not be calculated anew.
 */
static git_odb *objects_of(struct repo *repo)
{
	if (!repo->objects) {
		git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
		git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
		if (git_repository_odb(&repo->objects, repo->handle))
			repo->objects = NULL;
	}
	return repo->objects;
}

static int read_object(
	struct text *bytes, struct repo *repo, const unsigned char *name, git_object_t type)
{
	git_oid id;
	git_odb_object *object;
	git_odb *objects = objects_of(repo);
	text_reset(bytes);
	git_oid_fromraw(&id, name);
	if (!objects || !loose_is_whole(repo, &id) || git_odb_read(&object, objects, &id))
		return -1;
	bool right = git_odb_object_type(object) == type;
	if (right)
		text_add(bytes, git_odb_object_data(object), git_odb_object_size(object));
	git_odb_object_free(object);
	return right ? 0 : -1;
}

int raw_commit(struct text *bytes, struct repo *repo, const unsigned char id[20])
{
	return read_object(bytes, repo, id, GIT_OBJECT_COMMIT);
}

int raw_tree(struct text *bytes, struct repo *repo, const unsigned char id[20])
{
	return read_object(bytes, repo, id, GIT_OBJECT_TREE);
}

static bool is_large_file(struct repo *repo, const unsigned char name[20])
{
	git_oid id;
	size_t size;
	git_object_t type;
	git_odb *objects = objects_of(repo);
	git_oid_fromraw(&id, name);
	return objects && loose_is_whole(repo, &id) &&
	       !git_odb_read_header(&size, &type, objects, &id) && type == GIT_OBJECT_BLOB &&
	       size > YAMLDOC_MOST_BYTES;
}

int raw_file(struct text *bytes, struct repo *repo, const unsigned char name[20])
{
	bounded_memory(BOUNDED_FILE);
	int result = read_object(bytes, repo, name, GIT_OBJECT_BLOB);
	bounded_memory(0);
	if (result && is_large_file(repo, name))
		return 0;
	/* What it is a delta of may be larger than it is. */
	if (result)
		return read_object(bytes, repo, name, GIT_OBJECT_BLOB);
	if (bytes->length > YAMLDOC_MOST_BYTES)
		text_reset(bytes);
	return 0;
}
