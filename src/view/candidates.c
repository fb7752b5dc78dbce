#include "view/candidates.h"
#include "model/fieldpath.h"
#include "model/vocabulary.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* A period of more years is a mistake; nobody wants them all offered. */
#define MOST_YEARS 50

void candidates_init(struct candidates *candidates, const char *word, bool all)
{
	*candidates = (struct candidates){TEXT_INIT, TEXT_INIT, word, all};
}

void candidates_release(struct candidates *candidates)
{
	text_release(&candidates->lines);
	text_release(&candidates->fixed);
}

void candidates_fix(struct candidates *candidates, size_t length)
{
	text_add(&candidates->fixed, candidates->typed, length);
	candidates->typed += length;
}

void candidates_fix_until(struct candidates *candidates, const char *last)
{
	const char *end = candidates->typed;
	for (const char *at = end; (at = strstr(at, last));)
		end = at += strlen(last);
	candidates_fix(candidates, (size_t)(end - candidates->typed));
}

void candidates_unfix(struct candidates *candidates, size_t length)
{
	struct text *fixed = &candidates->fixed;
	if (fixed->length == length)
		return;
	candidates->typed -= fixed->length - length;
	fixed->length = length;
	fixed->data[length] = '\0';
}

static bool is_shown_as_it_is(const char *word)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	bool same = !strcmp(shown.data, word);
	text_release(&shown);
	return same;
}

static bool begins_as_typed(const char *word, const char *typed)
{
	struct text whole = TEXT_INIT, beginning = TEXT_INIT;
	utf8_fold(&whole, word, strlen(word));
	utf8_fold(&beginning, typed, strlen(typed));
	bool begins = !strncmp(whole.data, beginning.data, beginning.length);
	text_release(&whole);
	text_release(&beginning);
	return begins;
}

/* Whether a list "a,b," that stands holds the word. */
static bool is_listed(const char *fixed, const char *word)
{
	size_t length = strlen(word);
	const char *at = fixed;
	while (length && (at = strstr(at, word))) {
		if ((at == fixed || strchr(",=", at[-1])) && at[length] == ',')
			return true;
		at += length;
	}
	return false;
}

void candidates_add(struct candidates *candidates, const char *word, const char *description)
{
	struct text *lines = &candidates->lines;
	if (!candidates->all && !begins_as_typed(word, candidates->typed))
		return;
	if (is_listed(candidates->fixed.data, word))
		return;
	if (!is_shown_as_it_is(word) || !is_shown_as_it_is(candidates->fixed.data))
		return;
	text_printf(lines, "%s%s", candidates->fixed.data, word);
	if (description && *description) {
		text_char(lines, '\t');
		utf8_visible(lines, description, strlen(description));
	}
	text_char(lines, '\n');
}

void candidates_add_files(struct candidates *candidates)
{
	text_str(&candidates->lines, "\tfiles\n");
}

/* --- Words of the schema ------------------------------------------------------ */

/* A label as one word of the command line: "pistes-d-action". */
static void written(struct text *out, const char *label)
{
	size_t start = out->length;
	for (size_t at = 0, length = strlen(label); at < length;) {
		uint32_t c;
		size_t used = utf8_decode(label + at, length - at, &c);
		if (utf8_is_letter(c) || utf8_is_digit(c))
			text_add(out, label + at, used);
		else if (out->length > start && out->data[out->length - 1] != '-')
			text_char(out, '-');
		at += used;
	}
	while (out->length > start && out->data[out->length - 1] == '-')
		out->data[--out->length] = '\0';
}

static void add_word(struct candidates *candidates, const char *word, const char *ending,
	const char *description)
{
	struct text whole = TEXT_INIT;
	text_printf(&whole, "%s%s", word, ending);
	candidates_add(candidates, whole.data, strcmp(word, description) ? description : NULL);
	text_release(&whole);
}

/* In English the name, else the label; then, once something is typed, the name too. */
static void add_label(
	struct candidates *candidates, const char *name, struct label label, const char *ending)
{
	struct text own = TEXT_INIT;
	const char *words = lang_label(label);
	if (words == label.english)
		text_str(&own, name);
	else
		written(&own, words);
	add_word(candidates, own.data, ending, words);
	if (*candidates->typed && strcmp(own.data, name))
		add_word(candidates, name, ending, words);
	text_release(&own);
}

void candidates_add_kinds(struct candidates *candidates)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		/* There is one lexicon. The plan and its rules are no lists. */
		if (kind == KIND_LEXICON)
			add_label(candidates, schema->name, schema->label, "");
		else if (kind != KIND_PLAN && kind != KIND_RULES)
			add_label(candidates, schema->plural, schema->plural_label, "");
	}
}

static void add_fields(struct candidates *candidates, enum record_id record, const char *ending)
{
	for (int i = 0; record != RECORD_NONE && i < record_schemas[record].count; i++) {
		const struct field *field = &record_schemas[record].fields[i];
		add_label(candidates, field->name, field->label, ending);
	}
}

void candidates_add_fields(struct candidates *candidates, enum record_id record)
{
	add_fields(candidates, record, "");
}

void candidates_add_rules(struct candidates *candidates)
{
	for (int i = 0; i < FINDING_COUNT; i++)
		candidates_add(
			candidates, finding_catalogue[i].id, _(finding_catalogue[i].title));
}

/* --- Things ------------------------------------------------------------------- */

/* An id that things of two kinds have means neither: KIND:ID does. */
static bool is_shared(const struct plan *plan, const char *id)
{
	static const enum kind one_of_each[] = {
		KIND_AXIS, KIND_OBJECTIVE, KIND_ACTION, KIND_COMMITTEE, KIND_MEETING};
	int found = 0;
	for (size_t i = 0; i < sizeof one_of_each / sizeof *one_of_each; i++)
		found += plan_find(plan, kind_schemas[one_of_each[i]].space, id) != NULL;
	return found > 1;
}

static const char *description_of(const struct thing *thing)
{
	const char *title = thing_title(thing);
	if (title == thing->id && thing->kind == KIND_DECISION && thing->record)
		title = record_text(thing->record, DECISION_TEXT);
	return title == thing->id ? NULL : title;
}

/* Links name a kind of their own; elsewhere the id must be enough, or its kind be said. */
static void add_thing(struct candidates *candidates, const struct plan *plan,
	const struct thing *thing, bool alone)
{
	struct text word = TEXT_INIT;
	const char *typed = candidates->typed, *kind = kind_schemas[thing->kind].name;
	size_t length = strlen(kind);
	bool said = !strncmp(typed, kind, length) && typed[length] == ':';
	if (*typed >= '0' && *typed <= '9') {
		thing_number(&word, thing);
	} else {
		if (alone && (said || is_shared(plan, thing->id)))
			text_printf(&word, "%s:", kind);
		thing_full_id(&word, thing);
	}
	if (word.length)
		candidates_add(candidates, word.data, description_of(thing));
	text_release(&word);
}

static void add_things(
	struct candidates *candidates, const struct plan *plan, unsigned kinds, bool alone)
{
	for (int kind = 0; plan && kind < KIND_COUNT; kind++) {
		const struct thing_list *things = &plan->things[kind];
		for (size_t i = 0; kinds & 1u << kind && i < things->count; i++)
			add_thing(candidates, plan, things->items[i], alone);
	}
}

void candidates_add_things(
	struct candidates *candidates, const struct plan *plan, unsigned kinds)
{
	add_things(candidates, plan, kinds, true);
}

/* --- Values ------------------------------------------------------------------- */

static void add_seasons(struct candidates *candidates, const struct plan *plan)
{
	const struct calendar *calendar = plan ? &plan->calendar : NULL;
	int first = calendar ? day_year(calendar->start) : 0;
	int last = calendar ? day_year(calendar->end) : -1;
	if (last > first + MOST_YEARS)
		last = first + MOST_YEARS;
	/* "A2007..H2008" */
	candidates_fix_until(candidates, "..");
	for (int year = first; first && year <= last; year++) {
		struct text word = TEXT_INIT, words = TEXT_INIT;
		text_printf(&word, "%d", year);
		candidates_add(candidates, word.data, NULL);
		for (int i = 0; i < calendar->season_count; i++) {
			text_reset(&word);
			text_reset(&words);
			text_printf(&word, "%s%d", calendar->seasons[i].code, year);
			text_printf(&words, "%s %d", calendar->seasons[i].name, year);
			candidates_add(candidates, word.data, words.data);
		}
		text_release(&word);
		text_release(&words);
	}
}

/* The kinds that a reference may name. */
static unsigned named_kinds(void)
{
	const struct record_schema *schema = &record_schemas[RECORD_REFERENCE];
	unsigned kinds = 0;
	for (int i = 0; i < schema->count; i++) {
		if (schema->fields[i].type == TYPE_LINK && !schema->fields[i].flags)
			kinds |= schema->fields[i].kinds;
	}
	return kinds;
}

static void add_yes_and_no(struct candidates *candidates)
{
	candidates_add(candidates, _("yes"), NULL);
	candidates_add(candidates, _("no"), NULL);
}

void candidates_add_values(
	struct candidates *candidates, const struct plan *plan, const struct field *field)
{
	switch ((int)field->type) {
	case TYPE_ENUM:
		for (int i = 0; i < enumerations[field->values].count; i++)
			add_label(candidates, enumerations[field->values].words[i],
				enumerations[field->values].labels[i], "");
		break;
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
	case TYPE_OWNER:
		add_things(candidates, plan, field->kinds, false);
		break;
	case TYPE_REFERENCE:
		add_things(candidates, plan, named_kinds(), false);
		break;
	case TYPE_DECISION:
		add_things(candidates, plan, 1u << KIND_DECISION, false);
		break;
	case TYPE_SCHEDULE:
		add_seasons(candidates, plan);
		break;
	case TYPE_BOOLEAN:
		add_yes_and_no(candidates);
		break;
	default:
		break;
	}
}

/* --- Queries ------------------------------------------------------------------ */

/* Keys that are no fields; what they say of a thing is their description. */
static const struct label season_key = {"season", "saison"}, none_key = {"no", "sans"};

static bool has_schedule(enum record_id record)
{
	for (int i = 0; i < record_schemas[record].count; i++) {
		if (record_schemas[record].fields[i].type == TYPE_SCHEDULE)
			return true;
	}
	return false;
}

static void add_key(struct candidates *candidates, struct label key, const char *description)
{
	struct text own = TEXT_INIT;
	written(&own, lang_label(key));
	text_char(&own, ':');
	candidates_add(candidates, own.data, description);
	text_release(&own);
}

static void add_keys(struct candidates *candidates, enum record_id record)
{
	add_fields(candidates, record, ":");
	if (has_schedule(record))
		add_key(candidates, season_key, _("in that season, or those"));
	add_key(candidates, none_key, _("the field is not known"));
	if (record == RECORD_ACTION)
		add_key(candidates, fieldpath_late, _("past its schedule and not completed"));
}

void candidates_add_query(
	struct candidates *candidates, const struct plan *plan, enum kind kind)
{
	enum record_id record = kind_schemas[kind].record;
	const char *key = candidates->typed, *colon = strchr(key, ':');
	if (record == RECORD_NONE)
		return;
	if (!colon) {
		add_keys(candidates, record);
		return;
	}
	size_t length = (size_t)(colon - key);
	int field = vocabulary_field(record, key, length);
	candidates_fix(candidates, length + 1);
	if (field >= 0)
		candidates_add_values(candidates, plan, &record_schemas[record].fields[field]);
	else if (vocabulary_is(none_key, key, length))
		add_fields(candidates, record, "");
	else if (vocabulary_is(fieldpath_late, key, length))
		add_yes_and_no(candidates);
}
