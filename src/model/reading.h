#ifndef MODEL_READING_H
#define MODEL_READING_H

#include "base/diag.h"
#include "format/yamldoc.h"
#include "model/calendar.h"

/* What a file is read with, and how what is wrong in it is told. */
struct reading {
	const char *path;
	const struct calendar
		*calendar;   /* the plan's: what seasons, amounts and currency mean */
	struct arena *arena; /* where the values go */
	struct diag *diag;
};

/* Add a finding at an entry: at its key or, of an item, at the item. */
void reading_fault(const struct reading *, enum finding_rule, const struct yamldoc_node *entry,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Add a scalar's text as messages quote it: visible, and not all of a long one. */
void reading_quote(struct text *out, const struct yamldoc_node *);

/*
 * Whether a no-break space stands where the form needs a plain one: it is an indentation,
 * follows a hyphen or a colon, or goes before or after the word. Of a key or a value.
 */
bool reading_no_break(const struct yamldoc_node *);
/* The finding for it, at the node's own line; returns false. */
bool reading_no_break_fault(const struct reading *, const struct yamldoc_node *);

#endif
