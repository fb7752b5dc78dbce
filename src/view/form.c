#include "view/form.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "base/wrap.h"

#include <string.h>

#define WIDTH 88

/* What the field is for, in lines behind the mark. */
static void explain(struct text *out, const struct field *field, const char *mark)
{
	struct text words = TEXT_INIT, lines = TEXT_INIT;
	text_printf(&words, "%s. %s", lang_label(field->label), _(field->description));
	size_t indent = strlen(mark) + 1;
	wrap_words(&lines, words.data, words.length, indent, 0, WIDTH);
	for (char *rest = lines.data, *line; lines.length && (line = strsep(&rest, "\n"));)
		text_printf(out, "%s %s\n", mark, line);
	text_release(&words);
	text_release(&lines);
}

/* The values that it may have, each with its word. */
static void list_values(struct text *out, const struct field *field, const char *mark)
{
	const struct enumeration *values = &enumerations[field->values];
	for (int i = 0; i < values->count; i++)
		text_printf(out, "%s   %s (%s)\n", mark, values->words[i],
			lang_label(values->labels[i]));
}

/* What there is to choose from, when that is few. */
#define MOST_CHOICES 20

static void list_things(
	struct text *out, const struct plan *plan, const struct field *field, const char *mark)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *all = &plan->things[kind];
		if (!(field->kinds & 1u << kind) || all->count > MOST_CHOICES)
			continue;
		for (size_t i = 0; i < all->count; i++) {
			struct text title = TEXT_INIT;
			const char *words = thing_title(all->items[i]);
			utf8_visible(&title, words, strlen(words));
			text_printf(out, "%s   %s (%s)\n", mark, all->items[i]->id, title.data);
			text_release(&title);
		}
	}
}

/* How an item of it is begun. */
static const char *example(const struct field *field)
{
	switch ((int)field->type) {
	case TYPE_REFERENCE:
		return "committee: …";
	case TYPE_RECORD:
		return "…";
	case TYPE_SCHEDULE:
		return "…";
	default:
		return "\"…\"";
	}
}

static void sketch(struct text *out, const struct field *field, const char *mark)
{
	if (field->flags & FIELD_LIST)
		text_printf(
			out, "%s %s:\n%s   - %s\n", mark, field->name, mark, example(field));
	else
		text_printf(out, "%s %s:\n", mark, field->name);
}

static void put_field(
	struct text *out, const struct plan *plan, const struct field *field, const char *mark)
{
	bool text = field->type == TYPE_TEXT || field->type == TYPE_DATE;
	explain(out, field, mark);
	if (field->type == TYPE_ENUM)
		list_values(out, field, mark);
	if (field->type == TYPE_LINK)
		list_things(out, plan, field, mark);
	if (field->type == TYPE_ID)
		text_printf(out, "%s:\n", field->name);
	else if (field->flags & FIELD_REQUIRED && !(field->flags & FIELD_LIST))
		text_printf(out, "%s: %s\n", field->name, text ? "\"\"" : "");
	else
		sketch(out, field, mark);
}

void form_make(struct text *out, const struct plan *plan, enum kind kind, uint64_t given,
	const char *mark)
{
	const struct record_schema *schema = &record_schemas[kind_schemas[kind].record];
	text_printf(out, "%s %s ", mark, _(kind_schemas[kind].description));
	text_printf(out,
		_("Lines that begin with %s are for you to read: they are taken out.\n"), mark);
	text_printf(out, _("%s To use a field, take the mark away before it.\n"), mark);
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		bool shown = !(field->flags & FIELD_COMPUTED) && !(given & 1ull << i) &&
			     field->type != TYPE_FORMER_ID && field->type != TYPE_FORMER_LINK &&
			     strcmp(field->name, "source");
		if (shown)
			put_field(out, plan, field, mark);
	}
}
