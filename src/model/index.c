#include "model/index.h"
#include "base/hash.h"
#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

struct slot {
	const struct thing *thing; /* NULL: free */
	const char *id;
	enum name_space space;
	bool former;
	bool ambiguous;
};

struct plan_index {
	struct slot *slots;
	size_t mask;
	struct arena arena; /* full ids of decisions */
};

static size_t hash(enum name_space space, const char *id)
{
	return (size_t)hash_bytes(id, strlen(id)) + (size_t)space;
}

static struct slot *find_slot(
	const struct plan_index *index, enum name_space space, const char *id, bool former)
{
	for (size_t at = hash(space, id);; at++) {
		struct slot *slot = &index->slots[at & index->mask];
		if (!slot->thing || (slot->space == space && slot->former == former &&
					    !strcmp(slot->id, id)))
			return slot;
	}
}

const struct thing *index_find(
	const struct plan_index *index, enum name_space space, const char *id, bool former)
{
	return find_slot(index, space, id, former)->thing;
}

bool index_is_ambiguous(const struct plan_index *index, enum name_space space, const char *id)
{
	return find_slot(index, space, id, false)->ambiguous;
}

void index_report_copy(const struct thing *thing, const struct thing *other, struct diag *diag)
{
	uint32_t line, column;
	thing_place(thing, 0, &line, &column);
	diag_add(diag, FINDING_DUPLICATE_ID, thing->path, line, column,
		_("the identifier '%s' is already that of %s: if this is a copy, delete it; else "
		  "give it an identifier of its own, and the file name that goes with it"),
		thing->id, other->path);
}

static void report_twice(
	const struct thing *thing, const struct thing *other, struct diag *diag)
{
	uint32_t line, column;
	/* Within one file the list that holds both has its own finding. */
	if (thing->owner && !strcmp(thing->path, other->path))
		return;
	if (thing->kind == other->kind && kind_schemas[thing->kind].folder) {
		index_report_copy(thing, other, diag);
		return;
	}
	thing_place(thing, 0, &line, &column);
	diag_add(diag, FINDING_DUPLICATE_ID, thing->path, line, column,
		_("the identifier '%s' is that of %s too: choose another"), thing->id,
		other->path);
}

static const char *full_id(struct plan_index *index, const struct thing *thing)
{
	if (thing->kind != KIND_DECISION)
		return thing->id;
	struct text id = TEXT_INIT;
	thing_full_id(&id, thing);
	const char *kept = arena_text(&index->arena, id.data, id.length);
	text_release(&id);
	return kept;
}

static void add_current(struct plan_index *index, const struct thing *thing, struct diag *diag)
{
	const char *id = full_id(index, thing);
	struct slot *slot = find_slot(index, kind_schemas[thing->kind].space, id, false);
	/* Without an id it has a finding of its own. */
	if (!*thing->id)
		return;
	/* A copy whose id was not changed is told so; the id is the other's. */
	if (slot->thing && thing->misnamed && !slot->thing->misnamed)
		return;
	if (slot->thing && !(slot->thing->misnamed && !thing->misnamed)) {
		/* Which of them should give way is not for the program to say. */
		if (!slot->ambiguous)
			report_twice(slot->thing, thing, diag);
		slot->ambiguous = true;
		report_twice(thing, slot->thing, diag);
		return;
	}
	*slot = (struct slot){thing, id, kind_schemas[thing->kind].space, false, false};
}

static void add_former(struct plan_index *index, const struct thing *thing, struct diag *diag)
{
	const struct list *list = thing_former_ids(thing);
	for (uint32_t i = 0; list && i < list->count; i++) {
		const struct value *value = &list->items[i];
		enum name_space space = kind_schemas[thing->kind].space;
		const struct thing *other = index_find(index, space, value->text, false);
		struct slot *slot = find_slot(index, space, value->text, true);
		if (!other)
			other = slot->thing;
		if (other == thing)
			diag_add(diag, FINDING_FORMER_ID_TAKEN, thing->path, value->line,
				value->column,
				_("'%s' is the identifier still: delete it here"), value->text);
		else if (other)
			diag_add(diag, FINDING_FORMER_ID_TAKEN, thing->path, value->line,
				value->column,
				_("'%s' is an identifier of %s too: an identifier is never given again"),
				value->text, other->path);
		if (!slot->thing)
			*slot = (struct slot){thing, value->text, space, true, false};
	}
}

struct plan_index *index_build(const struct thing_list things[KIND_COUNT], struct diag *diag)
{
	size_t count = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < things[kind].count; i++) {
			const struct list *former = thing_former_ids(things[kind].items[i]);
			count += 1 + (former ? former->count : 0);
		}
	}
	size_t size = 64;
	while (size < count * 2)
		size *= 2;
	struct plan_index *index = mem_zalloc(sizeof *index);
	index->slots = mem_zalloc(size * sizeof *index->slots);
	index->mask = size - 1;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < things[kind].count; i++)
			add_current(index, things[kind].items[i], diag);
	}
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < things[kind].count; i++)
			add_former(index, things[kind].items[i], diag);
	}
	return index;
}

void index_free(struct plan_index *index)
{
	if (!index)
		return;
	free(index->slots);
	arena_release(&index->arena);
	free(index);
}
