#include "fixture.h"

#include "model/valuepath.h"

#define ACTION \
	"id: a\ntitle: \"Titre\"\nobjective: connaitre\n" \
	"responsible:\n  - person: linda\n  - committee: analyse\n    note: \"Préambule\"\n" \
	"partners:\n  - text: \"Autres \\\"organismes\\\" \\\\ CRE\"\n" \
	"schedule:\n  - automne 2007\n  - 2008\n  - \"2007-11-15/2008-01-15\"\n" \
	"effort:\n  - quantity: 2.5\n  - quantity: 5\n    unit: \"jours/semaine\"\n" \
	"budget:\n  - item: \"Site web\"\n    year: 2008\n    amount: 5\n" \
	"  - year: 2009\n    amount: 6\n  - item: \"a/b\"\n    amount: 7\n  - amount: 8\n" \
	"funding:\n  - amount: 10\n  - funder:\n      organization: pole\n      note: \"n\"\n" \
	"    amount: 20\n" \
	"indicators:\n  - id: i1\n    title: \"Participants\"\n    periods:\n" \
	"      - period: 2007\n        actual: 3\n      - period: A 2008\n        actual: 4\n" \
	"  - id: i-\n    title: \"Autres\"\n" \
	"former_ids:\n  - ancien\n"

static const struct file files[] = {{"plan/actions/a.yaml", ACTION}, {NULL, NULL}};

static struct fixture f;

struct path_case {
	const char *name, *path, *value; /* NULL: nothing is there */
};

static struct path_case cases[] = {
	{"a field", "title", "Titre"},
	{"an absent field", "status", NULL},
	{"a reference by its kind and id", "responsible.committee:analyse", "analyse"},
	{"a field of a reference", "responsible.committee:analyse.note", "Préambule"},
	{"a reference of another kind", "responsible.group:analyse", NULL},
	{"a text", "partners.text:\"Autres \\\"organismes\\\" \\\\ CRE\"",
		"Autres \"organismes\" \\ CRE"},
	{"a season", "schedule.\"automne 2007\"", "automne 2007"},
	{"a year", "schedule.2008", "2008"},
	{"dates", "schedule.2007-11-15/2008-01-15", "2007-11-15/2008-01-15"},
	{"an item without its key", "effort.\"\".quantity", "2.5"},
	{"a key with a slash", "effort.jours/semaine.quantity", "5"},
	{"two keys", "budget.\"Site web\"/2008.amount", "5"},
	{"the second alone", "budget./2009.amount", "6"},
	{"the first alone, with a slash", "budget.\"a/b\"/.amount", "7"},
	{"neither of two keys", "budget./.amount", "8"},
	{"by a reference", "funding.organization:pole.amount", "20"},
	{"by no reference", "funding.\"\".amount", "10"},
	{"within that reference", "funding.organization:pole.funder.note", "n"},
	{"items in items", "indicators.i1.periods.2007.actual", "3"},
	{"a season in items", "indicators.i1.periods.\"automne 2008\".actual", "4"},
	{"an identifier with a hyphen at its end", "indicators.\"i-\".title", "Autres"},
	{"an item that is not there", "indicators.i3.title", NULL},
	{"a former identifier", "former_ids.ancien", "ancien"},
};

/* Print the path of a parsed one again, through the items that it leads to. */
static void print_again(struct text *out, struct valuepath path, const struct record *record)
{
	int count = path.count;
	for (path.count = 1; path.count <= count; path.count++) {
		const struct valuepath_step *last = &path.steps[path.count - 1];
		valuepath_add_field(out, last->field);
		if (last->key)
			valuepath_add_item(out, last->field,
				valuepath_find(&path, record, &f.plan->calendar),
				&f.plan->calendar);
	}
}

static void test_path(void **state)
{
	const struct path_case *c = *state;
	struct arena arena = ARENA_INIT;
	struct text text = TEXT_INIT;
	struct valuepath path;
	const char *end;
	const struct record *record = find_thing(&f, KIND_ACTION, "a")->record;
	assert_int_equal(valuepath_parse(&path, &arena, RECORD_ACTION, &f.plan->calendar,
				 c->path, &end, &f.fail),
		0);
	assert_string_equal(end, "");
	const struct value *value = valuepath_find(&path, record, &f.plan->calendar);
	if (!c->value) {
		assert_null(value);
	} else {
		assert_non_null(value);
		value_print(&text, path.steps[path.count - 1].field, value, &f.plan->calendar);
		assert_text(&text, c->value);
		print_again(&text, path, record);
		assert_text(&text, c->path);
	}
	arena_release(&arena);
}

struct end_case {
	const char *name, *text, *end;
};

/* What a command line writes after a path. */
static struct end_case ends[] = {
	{"=", "title=x", "=x"},
	{"+=", "responsible+=person:linda", "+=person:linda"},
	{"-=", "responsible-=person:linda", "-=person:linda"},
	{":", "responsible:person:linda=group:x", ":person:linda=group:x"},
	{"a key, then =", "indicators.i1=", "="},
	{"a key, then -=", "indicators.i1-=x", "-=x"},
	{"a reference, then =", "responsible.person:linda.note=a.b", "=a.b"},
	{"a label", "partenaires-à-associer.texte:x=", "="},
	{"a label, then -=", "Échéancier-=x", "-=x"},
	{"the kind in French", "responsables.comité:analyse.remarque=x", "=x"},
	{"codes of seasons", "schedule.\"A 2007\"=x", "=x"},
};

static void test_end(void **state)
{
	const struct end_case *c = *state;
	struct arena arena = ARENA_INIT;
	struct valuepath path;
	const char *end;
	assert_int_equal(valuepath_parse(&path, &arena, RECORD_ACTION, &f.plan->calendar,
				 c->text, &end, &f.fail),
		0);
	assert_string_equal(end, c->end);
	arena_release(&arena);
}

static void test_season_as_the_plan_writes_it(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct valuepath path;
	const char *end;
	assert_int_equal(valuepath_parse(&path, &arena, RECORD_ACTION, &f.plan->calendar,
				 "schedule.\"A 2007\"", &end, &f.fail),
		0);
	assert_string_equal(path.steps[0].key, "automne 2007");
	arena_release(&arena);
}

struct refusal {
	const char *name, *path, *message, *hint;
};

static struct refusal refusals[] = {
	{"a misspelt field", "titel", "there is no field 'titel'", "did you mean 'title'?"},
	{"nothing", "", "there is no field ''", NULL},
	{"a computed field", "number", "there is no field 'number'", NULL},
	{"a control character", "\033[2J", "there is no field ''", NULL},
	{"a field within a text", "title.x", "the field 'title' has no fields within it", NULL},
	{"a field within a scalar item", "former_ids.a.b",
		"the field 'former_ids' has no fields within it", NULL},
	{"a dot at the end", "indicators.", "name an item of 'indicators' by its id", NULL},
	{"an identifier without its kind", "responsible.linda",
		"an item of such a list is named by its kind and identifier",
		"for example: committee:communications"},
	{"a field instead of a kind", "responsible.note:x",
		"an item of such a list is named by its kind and identifier",
		"for example: committee:communications"},
	{"one of two keys", "budget.2008",
		"name an item of 'budget' by its item and year, with a slash between", NULL},
	{"an open quotation mark", "effort.\"x", "a quotation mark is not closed",
		"write the key in double quotes, and the whole in single quotes: "
		"'effort.\"days/week\".quantity'"},
	{"a backslash at the end", "effort.\"x\\", "a quotation mark is not closed",
		"write the key in double quotes, and the whole in single quotes: "
		"'effort.\"days/week\".quantity'"},
};

static void test_refusal(void **state)
{
	const struct refusal *c = *state;
	struct arena arena = ARENA_INIT;
	struct valuepath path;
	struct fail fail = FAIL_INIT;
	const char *end;
	assert_int_equal(valuepath_parse(&path, &arena, RECORD_ACTION, &f.plan->calendar,
				 c->path, &end, &fail),
		-1);
	assert_int_equal(fail.status, STATUS_USAGE);
	assert_string_equal(fail.message, c->message);
	if (c->hint)
		assert_string_equal(fail.hint, c->hint);
	fail_release(&fail);
	arena_release(&arena);
}

static void test_within(void **state)
{
	(void)state;
	assert_true(valuepath_is_within("responsible", "responsible"));
	assert_true(valuepath_is_within("responsible.person:a.note", "responsible"));
	assert_true(valuepath_is_within("responsible.person:a.note", "responsible.person:a"));
	assert_false(valuepath_is_within("responsible", "responsible.person:a"));
	assert_false(valuepath_is_within("responsible.person:ab", "responsible.person:a"));
	assert_false(valuepath_is_within("source.responsible", "responsible"));
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_path);
	SUITE_CASES(&suite, ends, test_end);
	SUITE_CASES(&suite, refusals, test_refusal);
	SUITE_TEST(&suite, test_season_as_the_plan_writes_it);
	SUITE_TEST(&suite, test_within);
	fixture_load(&f, files);
	int failed = suite_run(&suite, "valuepath");
	fixture_free(&f);
	return failed;
}
