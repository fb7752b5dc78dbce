#include "base/lang.h"
#include "base/utf8.h"
#include "model/check.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

/*
 * Actions whose titles say nearly the same: with a responsible in common, and
 * sets of significant words that are equal but for one word at most. A set's
 * hash is the sum of its words' hashes, so the hash without one word is a
 * subtraction, and pairs are found by looking up, never by comparing all.
 */
#define MOST_WORDS 48

struct title {
	const struct thing *action;
	size_t place;		    /* of the action in the plan */
	uint64_t words[MOST_WORDS]; /* hashes, sorted, each once */
	size_t count;
};

struct slot {
	uint64_t key;
	size_t first; /* place of the first action with that key, plus one; 0: free */
};

struct titles {
	struct diag *diag;
	const struct thing_list *actions;
	struct slot *slots;
	size_t mask;
	size_t *twins; /* by place: that of an earlier twin, plus one; 0: none */
};

static uint64_t mix(uint64_t h)
{
	h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
	h = (h ^ (h >> 27)) * 0x94D049BB133111EBu;
	return h ^ (h >> 31);
}

static uint64_t hash_text(const char *text, size_t length)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)text[i]) * 1099511628211u;
	return mix(h);
}

static int by_value(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
	return a < b ? -1 : a > b;
}

static void read_title(
	struct title *title, const struct titles *titles, size_t place, struct text *folded)
{
	const struct thing *action = titles->actions->items[place];
	const char *text = record_text(action->record, ACTION_TITLE);
	struct word word;
	size_t at = 0;
	title->action = action;
	title->place = place;
	title->count = 0;
	text_reset(folded);
	if (text)
		utf8_fold(folded, text, strlen(text));
	while (title->count < MOST_WORDS &&
		word_next(&word, folded->data, folded->length, &at)) {
		char copy[32];
		size_t length = word.length < sizeof copy - 1 ? word.length : sizeof copy - 1;
		memcpy(copy, word.bytes, length);
		copy[length] = '\0';
		if (!word_is_stop(copy))
			title->words[title->count++] = hash_text(word.bytes, word.length);
	}
	if (title->count)
		qsort(title->words, title->count, sizeof *title->words, by_value);
	size_t kept = title->count ? 1 : 0;
	for (size_t i = 1; i < title->count; i++) {
		if (title->words[i] != title->words[kept - 1])
			title->words[kept++] = title->words[i];
	}
	title->count = kept;
}

static struct slot *find_slot(struct titles *titles, uint64_t key)
{
	size_t at = (size_t)mix(key);
	while (titles->slots[at & titles->mask].first &&
		titles->slots[at & titles->mask].key != key)
		at++;
	return &titles->slots[at & titles->mask];
}

static uint64_t who_hash(const struct value *reference)
{
	const struct value *name = reference_name(reference->record);
	return name ? mix(hash_text(name->text, strlen(name->text)) + name->field) : 0;
}

static void add_title(struct titles *titles, const struct title *title, uint64_t sum)
{
	const struct list *who = record_list(title->action->record, ACTION_RESPONSIBLE);
	for (uint32_t i = 0; i < who->count; i++) {
		uint64_t key = sum + who_hash(&who->items[i]);
		struct slot *slot = find_slot(titles, key);
		if (!slot->first)
			*slot = (struct slot){key, title->place + 1};
	}
}

/* Of two that are alike, the later one has the finding. */
static void find_twins(struct titles *titles, const struct title *title, uint64_t sum)
{
	const struct list *who = record_list(title->action->record, ACTION_RESPONSIBLE);
	for (uint32_t i = 0; i < who->count; i++) {
		size_t twin = find_slot(titles, sum + who_hash(&who->items[i]))->first;
		size_t own = title->place + 1;
		if (!twin || twin == own)
			continue;
		size_t *slot = &titles->twins[(twin > own ? twin : own) - 1];
		size_t earlier = twin > own ? own : twin;
		if (!*slot || earlier < *slot)
			*slot = earlier;
	}
}

static uint64_t sum_of(const struct title *title)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < title->count; i++)
		sum += title->words[i];
	return sum;
}

static void find_all_twins(struct titles *titles)
{
	struct title title;
	struct text folded = TEXT_INIT;
	for (size_t place = 0; place < titles->actions->count; place++) {
		read_title(&title, titles, place, &folded);
		if (title.count)
			add_title(titles, &title, sum_of(&title));
	}
	for (size_t place = 0; place < titles->actions->count; place++) {
		read_title(&title, titles, place, &folded);
		uint64_t sum = sum_of(&title);
		if (title.count)
			find_twins(titles, &title, sum);
		/* With one word left out; one word alone would be alike to anything. */
		for (size_t i = 0; title.count > 2 && i < title.count; i++)
			find_twins(titles, &title, sum - title.words[i]);
	}
	text_release(&folded);
}

static void report(struct titles *titles, const struct thing *action, const struct thing *twin)
{
	struct text number = TEXT_INIT;
	thing_number(&number, twin);
	check_report(titles->diag, FINDING_SIMILAR_TITLES, action, ACTION_TITLE,
		_("nearly the same as %s, \"%s\", which has a responsible in common"),
		number.length ? number.data : twin->id, thing_title(twin));
	text_release(&number);
}

void check_titles(const struct plan *plan, struct diag *diag)
{
	const struct thing_list *actions = &plan->things[KIND_ACTION];
	struct titles titles = {.diag = diag, .actions = actions};
	size_t keys = 0, size = 64;
	for (size_t i = 0; i < actions->count; i++)
		keys += record_list(actions->items[i]->record, ACTION_RESPONSIBLE)->count;
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
	free(titles.slots);
	free(titles.twins);
}
