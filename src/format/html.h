#ifndef FORMAT_HTML_H
#define FORMAT_HTML_H

#include "base/text.h"

/*
 * Text of the plan within HTML: what it says is read, nothing of it is obeyed. Control,
 * escape and bidi characters are shown as escapes, like everywhere else.
 */

/* Add the text between tags. */
void html_text(struct text *out, const char *);
/* Add the text as the value of an attribute, which the caller puts in double quotes. */
void html_attribute(struct text *out, const char *);

#endif
