#include "format/yamlplace.h"

#include <string.h>

uint32_t yamlplace_mark(const struct yamldoc *doc)
{
	return doc->length > 3 && !memcmp(doc->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* --- Lines -------------------------------------------------------------------- */

bool yamlplace_begins_line(const struct yamldoc *doc, uint32_t at)
{
	return !at || doc->bytes[at - 1] == '\n';
}

uint32_t yamlplace_line_end(const struct yamldoc *doc, uint32_t at)
{
	const char *end = memchr(doc->bytes + at, '\n', doc->length - at);
	return end ? (uint32_t)(end - doc->bytes) + 1 : (uint32_t)doc->length;
}

enum yamlplace_line yamlplace_line(const struct yamldoc *doc, uint32_t at, uint32_t *column)
{
	uint32_t start = at;
	while (at < doc->length && strchr(" \t\r", doc->bytes[at]))
		at++;
	*column = at - start;
	if (at == doc->length || doc->bytes[at] == '\n')
		return YAMLPLACE_EMPTY;
	return doc->bytes[at] == '#' ? YAMLPLACE_COMMENT : YAMLPLACE_OTHER;
}

static uint32_t column_at(const struct yamldoc *doc, uint32_t at)
{
	uint32_t start = at;
	while (!yamlplace_begins_line(doc, start))
		start--;
	return at - start - (start ? 0 : yamlplace_mark(doc));
}

/* --- Entries ------------------------------------------------------------------ */

uint32_t yamlplace_head(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t at = entry->from;
	if (entry->key)
		return entry->key->start;
	while (at < entry->start && doc->bytes[at] != '-')
		at = doc->bytes[at] == '#' ? yamlplace_line_end(doc, at) : at + 1;
	return at;
}

uint32_t yamlplace_column(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	return column_at(doc, yamlplace_head(doc, entry));
}

bool yamlplace_shares_line(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	return !yamlplace_begins_line(doc, entry->from);
}

uint32_t yamlplace_apart(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t head = yamlplace_head(doc, entry), own = column_at(doc, head), column;
	uint32_t at = entry->from ? entry->from : yamlplace_mark(doc), kept = at;
	for (uint32_t end; (end = yamlplace_line_end(doc, at)) <= head; at = end) {
		if (yamlplace_line(doc, at, &column) != YAMLPLACE_COMMENT || column > own)
			kept = end;
	}
	return kept;
}

uint32_t yamlplace_value_end(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	/* A block's end is already that of its last line. */
	return yamlplace_begins_line(doc, entry->end) ? entry->end
						      : yamlplace_line_end(doc, entry->end);
}

uint32_t yamlplace_own_end(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t own = yamlplace_column(doc, entry), end = yamlplace_value_end(doc, entry);
	for (uint32_t at = end, column; at < entry->to; at = yamlplace_line_end(doc, at)) {
		enum yamlplace_line line = yamlplace_line(doc, at, &column);
		if (line == YAMLPLACE_COMMENT && column > own)
			end = yamlplace_line_end(doc, at);
		else if (line != YAMLPLACE_EMPTY)
			break;
	}
	return end < entry->to ? end : entry->to;
}

struct yamldoc_node *yamlplace_first(const struct yamldoc_node *collection)
{
	struct yamldoc_node *first = NULL;
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		if (!entry->added && (!first || entry->from < first->from))
			first = entry;
	}
	return first;
}

struct yamldoc_node *yamlplace_last(const struct yamldoc_node *collection)
{
	struct yamldoc_node *last = NULL;
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		if (!entry->added && (!last || entry->to > last->to))
			last = entry;
	}
	return last;
}

/* --- Blocks ------------------------------------------------------------------- */

bool yamlplace_is_block(enum yamldoc_style style)
{
	return style == YAMLDOC_LITERAL || style == YAMLDOC_FOLDED;
}

uint32_t yamlplace_header_end(const struct yamldoc *doc, const struct yamldoc_node *block)
{
	uint32_t at = block->start + 1;
	while (at < block->end && strchr("+-0123456789", doc->bytes[at]))
		at++;
	return at;
}

/* The first line that is not empty shows it. */
uint32_t yamlplace_block_column(const struct yamldoc *doc, const struct yamldoc_node *scalar)
{
	uint32_t at = yamlplace_line_end(doc, scalar->start), column = 0;
	if (!yamlplace_is_block(scalar->style))
		return 0;
	while (at < scalar->end && yamlplace_line(doc, at, &column) == YAMLPLACE_EMPTY)
		at = yamlplace_line_end(doc, at);
	return at < scalar->end ? column : 0;
}
