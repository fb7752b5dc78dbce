#include "model/scalar.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "format/yamlfault.h"
#include "model/advise.h"
#include "model/spoken.h"
#include "model/vocabulary.h"

#include <pthread.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

/*
 * YAML 1.1's and 1.2's plain scalars that are no strings: null, booleans, integers
 * (with bases, grouping, sexagesimal), floats, timestamps.
 */
static regex_t retyped;
static pthread_once_t retyped_once = PTHREAD_ONCE_INIT;

static void compile_retyped(void)
{
	if (regcomp(&retyped,
		    "^(~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|"
		    "on|On|ON|off|Off|OFF|"
		    "[-+]?(0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])*)|"
		    "[-+]?([0-9][0-9_]*)?\\.[0-9_]*([eE][-+]?[0-9]+)?|"
		    "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*\\.[0-9_]*|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|"
		    "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|"
		    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?)$",
		    REG_EXTENDED | REG_NOSUB))
		abort();
}

bool scalar_retyped(const char *plain)
{
	size_t length = strlen(plain);
	bool word = length <= 5 && strspn(plain, "~nulNULyYesESoOtTrRaAfFI") == length;
	if (!word && !strchr("0123456789+-.", *plain))
		return false;
	pthread_once(&retyped_once, compile_retyped);
	return regexec(&retyped, plain, 0, NULL, 0) == 0;
}

struct context {
	const struct reading *reading;
	enum record_id record;
	const struct field *field;
	const struct yamldoc_node *node;
};

static bool fault(const struct context *c, enum finding_rule rule, const char *message)
{
	reading_fault(c->reading, rule, c->node, _("'%s': %s"), c->field->name, message);
	return false;
}

static bool is_plain(const struct context *c)
{
	return c->node->style == YAMLDOC_PLAIN;
}

static bool blank(const char *text)
{
	return text[strspn(text, " \t\n\u00a0")] == '\0';
}

/*
 * Whether a text without straight quotation marks stands in curly ones, or in guillemets,
 * that are its first and last characters and do not close in between.
 */
static bool in_curly_quotes(const struct yamldoc_node *node)
{
	static const char *const pairs[][2] = {
		{"“", "”"}, {"„", "“"}, {"„", "”"}, {"”", "”"}, {"«", "»"}, {"‘", "’"}};
	const char *text = node->text;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *opens = pairs[i][0], *closes = pairs[i][1];
		size_t first = strlen(opens), last = strlen(closes);
		if (node->length > first + last && !strncmp(text, opens, first)) {
			const char *close = strstr(text + first, closes);
			if (close && close + last == text + node->length)
				return true;
		}
	}
	return false;
}

/* Text types: on one line unless long, not empty when required, no word that others retype. */
static bool read_text(struct value *value, const struct context *c)
{
	const struct yamldoc_node *node = c->node;
	bool is_long = c->field->type == TYPE_LONG_TEXT;
	if (is_plain(c) && scalar_retyped(node->text))
		return fault(c, FINDING_WRONG_TYPE,
			_("put the value in double quotes: other programs take it for a number, a date "
			  "or yes/no"));
	if (!is_long && strchr(node->text, '\n'))
		return fault(c, FINDING_SEVERAL_LINES,
			_("\\n in double quotes begins a new line: leave it out, or write the "
			  "backslash twice"));
	if (!is_long && strchr(node->text, '\t'))
		return fault(c, FINDING_CONTROL_CHARACTER,
			node->escaped
				? _("\\t in double quotes is a tab: use spaces, or write the "
				    "backslash twice")
				: _("the value holds a tab: use spaces"));
	if ((c->field->flags & FIELD_REQUIRED) && blank(node->text))
		return fault(c, FINDING_EMPTY_TEXT, _("the value is empty: fill it in"));
	if (node->commented && (c->field->type == TYPE_TEXT || is_long))
		fault(c, FINDING_COMMENT_IN_TEXT,
			_("what follows # is a comment and not part of the text: put the text in double "
			  "quotes"));
	/* Both kinds of marks begin with one of these bytes, as few texts do. */
	if (is_plain(c) && (*node->text == '\xc2' || *node->text == '\xe2') &&
		in_curly_quotes(node))
		fault(c, FINDING_CURLY_QUOTES,
			_("the curly quotation marks are part of the text here: use straight ones (\")"));
	value->text = arena_text(c->reading->arena, node->text, node->length);
	return true;
}

/* "Amélie Gagnon" was meant as amelie-gagnon. */
static bool invalid_id(const struct context *c)
{
	struct text slug = TEXT_INIT, quoted = TEXT_INIT;
	const char *rule = _("an identifier has only small letters without accents, digits and "
			     "hyphens, and begins with a letter");
	schema_slug(&slug, c->node->text);
	reading_quote(&quoted, c->node);
	if (schema_is_id(slug.data) && !strchr(c->node->text, '/')) {
		reading_fault(c->reading, FINDING_INVALID_ID, c->node,
			_("'%s': write %s instead of '%s': %s"), c->field->name, slug.data,
			quoted.data, rule);
		diag_told(c->reading->diag, slug.data);
	} else {
		reading_fault(c->reading, FINDING_INVALID_ID, c->node, _("'%s': '%s': %s"),
			c->field->name, quoted.data, rule);
	}
	text_release(&slug);
	text_release(&quoted);
	return false;
}

static bool read_id(struct value *value, const struct context *c)
{
	bool good = schema_is_id(c->node->text);
	if (good && is_plain(c) && scalar_retyped(c->node->text))
		return read_text(value, c);
	if (c->field->type == TYPE_LINK && !good) {
		/* The whole plan is needed to tell what was meant. */
		value->text = arena_text(c->reading->arena, c->node->text, c->node->length);
		value->detail = VALUE_INVALID;
		return true;
	}
	if (c->node->length > 64)
		return fault(
			c, FINDING_INVALID_ID, _("an identifier has at most 64 characters"));
	if (!good)
		return invalid_id(c);
	value->text = arena_text(c->reading->arena, c->node->text, c->node->length);
	return true;
}

static bool read_date(struct value *value, const struct context *c)
{
	value->number = day_parse(c->node->text);
	return value->number || advise_day(c->reading, c->field, c->node);
}

static bool read_decision(struct value *value, const struct context *c)
{
	const char *text = c->node->text;
	if ((c->field->flags & FIELD_OR_DATE) && day_parse(text)) {
		value->detail = VALUE_OTHER;
		return read_date(value, c);
	}
	if (c->field->flags & FIELD_OR_DATE && !strchr(text, '/'))
		return spoken_day(text) % 100 || strspn(text, "0123456789-") == c->node->length
			       ? advise_day(c->reading, c->field, c->node)
			       : fault(c, FINDING_INVALID_DATE,
					 _("write a day as \"year-month-day\", or the decision as "
					   "meeting/decision: \"2007-06-06\", "
					   "reunion-2007-06-06/d1"));
	const char *slash = strchr(text, '/');
	char *meeting = slash ? strndup(text, (size_t)(slash - text)) : NULL;
	bool good = meeting && schema_is_id(meeting) && schema_is_id(slash + 1);
	free(meeting);
	if (!good)
		return fault(c, FINDING_INVALID_ID,
			_("write the decision as meeting/decision: reunion-2007-06-06/d1"));
	value->text = arena_text(c->reading->arena, text, c->node->length);
	return true;
}

static bool read_enum(struct value *value, const struct context *c)
{
	int found = schema_value(c->field->values, c->node->text);
	if (found >= 0) {
		value->number = found;
		return true;
	}
	return advise_word(c->reading, c->field, c->node);
}

static bool out_of_bounds(const struct context *c)
{
	reading_fault(c->reading, FINDING_INVALID_NUMBER, c->node,
		_("'%s': write a whole number from %lld to %lld"), c->field->name,
		(long long)c->field->low, (long long)c->field->high);
	return false;
}

static bool read_boolean(struct value *value, const struct context *c)
{
	const char *text = c->node->text;
	struct decimal count;
	if (is_plain(c) && (!strcmp(text, "true") || !strcmp(text, "false"))) {
		value->number = *text == 't';
		return true;
	}
	if ((c->field->flags & FIELD_OR_INTEGER) && is_plain(c) &&
		number_parse(&count, text) == NUMBER_OK) {
		if (count.places || count.units < c->field->low || count.units > c->field->high)
			return out_of_bounds(c);
		value->detail = VALUE_OTHER;
		value->number = count.units;
		return true;
	}
	fault(c, FINDING_WRONG_TYPE,
		c->field->flags & FIELD_OR_INTEGER
			? _("write true, false or a number, without quotes")
			: _("write true or false, without quotes"));
	int yes = vocabulary_yes(text, c->node->length);
	diag_suggest(c->reading->diag, yes < 0 ? NULL : yes ? "true" : "false");
	return false;
}

/* The same with the value as it stands, and the number that was meant by it. */
static bool number_fault(const struct context *c, enum finding_rule rule, const char *message)
{
	struct text quoted = TEXT_INIT, meant = TEXT_INIT;
	reading_quote(&quoted, c->node);
	reading_fault(c->reading, rule, c->node, _("'%s': '%s': %s"), c->field->name,
		quoted.data, message);
	if (number_meant(&meant, c->node->text)) {
		if (strcmp(meant.data, c->node->text))
			diag_suggest(c->reading->diag, meant.data);
		else
			diag_told(c->reading->diag, meant.data);
	}
	text_release(&quoted);
	text_release(&meant);
	return false;
}

static const char *integer_message(enum number_fault wrong)
{
	switch ((int)wrong) {
	case NUMBER_NOT_ONE:
		return _("write a whole number");
	case NUMBER_GROUPED:
		return _("write the number without spaces: 1000");
	default:
		return number_message(wrong);
	}
}

static bool quoted_number(const struct context *c)
{
	return !is_plain(c) &&
	       !number_fault(c, FINDING_WRONG_TYPE, _("write the number without quotes"));
}

/* What begins like a number is a wrong one; the rest is something else altogether. */
static enum finding_rule number_rule(const struct context *c, enum number_fault wrong)
{
	const char *text = c->node->text;
	bool begins = strspn(text, "-.") <= 1 && strchr("0123456789", text[strspn(text, "-.")]);
	return wrong == NUMBER_NOT_ONE && !begins ? FINDING_WRONG_TYPE : FINDING_INVALID_NUMBER;
}

static bool read_integer(struct value *value, const struct context *c)
{
	struct decimal number;
	if (quoted_number(c))
		return false;
	enum number_fault wrong = number_parse(&number, c->node->text);
	if (wrong != NUMBER_OK)
		return number_fault(c, number_rule(c, wrong), integer_message(wrong));
	if (number.places || number.units < c->field->low || number.units > c->field->high)
		return out_of_bounds(c);
	value->number = number.units;
	return true;
}

static bool read_decimal(struct value *value, const struct context *c)
{
	bool amount = c->field->type == TYPE_AMOUNT;
	enum finding_rule rule = amount ? FINDING_INVALID_AMOUNT : FINDING_INVALID_NUMBER;
	const struct calendar *plan = c->reading->calendar;
	struct decimal number;
	if (quoted_number(c))
		return false;
	enum number_fault wrong = number_parse(&number, c->node->text);
	if (wrong != NUMBER_OK)
		return number_fault(
			c, amount ? rule : number_rule(c, wrong), number_message(wrong));
	if (*c->node->text == '-')
		return fault(c, rule, _("write a number of zero or more"));
	if (amount && !plan->places && number.places) {
		reading_fault(c->reading, rule, c->node, _("'%s': %s has no decimals"),
			c->field->name, plan->currency);
		return false;
	}
	if (amount && plan->places >= 0 && number.places > plan->places) {
		reading_fault(c->reading, rule, c->node,
			lang_plural("'%s': %s has at most %d decimal",
				"'%s': %s has at most %d decimals",
				(unsigned long)plan->places),
			c->field->name, plan->currency, plan->places);
		return false;
	}
	value->number = number.units;
	value->detail = number.places;
	return true;
}

/* What an indicator measures: a plain number, or words. */
static bool read_measured(struct value *value, const struct context *c)
{
	struct decimal number;
	enum number_fault wrong =
		is_plain(c) ? number_parse(&number, c->node->text) : NUMBER_NOT_ONE;
	if (wrong == NUMBER_OK) {
		value->number = number.units;
		value->detail = number.places;
		return true;
	}
	if (wrong != NUMBER_NOT_ONE)
		return number_fault(c, FINDING_INVALID_NUMBER, number_message(wrong));
	value->detail = VALUE_WORDS;
	return read_text(value, c);
}

static bool read_currency(struct value *value, const struct context *c)
{
	const char *code = c->node->text;
	const char *plan = c->reading->calendar->currency;
	if (c->record != RECORD_PLAN && plan && strcmp(code, plan)) {
		struct text shown = TEXT_INIT;
		utf8_visible(&shown, code, c->node->length);
		reading_fault(c->reading, FINDING_CURRENCY, c->node,
			_("the plan is in %s, not in '%s'"), plan, shown.data);
		text_release(&shown);
		return false;
	}
	if (currency_places(code) < 0) {
		struct suggest near;
		char candidate[4];
		suggest_init(&near, code);
		for (int i = 0; currency_code(i, candidate); i++)
			suggest_offer(&near, candidate);
		fault(c, FINDING_CURRENCY,
			_("write a currency's code of three capitals (ISO 4217)"));
		diag_suggest(c->reading->diag, suggest_best(&near));
		suggest_release(&near);
		return false;
	}
	value->text = arena_text(c->reading->arena, code, c->node->length);
	return true;
}

static bool read_point(struct value *value, const struct context *c)
{
	const char *text = c->node->text;
	if (strlen(text) == 4 && strspn(text, "0123456789") == 4 && atoi(text) > 0) {
		value->number = atoi(text);
		return true;
	}
	value->detail = VALUE_OTHER;
	return read_date(value, c);
}

static bool read_month_day(struct value *value, const struct context *c)
{
	struct text date = TEXT_INIT;
	text_printf(&date, "2000-%s", c->node->text);
	day_t day = day_parse(date.data);
	text_release(&date);
	value->number = day % 10000;
	return day ||
	       fault(c, FINDING_INVALID_DATE, _("write a day of the year as month-day: 04-01"));
}

/* A no-break space in it is as good as another: "automne 2007" may come from a text. */
static int parse_schedule(struct schedule *schedule, const struct context *c, bool *reversed)
{
	const char *text = c->node->text;
	int result = schedule_parse(schedule, text, c->reading->calendar, reversed);
	if (!result || !strpbrk(text, "\xc2\xe2"))
		return result;
	struct text plain = TEXT_INIT;
	utf8_plain_spaces(&plain, text, c->node->length);
	while (plain.length && plain.data[plain.length - 1] == ' ')
		plain.data[--plain.length] = '\0';
	result = schedule_parse(
		schedule, plain.data + strspn(plain.data, " "), c->reading->calendar, reversed);
	text_release(&plain);
	return result;
}

static bool read_schedule(struct value *value, const struct context *c)
{
	struct schedule schedule;
	bool reversed;
	if (!parse_schedule(&schedule, c, &reversed)) {
		struct schedule *kept = arena_alloc(c->reading->arena, sizeof *kept);
		*kept = schedule;
		value->schedule = kept;
		return true;
	}
	if (reversed)
		return fault(c, FINDING_DATE_ORDER, _("the end comes before the start"));
	return advise_schedule(c->reading, c->field, c->node);
}

/* Before or after the value, on its field's line. */
static bool no_break_beside(const struct context *c)
{
	struct text plain = TEXT_INIT;
	reading_fault(c->reading, FINDING_NO_BREAK_SPACE, c->node, "%s", yamlfault_no_break());
	utf8_plain_spaces(&plain, c->node->text, c->node->length);
	while (plain.length && plain.data[plain.length - 1] == ' ')
		plain.data[--plain.length] = '\0';
	diag_told(c->reading->diag, plain.data + strspn(plain.data, " "));
	text_release(&plain);
	return false;
}

/* Texts, and schedules, in which it is read as a space. */
static bool takes_no_break(enum field_type type)
{
	return type == TYPE_TEXT || type == TYPE_LONG_TEXT || type == TYPE_ACRONYM ||
	       type == TYPE_VALUE || type == TYPE_SCHEDULE;
}

bool scalar_read(struct value *value, const struct reading *reading, enum record_id record,
	const struct field *field, const struct yamldoc_node *node)
{
	const struct context c = {reading, record, field, node};
	if (is_plain(&c) && !node->length && field->flags & FIELD_REQUIRED) {
		reading_fault(reading, FINDING_EMPTY_TEXT, node,
			_("'%s' is required: write its value"), field->name);
		return false;
	}
	if (is_plain(&c) && !node->length)
		return fault(&c, FINDING_EMPTY_TEXT,
			_("there is no value: fill it in, or delete the field if it is not known"));
	bool block = node->style == YAMLDOC_LITERAL || node->style == YAMLDOC_FOLDED;
	if (field->type != TYPE_LONG_TEXT && (node->several_lines || block))
		return fault(&c, FINDING_SEVERAL_LINES,
			_("write the value on one line, in double quotes"));
	if (!takes_no_break(field->type) && reading_no_break(node))
		return no_break_beside(&c);
	switch (field->type) {
	case TYPE_ID:
	case TYPE_FORMER_ID:
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
		return read_id(value, &c);
	case TYPE_DECISION:
		return read_decision(value, &c);
	case TYPE_TEXT:
	case TYPE_LONG_TEXT:
	case TYPE_ACRONYM:
		return read_text(value, &c);
	case TYPE_ENUM:
		return read_enum(value, &c);
	case TYPE_BOOLEAN:
		return read_boolean(value, &c);
	case TYPE_INTEGER:
		return read_integer(value, &c);
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return read_decimal(value, &c);
	case TYPE_VALUE:
		return read_measured(value, &c);
	case TYPE_CURRENCY:
		return read_currency(value, &c);
	case TYPE_DATE:
		return read_date(value, &c);
	case TYPE_POINT:
		return read_point(value, &c);
	case TYPE_MONTH_DAY:
		return read_month_day(value, &c);
	case TYPE_SCHEDULE:
		return read_schedule(value, &c);
	case TYPE_REFERENCE:
	case TYPE_RECORD:
	case TYPE_NUMBER:
	case TYPE_OWNER:
	case TYPE_PATH:
		break;
	}
	return false;
}
