#include "model/day_guess.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

static const struct label months[] = {{"January", "janvier"}, {"February", "février"},
	{"March", "mars"}, {"April", "avril"}, {"May", "mai"}, {"June", "juin"},
	{"July", "juillet"}, {"August", "août"}, {"September", "septembre"},
	{"October", "octobre"}, {"November", "novembre"}, {"December", "décembre"}};

/* The parts of a day: numbers in their order, and perhaps the name of a month. */
struct parts {
	int numbers[3];
	int count;
	int month; /* 0: not named */
	int named; /* how many numbers stand before it */
};

static bool is(const char *text, struct label label)
{
	return utf8_same_folded(text, strlen(text), label.english) ||
	       utf8_same_folded(text, strlen(text), label.french);
}

static bool parts_words(char c)
{
	return c == ' ' || c == '/' || c == '-' || c == '.' || c == ',';
}

/* "6", "1er", "6th"; 0 for no number of a day. */
static int read_number(const char *word, size_t length)
{
	static const char *const endings[] = {"", "er", "st", "nd", "rd", "th"};
	int number = 0;
	size_t at = 0;
	while (at < length && at < 4 && word[at] >= '0' && word[at] <= '9')
		number = 10 * number + word[at++] - '0';
	for (size_t i = 0; at && i < sizeof endings / sizeof *endings; i++) {
		if (utf8_same_folded(word + at, length - at, endings[i]))
			return number;
	}
	return 0;
}

static bool take_month(struct parts *parts, const char *word, size_t length)
{
	for (int i = 0; i < 12; i++) {
		if (utf8_same_folded(word, length, months[i].english) ||
			utf8_same_folded(word, length, months[i].french)) {
			parts->month = i + 1;
			parts->named = parts->count;
			return true;
		}
	}
	return false;
}

static bool take(struct parts *parts, const char *word, size_t length)
{
	int number = read_number(word, length);
	if (!number)
		return !parts->month && take_month(parts, word, length);
	if (parts->count == 3)
		return false;
	parts->numbers[parts->count++] = number;
	return true;
}

static bool take_all(struct parts *parts, const char *text)
{
	while (*text) {
		size_t length = 0;
		while (text[length] && !parts_words(text[length]))
			length++;
		if (length && !take(parts, text, length))
			return false;
		text += length;
		while (parts_words(*text))
			text++;
	}
	return true;
}

/* Put year, month and day in their places; false when the order could be another. */
static bool arrange(const struct parts *parts, int *year, int *month, int *day)
{
	const int *numbers = parts->numbers;
	if (parts->month && parts->count == 2) {
		*year = numbers[1];
		*month = parts->month;
		*day = numbers[0];
		return parts->named < 2;
	}
	if (parts->month || parts->count != 3)
		return false;
	bool year_first = numbers[0] > 31;
	*year = numbers[year_first ? 0 : 2];
	*month = numbers[1];
	*day = numbers[year_first ? 2 : 0];
	/* 06/30/2007 is June; 06/07/2007 is anybody's guess. */
	if (!year_first && *month > 12) {
		*month = numbers[0];
		*day = numbers[1];
	} else if (!year_first && *day <= 12 && *day != *month) {
		return false;
	}
	return true;
}

static day_t make(int year, int month, int day)
{
	struct text text = TEXT_INIT;
	text_printf(&text, "%04d-%02d-%02d", year, month, day);
	day_t made = day_parse(text.data);
	text_release(&text);
	return made;
}

enum day_guess day_guess(const char *text, day_t *result)
{
	static const struct label today = {"today", "aujourd'hui"},
				  yesterday = {"yesterday", "hier"};
	struct parts parts = {{0}, 0, 0, 0};
	int year, month, day;
	if (is(text, today) || is(text, yesterday)) {
		*result = is(text, today) ? day_today() : day_before(day_today());
		return DAY_GUESSED;
	}
	if (!take_all(&parts, text) || !arrange(&parts, &year, &month, &day) || year < 1000)
		return DAY_UNKNOWN;
	if ((*result = make(year, month, day)))
		return DAY_GUESSED;
	for (int last = 31; last > 27 && day <= 31 && !*result; last--)
		*result = make(year, month, last);
	return *result ? DAY_PAST_END : DAY_UNKNOWN;
}
