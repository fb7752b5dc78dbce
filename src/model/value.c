#include "model/value.h"

#include <stddef.h>
#include <string.h>

static const struct list no_items = {0};

const struct value *record_get(const struct record *record, int field)
{
	for (int i = 0; i < record->count; i++) {
		if (record->values[i].field == field)
			return &record->values[i];
	}
	return NULL;
}

bool record_has(const struct record *record, int field)
{
	const uint8_t *faulty = (const uint8_t *)(record->values + record->count);
	return record_get(record, field) || memchr(faulty, field, record->faulty);
}

const char *record_text(const struct record *record, int field)
{
	const struct value *value = record_get(record, field);
	return value ? value->text : NULL;
}

int64_t record_number(const struct record *record, int field, int64_t missing)
{
	const struct value *value = record_get(record, field);
	return value ? value->number : missing;
}

const struct record *record_record(const struct record *record, int field)
{
	const struct value *value = record_get(record, field);
	return value ? value->record : NULL;
}

const struct list *record_list(const struct record *record, int field)
{
	const struct value *value = record_get(record, field);
	return value ? value->list : &no_items;
}

const struct value *reference_name(const struct record *reference)
{
	for (int i = 0; i < reference->count; i++) {
		if (reference->values[i].field <= REFERENCE_TEXT)
			return &reference->values[i];
	}
	return NULL;
}

bool reference_is_over(const struct record *reference, day_t today)
{
	day_t end = (day_t)record_number(reference, REFERENCE_END, 0);
	return end && end <= today;
}

static void print_point(struct text *out, const struct value *value)
{
	if (value->detail == VALUE_OTHER)
		day_print(out, (day_t)value->number);
	else
		text_printf(out, "%04lld", (long long)value->number);
}

static void print_boolean(struct text *out, const struct value *value)
{
	if (value->detail == VALUE_OTHER)
		text_printf(out, "%lld", (long long)value->number);
	else
		text_str(out, value->number ? "true" : "false");
}

/* What an indicator measures may be words. */
static void print_number(struct text *out, const struct value *value)
{
	if (value->detail == VALUE_WORDS)
		text_str(out, value->text);
	else
		number_print(out, (struct decimal){value->number, value->detail});
}

static void print_decision(struct text *out, const struct value *value)
{
	if (value->detail == VALUE_OTHER)
		day_print(out, (day_t)value->number);
	else
		text_str(out, value->text);
}

void value_print(struct text *out, const struct field *field, const struct value *value,
	const struct calendar *calendar)
{
	switch (field->type) {
	case TYPE_ENUM:
		text_str(out, enumerations[field->values].words[value->number]);
		break;
	case TYPE_BOOLEAN:
		print_boolean(out, value);
		break;
	case TYPE_INTEGER:
		text_printf(out, "%lld", (long long)value->number);
		break;
	case TYPE_VALUE:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		print_number(out, value);
		break;
	case TYPE_DATE:
		day_print(out, (day_t)value->number);
		break;
	case TYPE_MONTH_DAY:
		text_printf(out, "%02lld-%02lld", (long long)value->number / 100,
			(long long)value->number % 100);
		break;
	case TYPE_POINT:
		print_point(out, value);
		break;
	case TYPE_SCHEDULE:
		schedule_print(out, value->schedule, calendar);
		break;
	case TYPE_REFERENCE: {
		const struct value *name = reference_name(value->record);
		text_str(out, name ? name->text : "");
		break;
	}
	case TYPE_DECISION:
		print_decision(out, value);
		break;
	case TYPE_ID:
	case TYPE_FORMER_ID:
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
	case TYPE_TEXT:
	case TYPE_LONG_TEXT:
	case TYPE_ACRONYM:
	case TYPE_CURRENCY:
		text_str(out, value->text);
		break;
	case TYPE_RECORD:
	case TYPE_NUMBER:
	case TYPE_OWNER:
	case TYPE_PATH:
		break;
	}
}

static void field_key(
	struct text *out, const struct record *record, int at, const struct calendar *calendar)
{
	const struct value *value = record_get(record, at);
	if (value)
		value_key(out, record_field(record, value), value, calendar);
}

void value_key(struct text *out, const struct field *field, const struct value *value,
	const struct calendar *calendar)
{
	if (field->type == TYPE_RECORD) {
		const struct record_schema *schema = &record_schemas[field->record];
		field_key(out, value->record, schema->key, calendar);
		if (schema->key2 >= 0) {
			text_char(out, '\n');
			field_key(out, value->record, schema->key2, calendar);
		}
		return;
	}
	if (field->type == TYPE_REFERENCE) {
		const struct value *name = reference_name(value->record);
		if (name)
			text_printf(out, "%s %s",
				record_schemas[RECORD_REFERENCE].fields[name->field].name,
				name->text);
		return;
	}
	value_print(out, field, value, calendar);
}
