#ifndef VIEW_CHANGES_H
#define VIEW_CHANGES_H

#include "model/change.h"

#include <stdio.h>

/*
 * Changes for a reader: each thing, then what differs of it a line, "label: old → new", what
 * comes after a +, what goes after a −; of long texts the lines that differ. `width` is the
 * terminal's, 0 for none.
 */
void changes_print(FILE *, const struct changes *, size_t width);

#endif
