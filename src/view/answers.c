#include "view/answers.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/number.h"
#include "model/schema.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

void answers_init(struct answers *answers)
{
	const struct field *continuous =
		&record_schemas[RECORD_CALENDAR].fields[CALENDAR_CONTINUOUS];
	*answers = (struct answers){.calendar.continuous = lang_label(continuous->label)};
}

void answers_release(struct answers *answers)
{
	arena_release(&answers->arena);
}

/* --- Answers --------------------------------------------------------------- */

/* The answer without the spaces around it; NULL, with a failure, when no file could hold it. */
static const char *one_line(struct answers *answers, const char *answer, struct fail *fail)
{
	size_t length = strlen(answer);
	if (utf8_invalid(answer, length) >= 0) {
		fail_set(fail, STATUS_USAGE, _("this is not UTF-8 text"));
		return NULL;
	}
	while (length && strchr(" \t", answer[length - 1]))
		length--;
	size_t start = strspn(answer, " \t");
	for (size_t at = start; at < length;) {
		uint32_t c;
		at += utf8_decode(answer + at, length - at, &c);
		if (c != '\n' && c != '\t' && !utf8_forbidden(c))
			continue;
		fail_set(fail, STATUS_USAGE,
			_("the character U+%04X is not allowed: write it on one line, in letters"),
			(unsigned)c);
		return NULL;
	}
	if (start >= length) {
		fail_set(fail, STATUS_USAGE, _("there is nothing in it"));
		return NULL;
	}
	return arena_text(&answers->arena, answer + start, length - start);
}

int answers_take_title(struct answers *answers, const char *answer, struct fail *fail)
{
	answers->title = one_line(answers, answer, fail);
	return answers->title ? 0 : -1;
}

int answers_take_organization(struct answers *answers, const char *answer, struct fail *fail)
{
	answers->organization = one_line(answers, answer, fail);
	return answers->organization ? 0 : -1;
}

int answers_take_acronym(struct answers *answers, const char *answer, struct fail *fail)
{
	answers->acronym = one_line(answers, answer, fail);
	return answers->acronym ? 0 : -1;
}

/* A year, which begins on its first day and ends on its last, or a day; 0 for neither. */
static day_t point(const char *text, int month_day)
{
	bool year = strlen(text) == 4 && strspn(text, "0123456789") == 4;
	return year && atoi(text) ? 10000 * atoi(text) + month_day : day_parse(text);
}

static const char *after_slash(struct answers *answers, const char *text, const char **start)
{
	static const char *const slashes[] = {"/", "\u2013", " - ", NULL};
	for (const char *const *slash = slashes; *slash; slash++) {
		const char *found = strstr(text, *slash);
		if (!found)
			continue;
		size_t length = (size_t)(found - text);
		while (length && text[length - 1] == ' ')
			length--;
		*start = arena_text(&answers->arena, text, length);
		found += strlen(*slash);
		return found + strspn(found, " ");
	}
	/* "2007-2010" */
	bool years = strlen(text) == 9 && text[4] == '-';
	*start = years ? arena_text(&answers->arena, text, 4) : text;
	return years ? text + 5 : text;
}

int answers_take_period(struct answers *answers, const char *answer, struct fail *fail)
{
	const char *text = one_line(answers, answer, fail), *first;
	if (!text)
		return -1;
	const char *last = after_slash(answers, text, &first);
	day_t start = point(first, 101), end = point(last, 1231);
	if (!start || !end)
		return fail_set(fail, STATUS_USAGE,
			_("write the first and the last year, or the first and the last day: "
			  "2007-2010, 2007-04-01/2010-03-31"));
	if (end < start)
		return fail_set(fail, STATUS_USAGE, _("the end comes before the start"));
	answers->calendar.start = start;
	answers->calendar.end = end;
	return 0;
}

int answers_take_currency(struct answers *answers, const char *answer, struct fail *fail)
{
	const char *text = one_line(answers, answer, fail);
	struct text code = TEXT_INIT;
	if (!text)
		return -1;
	utf8_upper(&code, text, strlen(text));
	if (currency_places(code.data) < 0) {
		struct suggest near;
		char candidate[4];
		suggest_init(&near, code.data);
		for (int i = 0; currency_code(i, candidate); i++)
			suggest_offer(&near, candidate);
		fail_set(fail, STATUS_USAGE,
			_("write a currency's code of three capitals (ISO 4217)"));
		if (suggest_best(&near))
			fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
		suggest_release(&near);
		text_release(&code);
		return -1;
	}
	answers->calendar.currency = arena_strdup(&answers->arena, code.data);
	text_release(&code);
	return 0;
}

/* --- Seasons --------------------------------------------------------------- */

/* The number of ISO 8601-2 that a season's name tells, in either language; 0: none. */
static int edtf_of_name(const char *name)
{
	static const struct {
		int edtf;
		const char *name;
	} known[] = {{21, "spring"}, {21, "printemps"}, {22, "summer"}, {22, "été"},
		{23, "autumn"}, {23, "fall"}, {23, "automne"}, {24, "winter"}, {24, "hiver"}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (utf8_same_folded(name, strlen(name), known[i].name))
			return known[i].edtf;
	}
	return 0;
}

/* Of halves, thirds and quarters of a year, the first one's number in ISO 8601-2. */
static int edtf_of_parts(int count)
{
	return count == 2 ? 40 : count == 3 ? 37 : count == 4 ? 33 : 0;
}

static int number_seasons(struct calendar *calendar, struct fail *fail)
{
	int first = edtf_of_parts(calendar->season_count), known = 0;
	for (int i = 0; i < calendar->season_count; i++)
		known += edtf_of_name(calendar->seasons[i].name) > 0;
	if (known != calendar->season_count && (known || !first))
		return fail_set(fail, STATUS_USAGE,
			_("write winter, spring, summer and autumn, or two, three or four parts of the "
			  "year with names of their own"));
	for (int i = 0; i < calendar->season_count; i++)
		calendar->seasons[i].edtf =
			known ? edtf_of_name(calendar->seasons[i].name) : first + i;
	return 0;
}

static bool has_code(const struct calendar *calendar, const char *code)
{
	for (int i = 0; i < calendar->season_count; i++) {
		if (!strcmp(calendar->seasons[i].code, code))
			return true;
	}
	return false;
}

/* The first letter of the name that is no other season's: W S U A, H P É A. */
static const char *new_code(struct answers *answers, const char *name)
{
	size_t length = strlen(name), used;
	struct text code = TEXT_INIT;
	for (size_t at = 0; at < length; at += used) {
		uint32_t c;
		used = utf8_decode(name + at, length - at, &c);
		text_reset(&code);
		utf8_upper(&code, name + at, used);
		if ((utf8_is_letter(c) || utf8_is_digit(c)) &&
			!has_code(&answers->calendar, code.data))
			break;
		text_reset(&code);
	}
	const char *result = arena_strdup(&answers->arena, code.length ? code.data : name);
	text_release(&code);
	return result;
}

/* Without the spaces around it. */
static char *trimmed(char *word)
{
	char *end = word + strlen(word);
	while (end > word && end[-1] == ' ')
		*--end = '\0';
	return word + strspn(word, " ");
}

/* "winter:01-01" */
static int add_season(struct answers *answers, char *word, struct fail *fail)
{
	struct calendar *calendar = &answers->calendar;
	char *colon = strrchr(word, ':');
	struct text day = TEXT_INIT;
	uint32_t first;
	if (!colon)
		return fail_set(fail, STATUS_USAGE,
			_("write each season with its first day, as month-day: %s"),
			_("winter:01-01,spring:04-01,summer:07-01,autumn:09-01"));
	*colon = '\0';
	const char *first_day = trimmed(colon + 1);
	text_printf(&day, "2000-%s", first_day);
	int start = (int)(day_parse(day.data) % 10000);
	text_release(&day);
	if (!start)
		return fail_set(fail, STATUS_USAGE,
			_("'%s' is no day of the year: write month-day, as in 04-01"),
			first_day);
	const char *name = one_line(answers, word, fail);
	if (!name)
		return -1;
	utf8_decode(name, strlen(name), &first);
	if (!utf8_is_letter(first))
		return fail_set(fail, STATUS_USAGE,
			_("'%s': a season's name begins with a letter"), name);
	for (int i = 0; i < calendar->season_count; i++) {
		if (utf8_same_folded(name, strlen(name), calendar->seasons[i].name))
			return fail_set(
				fail, STATUS_USAGE, _("'%s' is there twice: keep one"), name);
	}
	calendar->seasons[calendar->season_count] =
		(struct season){new_code(answers, name), name, 0, start};
	calendar->season_count++;
	return 0;
}

/* As check wants them: in the order of the year, the first perhaps at the end of the one before. */
static int check_order(const struct calendar *calendar, struct fail *fail)
{
	const struct season *seasons = calendar->seasons;
	for (int i = 1; i < calendar->season_count; i++) {
		bool wraps =
			i == 1 && seasons[0].start > seasons[calendar->season_count - 1].start;
		if (seasons[i].start <= seasons[i - 1].start && !wraps)
			return fail_set(fail, STATUS_USAGE,
				_("'%s' starts before '%s': write the seasons in the order of the year, "
				  "winter first"),
				seasons[i].name, seasons[i - 1].name);
	}
	return 0;
}

int answers_take_seasons(struct answers *answers, const char *answer, struct fail *fail)
{
	struct calendar *calendar = &answers->calendar;
	char *words = mem_strdup(answer), *rest = words, *word;
	int result = 0;
	calendar->season_count = 0;
	while (!result && (word = strsep(&rest, ","))) {
		if (calendar->season_count == CALENDAR_MOST_SEASONS)
			result = fail_set(fail, STATUS_USAGE, _("at most %d seasons"),
				CALENDAR_MOST_SEASONS);
		else
			result = add_season(answers, trimmed(word), fail);
	}
	free(words);
	if (!result)
		result = check_order(calendar, fail);
	return result ? result : number_seasons(calendar, fail);
}

/* --- Suggestions ----------------------------------------------------------- */

char *answers_suggest_title(const struct answers *answers)
{
	struct text title = TEXT_INIT;
	int first = day_year(answers->calendar.start), last = day_year(answers->calendar.end);
	if (first == last)
		text_printf(&title, _("Action plan %d"), first);
	else
		text_printf(&title, _("Action plan %d-%d"), first, last);
	return text_detach(&title);
}

/* Three years from this one on. */
char *answers_suggest_period(const struct answers *answers)
{
	struct text period = TEXT_INIT;
	int year = day_year(day_today());
	(void)answers;
	text_printf(&period, "%d-%d", year, year + 2);
	return text_detach(&period);
}

/* That of the user's country, where the system knows it. */
char *answers_suggest_currency(const struct answers *answers)
{
	const char *symbol = localeconv()->int_curr_symbol;
	struct text code = TEXT_INIT;
	(void)answers;
	text_add(&code, symbol, strnlen(symbol, 3));
	if (currency_places(code.data) >= 0)
		return text_detach(&code);
	text_release(&code);
	return NULL;
}

char *answers_suggest_seasons(const struct answers *answers)
{
	(void)answers;
	return mem_strdup(_("winter:01-01,spring:04-01,summer:07-01,autumn:09-01"));
}
