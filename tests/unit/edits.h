#ifndef TESTS_UNIT_EDITS_H
#define TESTS_UNIT_EDITS_H

#include "spans.h"

#include "format/yamledit.h"
#include "format/yamlscalar.h"
#include "format/yamlwrite.h"

#include <stdlib.h>
#include <string.h>

/*
 * What format/yamledit.h promises of any file that has no findings, for the unit tests
 * and the fuzzer. Each check returns NULL where everything holds, else what does not;
 * `out` is then the file that was written.
 */

/* Texts that a careless writer gets wrong. */
static const char *const awkward_texts[] = {"no", "Null", "y", "1.10", "010", "12:30",
	"2007-09-01", "0x1F", "1e3", ".5", "-1", "~", "=", "<<", "", " ", "é", "𝄞", "deux mots",
	"l'un", "\"x\"", "'x'", "\\", "a\\n", "- a", "-", "?", "? a", ":", ":a", "a:", "a: b",
	"a : b", "a:b", "#", "# a", "a #b", "a#b", "[x]", "{x}", "a, b", "a]", "&a", "*a", "!a",
	"|", ">", "%a", "@a", "`a", "---", "...", "--- a", " a", "a ", "\ta", "a\t", "a\tb",
	"\u00A0a", "a\u00A0", "a\u00A0#b", "a\u00A0: b", "é: #\"'\\", "Un.\n", "Un.\nDeux.\n",
	"Un.\n\nDeux.", "Un.\n\n", "\nUn.\n", "  Un.\nDeux.\n", "Un.\n  Deux.\n",
	"Un. \n\tDeux.\n", "Un. \nDeux.", "# Un.\n- Deux.\n", "Un.\n \n", "Un.\n \nDeux\n ",
	"\n", " \n", "---\n...\n", "a: b\nc: d\n", "\u00A0Un.\n\u00A0\n"};
#define AWKWARD_TEXTS (sizeof awkward_texts / sizeof *awkward_texts)
#define AWKWARD_FORMS 3

struct edit_place {
	struct yamldoc_node *parent;
	struct yamldoc_node *entry;
};

/* A file that is being edited. */
struct editing {
	struct arena arena;
	struct diag diag;
	struct yamldoc doc;
	struct edit_place *places; /* every entry, in the order of the file */
	size_t count;
};

static inline void editing_collect(struct editing *editing, struct yamldoc_node *collection)
{
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		editing->places[editing->count++] = (struct edit_place){collection, entry};
		editing_collect(editing, entry);
	}
}

static inline void editing_end(struct editing *editing)
{
	diag_release(&editing->diag);
	arena_release(&editing->arena);
}

/* Whether the file may be edited: it has no errors. To be ended in both cases. */
static inline bool editing_begin(struct editing *editing, const struct text *bytes)
{
	*editing = (struct editing){ARENA_INIT, DIAG_INIT, {0}, NULL, 0};
	if (yamldoc_read(&editing->doc, bytes->data, bytes->length, YAMLDOC_WORKING, "f",
		    &editing->arena, &editing->diag) ||
		diag_errors(&editing->diag))
		return false;
	editing->places = arena_alloc(
		&editing->arena, (editing->doc.entries + 1) * sizeof *editing->places);
	editing_collect(editing, editing->doc.root);
	return true;
}

/* --- Trees ------------------------------------------------------------------- */

static inline void dump_scalar(struct text *out, const struct yamldoc_node *scalar)
{
	text_printf(out, "%zu<%s>", strlen(scalar->text), scalar->text);
}

/* All that a tree says. */
static inline void dump_tree(struct text *out, const struct yamldoc_node *node)
{
	if (node->key) {
		dump_scalar(out, node->key);
		text_char(out, '=');
	}
	if (node->kind == YAMLDOC_SCALAR) {
		dump_scalar(out, node);
		return;
	}
	text_char(out, node->kind == YAMLDOC_MAPPING ? '{' : '[');
	for (const struct yamldoc_node *entry = node->first; entry; entry = entry->next) {
		if (entry->removed)
			continue;
		dump_tree(out, entry);
		text_char(out, ' ');
	}
	text_char(out, node->kind == YAMLDOC_MAPPING ? '}' : ']');
}

/* Whether the bytes say what the tree of that dump does, without any error. */
static inline const char *reading_fault(const struct text *bytes, const struct text *dump)
{
	struct editing editing;
	struct text read = TEXT_INIT;
	const char *fault = "the result has errors";
	if (editing_begin(&editing, bytes)) {
		dump_tree(&read, editing.doc.root);
		bool same = read.length == dump->length &&
			    !memcmp(read.data, dump->data, read.length);
		fault = same ? NULL : "the result does not read as meant";
	}
	text_release(&read);
	editing_end(&editing);
	return fault;
}

/* Write the edits that were made; ends the editing. */
static inline const char *edits_written_fault(struct editing *editing, struct text *out)
{
	struct text meant = TEXT_INIT;
	const char *fault = "the result is refused";
	dump_tree(&meant, editing->doc.root);
	text_reset(out);
	if (!yamlwrite(out, &editing->doc))
		fault = reading_fault(out, &meant);
	text_release(&meant);
	editing_end(editing);
	return fault;
}

static inline bool same_bytes(const struct text *a, const struct text *b)
{
	return a->length == b->length && !memcmp(a->data, b->data, a->length);
}

/* --- No edit ----------------------------------------------------------------- */

static inline const char *untouched_fault(const struct text *bytes, struct text *out)
{
	struct editing editing;
	if (!editing_begin(&editing, bytes)) {
		editing_end(&editing);
		return NULL;
	}
	const char *fault = edits_written_fault(&editing, out);
	if (!fault && !same_bytes(bytes, out))
		fault = "a file without edits changes";
	return fault;
}

/* --- One scalar -------------------------------------------------------------- */

static inline bool is_block_scalar(const struct yamldoc_node *node)
{
	return node->style == YAMLDOC_LITERAL || node->style == YAMLDOC_FOLDED;
}

/*
 * All bytes before the value, and all lines after it. Where those hold odd blanks, which a
 * block would take for text, they may be written anew.
 */
static inline const char *surroundings_fault(
	const struct yamldoc *doc, const struct yamldoc_node *node, const struct text *out)
{
	uint32_t end = line_begins(doc, node->end) ? node->end : line_after(doc, node->end);
	size_t after = doc->length - end;
	if (has_odd_blanks(doc))
		return NULL;
	if (out->length < node->start + after ||
		memcmp(out->data, doc->bytes, node->start) != 0)
		return "a changed value changes what stands before it";
	if (memcmp(out->data + out->length - after, doc->bytes + end, after) != 0)
		return "a changed value changes the lines after it";
	return NULL;
}

/* Whether the value's bytes are those that its text would be written as. */
static inline bool is_canonical(const struct yamldoc *doc, const struct yamldoc_node *node)
{
	struct text own = TEXT_INIT;
	uint32_t length = node->end - node->start, line = line_after(doc, node->start);
	bool crlf = line > 1 && doc->bytes[line - 2] == '\r';
	bool canonical = yamlscalar_fits(node->style, node->text, false);
	if (canonical) {
		uint32_t indent = 0;
		while (line + indent < node->end && doc->bytes[line + indent] == ' ')
			indent++;
		yamlscalar_print(
			&own, node->style, node->text, indent, "", crlf ? "\r\n" : "\n");
		canonical = own.length == length &&
			    !memcmp(own.data, doc->bytes + node->start, length);
	}
	text_release(&own);
	return canonical;
}

/* The value is given its first text again. */
static inline const char *changed_back_fault(const struct text *bytes,
	const struct text *changed, size_t place, const char *text, bool identical,
	struct text *out)
{
	struct editing editing;
	if (!editing_begin(&editing, changed) || place >= editing.count) {
		editing_end(&editing);
		return "the result has errors";
	}
	yamledit_change(&editing.arena, editing.places[place].entry, text, YAMLEDIT_TEXT);
	const char *fault = edits_written_fault(&editing, out);
	if (!fault && identical && !same_bytes(bytes, out))
		fault = "a value that is changed and changed back leaves a trace";
	return fault;
}

static inline const char *changed_fault(const struct text *bytes, size_t place,
	const char *text, enum yamledit_form form, struct text *out)
{
	struct editing editing;
	struct text meant = TEXT_INIT, before = TEXT_INIT, changed = TEXT_INIT;
	if (!editing_begin(&editing, bytes) || place >= editing.count ||
		editing.places[place].entry->kind != YAMLDOC_SCALAR) {
		editing_end(&editing);
		return NULL;
	}
	struct yamldoc_node *node = editing.places[place].entry;
	bool identical = is_canonical(&editing.doc, node) &&
			 yamlscalar_fits(node->style, text, form == YAMLEDIT_WORD);
	text_add(&before, node->text, node->length);
	yamledit_change(&editing.arena, node, text, form);
	dump_tree(&meant, editing.doc.root);
	const char *fault = "the result is refused";
	text_reset(out);
	if (!yamlwrite(out, &editing.doc))
		fault = surroundings_fault(&editing.doc, node, out);
	editing_end(&editing);
	if (!fault)
		fault = reading_fault(out, &meant);
	if (!fault) {
		text_add(&changed, out->data, out->length);
		fault = changed_back_fault(bytes, &changed, place, before.data, identical, out);
	}
	text_release(&changed);
	text_release(&before);
	text_release(&meant);
	return fault;
}

/* --- Entries ------------------------------------------------------------------ */

/* A source of choices: random numbers, or the bytes of a fuzzer. */
typedef uint32_t edit_choice(void *source, uint32_t below);

/* A scalar, or a collection that is no deeper than `deepest`. */
static inline struct yamldoc_node *new_value(
	struct arena *arena, int deepest, edit_choice *choose, void *source)
{
	struct yamldoc_node *value, *inner, *key = NULL;
	uint32_t kind = choose(source, 5);
	if (!deepest || kind > 1)
		return yamledit_scalar(arena, awkward_texts[choose(source, AWKWARD_TEXTS)],
			(enum yamledit_form)choose(source, AWKWARD_FORMS));
	value = yamledit_collection(arena, kind ? YAMLDOC_MAPPING : YAMLDOC_SEQUENCE);
	inner = new_value(arena, deepest - 1, choose, source);
	if (kind)
		key = yamledit_scalar(arena, "inner", YAMLEDIT_WORD);
	yamledit_insert(value, NULL, key, inner);
	return value;
}

/* A field's name that the mapping does not have yet. */
static inline struct yamldoc_node *new_key(
	struct arena *arena, const struct yamldoc_node *mapping)
{
	struct text name = TEXT_INIT;
	uint32_t number = 0;
	do {
		text_reset(&name);
		text_printf(&name, "new field %u", number++);
	} while (yamldoc_get(mapping, name.data));
	struct yamldoc_node *key = yamledit_scalar(arena, name.data, YAMLEDIT_WORD);
	text_release(&name);
	return key;
}

static inline void insert_new(struct arena *arena, struct yamldoc_node *collection,
	struct yamldoc_node *before, edit_choice *choose, void *source)
{
	bool mapping = collection->kind == YAMLDOC_MAPPING;
	struct yamldoc_node *key = mapping ? new_key(arena, collection) : NULL;
	yamledit_insert(collection, before, key, new_value(arena, 3, choose, source));
}

/* A last line without an end may be given one, and the other way round. */
static inline bool same_but_for_last_end(const struct text *a, const struct text *b)
{
	size_t lengths[] = {a->length, b->length};
	const char *data[] = {a->data, b->data};
	for (int i = 0; i < 2; i++) {
		while (lengths[i] && strchr("\r\n", data[i][lengths[i] - 1]))
			lengths[i]--;
	}
	return lengths[0] == lengths[1] && !memcmp(a->data, b->data, lengths[0]);
}

/* Every comment of the generated files ("# <7>") that stands in one part is in the result. */
static inline bool comments_survive(const char *bytes, size_t length, const struct text *out)
{
	const char *end = bytes + length;
	for (const char *at = bytes; (at = memchr(at, '<', (size_t)(end - at))); at++) {
		const char *close = memchr(at, '>', (size_t)(end - at));
		if (close && !memmem(out->data, out->length, at, (size_t)(close - at) + 1))
			return false;
	}
	return true;
}

/* The place of an entry's key or hyphen. */
static inline uint32_t head_place(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	if (entry->key)
		return entry->key->start;
	uint32_t at = entry->from;
	while (doc->bytes[at] != '-')
		at = doc->bytes[at] == '#' ? line_after(doc, at) : at + 1;
	return at;
}

static inline bool shares_its_line(const struct yamldoc *doc, const struct yamldoc_node *entry)
{
	return !line_begins(doc, entry->from);
}

static inline uint32_t column_at(const struct yamldoc *doc, uint32_t at)
{
	uint32_t column = 0;
	while (at && doc->bytes[at - 1] != '\n' && doc->bytes[at - 1] != '\xBF') {
		at--;
		column++;
	}
	return column;
}

/* What a line without content is. */
enum line_kind { LINE_EMPTY, LINE_COMMENT, LINE_FRAME };

static inline enum line_kind line_kind(const struct yamldoc *doc, uint32_t at, uint32_t *column)
{
	while (at < doc->length && strchr(" \t\r\xEF\xBB\xBF", doc->bytes[at]))
		at++;
	*column = column_at(doc, at);
	if (at == doc->length || doc->bytes[at] == '\n')
		return LINE_EMPTY;
	return doc->bytes[at] == '#' ? LINE_COMMENT : LINE_FRAME;
}

/*
 * The lines that go with an entry: the comments right before it, its own lines, the
 * deeper comments after it. Comments before the first entry that are deeper than it
 * belong to nobody.
 */
static inline void own_lines(
	const struct yamldoc *doc, const struct edit_place *place, uint32_t *from, uint32_t *to)
{
	const struct yamldoc_node *entry = place->entry;
	uint32_t head = head_place(doc, entry), own = column_at(doc, head), column;
	*from = entry->from ? entry->from : mark_length(doc);
	for (uint32_t at = *from; line_after(doc, at) <= head; at = line_after(doc, at)) {
		enum line_kind kind = line_kind(doc, at, &column);
		if (kind != LINE_COMMENT || (entry == place->parent->first && column > own))
			*from = line_after(doc, at);
	}
	*to = line_begins(doc, entry->end) ? entry->end : line_after(doc, entry->end);
	for (uint32_t at = *to; at < entry->to; at = line_after(doc, at)) {
		enum line_kind kind = line_kind(doc, at, &column);
		if (kind == LINE_COMMENT && column > own)
			*to = line_after(doc, at);
		else if (kind != LINE_EMPTY)
			break;
	}
}

/*
 * Whether the file holds what other edits may have to write anew: a block whose text goes
 * on over empty lines ("|+"), or that ends with the file and has no end of line; lines
 * of blanks or with tabs.
 */
static inline bool is_unsettled_file(const struct editing *editing)
{
	const struct yamldoc *doc = &editing->doc;
	for (size_t i = 0; i < editing->count; i++) {
		const struct yamldoc_node *node = editing->places[i].entry;
		uint32_t header = line_after(doc, node->start) - node->start;
		if (is_block_scalar(node) &&
			(doc->bytes[node->end - 1] != '\n' ||
				memchr(doc->bytes + node->start, '+', header)))
			return true;
	}
	return has_odd_blanks(doc);
}

/* The first entry behind a hyphen goes: the next one takes its place. */
static inline const char *inline_removed_fault(
	const struct yamldoc *doc, const struct yamldoc_node *entry, const struct text *out)
{
	uint32_t before = head_place(doc, entry), after = entry->next->end;
	while (before && doc->bytes[before - 1] == ' ')
		before--;
	size_t left = doc->length - after;
	if (out->length < before + left || memcmp(out->data, doc->bytes, before) != 0)
		return "a removed entry changes what stands before it";
	if (memcmp(out->data + out->length - left, doc->bytes + after, left) != 0)
		return "a removed entry changes what stands after it";
	if (!comments_survive(doc->bytes + entry->to, doc->length - entry->to, out))
		return "a removed entry takes other comments along";
	return NULL;
}

static inline const char *lines_left_fault(
	const struct editing *editing, const struct edit_place *place, const struct text *out)
{
	const struct yamldoc *doc = &editing->doc;
	uint32_t from, to;
	if (is_unsettled_file(editing))
		return NULL;
	if (shares_its_line(doc, place->entry))
		return inline_removed_fault(doc, place->entry, out);
	struct text expected = TEXT_INIT;
	own_lines(doc, place, &from, &to);
	text_add(&expected, doc->bytes, from);
	text_add(&expected, doc->bytes + to, doc->length - to);
	bool same = same_but_for_last_end(&expected, out);
	text_release(&expected);
	return same ? NULL : "a removed entry does not leave the other lines as they are";
}

static inline const char *removed_fault(
	const struct text *bytes, size_t number, struct text *out)
{
	struct editing editing;
	struct text meant = TEXT_INIT;
	if (!editing_begin(&editing, bytes) || number >= editing.count ||
		editing.places[number].parent->count < 2) {
		editing_end(&editing);
		return NULL;
	}
	const struct edit_place *place = &editing.places[number];
	yamledit_remove(place->parent, place->entry);
	dump_tree(&meant, editing.doc.root);
	text_reset(out);
	const char *fault = "the result is refused";
	if (!yamlwrite(out, &editing.doc))
		fault = reading_fault(out, &meant);
	if (!fault)
		fault = lines_left_fault(&editing, place, out);
	text_release(&meant);
	editing_end(&editing);
	return fault;
}

/* A place that stays the same while its collection's entries change. */
struct edit_path {
	size_t parent;  /* 0: the file; else the number of the collection's place, and one */
	uint32_t index; /* in the collection */
};

static inline struct edit_path path_of(const struct editing *editing, size_t number)
{
	struct edit_path path = {0, 0};
	const struct edit_place *place = &editing->places[number];
	for (size_t i = 0; i < number; i++) {
		if (editing->places[i].entry == place->parent)
			path.parent = i + 1;
		path.index += editing->places[i].parent == place->parent;
	}
	return path;
}

static inline struct edit_place place_at(const struct editing *editing, struct edit_path path)
{
	struct yamldoc_node *parent =
		path.parent ? editing->places[path.parent - 1].entry : editing->doc.root;
	struct edit_place place = {parent, parent->first};
	while (path.index--)
		place.entry = place.entry->next;
	return place;
}

static inline const char *gone_again_fault(const struct text *bytes, const struct text *with,
	struct edit_path path, bool settled, struct text *out)
{
	struct editing editing;
	editing_begin(&editing, with);
	struct edit_place place = place_at(&editing, path);
	yamledit_remove(place.parent, place.entry);
	const char *fault = edits_written_fault(&editing, out);
	if (!fault && settled && !same_but_for_last_end(bytes, out))
		fault = "an entry that comes and goes leaves a trace";
	return fault;
}

/* A new entry comes before that one or, when it is the last one, after it. */
static inline const char *inserted_fault(const struct text *bytes, size_t number, bool after,
	edit_choice *choose, void *source, struct text *out)
{
	struct editing editing;
	struct text with = TEXT_INIT;
	if (!editing_begin(&editing, bytes) || number >= editing.count ||
		(after && editing.places[number].entry->next)) {
		editing_end(&editing);
		return NULL;
	}
	const struct edit_place *place = &editing.places[number];
	struct edit_path path = path_of(&editing, number);
	bool settled = !is_unsettled_file(&editing);
	insert_new(&editing.arena, place->parent, after ? NULL : place->entry, choose, source);
	const char *fault = edits_written_fault(&editing, out);
	if (!fault) {
		text_add(&with, out->data, out->length);
		path.index += after;
		fault = gone_again_fault(bytes, &with, path, settled, out);
		if (fault) {
			text_str(out, "--- with the entry\n");
			text_add(out, with.data, with.length);
		}
	}
	text_release(&with);
	return fault;
}

static inline const char *renamed_fault(
	const struct text *bytes, size_t number, struct text *out)
{
	struct editing editing;
	if (!editing_begin(&editing, bytes) || number >= editing.count ||
		!editing.places[number].entry->key) {
		editing_end(&editing);
		return NULL;
	}
	struct yamldoc_node *key = editing.places[number].entry->key;
	uint32_t start = key->start, end = key->end;
	const char *name = awkward_texts[number % AWKWARD_TEXTS];
	yamledit_change(&editing.arena, key, name, YAMLEDIT_TEXT);
	const char *fault = edits_written_fault(&editing, out);
	size_t left = bytes->length - end;
	if (!fault &&
		(memcmp(out->data, bytes->data, start) != 0 ||
			memcmp(out->data + out->length - left, bytes->data + end, left) != 0))
		fault = "a renamed field changes what stands around it";
	return fault;
}

/* Move an entry to another index of its collection. */
static inline const char *one_move_fault(
	const struct text *bytes, struct edit_path from, uint32_t to, struct text *out)
{
	struct editing editing;
	editing_begin(&editing, bytes);
	struct edit_place place = place_at(&editing, from);
	struct yamldoc_node *before = place.parent->first;
	for (uint32_t i = 0; i < to + (to > from.index); i++)
		before = before->next;
	yamledit_move(place.parent, place.entry, before);
	const char *fault = edits_written_fault(&editing, out);
	if (!fault && !comments_survive(bytes->data, bytes->length, out))
		fault = "a moved entry loses a comment";
	return fault;
}

/* To the front and back again. */
static inline const char *moved_fault(const struct text *bytes, size_t number, struct text *out)
{
	struct editing editing;
	struct text first = TEXT_INIT, meant = TEXT_INIT;
	if (!editing_begin(&editing, bytes) || number >= editing.count) {
		editing_end(&editing);
		return NULL;
	}
	struct edit_path path = path_of(&editing, number);
	dump_tree(&meant, editing.doc.root);
	editing_end(&editing);
	const char *fault = one_move_fault(bytes, path, 0, out);
	if (!fault) {
		text_add(&first, out->data, out->length);
		fault = one_move_fault(
			&first, (struct edit_path){path.parent, 0}, path.index, out);
	}
	if (!fault)
		fault = reading_fault(out, &meant);
	text_release(&first);
	text_release(&meant);
	return fault;
}

/* --- Several edits at once ---------------------------------------------------- */

static inline void move_entry(const struct edit_place *place, edit_choice *choose, void *source)
{
	struct yamldoc_node *before = place->parent->first;
	for (uint32_t steps = choose(source, place->parent->count + 1); steps && before;
		steps--)
		before = before->next;
	yamledit_move(place->parent, place->entry, before);
}

static inline void edit_somehow(struct editing *editing, edit_choice *choose, void *source)
{
	struct arena *arena = &editing->arena;
	struct edit_place place = editing->places[choose(source, (uint32_t)editing->count)];
	struct yamldoc_node *entry = place.entry, *key;
	switch (choose(source, 6)) {
	case 0:
		if (yamledit_count(place.parent) > 1)
			yamledit_remove(place.parent, entry);
		break;
	case 1:
		insert_new(arena, place.parent, entry, choose, source);
		break;
	case 2:
		if (entry->kind != YAMLDOC_SCALAR)
			insert_new(arena, entry, NULL, choose, source);
		break;
	case 3:
		move_entry(&place, choose, source);
		break;
	case 4:
		key = entry->key ? new_key(arena, place.parent) : NULL;
		if (key)
			yamledit_change(arena, entry->key, key->text, YAMLEDIT_WORD);
		break;
	default:
		if (entry->kind == YAMLDOC_SCALAR)
			yamledit_change(arena, entry,
				awkward_texts[choose(source, AWKWARD_TEXTS)],
				(enum yamledit_form)choose(source, AWKWARD_FORMS));
	}
}

static inline const char *several_edits_fault(
	const struct text *bytes, edit_choice *choose, void *source, struct text *out)
{
	struct editing editing;
	if (!editing_begin(&editing, bytes)) {
		editing_end(&editing);
		return NULL;
	}
	for (uint32_t left = 2 + choose(source, 3); left; left--)
		edit_somehow(&editing, choose, source);
	return edits_written_fault(&editing, out);
}

#endif
