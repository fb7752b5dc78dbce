#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "base/mem.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * A table for the terminal: cells wrap within their column so that the whole fits
 * the width; without a width (no terminal) each row is one line.
 */
struct table {
	struct arena arena;
	size_t columns;
	bool *right;        /* of a column: aligned to the right */
	const char **cells; /* row by row; the first row is the heading */
	size_t count;
	size_t capacity;
};

void table_init(struct table *, size_t columns);
void table_align_right(struct table *, size_t column);
/* The next cell; text is copied, and shown with control characters escaped. */
void table_cell(struct table *, const char *text);
/* `width` is the terminal's, 0 for none. */
void table_print(const struct table *, FILE *, size_t width);
void table_release(struct table *);

#endif
