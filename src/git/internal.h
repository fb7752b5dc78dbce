#ifndef GIT_INTERNAL_H
#define GIT_INTERNAL_H

/* What the files of src/git/ share of libgit2; nobody else includes this. */

#include "base/fail.h"

#include <git2.h>
#include <stdbool.h>

struct graph;

struct repo {
	git_repository *handle;
	git_odb *objects;                              /* raw.h; NULL until it is needed */
	bool (*recall)(struct graph *, struct repo *); /* repo.h; NULL: nobody is asked */
	bool loose[256]; /* whether objects/XX/ exists (loose.h) */
};

/* Open a further handle, for another thread. Returns libgit2's error. */
int repo_handle(git_repository **);

/* The failure of a call to libgit2: what could not be done, and its words. Always returns -1. */
int repo_fail(struct fail *, const char *what);
/* The failure of an object that is missing or damaged, found on the way to `what`. Returns -1. */
int repo_missing(struct fail *, const char *what);

#endif
