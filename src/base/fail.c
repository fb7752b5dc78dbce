#include "base/fail.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdlib.h>

/* Of a line longer than both, so many characters are shown before and from the fault on. */
#define MOST_BEFORE 24
#define MOST_AFTER 48
#define MOST_SHOWN ((size_t)MOST_BEFORE + MOST_AFTER)

int fail_set(struct fail *fail, enum status status, const char *format, ...)
{
	if (fail->status != STATUS_OK)
		return -1;
	struct text message = TEXT_INIT;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&message, format, arguments);
	va_end(arguments);
	fail->status = status;
	fail->message = text_detach(&message);
	return -1;
}

int fail_hint(struct fail *fail, const char *format, ...)
{
	if (fail->hint)
		return -1;
	struct text hint = TEXT_INIT;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&hint, format, arguments);
	va_end(arguments);
	fail->hint = text_detach(&hint);
	return -1;
}

/* The offset `count` characters before one; what is no UTF-8 has characters of any length. */
static size_t go_back(const char *line, size_t at, size_t count)
{
	size_t least = at > 4 * count ? at - 4 * count : 0;
	while (at > least && count--) {
		at--;
		while (at > least && ((unsigned char)line[at] & 0xC0) == 0x80)
			at--;
	}
	return at;
}

static size_t go_on(const char *line, size_t length, size_t at, size_t count)
{
	size_t rest = length - at < 4 * count ? length - at : 4 * count;
	return at + utf8_skip(line + at, rest, count);
}

int fail_point(struct fail *fail, const char *line, size_t length, size_t from, size_t to)
{
	struct text shown = TEXT_INIT;
	if (fail->excerpt || !length)
		return -1;
	bool whole = length <= 4 * MOST_SHOWN && utf8_count(line, length) <= MOST_SHOWN;
	size_t first = whole ? 0 : go_back(line, from, MOST_BEFORE);
	size_t last = whole ? length : go_on(line, length, from, MOST_AFTER);
	text_str(&shown, first ? "…" : "");
	utf8_visible(&shown, line + first, from - first);
	fail->column = utf8_width(shown.data, shown.length);
	size_t start = shown.length;
	utf8_visible(&shown, line + from, (to < last ? to : last) - from);
	fail->width = utf8_width(shown.data + start, shown.length - start);
	if (!fail->width)
		fail->width = 1;
	if (to < last)
		utf8_visible(&shown, line + to, last - to);
	text_str(&shown, last < length ? "…" : "");
	fail->excerpt = text_detach(&shown);
	return -1;
}

void fail_release(struct fail *fail)
{
	free(fail->excerpt);
	free(fail->message);
	free(fail->hint);
	*fail = (struct fail)FAIL_INIT;
}
