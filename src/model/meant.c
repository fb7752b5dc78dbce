#include "model/meant.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <string.h>

/* Fewer letters are neither a beginning nor a word of a name. */
#define LEAST_OF_A_NAME 3

struct search {
	struct meant found;
	const char *word;
	struct text folded; /* the word */
	struct text slug;   /* the word as an id */
	struct suggest near;
	size_t parts; /* how many ids and names begin so or hold the word */
	const struct thing *part, *nearest;
};

static const char *text_of(const struct thing *thing, const char *field)
{
	int place = thing->record ? schema_field((enum record_id)thing->record->id, field) : -1;
	return place < 0 ? NULL : record_text(thing->record, place);
}

static bool at_position(const struct thing *thing, const char *word)
{
	struct text number = TEXT_INIT;
	thing_number(&number, thing);
	bool same = number.length && !strcmp(number.data, word);
	text_release(&number);
	return same;
}

/* A better way than before, or the first of its way. */
static void take(struct search *search, enum meant_by how, const struct thing *thing)
{
	if (search->found.how == MEANT_NOTHING || how < search->found.how)
		search->found = (struct meant){how, thing, NULL};
}

static void judge_acronym(struct search *search, const struct thing *thing)
{
	const char *acronym = text_of(thing, "acronym");
	if (!acronym || !utf8_same_folded(search->word, strlen(search->word), acronym))
		return;
	struct meant *found = &search->found;
	bool exact = !strcmp(acronym, search->word);
	const char *before =
		found->how == MEANT_ACRONYM ? text_of(found->thing, "acronym") : NULL;
	if (before && !strcmp(before, search->word))
		return;
	if (exact)
		*found = (struct meant){MEANT_ACRONYM, thing, NULL};
	else if (before)
		*found = (struct meant){MEANT_ACRONYMS, found->thing, thing};
	else if (found->how != MEANT_ACRONYMS)
		take(search, MEANT_ACRONYM, thing);
}

/* Whether the folded text holds the words as whole words. */
static bool holds_words(const char *text, const char *words)
{
	size_t length = strlen(words);
	for (const char *at = text; (at = strstr(at, words)); at++) {
		if ((at == text || strchr(" '-(", at[-1])) && strchr(" '-.,)", at[length]))
			return true;
	}
	return false;
}

static void judge_name(struct search *search, const struct thing *thing)
{
	struct text own = TEXT_INIT;
	const char *title = thing_title(thing);
	utf8_fold(&own, title, strlen(title));
	if (search->folded.length && !strcmp(own.data, search->folded.data))
		take(search, MEANT_NAME, thing);
	bool begins = !strncmp(thing->id, search->slug.data, search->slug.length);
	if (search->slug.length >= LEAST_OF_A_NAME &&
		(begins || holds_words(own.data, search->folded.data))) {
		search->parts++;
		search->part = thing;
	}
	text_release(&own);
}

static void judge_spelling(struct search *search, const struct thing *thing)
{
	struct text full = TEXT_INIT;
	size_t before = search->near.distance;
	thing_full_id(&full, thing);
	suggest_offer(&search->near, full.data);
	if (search->near.distance < before)
		search->nearest = thing;
	text_release(&full);
}

static void look_among(struct search *search, const struct thing_list *list)
{
	bool position = strspn(search->word, "0123456789.") == strlen(search->word);
	for (size_t i = 0; i < list->count; i++) {
		const struct thing *thing = list->items[i];
		if (!*thing->id)
			continue;
		if (position && at_position(thing, search->word))
			take(search, MEANT_POSITION, thing);
		judge_acronym(search, thing);
		judge_name(search, thing);
		judge_spelling(search, thing);
	}
}

struct meant meant_find(
	const struct plan *plan, unsigned kinds, const char *word, size_t *compared)
{
	struct search search = {.word = word, .folded = TEXT_INIT, .slug = TEXT_INIT};
	bool path = strchr(word, '/');
	utf8_fold(&search.folded, word, strlen(word));
	schema_slug(&search.slug, word);
	suggest_init(&search.near, path ? word : search.slug.data);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &plan->things[kind];
		if (!(kinds & 1u << kind) || *compared + list->count > MEANT_MOST_COMPARED)
			continue;
		*compared += list->count;
		look_among(&search, list);
	}
	if (search.parts == 1 && !path)
		take(&search, MEANT_BEGINNING, search.part);
	if (search.nearest)
		take(&search, MEANT_SPELLING, search.nearest);
	suggest_release(&search.near);
	text_release(&search.slug);
	text_release(&search.folded);
	return search.found;
}
