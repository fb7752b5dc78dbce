#ifndef VIEW_CHANGE_CSV_H
#define VIEW_CHANGE_CSV_H

#include "format/csv.h"
#include "history/history.h"

/*
 * Changes as rows of CSV, each with the commit that made it: columns date, commit, author,
 * decision, kind, id, op, field, item, old, new. Fields and items by their own names, the
 * values in words, dates and amounts plain.
 */
void change_csv_heading(struct csv *);
/* Of a change that no commit made, NULL. The row is the caller's to end. */
void change_csv(
	struct csv *, const struct commit *, const struct changes *, const struct change *);

/* A value's cell: dates and amounts plain, anything else as `words` have it. */
void change_csv_value(struct csv *, const struct plan *, const struct field *,
	const struct value *, const char *words);

/* The cells of a commit: its author's date, name, author and decision; or so many empty ones. */
void change_csv_commit(struct csv *, const struct commit *);

#endif
