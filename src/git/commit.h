#ifndef GIT_COMMIT_H
#define GIT_COMMIT_H

#include "base/fail.h"
#include "git/repo.h"
#include "git/swap.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Commits that hold exactly the files that a command changed: whatever else is staged or
 * modified stays so. The order is Git's own: the index is locked, HEAD read, objects
 * written, hooks run, the working files put in place, the index replaced, the branch moved
 * if it still is where it was. What is acknowledged is on the disk and reachable; an
 * interruption leaves the old state or the new one.
 */
struct commit;

struct commit_options {
	const char *message; /* whole: subject, body, trailers */
	bool include;        /* take along edits of these files that were not committed yet */
	bool no_verify;      /* without pre-commit and commit-msg */
};

/*
 * Begin: take the index's lock and read where the branch stands. Refuses, saying why and
 * what to do: a detached HEAD, a merge or rebase that is not finished, a lock that does
 * not go away.
 */
int commit_open(struct commit **, struct repo *, struct fail *);
void commit_close(struct commit *);
/* The branch that the commit goes to, by its short name; borrowed. */
const char *commit_branch(const struct commit *);
/* The commit that it follows, in hexadecimal, or "" on a branch without any; borrowed. */
const char *commit_parent(const struct commit *);

enum commit_result {
	COMMIT_MADE,
	COMMIT_NOTHING, /* the files are recorded so already */
	COMMIT_MOVED,   /* somebody was faster: close, read everything again, and try again */
	COMMIT_FAILED,
};

/*
 * Make the commit of these files, whose `before` is what the working tree has, or HEAD of a
 * bare repository. Refuses a file that has uncommitted edits of its own, unless they are
 * included. `id` becomes the commit's name in hexadecimal.
 */
enum commit_result commit_make(struct commit *, const struct swap_file *, size_t count,
	const struct commit_options *, char id[41], struct fail *);

/* The edits that commit_make refused over, as git diff prints them, or ""; borrowed. */
const char *commit_edits(const struct commit *);

/* Put files in place that are not to be committed. */
int commit_only_write(struct repo *, const struct swap_file *, size_t count, struct fail *);

#endif
