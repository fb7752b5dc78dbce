#ifndef MODEL_EXCERPT_H
#define MODEL_EXCERPT_H

#include "model/plan.h"

/*
 * Two versions of a plan cut down to what differs, as bytes (pack.h): the things that are
 * not the same, each with the fields that are not and what it is called by; and the names
 * of what they refer to. The changes between the two excerpts are those between the plans,
 * in the same order.
 */

/*
 * Whether things have a field of that name that tells what they are called, what sorts them
 * or that they were renamed: an excerpt has it whether it differs or not.
 */
bool excerpt_has_always(const char *name, size_t length);

/* Add them to the bytes; returns whether anything differs. */
bool excerpt_write(struct text *out, const struct plan *old_plan, const struct plan *new_plan);

/*
 * Read them again: two parts of plans (plan_free), with those calendars, which outlive them
 * as the bytes need not. Returns -1 when the bytes are damaged.
 */
int excerpt_read(struct plan **old_plan, struct plan **new_plan, const char *bytes,
	size_t length, const struct calendar *old_calendar,
	const struct calendar *new_calendar);

#endif
