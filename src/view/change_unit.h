#ifndef VIEW_CHANGE_UNIT_H
#define VIEW_CHANGE_UNIT_H

#include "model/change.h"

/*
 * What a reader takes for one change: a change; of a list where one item was removed and one
 * added, both, the one in the other's place; of a thing that came or went, all of its.
 */
struct change_unit {
	size_t first, count; /* of the changes */
	bool whole;          /* a thing that came or went */
	bool begins;         /* it is the first unit of its thing */
};

/* The unit that begins at `*at`, which becomes where the next one does; false past the last. */
bool change_unit_next(struct change_unit *, const struct changes *, size_t *at);

/*
 * Let a unit that adds an item of a list, or removes one, go on with those after it that do the
 * same with other items, where they are short: a story tells them in one line.
 */
void change_unit_gather(struct change_unit *, const struct changes *, size_t *at);

/* Its (first) change. */
static inline const struct change *change_unit_change(
	const struct change_unit *unit, const struct changes *changes)
{
	return &changes->items[unit->first];
}

/* What it does with its value: an item in another's place is a value changed. */
enum change_op change_unit_op(const struct change_unit *, const struct changes *);

/* Whether it is about a long text, of which the lines tell. */
bool change_unit_is_long_text(const struct change_unit *, const struct changes *);

/*
 * "responsible: Analysis committee → Training committee"; "action Title (added)"; of items
 * gathered "partners: One, another".
 */
void change_unit_words(struct text *out, const struct change_unit *, const struct changes *);

#endif
