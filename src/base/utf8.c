#include "base/utf8.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* In characters: enough to tell which text it is. */
#define MOST_OF_AN_EXCERPT 60

size_t utf8_decode(const char *bytes, size_t length, uint32_t *character)
{
	unsigned char first = (unsigned char)bytes[0];
	if (first < 0x80) {
		*character = first;
		return 1;
	}
	utf8proc_int32_t point;
	utf8proc_ssize_t used = utf8proc_iterate(
		(const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, &point);
	if (used <= 0) {
		*character = 0xFFFD;
		return 1;
	}
	*character = (uint32_t)point;
	return (size_t)used;
}

ptrdiff_t utf8_invalid(const char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		if ((unsigned char)bytes[at] < 0x80) {
			at++;
			continue;
		}
		utf8proc_int32_t point;
		utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
			(utf8proc_ssize_t)(length - at), &point);
		if (used <= 0)
			return (ptrdiff_t)at;
		at += (size_t)used;
	}
	return -1;
}

size_t utf8_count(const char *bytes, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

size_t utf8_skip(const char *bytes, size_t length, size_t count)
{
	size_t at = 0;
	while (count && at < length) {
		at++;
		while (at < length && ((unsigned char)bytes[at] & 0xC0) == 0x80)
			at++;
		count--;
	}
	return at;
}

/* A text of nothing but joined letters is cut somewhere. */
#define LONGEST_CLUSTER 32

size_t utf8_cluster(const char *bytes, size_t length)
{
	uint32_t before, next;
	utf8proc_int32_t state = 0;
	size_t at = utf8_decode(bytes, length, &before);
	for (int i = 1; i < LONGEST_CLUSTER && at < length; i++) {
		if ((before | (unsigned char)bytes[at]) < 0x80)
			break;
		size_t used = utf8_decode(bytes + at, length - at, &next);
		if (utf8proc_grapheme_break_stateful(
			    (utf8proc_int32_t)before, (utf8proc_int32_t)next, &state))
			break;
		before = next;
		at += used;
	}
	return at;
}

static utf8proc_category_t category(uint32_t character)
{
	return utf8proc_category((utf8proc_int32_t)character);
}

/* Vowels and finals of Hangul, which terminals put into the syllable that they belong to. */
static bool joins_syllable(uint32_t c)
{
	return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}

/* As utf8proc has them, but for marks that terminals put beside their letter. */
static size_t cells_of(uint32_t c)
{
	if (joins_syllable(c))
		return 0;
	if (category(c) == UTF8PROC_CATEGORY_MC)
		return 1;
	int cells = utf8proc_charwidth((utf8proc_int32_t)c);
	return cells > 0 ? (size_t)cells : 0;
}

size_t utf8_width(const char *bytes, size_t length)
{
	size_t width = 0;
	for (size_t at = 0; at < length;) {
		unsigned char byte = (unsigned char)bytes[at];
		if (byte < 0x80) {
			width += byte >= 0x20 && byte != 0x7F;
			at++;
			continue;
		}
		uint32_t character;
		at += utf8_decode(bytes + at, length - at, &character);
		width += cells_of(character);
	}
	return width;
}

bool utf8_forbidden(uint32_t c)
{
	if (c < 0x20)
		return c != '\n' && c != '\t';
	if (c < 0x7F)
		return false;
	if (c <= 0x9F)
		return true;
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

size_t utf8_no_break(const char *bytes, size_t length)
{
	if (length >= 2 && !memcmp(bytes, "\u00a0", 2))
		return 2;
	return length >= 3 && !memcmp(bytes, "\u202f", 3) ? 3 : 0;
}

void utf8_plain_spaces(struct text *out, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t gap = utf8_no_break(bytes + at, length - at);
		text_char(out, gap ? ' ' : bytes[at]);
		at += gap ? gap : 1;
	}
}

bool utf8_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	utf8proc_category_t kind = category(c);
	return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_MC;
}

bool utf8_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return category(c) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return category(c) == UTF8PROC_CATEGORY_ND;
}

/* Characters that decomposition leaves alone but that people type without. */
static const char *fold_special(uint32_t c)
{
	switch (c) {
	case 0x0152:
	case 0x0153:
		return "oe";
	case 0x00C6:
	case 0x00E6:
		return "ae";
	case 0x00D8:
	case 0x00F8:
		return "o";
	case 0x00A0:
	case 0x202F:
		return " ";
	case 0x2018:
	case 0x2019:
		return "'";
	case 0x2010:
	case 0x2011:
	case 0x2013:
	case 0x2014:
		return "-";
	default:
		return NULL;
	}
}

static void add_mapped(
	struct text *out, const char *bytes, size_t length, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t size = utf8proc_map(
		(const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, &mapped, options);
	if (size >= 0)
		text_add(out, (const char *)mapped, (size_t)size);
	else
		text_add(out, bytes, length);
	free(mapped);
}

void utf8_casefold(struct text *out, const char *bytes, size_t length)
{
	add_mapped(out, bytes, length, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

static void fold_slowly(struct text *out, const char *bytes, size_t length)
{
	uint32_t c;
	utf8_decode(bytes, length, &c);
	const char *special = fold_special(c);
	if (special)
		text_str(out, special);
	else
		add_mapped(out, bytes, length,
			UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
				UTF8PROC_COMPAT);
}

/*
 * The letters of the Latin scripts, folded once: a plan's texts are folded by
 * the megabyte, and utf8proc allocates at every call.
 */
#define LATIN_END 0x250
static char latin[LATIN_END][8];
static pthread_once_t latin_once = PTHREAD_ONCE_INIT;

static void prepare_latin(void)
{
	for (uint32_t c = 0x80; c < LATIN_END; c++) {
		char bytes[2] = {(char)(0xC0 | (c >> 6)), (char)(0x80 | (c & 0x3F))};
		struct text folded = TEXT_INIT;
		fold_slowly(&folded, bytes, 2);
		if (folded.length < sizeof latin[c])
			memcpy(latin[c], folded.data, folded.length + 1);
		text_release(&folded);
	}
}

void utf8_fold(struct text *out, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		unsigned char byte = (unsigned char)bytes[at];
		if (byte < 0x80) {
			text_char(out, (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte));
			at++;
			continue;
		}
		uint32_t c;
		size_t used = utf8_decode(bytes + at, length - at, &c);
		pthread_once(&latin_once, prepare_latin);
		if (used == 2 && c < LATIN_END)
			text_str(out, latin[c]);
		else
			fold_slowly(out, bytes + at, used);
		at += used;
	}
}

bool utf8_same_folded(const char *bytes, size_t length, const char *other)
{
	struct text left = TEXT_INIT, right = TEXT_INIT;
	utf8_fold(&left, bytes, length);
	utf8_fold(&right, other, strlen(other));
	bool same = !strcmp(left.data, right.data);
	text_release(&left);
	text_release(&right);
	return same;
}

int utf8_order(const char *one, const char *other)
{
	struct text a = TEXT_INIT, b = TEXT_INIT;
	utf8_fold(&a, one, strlen(one));
	utf8_fold(&b, other, strlen(other));
	int order = strcmp(a.data, b.data);
	text_release(&a);
	text_release(&b);
	return order ? order : strcmp(one, other);
}

void utf8_upper(struct text *out, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t c;
		at += utf8_decode(bytes + at, length - at, &c);
		utf8proc_uint8_t encoded[4];
		utf8proc_ssize_t size =
			utf8proc_encode_char(utf8proc_toupper((utf8proc_int32_t)c), encoded);
		text_add(out, (const char *)encoded, (size_t)size);
	}
}

void utf8_capitalize(struct text *out, const char *bytes, size_t length)
{
	size_t first = utf8_skip(bytes, length, 1);
	utf8_upper(out, bytes, first);
	text_add(out, bytes + first, length - first);
}

void utf8_visible(struct text *out, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t c;
		size_t used = utf8_decode(bytes + at, length - at, &c);
		if (used == 1 && c == 0xFFFD)
			text_printf(out, "\\x%02x", (unsigned)(unsigned char)bytes[at]);
		else if (c == '\n')
			text_str(out, "\\n");
		else if (c == '\t')
			text_str(out, "\\t");
		else if (utf8_forbidden(c))
			text_printf(out, c < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)c);
		else
			text_add(out, bytes + at, used);
		at += used;
	}
}

void utf8_excerpt(struct text *out, const char *bytes, size_t length)
{
	size_t kept = utf8_skip(bytes, length, MOST_OF_AN_EXCERPT);
	utf8_visible(out, bytes, kept);
	text_str(out, kept < length ? "…" : "");
}
