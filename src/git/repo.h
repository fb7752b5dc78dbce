#ifndef GIT_REPO_H
#define GIT_REPO_H

#include "base/fail.h"

#include <stdbool.h>

/*
 * The repository through libgit2, opened only when something but the working
 * tree is read.
 */
struct repo;
struct graph;

/* Where commits are known without reading them: a graph (graph.h); false: nowhere. */
typedef bool repo_recall_fn(struct graph *, struct repo *);
/* From now on, far back in the history, that is asked before the objects are. */
void repo_recall_by(struct repo *, repo_recall_fn *);

/* Open the repository of the current directory and environment, as Git finds it. */
int repo_open(struct repo **, struct fail *);
/* Open the same one once more, for another thread. Returns libgit2's error. */
int repo_again(struct repo **, const struct repo *);
void repo_close(struct repo *);

/* The working tree's absolute path, or NULL for a bare repository; borrowed. */
const char *repo_root(const struct repo *);
/*
 * Take the working tree that worktree_find found for the repository's. A path that is NULL
 * becomes, for the caller to free, the repository's own; it stays NULL for a bare one.
 */
void repo_set_root(struct repo *, char **root);
/* Git's folder, which the repository's working trees share; borrowed. */
const char *repo_common_folder(const struct repo *);
/* The name of HEAD's commit in hexadecimal, or "" where there is none. */
void repo_head(char name[41], const struct repo *);
/* The current directory's path below the working tree, "" or "folder/"; the caller's. */
char *repo_prefix(const struct repo *);

#endif
