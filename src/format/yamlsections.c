#include "format/yamlsections.h"

#include <stdint.h>
#include <string.h>

/* A thing has fewer fields. */
#define MOST_SECTIONS 48

struct section {
	const char *key;
	size_t key_length;
	size_t start, end;
};

struct sections {
	struct section items[MOST_SECTIONS];
	int count;
};

/* A line, without its line feed. */
struct line {
	const char *at;
	size_t length;
	size_t indent;
};

static bool is_blank(const struct line *line)
{
	return line->indent == line->length;
}

/* The length of a plain key before its colon; 0: the text begins with none. */
static size_t key_length(const char *at, const char *end)
{
	const char *p = at;
	while (p < end && ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_'))
		p++;
	if (p == at || p == end || *p != ':' || (p + 1 < end && p[1] != ' '))
		return 0;
	return (size_t)(p - at);
}

/* Whether a quoted value ends on its line, but for a comment. */
static bool closes(const char *at, const char *end)
{
	char quote = *at++;
	while (at < end && *at != quote) {
		if (quote == '"' && *at == '\\')
			at++;
		at++;
	}
	/* 'It''s': two are one within. */
	if (at + 1 < end && quote == '\'' && at[1] == quote)
		return closes(at + 1, end);
	if (at >= end)
		return false;
	at++;
	while (at < end && *at == ' ')
		at++;
	return at >= end || *at == '#';
}

enum shape { SHAPE_DOUBTFUL, SHAPE_LINE, SHAPE_BLOCK };

static enum shape value_shape(const char *at, const char *end)
{
	if (at == end)
		return SHAPE_LINE;
	if (*at == '"' || *at == '\'')
		return closes(at, end) ? SHAPE_LINE : SHAPE_DOUBTFUL;
	if (*at == '|' || *at == '>')
		return SHAPE_BLOCK;
	if (end - at == 2 && !memcmp(at, "[]", 2))
		return SHAPE_LINE;
	return strchr("[]{}&*!%@`?,", *at) ? SHAPE_DOUBTFUL : SHAPE_LINE;
}

/*
 * "- " as often as items begin here, a key, then the value. `*column` becomes where the key
 * stands, or the last hyphen: a block scalar's lines stand further in.
 */
static enum shape line_shape(const struct line *line, size_t *column)
{
	const char *at = line->at + line->indent, *end = line->at + line->length;
	*column = line->indent;
	if (*at == '#')
		return SHAPE_LINE;
	while (at < end && *at == '-' && (at + 1 == end || at[1] == ' ')) {
		*column = (size_t)(at - line->at);
		at++;
		while (at < end && *at == ' ')
			at++;
	}
	size_t key = at < end ? key_length(at, end) : 0;
	if (key) {
		*column = (size_t)(at - line->at);
		at += key + 1;
	}
	while (at < end && *at == ' ')
		at++;
	return value_shape(at, end);
}

static bool next_line(struct line *line, const struct text *bytes, size_t *at)
{
	if (*at >= bytes->length)
		return false;
	const char *start = bytes->data + *at;
	const char *end = memchr(start, '\n', bytes->length - *at);
	line->at = start;
	line->length = end ? (size_t)(end - start) : bytes->length - *at;
	line->indent = 0;
	while (line->indent < line->length && start[line->indent] == ' ')
		line->indent++;
	*at += line->length + (end != NULL);
	return true;
}

static bool add_section(struct sections *sections, const struct line *line, size_t start)
{
	size_t length = key_length(line->at, line->at + line->length);
	if (!length || sections->count == MOST_SECTIONS)
		return false;
	for (int i = 0; i < sections->count; i++) {
		const struct section *section = &sections->items[i];
		if (section->key_length == length && !memcmp(section->key, line->at, length))
			return false;
	}
	sections->items[sections->count++] = (struct section){line->at, length, start, start};
	return true;
}

/* Returns whether the file is written so that its sections can be told. */
static bool split(struct sections *sections, const struct text *bytes)
{
	struct line line;
	size_t at = 0, column, block = SIZE_MAX; /* where the key of a block scalar stands */
	sections->count = 0;
	if (memchr(bytes->data, '\r', bytes->length) ||
		memchr(bytes->data, '\t', bytes->length))
		return false;
	for (size_t start = 0; next_line(&line, bytes, &at); start = at) {
		bool inside = block != SIZE_MAX && line.indent > block;
		if (!is_blank(&line) && !inside) {
			enum shape shape = line_shape(&line, &column);
			char first = *line.at;
			if (shape == SHAPE_DOUBTFUL)
				return false;
			block = shape == SHAPE_BLOCK ? column : SIZE_MAX;
			bool goes_on = first == ' ' || first == '#' ||
				       (first == '-' && line.length > 1 && line.at[1] == ' ');
			if (!goes_on && !add_section(sections, &line, start))
				return false;
			if (goes_on && first != '#' && !sections->count)
				return false;
		}
		if (sections->count)
			sections->items[sections->count - 1].end = at;
	}
	return true;
}

static const struct section *find(const struct sections *sections, const struct section *key)
{
	for (int i = 0; i < sections->count; i++) {
		const struct section *section = &sections->items[i];
		if (section->key_length == key->key_length &&
			!memcmp(section->key, key->key, key->key_length))
			return section;
	}
	return NULL;
}

static bool same(const struct section *one, const struct text *bytes,
	const struct section *other, const struct text *other_bytes)
{
	size_t length = one->end - one->start;
	return length == other->end - other->start &&
	       !memcmp(bytes->data + one->start, other_bytes->data + other->start, length);
}

struct version {
	struct sections sections;
	const struct text *bytes;
	struct text cut;
};

/* Leave out of the one what it has in common with the other. */
static void cut(struct version *version, const struct version *other,
	yamlsections_keep_fn *keeps, yamlsections_differ_fn *differs, void *context)
{
	for (int i = 0; i < version->sections.count; i++) {
		const struct section *section = &version->sections.items[i];
		const struct section *pair = find(&other->sections, section);
		bool equal = pair && same(section, version->bytes, pair, other->bytes);
		if (!equal)
			differs(context, section->key, section->key_length);
		if (!equal || keeps(section->key, section->key_length))
			text_add(&version->cut, version->bytes->data + section->start,
				section->end - section->start);
	}
}

bool yamlsections_reduce(struct text *old_bytes, struct text *new_bytes,
	yamlsections_keep_fn *keeps, yamlsections_differ_fn *differs, void *context)
{
	struct version before = {.bytes = old_bytes, .cut = TEXT_INIT};
	struct version after = {.bytes = new_bytes, .cut = TEXT_INIT};
	if (!split(&before.sections, old_bytes) || !split(&after.sections, new_bytes))
		return false;
	cut(&before, &after, keeps, differs, context);
	cut(&after, &before, keeps, differs, context);
	text_release(old_bytes);
	text_release(new_bytes);
	*old_bytes = before.cut;
	*new_bytes = after.cut;
	return true;
}
