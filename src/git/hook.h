#ifndef GIT_HOOK_H
#define GIT_HOOK_H

#include "base/text.h"

#include <stdbool.h>

/*
 * Git's hooks around a commit, run by the user's own git so that they are started as it
 * would start them. What they print goes to standard error.
 */

/* Whether that folder of hooks has one of the name: asking Git to run none takes longer. */
bool hook_exists(const char *folder, const char *name);

/*
 * Run it. `variables` ("NAME=value", NULL ends them) tell it the index to look at, the
 * author and that there is no editor; `arguments` (NULL ends them) are its own. Returns
 * its exit status, -1 when it could not be run.
 */
int hook_run(const char *name, const char *const arguments[], const char *const variables[]);

#endif
