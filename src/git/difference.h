#ifndef GIT_DIFFERENCE_H
#define GIT_DIFFERENCE_H

#include "base/mem.h"
#include "git/recent.h"

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

/*
 * Compare the root trees of two commits; NULL: there is none, as before the first commit.
 * Folders that are the same are not gone into. What is no regular file is left out. Returns
 * -1 where a tree is missing or damaged: the difference is not whole then.
 */
int difference_find(struct difference *, struct recent *, const unsigned char *old_root,
	const unsigned char *new_root);
void difference_release(struct difference *);

#endif
