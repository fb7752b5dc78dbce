#include "base/utf8.h"
#include "model/query_parts.h"

#include <stdlib.h>
#include <string.h>

/* Offering more names than these takes longer than it helps. */
#define MOST_OFFERED 200000
/* Shorter words of names are not offered: "de", "la". */
#define LEAST_OFFERED 4
/* More candidates than these are too many to read. */
#define MOST_LISTED 8

bool name_set_has(const struct name_set *set, const struct thing *thing)
{
	const uint8_t *members = set->members[thing->kind];
	return members && members[thing->rank / 8] & 1u << thing->rank % 8;
}

struct naming {
	struct name_set *set;
	struct arena *arena;
	const struct plan *plan;
	const char *word;      /* as it was typed */
	const char *slug;      /* in the form of an id */
	struct needle *needle; /* its words */
	bool former;
	const char *acronym; /* the first that the word is but for accents and capitals */
};

static void add_name(struct naming *naming, const struct thing *thing)
{
	uint8_t **members = &naming->set->members[thing->kind];
	if (!*members)
		*members = arena_zalloc(
			naming->arena, naming->plan->things[thing->kind].count / 8 + 1);
	(*members)[thing->rank / 8] |= (uint8_t)(1u << thing->rank % 8);
	naming->set->any = true;
}

typedef bool name_fn(struct naming *, const struct thing *);

static void add_all(struct naming *naming, unsigned kinds, name_fn *fits)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &naming->plan->things[kind];
		for (size_t i = 0; kinds & 1u << kind && i < list->count; i++) {
			if (list->items[i]->record && fits(naming, list->items[i]))
				add_name(naming, list->items[i]);
		}
	}
}

/* By the index of ids: no need to go through them all. */
static void add_id(struct naming *naming, unsigned kinds, const char *id)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		enum name_space space = kind_schemas[kind].space;
		if (!(kinds & 1u << kind) || !*id)
			continue;
		const struct thing *thing = naming->former
						    ? plan_find_former(naming->plan, space, id)
						    : plan_find(naming->plan, space, id);
		/* An id that was given up may be known elsewhere. */
		if (!thing && naming->former)
			thing = plan_find_anywhere(naming->plan, space, id);
		if (thing && thing->kind == (enum kind)kind)
			add_name(naming, thing);
	}
}

static const char *text_of(const struct thing *thing, const char *name)
{
	int field = schema_field((enum record_id)thing->record->id, name);
	return field < 0 ? NULL : record_text(thing->record, field);
}

static bool has_acronym(struct naming *naming, const struct thing *thing)
{
	const char *acronym = text_of(thing, "acronym");
	return acronym && !strcmp(acronym, naming->word);
}

/* "cré" is CRÉ; but who writes no accents at all may mean either. */
static bool has_accented_acronym(struct naming *naming, const struct thing *thing)
{
	const char *acronym = text_of(thing, "acronym");
	struct text own = TEXT_INIT, asked = TEXT_INIT;
	if (!acronym)
		return false;
	utf8_casefold(&own, acronym, strlen(acronym));
	utf8_casefold(&asked, naming->word, strlen(naming->word));
	bool same = !strcmp(own.data, asked.data);
	text_reset(&own);
	utf8_fold(&own, naming->word, strlen(naming->word));
	bool accented = strcmp(own.data, asked.data) != 0;
	text_release(&own);
	text_release(&asked);
	return same && accented;
}

static bool has_folded_acronym(struct naming *naming, const struct thing *thing)
{
	const char *acronym = text_of(thing, "acronym");
	if (!acronym || !utf8_same_folded(naming->word, strlen(naming->word), acronym))
		return false;
	if (!naming->acronym)
		naming->acronym = acronym;
	naming->set->ambiguous |= strcmp(naming->acronym, acronym) != 0;
	return true;
}

static bool any_other_name(struct naming *naming, const struct thing *thing,
	bool (*fits)(struct needle *, const char *))
{
	int field = schema_field((enum record_id)thing->record->id, "other_names");
	const struct list *names = field < 0 ? NULL : record_list(thing->record, field);
	for (uint32_t i = 0; names && i < names->count; i++) {
		if (fits(naming->needle, names->items[i].text))
			return true;
	}
	return false;
}

static bool has_name(struct naming *naming, const struct thing *thing)
{
	return needle_is(naming->needle, thing_title(thing)) ||
	       any_other_name(naming, thing, needle_is);
}

static bool begins_id(struct naming *naming, const struct thing *thing)
{
	return *naming->slug && !strncmp(thing->id, naming->slug, strlen(naming->slug));
}

static bool has_words(struct naming *naming, const struct thing *thing)
{
	return needle_in(naming->needle, thing_title(thing)) ||
	       any_other_name(naming, thing, needle_in);
}

static bool is_about(struct naming *naming, const struct thing *thing)
{
	const char *acronym = text_of(thing, "acronym");
	return needle_in(naming->needle, thing->id) || has_words(naming, thing) ||
	       (acronym && needle_in(naming->needle, acronym));
}

static bool is_below(struct naming *naming, const struct thing *thing)
{
	int position[POSITION_MOST];
	int count = position_read(position, naming->word);
	/* Only what stands there, not what is below it. */
	return count && position_holds(position, count, thing) &&
	       !(thing->owner && position_holds(position, count, thing->owner));
}

/* The kinds that hold those: a reference to an objective may be asked for by its axis. */
static unsigned kinds_above(unsigned kinds)
{
	unsigned above = 0;
	if (kinds & 1u << KIND_ACTION)
		above |= 1u << KIND_OBJECTIVE | 1u << KIND_AXIS;
	if (kinds & 1u << KIND_OBJECTIVE)
		above |= 1u << KIND_AXIS;
	if (kinds & 1u << KIND_DECISION)
		above |= 1u << KIND_MEETING;
	return above & ~kinds;
}

static void add_ids(struct naming *naming, unsigned kinds, const char *id)
{
	naming->former = false;
	add_id(naming, kinds, id);
	if (!naming->set->any)
		add_all(naming, kinds, is_below);
	naming->former = true;
	if (!naming->set->any)
		add_id(naming, kinds, id);
	naming->former = false;
}

/* The first of these that anything fits; then all that fits it. */
void name_set_resolve(struct name_set *set, struct arena *arena, const struct plan *plan,
	unsigned kinds, const char *word, struct needle *needle)
{
	static name_fn *const ways[] = {
		has_accented_acronym, has_folded_acronym, has_name, begins_id, has_words};
	struct text slug = TEXT_INIT;
	schema_slug(&slug, word);
	*set = (struct name_set){.any = false};
	struct naming naming = {set, arena, plan, word, slug.data, needle, false, NULL};
	add_ids(&naming, kinds, word);
	if (!set->any)
		add_all(&naming, kinds, has_acronym);
	/* An acronym of the lexicon is that one: CRE is not CRÉ. */
	if (!set->any && !needle->exact)
		add_id(&naming, kinds, slug.data);
	for (size_t i = 0; i < sizeof ways / sizeof *ways && !set->any; i++) {
		if (!needle->exact || ways[i] == has_words)
			add_all(&naming, kinds, ways[i]);
	}
	if (!set->any)
		add_ids(&naming, kinds_above(kinds), word);
	text_release(&slug);
}

void name_set_search(struct name_set *set, struct arena *arena, const struct plan *plan,
	unsigned kinds, struct needle *needle)
{
	struct naming naming = {set, arena, plan, "", "", needle, false, NULL};
	*set = (struct name_set){.any = false};
	add_all(&naming, kinds, is_about);
}

void name_set_list(struct text *out, const struct name_set *set, const struct plan *plan)
{
	size_t listed = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &plan->things[kind];
		for (size_t i = 0; set->members[kind] && i < list->count; i++) {
			if (!name_set_has(set, list->items[i]))
				continue;
			if (listed++ == MOST_LISTED) {
				text_str(out, ", …");
				return;
			}
			text_printf(out, "%s%s (%s)", listed > 1 ? ", " : "",
				text_of(list->items[i], "acronym"), list->items[i]->id);
		}
	}
}

static void offer_words(struct suggest *suggest, const char *name)
{
	struct text word = TEXT_INIT;
	while (*name) {
		size_t length = strcspn(name, " '");
		text_reset(&word);
		text_add(&word, name, length);
		if (utf8_count(word.data, word.length) >= LEAST_OFFERED)
			suggest_offer(suggest, word.data);
		name += length + (name[length] != '\0');
	}
	text_release(&word);
}

void name_set_suggest(struct suggest *suggest, const struct plan *plan, unsigned kinds)
{
	size_t offered = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &plan->things[kind];
		for (size_t i = 0; kinds & 1u << kind && i < list->count; i++) {
			const struct thing *thing = list->items[i];
			if (!thing->record || ++offered > MOST_OFFERED)
				continue;
			suggest_offer(suggest, thing->id);
			const char *acronym = text_of(thing, "acronym");
			if (acronym)
				suggest_offer(suggest, acronym);
			suggest_offer(suggest, thing_title(thing));
			offer_words(suggest, thing_title(thing));
		}
	}
}

int position_read(int position[POSITION_MOST], const char *text)
{
	int count = 0;
	for (const char *at = text;; at++) {
		size_t digits = strspn(at, "0123456789");
		if (!digits || digits > 6 || count == POSITION_MOST)
			return 0;
		position[count++] = atoi(at);
		at += digits;
		if (!*at)
			return count;
		if (*at != '.')
			return 0;
	}
}

int position_of(int position[POSITION_MOST], const struct thing *thing)
{
	int depth = thing->kind == KIND_AXIS        ? 1
		    : thing->kind == KIND_OBJECTIVE ? 2
		    : thing->kind == KIND_ACTION    ? 3
						    : 0;
	int at = depth;
	for (; at && thing && thing->number > 0; thing = thing->owner)
		position[--at] = thing->number;
	return at ? 0 : depth;
}

bool position_holds(const int position[], int count, const struct thing *thing)
{
	int own[POSITION_MOST];
	return position_of(own, thing) >= count &&
	       !memcmp(own, position, (size_t)count * sizeof *position);
}

bool position_exists(const int position[], int count, const struct plan *plan)
{
	static const enum kind kinds[] = {KIND_AXIS, KIND_OBJECTIVE, KIND_ACTION};
	const struct thing_list *list = &plan->things[kinds[count - 1]];
	for (size_t i = 0; i < list->count; i++) {
		if (position_holds(position, count, list->items[i]))
			return true;
	}
	return false;
}
