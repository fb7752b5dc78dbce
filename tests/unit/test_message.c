#include "suite.h"

#include "git/message.h"

#define NAME "reunion-2007-06-06/d1"

struct message_case {
	const char *name, *message;
	bool found; /* Decision: NAME */
};

static struct message_case cases[] = {
	{"a trailer", "plan: adopt\n\nDecision: " NAME "\n", 1},
	{"without a last line ending", "plan: adopt\n\nDecision: " NAME, 1},
	{"after a body", "plan: adopt\n\nLe plan.\nAdopté.\n\nDecision: " NAME "\n", 1},
	{"among others",
		"t\n\nSigned-off-by: É <a@b.c>\nDecision: " NAME "\nReviewed-by: B <b@c.d>\n",
		1},
	{"the key in any case", "t\n\ndecision: " NAME "\n", 1},
	{"blanks after it", "t\n\nDecision: " NAME " \t\r\n", 1},
	{"CR LF", "t\r\n\r\nDecision: " NAME "\r\nSigned-off-by: a\r\n", 1},
	{"blank lines after it", "t\n\nDecision: " NAME "\n\n \n\t\n", 1},
	{"a blank line of blanks before it", "t\n  \t\nDecision: " NAME "\n", 1},
	{"given twice", "t\n\nDecision: " NAME "\nDecision: " NAME "\n", 0},
	{"given twice, another", "t\n\nDecision: " NAME "\nDecision: x/y\n", 0},
	{"given twice, another first", "t\n\nDecision: x/y\ndecision: " NAME "\n", 0},
	{"another value", "t\n\nDecision: reunion-2007-06-06/d10\n", 0},
	{"the beginning of the value", "t\n\nDecision: reunion-2007-06-06/d\n", 0},
	{"the value in other letters", "t\n\nDecision: Reunion-2007-06-06/d1\n", 0},
	{"another key", "t\n\nDecisions: " NAME "\nX-Decision: " NAME "\n", 0},
	{"in the body only", "t\n\nDecision: " NAME "\n\nSigned-off-by: a\n", 0},
	{"in the title", "Decision: " NAME "\n", 0},
	{"in the title's paragraph", "t\nDecision: " NAME "\n", 0},
	{"beside a line of prose", "t\n\nAdopté hier.\nDecision: " NAME "\n", 0},
	{"before a line of prose", "t\n\nDecision: " NAME "\nAdopté hier.\n", 0},
	{"indented", "t\n\n Decision: " NAME "\n", 0},
	{"a line that goes on", "t\n\nDecision: " NAME "\n et la suite\n", 0},
	{"no space after the colon", "t\n\nDecision:" NAME "\n", 0},
	{"no value", "t\n\nDecision:\n", 0},
	{"no value but a blank", "t\n\nDecision: \n", 0},
	{"a key of several words", "t\n\nThe Decision: " NAME "\n", 0},
	{"quoted", "t\n\n> Decision: " NAME "\n", 0},
	{"no message", "", 0},
	{"blank lines only", "\n\n\n", 0},
};

static void test_trailer(void **state)
{
	const struct message_case *c = *state;
	assert_int_equal(message_has_trailer(c->message, "Decision", NAME), c->found);
}

struct decision_case {
	const char *name, *message;
	enum message_decision wanted;
	const char *line; /* NULL: not looked at */
};

static struct decision_case decisions[] = {
	{"none", "plan: adopt\n\nLe plan.\n", DECISION_NONE, NULL},
	{"one that counts", "t\n\nDecision: m/d1\n", DECISION_COUNTS, "Decision: m/d1"},
	{"among trailers", "t\n\nSigned-off-by: a\nDecision: m/d1\n", DECISION_COUNTS, NULL},
	{"prose about one", "t\n\nDecision: we waited.\n\nEnd.\n", DECISION_NONE, NULL},
	{"an address", "t\n\nDecision: https://example.org/d1\n\nEnd.\n", DECISION_NONE, NULL},
	{"in the body", "t\n\nDecision: m/d1\n\nEnd.\n", DECISION_MISPLACED, "Decision: m/d1"},
	{"in the title", "Decision: m/d1\n", DECISION_MISPLACED, NULL},
	{"below the title", "t\nDecision: m/d1\n", DECISION_MISPLACED, NULL},
	{"beside prose", "t\n\nEnd.\nDecision: m/d1\n", DECISION_MISPLACED, NULL},
	{"a line that goes on", "t\n\nDecision: m/d1\n et d2\n", DECISION_MISPLACED, NULL},
	{"twice", "t\n\nDecision: m/d1\nDecision: m/d2\n", DECISION_REPEATED, "Decision: m/d2"},
	{"no space", "t\n\nDecision:m/d1\n", DECISION_MISSPELT, "Decision:m/d1"},
	{"two spaces", "t\n\nDecision:  m/d1\n", DECISION_MISSPELT, NULL},
	{"indented", "t\n\n  Decision: m/d1\n", DECISION_MISSPELT, "Decision: m/d1"},
	{"a space before the colon", "t\n\nDecision : m/d1\n", DECISION_MISSPELT, NULL},
	{"in French", "t\n\nDécision\u00a0: m/d1\n", DECISION_MISSPELT, NULL},
	{"with a narrow space", "t\n\nDécision\u202f: m/d1\n", DECISION_MISSPELT, NULL},
	{"in French words", "t\n\nRésolution: m/d1\n", DECISION_MISSPELT, NULL},
	{"a resolution of prose", "t\n\nRésolution : on attend.\n", DECISION_NONE, NULL},
	{"nothing named", "t\n\nDecision:\n", DECISION_NONE, NULL},
};

static void test_decision(void **state)
{
	const struct decision_case *c = *state;
	char *line, *value;
	assert_int_equal(message_decision(&line, &value, c->message), c->wanted);
	assert_int_equal(line != NULL, c->wanted != DECISION_NONE);
	assert_int_equal(value != NULL, c->wanted != DECISION_NONE);
	if (c->line)
		assert_string_equal(line, c->line);
	if (value)
		assert_memory_equal(value, "m/d", 3);
	/* The two agree on what counts. */
	assert_int_equal(message_has_trailer(c->message, "Decision", "m/d1"),
		c->wanted == DECISION_COUNTS);
	free(line);
	free(value);
}

static void test_comments(void **state)
{
	(void)state;
	char *kept = message_without_comments("a\n# b\n\n#\nc", '#');
	assert_string_equal(kept, "a\n\nc");
	free(kept);
	kept = message_without_comments("a\n#b\n; c\n", ';');
	assert_string_equal(kept, "a\n#b\n");
	free(kept);
	kept = message_without_comments(
		"a\n# ------------------------ >8 ------------------------\nDecision: b\n",
		'#');
	assert_string_equal(kept, "a\n");
	free(kept);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_trailer);
	SUITE_CASES(&suite, decisions, test_decision);
	SUITE_TEST(&suite, test_comments);
	return suite_run(&suite, "message");
}
