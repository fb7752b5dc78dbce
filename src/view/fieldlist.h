#ifndef VIEW_FIELDLIST_H
#define VIEW_FIELDLIST_H

#include "model/schema.h"

#include <stdio.h>

/*
 * The schema for a reader: what a file of the plan may hold. `width` is the
 * terminal's, 0 for none.
 */

/* The kinds of things, and the file that each stands in. */
void fieldlist_kinds(FILE *, size_t width);

/* The fields of a record; those of a mapping in it after it, as "period.start". */
void fieldlist_record(FILE *, enum record_id, size_t width);

#endif
