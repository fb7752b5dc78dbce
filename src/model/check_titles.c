#include "base/hash.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/check_parts.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

/*
 * Actions whose titles say nearly the same: with a responsible in common, and
 * sets of significant words that are equal but for one word at most. A set's
 * hash is the sum of its words' hashes, so the hash without one word is a
 * subtraction, and pairs are found by looking up, never by comparing all.
 */
#define MOST_WORDS 32
#define LONGEST_STOP_WORD 6

/* An action's significant words and responsibles, as hashes in one pool. */
struct title {
	size_t first; /* of its words in the pool; its responsibles follow */
	uint32_t words;
	uint32_t who;
	uint64_t sum; /* of the words */
};

struct slot {
	uint64_t key;
	size_t first; /* place of the first action with that key, plus one; 0: free */
};

struct titles {
	struct diag *diag;
	const struct thing_list *actions;
	struct title *items; /* by place in the plan */
	uint64_t *pool;
	size_t pool_count, pool_capacity;
	struct slot *slots;
	size_t mask;
	size_t *twins; /* by place: that of an earlier twin, plus one; 0: none */
};

static void add_hash(struct titles *titles, uint64_t hash)
{
	titles->pool = mem_grow(
		titles->pool, titles->pool_count, &titles->pool_capacity, sizeof *titles->pool);
	titles->pool[titles->pool_count++] = hash;
}

static bool is_in_title(const struct titles *titles, const struct title *title, uint64_t hash)
{
	for (uint32_t i = 0; i < title->words; i++) {
		if (titles->pool[title->first + i] == hash)
			return true;
	}
	return false;
}

static bool is_significant(struct word word)
{
	char copy[LONGEST_STOP_WORD + 1];
	if (word.length > LONGEST_STOP_WORD)
		return true;
	memcpy(copy, word.bytes, word.length);
	copy[word.length] = '\0';
	return !word_is_stop(copy);
}

static void read_words(struct titles *titles, struct title *title, const struct text *folded)
{
	struct word word;
	size_t at = 0;
	while (title->words < MOST_WORDS &&
		word_next(&word, folded->data, folded->length, &at)) {
		uint64_t hash = hash_bytes(word.bytes, word.length);
		if (!is_significant(word) || is_in_title(titles, title, hash))
			continue;
		add_hash(titles, hash);
		title->words++;
		title->sum += hash;
	}
}

static void read_title(struct titles *titles, size_t place, struct text *folded)
{
	const struct record *action = titles->actions->items[place]->record;
	const struct list *who = record_list(action, ACTION_RESPONSIBLE);
	const char *text = record_text(action, ACTION_TITLE);
	struct title *title = &titles->items[place];
	*title = (struct title){.first = titles->pool_count};
	text_reset(folded);
	if (text)
		utf8_fold(folded, text, strlen(text));
	read_words(titles, title, folded);
	for (uint32_t i = 0; i < who->count; i++) {
		const struct value *name = reference_name(who->items[i].record);
		if (!name)
			continue;
		add_hash(titles,
			hash_mix(hash_bytes(name->text, strlen(name->text)) + name->field));
		title->who++;
	}
}

static struct slot *find_slot(struct titles *titles, uint64_t key)
{
	size_t at = (size_t)hash_mix(key);
	while (titles->slots[at & titles->mask].first &&
		titles->slots[at & titles->mask].key != key)
		at++;
	return &titles->slots[at & titles->mask];
}

static void add_title(struct titles *titles, size_t place)
{
	const struct title *title = &titles->items[place];
	for (uint32_t i = 0; title->words && i < title->who; i++) {
		uint64_t key = title->sum + titles->pool[title->first + title->words + i];
		struct slot *slot = find_slot(titles, key);
		if (!slot->first)
			*slot = (struct slot){key, place + 1};
	}
}

/* Of two that are alike, the later one has the finding. */
static void find_twins(struct titles *titles, size_t place, uint64_t sum)
{
	const struct title *title = &titles->items[place];
	for (uint32_t i = 0; i < title->who; i++) {
		uint64_t who = titles->pool[title->first + title->words + i];
		size_t twin = find_slot(titles, sum + who)->first;
		size_t own = place + 1;
		if (!twin || twin == own)
			continue;
		size_t *slot = &titles->twins[(twin > own ? twin : own) - 1];
		size_t earlier = twin > own ? own : twin;
		if (!*slot || earlier < *slot)
			*slot = earlier;
	}
}

static void find_all_twins(struct titles *titles)
{
	for (size_t place = 0; place < titles->actions->count; place++)
		add_title(titles, place);
	for (size_t place = 0; place < titles->actions->count; place++) {
		const struct title *title = &titles->items[place];
		if (title->words)
			find_twins(titles, place, title->sum);
		/* With one word left out; one word alone would be alike to anything. */
		for (uint32_t i = 0; title->words > 2 && i < title->words; i++)
			find_twins(titles, place, title->sum - titles->pool[title->first + i]);
	}
}

static void report(struct titles *titles, const struct thing *action, const struct thing *twin)
{
	struct text number = TEXT_INIT;
	/* A copy with its original's id is an error already. */
	if (!strcmp(action->id, twin->id))
		return;
	thing_number(&number, twin);
	thing_report(titles->diag, FINDING_SIMILAR_TITLES, action, ACTION_TITLE,
		_("nearly the same as %s, \"%s\", which has a responsible in common"),
		number.length ? number.data : twin->id, thing_title(twin));
	text_release(&number);
}

void check_titles(const struct plan *plan, struct diag *diag)
{
	const struct thing_list *actions = &plan->things[KIND_ACTION];
	struct titles titles = {.diag = diag, .actions = actions};
	struct text folded = TEXT_INIT;
	size_t keys = 0, size = 64;
	titles.items = mem_array(NULL, actions->count, sizeof *titles.items);
	for (size_t place = 0; place < actions->count; place++) {
		read_title(&titles, place, &folded);
		keys += titles.items[place].who;
	}
	while (size < keys * 2)
		size *= 2;
	titles.slots = mem_zalloc(size * sizeof *titles.slots);
	titles.mask = size - 1;
	titles.twins = mem_zalloc(actions->count * sizeof *titles.twins);
	find_all_twins(&titles);
	for (size_t i = 0; i < actions->count; i++) {
		if (titles.twins[i])
			report(&titles, actions->items[i], actions->items[titles.twins[i] - 1]);
	}
	free(titles.items);
	free(titles.pool);
	free(titles.slots);
	free(titles.twins);
	text_release(&folded);
}
