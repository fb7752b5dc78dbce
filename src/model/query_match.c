#include "model/late.h"
#include "model/query_parts.h"

#include <string.h>

/* A condition tried on one value after the other. */
struct trial {
	struct condition *condition;
	const struct query_scope *scope;
	struct total sum;
	bool any; /* there was an amount */
};

/* The thing, or what it stands within. */
static bool is_named(const struct condition *condition, const struct thing *thing)
{
	for (; thing; thing = thing->owner) {
		if (name_set_has(&condition->names, thing))
			return true;
	}
	return false;
}

static bool leads_to_named(
	const struct trial *trial, const struct field *field, const struct value *value)
{
	return is_named(trial->condition, plan_target(trial->scope->plan, field, value));
}

static bool number_fits(const struct trial *trial, const struct value *value)
{
	struct total number = {0};
	total_add(&number, (struct decimal){value->number, value->detail});
	return number_range_has(&trial->condition->numbers, &number);
}

static bool day_fits(const struct trial *trial, day_t day)
{
	return day_range_has(&trial->condition->days, &trial->scope->plan->calendar, day);
}

/* A year or a date. */
static bool point_fits(const struct trial *trial, const struct value *value)
{
	int year = (int)value->number;
	struct schedule days = {
		.form = SCHEDULE_YEAR, .start = 10000 * year + 101, .end = 10000 * year + 1231};
	if (value->detail == VALUE_OTHER)
		return day_fits(trial, (day_t)value->number);
	return day_range_meets(&trial->condition->days, &trial->scope->plan->calendar, &days);
}

/* --- Words anywhere in a record -------------------------------------------- */

static bool words_in_record(const struct trial *, const struct record *);

static bool words_in_value(
	const struct trial *trial, const struct field *field, const struct value *value)
{
	struct condition *condition = trial->condition;
	switch ((int)field->type) {
	case TYPE_RECORD:
	case TYPE_REFERENCE:
		return words_in_record(trial, value->record);
	case TYPE_LINK: {
		const struct thing *target = plan_target(trial->scope->plan, field, value);
		return target ? name_set_has(&condition->names, target)
			      : needle_in(&condition->needle, value->text);
	}
	case TYPE_ENUM:
		return condition->values[field->values] >> value->number & 1;
	case TYPE_TEXT:
	case TYPE_LONG_TEXT:
	case TYPE_ACRONYM:
	case TYPE_FORMER_ID:
	case TYPE_FORMER_LINK:
		return needle_in(&condition->needle, value->text);
	case TYPE_VALUE:
		return value->detail == VALUE_WORDS &&
		       needle_in(&condition->needle, value->text);
	case TYPE_DECISION:
		return value->detail == VALUE_PLAIN &&
		       needle_in(&condition->needle, value->text);
	default:
		return false;
	}
}

static bool words_in_record(const struct trial *trial, const struct record *record)
{
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *field = record_field(record, value);
		bool list = field->flags & FIELD_LIST;
		uint32_t count = list ? value->list->count : 1;
		for (uint32_t item = 0; item < count; item++) {
			if (words_in_value(
				    trial, field, list ? &value->list->items[item] : value))
				return true;
		}
	}
	return false;
}

static bool words_in_id(struct condition *condition, const struct thing *thing)
{
	struct text full = TEXT_INIT;
	if (thing->kind != KIND_DECISION)
		return needle_in(&condition->needle, thing->id);
	thing_full_id(&full, thing);
	bool held = needle_in(&condition->needle, full.data);
	text_release(&full);
	return held;
}

/* --- A field --------------------------------------------------------------- */

/* What stands in the place of a reference: wording that names nobody, or names it otherwise. */
static bool wording_fits(struct condition *condition, const struct record *reference)
{
	static const int fields[] = {REFERENCE_TEXT, REFERENCE_AS, REFERENCE_NOTE};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *text = record_text(reference, fields[i]);
		if (text && needle_in(&condition->needle, text))
			return true;
	}
	return false;
}

static bool printed_fits(
	const struct trial *trial, const struct field *field, const struct value *value)
{
	struct text words = TEXT_INIT;
	value_print(&words, field, value, &trial->scope->plan->calendar);
	bool held = needle_in(&trial->condition->needle, words.data);
	text_release(&words);
	return held;
}

static bool boolean_fits(const struct trial *trial, const struct value *value)
{
	const struct condition *condition = trial->condition;
	if (value->detail == VALUE_PLAIN)
		return condition->meanings & MEANS_YES &&
		       condition->yes == (value->number != 0);
	return condition->meanings & MEANS_NUMBER &&
	       number_fits(trial, &(struct value){.number = value->number, .detail = 0});
}

static bool value_fits(void *context, const struct field *field, const struct value *value)
{
	struct trial *trial = context;
	struct condition *condition = trial->condition;
	unsigned meanings = condition->meanings;
	switch ((int)field->type) {
	case TYPE_REFERENCE:
		return leads_to_named(trial, field, value) ||
		       wording_fits(condition, value->record);
	case TYPE_LINK:
		return leads_to_named(trial, field, value);
	case TYPE_FORMER_LINK:
		return leads_to_named(trial, field, value) ||
		       needle_in(&condition->needle, value->text);
	case TYPE_DECISION:
		if (value->detail == VALUE_OTHER)
			return meanings & MEANS_DAYS && day_fits(trial, (day_t)value->number);
		return meanings & MEANS_NAMES &&
		       (leads_to_named(trial, field, value) ||
			       needle_in(&condition->needle, value->text));
	case TYPE_RECORD:
		return words_in_record(trial, value->record);
	case TYPE_ENUM:
		return condition->values[field->values] >> value->number & 1;
	case TYPE_BOOLEAN:
		return boolean_fits(trial, value);
	case TYPE_INTEGER:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return number_fits(trial, value);
	case TYPE_VALUE:
		if (value->detail == VALUE_WORDS)
			return meanings & MEANS_WORDS &&
			       needle_in(&condition->needle, value->text);
		return meanings & MEANS_NUMBER && number_fits(trial, value);
	case TYPE_DATE:
		return day_fits(trial, (day_t)value->number);
	case TYPE_POINT:
		return point_fits(trial, value);
	case TYPE_SCHEDULE:
		return day_range_meets(
			&condition->days, &trial->scope->plan->calendar, value->schedule);
	case TYPE_MONTH_DAY:
		return printed_fits(trial, field, value);
	default:
		return needle_in(&condition->needle, value->text);
	}
}

/* The axis, objective or meeting that it belongs to, whichever the field is. */
static const struct thing *owner_of(const struct thing *thing, const struct field *field)
{
	return field->kinds & 1u << KIND_AXIS ? thing_axis(thing) : thing->owner;
}

static bool field_fits(struct trial *trial, const struct thing *thing)
{
	struct condition *condition = trial->condition;
	const struct fieldpath *path = &condition->path;
	if (path->field->type == TYPE_OWNER)
		return is_named(condition, owner_of(thing, path->field));
	if (path->field->type == TYPE_PATH)
		return needle_in(&condition->needle, thing->path);
	if (path->field->type == TYPE_ID && path->count == 1)
		return words_in_id(condition, thing);
	return fieldpath_any(path, thing->record, value_fits, trial);
}

static bool add_amount(void *context, const struct field *field, const struct value *value)
{
	struct trial *trial = context;
	int at = schema_field_of_type(field->record, TYPE_AMOUNT);
	const struct value *amount = record_get(value->record, at);
	if (amount) {
		total_add(&trial->sum, (struct decimal){amount->number, amount->detail});
		trial->any = true;
	}
	return false;
}

static bool sum_fits(struct trial *trial, const struct thing *thing)
{
	fieldpath_any(&trial->condition->path, thing->record, add_amount, trial);
	return trial->any && number_range_has(&trial->condition->numbers, &trial->sum);
}

static bool is_empty(const struct condition *condition, const struct thing *thing)
{
	const struct field *field = condition->path.field;
	int position[POSITION_MOST];
	switch ((int)field->type) {
	case TYPE_NUMBER:
		return !position_of(position, thing);
	case TYPE_OWNER:
		return !owner_of(thing, field);
	case TYPE_PATH:
		return false;
	default:
		return fieldpath_is_empty(&condition->path, thing->record);
	}
}

bool condition_matches(
	struct condition *condition, const struct query_scope *scope, const struct thing *thing)
{
	struct trial trial = {condition, scope, {0}, false};
	switch (condition->test) {
	case TEST_WORDS:
		return words_in_id(condition, thing) || words_in_record(&trial, thing->record);
	case TEST_POSITION:
		return position_holds(condition->position, condition->position_count, thing);
	case TEST_EMPTY:
		return is_empty(condition, thing);
	case TEST_LATE:
		return late_action(thing, scope->today) == condition->yes;
	case TEST_FIELD:
		return field_fits(&trial, thing);
	case TEST_SUM:
		return sum_fits(&trial, thing);
	}
	return false;
}

bool condition_matches_acronym(struct condition *condition, const struct lexicon_entry *entry)
{
	return condition->test == TEST_WORDS &&
	       (needle_in(&condition->needle, entry->acronym) ||
		       needle_in(&condition->needle, entry->meaning));
}
