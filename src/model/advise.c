#include "model/advise.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/spoken.h"
#include "model/vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* The year of examples where the plan's period is not known. */
#define SOME_YEAR 2007

struct advice {
	const struct reading *reading;
	const struct field *field;
	const struct yamldoc_node *node;
	struct text quoted;
};

static struct advice start(const struct reading *reading, const struct field *field,
	const struct yamldoc_node *node)
{
	struct advice advice = {reading, field, node, TEXT_INIT};
	reading_quote(&advice.quoted, node);
	return advice;
}

static bool end(struct advice *advice)
{
	text_release(&advice->quoted);
	return false;
}

static bool is_impossible(day_t day)
{
	return day > day_month_end(day);
}

/* Of one day, or of two with a slash between, the one that its month does not have; or 0. */
static day_t impossible_day(const char *text)
{
	const char *slash = strchr(text, '/');
	day_t day = spoken_day(text);
	if (!day && slash) {
		char *first = strndup(text, (size_t)(slash - text));
		day = spoken_day(first);
		free(first);
		if (!day || !is_impossible(day))
			day = spoken_day(slash + 1);
	}
	return day && is_impossible(day) ? day : 0;
}

static bool report_impossible(const struct advice *a, day_t day)
{
	struct text month = TEXT_INIT, last = TEXT_INIT;
	if (!day)
		return false;
	day_t month_end = day_month_end(day);
	day_month_words(&month, day);
	day_print(&last, month_end);
	reading_fault(a->reading, FINDING_INVALID_DATE, a->node,
		_("'%s': '%s': %s has only %d days; a date is written %s"), a->field->name,
		a->quoted.data, month.data, month_end % 100, last.data);
	text_release(&month);
	text_release(&last);
	return true;
}

/* "write '6 juin 2007' as 2007-06-06" */
static void report_meant(const struct advice *a, enum finding_rule rule, const char *meant)
{
	reading_fault(a->reading, rule, a->node, _("'%s': write '%s' as %s"), a->field->name,
		a->quoted.data, meant);
	diag_told(a->reading->diag, meant);
}

static void report_no_date(const struct advice *a)
{
	reading_fault(a->reading, FINDING_INVALID_DATE, a->node,
		_("'%s': '%s' is not a date: write \"year-month-day\", as in \"2007-06-06\""),
		a->field->name, a->quoted.data);
}

bool advise_day(const struct reading *reading, const struct field *field,
	const struct yamldoc_node *node)
{
	struct advice a = start(reading, field, node);
	struct text meant = TEXT_INIT;
	day_t day = spoken_day(node->text);
	if (report_impossible(&a, impossible_day(node->text)))
		return end(&a);
	if (day % 100) {
		day_print(&meant, day);
		report_meant(&a, FINDING_INVALID_DATE, meant.data);
	} else {
		report_no_date(&a);
	}
	text_release(&meant);
	return end(&a);
}

static bool looks_like_dates(const char *text)
{
	size_t length = strlen(text);
	return strspn(text, "0123456789-/") == length && (length == 10 || strchr(text, '/')) &&
	       length >= 8 && text[4] == '-';
}

/* A day or a month in a schedule's form: "2007-06-06", "2007-06-01/2007-06-30". */
static void print_days(struct text *out, day_t day)
{
	day_print(out, day % 100 ? day : day + 1);
	if (day % 100 == 0) {
		text_char(out, '/');
		day_print(out, day_month_end(day));
	}
}

/* "07" is 2007 in a plan of 2007 to 2010. */
static int full_year(const char *year, const struct calendar *calendar)
{
	int first = calendar->start ? day_year(calendar->start) : SOME_YEAR;
	size_t length = strlen(year);
	if (strspn(year, "0123456789") != length || (length != 2 && length != 4))
		return 0;
	return length == 4 ? atoi(year) : first / 100 * 100 + atoi(year);
}

/* The calendar's word that it is, or nearly is: a season's, or that for continuous. */
static void add_season(struct text *out, const struct calendar *calendar, const char *word)
{
	int season = calendar_find_season(calendar, word, strlen(word));
	struct suggest near;
	suggest_init(&near, word);
	for (int i = 0; i < calendar->season_count; i++)
		suggest_offer(&near, calendar->seasons[i].name);
	suggest_offer(&near, calendar->continuous);
	if (season >= 0)
		text_str(out, calendar->seasons[season].name);
	else if (suggest_best(&near))
		text_str(out, suggest_best(&near));
	suggest_release(&near);
}

/* "Automne 07", "autonme 2007", "continuu 2007-2010": false where none is meant. */
static bool meant_season(struct text *out, const struct calendar *calendar, const char *text)
{
	struct text plain = TEXT_INIT;
	struct schedule schedule;
	bool reversed;
	utf8_plain_spaces(&plain, text, strlen(text));
	char *space = strrchr(plain.data, ' ');
	if (space) {
		int year = full_year(space + 1, calendar);
		*space = '\0';
		add_season(out, calendar, plain.data);
		if (year)
			text_printf(out, " %04d", year);
		else
			text_printf(out, " %s", space + 1);
	}
	text_release(&plain);
	return out->length && !schedule_parse(&schedule, out->data, calendar, &reversed);
}

/* What schedules look like in this plan. */
static void report_forms(const struct advice *a)
{
	const struct calendar *calendar = a->reading->calendar;
	int first = calendar->start ? day_year(calendar->start) : SOME_YEAR;
	int last = calendar->end ? day_year(calendar->end) : SOME_YEAR + 3;
	/* TRANSLATORS: a season and its year, a year, a day, two days, "continuous" and years. */
	reading_fault(a->reading, FINDING_INVALID_SCHEDULE, a->node,
		_("'%s': '%s' is not understood: write %s %d, %d, %d-06-30, %d-09-01/%d-12-31 or "
		  "%s %d-%d"),
		a->field->name, a->quoted.data,
		calendar->seasons[calendar->season_count - 1].name, first, first, first, first,
		first, calendar->continuous, first, last);
}

bool advise_schedule(const struct reading *reading, const struct field *field,
	const struct yamldoc_node *node)
{
	const struct calendar *calendar = reading->calendar;
	struct advice a = start(reading, field, node);
	struct text meant = TEXT_INIT;
	day_t day = spoken_day(node->text);
	if (report_impossible(&a, impossible_day(node->text)))
		return end(&a);
	if (day)
		print_days(&meant, day);
	if (looks_like_dates(node->text) && day % 100 == 0)
		report_no_date(&a);
	else if (day)
		report_meant(&a, FINDING_INVALID_SCHEDULE, meant.data);
	/* Without a calendar nobody can tell; plan.yaml has its own finding then. */
	else if (calendar->season_count && !calendar->incomplete) {
		report_forms(&a);
		if (meant_season(&meant, calendar, node->text))
			diag_suggest(reading->diag, meant.data);
	}
	text_release(&meant);
	return end(&a);
}

/* "planned (prévue), in_progress (en cours)": a label that only spells the word is left out. */
static void list_words(struct text *out, const struct enumeration *words)
{
	for (int i = 0; i < words->count; i++) {
		const char *label = lang_label(words->labels[i]);
		text_printf(out, "%s%s", i ? ", " : "", words->words[i]);
		if (label != words->labels[i].english)
			text_printf(out, " (%s)", label);
	}
}

bool advise_word(const struct reading *reading, const struct field *field,
	const struct yamldoc_node *node)
{
	const struct enumeration *words = &enumerations[field->values];
	struct advice a = start(reading, field, node);
	struct text all = TEXT_INIT;
	int exact = vocabulary_value(field->values, node->text, node->length);
	int near = vocabulary_value_near(field->values, node->text);
	list_words(&all, words);
	if (exact >= 0) {
		reading_fault(reading, FINDING_UNKNOWN_VALUE, node,
			_("'%s': '%s' is written '%s'; the values are: %s"), field->name,
			a.quoted.data, words->words[exact], all.data);
		diag_told(reading->diag, words->words[exact]);
	} else {
		reading_fault(reading, FINDING_UNKNOWN_VALUE, node,
			_("'%s': '%s' is none of: %s"), field->name, a.quoted.data, all.data);
		diag_suggest(reading->diag, near < 0 ? NULL : words->words[near]);
	}
	text_release(&all);
	return end(&a);
}
