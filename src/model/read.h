#ifndef MODEL_READ_H
#define MODEL_READ_H

#include "base/diag.h"
#include "format/yamldoc.h"
#include "model/value.h"

/*
 * From YAML to values: every key of a mapping is held against the schema, every
 * value against its type. What does not fit is a finding at its line and column
 * and is left out; what fits is kept.
 */
struct reading {
	const char *path;
	const struct calendar
		*calendar;   /* the plan's: what seasons, amounts and currency mean */
	struct arena *arena; /* where the values go */
	struct diag *diag;
};

const struct record *read_record(
	const struct reading *, enum record_id, const struct yamldoc_node *mapping);

/*
 * The plan's calendar, period and currency, from the record of plan.yaml. What it
 * does not give (or gives wrongly) stays unknown.
 */
void read_calendar(struct calendar *, const struct record *plan);

#endif
