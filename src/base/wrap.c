#include "base/wrap.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* Words get that many cells even where the indentation leaves fewer. */
#define FEWEST_CELLS 8

/* Signs that French sets off from the word before them: no line begins with one. */
static bool starts_with_sign(const char *words, size_t length)
{
	static const char *const signs[] = {":", ";", "?", "!", "»"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t size = strlen(signs[i]);
		if (size <= length && !memcmp(words, signs[i], size))
			return true;
	}
	return false;
}

static bool ends_with_quote(const char *words, size_t length)
{
	size_t size = strlen("«");
	return length >= size && !memcmp(words + length - size, "«", size);
}

bool wrap_breaks(const char *words, size_t length, size_t at)
{
	return words[at] == ' ' && !starts_with_sign(words + at + 1, length - at - 1) &&
	       !ends_with_quote(words, at);
}

size_t wrap_piece(const char *words, size_t length)
{
	size_t piece = 0;
	while (piece < length && !wrap_breaks(words, length, piece))
		piece++;
	return piece;
}

/* Letters stay whole, with their accents, unless one alone is wider than the line. */
static size_t next_letter(const char *text, size_t length, size_t width)
{
	size_t letter = utf8_cluster(text, length);
	return utf8_width(text, letter) <= width ? letter : utf8_skip(text, letter, 1);
}

static size_t count_spaces(const char *text, size_t length)
{
	size_t count = 0;
	while (count < length && text[count] == ' ')
		count++;
	return count;
}

size_t wrap_line(const char *text, size_t length, size_t width, size_t *skip)
{
	size_t at = 0, used = 0, space = 0;
	*skip = 0;
	while (at < length) {
		size_t letter = next_letter(text + at, length - at, width);
		size_t cells = utf8_width(text + at, letter);
		if (at && text[at - 1] != ' ' && letter == 1 && wrap_breaks(text, length, at))
			space = at;
		if (used + cells > width && at) {
			size_t end = space ? space : at;
			*skip = count_spaces(text + end, length - end);
			return end;
		}
		used += cells;
		at += letter;
	}
	return length;
}

static size_t room(size_t width, size_t taken)
{
	if (!width)
		return SIZE_MAX;
	return width > taken + FEWEST_CELLS ? width - taken : FEWEST_CELLS;
}

void wrap_words(struct text *out, const char *words, size_t length, size_t used, size_t indent,
	size_t width)
{
	size_t skip, taken = used;
	for (;;) {
		size_t piece = wrap_line(words, length, room(width, taken), &skip);
		text_add(out, words, piece);
		words += piece + skip;
		length -= piece + skip;
		if (!length)
			return;
		text_char(out, '\n');
		text_fill(out, ' ', indent);
		taken = indent;
	}
}
