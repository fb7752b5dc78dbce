#include "commits.h"

#include "base/term.h"
#include "view/story.h"

struct story_case {
	const char *name;
	size_t width;
	struct file old_files[6], new_files[10];
	const char *told, *markdown; /* NULL: not looked at */
};

#define TOP "id: a\ntitle: \"Titre\"\nobjective: connaitre\n"
#define A "plan/actions/a.yaml"
#define ANALYSE \
	{ \
		"plan/committees/analyse.yaml", "id: analyse\nname: \"Comité d'analyse\"\n" \
	}
#define FORMATION \
	{ \
		"plan/committees/formation.yaml", \
			"id: formation\nname: \"Comité de formation\"\n" \
	}
#define ORGANIZATION(id) \
	{ \
		"plan/organizations/" id ".yaml", "id: " id "\nname: \"Organisme " id "\"\n" \
	}
#define COMMIT "Martine Cazes · decision m1/d2 (unknown in this plan) · aaaaaaaaaa\n"

static struct story_case cases[] = {
	{"one change is a sentence", 0,
		{{A, TOP "responsible:\n  - committee: analyse\n"}, ANALYSE, FORMATION},
		{{A, TOP "responsible:\n  - committee: formation\n"}, ANALYSE, FORMATION},
		"12 March 2008 · Titre · responsible: Comité d'analyse → Comité de formation · " COMMIT,
		"- **12 March 2008** · " COMMIT "  - Titre\n"
		"    - responsible: Comité d'analyse → Comité de formation\n"},
	{"wrapped, the day on its first line", 60,
		{{A, TOP "responsible:\n  - committee: analyse\n"}, ANALYSE, FORMATION},
		{{A, TOP "responsible:\n  - committee: formation\n"}, ANALYSE, FORMATION},
		"12 March 2008 · Titre · responsible: Comité d'analyse →\n"
		"  Comité de formation · Martine Cazes · decision m1/d2\n"
		"  (unknown in this plan) · aaaaaaaaaa\n",
		NULL},
	{"items that came together are told together", 0, {{A, TOP}},
		{{A, TOP "schedule:\n  - automne 2007\n  - hiver 2008\n"}},
		"12 March 2008 · Titre · + schedule: automne 2007, hiver 2008 · " COMMIT,
		"- **12 March 2008** · " COMMIT "  - Titre\n"
		"    - \\+ schedule: automne 2007, hiver 2008\n"},
	{"those that came apart from those that went", 0,
		{{A, TOP "schedule:\n  - automne 2007\n  - hiver 2008\n"}},
		{{A, TOP "schedule:\n  - automne 2008\n  - hiver 2009\n  - \"2007\"\n"}},
		"12 March 2008 · " COMMIT "  Titre\n"
		"  − schedule: automne 2007, hiver 2008\n"
		"  + schedule: automne 2008, hiver 2009, 2007\n",
		NULL},
	{"what came", 0, {{A, TOP}}, {{A, TOP "status: planned\n"}},
		"12 March 2008 · Titre · + status: planned · " COMMIT, NULL},
	{"several are below a heading", 0, {{A, TOP "order: 10\n"}},
		{{A, TOP "status: planned\nprogress: 5\n"}},
		"12 March 2008 · " COMMIT "  Titre\n"
		"  − order: 10\n"
		"  + status: planned\n"
		"  + progress: 5\n",
		"- **12 March 2008** · " COMMIT "  - Titre\n"
		"    - − order: 10\n"
		"    - \\+ status: planned\n"
		"    - \\+ progress: 5\n"},
	{"a long text has lines", 0, {{A, TOP "notes: \"un\"\n"}},
		{{A, TOP "notes: \"*deux*\"\n"}},
		"12 March 2008 · " COMMIT "  Titre\n"
		"    notes:\n"
		"    − un\n"
		"    + *deux*\n",
		"- **12 March 2008** · " COMMIT "  - Titre\n"
		"    - notes: \\*deux\\*\n"},
	{"a thing came", 0, {{NULL, NULL}}, {{A, TOP "status: planned\n"}},
		"12 March 2008 · action Titre (added) · " COMMIT,
		"- **12 March 2008** · " COMMIT "  - action Titre (added)\n"},
	{"a thing went, without a name", 0,
		{{"plan/meetings/m.yaml", "id: m\ndate: \"2008-01-01\"\n"}}, {{NULL, NULL}},
		"12 March 2008 · meeting m (removed) · " COMMIT, NULL},
	{"a meeting with its decisions", 0, {{NULL, NULL}},
		{{"plan/meetings/m.yaml",
			"id: m\ndate: \"2008-01-01\"\ndecisions:\n"
			"  - id: d1\n    text: \"t\"\n    result: adopted\n"}},
		"12 March 2008 · " COMMIT "  + meeting m\n"
		"  + decision m/d1\n",
		NULL},
	{"another name", 0, {{"plan/groups/b.yaml", "id: b\nname: \"Bé\"\n"}},
		{{"plan/groups/c.yaml", "id: c\nname: \"Bé\"\nformer_ids:\n  - b\n"}},
		"12 March 2008 · Bé · identifier: b → c · " COMMIT, NULL},
	{"the lexicon", 0, {{"plan/lexicon.yaml", "\"AB\": \"a\"\n"}},
		{{"plan/lexicon.yaml", "\"AB\": \"b\"\n"}},
		"12 March 2008 · lexicon · AB: a → b · " COMMIT, NULL},
	{"many of a kind by their number", 0, {{NULL, NULL}},
		{ORGANIZATION("o1"), ORGANIZATION("o2"), ORGANIZATION("o3"), ORGANIZATION("o4"),
			ORGANIZATION("o5"), ORGANIZATION("o6"), ORGANIZATION("o7"), ANALYSE,
			FORMATION, {A, TOP}},
		"12 March 2008 · " COMMIT "  + action Titre\n"
		"  + committee Comité d'analyse\n"
		"  + committee Comité de formation\n"
		"  + 7 organizations: Organisme o1, Organisme o2, Organisme o3, …\n",
		"- **12 March 2008** · " COMMIT "  - action Titre (added)\n"
		"  - committee Comité d'analyse (added)\n"
		"  - committee Comité de formation (added)\n"
		"  - 7 organizations: Organisme o1, Organisme o2, Organisme o3, … (added)\n"},
	{"nothing in it steers the terminal, or is Markdown", 0,
		{{A, "id: a\ntitle: \"T\\e[2J<b>\"\nobjective: connaitre\nstatus: planned\n"}},
		{{A, "id: a\ntitle: \"T\\e[2J<b>\"\nobjective: connaitre\n"}},
		"12 March 2008 · T\\x1b[2J<b> · − status: planned · " COMMIT,
		"- **12 March 2008** · " COMMIT "  - T\\\\x1b\\[2J\\<b\\>\n"
		"    - − status: planned\n"},
};

static const struct commit commit = {
	.id = COMMIT_A, .author = MARTINE, .message = "", .decision = "m1/d2"};

static void test_told(void **state)
{
	const struct story_case *c = *state;
	struct difference difference;
	struct printing printing;
	struct story story;
	difference_load(&difference, c->old_files, c->new_files);
	story_start(&story, printing_start(&printing), difference.after.plan, c->width);
	story_commit(&story, &commit, &difference.changes);
	assert_printed(&printing, c->told);
	if (c->markdown) {
		story_start(&story, printing_start(&printing), difference.after.plan, c->width);
		story_commit_markdown(&story, &commit, &difference.changes);
		assert_printed(&printing, c->markdown);
	}
	difference_free(&difference);
}

/* Sentences stand together, blocks apart. */
static void test_together(void **state)
{
	(void)state;
	struct difference one, several;
	struct printing printing;
	struct story story;
	const struct file none[] = {{A, TOP}, {NULL, NULL}};
	const struct file status[] = {{A, TOP "status: planned\n"}, {NULL, NULL}};
	const struct file both[] = {{A, TOP "status: planned\nprogress: 5\n"}, {NULL, NULL}};
	difference_load(&one, none, status);
	difference_load(&several, none, both);
	story_start(&story, printing_start(&printing), one.after.plan, 0);
	story_commit(&story, &commit, &one.changes);
	story_commit(&story, &commit, &one.changes);
	story_commit(&story, &commit, &several.changes);
	story_commit(&story, &commit, &one.changes);
#define SENTENCE "12 March 2008 · Titre · + status: planned · " COMMIT
	assert_printed(&printing, SENTENCE SENTENCE
		"\n12 March 2008 · " COMMIT "  Titre\n  + status: planned\n  + progress: 5\n"
		"\n" SENTENCE);
	difference_free(&one);
	difference_free(&several);
}

/* The day in bold, what came in green. */
static void test_color(void **state)
{
	(void)state;
	struct difference difference;
	struct printing printing;
	struct story story;
	const struct file none[] = {{NULL, NULL}};
	const struct file files[] = {ANALYSE, FORMATION, {NULL, NULL}};
	difference_load(&difference, none, files);
	term_set_color(true);
	story_start(&story, printing_start(&printing), difference.after.plan, 0);
	story_commit(&story, &commit, &difference.changes);
	term_set_color(false);
	assert_printed(&printing, "\033[1m12 March 2008\033[m · " COMMIT
				  "\033[32m  + committee Comité d'analyse\033[m\n"
				  "\033[32m  + committee Comité de formation\033[m\n");
	difference_free(&difference);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_told);
	SUITE_TEST(&suite, test_together);
	SUITE_TEST(&suite, test_color);
	return suite_run(&suite, "story");
}
