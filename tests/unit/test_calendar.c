#include "suite.h"

#include "model/calendar.h"

/* The plan's own: winter begins the year. */
static const struct calendar quebec = {.continuous = "continu",
	.seasons = {{"H", "hiver", 24, 101}, {"P", "printemps", 21, 401}, {"É", "été", 22, 701},
		{"A", "automne", 23, 901}},
	.season_count = 4,
	.start = 20070101,
	.end = 20101231};
/* Winter begins in the year before the one that it belongs to. */
static const struct calendar astronomical = {.continuous = "continuous",
	.seasons = {{"W", "winter", 24, 1221}, {"S", "spring", 21, 320},
		{"U", "summer", 22, 621}, {"F", "fall", 23, 922}},
	.season_count = 4};
static const struct calendar unknown = {.continuous = "continuous"};

/* --- Days ------------------------------------------------------------------ */

struct day_case {
	const char *name; /* and what is read */
	day_t day;
};

static struct day_case days[] = {
	{"2007-06-06", 20070606},
	{"2008-02-29", 20080229},
	{"2000-02-29", 20000229},
	{"0001-01-01", 10101},
	{"9999-12-31", 99991231},
	{"2007-02-29", 0},
	{"1900-02-29", 0},
	{"2007-04-31", 0},
	{"2007-00-10", 0},
	{"2007-13-01", 0},
	{"2007-01-00", 0},
	{"0000-01-01", 0},
	{"2007-6-6", 0},
	{"20070606", 0},
	{"2007/06/06", 0},
	{"2007-06-06 ", 0},
	{"2007-06-0a", 0},
	{"2007-06-06T10:00", 0},
	{"", 0},
};

static void test_day(void **state)
{
	const struct day_case *c = *state;
	assert_int_equal(day_parse(c->name), c->day);
	if (c->day) {
		struct text out = TEXT_INIT;
		day_print(&out, c->day);
		assert_text(&out, c->name);
	}
}

static void test_day_before(void **state)
{
	(void)state;
	static const day_t pairs[][2] = {{20070606, 20070605}, {20070601, 20070531},
		{20080301, 20080229}, {20070301, 20070228}, {20070101, 20061231}};
	for (size_t i = 0; i < COUNT(pairs); i++)
		assert_int_equal(day_before(pairs[i][0]), pairs[i][1]);
	assert_int_equal(day_year(20070606), 2007);
}

static void test_day_words(void **state)
{
	(void)state;
	struct text out = TEXT_INIT, nothing = TEXT_INIT;
	day_words(&out, 20070606);
	assert_text(&out, "6 June 2007");
	day_words(&nothing, 0);
	assert_text(&nothing, "");
	day_words_short(&out, 20071115);
	assert_text(&out, "15 Nov.");
	day_words_short(&out, 20070601);
	assert_text(&out, "1 June");
	day_words_short(&nothing, 0);
	assert_text(&nothing, "");
}

static void test_today(void **state)
{
	(void)state;
	struct text today = TEXT_INIT;
	day_print(&today, day_today());
	assert_true(day_parse(today.data) == day_today() && day_today() > 20240101);
	text_release(&today);
}

/* --- Schedule -------------------------------------------------------------- */

struct schedule_case {
	const char *name; /* and what is read */
	const char *printed, *edtf;
	day_t start, end;
};

static struct schedule_case schedules[] = {
	{"automne 2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"hiver 2008", "hiver 2008", "2008-24", 20080101, 20080331},
	{"printemps 2007", "printemps 2007", "2007-21", 20070401, 20070630},
	{"été 2007", "été 2007", "2007-22", 20070701, 20070831},
	{"ete 2007", "été 2007", "2007-22", 20070701, 20070831},
	{"Automne 2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"A 2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"a 2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"A2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"E 2007", "été 2007", "2007-22", 20070701, 20070831},
	{"É2010", "été 2010", "2010-22", 20100701, 20100831},
	{"autumn 2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"fall 2007", "automne 2007", "2007-23", 20070901, 20071231},
	{"winter 2008", "hiver 2008", "2008-24", 20080101, 20080331},
	{"2007-24", "hiver 2007", "2007-24", 20070101, 20070331},
	{"2007", "2007", "2007", 20070101, 20071231},
	{"2007-11-15", "2007-11-15", "2007-11-15", 20071115, 20071115},
	{"2007-11-15/2008-02-29", "2007-11-15/2008-02-29", "2007-11-15/2008-02-29", 20071115,
		20080229},
	{"2007-11-15/2007-11-15", "2007-11-15/2007-11-15", "2007-11-15/2007-11-15", 20071115,
		20071115},
	{"continu", "continu", "2007/2010", 20070101, 20101231},
	{"Continu", "continu", "2007/2010", 20070101, 20101231},
	{"continuous", "continu", "2007/2010", 20070101, 20101231},
	{"continu 2008-2010", "continu 2008-2010", "2008/2010", 20080101, 20101231},
	{"continu 2008/2010", "continu 2008-2010", "2008/2010", 20080101, 20101231},
	{"continu 2008-2008", "continu 2008-2008", "2008/2008", 20080101, 20081231},
};

static void test_schedule(void **state)
{
	const struct schedule_case *c = *state;
	struct schedule schedule, again;
	struct text printed = TEXT_INIT, edtf = TEXT_INIT;
	bool reversed = true;
	assert_int_equal(schedule_parse(&schedule, c->name, &quebec, &reversed), 0);
	assert_false(reversed);
	assert_int_equal(schedule.start, c->start);
	assert_int_equal(schedule.end, c->end);
	schedule_print(&printed, &schedule, &quebec);
	schedule_edtf(&edtf, &schedule, &quebec);
	assert_string_equal(edtf.data, c->edtf);
	/* What is written is read as the same. */
	assert_int_equal(schedule_parse(&again, printed.data, &quebec, &reversed), 0);
	assert_int_equal(again.form, schedule.form);
	assert_int_equal(again.start, schedule.start);
	assert_int_equal(again.end, schedule.end);
	assert_text(&printed, c->printed);
	text_release(&edtf);
}

struct refused_case {
	const char *name; /* and what is read */
	bool reversed;
};

static struct refused_case refused[] = {
	{"", 0},
	{" ", 0},
	{"automne", 0},
	{"automne ", 0},
	{"automn 2007", 0},
	{"automne 207", 0},
	{"automne 20077", 0},
	{"automne  2007", 0},
	{" 2007", 0},
	{"20077", 0},
	{"2007-", 0},
	{"2007-06", 0},
	{"2007-25", 0},
	{"2007-2", 0},
	{"2007-02-30", 0},
	{"2007-11-15/", 0},
	{"2007-11-15/2008", 0},
	{"2007-11-15/2008-02-30", 0},
	{"2007-11-15-2008-02-28", 0},
	{"2007-11-15/2007-11-14", 1},
	{"continu 2007", 0},
	{"continu 2007-10", 0},
	{"continu 2007 2010", 0},
	{"continu 2010-2007", 1},
	{"continu2007-2010", 0},
};

static void test_refused(void **state)
{
	const struct refused_case *c = *state;
	struct schedule schedule;
	bool reversed = !c->reversed;
	assert_int_equal(schedule_parse(&schedule, c->name, &quebec, &reversed), -1);
	assert_int_equal(reversed, c->reversed);
}

static void test_unknown_calendar(void **state)
{
	(void)state;
	struct schedule schedule;
	bool reversed;
	assert_int_equal(schedule_parse(&schedule, "automne 2007", &unknown, &reversed), -1);
	assert_int_equal(schedule_parse(&schedule, "2007", &unknown, &reversed), 0);
	assert_int_equal(schedule_parse(&schedule, "continuous", &unknown, &reversed), 0);
	assert_int_equal(schedule.start, 0);
	assert_int_equal(schedule.end, 0);
}

/* A season's own name counts over another's code, and a code over what it folds to. */
static void test_codes_that_fold_alike(void **state)
{
	(void)state;
	static const struct calendar twins = {.continuous = "continu",
		.seasons = {{"E", "étiage", 0, 101}, {"É", "été", 22, 701}},
		.season_count = 2};
	struct schedule schedule;
	bool reversed;
	assert_int_equal(schedule_parse(&schedule, "E 2007", &twins, &reversed), 0);
	assert_int_equal(schedule.season, 0);
	assert_int_equal(schedule_parse(&schedule, "É 2007", &twins, &reversed), 0);
	assert_int_equal(schedule.season, 1);
}

/* Whatever the calendar's words are, what is written is read as the same. */
static void test_words_of_several_words(void **state)
{
	(void)state;
	static const struct calendar words = {.continuous = "en continu",
		.seasons = {{"D", "début d'année", 0, 101}, {"F", "fin d'année", 0, 701}},
		.season_count = 2,
		.start = 20070101,
		.end = 20101231};
	static const char *const entries[] = {
		"fin d'année 2007", "en continu 2007-2010", "en continu"};
	for (size_t i = 0; i < COUNT(entries); i++) {
		struct schedule schedule;
		struct text out = TEXT_INIT;
		bool reversed;
		assert_int_equal(schedule_parse(&schedule, entries[i], &words, &reversed), 0);
		schedule_print(&out, &schedule, &words);
		assert_text(&out, entries[i]);
	}
}

static void test_season_days(void **state)
{
	(void)state;
	static const struct {
		const struct calendar *calendar;
		int season;
		day_t start, end;
	} cases[] = {{&quebec, 0, 20080101, 20080331}, {&quebec, 1, 20080401, 20080630},
		{&quebec, 3, 20080901, 20081231}, {&astronomical, 0, 20071221, 20080319},
		{&astronomical, 1, 20080320, 20080620}, {&astronomical, 3, 20080922, 20081220}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		day_t start, end;
		calendar_season_days(cases[i].calendar, cases[i].season, 2008, &start, &end);
		assert_int_equal(start, cases[i].start);
		assert_int_equal(end, cases[i].end);
	}
}

/* A year's seasons follow one another without gap, from one year to the next. */
static void test_seasons_follow(void **state)
{
	(void)state;
	static const struct calendar *const calendars[] = {&quebec, &astronomical};
	for (size_t c = 0; c < COUNT(calendars); c++) {
		day_t start, end, before = 0;
		for (int i = 0; i < 12; i++) {
			calendar_season_days(calendars[c], i % 4, 2007 + i / 4, &start, &end);
			assert_true(start <= end);
			if (before)
				assert_int_equal(day_before(start), before);
			before = end;
		}
	}
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, days, test_day);
	SUITE_TEST(&suite, test_day_before);
	SUITE_TEST(&suite, test_day_words);
	SUITE_TEST(&suite, test_today);
	SUITE_CASES(&suite, schedules, test_schedule);
	SUITE_CASES(&suite, refused, test_refused);
	SUITE_TEST(&suite, test_unknown_calendar);
	SUITE_TEST(&suite, test_codes_that_fold_alike);
	SUITE_TEST(&suite, test_words_of_several_words);
	SUITE_TEST(&suite, test_season_days);
	SUITE_TEST(&suite, test_seasons_follow);
	return suite_run(&suite, "calendar");
}
