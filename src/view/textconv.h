#ifndef VIEW_TEXTCONV_H
#define VIEW_TEXTCONV_H

#include "base/text.h"

/*
 * Add a file of the plan as `git diff` compares it, from its bytes alone: a value a line,
 * "label: value", with the labels and the schema's words in the user's language and ids as
 * they stand. Fields come in the schema's order, others and acronyms after them by their
 * names, items as the file has them; what stands within something is indented, and long texts
 * have their lines. So the order of fields, quotes, comments and layout make no difference.
 *
 * Nothing may be hidden from who looks: a file with any error of form is given as it stands,
 * line by line. Either way nothing is printed that a terminal would obey, and the end is a
 * line feed.
 */
void textconv(struct text *out, const char *bytes, size_t length);

#endif
