#ifndef VIEW_REPORT_PRINT_H
#define VIEW_REPORT_PRINT_H

#include "view/report_table.h"

#include <stdio.h>

/*
 * The report in each format. Every one goes through its blocks once, and holds no
 * more than one of them.
 */

/* For the terminal, whose width is given (0: none, each row is one line). */
void report_print_text(struct report_table *, FILE *, size_t width);
/* `excel`: as a French Excel reads it. Every row has all columns, headings and legends too. */
void report_print_csv(struct report_table *, FILE *, bool excel);
void report_print_markdown(struct report_table *, FILE *);
/* Its tables alone, each under its heading, for a text of more than these. */
void report_markdown_blocks(struct report_table *, FILE *);
/*
 * A block an item: {"axis":…,"heading":…,"columns":[…],"rows":[{"objective":…,"action":…,
 * "cells":[…]}],"legend":…}; ids, or null where there is none.
 */
void report_print_json(struct report_table *, FILE *);

#endif
