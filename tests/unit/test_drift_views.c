#include "commits.h"

#include "view/drift_print.h"

#define TOP "id: a\ntitle: \"Titre\"\nobjective: connaitre\n"
#define A "plan/actions/a.yaml"
#define WHO "12 March 2008 · Martine Cazes"
#define UNDER WHO " · decision m1/d2 (unknown in this plan) · aaaaaaaaaa\n"
#define WITHOUT WHO " · cccccccccc\n"
#define NOTHING "Under a decision (0)\n\nWithout a decision (0)\n"

static const struct commit under = {
	.id = COMMIT_A, .author = MARTINE, .message = "", .subject = "", .decision = "m1/d2"};
static const struct commit without = {
	.id = COMMIT_C, .author = MARTINE, .message = "", .subject = ""};

/* It names none, the merge that brought it does. */
static const struct commit merge = {
	.id = COMMIT_B, .author = ODILE, .decision = "m1/d2", .is_merge = true};
static const struct commit adopted = {.id = COMMIT_A,
	.author = MARTINE,
	.message = "",
	.subject = "",
	.adopted_in = COMMIT_B,
	.adoption = &merge};

struct drift_case {
	const char *name;
	struct file old_files[3], new_files[3];
	const char *commits; /* of the changes, in their order: under, without, adopted, ? */
	const char *told, *markdown;
};

static struct drift_case cases[] = {
	{"nothing changed", {{A, TOP}}, {{A, TOP}}, "", "Since\n\n" NOTHING,
		"# Since\n\n## Under a decision (0)\n\n## Without a decision (0)\n"},
	{"an item in another's place is one change", {{A, TOP "schedule:\n  - automne 2007\n"}},
		{{A, TOP "schedule:\n  - automne 2008\n"}}, "uu",
		"Since\n\nUnder a decision (1)\n  Titre\n"
		"    schedule: automne 2007 → automne 2008\n      " UNDER
		"\nWithout a decision (0)\n",
		"# Since\n\n## Under a decision (1)\n\n- Titre\n"
		"  - schedule: automne 2007 → automne 2008\n    - " UNDER
		"\n## Without a decision (0)\n"},
	{"by two commits, two", {{A, TOP "schedule:\n  - automne 2007\n"}},
		{{A, TOP "schedule:\n  - automne 2008\n"}}, "uw",
		"Since\n\nUnder a decision (1)\n  Titre\n  − schedule: automne 2007\n"
		"      " UNDER "\nWithout a decision (1)\n  Titre\n"
		"  + schedule: automne 2008\n      " WITHOUT,
		NULL},
	{"of one commit and thing it is told once", {{A, TOP}},
		{{A, TOP "order: 10\nstatus: planned\nprogress: 5\n"}}, "wwu",
		"Since\n\nUnder a decision (1)\n  Titre\n  + progress: 5\n      " UNDER
		"\nWithout a decision (2)\n  Titre\n  + order: 10\n  + status: planned\n"
		"      " WITHOUT,
		NULL},
	{"of what came, what another commit gave stands by itself", {{NULL, NULL}},
		{{A, TOP "status: planned\n"}}, "uuuw",
		"Since\n\nUnder a decision (1)\n  action 1.1.1 Titre (added)\n      " UNDER
		"\nWithout a decision (1)\n  Titre\n  + status: planned\n      " WITHOUT,
		NULL},
	{"under the decision of the merge that brought it", {{A, TOP}},
		{{A, TOP "status: planned\n"}}, "a",
		"Since\n\nUnder a decision (1)\n  Titre\n  + status: planned\n"
		"      " WHO " (put into force on 15 March 2008 by Odile Bourdages)"
		" · decision m1/d2 (unknown in this plan) · aaaaaaaaaa\n"
		"\nWithout a decision (0)\n",
		NULL},
	{"of unknown origin", {{A, TOP}}, {{A, TOP "status: planned\n"}}, "?",
		"Since\n\n" NOTHING
		"\nOf unknown origin: the history here does not go back so far (1)\n"
		"  Titre\n  + status: planned\n",
		NULL},
};

static void attribute(struct drift *drift, const struct changes *changes, const char *commits)
{
	*drift = (struct drift){.arena = ARENA_INIT, .count = changes->count};
	drift->items = arena_zalloc(&drift->arena, (changes->count + 1) * sizeof *drift->items);
	assert_int_equal(changes->count, strlen(commits));
	for (size_t i = 0; i < changes->count; i++)
		drift->items[i] = (struct drifted){&changes->items[i],
			commits[i] == 'u'   ? &under
			: commits[i] == 'w' ? &without
			: commits[i] == 'a' ? &adopted
					    : NULL,
			commits[i] == '?'};
}

static void test_told(void **state)
{
	const struct drift_case *c = *state;
	struct difference difference;
	struct drift_groups groups;
	struct drift drift;
	struct printing printing;
	difference_load(&difference, c->old_files, c->new_files);
	attribute(&drift, &difference.changes, c->commits);
	drift_groups_init(&groups, difference.after.plan, &difference.changes, &drift);
	drift_print(&groups, printing_start(&printing), "Since", 0);
	assert_printed(&printing, c->told);
	if (c->markdown) {
		drift_print_markdown(&groups, printing_start(&printing), "Since");
		assert_printed(&printing, c->markdown);
	}
	drift_groups_release(&groups);
	arena_release(&drift.arena);
	difference_free(&difference);
}

static void test_programs(void **state)
{
	(void)state;
	const struct file none[] = {{A, TOP}, {NULL, NULL}};
	const struct file files[] = {
		{A, TOP "order: 10\nstatus: planned\nprogress: 5\n"}, {NULL, NULL}};
	struct difference difference;
	struct drift drift;
	struct printing printing;
	difference_load(&difference, none, files);
	attribute(&drift, &difference.changes, "uw?");
	drift_print_json(&difference.changes, &drift, printing_start(&printing));
#define CHANGE(field) \
	"{\"kind\":\"action\",\"id\":\"a\",\"path\":\"" A \
	"\",\"op\":\"add\",\"field\":\"" field "\",\"item\":null,\"old\":null,\"new\":"
#define AUTHOR \
	"\"author\":{\"name\":\"mcazes\",\"email\":\"mc@example.org\"}," \
	"\"date\":\"2008-03-12T21:15:00-04:00\",\"subject\":\"\","
	assert_printed(&printing,
		"{\"schemaVersion\":1,\"kind\":\"drift\",\"items\":[\n" CHANGE(
			"order") "10,\"commit\":\"" COMMIT_A "\"," AUTHOR
				 "\"decision\":\"m1/d2\",\"proposal\":null,\"adopted_in\":null,\"covered\":true},\n" CHANGE(
					 "status") "\"planned\",\"commit\":\"" COMMIT_C
						   "\"," AUTHOR
						   "\"decision\":null,\"proposal\":null,\"adopted_in\":null,\"covered\":false},\n" CHANGE(
							   "progress") "5,\"commit\":null,\"author\":null,\"date\":null,"
								       "\"subject\":null,\"decision\":null,\"proposal\":null,\"adopted_in\":null,"
								       "\"covered\":null}\n]}\n");
	drift_print_csv(&difference.changes, &drift, printing_start(&printing));
#define ROW(field, new) "action,a,add," field ",,," new
	assert_printed(&printing,
		"date,commit,author,decision,kind,id,op,field,item,old,new,covered\r\n"
		"2008-03-12T21:15:00-04:00," COMMIT_A ",Martine Cazes,m1/d2," ROW("order",
			"10") ",true\r\n"
			      "2008-03-12T21:15:00-04:00," COMMIT_C ",Martine Cazes,," ROW(
				      "status", "planned") ",false\r\n"
							   ",,,," ROW("progress", "5") ",\r\n");
	arena_release(&drift.arena);
	difference_free(&difference);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_told);
	SUITE_TEST(&suite, test_programs);
	return suite_run(&suite, "drift_views");
}
