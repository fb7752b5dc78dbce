#ifndef GIT_SEAL_H
#define GIT_SEAL_H

#include "base/text.h"
#include "git/settings.h"

/* The commit object: what Git's own commit would write, but for the order of its work. */

/* What hooks and signing are told: the index to look at, who commits, and no editor. */
struct seal_environment {
	struct text words[5];
	const char *all[6]; /* "NAME=value", NULL ends them */
};
void seal_environment_init(
	struct seal_environment *, const struct settings *, const char *index);
void seal_environment_release(struct seal_environment *);

struct seal {
	const git_oid *tree;
	const git_commit *parent; /* NULL: the branch's first commit */
	const struct text *message;
	const char *message_file; /* where the message may be written meanwhile */
};

/*
 * Write the commit, signed by the user's own git, with their key and program, where it is
 * configured so. What was written is there: it has been looked for again.
 */
int seal_write(git_oid *id, struct repo *, const struct seal *, const struct settings *,
	const struct seal_environment *, struct fail *);

#endif
