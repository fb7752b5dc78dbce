#include "git/message.h"

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

bool message_has_trailer(const char *message, const char *key, const char *value)
{
	size_t key_length = strlen(key), value_length = strlen(value);
	int keys = 0;
	bool found = false;
	for (const char *line = last_paragraph(message); *line;) {
		const char *end = strchrnul(line, '\n');
		size_t length = (size_t)(end - line);
		while (length && strchr(" \t\r", line[length - 1]))
			length--;
		if (length && !is_trailer(line, length))
			return false;
		if (length > key_length && !strncasecmp(line, key, key_length) &&
			line[key_length] == ':') {
			size_t rest = length - key_length - 2;
			keys++;
			found = rest == value_length &&
				!memcmp(line + key_length + 2, value, value_length);
		}
		line = *end ? end + 1 : end;
	}
	return found && keys == 1;
}
