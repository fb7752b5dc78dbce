#ifndef GIT_STAGE_H
#define GIT_STAGE_H

#include "git/internal.h"
#include "git/tree.h"

#include <time.h>

/*
 * The index as it is to become: a copy of it in the file that locks it, which takes its
 * place when all is done. One that libgit2 does not read (split, sparse) is Git's to change.
 */
struct stage {
	struct repo *repo;
	const char *path; /* of the copy; borrowed */
	git_index *index; /* NULL: Git's */
	struct timespec written;
};

/* The path of the index of this working tree; the caller's. */
char *stage_path(const struct repo *);

/* Copy the index, which nobody else writes to meanwhile, to `path`, and read it. */
int stage_open(struct stage *, struct repo *, const char *path, struct fail *);
void stage_close(struct stage *);

/*
 * Whether the index holds the file as that blob (NULL: does not hold it), and no other
 * version of it.
 */
bool stage_holds(const struct stage *, const char *file, const git_oid *blob);

/*
 * Write the copy, with the changed files as they stand in the working tree; whatever else
 * is staged stays so.
 */
int stage_write(struct stage *, const struct tree_change *, size_t count, struct fail *);

/* Write to `path` an index that holds the tree and nothing else, for hooks to look at. */
int stage_tree(const char *path, struct repo *, const git_oid *tree, struct fail *);
/* Whether it holds that tree still, whatever it has come to remember of the files. */
bool stage_is_tree(const char *path, struct repo *, const git_oid *tree);

#endif
