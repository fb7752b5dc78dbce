#include "base/lang.h"
#include "base/utf8.h"
#include "model/reversal_parts.h"
#include "model/same.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

/* --- Files that are open --------------------------------------------------------------- */

static int open_bytes(struct reversal *reversal, struct opened *opened, struct fail *fail)
{
	if (opened->edited) {
		opened->bytes = draft_file(reversal->draft, opened->path, fail);
		if (!opened->bytes)
			return -1;
		return editing_start(&opened->editing, opened->bytes, fail);
	}
	if (reversal_old_bytes(reversal, opened->path, &opened->own, fail))
		return -1;
	return editing_start(&opened->editing, &opened->own, fail);
}

/* The draft's file, or that of the commit's parent; NULL with the failure set. */
static struct opened *open_file(
	struct reversal *reversal, const char *path, bool edited, struct fail *fail)
{
	for (size_t i = 0; i < reversal->opened_count; i++) {
		struct opened *known = reversal->opened[i];
		if (known->edited == edited && !strcmp(known->path, path))
			return known;
	}
	struct opened *opened = mem_zalloc(sizeof *opened);
	opened->path = mem_strdup(path);
	opened->edited = edited;
	text_init(&opened->own);
	reversal->opened = mem_grow(reversal->opened, reversal->opened_count,
		&reversal->opened_capacity, sizeof *reversal->opened);
	reversal->opened[reversal->opened_count++] = opened;
	return open_bytes(reversal, opened, fail) ? NULL : opened;
}

/* What is left without entries says nothing: it goes; what was so before stays. */
static void prune(struct yamldoc_node *collection)
{
	struct yamldoc_node *next;
	for (struct yamldoc_node *entry = collection->first; entry; entry = next) {
		next = entry->next;
		if (entry->removed || entry->kind == YAMLDOC_SCALAR)
			continue;
		bool had_entries = entry->first || entry->added;
		prune(entry);
		if (had_entries && !yamledit_count(entry))
			yamledit_remove(collection, entry);
	}
}

int reversal_write(struct reversal *reversal, struct fail *fail)
{
	int result = 0;
	for (size_t i = 0; i < reversal->opened_count && !result; i++) {
		struct opened *opened = reversal->opened[i];
		if (!opened->edited)
			continue;
		prune(opened->editing.doc.root);
		result = yamledit_count(opened->editing.doc.root)
				 ? editing_take(opened->bytes, &opened->editing, fail)
				 : draft_remove(reversal->draft, opened->path, fail);
	}
	return result;
}

void reversal_close(struct reversal *reversal)
{
	for (size_t i = 0; i < reversal->opened_count; i++) {
		free(reversal->opened[i]->path);
		text_release(&reversal->opened[i]->own);
		editing_finish(&reversal->opened[i]->editing);
		free(reversal->opened[i]);
	}
	free(reversal->opened);
	free(reversal->restored);
}

/* --- Nodes ------------------------------------------------------------------------------ */

/* The entry of that key which stays. */
static struct yamldoc_node *live(const struct yamldoc_node *mapping, const char *key)
{
	struct yamldoc_node *entry = mapping->first;
	while (entry && (entry->removed || strcmp(entry->key->text, key) != 0))
		entry = entry->next;
	return entry;
}

/* The node that a value was read from: a field's, or an item's, which has no key. */
static struct yamldoc_node *node_of(
	struct yamldoc_node *collection, const struct value *value, bool item)
{
	for (struct yamldoc_node *node = collection->first; node; node = node->next) {
		if (!node->key == item && yamldoc_line(node) == value->line &&
			yamldoc_column(node) == value->column)
			return node;
		struct yamldoc_node *within =
			node->kind == YAMLDOC_SCALAR ? NULL : node_of(node, value, item);
		if (within)
			return within;
	}
	return NULL;
}

/* The node of a value in the commit's parent; NULL with the failure set. */
static struct yamldoc_node *old_node(struct reversal *reversal, const char *path,
	const struct value *value, bool item, struct fail *fail)
{
	struct opened *opened = open_file(reversal, path, false, fail);
	struct yamldoc_node *node =
		opened ? node_of(opened->editing.doc.root, value, item) : NULL;
	if (opened && !node)
		fail_set(fail, STATUS_REFUSED, _("%s cannot be read as that commit has it"),
			path);
	return node;
}

static enum yamledit_form form_of(enum yamldoc_style style)
{
	if (style == YAMLDOC_PLAIN)
		return YAMLEDIT_WORD;
	return style == YAMLDOC_LITERAL || style == YAMLDOC_FOLDED ? YAMLEDIT_LONG
								   : YAMLEDIT_TEXT;
}

static struct yamldoc_node *copy_node(
	struct reversal *, struct editing *, const struct field *, const struct yamldoc_node *);

static struct yamldoc_node *copy_entries(struct reversal *reversal, struct editing *editing,
	const struct field *field, const struct yamldoc_node *node)
{
	struct yamldoc_node *copy = yamledit_collection(&editing->arena, node->kind);
	enum record_id record = field && field->type == TYPE_REFERENCE ? RECORD_REFERENCE
				: field && field->type == TYPE_RECORD  ? field->record
								       : RECORD_NONE;
	for (const struct yamldoc_node *entry = node->first; entry; entry = entry->next) {
		const struct field *own = node->kind == YAMLDOC_SEQUENCE ? field : NULL;
		struct yamldoc_node *key = NULL;
		if (entry->key) {
			int at = record == RECORD_NONE ? -1
						       : schema_field(record, entry->key->text);
			own = at < 0 ? NULL : &record_schemas[record].fields[at];
			key = yamledit_scalar(
				&editing->arena, entry->key->text, form_of(entry->key->style));
		}
		yamledit_insert(copy, NULL, key, copy_node(reversal, editing, own, entry));
	}
	return copy;
}

/* A node of the commit's parent for a file of the draft: as deep as the file nests. */
static struct yamldoc_node *copy_node(struct reversal *reversal, struct editing *editing,
	const struct field *field, const struct yamldoc_node *node)
{
	if (node->kind != YAMLDOC_SCALAR)
		return copy_entries(reversal, editing, field, node);
	struct yamldoc_node *copy =
		yamledit_scalar(&editing->arena, node->text, form_of(node->style));
	if (field)
		reversal_map_link(reversal, editing, field, copy);
	return copy;
}

/* --- The way to a value ------------------------------------------------------------------ */

/* A mapping of the draft, and what it is in the present plan and the commit's parent. */
struct place {
	struct editing *editing;
	struct yamldoc_node *mapping;
	enum record_id record;
	const struct record *now, *old; /* NULL where it is not there */
	const struct thing *thing;      /* of the present plan */
	const struct thing *old_thing;  /* of the parent's */
	const struct change *change;
};

/* The path of a thing's own items is only that of the list. */
static int block(struct reversal *reversal, const struct place *place)
{
	const struct change *change = place->change;
	struct text path = TEXT_INIT;
	text_str(&path, change->path);
	if (change->item)
		valuepath_add_item(&path, change->field,
			change->old_value ? change->old_value : change->new_value,
			change->old_value ? &reversal->commit->calendar
					  : &reversal->parent->calendar);
	int result = reversal_block(reversal, place->thing, place->thing->path, path.data);
	text_release(&path);
	return result;
}

static enum record_id record_within(const struct field *field)
{
	return field->type == TYPE_REFERENCE ? RECORD_REFERENCE : field->record;
}

static const struct value *get(
	const struct record *record, enum record_id id, const struct field *field)
{
	return record ? record_get(record, (int)(field - record_schemas[id].fields)) : NULL;
}

static const struct value *find_by_path_key(const struct value *list, const struct field *field,
	const char *key, const struct calendar *calendar)
{
	const struct value *found = NULL;
	struct text own = TEXT_INIT;
	for (uint32_t i = 0; list && !found && i < list->list->count; i++) {
		text_reset(&own);
		value_key(&own, field, &list->list->items[i], calendar);
		if (!strcmp(own.data, key))
			found = &list->list->items[i];
	}
	text_release(&own);
	return found;
}

/* The item of the present list that is the same one as an item of the pairing's other plan. */
static const struct value *find_same(const struct pairing *pairing, const struct field *field,
	const struct value *list, const struct value *item)
{
	const struct value *found = NULL;
	struct text wanted = TEXT_INIT, own = TEXT_INIT;
	same_key(&wanted, pairing, VERSION_NEW, field, item);
	for (uint32_t i = 0; list && !found && i < list->list->count; i++) {
		text_reset(&own);
		same_key(&own, pairing, VERSION_OLD, field, &list->list->items[i]);
		if (!strcmp(own.data, wanted.data))
			found = &list->list->items[i];
	}
	text_release(&wanted);
	text_release(&own);
	return found;
}

/* Into a field that is a mapping, which is made where there is none. */
static void enter_field(struct place *place, const struct field *field)
{
	struct yamldoc_node *node = live(place->mapping, field->name);
	const struct value *now = get(place->now, place->record, field);
	const struct value *old = get(place->old, place->record, field);
	if (!node || node->kind != YAMLDOC_MAPPING) {
		if (node)
			yamledit_remove(place->mapping, node);
		node = yamledit_collection(&place->editing->arena, YAMLDOC_MAPPING);
		given_insert(
			&place->editing->arena, place->mapping, place->record, field, node);
	}
	place->mapping = node;
	place->record = record_within(field);
	place->now = now ? now->record : NULL;
	place->old = old ? old->record : NULL;
}

/* Into an item, which both the parent and the present plan have; else it is in the way. */
static int enter_item(
	struct reversal *reversal, struct place *place, const struct valuepath_step *step)
{
	const struct field *field = step->field;
	const struct value *now = get(place->now, place->record, field);
	const struct value *old = find_by_path_key(get(place->old, place->record, field), field,
		step->key, &reversal->parent->calendar);
	const struct value *item =
		old ? find_same(&reversal->from_parent, field, now, old) : NULL;
	struct yamldoc_node *list = live(place->mapping, field->name);
	struct yamldoc_node *node = item && list ? editing_item(list, item) : NULL;
	if (!node || node->removed || node->kind != YAMLDOC_MAPPING)
		return block(reversal, place);
	place->mapping = node;
	place->record = record_within(field);
	place->now = item->record;
	place->old = old->record;
	return 0;
}

static int start(struct reversal *reversal, struct place *place, const struct change *change,
	const struct thing *present, struct fail *fail)
{
	struct opened *opened = open_file(reversal, present->path, true, fail);
	if (!opened)
		return -1;
	*place = (struct place){&opened->editing,
		editing_find(&opened->editing, present->kind, present->id),
		kind_schemas[present->kind].record, present->record, NULL, present,
		change->new_thing, change};
	if (change->new_thing)
		place->old = change->new_thing->record;
	return place->mapping ? 0 : block(reversal, place);
}

/* To the mapping that holds what the change is about, which is the path's last step. */
static int go_to(struct reversal *reversal, struct place *place, struct valuepath *path,
	struct arena *arena, struct fail *fail)
{
	const char *end;
	if (valuepath_parse(path, arena, place->record, &reversal->parent->calendar,
		    place->change->path, &end, fail))
		return -1;
	int result = 0;
	for (int i = 0; i + 1 < path->count && !result; i++) {
		if (path->steps[i].key)
			result = enter_item(reversal, place, &path->steps[i]);
		else
			enter_field(place, path->steps[i].field);
	}
	return result;
}

/* --- Fields ------------------------------------------------------------------------------ */

/* Whether the present value is that of the pairing's other plan; none is none. */
static bool is_same(const struct pairing *pairing, const struct field *field, bool item,
	const struct value *now, const struct value *other)
{
	if (!now || !other)
		return !now && !other;
	return item ? same_item(pairing, field, now, other)
		    : same_value(pairing, field, now, other);
}

static void put_field(struct place *place, const struct field *field, struct yamldoc_node *node)
{
	struct yamldoc_node *entry = live(place->mapping, field->name);
	if (entry && node && entry->kind == YAMLDOC_SCALAR && node->kind == YAMLDOC_SCALAR) {
		struct arena *arena = &place->editing->arena;
		/* What stood in quotes was a text, even where it looks like a number. */
		if (node->wished == YAMLDOC_PLAIN)
			given_change(arena, entry, field, node->text);
		else
			yamledit_change(arena, entry, node->text, form_of(node->wished));
		return;
	}
	if (entry)
		yamledit_remove(place->mapping, entry);
	if (node)
		given_insert(
			&place->editing->arena, place->mapping, place->record, field, node);
}

static int take_back_field(struct reversal *reversal, struct place *place,
	const struct field *field, struct fail *fail)
{
	const struct change *change = place->change;
	const struct value *now = get(place->now, place->record, field);
	bool faulty = !now && live(place->mapping, field->name);
	if (faulty || !is_same(&reversal->from_commit, field, false, now, change->old_value))
		return block(reversal, place);
	struct yamldoc_node *node = NULL;
	if (change->new_value) {
		node = old_node(
			reversal, place->old_thing->path, change->new_value, false, fail);
		if (!node)
			return -1;
		node = copy_node(reversal, place->editing, field, node);
	}
	put_field(place, field, node);
	return 0;
}

/* --- Items ------------------------------------------------------------------------------- */

static struct yamldoc_node *restored_node(
	const struct reversal *reversal, const struct value *item)
{
	for (size_t i = 0; i < reversal->restored_count; i++) {
		if (reversal->restored[i].item == item)
			return reversal->restored[i].node;
	}
	return NULL;
}

/* Where an item of the parent's list stands now, or NULL. */
static struct yamldoc_node *standing(const struct reversal *reversal, const struct field *field,
	const struct yamldoc_node *sequence, const struct value *now, const struct value *item)
{
	struct yamldoc_node *node = restored_node(reversal, item);
	const struct value *same =
		node ? NULL : find_same(&reversal->from_parent, field, now, item);
	if (same)
		node = editing_item(sequence, same);
	return node && !node->removed ? node : NULL;
}

/* Put an item back behind the one that it stood behind, as far as that is still there. */
static void put_item(struct reversal *reversal, struct place *place, const struct field *field,
	const struct list *old, uint32_t at, struct yamldoc_node *node)
{
	struct arena *arena = &place->editing->arena;
	struct yamldoc_node *sequence = live(place->mapping, field->name), *before;
	const struct value *now = get(place->now, place->record, field);
	if (!sequence || sequence->kind != YAMLDOC_SEQUENCE) {
		if (sequence)
			yamledit_remove(place->mapping, sequence);
		sequence = yamledit_collection(arena, YAMLDOC_SEQUENCE);
		given_insert(arena, place->mapping, place->record, field, sequence);
	}
	struct yamldoc_node *behind = NULL;
	for (uint32_t i = at; i-- > 0 && !behind;)
		behind = standing(reversal, field, sequence, now, &old->items[i]);
	before = behind ? behind->next : sequence->first;
	yamledit_insert(sequence, before, NULL, node);
	reversal->restored = mem_grow(reversal->restored, reversal->restored_count,
		&reversal->restored_capacity, sizeof *reversal->restored);
	reversal->restored[reversal->restored_count++] =
		(struct restored){&old->items[at], node};
}

static uint32_t place_in(const struct list *list, const struct value *item)
{
	return (uint32_t)(item - list->items);
}

static int restore_item(struct reversal *reversal, struct place *place,
	const struct field *field, struct fail *fail)
{
	const struct value *item = place->change->new_value;
	const struct value *now = get(place->now, place->record, field);
	const struct value *old = get(place->old, place->record, field);
	if (!old || find_same(&reversal->from_parent, field, now, item))
		return block(reversal, place);
	struct yamldoc_node *node =
		old_node(reversal, place->old_thing->path, item, true, fail);
	if (!node)
		return -1;
	put_item(reversal, place, field, old->list, place_in(old->list, item),
		copy_node(reversal, place->editing, field, node));
	return 0;
}

static int remove_item(
	struct reversal *reversal, struct place *place, const struct field *field)
{
	const struct value *item = place->change->old_value;
	const struct value *now = get(place->now, place->record, field);
	const struct value *known = find_same(&reversal->from_commit, field, now, item);
	struct yamldoc_node *sequence = live(place->mapping, field->name);
	struct yamldoc_node *node = sequence && known ? editing_item(sequence, known) : NULL;
	if (!node || !is_same(&reversal->from_commit, field, true, known, item))
		return block(reversal, place);
	yamledit_remove(sequence, node);
	return 0;
}

int reversal_take_back(struct reversal *reversal, const struct change *change,
	const struct thing *present, struct fail *fail)
{
	struct arena arena = ARENA_INIT;
	struct valuepath path;
	struct place place;
	int result = start(reversal, &place, change, present, fail);
	if (!result)
		result = go_to(reversal, &place, &path, &arena, fail);
	if (!result) {
		const struct valuepath_step *last = &path.steps[path.count - 1];
		if (!(last->field->flags & FIELD_LIST))
			result = take_back_field(reversal, &place, last->field, fail);
		else if (change->op == CHANGE_ADD)
			result = restore_item(reversal, &place, last->field, fail);
		else
			result = remove_item(reversal, &place, last->field);
	}
	arena_release(&arena);
	return result;
}

/* --- Order and lead ---------------------------------------------------------------------- */

/* Items of the present list that the other plan's list has too, in that one's order. */
struct common {
	const struct value **items;
	size_t count;
};

static struct common common_items(const struct pairing *pairing, const struct field *field,
	const struct value *now, const struct value *other)
{
	struct common common = {NULL, 0};
	uint32_t count = other ? other->list->count : 0;
	common.items = mem_zalloc((count + 1) * sizeof *common.items);
	for (uint32_t i = 0; i < count; i++) {
		const struct value *item =
			find_same(pairing, field, now, &other->list->items[i]);
		if (item)
			common.items[common.count++] = item;
	}
	return common;
}

static bool has(const struct common *common, const struct value *item)
{
	for (size_t i = 0; i < common->count; i++) {
		if (common->items[i] == item)
			return true;
	}
	return false;
}

/* Those of the one that the other has too. */
static void keep(struct common *common, const struct common *other)
{
	size_t kept = 0;
	for (size_t i = 0; i < common->count; i++) {
		if (has(other, common->items[i]))
			common->items[kept++] = common->items[i];
	}
	common->count = kept;
}

/* Items stand in memory as they do in the list. */
static bool is_in_order(const struct common *common)
{
	for (size_t i = 1; i < common->count; i++) {
		if (common->items[i] < common->items[i - 1])
			return false;
	}
	return true;
}

static bool is_lead(const struct field *field, const struct value *item)
{
	return field->type == TYPE_REFERENCE &&
	       record_number(item->record, REFERENCE_LEAD, 0) != 0;
}

/* The present item that leads in the other plan's list, or NULL. */
static const struct value *lead_of(const struct pairing *pairing, const struct field *field,
	const struct value *now, const struct value *other)
{
	for (uint32_t i = 0; other && i < other->list->count; i++) {
		if (is_lead(field, &other->list->items[i]))
			return find_same(pairing, field, now, &other->list->items[i]);
	}
	return NULL;
}

static const struct value *own_lead(const struct field *field, const struct value *now)
{
	for (uint32_t i = 0; i < now->list->count; i++) {
		if (is_lead(field, &now->list->items[i]))
			return &now->list->items[i];
	}
	return NULL;
}

static void put_lead(struct place *place, struct yamldoc_node *sequence,
	const struct value *from, const struct value *to)
{
	const struct field *field = &record_schemas[RECORD_REFERENCE].fields[REFERENCE_LEAD];
	struct yamldoc_node *node = from ? editing_item(sequence, from) : NULL;
	struct yamldoc_node *lead = node ? live(node, field->name) : NULL;
	if (from == to)
		return;
	if (lead)
		yamledit_remove(node, lead);
	node = to ? editing_item(sequence, to) : NULL;
	if (node && !node->removed && !live(node, field->name))
		given_insert(&place->editing->arena, node, RECORD_REFERENCE, field,
			yamledit_scalar(&place->editing->arena, "true", YAMLEDIT_WORD));
}

/* The items take one another's places; what else is in the list stays where it is. */
static void put_order(struct yamldoc_node *sequence, const struct common *wanted)
{
	size_t count = 0, next = 0;
	struct yamldoc_node **all =
		mem_zalloc((sequence->count + 1) * sizeof(struct yamldoc_node *));
	struct yamldoc_node **own =
		mem_zalloc((wanted->count + 1) * sizeof(struct yamldoc_node *));
	for (size_t i = 0; i < wanted->count; i++)
		own[i] = editing_item(sequence, wanted->items[i]);
	for (struct yamldoc_node *node = sequence->first; node; node = node->next) {
		bool concerned = false;
		for (size_t i = 0; i < wanted->count; i++)
			concerned = concerned || own[i] == node;
		all[count++] = concerned ? own[next++] : node;
	}
	for (size_t i = 0; i < count; i++)
		yamledit_move(sequence, all[i], NULL);
	free(all);
	free(own);
}

int reversal_reorder(struct reversal *reversal, const struct change *change,
	const struct thing *present, struct fail *fail)
{
	struct arena arena = ARENA_INIT;
	struct valuepath path;
	struct place place;
	int result = start(reversal, &place, change, present, fail);
	if (!result)
		result = go_to(reversal, &place, &path, &arena, fail);
	const struct field *field = change->field;
	const struct value *now = result ? NULL : get(place.now, place.record, field);
	struct yamldoc_node *sequence = now ? live(place.mapping, field->name) : NULL;
	arena_release(&arena);
	if (!sequence)
		return result;
	struct common made =
		common_items(&reversal->from_commit, field, now, change->old_value);
	struct common wanted =
		common_items(&reversal->from_parent, field, now, change->new_value);
	const struct value *lead = own_lead(field, now);
	const struct value *made_lead =
		lead_of(&reversal->from_commit, field, now, change->old_value);
	const struct value *wanted_lead =
		lead_of(&reversal->from_parent, field, now, change->new_value);
	keep(&made, &wanted);
	keep(&wanted, &made);
	if (!is_in_order(&made) || lead != made_lead) {
		result = block(reversal, &place);
	} else {
		put_lead(&place, sequence, lead, wanted_lead);
		put_order(sequence, &wanted);
	}
	free(made.items);
	free(wanted.items);
	return result;
}

/* --- Objectives and decisions ------------------------------------------------------------- */

static const struct field *list_field(const struct thing *owner, enum kind kind)
{
	enum record_id record = kind_schemas[owner->kind].record;
	return &record_schemas[record].fields[schema_field(record, kind_schemas[kind].plural)];
}

int reversal_restore_nested(struct reversal *reversal, const struct thing *old_thing,
	const struct thing *owner, struct fail *fail)
{
	const struct field *field = list_field(owner, old_thing->kind);
	const struct value *old =
		get(old_thing->owner->record, kind_schemas[owner->kind].record, field);
	struct opened *opened = open_file(reversal, owner->path, true, fail);
	if (!opened || !old)
		return -1;
	const struct value *item = &old->list->items[old_thing->number - 1];
	struct yamldoc_node *node = old_node(reversal, old_thing->path, item, true, fail);
	if (!node)
		return -1;
	struct place place = {&opened->editing, opened->editing.doc.root,
		kind_schemas[owner->kind].record, owner->record, old_thing->owner->record,
		owner, old_thing->owner, NULL};
	put_item(reversal, &place, field, old->list, place_in(old->list, item),
		copy_node(reversal, &opened->editing, field, node));
	return 0;
}

int reversal_remove_nested(
	struct reversal *reversal, const struct thing *present, struct fail *fail)
{
	struct opened *opened = open_file(reversal, present->path, true, fail);
	if (!opened)
		return -1;
	struct yamldoc_node *list =
		live(opened->editing.doc.root, kind_schemas[present->kind].plural);
	struct yamldoc_node *node = editing_find(&opened->editing, present->kind, present->id);
	if (list && node && !node->removed)
		yamledit_remove(list, node);
	return 0;
}

/* --- The lexicon -------------------------------------------------------------------------- */

int reversal_take_back_acronym(
	struct reversal *reversal, const struct change *change, struct fail *fail)
{
	const struct lexicon_entry *entry = plan_acronym(reversal->present, change->acronym);
	const char *now = entry ? entry->meaning : "";
	const char *made = change->old_value ? change->old_value->text : "";
	const char *wanted = change->new_value ? change->new_value->text : "";
	const struct thing *lexicon = reversal->present->lexicon;
	if (!lexicon || strcmp(now, made) != 0)
		return reversal_block(reversal, lexicon,
			lexicon ? lexicon->path : change_thing(change)->path, change->acronym);
	struct opened *opened = open_file(reversal, lexicon->path, true, fail);
	if (!opened)
		return -1;
	struct arena *arena = &opened->editing.arena;
	struct yamldoc_node *root = opened->editing.doc.root, *before = root->first;
	struct yamldoc_node *node = live(root, change->acronym);
	if (node && *wanted)
		yamledit_change(arena, node, wanted, YAMLEDIT_TEXT);
	else if (node)
		yamledit_remove(root, node);
	if (node)
		return 0;
	while (before && utf8_order(before->key->text, change->acronym) < 0)
		before = before->next;
	yamledit_insert(root, before, yamledit_scalar(arena, change->acronym, YAMLEDIT_TEXT),
		yamledit_scalar(arena, wanted, YAMLEDIT_TEXT));
	return 0;
}
