#include "fixture.h"

#include "base/term.h"
#include "view/change_json.h"
#include "view/changes.h"

#include <stdio.h>

struct view_case {
	const char *name;
	size_t width; /* of the terminal */
	struct file old_files[4], new_files[4];
	const char *printed;
	const char *json; /* one change a line */
};

#define TOP "id: a\ntitle: \"Titre\"\nobjective: connaitre\n"
#define A "plan/actions/a.yaml"
#define HEAD "action 1.1.1 Titre\n"
#define JSON "{\"kind\":\"action\",\"id\":\"a\",\"path\":\"plan/actions/a.yaml\",\"op\":"
#define ANALYSE \
	{ \
		"plan/committees/analyse.yaml", "id: analyse\nname: \"Comité d'analyse\"\n" \
	}
#define FORMATION \
	{ \
		"plan/committees/formation.yaml", \
			"id: formation\nname: \"Comité de formation\"\n" \
	}
#define REFERENCE(id, name, note, lead) \
	"{\"committee\":\"" id "\",\"name\":\"" name "\",\"as\":null,\"note\":" note \
	",\"lead\":" lead "}"
#define I1 \
	"indicators:\n  - id: i1\n    title: \"Participants\"\n    periods:\n" \
	"      - period: A 2007\n        target: 3\n"

static struct view_case cases[] = {
	{"nothing", 0, {{A, TOP}}, {{A, TOP}}, "", ""},
	{"values", 0, {{A, TOP "order: 10\nstatus: planned\nbudget:\n  - amount: 1200.50\n"}},
		{{A, TOP "status: in_progress\nprogress: 40\nbudget:\n  - amount: 50000\n"}},
		HEAD "− order: 10\n"
		     "  status: planned → in progress\n"
		     "+ progress: 40\n"
		     "  budget › amount: 1\u00a0200,50\u00a0$ → 50\u00a0000\u00a0$\n",
		JSON
		"\"remove\",\"field\":\"order\",\"item\":null,\"old\":10,\"new\":null}\n" JSON
		"\"change\",\"field\":\"status\",\"item\":null,\"old\":\"planned\","
		"\"new\":\"in_progress\"}\n" JSON
		"\"add\",\"field\":\"progress\",\"item\":null,\"old\":null,\"new\":40}\n" JSON
		"\"change\",\"field\":\"budget./.amount\",\"item\":null,\"old\":1200.5,"
		"\"new\":50000}\n"},
	{"one responsible takes another's place", 0,
		{{A, TOP "responsible:\n  - committee: analyse\n"}, ANALYSE, FORMATION},
		{{A, TOP "responsible:\n  - committee: formation\n"}, ANALYSE, FORMATION},
		HEAD "  responsible: Comité d'analyse → Comité de formation\n",
		JSON
		"\"remove\",\"field\":\"responsible\",\"item\":{\"committee\":\"analyse\"},"
		"\"old\":" REFERENCE("analyse", "Comité d'analyse", "null",
			"null") ",\"new\":null}\n" JSON
				"\"add\",\"field\":\"responsible\",\"item\":{\"committee\":\"formation\"},"
				"\"old\":null,\"new\":" REFERENCE("formation",
					"Comité de formation", "null", "null") "}\n"},
	{"another lead, another note", 0,
		{{A, TOP "responsible:\n  - committee: analyse\n    lead: true\n"
			 "  - committee: formation\n"},
			ANALYSE, FORMATION},
		{{A, TOP "responsible:\n  - committee: analyse\n"
			 "  - committee: formation\n    lead: true\n    note: \"n\"\n"},
			ANALYSE, FORMATION},
		HEAD "+ responsible › Comité de formation › note: n\n"
		     "  responsible: Comité d'analyse (lead), Comité de formation → Comité "
		     "d'analyse, Comité de formation (lead)\n",
		JSON
		"\"add\",\"field\":\"responsible.committee:formation.note\",\"item\":null,"
		"\"old\":null,\"new\":\"n\"}\n" JSON
		"\"reorder\",\"field\":\"responsible\",\"item\":null,"
		"\"old\":[{\"committee\":\"analyse\",\"lead\":true},{\"committee\":\"formation\"}],"
		"\"new\":[{\"committee\":\"analyse\"},{\"committee\":\"formation\",\"lead\":true}]}"
		"\n"},
	{"items of a list, wrapped", 40,
		{{A, TOP
			"partners:\n  - text: \"Un organisme\"\nschedule:\n  - automne 2007\n"}},
		{{A, TOP "partners:\n  - text: \"Un organisme\"\n"
			 "  - text: \"Autres regroupements d'économie sociale\"\n"
			 "  - text: \"D'autres\"\n"}},
		HEAD "+ partners: Autres regroupements\n"
		     "    d'économie sociale\n"
		     "+ partners: D'autres\n"
		     "− schedule: automne 2007\n",
		NULL},
	{"the key of an item", 0,
		{{A, TOP "budget:\n  - item: \"Site\"\n    year: 2008\n"
			 "funding:\n  - funder:\n      organization: pole\n"}},
		{{A, TOP "schedule:\n  - A 2007\n"}}, NULL,
		JSON
		"\"add\",\"field\":\"schedule\",\"item\":\"automne 2007\",\"old\":null,"
		"\"new\":{\"text\":\"automne 2007\",\"edtf\":\"2007-23\","
		"\"start\":\"2007-09-01\",\"end\":\"2007-12-31\"}}\n" JSON
		"\"remove\",\"field\":\"budget\",\"item\":\"Site/2008\","
		"\"old\":{\"item\":\"Site\",\"year\":2008,\"amount\":null,\"currency\":\"CAD\"},"
		"\"new\":null}\n" JSON
		"\"remove\",\"field\":\"funding\",\"item\":\"organization:pole\","
		"\"old\":{\"funder\":{\"organization\":\"pole\",\"name\":\"Pôle régional\","
		"\"as\":null,\"note\":null},\"amount\":null,\"status\":null,\"in_kind\":null,"
		"\"date\":null},\"new\":null}\n"},
	{"within items", 0, {{A, TOP I1}}, {{A, TOP I1 "        actual: 2\n"}},
		HEAD "+ indicators › Participants › periods › automne 2007 › actual: 2\n",
		JSON "\"add\",\"field\":\"indicators.i1.periods.\\\"automne 2007\\\".actual\","
		     "\"item\":null,\"old\":null,\"new\":2}\n"},
	{"an item within items", 0, {{A, TOP I1}},
		{{A, TOP I1 "      - period: 2008\n        target: 4\n"}},
		HEAD "+ indicators › Participants › periods: period: 2008; target: 4\n",
		JSON
		"\"add\",\"field\":\"indicators.i1.periods.2008\",\"item\":null,\"old\":null,"
		"\"new\":{\"period\":{\"text\":\"2008\",\"edtf\":\"2008\","
		"\"start\":\"2008-01-01\",\"end\":\"2008-12-31\"},\"target\":4,\"actual\":null,"
		"\"achievement\":null,\"comment\":null}}\n"},
	{"a long order, from where it differs", 0,
		{{A, TOP "replaces:\n  - a1\n  - b1\n  - c1\n  - d1\n  - e1\n  - f1\n  - g1\n"
			 "  - h1\n  - i1\n"}},
		{{A, TOP "replaces:\n  - a1\n  - b1\n  - c1\n  - e1\n  - d1\n  - f1\n  - g1\n"
			 "  - h1\n  - i1\n"}},
		HEAD "  replaces: …, d1, e1, f1, g1, h1, i1 → …, e1, d1, f1, g1, h1, i1\n",
		NULL},
	{"names that are alike", 0,
		{{A, TOP}, {"plan/axes/promouvoir.yaml",
				   "id: promouvoir\norder: 1\ntitle: \"Axe\"\nobjectives:\n"
				   "  - id: connaitre\n    title: \"Même\"\n"
				   "  - id: visibilite\n    title: \"Même\"\n"}},
		{{A, "id: a\ntitle: \"Titre\"\nobjective: visibilite\n"},
			{"plan/axes/promouvoir.yaml",
				"id: promouvoir\norder: 1\ntitle: \"Axe\"\nobjectives:\n"
				"  - id: visibilite\n    title: \"Même\"\n"
				"  - id: connaitre\n    title: \"Même\"\n"}},
		"axis 1 Axe\n"
		"  objectives: Même, Même → Même, Même\n"
		"\n" HEAD "  objective: connaitre → visibilite\n",
		NULL},
	{"a long text", 0, {{A, TOP "notes: |\n  un\n  deux\n  trois\n  quatre\n"}},
		{{A, TOP "notes: |\n  un\n  2\n  deux et demi\n  trois\n  quatre\n"}},
		HEAD "  notes:\n"
		     "  − deux\n"
		     "  + 2\n"
		     "  + deux et demi\n",
		JSON "\"change\",\"field\":\"notes\",\"item\":null,"
		     "\"old\":\"un\\ndeux\\ntrois\\nquatre\\n\","
		     "\"new\":\"un\\n2\\ndeux et demi\\ntrois\\nquatre\\n\"}\n"},
	{"a longer text", 0, {{A, TOP}},
		{{A, TOP "notes: |\n  1\n  2\n  3\n  4\n  5\n  6\n  7\n  8\n  9\n  10\n  11\n"
			 "  12\n"}},
		HEAD "+ notes:\n"
		     "  + 1\n  + 2\n  + 3\n  + 4\n  + 5\n  + 6\n  + 7\n  + 8\n  + 9\n  + 10\n"
		     "  + … 2 more lines\n",
		NULL},
	{"a line feed more", 0, {{A, TOP "notes: \"un\"\n"}}, {{A, TOP "notes: |\n  un\n"}},
		HEAD "  notes: only the line feed at its end\n", NULL},
	{"things that come, go and are renamed", 0,
		{{"plan/groups/b.yaml", "id: b\nname: \"Bé\"\n"},
			{"plan/posts/p.yaml", "id: p\nname: \"Pé\"\norganization: pole\n"}},
		{{"plan/groups/c.yaml",
			 "id: c\nname: \"Bé\"\nacronym: BB\nformer_ids:\n  - b\n"},
			{"plan/people/d.yaml",
				"id: d\nname: \"Dé\"\nemails:\n  - \"d@example.org\"\n"}},
		"group Bé\n"
		"  identifier: b → c\n"
		"+ acronym: BB\n"
		"\n"
		"post Pé (removed)\n"
		"− name: Pé\n"
		"− organization: Pôle régional\n"
		"\n"
		"person Dé (added)\n"
		"+ name: Dé\n"
		"+ emails: d@example.org\n",
		"{\"kind\":\"group\",\"id\":\"c\",\"path\":\"plan/groups/c.yaml\",\"op\":\"rename\","
		"\"field\":null,\"item\":null,\"old\":\"b\",\"new\":\"c\"}\n"
		"{\"kind\":\"group\",\"id\":\"c\",\"path\":\"plan/groups/c.yaml\",\"op\":\"add\","
		"\"field\":\"acronym\",\"item\":null,\"old\":null,\"new\":\"BB\"}\n"
		"{\"kind\":\"post\",\"id\":\"p\",\"path\":\"plan/posts/p.yaml\",\"op\":\"remove\","
		"\"field\":null,\"item\":null,\"old\":\"p\",\"new\":null}\n"
		"{\"kind\":\"post\",\"id\":\"p\",\"path\":\"plan/posts/p.yaml\",\"op\":\"remove\","
		"\"field\":\"name\",\"item\":null,\"old\":\"Pé\",\"new\":null}\n"
		"{\"kind\":\"post\",\"id\":\"p\",\"path\":\"plan/posts/p.yaml\",\"op\":\"remove\","
		"\"field\":\"organization\",\"item\":null,\"old\":\"pole\",\"new\":null}\n"
		"{\"kind\":\"person\",\"id\":\"d\",\"path\":\"plan/people/d.yaml\",\"op\":\"add\","
		"\"field\":null,\"item\":null,\"old\":null,\"new\":\"d\"}\n"
		"{\"kind\":\"person\",\"id\":\"d\",\"path\":\"plan/people/d.yaml\",\"op\":\"add\","
		"\"field\":\"name\",\"item\":null,\"old\":null,\"new\":\"Dé\"}\n"
		"{\"kind\":\"person\",\"id\":\"d\",\"path\":\"plan/people/d.yaml\",\"op\":\"add\","
		"\"field\":\"emails\",\"item\":\"d@example.org\",\"old\":null,"
		"\"new\":\"d@example.org\"}\n"},
	{"the lexicon", 0, {{"plan/lexicon.yaml", "\"AB\": \"a\"\n\"CD\": \"c\"\n"}},
		{{"plan/lexicon.yaml", "\"AB\": \"b\"\n\"EF\": \"e\"\n"}},
		"lexicon\n"
		"  AB: a → b\n"
		"− CD: c\n"
		"+ EF: e\n",
		"{\"kind\":\"lexicon\",\"id\":\"lexicon\",\"path\":\"plan/lexicon.yaml\","
		"\"op\":\"change\",\"field\":\"acronyms\",\"item\":\"AB\",\"old\":\"a\",\"new\":\"b\"}\n"
		"{\"kind\":\"lexicon\",\"id\":\"lexicon\",\"path\":\"plan/lexicon.yaml\","
		"\"op\":\"remove\",\"field\":\"acronyms\",\"item\":\"CD\",\"old\":\"c\",\"new\":null}\n"
		"{\"kind\":\"lexicon\",\"id\":\"lexicon\",\"path\":\"plan/lexicon.yaml\","
		"\"op\":\"add\",\"field\":\"acronyms\",\"item\":\"EF\",\"old\":null,\"new\":\"e\"}\n"},
	{"an objective in another axis", 0,
		{{"plan/axes/deux.yaml", "id: deux\norder: 2\ntitle: \"Deux\"\nobjectives:\n"
					 "  - id: o\n    title: \"Objectif\"\n"},
			{"plan/axes/trois.yaml",
				"id: trois\norder: 3\ntitle: \"Trois\"\nobjectives: []\n"}},
		{{"plan/axes/deux.yaml",
			 "id: deux\norder: 2\ntitle: \"Deux\"\nobjectives: []\n"},
			{"plan/axes/trois.yaml",
				"id: trois\norder: 3\ntitle: \"Trois\"\nobjectives:\n"
				"  - id: o\n    title: \"Objectif\"\n"}},
		"objective 3.1 Objectif\n"
		"  axis: 2 Deux → 3 Trois\n",
		"{\"kind\":\"objective\",\"id\":\"o\",\"path\":\"plan/axes/trois.yaml\","
		"\"op\":\"change\",\"field\":\"axis\",\"item\":null,\"old\":\"deux\","
		"\"new\":\"trois\"}\n"},
};

/* What a function prints, the caller's. */
static char *print(const struct changes *changes, size_t width)
{
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	changes_print(file, changes, width);
	fclose(file);
	return bytes;
}

/* The items of the envelope, one a line. */
static char *print_json(const struct changes *changes)
{
	char *bytes = NULL;
	size_t length;
	struct text out = TEXT_INIT;
	for (size_t i = 0; i < changes->count; i++) {
		FILE *file = open_memstream(&bytes, &length);
		struct json_stream stream;
		assert_non_null(file);
		json_stream_start(&stream, file, "change");
		json_stream_item(&stream, change_json(changes, &changes->items[i]));
		json_stream_end(&stream);
		fclose(file);
		const char *item = strchr(bytes, '[') + 1;
		item += strspn(item, "\n ");
		text_add(&out, item, strcspn(item, "\n"));
		text_char(&out, '\n');
		free(bytes);
	}
	return text_detach(&out);
}

static void test_view(void **state)
{
	struct view_case *c = *state;
	struct fixture old_plan, new_plan;
	struct changes changes;
	fixture_load(&old_plan, c->old_files);
	fixture_load(&new_plan, c->new_files);
	changes_between(&changes, old_plan.plan, new_plan.plan);
	if (c->printed) {
		char *printed = print(&changes, c->width);
		assert_string_equal(printed, c->printed);
		free(printed);
	}
	if (c->json) {
		char *json = print_json(&changes);
		assert_string_equal(json, c->json);
		free(json);
	}
	changes_release(&changes);
	fixture_free(&old_plan);
	fixture_free(&new_plan);
}

/* Colour around each line, and nothing else that steers the terminal. */
static void test_color(void **state)
{
	(void)state;
	struct fixture old_plan, new_plan;
	struct changes changes;
	struct file old_files[] = {{A, TOP "order: 1\n"}, {NULL, NULL}};
	struct file new_files[] = {
		{A, TOP "responsible:\n  - text: \"x\\e[2Jy\"\n"}, {NULL, NULL}};
	fixture_load(&old_plan, old_files);
	fixture_load(&new_plan, new_files);
	changes_between(&changes, old_plan.plan, new_plan.plan);
	term_set_color(true);
	char *printed = print(&changes, 0);
	term_set_color(false);
	assert_string_equal(printed, "\033[1maction 1.1.1 Titre\033[m\n"
				     "\033[31m− order: 1\033[m\n"
				     "\033[32m+ responsible: x\\x1b[2Jy\033[m\n");
	free(printed);
	changes_release(&changes);
	fixture_free(&old_plan);
	fixture_free(&new_plan);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_view);
	SUITE_TEST(&suite, test_color);
	return suite_run(&suite, "changes");
}
