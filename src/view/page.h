#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include <stdio.h>

/*
 * A page of HTML that stands alone: its style within (page.css), no script, nothing fetched,
 * and a policy that forbids a browser both. What goes between start and end is the caller's,
 * and stands in the page's <main>; texts of the plan are escaped (html.h).
 */
void page_start(FILE *, const char *title);
void page_end(FILE *);

#endif
