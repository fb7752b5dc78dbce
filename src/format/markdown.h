#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "base/text.h"

/*
 * Add a text of the plan within a line or a table's cell of Markdown (GitHub's kind): it is
 * read as it stands, none of it is taken for emphasis, links, HTML or the start of a list;
 * only e-mail addresses become links, which nothing written in Markdown prevents.
 * Control, escape and bidi characters are shown as escapes.
 */
void markdown_text(struct text *out, const char *);

#endif
