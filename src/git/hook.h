#ifndef GIT_HOOK_H
#define GIT_HOOK_H

#include "base/fail.h"
#include "git/repo.h"

#include <stdbool.h>

/*
 * Git's hooks around a commit, run by the user's own git so that they are found and
 * started as it would. What they print goes to standard error.
 */

/* Whether the repository has that hook: asking Git to run none takes longer. */
bool hook_exists(const struct repo *, const char *name);

/*
 * Run it. `variables` ("NAME=value", NULL ends them) tell it the index to look at, the
 * author and that there is no editor; `arguments` (NULL ends them) are its own. Returns
 * its exit status, -1 when it could not be run.
 */
int hook_run(const char *name, const char *const arguments[], const char *const variables[]);

#endif
