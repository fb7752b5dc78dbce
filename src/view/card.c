#include "view/card.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "view/words.h"

#include <string.h>

#define LEAST_WIDTH 40
#define LABEL_WIDTH 25
#define INDENT 2

struct card {
	FILE *file;
	size_t width; /* 0: lines are not wrapped */
	const char *prefix;
};

/* Words, wrapped: `used` cells of the first line are taken, further lines are indented. */
static void paragraph(
	const struct card *card, const char *words, size_t length, size_t used, size_t indent)
{
	struct text lines = TEXT_INIT;
	wrap_words(&lines, words, length, used, indent, card->width);
	fprintf(card->file, "%s\n", lines.data);
	text_release(&lines);
}

/* A text that may have several lines, each shown without control characters. */
static void put_text(const struct card *card, const char *text, size_t used, size_t indent)
{
	const char *line = text;
	do {
		const char *end = strchrnul(line, '\n');
		struct text shown = TEXT_INIT;
		utf8_visible(&shown, line, (size_t)(end - line));
		if (line != text)
			fprintf(card->file, "%*s", shown.length ? (int)indent : 0, "");
		paragraph(card, shown.data, shown.length, line == text ? used : indent, indent);
		text_release(&shown);
		line = *end ? end + 1 : end;
	} while (*line);
}

static void put_label(const struct card *card, const char *label)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, label, strlen(label));
	size_t width = utf8_width(shown.data, shown.length);
	fprintf(card->file, "%s%s%s%*s", term_style(TERM_BOLD), shown.data,
		term_style(TERM_PLAIN), width < LABEL_WIDTH ? (int)(LABEL_WIDTH - width) : 1,
		"");
	text_release(&shown);
}

/* --- Values ------------------------------------------------------------------ */

/* Where a value is printed: the first line may have begun, beside the label. */
struct place {
	size_t indent;
	bool begun;
};

static void put_lines(
	const struct card *card, struct place *place, const char *words, size_t hang)
{
	if (!place->begun)
		fprintf(card->file, "%*s", (int)place->indent, "");
	place->begun = false;
	put_text(card, words, place->indent, place->indent + hang);
}

static uint32_t count_of(const struct field *field, const struct value *value)
{
	return field->flags & FIELD_LIST ? value->list->count : 1;
}

static bool is_mapping(const struct field *field, const struct value *value)
{
	return field->type == TYPE_RECORD && count_of(field, value);
}

static bool holds_mappings(const struct record *record)
{
	bool any = false;
	for (int i = 0; i < record->count; i++)
		any = any ||
		      is_mapping(record_field(record, &record->values[i]), &record->values[i]);
	return any;
}

static void put_value(const struct card *card, const struct plan *plan,
	const struct field *field, const struct value *value, struct place place);

static const struct value *item_at(
	const struct field *field, const struct value *value, uint32_t at)
{
	return field->flags & FIELD_LIST ? &value->list->items[at] : value;
}

/* What a field of a mapping holds, below its label. */
static void put_within(const struct card *card, const struct plan *plan,
	const struct field *field, const struct value *value, struct place place)
{
	struct text label = TEXT_INIT;
	text_printf(&label, _("%s:"), lang_label(field->label));
	put_lines(card, &place, label.data, INDENT);
	place.indent += INDENT;
	for (uint32_t i = 0; i < count_of(field, value); i++)
		put_value(card, plan, field, item_at(field, value, i), place);
	text_release(&label);
}

/* The mappings of a mapping stand below its other fields, each under its label. */
static void put_mapping(const struct card *card, const struct plan *plan,
	const struct field *field, const struct record *record, struct place place)
{
	struct text words = TEXT_INIT;
	words_mapping(&words, plan, record, false);
	if (words.length) {
		put_lines(card, &place, words.data, INDENT);
		place.indent += field->flags & FIELD_LIST ? INDENT : 0;
	}
	text_release(&words);
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *inner = record_field(record, value);
		if (!is_mapping(inner, value))
			continue;
		put_within(card, plan, inner, value, place);
		place.begun = false;
	}
}

static void put_value(const struct card *card, const struct plan *plan,
	const struct field *field, const struct value *value, struct place place)
{
	struct text words = TEXT_INIT;
	bool mapping = field->type == TYPE_RECORD && !plan_nested(plan, field, value);
	if (mapping && holds_mappings(value->record)) {
		put_mapping(card, plan, field, value->record, place);
		return;
	}
	words_item(&words, plan, field, value);
	put_lines(card, &place, words.data, field->type == TYPE_RECORD ? INDENT : 0);
	text_release(&words);
}

static bool is_known(const struct plan *plan, const struct thing *thing, int at)
{
	const struct value *value = record_get(thing->record, at);
	const struct field *field = &record_schemas[thing->record->id].fields[at];
	struct text words = TEXT_INIT;
	if (value && (field->flags & FIELD_LIST))
		return value->list->count > 0;
	words_field(&words, plan, thing, at);
	bool known = words.length > 0;
	text_release(&words);
	return known;
}

/* Lists stand one item a line. */
static void put_field(
	const struct card *card, const struct plan *plan, const struct thing *thing, int at)
{
	const struct field *field = &record_schemas[thing->record->id].fields[at];
	/* An id is shown in full: a decision's with its meeting. */
	const struct value *value =
		field->type == TYPE_ID ? NULL : record_get(thing->record, at);
	struct text words = TEXT_INIT;
	if (!is_known(plan, thing, at))
		return;
	for (uint32_t i = 0; value && i < count_of(field, value); i++) {
		put_label(card, i ? "" : lang_label(field->label));
		put_value(card, plan, field, item_at(field, value, i),
			(struct place){LABEL_WIDTH, true});
	}
	if (value)
		return;
	put_label(card, lang_label(field->label));
	/* A path stays whole to be copied, however long it is. */
	if (field->type == TYPE_PATH) {
		words_path(&words, card->prefix, thing->path);
		fprintf(card->file, "%s\n", words.data);
	} else {
		words_field(&words, plan, thing, at);
		put_text(card, words.data, LABEL_WIDTH, LABEL_WIDTH);
	}
	text_release(&words);
}

/* --- The card ---------------------------------------------------------------- */

static void put_unknown(
	const struct card *card, const struct plan *plan, const struct thing *thing)
{
	const struct record_schema *schema = &record_schemas[thing->record->id];
	struct text all = TEXT_INIT;
	for (int i = 0; i < schema->count; i++) {
		/* What the document printed, and ids long gone, are absent because there are none. */
		bool expected = strcmp(schema->fields[i].name, "source") &&
				schema->fields[i].type != TYPE_FORMER_ID &&
				schema->fields[i].type != TYPE_FORMER_LINK;
		if (expected && !is_known(plan, thing, i))
			text_printf(&all, "%s%s", all.length ? ", " : "",
				lang_label(schema->fields[i].label));
	}
	if (all.length) {
		fputs(term_style(TERM_DIM), card->file);
		put_label(card, _("not known"));
		fputs(term_style(TERM_DIM), card->file);
		put_text(card, all.data, LABEL_WIDTH, LABEL_WIDTH);
		fputs(term_style(TERM_PLAIN), card->file);
	}
	text_release(&all);
}

static void put_mentions(const struct card *card, const struct mentions *mentions)
{
	struct text line = TEXT_INIT;
	fprintf(card->file, "\n%s%s%s\n", term_style(TERM_BOLD), _("Referred to by"),
		term_style(TERM_PLAIN));
	if (!mentions->count)
		fprintf(card->file, "  %s\n", _("nothing"));
	for (size_t i = 0; i < mentions->count; i++) {
		const struct mention *mention = &mentions->items[i];
		text_reset(&line);
		text_printf(&line, "%s ", lang_label(kind_schemas[mention->by->kind].label));
		words_thing(&line, mention->by);
		text_printf(&line, " (%s)", lang_label(mention->field->label));
		fputs("  ", card->file);
		put_text(card, line.data, 4, 4);
	}
	text_release(&line);
}

static void put_lexicon(const struct card *card, const struct plan *plan)
{
	for (size_t i = 0; i < plan->acronym_count; i++) {
		put_label(card, plan->acronyms[i].acronym);
		put_text(card, plan->acronyms[i].meaning, LABEL_WIDTH, LABEL_WIDTH);
	}
}

/* "action 1.1.1 Title", in bold, and an empty line. */
static void put_heading(const struct card *card, const char *words)
{
	fputs(term_style(TERM_BOLD), card->file);
	put_text(card, words, 0, 0);
	fprintf(card->file, "%s\n", term_style(TERM_PLAIN));
}

static struct card new_card(FILE *file, const char *prefix, size_t width)
{
	return (struct card){file, width && width < LEAST_WIDTH ? LEAST_WIDTH : width, prefix};
}

void card_print(FILE *file, const struct plan *plan, const struct thing *thing,
	const struct mentions *mentions, const char *prefix, size_t width)
{
	const struct card card = new_card(file, prefix, width);
	struct text title = TEXT_INIT;
	text_str(&title, lang_label(kind_schemas[thing->kind].label));
	if (thing->record) {
		text_char(&title, ' ');
		words_thing(&title, thing);
	}
	put_heading(&card, title.data);
	text_release(&title);
	if (thing->kind == KIND_LEXICON)
		put_lexicon(&card, plan);
	if (thing->record) {
		for (int i = 0; i < record_schemas[thing->record->id].count; i++)
			put_field(&card, plan, thing, i);
		put_unknown(&card, plan, thing);
	}
	put_mentions(&card, mentions);
}

void card_print_acronym(FILE *file, const struct lexicon_entry *entry, size_t width)
{
	const struct card card = new_card(file, "", width);
	struct text title = TEXT_INIT;
	text_printf(&title, "%s %s", _("acronym"), entry->acronym);
	put_heading(&card, title.data);
	put_label(&card, _("meaning"));
	put_text(&card, entry->meaning, LABEL_WIDTH, LABEL_WIDTH);
	text_release(&title);
}
