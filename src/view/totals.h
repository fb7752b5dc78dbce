#ifndef VIEW_TOTALS_H
#define VIEW_TOTALS_H

#include "model/fieldpath.h"
#include "model/plan.h"

#include <stdio.h>

/*
 * A numeric field added up over things: amounts (of budget, funding and expenses those of
 * their entries), counts, and efforts by their unit, one sum each.
 */
struct totals;

/* Fails with STATUS_USAGE for a field that cannot be added up, or too large a sum. */
int totals_make(struct totals **, const struct plan *, enum kind,
	const struct thing *const *things, size_t count, const char *name, struct fail *);
/* "182 500 $", or a line for each unit: "5 days/week". */
void totals_print(const struct totals *, FILE *);
/*
 * {"field":"budget","unit":null,"currency":"CAD","total":182500} a line; the currency is
 * null of what is no amount.
 */
void totals_json(const struct totals *, FILE *);
/* NULL is fine. */
void totals_free(struct totals *);

#endif
