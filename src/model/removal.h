#ifndef MODEL_REMOVAL_H
#define MODEL_REMOVAL_H

#include "model/draft.h"
#include "model/mentions.h"

/* Things that are to go: files, and objectives and decisions out of their owner's file. */
struct removal {
	const struct plan *plan; /* as the draft has it */
	const struct thing *const *things;
	size_t count;
};

/*
 * What refers to them, or to what goes with them, and stays: none of them may go then. What
 * only says which action was split or merged may name one that is no more. Fails with
 * STATUS_REFUSED where a file that cannot be read may hold such a thing.
 */
int removal_find_mentions(struct mentions *, const struct removal *, struct fail *);

/* Remove them in the draft. */
int removal_make(struct draft *, const struct removal *, struct fail *);

#endif
