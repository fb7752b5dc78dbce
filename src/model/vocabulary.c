#include "model/vocabulary.h"
#include "base/utf8.h"

#include <string.h>

/* Fields by other words than their labels; no record that has them has a field so called. */
static const struct {
	const char *field;
	struct label label;
} more_words[] = {
	{"schedule", {"season", "saison"}},
	{"schedule", {"due", "échéance"}},
	{"schedule", {"date", "date"}},
	{"lead", {"main", "principal"}},
	{"lead", {"main", "principale"}},
};
#define MORE_WORDS (sizeof more_words / sizeof *more_words)

/* Shorter words lose no ending: "axe" is not "ax". */
#define LEAST_OF_A_STEM 3

/* How a word fits a candidate, the best first. */
enum fit { FIT_NAME, FIT_LABEL, FIT_STEM, FIT_BEGINNING, FIT_NONE };

struct search {
	struct text plain;         /* the word, folded, a space between its parts */
	struct text stem;          /* the same without the endings */
	struct text own, own_stem; /* of the candidate */
	enum fit best;
	int found;
};

static bool parts_words(char c)
{
	return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80);
}

/* Folded, with one space for whatever stands between words. */
static void make_plain(struct text *plain, const char *word, size_t length)
{
	struct text folded = TEXT_INIT;
	text_reset(plain);
	utf8_fold(&folded, word, length);
	for (size_t i = 0; i < folded.length; i++) {
		if (!parts_words(folded.data[i]))
			text_char(plain, folded.data[i]);
		else if (plain->length && plain->data[plain->length - 1] != ' ')
			text_char(plain, ' ');
	}
	if (plain->length && plain->data[plain->length - 1] == ' ')
		plain->data[--plain->length] = '\0';
	text_release(&folded);
}

/* Without the endings of plurals and feminines, in either language: "prévues" is "prevu". */
static void make_stem(struct text *stem, const struct text *plain)
{
	text_reset(stem);
	for (size_t at = 0; at < plain->length;) {
		size_t length = strcspn(plain->data + at, " ");
		size_t kept = length;
		if (kept > LEAST_OF_A_STEM && plain->data[at + kept - 1] == 's')
			kept--;
		while (kept > LEAST_OF_A_STEM && plain->data[at + kept - 1] == 'e')
			kept--;
		if (stem->length)
			text_char(stem, ' ');
		text_add(stem, plain->data + at, kept);
		at += length + (plain->data[at + length] == ' ');
	}
}

static void search_start(struct search *search, const char *word, size_t length)
{
	*search = (struct search){
		TEXT_INIT, TEXT_INIT, TEXT_INIT, TEXT_INIT, FIT_NONE, VOCABULARY_NONE};
	make_plain(&search->plain, word, length);
	make_stem(&search->stem, &search->plain);
}

static int search_end(struct search *search)
{
	text_release(&search->plain);
	text_release(&search->stem);
	text_release(&search->own);
	text_release(&search->own_stem);
	return search->found;
}

static enum fit judge(struct search *search, const char *own, enum fit exactly)
{
	if (!search->plain.length)
		return FIT_NONE;
	make_plain(&search->own, own, strlen(own));
	if (!strcmp(search->own.data, search->plain.data))
		return exactly;
	make_stem(&search->own_stem, &search->own);
	if (strncmp(search->own_stem.data, search->stem.data, search->stem.length))
		return FIT_NONE;
	switch (search->own_stem.data[search->stem.length]) {
	case '\0':
		return FIT_STEM;
	case ' ':
		return FIT_BEGINNING;
	default:
		return FIT_NONE;
	}
}

static void take(struct search *search, int candidate, enum fit fit)
{
	if (fit == FIT_NONE || fit > search->best)
		return;
	if (fit == search->best && search->found != candidate)
		search->found = VOCABULARY_SEVERAL;
	else
		search->found = candidate;
	search->best = fit;
}

static void consider(struct search *search, int candidate, const char *name, struct label label)
{
	take(search, candidate, judge(search, name, FIT_NAME));
	take(search, candidate, judge(search, label.english, FIT_LABEL));
	take(search, candidate, judge(search, label.french, FIT_LABEL));
}

enum kind vocabulary_kind(const char *word, size_t length)
{
	struct search search;
	search_start(&search, word, length);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		consider(&search, kind, schema->name, schema->label);
		consider(&search, kind, schema->plural, schema->plural_label);
	}
	int found = search_end(&search);
	return found < 0 ? KIND_COUNT : (enum kind)found;
}

int vocabulary_field(enum record_id record, const char *word, size_t length)
{
	const struct record_schema *schema = &record_schemas[record];
	struct search search;
	search_start(&search, word, length);
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		consider(&search, i, field->name, field->label);
		for (size_t m = 0; m < MORE_WORDS; m++) {
			if (!strcmp(more_words[m].field, field->name))
				consider(&search, i, field->name, more_words[m].label);
		}
	}
	return search_end(&search);
}

int vocabulary_value(enum enumeration_id id, const char *word, size_t length)
{
	struct search search;
	search_start(&search, word, length);
	for (int i = 0; i < enumerations[id].count; i++)
		consider(&search, i, enumerations[id].words[i], enumerations[id].labels[i]);
	return search_end(&search);
}

/* Whether a name or label is nearer to the word than what was offered before. */
static bool is_nearer(struct suggest *near, const char *name, struct label label)
{
	size_t before = near->distance;
	suggest_offer(near, name);
	suggest_offer(near, label.english);
	suggest_offer(near, label.french);
	return near->distance < before;
}

int vocabulary_field_near(enum record_id record, const char *word)
{
	const struct record_schema *schema = &record_schemas[record];
	struct suggest near;
	int found = vocabulary_field(record, word, strlen(word));
	if (found >= 0)
		return found;
	suggest_init(&near, word);
	found = VOCABULARY_NONE;
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		if (!(field->flags & FIELD_COMPUTED) &&
			is_nearer(&near, field->name, field->label))
			found = i;
	}
	suggest_release(&near);
	return found;
}

int vocabulary_value_near(enum enumeration_id id, const char *word)
{
	const struct enumeration *values = &enumerations[id];
	struct suggest near;
	int found = vocabulary_value(id, word, strlen(word));
	if (found >= 0)
		return found;
	suggest_init(&near, word);
	found = VOCABULARY_NONE;
	for (int i = 0; i < values->count; i++) {
		if (is_nearer(&near, values->words[i], values->labels[i]))
			found = i;
	}
	suggest_release(&near);
	return found;
}

int vocabulary_yes(const char *word, size_t length)
{
	static const struct label words[][2] = {
		{{"no", "non"}, {"false", "faux"}}, {{"yes", "oui"}, {"true", "vrai"}}};
	for (int yes = 0; yes < 2; yes++) {
		if (vocabulary_is(words[yes][0], word, length) ||
			vocabulary_is(words[yes][1], word, length))
			return yes;
	}
	return VOCABULARY_NONE;
}

bool vocabulary_is(struct label label, const char *word, size_t length)
{
	struct search search;
	search_start(&search, word, length);
	consider(&search, 0, label.english, label);
	return search_end(&search) == 0 && search.best <= FIT_STEM;
}

void vocabulary_write(struct text *out, const char *name, struct label label)
{
	const char *word = lang_label(label);
	size_t start = out->length;
	text_str(out, !strcmp(word, label.english) ? name : word);
	for (char *space = out->data + start; (space = strchr(space, ' '));)
		*space = '-';
}

static void offer(struct suggest *suggest, const char *name, struct label label)
{
	struct text word = TEXT_INIT;
	vocabulary_write(&word, name, label);
	suggest_offer(suggest, word.data);
	suggest_offer(suggest, name);
	text_release(&word);
}

void vocabulary_offer_kinds(struct suggest *suggest, unsigned kinds)
{
	for (int i = 0; i < KIND_COUNT; i++) {
		if (!(kinds & 1u << i))
			continue;
		offer(suggest, kind_schemas[i].plural, kind_schemas[i].plural_label);
		offer(suggest, kind_schemas[i].name, kind_schemas[i].label);
	}
}

void vocabulary_offer_fields(struct suggest *suggest, enum record_id record)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		offer(suggest, field->name, field->label);
		for (size_t m = 0; m < MORE_WORDS; m++) {
			if (!strcmp(more_words[m].field, field->name))
				suggest_offer(suggest, lang_label(more_words[m].label));
		}
	}
}

void vocabulary_offer_values(struct suggest *suggest, enum enumeration_id id)
{
	for (int i = 0; i < enumerations[id].count; i++)
		offer(suggest, enumerations[id].words[i], enumerations[id].labels[i]);
}

void vocabulary_list_fields(struct text *out, enum record_id record)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = 0; i < schema->count; i++) {
		text_str(out, i ? ", " : "");
		vocabulary_write(out, schema->fields[i].name, schema->fields[i].label);
	}
}

void vocabulary_list_values(struct text *out, enum enumeration_id id)
{
	for (int i = 0; i < enumerations[id].count; i++) {
		text_str(out, i ? ", " : "");
		vocabulary_write(out, enumerations[id].words[i], enumerations[id].labels[i]);
	}
}
