#ifndef FORMAT_MARKUP_H
#define FORMAT_MARKUP_H

#include "base/text.h"

/*
 * The long texts of a plan are Markdown (CommonMark 0.29 with GitHub's tables and
 * strikethrough). This is cmark-gfm's one door. Whoever may change a plan may write
 * anything into them, so the result is tame wherever it is read: HTML is shown as the
 * text that it is, nothing is fetched (an image becomes a link to it), and only links
 * to http, https and mailto remain links.
 *
 * `level` is the level of the heading that the text stands under: its own headings
 * come below that one.
 */

/* Add the text as HTML (a fragment of block elements). */
void markup_html(struct text *out, const char *markdown, int level);

/* Add the text as Markdown again, normalised; its HTML is text here too. */
void markup_markdown(struct text *out, const char *markdown, int level);

#endif
