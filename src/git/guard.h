#ifndef GIT_GUARD_H
#define GIT_GUARD_H

#include "git/seal.h"

/* The repository's hooks around a commit, which may refuse it or change its message. */
struct guard {
	struct repo *repo;
	const struct settings *settings;
	const struct seal_environment *environment;
	const char *index;        /* where the hooks' index is made, beside the repository's */
	const char *message_file; /* and the message that they may change */
};

/* Let pre-commit look at the tree, as an index. What it stages would be lost: that is refused. */
int guard_tree(const struct guard *, const git_oid *tree, struct fail *);

/*
 * Let prepare-commit-msg change the message and, if it is to be verified, commit-msg; they
 * may look at the tree like pre-commit.
 */
int guard_message(const struct guard *, const git_oid *tree, struct text *message, bool verify,
	struct fail *);

/* Tell post-commit. */
void guard_after(const struct guard *);

#endif
