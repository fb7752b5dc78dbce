#include "view/words.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

#define NBSP "\u00a0"

/* Decimals where there are any: a whole amount needs none. */
static void put_decimals(struct text *out, const struct plan *plan, struct decimal amount)
{
	int places =
		plan->calendar.places > amount.places ? plan->calendar.places : amount.places;
	struct decimal rest = amount;
	rest.units %= number_units((struct decimal){1, 0}, amount.places);
	if (rest.units)
		text_printf(
			out, ",%0*lld", places, (long long)number_units(rest, (uint8_t)places));
}

static void put_whole(struct text *out, struct decimal amount)
{
	text_printf(out, "%lld",
		(long long)(amount.units /
			    number_units((struct decimal){1, 0}, amount.places)));
}

/* "50 000 $", "1 200,50 $": as the document prints them, whatever the user's language. */
void words_amount(struct text *out, const struct plan *plan, struct decimal amount)
{
	struct text digits = TEXT_INIT;
	put_whole(&digits, amount);
	for (size_t i = 0; i < digits.length; i++) {
		if (i && (digits.length - i) % 3 == 0)
			text_str(out, NBSP);
		text_char(out, digits.data[i]);
	}
	put_decimals(out, plan, amount);
	const char *currency = plan->calendar.currency;
	bool dollar = currency && (!strcmp(currency, "CAD") || !strcmp(currency, "USD"));
	text_printf(out, "%s%s", currency ? NBSP : "", dollar ? "$" : currency ? currency : "");
	text_release(&digits);
}

void words_plain_amount(struct text *out, const struct plan *plan, struct decimal amount)
{
	put_whole(out, amount);
	put_decimals(out, plan, amount);
}

void words_thing(struct text *out, const struct thing *thing)
{
	const char *title = thing_title(thing);
	size_t before = out->length;
	if (thing->kind == KIND_DECISION)
		thing_full_id(out, thing);
	else
		thing_number(out, thing);
	if (thing->kind == KIND_DECISION && title == thing->id)
		return;
	text_printf(out, "%s%s", out->length > before ? " " : "", title);
}

/* What a thing without a title is about: the first text among the columns of its kind. */
static const char *first_text(const struct thing *thing)
{
	const struct record_schema *schema = &record_schemas[thing->record->id];
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type == TYPE_TEXT && field->flags & FIELD_COLUMN)
			return record_text(thing->record, i);
	}
	return NULL;
}

/* What became of it stands after it: "reunion-2007-06-06/d1 The plan (adopted)". */
static void words_nested(struct text *out, const struct thing *thing)
{
	const struct record_schema *schema = &record_schemas[thing->record->id];
	bool titled = record_text(thing->record, schema_title(thing->kind));
	const char *text = titled ? NULL : first_text(thing);
	words_thing(out, thing);
	if (text)
		text_printf(out, " %s", text);
	for (int i = 0; i < thing->record->count; i++) {
		const struct value *value = &thing->record->values[i];
		const struct field *field = &schema->fields[value->field];
		if (field->type == TYPE_ENUM && field->flags & FIELD_COLUMN)
			text_printf(out, " (%s)",
				lang_label(enumerations[field->values].labels[value->number]));
	}
}

/* For whom, as what, and for how long: "(role: secretary; start: 3 July 2007)". */
static void reference_term(
	struct text *out, const struct plan *plan, const struct record *record)
{
	bool any = false;
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *field = record_field(record, value);
		if (!(field->flags & (FIELD_ROLE | FIELD_TERM)))
			continue;
		text_str(out, any ? _("; ") : " (");
		text_printf(out, _("%s: "), lang_label(field->label));
		words_item(out, plan, field, value);
		any = true;
	}
	text_str(out, any ? ")" : "");
}

void words_schedule(struct text *out, const struct plan *plan, const struct schedule *schedule)
{
	if (schedule->form != SCHEDULE_DATE && schedule->form != SCHEDULE_DATES) {
		schedule_print(out, schedule, &plan->calendar);
		return;
	}
	day_words(out, schedule->start);
	if (schedule->form == SCHEDULE_DATES) {
		text_printf(out, " %s ", _("to"));
		day_words(out, schedule->end);
	}
}

static void reference(struct text *out, const struct plan *plan, const struct record *record)
{
	const struct value *name = reference_name(record);
	const char *as = record_text(record, REFERENCE_AS);
	const char *note = record_text(record, REFERENCE_NOTE);
	const struct thing *target =
		name ? plan_target(plan, &record_schemas[RECORD_REFERENCE].fields[name->field],
			       name)
		     : NULL;
	text_str(out, as ? as : target ? thing_title(target) : name ? name->text : "");
	if (note)
		text_printf(out, " (%s)", note);
	if (record_number(record, REFERENCE_LEAD, 0))
		text_printf(out, " (%s)", _("lead"));
}

static bool is_unit(const char *word, size_t length, const char *unit)
{
	size_t bare = strlen(unit);
	return !strncmp(word, unit, bare < length ? bare : length) &&
	       (length == bare || (length == bare + 1 && word[bare] == 's'));
}

/* A unit of time in the user's language; what is none stands as the plan has it. */
static void unit_words(struct text *out, const char *word, size_t length, unsigned long count)
{
	if (is_unit(word, length, "hour"))
		text_str(out, lang_plural("hour", "hours", count));
	else if (is_unit(word, length, "day"))
		text_str(out, lang_plural("day", "days", count));
	else if (is_unit(word, length, "week"))
		text_str(out, lang_plural("week", "weeks", count));
	else if (is_unit(word, length, "month"))
		text_str(out, lang_plural("month", "months", count));
	else if (is_unit(word, length, "year"))
		text_str(out, lang_plural("year", "years", count));
	else
		text_add(out, word, length);
}

/*
 * The count that chooses between "day" and "days". Of 1.5, English has the plural and
 * French the singular: as they do of none.
 */
static unsigned long plural_count(struct decimal quantity)
{
	int64_t one = number_units((struct decimal){1, 0}, quantity.places);
	int64_t whole = quantity.units / one;
	return whole < 2 && quantity.units != one ? 0 : (unsigned long)whole;
}

static void quantity_words(struct text *out, struct decimal quantity)
{
	int64_t one = number_units((struct decimal){1, 0}, quantity.places);
	long long whole = quantity.units / one, rest = quantity.units % one;
	if (rest)
		/* TRANSLATORS: a number with decimals: before and after the decimal sign. */
		text_printf(out, _("%lld.%0*lld"), whole, (int)quantity.places, rest);
	else
		text_printf(out, "%lld", whole);
}

void words_effort(struct text *out, const struct record *effort)
{
	const struct value *value = record_get(effort, EFFORT_QUANTITY);
	const char *unit = record_text(effort, EFFORT_UNIT);
	struct decimal quantity = {1, 0};
	if (value) {
		quantity = (struct decimal){value->number, value->detail};
		quantity_words(out, quantity);
	}
	unsigned long count = plural_count(quantity);
	for (const char *word = unit; word && *word; count = 1) {
		size_t length = strcspn(word, "/");
		text_str(out, word > unit ? " / " : value ? " " : "");
		unit_words(out, word, length, count);
		word += length + (word[length] == '/');
	}
	if (record_number(effort, EFFORT_AVERAGE, 0))
		text_printf(out, " (%s)",
			lang_label(record_schemas[RECORD_EFFORT].fields[EFFORT_AVERAGE].label));
}

void words_mapping(
	struct text *out, const struct plan *plan, const struct record *record, bool within)
{
	size_t start = out->length;
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *field = record_field(record, value);
		bool list = field->flags & FIELD_LIST;
		if (field->type == TYPE_RECORD && !within)
			continue;
		text_str(out, out->length > start ? _("; ") : "");
		text_printf(out, _("%s: "), lang_label(field->label));
		if (field->type != TYPE_RECORD) {
			words_value(out, plan, record, value);
			continue;
		}
		for (uint32_t n = 0; n < (list ? value->list->count : 1); n++) {
			text_str(out, n ? ", (" : "(");
			words_item(out, plan, field, list ? &value->list->items[n] : value);
			text_char(out, ')');
		}
	}
}

static void budget(struct text *out, const struct plan *plan, const struct record *record)
{
	const struct value *amount = record_get(record, BUDGET_AMOUNT);
	const char *item = record_text(record, BUDGET_ITEM);
	const struct value *year = record_get(record, BUDGET_YEAR);
	if (item)
		text_printf(out, _("%s: "), item);
	if (amount)
		words_amount(out, plan, (struct decimal){amount->number, amount->detail});
	if (year)
		text_printf(out, " (%lld)", (long long)year->number);
}

static void link_words(struct text *out, const struct plan *plan, const struct field *field,
	const struct value *value)
{
	const struct thing *target = plan_target(plan, field, value);
	if (target && field->type == TYPE_LINK)
		words_thing(out, target);
	else
		value_print(out, field, value, &plan->calendar);
}

/* A mapping: a thing of its own by its name, money as money, another field by field. */
static void mapping(struct text *out, const struct plan *plan, const struct field *field,
	const struct value *value)
{
	const struct thing *thing = plan_nested(plan, field, value);
	if (thing)
		words_nested(out, thing);
	else if (field->record == RECORD_BUDGET)
		budget(out, plan, value->record);
	else
		words_mapping(out, plan, value->record, true);
}

void words_item(struct text *out, const struct plan *plan, const struct field *field,
	const struct value *value)
{
	switch ((int)field->type) {
	case TYPE_REFERENCE:
		reference(out, plan, value->record);
		reference_term(out, plan, value->record);
		break;
	case TYPE_RECORD:
		mapping(out, plan, field, value);
		break;
	case TYPE_ENUM:
		text_str(out, lang_label(enumerations[field->values].labels[value->number]));
		break;
	case TYPE_AMOUNT:
		words_amount(out, plan, (struct decimal){value->number, value->detail});
		break;
	case TYPE_BOOLEAN:
		if (value->detail == VALUE_PLAIN)
			text_str(out, value->number ? _("yes") : _("no"));
		else
			value_print(out, field, value, &plan->calendar);
		break;
	case TYPE_DATE:
		day_words(out, (day_t)value->number);
		break;
	case TYPE_SCHEDULE:
		words_schedule(out, plan, value->schedule);
		break;
	case TYPE_LINK:
		link_words(out, plan, field, value);
		break;
	default:
		value_print(out, field, value, &plan->calendar);
	}
}

void words_value(struct text *out, const struct plan *plan, const struct record *record,
	const struct value *value)
{
	const struct field *field = record_field(record, value);
	if (!(field->flags & FIELD_LIST)) {
		words_item(out, plan, field, value);
		return;
	}
	for (uint32_t i = 0; i < value->list->count; i++) {
		if (i)
			text_str(out, ", ");
		/* Among others a name is enough. */
		if (field->type == TYPE_REFERENCE)
			reference(out, plan, value->list->items[i].record);
		else
			words_item(out, plan, field, &value->list->items[i]);
	}
}

void words_field(struct text *out, const struct plan *plan, const struct thing *thing, int at)
{
	const struct field *field = &record_schemas[thing->record->id].fields[at];
	const struct value *value = record_get(thing->record, at);
	const struct thing *owner = thing->owner;
	switch ((int)field->type) {
	case TYPE_NUMBER:
		thing_number(out, thing);
		return;
	case TYPE_PATH:
		text_str(out, thing->path);
		return;
	case TYPE_OWNER:
		if (field->kinds & 1u << KIND_AXIS)
			owner = thing_axis(thing);
		if (owner)
			words_thing(out, owner);
		return;
	case TYPE_ID:
		thing_full_id(out, thing);
		return;
	default:
		if (value)
			words_value(out, plan, thing->record, value);
	}
}

void words_path(struct text *out, const char *prefix, const char *path)
{
	struct text shown = TEXT_INIT;
	while (*prefix) {
		size_t length = (size_t)(strchrnul(prefix, '/') - prefix) + 1;
		if (strncmp(path, prefix, length))
			break;
		path += length;
		prefix += length;
	}
	for (; *prefix; prefix++) {
		if (*prefix == '/')
			text_str(out, "../");
	}
	utf8_visible(&shown, path, strlen(path));
	text_str(out, shown.data);
	text_release(&shown);
}
