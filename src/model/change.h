#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include "model/plan.h"

/*
 * What differs between two versions of a plan, or of one of its things, field by field and
 * item by item. Values are compared as the schema reads them: how they are written, in
 * which file or order of fields, is no difference. (A file that cannot be read is not
 * compared, a value that cannot counts as none; the findings tell of them. The rules are not
 * compared yet.)
 *
 * Things pair by kind and id; one that was renamed, by its former ids, and then what
 * refers to it by its new id has not changed. Items of lists pair by what tells them apart
 * (value_key). So each value that differs stands in exactly one change:
 *
 * - of a thing that is there once: one change without a path, then one for each of its
 *   fields and items;
 * - of a thing renamed: CHANGE_RENAME without a path, then the others; that the old id is
 *   among the former ones is not told again;
 * - of fields with a value: the value; of mappings, each of their fields;
 * - of lists: each item added or removed as a whole, and each field that differs of those
 *   that stay; then CHANGE_REORDER when those that stay (the survivors) are in another
 *   order, or another of them is the lead;
 * - of a reference: as a whole when it names something else, else the fields that differ;
 * - of the lexicon: each acronym.
 *
 * Objectives and decisions are things of their own: their axis or meeting tells of their
 * order only. The axis that an objective stands in counts as its field `axis`.
 *
 * A version plus its changes is the other one: rename, set and delete fields, remove items,
 * bring the survivors into the order (and lead) of the new list, then put in each item
 * added at its place, in the changes' order.
 */
enum change_op {
	CHANGE_ADD,
	CHANGE_REMOVE,
	CHANGE_CHANGE,
	CHANGE_REORDER,
	CHANGE_RENAME,
	CHANGE_OP_COUNT,
};

/* Everything but the path is borrowed from the two plans. */
struct change {
	enum change_op op;
	bool item;      /* the value is an item of one of the thing's own lists */
	uint32_t place; /* from 0: where an item added stands in the new list, one removed in
			   the old one; an objective or decision in its file */
	const struct thing *old_thing, *new_thing; /* NULL where there is none */
	const char *path;                          /* valuepath.h; NULL: the thing itself */
	const struct field *field; /* the path's last; NULL of things and acronyms */
	const struct value *old_value, *new_value; /* NULL where there is none; of
						      CHANGE_REORDER the whole lists */
	const char *acronym; /* of the lexicon: the values are its meanings, texts */
};

struct changes {
	const struct plan *old_plan, *new_plan;
	struct arena arena;
	struct change *items;
	size_t count;
	size_t capacity;
};

/* "add", "remove", … */
extern const char *const change_words[CHANGE_OP_COUNT];

/*
 * What differs between two plans, which outlive the changes: kinds in the schema's order,
 * in each the things in the new plan's order, then those removed in the old one's; their
 * fields in the schema's order, items in the file's, one removed where it stood.
 */
void changes_between(
	struct changes *, const struct plan *old_plan, const struct plan *new_plan);

/*
 * What differs between two versions of one thing; NULL where there is none. Other things'
 * names are as they are in its plan: that one was renamed is not known.
 */
void changes_of_thing(struct changes *, const struct plan *old_plan,
	const struct plan *new_plan, const struct thing *old_thing,
	const struct thing *new_thing);

void changes_release(struct changes *);

/* Add where its value stands in the thing: its path, of an item with the item's key. */
void change_location(struct text *out, const struct changes *, const struct change *);
/* Whether its value is that of the path, or within it. */
bool change_is_within(const struct changes *, const struct change *, const char *path);

/* The thing, in its newer version where there are two. */
static inline const struct thing *change_thing(const struct change *change)
{
	return change->new_thing ? change->new_thing : change->old_thing;
}

#endif
