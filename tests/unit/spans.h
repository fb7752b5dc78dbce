#ifndef TESTS_UNIT_SPANS_H
#define TESTS_UNIT_SPANS_H

#include "base/utf8.h"
#include "format/yamldoc.h"

#include <stdlib.h>
#include <string.h>

/*
 * What format/yamldoc.h promises of spans, for the unit tests and the fuzzer. Each
 * check returns NULL where everything holds, else what does not.
 */

static inline bool span_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static inline bool line_begins(const struct yamldoc *doc, uint32_t at)
{
	return at == 0 || at >= doc->length || doc->bytes[at - 1] == '\n';
}

static inline uint32_t line_after(const struct yamldoc *doc, uint32_t at)
{
	while (at < doc->length && doc->bytes[at] != '\n')
		at++;
	return at < doc->length ? at + 1 : at;
}

static inline uint32_t mark_length(const struct yamldoc *doc)
{
	return doc->length >= 3 && !memcmp(doc->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* A byte order mark, or the line that begins or ends a document: outside any value. */
static inline uint32_t frame_length(const struct yamldoc *doc, uint32_t at)
{
	const char *bytes = doc->bytes + at;
	if (at == 0 && mark_length(doc))
		return mark_length(doc);
	if (doc->length - at < 3 || (!line_begins(doc, at) && at != mark_length(doc)))
		return 0;
	return !memcmp(bytes, "---", 3) || !memcmp(bytes, "...", 3) ? 3 : 0;
}

static inline bool comment_begins(const struct yamldoc *doc, uint32_t at)
{
	return doc->bytes[at] == '#' && (line_begins(doc, at) || at == mark_length(doc) ||
						span_blank(doc->bytes[at - 1]));
}

/*
 * Whether nothing but blanks and comments stands between two offsets, and the
 * mark (a hyphen or a colon) once where there is one; *mark_at is its place.
 */
static inline bool is_filler(
	const struct yamldoc *doc, uint32_t from, uint32_t to, char mark, uint32_t *mark_at)
{
	bool met = !mark;
	for (uint32_t at = from; at < to;) {
		char c = doc->bytes[at];
		uint32_t frame = frame_length(doc, at);
		/* libyaml lets a comment follow a quotation mark at once. */
		if (comment_begins(doc, at) || (at == from && doc->bytes[at] == '#')) {
			at = line_after(doc, at);
		} else if (frame) {
			at += frame;
		} else if (!met && c == mark) {
			met = true;
			*mark_at = at++;
		} else if (span_blank(c)) {
			at++;
		} else {
			return false;
		}
	}
	return met;
}

/* A scalar's text from its own span: without quotes, header, folding; blanks not compared. */
static inline bool reproduces(const struct yamldoc *doc, const struct yamldoc_node *node)
{
	const char *at = doc->bytes + node->start, *end = doc->bytes + node->end;
	const char *text = node->text, *text_end = text + node->length;
	char quote = node->style == YAMLDOC_SINGLE_QUOTED   ? '\''
		     : node->style == YAMLDOC_DOUBLE_QUOTED ? '"'
							    : 0;
	if (quote) {
		if (end - at < 2 || *at++ != quote || *--end != quote)
			return false;
		if (quote == '"' && memchr(at, '\\', (size_t)(end - at)))
			return true;
	} else if (node->style == YAMLDOC_LITERAL || node->style == YAMLDOC_FOLDED) {
		if (at == end || *at != (node->style == YAMLDOC_LITERAL ? '|' : '>'))
			return false;
		at = doc->bytes + line_after(doc, node->start);
	} else if (at < end && (span_blank(*at) || span_blank(end[-1]))) {
		return false;
	}
	for (;; at++, text++) {
		while (at < end && span_blank(*at))
			at++;
		while (text < text_end && span_blank(*text))
			text++;
		if (at >= end || text >= text_end)
			return at >= end && text >= text_end;
		if (*at != *text)
			return false;
		at += quote == '\'' && *at == quote;
	}
}

/* Lines and columns are counted once over the whole file, so that large files stay cheap. */
struct span_walk {
	const struct yamldoc *doc;
	uint32_t at, line, column;
};

static inline void walk_to(struct span_walk *walk, uint32_t to)
{
	const char *bytes = walk->doc->bytes;
	for (; walk->at < to; walk->at++) {
		bool mark = walk->at < mark_length(walk->doc);
		if (bytes[walk->at] == '\n') {
			walk->line++;
			walk->column = 1;
		} else if (((unsigned char)bytes[walk->at] & 0xC0) != 0x80 && !mark) {
			walk->column++;
		}
	}
}

static inline const char *node_fault(struct span_walk *walk, const struct yamldoc_node *node)
{
	const struct yamldoc *doc = walk->doc;
	if (node->start > node->end || node->end > doc->length)
		return "a span lies outside the file";
	walk_to(walk, node->start);
	if (walk->line != node->line || walk->column != node->column)
		return "a line or column is not that of the span";
	if (node->kind != YAMLDOC_SCALAR)
		return NULL;
	if (strlen(node->text) != node->length)
		return "a text holds NUL";
	return reproduces(doc, node) ? NULL : "a scalar's span does not hold its text";
}

static inline const char *entries_fault(
	struct span_walk *walk, const struct yamldoc_node *collection, uint32_t body);

/* Where a nested collection's first entry begins: on its key's line, or on the one after. */
static inline uint32_t body_of(
	const struct yamldoc *doc, const struct yamldoc_node *collection, uint32_t opened_at)
{
	uint32_t next = line_after(doc, opened_at);
	return collection->start < next ? collection->start : next;
}

static inline const char *entry_fault(struct span_walk *walk, const struct yamldoc_node *entry)
{
	const struct yamldoc *doc = walk->doc;
	const struct yamldoc_node *key = entry->key;
	const char *fault = key ? node_fault(walk, key) : NULL;
	uint32_t mark = 0, opened_at, end = entry->end;
	if (fault)
		return fault;
	if (entry->from > entry->start || entry->end > entry->to || entry->to > doc->length)
		return "an own span lies outside its outer span";
	if (key ? !is_filler(doc, entry->from, key->start, 0, &mark) ||
				!is_filler(doc, key->end, entry->start, ':', &mark)
		: !is_filler(doc, entry->from, entry->start, '-', &mark))
		return "something stands between an entry's start and its value";
	opened_at = key ? key->start : mark;
	fault = node_fault(walk, entry);
	if (!fault && entry->count)
		fault = entries_fault(walk, entry, body_of(doc, entry, opened_at));
	if (!fault && !is_filler(doc, end, entry->to, 0, &mark))
		fault = "something stands between a value and its entry's end";
	return fault;
}

/* Comments deeper than an entry belong to what stands before it. */
static inline bool deeper_comment_leads(
	const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t deepest = 0;
	for (uint32_t at = entry->from; at < doc->length; at = line_after(doc, at)) {
		uint32_t start = at;
		while (at < doc->length && (doc->bytes[at] == ' ' || doc->bytes[at] == '\t'))
			at++;
		char c = at < doc->length ? doc->bytes[at] : '\n';
		if (c == '#' && at - start > deepest)
			deepest = at - start;
		if (!strchr("#\r\n", c))
			return deepest > at - start;
	}
	return false;
}

static inline const char *entries_fault(
	struct span_walk *walk, const struct yamldoc_node *collection, uint32_t body)
{
	const struct yamldoc *doc = walk->doc;
	uint32_t at = body, count = 0;
	for (const struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		if (entry->from != at)
			return "an outer span does not begin where the one before it ends";
		if (entry->from != collection->start && !line_begins(doc, entry->from))
			return "an outer span begins within a line";
		if (!line_begins(doc, entry->to))
			return "an outer span ends within a line";
		if (count && deeper_comment_leads(doc, entry))
			return "a comment deeper than an entry is part of it";
		const char *fault = entry_fault(walk, entry);
		if (fault)
			return fault;
		at = entry->to;
		count++;
	}
	if (count != collection->count)
		return "a collection does not have as many entries as it says";
	return at == collection->to ? NULL : "the last outer span is not its collection's end";
}

/* All of it, of a file without findings. */
static inline const char *spans_fault(const struct yamldoc *doc)
{
	struct span_walk walk = {doc, 0, 1, 1};
	const struct yamldoc_node *root = doc->root;
	if (root->kind != YAMLDOC_MAPPING || root->from != 0 || root->to != doc->length)
		return "the root does not cover the file";
	const char *fault = node_fault(&walk, root);
	return fault ? fault : entries_fault(&walk, root, 0);
}

/*
 * What the spans are for: a value is replaced within its own span, an entry taken
 * out with its outer span, and everything else reads as before.
 */
enum span_edit { EDIT_REPLACE, EDIT_REMOVE };
#define REPLACEMENT "Z"

static inline bool same_scalar(const struct yamldoc_node *a, const struct yamldoc_node *b)
{
	return a->length == b->length && !memcmp(a->text, b->text, a->length);
}

static inline bool same_but_for(const struct yamldoc_node *before,
	const struct yamldoc_node *after, const struct yamldoc_node *edited,
	enum span_edit edit)
{
	if (before->key && (!after->key || !same_scalar(before->key, after->key)))
		return false;
	if (before == edited)
		return after->kind == YAMLDOC_SCALAR && !strcmp(after->text, REPLACEMENT);
	if (before->kind != after->kind)
		return false;
	if (before->kind == YAMLDOC_SCALAR)
		return same_scalar(before, after);
	const struct yamldoc_node *own = after->first;
	for (const struct yamldoc_node *entry = before->first; entry; entry = entry->next) {
		if (entry == edited && edit == EDIT_REMOVE)
			continue;
		if (!own || !same_but_for(entry, own, edited, edit))
			return false;
		own = own->next;
	}
	return !own;
}

static inline void edit_entry(struct text *out, const struct yamldoc *doc,
	const struct yamldoc_node *entry, enum span_edit edit)
{
	bool remove = edit == EDIT_REMOVE;
	uint32_t start = remove ? entry->from : entry->start;
	uint32_t end = remove ? entry->to : entry->end;
	text_add(out, doc->bytes, start);
	if (!remove) {
		bool line = end > start && doc->bytes[end - 1] == '\n';
		bool crlf = line && doc->bytes[end - 2] == '\r';
		text_str(out, end == start ? " \"" REPLACEMENT "\"" : "\"" REPLACEMENT "\"");
		text_str(out, crlf ? "\r\n" : line ? "\n" : "");
	}
	text_add(out, doc->bytes + end, doc->length - end);
}

static inline const char *edit_fault(
	const struct yamldoc *doc, const struct yamldoc_node *entry, enum span_edit edit)
{
	struct text edited = TEXT_INIT;
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	struct yamldoc after;
	const char *fault = NULL;
	edit_entry(&edited, doc, entry, edit);
	if (yamldoc_read(&after, edited.data, edited.length, YAMLDOC_WORKING, "edited", &arena,
		    &diag) ||
		diag_errors(&diag) || !same_but_for(doc->root, after.root, entry, edit))
		fault = edit == EDIT_REMOVE ? "removing an entry changes something else"
					    : "replacing a value changes something else";
	diag_release(&diag);
	arena_release(&arena);
	text_release(&edited);
	return fault;
}

/*
 * libyaml takes a block scalar for a value even where it stands no deeper than its
 * key or hyphen, as YAML does not: nothing else can take its place there.
 */
static inline bool stands_too_far_left(
	const struct yamldoc_node *collection, const struct yamldoc_node *entry)
{
	bool block = entry->style == YAMLDOC_LITERAL || entry->style == YAMLDOC_FOLDED;
	return block && entry->column <= collection->column;
}

/*
 * Whether a block scalar's value goes on over blank lines after its text, by "+" or
 * because there are blanks on them: those that come to stand there join it.
 */
static inline bool ends_in_blanks(const struct yamldoc *doc, const struct yamldoc_node *node)
{
	uint32_t length = node->length;
	if (node->style != YAMLDOC_LITERAL && node->style != YAMLDOC_FOLDED)
		return false;
	while (length && node->text[length - 1] == '\n')
		length--;
	return (length && span_blank(node->text[length - 1])) ||
	       memchr(doc->bytes + node->start, '+',
		       line_after(doc, node->start) - node->start);
}

static inline bool any_ends_in_blanks(
	const struct yamldoc *doc, const struct yamldoc_node *collection)
{
	const struct yamldoc_node *entry = collection->first;
	while (entry && !ends_in_blanks(doc, entry) && !any_ends_in_blanks(doc, entry))
		entry = entry->next;
	return entry;
}

/*
 * Lines that look empty and are not: with a tab they are read after a plain scalar
 * but not after a quoted one, with blanks they are text after a block scalar.
 */
static inline bool has_odd_blanks(const struct yamldoc *doc)
{
	for (uint32_t at = 0; at < doc->length; at = line_after(doc, at)) {
		uint32_t start = at;
		while (at < doc->length && doc->bytes[at] == ' ')
			at++;
		char c = at < doc->length ? doc->bytes[at] : '\n';
		if (c == '\t' || (at > start && (c == '\n' || c == '\r')))
			return true;
	}
	return false;
}

static inline const char *entry_edits_fault(const struct yamldoc *doc,
	const struct yamldoc_node *collection, const struct yamldoc_node *entry)
{
	const char *fault = NULL;
	if (entry->kind == YAMLDOC_SCALAR && !stands_too_far_left(collection, entry) &&
		!ends_in_blanks(doc, entry))
		fault = edit_fault(doc, entry, EDIT_REPLACE);
	/* What shares its first line with its parent cannot go alone. */
	if (!fault && collection->count > 1 && line_begins(doc, entry->from) &&
		!any_ends_in_blanks(doc, doc->root))
		fault = edit_fault(doc, entry, EDIT_REMOVE);
	return fault;
}

static inline const char *collection_edits_fault(
	const struct yamldoc *doc, const struct yamldoc_node *collection, size_t *left)
{
	const char *fault = NULL;
	const struct yamldoc_node *entry = collection->first;
	for (; entry && !fault && *left; entry = entry->next) {
		--*left;
		fault = entry_edits_fault(doc, collection, entry);
		if (!fault)
			fault = collection_edits_fault(doc, entry, left);
	}
	return fault;
}

/* Both edits of every entry, `most` of them at most. */
static inline const char *edits_fault(const struct yamldoc *doc, size_t most)
{
	return has_odd_blanks(doc) ? NULL : collection_edits_fault(doc, doc->root, &most);
}

#endif
