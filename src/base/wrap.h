#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Lines are broken at spaces: never at no-break ones, nor before : ; ? ! » or after «
 * where a member typed an ordinary one.
 */

/* Whether a line may end before the byte at `at`, which is a space then. */
bool wrap_breaks(const char *words, size_t length, size_t at);
/* The bytes before the first space at which a line may end; all where there is none. */
size_t wrap_piece(const char *words, size_t length);

/*
 * How many bytes of a text fit a line of `width` terminal cells: up to a space, never a
 * no-break one; of a word that is longer, as many letters as fit, at least one. *skip is
 * how many bytes to pass over before the next line.
 */
size_t wrap_line(const char *text, size_t length, size_t width, size_t *skip);

/*
 * Add the words in lines of at most `width` terminal cells (0: one line), as wrap_line()
 * breaks them. `used` cells of the first line are taken already, the further lines begin
 * with `indent` spaces; a few cells are left to the words whatever the width. No line feed
 * ends the last one.
 */
void wrap_words(struct text *out, const char *words, size_t length, size_t used, size_t indent,
	size_t width);

#endif
