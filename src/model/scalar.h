#ifndef MODEL_SCALAR_H
#define MODEL_SCALAR_H

#include "model/reading.h"
#include "model/value.h"

/*
 * One scalar against its type. Returns true with the value's payload and detail
 * set, or false with a finding at `at` (the entry's key or item).
 */
bool scalar_read(struct value *, const struct reading *, enum record_id, const struct field *,
	const struct yamldoc_node *);

/* Whether other YAML readers (1.1 or 1.2) would take the plain word for no text: 1.10, no, 12:30. */
bool scalar_retyped(const char *plain);

#endif
