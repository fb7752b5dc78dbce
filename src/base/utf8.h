#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Characters. The one door to utf8proc: decoding (RFC 3629), terminal widths
 * (UAX 11), folding across case and accents, and what may not be shown raw.
 */

/* The offset of the first byte that is not part of valid UTF-8, or -1. */
ptrdiff_t utf8_invalid(const char *bytes, size_t length);

/*
 * Decode the character at `bytes`; its length in bytes is returned (1 for a
 * byte that is no UTF-8, with U+FFFD). `length` is at least 1.
 */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *character);

/* How many characters the bytes hold. */
size_t utf8_count(const char *bytes, size_t length);

/* The offset in bytes after `count` characters, at most `length`. */
size_t utf8_skip(const char *bytes, size_t length, size_t count);

/*
 * How many bytes the first character takes as a reader sees it (UAX 29): a letter with its
 * accents, a flag of two letters, a family of joined emoji. `length` is at least 1.
 */
size_t utf8_cluster(const char *bytes, size_t length);

/* How many terminal cells the text takes. */
size_t utf8_width(const char *bytes, size_t length);

/*
 * Characters that no value of a plan holds and no output prints raw: C0 (LF and
 * TAB are not among them), DEL, C1, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF and the controls of the
 * bidirectional algorithm (UAX 9).
 */
bool utf8_forbidden(uint32_t character);

/*
 * The length of the no-break space (U+00A0, U+202F) that the bytes begin with, or 0.
 * It looks like a space, and no program but a reader's eye takes it for one.
 */
size_t utf8_no_break(const char *bytes, size_t length);
/* Add the text with plain spaces for its no-break ones. */
void utf8_plain_spaces(struct text *out, const char *bytes, size_t length);

bool utf8_is_letter(uint32_t character);
bool utf8_is_upper(uint32_t character);
bool utf8_is_digit(uint32_t character);

/*
 * Add the text's letters folded: lower case, without accents, ligatures opened,
 * typographic apostrophes and dashes plain: "L’Été" and "l'ete" fold alike.
 */
void utf8_fold(struct text *out, const char *bytes, size_t length);
/* Whether `length` bytes and a string fold alike. */
bool utf8_same_folded(const char *bytes, size_t length, const char *other);
/* The order of words in a list: as they fold, then by their bytes; as strcmp. */
int utf8_order(const char *one, const char *other);
/* Add the text as file systems that ignore case compare it: lower case, accents composed. */
void utf8_casefold(struct text *out, const char *bytes, size_t length);
/* Add the text in capitals ("é" gives "É"). */
void utf8_upper(struct text *out, const char *bytes, size_t length);
/* Add the text with its first letter a capital, as a heading or a sentence begins. */
void utf8_capitalize(struct text *out, const char *bytes, size_t length);

/* Add the text with everything forbidden, LF and TAB too, shown as an escape: "\x1b", "\u202e". */
void utf8_visible(struct text *out, const char *bytes, size_t length);
/* The same of the first characters, as a message quotes a value; of a longer text "…" after them. */
void utf8_excerpt(struct text *out, const char *bytes, size_t length);

#endif
