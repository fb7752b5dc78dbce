#include "fixture.h"

#include "view/candidates.h"

/* A plan with something of most kinds; the action and an objective share an id. */
static const struct file files[] = {
	{"plan/actions/bulletin.yaml",
		"id: bulletin\ntitle: \"Publier un bulletin\"\nobjective: connaitre\n"
		"order: 1\n"},
	{"plan/actions/visibilite.yaml",
		"id: visibilite\ntitle: \"Dire \\\"où\\\" et `quand`\"\nobjective: visibilite\n"},
	{"plan/committees/communications.yaml",
		"id: communications\nname: \"Comité des communications\"\nparent: pole\n"},
	{"plan/people/odile.yaml", "id: odile\nname: \"Odile Bourdages\"\n"},
	{"plan/meetings/reunion.yaml",
		"id: reunion\ndate: \"2007-06-06\"\ndecisions:\n"
		"  - id: d1\n    title: \"Adoption\"\n    text: \"Oui.\"\n    result: adopted\n"
		"  - id: d2\n    text: \"Sans titre.\"\n    result: adopted\n"},
	{NULL, NULL},
};

static struct fixture fixture;

/* What is offered for a word, each way. */
enum what {
	KINDS_OF,
	FIELDS_OF_AXIS,
	RULES_OF,
	THINGS_OF,
	DECISIONS_OF,
	QUERY_OF,
	QUERY_OF_AXES
};

static void offer(struct candidates *candidates, enum what what)
{
	const struct plan *plan = fixture.plan;
	switch (what) {
	case KINDS_OF:
		candidates_add_kinds(candidates);
		break;
	case FIELDS_OF_AXIS:
		candidates_fix_until(candidates, ",");
		candidates_add_fields(candidates, RECORD_AXIS);
		break;
	case RULES_OF:
		candidates_fix_until(candidates, ",");
		candidates_add_rules(candidates);
		break;
	case THINGS_OF:
		candidates_add_things(candidates, plan, ~0u);
		break;
	case DECISIONS_OF:
		candidates_add_things(candidates, plan, 1u << KIND_DECISION);
		break;
	case QUERY_OF:
		candidates_add_query(candidates, plan, KIND_ACTION);
		break;
	case QUERY_OF_AXES:
		candidates_add_query(candidates, plan, KIND_AXIS);
		break;
	}
}

struct offer_case {
	const char *name;
	enum what what;
	const char *word;
	const char *lines;
};

static struct offer_case cases[] = {
	{"kinds, by their plural", KINDS_OF, "o", "objectives\norganizations\n"},
	{"one lexicon, no rules", KINDS_OF, "lex", "lexicon\n"},
	{"nothing begins so", KINDS_OF, "zzz", ""},
	{"across case", KINDS_OF, "PEO", "people\n"},
	{"a field, with its words where they differ", FIELDS_OF_AXIS, "form",
		"former_ids\tformer identifiers\n"},
	{"a further field", FIELDS_OF_AXIS, "id,title,mand", "id,title,mandate\n"},
	{"a rule", RULES_OF, "no-sch", "no-schedule\taction without schedule\n"},
	{"a further rule", RULES_OF, "late,no-sch",
		"late,no-schedule\taction without schedule\n"},
	{"a rule once", RULES_OF, "late,no-schedule,no-",
		"late,no-schedule,no-break-space\tno-break space in the form\nlate,no-schedule,no-responsible\taction without responsible\nlate,no-schedule,no-indicator\taction without indicator\n"},
	{"a thing", THINGS_OF, "comm", "communications\tComité des communications\n"},
	{"a thing, whose id another kind has too", THINGS_OF, "act",
		"action:visibilite\tDire \"où\" et `quand`\n"},
	{"a thing, its kind said", THINGS_OF, "committee:comm",
		"committee:communications\tComité des communications\n"},
	{"a decision without a title", THINGS_OF, "reunion/d2", "reunion/d2\tSans titre.\n"},
	{"decisions alone", DECISIONS_OF, "",
		"reunion/d1\tAdoption\nreunion/d2\tSans titre.\n"},
	{"positions", THINGS_OF, "1.1", "1.1\tFaire connaître\n1.1.1\tPublier un bulletin\n"},
	{"a key", QUERY_OF, "stat", "status:\nstatus_reason:\treason of the status\n"},
	{"a key that is no field", QUERY_OF, "sea", "season:\tin that season, or those\n"},
	{"a key of another kind", QUERY_OF_AXES, "la", ""},
	{"values of an enumeration", QUERY_OF, "status:p",
		"status:planned\nstatus:postponed\n"},
	{"values, with words", QUERY_OF, "status:in", "status:in_progress\tin progress\n"},
	{"the key in French", QUERY_OF, "état:canc", "état:cancelled\n"},
	{"the key in French, unaccented", QUERY_OF, "Etat:canc", "Etat:cancelled\n"},
	{"a link", QUERY_OF, "objective:v", "objective:visibilite\tDonner de la visibilité\n"},
	{"what a computed field names", QUERY_OF, "axis:", "axis:promouvoir\tPromouvoir\n"},
	{"a reference", QUERY_OF, "responsible:o", "responsible:odile\tOdile Bourdages\n"},
	{"a position as a value", QUERY_OF, "axis:1", "axis:1\tPromouvoir\n"},
	{"a season", QUERY_OF, "season:A2008", "season:A2008\tautomne 2008\n"},
	{"a season, unaccented", QUERY_OF, "season:e2008", "season:É2008\tété 2008\n"},
	{"a year", QUERY_OF, "schedule:201", "schedule:2010\n"},
	{"seasons to a season", QUERY_OF, "season:A2007..P2",
		"season:A2007..P2007\tprintemps 2007\nseason:A2007..P2008\tprintemps 2008\n"
		"season:A2007..P2009\tprintemps 2009\nseason:A2007..P2010\tprintemps 2010\n"},
	{"a field that is not known", QUERY_OF, "no:sch", "no:schedule\n"},
	{"late or not", QUERY_OF, "late:", "late:yes\nlate:no\n"},
	{"an unknown key", QUERY_OF, "frob:", ""},
	{"an amount has no candidates", QUERY_OF, "budget:", ""},
	{"control characters are not given back", QUERY_OF, "status\x1b[2J:", ""},
};

static void offered(void **state)
{
	const struct offer_case *c = *state;
	struct candidates candidates;
	candidates_init(&candidates, c->word, false);
	offer(&candidates, c->what);
	assert_string_equal(candidates.lines.data, c->lines);
	candidates_release(&candidates);
}

/* All of them begin with what stands, not with what is typed. */
static void the_shell_chooses(void **state)
{
	(void)state;
	struct candidates candidates;
	candidates_init(&candidates, "late:zzz", true);
	offer(&candidates, QUERY_OF);
	assert_string_equal(candidates.lines.data, "late:yes\nlate:no\n");
	candidates_release(&candidates);
}

static void hostile_words_are_left_out(void **state)
{
	(void)state;
	struct candidates candidates;
	candidates_init(&candidates, "", false);
	candidates_add(&candidates, "a\tb", NULL);
	candidates_add(&candidates, "a\nb", NULL);
	candidates_add(&candidates, "a\x1b[31m", NULL);
	candidates_add(&candidates, "a\u202e", NULL);
	candidates_add(&candidates, "a\xff", NULL);
	candidates_add(&candidates, "$(x) 'y'", "a\x1b[31m\n\tb\u202e");
	assert_string_equal(candidates.lines.data, "$(x) 'y'\ta\\x1b[31m\\n\\tb\\u202e\n");
	candidates_release(&candidates);
}

static void without_a_plan(void **state)
{
	(void)state;
	struct candidates candidates;
	candidates_init(&candidates, "", false);
	candidates_add_things(&candidates, NULL, ~0u);
	assert_string_equal(candidates.lines.data, "");
	candidates_release(&candidates);
	candidates_init(&candidates, "season:", false);
	candidates_add_query(&candidates, NULL, KIND_ACTION);
	assert_string_equal(candidates.lines.data, "");
	candidates_release(&candidates);
	candidates_init(&candidates, "status:pl", false);
	candidates_add_query(&candidates, NULL, KIND_ACTION);
	assert_string_equal(candidates.lines.data, "status:planned\n");
	candidates_release(&candidates);
}

int main(void)
{
	struct suite suite = {0};
	fixture_load(&fixture, files);
	SUITE_CASES(&suite, cases, offered);
	SUITE_TEST(&suite, the_shell_chooses);
	SUITE_TEST(&suite, hostile_words_are_left_out);
	SUITE_TEST(&suite, without_a_plan);
	int status = suite_run(&suite, "candidates");
	fixture_free(&fixture);
	return status;
}
