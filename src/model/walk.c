#include "model/walk.h"

#include <stddef.h>

static void walk_value(struct walk *walk, const struct record *record,
	const struct field *field, const struct value *value)
{
	walk->visit(walk, record, field, value);
	if (field->type == TYPE_RECORD || field->type == TYPE_REFERENCE)
		walk_record(walk, value->record);
}

void walk_field(struct walk *walk, const struct record *record, const struct value *value)
{
	const struct field *field = record_field(record, value);
	if (!(field->flags & FIELD_LIST)) {
		walk_value(walk, record, field, value);
		return;
	}
	for (uint32_t item = 0; item < value->list->count; item++)
		walk_value(walk, record, field, &value->list->items[item]);
}

void walk_record(struct walk *walk, const struct record *record)
{
	for (int i = 0; i < record->count; i++)
		walk_field(walk, record, &record->values[i]);
}

void walk_plan(struct walk *walk, const struct plan *plan)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!kind_schemas[kind].folder)
			continue;
		for (size_t i = 0; i < plan->things[kind].count; i++) {
			walk->thing = plan->things[kind].items[i];
			if (walk->thing->record)
				walk_record(walk, walk->thing->record);
		}
	}
}
