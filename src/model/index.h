#ifndef MODEL_INDEX_H
#define MODEL_INDEX_H

#include "base/diag.h"
#include "model/thing.h"

/*
 * Ids to things, current and former: a hash table built once, when everything is
 * loaded. Building it finds ids used twice and former ids given again.
 */
struct plan_index;
struct plan_index *index_build(const struct thing_list things[KIND_COUNT], struct diag *);
void index_free(struct plan_index *);
const struct thing *index_find(
	const struct plan_index *, enum name_space, const char *id, bool former);

/* Whether two things claim the id as theirs. */
bool index_is_ambiguous(const struct plan_index *, enum name_space, const char *id);

/* The finding for a file that has the id of another of its kind: most likely a copy. */
void index_report_copy(const struct thing *, const struct thing *other, struct diag *);

#endif
