#include "suite.h"

#include "model/files.h"

struct file_case {
	const char *name; /* and the path */
	enum source_type type;
	enum kind kind;
	const char *rule; /* NULL: none */
};

static struct file_case cases[] = {
	{"plan/plan.yaml", SOURCE_FILE, KIND_PLAN, NULL},
	{"plan/lexicon.yaml", SOURCE_FILE, KIND_LEXICON, NULL},
	{"plan/rules.yaml", SOURCE_FILE, KIND_RULES, NULL},
	{"plan/axes/a.yaml", SOURCE_FILE, KIND_AXIS, NULL},
	{"plan/actions/a.yaml", SOURCE_FILE, KIND_ACTION, NULL},
	{"plan/actions/1/2/3/4/5/a.yaml", SOURCE_FILE, KIND_ACTION, NULL},
	{"plan/committees/a.yaml", SOURCE_FILE, KIND_COMMITTEE, NULL},
	{"plan/people/a.yaml", SOURCE_FILE, KIND_PERSON, NULL},
	{"plan/organizations/a.yaml", SOURCE_FILE, KIND_ORGANIZATION, NULL},
	{"plan/groups/a.yaml", SOURCE_FILE, KIND_GROUP, NULL},
	{"plan/posts/a.yaml", SOURCE_FILE, KIND_POST, NULL},
	{"plan/meetings/a.yaml", SOURCE_FILE, KIND_MEETING, NULL},
	{"plan/actions/1/2/3/4/5/6/a.yaml", SOURCE_FILE, KIND_COUNT, "too-deep"},
	{"plan/people/x/a.yaml", SOURCE_FILE, KIND_COUNT, "not-a-plan-file"},
	{"plan/README.md", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/plan.yml", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/Plan.yaml", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/plan.yaml.orig", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/axis.yaml", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/axe/a.yaml", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/objectives/a.yaml", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/actions/a.yml", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/actions/a.yaml~", SOURCE_FILE, KIND_COUNT, "not-a-plan-file"},
	{"plan/actions/.gitkeep", SOURCE_FILE, KIND_COUNT, NULL},
	{"plan/actions/b.yaml", SOURCE_SYMLINK, KIND_ACTION, "not-a-regular-file"},
	{"plan/actions/c.yaml", SOURCE_EXECUTABLE, KIND_ACTION, "not-a-regular-file"},
	{"plan/actions/d.yaml", SOURCE_FOLDER, KIND_ACTION, "not-a-regular-file"},
	{"plan/actions/e.yaml", SOURCE_SPECIAL, KIND_ACTION, "not-a-regular-file"},
	{"plan/people/f.yaml", SOURCE_SUBMODULE, KIND_PERSON, "not-a-regular-file"},
	{"plan/people/g.yaml", SOURCE_UNMERGED, KIND_PERSON, "unmerged"},
	{"plan/autre", SOURCE_SYMLINK, KIND_COUNT, "not-a-regular-file"},
	{"plan/actions/1/2/3/4/5/6", SOURCE_FOLDER, KIND_COUNT, "too-deep"},
};

static void test_kind(void **state)
{
	const struct file_case *c = *state;
	const struct source_entry entry = {.path = c->name, .type = c->type};
	struct diag diag = DIAG_INIT;
	struct text expected = TEXT_INIT;
	bool readable = c->type != SOURCE_FILE;
	assert_int_equal(file_kind(&readable, &entry, &diag), c->kind);
	/* What is misplaced may be read, and has its finding later. */
	assert_int_equal(
		readable, c->type == SOURCE_FILE && (c->kind < KIND_COUNT || !c->rule));
	if (c->rule)
		text_printf(&expected, "%s:1:1 %s\n", c->name, c->rule);
	assert_findings(&diag, expected.data);
	text_release(&expected);
	diag_release(&diag);
}

static void test_base_name(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	assert_string_equal(file_base_name("plan/actions/x/a-1.yaml", &arena), "a-1");
	assert_string_equal(file_base_name("plan/actions/a.b.yaml", &arena), "a.b");
	assert_string_equal(file_base_name("plan/actions/.yaml", &arena), "");
	assert_string_equal(file_base_name("a.yaml", &arena), "a");
	arena_release(&arena);
}

struct spelling_case {
	const char *name;
	const char *paths[4];
	const char *findings;
};

static struct spelling_case spellings[] = {
	{"spelling: no two alike", {"plan/actions/a.yaml", "plan/actions/B.yaml"}, ""},
	{"spelling: capitals", {"plan/actions/a.yaml", "plan/actions/A.yaml"},
		"plan/actions/a.yaml:1:1 case-conflict\n"},
	{"spelling: capitals with accents", {"plan/actions/É.yaml", "plan/actions/é.yaml"},
		"plan/actions/é.yaml:1:1 case-conflict\n"},
	{"spelling: accents composed or not",
		{"plan/actions/é.yaml", "plan/actions/e\u0301.yaml"},
		"plan/actions/é.yaml:1:1 case-conflict\n"},
	{"spelling: an accent is a difference", {"plan/actions/é.yaml", "plan/actions/e.yaml"},
		""},
	{"spelling: folders", {"plan/actions/Axe/a.yaml", "plan/actions/axe/b.yaml"},
		"plan/actions/axe/b.yaml:1:1 case-conflict\n"},
	{"spelling: a folder once", {"plan/actions/X/a.yaml", "plan/actions/X/b.yaml"}, ""},
};

static void test_spelling(void **state)
{
	const struct spelling_case *c = *state;
	struct source_list list = SOURCE_LIST_INIT;
	struct diag diag = DIAG_INIT;
	for (size_t i = 0; i < COUNT(c->paths) && c->paths[i]; i++)
		source_list_add(&list, c->paths[i], SOURCE_FILE);
	files_check_case(&list, &diag);
	diag_sort(&diag);
	assert_findings(&diag, c->findings);
	diag_release(&diag);
	source_list_release(&list);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_kind);
	SUITE_TEST(&suite, test_base_name);
	SUITE_CASES(&suite, spellings, test_spelling);
	return suite_run(&suite, "files");
}
