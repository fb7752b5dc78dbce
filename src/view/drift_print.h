#ifndef VIEW_DRIFT_PRINT_H
#define VIEW_DRIFT_PRINT_H

#include "view/drift_groups.h"

#include <stdio.h>

/*
 * What differs since, group by group, for a reader: each thing, what changed of it, and the
 * commit that changed it. `heading` says since when. `width` is the terminal's, 0 for none.
 */
void drift_print(const struct drift_groups *, FILE *, const char *heading, size_t width);
void drift_print_markdown(const struct drift_groups *, FILE *, const char *heading);

/*
 * For programs: the keys of the change, then "commit" "author" "date" "subject" "decision"
 * "proposal" "adopted_in" "covered", null where that is not known.
 */
void drift_print_json(const struct changes *, const struct drift *, FILE *);
/* The columns of changes (change_csv.h), then "covered". */
void drift_print_csv(const struct changes *, const struct drift *, FILE *);

#endif
