#include "suite.h"

#define PATH "plan/actions/a.yaml"

static void test_catalogue(void **state)
{
	(void)state;
	for (int rule = 0; rule < FINDING_COUNT; rule++) {
		const struct finding_info *info = &finding_catalogue[rule];
		/* The id found is this one, so none stands twice. */
		assert_int_equal(finding_find(info->id), rule);
		assert_int_equal(strspn(info->id, "abcdefghijklmnopqrstuvwxyz0123456789-"),
			strlen(info->id));
		assert_true(*info->title && *info->explanation);
		assert_true(info->explanation[strlen(info->explanation) - 1] == '.');
	}
	assert_int_equal(finding_find("no-such-rule"), FINDING_COUNT);
	assert_int_equal(finding_find(""), FINDING_COUNT);
}

/* Errors stand before warnings, as in the manual. */
static void test_catalogue_order(void **state)
{
	(void)state;
	bool warnings = false;
	for (int rule = 0; rule < FINDING_COUNT; rule++) {
		bool warning = finding_catalogue[rule].severity == SEVERITY_WARNING;
		assert_false(warnings && !warning);
		warnings = warning;
	}
	assert_true(warnings);
}

static void test_add(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	char path[] = PATH, word[] = "titel";
	diag_add(&diag, FINDING_UNKNOWN_KEY, path, 3, 5, "unknown field '%s'", word);
	path[0] = word[0] = 'X';
	assert_findings(&diag, PATH ":3:5 unknown-key\n");
	assert_string_equal(diag.items[0].message, "unknown field 'titel'");
	assert_null(diag.items[0].suggestion);
	diag_release(&diag);
	assert_int_equal(diag.count, 0);
}

/* Lines and columns are counted from 1, whatever the caller did not know. */
static void test_add_from_one(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	diag_add(&diag, FINDING_SYNTAX, PATH, 0, 0, "%s", "");
	assert_findings(&diag, PATH ":1:1 syntax\n");
	diag_release(&diag);
}

static void test_suggest(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	diag_suggest(&diag, "nobody to suggest it for");
	diag_add(&diag, FINDING_UNKNOWN_KEY, PATH, 1, 1, "one");
	diag_add(&diag, FINDING_UNKNOWN_KEY, PATH, 2, 1, "two");
	diag_suggest(&diag, "title");
	diag_add(&diag, FINDING_UNKNOWN_KEY, PATH, 3, 1, "three");
	diag_suggest(&diag, NULL);
	assert_findings(&diag, PATH ":1:1 unknown-key\n" PATH ":2:1 unknown-key -> title\n" PATH
				    ":3:1 unknown-key\n");
	diag_release(&diag);
}

static void test_no_warnings(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	diag.no_warnings = true;
	diag_add(&diag, FINDING_LATE, PATH, 1, 1, "dropped");
	diag_add(&diag, FINDING_SYNTAX, PATH, 2, 1, "kept");
	assert_findings(&diag, PATH ":2:1 syntax\n");
	diag_release(&diag);
}

/* A suggestion belongs to the finding just added, and that one was not kept. */
static void test_suggest_for_dropped_warning(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	diag.no_warnings = true;
	diag_add(&diag, FINDING_SYNTAX, PATH, 2, 1, "an error");
	diag_add(&diag, FINDING_COVERS_UNKNOWN_FIELD, PATH, 9, 1, "a warning");
	diag_suggest(&diag, "title");
	assert_findings(&diag, PATH ":2:1 syntax\n");
	diag_release(&diag);
}

static void test_sort(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	diag_sort(&diag);
	diag_add(&diag, FINDING_LATE, "b", 1, 1, "by path last");
	diag_add(&diag, FINDING_SYNTAX, "a", 10, 1, "line ten");
	diag_add(&diag, FINDING_TAG, "a", 9, 2, "column two");
	diag_add(&diag, FINDING_TAG, "a", 9, 1, "rule after");
	diag_add(&diag, FINDING_SYNTAX, "a", 9, 1, "rule before");
	diag_add(&diag, FINDING_SYNTAX, "a", 9, 1, "rule before");
	diag_add(&diag, FINDING_SYNTAX, "a", 9, 1, "another message");
	diag_sort(&diag);
	assert_findings(&diag, "a:9:1 syntax\na:9:1 syntax\na:9:1 tag\na:9:2 tag\n"
			       "a:10:1 syntax\nb:1:1 late\n");
	assert_string_equal(diag.items[0].message, "another message");
	assert_string_equal(diag.items[1].message, "rule before");
	assert_int_equal(diag_errors(&diag), 5);
	diag_release(&diag);
}

/* Of thousands in one file the first are told, and the next file's are again. */
static void test_many_in_a_file(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	for (uint32_t i = 1; i <= 2 * DIAG_MOST_IN_FILE; i++)
		diag_add(&diag, FINDING_SYNTAX, PATH, i, 1, "one");
	size_t kept = diag.count;
	assert_in_range(kept, DIAG_MOST_IN_FILE, DIAG_MOST_IN_FILE + 1);
	assert_string_equal(diag.items[kept - 2].message, "one");
	assert_contains(diag.items[kept - 1].message, "more follow");
	diag_add(&diag, FINDING_SYNTAX, "plan/plan.yaml", 1, 1, "another");
	assert_int_equal(diag.count, kept + 1);
	diag_release(&diag);
}

/* However many warnings come before it, an error is kept: the exit status hangs on it. */
static void test_error_after_many_warnings(void **state)
{
	(void)state;
	struct diag diag = DIAG_INIT;
	for (uint32_t i = 1; i <= 2 * DIAG_MOST_IN_FILE; i++)
		diag_add(&diag, FINDING_COVERS_UNKNOWN_FIELD, PATH, i, 1, "a warning");
	diag_add(&diag, FINDING_REFERENCE_UNKNOWN, PATH, 1, 1, "an error");
	diag_suggest(&diag, "mieux");
	assert_int_equal(diag_errors(&diag), 1);
	assert_string_equal(diag.items[diag.count - 1].suggestion, "mieux");
	diag_release(&diag);
}

static void test_adopt(void **state)
{
	(void)state;
	struct diag one = DIAG_INIT, other = DIAG_INIT, none = DIAG_INIT;
	diag_adopt(&one, &none);
	assert_int_equal(one.count, 0);
	for (uint32_t i = 1; i <= 20; i++)
		diag_add(&other, FINDING_SYNTAX, PATH, i, 1, "%u", i);
	diag_adopt(&one, &other);
	assert_int_equal(other.count, 0);
	diag_add(&one, FINDING_LATE, PATH, 21, 1, "21");
	diag_add(&other, FINDING_LATE, PATH, 22, 1, "22");
	diag_suggest(&other, "mieux");
	diag_adopt(&one, &other);
	assert_int_equal(one.count, 22);
	assert_int_equal(diag_errors(&one), 20);
	for (uint32_t i = 0; i < 22; i++)
		assert_int_equal(atoi(one.items[i].message), i + 1);
	assert_string_equal(one.items[21].suggestion, "mieux");
	diag_release(&one);
	diag_release(&other);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_catalogue);
	SUITE_TEST(&suite, test_catalogue_order);
	SUITE_TEST(&suite, test_add);
	SUITE_TEST(&suite, test_add_from_one);
	SUITE_TEST(&suite, test_suggest);
	SUITE_TEST(&suite, test_no_warnings);
	SUITE_TEST(&suite, test_suggest_for_dropped_warning);
	SUITE_TEST(&suite, test_sort);
	SUITE_TEST(&suite, test_many_in_a_file);
	SUITE_TEST(&suite, test_error_after_many_warnings);
	SUITE_TEST(&suite, test_adopt);
	return suite_run(&suite, "diag");
}
