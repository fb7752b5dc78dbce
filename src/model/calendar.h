#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "base/suggest.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/*
 * Days, and the seasons of a plan. A day is the number 10000 * year + 100 *
 * month + day (ISO 8601's basic form), so days compare as numbers; 0 is none.
 */
typedef int32_t day_t;

/* Read "2007-06-06"; returns 0 for what is no existing day. */
day_t day_parse(const char *text);
void day_print(struct text *out, day_t);
/* In words, in the user's language: "6 June 2007". */
void day_words(struct text *out, day_t);
/* The same where the year is known and there is little room: "6 June", "15 Nov.". */
void day_words_short(struct text *out, day_t);
/* Its month and year in words: "June 2007". */
void day_month_words(struct text *out, day_t);
/* The last day of its month; the day itself need not exist. */
day_t day_month_end(day_t);
/* The day of a moment in local time; 0 outside the years 1 to 9999. */
day_t day_of(time_t);
day_t day_today(void);
day_t day_before(day_t);
int day_year(day_t);

#define CALENDAR_MOST_SEASONS 12

struct season {
	const char *code; /* "A" */
	const char *name; /* "automne" */
	int edtf;         /* 21 spring … 24 winter (ISO 8601-2, level 1) */
	int start;        /* 100 * month + day */
};

struct calendar {
	const char *continuous; /* the word for it; never NULL */
	struct season seasons[CALENDAR_MOST_SEASONS];
	int season_count; /* 0: unknown, nothing about seasons can be judged */
	bool incomplete;  /* a season could not be read: of an unknown one nothing is said */
	day_t start, end; /* the plan's period; 0 where unknown */
	int places;       /* decimals of the plan's currency; -1: unknown */
	const char *currency; /* NULL: unknown */
};

enum schedule_form {
	SCHEDULE_SEASON,
	SCHEDULE_YEAR,
	SCHEDULE_DATE,
	SCHEDULE_DATES,
	SCHEDULE_CONTINUOUS,       /* the whole period */
	SCHEDULE_CONTINUOUS_YEARS, /* "continu 2007-2010" */
};

struct schedule {
	enum schedule_form form;
	int season;       /* its place in the calendar */
	int year;         /* of the season, the year, or the first of the continuous years */
	int last_year;    /* of the continuous years */
	day_t start, end; /* first and last day; 0 where the calendar does not know */
};

/*
 * Read a schedule entry: SEASON YEAR (code, name, unaccented or English name), EDTF
 * ("2007-23"), YEAR, DATE, DATE/DATE, continuous [YEAR-YEAR]. Returns 0, or -1
 * when it is none; `*dates_reversed` tells that it ends before it starts.
 */
int schedule_parse(
	struct schedule *, const char *text, const struct calendar *, bool *dates_reversed);
/* The normalised value: "automne 2007". */
void schedule_print(struct text *out, const struct schedule *, const struct calendar *);
/* ISO 8601-2: "2007-23", "2007", "2007-11-15", "2007/2010". */
void schedule_edtf(struct text *out, const struct schedule *, const struct calendar *);
/* The season of that code, name, unaccented or English name; -1: none. */
int calendar_find_season(const struct calendar *, const char *word, size_t length);
/* Whether that is a word for continuous. */
bool calendar_is_continuous(const struct calendar *, const char *word, size_t length);
/* Offer the words that schedules are written with. */
void calendar_offer(struct suggest *, const struct calendar *);
/* First and last day of a season of a year. */
void calendar_season_days(
	const struct calendar *, int season, int year, day_t *start, day_t *end);

#endif
