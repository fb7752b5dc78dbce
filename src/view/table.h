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
	bool ruled;         /* lines set rows apart that may wrap */
	bool close;         /* columns stand close together, a line between them */
	const char *spans;  /* what spans hold: the heading of theirs, or NULL */
	bool *right;        /* of a column: aligned to the right */
	size_t *kept;       /* of a column: the cells it keeps while others can give way */
	const char **cells; /* row by row; the first row is the heading; NULL: under a span */
	size_t count;
	size_t capacity;
};

void table_init(struct table *, size_t columns);
void table_align_right(struct table *, size_t column);
/* The column is read first: others wrap before it is narrower than so many cells. */
void table_keep(struct table *, size_t column, size_t cells);
/* The next cell; text is copied, and shown with control characters escaped. */
void table_cell(struct table *, const char *text);
/* The heading of the spans, above those of the columns. */
void table_span_heading(struct table *, const char *text);
/* A row of one text across all columns: what follows belongs to it. */
void table_span(struct table *, const char *text);
bool table_is_span(const struct table *, size_t row);
/* How many rows there are, the heading among them. */
size_t table_rows(const struct table *);
/* Narrower than this, words are cut. */
size_t table_least_width(const struct table *);
/* `width` is the terminal's, 0 for none; columns that cannot be made to fit it are stacked. */
void table_print(const struct table *, FILE *, size_t width);
/* Where that is too narrow for columns: each cell on lines of its own, after its heading. */
void table_print_stacked(const struct table *, FILE *, size_t width);
/* A paragraph of its own between tables. */
void table_paragraph(FILE *, const char *text, size_t width);
void table_release(struct table *);

#endif
