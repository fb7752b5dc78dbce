#include "view/textconv.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "format/yamldoc.h"
#include "model/filing.h"

#include <stdlib.h>
#include <string.h>

#define INDENT 2

struct writing {
	struct text *out;
	size_t indent;
	bool item; /* the next line begins an item */
};

static void put_node(
	struct writing *, const char *label, const struct field *, const struct yamldoc_node *);

/* --- Lines ------------------------------------------------------------------------------ */

static void begin_line(struct writing *writing)
{
	if (writing->item) {
		text_fill(writing->out, ' ', writing->indent - INDENT);
		text_str(writing->out, "- ");
		writing->item = false;
	} else {
		text_fill(writing->out, ' ', writing->indent);
	}
}

/* The lines of a text of several, each as it stands. */
static void put_lines(struct writing *writing, const char *text, size_t length)
{
	for (const char *at = text, *end = text + length; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t count = (size_t)((stop ? stop : end) - at);
		if (count)
			begin_line(writing);
		utf8_visible(writing->out, at, count);
		text_char(writing->out, '\n');
		at += count + (stop != NULL);
	}
}

/* "label:", with what belongs to it on the next lines. */
static void put_heading(struct writing *writing, const char *label)
{
	struct text words = TEXT_INIT;
	text_printf(&words, _("%s: "), label);
	while (words.length && words.data[words.length - 1] == ' ')
		words.data[--words.length] = '\0';
	begin_line(writing);
	text_printf(writing->out, "%s\n", words.data);
	text_release(&words);
}

/* --- Scalars ---------------------------------------------------------------------------- */

/* A word of the schema in the user's language, anything else as it stands. */
static const char *words_of(const struct field *field, const char *text)
{
	int value = field && field->type == TYPE_ENUM ? schema_value(field->values, text) : -1;
	if (value >= 0)
		return lang_label(enumerations[field->values].labels[value]);
	if (field && field->type == TYPE_BOOLEAN && !strcmp(text, "true"))
		return _("yes");
	if (field && field->type == TYPE_BOOLEAN && !strcmp(text, "false"))
		return _("no");
	return text;
}

static void put_scalar(struct writing *writing, const char *label, const struct field *field,
	const struct yamldoc_node *node)
{
	const char *words = words_of(field, node->text);
	bool lines = !node->length || (field && field->type == TYPE_LONG_TEXT);
	if (label && lines) {
		put_heading(writing, label);
		writing->indent += INDENT;
		put_lines(writing, node->text, node->length);
		writing->indent -= INDENT;
		return;
	}
	begin_line(writing);
	if (label)
		text_printf(writing->out, _("%s: "), label);
	utf8_visible(writing->out, words, strlen(words));
	text_char(writing->out, '\n');
}

/* --- Collections ------------------------------------------------------------------------ */

static int by_key(const void *left, const void *right)
{
	const struct yamldoc_node *a = *(struct yamldoc_node *const *)left,
				  *b = *(struct yamldoc_node *const *)right;
	int order = strcmp(a->key->text, b->key->text);
	return order ? order : a->line < b->line ? -1 : 1;
}

/* Keys that no field of the record has; of a mapping that is no record, all. */
static void put_others(
	struct writing *writing, enum record_id record, const struct yamldoc_node *mapping)
{
	struct yamldoc_node **others =
		mem_array(NULL, (size_t)mapping->count + 1, sizeof *others);
	size_t count = 0;
	for (struct yamldoc_node *entry = mapping->first; entry; entry = entry->next) {
		if (record == RECORD_NONE || schema_field(record, entry->key->text) < 0)
			others[count++] = entry;
	}
	qsort(others, count, sizeof *others, by_key);
	for (size_t i = 0; i < count; i++) {
		struct text key = TEXT_INIT;
		utf8_visible(&key, others[i]->key->text, others[i]->key->length);
		put_node(writing, key.data, NULL, others[i]);
		text_release(&key);
	}
	free(others);
}

static void put_mapping(
	struct writing *writing, enum record_id record, const struct yamldoc_node *mapping)
{
	for (int i = 0; record != RECORD_NONE && i < record_schemas[record].count; i++) {
		const struct field *field = &record_schemas[record].fields[i];
		const struct yamldoc_node *node = yamldoc_get(mapping, field->name);
		if (node)
			put_node(writing, lang_label(field->label), field, node);
	}
	put_others(writing, record, mapping);
}

/* The record that a field's mappings are of. */
static enum record_id record_of(const struct field *field)
{
	if (!field)
		return RECORD_NONE;
	return field->type == TYPE_REFERENCE ? RECORD_REFERENCE
	       : field->type == TYPE_RECORD  ? field->record
					     : RECORD_NONE;
}

static void put_items(
	struct writing *writing, const struct field *field, const struct yamldoc_node *list)
{
	for (const struct yamldoc_node *item = list->first; item; item = item->next) {
		writing->indent += INDENT;
		writing->item = true;
		put_node(writing, NULL, field, item);
		writing->indent -= INDENT;
		writing->item = false;
	}
}

/* An entry with its label, an item without. Empty collections say nothing. */
static void put_node(struct writing *writing, const char *label, const struct field *field,
	const struct yamldoc_node *node)
{
	if (node->kind == YAMLDOC_SCALAR) {
		put_scalar(writing, label, field, node);
		return;
	}
	if (!node->count)
		return;
	if (label)
		put_heading(writing, label);
	writing->indent += label ? INDENT : 0;
	if (node->kind == YAMLDOC_MAPPING)
		put_mapping(writing, record_of(field), node);
	else
		put_items(writing, field, node);
	writing->indent -= label ? INDENT : 0;
}

/* --- A file ------------------------------------------------------------------------------- */

/*
 * What the fields are of, by themselves: the file has no name. One that lacks something, or
 * could be of several kinds, is of the first to which most of its fields are known; those of
 * the lexicon are known to none.
 */
static enum record_id record_of_file(const struct yamldoc_node *fields)
{
	enum kind meant = filing_kind(fields), best = KIND_COUNT;
	int least = (int)fields->count;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		if (!schema->folder || schema->record == RECORD_NONE)
			continue;
		int faults = filing_faults((enum kind)kind, fields);
		if (faults >= least)
			continue;
		best = (enum kind)kind;
		least = faults;
	}
	enum kind kind = meant == KIND_COUNT ? best : meant;
	return kind == KIND_COUNT ? RECORD_NONE : kind_schemas[kind].record;
}

void textconv(struct text *out, const char *bytes, size_t length)
{
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	struct yamldoc doc;
	struct writing writing = {out, 0, false};
	diag.no_warnings = true;
	if (!yamldoc_read(&doc, bytes, length, YAMLDOC_WORKING, "", &arena, &diag) &&
		!diag.count)
		put_mapping(&writing, record_of_file(doc.root), doc.root);
	else
		put_lines(&writing, bytes, length);
	diag_release(&diag);
	arena_release(&arena);
}
