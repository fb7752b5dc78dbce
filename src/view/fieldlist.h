#ifndef VIEW_FIELDLIST_H
#define VIEW_FIELDLIST_H

#include "model/schema.h"

#include <stdio.h>

/*
 * The schema for a reader: what a file of the plan may hold. `width` is the
 * terminal's, 0 for none.
 */

/* The kinds of things, and the file that each stands in: those of these bits, 1 << kind. */
void fieldlist_kinds(FILE *, unsigned kinds, size_t width);

/* The fields of a record; those of a mapping in it after it, as "period.start". */
void fieldlist_record(FILE *, enum record_id, size_t width);

/* Whether a kind, or a mapping in it, has a field that the word names in either language:
   "schedule", "échéancier", "indicators.measure". */
bool fieldlist_has_field(const char *word);
/* That field, wherever it is: the kind, the field, what it takes. */
void fieldlist_field(FILE *, const char *word, size_t width);

#endif
