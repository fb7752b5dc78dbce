#ifndef MODEL_PAIRING_H
#define MODEL_PAIRING_H

#include "model/plan.h"

/*
 * Which thing of a plan is which of an older one: that of the same kind and id, or, where
 * one side has none, of an id that the other one had before.
 */
struct pairing {
	const struct plan *old_plan, *new_plan;
	struct arena arena;
	const struct thing **old_of[KIND_COUNT]; /* by the rank of the new one */
	const struct thing **new_of[KIND_COUNT]; /* by the rank of the old one */
	struct renamed *renamed;                 /* sorted */
	size_t renamed_count;
	size_t renamed_capacity;
	struct unread *unread[2]; /* of the old plan and the new: sorted */
	size_t unread_count[2];
	unsigned strange[2]; /* kinds (1 << kind) that have unread files of unknown names */
};

/* Pair nothing: all ids are what they were. */
void pairing_none(struct pairing *, const struct plan *old_plan, const struct plan *new_plan);
void pairing_build(struct pairing *, const struct plan *old_plan, const struct plan *new_plan);
void pairing_release(struct pairing *);

/* The id that what now has this one had in the old plan; a decision's with its meeting. */
const char *pairing_old_id(const struct pairing *, enum name_space, const char *new_id);

/*
 * Whether a thing without its pair may be in a file of the other plan that cannot be read:
 * then nobody knows whether it is there.
 */
bool pairing_unknown(const struct pairing *, const struct thing *, bool in_old_plan);

#endif
