#ifndef VIEW_BLAME_TABLE_H
#define VIEW_BLAME_TABLE_H

#include "view/blame_words.h"

#include <stdio.h>

/*
 * Where the values of a thing come from, for a reader: a table of field, value, since when,
 * who and which commit; then each of the commits once, with its decision and its reason. A
 * value that no commit has is said to be not recorded yet, one older than what is here of
 * the history to be of unknown origin. `width` is the terminal's, 0 for none.
 */
void blame_print(const struct blame_view *, FILE *, size_t width);
/* The same for a report, in one table: the decision is one of its columns. */
void blame_print_markdown(const struct blame_view *, FILE *);

#endif
