#include "view/report_cell.h"
#include "model/words.h"

#include <string.h>

static void add_bytes(struct report_cell *cell, struct arena *arena, const char *bytes,
	size_t length, const char *meaning)
{
	if (!length)
		return;
	struct report_part *part = arena_zalloc(arena, sizeof *part);
	part->text = arena_text(arena, bytes, length);
	part->meaning = meaning ? arena_strdup(arena, meaning) : NULL;
	if (cell->last)
		cell->last->next = part;
	else
		cell->parts = part;
	cell->last = part;
}

void report_cell_add(
	struct report_cell *cell, struct arena *arena, const char *text, const char *meaning)
{
	add_bytes(cell, arena, text, strlen(text), meaning);
}

void report_cell_explain(struct report_cell *cell, struct arena *arena, const struct plan *plan,
	const char *text)
{
	size_t length = strlen(text), at = 0, from = 0;
	struct word word;
	while (word_next(&word, text, length, &at)) {
		if (!word_is_acronym(word))
			continue;
		const char *copy = arena_text(arena, word.bytes, word.length);
		const struct lexicon_entry *entry = plan_acronym(plan, copy);
		if (!entry)
			continue;
		add_bytes(cell, arena, text + from, (size_t)(word.bytes - text) - from, NULL);
		add_bytes(cell, arena, word.bytes, word.length, entry->meaning);
		from = at;
	}
	add_bytes(cell, arena, text + from, length - from, NULL);
}

void report_cell_words(struct text *out, const struct report_cell *cell)
{
	for (const struct report_part *part = cell->parts; part; part = part->next)
		text_str(out, part->text);
}

static const char *acronym_of(const struct thing *thing)
{
	int field =
		thing->record ? schema_field((enum record_id)thing->record->id, "acronym") : -1;
	return field >= 0 ? record_text(thing->record, field) : NULL;
}

/* What is printed instead of a name stands for it; a text of its own may hold acronyms. */
static void add_reference(struct report_cell *cell, struct arena *arena,
	const struct plan *plan, const struct record *record, bool acronyms)
{
	const struct value *name = reference_name(record);
	const struct field *kind =
		name ? &record_schemas[RECORD_REFERENCE].fields[name->field] : NULL;
	const struct thing *target = name ? plan_target(plan, kind, name) : NULL;
	const char *as = record_text(record, REFERENCE_AS);
	const char *note = record_text(record, REFERENCE_NOTE);
	const char *acronym = target && acronyms ? acronym_of(target) : NULL;
	const char *title = target ? thing_title(target) : NULL;
	const char *printed = as        ? as
			      : acronym ? acronym
			      : title   ? title
			      : name    ? name->text
					: "";
	if (title && strcmp(printed, title))
		report_cell_add(cell, arena, printed, title);
	else
		report_cell_explain(cell, arena, plan, printed);
	if (note) {
		report_cell_add(cell, arena, " (", NULL);
		report_cell_explain(cell, arena, plan, note);
		report_cell_add(cell, arena, ")", NULL);
	}
}

void report_cell_references(struct report_cell *cell, struct arena *arena,
	const struct plan *plan, const struct list *references, bool acronyms)
{
	for (uint32_t i = 0; i < references->count; i++) {
		if (i)
			report_cell_add(cell, arena, ", ", NULL);
		add_reference(cell, arena, plan, references->items[i].record, acronyms);
	}
}
