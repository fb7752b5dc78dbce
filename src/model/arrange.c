#include "model/arrange.h"

#include <stdlib.h>
#include <string.h>

static void append_thing(struct thing_list *list, struct thing *thing)
{
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count++] = thing;
}

/* Objectives stand in their axis's file, decisions in their meeting's. */
static void add_nested(struct plan *plan, const struct thing *owner, int field, enum kind kind)
{
	const struct list *list = record_list(owner->record, field);
	for (uint32_t i = 0; i < list->count; i++) {
		const struct record *record = list->items[i].record;
		const char *id = record_text(record, 0);
		struct thing *thing = arena_zalloc(&plan->arena, sizeof *thing);
		*thing = (struct thing){.kind = kind,
			.line = list->items[i].line,
			.readable = true,
			.id = id ? id : "",
			.path = owner->path,
			.record = record,
			.owner = owner,
			.order = (int64_t)i,
			.number = (int)i + 1};
		append_thing(&plan->things[kind], thing);
	}
}

static int by_acronym(const void *left, const void *right)
{
	return strcmp(((const struct lexicon_entry *)left)->acronym,
		((const struct lexicon_entry *)right)->acronym);
}

static int by_order(const void *left, const void *right)
{
	const struct thing *a = *(struct thing *const *)left,
			   *b = *(struct thing *const *)right;
	if (a->owner != b->owner) {
		if (!a->owner || !b->owner)
			return a->owner ? -1 : 1;
		int order = by_order(&a->owner, &b->owner);
		if (order)
			return order;
	}
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	int order = strcmp(a->id, b->id);
	return order ? order : strcmp(a->path, b->path);
}

static void sort_kind(struct plan *plan, enum kind kind)
{
	struct thing_list *list = &plan->things[kind];
	if (list->count)
		qsort(list->items, list->count, sizeof(struct thing *), by_order);
	for (size_t i = 0; i < list->count; i++)
		list->items[i]->rank = (uint32_t)i;
}

static int64_t own_order(const struct thing *thing)
{
	if (!thing->record)
		return INT64_MAX;
	switch ((int)thing->kind) {
	case KIND_AXIS:
		return record_number(thing->record, AXIS_ORDER, INT32_MAX);
	case KIND_ACTION:
		return record_number(thing->record, ACTION_ORDER, INT64_MAX);
	case KIND_MEETING:
		return record_number(thing->record, MEETING_DATE, INT32_MAX);
	default:
		return 0;
	}
}

static void find_owner(const struct plan *plan, struct thing *action)
{
	const struct field *link = &record_schemas[RECORD_ACTION].fields[ACTION_OBJECTIVE];
	const struct value *value =
		action->record ? record_get(action->record, ACTION_OBJECTIVE) : NULL;
	action->owner = value ? plan_target(plan, link, value) : NULL;
}

/*
 * Actions are numbered within their objective. One that cannot be read keeps its
 * place as far as its file still tells it; where it does not, nobody's position is
 * sure, and none is given.
 */
static void number_actions(struct plan *plan)
{
	struct thing_list *actions = &plan->things[KIND_ACTION], placed = {NULL, 0, 0};
	bool sure = !plan->is_part;
	for (size_t i = 0; i < plan->unreadable.count; i++) {
		struct thing *thing = plan->unreadable.items[i];
		if (thing->kind != KIND_ACTION)
			continue;
		find_owner(plan, thing);
		sure = sure && thing->owner;
		append_thing(&placed, thing);
	}
	for (size_t i = 0; i < actions->count; i++)
		append_thing(&placed, actions->items[i]);
	if (placed.count > actions->count && placed.count)
		qsort(placed.items, placed.count, sizeof(struct thing *), by_order);
	for (size_t i = 0; sure && i < placed.count; i++) {
		const struct thing *before = i ? placed.items[i - 1] : NULL;
		bool same = before && before->owner == placed.items[i]->owner;
		placed.items[i]->number = same ? before->number + 1 : 1;
	}
	free(placed.items);
}

static void gather(struct plan *plan, struct thing *const things[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct thing *thing = things[i];
		if (!thing)
			continue;
		thing->order = own_order(thing);
		if (!thing->readable) {
			append_thing(&plan->unreadable, thing);
			continue;
		}
		append_thing(&plan->things[thing->kind], thing);
		if (thing->kind == KIND_LEXICON)
			plan->lexicon = thing;
		if (thing->kind == KIND_AXIS)
			add_nested(plan, thing, AXIS_OBJECTIVES, KIND_OBJECTIVE);
		if (thing->kind == KIND_MEETING)
			add_nested(plan, thing, MEETING_DECISIONS, KIND_DECISION);
	}
	if (plan->acronym_count)
		qsort(plan->acronyms, plan->acronym_count, sizeof *plan->acronyms, by_acronym);
}

void arrange_things(
	struct plan *plan, struct thing *const things[], size_t count, struct diag *diag)
{
	gather(plan, things, count);
	plan->index = index_build(plan->things, diag);
	for (size_t i = 0; i < plan->things[KIND_ACTION].count; i++)
		find_owner(plan, plan->things[KIND_ACTION].items[i]);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		sort_kind(plan, (enum kind)kind);
	for (size_t i = 0; i < plan->things[KIND_AXIS].count; i++) {
		struct thing *axis = plan->things[KIND_AXIS].items[i];
		axis->number = (int)record_number(axis->record, AXIS_ORDER, 0);
	}
	number_actions(plan);
}
