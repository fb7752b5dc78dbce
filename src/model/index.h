#ifndef MODEL_INDEX_H
#define MODEL_INDEX_H

#include "model/plan.h"

/*
 * Ids to things, current and former: a hash table built once, when everything is
 * loaded. Building it finds ids used twice and former ids given again.
 */
struct plan_index *index_build(const struct plan *, struct diag *);
void index_free(struct plan_index *);
const struct thing *index_find(
	const struct plan_index *, enum name_space, const char *id, bool former);

#endif
