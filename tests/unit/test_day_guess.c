#include "suite.h"

#include "model/day_guess.h"

struct guess_case {
	const char *name, *text;
	enum day_guess guess;
	day_t day;
};

static struct guess_case cases[] = {
	{"French", "6 juin 2007", DAY_GUESSED, 20070606},
	{"the first", "1er août 2007", DAY_GUESSED, 20070801},
	{"without accents, in capitals", "1ER AOUT 2007", DAY_GUESSED, 20070801},
	{"a month without its accent", "6 FEVRIER 2008", DAY_GUESSED, 20080206},
	{"English", "June 6, 2007", DAY_GUESSED, 20070606},
	{"English, the day first", "6th June 2007", DAY_GUESSED, 20070606},
	{"slashes", "30/06/2007", DAY_GUESSED, 20070630},
	{"slashes, the month first", "06/30/2007", DAY_GUESSED, 20070630},
	{"slashes, the year first", "2007/06/07", DAY_GUESSED, 20070607},
	{"the same number twice", "06/06/2007", DAY_GUESSED, 20070606},
	{"either order", "06/07/2007", DAY_UNKNOWN, 0},
	{"points", "31.12.2007", DAY_GUESSED, 20071231},
	{"no zeros", "2007-6-6", DAY_GUESSED, 20070606},
	{"past the end of the month", "31 juin 2007", DAY_PAST_END, 20070630},
	{"past the end, as it should be written", "2026-11-31", DAY_PAST_END, 20261130},
	{"no leap year", "29 février 2007", DAY_PAST_END, 20070228},
	{"no such month", "2007-13-01", DAY_UNKNOWN, 0},
	{"no day of any month", "45 juin 2007", DAY_UNKNOWN, 0},
	{"two digits of a year", "6 juin 07", DAY_UNKNOWN, 0},
	{"no year", "6 juin", DAY_UNKNOWN, 0},
	{"two months", "6 juin juillet 2007", DAY_UNKNOWN, 0},
	{"four numbers", "1 2 3 2007", DAY_UNKNOWN, 0},
	{"words", "la semaine prochaine", DAY_UNKNOWN, 0},
	{"a revision", "HEAD~3", DAY_UNKNOWN, 0},
	{"a long number", "20070606", DAY_UNKNOWN, 0},
	{"nothing", "", DAY_UNKNOWN, 0},
};

static void test_case(void **state)
{
	const struct guess_case *c = *state;
	day_t day = 0;
	assert_int_equal(day_guess(c->text, &day), c->guess);
	assert_int_equal(day, c->day);
}

static void test_today(void **state)
{
	(void)state;
	day_t day = 0;
	assert_int_equal(day_guess("aujourd'hui", &day), DAY_GUESSED);
	assert_int_equal(day, day_today());
	assert_int_equal(day_guess("Yesterday", &day), DAY_GUESSED);
	assert_int_equal(day, day_before(day_today()));
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_case);
	SUITE_TEST(&suite, test_today);
	return suite_run(&suite, "day_guess");
}
