#ifndef VIEW_REPORT_YEARS_H
#define VIEW_REPORT_YEARS_H

#include "view/report_cell.h"

/*
 * A schedule spread over columns, one for each year that the plan's period touches.
 */
struct report_years {
	int first;    /* 0: no years, one column tells when in words */
	size_t count; /* of columns */
};

/*
 * The columns of a plan: none but one for words when the period is not known, or too long
 * for a table.
 */
#define REPORT_MOST_YEARS 20
struct report_years report_years_of(const struct calendar *);

/*
 * What the schedule says of the years, a cell each: letters of seasons in their order,
 * the word for continuous once in its first year, "the year" for a whole one, dates by day and
 * month. What lies before or after every column stands, in full, in the nearest one.
 */
void report_years_cells(struct report_cell *cells, struct arena *, const struct plan *,
	struct report_years, const struct list *schedule);

/* The column of the first year that the schedule touches; the first where there is none. */
size_t report_years_first(struct report_years, const struct list *schedule);

#endif
