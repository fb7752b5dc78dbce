#include "model/resolve.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"

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

static int ambiguous(struct fail *fail, const struct matches *matches, const char *word)
{
	struct text all = TEXT_INIT;
	for (size_t i = 0; i < matches->count && i < MOST_SHOWN; i++) {
		text_printf(&all, "%s%s:", i ? ", " : "",
			kind_schemas[matches->items[i]->kind].name);
		thing_full_id(&all, matches->items[i]);
	}
	if (matches->count > MOST_SHOWN)
		text_str(&all, ", …");
	fail_set(fail, STATUS_REFUSED, _("'%s' could mean several things"), word);
	fail_hint(fail, _("write one of: %s"), all.data);
	text_release(&all);
	return -1;
}

int resolve_thing(const struct thing **thing, const struct plan *plan, const char *word,
	struct fail *fail)
{
	unsigned kinds = (1u << KIND_COUNT) - 1;
	struct matches matches = {.count = 0};
	struct text shown = TEXT_INIT;
	const char *colon = strchr(word, ':'), *id = word;
	for (int kind = 0; colon && kind < KIND_COUNT; kind++) {
		const char *name = kind_schemas[kind].name;
		if (strlen(name) == (size_t)(colon - word) &&
			!strncmp(name, word, strlen(name))) {
			kinds = 1u << kind;
			id = colon + 1;
		}
	}
	match_id(&matches, plan, kinds, id, false);
	if (!matches.count && *id && strspn(id, "0123456789.") == strlen(id))
		match_all(&matches, plan, kinds, id, at_position);
	if (!matches.count)
		match_id(&matches, plan, kinds, id, true);
	if (!matches.count)
		match_all(&matches, plan, kinds, id, has_acronym);
	if (!matches.count)
		match_all(&matches, plan, kinds, id, has_folded_acronym);
	if (!matches.count && *id)
		match_all(&matches, plan, kinds, id, begins_id);
	if (!matches.count && utf8_count(id, strlen(id)) >= LEAST_OF_A_NAME)
		match_all(&matches, plan, kinds, id, has_words);
	*thing = matches.count == 1 ? matches.items[0] : NULL;
	if (*thing)
		return 0;
	utf8_visible(&shown, word, strlen(word));
	if (matches.count) {
		ambiguous(fail, &matches, shown.data);
	} else {
		fail_set(fail, STATUS_REFUSED, _("nothing in the plan is called '%s'"),
			shown.data);
		suggest(fail, plan, kinds, id);
	}
	text_release(&shown);
	return -1;
}
