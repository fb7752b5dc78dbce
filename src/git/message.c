#include "git/message.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *last_paragraph(const char *message)
{
	const char *start = message, *p = message;
	while (*p) {
		const char *end = strchrnul(p, '\n');
		bool blank = strspn(p, " \t\r") >= (size_t)(end - p);
		const char *next = *end ? end + 1 : end;
		if (blank && next[strspn(next, " \t\r\n")])
			start = next;
		p = next;
	}
	return start == message ? "" : start;
}

static bool is_trailer(const char *line, size_t length)
{
	const char *colon = memchr(line, ':', length);
	if (!colon || colon == line || colon + 1 >= line + length || colon[1] != ' ')
		return false;
	for (const char *p = line; p < colon; p++) {
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-",
			    *p))
			return false;
	}
	return true;
}

size_t message_trailers(const char *message, message_trailer_fn *function, void *context)
{
	size_t count = 0;
	for (int pass = 0; pass < 2; pass++) {
		for (const char *line = last_paragraph(message); *line;) {
			const char *end = strchrnul(line, '\n');
			size_t length = (size_t)(end - line);
			while (length && strchr(" \t\r", line[length - 1]))
				length--;
			/* One line that is none, and none of them are. */
			if (length && !is_trailer(line, length))
				return 0;
			const char *colon = length ? memchr(line, ':', length) : NULL;
			if (colon && pass) {
				count++;
				function(context, line, (size_t)(colon - line), colon + 2,
					length - (size_t)(colon + 2 - line));
			}
			line = *end ? end + 1 : end;
		}
	}
	return count;
}

struct wanted {
	const char *key, *value;
	int keys;
	bool found;
};

static void look_at_trailer(void *context, const char *key, size_t key_length,
	const char *value, size_t value_length)
{
	struct wanted *wanted = context;
	if (strlen(wanted->key) != key_length || strncasecmp(key, wanted->key, key_length))
		return;
	wanted->keys++;
	wanted->found = strlen(wanted->value) == value_length &&
			!memcmp(value, wanted->value, value_length);
}

bool message_has_trailer(const char *message, const char *key, const char *value)
{
	struct wanted wanted = {key, value, 0, false};
	message_trailers(message, look_at_trailer, &wanted);
	return wanted.found && wanted.keys == 1;
}

/* --- Decisions -------------------------------------------------------------- */

#define DECISION "Decision"

/* A line cut at its colon, blanks left out. */
struct named {
	const char *key, *value;
	size_t key_length, value_length;
};

static void trim(const char **at, size_t *length)
{
	while (*length && strchr(" \t\r", **at)) {
		++*at;
		--*length;
	}
	while (*length && strchr(" \t\r", (*at)[*length - 1]))
		--*length;
}

static bool cut(struct named *named, const char *line, size_t length)
{
	/* A no-break space before the colon, as French has it, belongs to nothing. */
	static const char no_break[] = "\u00A0", narrow[] = "\u202F";
	const char *colon = memchr(line, ':', length);
	if (!colon)
		return false;
	*named = (struct named){
		line, colon + 1, (size_t)(colon - line), length - (size_t)(colon - line) - 1};
	size_t key = named->key_length;
	if (key > 2 && !memcmp(colon - 2, no_break, 2))
		named->key_length -= 2;
	else if (key > 3 && !memcmp(colon - 3, narrow, 3))
		named->key_length -= 3;
	trim(&named->key, &named->key_length);
	trim(&named->value, &named->value_length);
	return named->key_length && named->value_length;
}

/* "reunion-2007-06-06/d1": one word with a slash in it, and no address of the Web. */
static bool names_decision(const struct named *named)
{
	return memchr(named->value, '/', named->value_length) &&
	       !memmem(named->value, named->value_length, "//", 2) &&
	       !memchr(named->value, ' ', named->value_length);
}

static bool is_meant(const struct named *named, bool in_last)
{
	if (in_last && utf8_same_folded(named->key, named->key_length, DECISION))
		return true;
	return names_decision(named) &&
	       (utf8_same_folded(named->key, named->key_length, DECISION) ||
		       utf8_same_folded(named->key, named->key_length, "resolution"));
}

/* The lines of the last paragraph, all of them trailers. */
static bool all_trailers(const char *paragraph)
{
	while (*paragraph) {
		const char *end = strchrnul(paragraph, '\n');
		size_t length = (size_t)(end - paragraph);
		while (length && strchr(" \t\r", paragraph[length - 1]))
			length--;
		if (length && !is_trailer(paragraph, length))
			return false;
		paragraph = *end ? end + 1 : end;
	}
	return true;
}

/* Exactly so, since values are compared byte by byte. */
static bool is_spelt(const char *line, const struct named *named)
{
	static const char key[] = DECISION ": ";
	return !strncasecmp(line, key, sizeof key - 1) && named->value == line + sizeof key - 1;
}

enum message_decision message_decision(char **line, char **value, const char *message)
{
	const char *last = last_paragraph(message);
	enum message_decision result = DECISION_NONE;
	*line = *value = NULL;
	for (const char *at = message, *end; *at && result <= DECISION_COUNTS;
		at = *end ? end + 1 : end) {
		struct named named;
		end = strchrnul(at, '\n');
		bool in_last = *last && at >= last;
		if (!cut(&named, at, (size_t)(end - at)) || !is_meant(&named, in_last))
			continue;
		result = result == DECISION_COUNTS         ? DECISION_REPEATED
			 : !is_spelt(at, &named)           ? DECISION_MISSPELT
			 : !in_last || !all_trailers(last) ? DECISION_MISPLACED
							   : DECISION_COUNTS;
		free(*line);
		free(*value);
		const char *shown = at;
		size_t length = (size_t)(end - at);
		trim(&shown, &length);
		*line = strndup(shown, length);
		*value = strndup(named.value, named.value_length);
	}
	return result;
}

char *message_without_comments(const char *bytes, char comment)
{
	static const char scissors[] = " ------------------------ >8 ------------------------";
	struct text kept = TEXT_INIT;
	while (*bytes) {
		const char *end = strchrnul(bytes, '\n');
		if (*bytes == comment && !strncmp(bytes + 1, scissors, sizeof scissors - 1))
			break;
		if (*bytes != comment)
			text_add(&kept, bytes, (size_t)(end - bytes) + (*end ? 1 : 0));
		bytes = *end ? end + 1 : end;
	}
	return text_detach(&kept);
}
