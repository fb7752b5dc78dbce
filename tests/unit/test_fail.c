#include "suite.h"

#include "base/fail.h"

struct point_case {
	const char *name;
	const char *line;
	size_t from, to;
	const char *excerpt;
	size_t column, width;
};

#define TEN "0123456789"

static struct point_case cases[] = {
	{"a word", "axis:2 seasn:A2007", 7, 12, "axis:2 seasn:A2007", 7, 5},
	{"the first", "a b", 0, 1, "a b", 0, 1},
	{"cells, not bytes", "état:é x", 6, 8, "état:é x", 5, 1},
	{"wide characters", "日本 x", 7, 8, "日本 x", 5, 1},
	{"nothing still has a place", "a ", 2, 2, "a ", 2, 1},
	{"what is not shown raw", "\x1b[m x", 4, 5, "\\x1b[m x", 7, 1},
	{"no UTF-8", "\xff\xfe x", 0, 2, "\\xff\\xfe x", 0, 8},
	{"far into a long line", TEN TEN TEN "ab" TEN TEN TEN TEN TEN TEN, 30, 32,
		"…"
		"6789" TEN TEN "ab" TEN TEN TEN TEN "012345"
		"…",
		25, 2},
	{"at the end of a line that fits", TEN TEN TEN TEN "ab", 40, 42, TEN TEN TEN TEN "ab",
		40, 2},
	{"longer than what is shown", TEN TEN TEN TEN TEN TEN TEN TEN, 0, 80,
		TEN TEN TEN TEN "01234567"
				"…",
		0, 48},
};

static void test_point(void **state)
{
	const struct point_case *c = *state;
	struct fail fail = FAIL_INIT;
	assert_int_equal(fail_point(&fail, c->line, strlen(c->line), c->from, c->to), -1);
	assert_string_equal(fail.excerpt, c->excerpt);
	assert_int_equal(fail.column, c->column);
	assert_int_equal(fail.width, c->width);
	fail_release(&fail);
	assert_null(fail.excerpt);
}

/* What is said first is said; of an empty line there is nothing to show. */
static void test_first(void **state)
{
	(void)state;
	struct fail fail = FAIL_INIT;
	fail_point(&fail, "", 0, 0, 0);
	assert_null(fail.excerpt);
	fail_point(&fail, "a", 1, 0, 1);
	fail_point(&fail, "b", 1, 0, 1);
	assert_string_equal(fail.excerpt, "a");
	fail_release(&fail);
}

/* Characters of no end, which are no UTF-8, do not make the excerpt as long. */
static void test_endless(void **state)
{
	(void)state;
	struct fail fail = FAIL_INIT;
	struct text line = TEXT_INIT;
	text_fill(&line, (char)0x80, 100000);
	fail_point(&fail, line.data, line.length, 50000, 60000);
	assert_true(strlen(fail.excerpt) < 2000);
	fail_release(&fail);
	text_release(&line);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_point);
	SUITE_TEST(&suite, test_first);
	SUITE_TEST(&suite, test_endless);
	return suite_run(&suite, "fail");
}
