#include "fixture.h"

#include "model/mentions.h"

#define NAMED(id, rest) "id: " id "\nname: \"Nom\"\n" rest

static const struct file files[] = {
	{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
	{"plan/people/linda.yaml", NAMED("linda", "")},
	{"plan/committees/analyse.yaml",
		NAMED("analyse", "parent: pole\nmembers:\n  - person: linda\n"
				 "    on_behalf_of: eq\n  - organization: eq\n")},
	{"plan/organizations/eq.yaml", NAMED("eq", "former_ids:\n  - emploi\n")},
	{"plan/actions/a.yaml",
		"id: a\ntitle: \"linda\"\nobjective: connaitre\n"
		"responsible:\n  - person: linda\n  - committee: analyse\n  - text: linda\n"
		"funding:\n  - funder:\n      organization: eq\n"
		"  - funder:\n      organization: pole\n"},
	{"plan/actions/b.yaml",
		"id: b\ntitle: x\nobjective: connaitre\nreplaces:\n  - a\n  - gone\n"},
	{"plan/meetings/m.yaml",
		"id: m\ndate: 2007-06-06\nattendees:\n  - person: linda\nabsent:\n"
		"  - person: linda\n"
		"decisions:\n"
		"  - id: d1\n    text: linda\n    result: adopted\n"
		"    proposed_by:\n      person: linda\n    seconded_by:\n      person: linda\n"
		"    covers:\n      - action: a\n      - action: b\n"
		"  - id: d2\n    text: x\n    result: adopted\n    replaces: m/d1\n"
		"    follow_up:\n      responsible:\n        - person: linda\n"},
	{NULL, NULL},
};

static struct fixture f;

struct mention_case {
	const char *name;
	enum kind kind;
	const char *id;
	const char *mentions; /* "KIND ID field" each on a line */
};

static struct mention_case cases[] = {
	{"a person", KIND_PERSON, "linda",
		"action a responsible\n"
		"committee analyse members\n"
		"meeting m attendees\n"
		"meeting m absent\n"
		"decision m/d1 proposed_by\n"
		"decision m/d1 seconded_by\n"
		"decision m/d2 follow_up\n"},
	{"an organization", KIND_ORGANIZATION, "eq",
		"action a funding\ncommittee analyse members\n"},
	{"an objective", KIND_OBJECTIVE, "connaitre",
		"action a objective\naction b objective\n"},
	{"an action", KIND_ACTION, "a", "action b replaces\ndecision m/d1 covers\n"},
	{"a decision", KIND_DECISION, "m/d1", "plan plan adopted\ndecision m/d2 replaces\n"},
	{"a committee", KIND_COMMITTEE, "analyse", "action a responsible\n"},
	{"the plan's own organization", KIND_ORGANIZATION, "pole",
		"plan plan organization\naction a funding\ncommittee analyse parent\n"},
	{"what nothing mentions", KIND_MEETING, "m", ""},
	{"an axis, which is not referred to", KIND_AXIS, "promouvoir", ""},
};

static void test_mentions(void **state)
{
	const struct mention_case *c = *state;
	struct mentions found;
	struct text all = TEXT_INIT;
	mentions_find(&found, f.plan, find_thing(&f, c->kind, c->id));
	for (size_t i = 0; i < found.count; i++) {
		text_printf(&all, "%s ", kind_schemas[found.items[i].by->kind].name);
		thing_full_id(&all, found.items[i].by);
		text_printf(&all, " %s\n", found.items[i].field->name);
	}
	assert_text(&all, c->mentions);
	mentions_release(&found);
	assert_int_equal(found.count, 0);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_mentions);
	fixture_load(&f, files);
	int failed = suite_run(&suite, "mentions");
	fixture_free(&f);
	return failed;
}
