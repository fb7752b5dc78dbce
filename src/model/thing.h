#ifndef MODEL_THING_H
#define MODEL_THING_H

#include "base/diag.h"
#include "model/value.h"

/* Anything that has an id, the plan and the lexicon included. */
struct thing {
	enum kind kind;
	bool readable;               /* false: it is known by its file's name only */
	bool denied;                 /* not readable: nobody knows what its file holds */
	bool misnamed;               /* its id is not its file's name */
	uint32_t line;               /* where it begins in its file */
	const char *id;              /* never NULL; a decision's without its meeting */
	const char *path;            /* from the repository's root */
	const struct record *record; /* NULL for the lexicon and the rules */
	const struct thing *owner;   /* an objective's axis, an action's objective, a decision's
					meeting; NULL for others, and where unknown */
	uint32_t rank;               /* its place among all of its kind, from 0 */
	int64_t order;               /* sorts siblings, before the id */
	int number;                  /* position among its owner's, from 1; an axis's order */
};

/* Things of one kind, in the plan's order once that is known. */
struct thing_list {
	struct thing **items;
	size_t count;
	size_t capacity;
};

/* Its position "1.2.3", or nothing for kinds that have none. */
void thing_number(struct text *out, const struct thing *);
/* Its id, a decision's with its meeting. */
void thing_full_id(struct text *out, const struct thing *);
/* The ids that it once had, or NULL. */
const struct list *thing_former_ids(const struct thing *);
/* Its title or name, or its id. */
const char *thing_title(const struct thing *);
const struct thing *thing_axis(const struct thing *);

/* Where a finding about a field of the thing stands: the field's line, else the thing's. */
void thing_place(const struct thing *, int field, uint32_t *line, uint32_t *column);

/* Add a finding at a field of the thing, or at its first line when it has no such field. */
void thing_report(struct diag *, enum finding_rule, const struct thing *, int field,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
