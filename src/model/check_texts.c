#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/check_parts.h"
#include "model/walk.h"
#include "model/wordset.h"

#include <stdlib.h>
#include <string.h>

/*
 * What the plan's texts say: acronyms that nothing explains, and which people
 * and organizations are named anywhere, by a reference or in words.
 */

/* A file with more unexplained acronyms than this is written in capitals. */
#define MOST_ACRONYMS 20

/* A name to look for in texts: folded, found by its first word. */
struct name {
	struct word folded;
	const struct thing *thing;
	struct name *next; /* in the same bucket */
};

struct texts {
	struct walk walk;
	const struct plan *plan;
	struct diag *diag;
	const struct thing *thing; /* the one that the findings below are of */
	size_t first_finding;
	bool lexicon;         /* it can be read: what it lacks is missing */
	struct wordset known; /* acronyms, and words in capitals of names */
	struct arena arena;
	struct name **names;         /* buckets by the hash of the first word */
	size_t buckets;              /* a power of two; 0: no name is looked for */
	bool *mentioned[KIND_COUNT]; /* of people and organizations, by rank */
	struct text folded;
};

static bool is_watched(enum kind kind)
{
	return kind == KIND_PERSON || kind == KIND_ORGANIZATION;
}

/* Fields whose words define a thing, or repeat the document's with its mistakes. */
static bool is_definition(const struct record *record, const struct field *field)
{
	if (record->id == RECORD_SOURCE || record->id == RECORD_AXIS_SOURCE ||
		record->id == RECORD_PERSON)
		return true;
	return !strcmp(field->name, "name") || !strcmp(field->name, "other_names");
}

typedef void name_fn(struct texts *, const struct thing *, const char *name);

static void each_name(struct texts *texts, const struct thing *thing, name_fn *visit)
{
	static const char *const fields[] = {"name", "acronym", "other_names"};
	enum record_id id = kind_schemas[thing->kind].record;
	for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
		int place = schema_field(id, fields[f]);
		const struct value *value = place < 0 ? NULL : record_get(thing->record, place);
		if (!value)
			continue;
		bool list = record_schemas[id].fields[place].flags & FIELD_LIST;
		for (uint32_t i = 0; i < (list ? value->list->count : 1); i++)
			visit(texts, thing, list ? value->list->items[i].text : value->text);
	}
}

static void each_body(struct texts *texts, name_fn *visit)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &texts->plan->things[kind];
		for (size_t i = 0; kind_schemas[kind].space == SPACE_BODY && i < list->count;
			i++)
			each_name(texts, list->items[i], visit);
	}
}

static void know_words(struct texts *texts, const struct thing *thing, const char *name)
{
	struct word word;
	size_t at = 0;
	(void)thing;
	/* "CSMO - ÉSAC" as a whole explains CSMOÉSAC, not its halves. */
	if (strstr(name, " - "))
		return;
	while (word_next(&word, name, strlen(name), &at)) {
		if (word_is_acronym(word))
			wordset_add(&texts->known, word);
	}
}

static void prepare_known(struct texts *texts)
{
	for (size_t i = 0; i < texts->plan->acronym_count; i++) {
		const char *acronym = texts->plan->acronyms[i].acronym;
		wordset_add(&texts->known, (struct word){acronym, strlen(acronym)});
	}
	each_body(texts, know_words);
}

/*
 * "CSMO-ÉSAC" and "CSMO - ÉSAC" are CSMOÉSAC: whether the word, with the one after a
 * spaced hyphen if there is one, is known when hyphens are left out. *at moves past it.
 */
static bool joined_known(const struct texts *texts, struct word word, const char *text,
	size_t length, size_t *at)
{
	struct text joined = TEXT_INIT;
	struct word next;
	size_t after = *at;
	for (size_t i = 0; i < word.length; i++) {
		if (word.bytes[i] != '-')
			text_char(&joined, word.bytes[i]);
	}
	bool known = wordset_has(&texts->known, (struct word){joined.data, joined.length});
	bool spaced = length - after > 3 && !memcmp(text + after, " - ", 3);
	if (!known && spaced && word_next(&next, text, length, &after)) {
		text_add(&joined, next.bytes, next.length);
		known = wordset_has(&texts->known, (struct word){joined.data, joined.length});
		*at = known ? after : *at;
	}
	text_release(&joined);
	return known;
}

/* The lexicon's acronym that begins with this one, else the nearest. */
static void suggest_acronym(struct texts *texts, const char *acronym)
{
	struct suggest near;
	suggest_init(&near, acronym);
	for (size_t i = 0; i < texts->plan->acronym_count; i++) {
		const char *candidate = texts->plan->acronyms[i].acronym;
		if (!strncmp(candidate, acronym, strlen(acronym))) {
			diag_suggest(texts->diag, candidate);
			suggest_release(&near);
			return;
		}
		suggest_offer(&near, candidate);
	}
	diag_suggest(texts->diag, suggest_best(&near));
	suggest_release(&near);
}

/* Once a file is enough for each acronym. */
static bool is_reported(struct texts *texts, const char *message)
{
	if (texts->thing != texts->walk.thing) {
		texts->thing = texts->walk.thing;
		texts->first_finding = texts->diag->count;
	}
	for (size_t i = texts->first_finding; i < texts->diag->count; i++) {
		if (!strcmp(texts->diag->items[i].message, message))
			return true;
	}
	return texts->diag->count - texts->first_finding >= MOST_ACRONYMS;
}

static void report_acronym(struct texts *texts, const struct value *value, struct word word)
{
	struct text message = TEXT_INIT, acronym = TEXT_INIT;
	text_add(&acronym, word.bytes, word.length);
	text_printf(&message, _("the acronym %s is not in plan/lexicon.yaml"), acronym.data);
	if (!is_reported(texts, message.data)) {
		diag_add(texts->diag, FINDING_ACRONYM_IN_TEXT, texts->walk.thing->path,
			value->line, value->column, "%s", message.data);
		suggest_acronym(texts, acronym.data);
	}
	text_release(&acronym);
	text_release(&message);
}

/* Of a compound, its parts. */
static void report_parts(struct texts *texts, const struct value *value, struct word word)
{
	for (size_t start = 0; start < word.length;) {
		const char *hyphen = memchr(word.bytes + start, '-', word.length - start);
		size_t stop = hyphen ? (size_t)(hyphen - word.bytes) : word.length;
		struct word part = {word.bytes + start, stop - start};
		if (word_is_acronym(part) && !wordset_has(&texts->known, part))
			report_acronym(texts, value, part);
		start = stop + 1;
	}
}

static void check_acronyms(
	struct texts *texts, const struct value *value, const char *text, size_t length)
{
	struct word word;
	size_t at = 0;
	while (word_next(&word, text, length, &at)) {
		if (word_is_acronym(word) && !wordset_has(&texts->known, word) &&
			!joined_known(texts, word, text, length, &at))
			report_parts(texts, value, word);
	}
}

static void mention(struct texts *texts, const struct thing *thing)
{
	texts->mentioned[thing->kind][thing->rank] = true;
}

/* Whether the folded text at that place goes on with the whole name. */
static bool name_stands(const struct text *folded, size_t at, struct word name)
{
	if (folded->length - at < name.length ||
		memcmp(folded->data + at, name.bytes, name.length))
		return false;
	size_t end = at + name.length;
	uint32_t c = ' ';
	if (end < folded->length)
		utf8_decode(folded->data + end, folded->length - end, &c);
	return !utf8_is_letter(c) && !utf8_is_digit(c);
}

static void look_for_names(struct texts *texts, const char *text, size_t length)
{
	struct word word;
	size_t at = 0;
	text_reset(&texts->folded);
	utf8_fold(&texts->folded, text, length);
	while (word_next(&word, texts->folded.data, texts->folded.length, &at)) {
		size_t start = (size_t)(word.bytes - texts->folded.data);
		struct name *name = texts->names[word_hash(word) & (texts->buckets - 1)];
		for (; name; name = name->next) {
			if (name->thing != texts->walk.thing &&
				name_stands(&texts->folded, start, name->folded))
				mention(texts, name->thing);
		}
	}
}

static void visit_text(struct walk *walk, const struct record *record,
	const struct field *field, const struct value *value)
{
	struct texts *texts = (struct texts *)walk;
	if (field->type != TYPE_TEXT && field->type != TYPE_LONG_TEXT)
		return;
	size_t length = strlen(value->text);
	if (texts->lexicon && !is_definition(record, field))
		check_acronyms(texts, value, value->text, length);
	if (texts->buckets)
		look_for_names(texts, value->text, length);
}

static void visit_link(struct walk *walk, const struct record *record,
	const struct field *field, const struct value *value)
{
	struct texts *texts = (struct texts *)walk;
	(void)record;
	if (field->type != TYPE_LINK)
		return;
	const struct thing *target = plan_target(texts->plan, field, value);
	if (target && is_watched(target->kind) && target != walk->thing)
		mention(texts, target);
}

/* Only names of those that no reference mentions are looked for. */
static void add_name(struct texts *texts, const struct thing *thing, const char *name)
{
	struct word word;
	size_t at = 0;
	if (!is_watched(thing->kind) || texts->mentioned[thing->kind][thing->rank])
		return;
	text_reset(&texts->folded);
	utf8_fold(&texts->folded, name, strlen(name));
	if (!word_next(&word, texts->folded.data, texts->folded.length, &at))
		return;
	size_t skipped = (size_t)(word.bytes - texts->folded.data);
	struct name *entry = arena_zalloc(&texts->arena, sizeof *entry);
	struct name **bucket = &texts->names[word_hash(word) & (texts->buckets - 1)];
	size_t length = texts->folded.length - skipped;
	*entry = (struct name){
		{arena_text(&texts->arena, word.bytes, length), length}, thing, *bucket};
	*bucket = entry;
}

static void prepare_names(struct texts *texts)
{
	size_t missing = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0;
			is_watched((enum kind)kind) && i < texts->plan->things[kind].count; i++)
			missing += !texts->mentioned[kind][i];
	}
	if (!missing)
		return;
	texts->buckets = 64;
	while (texts->buckets < missing * 4)
		texts->buckets *= 2;
	texts->names = mem_zalloc(texts->buckets * sizeof(struct name *));
	each_body(texts, add_name);
}

static void report_unmentioned(struct texts *texts)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &texts->plan->things[kind];
		for (size_t i = 0; is_watched((enum kind)kind) && i < list->count; i++) {
			const struct thing *thing = list->items[i];
			if (!texts->mentioned[kind][thing->rank] &&
				!plan_ambiguous(texts->plan, SPACE_BODY, thing->id))
				thing_report(texts->diag, FINDING_NEVER_MENTIONED, thing, -1,
					_("nothing in the plan mentions %s"),
					thing_title(thing));
		}
	}
}

void check_texts(const struct plan *plan, struct diag *diag)
{
	struct texts texts = {.plan = plan, .diag = diag, .folded = TEXT_INIT};
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (is_watched((enum kind)kind))
			texts.mentioned[kind] = mem_zalloc(plan->things[kind].count);
	}
	texts.lexicon = !plan_unreadable(plan, SPACE_LEXICON, "lexicon");
	prepare_known(&texts);
	texts.walk.visit = visit_link;
	walk_plan(&texts.walk, plan);
	prepare_names(&texts);
	texts.walk.visit = visit_text;
	walk_plan(&texts.walk, plan);
	/* What cannot be read may mention anybody. */
	if (!plan->unreadable.count)
		report_unmentioned(&texts);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		free(texts.mentioned[kind]);
	wordset_release(&texts.known);
	arena_release(&texts.arena);
	text_release(&texts.folded);
	free(texts.names);
}
