#ifndef VIEW_REPORT_PAGE_H
#define VIEW_REPORT_PAGE_H

#include "view/report_table.h"

#include <stdio.h>

/*
 * The report as a page: tables as the document prints them, on letter paper too; cards on
 * a phone. What stands for something else (seasons' letters, acronyms) says for what.
 */
void report_print_html(struct report_table *, FILE *);

/* Its tables alone, each a section with its heading, for a page of more than these. */
void report_page_blocks(struct report_table *, FILE *);

#endif
