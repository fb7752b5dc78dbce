#ifndef VIEW_TABLE_FORMAT_H
#define VIEW_TABLE_FORMAT_H

#include "format/csv.h"
#include "view/table.h"

/* The same table for other readers than the terminal's. Spans stand in a row of their own. */
void table_put_csv(const struct table *, struct csv *);
/* GitHub's kind of tables. */
void table_put_markdown(const struct table *, FILE *);
/* <table>, within a page (page.h); its columns' headings begin with capitals. */
void table_put_html(const struct table *, FILE *);
/* A page with the table and nothing else. */
void table_put_page(const struct table *, FILE *, const char *title);

#endif
