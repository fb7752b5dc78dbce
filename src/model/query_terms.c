#include "base/lang.h"
#include "model/query_parts.h"
#include "model/vocabulary.h"

#include <string.h>

static int make_needle(struct making *making)
{
	const char *value = making->value;
	bool exact = plan_acronym(making->plan, value);
	if (needle_make(&making->condition->needle, making->query->arena, value, strlen(value),
		    exact)) {
		making->condition->meanings |= MEANS_WORDS;
		return 0;
	}
	return fault_wordless(making);
}

/* --- Names ----------------------------------------------------------------- */

/* The kinds that a reference or link within the record can lead to. */
static unsigned kinds_within(enum record_id record, int depth)
{
	const struct record_schema *schema = &record_schemas[record];
	unsigned kinds = 0;
	for (int i = 0; i < schema->count && depth; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type == TYPE_LINK)
			kinds |= field->kinds;
		else if (field->type == TYPE_REFERENCE)
			kinds |= schema_reference_kinds();
		else if (field->type == TYPE_RECORD)
			kinds |= kinds_within(field->record, depth - 1);
	}
	return kinds;
}

static unsigned kinds_of(const struct field *field)
{
	if (field->type == TYPE_REFERENCE)
		return schema_reference_kinds();
	return field->type == TYPE_DECISION ? 1u << KIND_DECISION : field->kinds;
}

/* Whether the condition, as far as it is made, is that of anything in the plan. */
static bool means_anything(const struct making *making)
{
	const struct query_scope *scope = making->query->scope;
	const struct thing_list *list = &making->plan->things[scope->kind];
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i]->record &&
			condition_matches(making->condition, scope, list->items[i]))
			return true;
	}
	return false;
}

static int make_names(struct making *making)
{
	struct condition *condition = making->condition;
	const struct field *field = condition->path.field;
	unsigned kinds = kinds_of(field);
	if (make_needle(making))
		return -1;
	/* Only some hold wording of their own. */
	if (field->type == TYPE_LINK || field->type == TYPE_OWNER)
		condition->meanings = 0;
	condition->meanings |= MEANS_NAMES;
	name_set_resolve(&condition->names, making->query->arena, making->plan, kinds,
		making->value, &condition->needle);
	bool worded = condition->meanings & MEANS_WORDS;
	if (condition->names.ambiguous)
		return fault_ambiguous(making);
	if (condition->names.any || (worded && means_anything(making)))
		return 0;
	return fault_name(making, kinds);
}

/* --- By type --------------------------------------------------------------- */

/* One value, or several with commas between. */
static int make_enumeration(struct making *making)
{
	struct condition *condition = making->condition;
	enum enumeration_id id = condition->path.field->values;
	condition->meanings |= MEANS_VALUE;
	for (const char *at = making->value;; at++) {
		size_t length = strcspn(at, ",");
		int value = vocabulary_value(id, at, length);
		if (!length)
			return fault_value(making, _("a value is missing beside the comma"));
		if (value < 0)
			return fault_choice(making, at, length);
		condition->values[id] |= 1u << value;
		at += length;
		if (!*at)
			return 0;
	}
}

static bool means_yes(struct making *making)
{
	int yes = vocabulary_yes(making->value, strlen(making->value));
	making->condition->yes = yes > 0;
	making->condition->meanings |= yes < 0 ? 0 : MEANS_YES;
	return yes >= 0;
}

static int make_yes(struct making *making)
{
	if (means_yes(making))
		return 0;
	return fault_value(making, _("write yes or no"));
}

static int make_numbers(struct making *making)
{
	making->condition->meanings |= MEANS_NUMBER;
	switch (number_range_read(&making->condition->numbers, making->value)) {
	case RANGE_OK:
		return 0;
	case RANGE_REVERSED:
		return fault_reversed(making);
	case RANGE_EMPTY:
	case RANGE_NOT_ONE:
		break;
	}
	return fault_number(making);
}

static int make_days(struct making *making)
{
	const struct calendar *calendar = &making->plan->calendar;
	const char *wrong;
	making->condition->meanings |= MEANS_DAYS;
	switch (day_range_read(&making->condition->days, calendar, making->value, &wrong)) {
	case RANGE_OK:
		return 0;
	case RANGE_REVERSED:
		return fault_reversed(making);
	case RANGE_EMPTY:
	case RANGE_NOT_ONE:
		break;
	}
	return fault_days(making, wrong);
}

static int make_position(struct making *making)
{
	struct condition *condition = making->condition;
	condition->test = TEST_POSITION;
	condition->position_count = position_read(condition->position, making->value);
	if (!condition->position_count)
		return fault_value(making, _("a position is written 1, 1.2 or 1.2.3"));
	if (position_exists(condition->position, condition->position_count, making->plan))
		return 0;
	return fault_value(making, _("nothing in the plan has that position"));
}

/* --- Mappings -------------------------------------------------------------- */

static bool holds_words(enum record_id record, int depth)
{
	const struct record_schema *schema = &record_schemas[record];
	bool any = false;
	for (int i = 0; i < schema->count && depth && !any; i++) {
		const struct field *field = &schema->fields[i];
		any = field->type == TYPE_TEXT || field->type == TYPE_REFERENCE ||
		      (field->type == TYPE_RECORD && holds_words(field->record, depth - 1));
	}
	return any;
}

/* Values of any enumeration within the record; whether the word is one. */
static bool find_values(struct making *making, enum record_id record, int depth)
{
	const struct record_schema *schema = &record_schemas[record];
	const char *word = making->value;
	bool any = false;
	for (int i = 0; i < schema->count && depth; i++) {
		const struct field *field = &schema->fields[i];
		int value = VOCABULARY_NONE;
		if (field->type == TYPE_ENUM)
			value = vocabulary_value(field->values, word, strlen(word));
		else if (field->type == TYPE_RECORD)
			any |= find_values(making, field->record, depth - 1);
		if (value < 0)
			continue;
		making->condition->values[field->values] |= 1u << value;
		any = true;
	}
	return any;
}

#define MOST_DEPTH 4

/* Of a mapping that has a number: its number, or the sum of several. */
static int make_counted(struct making *making, int quantity)
{
	struct condition *condition = making->condition;
	struct fieldpath *path = &condition->path;
	enum record_id record = path->field->record;
	condition->meanings = MEANS_NUMBER;
	if (quantity < 0)
		condition->test = TEST_SUM;
	if (quantity >= 0 && path->count < FIELDPATH_MOST) {
		path->steps[path->count++] = quantity;
		path->field = &record_schemas[record].fields[quantity];
	}
	return 0;
}

static int make_mapping(struct making *making)
{
	struct condition *condition = making->condition;
	enum record_id record = condition->path.field->record;
	int quantity = schema_field_of_type(record, TYPE_QUANTITY);
	bool counted = quantity >= 0 || schema_field_of_type(record, TYPE_AMOUNT) >= 0;
	bool range = strstr(making->value, "..");
	enum range_fault fault = RANGE_NOT_ONE;
	if (counted)
		fault = number_range_read(&condition->numbers, making->value);
	if (fault == RANGE_OK)
		return make_counted(making, quantity);
	if (fault == RANGE_REVERSED)
		return fault_reversed(making);
	if (counted && range)
		return fault_number(making);
	if (range || !holds_words(record, MOST_DEPTH))
		return fault_mapping(making);
	condition->meanings = MEANS_NAMES | MEANS_VALUE;
	bool valued = find_values(making, record, MOST_DEPTH);
	if (make_needle(making))
		return -1;
	name_set_search(&condition->names, making->query->arena, making->plan,
		kinds_within(record, MOST_DEPTH), &condition->needle);
	/* Nobody's words: a number was meant. */
	if (counted && !valued && !means_anything(making))
		return fault_number(making);
	return 0;
}

/* --- Terms ----------------------------------------------------------------- */

/* Fields that take one thing or another are asked for either. */
static int make_either(struct making *making)
{
	struct condition *condition = making->condition;
	const struct field *field = condition->path.field;
	const char *wrong;
	if (field->flags & FIELD_OR_INTEGER && !means_yes(making))
		return make_numbers(making);
	if (field->type == TYPE_BOOLEAN)
		return make_yes(making);
	if (field->flags & FIELD_OR_DATE) {
		enum range_fault fault = day_range_read(
			&condition->days, &making->plan->calendar, making->value, &wrong);
		condition->meanings = MEANS_DAYS;
		if (fault == RANGE_OK)
			return 0;
		if (fault == RANGE_REVERSED)
			return fault_reversed(making);
		condition->meanings = 0;
	}
	if (field->type == TYPE_DECISION)
		return make_names(making);
	if (number_range_read(&condition->numbers, making->value) == RANGE_OK) {
		condition->meanings = MEANS_NUMBER;
		return 0;
	}
	return make_needle(making);
}

static int make_field(struct making *making)
{
	making->condition->test = TEST_FIELD;
	switch (making->condition->path.field->type) {
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
	case TYPE_OWNER:
	case TYPE_REFERENCE:
		return make_names(making);
	case TYPE_BOOLEAN:
	case TYPE_DECISION:
	case TYPE_VALUE:
		return make_either(making);
	case TYPE_RECORD:
		return make_mapping(making);
	case TYPE_ENUM:
		return make_enumeration(making);
	case TYPE_INTEGER:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return make_numbers(making);
	case TYPE_DATE:
	case TYPE_POINT:
	case TYPE_SCHEDULE:
		return make_days(making);
	case TYPE_NUMBER:
		return make_position(making);
	case TYPE_ID:
	case TYPE_FORMER_ID:
	case TYPE_TEXT:
	case TYPE_LONG_TEXT:
	case TYPE_ACRONYM:
	case TYPE_CURRENCY:
	case TYPE_MONTH_DAY:
	case TYPE_PATH:
		break;
	}
	return make_needle(making);
}

/* The field that the user named, with what it may be a misspelling of. */
static int find_field(struct making *making, size_t from, size_t to)
{
	const char *line = making->query->tokens->line.data;
	if (!fieldpath_find(&making->condition->path, making->query->scope->kind, line + from,
		    to - from, making->fail))
		return 0;
	return fault_point(making, from, to);
}

static int make_absence(struct making *making)
{
	struct condition *condition = making->condition;
	if (find_field(making, making->token->value_from, making->token->value_to))
		return -1;
	condition->test = TEST_EMPTY;
	if (fieldpath_is_late(&condition->path))
		condition->test = TEST_LATE;
	return 0;
}

static int make_words(struct making *making)
{
	struct condition *condition = making->condition;
	enum record_id record = kind_schemas[making->query->scope->kind].record;
	int *position = condition->position;
	int count = making->token->quoted ? 0 : position_read(position, making->value);
	bool placed =
		record == RECORD_AXIS || record == RECORD_OBJECTIVE || record == RECORD_ACTION;
	if (count && placed && position_exists(position, count, making->plan)) {
		condition->test = TEST_POSITION;
		condition->position_count = count;
		return 0;
	}
	condition->test = TEST_WORDS;
	condition->words = making->value;
	if (make_needle(making))
		return -1;
	condition->meanings |= MEANS_NAMES;
	if (record != RECORD_NONE)
		name_set_search(&condition->names, making->query->arena, making->plan,
			kinds_within(record, MOST_DEPTH), &condition->needle);
	return 0;
}

int condition_make(struct condition *condition, const struct query_making *query,
	const struct token *token, struct fail *fail)
{
	size_t length = token->value_to - token->value_from;
	const char *value =
		arena_text(query->arena, query->tokens->line.data + token->value_from, length);
	struct making making = {query, token, query->scope->plan, condition, value, fail};
	*condition = (struct condition){.test = TEST_WORDS};
	if (!length)
		return fault_empty(&making);
	if (token->key_to == token->from)
		return make_words(&making);
	if (token_is_absence(query->tokens, token))
		return make_absence(&making);
	if (find_field(&making, token->from, token->key_to))
		return -1;
	if (!fieldpath_is_late(&condition->path))
		return make_field(&making);
	condition->test = TEST_LATE;
	return make_yes(&making);
}
