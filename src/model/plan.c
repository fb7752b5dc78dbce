#include "model/plan.h"

#include <stdlib.h>
#include <string.h>

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		free(plan->things[kind].items);
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
			       : plan_find(plan, SPACE_DECISION, value->text);
	if (field->type != TYPE_LINK && field->type != TYPE_FORMER_LINK)
		return NULL;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!(field->kinds & 1u << kind))
			continue;
		/* The kinds of one field share a namespace. */
		const struct thing *found =
			plan_find(plan, kind_schemas[kind].space, value->text);
		return found && (field->kinds & 1u << found->kind) ? found : NULL;
	}
	return NULL;
}
