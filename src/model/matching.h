#ifndef MODEL_MATCHING_H
#define MODEL_MATCHING_H

#include "model/same.h"

/* Which items of two versions of a list are the same one (same_key). */
struct matching {
	uint32_t *new_of; /* by the item's place in the old list; or MATCHING_NONE */
	uint32_t *old_of; /* by its place in the new one */
};
#define MATCHING_NONE UINT32_MAX

void matching_build(struct matching *, const struct pairing *, const struct field *,
	const struct list *old_list, const struct list *new_list);
void matching_release(struct matching *);

/*
 * Whether the survivors, the items of both versions, are in another order; or, of
 * references, another of them is the lead.
 */
bool matching_is_reordered(const struct matching *, const struct field *,
	const struct list *old_list, const struct list *new_list);

#endif
