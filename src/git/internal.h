#ifndef GIT_INTERNAL_H
#define GIT_INTERNAL_H

/* What the files of src/git/ share of libgit2; nobody else includes this. */

#include "base/fail.h"

#include <git2.h>

struct repo {
	git_repository *handle;
};

/* The failure of a call to libgit2: what could not be done, and its words. Always returns -1. */
int repo_fail(struct fail *, const char *what);

#endif
