#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/text.h"

#include <stddef.h>

/*
 * Add the words in lines of at most `width` terminal cells (0: one line), broken at
 * spaces, never at no-break ones; a longer word stands out. `used` cells of the first
 * line are taken already, the further lines begin with `indent` spaces. No line feed
 * ends the last one.
 */
void wrap_words(struct text *out, const char *words, size_t length, size_t used, size_t indent,
	size_t width);

#endif
