#ifndef VIEW_DOCUMENT_H
#define VIEW_DOCUMENT_H

#include "view/report_table.h"

#include <stdio.h>

/*
 * The whole plan as a document to read or to print: title, adoption, lexicon, mandates and
 * how the body works, the tables of report_table.h, the closing note. What the plan does
 * not say has no section. Its long texts are Markdown (format/markup.h).
 */
void document_print_markdown(const struct plan *, struct report_options, FILE *);
void document_print_html(const struct plan *, struct report_options, FILE *);
/* For the terminal, whose width is given; 0: none. */
void document_print_text(const struct plan *, struct report_options, FILE *, size_t width);

#endif
