#include "base/lang.h"
#include "base/utf8.h"
#include "model/query_parts.h"
#include "model/vocabulary.h"

#include <string.h>

/* A term being made into a condition. */
struct making {
	const struct query_making *query;
	const struct token *token;
	const struct plan *plan;
	struct condition *condition;
	const char *value; /* of the term */
	struct fail *fail;
};

static int point(const struct making *making, size_t from, size_t to)
{
	const struct text *line = &making->query->tokens->line;
	return fail_point(making->fail, line->data, line->length, from, to);
}

static int point_at_value(const struct making *making)
{
	return point(making, making->token->value_from, making->token->value_to);
}

/* The name of the field as the user wrote it; borrowed from the query's arena. */
static const char *key_of(const struct making *making)
{
	const struct token *token = making->token;
	return arena_text(making->query->arena, making->query->tokens->line.data + token->from,
		token->key_to - token->from);
}

static int refuse_value(const struct making *making, const char *message)
{
	fail_set(making->fail, STATUS_USAGE, _("%s: %s"), key_of(making), message);
	return point_at_value(making);
}

static int refuse_reversed(const struct making *making)
{
	refuse_value(making, _("the range ends before it begins"));
	const char *dots = strstr(making->value, "..");
	if (!dots)
		return -1;
	return fail_hint(making->fail, _("write it the other way round: %s..%.*s"), dots + 2,
		(int)(dots - making->value), making->value);
}

static int make_needle(struct making *making)
{
	const char *value = making->value;
	bool exact = plan_acronym(making->plan, value);
	if (needle_make(&making->condition->needle, making->query->arena, value, strlen(value),
		    exact)) {
		making->condition->meanings |= MEANS_WORDS;
		return 0;
	}
	fail_set(making->fail, STATUS_USAGE,
		_("there is no letter or digit to look for in '%s'"), value);
	return point_at_value(making);
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

/* Nothing is called that: what is nearly, or where to look. */
static int refuse_name(const struct making *making, unsigned kinds)
{
	struct suggest near;
	struct text where = TEXT_INIT;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		if (!(kinds & 1u << kind))
			continue;
		text_str(&where, where.length ? ", " : "");
		vocabulary_write(&where, schema->plural, schema->plural_label);
	}
	suggest_init(&near, making->value);
	name_set_suggest(&near, making->plan, kinds);
	fail_set(making->fail, STATUS_USAGE, _("%s: nothing in the plan is called '%s'"),
		key_of(making), making->value);
	point_at_value(making);
	if (suggest_best(&near))
		fail_hint(making->fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(making->fail, _("git plan list shows what there is: %s"), where.data);
	suggest_release(&near);
	text_release(&where);
	return -1;
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
	if (condition->names.any || (worded && means_anything(making)))
		return 0;
	return refuse_name(making, kinds);
}

/* --- By type --------------------------------------------------------------- */

static int make_enumeration(struct making *making)
{
	struct condition *condition = making->condition;
	enum enumeration_id id = condition->path.field->values;
	int value = vocabulary_value(id, making->value, strlen(making->value));
	condition->meanings |= MEANS_VALUE;
	condition->values[id] = (int8_t)value;
	if (value >= 0)
		return 0;
	struct suggest near;
	struct text all = TEXT_INIT, hint = TEXT_INIT;
	suggest_init(&near, making->value);
	vocabulary_offer_values(&near, id);
	vocabulary_list_values(&all, id);
	fail_set(making->fail, STATUS_USAGE, _("%s: '%s' is none of its values"),
		key_of(making), making->value);
	point_at_value(making);
	if (suggest_best(&near))
		text_printf(&hint, _("did you mean '%s'? The values are: %s"),
			suggest_best(&near), all.data);
	else
		text_printf(&hint, _("the values are: %s"), all.data);
	fail_hint(making->fail, "%s", hint.data);
	suggest_release(&near);
	text_release(&all);
	text_release(&hint);
	return -1;
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
	return refuse_value(making, _("write yes or no"));
}

static int make_numbers(struct making *making)
{
	making->condition->meanings |= MEANS_NUMBER;
	switch (number_range_read(&making->condition->numbers, making->value)) {
	case RANGE_OK:
		return 0;
	case RANGE_REVERSED:
		return refuse_reversed(making);
	case RANGE_EMPTY:
	case RANGE_NOT_ONE:
		break;
	}
	return refuse_value(making,
		_("write a number, or two with dots between: 5000, 5000.., ..5000, 1000..5000"));
}

/* The season in "automme 2007" is misspelt, not the year. */
static void suggest_days(const struct making *making, const char *wrong)
{
	const struct calendar *calendar = &making->plan->calendar;
	struct text word = TEXT_INIT;
	struct suggest near;
	const char *dots = strstr(wrong, "..");
	size_t length = dots ? (size_t)(dots - wrong) : strlen(wrong), letters = length;
	while (letters && wrong[letters - 1] >= '0' && wrong[letters - 1] <= '9')
		letters--;
	const char *year = wrong + letters;
	while (letters && wrong[letters - 1] == ' ')
		letters--;
	text_add(&word, wrong, letters);
	suggest_init(&near, word.data);
	calendar_offer(&near, calendar);
	const char *best = suggest_best(&near);
	if (best && *year && length > letters)
		fail_hint(making->fail, _("did you mean '%s %.*s'?"), best,
			(int)(wrong + length - year), year);
	else if (best)
		fail_hint(making->fail, _("did you mean '%s'?"), best);
	else
		fail_hint(making->fail,
			_("for example: 2007, 2007-06, 2007-06-06, A2007, 2007..2008, 2008-01-31.."));
	suggest_release(&near);
	text_release(&word);
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
		return refuse_reversed(making);
	case RANGE_EMPTY:
	case RANGE_NOT_ONE:
		break;
	}
	refuse_value(making, _("that is no day, month, season or year"));
	suggest_days(making, wrong);
	return -1;
}

static int make_position(struct making *making)
{
	struct condition *condition = making->condition;
	condition->test = TEST_POSITION;
	condition->position_count = position_read(condition->position, making->value);
	if (!condition->position_count)
		return refuse_value(making, _("a position is written 1, 1.2 or 1.2.3"));
	if (position_exists(condition->position, condition->position_count, making->plan))
		return 0;
	return refuse_value(making, _("nothing in the plan has that position"));
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

/* A value of any enumeration within the record. */
static void find_values(struct making *making, enum record_id record, int depth)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = 0; i < schema->count && depth; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type == TYPE_ENUM)
			making->condition->values[field->values] = (int8_t)vocabulary_value(
				field->values, making->value, strlen(making->value));
		else if (field->type == TYPE_RECORD)
			find_values(making, field->record, depth - 1);
	}
}

static int refuse_mapping(const struct making *making)
{
	const struct field *field = making->condition->path.field;
	struct text all = TEXT_INIT;
	vocabulary_list_fields(&all, field->record);
	refuse_value(making, _("this field has fields of its own: write which one"));
	fail_hint(making->fail, _("%s. followed by one of: %s"), key_of(making), all.data);
	text_release(&all);
	return -1;
}

#define MOST_DEPTH 4

static int make_mapping(struct making *making)
{
	struct condition *condition = making->condition;
	struct fieldpath *path = &condition->path;
	enum record_id record = path->field->record;
	int quantity = schema_field_of_type(record, TYPE_QUANTITY);
	bool amount = schema_field_of_type(record, TYPE_AMOUNT) >= 0;
	if (amount || quantity >= 0) {
		enum range_fault fault = number_range_read(&condition->numbers, making->value);
		if (fault == RANGE_REVERSED)
			return refuse_reversed(making);
		if (fault == RANGE_OK && amount)
			condition->test = TEST_SUM;
		if (fault == RANGE_OK && !amount && path->count < FIELDPATH_MOST) {
			path->steps[path->count++] = quantity;
			path->field = &record_schemas[record].fields[quantity];
		}
		condition->meanings = MEANS_NUMBER;
		if (fault == RANGE_OK)
			return 0;
		if (strstr(making->value, ".."))
			return make_numbers(making);
	}
	if (strstr(making->value, "..") || !holds_words(record, MOST_DEPTH))
		return refuse_mapping(making);
	condition->meanings = MEANS_NAMES | MEANS_VALUE;
	find_values(making, record, MOST_DEPTH);
	if (make_needle(making))
		return -1;
	name_set_search(&condition->names, making->query->arena, making->plan,
		kinds_within(record, MOST_DEPTH), &condition->needle);
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
	if (field->flags & FIELD_OR_DATE &&
		!day_range_read(
			&condition->days, &making->plan->calendar, making->value, &wrong)) {
		condition->meanings = MEANS_DAYS;
		return 0;
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
	return point(making, from, to);
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
	if (make_needle(making))
		return -1;
	condition->meanings |= MEANS_NAMES;
	if (record != RECORD_NONE)
		name_set_search(&condition->names, making->query->arena, making->plan,
			kinds_within(record, MOST_DEPTH), &condition->needle);
	return 0;
}

static int refuse_empty(const struct making *making)
{
	const struct token *token = making->token;
	bool keyed = token->key_to > token->from;
	fail_set(making->fail, STATUS_USAGE,
		keyed ? _("there is no value after the colon")
		      : _("there is nothing in the quotation marks"));
	if (keyed)
		fail_hint(making->fail,
			_("write the value right after the colon, without a space: %s:VALUE"),
			key_of(making));
	return point(making, token->from, token->to);
}

int condition_make(struct condition *condition, const struct query_making *query,
	const struct token *token, struct fail *fail)
{
	size_t length = token->value_to - token->value_from;
	const char *value =
		arena_text(query->arena, query->tokens->line.data + token->value_from, length);
	struct making making = {query, token, query->scope->plan, condition, value, fail};
	*condition = (struct condition){.test = TEST_WORDS};
	for (int i = 0; i < ENUMERATION_COUNT; i++)
		condition->values[i] = VOCABULARY_NONE;
	if (!length)
		return refuse_empty(&making);
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
