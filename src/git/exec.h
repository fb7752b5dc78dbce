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
/* End it where nobody wants to know any more. */
void exec_stop(struct exec *);

/*
 * The same with more variables in its environment ("NAME=value", NULL ends them) and with
 * its messages, and what it prints, on the user's standard error: hooks, signing.
 */
int exec_git_aloud(const char *const arguments[], const char *const variables[]);
/* As exec_git, with its messages on the user's standard error. */
int exec_git_saying(
	struct text *out, const char *const arguments[], const char *const variables[]);

#endif
