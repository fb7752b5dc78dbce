#ifndef VIEW_CHANGES_H
#define VIEW_CHANGES_H

#include "view/change_unit.h"

#include <stdio.h>

/*
 * Changes for a reader: each thing, then what differs of it a line, "label: old → new", what
 * comes after a +, what goes after a −; of long texts the lines that differ. `width` is the
 * terminal's, 0 for none.
 */
void changes_print(FILE *, const struct changes *, size_t width);
/* One of them, so many cells from the margin, without the thing that it is of. */
void changes_print_unit(FILE *, const struct changes *, const struct change_unit *,
	size_t indent, size_t width);

#endif
