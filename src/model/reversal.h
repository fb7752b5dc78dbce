#ifndef MODEL_REVERSAL_H
#define MODEL_REVERSAL_H

#include "model/draft.h"
#include "model/plan.h"

/*
 * The changes of a commit taken back in the plan as it is by now: field by field, so that
 * what others changed since stays. What the commit created goes, what it removed is there
 * again byte for byte, ids have the names that they had. A file that nobody touched since is
 * what it was, to the byte.
 */
struct reversal_ends {
	struct source *before, *after; /* the plan of the commit's parent, and the commit's */
};

/* A later change that is in the way: what is there by now is not what the commit made of it. */
struct reversal_obstacle {
	struct text path;      /* of the file */
	enum kind kind;        /* of the thing; KIND_COUNT: none, the file itself */
	struct text id;        /* its own; empty without one */
	struct text shown;     /* what it is called: its full id, or the file */
	struct text field;     /* the value's path (valuepath.h); empty: the thing itself */
	struct text refers_to; /* what would go, and is referred to; or empty */
};

void reversal_obstacle_init(struct reversal_obstacle *);
void reversal_obstacle_release(struct reversal_obstacle *);

enum reversal_result {
	REVERSAL_MADE = 0,
	REVERSAL_FAILED = -1, /* with the failure set */
	REVERSAL_BLOCKED = 1, /* the obstacle says by what */
	REVERSAL_NOTHING = 2, /* the commit changed no file of the plan */
};

/* Take them back in the draft of the plan `present`. */
enum reversal_result reversal_make(struct draft *, const struct plan *present,
	const struct reversal_ends *, struct reversal_obstacle *, struct fail *);

#endif
