#ifndef MODEL_READ_H
#define MODEL_READ_H

#include "model/scalar.h"

/*
 * From YAML to values: every key of a mapping is held against the schema, every
 * value against its type. What does not fit is a finding at its line and column
 * and is left out; what fits is kept.
 */

const struct record *read_record(
	const struct reading *, enum record_id, const struct yamldoc_node *mapping);

/*
 * The plan's calendar, period and currency, from the record of plan.yaml. What it
 * does not give (or gives wrongly) stays unknown.
 */
void read_calendar(struct calendar *, const struct record *plan);

#endif
