#include "fixture.h"

#include "model/resolve.h"

#define NAMED(id, rest) "id: " id "\nname: \"Nom\"\n" rest
#define ACTION(id, objective) "id: " id "\ntitle: \"x\"\nobjective: " objective "\n"

static const struct file files[] = {
	{"plan/axes/communications.yaml",
		"id: communications\norder: 12\ntitle: a\nobjectives:\n"
		"  - id: bulletin\n    title: b\n    former_ids:\n      - journal\n"},
	{"plan/committees/communications.yaml",
		"id: communications\nname: \"Comité des communications\"\nacronym: CC\n"},
	{"plan/actions/organiser-formations.yaml", ACTION("organiser-formations", "connaitre")},
	{"plan/actions/organiser-salon.yaml",
		ACTION("organiser-salon", "bulletin") "former_ids:\n  - foire\n"},
	{"plan/actions/salon.yaml", ACTION("salon", "bulletin")},
	{"plan/organizations/conference.yaml", NAMED("conference", "acronym: CRÉ\n")},
	{"plan/organizations/centre.yaml", NAMED("centre", "acronym: CRE\n")},
	{"plan/groups/cld.yaml", NAMED("cld", "acronym: CLÉ\nformer_ids:\n  - foire\n")},
	{"plan/groups/promeneurs.yaml", "id: promeneurs\nname: \"Supermarche, marche\"\n"},
	{"plan/meetings/reunion-1.yaml", "id: reunion-1\ndate: 2007-01-01\ndecisions:\n"
					 "  - id: d1\n    text: a\n    result: adopted\n"
					 "  - id: d10\n    text: a\n    result: adopted\n"},
	{"plan/lexicon.yaml", "\"CC\": \"Comité\"\n\"CLE\": \"Centre local d'emploi\"\n"
			      "\"OSE\": \"Oser\"\n\"OSÉ\": \"Osé\"\n"
			      "\"ÉS\": \"Économie sociale\"\n"},
	{NULL, NULL},
};

static struct fixture f;

struct resolve_case {
	const char *name, *word;
	enum kind kind;
	const char *id; /* NULL: refused */
	const char *hint;
};

static struct resolve_case cases[] = {
	{"an id", "salon", KIND_ACTION, "salon", NULL},
	{"an id of a thing within another's file", "connaitre", KIND_OBJECTIVE, "connaitre",
		NULL},
	{"the plan itself", "plan", KIND_PLAN, "plan", NULL},
	{"a decision", "reunion-1/d1", KIND_DECISION, "d1", NULL},
	{"a position of an axis", "12", KIND_AXIS, "communications", NULL},
	{"a position of an objective", "1.2", KIND_OBJECTIVE, "visibilite", NULL},
	{"a position of an action", "12.1.2", KIND_ACTION, "salon", NULL},
	{"a former id", "journal", KIND_OBJECTIVE, "bulletin", NULL},
	{"an acronym", "CC", KIND_COMMITTEE, "communications", NULL},
	{"an acronym that has a twin", "CRE", KIND_ORGANIZATION, "centre", NULL},
	{"its twin", "CRÉ", KIND_ORGANIZATION, "conference", NULL},
	{"an acronym without its accent", "cle", KIND_GROUP, "cld", NULL},
	{"the beginning of one id", "visi", KIND_OBJECTIVE, "visibilite", NULL},
	{"an id that others begin with", "conference", KIND_ORGANIZATION, "conference", NULL},
	{"the kind before the id", "committee:communications", KIND_COMMITTEE, "communications",
		NULL},
	{"the kind before a former id", "group:foire", KIND_GROUP, "cld", NULL},
	{"the kind before a beginning", "action:organiser-s", KIND_ACTION, "organiser-salon",
		NULL},
	{"the kind before a position", "axis:1", KIND_AXIS, "promouvoir", NULL},
	{"the kind before a decision", "decision:reunion-1/d10", KIND_DECISION, "d10", NULL},
	{"words of a name", "comité", KIND_COMMITTEE, "communications", NULL},
	{"words of a title, without their accents", "Faire Connaitre", KIND_OBJECTIVE,
		"connaitre", NULL},
	{"a word that stands within another first", "marche", KIND_GROUP, "promeneurs", NULL},
	{"a part of a word is no word", "omité", KIND_COUNT, NULL, NULL},
	{"two kinds have the id", "communications", KIND_COUNT, NULL,
		"write one of: axis:communications, committee:communications"},
	{"two things begin with it", "organiser", KIND_COUNT, NULL,
		"write one of: action:organiser-formations, action:organiser-salon"},
	{"two kinds once had the id", "foire", KIND_COUNT, NULL,
		"write one of: action:organiser-salon, group:cld"},
	{"two acronyms fold to it", "cre", KIND_COUNT, NULL,
		"write one of: organization:centre, organization:conference"},
	{"nothing, but something is near", "salonn", KIND_COUNT, NULL, "did you mean 'salon'?"},
	{"nothing at all", "zzzzzzzz", KIND_COUNT, NULL, NULL},
	{"no such position", "3.1", KIND_COUNT, NULL, NULL},
	{"a position with a dot too many", "1.2.", KIND_COUNT, NULL, NULL},
	{"an id of another kind than said", "action:conference", KIND_COUNT, NULL, NULL},
	{"a kind that is none", "things:salon", KIND_COUNT, NULL, NULL},
	{"the kind in French", "comité:communications", KIND_COMMITTEE, "communications", NULL},
	{"the kind in a few of its words", "piste:salon", KIND_ACTION, "salon", NULL},
	{"several of a kind, before the id", "actions:salon", KIND_ACTION, "salon", NULL},
	{"the kind of which there is one", "lexique", KIND_LEXICON, "lexicon", NULL},
	{"a kind of which there are several", "groupe", KIND_COUNT, NULL, NULL},
	{"an acronym that the lexicon alone has", "ÉS", KIND_COUNT, NULL, NULL},
	{"an empty word", "", KIND_COUNT, NULL, NULL},
	{"a kind alone", "meeting:", KIND_COUNT, NULL, NULL},
};

static void test_resolve(void **state)
{
	const struct resolve_case *c = *state;
	const struct thing *thing = NULL;
	struct fail fail = FAIL_INIT;
	int result = resolve_thing(&thing, f.plan, c->word, &fail);
	if (c->id) {
		assert_int_equal(result, 0);
		assert_int_equal(thing->kind, c->kind);
		assert_string_equal(thing->id, c->id);
	} else {
		assert_int_equal(result, -1);
		assert_null(thing);
		assert_int_equal(fail.status, STATUS_REFUSED);
		assert_contains(fail.message, c->word);
		assert_non_null(fail.hint);
		if (c->hint)
			assert_string_equal(fail.hint, c->hint);
	}
	fail_release(&fail);
}

/* Two different things: none of that name, or several. */
static void test_messages(void **state)
{
	(void)state;
	static const char *const words[][2] = {{"cre", "several"}, {"zzzz", "nothing"},
		{"", "nothing"}, {"group:", "nothing"}, {"\x1b[2J", "\\x1b[2J"}};
	for (size_t i = 0; i < COUNT(words); i++) {
		const struct thing *thing;
		struct fail fail = FAIL_INIT;
		assert_int_equal(resolve_thing(&thing, f.plan, words[i][0], &fail), -1);
		assert_contains(fail.message, words[i][1]);
		fail_release(&fail);
	}
}

struct entry_case {
	const char *name, *word;
	const char *acronym; /* NULL: a thing, or nothing */
};

static struct entry_case entries[] = {
	{"as it is written", "ÉS", "ÉS"},
	{"without its accent", "es", "ÉS"},
	{"one that has a twin", "OSE", "OSE"},
	{"folded, with a twin", "ose", NULL},
	{"with its kind", "lexicon:ÉS", "ÉS"},
	{"with another kind", "group:ÉS", NULL},
	{"that of a thing", "CC", NULL},
	{"that of a thing, folded", "cle", NULL},
	{"nothing", "", NULL},
	{"no acronym", "zzzz", NULL},
};

static void test_entries(void **state)
{
	const struct entry_case *c = *state;
	const struct thing *thing;
	const struct lexicon_entry *entry;
	struct fail fail = FAIL_INIT;
	int result = resolve_thing_or_acronym(&thing, &entry, f.plan, c->word, &fail);
	assert_int_equal(result, thing || entry ? 0 : -1);
	assert_false(thing && entry);
	if (c->acronym) {
		assert_non_null(entry);
		assert_string_equal(entry->acronym, c->acronym);
	} else {
		assert_null(entry);
	}
	fail_release(&fail);
}

/* Of many candidates, a few are shown. */
static void test_many(void **state)
{
	(void)state;
	struct fixture many = {source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	const struct thing *thing;
	source_memory_add(many.source, "plan/plan.yaml", PLAN_FILE, strlen(PLAN_FILE));
	for (int i = 0; i < 20; i++) {
		struct text path = TEXT_INIT, yaml = TEXT_INIT;
		text_printf(&path, "plan/people/p%02d.yaml", i);
		text_printf(&yaml, "id: p%02d\nname: a\n", i);
		source_memory_add(many.source, path.data, yaml.data, yaml.length);
		text_release(&path);
		text_release(&yaml);
	}
	assert_int_equal(plan_load(&many.plan, many.source, &many.diag, &many.fail), 0);
	assert_int_equal(resolve_thing(&thing, many.plan, "person:p", &many.fail), -1);
	assert_string_equal(many.fail.hint,
		"write one of: person:p00, person:p01, person:p02, person:p03, person:p04, "
		"person:p05, person:p06, person:p07, …");
	fixture_free(&many);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_resolve);
	SUITE_CASES(&suite, entries, test_entries);
	SUITE_TEST(&suite, test_messages);
	SUITE_TEST(&suite, test_many);
	fixture_load(&f, files);
	int failed = suite_run(&suite, "resolve");
	fixture_free(&f);
	return failed;
}
