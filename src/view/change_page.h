#ifndef VIEW_CHANGE_PAGE_H
#define VIEW_CHANGE_PAGE_H

#include "model/change.h"

#include <stdio.h>

/*
 * Changes on a page of their own, as the minutes of a meeting have them: what is compared,
 * then each thing under a heading with its number and title, and a table of its fields before
 * and after. Of long texts the lines that differ stand there. `before` and `after` say which
 * versions these are.
 */
void change_page_markdown(
	FILE *, const struct changes *, const char *before, const char *after);
void change_page_html(FILE *, const struct changes *, const char *before, const char *after);

/*
 * The same for programs and spreadsheets, a change a row: kind, id, number, title, op, field
 * (a path as `set` takes it), item, old, new. Fields and items stand there by their own names,
 * values in words, amounts and dates plain.
 */
void change_page_csv(FILE *, const struct changes *);

#endif
