#include "format/yamlwrite.h"
#include "format/yamlscalar.h"

#include <stdlib.h>
#include <string.h>

/* Entries of new collections stand that much deeper, as in the files of this program. */
#define STEP 2

/* --- Places in the bytes ------------------------------------------------------ */

static uint32_t line_start(const struct yamldoc *doc, uint32_t at)
{
	while (at && doc->bytes[at - 1] != '\n')
		at--;
	return at;
}

static uint32_t line_end(const struct yamldoc *doc, uint32_t at)
{
	const char *end = memchr(doc->bytes + at, '\n', doc->length - at);
	return end ? (uint32_t)(end - doc->bytes) + 1 : (uint32_t)doc->length;
}

/* The first byte of a line that is no blank, or its end. */
static uint32_t line_word(const struct yamldoc *doc, uint32_t at)
{
	while (at < doc->length && strchr(" \t\r", doc->bytes[at]))
		at++;
	return at;
}

/* Where an entry's key or hyphen stands. */
static uint32_t head_of(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t at = entry->from;
	if (entry->key)
		return entry->key->start;
	while (at < entry->start && doc->bytes[at] != '-')
		at = doc->bytes[at] == '#' ? line_end(doc, at) : at + 1;
	return at;
}

static bool shares_line(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	return entry->from && doc->bytes[entry->from - 1] != '\n';
}

/*
 * Of what stands before an entry, the end of what does not belong to it: comments that
 * an empty line keeps apart, the mark that begins a document.
 */
static uint32_t apart(const struct yamldoc *doc, uint32_t from, uint32_t head)
{
	uint32_t kept = from;
	for (uint32_t at = from; line_end(doc, at) <= head; at = line_end(doc, at)) {
		uint32_t word = line_word(doc, at);
		bool empty = word == doc->length || doc->bytes[word] == '\n';
		if (empty || !strncmp(doc->bytes + at, "---", 3))
			kept = line_end(doc, at);
	}
	return kept;
}

/* Of what stands after an entry's value, the end of what belongs to it: comments indented deeper. */
static uint32_t own_end(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t head = head_of(doc, entry), column = head - line_start(doc, head);
	uint32_t end = entry->end;
	if (!end || doc->bytes[end - 1] != '\n')
		end = line_end(doc, end);
	for (uint32_t at = end; at < entry->to; at = line_end(doc, at)) {
		uint32_t word = line_word(doc, at);
		if (word < doc->length && doc->bytes[word] == '#' && word - at > column)
			end = line_end(doc, at);
	}
	return end < entry->to ? end : entry->to;
}

/* The entry of a collection that is written last in the file. */
static struct yamldoc_node *last_in_file(const struct yamldoc_node *collection)
{
	struct yamldoc_node *last = NULL;
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		if (!entry->added && (!last || entry->to > last->to))
			last = entry;
	}
	return last;
}

static struct yamldoc_node *first_in_file(const struct yamldoc_node *collection)
{
	struct yamldoc_node *first = NULL;
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		if (!entry->added && (!first || entry->from < first->from))
			first = entry;
	}
	return first;
}

/* --- Writing ------------------------------------------------------------------ */

struct writer {
	const struct yamldoc *doc;
	struct text out;
	uint32_t cut; /* bytes from here on wait for what is to come before them */
	const char *newline;
	uint32_t step;  /* how much deeper than its key a new sequence stands */
	uint32_t begun; /* what stands before the first entry and does not belong to it */
};

static void copy(struct writer *writer, uint32_t from, uint32_t to)
{
	if (to > writer->cut)
		to = writer->cut;
	if (from < to)
		text_add(&writer->out, writer->doc->bytes + from, to - from);
}

static void end_line(struct writer *writer)
{
	struct text *out = &writer->out;
	if (out->length && out->data[out->length - 1] != '\n')
		text_str(out, writer->newline);
}

static void write_entries(
	struct writer *, const struct yamldoc_node *collection, uint32_t indent, bool inline_);

/* The style that the text is written in: its own if that can carry it. */
static enum yamldoc_style chosen_style(const struct yamldoc_node *node)
{
	bool word = node->wished == YAMLDOC_PLAIN;
	if (node->changed && yamlscalar_fits(node->style, node->text, word))
		return node->style;
	return yamlscalar_fits(node->wished, node->text, word) ? node->wished
							       : YAMLDOC_DOUBLE_QUOTED;
}

static bool is_block(enum yamldoc_style style)
{
	return style == YAMLDOC_LITERAL || style == YAMLDOC_FOLDED;
}

static void write_added_value(
	struct writer *writer, const struct yamldoc_node *node, uint32_t indent)
{
	if (node->kind == YAMLDOC_SCALAR) {
		text_char(&writer->out, ' ');
		yamlscalar_print(&writer->out, chosen_style(node), node->text, indent + STEP,
			"", writer->newline);
		end_line(writer);
	} else if (!node->key) {
		text_char(&writer->out, ' ');
		write_entries(writer, node, indent + STEP, true);
	} else {
		end_line(writer);
		bool sequence = node->kind == YAMLDOC_SEQUENCE;
		write_entries(writer, node, indent + (sequence ? writer->step : STEP), false);
	}
}

static void write_added(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t indent, bool inline_)
{
	if (!inline_) {
		end_line(writer);
		text_fill(&writer->out, ' ', indent);
	}
	if (entry->key) {
		yamlscalar_print(&writer->out, chosen_style(entry->key), entry->key->text, 0,
			"", writer->newline);
		text_char(&writer->out, ':');
	} else {
		text_char(&writer->out, '-');
	}
	write_added_value(writer, entry, indent);
}

/* Up to a value; one that was left out stands right behind the colon or hyphen. */
static void write_up_to_value(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t head)
{
	const struct yamldoc_node *key = entry->key;
	if (key && key->changed) {
		yamlscalar_print(
			&writer->out, chosen_style(key), key->text, 0, "", writer->newline);
		head = key->end;
	}
	copy(writer, head, entry->start);
}

static uint32_t block_indent(const struct writer *writer, const struct yamldoc_node *entry)
{
	const struct yamldoc *doc = writer->doc;
	if (is_block(entry->style)) {
		uint32_t first = line_end(doc, entry->start);
		if (first < entry->end)
			return line_word(doc, first) - first;
	}
	uint32_t head = head_of(doc, entry);
	return head - line_start(doc, head) + STEP;
}

/* The comment behind a block's header, or behind a value on the rest of its line. */
static char *comment_after(const struct writer *writer, uint32_t at)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t end = line_end(doc, at);
	while (end > at && strchr(" \t\r\n", doc->bytes[end - 1]))
		end--;
	struct text comment = TEXT_INIT;
	text_add(&comment, doc->bytes + at, end - at);
	return text_detach(&comment);
}

/* A block's header: "|", ">-", "|2+"; what follows it on its line is a comment. */
static uint32_t header_end(const struct writer *writer, const struct yamldoc_node *node)
{
	uint32_t at = node->start + 1;
	while (at < node->end && strchr("+-0123456789", writer->doc->bytes[at]))
		at++;
	return at;
}

static void write_changed_scalar(
	struct writer *writer, const struct yamldoc_node *node, uint32_t head)
{
	struct text *out = &writer->out;
	bool was_block = is_block(node->style), block = is_block(chosen_style(node));
	uint32_t rest = node->end;
	char *comment = comment_after(writer, was_block ? header_end(writer, node) : rest);
	write_up_to_value(writer, node, head);
	if (node->start == node->end && out->data[out->length - 1] != ' ')
		text_char(out, ' ');
	yamlscalar_print(out, chosen_style(node), node->text, block_indent(writer, node),
		comment, writer->newline);
	if (was_block && !block) {
		text_str(out, comment);
		end_line(writer);
	} else if (block && !was_block) {
		rest = line_end(writer->doc, rest);
	}
	copy(writer, rest, node->to);
	free(comment);
}

/* "[]" gets entries below it; a comment on its line stays there. */
static void write_opened(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t head, uint32_t indent)
{
	struct text *out = &writer->out;
	char *comment = comment_after(writer, entry->end);
	write_up_to_value(writer, entry, head);
	while (out->length && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	text_printf(out, "%s%s", comment, writer->newline);
	bool sequence = entry->kind == YAMLDOC_SEQUENCE;
	write_entries(writer, entry, indent + (sequence ? writer->step : STEP), false);
	end_line(writer);
	copy(writer, line_end(writer->doc, entry->end), entry->to);
	free(comment);
}

static uint32_t column_of(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	uint32_t head = head_of(doc, entry);
	return head - line_start(doc, head);
}

static void write_value(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t head, uint32_t indent)
{
	if (entry->kind == YAMLDOC_SCALAR) {
		if (entry->changed) {
			write_changed_scalar(writer, entry, head);
		} else {
			write_up_to_value(writer, entry, head);
			copy(writer, entry->start, entry->to);
		}
	} else if (entry->style == YAMLDOC_FLOW && entry->first) {
		write_opened(writer, entry, head, indent);
	} else if (entry->style == YAMLDOC_FLOW) {
		write_up_to_value(writer, entry, head);
		copy(writer, entry->start, entry->to);
	} else {
		const struct yamldoc_node *first = first_in_file(entry);
		if (!first)
			return;
		struct yamldoc_node opening = *entry;
		opening.start = first->from;
		write_up_to_value(writer, &opening, head);
		write_entries(writer, entry, column_of(writer->doc, first),
			shares_line(writer->doc, first));
	}
}

/* An entry that was there before, with what stands before and after it. */
static void write_kept(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t indent, bool inline_)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t head = head_of(doc, entry), from = entry->from;
	bool comments = memchr(doc->bytes + from, '#', head - from);
	if (from < writer->begun)
		from = writer->begun;
	if (shares_line(doc, entry)) {
		/* It stood behind a hyphen: perhaps no longer. */
		if (!inline_) {
			end_line(writer);
			text_fill(&writer->out, ' ', indent);
		}
	} else if (!inline_ || comments) {
		struct text *out = &writer->out;
		while (inline_ && out->length && out->data[out->length - 1] == ' ')
			out->data[--out->length] = '\0';
		end_line(writer);
		copy(writer, from, head);
	}
	write_value(writer, entry, head, indent);
}

/* What a removed entry leaves behind. */
static void write_left(struct writer *writer, const struct yamldoc_node *entry)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t from = entry->from < writer->begun ? writer->begun : entry->from;
	if (shares_line(doc, entry))
		return;
	uint32_t end = apart(doc, from, head_of(doc, entry));
	if (end > from)
		end_line(writer);
	copy(writer, from, end);
}

static void write_entries(struct writer *writer, const struct yamldoc_node *collection,
	uint32_t indent, bool inline_)
{
	const struct yamldoc_node *last = last_in_file(collection);
	/* What closes the collection in the file stays behind what comes to stand last. */
	bool moved = last && (last->removed || last->next);
	uint32_t cut = writer->cut, tail = moved ? own_end(writer->doc, last) : 0;
	if (moved && tail < cut)
		writer->cut = tail;
	for (const struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		if (entry->removed) {
			write_left(writer, entry);
			continue;
		}
		if (entry->added)
			write_added(writer, entry, indent, inline_);
		else
			write_kept(writer, entry, indent, inline_);
		inline_ = false;
	}
	writer->cut = cut;
	if (moved && tail < last->to && tail < cut) {
		end_line(writer);
		copy(writer, tail, last->to);
	}
}

/* How much deeper than their keys this file's sequences stand. */
static uint32_t step_of(const struct yamldoc *doc)
{
	for (struct yamldoc_node *entry = doc->root->first; entry; entry = entry->next) {
		const struct yamldoc_node *first = first_in_file(entry);
		if (entry->added || entry->kind != YAMLDOC_SEQUENCE || !first)
			continue;
		uint32_t key = column_of(doc, entry), hyphen = column_of(doc, first);
		if (entry->style == YAMLDOC_BLOCK && hyphen >= key)
			return hyphen - key;
	}
	return STEP;
}

static bool same_scalar(const struct yamldoc_node *a, const struct yamldoc_node *b)
{
	return a->length == b->length && !memcmp(a->text, b->text, a->length);
}

/* Whether what was read is what was meant. */
static bool same_value(const struct yamldoc_node *meant, const struct yamldoc_node *read)
{
	if (meant->kind != read->kind || !meant->key != !read->key)
		return false;
	if (meant->key && !same_scalar(meant->key, read->key))
		return false;
	if (meant->kind == YAMLDOC_SCALAR)
		return same_scalar(meant, read);
	const struct yamldoc_node *got = read->first;
	for (const struct yamldoc_node *entry = meant->first; entry; entry = entry->next) {
		if (entry->removed)
			continue;
		if (!got || !same_value(entry, got))
			return false;
		got = got->next;
	}
	return !got;
}

static bool reads_as(const struct text *bytes, const struct yamldoc_node *root)
{
	struct yamldoc doc;
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	bool same = !yamldoc_read(&doc, bytes->data, bytes->length, YAMLDOC_WORKING, "", &arena,
			    &diag) &&
		    same_value(root, doc.root);
	diag_release(&diag);
	arena_release(&arena);
	return same;
}

/* A file that had no end of line at its end keeps none, unless that means something. */
static bool keep_open_end(struct writer *writer)
{
	const struct yamldoc *doc = writer->doc;
	struct text *out = &writer->out;
	size_t length = strlen(writer->newline), whole = out->length;
	if (doc->bytes[doc->length - 1] == '\n' || out->data[whole - 1] != '\n')
		return reads_as(out, doc->root);
	out->length -= length;
	char kept = out->data[out->length];
	out->data[out->length] = '\0';
	if (reads_as(out, doc->root))
		return true;
	out->data[out->length] = kept;
	out->length = whole;
	return reads_as(out, doc->root);
}

int yamlwrite(struct text *out, const struct yamldoc *doc)
{
	const char *first_end = memchr(doc->bytes, '\n', doc->length);
	bool crlf = first_end && first_end > doc->bytes && first_end[-1] == '\r';
	const struct yamldoc_node *first = first_in_file(doc->root);
	if (!first)
		return -1;
	uint32_t mark = doc->length > 3 && !memcmp(doc->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
	struct writer writer = {
		.doc = doc,
		.out = TEXT_INIT,
		.cut = (uint32_t)doc->length,
		.newline = crlf ? "\r\n" : "\n",
		.step = step_of(doc),
		.begun = apart(doc, mark, head_of(doc, first)),
	};
	copy(&writer, mark, writer.begun);
	write_entries(&writer, doc->root, 0, false);
	bool meant = writer.out.length && keep_open_end(&writer);
	if (meant) {
		text_add(out, doc->bytes, mark);
		text_add(out, writer.out.data, writer.out.length);
	}
	text_release(&writer.out);
	return meant ? 0 : -1;
}
