#ifndef GIT_EXEC_H
#define GIT_EXEC_H

#include "base/text.h"

/*
 * The user's own git, run by argument vector (never through a shell): it knows
 * their configuration, identity, editor and hooks as nothing else does.
 */

/*
 * Run `git ARGUMENTS…` (NULL ends them), its standard output added to `out`, its
 * messages discarded. Returns its exit status, or -1 when it could not be run.
 */
int exec_git(struct text *out, const char *const arguments[]);

/* The same in two steps: it runs while something else is done. */
struct exec {
	int process; /* 0: it could not be started */
	int output;
};
void exec_start(struct exec *, const char *const arguments[]);
int exec_finish(struct exec *, struct text *out);

#endif
