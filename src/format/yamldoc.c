#include "format/yamldoc.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "format/yamlbytes.h"
#include "format/yamlfault.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* A collection that is being read. */
struct frame {
	struct yamldoc_node *node;
	struct yamldoc_node *key; /* of the mapping's next entry, once read */
	uint32_t opened_on; /* the line (from 0) of the key or hyphen that it belongs to */
};

struct reader {
	yaml_parser_t parser;
	struct yamlbytes file;
	struct yamldoc *doc;
	const char *path;
	struct arena *arena;
	struct diag *diag;
	struct frame frames[YAMLDOC_MOST_DEPTH + 1];
	int depth;
	/* Where the last scalar read ends: what follows up to the next is no content. */
	uint32_t content_end;
	uint32_t content_line; /* its last line, from 0 */
	uint32_t flow_line;    /* of the last list or fields in brackets, from 1; 0: none */
	size_t flow_findings;  /* how many findings there were before it */
	bool complete;         /* the first document was read whole */
};

uint32_t yamldoc_line(const struct yamldoc_node *entry)
{
	return entry->key ? entry->key->line : entry->line;
}

uint32_t yamldoc_column(const struct yamldoc_node *entry)
{
	return entry->key ? entry->key->column : entry->column;
}

struct yamldoc_node *yamldoc_get(const struct yamldoc_node *mapping, const char *key)
{
	for (struct yamldoc_node *entry = mapping->first; entry; entry = entry->next) {
		if (entry->key && !strcmp(entry->key->text, key))
			return entry;
	}
	return NULL;
}

static int fault(
	struct reader *reader, enum finding_rule rule, yaml_mark_t mark, const char *message)
{
	diag_add(reader->diag, rule, reader->path, (uint32_t)mark.line + 1,
		(uint32_t)mark.column + 1, "%s", message);
	return -1;
}

static uint32_t offset_of(struct reader *reader, yaml_mark_t mark)
{
	return yamlbytes_offset(&reader->file, mark.line, mark.column);
}

/* The indentation of a line, in bytes; *c is its first other byte, or '\n' at its end. */
static uint32_t indentation(const struct reader *reader, uint32_t line, char *c)
{
	uint32_t start = line ? reader->file.line_starts[line] : reader->file.mark;
	uint32_t end = yamlbytes_line_end(&reader->file, line);
	uint32_t at = start;
	while (at < end && (reader->file.bytes[at] == ' ' || reader->file.bytes[at] == '\t'))
		at++;
	*c = at < end ? reader->file.bytes[at] : '\n';
	if (*c == '\r')
		*c = '\n';
	return at - start;
}

/*
 * Where a collection's next entry begins, after the lines without content that
 * follow the last one: comments indented deeper than the entry stay with the
 * last one. *line becomes the entry's first line.
 */
static uint32_t boundary(const struct reader *reader, uint32_t node_line, uint32_t *line)
{
	uint32_t last = reader->content_line;
	uint32_t first = last + 1;
	char c = '\n';
	while (first < node_line) {
		indentation(reader, first, &c);
		if (c != '\n' && c != '#')
			break;
		first++;
	}
	if (first > node_line)
		first = node_line;
	uint32_t own = indentation(reader, first, &c);
	uint32_t from = last + 1 < first ? last + 1 : first;
	for (uint32_t l = from; l < first; l++) {
		if (indentation(reader, l, &c) > own && c == '#')
			from = l + 1;
	}
	*line = first;
	return reader->file.line_starts[from];
}

static bool in_flow(const struct frame *frame)
{
	return frame->node->style == YAMLDOC_FLOW;
}

/* A sequence starts at its first hyphen, unless an anchor or tag stands before it. */
static bool at_hyphen(const struct reader *reader, const struct frame *frame)
{
	return frame->node->kind == YAMLDOC_SEQUENCE &&
	       reader->file.bytes[frame->node->start] == '-';
}

/* Where the entry that starts with `node` (its key or, of a sequence, itself) begins. */
static uint32_t entry_start(const struct reader *reader, const struct frame *frame,
	const struct yamldoc_node *node, uint32_t *line)
{
	/* A sequence starts at its first hyphen, which may stand above its first item. */
	bool first_item = !frame->node->first && at_hyphen(reader, frame);
	*line = (first_item ? frame->node->line : node->line) - 1;
	if (in_flow(frame))
		return node->start;
	if (frame->node->first)
		return boundary(reader, *line, line);
	if (frame->node == reader->doc->root)
		return 0;
	if (frame->node->line - 1 == frame->opened_on)
		return frame->node->start;
	return yamlbytes_line_end(&reader->file, frame->opened_on);
}

static struct yamldoc_node *new_node(
	struct reader *reader, enum yamldoc_kind kind, yaml_mark_t start, yaml_mark_t end)
{
	struct yamldoc_node *node = arena_zalloc(reader->arena, sizeof *node);
	node->kind = kind;
	node->line = (uint32_t)start.line + 1;
	node->column = (uint32_t)start.column + 1;
	node->start = offset_of(reader, start);
	node->end = offset_of(reader, end);
	return node;
}

/* Explicit keys ("? key") have a mark before them, and no colon right after, that no edit expects. */
static bool explicit_key(const struct reader *reader, const struct yamldoc_node *key)
{
	const char *bytes = reader->file.bytes;
	if (key->style == YAMLDOC_LITERAL || key->style == YAMLDOC_FOLDED || key->several_lines)
		return true;
	uint32_t at = key->end;
	while (at < reader->file.length && (bytes[at] == ' ' || bytes[at] == '\t'))
		at++;
	return at == reader->file.length || bytes[at] != ':';
}

static int add_key(
	struct reader *reader, struct frame *frame, struct yamldoc_node *key, yaml_mark_t mark)
{
	if (key->kind != YAMLDOC_SCALAR || (!in_flow(frame) && explicit_key(reader, key)))
		return fault(reader, FINDING_NON_SCALAR_KEY, mark,
			_("the name of a field must be one word, followed by a colon"));
	if (key->style == YAMLDOC_PLAIN && !strcmp(key->text, "<<"))
		fault(reader, FINDING_MERGE_KEY, mark,
			_("the merge key << copies fields from elsewhere: write them out"));
	frame->key = key;
	uint32_t line;
	key->from = entry_start(reader, frame, key, &line);
	return 0;
}

/* libyaml takes a value below its field or hyphen that is no deeper; other readers do not. */
static void check_depth(struct reader *reader, const struct frame *frame,
	const struct yamldoc_node *node, uint32_t line, uint32_t column)
{
	if (node->kind != YAMLDOC_SCALAR || in_flow(frame) || node->end == node->start)
		return;
	if (node->line > line && node->column <= column)
		diag_add(reader->diag, FINDING_SYNTAX, reader->path, node->line, node->column,
			"%s",
			_("the value stands no deeper than its field: write it on the field's line"));
}

/* Hang a node where it belongs: *opened_on is the line of its key or hyphen. */
static int add_node(
	struct reader *reader, struct yamldoc_node *node, yaml_mark_t mark, uint32_t *opened_on)
{
	*opened_on = node->line - 1;
	if (!reader->depth) {
		reader->doc->root = node;
		return 0;
	}
	struct frame *frame = &reader->frames[reader->depth - 1];
	if (frame->node->kind == YAMLDOC_MAPPING && !frame->key)
		return add_key(reader, frame, node, mark);
	if (frame->key) {
		node->key = frame->key;
		node->from = frame->key->from;
		*opened_on = frame->key->line - 1;
		check_depth(reader, frame, node, node->key->line, node->key->column);
		frame->key = NULL;
	} else {
		node->from = entry_start(reader, frame, node, opened_on);
		if (at_hyphen(reader, frame))
			check_depth(reader, frame, node, *opened_on + 1, frame->node->column);
	}
	node->previous = frame->node->last;
	if (node->previous)
		node->previous->next = node;
	else
		frame->node->first = node;
	frame->node->last = node;
	frame->node->count++;
	if (++reader->doc->entries > YAMLDOC_MOST_ENTRIES) {
		diag_add(reader->diag, FINDING_TOO_LARGE, reader->path, yamldoc_line(node),
			yamldoc_column(node), "%s",
			_("the file has more than 65,536 entries: no plan file does"));
		return -1;
	}
	return 0;
}

static enum yamldoc_style scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return YAMLDOC_SINGLE_QUOTED;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return YAMLDOC_DOUBLE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
		return YAMLDOC_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return YAMLDOC_FOLDED;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		break;
	}
	return YAMLDOC_PLAIN;
}

/*
 * libyaml ends a block scalar after the blank lines that follow it; here it ends with
 * its text. A literal's lines are those of its text; a folded one's cannot be counted.
 */
static uint32_t block_end(const struct reader *reader, const struct yamldoc_node *node)
{
	const char *bytes = reader->file.bytes;
	const char *header = memchr(bytes + node->start, '\n', node->end - node->start);
	uint32_t end = node->end, lines = 0;
	if (node->style == YAMLDOC_LITERAL) {
		for (uint32_t i = 0; i < node->length; i++)
			lines += node->text[i] == '\n';
		lines += node->length && node->text[node->length - 1] != '\n';
		return yamlbytes_line_end(&reader->file, node->line - 1 + lines);
	}
	/* ">+": the blank lines are its text, too. */
	if (header && memchr(bytes + node->start, '+', (size_t)(header - bytes) - node->start))
		return end;
	while (end > node->start && strchr(" \t\r\n", bytes[end - 1]))
		end--;
	while (end < reader->file.length && bytes[end] != '\n')
		end++;
	return end < reader->file.length ? end + 1 : end;
}

static bool comment_follows(const struct reader *reader, uint32_t end)
{
	const char *bytes = reader->file.bytes;
	uint32_t at = end;
	while (at < reader->file.length && (bytes[at] == ' ' || bytes[at] == '\t'))
		at++;
	return at > end && at < reader->file.length && bytes[at] == '#';
}

static void check_decoded(
	struct reader *reader, const struct yamldoc_node *node, yaml_mark_t mark)
{
	for (uint32_t at = 0; at < node->length;) {
		uint32_t c;
		size_t used = utf8_decode(node->text + at, node->length - at, &c);
		if (utf8_forbidden(c)) {
			diag_add(reader->diag, FINDING_CONTROL_CHARACTER, reader->path,
				(uint32_t)mark.line + 1, (uint32_t)mark.column + 1,
				_("a backslash makes the character U+%04X here, which is not allowed: "
				  "delete it, or write the backslash twice"),
				(unsigned)c);
			return;
		}
		at += (uint32_t)used;
	}
}

static void check_properties(struct reader *reader, const yaml_char_t *anchor,
	const yaml_char_t *tag, yaml_mark_t mark)
{
	if (anchor)
		fault(reader, FINDING_ANCHOR, mark,
			_("'&' begins an anchor: write values out, and put a text that begins with & in "
			  "double quotes"));
	if (tag)
		fault(reader, FINDING_TAG, mark,
			_("'!' begins a tag: put a text that begins with ! in double quotes"));
}

static void end_content(struct reader *reader, uint32_t end, uint32_t line)
{
	if (end < reader->content_end)
		return;
	reader->content_end = end;
	reader->content_line = line;
}

static int read_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct yamldoc_node *node =
		new_node(reader, YAMLDOC_SCALAR, event->start_mark, event->end_mark);
	node->style = scalar_style(event->data.scalar.style);
	node->length = (uint32_t)event->data.scalar.length;
	node->text =
		arena_text(reader->arena, (const char *)event->data.scalar.value, node->length);
	check_properties(
		reader, event->data.scalar.anchor, event->data.scalar.tag, event->start_mark);
	/* The raw bytes were looked at already: only an escape can bring in something else. */
	node->escaped = node->style == YAMLDOC_DOUBLE_QUOTED &&
			memchr(reader->file.bytes + node->start, '\\', node->end - node->start);
	if (node->escaped) {
		check_decoded(reader, node, event->start_mark);
		/* What follows a NUL, which is a finding, is nobody's to read. */
		node->length = (uint32_t)strlen(node->text);
	}
	uint32_t last_line = (uint32_t)event->end_mark.line, column;
	if (node->style == YAMLDOC_LITERAL || node->style == YAMLDOC_FOLDED) {
		node->end = block_end(reader, node);
		yamlbytes_locate(&reader->file, node->end - 1, &last_line, &column);
	} else {
		node->several_lines = event->start_mark.line != event->end_mark.line;
	}
	if (node->style == YAMLDOC_PLAIN)
		node->commented = node->length && comment_follows(reader, node->end);
	uint32_t opened_on;
	if (add_node(reader, node, event->start_mark, &opened_on))
		return -1;
	end_content(reader, node->end, last_line);
	return 0;
}

static int open_collection(
	struct reader *reader, const yaml_event_t *event, enum yamldoc_kind kind)
{
	bool flow = kind == YAMLDOC_MAPPING
			    ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
			    : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	if (kind == YAMLDOC_MAPPING)
		check_properties(reader, event->data.mapping_start.anchor,
			event->data.mapping_start.tag, event->start_mark);
	else
		check_properties(reader, event->data.sequence_start.anchor,
			event->data.sequence_start.tag, event->start_mark);
	if (reader->depth >= YAMLDOC_MOST_DEPTH)
		return fault(reader, FINDING_TOO_DEEP, event->start_mark,
			_("nested more than 16 levels deep"));
	struct yamldoc_node *node =
		new_node(reader, kind, event->start_mark, event->start_mark);
	node->style = flow ? YAMLDOC_FLOW : YAMLDOC_BLOCK;
	if (flow && !(reader->depth && in_flow(&reader->frames[reader->depth - 1])))
		reader->flow_findings = reader->diag->count;
	uint32_t opened_on;
	if (add_node(reader, node, event->start_mark, &opened_on))
		return -1;
	reader->frames[reader->depth++] = (struct frame){.node = node, .opened_on = opened_on};
	return 0;
}

static int by_key(const void *left, const void *right)
{
	const struct yamldoc_node *a = *(struct yamldoc_node *const *)left;
	const struct yamldoc_node *b = *(struct yamldoc_node *const *)right;
	int order = strcmp(a->key->text, b->key->text);
	if (order)
		return order;
	return a->key->start < b->key->start ? -1 : a->key->start > b->key->start;
}

static void report_duplicate(struct reader *reader, const struct yamldoc_node *entry)
{
	struct text name = TEXT_INIT;
	utf8_visible(&name, entry->key->text, entry->key->length);
	diag_add(reader->diag, FINDING_DUPLICATE_KEY, reader->path, entry->key->line,
		entry->key->column, _("the field '%s' is given twice: keep one"), name.data);
	text_release(&name);
}

static void check_duplicates(struct reader *reader, const struct yamldoc_node *mapping)
{
	struct yamldoc_node *few[32], **entries = few;
	if (mapping->count > 32)
		entries = mem_array(NULL, mapping->count, sizeof(struct yamldoc_node *));
	size_t count = 0;
	for (struct yamldoc_node *entry = mapping->first; entry; entry = entry->next)
		entries[count++] = entry;
	if (count > 1)
		qsort(entries, count, sizeof *entries, by_key);
	for (size_t i = 1; i < count; i++) {
		if (!strcmp(entries[i - 1]->key->text, entries[i]->key->text))
			report_duplicate(reader, entries[i]);
	}
	if (entries != few)
		free(entries);
}

static int close_collection(struct reader *reader, const yaml_event_t *event)
{
	struct frame *frame = &reader->frames[--reader->depth];
	struct yamldoc_node *node = frame->node;
	if (node->style == YAMLDOC_FLOW) {
		node->end = offset_of(reader, event->end_mark);
		end_content(reader, node->end, (uint32_t)event->end_mark.line);
		if (node->count) {
			reader->flow_line = node->line;
			diag_add(reader->diag, FINDING_FLOW_STYLE, reader->path, node->line,
				node->column, "%s",
				node->kind == YAMLDOC_SEQUENCE
					? _("write the list one item a line, each after a hyphen")
					: _("write the fields one a line, without braces"));
		}
	} else {
		node->end = reader->content_end;
	}
	if (node->kind == YAMLDOC_MAPPING)
		check_duplicates(reader, node);
	return 0;
}

static int start_document(struct reader *reader, const yaml_event_t *event)
{
	if (reader->complete)
		return fault(reader, FINDING_MULTIPLE_DOCUMENTS, event->start_mark,
			_("a second document begins here: a plan file holds one"));
	if (event->data.document_start.version_directive ||
		event->data.document_start.tag_directives.start !=
			event->data.document_start.tag_directives.end)
		return fault(reader, FINDING_DIRECTIVE, event->start_mark,
			_("lines that begin with % are directives: delete them"));
	return 0;
}

static int read_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(reader, event);
	case YAML_DOCUMENT_END_EVENT:
		reader->complete = true;
		return 0;
	case YAML_ALIAS_EVENT:
		return fault(reader, FINDING_ANCHOR, event->start_mark,
			_("'*' begins an alias: put a text that begins with * in double quotes"));
	case YAML_SCALAR_EVENT:
		return read_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(reader, event, YAMLDOC_SEQUENCE);
	case YAML_MAPPING_START_EVENT:
		return open_collection(reader, event, YAMLDOC_MAPPING);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(reader, event);
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
		break;
	}
	return 0;
}

static int read_events(struct reader *reader)
{
	for (;;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&reader->parser, &event)) {
			struct yamlfault said = {
				.problem = reader->parser.problem,
				.context = reader->parser.context,
				.line = (uint32_t)reader->parser.problem_mark.line,
				.column = (uint32_t)reader->parser.problem_mark.column,
				.context_line = (uint32_t)reader->parser.context_mark.line,
				.context_column = (uint32_t)reader->parser.context_mark.column,
			};
			/* "[Draft] Title": it was no list after all. */
			if (reader->flow_line == said.line + 1) {
				reader->diag->count = reader->flow_findings;
				said.context = "flow";
			}
			yamlfault_report(&reader->file, &said, reader->path, reader->diag);
			return -1;
		}
		bool end = event.type == YAML_STREAM_END_EVENT;
		int result = read_event(reader, &event);
		yaml_event_delete(&event);
		if (result || end)
			return result;
	}
}

/* Give every entry the end of its outer span: the start of the next one, the last its parent's. */
static void close_spans(struct yamldoc_node *collection, uint32_t to)
{
	if (collection->style == YAMLDOC_FLOW)
		return;
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		entry->to = entry->next ? entry->next->from : to;
		if (entry->kind != YAMLDOC_SCALAR)
			close_spans(entry, entry->to);
	}
}

static int check_root(struct reader *reader)
{
	struct yamldoc_node *root = reader->doc->root;
	if (!root || (root->kind == YAMLDOC_SCALAR && !root->length) ||
		(root->kind == YAMLDOC_MAPPING && !root->count)) {
		diag_add(reader->diag, FINDING_EMPTY_FILE, reader->path, 1, 1, "%s",
			_("the file holds nothing: fill it in or delete it"));
		return -1;
	}
	if (root->kind != YAMLDOC_MAPPING) {
		diag_add(reader->diag, FINDING_WRONG_TYPE, reader->path, root->line,
			root->column, "%s",
			_("a plan file is a series of fields, one a line: 'name: value'"));
		return -1;
	}
	root->from = 0;
	root->to = (uint32_t)reader->file.length;
	close_spans(root, root->to);
	return 0;
}

static void report_crlf(struct reader *reader, enum yamldoc_origin origin)
{
	if (!reader->file.crlf)
		return;
	if (origin == YAMLDOC_WORKING)
		diag_add(reader->diag, FINDING_CRLF, reader->path, 1, 1, "%s",
			_("the lines end as Windows ends them: nothing to do, Git converts them"));
	else
		diag_add(reader->diag, FINDING_LINE_ENDING, reader->path, 1, 1, "%s",
			_("the recorded lines end with CR LF: end them with LF"));
}

int yamldoc_read(struct yamldoc *doc, const char *bytes, size_t length,
	enum yamldoc_origin origin, const char *path, struct arena *arena, struct diag *diag)
{
	*doc = (struct yamldoc){.bytes = bytes, .length = length};
	struct reader reader = {.doc = doc, .path = path, .arena = arena, .diag = diag};
	if (yamlbytes_scan(&reader.file, bytes, length, path, arena, diag))
		return -1;
	report_crlf(&reader, origin);
	if (!yaml_parser_initialize(&reader.parser)) {
		mem_alloc(SIZE_MAX); /* out of memory: says so and ends */
		return -1;
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	/* Without its byte order mark, which would count as a column or not, as it pleases. */
	yaml_parser_set_input_string(&reader.parser,
		(const unsigned char *)bytes + reader.file.mark, length - reader.file.mark);
	int result = read_events(&reader);
	yaml_parser_delete(&reader.parser);
	if (!result)
		result = check_root(&reader);
	if (result)
		doc->root = NULL;
	return result;
}
