#ifndef GIT_STAGE_H
#define GIT_STAGE_H

#include "git/internal.h"
#include "git/tree.h"

#include <pthread.h>
#include <time.h>

/*
 * The index as it is to become: a copy of it, which takes its place while whoever made it
 * holds its lock. One that libgit2 does not read (split, sparse) is Git's to change.
 */
struct stage {
	struct repo *repo;
	char *own;         /* the path of the index */
	char *next;        /* of the copy */
	char *kept;        /* of the old one, as long as it may have to come back */
	bool found;        /* false: there is no index yet */
	git_index *index;  /* NULL: Git's */
	pthread_t reading; /* reads a large one meanwhile */
	bool is_reading;
	struct timespec written;
};

/* The path of the index of this working tree; the caller's. */
char *stage_path(const struct repo *);

/*
 * Copy the index into the folder, and read it: a large one while the caller does something
 * else, so the stage stays where it is. To be closed in any case.
 */
int stage_open(struct stage *, struct repo *, const char *folder, struct fail *);
void stage_close(struct stage *);

/*
 * Whether the index holds the file as that blob (NULL: does not hold it), and no other
 * version of it.
 */
bool stage_holds(struct stage *, const char *file, const git_oid *blob);

/*
 * Write the copy, with the changed files as they stand in the working tree; whatever else
 * is staged stays so.
 */
int stage_write(struct stage *, const struct tree_change *, size_t count, struct fail *);
/* Put it in place; fails with the index as it was. */
int stage_put(struct stage *, struct fail *);
/* Put the old one back; adds a hint to the failure when that does not work. */
void stage_back(struct stage *, struct fail *);

/* Write to `path` an index that holds the tree and nothing else, for hooks to look at. */
int stage_tree(const char *path, struct repo *, const git_oid *tree, struct fail *);
/* Whether it holds that tree still, whatever it has come to remember of the files. */
bool stage_is_tree(const char *path, struct repo *, const git_oid *tree);

#endif
