#include "fixture.h"

#include "model/query.h"

#define TODAY 20080701

/* Actions a1 to a6: two under 1.1, two under 1.2, two under 2.1. */
static const struct file files[] = {
	{"plan/lexicon.yaml",
		"\"CLD\": \"Centre local\"\n\"CRE\": \"Conseil\"\n\"CRÉ\": \"Conférence\"\n"
		"\"ÉS\": \"Économie sociale\"\n"},
	{"plan/axes/pouvoirs.yaml",
		"id: pouvoirs\norder: 2\ntitle: \"Représenter\"\nobjectives:\n"
		"  - id: durer\n    title: \"Durer\"\n"},
	{"plan/actions/a1.yaml",
		"id: a1\ntitle: \"Rédiger le plan de communication\"\nobjective: connaitre\n"
		"order: 1\nstatus: planned\nresponsible:\n  - committee: communications\n"
		"partners:\n  - organization: conference\n  - text: \"autres tables ÉS\"\n"
		"schedule:\n  - automne 2007\n"
		"budget:\n  - item: \"Salle\"\n    amount: 2000\n  - amount: 3000.5\n"},
	{"plan/actions/a2.yaml",
		"id: a2\ntitle: \"Étude de la formation\"\nobjective: connaitre\norder: 2\n"
		"status: in_progress\nprogress: 40\nresponsible:\n  - person: odile-cote\n"
		"partners:\n  - organization: conseil\nschedule:\n  - continu\n"
		"funding:\n  - funder:\n      organization: conseil\n    amount: 800\n"
		"    status: granted\n  - funder:\n      text: \"Ville\"\n    in_kind: true\n"},
	{"plan/actions/a3.yaml",
		"id: a3\ntitle: \"Capsules d'information\"\nobjective: visibilite\norder: 3\n"
		"status: completed\nresponsible:\n  - post: presidence\n    as: \"La présidente\"\n"
		"  - person: odile-cote\n    note: \"par intérim\"\n"
		"partners:\n  - group: cld\nschedule:\n  - hiver 2008\n  - \"2008-06-15\"\n"
		"budget:\n  - item: \"Encre\"\n"
		"indicators:\n  - id: i1\n    title: \"Écoute\"\n    measure: percentage\n"
		"    baseline:\n      year: 2006\n      value: \"faible\"\n"
		"    periods:\n      - period: 2008\n        target: 30\n"},
	{"plan/actions/a4.yaml",
		"id: a4\ntitle: \"Colloque\"\nobjective: visibilite\norder: 4\n"
		"responsible:\n  - committee: communications\n  - person: odile-cote\n"
		"partners:\n  - organization: essai\n"
		"schedule:\n  - été 2009\nmilestones:\n"
		"  - id: m1\n    title: \"Salle\"\n    due: \"2007-12-01\"\n"
		"notes: |\n  Une longue note.\n  Avec un mot rare: sésame.\n"},
	{"plan/actions/a5.yaml",
		"id: a5\ntitle: \"Veille du CRE au territoire\"\nobjective: durer\norder: 5\n"
		"status: cancelled\nstatus_reason: \"faute de moyens\"\nreplaces:\n  - vieille\n"
		"effort:\n  - quantity: 2.5\n    unit: \"jours/semaine\"\n"
		"budget:\n  - amount: 12000\n    year: 2008\nformer_ids:\n  - guet\n"},
	{"plan/actions/a6.yaml", "id: a6\ntitle: \"Suivi\"\nobjective: durer\norder: 6\n"},
	{"plan/committees/communications.yaml",
		"id: communications\nname: \"Comité des communications\"\n"
		"former_ids:\n  - journal\nresponsible:\n  - person: odile-cote\n    lead: true\n"},
	{"plan/people/odile-cote.yaml", "id: odile-cote\nname: \"Odile Côté\"\n"},
	{"plan/posts/presidence.yaml", "id: presidence\nname: \"Présidence\"\n"},
	{"plan/organizations/conseil.yaml", "id: conseil\nname: \"Conseil\"\nacronym: CRE\n"},
};
/* More files than a fixture's array holds. */
static const struct file more_files[] = {
	{"plan/organizations/conference.yaml",
		"id: conference\nname: \"Conférence\"\nacronym: CRÉ\n"},
	{"plan/organizations/essai.yaml", "id: essai\nname: \"Essai\"\n"},
	{"plan/groups/cld.yaml", "id: cld\nname: \"Centre local\"\nacronym: CLD\n"
				 "other_names:\n  - \"Le guichet\"\n"},
	{"plan/meetings/reunion-1.yaml",
		"id: reunion-1\ndate: \"2007-06-06\"\nquorum: 12\ndecisions:\n"
		"  - id: d1\n    text: \"Que le plan soit adopté.\"\n    result: adopted\n"
		"    votes:\n      for: 9\n    covers:\n      - action: a5\n"},
	{"plan/meetings/reunion-2.yaml",
		"id: reunion-2\ndate: \"2008-01-31\"\nquorum: true\nplace: \"Salle\"\n"
		"minutes_adopted: \"2008-03-01\"\n"},
};

static struct fixture f;

#define MOST_WORDS 12

/* The ids of what a query means, in the plan's order. */
static void find(struct text *out, struct query *query, enum kind kind)
{
	const struct thing_list *list = &f.plan->things[kind];
	for (size_t i = 0; i < list->count; i++) {
		if (query_matches(query, list->items[i]))
			text_printf(out, "%s%s", out->length ? " " : "", list->items[i]->id);
	}
}

static int parse(
	struct query **query, enum kind kind, const char *const *words, struct fail *fail)
{
	char *given[MOST_WORDS];
	const struct query_scope scope = {f.plan, kind, TODAY};
	int count = 0;
	for (; count < MOST_WORDS && words[count]; count++)
		given[count] = mem_strdup(words[count]);
	int result = query_parse(query, &scope, count, given, fail);
	for (int i = 0; i < count; i++)
		free(given[i]);
	return result;
}

struct query_case {
	const char *name;
	const char *words[MOST_WORDS];
	const char *found;
};

#define ALL "a1 a2 a3 a4 a5 a6"

static struct query_case actions[] = {
	{"no words: everything", {NULL}, ALL},
	/* References. */
	{"an id", {"responsible:communications"}, "a1 a4"},
	{"in French", {"responsable:communications"}, "a1 a4"},
	{"a former id", {"responsible:journal"}, "a1 a4"},
	{"the beginning of an id", {"responsible:comm"}, "a1 a4"},
	{"a name", {"responsible:Comité des communications"}, "a1 a4"},
	{"a name in quotation marks", {"responsible:\"comite des communications\""}, "a1 a4"},
	{"in French ones", {"responsable:« Comité des communications »"}, "a1 a4"},
	{"in typographic ones", {"responsable:“Comité des communications”"}, "a1 a4"},
	{"a word of a name", {"responsible:Odile"}, "a2 a3 a4"},
	{"a last name without accents", {"responsible:cote"}, "a2 a3 a4"},
	{"a name that folds to an id", {"responsible:présidence"}, "a3"},
	{"wording in place of the name", {"responsible:présidente"}, "a3"},
	{"a printed remark", {"responsible:intérim"}, "a3"},
	{"an acronym", {"partner:CRE"}, "a2"},
	{"its twin", {"partner:CRÉ"}, "a1"},
	{"its twin in small letters", {"partner:cré"}, "a1"},
	{"in small letters without a twin", {"partner:cld"}, "a3"},
	{"an acronym in a text, the beginning of no name", {"partners:ÉS"}, "a1"},
	{"in small letters it begins one", {"partners:es"}, "a1 a4"},
	{"a text that names nobody", {"partners:tables"}, "a1"},
	{"an other name", {"partners:guichet"}, "a3"},
	{"the axis by its position", {"axis:2"}, "a5 a6"},
	{"by its id", {"axe:promouvoir"}, "a1 a2 a3 a4"},
	{"by a word of its title", {"axis:représenter"}, "a5 a6"},
	{"an objective by its position", {"objective:1.2"}, "a3 a4"},
	{"objectives by their axis", {"objective:1"}, "a1 a2 a3 a4"},
	{"objectives by their axis's id", {"objectif:pouvoirs"}, "a5 a6"},
	{"what it replaces is no more", {"replaces:vieille"}, "a5"},
	{"a reference within a mapping", {"funding.funder:CRE"}, "a2"},
	{"a text within a mapping", {"montage.bailleur:ville"}, "a2"},
	/* Texts. */
	{"a word of the title", {"title:form"}, "a2"},
	{"an id as a field", {"id:a3"}, "a3"},
	{"a former id as a field", {"former_ids:guet"}, "a5"},
	{"a path", {"path:a4"}, "a4"},
	{"words of a reason", {"motif:moyens"}, "a5"},
	{"a label with spaces", {"motif de l'état:faute de"}, "a5"},
	{"with hyphens", {"motif-de-l'état:faute"}, "a5"},
	/* Values. */
	{"a value", {"status:planned"}, "a1"},
	{"in French", {"état:prévu"}, "a1"},
	{"without accents", {"etat:realisee"}, "a3"},
	{"of two words", {"état:en-cours"}, "a2"},
	{"either of two values", {"status:planned,completed"}, "a1 a3"},
	{"of several, in French", {"état:prévue, réalisée,en cours"}, "a1 a2 a3"},
	{"neither", {"not", "status:planned,completed", "not", "no:status"}, "a2 a5"},
	{"a value within mappings", {"indicators.measure:percentage"}, "a3"},
	{"a value anywhere in a mapping", {"funding:accordé"}, "a2"},
	{"a value that no mapping has", {"funding:refusé"}, ""},
	{"who leads, where there may be one", {"responsible.lead:yes"}, ""},
	{"yes", {"funding.in_kind:oui"}, "a2"},
	/* Numbers. */
	{"a number", {"progress:40"}, "a2"},
	{"at least", {"progress:40.."}, "a2"},
	{"at most", {"progress:..39"}, ""},
	{"between", {"order:2..4"}, "a2 a3 a4"},
	{"a sum", {"budget:5000.50"}, "a1"},
	{"a sum as it is written in French", {"budget:5 000,50 $"}, "a1"},
	{"with no-break spaces", {"budget:..5\u00a0001\u00a0$"}, "a1"},
	{"as it is written in English", {"budget:$12,000"}, "a5"},
	{"a budget without amounts has no sum", {"budget:0.."}, "a1 a5"},
	{"one amount", {"budget.amount:2000"}, "a1"},
	{"a word in a budget", {"budget:salle"}, "a1"},
	{"the sum of funding", {"funding:800"}, "a2"},
	{"an effort", {"effort:2..3"}, "a5"},
	{"its unit", {"effort:jours"}, "a5"},
	{"what is measured, in numbers", {"indicators.periods.target:30"}, "a3"},
	{"what is measured, in words", {"indicators.baseline.value:faible"}, "a3"},
	{"a year", {"budget.year:2008"}, "a5"},
	/* Days. */
	{"a season", {"season:A2007"}, "a1 a2"},
	{"by its name", {"saison:automne 2007"}, "a1 a2"},
	{"as what is due", {"échéance:A2007"}, "a1 a2"},
	{"as a date", {"date:2009.."}, "a2 a4"},
	{"from a day to a day", {"schedule:2007-10-01/2007-11-01"}, "a1 a2"},
	{"in English", {"season:autumn 2007"}, "a1 a2"},
	{"EDTF", {"season:2007-23"}, "a1 a2"},
	{"a range of seasons", {"season:A2007..H2008"}, "a1 a2 a3"},
	{"a year", {"schedule:2008"}, "a2 a3"},
	{"a month", {"schedule:2008-06"}, "a2 a3"},
	{"a day", {"schedule:2008-06-15"}, "a2 a3"},
	{"from a day on", {"schedule:2009-01-01.."}, "a2 a4"},
	{"until a day", {"schedule:..2007-10-01"}, "a1 a2"},
	{"a season of any year", {"season:été"}, "a2 a4"},
	{"its code", {"season:É"}, "a2 a4"},
	{"what is continuous", {"schedule:continu"}, "a2"},
	{"continuous in English", {"schedule:continuous"}, "a2"},
	{"a date within mappings", {"milestones.due:..2008-01-31"}, "a4"},
	{"a date of a season", {"milestones.due:automne"}, "a4"},
	{"the period of an indicator", {"indicators.periods.period:2008"}, "a3"},
	/* Lateness: a1's autumn is over, a4's milestone not met; a3 is completed. */
	{"late", {"late:yes"}, "a1 a4"},
	{"in French", {"retard:oui"}, "a1 a4"},
	{"not late", {"en-retard:non"}, "a2 a3 a5 a6"},
	{"without delay", {"sans:retard"}, "a2 a3 a5 a6"},
	/* What is not given. */
	{"no field", {"no:schedule"}, "a5 a6"},
	{"in French", {"sans:échéancier"}, "a5 a6"},
	{"by its other name", {"sans:échéance"}, "a5 a6"},
	{"no status", {"no:status"}, "a4 a6"},
	{"no value within a mapping", {"no:indicators.baseline"}, "a1 a2 a4 a5 a6"},
	{"nothing is without a path", {"no:path"}, ""},
	{"nor without a position", {"no:number"}, ""},
	/* Positions. */
	{"a position", {"number:1.2"}, "a3 a4"},
	{"of an action", {"numéro:1.2.1"}, "a3"},
	{"alone", {"1.2"}, "a3 a4"},
	{"an axis's alone", {"2"}, "a5 a6"},
	{"in quotation marks it is a text", {"\"2\""}, ""},
	/* Words. */
	{"a word", {"communication"}, "a1 a4"},
	{"its beginning only", {"form"}, "a2"},
	{"the title of what it refers to", {"visibilité"}, "a3 a4"},
	{"a word of a long text", {"SÉSAME"}, "a4"},
	{"an acronym alone", {"CRE"}, "a2 a5"},
	{"not its twin", {"CRÉ"}, "a1"},
	{"a phrase", {"plan de com"}, "a1"},
	{"a phrase in quotation marks", {"\"plan de com\""}, "a1"},
	{"a text with a colon", {"\"rare: sésame\""}, "a4"},
	{"a time of day is no field", {"10:30"}, ""},
	{"a word that nothing holds", {"zzz"}, ""},
	{"an operator in quotation marks is a word", {"\"or\""}, ""},
	/* Together. */
	{"all of them", {"odile", "visibilite"}, "a3 a4"},
	{"and", {"odile", "and", "visibilite"}, "a3 a4"},
	{"et", {"odile", "ET", "visibilite"}, "a3 a4"},
	{"any of them", {"status:planned", "or", "no:schedule"}, "a1 a5 a6"},
	{"and goes before or", {"axis:1", "no:status", "or", "axis:2", "status:cancelled"},
		"a4 a5"},
	{"not", {"not", "axis:1"}, "a5 a6"},
	{"not goes before and", {"not", "axis:2", "odile"}, "a2 a3 a4"},
	{"not, twice", {"not", "not", "axis:2"}, "a5 a6"},
	{"sauf, pas, non", {"sauf", "a1", "pas", "a2", "non", "a3"}, "a4 a5 a6"},
	{"parentheses", {"axis:1", "(no:status", "or", "status:planned)"}, "a1 a4"},
	{"parentheses apart", {"(", "axis:2", "ou", "a1", ")", "no:schedule"}, "a5 a6"},
	{"not before parentheses", {"not", "(axis:1", "or", "a5)"}, "a6"},
	{"parentheses within parentheses", {"((a1)", "or", "((a2", "or", "(a3))))"},
		"a1 a2 a3"},
	{"an expression in one word", {"status:planned or late:yes"}, "a1 a4"},
	{"or in one word", {"a1 or a2"}, "a1 a2"},
	{"two fields in one word", {"status:planned responsible:communications"}, "a1"},
	{"parentheses in one word", {"axis:1 (a1 or a2)"}, "a1 a2"},
	{"a name with et in one word", {"title:étude et formation"}, ""},
	{"French typography", {"état\u00a0:\u00a0prévue"}, "a1"},
	{"a space after the colon, in one word", {"état: prévue"}, "a1"},
	{"spaces around a word", {"  a1 "}, "a1"},
};

static void run_case(const struct query_case *c, enum kind kind)
{
	struct fail fail = FAIL_INIT;
	struct query *query;
	struct text found = TEXT_INIT;
	int result = parse(&query, kind, c->words, &fail);
	if (result)
		fail_msg("%s", fail.message);
	find(&found, query, kind);
	assert_text(&found, c->found);
	query_free(query);
}

static void test_actions(void **state)
{
	run_case(*state, KIND_ACTION);
}

static struct query_case meetings[] = {
	{"a date", {"date:2007-06-06"}, "reunion-1"},
	{"a month on", {"date:2007-07.."}, "reunion-2"},
	{"seasons", {"date:A2007..H2008"}, "reunion-2"},
	{"a count", {"quorum:10.."}, "reunion-1"},
	{"yes", {"quorum:oui"}, "reunion-2"},
	{"a date where a decision may stand", {"minutes_adopted:2008"}, "reunion-2"},
	{"a field of its decisions", {"decisions.result:adoptée"}, "reunion-1"},
	{"a number of its decisions", {"decisions.votes.for:5.."}, "reunion-1"},
	{"a word of its decisions", {"adopté"}, "reunion-1"},
	{"a digit is no position here", {"1"}, "reunion-1"},
	{"no place", {"no:place"}, "reunion-1"},
};

static void test_meetings(void **state)
{
	run_case(*state, KIND_MEETING);
}

static struct query_case decisions[] = {
	{"its meeting", {"meeting:reunion-1"}, "d1"},
	{"its whole id", {"reunion-1/d1"}, "d1"},
	{"what it covers", {"covers.action:a5"}, "d1"},
	{"what it covers, by the position of an axis", {"covers.action:2"}, "d1"},
	{"what it covers, by words", {"veille"}, "d1"},
};

static void test_decisions(void **state)
{
	run_case(*state, KIND_DECISION);
}

static struct query_case committees[] = {
	{"the one who leads", {"responsible.lead:oui"}, "communications"},
	{"by the person", {"responsible:odile"}, "communications"},
	{"a kind that has no positions", {"1.1"}, ""},
};

static void test_committees(void **state)
{
	run_case(*state, KIND_COMMITTEE);
}

struct mistake {
	const char *name;
	const char *words[MOST_WORDS];
	const char *message; /* is in it */
	size_t column, width;
	const char *hint; /* is in it; NULL: any or none */
};

static struct mistake mistakes[] = {
	{"an unknown field", {"axis:1", "responsibel:x"}, "responsibel", 7, 11,
		"'responsible'"},
	{"a field of a mapping", {"bailleur:x"}, "bailleur", 0, 8, "'funding.funder'"},
	{"an unknown field within another", {"indicators.mesure:x"}, "mesure", 0, 17,
		"'measure'"},
	{"a field within a text", {"title.x:y"}, "title", 0, 7, NULL},
	{"an unknown field that is looked for to be empty", {"no:shedule"}, "shedule", 3, 7,
		"'schedule'"},
	{"nothing called that", {"responsible:comunications", "axis:1"}, "comunications", 12,
		13, "'communications'"},
	{"a word of a name misspelt", {"responsible:Odille"}, "Odille", 12, 6, "'Odile'"},
	{"something of another kind", {"responsible:promouvoir"}, "promouvoir", 12, 10, NULL},
	{"an axis that is not there", {"axis:9"}, "'9'", 5, 1, "list axes"},
	{"who is not there", {"responsible:zzz"}, "'zzz'", 12, 3, "list KIND"},
	{"an acronym without the accent that tells it from its twin", {"partner:cre"},
		"several things", 8, 3, "CRÉ (conference), CRE (conseil)"},
	{"who leads, where nobody does", {"partners.lead:yes"}, "no field 'lead'", 0, 13,
		"person, committee, organization, group, post, text, as, note"},
	{"a position that is not there", {"number:9.9"}, "position", 7, 3, NULL},
	{"no position", {"number:x"}, "1.2.3", 7, 1, NULL},
	{"an unknown value", {"status:planed"}, "planed", 7, 6, "'planned'"},
	{"a value of nothing near", {"état:zzz"}, "zzz", 5, 3, "planned, in_progress"},
	{"one of several values unknown", {"status:planned,planed"}, "'planed'", 15, 6,
		"'planned'"},
	{"a comma too many", {"status:planned,"}, "comma", 7, 8, NULL},
	{"no number", {"progress:half"}, "'half' is neither", 9, 4, "progress:5..50"},
	{"no range", {"progress:.."}, "'..' is neither", 9, 2, "progress:5.."},
	{"a year, not", {"budget.year:soon"}, "neither", 12, 4, "budget.year:2007..2010"},
	{"a sum in words", {"budget:plus de 5000"}, "'plus de 5000' is neither", 7, 12,
		"budget:5000..20000"},
	{"yes is no sum", {"budget:oui"}, "neither", 7, 3, NULL},
	{"a word that no budget has", {"budget:chaise"}, "neither", 7, 6, NULL},
	{"a word that no effort has", {"effort:cinq"}, "neither", 7, 4, "effort:5.."},
	{"more than", {"budget:>5000"}, "neither", 7, 5, "'5000..'"},
	{"at most", {"budget:<= 5 000 $"}, "neither", 7, 10, "'..5000'"},
	{"a range with a hyphen", {"budget:5000-20000"}, "neither", 7, 10, "'5000..20000'"},
	{"with a dash", {"budget:5 000 – 20 000"}, "neither", 7, 14, "'5000..20000'"},
	{"in words", {"budget:5 000 à 20 000"}, "neither", 7, 14, "'5000..20000'"},
	{"with a hyphen the wrong way round", {"budget:20000-5000"}, "neither", 7, 10,
		"budget:5000..20000"},
	{"a reversed range", {"budget:5000..1000"}, "before it begins", 7, 10, "1000..5000"},
	{"a misspelt season", {"season:automme"}, "season", 7, 7, "'automne'"},
	{"with its year", {"season:automme 2007"}, "season", 7, 12, "'automne 2007'"},
	{"at the end of a range", {"season:H2007..automme 2008"}, "season", 7, 19,
		"'automne 2008'"},
	{"days in the wrong order", {"season:H2008..A2007"}, "before", 7, 12, "A2007..H2008"},
	{"dates in the wrong order", {"schedule:2008-01-01/2007-01-01"}, "before it begins", 9,
		21, "2007-01-01/2008-01-01"},
	{"at the end of a range of days", {"schedule:2006..2008-01-01/2007-01-01"},
		"before it begins", 9, 27, NULL},
	{"years with a hyphen", {"season:2007-2010"}, "no day", 7, 9, "'2007..2010'"},
	{"seasons with a hyphen", {"season:A2007-H2008"}, "no day", 7, 11, "'A2007..H2008'"},
	{"after a day", {"season:>2007-06-01"}, "no day", 7, 11, "'2007-06-01..'"},
	{"a season of no year in a range", {"season:hiver..A2007"}, "season", 7, 12, NULL},
	{"neither yes nor no", {"late:maybe"}, "yes or no", 5, 5, NULL},
	{"a range of a mapping without amounts", {"milestones:..2008"}, "write which", 11, 6,
		"milestones. followed by one of: id, title, due, met"},
	{"an empty value", {"status:", "planned"}, "no value", 0, 7, "status:VALUE"},
	{"an empty value in quotation marks", {"status:\"\""}, "no value", 0, 9, NULL},
	{"nothing in quotation marks", {"\"\""}, "quotation marks", 0, 2, NULL},
	{"no letter", {"axis:1", "…"}, "no letter", 7, 1, NULL},
	{"a colon apart", {"responsible", ":", "odile"}, "no letter", 12, 1,
		"responsible:VALUE"},
	{"an empty word", {"axis:1", ""}, "empty word", 7, 1, NULL},
	{"a quotation mark not closed", {"title:\"plan"}, "not closed", 6, 1, NULL},
	{"a parenthesis not closed", {"(axis:1", "or", "axis:2"}, "not closed", 0, 1, NULL},
	{"a parenthesis not opened", {"axis:1)"}, "never opened", 6, 1, NULL},
	{"a parenthesis not opened, at the beginning", {")"}, "never opened", 0, 1, NULL},
	{"nothing in parentheses", {"axis:1", "()"}, "nothing in", 7, 1, NULL},
	{"or at the end", {"axis:1", "or"}, "after", 7, 2, NULL},
	{"or at the beginning", {"ou", "axis:1"}, "before", 0, 2, NULL},
	{"or twice", {"axis:1", "or", "or", "axis:2"}, "before", 10, 2, NULL},
	{"or before a parenthesis closes", {"(axis:1", "or)"}, "after", 8, 2, NULL},
	{"not at the end", {"axis:1", "not"}, "after", 7, 3, NULL},
	{"and at the beginning", {"and", "axis:1"}, "before", 0, 3, NULL},
	{"cells, not bytes", {"état:prévue", "aaé:1"}, "aaé", 12, 3, NULL},
	{"control characters", {"\x1b[31m:x"}, "\x1b[31m", 0, 8, NULL},
};

static void test_mistake(void **state)
{
	const struct mistake *c = *state;
	struct fail fail = FAIL_INIT;
	struct query *query;
	assert_int_equal(parse(&query, KIND_ACTION, c->words, &fail), -1);
	assert_null(query);
	assert_int_equal(fail.status, STATUS_USAGE);
	assert_contains(fail.message, c->message);
	assert_non_null(fail.excerpt);
	assert_int_equal(fail.column, c->column);
	assert_int_equal(fail.width, c->width);
	if (c->hint) {
		assert_non_null(fail.hint);
		assert_contains(fail.hint, c->hint);
	}
	fail_release(&fail);
}

/* The same from one string, where spaces always part. */
static void test_text(void **state)
{
	(void)state;
	static const struct {
		const char *text, *found;
	} texts[] = {{"", ALL}, {"  ", ALL}, {"colloque salle", "a4"},
		{"responsible:\"Comité des communications\" not a1", "a4"},
		{"axis:2 or (odile and «plan» or sésame)", "a4 a5 a6"}};
	const struct query_scope scope = {f.plan, KIND_ACTION, TODAY};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct fail fail = FAIL_INIT;
		struct query *query;
		struct text found = TEXT_INIT;
		assert_int_equal(query_parse_text(&query, &scope, texts[i].text, &fail), 0);
		find(&found, query, KIND_ACTION);
		assert_text(&found, texts[i].found);
		query_free(query);
	}
}

static void test_lexicon(void **state)
{
	(void)state;
	static const struct {
		const char *words[3], *found;
	} cases[] = {{{NULL}, "CLD CRE CRÉ ÉS "}, {{"CRE"}, "CRE "}, {{"cre"}, "CRE CRÉ "},
		{{"centre"}, "CLD "}, {{"not", "con"}, "CLD ÉS "}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail fail = FAIL_INIT;
		struct query *query;
		struct text found = TEXT_INIT;
		assert_int_equal(parse(&query, KIND_LEXICON, cases[i].words, &fail), 0);
		for (size_t a = 0; a < f.plan->acronym_count; a++) {
			if (query_matches_acronym(query, &f.plan->acronyms[a]))
				text_printf(&found, "%s ", f.plan->acronyms[a].acronym);
		}
		assert_text(&found, cases[i].found);
		query_free(query);
	}
	struct fail fail = FAIL_INIT;
	struct query *query;
	const char *const key[] = {"acronym:CRE", NULL};
	assert_int_equal(parse(&query, KIND_LEXICON, key, &fail), -1);
	fail_release(&fail);
}

/* What would take a stack of its own, or an hour. */
static void test_endless(void **state)
{
	(void)state;
	static const struct {
		const char *piece;
		size_t count;
		const char *message; /* NULL: it is fine */
	} cases[] = {{"(", 100000, "too deeply"}, {"not ", 100000, "missing"},
		{"a1 or ", 100000, "too many"}, {"a", 1000000, NULL}, {"a:", 100000, "field"},
		{"\"", 99999, "quotation"}, {"«", 50000, "not closed"}, {")", 50000, "never"},
		{"axis.", 50000, NULL}, {"progress:1", 20000, "number"}};
	const struct query_scope scope = {f.plan, KIND_ACTION, TODAY};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text text = TEXT_INIT;
		struct fail fail = FAIL_INIT;
		struct query *query;
		for (size_t n = 0; n < cases[i].count; n++)
			text_str(&text, cases[i].piece);
		int result = query_parse_text(&query, &scope, text.data, &fail);
		assert_int_equal(result, cases[i].message ? -1 : 0);
		if (result)
			assert_contains(fail.message, cases[i].message);
		query_free(query);
		fail_release(&fail);
		text_release(&text);
	}
}

static void test_words(void **state)
{
	(void)state;
	const char *const words[] = {"axis:1", "not", "peple", "or", "x y", "2", NULL};
	struct fail fail = FAIL_INIT;
	struct query *query;
	assert_int_equal(parse(&query, KIND_ACTION, words, &fail), 0);
	assert_string_equal(query_words(query, 0), "peple");
	assert_string_equal(query_words(query, 1), "x y");
	assert_null(query_words(query, 2));
	query_free(query);
}

static void load(void)
{
	f = (struct fixture){source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	for (size_t i = 0; i < COUNT(fixture_base); i++)
		fixture_add(&f, &fixture_base[i], NULL);
	for (size_t i = 0; i < COUNT(files); i++)
		fixture_add(&f, &files[i], NULL);
	for (size_t i = 0; i < COUNT(more_files); i++)
		fixture_add(&f, &more_files[i], NULL);
	if (plan_load(&f.plan, f.source, &f.diag, &f.fail) || diag_errors(&f.diag))
		abort();
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, actions, test_actions);
	SUITE_CASES(&suite, meetings, test_meetings);
	SUITE_CASES(&suite, decisions, test_decisions);
	SUITE_CASES(&suite, committees, test_committees);
	SUITE_CASES(&suite, mistakes, test_mistake);
	SUITE_TEST(&suite, test_text);
	SUITE_TEST(&suite, test_lexicon);
	SUITE_TEST(&suite, test_endless);
	SUITE_TEST(&suite, test_words);
	load();
	int failed = suite_run(&suite, "query");
	fixture_free(&f);
	return failed;
}
