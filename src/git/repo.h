#ifndef GIT_REPO_H
#define GIT_REPO_H

#include "base/fail.h"
#include "model/source.h"

#include <stdbool.h>

/*
 * The repository through libgit2, opened only when something but the working
 * tree is read.
 */
struct repo;

/* Open the repository of the current directory and environment, as Git finds it. */
int repo_open(struct repo **, struct fail *);
void repo_close(struct repo *);

/* The working tree's absolute path, or NULL for a bare repository; borrowed. */
const char *repo_root(const struct repo *);
/* The current directory's path below the working tree, "" or "folder/"; the caller's. */
char *repo_prefix(const struct repo *);

/*
 * A source that reads plan/ of a commit, or of the index. The repository stays
 * open until the source is freed.
 * WHEN: a revision; an ISO date: the last first-parent revision committed by the
 * end of that day, local time; "decision:MEETING/ID": the newest first-parent
 * revision with that Decision trailer, else the first that contains it.
 */
int repo_revision_source(struct source **, struct repo *, const char *when, struct fail *);
int repo_index_source(struct source **, struct repo *, struct fail *);

#endif
