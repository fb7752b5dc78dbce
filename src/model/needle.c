#include "model/needle.h"
#include "base/utf8.h"

#include <string.h>

/* A plan's texts go by here by the megabyte: most of their letters are ASCII. */
static bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
	return utf8_is_letter(c) || utf8_is_digit(c);
}

static size_t decode(const char *at, const char *end, uint32_t *c)
{
	*c = (unsigned char)*at;
	return *c < 0x80 ? 1 : utf8_decode(at, (size_t)(end - at), c);
}

bool needle_make(struct needle *needle, struct arena *arena, const char *bytes, size_t length,
	bool exact)
{
	struct text words = TEXT_INIT;
	const char *end = bytes + length;
	bool inside = false;
	for (const char *at = bytes; at < end;) {
		uint32_t c;
		size_t used = decode(at, end, &c);
		bool letter = is_letter(c);
		if (letter && !inside && words.length)
			text_char(&words, ' ');
		if (letter)
			utf8_fold(&words, at, used);
		inside = letter;
		at += used;
	}
	bool any = words.length > 0;
	const char *kept = exact ? bytes : words.data;
	size_t kept_length = exact ? length : words.length;
	*needle = (struct needle){
		arena_text(arena, kept, kept_length), kept_length, exact, TEXT_INIT};
	text_release(&words);
	return any;
}

void needle_release(struct needle *needle)
{
	text_release(&needle->folded);
}

static const char *skip_parting(const char *at, const char *end)
{
	while (at < end) {
		uint32_t c;
		size_t used = decode(at, end, &c);
		if (is_letter(c))
			break;
		at += used;
	}
	return at;
}

/* How much of the wanted letters one character of the text is; the end of them may be within it. */
static bool take_character(
	struct needle *needle, const char *at, size_t used, const char **wanted)
{
	text_reset(&needle->folded);
	utf8_fold(&needle->folded, at, used);
	size_t length = strnlen(*wanted, needle->folded.length);
	if (memcmp(*wanted, needle->folded.data, length))
		return false;
	*wanted += length;
	return true;
}

/* Accents that stand after their letter, as some systems write them. */
static const char *skip_accents(struct needle *needle, const char *at, const char *end)
{
	while (at < end && (unsigned char)*at >= 0x80) {
		uint32_t c;
		size_t used = decode(at, end, &c);
		text_reset(&needle->folded);
		utf8_fold(&needle->folded, at, used);
		if (needle->folded.length)
			break;
		at += used;
	}
	return at;
}

/* Where the words end if they stand at the beginning of the text, or NULL. */
static const char *follow_words(struct needle *needle, const char *at, const char *end)
{
	for (const char *wanted = needle->words; *wanted;) {
		if (at == end)
			return NULL;
		if (*wanted == ' ') {
			const char *word = skip_accents(needle, at, end);
			at = skip_parting(word, end);
			if (at == word)
				return NULL;
			wanted++;
		} else if ((unsigned char)*at < 0x80) {
			char c = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at;
			if (c != *wanted)
				return NULL;
			at++;
			wanted++;
		} else {
			uint32_t c;
			size_t used = decode(at, end, &c);
			if (!take_character(needle, at, used, &wanted))
				return NULL;
			at += used;
		}
	}
	return skip_accents(needle, at, end);
}

/* The same for an acronym, after which no letter follows. */
static const char *follow_acronym(const struct needle *needle, const char *at, const char *end)
{
	uint32_t c = 0;
	if ((size_t)(end - at) < needle->length || memcmp(at, needle->words, needle->length))
		return NULL;
	at += needle->length;
	if (at < end)
		decode(at, end, &c);
	return is_letter(c) ? NULL : at;
}

static const char *follow(struct needle *needle, const char *at, const char *end)
{
	/* Nearly every word shows by its first letter that it is another. */
	char first = *needle->words;
	/* Small letters and digits have the bit that capitals lack. */
	if ((unsigned char)*at < 0x80 && (needle->exact ? *at : *at | 0x20) != first)
		return NULL;
	return needle->exact ? follow_acronym(needle, at, end) : follow_words(needle, at, end);
}

bool needle_in(struct needle *needle, const char *text)
{
	const char *end = text + strlen(text);
	bool inside = false;
	for (const char *at = text; at < end;) {
		uint32_t c;
		size_t used = decode(at, end, &c);
		bool letter = is_letter(c);
		if (letter && !inside && follow(needle, at, end))
			return true;
		inside = letter;
		at += used;
	}
	return false;
}

bool needle_is(struct needle *needle, const char *text)
{
	const char *end = text + strlen(text), *at = skip_parting(text, end);
	const char *after = at < end ? follow(needle, at, end) : NULL;
	return after && skip_parting(after, end) == end;
}
