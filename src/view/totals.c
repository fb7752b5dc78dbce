#include "view/totals.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "format/json.h"
#include "model/vocabulary.h"
#include "view/words.h"

#include <stdlib.h>
#include <string.h>

/* What is added up together. */
struct part {
	const char *unit; /* NULL: none */
	struct total sum;
};

struct totals {
	const struct plan *plan;
	struct fieldpath path;
	char *name; /* of the field, in the schema's words: "funding.amount" */
	int number; /* of a mapping, the field that is added up; -1: the values themselves */
	bool amounts;
	struct part *parts;
	size_t count;
	size_t capacity;
};

static bool is_numeric(const struct field *field)
{
	return field->type == TYPE_INTEGER || field->type == TYPE_QUANTITY ||
	       field->type == TYPE_AMOUNT || field->type == TYPE_VALUE;
}

/* What of the field is added up; false when it has no numbers. */
static bool find_number(struct totals *totals)
{
	const struct field *field = totals->path.field;
	totals->number = -1;
	if (!field)
		return false;
	if (field->type == TYPE_RECORD) {
		totals->number = schema_field_of_type(field->record, TYPE_AMOUNT);
		totals->amounts = totals->number >= 0;
		if (!totals->amounts)
			totals->number = schema_field_of_type(field->record, TYPE_QUANTITY);
		return totals->number >= 0;
	}
	totals->amounts = field->type == TYPE_AMOUNT;
	return is_numeric(field);
}

static struct part *part_of(struct totals *totals, const char *unit)
{
	for (size_t i = 0; i < totals->count; i++) {
		const char *own = totals->parts[i].unit;
		if (own == unit || (own && unit && !strcmp(own, unit)))
			return &totals->parts[i];
	}
	totals->parts = mem_grow(
		totals->parts, totals->count, &totals->capacity, sizeof *totals->parts);
	totals->parts[totals->count] = (struct part){.unit = unit};
	return &totals->parts[totals->count++];
}

/* The unit of a quantity is what tells the items of its list apart. */
static bool add_value(void *context, const struct field *field, const struct value *value)
{
	struct totals *totals = context;
	const char *unit = NULL;
	if (totals->number >= 0) {
		int key = record_schemas[field->record].key;
		if (!totals->amounts)
			unit = record_text(value->record, key);
		value = record_get(value->record, totals->number);
	}
	if (value && value->detail != VALUE_WORDS)
		total_add(&part_of(totals, unit)->sum,
			(struct decimal){value->number, value->detail});
	return false;
}

static int refuse(const char *name, enum kind kind, struct fail *fail)
{
	const struct record_schema *schema = &record_schemas[kind_schemas[kind].record];
	struct text all = TEXT_INIT;
	for (int i = 0; i < schema->count; i++) {
		struct totals one = {.path = {1, {i}, &schema->fields[i]}};
		if (!find_number(&one))
			continue;
		text_str(&all, all.length ? ", " : "");
		vocabulary_write(&all, schema->fields[i].name, schema->fields[i].label);
	}
	fail_set(fail, STATUS_USAGE, _("the field '%s' cannot be added up"), name);
	if (all.length)
		fail_hint(fail, _("these can: %s"), all.data);
	text_release(&all);
	return -1;
}

int totals_make(struct totals **out, const struct plan *plan, enum kind kind,
	const struct thing *const *things, size_t count, const char *name, struct fail *fail)
{
	struct totals *totals = mem_zalloc(sizeof *totals);
	*out = totals;
	totals->plan = plan;
	if (fieldpath_find(&totals->path, kind, name, strlen(name), fail))
		return -1;
	if (!find_number(totals))
		return refuse(name, kind, fail);
	struct text words = TEXT_INIT;
	fieldpath_name(&words, &totals->path, kind);
	totals->name = text_detach(&words);
	/* Of nothing the sum is nought; of units there is none then. */
	if (totals->number < 0 || totals->amounts)
		part_of(totals, NULL);
	for (size_t i = 0; i < count; i++)
		fieldpath_any(&totals->path, things[i]->record, add_value, totals);
	for (size_t i = 0; i < totals->count; i++) {
		struct decimal sum;
		if (!total_decimal(&sum, &totals->parts[i].sum))
			return fail_set(fail, STATUS_REFUSED,
				_("the sum of '%s' has too many digits"), name);
	}
	return 0;
}

void totals_print(const struct totals *totals, FILE *file)
{
	struct text line = TEXT_INIT;
	for (size_t i = 0; i < totals->count; i++) {
		const struct part *part = &totals->parts[i];
		struct decimal sum;
		total_decimal(&sum, &part->sum);
		text_reset(&line);
		if (totals->amounts)
			words_amount(&line, totals->plan, sum);
		else
			number_print(&line, sum);
		if (part->unit) {
			text_char(&line, ' ');
			utf8_visible(&line, part->unit, strlen(part->unit));
		}
		fprintf(file, "%s\n", line.data);
	}
	text_release(&line);
}

void totals_json(const struct totals *totals, FILE *file)
{
	struct json_stream stream;
	json_stream_start(&stream, file, "total");
	for (size_t i = 0; i < totals->count; i++) {
		const struct part *part = &totals->parts[i];
		struct json *item = json_new_object();
		struct decimal sum;
		total_decimal(&sum, &part->sum);
		json_put(item, "field", json_new_text(totals->name));
		json_put(item, "unit", json_new_text(part->unit));
		json_put(item, "currency",
			json_new_text(
				totals->amounts ? totals->plan->calendar.currency : NULL));
		json_put(item, "total",
			sum.places ? json_new_real(number_double(sum))
				   : json_new_integer(sum.units));
		json_stream_item(&stream, item);
	}
	json_stream_end(&stream);
}

void totals_free(struct totals *totals)
{
	if (!totals)
		return;
	free(totals->name);
	free(totals->parts);
	free(totals);
}
