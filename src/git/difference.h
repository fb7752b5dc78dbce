#ifndef GIT_DIFFERENCE_H
#define GIT_DIFFERENCE_H

#include "base/mem.h"
#include "git/repo.h"

#include <stdbool.h>

/* Which files of plan/ differ between two commits, by the names of their blobs. */

struct differing_file {
	const char *path;    /* from the repository's root; in the difference's arena */
	bool is_old, is_new; /* whether it is there */
	unsigned char old_id[20], new_id[20];
};

struct difference {
	struct arena arena;
	struct differing_file *items; /* sorted as Git sorts trees */
	size_t count;
	size_t capacity;
};

/* Trees that were read lately: most commits share most of theirs. */
struct tree_cache;
struct tree_cache *tree_cache_new(struct repo *);
void tree_cache_free(struct tree_cache *);

/*
 * Compare the root trees of two commits; NULL: there is none, as before the first commit.
 * Folders that are the same are not gone into. What is no regular file is left out. Returns
 * -1 where a tree is missing or damaged: the difference is not whole then.
 */
int difference_find(struct difference *, struct tree_cache *, const unsigned char *old_root,
	const unsigned char *new_root);
void difference_release(struct difference *);

/* What a commit's tree has at a path. */
enum tree_lookup { TREE_NOTHING, TREE_FILE, TREE_FOLDER, TREE_UNREADABLE };
enum tree_lookup tree_look_up(
	unsigned char id[20], struct tree_cache *, const unsigned char *root, const char *path);

/* Called with a file below a folder, by its path from the root; true ends the walk. */
typedef bool tree_file_fn(void *context, const char *path, const unsigned char id[20]);
/* Go through the regular files below the folder at that path, whose tree `id` is. */
int tree_walk(struct tree_cache *, const unsigned char id[20], const char *path, tree_file_fn *,
	void *context);

#endif
