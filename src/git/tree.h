#ifndef GIT_TREE_H
#define GIT_TREE_H

#include "git/internal.h"

#include <stddef.h>

/* What a file is to hold in a new tree. */
struct tree_change {
	const char *path;  /* from the root */
	const char *bytes; /* NULL: the file is to go */
	size_t length;
	git_oid id; /* of the blob, once written */
};

/*
 * Write the tree that `base` (NULL: an empty one) becomes by the changes, which are
 * sorted by path: their blobs, and the trees along their paths; the others are shared. Folders
 * that are left empty go. What was written is there: it has been looked for again.
 */
int tree_write(git_oid *out, struct repo *, const git_tree *base, struct tree_change *,
	size_t count, struct fail *);

/* Write an object; the same holds of it. */
int tree_write_object(git_oid *, struct repo *, const char *bytes, size_t length, git_object_t,
	struct fail *);

/* Whether the object can be found, after writing it. Fails when it cannot. */
int tree_look_again(struct repo *, const git_oid *, struct fail *);

#endif
