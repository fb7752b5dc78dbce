#include "view/card.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "view/words.h"

#include <string.h>

#define LEAST_WIDTH 40
#define LABEL_WIDTH 25

struct card {
	FILE *file;
	size_t width; /* 0: lines are not wrapped */
	const char *prefix;
};

/* Words, wrapped at the card's width and indented. */
static void paragraph(const struct card *card, const char *words, size_t length, size_t indent)
{
	struct text lines = TEXT_INIT;
	wrap_words(&lines, words, length, indent, indent, card->width);
	fprintf(card->file, "%s\n", lines.data);
	text_release(&lines);
}

/* A text that may have several lines, each shown without control characters. */
static void put_text(const struct card *card, const char *text, size_t indent)
{
	const char *line = text;
	do {
		const char *end = strchrnul(line, '\n');
		struct text shown = TEXT_INIT;
		utf8_visible(&shown, line, (size_t)(end - line));
		if (line != text)
			fprintf(card->file, "%*s", shown.length ? (int)indent : 0, "");
		paragraph(card, shown.data, shown.length, indent);
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

/* Lists stand one item a line. */
static void put_field(
	const struct card *card, const struct plan *plan, const struct thing *thing, int at)
{
	const struct field *field = &record_schemas[thing->record->id].fields[at];
	const struct value *value = record_get(thing->record, at);
	struct text words = TEXT_INIT;
	if ((field->flags & FIELD_LIST) && value) {
		for (uint32_t i = 0; i < value->list->count; i++) {
			text_reset(&words);
			words_item(&words, plan, field, &value->list->items[i]);
			put_label(card, i ? "" : lang_label(field->label));
			put_text(card, words.data, LABEL_WIDTH);
		}
	} else {
		bool path = field->type == TYPE_PATH;
		if (path)
			words_path(&words, card->prefix, thing->path);
		else
			words_field(&words, plan, thing, at);
		if (words.length)
			put_label(card, lang_label(field->label));
		/* A path stays whole to be copied, however long it is. */
		if (path)
			fprintf(card->file, "%s\n", words.data);
		else if (words.length)
			put_text(card, words.data, LABEL_WIDTH);
	}
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
		put_text(card, all.data, LABEL_WIDTH);
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
		put_text(card, line.data, 4);
	}
	text_release(&line);
}

static void put_lexicon(const struct card *card, const struct plan *plan)
{
	for (size_t i = 0; i < plan->acronym_count; i++) {
		put_label(card, plan->acronyms[i].acronym);
		put_text(card, plan->acronyms[i].meaning, LABEL_WIDTH);
	}
}

void card_print(FILE *file, const struct plan *plan, const struct thing *thing,
	const struct mentions *mentions, const char *prefix, size_t width)
{
	struct card card = {file, width && width < LEAST_WIDTH ? LEAST_WIDTH : width, prefix};
	struct text title = TEXT_INIT;
	text_str(&title, lang_label(kind_schemas[thing->kind].label));
	if (thing->record) {
		text_char(&title, ' ');
		words_thing(&title, thing);
	}
	fputs(term_style(TERM_BOLD), file);
	put_text(&card, title.data, 0);
	fprintf(file, "%s\n", term_style(TERM_PLAIN));
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
