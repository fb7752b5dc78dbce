#include "fixture.h"

#include "model/change.h"

#include <stdio.h>

static void add_one(struct text *out, const struct plan *plan, const struct change *change,
	const struct value *value)
{
	size_t before = out->length;
	if (change->acronym || change->field->type == TYPE_OWNER)
		text_str(out, value->text);
	else if (change->field->type == TYPE_RECORD || change->field->type == TYPE_REFERENCE)
		value_key(out, change->field, value, &plan->calendar);
	else
		value_print(out, change->field, value, &plan->calendar);
	for (char *at = out->data + before; *at; at++)
		*at = *at == '\n' ? '|' : *at;
}

static void add_value(struct text *out, const struct plan *plan, const struct change *change,
	const struct value *value)
{
	bool list = change->op == CHANGE_REORDER;
	text_str(out, value ? "" : "-");
	for (uint32_t i = 0; value && i < (list ? value->list->count : 1); i++) {
		text_str(out, i ? ", " : "");
		add_one(out, plan, change, list ? &value->list->items[i] : value);
	}
}

/* A change in a line: "change action a indicators.i1.title: old -> new"; items with their place. */
static void add_line(struct text *out, const struct changes *changes,
	const struct change *change, bool places)
{
	const struct thing *thing = change_thing(change);
	text_printf(out, "%s %s ", change_words[change->op], kind_schemas[thing->kind].name);
	thing_full_id(out, thing);
	if (change->path)
		text_printf(out, " %s", change->path);
	if (change->acronym)
		text_printf(out, " %s", change->acronym);
	else if (places && change->item)
		text_printf(out, " [%u]", change->place);
	if (change->path) {
		text_str(out, ": ");
		add_value(out, changes->old_plan, change, change->old_value);
		text_str(out, " -> ");
		add_value(out, changes->new_plan, change, change->new_value);
	} else if (change->op == CHANGE_RENAME) {
		text_str(out, " from ");
		thing_full_id(out, change->old_thing);
	}
	text_char(out, '\n');
}

static void add_lines(struct text *out, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++)
		add_line(out, changes, &changes->items[i], true);
}

static void suite_changes(const struct fixture *old_plan, const struct fixture *new_plan,
	const char *expected, const char *file, int line)
{
	struct changes changes;
	struct text all = TEXT_INIT;
	changes_between(&changes, old_plan->plan, new_plan->plan);
	add_lines(&all, &changes);
	_assert_string_equal(all.data, expected, file, line);
	text_release(&all);
	changes_release(&changes);
}

/* One action, in two versions. */
struct action_case {
	const char *name, *old_text, *new_text, *changes;
};

#define TOP "id: a\ntitle: \"Titre\"\nobjective: connaitre\n"
#define I1 "indicators:\n  - id: i1\n    title: \"Participants\"\n"

static struct action_case actions[] = {
	{"nothing", TOP, TOP, ""},
	{"how it is written",
		TOP "order: 10\nbudget:\n  - amount: 1200.50\n    currency: CAD\n"
		    "schedule:\n  - automne 2007\nnotes: \"Un\\n\"\n",
		"# un commentaire\nschedule:\n- A 2007\ntitle: Titre\nid: \"a\"\n"
		"objective: connaitre # ici\nnotes: |\n  Un\n"
		"budget:\n- currency: CAD\n  amount: 1200.5\norder: 10\nfunding: []\n",
		""},
	{"a text", TOP, "id: a\ntitle: \"Autre\"\nobjective: connaitre\n",
		"change action a title: Titre -> Autre\n"},
	{"fields that come and go", TOP "order: 1\nstatus: planned\n",
		TOP "status: in_progress\nprogress: 0\n",
		"remove action a order: 1 -> -\n"
		"change action a status: planned -> in_progress\n"
		"add action a progress: - -> 0\n"},
	{"another objective", TOP, "id: a\ntitle: \"Titre\"\nobjective: visibilite\n",
		"change action a objective: connaitre -> visibilite\n"},
	{"items that come and go",
		TOP "responsible:\n  - person: b\n  - committee: b\n  - text: b\n",
		TOP "responsible:\n  - committee: b\n  - person: c\n  - text: c\n",
		"remove action a responsible [0]: person b -> -\n"
		"remove action a responsible [2]: text b -> -\n"
		"add action a responsible [1]: - -> person c\n"
		"add action a responsible [2]: - -> text c\n"},
	{"one takes another's place",
		TOP "responsible:\n  - person: b\n  - person: c\n  - person: d\n",
		TOP "responsible:\n  - person: b\n  - person: e\n  - person: d\n",
		"remove action a responsible [1]: person c -> -\n"
		"add action a responsible [1]: - -> person e\n"},
	{"a whole list", TOP "responsible:\n  - person: b\n", TOP,
		"remove action a responsible [0]: person b -> -\n"},
	{"an item put between others is no new order", TOP "replaces:\n  - b\n  - c\n",
		TOP "replaces:\n  - b\n  - d\n  - c\n", "add action a replaces [1]: - -> d\n"},
	{"another order", TOP "replaces:\n  - b\n  - c\n  - d\n",
		TOP "replaces:\n  - d\n  - e\n  - b\n",
		"remove action a replaces [1]: c -> -\n"
		"add action a replaces [1]: - -> e\n"
		"reorder action a replaces: b, c, d -> d, e, b\n"},
	{"another lead", TOP "responsible:\n  - person: b\n    lead: true\n  - person: c\n",
		TOP "responsible:\n  - person: b\n  - person: c\n    lead: true\n",
		"reorder action a responsible: person b, person c -> person b, person c\n"},
	{"the lead goes with the item", TOP "responsible:\n  - person: b\n    lead: true\n",
		TOP "responsible:\n  - person: c\n    lead: true\n",
		"remove action a responsible [0]: person b -> -\n"
		"add action a responsible [0]: - -> person c\n"},
	{"no lead, said or unsaid", TOP "responsible:\n  - person: b\n    lead: false\n",
		TOP "responsible:\n  - person: b\n",
		"remove action a responsible.person:b.lead: false -> -\n"},
	{"fields of a reference", TOP "responsible:\n  - text: \"b c\"\n    note: \"d\"\n",
		TOP "responsible:\n  - text: \"b c\"\n    note: \"e\"\n    as: \"f\"\n",
		"add action a responsible.text:\"b c\".as: - -> f\n"
		"change action a responsible.text:\"b c\".note: d -> e\n"},
	{"amounts",
		TOP "budget:\n  - amount: 5\n  - item: \"Site\"\n    amount: 6\n"
		    "  - year: 2008\n    amount: 7\n",
		TOP
		"budget:\n  - amount: 5.5\n  - item: \"Site\"\n    year: 2007\n    amount: 6\n"
		"  - year: 2008\n    amount: 8.00\n",
		"change action a budget./.amount: 5 -> 5.5\n"
		"remove action a budget [1]: Site| -> -\n"
		"add action a budget [1]: - -> Site|2007\n"
		"change action a budget./2008.amount: 7 -> 8.00\n"},
	{"funders", TOP "funding:\n  - funder:\n      organization: pole\n    amount: 5\n",
		TOP
		"funding:\n  - funder:\n      organization: pole\n      note: \"n\"\n    amount: 6\n"
		"  - funder:\n      text: pole\n",
		"add action a funding.organization:pole.funder.note: - -> n\n"
		"change action a funding.organization:pole.amount: 5 -> 6\n"
		"add action a funding [1]: - -> text pole\n"},
	{"within items",
		TOP I1 "    baseline:\n      year: 2006\n      value: 0\n"
		       "    periods:\n      - period: 2007\n        target: 3\n"
		       "      - period: H 2008\n        target: 4\n",
		TOP I1
		"    unit: \"p\"\n    baseline:\n      year: 2006\n      value: \"0\"\n"
		"    periods:\n      - period: 2007\n        target: 3\n        actual: 2\n"
		"      - period: été 2008\n        target: 4\n",
		"add action a indicators.i1.unit: - -> p\n"
		"change action a indicators.i1.baseline.value: 0 -> 0\n"
		"add action a indicators.i1.periods.2007.actual: - -> 2\n"
		"remove action a indicators.i1.periods.\"hiver 2008\": hiver 2008 -> -\n"
		"add action a indicators.i1.periods.\"été 2008\": - -> été 2008\n"},
	{"a mapping that comes", TOP, TOP "source:\n  title: \"t\"\n  budget: \"b\"\n",
		"add action a source.title: - -> t\n"
		"add action a source.budget: - -> b\n"},
	{"what cannot be read is none", TOP "status: planned\n", TOP "status: plan\n",
		"remove action a status: planned -> -\n"},
	{"an item given twice", TOP "replaces:\n  - b\n  - b\n", TOP "replaces:\n  - b\n",
		"remove action a replaces [1]: b -> -\n"},
};

static void test_action(void **state)
{
	const struct action_case *c = *state;
	struct fixture old_plan, new_plan;
	fixture_load(
		&old_plan, (struct file[]){{"plan/actions/a.yaml", c->old_text}, {NULL, NULL}});
	fixture_load(&new_plan,
		(struct file[]){{"plan/actions/x/a.yaml", c->new_text}, {NULL, NULL}});
	suite_changes(&old_plan, &new_plan, c->changes, __FILE__, __LINE__);
	suite_changes(&old_plan, &old_plan, "", __FILE__, __LINE__);
	suite_changes(&new_plan, &new_plan, "", __FILE__, __LINE__);
	fixture_free(&old_plan);
	fixture_free(&new_plan);
}

/* Whole plans: files instead of those, or beside them. */
struct plan_case {
	const char *name;
	struct file old_files[6], new_files[6];
	const char *changes;
};

#define BODY(id, rest) "id: " id "\nname: \"Nom\"\n" rest
#define ACTION(id, rest) "id: " id "\ntitle: \"T\"\nobjective: connaitre\n" rest
#define AXIS(id, order, objectives) \
	"id: " id "\norder: " order "\ntitle: \"A\"\nobjectives:\n" objectives
#define OBJECTIVE(id, title) "  - id: " id "\n    title: \"" title "\"\n"
#define MEETING(id, rest) "id: " id "\ndate: 2007-06-06\n" rest
#define DECISION(id, text) "  - id: " id "\n    text: \"" text "\"\n    result: adopted\n"

static struct plan_case plans[] = {
	{"a thing comes", {{NULL, NULL}},
		{{"plan/groups/g.yaml",
			BODY("g", "former_ids: []\nmembers:\n  - person: p\n  - text: t\n")}},
		"add group g\n"
		"add group g name: - -> Nom\n"
		"add group g members [0]: - -> person p\n"
		"add group g members [1]: - -> text t\n"},
	{"a thing goes", {{"plan/actions/a.yaml", ACTION("a", "order: 1\n" I1)}},
		{{NULL, NULL}},
		"remove action a\n"
		"remove action a title: T -> -\n"
		"remove action a objective: connaitre -> -\n"
		"remove action a order: 1 -> -\n"
		"remove action a indicators [0]: i1 -> -\n"},
	{"things in the new order, those removed last",
		{{"plan/actions/a.yaml", ACTION("a", "order: 1\n")},
			{"plan/actions/b.yaml", ACTION("b", "order: 2\n")},
			{"plan/actions/c.yaml", ACTION("c", "order: 3\n")}},
		{{"plan/actions/b.yaml", ACTION("b", "order: 9\n")},
			{"plan/actions/c.yaml", ACTION("c", "order: 4\n")},
			{"plan/groups/g.yaml", BODY("g", "")}},
		"change action c order: 3 -> 4\n"
		"change action b order: 2 -> 9\n"
		"remove action a\n"
		"remove action a title: T -> -\n"
		"remove action a objective: connaitre -> -\n"
		"remove action a order: 1 -> -\n"
		"add group g\n"
		"add group g name: - -> Nom\n"},
	{"a rename, and what refers to it",
		{{"plan/committees/b.yaml", BODY("b", "former_ids:\n  - z\n")},
			{"plan/actions/a.yaml", ACTION("a", "responsible:\n  - committee: b\n"
							    "    note: \"n\"\n")},
			{"plan/meetings/m.yaml", MEETING("m", "committee: b\n")}},
		{{"plan/committees/c.yaml",
			 BODY("c", "acronym: CC\nformer_ids:\n  - z\n  - b\n")},
			{"plan/actions/a.yaml", ACTION("a", "responsible:\n  - committee: c\n"
							    "    note: \"o\"\n")},
			{"plan/meetings/m.yaml", MEETING("m", "committee: c\n")}},
		"change action a responsible.committee:c.note: n -> o\n"
		"rename committee c from b\n"
		"add committee c acronym: - -> CC\n"},
	{"a rename taken back", {{"plan/committees/c.yaml", BODY("c", "former_ids:\n  - b\n")}},
		{{"plan/committees/b.yaml", BODY("b", "")}}, "rename committee b from c\n"},
	{"of another kind it is another thing", {{"plan/committees/b.yaml", BODY("b", "")}},
		{{"plan/groups/b.yaml", BODY("b", "former_ids:\n  - b\n")}},
		"remove committee b\n"
		"remove committee b name: Nom -> -\n"
		"add group b\n"
		"add group b name: - -> Nom\n"
		"add group b former_ids [0]: - -> b\n"},
	{"objectives are things of their own",
		{{"plan/axes/x.yaml",
			AXIS("x", "2",
				OBJECTIVE("o", "O") OBJECTIVE("p", "P") OBJECTIVE("q", "Q"))}},
		{{"plan/axes/x.yaml",
			AXIS("x", "3",
				OBJECTIVE("q", "Q") OBJECTIVE("s", "N") OBJECTIVE("o", "R"))}},
		"change axis x order: 2 -> 3\n"
		"reorder axis x objectives: o, p, q -> q, s, o\n"
		"add objective s\n"
		"add objective s axis: - -> x\n"
		"add objective s title: - -> N\n"
		"change objective o title: O -> R\n"
		"remove objective p\n"
		"remove objective p axis: x -> -\n"
		"remove objective p title: P -> -\n"},
	{"an objective renamed keeps its place",
		{{"plan/axes/x.yaml", AXIS("x", "2", OBJECTIVE("o", "O") OBJECTIVE("p", "P"))}},
		{{"plan/axes/x.yaml",
			AXIS("x", "2",
				OBJECTIVE("s", "O") "    former_ids:\n      - o\n" OBJECTIVE(
					"p", "P"))}},
		"rename objective s from o\n"},
	{"an objective in another axis",
		{{"plan/axes/x.yaml", AXIS("x", "2", OBJECTIVE("o", "O"))},
			{"plan/axes/w.yaml", AXIS("w", "3", OBJECTIVE("p", "P"))}},
		{{"plan/axes/x.yaml", AXIS("x", "2", "")},
			{"plan/axes/z.yaml",
				AXIS("z", "3",
					OBJECTIVE("p", "P") OBJECTIVE("o", "O")) "former_ids:"
										 "\n  - w\n"}},
		"rename axis z from w\n"
		"change objective o axis: x -> z\n"},
	{"decisions are things of their own",
		{{"plan/meetings/m.yaml", MEETING("m", "decisions:\n" DECISION("d1", "un")
							       DECISION("d2", "deux"))}},
		{{"plan/meetings/m.yaml",
			MEETING("m", "place: \"ici\"\ndecisions:\n" DECISION("d1", "un")
					     DECISION("d2", "trois"))}},
		"add meeting m place: - -> ici\n"
		"change decision m/d2 text: deux -> trois\n"},
	{"a meeting renamed, with its decisions",
		{{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
			{"plan/meetings/m.yaml",
				MEETING("m", "decisions:\n" DECISION("d1", "un"))}},
		{{"plan/plan.yaml", PLAN_FILE "adopted: v/d1\n"},
			{"plan/meetings/v.yaml",
				MEETING("v", "former_ids:\n  - m\ndecisions:\n" DECISION(
						     "d1", "un"))}},
		"rename meeting v from m\n"
		"rename decision v/d1 from m/d1\n"},
	{"the lexicon",
		{{"plan/lexicon.yaml", "\"AB\": \"a\"\n\"CD\": \"c\"\n\"EF\": \"e\"\n"}},
		{{"plan/lexicon.yaml", "\"EF\": \"f\"\n\"AB\": 'a'\n\"GH\": \"g\"\n"}},
		"remove lexicon lexicon acronyms CD: c -> -\n"
		"change lexicon lexicon acronyms EF: e -> f\n"
		"add lexicon lexicon acronyms GH: - -> g\n"},
	{"a lexicon comes", {{NULL, NULL}}, {{"plan/lexicon.yaml", "\"AB\": \"a\"\n"}},
		"add lexicon lexicon\n"
		"add lexicon lexicon acronyms AB: - -> a\n"},
	{"a season's new code and name change nothing but the plan",
		{{"plan/actions/a.yaml", ACTION("a", "schedule:\n  - automne 2007\n")}},
		{{"plan/plan.yaml",
			 "format: 1\ntitle: \"Plan triennal 2007-2010\"\norganization: pole\n"
			 "period:\n  start: 2007\n  end: 2010\ncurrency: CAD\n"
			 "calendar:\n  continuous: continu\n  seasons:\n"
			 "    - code: H\n      name: hiver\n      edtf: 24\n      start: 01-01\n"
			 "    - code: P\n      name: printemps\n      edtf: 21\n      start: 04-01\n"
			 "    - code: F\n      name: fall\n      edtf: 23\n      start: 09-01\n"},
			{"plan/actions/a.yaml", ACTION("a", "schedule:\n  - fall 2007\n")}},
		"remove plan plan calendar.seasons.É: É -> -\n"
		"remove plan plan calendar.seasons.A: A -> -\n"
		"add plan plan calendar.seasons.F: - -> F\n"},
	{"what may be in a file that cannot be read is not missing",
		{{"plan/actions/a.yaml", ACTION("a", "")},
			{"plan/axes/x.yaml", AXIS("x", "2", OBJECTIVE("o", "O"))},
			{"plan/meetings/m.yaml",
				MEETING("m", "decisions:\n" DECISION("d1", "un"))}},
		{{"plan/actions/a.yaml", "id: [\n"}, {"plan/axes/x.yaml", "id: [\n"},
			{"plan/meetings/m.yaml", "id: [\n"}},
		""},
	{"two claim one id",
		{{"plan/actions/x/a.yaml", ACTION("a", "order: 2\n")},
			{"plan/actions/y/a.yaml", ACTION("a", "order: 1\n")}},
		{{"plan/actions/x/a.yaml", ACTION("a", "order: 3\n")},
			{"plan/actions/y/a.yaml", ACTION("a", "order: 4\n")}},
		"change action a order: 2 -> 3\n"
		"change action a order: 1 -> 4\n"},
	{"a plan of a newer program", {{NULL, NULL}}, {{"plan/plan.yaml", "format: 2\n"}}, ""},
};

static void test_plan(void **state)
{
	struct plan_case *c = *state;
	struct fixture old_plan, new_plan;
	fixture_load(&old_plan, c->old_files);
	fixture_load(&new_plan, c->new_files);
	suite_changes(&old_plan, &new_plan, c->changes, __FILE__, __LINE__);
	suite_changes(&old_plan, &old_plan, "", __FILE__, __LINE__);
	suite_changes(&new_plan, &new_plan, "", __FILE__, __LINE__);
	fixture_free(&old_plan);
	fixture_free(&new_plan);
}

static void test_one_thing(void **state)
{
	(void)state;
	struct fixture old_plan, new_plan;
	struct changes changes;
	struct text all = TEXT_INIT;
	fixture_load(
		&old_plan, (struct file[]){{"plan/actions/a.yaml", ACTION("a", "order: 1\n")},
				   {"plan/actions/b.yaml", ACTION("b", "")}, {NULL, NULL}});
	fixture_load(
		&new_plan, (struct file[]){{"plan/actions/a.yaml", ACTION("a", "order: 2\n")},
				   {NULL, NULL}});
	const struct thing *old_thing = find_thing(&old_plan, KIND_ACTION, "a");
	const struct thing *new_thing = find_thing(&new_plan, KIND_ACTION, "a");
	changes_of_thing(&changes, old_plan.plan, new_plan.plan, old_thing, new_thing);
	add_lines(&all, &changes);
	assert_ptr_equal(changes.items[0].old_thing, old_thing);
	assert_ptr_equal(changes.items[0].new_thing, new_thing);
	assert_text(&all, "change action a order: 1 -> 2\n");
	changes_release(&changes);
	changes_of_thing(&changes, old_plan.plan, new_plan.plan, old_thing, NULL);
	add_lines(&all, &changes);
	assert_text(&all, "remove action a\nremove action a title: T -> -\n"
			  "remove action a objective: connaitre -> -\n"
			  "remove action a order: 1 -> -\n");
	changes_release(&changes);
	changes_of_thing(&changes, old_plan.plan, new_plan.plan, NULL, NULL);
	assert_int_equal(changes.count, 0);
	changes_release(&changes);
	fixture_free(&old_plan);
	fixture_free(&new_plan);
}

/*
 * Generated plans: an action as a handful of numbers, written as YAML, and what differs
 * between two of them said from the numbers alone.
 */
#define SOME 6

struct drawn {
	unsigned title, progress;            /* 0: absent */
	unsigned order[SOME];                /* the persons in their order */
	unsigned responsible[SOME];          /* 0: not there, else its note; 1: none */
	unsigned budget[SOME];               /* of a year: the amount */
	unsigned actual[SOME / 2][SOME / 2]; /* of an indicator in a year; row 0: not there */
	unsigned indicator[SOME / 2];
};

static uint32_t seed = 20070606;

static unsigned draw(unsigned below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 16) % below;
}

static void draw_action(struct drawn *drawn)
{
	*drawn = (struct drawn){.title = draw(3) + 1, .progress = draw(3)};
	for (unsigned i = 0; i < SOME; i++) {
		unsigned other = draw(i + 1);
		drawn->order[i] = drawn->order[other];
		drawn->order[other] = i;
		drawn->responsible[i] = draw(4);
		drawn->budget[i] = draw(3);
	}
	for (unsigned i = 0; i < SOME / 2; i++) {
		drawn->indicator[i] = draw(3);
		for (unsigned k = 0; k < SOME / 2; k++)
			drawn->actual[i][k] = draw(3);
	}
}

/* Change little, so that most stays. */
static void draw_version(struct drawn *drawn, const struct drawn *before)
{
	struct drawn other;
	draw_action(&other);
	*drawn = *before;
	for (unsigned i = 0; i < SOME; i++) {
		if (!draw(3))
			drawn->responsible[i] = other.responsible[i];
		if (!draw(3))
			drawn->budget[i] = other.budget[i];
	}
	if (!draw(2))
		memcpy(drawn->order, other.order, sizeof drawn->order);
	for (unsigned i = 0; i < SOME / 2; i++) {
		if (!draw(3))
			drawn->indicator[i] = other.indicator[i];
		memcpy(drawn->actual[i], draw(2) ? other.actual[i] : before->actual[i],
			sizeof drawn->actual[i]);
	}
	drawn->title = other.title;
	drawn->progress = other.progress;
}

static void write_action(struct text *out, const struct drawn *drawn)
{
	bool any = false;
	text_printf(out, "id: a\ntitle: \"T%u\"\nobjective: connaitre\n", drawn->title);
	if (drawn->progress)
		text_printf(out, "progress: %u\n", drawn->progress);
	for (unsigned i = 0; i < SOME; i++) {
		unsigned person = drawn->order[i];
		if (!drawn->responsible[person])
			continue;
		text_printf(out, "%s  - person: p%u\n", any ? "" : "responsible:\n", person);
		if (drawn->responsible[person] > 1)
			text_printf(out, "    note: \"n%u\"\n", drawn->responsible[person] - 1);
		any = true;
	}
	any = false;
	for (unsigned i = 0; i < SOME; i++) {
		if (!drawn->budget[i])
			continue;
		text_printf(out, "%s  - year: %u\n    amount: %u\n", any ? "" : "budget:\n",
			2000 + i, drawn->budget[i]);
		any = true;
	}
	any = false;
	for (unsigned i = 0; i < SOME / 2; i++) {
		bool none = true;
		if (!drawn->indicator[i])
			continue;
		text_printf(out, "%s  - id: i%u\n    title: \"t%u\"\n",
			any ? "" : "indicators:\n", i, drawn->indicator[i]);
		any = true;
		for (unsigned k = 0; k < SOME / 2; k++) {
			if (!drawn->actual[i][k])
				continue;
			text_printf(out, "%s      - period: %u\n        actual: %u\n",
				none ? "    periods:\n" : "", 2000 + k, drawn->actual[i][k]);
			none = false;
		}
	}
}

/* What differs of one number, 0 for none: WHAT is its path, PREFIX stands before it. */
static void say(struct text *out, const char *what, const char *prefix, unsigned old_number,
	unsigned new_number)
{
	const char *op = !old_number ? "add" : !new_number ? "remove" : "change";
	if (old_number == new_number)
		return;
	text_printf(out, "%s action a %s: ", op, what);
	text_str(out, old_number ? prefix : "-");
	if (old_number)
		text_printf(out, "%u", old_number);
	text_printf(out, " -> %s", new_number ? prefix : "-");
	if (new_number)
		text_printf(out, "%u", new_number);
	text_char(out, '\n');
}

/* An item that comes or goes; returns whether it is there in both. */
static bool say_item(struct text *out, const char *list, const char *key, unsigned old_number,
	unsigned new_number)
{
	if (!old_number && new_number)
		text_printf(out, "add action a %s: - -> %s\n", list, key);
	if (old_number && !new_number)
		text_printf(out, "remove action a %s: %s -> -\n", list, key);
	return old_number && new_number;
}

static const char *format(struct text *out, const char *pattern, unsigned one, unsigned other)
{
	char first[16], *second = strchr(pattern, '#');
	text_reset(out);
	snprintf(first, sizeof first, "%u", one);
	text_add(out, pattern, (size_t)(second - pattern));
	text_str(out, first);
	const char *rest = strchr(second + 1, '#');
	if (rest) {
		text_add(out, second + 1, (size_t)(rest - second - 1));
		text_printf(out, "%u%s", other, rest + 1);
	} else {
		text_str(out, second + 1);
	}
	return out->data;
}

static void add_persons(struct text *out, const struct drawn *drawn, const struct drawn *both)
{
	bool any = false;
	for (unsigned i = 0; i < SOME; i++) {
		unsigned person = drawn->order[i];
		if (!drawn->responsible[person] || !both->responsible[person])
			continue;
		text_printf(out, "%sperson p%u", any ? ", " : "", person);
		any = true;
	}
}

static void say_order(
	struct text *out, const struct drawn *old_action, const struct drawn *new_action)
{
	struct text before = TEXT_INIT, after = TEXT_INIT;
	add_persons(&before, old_action, new_action);
	add_persons(&after, new_action, old_action);
	bool same = !strcmp(before.data, after.data);
	text_reset(&before);
	text_reset(&after);
	add_persons(&before, old_action, old_action);
	add_persons(&after, new_action, new_action);
	if (!same)
		text_printf(out, "reorder action a responsible: %s -> %s\n", before.data,
			after.data);
	text_release(&before);
	text_release(&after);
}

static void say_indicator(struct text *out, unsigned i, const struct drawn *old_action,
	const struct drawn *new_action)
{
	struct text path = TEXT_INIT, key = TEXT_INIT;
	say(out, format(&path, "indicators.i#.title", i, 0), "t", old_action->indicator[i],
		new_action->indicator[i]);
	for (unsigned k = 0; k < SOME / 2; k++) {
		unsigned before = old_action->actual[i][k], after = new_action->actual[i][k];
		format(&key, "#", 2000 + k, 0);
		format(&path, "indicators.i#.periods.#", i, 2000 + k);
		if (say_item(out, path.data, key.data, before, after))
			say(out, format(&path, "indicators.i#.periods.#.actual", i, 2000 + k),
				"", before, after);
	}
	text_release(&path);
	text_release(&key);
}

static void say_all(
	struct text *out, const struct drawn *old_action, const struct drawn *new_action)
{
	struct text path = TEXT_INIT, key = TEXT_INIT;
	say(out, "title", "T", old_action->title, new_action->title);
	say(out, "progress", "", old_action->progress, new_action->progress);
	for (unsigned i = 0; i < SOME; i++) {
		unsigned before = old_action->responsible[i],
			 after = new_action->responsible[i];
		if (say_item(
			    out, "responsible", format(&key, "person p#", i, 0), before, after))
			say(out, format(&path, "responsible.person:p#.note", i, 0), "n",
				before - 1, after - 1);
		before = old_action->budget[i];
		after = new_action->budget[i];
		if (say_item(out, "budget", format(&key, "|#", 2000 + i, 0), before, after))
			say(out, format(&path, "budget./#.amount", 2000 + i, 0), "", before,
				after);
	}
	say_order(out, old_action, new_action);
	for (unsigned i = 0; i < SOME / 2; i++) {
		if (say_item(out, "indicators", format(&key, "i#", i, 0),
			    old_action->indicator[i], new_action->indicator[i]))
			say_indicator(out, i, old_action, new_action);
	}
	text_release(&path);
	text_release(&key);
}

static size_t count_lines(const char *text)
{
	size_t count = 0;
	while ((text = strchr(text, '\n'))) {
		count++;
		text++;
	}
	return count;
}

/* Each difference is said once, and nothing else. */
static void compare_said(const struct text *said, const struct changes *changes)
{
	struct text line = TEXT_INIT;
	for (size_t i = 0; i < changes->count; i++) {
		text_reset(&line);
		text_char(&line, '\n');
		add_line(&line, changes, &changes->items[i], false);
		const char *at = strstr(said->data, line.data + 1);
		if (!at)
			fail_msg("%s is not in\n%s", line.data + 1, said->data);
		assert_true(at == said->data || at[-1] == '\n');
		assert_null(strstr(at + 1, line.data));
	}
	assert_int_equal(count_lines(said->data), changes->count);
	text_release(&line);
}

/* What the changes make of the old list of responsible: the new one. */
static void apply_order(const struct changes *changes, const struct record *old_record,
	const struct record *new_record)
{
	const struct list *before = record_list(old_record, ACTION_RESPONSIBLE);
	const struct list *after = record_list(new_record, ACTION_RESPONSIBLE);
	const struct value *items[2 * SOME];
	uint32_t count = 0;
	const struct change *reorder = NULL;
	bool removed[SOME] = {false};
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (!change->field || strcmp(change->path, "responsible"))
			continue;
		if (change->op == CHANGE_REMOVE)
			removed[change->place] = true;
		if (change->op == CHANGE_REORDER)
			reorder = change;
	}
	const struct list *order = reorder ? reorder->new_value->list : before;
	for (uint32_t i = 0; i < order->count; i++) {
		bool survives = false;
		for (uint32_t k = 0; k < before->count; k++)
			survives |= !removed[k] &&
				    !strcmp(reference_name(before->items[k].record)->text,
					    reference_name(order->items[i].record)->text);
		if (survives)
			items[count++] = &order->items[i];
	}
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (!change->item || change->op != CHANGE_ADD ||
			strcmp(change->path, "responsible"))
			continue;
		assert_true(change->place <= count);
		memmove(items + change->place + 1, items + change->place,
			(count++ - change->place) * sizeof *items);
		items[change->place] = change->new_value;
	}
	assert_int_equal(count, after->count);
	for (uint32_t i = 0; i < count; i++)
		assert_string_equal(reference_name(items[i]->record)->text,
			reference_name(after->items[i].record)->text);
}

static void test_generated(void **state)
{
	(void)state;
	for (int round = 0; round < 300; round++) {
		struct drawn old_action, new_action;
		struct fixture old_plan, new_plan;
		struct changes changes;
		struct text old_text = TEXT_INIT, new_text = TEXT_INIT, said = TEXT_INIT;
		draw_action(&old_action);
		draw_version(&new_action, &old_action);
		write_action(&old_text, &old_action);
		write_action(&new_text, &new_action);
		fixture_load(&old_plan,
			(struct file[]){{"plan/actions/a.yaml", old_text.data}, {NULL, NULL}});
		fixture_load(&new_plan,
			(struct file[]){{"plan/actions/a.yaml", new_text.data}, {NULL, NULL}});
		assert_int_equal(old_plan.diag.count + new_plan.diag.count, 0);
		changes_between(&changes, old_plan.plan, new_plan.plan);
		say_all(&said, &old_action, &new_action);
		compare_said(&said, &changes);
		apply_order(&changes, find_thing(&old_plan, KIND_ACTION, "a")->record,
			find_thing(&new_plan, KIND_ACTION, "a")->record);
		changes_release(&changes);
		suite_changes(&new_plan, &new_plan, "", __FILE__, __LINE__);
		fixture_free(&old_plan);
		fixture_free(&new_plan);
		text_release(&old_text);
		text_release(&new_text);
		text_release(&said);
	}
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, actions, test_action);
	SUITE_CASES(&suite, plans, test_plan);
	SUITE_TEST(&suite, test_one_thing);
	SUITE_TEST(&suite, test_generated);
	return suite_run(&suite, "change");
}
