#include "format/yamlwrite.h"
#include "format/yamlplace.h"
#include "format/yamlscalar.h"

#include <stdlib.h>
#include <string.h>

/* Entries of new collections stand that much deeper, as in the files of this program. */
#define STEP 2

/*
 * How much is done lest lines join what comes to stand before them: no more than
 * it takes for the file to be read as meant.
 */
enum care {
	CARE_NONE,
	CARE_BLANKS, /* lines of blanks are left empty, and tabs before comments become blanks */
	CARE_BLOCKS, /* unsettled blocks are written anew, too */
};

struct writer {
	const struct yamldoc *doc;
	struct text out;
	uint32_t cut; /* bytes from here on wait for what is to come before them */
	const char *newline;
	uint32_t step; /* how much deeper than its key a new sequence stands */
	enum care care;
};

static void copy(struct writer *writer, uint32_t from, uint32_t to)
{
	if (to > writer->cut)
		to = writer->cut;
	if (from < to)
		text_add(&writer->out, writer->doc->bytes + from, to - from);
}

/*
 * A line between values, or its rest. A line of blanks would be text of a block that
 * comes to stand before it; a tab before a comment is read after a plain value only.
 */
static void copy_with_care(struct writer *writer, uint32_t from, uint32_t to)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t blanks = 0;
	while (from + blanks < to && strchr(" \t", doc->bytes[from + blanks]))
		blanks++;
	if (yamlplace_begins_line(doc, from) && from < writer->cut) {
		uint32_t column;
		enum yamlplace_line line = yamlplace_line(doc, from, &column);
		if (line == YAMLPLACE_COMMENT)
			text_fill(&writer->out, ' ', blanks);
		if (line != YAMLPLACE_OTHER)
			from += blanks;
	}
	copy(writer, from, to);
}

/* What stands between values. */
static void copy_between(struct writer *writer, uint32_t from, uint32_t to)
{
	while (writer->care && from < to) {
		uint32_t end = yamlplace_line_end(writer->doc, from);
		if (end > to)
			end = to;
		copy_with_care(writer, from, end);
		from = end;
	}
	copy(writer, from, to);
}

static void end_line(struct writer *writer)
{
	struct text *out = &writer->out;
	if (out->length && out->data[out->length - 1] != '\n')
		text_str(out, writer->newline);
}

static void strip_blanks(struct writer *writer)
{
	struct text *out = &writer->out;
	while (out->length && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
}

static void write_entries(
	struct writer *, const struct yamldoc_node *collection, uint32_t indent, bool inline_);

/* The style that the text is written in: its own if that can carry it. */
static enum yamldoc_style chosen_style(const struct yamldoc_node *node)
{
	bool word = node->wished == YAMLDOC_PLAIN;
	bool quoted = node->style != YAMLDOC_PLAIN;
	if (!node->added && !(node->bare && quoted) &&
		yamlscalar_fits(node->style, node->text, word))
		return node->style;
	return yamlscalar_fits(node->wished, node->text, word) ? node->wished
							       : YAMLDOC_DOUBLE_QUOTED;
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
	copy_between(writer, head, entry->start);
}

/* The comment behind a block's header, or behind a value on the rest of its line. */
static char *comment_after(const struct writer *writer, uint32_t at)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t end = yamlplace_line_end(doc, at);
	while (end > at && strchr(" \t\r\n", doc->bytes[end - 1]))
		end--;
	struct text comment = TEXT_INIT;
	/* libyaml lets a comment follow quotation marks and brackets at once. */
	if (at < end && doc->bytes[at] == '#')
		text_char(&comment, ' ');
	text_add(&comment, doc->bytes + at, end - at);
	return text_detach(&comment);
}

/*
 * The style of a scalar that has bytes. A comment below that is as deep as a block's
 * lines would become one of them.
 */
static enum yamldoc_style style_in_place(
	const struct writer *writer, const struct yamldoc_node *node)
{
	const struct yamldoc *doc = writer->doc;
	enum yamldoc_style style = chosen_style(node);
	if (yamlplace_is_block(style) && !yamlplace_block_column(doc, node) &&
		yamlplace_own_end(doc, node) > yamlplace_value_end(doc, node))
		return YAMLDOC_DOUBLE_QUOTED;
	return style;
}

static void write_changed_scalar(
	struct writer *writer, const struct yamldoc_node *node, uint32_t head)
{
	struct text *out = &writer->out;
	enum yamldoc_style style = style_in_place(writer, node);
	bool was_block = yamlplace_is_block(node->style), block = yamlplace_is_block(style);
	uint32_t rest = node->end;
	char *comment = comment_after(
		writer, was_block ? yamlplace_header_end(writer->doc, node) : rest);
	write_up_to_value(writer, node, head);
	if (node->start == node->end && out->data[out->length - 1] != ' ')
		text_char(out, ' ');
	uint32_t shown = yamlplace_block_column(writer->doc, node);
	yamlscalar_print(out, style, node->text,
		shown ? shown : yamlplace_column(writer->doc, node) + STEP, comment,
		writer->newline);
	if (was_block && !block) {
		text_str(out, comment);
		end_line(writer);
	} else if (block && !was_block) {
		rest = yamlplace_line_end(writer->doc, rest);
	}
	copy_between(writer, rest, node->to);
	free(comment);
}

/*
 * A block whose text goes on over the empty lines that come to stand behind it, ends in
 * lines of blanks, has no lines, or ends with the file and has no end of line.
 */
static bool is_unsettled(const struct writer *writer, const struct yamldoc_node *node)
{
	const struct yamldoc *doc = writer->doc;
	if (!yamlplace_is_block(node->style))
		return false;
	uint32_t header = yamlplace_header_end(doc, node), length = node->length;
	while (length && node->text[length - 1] == '\n')
		length--;
	return memchr(doc->bytes + node->start, '+', header - node->start) || !length ||
	       strchr(" \t", node->text[length - 1]) || doc->bytes[node->end - 1] != '\n';
}

/* "[]" gets entries below it; the comments on its line and right below it stay there. */
static void write_opened(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t head, uint32_t indent)
{
	char *comment = comment_after(writer, entry->end);
	uint32_t own = yamlplace_own_end(writer->doc, entry);
	write_up_to_value(writer, entry, head);
	strip_blanks(writer);
	text_str(&writer->out, comment);
	end_line(writer);
	copy_between(writer, yamlplace_line_end(writer->doc, entry->end), own);
	/* The hyphens of a list within a list stand deeper than its own. */
	bool level = entry->kind == YAMLDOC_SEQUENCE && entry->key;
	write_entries(writer, entry, indent + (level ? writer->step : STEP), false);
	end_line(writer);
	copy_between(writer, own, entry->to);
	free(comment);
}

static void write_value(
	struct writer *writer, const struct yamldoc_node *entry, uint32_t head, uint32_t indent)
{
	if (entry->kind == YAMLDOC_SCALAR) {
		if (entry->changed ||
			(writer->care == CARE_BLOCKS && is_unsettled(writer, entry))) {
			write_changed_scalar(writer, entry, head);
		} else {
			write_up_to_value(writer, entry, head);
			copy(writer, entry->start, entry->end);
			copy_between(writer, entry->end, entry->to);
		}
	} else if (entry->style == YAMLDOC_FLOW && entry->first) {
		write_opened(writer, entry, head, indent);
	} else if (entry->style == YAMLDOC_FLOW) {
		write_up_to_value(writer, entry, head);
		copy_between(writer, entry->start, entry->to);
	} else {
		const struct yamldoc_node *first = yamlplace_first(entry);
		if (!first)
			return;
		struct yamldoc_node opening = *entry;
		opening.start = yamlplace_apart(writer->doc, first);
		write_up_to_value(writer, &opening, head);
		write_entries(writer, entry, yamlplace_column(writer->doc, first),
			yamlplace_shares_line(writer->doc, first));
	}
}

/* An entry that was there before, with what stands from `from` on before and after it. */
static void write_kept(struct writer *writer, const struct yamldoc_node *entry, uint32_t from,
	uint32_t indent, bool inline_)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t head = yamlplace_head(doc, entry);
	bool comments = memchr(doc->bytes + from, '#', head - from);
	if (yamlplace_shares_line(doc, entry)) {
		/* It stood behind a hyphen: perhaps no longer. */
		if (!inline_) {
			end_line(writer);
			text_fill(&writer->out, ' ', indent);
		}
	} else if (!inline_ || comments) {
		if (inline_)
			strip_blanks(writer);
		end_line(writer);
		copy_between(writer, from, head);
	}
	write_value(writer, entry, head, indent);
}

/* What a removed entry leaves behind; returns whether that is anything. */
static bool write_left(struct writer *writer, const struct yamldoc_node *entry, uint32_t from)
{
	const struct yamldoc *doc = writer->doc;
	uint32_t kept = yamlplace_shares_line(doc, entry) ? from : yamlplace_apart(doc, entry);
	uint32_t end = yamlplace_own_end(doc, entry),
		 to = entry->to < writer->cut ? entry->to : writer->cut;
	if (kept <= from && end >= to)
		return false;
	strip_blanks(writer);
	end_line(writer);
	copy_between(writer, from, kept);
	copy_between(writer, end, to);
	return true;
}

static void write_entries(struct writer *writer, const struct yamldoc_node *collection,
	uint32_t indent, bool inline_)
{
	const struct yamldoc *doc = writer->doc;
	const struct yamldoc_node *first = yamlplace_first(collection);
	const struct yamldoc_node *last = yamlplace_last(collection);
	/* What closes the collection in the file stays behind what comes to stand last. */
	bool moved = last && (last->removed || last->next);
	uint32_t cut = writer->cut, tail = moved ? yamlplace_own_end(doc, last) : 0;
	if (moved && tail < cut)
		writer->cut = tail;
	for (const struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		uint32_t from = entry == first ? yamlplace_apart(doc, entry) : entry->from;
		if (entry->removed) {
			inline_ = !write_left(writer, entry, from) && inline_;
			continue;
		}
		if (entry->added)
			write_added(writer, entry, indent, inline_);
		else
			write_kept(writer, entry, from, indent, inline_);
		inline_ = false;
	}
	writer->cut = cut;
	if (moved && tail < last->to && tail < cut) {
		end_line(writer);
		copy_between(writer, tail, last->to);
	}
}

/* How much deeper than their keys this file's sequences stand. */
static uint32_t step_of(const struct yamldoc *doc)
{
	for (struct yamldoc_node *entry = doc->root->first; entry; entry = entry->next) {
		const struct yamldoc_node *first = yamlplace_first(entry);
		if (entry->added || entry->kind != YAMLDOC_SEQUENCE || !first)
			continue;
		uint32_t key = yamlplace_column(doc, entry),
			 hyphen = yamlplace_column(doc, first);
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

static bool write_file(
	struct writer *writer, uint32_t mark, const struct yamldoc_node *first, enum care care)
{
	writer->care = care;
	text_reset(&writer->out);
	copy_between(writer, mark, yamlplace_apart(writer->doc, first));
	write_entries(writer, writer->doc->root, yamlplace_column(writer->doc, first), false);
	return writer->out.length && keep_open_end(writer);
}

int yamlwrite(struct text *out, const struct yamldoc *doc)
{
	const char *first_end = memchr(doc->bytes, '\n', doc->length);
	bool crlf = first_end && first_end > doc->bytes && first_end[-1] == '\r';
	const struct yamldoc_node *first = yamlplace_first(doc->root);
	if (!first)
		return -1;
	uint32_t mark = yamlplace_mark(doc);
	struct writer writer = {
		.doc = doc,
		.out = TEXT_INIT,
		.cut = (uint32_t)doc->length,
		.newline = crlf ? "\r\n" : "\n",
		.step = step_of(doc),
	};
	bool meant = write_file(&writer, mark, first, CARE_NONE) ||
		     write_file(&writer, mark, first, CARE_BLANKS) ||
		     write_file(&writer, mark, first, CARE_BLOCKS);
	if (meant) {
		text_add(out, doc->bytes, mark);
		text_add(out, writer.out.data, writer.out.length);
	}
	text_release(&writer.out);
	return meant ? 0 : -1;
}
