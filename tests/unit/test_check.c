#include "fixture.h"

/* A plan, a day, and where one rule has findings; any other rule may have some too. */
struct check_case {
	const char *name, *rule, *today;
	struct file files[MOST_FILES];
	const char *findings;
};

#define A "plan/actions/a.yaml"
#define B "plan/actions/b.yaml"
#define C "plan/committees/c.yaml"
#define G "plan/groups/g.yaml"
#define L "plan/lexicon.yaml"
#define M "plan/meetings/m.yaml"
#define O "plan/organizations/o.yaml"
#define P "plan/people/p.yaml"
#define POST "plan/posts/t.yaml"
#define PLAN "plan/plan.yaml"

#define ACTION(id, rest) "id: " id "\ntitle: \"" id "\"\nobjective: connaitre\n" rest
#define PERSON(id) "id: " id "\nname: \"Personne " id "\"\n"
#define NAMED(id, rest) "id: " id "\nname: \"Nom\"\n" rest
#define MEETING(id, date, rest) "id: " id "\ndate: \"" date "\"\n" rest
#define DECISION "decisions:\n  - id: d\n    text: \"Adopté\"\n    result: adopted\n"

/* --- References ------------------------------------------------------------ */

static struct check_case references[] = {
	{"reference: known", "reference-unknown", "2007-01-01",
		{{P, PERSON("p")},
			{A, ACTION("a", "responsible:\n  - person: p\n  - text: x\n")}},
		""},
	{"reference: unknown", "reference-unknown", "2007-01-01",
		{{A, ACTION("a", "responsible:\n  - text: x\n  - person: zzzzzz\n")}},
		A ":6:5\n"},
	{"reference: a near one", "reference-unknown", "2007-01-01",
		{{"plan/people/linda.yaml", PERSON("linda")},
			{A, ACTION("a", "partners:\n  - person: lynda\n")}},
		A ":5:5 -> linda\n"},
	{"reference: near, but of another kind", "reference-unknown", "2007-01-01",
		{{"plan/groups/linda.yaml", NAMED("linda", "")},
			{A, ACTION("a", "partners:\n  - person: lynda\n")}},
		A ":5:5\n"},
	{"reference: a name, an acronym or words in place of an id", "invalid-id", "2007-01-01",
		{{"plan/people/linda.yaml", "id: linda\nname: \"Linda Maziade\"\n"},
			{O, NAMED("o", "acronym: EQ\n")},
			{A, ACTION("a", "partners:\n  - person: linda maziade\n"
					"  - organization: EQ\n  - group: \"Élus locaux\"\n"
					"  - post: a/b\n")}},
		A ":5:5 -> linda\n" A ":6:5 -> o\n" A ":7:5\n" A ":8:5\n"},
	{"reference: its kind is another", "reference-unknown", "2007-01-01",
		{{G, NAMED("g", "")}, {A, ACTION("a", "partners:\n  - person: g\n")}},
		A ":5:5\n"},
	{"reference: by a former id", "reference-unknown", "2007-01-01",
		{{P, PERSON("p") "former_ids:\n  - old\n"},
			{A, ACTION("a", "partners:\n  - person: old\n")}},
		A ":5:5 -> p\n"},
	{"reference: what it stands for", "reference-unknown", "2007-01-01",
		{{P, PERSON("p")},
			{C, NAMED("c", "members:\n  - person: p\n    on_behalf_of: zzzzzz\n")}},
		C ":5:5\n"},
	{"reference: a funder", "reference-unknown", "2007-01-01",
		{{A, ACTION("a", "funding:\n  - funder:\n      organization: zzzzzz\n")}},
		A ":6:7\n"},
	{"reference: objective", "reference-unknown", "2007-01-01",
		{{A, "id: a\ntitle: b\nobjective: conaitre\n"}}, A ":3:1 -> connaitre\n"},
	{"reference: an axis is no objective", "reference-unknown", "2007-01-01",
		{{A, "id: a\ntitle: b\nobjective: promouvoir\n"}}, A ":3:1\n"},
	{"reference: the plan's organization", "reference-unknown", "2007-01-01",
		{{"plan/organizations/pole.yaml", NULL}}, PLAN ":3:1\n"},
	{"reference: all members of a person", "reference-unknown", "2007-01-01",
		{{P, PERSON("p")}, {G, NAMED("g", "all_members_of: p\n")}}, G ":3:1\n"},
	{"reference: all members of a committee", "reference-unknown", "2007-01-01",
		{{C, NAMED("c", "")}, {G, NAMED("g", "all_members_of: c\n")}}, ""},
	{"reference: a parent of an organization is one", "reference-unknown", "2007-01-01",
		{{C, NAMED("c", "parent: o\n")}, {O, NAMED("o", "parent: c\n")}}, O ":3:1\n"},
	{"reference: a committee of a meeting", "reference-unknown", "2007-01-01",
		{{M, MEETING("m", "2007-01-01", "committee: pole\n")}}, M ":3:1\n"},
	{"reference: a decision", "reference-unknown", "2007-01-01",
		{{PLAN, PLAN_FILE "adopted: m/d\n"}, {M, MEETING("m", "2007-01-01", DECISION)}},
		""},
	{"reference: an unknown decision", "reference-unknown", "2007-01-01",
		{{"plan/plan.yaml", PLAN_FILE "adopted: reunion-1/d2\n"},
			{"plan/meetings/reunion-1.yaml",
				MEETING("reunion-1", "2007-01-01", DECISION)}},
		PLAN ":27:1 -> reunion-1/d\n"},
	{"reference: a decision replaced", "reference-unknown", "2007-01-01",
		{{M, MEETING("m", "2007-01-01", DECISION "    replaces: mm/d\n")}},
		M ":7:5 -> m/d\n"},
	{"reference: what a decision covers", "reference-unknown", "2007-01-01",
		{{M, MEETING("m", "2007-01-01",
			     DECISION "    covers:\n      - action: zzzzzz\n")}},
		M ":8:9\n"},
	{"reference: an action replaced may be no more", "reference-unknown", "2007-01-01",
		{{A, ACTION("a", "replaces:\n  - long-gone\n")}}, ""},
	{"reference: members, holders, attendees, proposers", "reference-unknown", "2007-01-01",
		{{O, NAMED("o", "members:\n  - person: zz1\n")},
			{POST, NAMED("t", "holders:\n  - person: zz2\n")},
			{M, MEETING("m", "2007-01-01",
				    "attendees:\n  - person: zz3\nabsent:\n  - person: zz4\n"
				    "guests:\n  - group: zz5\n" DECISION
				    "    proposed_by:\n      person: zz6\n"
				    "    follow_up:\n      responsible:\n"
				    "        - committee: zz7\n")}},
		M ":4:5\n" M ":6:5\n" M ":8:5\n" M ":14:7\n" M ":17:11\n" O ":4:5\n" POST
		  ":4:5\n"},
};

/* --- Acronyms and parents -------------------------------------------------- */

static struct check_case bodies_links[] = {
	{"acronym: in the lexicon", "acronym-unknown", "2007-01-01",
		{{G, NAMED("g", "acronym: CRÉ\n")}, {L, "\"CRÉ\": \"x\"\n"}}, ""},
	{"acronym: not in it, a near one is", "acronym-unknown", "2007-01-01",
		{{G, NAMED("g", "acronym: CRE\n")}, {L, "\"CRÉ\": \"x\"\n"}},
		G ":3:1 -> CRÉ\n"},
	{"acronym: no lexicon", "acronym-unknown", "2007-01-01",
		{{O, NAMED("o", "acronym: CRÉ\n")}}, O ":3:1\n"},
	{"acronym: the lexicon cannot be read", "acronym-unknown", "2007-01-01",
		{{O, NAMED("o", "acronym: CRÉ\n")}, {L, "\"CRÉ: x\n"}}, ""},
	{"twin: an id that two acronyms fold to", "acronym-twin", "2007-01-01",
		{{"plan/groups/cre.yaml", "name: x\nid: cre\n"},
			{L, "\"CRE\": \"x\"\n\"CRÉ\": \"z\"\n"}},
		"plan/groups/cre.yaml:2:1\n"},
	{"twin: one of them another name", "acronym-twin", "2007-01-01",
		{{"plan/groups/cre.yaml", NAMED("cre", "other_names:\n  - CRE\n")},
			{L, "\"CRÉ\": \"z\"\n"}},
		"plan/groups/cre.yaml:1:1\n"},
	{"twin: one acronym only", "acronym-twin", "2007-01-01",
		{{"plan/groups/cre.yaml", NAMED("cre", "acronym: CRÉ\n")},
			{L, "\"CRÉ\": \"z\"\n"}},
		""},
	{"twin: no thing of that id", "acronym-twin", "2007-01-01",
		{{L, "\"CRE\": \"x\"\n\"CRÉ\": \"z\"\n"}}, ""},
	{"parents: in a line", "parent-cycle", "2007-01-01",
		{{C, NAMED("c", "parent: o\n")}, {O, NAMED("o", "parent: pole\n")}}, ""},
	{"parents: itself", "parent-cycle", "2007-01-01", {{C, NAMED("c", "parent: c\n")}},
		C ":3:1\n"},
	{"parents: in a circle, said once", "parent-cycle", "2007-01-01",
		{{"plan/committees/a.yaml", NAMED("a", "parent: b\n")},
			{"plan/committees/b.yaml", NAMED("b", "parent: c\n")},
			{"plan/committees/c.yaml", NAMED("c", "parent: a\n")}},
		"plan/committees/a.yaml:3:1\n"},
	{"parents: a way into a circle", "parent-cycle", "2007-01-01",
		{{"plan/committees/a.yaml", NAMED("a", "parent: x\n")},
			{"plan/organizations/x.yaml", NAMED("x", "parent: z\n")},
			{"plan/organizations/z.yaml", NAMED("z", "parent: x\n")}},
		"plan/organizations/x.yaml:3:1\n"},
	{"parents: two circles", "parent-cycle", "2007-01-01",
		{{"plan/committees/a.yaml", NAMED("a", "parent: b\n")},
			{"plan/committees/b.yaml", NAMED("b", "parent: a\n")},
			{O, NAMED("o", "parent: o\n")}},
		"plan/committees/a.yaml:3:1\n" O ":3:1\n"},
};

/* --- Dates ----------------------------------------------------------------- */

#define PERIOD(start, end) \
	"format: 1\ntitle: a\norganization: pole\ncurrency: CAD\n" \
	"period:\n  start: " start "\n  end: " end "\ncalendar:\n" SEASONS

static struct check_case dates[] = {
	{"order: the period", "date-order", "2007-01-01", {{PLAN, PERIOD("2010", "2007")}},
		PLAN ":7:3\n"},
	{"order: the period, a year and a day", "date-order", "2007-01-01",
		{{PLAN, PERIOD("2010", "\"2009-12-31\"")}}, PLAN ":7:3\n"},
	{"order: the period, a day and a year", "date-order", "2007-01-01",
		{{PLAN, PERIOD("\"2010-06-01\"", "2009")}}, PLAN ":7:3\n"},
	{"order: the period, a day in its last year", "date-order", "2007-01-01",
		{{PLAN, PERIOD("\"2010-06-01\"", "2010")}}, ""},
	{"order: a period of a year", "date-order", "2007-01-01",
		{{PLAN, PERIOD("2007", "2007")}}, ""},
	{"order: a term", "date-order", "2007-01-01",
		{{P, PERSON("p")},
			{C, NAMED("c", "members:\n  - person: p\n    start: 2008-01-01\n"
				       "    until: 2007-12-31\n    end: 2008-01-01\n")}},
		C ":6:5\n"},
	{"order: a term's end", "date-order", "2007-01-01",
		{{P, PERSON("p")},
			{POST, NAMED("t", "holders:\n  - person: p\n    start: 2008-01-01\n"
					  "    end: 2007-12-31\n")}},
		POST ":6:5\n"},
	{"order: seasons", "date-order", "2007-01-01",
		{{PLAN, "format: 1\ntitle: a\norganization: pole\ncurrency: CAD\n"
			"period:\n  start: 2007\n  end: 2010\ncalendar:\n  seasons:\n"
			"    - code: H\n      name: h\n      edtf: 24\n      start: 01-01\n"
			"    - code: A\n      name: a\n      edtf: 23\n      start: 09-01\n"
			"    - code: P\n      name: p\n      edtf: 21\n      start: 04-01\n"}},
		PLAN ":18:7\n"},
	{"order: seasons, winter from the year before", "date-order", "2007-01-01",
		{{PLAN, "format: 1\ntitle: a\norganization: pole\ncurrency: CAD\n"
			"period:\n  start: 2007\n  end: 2010\ncalendar:\n  seasons:\n"
			"    - code: H\n      name: h\n      edtf: 24\n      start: 12-21\n"
			"    - code: P\n      name: p\n      edtf: 21\n      start: 03-20\n"
			"    - code: A\n      name: a\n      edtf: 23\n      start: 09-22\n"}},
		""},
	{"axes: the same order", "same-order", "2007-01-01",
		{{"plan/axes/z.yaml", "title: z\nid: z\norder: 1\nobjectives: []\n"}},
		"plan/axes/z.yaml:3:1\n"},
	{"outside: within", "outside-period", "2007-01-01",
		{{A, ACTION("a", "schedule:\n  - 2007\n  - automne 2010\n  - 2007-01-01\n"
				 "  - 2010-12-31\n  - continu\n  - continu 2007-2010\n")}},
		""},
	{"outside: before and after", "outside-period", "2007-01-01",
		{{A, ACTION("a", "schedule:\n  - 2006\n  - automne 2006\n  - 2006-12-31\n"
				 "  - 2011\n  - hiver 2011\n  - 2011-01-01\n"
				 "  - 2010-12-31/2011-01-01\n  - continu 2006-2010\n"
				 "  - continu 2007-2011\n")}},
		A ":5:5\n" A ":6:5\n" A ":7:5\n" A ":8:5\n" A ":9:5\n" A ":10:5\n" A ":11:5\n" A
		  ":12:5\n" A ":13:5\n"},
	{"outside: a season that begins before the period", "outside-period", "2007-01-01",
		{{PLAN, PERIOD("\"2007-05-01\"", "\"2010-06-30\"")},
			{A, ACTION("a", "schedule:\n  - printemps 2007\n  - 2010\n"
					"  - hiver 2007\n  - été 2010\n")}},
		A ":7:5\n" A ":8:5\n"},
	{"outside: no period is known", "outside-period", "2007-01-01",
		{{PLAN, "format: 1\ntitle: a\n"}, {A, ACTION("a", "schedule:\n  - 1999\n")}},
		""},
	{"outside: a cancelled action too", "outside-period", "2007-01-01",
		{{A, ACTION("a", "status: cancelled\nschedule:\n  - 2006\n")}}, A ":6:5\n"},
};

/* --- Actions --------------------------------------------------------------- */

#define ADOPTED PLAN_FILE "adopted: m/d\n"
#define ADOPTION \
	{ \
		M, MEETING("m", "2007-06-06", DECISION) \
	}

static struct check_case actions[] = {
	{"gaps: nothing is said", "no-responsible", "2007-01-01", {{A, ACTION("a", "")}},
		A ":1:1\n"},
	{"gaps: no schedule", "no-schedule", "2007-01-01", {{A, ACTION("a", "schedule: []\n")}},
		A ":4:1\n"},
	{"gaps: no indicator", "no-indicator", "2007-01-01", {{A, ACTION("a", "")}},
		A ":1:1\n"},
	{"gaps: all is said", "no-indicator", "2007-01-01",
		{{A, ACTION("a", "indicators:\n  - id: i\n")}}, ""},
	{"gaps: a schedule", "no-schedule", "2007-01-01",
		{{A, ACTION("a", "schedule:\n  - 2007\n")}}, ""},
	{"gaps: somebody named in words", "no-responsible", "2007-01-01",
		{{A, ACTION("a", "responsible:\n  - text: x\n")}}, ""},
	{"gaps: what is wrong is not missing", "no-schedule", "2007-01-01",
		{{A, ACTION("a", "schedule:\n  - jamais\n")}}, ""},
	{"gaps: not of a cancelled action", "no-responsible", "2007-01-01",
		{{A, ACTION("a", "status: cancelled\n")},
			{B, ACTION("b", "status: replaced\n")}},
		""},
	{"late: a season over, no status", "late", "2008-01-01",
		{{A, ACTION("a", "schedule:\n  - automne 2007\n")}}, A ":4:1\n"},
	{"late: on its last day it is not", "late", "2007-12-31",
		{{A, ACTION("a", "schedule:\n  - automne 2007\n")}}, ""},
	{"late: planned or in progress", "late", "2009-01-01",
		{{A, ACTION("a", "schedule:\n  - 2007\nstatus: planned\n")},
			{B, ACTION("b", "status: in_progress\nschedule:\n  - 2007\n")}},
		A ":4:1\n" B ":5:1\n"},
	{"late: not once it is completed, suspended, postponed or cancelled", "late",
		"2009-01-01",
		{{A, ACTION("a", "schedule:\n  - 2007\nstatus: completed\n")},
			{B, ACTION("b", "schedule:\n  - 2007\nstatus: suspended\n")},
			{"plan/actions/c.yaml",
				ACTION("c", "schedule:\n  - 2007\nstatus: postponed\n")},
			{"plan/actions/d.yaml",
				ACTION("d", "schedule:\n  - 2007\nstatus: cancelled\n")}},
		""},
	{"late: the last entry counts, wherever it stands", "late", "2008-06-01",
		{{A, ACTION("a", "schedule:\n  - automne 2008\n  - hiver 2007\n")}}, ""},
	{"late: what is continuous is not", "late", "2015-01-01",
		{{A, ACTION("a", "schedule:\n  - 2007\n  - continu 2007-2008\n")}}, ""},
	{"late: a milestone", "late", "2008-01-02",
		{{A, ACTION("a", "milestones:\n  - id: m1\n    due: 2008-01-01\n"
				 "  - id: m2\n    due: 2007-01-01\n    met: 2007-02-01\n"
				 "  - id: m3\n    due: 2008-01-02\n  - id: m4\n")}},
		A ":5:5\n"},
	{"late: a milestone of a completed action", "late", "2009-01-01",
		{{A, ACTION("a", "status: completed\nmilestones:\n  - id: m\n"
				 "    due: 2008-01-01\n")}},
		""},
	{"adoption: all was over before", "before-adoption", "2007-01-01",
		{{PLAN, ADOPTED}, ADOPTION, {A, ACTION("a", "schedule:\n  - hiver 2007\n")},
			{B, ACTION("b", "schedule:\n  - printemps 2007\n  - hiver 2007\n")}},
		A ":4:1\n"},
	{"adoption: on the day itself", "before-adoption", "2007-01-01",
		{{PLAN, ADOPTED}, ADOPTION, {A, ACTION("a", "schedule:\n  - 2007-06-06\n")}},
		""},
	{"adoption: nobody knows when", "before-adoption", "2007-01-01",
		{{A, ACTION("a", "schedule:\n  - hiver 2007\n")}}, ""},
};

#define MEMBER(rest) "members:\n  - person: p\n" rest
#define BY_P \
	{ \
		A, ACTION("a", "responsible:\n  - person: p\n") \
	}

static struct check_case mandates[] = {
	{"mandate: ended", "mandate-ended", "2008-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER("    end: 2008-01-01\n"))}, BY_P},
		A ":5:5\n"},
	{"mandate: ends tomorrow", "mandate-ended", "2007-12-31",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER("    end: 2008-01-01\n"))}, BY_P}, ""},
	{"mandate: the term planned is over, not the mandate", "mandate-ended", "2009-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER("    until: 2008-01-01\n"))}, BY_P},
		""},
	{"mandate: another goes on", "mandate-ended", "2009-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER("    end: 2008-01-01\n"))},
			{POST, NAMED("t", "holders:\n  - person: p\n")}, BY_P},
		""},
	{"mandate: none is known", "mandate-ended", "2009-01-01", {{P, PERSON("p")}, BY_P}, ""},
	{"mandate: of a completed action", "mandate-ended", "2009-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER("    end: 2008-01-01\n"))},
			{A, ACTION("a", "status: completed\nresponsible:\n  - person: p\n")}},
		""},
	{"mandate: a post without holder left", "mandate-ended", "2009-01-01",
		{{P, PERSON("p")},
			{POST, NAMED("t", "holders:\n  - person: p\n    end: 2008-01-01\n")},
			{A, ACTION("a", "responsible:\n  - post: t\n")}},
		A ":5:5\n"},
	{"mandate: a post that nobody ever held", "mandate-ended", "2009-01-01",
		{{POST, NAMED("t", "")}, {A, ACTION("a", "responsible:\n  - post: t\n")}}, ""},
	{"mandate: a committee dissolved", "mandate-ended", "2008-01-01",
		{{C, NAMED("c", "dissolved: 2008-01-01\n")},
			{A, ACTION("a", "responsible:\n  - text: x\n  - committee: c\n")}},
		A ":6:5\n"},
	{"mandate: a committee not yet dissolved", "mandate-ended", "2007-12-31",
		{{C, NAMED("c", "dissolved: 2008-01-01\n")},
			{A, ACTION("a", "responsible:\n  - committee: c\n")}},
		""},
};

#define TITLED(id, title, who) \
	{ \
		"plan/actions/" id ".yaml", \
			"id: " id "\ntitle: \"" title \
			"\"\nobjective: connaitre\nresponsible:\n  - text: " who "\n" \
	}

static struct check_case titles[] = {
	{"titles: the same", "similar-titles", "2007-01-01",
		{TITLED("a", "Organiser des formations", "x"),
			TITLED("b", "organiser les Formations", "x")},
		B ":2:1\n"},
	{"titles: one word more", "similar-titles", "2007-01-01",
		{TITLED("a", "Organiser des formations", "x"),
			TITLED("b", "Organiser des formations annuelles", "x")},
		B ":2:1\n"},
	{"titles: one word less", "similar-titles", "2007-01-01",
		{TITLED("a", "Organiser des formations annuelles", "x"),
			TITLED("b", "Organiser des formations", "x")},
		B ":2:1\n"},
	{"titles: two words more", "similar-titles", "2007-01-01",
		{TITLED("a", "Organiser des formations", "x"),
			TITLED("b", "Organiser des formations annuelles obligatoires", "x")},
		""},
	{"titles: nobody in common", "similar-titles", "2007-01-01",
		{TITLED("a", "Organiser des formations", "x"),
			TITLED("b", "Organiser des formations", "z")},
		""},
	{"titles: two words and one of them", "similar-titles", "2007-01-01",
		{TITLED("a", "Organiser", "x"), TITLED("b", "Organiser des formations", "x")},
		""},
	{"titles: three alike, each said once", "similar-titles", "2007-01-01",
		{TITLED("a", "Été fou", "x"), TITLED("b", "été fou", "x"),
			TITLED("c", "ete fou", "x")},
		B ":2:1\nplan/actions/c.yaml:2:1\n"},
};

/* --- Bodies ---------------------------------------------------------------- */

#define RANGE PLAN_FILE "meetings_per_year:\n  min: 1\n  max: 2\n"
#define HELD(id, date) \
	{ \
		"plan/meetings/" id ".yaml", MEETING(id, date, "") \
	}

static struct check_case bodies[] = {
	{"committee: nobody answers", "committee-no-responsible", "2007-01-01",
		{{C, NAMED("c", "")}}, C ":1:1\n"},
	{"committee: one answers", "committee-no-responsible", "2007-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", "responsible:\n  - person: p\n")}}, ""},
	{"committee: one answered once", "committee-no-responsible", "2008-01-01",
		{{P, PERSON("p")},
			{C, NAMED("c", "responsible:\n  - person: p\n    end: 2007-06-06\n")}},
		C ":3:1\n"},
	{"committee: dissolved", "committee-no-responsible", "2008-01-01",
		{{C, NAMED("c", "dissolved: 2007-06-06\n")}}, ""},
	{"committee: two answer", "committee-several-responsibles", "2007-01-01",
		{{C, NAMED("c", "responsible:\n  - text: x\n  - text: z\n")}}, C ":3:1\n"},
	{"committee: two, one after the other", "committee-several-responsibles", "2008-01-01",
		{{C, NAMED("c",
			     "responsible:\n  - text: x\n    end: 2007-06-06\n  - text: z\n")}},
		""},
	{"committee: no members", "committee-no-members", "2007-01-01",
		{{C, NAMED("c", "members: []\n")}}, C ":3:1\n"},
	{"committee: a member", "committee-no-members", "2007-01-01",
		{{C, NAMED("c", "members:\n  - text: x\n")}}, ""},
	{"person: on no committee", "person-no-committee", "2007-01-01", {{P, PERSON("p")}},
		P ":1:1\n"},
	{"person: a member", "person-no-committee", "2007-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER(""))}}, ""},
	{"person: once a member", "person-no-committee", "2009-01-01",
		{{P, PERSON("p")}, {C, NAMED("c", MEMBER("    end: 2008-01-01\n"))}},
		P ":1:1\n"},
	{"person: by a post", "person-no-committee", "2007-01-01",
		{{P, PERSON("p")}, {POST, NAMED("t", "holders:\n  - person: p\n")},
			{C, NAMED("c", "members:\n  - post: t\n")}},
		""},
	{"person: by groups of groups", "person-no-committee", "2007-01-01",
		{{P, PERSON("p")}, {G, NAMED("g", MEMBER(""))},
			{"plan/groups/h.yaml", NAMED("h", "members:\n  - group: g\n")},
			{C, NAMED("c", "members:\n  - group: h\n")}},
		""},
	{"person: by groups in a circle", "person-no-committee", "2007-01-01",
		{{P, PERSON("p")}, {G, NAMED("g", "members:\n  - group: h\n")},
			{"plan/groups/h.yaml", NAMED("h", "members:\n  - group: g\n")},
			{C, NAMED("c", "members:\n  - group: h\n")}},
		P ":1:1\n"},
	{"post: nobody", "post-no-holder", "2007-01-01", {{POST, NAMED("t", "")}},
		POST ":1:1\n"},
	{"post: somebody", "post-no-holder", "2007-01-01",
		{{POST, NAMED("t", "holders:\n  - text: x\n")}}, ""},
	{"post: nobody any more", "post-no-holder", "2008-01-01",
		{{POST, NAMED("t", "holders:\n  - text: x\n    end: 2007-12-31\n")}},
		POST ":3:1\n"},
	{"group: nobody", "group-no-members", "2007-01-01", {{G, NAMED("g", "")}}, G ":1:1\n"},
	{"group: somebody", "group-no-members", "2007-01-01",
		{{G, NAMED("g", "members:\n  - text: x\n")}}, ""},
	{"group: all of a body without members", "group-no-members", "2007-01-01",
		{{O, NAMED("o", "")}, {G, NAMED("g", "all_members_of: o\n")}}, G ":3:1\n"},
	{"group: all of a body", "group-no-members", "2007-01-01",
		{{O, NAMED("o", "members:\n  - text: x\n")},
			{G, NAMED("g", "all_members_of: o\n")}},
		""},
	{"meetings: as many as expected", "meetings-per-year", "2008-12-31",
		{{PLAN, RANGE}, HELD("m", "2007-06-06"), HELD("v", "2008-01-01"),
			HELD("w", "2008-01-02")},
		""},
	{"meetings: none in a year that is over", "meetings-per-year", "2009-12-31",
		{{PLAN, RANGE}, HELD("m", "2007-06-06")}, PLAN ":27:1\n"},
	{"meetings: too many this year", "meetings-per-year", "2007-12-31",
		{{PLAN, RANGE}, HELD("m", "2007-06-06"), HELD("v", "2007-01-01"),
			HELD("w", "2007-01-02")},
		PLAN ":27:1\n"},
	{"meetings: committees meet as they like", "meetings-per-year", "2007-12-31",
		{{PLAN, RANGE}, HELD("m", "2007-06-06"), HELD("v", "2007-01-01"),
			{C, NAMED("c", "")},
			{"plan/meetings/w.yaml", MEETING("w", "2007-01-02", "committee: c\n")}},
		""},
	{"meetings: after the period", "meetings-per-year", "2030-01-01",
		{{PLAN, RANGE}, HELD("a", "2007-06-06"), HELD("b", "2008-06-06"),
			HELD("c", "2009-06-06"), HELD("d", "2010-06-06")},
		""},
};

/* --- Texts ----------------------------------------------------------------- */

#define LINDA \
	{ \
		"plan/people/linda.yaml", "id: linda\nname: \"Linda Maziade\"\n" \
	}
#define TEXT(text) \
	{ \
		A, ACTION("a", "notes: |\n  " text "\n") \
	}

static struct check_case texts[] = {
	{"mention: nowhere", "never-mentioned", "2007-01-01", {LINDA, {O, NAMED("o", "")}},
		O ":1:1\nplan/people/linda.yaml:1:1\n"},
	{"mention: by a reference", "never-mentioned", "2007-01-01",
		{LINDA, {A, ACTION("a", "responsible:\n  - person: linda\n")}}, ""},
	{"mention: by name, whatever its letters", "never-mentioned", "2007-01-01",
		{LINDA, TEXT("Rencontrer LINDA MAZIADE.")}, ""},
	{"mention: by a part of the name", "never-mentioned", "2007-01-01",
		{LINDA, TEXT("Rencontrer Linda.")}, "plan/people/linda.yaml:1:1\n"},
	{"mention: within a longer word", "never-mentioned", "2007-01-01",
		{LINDA, TEXT("Rencontrer Linda Maziades.")}, "plan/people/linda.yaml:1:1\n"},
	{"mention: by another name", "never-mentioned", "2007-01-01",
		{{O, NAMED("o", "other_names:\n  - \"Équiterre\"\n")}, TEXT("Avec équiterre.")},
		""},
	{"mention: by an acronym", "never-mentioned", "2007-01-01",
		{{O, NAMED("o", "acronym: EQ\n")}, {L, "\"EQ\": \"x\"\n"},
			TEXT("Avec EQ, oui.")},
		""},
	{"mention: by itself does not count", "never-mentioned", "2007-01-01",
		{{O, "id: o\nname: \"Équiterre\"\nclassification: \"Équiterre\"\nparent: o\n"}},
		O ":1:1\n"},
	{"acronym in a text: unknown", "acronym-in-text", "2007-01-01",
		{TEXT("Avec la FECCQ.")}, A ":4:1\n"},
	{"acronym in a text: known", "acronym-in-text", "2007-01-01",
		{{L, "\"FECCQ\": \"x\"\n"}, TEXT("Avec la FECCQ.")}, ""},
	{"acronym in a text: a near one is known", "acronym-in-text", "2007-01-01",
		{{L, "\"CRÉ\": \"x\"\n"}, TEXT("Avec la CRE.")}, A ":4:1 -> CRÉ\n"},
	{"acronym in a text: the beginning of a known one", "acronym-in-text", "2007-01-01",
		{{L, "\"CSMOÉSAC\": \"x\"\n"}, TEXT("Avec le CSMO.")}, A ":4:1 -> CSMOÉSAC\n"},
	{"acronym in a text: hyphens left out", "acronym-in-text", "2007-01-01",
		{{L, "\"CSMOÉSAC\": \"x\"\n"}, TEXT("Avec le CSMO-ÉSAC et le CSMO - ÉSAC.")},
		""},
	{"acronym in a text: once a file", "acronym-in-text", "2007-01-01",
		{TEXT("La FECCQ, la FECCQ et le RQOH.")}, A ":4:1\n" A ":4:1\n"},
	{"acronym in a text: a word of a name", "acronym-in-text", "2007-01-01",
		{{O, "id: o\nname: \"Chantier ÉS\"\n"}, TEXT("Avec l'ÉS.")}, ""},
	{"acronym in a text: Roman numbers and small words", "acronym-in-text", "2007-01-01",
		{TEXT("Phase II, étape A, CLDs, 2007.")}, ""},
	{"acronym in a text: the document's own cells", "acronym-in-text", "2007-01-01",
		{{A, ACTION("a", "source:\n  partners: \"FECCQ\"\n")}}, ""},
	{"covers: fields of actions", "covers-unknown-field", "2007-01-01",
		{{A, ACTION("a", "")},
			{M, MEETING("m", "2007-01-01",
				    DECISION "    covers:\n      - action: a\n        fields:\n"
					     "          - budget\n          - budget.amount\n"
					     "          - number\n          - shedule\n")}},
		M ":13:13 -> schedule\n"},
};

static void test_case(void **state)
{
	const struct check_case *c = *state;
	struct fixture f;
	fixture_check(&f, c->files, c->today);
	assert_findings_of(&f.diag, c->rule, c->findings);
	fixture_free(&f);
}

/* --- The whole ------------------------------------------------------------- */

/* A plan in which all is said has nothing said of it. */
static void test_clean(void **state)
{
	(void)state;
	static const struct file files[] = {{PLAN, RANGE "adopted: m/d\n"},
		{L, "\"EQ\": \"Équiterre\"\n"}, {M, MEETING("m", "2007-06-06", DECISION)},
		{P, PERSON("p")},
		{C, NAMED("c", "responsible:\n  - person: p\nmembers:\n  - person: p\n")},
		{O, NAMED("o", "acronym: EQ\n")},
		{POST, NAMED("t", "holders:\n  - person: p\n")},
		{G, NAMED("g", "members:\n  - person: p\n")},
		{A, ACTION("a", "responsible:\n  - committee: c\npartners:\n"
				"  - organization: o\nschedule:\n  - automne 2007\n"
				"indicators:\n  - id: i\n")},
		{NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-10-01");
	assert_findings(&f.diag, "");
	fixture_free(&f);
}

/* Errors do not depend on the day, and warnings only where they say so. */
static void test_order_and_days(void **state)
{
	(void)state;
	static const struct file files[] = {
		{A, ACTION("a",
			    "schedule:\n  - 2007\n  - 2006\nresponsible:\n  - person: zzz\n")},
		{NULL, NULL}};
	struct fixture early, late;
	fixture_check(&early, files, "2007-01-01");
	fixture_check(&late, files, "2020-01-01");
	assert_findings(&early.diag,
		A ":1:1 no-indicator\n" A ":6:5 outside-period\n" A ":8:5 reference-unknown\n");
	assert_findings(&late.diag, A ":1:1 no-indicator\n" A ":4:1 late\n" A
				      ":6:5 outside-period\n" A ":8:5 reference-unknown\n");
	fixture_free(&early);
	fixture_free(&late);
}

/* Without warnings the errors are the same ones, suggestions included. */
static void test_errors_only(void **state)
{
	(void)state;
	static const struct file files[] = {{A, ACTION("a", "partners:\n  - person: zzz\n")},
		{M, MEETING("m", "2007-01-01",
			    "attendees:\n  - person: zzzzzz\n" DECISION
			    "    covers:\n      - action: a\n        fields:\n"
			    "          - shedule\n")},
		{NULL, NULL}};
	struct fixture all, errors;
	struct text expected = TEXT_INIT;
	fixture_check(&all, files, "2020-01-01");
	keep_errors(&all);
	findings_text(&expected, &all.diag, NULL);
	fixture_load(&errors, files);
	errors.diag.no_warnings = true;
	check_run(errors.plan, 20200101, &errors.diag);
	assert_findings(&errors.diag, expected.data);
	text_release(&expected);
	fixture_free(&all);
	fixture_free(&errors);
}

static void test_messages(void **state)
{
	(void)state;
	static const struct file files[] = {{PLAN, PLAN_FILE "meetings_per_year:\n  min: 3\n"},
		{G, NAMED("g", "")},
		{A, ACTION("a", "schedule:\n  - 2006\nresponsible:\n  - person: g\n")},
		{NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2008-01-01");
	assert_contains(message_of(&f.diag, "reference-unknown"), "write 'group: g'");
	assert_contains(message_of(&f.diag, "outside-period"), "'2006'");
	assert_contains(message_of(&f.diag, "outside-period"), "2007 to 2010");
	assert_contains(message_of(&f.diag, "late"), "31 December 2006");
	assert_contains(message_of(&f.diag, "group-no-members"), "Nom");
	const char *meetings = message_of(&f.diag, "meetings-per-year");
	assert_contains(meetings, "2007: 0 meetings");
	/* Nobody wrote a greatest number. */
	assert_null(strstr(meetings, "2147483647"));
	fixture_free(&f);
}

/* A plan of thousands of actions is looked at from two sides at once, and is the same. */
static void test_large(void **state)
{
	(void)state;
	struct fixture f = {source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	struct text expected = TEXT_INIT;
	for (size_t i = 0; i < COUNT(fixture_base); i++)
		fixture_add(&f, &fixture_base[i], NULL);
	for (int i = 0; i < 2500; i++) {
		struct text path = TEXT_INIT, yaml = TEXT_INIT;
		text_printf(&path, "plan/actions/a%04d.yaml", i);
		text_printf(&yaml,
			"id: a%04d\ntitle: \"Faire %d\"\nobjective: connaitre\n"
			"responsible:\n  - text: x%d\nnotes: \"Avec %s\"\n",
			i, i, i / 2, i % 100 ? "eux" : "la FECCQ");
		if (i % 100 == 0)
			text_printf(&expected, "%s:6:1\n", path.data);
		source_memory_add(f.source, path.data, yaml.data, yaml.length);
		text_release(&path);
		text_release(&yaml);
	}
	assert_int_equal(plan_load(&f.plan, f.source, &f.diag, &f.fail), 0);
	check_run(f.plan, 20070101, &f.diag);
	assert_findings_of(&f.diag, "acronym-in-text", expected.data);
	assert_int_equal(f.diag.count, 2 * 2500 + 25);
	text_release(&expected);
	fixture_free(&f);
}

/* Two things with one id: said of the second; what refers to it is not to blame. */
static void test_duplicates(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/committees/x.yaml", NAMED("x", "parent: x\n")},
		{"plan/groups/x.yaml", NAMED("x", "")}, {"plan/people/x.yaml", PERSON("x")},
		{A, ACTION("a", "responsible:\n  - person: x\n  - group: x\n")}, {NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-01-01");
	assert_errors(&f, "plan/committees/x.yaml:1:1 duplicate-id\n"
			  "plan/committees/x.yaml:3:1 parent-cycle\n"
			  "plan/groups/x.yaml:1:1 duplicate-id\n"
			  "plan/people/x.yaml:1:1 duplicate-id\n");
	fixture_free(&f);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, references, test_case);
	SUITE_CASES(&suite, bodies_links, test_case);
	SUITE_CASES(&suite, dates, test_case);
	SUITE_CASES(&suite, actions, test_case);
	SUITE_CASES(&suite, mandates, test_case);
	SUITE_CASES(&suite, titles, test_case);
	SUITE_CASES(&suite, bodies, test_case);
	SUITE_CASES(&suite, texts, test_case);
	SUITE_TEST(&suite, test_clean);
	SUITE_TEST(&suite, test_order_and_days);
	SUITE_TEST(&suite, test_errors_only);
	SUITE_TEST(&suite, test_messages);
	SUITE_TEST(&suite, test_large);
	SUITE_TEST(&suite, test_duplicates);
	return suite_run(&suite, "check");
}
