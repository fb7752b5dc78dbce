#ifndef VIEW_REPORT_TABLE_H
#define VIEW_REPORT_TABLE_H

#include "view/report_cell.h"
#include "view/report_years.h"

#include <stdbool.h>

/*
 * The plan in the shape of the document that was adopted: a block for each axis, a row for
 * each action, a column for each year. It holds words and no format: report_print.h prints it.
 */
struct report_options {
	bool source;  /* cells as the document prints them, where the plan records it */
	bool numbers; /* positions before titles: "1.2.3 Title" */
	bool plain;   /* amounts as plain numbers, and effort in a column of its own */
};

/* The first columns; years follow, then effort where it has one, and the budget last. */
enum report_column { REPORT_OBJECTIVE, REPORT_ACTION, REPORT_RESPONSIBLE, REPORT_PARTNERS };
#define REPORT_YEARS (REPORT_PARTNERS + 1)

struct report_row {
	const struct thing *objective; /* NULL: the plan has none of that id */
	const struct thing *action;    /* NULL: the objective has no action */
	size_t height;             /* how many rows the objective has; 0 on all but its first */
	const char *mark;          /* the status of an action that is not going on, or NULL */
	bool dropped;              /* …and will not be: it is cancelled or replaced */
	struct report_cell *cells; /* one a column */
};

struct report_block {
	const struct thing *axis; /* NULL: actions whose objective is unknown */
	const char *heading;      /* "AXE 1 : PROMOUVOIR …" */
	const char **columns;     /* their headings */
	struct report_row *rows;
	size_t count;
	size_t capacity;
};

struct report_table {
	const struct plan *plan;
	struct report_options options;
	struct report_years years;
	size_t columns;
	size_t axes, objectives, actions; /* of each, how many have been passed */
	struct report_block block;
	struct arena arena; /* of the block */
};

void report_table_init(struct report_table *, const struct plan *, struct report_options);
/* The next block, good until the one after it is asked for; NULL after the last. */
const struct report_block *report_table_next(struct report_table *);
void report_table_release(struct report_table *);

/* The plan's title, or what to call one that has none. */
const char *report_table_title(const struct plan *);
/* Add the words of a cell, with the mark of an action after its title. */
void report_table_words(struct text *out, const struct report_row *, size_t column);
/*
 * Add what the letters stand for, with `parting` between them: "H : Hiver P : Printemps";
 * nothing without seasons.
 */
void report_table_legend(struct text *out, const struct report_table *, const char *parting);

#endif
