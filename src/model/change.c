#include "model/change.h"
#include "model/matching.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

const char *const change_words[CHANGE_OP_COUNT] = {
	"add", "remove", "change", "reorder", "rename"};

/* What is being compared. */
struct comparison {
	struct changes *changes;
	const struct pairing *pairing;
	const struct thing *old_thing, *new_thing;
	struct text path; /* of the mapping or item that is gone through; empty: the thing */
};

static struct change *add_change(struct comparison *comparison, enum change_op op)
{
	struct changes *changes = comparison->changes;
	changes->items = mem_grow(
		changes->items, changes->count, &changes->capacity, sizeof *changes->items);
	struct change *change = &changes->items[changes->count++];
	*change = (struct change){.op = op,
		.old_thing = comparison->old_thing,
		.new_thing = comparison->new_thing};
	return change;
}

static enum change_op op_of(const void *old_value, const void *new_value)
{
	if (old_value && new_value)
		return CHANGE_CHANGE;
	return old_value ? CHANGE_REMOVE : CHANGE_ADD;
}

static bool is_top(const struct comparison *comparison)
{
	return !comparison->path.length;
}

/* Go into a field, or an item of it; returns what leave() needs to come back. */
static size_t enter(struct comparison *comparison, const struct field *field,
	const struct value *old_item, const struct value *new_item)
{
	size_t before = comparison->path.length;
	const struct pairing *pairing = comparison->pairing;
	valuepath_add_field(&comparison->path, field);
	if (new_item)
		valuepath_add_item(
			&comparison->path, field, new_item, &pairing->new_plan->calendar);
	else if (old_item)
		valuepath_add_item(
			&comparison->path, field, old_item, &pairing->old_plan->calendar);
	return before;
}

static void leave(struct comparison *comparison, size_t before)
{
	comparison->path.length = before;
	comparison->path.data[before] = '\0';
}

/* The path of a field where the comparison stands; a thing's own need no copy. */
static const char *path_to(struct comparison *comparison, const struct field *field,
	const struct value *old_item, const struct value *new_item)
{
	if (is_top(comparison))
		return field->name;
	size_t before = enter(comparison, field, old_item, new_item);
	const char *path = arena_text(
		&comparison->changes->arena, comparison->path.data, comparison->path.length);
	leave(comparison, before);
	return path;
}

/* A field that has another value, or its list another order. */
static void add_field(struct comparison *comparison, enum change_op op,
	const struct field *field, const struct value *old_value, const struct value *new_value)
{
	struct change *change = add_change(comparison, op);
	change->path = path_to(comparison, field, NULL, NULL);
	change->field = field;
	change->old_value = old_value;
	change->new_value = new_value;
}

static void add_item(struct comparison *comparison, const struct field *field,
	const struct value *old_item, const struct value *new_item, uint32_t place)
{
	struct change *change = add_change(comparison, op_of(old_item, new_item));
	change->item = is_top(comparison);
	change->place = place;
	change->path = path_to(comparison, field, old_item, new_item);
	change->field = field;
	change->old_value = old_item;
	change->new_value = new_item;
}

static void compare_record(struct comparison *, enum record_id, const struct record *old_record,
	const struct record *new_record);

/* A rename is told once: the list of former ids need not say it again. */
static bool tells_rename(const struct comparison *comparison, const struct field *field,
	const struct value *item, const struct thing *other)
{
	const struct thing *old_thing = comparison->old_thing;
	const struct thing *new_thing = comparison->new_thing;
	return field->type == TYPE_FORMER_ID && old_thing && new_thing &&
	       strcmp(old_thing->id, new_thing->id) && !strcmp(item->text, other->id);
}

static void compare_items(struct comparison *comparison, const struct field *field,
	const struct value *old_item, const struct value *new_item)
{
	if (same_item(comparison->pairing, field, old_item, new_item))
		return;
	size_t before = enter(comparison, field, old_item, new_item);
	compare_record(comparison, (enum record_id)new_item->record->id, old_item->record,
		new_item->record);
	leave(comparison, before);
}

/* Two versions of a list. */
struct lists {
	const struct field *field;
	const struct list *old_list, *new_list;
	struct matching matching;
	uint32_t next; /* of the old items, the first that has not been passed */
};

/* Pass the old items up to that place, or only to the next survivor; tell of the others. */
static void remove_items(
	struct comparison *comparison, struct lists *lists, uint32_t until, bool to_survivor)
{
	for (; lists->next < until; lists->next++) {
		const struct value *item = &lists->old_list->items[lists->next];
		bool survives = lists->matching.new_of[lists->next] != MATCHING_NONE;
		if (survives && to_survivor)
			return;
		if (!survives &&
			!tells_rename(comparison, lists->field, item, comparison->new_thing))
			add_item(comparison, lists->field, item, NULL, lists->next);
	}
}

/* Items in the new list's order; those removed stand before what took their place. */
static void compare_matched(struct comparison *comparison, struct lists *lists)
{
	const struct field *field = lists->field;
	for (uint32_t i = 0; i < lists->new_list->count; i++) {
		const struct value *item = &lists->new_list->items[i];
		uint32_t place = lists->matching.old_of[i];
		if (place != MATCHING_NONE) {
			remove_items(comparison, lists, place + 1, false);
			compare_items(comparison, field, &lists->old_list->items[place], item);
			continue;
		}
		remove_items(comparison, lists, lists->old_list->count, true);
		if (!tells_rename(comparison, field, item, comparison->old_thing))
			add_item(comparison, field, NULL, item, i);
	}
	remove_items(comparison, lists, lists->old_list->count, false);
}

/* The kind of which the field's items are things of their own, or KIND_COUNT. */
static enum kind kind_within(const struct field *field)
{
	int kind = 0;
	while (kind < KIND_COUNT && (field->type != TYPE_RECORD || kind_schemas[kind].folder ||
					    kind_schemas[kind].record != field->record))
		kind++;
	return (enum kind)kind;
}

static void compare_lists(struct comparison *comparison, const struct field *field,
	const struct value *old_value, const struct value *new_value)
{
	static const struct list none = {0};
	struct lists lists = {.field = field,
		.old_list = old_value ? old_value->list : &none,
		.new_list = new_value ? new_value->list : &none};
	matching_build(
		&lists.matching, comparison->pairing, field, lists.old_list, lists.new_list);
	if (kind_within(field) == KIND_COUNT)
		compare_matched(comparison, &lists);
	if (matching_is_reordered(&lists.matching, field, lists.old_list, lists.new_list))
		add_field(comparison, CHANGE_REORDER, field, old_value, new_value);
	matching_release(&lists.matching);
}

/* Whether both references name the same thing, or in the same words. */
static bool same_name(const struct comparison *comparison, const struct field *field,
	const struct value *old_value, const struct value *new_value)
{
	struct text old_key = TEXT_INIT, new_key = TEXT_INIT;
	same_key(&old_key, comparison->pairing, VERSION_OLD, field, old_value);
	same_key(&new_key, comparison->pairing, VERSION_NEW, field, new_value);
	bool same = !strcmp(old_key.data, new_key.data);
	text_release(&old_key);
	text_release(&new_key);
	return same;
}

/* Whether the fields within the value are compared, rather than the value as a whole. */
static bool goes_within(const struct comparison *comparison, const struct field *field,
	const struct value *old_value, const struct value *new_value)
{
	if (field->type == TYPE_REFERENCE)
		return old_value && new_value &&
		       same_name(comparison, field, old_value, new_value);
	return field->type == TYPE_RECORD;
}

static void compare_values(struct comparison *comparison, const struct field *field,
	const struct value *old_value, const struct value *new_value)
{
	if (!old_value && !new_value)
		return;
	if (old_value && new_value &&
		same_value(comparison->pairing, field, old_value, new_value))
		return;
	if (field->flags & FIELD_LIST) {
		compare_lists(comparison, field, old_value, new_value);
		return;
	}
	if (!goes_within(comparison, field, old_value, new_value)) {
		add_field(comparison, op_of(old_value, new_value), field, old_value, new_value);
		return;
	}
	size_t before = enter(comparison, field, NULL, NULL);
	compare_record(comparison,
		field->type == TYPE_REFERENCE ? RECORD_REFERENCE : field->record,
		old_value ? old_value->record : NULL, new_value ? new_value->record : NULL);
	leave(comparison, before);
}

static bool leads(const struct record *reference)
{
	return reference && record_number(reference, REFERENCE_LEAD, 0);
}

/* The lead of a list is told with its order. */
static bool is_lead(enum record_id id, int at, const struct record *old_record,
	const struct record *new_record)
{
	return id == RECORD_REFERENCE && at == REFERENCE_LEAD &&
	       leads(old_record) != leads(new_record);
}

/* The schema nests records a few levels deep, and so do the calls. */
static void compare_record(struct comparison *comparison, enum record_id id,
	const struct record *old_record, const struct record *new_record)
{
	const struct record_schema *schema = &record_schemas[id];
	for (int at = 0; at < schema->count; at++) {
		const struct field *field = &schema->fields[at];
		bool own_id = field->type == TYPE_ID && is_top(comparison);
		if (own_id || (field->flags & FIELD_COMPUTED) ||
			is_lead(id, at, old_record, new_record))
			continue;
		compare_values(comparison, field,
			old_record ? record_get(old_record, at) : NULL,
			new_record ? record_get(new_record, at) : NULL);
	}
}

static const struct value *text_value(struct comparison *comparison, const char *text)
{
	struct value *value = arena_zalloc(&comparison->changes->arena, sizeof *value);
	value->text = text;
	return value;
}

static const char *old_id_of(const struct comparison *comparison, const struct thing *thing)
{
	return pairing_old_id(comparison->pairing, kind_schemas[thing->kind].space, thing->id);
}

/* Of what computed fields tell, an objective's axis alone can change without another field. */
static void compare_axis(struct comparison *comparison)
{
	const struct thing *old_thing = comparison->old_thing;
	const struct thing *new_thing = comparison->new_thing;
	if ((new_thing ? new_thing : old_thing)->kind != KIND_OBJECTIVE)
		return;
	if (old_thing && new_thing &&
		!strcmp(old_thing->owner->id, old_id_of(comparison, new_thing->owner)))
		return;
	add_field(comparison, op_of(old_thing, new_thing),
		&record_schemas[RECORD_OBJECTIVE].fields[OBJECTIVE_AXIS],
		old_thing ? text_value(comparison, old_thing->owner->id) : NULL,
		new_thing ? text_value(comparison, new_thing->owner->id) : NULL);
}

static void add_acronym(struct comparison *comparison, const char *acronym,
	const char *old_meaning, const char *new_meaning)
{
	if (old_meaning && new_meaning && !strcmp(old_meaning, new_meaning))
		return;
	struct change *change = add_change(comparison, op_of(old_meaning, new_meaning));
	change->item = true;
	change->path = "acronyms";
	change->acronym = acronym;
	change->old_value = old_meaning ? text_value(comparison, old_meaning) : NULL;
	change->new_value = new_meaning ? text_value(comparison, new_meaning) : NULL;
}

/* Behind the last one, or without a lexicon, an empty one. */
static const struct lexicon_entry *entry_at(const struct plan *plan, size_t at)
{
	static const struct lexicon_entry none = {"", "", 0, 0};
	return at < plan->acronym_count ? &plan->acronyms[at] : &none;
}

/* Both are sorted. */
static void compare_acronyms(struct comparison *comparison)
{
	const struct plan *old_plan = comparison->pairing->old_plan,
			  *new_plan = comparison->pairing->new_plan;
	size_t i = 0, k = 0;
	while (i < old_plan->acronym_count || k < new_plan->acronym_count) {
		const struct lexicon_entry *old_entry = entry_at(old_plan, i);
		const struct lexicon_entry *new_entry = entry_at(new_plan, k);
		int order = i == old_plan->acronym_count ? 1
			    : k == new_plan->acronym_count
				    ? -1
				    : strcmp(old_entry->acronym, new_entry->acronym);
		add_acronym(comparison, (order <= 0 ? old_entry : new_entry)->acronym,
			order <= 0 ? old_entry->meaning : NULL,
			order >= 0 ? new_entry->meaning : NULL);
		i += order <= 0;
		k += order >= 0;
	}
}

static bool is_renamed(const struct thing *old_thing, const struct thing *new_thing)
{
	if (new_thing->kind == KIND_DECISION &&
		strcmp(old_thing->owner->id, new_thing->owner->id))
		return true;
	return strcmp(old_thing->id, new_thing->id);
}

static void compare_things(struct comparison *comparison, const struct thing *old_thing,
	const struct thing *new_thing)
{
	const struct thing *thing = new_thing ? new_thing : old_thing;
	comparison->old_thing = old_thing;
	comparison->new_thing = new_thing;
	if (thing->kind == KIND_RULES)
		return;
	if (!old_thing || !new_thing) {
		struct change *change = add_change(comparison, op_of(old_thing, new_thing));
		change->place = thing->owner && !kind_schemas[thing->kind].folder
					? (uint32_t)thing->number - 1
					: 0;
	} else if (is_renamed(old_thing, new_thing)) {
		add_change(comparison, CHANGE_RENAME);
	}
	if (thing->kind == KIND_LEXICON)
		compare_acronyms(comparison);
	compare_axis(comparison);
	if (kind_schemas[thing->kind].record == RECORD_NONE ||
		(old_thing && new_thing &&
			same_record(comparison->pairing, old_thing->record, new_thing->record)))
		return;
	compare_record(comparison, kind_schemas[thing->kind].record,
		old_thing ? old_thing->record : NULL, new_thing ? new_thing->record : NULL);
}

static void compare_kind(struct comparison *comparison, enum kind kind)
{
	const struct pairing *pairing = comparison->pairing;
	const struct thing_list *old_things = &pairing->old_plan->things[kind];
	const struct thing_list *new_things = &pairing->new_plan->things[kind];
	for (size_t i = 0; i < new_things->count; i++) {
		const struct thing *thing = new_things->items[i];
		const struct thing *old_thing = pairing->old_of[kind][i];
		if (old_thing || !pairing_unknown(pairing, thing, true))
			compare_things(comparison, old_thing, thing);
	}
	for (size_t i = 0; i < old_things->count; i++) {
		const struct thing *thing = old_things->items[i];
		if (!pairing->new_of[kind][i] && !pairing_unknown(pairing, thing, false))
			compare_things(comparison, thing, NULL);
	}
}

static void start(
	struct changes *changes, const struct plan *old_plan, const struct plan *new_plan)
{
	*changes = (struct changes){
		.old_plan = old_plan, .new_plan = new_plan, .arena = ARENA_INIT};
}

void changes_between(
	struct changes *changes, const struct plan *old_plan, const struct plan *new_plan)
{
	struct pairing pairing;
	start(changes, old_plan, new_plan);
	/* Of a plan that needs a newer program nothing but its own file was read. */
	if (old_plan->too_new || new_plan->too_new)
		return;
	pairing_build(&pairing, old_plan, new_plan);
	struct comparison comparison = {
		.changes = changes, .pairing = &pairing, .path = TEXT_INIT};
	for (int kind = 0; kind < KIND_COUNT; kind++)
		compare_kind(&comparison, (enum kind)kind);
	text_release(&comparison.path);
	pairing_release(&pairing);
}

void changes_of_thing(struct changes *changes, const struct plan *old_plan,
	const struct plan *new_plan, const struct thing *old_thing,
	const struct thing *new_thing)
{
	struct pairing pairing;
	start(changes, old_plan, new_plan);
	if (!old_thing && !new_thing)
		return;
	pairing_none(&pairing, old_plan, new_plan);
	struct comparison comparison = {
		.changes = changes, .pairing = &pairing, .path = TEXT_INIT};
	compare_things(&comparison, old_thing, new_thing);
	text_release(&comparison.path);
	pairing_release(&pairing);
}

void changes_release(struct changes *changes)
{
	arena_release(&changes->arena);
	free(changes->items);
	*changes = (struct changes){.arena = ARENA_INIT};
}

void change_location(
	struct text *out, const struct changes *changes, const struct change *change)
{
	text_str(out, change->path);
	if (!change->item || !change->field)
		return;
	if (change->new_value)
		valuepath_add_item(
			out, change->field, change->new_value, &changes->new_plan->calendar);
	else
		valuepath_add_item(
			out, change->field, change->old_value, &changes->old_plan->calendar);
}

bool change_is_within(
	const struct changes *changes, const struct change *change, const char *path)
{
	if (!change->path)
		return false;
	if (valuepath_is_within(change->path, path))
		return true;
	if (!change->item || !valuepath_is_within(path, change->path))
		return false;
	struct text location = TEXT_INIT;
	change_location(&location, changes, change);
	bool within = valuepath_is_within(location.data, path);
	text_release(&location);
	return within;
}
