#include "drafts.h"

#include "model/rename.h"

#define ACTION(id, rest) "id: " id "\ntitle: \"Agir\"\nobjective: connaitre\n" rest
#define NAMED(id, rest) "id: " id "\nname: \"Nom\"\n" rest
#define DECISION(id, rest) "  - id: " id "\n    text: \"Oui.\"\n    result: adopted\n" rest

struct rename_case {
	const char *name;
	enum kind kind;
	const char *id, *new_id;
	struct file files[6];
	const char *made;    /* as draft_text has it; NULL: refused */
	const char *refusal; /* words of it */
	bool forget;
};

static struct rename_case cases[] = {
	{"a file, and who refers to it", KIND_COMMITTEE, "com", "communications",
		{{"plan/committees/com.yaml",
			 "# Le comité\nid: com  # court\nname: \"Comité\"\n"},
			{"plan/actions/x/a.yaml",
				ACTION("a", "responsible:\n  # lui\n  - committee: com  # oui\n"
					    "    note: \"com\"\n  - text: \"com\"\n")},
			{"plan/actions/b.yaml", ACTION("b", "")}},
		"plan/actions/x/a.yaml\n" ACTION("a",
			"responsible:\n  # lui\n  - committee: communications  # oui\n"
			"    note: \"com\"\n"
			"  - text: \"com\"\n") "plan/committees/com.yaml is gone\n"
					       "plan/committees/communications.yaml\n"
					       "# Le comité\nid: communications  # court\n"
					       "name: \"Comité\"\nformer_ids:\n  - com\n",
		NULL, false},
	{"an action stays in its folder", KIND_ACTION, "a", "b",
		{{"plan/actions/x/y/a.yaml", ACTION("a", "former_ids:\n  - z\n")},
			{"plan/actions/c.yaml", ACTION("c", "replaces:\n  - a\n  - z\n")},
			{"plan/meetings/m.yaml",
				"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
					"a", "    covers:\n      - action: a\n")}},
		"plan/actions/c.yaml\n" ACTION("c",
			"replaces:\n  - b\n  - z\n") "plan/actions/x/y/a.yaml is gone\n"
						     "plan/actions/x/y/b.yaml\n" ACTION("b", "former_ids:\n  - z\n  - a\n") "plan/meetings/m.yaml\nid: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
							     "a",
							     "    covers:\n      - action: b\n"),
		NULL, false},
	{"an objective, in its axis's file", KIND_OBJECTIVE, "connaitre", "savoir",
		{{"plan/actions/a.yaml", ACTION("a", "")}},
		"plan/actions/a.yaml\nid: a\ntitle: \"Agir\"\nobjective: savoir\n"
		"plan/axes/promouvoir.yaml\n"
		"id: promouvoir\norder: 1\ntitle: \"Promouvoir\"\nobjectives:\n"
		"  - id: savoir\n    title: \"Faire connaître\"\n    former_ids:\n"
		"      - connaitre\n"
		"  - id: visibilite\n    title: \"Donner de la visibilité\"\n",
		NULL, false},
	{"a meeting, with its decisions", KIND_MEETING, "m", "m9",
		{{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
			{"plan/meetings/m.yaml",
				"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION("d1", "")
					DECISION("d2", "    replaces: m/d1\n")},
			{"plan/meetings/m2.yaml",
				"id: m2\ndate: \"2007-09-06\"\nminutes_adopted: m/d2\n"}},
		"plan/meetings/m.yaml is gone\n"
		"plan/meetings/m2.yaml\n"
		"id: m2\ndate: \"2007-09-06\"\nminutes_adopted: m9/d2\n"
		"plan/meetings/m9.yaml\n"
		"id: m9\ndate: \"2007-06-06\"\ndecisions:\n" DECISION("d1", "")
			DECISION("d2", "    replaces: m9/d1\n") "former_ids:\n  - m\n"
								"plan/plan.yaml\n" PLAN_FILE
								"adopted: m9/d1\n",
		NULL, false},
	{"a decision", KIND_DECISION, "m/d1", "achat",
		{{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
			{"plan/meetings/m.yaml",
				"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION("d1", "")},
			{"plan/meetings/d1.yaml",
				"id: d1\ndate: \"2007-06-07\"\ndecisions:\n" DECISION(
					"m", "")}},
		"plan/meetings/m.yaml\n"
		"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
			"achat", "") "plan/plan.yaml\n" PLAN_FILE "adopted: m/achat\n",
		NULL, false},
	{"lines that end with CR LF keep that", KIND_PERSON, "p", "q",
		{{"plan/people/p.yaml", "id: p\r\nname: \"Nom\"\r\n"}},
		"plan/people/p.yaml is gone\nplan/people/q.yaml\n"
		"id: q\r\nname: \"Nom\"\r\nformer_ids:\r\n  - p\r\n",
		NULL, false},
	{"a word that others take for no", KIND_PERSON, "p", "no",
		{{"plan/people/p.yaml", NAMED("p", "")},
			{"plan/actions/a.yaml", ACTION("a", "responsible:\n  - person: p\n")}},
		"plan/actions/a.yaml\n" ACTION("a",
			"responsible:\n  - person: \"no\"\n") "plan/people/no.yaml\n" NAMED("\"no\"",
			"former_ids:\n  - p\n") "plan/people/p.yaml is gone\n",
		NULL, false},
	{"back to a former id", KIND_PERSON, "q", "p",
		{{"plan/people/q.yaml", NAMED("q", "former_ids:\n  - p\n  - o\n")}},
		"plan/people/p.yaml\n" NAMED(
			"p", "former_ids:\n  - o\n  - q\n") "plan/people/q.yaml is gone\n",
		NULL, false},
	{"back without a trace", KIND_PERSON, "q", "p",
		{{"plan/people/q.yaml", NAMED("q", "former_ids:\n  - p\n")}},
		"plan/people/p.yaml\n" NAMED("p", "") "plan/people/q.yaml is gone\n", NULL,
		true},
	{"an id as it is", KIND_PERSON, "p", "p", {{"plan/people/p.yaml", NAMED("p", "")}}, "",
		NULL, false},
	{"a faulty reference that names it, too", KIND_PERSON, "p", "q",
		{{"plan/people/p.yaml", NAMED("p", "")},
			{"plan/actions/a.yaml",
				ACTION("a", "responsible:\n  - person: p\n    group: g\n")}},
		"plan/actions/a.yaml\n" ACTION("a",
			"responsible:\n  - person: q\n    group: g\n") "plan/people/p.yaml is "
								       "gone\n"
								       "plan/people/q.yaml\n" NAMED(
									       "q",
									       "former_ids:\n  - p\n"),
		NULL, false},
	/* Refused. */
	{"no id at all", KIND_PERSON, "p", "Été 1", {{"plan/people/p.yaml", NAMED("p", "")}},
		NULL, "'Été 1' is no identifier", false},
	{"one too long", KIND_PERSON, "p",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		{{"plan/people/p.yaml", NAMED("p", "")}}, NULL, "at most 64", false},
	{"nothing", KIND_PERSON, "p", "", {{"plan/people/p.yaml", NAMED("p", "")}}, NULL,
		"is no identifier", false},
	{"a path", KIND_PERSON, "p", "../p", {{"plan/people/p.yaml", NAMED("p", "")}}, NULL,
		"is no identifier", false},
	{"another kind's of the same namespace", KIND_PERSON, "p", "pole",
		{{"plan/people/p.yaml", NAMED("p", "")}}, NULL,
		"'pole' is the identifier of plan/organizations/pole.yaml", false},
	{"what something else was called", KIND_PERSON, "p", "old",
		{{"plan/people/p.yaml", NAMED("p", "")},
			{"plan/groups/g.yaml", NAMED("g", "former_ids:\n  - old\n")}},
		NULL, "'old' is a former identifier of 'g'", false},
	{"what is said of something gone", KIND_ACTION, "a", "gone",
		{{"plan/actions/a.yaml", ACTION("a", "")},
			{"plan/actions/b.yaml", ACTION("b", "replaces:\n  - gone\n")}},
		NULL, "plan/actions/b.yaml:5 refers to 'gone' already", false},
	{"a file that cannot be read", KIND_PERSON, "p", "q",
		{{"plan/people/p.yaml", NAMED("p", "")}, {"plan/groups/g.yaml", "id: [g\n"}},
		NULL, "plan/groups/g.yaml cannot be read", false},
	{"an id of two things", KIND_PERSON, "p", "q",
		{{"plan/people/p.yaml", NAMED("p", "")},
			{"plan/groups/p.yaml", NAMED("p", "")}},
		NULL, "two things have the identifier 'p'", false},
	{"a file of that name", KIND_PERSON, "p", "q",
		{{"plan/people/p.yaml", NAMED("p", "")},
			{"plan/people/q.yaml", NAMED("r", "")}},
		NULL, "plan/people/q.yaml is there already", false},
};

static void renames(void **state)
{
	const struct rename_case *c = *state;
	struct fixture f;
	struct draft draft;
	struct text made = TEXT_INIT;
	fixture_check(&f, c->files, "2007-06-06");
	const struct thing *thing = NULL;
	for (size_t i = 0; i < f.plan->things[c->kind].count && !thing; i++) {
		struct text id = TEXT_INIT;
		thing_full_id(&id, f.plan->things[c->kind].items[i]);
		if (!strcmp(id.data, c->id))
			thing = f.plan->things[c->kind].items[i];
		text_release(&id);
	}
	assert_non_null(thing);
	const struct renaming renaming = {f.plan, &f.diag, thing, c->new_id, c->forget};
	draft_init(&draft, f.source);
	int result = rename_thing(&draft, &renaming, &f.fail);
	if (c->made) {
		draft_text(&made, &draft);
		assert_int_equal(result, 0);
		assert_string_equal(made.data, c->made);
		if (!diag_errors(&f.diag))
			assert_draft_is_sound(&draft);
	} else {
		assert_int_equal(result, -1);
		assert_int_equal(f.fail.status, STATUS_REFUSED);
		assert_contains(f.fail.message, c->refusal);
		assert_non_null(f.fail.hint);
	}
	text_release(&made);
	draft_release(&draft);
	fixture_free(&f);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, renames);
	return suite_run(&suite, "rename");
}
