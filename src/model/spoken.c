#include "model/spoken.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* As they fold; a beginning of three letters is enough where one month alone has it. */
static const char *const months[][2] = {{"january", "janvier"}, {"february", "fevrier"},
	{"march", "mars"}, {"april", "avril"}, {"may", "mai"}, {"june", "juin"},
	{"july", "juillet"}, {"august", "aout"}, {"september", "septembre"},
	{"october", "octobre"}, {"november", "novembre"}, {"december", "decembre"}};

#define LEAST_OF_A_MONTH 3

/* Longer texts name more than a day. */
#define LONGEST 40
#define MOST_PARTS 6

/* From 1, or 0. */
static int find_month(const char *word)
{
	size_t length = strlen(word);
	int found = 0;
	for (int month = 0; length >= LEAST_OF_A_MONTH && month < 12; month++) {
		for (int language = 0; language < 2; language++) {
			const char *name = months[month][language];
			if (!strcmp(name, word))
				return month + 1;
			if (!strncmp(name, word, length))
				found = found && found != month + 1 ? -1 : month + 1;
		}
	}
	return found < 0 ? 0 : found;
}

static day_t make(int year, int month, int day)
{
	bool good = year >= 1 && month >= 1 && month <= 12 && day >= 0 && day <= 99;
	return good ? 10000 * year + 100 * month + day : 0;
}

struct number {
	int value;
	size_t digits;
};

/* "2007-6-6", "30/06/2007"; of "06/07/2007" nobody knows which is the month. */
static day_t three_numbers(const struct number *n)
{
	if (n[0].digits == 4)
		return n[1].value && n[2].value ? make(n[0].value, n[1].value, n[2].value) : 0;
	int a = n[0].value, b = n[1].value;
	if (n[2].digits != 4 || !a || !b || (a <= 12 && b <= 12 && a != b))
		return 0;
	return b <= 12 ? make(n[2].value, b, a) : make(n[2].value, a, b);
}

static day_t by_numbers(const struct number *n, int count)
{
	if (count == 3)
		return three_numbers(n);
	if (count != 2)
		return 0;
	return n[0].digits == 4   ? make(n[0].value, n[1].value, 0)
	       : n[1].digits == 4 ? make(n[1].value, n[0].value, 0)
				  : 0;
}

/* A month by its name, a year, and the day or none, in any order. */
static day_t by_name(const struct number *n, int count, int month)
{
	if (count == 1)
		return n[0].digits == 4 ? make(n[0].value, month, 0) : 0;
	if (count != 2 || (n[0].digits == 4) == (n[1].digits == 4))
		return 0;
	const struct number *year = n[0].digits == 4 ? n : n + 1;
	const struct number *day = year == n ? n + 1 : n;
	return day->value && day->digits < 3 ? make(year->value, month, day->value) : 0;
}

/* "1er", "6th": the number without its ending. */
static bool is_ordinal_ending(const char *ending)
{
	static const char *const endings[] = {"", "er", "e", "st", "nd", "rd", "th"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (!strcmp(endings[i], ending))
			return true;
	}
	return false;
}

static day_t read_parts(char *text)
{
	struct number numbers[MOST_PARTS];
	int count = 0, month = 0;
	char *rest = text, *part;
	while ((part = strsep(&rest, " /.,-"))) {
		size_t digits = strspn(part, "0123456789");
		if (!*part || !strcmp(part, "le") || !strcmp(part, "the") ||
			!strcmp(part, "of"))
			continue;
		if (!digits && !month && (month = find_month(part)))
			continue;
		if (!digits || digits > 4 || count == MOST_PARTS ||
			!is_ordinal_ending(part + digits))
			return 0;
		numbers[count++] = (struct number){atoi(part), digits};
	}
	return month ? by_name(numbers, count, month) : by_numbers(numbers, count);
}

day_t spoken_day(const char *text)
{
	struct text plain = TEXT_INIT, folded = TEXT_INIT;
	size_t length = strlen(text);
	if (length > LONGEST)
		return 0;
	utf8_plain_spaces(&plain, text, length);
	utf8_fold(&folded, plain.data, plain.length);
	day_t day = read_parts(folded.data);
	text_release(&plain);
	text_release(&folded);
	return day;
}
