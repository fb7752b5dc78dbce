#ifndef VIEW_COLUMNS_H
#define VIEW_COLUMNS_H

#include "format/csv.h"
#include "model/fieldpath.h"
#include "model/plan.h"
#include "view/table.h"

/* Things as a table, a field a column. */
#define COLUMNS_MOST 64

struct columns {
	enum kind kind;
	size_t count;
	struct fieldpath paths[COLUMNS_MOST];
};

/* What a cell needs to know besides its thing. */
struct columns_view {
	const struct plan *plan;
	const char *
		prefix; /* the current directory below the root: files are named as seen from it */
	day_t today;
	bool plain; /* for programs: fields' own names, ISO dates, bare numbers */
};

/*
 * The columns named in a list, "number,title,funding.amount"; NULL for those of the kind's
 * own table. Fails with STATUS_USAGE.
 */
int columns_read(struct columns *, enum kind, const char *names, struct fail *);
/* The heading, then a row for each thing, texts on one line; the table is the caller's to print and release. */
void columns_table(struct table *, const struct columns *, const struct columns_view *,
	const struct thing *const *things, size_t count);
/* The same as CSV, a thing a row: long texts have their lines. */
void columns_csv(struct csv *, const struct columns *, const struct columns_view *,
	const struct thing *const *things, size_t count);
/* A cell: the field in words, nothing when it is not known. */
void columns_words(struct text *out, const struct fieldpath *, const struct columns_view *,
	const struct thing *);

#endif
