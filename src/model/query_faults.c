#include "base/lang.h"
#include "model/query_parts.h"
#include "model/vocabulary.h"

#include <string.h>

int fault_point(const struct making *making, size_t from, size_t to)
{
	const struct text *line = &making->query->tokens->line;
	return fail_point(making->fail, line->data, line->length, from, to);
}

static int point_at_value(const struct making *making)
{
	return fault_point(making, making->token->value_from, making->token->value_to);
}

/* What the user wrote there; borrowed from the query's arena. */
static const char *words_at(const struct making *making, size_t from, size_t to)
{
	const struct query_making *query = making->query;
	return arena_text(query->arena, query->tokens->line.data + from, to - from);
}

/* The name of the field as the user wrote it. */
static const char *key_of(const struct making *making)
{
	return words_at(making, making->token->from, making->token->key_to);
}

int fault_value(const struct making *making, const char *message)
{
	fail_set(making->fail, STATUS_USAGE, _("%s: %s"), key_of(making), message);
	return point_at_value(making);
}

int fault_empty(const struct making *making)
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
	return fault_point(making, token->from, token->to);
}

/* Of "responsable : odile" the colon is a word of its own. */
int fault_wordless(const struct making *making)
{
	const struct token *token = making->token, *before = token - 1;
	fail_set(making->fail, STATUS_USAGE,
		_("there is no letter or digit to look for in '%s'"), making->value);
	if (*making->value == ':' && token > making->query->tokens->items &&
		before->type == TOKEN_TERM)
		fail_hint(making->fail,
			_("write the value right after the colon, without a space: %s:VALUE"),
			words_at(making, before->from, before->to));
	return point_at_value(making);
}

/* --- Ranges ---------------------------------------------------------------- */

int fault_reversed(const struct making *making)
{
	const char *value = making->value, *dots = strstr(value, ".."),
		   *slash = strchr(value, '/');
	const char *parting = dots ? dots : slash;
	struct text turned = TEXT_INIT;
	fault_value(making, _("the range ends before it begins"));
	if (!parting || (dots && slash))
		return -1;
	text_str(&turned, parting + (dots ? 2 : 1));
	text_str(&turned, dots ? ".." : "/");
	text_add(&turned, value, (size_t)(parting - value));
	fail_hint(making->fail, _("write it the other way round: %s"), turned.data);
	text_release(&turned);
	return -1;
}

/* Two numbers that one might ask of the field. */
static void pick_examples(const struct field *field, const char **few, const char **many)
{
	bool year = field->type == TYPE_INTEGER && field->low >= 1000;
	bool small = field->type == TYPE_INTEGER || field->type == TYPE_QUANTITY ||
		     (field->type == TYPE_RECORD &&
			     schema_field_of_type(field->record, TYPE_QUANTITY) >= 0);
	*few = year ? "2007" : small ? "5" : "5000";
	*many = year ? "2010" : small ? "50" : "20000";
}

static void hint_at_ranges(const struct making *making)
{
	const char *key = key_of(making), *few, *many;
	struct text least = TEXT_INIT, most = TEXT_INIT, between = TEXT_INIT;
	pick_examples(making->condition->path.field, &few, &many);
	text_printf(&least, "%s:%s..", key, few);
	text_printf(&most, "%s:..%s", key, few);
	text_printf(&between, "%s:%s..%s", key, few, many);
	fail_hint(making->fail, _("%s or more: %s; at most: %s; from %s to %s: %s"), few,
		least.data, most.data, few, many, between.data);
	text_release(&least);
	text_release(&most);
	text_release(&between);
}

int fault_number(const struct making *making)
{
	struct text meant = TEXT_INIT;
	fail_set(making->fail, STATUS_USAGE, _("%s: '%s' is neither a number nor a range"),
		key_of(making), making->value);
	if (number_range_reword(&meant, making->value))
		fail_hint(making->fail, _("did you mean '%s'?"), meant.data);
	else
		hint_at_ranges(making);
	text_release(&meant);
	return point_at_value(making);
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

int fault_days(const struct making *making, const char *wrong)
{
	struct text meant = TEXT_INIT;
	fault_value(making, _("that is no day, month, season or year"));
	if (day_range_reword(&meant, &making->plan->calendar, making->value))
		fail_hint(making->fail, _("did you mean '%s'?"), meant.data);
	else
		suggest_days(making, wrong);
	text_release(&meant);
	return -1;
}

/* --- Words ----------------------------------------------------------------- */

int fault_choice(const struct making *making, const char *word, size_t length)
{
	enum enumeration_id id = making->condition->path.field->values;
	size_t from = making->token->value_from + (size_t)(word - making->value);
	const char *wrong = words_at(making, from, from + length);
	struct suggest near;
	struct text all = TEXT_INIT;
	suggest_init(&near, wrong);
	vocabulary_offer_values(&near, id);
	vocabulary_list_values(&all, id);
	fail_set(making->fail, STATUS_USAGE, _("%s: '%s' is none of its values"),
		key_of(making), wrong);
	if (suggest_best(&near))
		fail_hint(making->fail, _("did you mean '%s'? The values are: %s"),
			suggest_best(&near), all.data);
	else
		fail_hint(making->fail, _("the values are: %s"), all.data);
	suggest_release(&near);
	text_release(&all);
	return fault_point(making, from, from + length);
}

/* Where things of these kinds are listed. */
static void hint_at_list(const struct making *making, unsigned kinds)
{
	struct text where = TEXT_INIT;
	int count = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		if (!(kinds & 1u << kind))
			continue;
		text_str(&where, count++ ? ", " : "");
		vocabulary_write(&where, schema->plural, schema->plural_label);
	}
	if (count == 1)
		fail_hint(making->fail, _("git plan list %s shows what there is"), where.data);
	else
		fail_hint(making->fail, _("git plan list KIND shows what there is: %s"),
			where.data);
	text_release(&where);
}

int fault_name(const struct making *making, unsigned kinds)
{
	struct suggest near;
	suggest_init(&near, making->value);
	name_set_suggest(&near, making->plan, kinds);
	fail_set(making->fail, STATUS_USAGE, _("%s: nothing in the plan is called '%s'"),
		key_of(making), making->value);
	if (suggest_best(&near))
		fail_hint(making->fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		hint_at_list(making, kinds);
	suggest_release(&near);
	return point_at_value(making);
}

int fault_ambiguous(const struct making *making)
{
	struct text all = TEXT_INIT;
	name_set_list(&all, &making->condition->names, making->plan);
	fail_set(making->fail, STATUS_USAGE, _("%s: '%s' could mean several things"),
		key_of(making), making->value);
	fail_hint(making->fail, _("write one of: %s"), all.data);
	text_release(&all);
	return point_at_value(making);
}

int fault_mapping(const struct making *making)
{
	struct text all = TEXT_INIT;
	vocabulary_list_fields(&all, making->condition->path.field->record);
	fault_value(making, _("this field has fields of its own: write which one"));
	fail_hint(making->fail, _("%s. followed by one of: %s"), key_of(making), all.data);
	text_release(&all);
	return -1;
}
