#include "model/resolve.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/vocabulary.h"

#include <string.h>

/* How many candidates an ambiguous word is answered with. */
#define MOST_SHOWN 8
/* Fewer letters are no name. */
#define LEAST_OF_A_NAME 3

struct matches {
	const struct thing *items[MOST_SHOWN];
	size_t count;
};

static void add_match(struct matches *matches, const struct thing *thing)
{
	for (size_t i = 0; i < matches->count && i < MOST_SHOWN; i++) {
		if (matches->items[i] == thing)
			return;
	}
	if (matches->count < MOST_SHOWN)
		matches->items[matches->count] = thing;
	matches->count++;
}

typedef bool match_fn(const struct thing *, const char *word);

static void match_all(struct matches *matches, const struct plan *plan, unsigned kinds,
	const char *word, match_fn *fits)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; kinds & 1u << kind && i < plan->things[kind].count; i++) {
			if (fits(plan->things[kind].items[i], word))
				add_match(matches, plan->things[kind].items[i]);
		}
	}
}

static void match_id(struct matches *matches, const struct plan *plan, unsigned kinds,
	const char *id, bool former)
{
	for (int space = 0; space <= SPACE_DECISION; space++) {
		const struct thing *thing =
			former ? plan_find_former(plan, (enum name_space)space, id)
			       : plan_find(plan, (enum name_space)space, id);
		if (thing && kinds & 1u << thing->kind)
			add_match(matches, thing);
	}
}

static bool at_position(const struct thing *thing, const char *word)
{
	struct text number = TEXT_INIT;
	thing_number(&number, thing);
	bool same = !strcmp(number.data, word);
	text_release(&number);
	return same;
}

static const char *acronym_of(const struct thing *thing)
{
	int field =
		thing->record ? schema_field((enum record_id)thing->record->id, "acronym") : -1;
	return field < 0 ? NULL : record_text(thing->record, field);
}

static bool has_acronym(const struct thing *thing, const char *word)
{
	const char *acronym = acronym_of(thing);
	return acronym && !strcmp(acronym, word);
}

static bool has_folded_acronym(const struct thing *thing, const char *word)
{
	const char *acronym = acronym_of(thing);
	return acronym && utf8_same_folded(word, strlen(word), acronym);
}

/* "Stéphane" or "comite des communications": words of the name, folded. */
static bool has_words(const struct thing *thing, const char *word)
{
	struct text title = TEXT_INIT, given = TEXT_INIT;
	const char *own = thing_title(thing);
	utf8_fold(&title, own, strlen(own));
	utf8_fold(&given, word, strlen(word));
	bool whole = false;
	for (const char *at = title.data; !whole && (at = strstr(at, given.data)); at++)
		whole = (at == title.data || strchr(" '-(", at[-1])) &&
			strchr(" '-.,)", at[given.length]);
	text_release(&title);
	text_release(&given);
	return whole;
}

static bool begins_id(const struct thing *thing, const char *word)
{
	return !strncmp(thing->id, word, strlen(word));
}

/* The lexicon, the plan: of some kinds there is but one, which the kind's word names. */
static void match_only_one(struct matches *matches, const struct plan *plan, const char *word)
{
	enum kind kind = vocabulary_kind(word, strlen(word));
	const char *folder = kind == KIND_COUNT ? NULL : kind_schemas[kind].folder;
	if (folder && !*folder && plan->things[kind].count)
		add_match(matches, plan->things[kind].items[0]);
}

/* The entry of that acronym: as it is written, else folded when it is the only one. */
static const struct lexicon_entry *find_entry(
	const struct plan *plan, const char *word, bool folded)
{
	const struct lexicon_entry *found = NULL;
	size_t length = strlen(word);
	for (size_t i = 0; folded && length && i < plan->acronym_count; i++) {
		if (!utf8_same_folded(word, length, plan->acronyms[i].acronym))
			continue;
		if (found)
			return NULL;
		found = &plan->acronyms[i];
	}
	return folded ? found : plan_acronym(plan, word);
}

static void suggest(
	struct fail *fail, const struct plan *plan, unsigned kinds, const char *word)
{
	struct suggest near;
	size_t offered = 0;
	suggest_init(&near, word);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; kinds & 1u << kind && i < plan->things[kind].count; i++) {
			suggest_offer(&near, plan->things[kind].items[i]->id);
			if (++offered > 200000)
				break;
		}
	}
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail,
			_("git plan list shows the actions, git plan list KIND the others"));
	suggest_release(&near);
}

/* The kind in the user's language, in one word where that is enough: "piste". */
static void write_kind(struct text *out, enum kind kind)
{
	struct text word = TEXT_INIT;
	vocabulary_write(&word, kind_schemas[kind].name, kind_schemas[kind].label);
	size_t first = strcspn(word.data, "-");
	bool enough = vocabulary_kind(word.data, first) == kind;
	text_add(out, word.data, enough ? first : word.length);
	text_release(&word);
}

static int ambiguous(struct fail *fail, const struct matches *matches, const char *word)
{
	struct text all = TEXT_INIT;
	for (size_t i = 0; i < matches->count && i < MOST_SHOWN; i++) {
		text_str(&all, i ? ", " : "");
		write_kind(&all, matches->items[i]->kind);
		text_char(&all, ':');
		thing_full_id(&all, matches->items[i]);
	}
	if (matches->count > MOST_SHOWN)
		text_str(&all, ", …");
	fail_set(fail, STATUS_REFUSED, _("'%s' could mean several things"), word);
	fail_hint(fail, _("write one of: %s"), all.data);
	text_release(&all);
	return -1;
}

#define ALL_KINDS ((1u << KIND_COUNT) - 1)

/* Of these kinds, KIND:ID is of that one; of anything else, `*id` is the whole word. */
static unsigned kinds_meant(const char **id, unsigned kinds, const char *word)
{
	const char *colon = strchr(word, ':');
	enum kind kind = colon ? vocabulary_kind(word, (size_t)(colon - word)) : KIND_COUNT;
	*id = kind == KIND_COUNT ? word : colon + 1;
	return kind == KIND_COUNT ? kinds : kinds & 1u << kind;
}

/* Whether a file has that name and cannot be read. */
static bool is_unreadable(const struct plan *plan, unsigned kinds, const char *id)
{
	for (size_t i = 0; i < plan->unreadable.count; i++) {
		const struct thing *thing = plan->unreadable.items[i];
		if (kinds >> thing->kind & 1 && !strcmp(thing->id, id))
			return true;
	}
	return false;
}

static int refuse(struct fail *fail, const struct matches *matches, const struct plan *plan,
	unsigned among, const char *word)
{
	const char *id;
	unsigned kinds = kinds_meant(&id, among, word);
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	if (matches->count) {
		ambiguous(fail, matches, shown.data);
	} else if (is_unreadable(plan, kinds, id)) {
		fail_set(
			fail, STATUS_REFUSED, _("the file of '%s' cannot be read"), shown.data);
		fail_hint(fail, _("what is wrong with it: git plan check"));
	} else {
		fail_set(fail, STATUS_REFUSED, _("nothing in the plan is called '%s'"),
			shown.data);
		suggest(fail, plan, kinds, id);
	}
	text_release(&shown);
	return -1;
}

/* What is looked for in turn, from what names a thing best. */
static void find_named(
	struct matches *matches, const struct plan *plan, unsigned kinds, const char *id)
{
	match_id(matches, plan, kinds, id, false);
	if (!matches->count && *id && strspn(id, "0123456789.") == strlen(id))
		match_all(matches, plan, kinds, id, at_position);
	if (!matches->count)
		match_id(matches, plan, kinds, id, true);
	if (!matches->count)
		match_all(matches, plan, kinds, id, has_acronym);
}

/* And then, what may mean one; the lexicon's entry is found in between. */
static void find(struct matches *matches, const struct lexicon_entry **entry,
	const struct plan *plan, unsigned among, const char *word)
{
	const char *id;
	unsigned kinds = kinds_meant(&id, among, word);
	bool acronyms = entry && kinds & 1u << KIND_LEXICON;
	find_named(matches, plan, kinds, id);
	if (!matches->count && acronyms)
		*entry = find_entry(plan, id, false);
	if (acronyms && *entry)
		return;
	if (!matches->count)
		match_all(matches, plan, kinds, id, has_folded_acronym);
	if (!matches->count && acronyms)
		*entry = find_entry(plan, id, true);
	if (acronyms && *entry)
		return;
	if (!matches->count && id == word && among == ALL_KINDS)
		match_only_one(matches, plan, word);
	if (!matches->count && *id)
		match_all(matches, plan, kinds, id, begins_id);
	if (!matches->count && utf8_count(id, strlen(id)) >= LEAST_OF_A_NAME)
		match_all(matches, plan, kinds, id, has_words);
}

const struct thing *resolve_named(const struct plan *plan, const char *word)
{
	struct matches matches = {.count = 0};
	const char *id;
	unsigned kinds = kinds_meant(&id, ALL_KINDS, word);
	find_named(&matches, plan, kinds, id);
	return matches.count == 1 ? matches.items[0] : NULL;
}

int resolve_thing(const struct thing **thing, const struct plan *plan, const char *word,
	struct fail *fail)
{
	return resolve_among(thing, plan, ALL_KINDS, word, fail);
}

/* Of a plan read in part nobody knows whether a word means one of the other actions. */
static bool is_sure(const struct plan *plan, unsigned among, const char *word)
{
	const char *id;
	struct matches matches = {.count = 0};
	unsigned kinds = kinds_meant(&id, among, word);
	if (!plan->unread || !(kinds & 1u << KIND_ACTION))
		return true;
	match_id(&matches, plan, kinds, id, false);
	return matches.count && !plan_unreadable(plan, kind_schemas[KIND_ACTION].space, id);
}

int resolve_among(const struct thing **thing, const struct plan *plan, unsigned kinds,
	const char *word, struct fail *fail)
{
	struct matches matches = {.count = 0};
	if (!is_sure(plan, kinds, word))
		return fail_set(fail, STATUS_REFUSED, _("the plan was not read as a whole"));
	find(&matches, NULL, plan, kinds, word);
	*thing = matches.count == 1 ? matches.items[0] : NULL;
	return *thing ? 0 : refuse(fail, &matches, plan, kinds, word);
}

int resolve_thing_or_acronym(const struct thing **thing, const struct lexicon_entry **entry,
	const struct plan *plan, const char *word, struct fail *fail)
{
	struct matches matches = {.count = 0};
	*entry = NULL;
	find(&matches, entry, plan, ALL_KINDS, word);
	*thing = matches.count == 1 ? matches.items[0] : NULL;
	return *thing || *entry ? 0 : refuse(fail, &matches, plan, ALL_KINDS, word);
}
