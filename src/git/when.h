#ifndef GIT_WHEN_H
#define GIT_WHEN_H

#include "git/internal.h"

/*
 * The commit that WHEN means: a revision; an ISO date: the last first-parent
 * revision committed by the end of that day, local time; "decision:MEETING/ID", or
 * MEETING/ID where no revision is called that: the newest first-parent revision with that
 * Decision trailer, else the first that contains it, under the names that its meeting had, too.
 * "résolution:" is "decision:" too.
 */
int when_resolve(git_commit **, struct repo *, const char *when, struct fail *);

#endif
