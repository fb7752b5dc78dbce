#include "model/same.h"

#include <string.h>

static bool same_id(const struct pairing *pairing, const struct field *field,
	const char *old_id, const char *new_id)
{
	return !strcmp(old_id, new_id) ||
	       !strcmp(old_id, pairing_old_id(pairing, schema_space(field), new_id));
}

static bool same_decimal(const struct value *one, const struct value *other)
{
	struct decimal a = {one->number, one->detail}, b = {other->number, other->detail};
	while (a.places && a.units % 10 == 0)
		a = (struct decimal){a.units / 10, (uint8_t)(a.places - 1)};
	while (b.places && b.units % 10 == 0)
		b = (struct decimal){b.units / 10, (uint8_t)(b.places - 1)};
	return a.units == b.units && a.places == b.places;
}

/*
 * A season in a word that its new name does not change: its EDTF code, or its own where
 * that is another season's too.
 */
static void season_key(struct text *out, const struct calendar *calendar, int season)
{
	int edtf = calendar->seasons[season].edtf, count = 0;
	for (int i = 0; i < calendar->season_count; i++)
		count += calendar->seasons[i].edtf == edtf;
	if (count == 1)
		text_printf(out, "%d", edtf);
	else
		text_str(out, calendar->seasons[season].code);
}

static void schedule_key(
	struct text *out, const struct schedule *schedule, const struct calendar *calendar)
{
	/* Of how long the plan lasts, its own file tells. */
	if (schedule->form == SCHEDULE_CONTINUOUS)
		return;
	if (schedule->form == SCHEDULE_SEASON) {
		text_printf(out, "%d ", schedule->year);
		season_key(out, calendar, schedule->season);
		return;
	}
	text_str(out, schedule->form == SCHEDULE_CONTINUOUS_YEARS ? "continuous " : "");
	schedule_edtf(out, schedule, calendar);
}

static bool same_season(const struct pairing *pairing, int old_season, int new_season)
{
	const struct calendar *old_calendar = &pairing->old_plan->calendar,
			      *new_calendar = &pairing->new_plan->calendar;
	struct text old_key = TEXT_INIT, new_key = TEXT_INIT;
	/* Most plans keep their seasons. */
	if (!strcmp(old_calendar->seasons[old_season].code,
		    new_calendar->seasons[new_season].code) &&
		old_calendar->seasons[old_season].edtf ==
			new_calendar->seasons[new_season].edtf)
		return true;
	season_key(&old_key, old_calendar, old_season);
	season_key(&new_key, new_calendar, new_season);
	bool same = !strcmp(old_key.data, new_key.data);
	text_release(&old_key);
	text_release(&new_key);
	return same;
}

static bool same_schedule(
	const struct pairing *pairing, const struct schedule *one, const struct schedule *other)
{
	if (one->form != other->form)
		return false;
	switch (one->form) {
	case SCHEDULE_SEASON:
		return one->year == other->year &&
		       same_season(pairing, one->season, other->season);
	case SCHEDULE_YEAR:
		return one->year == other->year;
	case SCHEDULE_DATE:
	case SCHEDULE_DATES:
		return one->start == other->start && one->end == other->end;
	case SCHEDULE_CONTINUOUS:
		break;
	case SCHEDULE_CONTINUOUS_YEARS:
		return one->year == other->year && one->last_year == other->last_year;
	}
	return true;
}

/* Values of types that take one thing or another: a text, or a number. */
static bool same_either(const struct value *old_value, const struct value *new_value, bool text)
{
	if (old_value->detail != new_value->detail)
		return false;
	return text ? !strcmp(old_value->text, new_value->text)
		    : old_value->number == new_value->number;
}

bool same_item(const struct pairing *pairing, const struct field *field,
	const struct value *old_value, const struct value *new_value)
{
	switch (field->type) {
	case TYPE_ENUM:
	case TYPE_INTEGER:
	case TYPE_DATE:
	case TYPE_MONTH_DAY:
	case TYPE_BOOLEAN:
	case TYPE_POINT:
		return same_either(old_value, new_value, false);
	case TYPE_VALUE:
		if (old_value->detail == VALUE_WORDS || new_value->detail == VALUE_WORDS)
			return same_either(old_value, new_value, true);
		return same_decimal(old_value, new_value);
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return same_decimal(old_value, new_value);
	case TYPE_DECISION:
		if (old_value->detail == VALUE_OTHER || new_value->detail == VALUE_OTHER)
			return same_either(old_value, new_value, false);
		return same_id(pairing, field, old_value->text, new_value->text);
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
		return same_id(pairing, field, old_value->text, new_value->text);
	case TYPE_SCHEDULE:
		return same_schedule(pairing, old_value->schedule, new_value->schedule);
	case TYPE_RECORD:
	case TYPE_REFERENCE:
		return same_record(pairing, old_value->record, new_value->record);
	case TYPE_ID:
	case TYPE_FORMER_ID:
	case TYPE_TEXT:
	case TYPE_LONG_TEXT:
	case TYPE_ACRONYM:
	case TYPE_CURRENCY:
		return !strcmp(old_value->text, new_value->text);
	case TYPE_NUMBER:
	case TYPE_OWNER:
	case TYPE_PATH:
		break;
	}
	return true;
}

bool same_value(const struct pairing *pairing, const struct field *field,
	const struct value *old_value, const struct value *new_value)
{
	if (!(field->flags & FIELD_LIST))
		return same_item(pairing, field, old_value, new_value);
	const struct list *old_list = old_value->list, *new_list = new_value->list;
	if (old_list->count != new_list->count)
		return false;
	for (uint32_t i = 0; i < old_list->count; i++) {
		if (!same_item(pairing, field, &old_list->items[i], &new_list->items[i]))
			return false;
	}
	return true;
}

static bool is_empty(const struct record *record, const struct value *value)
{
	return record_field(record, value)->flags & FIELD_LIST && !value->list->count;
}

/* Files mostly keep one order of fields: the other value is looked for at the same place first. */
bool same_record(const struct pairing *pairing, const struct record *old_record,
	const struct record *new_record)
{
	int only_new = 0;
	for (int i = 0; i < new_record->count; i++)
		only_new += !is_empty(new_record, &new_record->values[i]);
	for (int i = 0; i < old_record->count; i++) {
		const struct value *old_value = &old_record->values[i];
		if (is_empty(old_record, old_value))
			continue;
		const struct value *new_value =
			i < new_record->count && new_record->values[i].field == old_value->field
				? &new_record->values[i]
				: record_get(new_record, old_value->field);
		if (!new_value || !same_value(pairing, record_field(old_record, old_value),
					  old_value, new_value))
			return false;
		only_new--;
	}
	return !only_new;
}

static void part_key(struct text *out, const struct pairing *pairing, enum version version,
	const struct record *record, int at)
{
	const struct value *value = record_get(record, at);
	if (value)
		same_key(out, pairing, version, record_field(record, value), value);
}

static void id_key(struct text *out, const struct pairing *pairing, enum version version,
	enum name_space space, const char *id)
{
	text_str(out, version == VERSION_NEW ? pairing_old_id(pairing, space, id) : id);
}

/* Objectives are items of their axis that may be renamed. */
static bool is_objective(const struct field *field)
{
	return field->type == TYPE_RECORD && field->record == RECORD_OBJECTIVE;
}

void same_key(struct text *out, const struct pairing *pairing, enum version version,
	const struct field *field, const struct value *value)
{
	const struct plan *plan =
		version == VERSION_NEW ? pairing->new_plan : pairing->old_plan;
	const struct value *name;
	switch ((int)field->type) {
	case TYPE_RECORD:
		if (is_objective(field) && record_text(value->record, OBJECTIVE_ID)) {
			id_key(out, pairing, version, SPACE_OBJECTIVE,
				record_text(value->record, OBJECTIVE_ID));
			break;
		}
		part_key(out, pairing, version, value->record,
			record_schemas[field->record].key);
		text_char(out, '\n');
		if (record_schemas[field->record].key2 >= 0)
			part_key(out, pairing, version, value->record,
				record_schemas[field->record].key2);
		break;
	case TYPE_REFERENCE:
		name = reference_name(value->record);
		if (!name)
			break;
		text_printf(out, "%d ", name->field);
		same_key(out, pairing, version, record_field(value->record, name), name);
		break;
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
		id_key(out, pairing, version, schema_space(field), value->text);
		break;
	case TYPE_SCHEDULE:
		schedule_key(out, value->schedule, &plan->calendar);
		break;
	default:
		value_print(out, field, value, &plan->calendar);
	}
}
