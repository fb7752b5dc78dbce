#include "drafts.h"

#include "model/reversal.h"

#define HEAD(id) "id: " id "\ntitle: \"Agir\"\nobjective: connaitre\n"
#define ACTION(id, rest) HEAD(id) rest
#define NAMED(id, rest) "id: " id "\nname: \"Nom\"\n" rest
#define DECISION(id, rest) "  - id: " id "\n    text: \"Oui.\"\n    result: adopted\n" rest
#define OBJECTIVE(id, title) "  - id: " id "\n    title: \"" title "\"\n"
#define AXIS(id, objectives) "id: " id "\norder: 2\ntitle: \"Axe\"\nobjectives:\n" objectives
#define A "plan/actions/a.yaml"

/* What a commit made of a plan, what that is by now, and what its undo makes of it. */
struct reversal_case {
	const char *name;
	struct file before[5], after[5];
	struct file present[6]; /* none: as after */
	const char *made;       /* as draft_text has it; NULL: something is in the way */
	const char *obstacle;   /* "PATH SHOWN FIELD" */
};

#define P(id) \
	{ \
		"plan/people/" id ".yaml", NAMED(id, "") \
	}

static struct reversal_case cases[] = {
	{"a file that nobody touched since, to the byte",
		{{A, "# Ceci\n" ACTION("a", "order:   10 # dix\n")}},
		{{A, ACTION("a", "order: 20\n")}}, {{NULL, NULL}},
		A "\n# Ceci\n" ACTION("a", "order:   10 # dix\n"), NULL},
	{"one whose lines end with CR LF by now", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "order: 20\n")}},
		{{A, "id: a\r\ntitle: \"Agir\"\r\nobjective: connaitre\r\norder: 20\r\n"}},
		A "\nid: a\r\ntitle: \"Agir\"\r\nobjective: connaitre\r\norder: 10\r\n", NULL},
	{"a field, beside what others changed", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "order: 20\n")}},
		{{A, ACTION("a", "order: 20  # vingt\nstatus: planned\n")}},
		A "\n" ACTION("a", "order: 10  # vingt\nstatus: planned\n"), NULL},
	{"a field that was added", {{A, ACTION("a", "")}}, {{A, ACTION("a", "order: 20\n")}},
		{{A, ACTION("a", "order: 20\nstatus: planned\n")}},
		A "\n" ACTION("a", "status: planned\n"), NULL},
	{"a field that was removed", {{A, ACTION("a", "notes: |\n  Un.\n\n  Deux.\n")}},
		{{A, ACTION("a", "")}}, {{A, ACTION("a", "status: planned\n")}},
		A "\n" ACTION("a", "status: planned\nnotes: |\n  Un.\n\n  Deux.\n"), NULL},
	{"a field within another, which goes with it", {{A, ACTION("a", "")}},
		{{A, ACTION("a", "source:\n  title: \"T\"\n")}},
		{{A, ACTION("a", "order: 1\nsource:\n  title: \"T\"\n")}},
		A "\n" ACTION("a", "order: 1\n"), NULL},
	{"a field within another, which comes with it",
		{{A, ACTION("a", "source:\n  title: \"T\"\n")}}, {{A, ACTION("a", "")}},
		{{A, ACTION("a", "order: 1\n")}},
		A "\n" ACTION("a", "order: 1\nsource:\n  title: \"T\"\n"), NULL},
	{"a field that somebody put right already", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "order: 20\n")}},
		{{A, ACTION("a", "order: 10\nstatus: planned\n")}}, NULL, A " a order"},
	{"a field that changed again", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "order: 20\n")}}, {{A, ACTION("a", "order: 30\n")}}, NULL,
		A " a order"},
	{"a field that went since", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "order: 20\n")}}, {{A, ACTION("a", "")}}, NULL, A " a order"},
	{"a field that came again otherwise", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "")}}, {{A, ACTION("a", "order: 30\n")}}, NULL, A " a order"},
	{"a field that is wrong by now", {{A, ACTION("a", "order: 10\n")}},
		{{A, ACTION("a", "order: 20\n")}}, {{A, ACTION("a", "order: vingt\n")}}, NULL,
		A " a order"},
	{"a number that became a text",
		{{A, ACTION("a", "indicators:\n  - id: i1\n    baseline:\n      value: 3\n")}},
		{{A, ACTION("a",
			     "indicators:\n  - id: i1\n    baseline:\n      value: \"3\"\n")}},
		{{A, ACTION("a", "indicators:\n  - id: i1\n    baseline:\n      year: 2006\n"
				 "      value: \"3\"  # trois\n")}},
		A "\n" ACTION("a", "indicators:\n  - id: i1\n    baseline:\n      year: 2006\n"
				   "      value: 3  # trois\n"),
		NULL},
	{"a text that became another number",
		{{A, ACTION("a",
			     "indicators:\n  - id: i1\n    baseline:\n      value: \"3\"\n")}},
		{{A, ACTION("a", "indicators:\n  - id: i1\n    baseline:\n      value: 4\n")}},
		{{A, ACTION("a", "indicators:\n  - id: i1\n    baseline:\n      year: 2006\n"
				 "      value: 4\n")}},
		A "\n" ACTION("a", "indicators:\n  - id: i1\n    baseline:\n      year: 2006\n"
				   "      value: \"3\"\n"),
		NULL},
	/* Lists. */
	{"items, each where it stood",
		{{A, ACTION("a", "responsible:\n  - person: p\n  - person: q\n"
				 "    note: \"N\"\n  - person: r\n")},
			P("p"), P("q"), P("r")},
		{{A, ACTION("a", "responsible:\n  - person: p\n  - text: \"x\"\n")}, P("p"),
			P("q"), P("r")},
		{{A, ACTION("a", "responsible:\n  # pé\n  - person: p\n  - text: \"x\"\n"
				 "  - text: \"y\"\n")},
			P("p"), P("q"), P("r")},
		A "\n" ACTION("a",
			"responsible:\n  # pé\n  - person: p\n  - person: q\n    note: \"N\"\n"
			"  - person: r\n  - text: \"y\"\n"),
		NULL},
	{"the last item, with its list", {{A, ACTION("a", "")}},
		{{A, ACTION("a", "schedule:\n  - 2008\n")}},
		{{A, ACTION("a", "order: 1\nschedule:\n  - 2008\n")}},
		A "\n" ACTION("a", "order: 1\n"), NULL},
	{"a list of which another item is there now", {{A, ACTION("a", "")}},
		{{A, ACTION("a", "schedule:\n  - 2008\n")}},
		{{A, ACTION("a", "schedule:\n  - 2008\n  - 2009\n")}},
		A "\n" ACTION("a", "schedule:\n  - 2009\n"), NULL},
	{"one item by another", {{A, ACTION("a", "schedule:\n  - A 2007\n")}},
		{{A, ACTION("a", "schedule:\n  - 2008\n")}},
		{{A, ACTION("a", "order: 1\nschedule:\n  - 2008\n")}},
		A "\n" ACTION("a", "order: 1\nschedule:\n  - A 2007\n"), NULL},
	{"a field of an item",
		{{A, ACTION("a", "indicators:\n  - id: i1\n    periods:\n      - period: 2007\n"
				 "        target: 3\n")}},
		{{A, ACTION("a", "indicators:\n  - id: i1\n    periods:\n      - period: 2007\n"
				 "        target: 4\n        actual: 2\n")}},
		{{A, ACTION("a", "indicators:\n  - id: i0\n  - id: i1\n    title: \"T\"\n"
				 "    periods:\n      - period: 2006\n      - period: 2007\n"
				 "        target: 4\n        actual: 2\n")}},
		A "\n" ACTION("a", "indicators:\n  - id: i0\n  - id: i1\n    title: \"T\"\n"
				   "    periods:\n      - period: 2006\n"
				   "      - period: 2007\n        target: 3\n"),
		NULL},
	{"a field of an item that is gone",
		{{A, ACTION("a", "milestones:\n  - id: m1\n    title: \"U\"\n")}},
		{{A, ACTION("a", "milestones:\n  - id: m1\n    title: \"V\"\n")}},
		{{A, ACTION("a", "milestones:\n  - id: m2\n")}}, NULL,
		A " a milestones.m1.title"},
	{"an item that changed since", {{A, ACTION("a", "")}},
		{{A, ACTION("a", "milestones:\n  - id: m1\n    title: \"V\"\n")}},
		{{A, ACTION("a", "milestones:\n  - id: m1\n    title: \"W\"\n")}}, NULL,
		A " a milestones.m1"},
	{"an item that came again otherwise",
		{{A, ACTION("a", "milestones:\n  - id: m1\n    title: \"V\"\n")}},
		{{A, ACTION("a", "")}},
		{{A, ACTION("a", "milestones:\n  - id: m1\n    title: \"W\"\n")}}, NULL,
		A " a milestones.m1"},
	{"the order", {{A, ACTION("a", "schedule:\n  - 2008\n  - 2009\n  - 2010\n")}},
		{{A, ACTION("a", "schedule:\n  - 2010\n  - 2008\n  - 2009\n")}},
		{{A, ACTION("a",
			     "schedule:\n  - 2010  # dix\n  - 2007\n  - 2008\n  - 2009\n")}},
		A
		"\n" ACTION("a", "schedule:\n  - 2008\n  - 2007\n  - 2009\n  - 2010  # dix\n"),
		NULL},
	{"an order that changed since",
		{{A, ACTION("a", "schedule:\n  - 2008\n  - 2009\n  - 2010\n")}},
		{{A, ACTION("a", "schedule:\n  - 2010\n  - 2008\n  - 2009\n")}},
		{{A, ACTION("a", "schedule:\n  - 2009\n  - 2008\n  - 2010\n")}}, NULL,
		A " a schedule"},
	{"the lead",
		{{A, ACTION("a", "responsible:\n  - text: \"x\"\n    lead: true\n"
				 "  - text: \"y\"\n")}},
		{{A, ACTION("a", "responsible:\n  - text: \"x\"\n  - text: \"y\"\n"
				 "    lead: true\n")}},
		{{A, ACTION("a", "order: 1\nresponsible:\n  - text: \"x\"\n  - text: \"y\"\n"
				 "    lead: true\n")}},
		A "\n" ACTION("a", "order: 1\nresponsible:\n  - text: \"x\"\n    lead: true\n"
				   "  - text: \"y\"\n"),
		NULL},
	/* Things. */
	{"a thing that was created goes", {P("q")}, {P("p"), P("q")}, {{NULL, NULL}},
		"plan/people/p.yaml is gone\n", NULL},
	{"a thing that was created, and is written otherwise by now", {P("q")},
		{P("p"), P("q")}, {{"plan/people/p.yaml", "name: Nom\nid: p\n"}, P("q")},
		"plan/people/p.yaml is gone\n", NULL},
	{"a thing that was created, and changed since", {P("q")}, {P("p"), P("q")},
		{{"plan/people/p.yaml", NAMED("p", "family_name: \"F\"\n")}, P("q")}, NULL,
		"plan/people/p.yaml p family_name"},
	{"a thing that was created, and is referred to", {P("q")}, {P("p"), P("q")},
		{P("p"), P("q"), {A, ACTION("a", "responsible:\n  - person: p\n")}}, NULL,
		A " a >p"},
	{"a thing that was created, and went since", {P("q")}, {P("p"), P("q")}, {P("q")}, NULL,
		"plan/people/p.yaml p "},
	{"a thing that was removed, to the byte",
		{{"plan/people/p.yaml", "name: Nom # oui\nid: p\n"}, P("q")}, {P("q")},
		{{NULL, NULL}}, "plan/people/p.yaml\nname: Nom # oui\nid: p\n", NULL},
	{"a thing that was removed, and is there again", {P("p"), P("q")}, {P("q")},
		{{"plan/people/p.yaml", NAMED("p", "family_name: \"F\"\n")}, P("q")}, NULL,
		"plan/people/p.yaml plan/people/p.yaml "},
	{"a thing that was removed refers to what has another id by now",
		{{A, ACTION("a", "responsible:\n  - person: p\n")}, P("p")}, {P("p")},
		{{"plan/people/p2.yaml", NAMED("p2", "former_ids:\n  - p\n")}},
		A "\n" ACTION("a", "responsible:\n  - person: p2\n"), NULL},
	{"a thing that is gone by now", {{A, ACTION("a", "order: 1\n")}},
		{{A, ACTION("a", "order: 2\n")}}, {P("q")}, NULL, A " a "},
	{"a reference to what has another id by now",
		{{A, ACTION("a", "responsible:\n  - person: p\n")}, P("p"), P("q")},
		{{A, ACTION("a", "responsible:\n  - person: q\n")}, P("p"), P("q")},
		{{A, ACTION("a", "responsible:\n  - person: q2\n")},
			{"plan/people/p2.yaml", NAMED("p2", "former_ids:\n  - p\n")},
			{"plan/people/q2.yaml", NAMED("q2", "former_ids:\n  - q\n")}},
		A "\n" ACTION("a", "responsible:\n  - person: p2\n"), NULL},
	/* Names and places. */
	{"a rename, with who refers to it by now", {P("p")},
		{{"plan/people/p2.yaml", NAMED("p2", "former_ids:\n  - p\n")}},
		{{"plan/people/p2.yaml",
			 "id: p2\nname: \"Autre\"  # lui\nformer_ids:\n  - p\n"},
			{A, ACTION("a", "responsible:\n  - person: p2\n")}},
		A "\n" ACTION(
			"a", "responsible:\n  - person: p\n") "plan/people/p.yaml\n"
							      "id: p\nname: \"Autre\"  # lui\n"
							      "plan/people/p2.yaml is gone\n",
		NULL},
	{"a rename and a change of the same thing", {P("p")},
		{{"plan/people/p2.yaml", "id: p2\nname: \"Deux\"\nformer_ids:\n  - p\n"}},
		{{"plan/people/p2.yaml",
			"id: p2\nname: \"Deux\"\nfamily_name: \"F\"\nformer_ids:\n  - p\n"}},
		"plan/people/p.yaml\nid: p\nname: \"Nom\"\nfamily_name: \"F\"\n"
		"plan/people/p2.yaml is gone\n",
		NULL},
	{"a rename of what was renamed again", {P("p")},
		{{"plan/people/p2.yaml", NAMED("p2", "former_ids:\n  - p\n")}},
		{{"plan/people/p3.yaml", NAMED("p3", "former_ids:\n  - p\n  - p2\n")}}, NULL,
		"plan/people/p3.yaml p3 id"},
	{"a rename of a meeting",
		{{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
			{"plan/meetings/m.yaml",
				"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
					"d1", "")}},
		{{"plan/plan.yaml", PLAN_FILE "adopted: m9/d1\n"},
			{"plan/meetings/m9.yaml",
				"id: m9\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
					"d1", "") "former_ids:\n  - m\n"}},
		{{"plan/plan.yaml", PLAN_FILE "adopted: m9/d1\n"},
			{"plan/meetings/m9.yaml",
				"id: m9\ndate: \"2007-06-06\"\nplace: \"Ici\"\n"
				"decisions:\n" DECISION("d1", "") "former_ids:\n  - m\n"}},
		"plan/meetings/m.yaml\n"
		"id: m\ndate: \"2007-06-06\"\nplace: \"Ici\"\ndecisions:\n" DECISION(
			"d1", "") "plan/meetings/m9.yaml is gone\n"
				  "plan/plan.yaml\n" PLAN_FILE "adopted: m/d1\n",
		NULL},
	{"a move to another folder", {{"plan/actions/x/a.yaml", ACTION("a", "")}},
		{{"plan/actions/y/a.yaml", ACTION("a", "")}},
		{{"plan/actions/y/a.yaml", ACTION("a", "order: 1\n")}},
		"plan/actions/x/a.yaml\n" ACTION("a", "order: 1\n") "plan/actions/y/a.yaml is "
								    "gone\n",
		NULL},
	{"a rename and a move to another folder", {{"plan/actions/x/a.yaml", ACTION("a", "")}},
		{{"plan/actions/y/b.yaml", ACTION("b", "former_ids:\n  - a\n")}},
		{{NULL, NULL}},
		"plan/actions/x/a.yaml\n" ACTION("a", "") "plan/actions/y/b.yaml is gone\n",
		NULL},
	/* Objectives, decisions, acronyms. */
	{"an objective that was added",
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))}},
		{{"plan/axes/b.yaml",
			AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o0", "Zéro") OBJECTIVE("o1", "1")
							OBJECTIVE("o2", "Deux"))}},
		"plan/axes/b.yaml\n" AXIS("b", OBJECTIVE("o0", "Zéro") OBJECTIVE("o1", "1")),
		NULL},
	{"an objective that was removed",
		{{"plan/axes/b.yaml",
			AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))}},
		{{"plan/axes/b.yaml",
			AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o3", "Trois"))}},
		"plan/axes/b.yaml\n" AXIS("b",
			OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux") OBJECTIVE("o3", "Trois")),
		NULL},
	{"an objective that was removed, and is there again",
		{{"plan/axes/b.yaml",
			AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "2"))}},
		NULL, "plan/axes/b.yaml o2 "},
	{"an objective that went to another axis",
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))},
			{"plan/axes/c.yaml", AXIS("c", OBJECTIVE("o3", "Trois"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o3", "Trois") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "1"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o3", "3") OBJECTIVE("o2", "Deux"))}},
		"plan/axes/b.yaml\n" AXIS("b", OBJECTIVE("o1", "1") OBJECTIVE("o2",
						       "Deux")) "plan/axes/c.yaml\n" AXIS("c",
			OBJECTIVE("o3", "3")),
		NULL},
	{"an objective that went to another axis under another id",
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))},
			{"plan/axes/c.yaml", AXIS("c", OBJECTIVE("o3", "Trois"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o3", "Trois") OBJECTIVE("o4",
						  "Deux") "    former_ids:\n      - o2\n")}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "1"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o3", "3") OBJECTIVE("o4",
						  "Deux") "    former_ids:\n      - o2\n")}},
		"plan/axes/b.yaml\n" AXIS("b", OBJECTIVE("o1", "1") OBJECTIVE("o2",
						       "Deux")) "plan/axes/c.yaml\n" AXIS("c",
			OBJECTIVE("o3", "3")),
		NULL},
	{"an objective that went to an axis that was created, under another id",
		{{"plan/axes/b.yaml",
			AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o4",
						  "Deux") "    former_ids:\n      - o2\n")}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "1"))},
			{"plan/axes/c.yaml",
				"# C\n" AXIS(
					"c", OBJECTIVE("o4",
						     "Deux") "    former_ids:\n      - o2\n")}},
		"plan/axes/b.yaml\n" AXIS("b", OBJECTIVE("o1", "1") OBJECTIVE("o2",
						       "Deux")) "plan/axes/c.yaml is gone\n",
		NULL},
	{"objectives among those whose order was another",
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux")
							OBJECTIVE("o3", "Trois"))},
			{"plan/axes/c.yaml", AXIS("c", OBJECTIVE("o4", "Quatre"))}},
		{{"plan/axes/b.yaml",
			 AXIS("b", OBJECTIVE("o3", "Trois") OBJECTIVE("o1", "Un"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o4", "Quatre") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o3", "3") OBJECTIVE("o1", "1"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o4", "4") OBJECTIVE("o2", "Deux"))}},
		"plan/axes/b.yaml\n" AXIS(
			"b", OBJECTIVE("o1", "1") OBJECTIVE("o2", "Deux") OBJECTIVE("o3",
				     "3")) "plan/axes/c.yaml\n" AXIS("c", OBJECTIVE("o4", "4")),
		NULL},
	{"an objective that went, and was changed there",
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un") OBJECTIVE("o2", "Deux"))},
			{"plan/axes/c.yaml", AXIS("c", OBJECTIVE("o3", "Trois"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o3", "Trois") OBJECTIVE("o2", "Deux"))}},
		{{"plan/axes/b.yaml", AXIS("b", OBJECTIVE("o1", "Un"))},
			{"plan/axes/c.yaml",
				AXIS("c", OBJECTIVE("o3", "Trois") OBJECTIVE("o2", "2"))}},
		NULL, "plan/axes/c.yaml o2 title"},
	{"a decision's vote",
		{{"plan/meetings/m.yaml",
			"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION("d1", "")}},
		{{"plan/meetings/m.yaml", "id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
						  "d1", "    votes:\n      for: 3\n")}},
		{{"plan/meetings/m.yaml",
			"id: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
				"d1", "    votes:\n      for: 3\n") DECISION("d2", "")}},
		"plan/meetings/m.yaml\nid: m\ndate: \"2007-06-06\"\ndecisions:\n" DECISION(
			"d1", "") DECISION("d2", ""),
		NULL},
	{"acronyms",
		{{"plan/lexicon.yaml", "\"A\": \"Un\"\n\"B\": \"Deux\"\n\"C\": \"Trois\"\n"}},
		{{"plan/lexicon.yaml", "\"A\": \"1\"\n\"C\": \"Trois\"\n\"D\": \"Quatre\"\n"}},
		{{"plan/lexicon.yaml",
			"\"A\": \"1\"\n\"C\": \"Trois\"\n\"D\": \"Quatre\"\n\"E\": \"Cinq\"\n"}},
		"plan/lexicon.yaml\n\"A\": \"Un\"\n\"B\": \"Deux\"\n\"C\": \"Trois\"\n"
		"\"E\": \"Cinq\"\n",
		NULL},
	{"an acronym that changed again", {{"plan/lexicon.yaml", "\"A\": \"Un\"\n"}},
		{{"plan/lexicon.yaml", "\"A\": \"1\"\n"}},
		{{"plan/lexicon.yaml", "\"A\": \"I\"\n"}}, NULL, "plan/lexicon.yaml lexicon A"},
	/* What no field tells of. */
	{"a file of no kind that changed since", {{"plan/rules.yaml", "a: 1\n"}},
		{{"plan/rules.yaml", "a: 2\n"}}, {{"plan/rules.yaml", "a: 3\n"}}, NULL,
		"plan/rules.yaml plan/rules.yaml "},
	{"a file of no kind", {{"plan/rules.yaml", "a: 1\n"}}, {{"plan/rules.yaml", "a: 2\n"}},
		{{NULL, NULL}}, "plan/rules.yaml\na: 1\n", NULL},
};

static void add_files(struct source *source, const struct file *files)
{
	struct fixture f = {source, NULL, DIAG_INIT, FAIL_INIT};
	for (size_t i = 0; i < COUNT(fixture_base); i++) {
		bool instead = false;
		for (int k = 0; k < 5 && files[k].path; k++)
			instead = instead || !strcmp(files[k].path, fixture_base[i].path);
		if (!instead)
			fixture_add(&f, &fixture_base[i], NULL);
	}
	for (int k = 0; k < 5 && files[k].path; k++)
		fixture_add(&f, &files[k], NULL);
}

static void takes_back(void **state)
{
	const struct reversal_case *c = *state;
	struct fixture f = {source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	const struct reversal_ends ends = {source_memory(), source_memory()};
	struct reversal_obstacle obstacle;
	struct draft draft;
	struct text made = TEXT_INIT;
	add_files(ends.before, c->before);
	add_files(ends.after, c->after);
	add_files(f.source, c->present[0].path ? c->present : c->after);
	assert_int_equal(plan_load(&f.plan, f.source, &f.diag, &f.fail), 0);
	draft_init(&draft, f.source);
	reversal_obstacle_init(&obstacle);
	enum reversal_result result = reversal_make(&draft, f.plan, &ends, &obstacle, &f.fail);
	if (result == REVERSAL_FAILED)
		fail_msg("%s", f.fail.message);
	assert_int_equal(result, c->made ? REVERSAL_MADE : REVERSAL_BLOCKED);
	if (c->made) {
		draft_text(&made, &draft);
		assert_string_equal(made.data, c->made);
	} else {
		text_printf(&made, "%s %s %s%s%s", obstacle.path.data, obstacle.shown.data,
			obstacle.field.data, obstacle.refers_to.length ? ">" : "",
			obstacle.refers_to.data);
		assert_string_equal(made.data, c->obstacle);
	}
	text_release(&made);
	reversal_obstacle_release(&obstacle);
	draft_release(&draft);
	source_free(ends.before);
	source_free(ends.after);
	fixture_free(&f);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, takes_back);
	return suite_run(&suite, "reversal");
}
