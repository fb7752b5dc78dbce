#include "model/pack.h"

#include <string.h>

/* The schema nests records less deeply. */
#define MOST_DEPTH 8
/* Of a decimal. */
#define MOST_PLACES 15

/* --- Writing ------------------------------------------------------------------------- */

/* Seven bits a byte, the lowest first; the highest bit says that more follow. */
void pack_number(struct text *out, uint64_t number)
{
	while (number >= 0x80) {
		text_char(out, (char)(number | 0x80));
		number >>= 7;
	}
	text_char(out, (char)number);
}

/* Small ones are short whatever their sign. */
static void pack_signed(struct text *out, int64_t number)
{
	pack_number(out, (uint64_t)number << 1 ^ (uint64_t)(number >> 63));
}

void pack_bytes(struct text *out, const char *bytes, size_t length)
{
	pack_number(out, length);
	text_add(out, bytes, length);
}

void pack_text(struct text *out, const char *text)
{
	pack_bytes(out, text, strlen(text));
}

static void pack_schedule(struct text *out, const struct schedule *schedule)
{
	pack_number(out, schedule->form);
	pack_signed(out, schedule->season);
	pack_signed(out, schedule->year);
	pack_signed(out, schedule->last_year);
	pack_signed(out, schedule->start);
	pack_signed(out, schedule->end);
}

/* How a value of that type is held (struct value). */
enum held { HELD_TEXT, HELD_NUMBER, HELD_SCHEDULE, HELD_RECORD };

static enum held held_as(const struct field *field, unsigned detail)
{
	switch (field->type) {
	case TYPE_ID:
	case TYPE_FORMER_ID:
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
	case TYPE_TEXT:
	case TYPE_LONG_TEXT:
	case TYPE_ACRONYM:
	case TYPE_CURRENCY:
	case TYPE_NUMBER:
	case TYPE_OWNER:
	case TYPE_PATH:
		return HELD_TEXT;
	case TYPE_DECISION:
		return detail == VALUE_OTHER ? HELD_NUMBER : HELD_TEXT;
	case TYPE_VALUE:
		return detail == VALUE_WORDS ? HELD_TEXT : HELD_NUMBER;
	case TYPE_REFERENCE:
	case TYPE_RECORD:
		return HELD_RECORD;
	case TYPE_SCHEDULE:
		return HELD_SCHEDULE;
	case TYPE_ENUM:
	case TYPE_BOOLEAN:
	case TYPE_INTEGER:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
	case TYPE_DATE:
	case TYPE_POINT:
	case TYPE_MONTH_DAY:
		break;
	}
	return HELD_NUMBER;
}

static enum record_id record_of(const struct field *field)
{
	return field->type == TYPE_REFERENCE ? RECORD_REFERENCE : field->record;
}

static void pack_item(struct text *out, const struct field *field, const struct value *value)
{
	text_char(out, (char)value->detail);
	switch (held_as(field, value->detail)) {
	case HELD_TEXT:
		pack_text(out, value->text);
		break;
	case HELD_NUMBER:
		pack_signed(out, value->number);
		break;
	case HELD_SCHEDULE:
		pack_schedule(out, value->schedule);
		break;
	case HELD_RECORD:
		pack_record(out, value->record, NULL, NULL);
		break;
	}
}

static void pack_value(struct text *out, const struct field *field, const struct value *value)
{
	text_char(out, (char)value->field);
	if (!(field->flags & FIELD_LIST)) {
		pack_item(out, field, value);
		return;
	}
	pack_number(out, value->list->count);
	for (uint32_t i = 0; i < value->list->count; i++)
		pack_item(out, field, &value->list->items[i]);
}

void pack_record(
	struct text *out, const struct record *record, pack_keep_fn *keeps, void *context)
{
	const struct record_schema *schema = &record_schemas[record->id];
	const uint8_t *faulty = (const uint8_t *)(record->values + record->count);
	unsigned count = 0;
	for (int i = 0; i < record->count; i++) {
		int at = record->values[i].field;
		count += !keeps || keeps(context, &schema->fields[at], at);
	}
	pack_number(out, record->id);
	pack_number(out, count);
	pack_bytes(out, (const char *)faulty, record->faulty);
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *field = &schema->fields[value->field];
		if (!keeps || keeps(context, field, value->field))
			pack_value(out, field, value);
	}
}

/* --- Reading -------------------------------------------------------------------------- */

static unsigned char unpack_byte(struct unpacking *unpacking)
{
	if (unpacking->at == unpacking->end) {
		unpacking->failed = true;
		return 0;
	}
	return *unpacking->at++;
}

uint64_t unpack_number(struct unpacking *unpacking)
{
	uint64_t number = 0;
	for (int shift = 0; shift < 64; shift += 7) {
		unsigned char byte = unpack_byte(unpacking);
		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return unpacking->failed ? 0 : number;
	}
	unpacking->failed = true;
	return 0;
}

static int64_t unpack_signed(struct unpacking *unpacking)
{
	uint64_t number = unpack_number(unpacking);
	return (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
}

const char *unpack_bytes(struct unpacking *unpacking, size_t length)
{
	const char *bytes = (const char *)unpacking->at;
	if (unpacking->failed || (size_t)(unpacking->end - unpacking->at) < length) {
		unpacking->failed = true;
		return NULL;
	}
	unpacking->at += length;
	return bytes;
}

const char *unpack_text(struct unpacking *unpacking)
{
	uint64_t length = unpack_number(unpacking);
	const char *bytes = unpack_bytes(unpacking, length);
	if (!bytes || memchr(bytes, '\0', length)) {
		unpacking->failed = true;
		return "";
	}
	return arena_text(unpacking->arena, bytes, length);
}

static const struct schedule *unpack_schedule(struct unpacking *unpacking)
{
	struct schedule *schedule = arena_alloc(unpacking->arena, sizeof *schedule);
	uint64_t form = unpack_number(unpacking);
	schedule->form = (enum schedule_form)form;
	schedule->season = (int)unpack_signed(unpacking);
	schedule->year = (int)unpack_signed(unpacking);
	schedule->last_year = (int)unpack_signed(unpacking);
	schedule->start = (day_t)unpack_signed(unpacking);
	schedule->end = (day_t)unpack_signed(unpacking);
	bool known =
		schedule->season >= 0 && schedule->season < unpacking->calendar->season_count;
	if (form > SCHEDULE_CONTINUOUS_YEARS || (form == SCHEDULE_SEASON && !known))
		unpacking->failed = true;
	return schedule;
}

/* Numbers that are places in the schema's tables. */
static bool is_sound(const struct field *field, const struct value *value)
{
	if (field->type == TYPE_ENUM)
		return value->number >= 0 && value->number < enumerations[field->values].count;
	if (field->type == TYPE_AMOUNT || field->type == TYPE_QUANTITY)
		return value->detail <= MOST_PLACES;
	return field->type != TYPE_VALUE || value->detail == VALUE_WORDS ||
	       value->detail <= MOST_PLACES;
}

static void unpack_item(
	struct unpacking *unpacking, const struct field *field, struct value *value)
{
	value->detail = unpack_byte(unpacking);
	switch (held_as(field, value->detail)) {
	case HELD_TEXT:
		value->text = unpack_text(unpacking);
		break;
	case HELD_NUMBER:
		value->number = unpack_signed(unpacking);
		break;
	case HELD_SCHEDULE:
		value->schedule = unpack_schedule(unpacking);
		break;
	case HELD_RECORD:
		value->record = unpack_record(unpacking, record_of(field));
		break;
	}
	if (!is_sound(field, value))
		unpacking->failed = true;
}

static const struct list *unpack_list(
	struct unpacking *unpacking, const struct field *field, uint8_t at)
{
	uint64_t count = unpack_number(unpacking);
	/* Each item takes two bytes at least. */
	if (count > (size_t)(unpacking->end - unpacking->at)) {
		unpacking->failed = true;
		count = 0;
	}
	struct list *list =
		arena_zalloc(unpacking->arena, sizeof *list + count * sizeof *list->items);
	list->count = (uint32_t)count;
	for (uint32_t i = 0; i < count && !unpacking->failed; i++) {
		list->items[i].field = at;
		unpack_item(unpacking, field, &list->items[i]);
	}
	return list;
}

static void unpack_value(
	struct unpacking *unpacking, const struct record_schema *schema, struct value *value)
{
	value->field = unpack_byte(unpacking);
	if (value->field >= schema->count) {
		unpacking->failed = true;
		return;
	}
	const struct field *field = &schema->fields[value->field];
	if (field->flags & FIELD_LIST)
		value->list = unpack_list(unpacking, field, value->field);
	else
		unpack_item(unpacking, field, value);
}

const struct record *unpack_record(struct unpacking *unpacking, enum record_id wanted)
{
	uint64_t id = unpack_number(unpacking), count = unpack_number(unpacking);
	uint64_t faulty = unpack_number(unpacking);
	const char *places = unpack_bytes(unpacking, faulty);
	if (!places || id != (uint64_t)wanted || count > UINT8_MAX || faulty > UINT8_MAX ||
		unpacking->depth >= MOST_DEPTH) {
		unpacking->failed = true;
		return NULL;
	}
	struct record *record = arena_zalloc(
		unpacking->arena, sizeof *record + count * sizeof *record->values + faulty);
	record->id = (uint16_t)id;
	record->count = (uint8_t)count;
	record->faulty = (uint8_t)faulty;
	memcpy(record->values + count, places, faulty);
	unpacking->depth++;
	for (uint64_t i = 0; i < count && !unpacking->failed; i++)
		unpack_value(unpacking, &record_schemas[id], &record->values[i]);
	unpacking->depth--;
	return unpacking->failed ? NULL : record;
}
