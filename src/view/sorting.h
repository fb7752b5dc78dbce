#ifndef VIEW_SORTING_H
#define VIEW_SORTING_H

#include "view/columns.h"

/*
 * Put things in the order of the fields named in a list, "axis,-budget": a hyphen before a
 * name turns its order round. Numbers, amounts (of several, their sum), dates and schedules
 * (their first day) go by value, words of an enumeration by their order in it, positions by
 * the plan's, everything else by its words, folded. What is not known comes last, and what
 * is equal stays as it was. Fails with STATUS_USAGE.
 */
int sorting_sort(const struct thing **things, size_t count, enum kind,
	const struct columns_view *, const char *names, struct fail *);

#endif
