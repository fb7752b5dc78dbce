#include "suite.h"

#include "view/answers.h"

typedef int (*take)(struct answers *, const char *, struct fail *);

/* What an answer is refused with, or "". */
static void assert_answer(take function, const char *answer, const char *refusal)
{
	struct answers answers;
	struct fail fail = FAIL_INIT;
	answers_init(&answers);
	int result = function(&answers, answer, &fail);
	assert_int_equal(result, *refusal ? -1 : 0);
	assert_int_equal(fail.status, *refusal ? STATUS_USAGE : STATUS_OK);
	if (*refusal)
		assert_contains(fail.message, refusal);
	fail_release(&fail);
	answers_release(&answers);
}

static void test_texts(void **state)
{
	(void)state;
	static const char *const good[] = {"a", "Plan d'action 2007-2010", "\"\\ # : %s",
		"50\u00a0%", "日本", "  espaces  "};
	static const struct {
		const char *answer, *refusal;
	} bad[] = {{"", "nothing"}, {"   ", "nothing"}, {" \t ", "nothing"}, {"a\nb", "U+000A"},
		{"a\tb", "U+0009"}, {"\x1b[31m", "U+001B"}, {"a\u202e", "U+202E"},
		{"\xc2\x85", "U+0085"}, {"a\xe9", "UTF-8"}};
	static const take takes[] = {
		answers_take_title, answers_take_organization, answers_take_acronym};
	for (size_t t = 0; t < COUNT(takes); t++) {
		for (size_t i = 0; i < COUNT(good); i++)
			assert_answer(takes[t], good[i], "");
		for (size_t i = 0; i < COUNT(bad); i++)
			assert_answer(takes[t], bad[i].answer, bad[i].refusal);
	}
	struct answers answers;
	struct fail fail = FAIL_INIT;
	answers_init(&answers);
	assert_int_equal(answers_take_title(&answers, "  Plan \t", &fail), 0);
	assert_string_equal(answers.title, "Plan");
	answers_release(&answers);
}

static void test_period(void **state)
{
	(void)state;
	static const struct {
		const char *answer;
		day_t start, end;
	} good[] = {{"2007-2010", 20070101, 20101231}, {"2007", 20070101, 20071231},
		{" 2007 - 2010 ", 20070101, 20101231}, {"2007/2010", 20070101, 20101231},
		{"2007\u20132010", 20070101, 20101231}, {"2007-2007", 20070101, 20071231},
		{"2007-04-01/2010-03-31", 20070401, 20100331},
		{"2007-04-01 / 2010-03-31", 20070401, 20100331},
		{"2007/2010-03-31", 20070101, 20100331}, {"2008-02-29", 20080229, 20080229}};
	static const struct {
		const char *answer, *refusal;
	} bad[] = {{"", "nothing"}, {"2010-2007", "before"},
		{"2007-2010-2011", "write the first"}, {"07-10", "write the first"},
		{"trois ans", "write the first"}, {"2007-02-30/2008", "write the first"},
		{"0000-2010", "write the first"}, {"2007-", "write the first"},
		{"/", "write the first"}, {"2007-04-01/2007-03-31", "before"}};
	for (size_t i = 0; i < COUNT(good); i++) {
		struct answers answers;
		struct fail fail = FAIL_INIT;
		answers_init(&answers);
		assert_int_equal(answers_take_period(&answers, good[i].answer, &fail), 0);
		assert_int_equal(answers.calendar.start, good[i].start);
		assert_int_equal(answers.calendar.end, good[i].end);
		answers_release(&answers);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_answer(answers_take_period, bad[i].answer, bad[i].refusal);
}

static void test_currency(void **state)
{
	(void)state;
	struct answers answers;
	struct fail fail = FAIL_INIT;
	answers_init(&answers);
	assert_int_equal(answers_take_currency(&answers, " cad ", &fail), 0);
	assert_string_equal(answers.calendar.currency, "CAD");
	assert_int_equal(answers_take_currency(&answers, "EURO", &fail), -1);
	assert_contains(fail.hint, "EUR");
	fail_release(&fail);
	answers_release(&answers);
	assert_answer(answers_take_currency, "$", "ISO 4217");
	assert_answer(answers_take_currency, "", "nothing");
}

/* "W winter 24 101; …" */
static void assert_seasons(const char *answer, const char *expected)
{
	struct answers answers;
	struct fail fail = FAIL_INIT;
	struct text all = TEXT_INIT;
	answers_init(&answers);
	assert_int_equal(answers_take_seasons(&answers, answer, &fail), 0);
	for (int i = 0; i < answers.calendar.season_count; i++) {
		const struct season *season = &answers.calendar.seasons[i];
		text_printf(&all, "%s %s %d %d; ", season->code, season->name, season->edtf,
			season->start);
	}
	assert_text(&all, expected);
	answers_release(&answers);
}

static void test_seasons(void **state)
{
	(void)state;
	assert_seasons("winter:01-01,spring:04-01,summer:07-01,autumn:09-01",
		"W winter 24 101; S spring 21 401; U summer 22 701; A autumn 23 901; ");
	assert_seasons("hiver:01-01,printemps:04-01,été:07-01,automne:09-01",
		"H hiver 24 101; P printemps 21 401; É été 22 701; A automne 23 901; ");
	assert_seasons(" hiver: 12-21 , été : 06-21", "H hiver 24 1221; É été 22 621; ");
	assert_seasons("avant:01-01,après:07-01", "A avant 40 101; P après 41 701; ");
	assert_seasons(
		"a:01-01,aa:05-01,aaa:09-01", "A a 37 101; aa aa 38 501; aaa aaa 39 901; ");
	assert_seasons("T1:01-01,T2:04-01,T3:07-01,T4:10-01",
		"T T1 33 101; 2 T2 34 401; 3 T3 35 701; 4 T4 36 1001; ");
	static const struct {
		const char *answer, *refusal;
	} bad[] = {{"", "first day"}, {"hiver", "first day"}, {"hiver:01-32", "'01-32'"},
		{"hiver:1-1", "'1-1'"}, {"hiver:", "''"}, {":01-01", "nothing"},
		{"hiver:01-01,", "first day"}, {"hiver:01-01,Hiver:04-01", "twice"},
		{"été:07-01,ete:09-01", "twice"},
		{"hiver:04-01,printemps:03-01,été:06-01", "order"},
		{"hiver:01-01,printemps:01-01", "order"},
		{"hiver:01-01,vendanges:09-01", "winter"}, {"un:01-01", "winter"},
		{"1er:01-01,2e:07-01", "letter"}, {"hi\x1bver:01-01", "U+001B"},
		{"\xff:01-01", "UTF-8"},
		{"a:01-01,b:01-02,c:01-03,d:01-04,e:01-05,f:01-06,g:01-07,h:01-08,i:01-09,j:01-10,"
		 "k:01-11,l:01-12,m:01-13",
			"at most 12"}};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_answer(answers_take_seasons, bad[i].answer, bad[i].refusal);
}

/* What is suggested is taken. */
static void test_suggestions(void **state)
{
	(void)state;
	static const struct {
		char *(*suggest)(const struct answers *);
		take take;
	} cases[] = {{answers_suggest_period, answers_take_period},
		{answers_suggest_title, answers_take_title},
		{answers_suggest_currency, answers_take_currency},
		{answers_suggest_seasons, answers_take_seasons}};
	struct answers answers;
	struct fail fail = FAIL_INIT;
	answers_init(&answers);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *suggestion = cases[i].suggest(&answers);
		if (suggestion)
			assert_int_equal(cases[i].take(&answers, suggestion, &fail), 0);
		free(suggestion);
	}
	assert_int_equal(answers_take_period(&answers, "2007-2010", &fail), 0);
	char *title = answers_suggest_title(&answers);
	assert_string_equal(title, "Action plan 2007-2010");
	free(title);
	assert_int_equal(answers_take_period(&answers, "2007", &fail), 0);
	title = answers_suggest_title(&answers);
	assert_string_equal(title, "Action plan 2007");
	free(title);
	answers_release(&answers);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_texts);
	SUITE_TEST(&suite, test_period);
	SUITE_TEST(&suite, test_currency);
	SUITE_TEST(&suite, test_seasons);
	SUITE_TEST(&suite, test_suggestions);
	return suite_run(&suite, "answers");
}
