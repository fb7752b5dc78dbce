#include "commits.h"

#include "view/blame_records.h"
#include "view/blame_table.h"

#define A "plan/actions/a.yaml"

static const struct file files[] = {
	{A, "id: a\ntitle: \"Titre\"\nobjective: connaitre\nresponsible:\n"
	    "  - committee: analyse\n  - text: \"Tous\\e[2J\"\n"
	    "budget:\n  - amount: 1200.50\nnotes: |\n  Un\n  deux\n"},
	{"plan/committees/analyse.yaml", "id: analyse\nname: \"Comité d'analyse\"\n"},
	MEETING_FILE,
	{NULL, NULL},
};

static const struct commit commit_a = {.id = COMMIT_A,
	.author = MARTINE,
	.committer = ODILE,
	.subject = "plan: set responsible of a",
	.message = "plan: set responsible of a\n\nFaute de temps\n\nDecision: m1/d2\n",
	.trailer_count = 1,
	.decision = "m1/d2",
	.adopted_in = COMMIT_B,
	.adoption = &adoption_b};
static const struct commit commit_c = {.id = COMMIT_C,
	.author = ODILE,
	.committer = ODILE,
	.subject = "Merge\x1b[2J",
	.message = "",
	.is_merge = true};

struct blamed {
	struct fixture fixture;
	struct origin origins[8];
	struct blame blame;
	struct blame_view view;
};

static struct origin *add(struct blamed *blamed, int field, const struct value *value,
	const struct commit *commit)
{
	const struct record *record = blamed->view.thing->record;
	struct origin *origin = &blamed->origins[blamed->blame.count++];
	const struct field *found = &record_schemas[record->id].fields[field];
	*origin = (struct origin){.path = found->name,
		.field = found,
		.item = found->flags & FIELD_LIST,
		.value = value,
		.line = value->line,
		.commit = commit};
	return origin;
}

/* A title of unknown origin, two responsible, one by a merge, a budget, notes not recorded. */
static void load(struct blamed *blamed)
{
	fixture_load(&blamed->fixture, files);
	const struct thing *thing = find_thing(&blamed->fixture, KIND_ACTION, "a");
	blamed->blame = (struct blame){ARENA_INIT, blamed->origins, 0};
	blamed->view = (struct blame_view){blamed->fixture.plan, thing, &blamed->blame};
	const struct list *responsible = record_list(thing->record, ACTION_RESPONSIBLE);
	add(blamed, ACTION_TITLE, record_get(thing->record, ACTION_TITLE), NULL)->unknown =
		true;
	add(blamed, ACTION_RESPONSIBLE, &responsible->items[0], &commit_a);
	add(blamed, ACTION_RESPONSIBLE, &responsible->items[1], &commit_c);
	add(blamed, ACTION_BUDGET, &record_list(thing->record, ACTION_BUDGET)->items[0],
		&commit_a);
	add(blamed, ACTION_NOTES, record_get(thing->record, ACTION_NOTES), NULL);
}

static void test_table(void **state)
{
	(void)state;
	struct blamed blamed;
	struct printing printing;
	load(&blamed);
	blame_print(&blamed.view, printing_start(&printing), 0);
	assert_printed(&printing,
		"field        value             since                                   who              commit\n"
		"title        Titre             unknown: the history here begins later\n"
		"responsible  Comité d'analyse  12 March 2008                           Martine Cazes    aaaaaaaaaa\n"
		"             Tous\\x1b[2J       15 March 2008                           Odile Bourdages  cccccccccc\n"
		"budget       1\u00a0200,50\u00a0$        12 March 2008                           Martine Cazes    aaaaaaaaaa\n"
		"notes        Un deux           not recorded yet\n"
		"\n"
		"aaaaaaaaaa  put into force on 15 March 2008 by Odile Bourdages · decision m1/d2 "
		"(10 March 2008: “Budget”) · “Faute de temps”\n"
		"cccccccccc  given by the merge itself\n");
	fixture_free(&blamed.fixture);
}

static void test_markdown(void **state)
{
	(void)state;
	struct blamed blamed;
	struct printing printing;
	load(&blamed);
	blamed.blame.count = 2;
	blame_print_markdown(&blamed.view, printing_start(&printing));
	assert_printed(&printing,
		"| field | value | since | who | decision | commit |\n"
		"| --- | --- | --- | --- | --- | --- |\n"
		"| title | Titre | unknown: the history here begins later |  |  |  |\n"
		"| responsible | Comité d'analyse | 12 March 2008 | Martine Cazes (put into force "
		"on 15 March 2008 by Odile Bourdages) | m1/d2 (10 March 2008: “Budget”) | "
		"aaaaaaaaaa |\n");
	fixture_free(&blamed.fixture);
}

static void test_json(void **state)
{
	(void)state;
	struct blamed blamed;
	struct printing printing;
	load(&blamed);
	blamed.blame.count = 2;
	blame_print_json(&blamed.view, printing_start(&printing));
	assert_printed(&printing,
		"{\"schemaVersion\":1,\"kind\":\"blame\",\"items\":[\n"
		"{\"field\":\"title\",\"item\":null,\"value\":\"Titre\",\"line\":2,"
		"\"commit\":null,\"author\":null,\"date\":null,\"subject\":null,"
		"\"decision\":null,\"proposal\":null,\"adopted_in\":null,\"incomplete\":true},\n"
		"{\"field\":\"responsible\",\"item\":{\"committee\":\"analyse\"},\"value\":"
		"{\"committee\":\"analyse\",\"name\":\"Comité d'analyse\",\"as\":null,"
		"\"note\":null,\"lead\":null},\"line\":5,\"commit\":\"" COMMIT_A
		"\",\"author\":{\"name\":\"mcazes\",\"email\":\"mc@example.org\"},"
		"\"date\":\"2008-03-12T21:15:00-04:00\",\"subject\":"
		"\"plan: set responsible of a\",\"decision\":\"m1/d2\",\"proposal\":null,"
		"\"adopted_in\":\"" COMMIT_B "\",\"incomplete\":false}\n]}\n");
	fixture_free(&blamed.fixture);
}

static void test_csv(void **state)
{
	(void)state;
	struct blamed blamed;
	struct printing printing;
	load(&blamed);
	blame_print_csv(&blamed.view, printing_start(&printing));
	assert_printed(&printing,
		"field,item,value,line,date,commit,author,decision,proposal,adopted_in,"
		"incomplete\r\n"
		"title,,Titre,2,,,,,,,true\r\n"
		"responsible,committee:analyse,Comité d'analyse,5,2008-03-12T21:15:00-04:00," COMMIT_A
		",Martine Cazes,m1/d2,," COMMIT_B ",false\r\n"
		"responsible,text:Tous\\x1b[2J,Tous\\x1b[2J,6,2008-03-15T12:00:00+00:00," COMMIT_C
		",Odile Bourdages,,,,false\r\n"
		"budget,/,\"1\u00a0200,50\u00a0$\",8,2008-03-12T21:15:00-04:00," COMMIT_A
		",Martine Cazes,m1/d2,," COMMIT_B ",false\r\n"
		"notes,,\"Un\ndeux\n\",9,,,,,,,false\r\n");
	fixture_free(&blamed.fixture);
}

static void test_porcelain(void **state)
{
	(void)state;
	struct blamed blamed;
	struct printing printing;
	load(&blamed);
	blamed.blame.count = 3;
	blame_print_porcelain(&blamed.view, printing_start(&printing));
	assert_printed(&printing,
		"0000000000000000000000000000000000000000 2 title\n"
		"incomplete\n"
		"\t\"Titre\"\n" COMMIT_A " 5 responsible.committee:analyse\n"
		"author Martine Cazes\n"
		"author-mail <martine@example.org>\n"
		"author-time 1205370900\n"
		"author-tz -0400\n"
		"committer Odile Bourdages\n"
		"committer-mail <odile@example.org>\n"
		"committer-time 1205582400\n"
		"committer-tz +0000\n"
		"summary plan: set responsible of a\n"
		"decision m1/d2\n"
		"adopted-in " COMMIT_B "\n"
		"item {\"committee\":\"analyse\"}\n"
		"\t{\"committee\":\"analyse\",\"name\":\"Comité d'analyse\",\"as\":null,"
		"\"note\":null,\"lead\":null}\n" COMMIT_C
		" 6 responsible.text:\"Tous\\x1b[2J\"\n"
		"author Odile Bourdages\n"
		"author-mail <odile@example.org>\n"
		"author-time 1205582400\n"
		"author-tz +0000\n"
		"committer Odile Bourdages\n"
		"committer-mail <odile@example.org>\n"
		"committer-time 1205582400\n"
		"committer-tz +0000\n"
		"summary Merge\\x1b[2J\n"
		"merge\n"
		"item {\"text\":\"Tous\\u001B[2J\"}\n"
		"\t{\"text\":\"Tous\\u001B[2J\",\"as\":null,\"note\":null,\"lead\":null}\n");
	fixture_free(&blamed.fixture);
}

struct keep_case {
	const char *name, *path;
	size_t kept;
};

static struct keep_case keeps[] = {
	{"a field", "title", 1},
	{"a list", "responsible", 2},
	{"an item of it", "responsible.committee:analyse", 1},
	{"what is within an item is the item's", "responsible.committee:analyse.note", 1},
	{"another item", "responsible.committee:formation", 0},
	{"no beginning of a word", "respons", 0},
	{"what is not given", "status", 0},
};

static void test_keep(void **state)
{
	const struct keep_case *c = *state;
	struct blamed blamed;
	load(&blamed);
	assert_int_equal(blame_keep(&blamed.blame, &blamed.view, c->path), c->kept);
	assert_int_equal(blamed.blame.count, c->kept);
	fixture_free(&blamed.fixture);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_table);
	SUITE_TEST(&suite, test_markdown);
	SUITE_TEST(&suite, test_json);
	SUITE_TEST(&suite, test_csv);
	SUITE_TEST(&suite, test_porcelain);
	SUITE_CASES(&suite, keeps, test_keep);
	return suite_run(&suite, "blame_views");
}
