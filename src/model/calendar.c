#include "model/calendar.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int days_of(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month - 1];
}

static bool digits(const char *text, int count)
{
	for (int i = 0; i < count; i++) {
		if (!isdigit((unsigned char)text[i]))
			return false;
	}
	return true;
}

static day_t parse_prefix(const char *text)
{
	if (!digits(text, 4) || text[4] != '-' || !digits(text + 5, 2) || text[7] != '-' ||
		!digits(text + 8, 2))
		return 0;
	int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_of(year, month))
		return 0;
	return 10000 * year + 100 * month + day;
}

day_t day_parse(const char *text)
{
	return strlen(text) == 10 ? parse_prefix(text) : 0;
}

void day_print(struct text *out, day_t day)
{
	text_printf(out, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
}

static const char *const months[] = {N_("January"), N_("February"), N_("March"), N_("April"),
	N_("May"), N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December")};

void day_month_words(struct text *out, day_t day)
{
	/* TRANSLATORS: month, year. */
	text_printf(out, _("%s %d"), _(months[day / 100 % 100 - 1]), day / 10000);
}

day_t day_month_end(day_t day)
{
	return day / 100 * 100 + days_of(day / 10000, day / 100 % 100);
}

void day_words(struct text *out, day_t day)
{
	int month = day / 100 % 100;
	if (month < 1 || month > 12)
		return;
	/* TRANSLATORS: day of the month, month, year. */
	if (day % 100 == 1)
		/* TRANSLATORS: the first of a month: month, year. */
		text_printf(out, _("1 %s %d"), _(months[month - 1]), day / 10000);
	else
		text_printf(out, _("%d %s %d"), day % 100, _(months[month - 1]), day / 10000);
}

void day_words_short(struct text *out, day_t day)
{
	/* TRANSLATORS: months as they are shortened after a day: "15 Nov.". */
	static const char *const short_months[] = {N_("Jan."), N_("Feb."), N_("Mar."),
		N_("Apr."), N_("May"), N_("June"), N_("July"), N_("Aug."), N_("Sept."),
		N_("Oct."), N_("Nov."), N_("Dec.")};
	int month = day / 100 % 100;
	if (month < 1 || month > 12)
		return;
	if (day % 100 == 1)
		/* TRANSLATORS: the first of a month: month. */
		text_printf(out, _("1 %s"), _(short_months[month - 1]));
	else
		/* TRANSLATORS: day of the month, month. */
		text_printf(out, _("%d %s"), day % 100, _(short_months[month - 1]));
}

day_t day_of(time_t seconds)
{
	struct tm local;
	if (!localtime_r(&seconds, &local) || local.tm_year < -1899 || local.tm_year > 8099)
		return 0;
	return 10000 * (local.tm_year + 1900) + 100 * (local.tm_mon + 1) + local.tm_mday;
}

day_t day_today(void)
{
	return day_of(time(NULL));
}

day_t day_before(day_t day)
{
	int year = day / 10000, month = day / 100 % 100, date = day % 100;
	if (date > 1)
		return day - 1;
	if (month > 1)
		return 10000 * year + 100 * (month - 1) + days_of(year, month - 1);
	return 10000 * (year - 1) + 1231;
}

int day_year(day_t day)
{
	return day / 10000;
}

/*
 * A season lasts until the next one starts; the first of the year may begin in
 * the year before (a winter from 21 December), and belongs to the year it ends.
 */
static day_t season_start(const struct calendar *calendar, int season, int year)
{
	const struct season *seasons = calendar->seasons;
	bool year_before = season == 0 && calendar->season_count > 1 &&
			   seasons[0].start > seasons[1].start;
	return 10000 * (year - year_before) + seasons[season].start;
}

void calendar_season_days(
	const struct calendar *calendar, int season, int year, day_t *start, day_t *end)
{
	*start = season_start(calendar, season, year);
	bool last = season + 1 == calendar->season_count;
	*end = day_before(last ? season_start(calendar, 0, year + 1)
			       : season_start(calendar, season + 1, year));
}

static const char *const english[] = {"spring", "summer", "autumn", "winter"};

static bool names_season(const struct season *season, const char *word, size_t length)
{
	if (utf8_same_folded(word, length, season->name))
		return true;
	if (season->edtf < 21 || season->edtf > 24)
		return false;
	return utf8_same_folded(word, length, english[season->edtf - 21]) ||
	       (season->edtf == 23 && utf8_same_folded(word, length, "fall"));
}

static bool same_bytes(const char *word, size_t length, const char *other)
{
	return strlen(other) == length && !memcmp(other, word, length);
}

/* A name or code exactly as it stands: of "E" and "É", each is itself. */
static int find_exactly(const struct calendar *calendar, const char *word, size_t length)
{
	for (int i = 0; i < calendar->season_count; i++) {
		if (same_bytes(word, length, calendar->seasons[i].name) ||
			same_bytes(word, length, calendar->seasons[i].code))
			return i;
	}
	return -1;
}

static int find_folded(const struct calendar *calendar, const char *word, size_t length)
{
	for (int i = 0; i < calendar->season_count; i++) {
		if (utf8_same_folded(word, length, calendar->seasons[i].code) ||
			names_season(&calendar->seasons[i], word, length))
			return i;
	}
	return -1;
}

int calendar_find_season(const struct calendar *calendar, const char *word, size_t length)
{
	int season = find_exactly(calendar, word, length);
	return season < 0 ? find_folded(calendar, word, length) : season;
}

void calendar_offer(struct suggest *suggest, const struct calendar *calendar)
{
	for (int i = 0; i < calendar->season_count; i++) {
		const struct season *season = &calendar->seasons[i];
		suggest_offer(suggest, season->name);
		suggest_offer(suggest, season->code);
		if (season->edtf >= 21 && season->edtf <= 24)
			suggest_offer(suggest, english[season->edtf - 21]);
	}
	suggest_offer(suggest, calendar->continuous);
}

static int season_by_edtf(const struct calendar *calendar, int edtf)
{
	for (int i = 0; i < calendar->season_count; i++) {
		if (calendar->seasons[i].edtf == edtf)
			return i;
	}
	return -1;
}

static int set_season(
	struct schedule *schedule, const struct calendar *calendar, int season, int year)
{
	if (season < 0 || year < 1)
		return -1;
	schedule->form = SCHEDULE_SEASON;
	schedule->season = season;
	schedule->year = year;
	calendar_season_days(calendar, season, year, &schedule->start, &schedule->end);
	return 0;
}

static void set_years(struct schedule *schedule, enum schedule_form form, int first, int last)
{
	schedule->form = form;
	schedule->year = first;
	schedule->last_year = last;
	schedule->start = 10000 * first + 101;
	schedule->end = 10000 * last + 1231;
}

static int parse_number(struct schedule *schedule, const char *text, size_t length,
	const struct calendar *calendar, bool *reversed)
{
	if (!strncmp(text, "0000", 4))
		return -1;
	if (length == 4) {
		set_years(schedule, SCHEDULE_YEAR, atoi(text), atoi(text));
		return 0;
	}
	if (length == 7 && text[4] == '-' && digits(text + 5, 2))
		return set_season(schedule, calendar, season_by_edtf(calendar, atoi(text + 5)),
			atoi(text));
	schedule->start = schedule->end = parse_prefix(text);
	if (!schedule->start)
		return -1;
	schedule->year = day_year(schedule->start);
	schedule->form = SCHEDULE_DATE;
	if (length == 10)
		return 0;
	schedule->form = SCHEDULE_DATES;
	schedule->end = length == 21 && text[10] == '/' ? parse_prefix(text + 11) : 0;
	*reversed = schedule->end && schedule->end < schedule->start;
	return schedule->end && !*reversed ? 0 : -1;
}

bool calendar_is_continuous(const struct calendar *calendar, const char *word, size_t length)
{
	return utf8_same_folded(word, length, calendar->continuous) ||
	       utf8_same_folded(word, length, "continuous");
}

static int parse_continuous(struct schedule *schedule, const char *years,
	const struct calendar *calendar, bool *reversed)
{
	if (!*years) {
		set_years(schedule, SCHEDULE_CONTINUOUS, day_year(calendar->start),
			day_year(calendar->end));
		schedule->start = calendar->start;
		schedule->end = calendar->end;
		return 0;
	}
	if (strlen(years) != 9 || !digits(years, 4) || !strchr("-/", years[4]) ||
		!digits(years + 5, 4))
		return -1;
	int first = atoi(years), last = atoi(years + 5);
	*reversed = last < first;
	if (*reversed || first < 1)
		return -1;
	set_years(schedule, SCHEDULE_CONTINUOUS_YEARS, first, last);
	return 0;
}

int schedule_parse(struct schedule *schedule, const char *text, const struct calendar *calendar,
	bool *dates_reversed)
{
	*schedule = (struct schedule){0};
	*dates_reversed = false;
	size_t length = strlen(text);
	if (length >= 4 && digits(text, 4))
		return parse_number(schedule, text, length, calendar, dates_reversed);
	const char *space = strrchr(text, ' ');
	size_t word = space ? (size_t)(space - text) : length;
	const char *year = space ? space + 1 : "";
	int season = find_exactly(calendar, text, word);
	if (season < 0 && calendar_is_continuous(calendar, text, length))
		return parse_continuous(schedule, "", calendar, dates_reversed);
	if (season < 0 && calendar_is_continuous(calendar, text, word))
		return parse_continuous(schedule, year, calendar, dates_reversed);
	if (!space && length > 4) {
		/* "A2007" */
		word = length - 4;
		year = text + word;
	}
	if (strlen(year) != 4 || !digits(year, 4))
		return -1;
	if (season < 0)
		season = find_folded(calendar, text, word);
	return set_season(schedule, calendar, season, atoi(year));
}

void schedule_print(
	struct text *out, const struct schedule *schedule, const struct calendar *calendar)
{
	switch (schedule->form) {
	case SCHEDULE_SEASON:
		text_printf(out, "%s %04d", calendar->seasons[schedule->season].name,
			schedule->year);
		break;
	case SCHEDULE_YEAR:
		text_printf(out, "%04d", schedule->year);
		break;
	case SCHEDULE_DATE:
		day_print(out, schedule->start);
		break;
	case SCHEDULE_DATES:
		day_print(out, schedule->start);
		text_char(out, '/');
		day_print(out, schedule->end);
		break;
	case SCHEDULE_CONTINUOUS:
		text_str(out, calendar->continuous);
		break;
	case SCHEDULE_CONTINUOUS_YEARS:
		text_printf(out, "%s %04d-%04d", calendar->continuous, schedule->year,
			schedule->last_year);
		break;
	}
}

void schedule_edtf(
	struct text *out, const struct schedule *schedule, const struct calendar *calendar)
{
	switch (schedule->form) {
	case SCHEDULE_SEASON:
		text_printf(out, "%04d-%d", schedule->year,
			calendar->seasons[schedule->season].edtf);
		break;
	case SCHEDULE_CONTINUOUS:
	case SCHEDULE_CONTINUOUS_YEARS:
		text_printf(out, "%04d/%04d", schedule->year, schedule->last_year);
		break;
	case SCHEDULE_YEAR:
	case SCHEDULE_DATE:
	case SCHEDULE_DATES:
		schedule_print(out, schedule, calendar);
		break;
	}
}
