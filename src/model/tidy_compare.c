#include "format/yamlplace.h"
#include "model/tidy_parts.h"

#include <stdlib.h>
#include <string.h>

/* --- What is said -------------------------------------------------------------------- */

struct comparison {
	enum kind kind;
	const struct calendar *calendar;
};

static bool same_scalar(const struct comparison *comparison, const struct tidy_sort *sort,
	const struct yamldoc_node *node, const struct yamldoc_node *tidied)
{
	struct text text = TEXT_INIT;
	tidy_scalar(&text, sort, comparison->calendar, node);
	bool same =
		text.length == tidied->length && !memcmp(text.data, tidied->text, text.length);
	text_release(&text);
	return same;
}

/*
 * As deep as the file nests; `sort` is NULL for the file's own mapping. The order of fields
 * says nothing, that of items does.
 */
static bool same_node(const struct comparison *comparison, const struct tidy_sort *sort,
	const struct yamldoc_node *node, const struct yamldoc_node *tidied)
{
	if (node->kind != tidied->kind || node->count != tidied->count)
		return false;
	if (node->kind == YAMLDOC_SCALAR)
		return same_scalar(comparison, sort, node, tidied);
	const struct yamldoc_node *item = tidied->first;
	for (const struct yamldoc_node *entry = node->first; entry; entry = entry->next) {
		struct tidy_sort own = {RECORD_NONE, NULL};
		const struct yamldoc_node *other = item;
		if (entry->key) {
			own = tidy_entry(comparison->kind, sort, entry->key->text);
			other = yamldoc_get(tidied, entry->key->text);
		} else if (sort) {
			own = *sort;
		}
		if (!other || !same_node(comparison, &own, entry, other))
			return false;
		item = item->next;
	}
	return true;
}

bool tidy_same_values(enum kind kind, const struct calendar *calendar,
	const struct yamldoc *doc, const struct yamldoc *tidied)
{
	const struct comparison comparison = {kind, calendar};
	return same_node(&comparison, NULL, doc->root, tidied->root);
}

/* --- Comments -------------------------------------------------------------------------- */

struct comments {
	const struct yamldoc *doc;
	uint32_t at; /* of the bytes, where it goes on */
	char **items;
	size_t count;
	size_t capacity;
};

/* What stands between scalars, up to `end`. */
static void gather(struct comments *comments, uint32_t end)
{
	const char *bytes = comments->doc->bytes;
	uint32_t at = comments->at;
	while (at < end) {
		const char *sign = memchr(bytes + at, '#', end - at);
		if (!sign)
			break;
		uint32_t stop = yamlplace_line_end(comments->doc, (uint32_t)(sign - bytes));
		at = stop;
		while (stop > (uint32_t)(sign - bytes) && strchr(" \t\r\n", bytes[stop - 1]))
			stop--;
		comments->items = mem_grow(comments->items, comments->count,
			&comments->capacity, sizeof *comments->items);
		comments->items[comments->count++] =
			strndup(sign, stop - (size_t)(sign - bytes));
	}
}

static void gather_around(struct comments *comments, const struct yamldoc_node *scalar)
{
	uint32_t start = scalar->start;
	gather(comments, start);
	if (comments->at < scalar->end)
		comments->at = scalar->end;
	if (!yamlplace_is_block(scalar->style))
		return;
	/* The comment behind a block's header stands within its span. */
	uint32_t after = comments->at;
	comments->at = yamlplace_header_end(comments->doc, scalar);
	gather(comments, yamlplace_line_end(comments->doc, start));
	comments->at = after;
}

static void gather_all(struct comments *comments, const struct yamldoc_node *node)
{
	if (node->key)
		gather_around(comments, node->key);
	if (node->kind == YAMLDOC_SCALAR)
		gather_around(comments, node);
	for (const struct yamldoc_node *entry = node->first; entry; entry = entry->next)
		gather_all(comments, entry);
}

static int by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static struct comments comments_of(const struct yamldoc *doc)
{
	struct comments comments = {.doc = doc};
	gather_all(&comments, doc->root);
	gather(&comments, (uint32_t)doc->length);
	if (comments.count)
		qsort(comments.items, comments.count, sizeof *comments.items, by_text);
	return comments;
}

static void release_comments(struct comments *comments)
{
	for (size_t i = 0; i < comments->count; i++)
		free(comments->items[i]);
	free(comments->items);
}

bool tidy_same_comments(const struct yamldoc *doc, const struct yamldoc *tidied)
{
	struct comments one = comments_of(doc), other = comments_of(tidied);
	bool same = one.count == other.count;
	for (size_t i = 0; same && i < one.count; i++)
		same = !strcmp(one.items[i], other.items[i]);
	release_comments(&one);
	release_comments(&other);
	return same;
}
