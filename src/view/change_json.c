#include "view/change_json.h"
#include "view/item.h"

#include <stddef.h>

static struct json *text_json(struct text *text)
{
	struct json *json = json_new_text(text->data);
	text_release(text);
	return json;
}

static struct json *id_json(const struct thing *thing)
{
	struct text id = TEXT_INIT;
	if (!thing)
		return json_new_null();
	thing_full_id(&id, thing);
	return text_json(&id);
}

static void add_part(
	struct text *out, const struct plan *plan, const struct record *record, int at)
{
	const struct value *value = record_get(record, at);
	const struct value *name = NULL;
	if (!value)
		return;
	const struct field *field = record_field(record, value);
	if (field->type == TYPE_REFERENCE)
		name = reference_name(value->record);
	if (name)
		text_printf(out, "%s:", record_field(value->record, name)->name);
	value_print(out, field, value, &plan->calendar);
}

void change_key(struct text *out, const struct plan *plan, const struct field *field,
	const struct value *item)
{
	if (field->type != TYPE_RECORD && field->type != TYPE_REFERENCE) {
		value_print(out, field, item, &plan->calendar);
		return;
	}
	if (field->type == TYPE_REFERENCE) {
		const struct value *name = reference_name(item->record);
		if (name)
			text_printf(out, "%s:%s", record_field(item->record, name)->name,
				name->text);
		return;
	}
	const struct record_schema *schema = &record_schemas[field->record];
	add_part(out, plan, item->record, schema->key);
	if (schema->key2 >= 0) {
		text_char(out, '/');
		add_part(out, plan, item->record, schema->key2);
	}
}

struct json *change_key_json(
	const struct plan *plan, const struct field *field, const struct value *item)
{
	struct text key = TEXT_INIT;
	if (field->type == TYPE_REFERENCE) {
		const struct value *name = reference_name(item->record);
		struct json *json = json_new_object();
		if (name)
			json_put(json, record_field(item->record, name)->name,
				json_new_text(name->text));
		return json;
	}
	change_key(&key, plan, field, item);
	return text_json(&key);
}

static struct json *order_json(
	const struct plan *plan, const struct field *field, const struct value *value)
{
	struct json *list = json_new_list();
	for (uint32_t i = 0; i < value->list->count; i++) {
		const struct value *item = &value->list->items[i];
		struct json *key = change_key_json(plan, field, item);
		if (field->type == TYPE_REFERENCE &&
			record_number(item->record, REFERENCE_LEAD, 0))
			json_put(key, "lead", json_new_bool(true));
		json_append(list, key);
	}
	return list;
}

static struct json *value_json(const struct plan *plan, const struct change *change,
	const struct value *value, const struct thing *thing)
{
	if (!change->path)
		return id_json(thing);
	if (!value)
		return json_new_null();
	if (change->acronym || change->field->type == TYPE_OWNER)
		return json_new_text(value->text);
	if (change->op == CHANGE_REORDER)
		return order_json(plan, change->field, value);
	return item_value(plan, change->field, value);
}

static struct json *change_item(const struct changes *changes, const struct change *change)
{
	if (change->acronym)
		return json_new_text(change->acronym);
	if (!change->item)
		return json_new_null();
	return change->new_value
		       ? change_key_json(changes->new_plan, change->field, change->new_value)
		       : change_key_json(changes->old_plan, change->field, change->old_value);
}

struct json *change_json(const struct changes *changes, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	struct json *json = json_new_object();
	json_put(json, "kind", json_new_text(kind_schemas[thing->kind].name));
	json_put(json, "id", id_json(thing));
	json_put(json, "path", json_new_text(thing->path));
	json_put(json, "op", json_new_text(change_words[change->op]));
	json_put(json, "field", json_new_text(change->path));
	json_put(json, "item", change_item(changes, change));
	json_put(json, "old",
		value_json(changes->old_plan, change, change->old_value, change->old_thing));
	json_put(json, "new",
		value_json(changes->new_plan, change, change->new_value, change->new_thing));
	return json;
}
