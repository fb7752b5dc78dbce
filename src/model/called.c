#include "model/called.h"
#include "model/valuepath.h"

#include <string.h>

/* Who gives names. */
struct naming {
	struct arena *arena;
	called_fn *function;
	void *context;
};

static struct value name_link(
	const struct naming *naming, const struct field *field, const struct value *value)
{
	struct value named = *value;
	if (field->type == TYPE_LINK || field->type == TYPE_FORMER_LINK ||
		(field->type == TYPE_DECISION && value->detail == VALUE_PLAIN))
		named.text =
			naming->function(naming->context, schema_space(field), value->text);
	return named;
}

static struct record *copy(const struct naming *naming, const struct record *record)
{
	size_t size = sizeof *record + (size_t)record->count * sizeof *record->values;
	struct record *copied = arena_alloc(naming->arena, size);
	memcpy(copied, record, size);
	copied->faulty = 0;
	return copied;
}

static struct value name_reference(const struct naming *naming, const struct value *value)
{
	struct value named = *value;
	const struct value *name = reference_name(value->record);
	if (!name)
		return named;
	struct record *record = copy(naming, value->record);
	record->values[name - value->record->values] =
		name_link(naming, record_field(record, name), name);
	named.record = record;
	return named;
}

/* An item of a list, or the field that tells it from others. */
static struct value name_item(
	const struct naming *naming, const struct field *field, const struct value *value)
{
	if (field->type == TYPE_REFERENCE)
		return name_reference(naming, value);
	if (field->type != TYPE_RECORD)
		return name_link(naming, field, value);
	struct value named = *value;
	int key = record_schemas[field->record].key;
	const struct value *part = key < 0 ? NULL : record_get(value->record, key);
	if (!part)
		return named;
	struct record *record = copy(naming, value->record);
	const struct field *key_field = &record_schemas[field->record].fields[key];
	record->values[part - value->record->values] =
		key_field->type == TYPE_REFERENCE ? name_reference(naming, part)
						  : name_link(naming, key_field, part);
	named.record = record;
	return named;
}

/* The path of an item within another's begins with that of the list that it stood in. */
static void add_list(
	struct text *out, const struct changes *changes, const struct change *change)
{
	struct text key = TEXT_INIT;
	size_t length = strlen(change->path);
	valuepath_add_item(
		&key, change->field, change->old_value, &changes->old_plan->calendar);
	if (!change->item && key.length <= length)
		length -= key.length;
	text_add(out, change->path, length);
	text_release(&key);
}

void called_location(struct text *out, struct arena *arena, const struct changes *changes,
	const struct change *change, called_fn *function, void *context)
{
	const struct naming naming = {arena, function, context};
	if (!change->field || !(change->field->flags & FIELD_LIST) ||
		change->op != CHANGE_REMOVE) {
		change_location(out, changes, change);
		return;
	}
	struct value named = name_item(&naming, change->field, change->old_value);
	add_list(out, changes, change);
	valuepath_add_item(out, change->field, &named, &changes->old_plan->calendar);
}
