#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "base/diag.h"
#include "base/fail.h"
#include "model/source.h"
#include "model/value.h"

/*
 * A plan in memory: a snapshot of one source, never changed, freed at once.
 */

/* Anything that has an id, the plan and the lexicon included. */
struct thing {
	enum kind kind;
	uint32_t line;		     /* where it begins in its file */
	const char *id;		     /* never NULL; a decision's without its meeting */
	const char *path;	     /* from the repository's root */
	const struct record *record; /* NULL for the lexicon and the rules */
	const struct thing *owner;   /* an objective's axis, an action's objective, a decision's
					meeting; NULL for others, and where unknown */
	int64_t order;		     /* sorts siblings, before the id */
	int number;		     /* position among its owner's, from 1; an axis's order */
};

struct lexicon_entry {
	const char *acronym;
	const char *meaning;
	uint32_t line;
	uint32_t column;
};

struct thing_list {
	struct thing **items;
	size_t count;
	size_t capacity;
};

struct plan {
	struct arena arena;
	struct calendar calendar;
	const struct thing *self;	/* plan.yaml, or NULL when it cannot be read */
	const struct thing *lexicon;	/* or NULL */
	struct lexicon_entry *acronyms; /* of the lexicon, sorted */
	size_t acronym_count;
	struct thing_list things[KIND_COUNT]; /* each kind in the plan's order */
	struct plan_index *index;
};

/*
 * Load the plan of a source. What is wrong with it is added to the findings, what
 * is right is loaded; fails only when the source cannot be read, or holds no plan.
 * With several processors, files are read on two threads where that helps.
 */
int plan_load(struct plan **, struct source *, struct diag *, struct fail *);
void plan_free(struct plan *);

/* The thing of that id in a namespace, or NULL; a decision's id is MEETING/ID. */
const struct thing *plan_find(const struct plan *, enum name_space, const char *id);
/* The same by an id that it once had; `*id` may also be current. */
const struct thing *plan_find_former(const struct plan *, enum name_space, const char *id);
const struct lexicon_entry *plan_acronym(const struct plan *, const char *acronym);

/* The thing that a reference's naming value, or a link, leads to; NULL for texts and the unknown. */
const struct thing *plan_target(
	const struct plan *, const struct field *, const struct value *);

/* The place of a person, committee, organization, group or post among those of its kind. */
size_t plan_rank(const struct plan *, const struct thing *);

/* Its position "1.2.3", or nothing for kinds that have none. */
void thing_number(struct text *out, const struct thing *);
/* Its id, a decision's with its meeting. */
void thing_full_id(struct text *out, const struct thing *);
/* Its title or name, or its id. */
const char *thing_title(const struct thing *);
const struct thing *thing_axis(const struct thing *);

/* Where a finding about a field of the thing stands: the field's line, else the thing's. */
void thing_place(const struct thing *, int field, uint32_t *line, uint32_t *column);

#endif
