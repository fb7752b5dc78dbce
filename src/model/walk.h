#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include "model/plan.h"

/*
 * Every value of a record, nested ones too, in the file's order: items of lists
 * one by one, mappings and references first as a whole, then their fields.
 */
struct walk {
	void (*visit)(struct walk *, const struct record *, const struct field *,
		const struct value *);
	const struct thing *thing; /* whose record it is; set by walk_plan */
};

/* One field of a record. */
void walk_field(struct walk *, const struct record *, const struct value *);
void walk_record(struct walk *, const struct record *);
/* Every thing of the plan that has a file of its own (so nested things are met once). */
void walk_plan(struct walk *, const struct plan *);

#endif
