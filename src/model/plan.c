#include "model/plan.h"

#include <stdlib.h>
#include <string.h>

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		free(plan->things[kind].items);
	free(plan->unreadable.items);
	free(plan->unread);
	index_free(plan->index);
	arena_release(&plan->arena);
	free(plan);
}

const struct thing *plan_find(const struct plan *plan, enum name_space space, const char *id)
{
	return index_find(plan->index, space, id, false);
}

const struct thing *plan_find_former(
	const struct plan *plan, enum name_space space, const char *id)
{
	return index_find(plan->index, space, id, true);
}

static bool has_name(const char *path, const char *id)
{
	const char *name = strrchr(path, '/') + 1;
	size_t length = strlen(id);
	return !strncmp(name, id, length) && !strcmp(name + length, ".yaml");
}

/* Whether an action that was not read has the id: that is its file's name. */
static bool is_unread(const struct plan *plan, enum name_space space, const char *id)
{
	bool found = false;
	for (size_t i = 0;
		space == kind_schemas[KIND_ACTION].space && !found && i < plan->unread_count;
		i++)
		found = has_name(plan->unread[i], id);
	return found;
}

/* Objectives stand in axes, decisions in the meeting whose id theirs begins with. */
bool plan_unreadable(const struct plan *plan, enum name_space space, const char *id)
{
	for (size_t i = 0; i < plan->unreadable.count; i++) {
		const struct thing *thing = plan->unreadable.items[i];
		size_t length = strlen(thing->id);
		if (space == SPACE_OBJECTIVE && thing->kind == KIND_AXIS)
			return true;
		if (space == SPACE_DECISION && thing->kind == KIND_MEETING &&
			!strncmp(id, thing->id, length) && id[length] == '/')
			return true;
		if (space == kind_schemas[thing->kind].space && !strcmp(id, thing->id))
			return true;
	}
	return is_unread(plan, space, id);
}

bool plan_ambiguous(const struct plan *plan, enum name_space space, const char *id)
{
	return index_is_ambiguous(plan->index, space, id);
}

static int compare_acronym(const void *key, const void *entry)
{
	return strcmp(key, ((const struct lexicon_entry *)entry)->acronym);
}

const struct lexicon_entry *plan_acronym(const struct plan *plan, const char *acronym)
{
	if (!plan->acronym_count)
		return NULL;
	return bsearch(acronym, plan->acronyms, plan->acronym_count, sizeof *plan->acronyms,
		compare_acronym);
}

const struct thing *plan_nested(
	const struct plan *plan, const struct field *field, const struct value *value)
{
	for (int kind = 0; field->type == TYPE_RECORD && kind < KIND_COUNT; kind++) {
		const struct thing_list *things = &plan->things[kind];
		if (kind_schemas[kind].folder || kind_schemas[kind].record != field->record)
			continue;
		for (size_t i = 0; i < things->count; i++) {
			if (things->items[i]->record == value->record)
				return things->items[i];
		}
	}
	return NULL;
}

const struct thing *plan_find_anywhere(
	const struct plan *plan, enum name_space space, const char *id)
{
	const struct thing *found = plan_find(plan, space, id);
	if (!found && plan->elsewhere)
		found = plan->elsewhere(plan->elsewhere_context, space, id);
	return found;
}

const struct thing *plan_target(
	const struct plan *plan, const struct field *field, const struct value *value)
{
	if (field->type == TYPE_REFERENCE) {
		value = reference_name(value->record);
		if (!value)
			return NULL;
		field = &record_schemas[RECORD_REFERENCE].fields[value->field];
	}
	if (field->type == TYPE_DECISION)
		return value->detail == VALUE_OTHER
			       ? NULL
			       : plan_find_anywhere(plan, SPACE_DECISION, value->text);
	if (field->type != TYPE_LINK && field->type != TYPE_FORMER_LINK)
		return NULL;
	const struct thing *found = plan_find_anywhere(plan, schema_space(field), value->text);
	return found && (field->kinds & 1u << found->kind) ? found : NULL;
}
