#ifndef GIT_RECEIVED_H
#define GIT_RECEIVED_H

#include "base/fail.h"
#include "git/repo.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A push, as a server's pre-receive hook sees it before anything is changed: the branches
 * that are to move, and objects that only the hook sees. Everything in it may have been
 * made by a stranger. The adopted branch is the one that HEAD of the server's repository
 * names.
 */
struct received;

/* A version of the plan that the push brings, to be checked. */
struct received_plan {
	char commit[41];
	const char *branch; /* short: "main", "proposal/budget" */
	const char *before; /* where the adopted branch stood, 40 digits; NULL: of a proposal,
			       or there was none */
	bool is_last;       /* the branch is to stand here */
	unsigned char tree[20]; /* of plan/ */
};

/*
 * Look at a push; `lines` are what Git tells the hook, "OLD NEW REF" each. Refuses, with
 * STATUS_REFUSED, naming commit and path and saying what to do:
 *
 * - that the adopted branch goes, or loses commits;
 * - refs that are no branches, tags or notes, or do not lead to commits;
 * - new commits (reachable from what is pushed by any parent, and from nothing that is here)
 *   that are not safe or whole: see inspect.h; folders too deep, files too large, objects
 *   missing;
 * - that plan/ is no longer there.
 *
 * Then the plans to be checked are those of the adopted branch's new steps (its commits by
 * first parents, oldest first) and of the tips of proposals, each distinct one once.
 */
int received_open(struct received **, struct repo *, const char *lines, struct fail *);
void received_close(struct received *);

size_t received_count(const struct received *);
const struct received_plan *received_plan(const struct received *, size_t);

#endif
