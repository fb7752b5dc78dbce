#include "model/words.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Texts go by here by the megabyte: most of their letters are ASCII. */
static bool is_word_character(uint32_t c)
{
	if (c < 0x80)
		return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
	return utf8_is_letter(c) || utf8_is_digit(c);
}

bool word_next(struct word *word, const char *text, size_t length, size_t *at)
{
	size_t start = length, end = length;
	for (size_t i = *at; i < length;) {
		uint32_t c = (unsigned char)text[i];
		size_t used = c < 0x80 ? 1 : utf8_decode(text + i, length - i, &c);
		if (is_word_character(c)) {
			start = start == length ? i : start;
			end = i + used;
		} else if (start < length && (c != '-' || i != end)) {
			break;
		}
		i += used;
	}
	*at = end;
	*word = (struct word){text + start, end - start};
	return start < length;
}

/* Sorted: looked up by bisection. */
static const char *const stop_words[] = {"a", "afin", "ainsi", "and", "as", "at", "au",
	"aupres", "aux", "avec", "by", "c", "ce", "ces", "cet", "cette", "chez", "d", "dans",
	"de", "des", "du", "elle", "en", "entre", "et", "for", "from", "in", "into", "l", "la",
	"le", "les", "leur", "leurs", "lors", "m", "mais", "n", "ne", "nos", "notre", "of",
	"on", "or", "ou", "our", "par", "pour", "qu", "que", "qui", "s", "sa", "se", "ses",
	"si", "son", "sous", "sur", "the", "their", "to", "un", "une", "vers", "with", "y"};

static int compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool word_is_stop(const char *folded)
{
	return bsearch(folded, stop_words, sizeof stop_words / sizeof *stop_words,
		sizeof *stop_words, compare);
}

bool word_is_acronym(struct word word)
{
	size_t capitals = 0;
	/* Nearly every word shows by its second letter that it is none. */
	if (word.length < 2 || (word.bytes[1] >= 'a' && word.bytes[1] <= 'z'))
		return false;
	bool roman = true;
	for (size_t at = 0; at < word.length;) {
		uint32_t c;
		at += utf8_decode(word.bytes + at, word.length - at, &c);
		if (utf8_is_upper(c))
			capitals++;
		else if (utf8_is_letter(c))
			return false;
		roman = roman && c < 0x80 && c && strchr("IVX", (int)c);
	}
	return capitals >= 2 && !roman;
}
