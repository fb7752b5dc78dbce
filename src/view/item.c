#include "view/item.h"

#include <stddef.h>

static struct json *record_json(const struct plan *, const struct thing *, enum record_id,
	const struct record *, unsigned allowed);

static struct json *text_json(struct text *text)
{
	struct json *json = json_new_text(text->data);
	text_release(text);
	return json;
}

static struct json *day_json(day_t day)
{
	struct text text = TEXT_INIT;
	if (!day)
		return json_new_null();
	day_print(&text, day);
	return text_json(&text);
}

static struct json *schedule_json(const struct plan *plan, const struct schedule *schedule)
{
	struct json *json = json_new_object();
	struct text text = TEXT_INIT;
	schedule_print(&text, schedule, &plan->calendar);
	json_put(json, "text", text_json(&text));
	schedule_edtf(&text, schedule, &plan->calendar);
	json_put(json, "edtf", text_json(&text));
	json_put(json, "start", day_json(schedule->start));
	json_put(json, "end", day_json(schedule->end));
	return json;
}

static struct json *decimal_json(const struct value *value)
{
	if (!value->detail)
		return json_new_integer(value->number);
	return json_new_real(number_double((struct decimal){value->number, value->detail}));
}

/* Its kind comes first, then the name of what it leads to, then what the field allows. */
static struct json *reference_json(
	const struct plan *plan, const struct field *field, const struct record *record)
{
	const struct value *name = reference_name(record);
	const struct record_schema *schema = &record_schemas[RECORD_REFERENCE];
	struct json *json = json_new_object();
	if (name) {
		const struct field *kind = &schema->fields[name->field];
		const struct thing *target = plan_target(plan, kind, name);
		json_put(json, kind->name, json_new_text(name->text));
		if (name->field != REFERENCE_TEXT)
			json_put(json, "name",
				json_new_text(target ? thing_title(target) : NULL));
	}
	struct json *rest = record_json(plan, NULL, RECORD_REFERENCE, record, field->flags);
	json_merge(json, rest);
	return json;
}

struct json *item_value(
	const struct plan *plan, const struct field *field, const struct value *value)
{
	struct text text = TEXT_INIT;
	switch ((int)field->type) {
	case TYPE_REFERENCE:
		return reference_json(plan, field, value->record);
	case TYPE_RECORD:
		return record_json(
			plan, plan_nested(plan, field, value), field->record, value->record, 0);
	case TYPE_SCHEDULE:
		return schedule_json(plan, value->schedule);
	case TYPE_BOOLEAN:
		if (value->detail == VALUE_PLAIN)
			return json_new_bool(value->number);
		return json_new_integer(value->number);
	case TYPE_INTEGER:
		return json_new_integer(value->number);
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return decimal_json(value);
	case TYPE_VALUE:
		return value->detail == VALUE_WORDS ? json_new_text(value->text)
						    : decimal_json(value);
	case TYPE_POINT:
		if (value->detail == VALUE_PLAIN)
			return json_new_integer(value->number);
		break;
	default:
		break;
	}
	value_print(&text, field, value, &plan->calendar);
	return text_json(&text);
}

static struct json *computed(const struct thing *thing, const struct field *field)
{
	struct text text = TEXT_INIT;
	if (!thing)
		return json_new_null();
	const struct thing *owner =
		field->kinds & 1u << KIND_AXIS ? thing_axis(thing) : thing->owner;
	if (field->type == TYPE_PATH)
		return json_new_text(thing->path);
	if (field->type == TYPE_OWNER)
		return json_new_text(owner ? owner->id : NULL);
	thing_number(&text, thing);
	if (text.length)
		return text_json(&text);
	text_release(&text);
	return json_new_null();
}

static struct json *field_json(const struct plan *plan, const struct thing *thing,
	const struct record *record, int at, const struct field *field)
{
	const struct value *value = record ? record_get(record, at) : NULL;
	if (field->flags & FIELD_COMPUTED)
		return computed(thing, field);
	if (field->flags & FIELD_LIST) {
		struct json *list = json_new_list();
		for (uint32_t i = 0; value && i < value->list->count; i++)
			json_append(list, item_value(plan, field, &value->list->items[i]));
		return list;
	}
	if (value)
		return item_value(plan, field, value);
	/* An amount without a currency is in the plan's. */
	if (field->type == TYPE_CURRENCY)
		return json_new_text(plan->calendar.currency);
	return json_new_null();
}

static struct json *record_json(const struct plan *plan, const struct thing *thing,
	enum record_id id, const struct record *record, unsigned allowed)
{
	const struct record_schema *schema = &record_schemas[id];
	struct json *json = json_new_object();
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		if (id == RECORD_REFERENCE &&
			(i <= REFERENCE_TEXT ||
				(field->flags & FIELD_REFERENCE_FLAGS & ~allowed)))
			continue;
		json_put(json, field->name, field_json(plan, thing, record, i, field));
	}
	return json;
}

struct json *item_json(const struct plan *plan, const struct thing *thing)
{
	if (thing->record)
		return record_json(
			plan, thing, (enum record_id)thing->record->id, thing->record, 0);
	struct json *json = json_new_object();
	json_put(json, "id", json_new_text(thing->id));
	if (thing->kind == KIND_LEXICON) {
		struct json *entries = json_new_list();
		for (size_t i = 0; i < plan->acronym_count; i++)
			json_append(entries, item_acronym(&plan->acronyms[i]));
		json_put(json, "acronyms", entries);
	}
	json_put(json, "path", json_new_text(thing->path));
	return json;
}

struct json *item_acronym(const struct lexicon_entry *entry)
{
	struct json *json = json_new_object();
	json_put(json, "acronym", json_new_text(entry->acronym));
	json_put(json, "meaning", json_new_text(entry->meaning));
	return json;
}
