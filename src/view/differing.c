#include "view/differing.h"

#include <string.h>

bool differing_next(struct differing *lines, const char **line, size_t *length)
{
	if (!lines->length)
		return false;
	const char *end = memchr(lines->at, '\n', lines->length);
	*line = lines->at;
	*length = end ? (size_t)(end - lines->at) : lines->length;
	lines->at += *length + (end != NULL);
	lines->length -= *length + (end != NULL);
	return true;
}

/* Leave out the lines at the beginning that are the same. */
static void trim_beginning(struct differing *one, struct differing *other)
{
	struct differing a = *one, b = *other;
	const char *line, *other_line;
	size_t length, other_length;
	while (differing_next(&a, &line, &length) &&
		differing_next(&b, &other_line, &other_length) && length == other_length &&
		!memcmp(line, other_line, length)) {
		*one = a;
		*other = b;
	}
}

static bool starts_line(const struct differing *lines, size_t from_end)
{
	return from_end == lines->length || lines->at[lines->length - 1 - from_end] == '\n';
}

static void trim_end(struct differing *one, struct differing *other)
{
	size_t same = 0, whole = 0;
	while (same < one->length && same < other->length &&
		one->at[one->length - 1 - same] == other->at[other->length - 1 - same]) {
		same++;
		if (starts_line(one, same) && starts_line(other, same))
			whole = same;
	}
	one->length -= whole;
	other->length -= whole;
}

static struct differing lines_of(const struct value *value)
{
	const char *text = value ? value->text : "";
	return (struct differing){text, strlen(text)};
}

void differing_lines(
	struct differing *before, struct differing *after, const struct change *change)
{
	*before = lines_of(change->old_value);
	*after = lines_of(change->new_value);
	trim_beginning(before, after);
	trim_end(before, after);
}
