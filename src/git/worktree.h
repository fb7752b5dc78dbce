#ifndef GIT_WORKTREE_H
#define GIT_WORKTREE_H

#include "base/fail.h"
#include "model/source.h"

/*
 * The working tree, found and read without libgit2, whose start costs more than
 * reading a plan.
 */

/*
 * Find the working tree that holds the current directory, as Git does: upwards to
 * the first .git. *root is its absolute path, the caller's, and *prefix the current
 * directory's below it ("" or "folder/"), the caller's. GIT_DIR and its like, core.worktree and a bare repository
 * are Git's own to judge: it is asked. *root is NULL, without failure, where there is no
 * working tree. Fails outside any repository.
 */
int worktree_find(char **root, char **prefix, struct fail *);

/*
 * A source that reads plan/ below root. Fails when there is none. Files are opened
 * without following links.
 */
int worktree_source(struct source **, const char *root, struct fail *);

/* The failure of a repository without a plan. Always returns -1. */
int worktree_no_plan(struct fail *, const char *where);

#endif
