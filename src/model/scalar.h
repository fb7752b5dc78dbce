#ifndef MODEL_SCALAR_H
#define MODEL_SCALAR_H

#include "base/diag.h"
#include "format/yamldoc.h"
#include "model/value.h"

/* What a file is read with. */
struct reading {
	const char *path;
	const struct calendar
		*calendar;   /* the plan's: what seasons, amounts and currency mean */
	struct arena *arena; /* where the values go */
	struct diag *diag;
};

/*
 * One scalar against its type. Returns true with the value's payload and detail
 * set, or false with a finding at `at` (the entry's key or item).
 */
bool scalar_read(struct value *, const struct reading *, enum record_id, const struct field *,
	const struct yamldoc_node *);

/* Whether other YAML readers (1.1 or 1.2) would take the plain word for no text: 1.10, no, 12:30. */
bool scalar_retyped(const char *plain);

/* Add a finding at an entry: at its key or, of an item, at the item. */
void scalar_fault(const struct reading *, enum finding_rule, const struct yamldoc_node *entry,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
