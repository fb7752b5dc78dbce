#ifndef GIT_STAGE_H
#define GIT_STAGE_H

#include "git/internal.h"
#include "git/tree.h"

/* The index, as a file beside Git's own that takes its place when all is done. */

/* The path of the index of this working tree; the caller's. */
char *stage_path(const struct repo *);

/*
 * Write to `path` the index as it is, with the changed files as they stand in the
 * working tree; whatever else is staged stays so.
 */
int stage_changes(const char *path, struct repo *, const struct tree_change *, size_t count,
	struct fail *);

/* Write to `path` an index that holds the tree and nothing else, for hooks to look at. */
int stage_tree(const char *path, struct repo *, const git_oid *tree, struct fail *);

/*
 * Whether the index holds the file as that blob (NULL: does not hold it), and no other
 * version of it.
 */
bool stage_holds(struct repo *, const char *file, const git_oid *blob);

#endif
