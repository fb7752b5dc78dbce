#ifndef VIEW_REPORT_CELL_H
#define VIEW_REPORT_CELL_H

#include "model/plan.h"

/*
 * A cell of a report: words in parts, because some stand for others ("A" for "automne
 * 2007", "CLD" for "Centre local de développement") and a page can say so. Parts and
 * their texts live in the arena of whoever builds the cell.
 */
struct report_part {
	const char *text;
	const char *meaning; /* what it stands for, or NULL */
	const struct report_part *next;
};

struct report_cell {
	const struct report_part *parts; /* NULL: an empty cell */
	struct report_part *last;
};

/* Add a part; both texts are copied. `meaning` may be NULL. */
void report_cell_add(
	struct report_cell *, struct arena *, const char *text, const char *meaning);
/* Add a text of the plan, its acronyms with what the lexicon says of them. */
void report_cell_explain(
	struct report_cell *, struct arena *, const struct plan *, const char *text);
/* Add the cell's words. */
void report_cell_words(struct text *out, const struct report_cell *);

/*
 * Add who is meant, joined with commas, each with its note: by the wording that the
 * plan prints (`as`), else the acronym where `acronyms`, else the name.
 */
void report_cell_references(struct report_cell *, struct arena *, const struct plan *,
	const struct list *references, bool acronyms);

#endif
