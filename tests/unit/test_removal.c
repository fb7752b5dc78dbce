#include "drafts.h"

#include "model/removal.h"
#include "model/resolve.h"

#define ACTION(id, rest) "id: " id "\ntitle: \"Agir\"\nobjective: connaitre\n" rest
#define NAMED(id, rest) "id: " id "\nname: \"Nom\"\n" rest
#define DECISION(id, rest) "  - id: " id "\n    text: \"Oui.\"\n    result: adopted\n" rest

static const struct file files[] = {
	{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
	{"plan/actions/a.yaml",
		ACTION("a", "responsible:\n  - person: p\n  - person: q\nreplaces:\n  - b\n")},
	{"plan/actions/b.yaml", "id: b\ntitle: \"Agir\"\nobjective: visibilite\n"},
	{"plan/people/p.yaml", NAMED("p", "")},
	{"plan/people/q.yaml", NAMED("q", "")},
	{"plan/people/r.yaml", NAMED("r", "")},
	{"plan/groups/g.yaml", NAMED("g", "all_members_of: h\n")},
	{"plan/organizations/h.yaml", NAMED("h", "parent: i\n")},
	{"plan/organizations/i.yaml", NAMED("i", "parent: h\n")},
	{"plan/meetings/m.yaml",
		"id: m\ndate: \"2007-06-06\"\ndecisions:\n"
		"  # la première\n" DECISION("d1", "") DECISION("d2", "    replaces: m/d1\n")},
	{"plan/meetings/n.yaml",
		"id: m2\ndate: \"2007-09-06\"\n# une seule\ndecisions:\n" DECISION("d1", "")},
	{NULL, NULL},
};

struct removal_case {
	const char *name;
	const char *ids[4];
	const char *blocking; /* "PATH:LINE field" each on a line */
	const char *made;     /* where nothing blocks; as draft_text has it */
};

static struct removal_case cases[] = {
	{"what nothing refers to", {"r"}, "", "plan/people/r.yaml is gone\n"},
	{"several", {"r", "a"}, "",
		"plan/actions/a.yaml is gone\nplan/people/r.yaml is gone\n"},
	{"who is named", {"q"}, "plan/actions/a.yaml:6 responsible\n", NULL},
	{"with the one that names it", {"q", "a"}, "",
		"plan/actions/a.yaml is gone\nplan/people/q.yaml is gone\n"},
	{"what another was made of may be gone", {"b"}, "", "plan/actions/b.yaml is gone\n"},
	{"those that name one another", {"h", "i", "g"}, "",
		"plan/groups/g.yaml is gone\nplan/organizations/h.yaml is gone\n"
		"plan/organizations/i.yaml is gone\n"},
	{"each that names any of them", {"h", "i"}, "plan/groups/g.yaml:3 all_members_of\n",
		NULL},
	{"an objective with an action", {"visibilite"}, "plan/actions/b.yaml:3 objective\n",
		NULL},
	{"an objective with its action", {"visibilite", "b"}, "",
		"plan/actions/b.yaml is gone\nplan/axes/promouvoir.yaml\n"
		"id: promouvoir\norder: 1\ntitle: \"Promouvoir\"\nobjectives:\n"
		"  - id: connaitre\n    title: \"Faire connaître\"\n"},
	{"an axis, for its objectives' sake", {"promouvoir"},
		"plan/actions/a.yaml:3 objective\nplan/actions/b.yaml:3 objective\n", NULL},
	{"an axis with all that it has", {"promouvoir", "connaitre", "a", "b"}, "",
		"plan/actions/a.yaml is gone\nplan/actions/b.yaml is gone\n"
		"plan/axes/promouvoir.yaml is gone\n"},
	{"a decision that is named", {"m/d1"},
		"plan/plan.yaml:27 adopted\nplan/meetings/m.yaml:11 replaces\n", NULL},
	{"a decision", {"m/d2"}, "",
		"plan/meetings/m.yaml\nid: m\ndate: \"2007-06-06\"\ndecisions:\n"
		"  # la première\n" DECISION("d1", "")},
	{"the only decision, with its list", {"m2/d1"}, "",
		"plan/meetings/n.yaml\nid: m2\ndate: \"2007-09-06\"\n"},
	{"a meeting, for its decisions' sake", {"m"}, "plan/plan.yaml:27 adopted\n", NULL},
};

static void blocking_text(struct text *out, const struct mentions *found)
{
	for (size_t i = 0; i < found->count; i++)
		text_printf(out, "%s:%u %s\n", found->items[i].by->path,
			(unsigned)found->items[i].line, found->items[i].field->name);
}

static void removes(void **state)
{
	const struct removal_case *c = *state;
	struct fixture f;
	struct draft draft;
	struct mentions found;
	struct text blocking = TEXT_INIT, made = TEXT_INIT;
	const struct thing *things[4];
	fixture_load(&f, files);
	struct removal removal = {f.plan, things, 0};
	for (int i = 0; i < 4 && c->ids[i]; i++)
		assert_int_equal(
			resolve_thing(&things[removal.count++], f.plan, c->ids[i], &f.fail), 0);
	assert_int_equal(removal_find_mentions(&found, &removal, &f.fail), 0);
	blocking_text(&blocking, &found);
	assert_text(&blocking, c->blocking);
	draft_init(&draft, f.source);
	if (c->made) {
		assert_int_equal(removal_make(&draft, &removal, &f.fail), 0);
		draft_text(&made, &draft);
		assert_text(&made, c->made);
	}
	mentions_release(&found);
	draft_release(&draft);
	fixture_free(&f);
}

static void an_unread_file_may_refer_to_it(void **state)
{
	static const struct file broken[] = {{"plan/people/r.yaml", NAMED("r", "")},
		{"plan/groups/g.yaml", "id: [g\n"}, {NULL, NULL}};
	struct fixture f;
	struct mentions found;
	const struct thing *thing;
	(void)state;
	fixture_load(&f, broken);
	assert_int_equal(resolve_thing(&thing, f.plan, "r", &f.fail), 0);
	const struct removal removal = {f.plan, &thing, 1};
	assert_int_equal(removal_find_mentions(&found, &removal, &f.fail), -1);
	assert_int_equal(f.fail.status, STATUS_REFUSED);
	assert_contains(f.fail.message, "plan/groups/g.yaml");
	mentions_release(&found);
	fixture_free(&f);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, removes);
	SUITE_TEST(&suite, an_unread_file_may_refer_to_it);
	return suite_run(&suite, "removal");
}
