#include "fixture.h"

#include "model/assignment.h"

/* A word, and what it asks for: the operation, the path's last field and key, old and new. */
struct parse_case {
	const char *name;
	const char *word;
	enum assignment_op op;
	const char *field;
	const char *key;
	const char *old, *value;
};

static struct parse_case parse_cases[] = {
	{"set", "status=completed", ASSIGN_SET, "status", NULL, NULL, "completed"},
	{"a French name", "état=réalisée", ASSIGN_SET, "status", NULL, NULL, "réalisée"},
	{"nothing", "status=", ASSIGN_SET, "status", NULL, NULL, ""},
	{"more signs in the value", "title=a=b+=c:d", ASSIGN_SET, "title", NULL, NULL,
		"a=b+=c:d"},
	{"add", "responsible+=cld", ASSIGN_ADD, "responsible", NULL, NULL, "cld"},
	{"take", "partners-=text:a", ASSIGN_TAKE, "partners", NULL, NULL, "text:a"},
	{"replace", "schedule:automne 2007=hiver 2008", ASSIGN_REPLACE, "schedule", NULL,
		"automne 2007", "hiver 2008"},
	{"replace what has a sign in it", "partners:text:\"a=b\"=cld", ASSIGN_REPLACE,
		"partners", NULL, "text:\"a=b\"", "cld"},
	{"an item's field", "responsible.committee:com.note=x", ASSIGN_SET, "note", NULL, NULL,
		"x"},
	{"an item", "schedule.\"automne 2007\"=", ASSIGN_SET, "schedule", "automne 2007", NULL,
		""},
	{"deep", "indicators.i1.periods.2007.actual=5", ASSIGN_SET, "actual", NULL, NULL, "5"},
};

static void parses(void **state)
{
	const struct parse_case *wanted = *state;
	struct fixture fixture;
	struct arena arena = ARENA_INIT;
	struct assignment got;
	fixture_load(&fixture, NULL);
	if (assignment_parse(&got, &arena, RECORD_ACTION, &fixture.plan->calendar, wanted->word,
		    &fixture.fail))
		fail_msg("%s", fixture.fail.message);
	const struct valuepath_step *last = &got.path.steps[got.path.count - 1];
	assert_int_equal(got.op, wanted->op);
	assert_string_equal(assignment_field(&got)->name, wanted->field);
	assert_string_equal(last->key ? last->key : "", wanted->key ? wanted->key : "");
	assert_string_equal(got.old ? got.old : "", wanted->old ? wanted->old : "");
	assert_string_equal(got.value, wanted->value);
	arena_release(&arena);
	fixture_free(&fixture);
}

struct mistake_case {
	const char *name;
	const char *word;
	const char *message, *hint;
};

static struct mistake_case mistake_cases[] = {
	{"no sign", "status", "'status' does not say what to change", NULL},
	{"a sign at the end of a replacement", "schedule:automne 2007",
		"'schedule:automne 2007' does not say what to change", NULL},
	{"nothing to replace", "schedule:=x", "'schedule:=x' does not say what to change",
		NULL},
	{"another sign", "status*=x", NULL, NULL},
	{"a field misspelt", "stauts=planned", NULL, "did you mean 'status'?"},
	{"no field", "=planned", NULL, NULL},
	{"computed", "number=1.1.1", "there is no field 'number'", NULL},
	{"the identifier", "id=x", "an identifier is not set",
		"git plan rename gives another, everywhere at once"},
	{"adding to what is no list", "title+=x", "'title' is no list",
		"give it its value: title=VALUE"},
	{"replacing in what is no list", "title:a=b", "'title' is no list", NULL},
	{"adding to an item", "schedule.\"automne 2007\"+=x", "'schedule' is no list", NULL},
	{"an escape", "\033[31m=x", NULL, NULL},
};

static void refuses(void **state)
{
	const struct mistake_case *wanted = *state;
	struct fixture fixture;
	struct arena arena = ARENA_INIT;
	struct assignment got;
	fixture_load(&fixture, NULL);
	assert_int_equal(assignment_parse(&got, &arena, RECORD_ACTION, &fixture.plan->calendar,
				 wanted->word, &fixture.fail),
		-1);
	assert_int_equal(fixture.fail.status, STATUS_USAGE);
	if (wanted->message)
		assert_string_equal(fixture.fail.message, wanted->message);
	if (wanted->hint)
		assert_string_equal(fixture.fail.hint, wanted->hint);
	arena_release(&arena);
	fixture_free(&fixture);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, parse_cases, parses);
	SUITE_CASES(&suite, mistake_cases, refuses);
	return suite_run(&suite, "assignment");
}
