#ifndef TESTS_UNIT_SUITE_H
#define TESTS_UNIT_SUITE_H

/* cmocka.h asks for these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/*
 * The tests of one program: functions, and tables of cases that run one by one,
 * each under its own name.
 */
struct suite {
	struct CMUnitTest *tests;
	size_t count;
	size_t capacity;
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline void suite_add(
	struct suite *suite, const char *name, CMUnitTestFunction test, void *state)
{
	suite->tests =
		mem_grow(suite->tests, suite->count, &suite->capacity, sizeof *suite->tests);
	suite->tests[suite->count++] = (struct CMUnitTest){name, test, NULL, NULL, state};
}
#define SUITE_TEST(suite, test) suite_add(suite, #test, test, NULL)

/* Each case is a struct that begins with its name; the test is given it as its state. */
static inline void suite_cases(
	struct suite *suite, void *cases, size_t count, size_t size, CMUnitTestFunction test)
{
	for (size_t i = 0; i < count; i++) {
		char *at = (char *)cases + i * size;
		const char *name;
		memcpy(&name, at, sizeof name);
		suite_add(suite, name, test, at);
	}
}
#define SUITE_CASES(suite, cases, test) \
	suite_cases(suite, cases, COUNT(cases), sizeof *(cases), test)

static inline int suite_run(struct suite *suite, const char *group)
{
	int failed = _cmocka_run_group_tests(group, suite->tests, suite->count, NULL, NULL);
	free(suite->tests);
	return failed ? 1 : 0;
}

/* Helpers that fail at the line of the test, not at their own. */
static inline void suite_text(
	struct text *text, const char *expected, const char *file, int line)
{
	_assert_string_equal(text->data, expected, file, line);
	_assert_int_equal(text->length, strlen(expected), file, line);
	text_release(text);
}
/* What a function adds to a text, then released. */
#define assert_text(text, expected) suite_text(text, expected, __FILE__, __LINE__)

/*
 * The findings as lines: "PATH:LINE:COLUMN RULE", and " -> SUGGESTION" where there
 * is one; those of one rule only when it is given (the rule is not repeated then).
 */
static inline void findings_text(struct text *out, const struct diag *diag, const char *only)
{
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		const char *rule = finding_catalogue[finding->rule].id;
		if (only && strcmp(only, rule))
			continue;
		text_printf(out, "%s:%u:%u", finding->path, finding->line, finding->column);
		if (!only)
			text_printf(out, " %s", rule);
		if (finding->suggestion)
			text_printf(out, " -> %s", finding->suggestion);
		text_char(out, '\n');
	}
}

static inline void suite_findings(const struct diag *diag, const char *only,
	const char *expected, const char *file, int line)
{
	struct text all = TEXT_INIT;
	findings_text(&all, diag, only);
	_assert_string_equal(all.data, expected, file, line);
	text_release(&all);
}
#define assert_findings_of(diag, only, expected) \
	suite_findings(diag, only, expected, __FILE__, __LINE__)
#define assert_findings(diag, expected) assert_findings_of(diag, NULL, expected)

/* The message of the first finding of that rule. */
static inline const char *message_of(const struct diag *diag, const char *rule)
{
	for (size_t i = 0; i < diag->count; i++) {
		if (!strcmp(finding_catalogue[diag->items[i].rule].id, rule))
			return diag->items[i].message;
	}
	fail_msg("there is no finding %s", rule);
	return "";
}

static inline void assert_contains(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in \"%s\"", part, text);
}

#endif
