#include "fixture.h"

#include "model/edit.h"
#include "model/resolve.h"

/* A thing of each way of writing that people use: comments, quotes, flow, blocks. */
#define ACTION \
	"id: plan-com\n" \
	"title: \"Rédiger le plan\"  # du document\n" \
	"objective: connaitre\n" \
	"order: 10\n" \
	"\n" \
	"responsible:\n" \
	"  # Le comité d'abord.\n" \
	"  - committee: com\n" \
	"    note: 'À confirmer'\n" \
	"  - person: odile\n" \
	"schedule:\n" \
	"  - automne 2007\n" \
	"  - continu 2008-2010\n" \
	"budget:\n" \
	"  - amount: 5000\n" \
	"    currency: CAD\n" \
	"indicators:\n" \
	"  - id: i1\n" \
	"    title: Membres\n" \
	"    measure: unit\n" \
	"    baseline:\n" \
	"      value: \"faible\"\n" \
	"    periods:\n" \
	"      - period: 2007\n" \
	"        target: 20\n" \
	"notes: |\n" \
	"  Un.\n" \
	"  Deux.\n"

static const struct file files[MOST_FILES] = {
	{"plan/actions/plan-com.yaml", ACTION},
	{"plan/actions/bulletin.yaml",
		"id: bulletin\ntitle: \"Publier un bulletin\"\nobjective: connaitre\norder: 20\n"},
	{"plan/committees/com.yaml",
		"id: com\nname: \"Comité des communications\"\nparent: pole\n"},
	{"plan/people/odile.yaml", "id: odile\nname: \"Odile Bourdages\"\n"},
	{"plan/organizations/cre.yaml",
		"id: cre\nname: \"Conférence régionale\"\nacronym: \"CRÉ\"\n"},
	{"plan/organizations/cld.yaml", "id: cld\nname: \"Centre local\"\nacronym: \"CLD\"\n"},
	{"plan/meetings/r1.yaml", "id: r1\ndate: \"2007-06-06\"\ndecisions:\n"
				  "  - id: d1\n    text: \"Adopté.\"\n    result: adopted\n"},
	{"plan/lexicon.yaml", "\"CRÉ\": \"Conférence régionale des élus\"\n"},
};

/* The word as given, and what of the file it changes into what; "" for `from`: nothing. */
struct edit_case {
	const char *name;
	const char *id;
	const char *word;
	const char *from, *to;
};

static struct edit_case edit_cases[] = {
	{"a number for a text", "plan-com", "indicators.i1.baseline.value=12.50",
		"value: \"faible\"", "value: 12.50"},
	{"a scalar keeps its quotes and comment", "plan-com", "title=Écrire le plan",
		"\"Rédiger le plan\"  # du document", "\"Écrire le plan\"  # du document"},
	{"a quote within", "plan-com", "title=Le \"plan\"", "\"Rédiger le plan\"",
		"\"Le \\\"plan\\\"\""},
	{"a number", "plan-com", "order=15", "order: 10", "order: 15"},
	{"an enumeration comes where the schema has it", "plan-com", "status=completed",
		"order: 10\n", "order: 10\nstatus: completed\n"},
	{"in French", "plan-com", "état=réalisée", "order: 10\n",
		"order: 10\nstatus: completed\n"},
	{"without accents", "plan-com", "etat=realisee", "order: 10\n",
		"order: 10\nstatus: completed\n"},
	{"a field goes", "plan-com", "order=", "order: 10\n", ""},
	{"a field that is not there goes", "plan-com", "status=", "", ""},
	{"the same value", "plan-com", "order=10", "", ""},
	{"an objective by position", "plan-com", "objective=1.2", "objective: connaitre",
		"objective: visibilite"},
	{"an objective by words of its title", "plan-com", "objectif=visibilité",
		"objective: connaitre", "objective: visibilite"},
	{"a long text keeps its style", "plan-com", "notes=Trois.", "  Un.\n  Deux.\n",
		"  Trois.\n"},
	{"lines", "plan-com", "notes=Un.\nTrois.\n", "  Deux.\n", "  Trois.\n"},
	{"a long text that is new", "bulletin", "notes=Un.", "order: 20\n",
		"order: 20\nnotes: |\n  Un.\n"},

	{"a reference by acronym", "plan-com", "responsible+=CRÉ", "  - person: odile\n",
		"  - person: odile\n  - organization: cre\n"},
	{"by words of the name", "plan-com", "partenaires+=Centre local", "schedule:\n",
		"partners:\n  - organization: cld\nschedule:\n"},
	{"with attributes", "plan-com", "responsible+=cld, lead:oui, note:\"a, b\"",
		"  - person: odile\n",
		"  - person: odile\n  - organization: cld\n    note: \"a, b\"\n    lead: true\n"},
	{"text", "plan-com", "partners+=text:Autres organismes", "schedule:\n",
		"partners:\n  - text: \"Autres organismes\"\nschedule:\n"},
	{"an item goes with its comment", "plan-com", "responsible-=com",
		"  # Le comité d'abord.\n  - committee: com\n    note: 'À confirmer'\n", ""},
	{"another takes its place", "plan-com", "responsible:com=cre",
		"  - committee: com\n    note: 'À confirmer'\n", "  - organization: cre\n"},
	{"its attribute", "plan-com", "responsible.committee:com.note=Confirmé",
		"'À confirmer'", "'Confirmé'"},
	{"its attribute goes", "plan-com",
		"responsible.committee:com.note=", "    note: 'À confirmer'\n", ""},
	{"the items are these", "plan-com", "responsible=odile; cld",
		"  # Le comité d'abord.\n  - committee: com\n    note: 'À confirmer'\n"
		"  - person: odile\n",
		"  - person: odile\n  - organization: cld\n"},

	{"a season", "plan-com", "schedule+=A 2008", "  - continu 2008-2010\n",
		"  - continu 2008-2010\n  - automne 2008\n"},
	{"instead of another", "plan-com", "échéancier:automne 2007=hiver 2008",
		"  - automne 2007\n", "  - hiver 2008\n"},
	{"by its letter", "plan-com", "schedule-=A2007", "  - automne 2007\n", ""},
	{"the last item takes the list with it", "plan-com", "budget-=amount:5000",
		"budget:\n  - amount: 5000\n    currency: CAD\n", ""},

	{"a sum", "plan-com", "budget./.amount=5 500,50", "amount: 5000", "amount: 5500.50"},
	{"another item", "plan-com", "budget+=Site web, amount:1200, year:2008",
		"indicators:\n",
		"  - item: \"Site web\"\n    year: 2008\n    amount: 1200\nindicators:\n"},
	{"deep down", "plan-com", "indicators.i1.periods.2007.actual=25", "target: 20\n",
		"target: 20\n        actual: 25\n"},
	{"a period that is new", "plan-com", "indicators.i1.periods.2008.target=30",
		"        target: 20\n",
		"        target: 20\n      - period: 2008\n        target: 30\n"},
	{"a milestone with its key first", "bulletin",
		"milestones+=m1, title:Lancement, due:2008-03-01", "order: 20\n",
		"order: 20\nmilestones:\n  - id: m1\n    title: \"Lancement\"\n"
		"    due: \"2008-03-01\"\n"},
	{"a mapping that is new", "bulletin", "source.budget=5 000 $", "order: 20\n",
		"order: 20\nsource:\n  budget: \"5 000 $\"\n"},

	{"quotes within an item of an item", "bulletin",
		"funding+=funder:text:\"A, \\\"b\\\"\", amount:5", "order: 20\n",
		"order: 20\nfunding:\n  - funder:\n      text: \"A, \\\"b\\\"\"\n    amount: 5\n"},
	{"a colon in quotes names no field", "bulletin", "budget+=\"year: 2008\", amount:5",
		"order: 20\n", "order: 20\nbudget:\n  - item: \"year: 2008\"\n    amount: 5\n"},
	{"the last field takes its mapping with it", "bulletin", "source.title=", "", ""},

	{"of the plan", "plan", "period.end=2011", "end: 2010", "end: 2011"},
	{"the adopting decision", "plan", "adopted=r1/d1", "currency: CAD\n",
		"adopted: r1/d1\ncurrency: CAD\n"},
	{"of an objective", "visibilite", "title=Être vu", "\"Donner de la visibilité\"",
		"\"Être vu\""},
	{"of a decision", "r1/d1", "result=rejected", "result: adopted", "result: rejected"},
	{"votes", "r1/d1", "votes.for=7", "    result: adopted\n",
		"    result: adopted\n    votes:\n      for: 7\n"},
};

static const char *const mistake_words[][4] = {
	/* thing, word, message, hint or NULL */
	{"plan-com", "status=finie", "'finie' is no value for status", NULL},
	{"plan-com", "status=complete", "'complete' is no value for status",
		"did you mean 'completed'?"},
	{"plan-com", "order=dix", "'dix' is no value for order",
		"write a number: 5000, 1200.50"},
	{"plan-com", "responsible+=comm", NULL, NULL},
	{"plan-com", "responsible+=odile", "'odile' is among them already: responsible", NULL},
	{"plan-com", "responsible-=cld", "'cld' is not among: responsible", NULL},
	{"plan-com", "partners-=cld", "'cld' is not among: partners", NULL},
	{"plan-com", "schedule:hiver 2009=continu", "'hiver 2009' is not among: schedule",
		NULL},
	{"plan-com", "title=", "'title' is required: give it a value", NULL},
	{"plan-com", "objective=nulle-part", "nothing in the plan is called 'nulle-part'",
		NULL},
	{"plan-com", "objective=com", "nothing in the plan is called 'com'", NULL},
	{"plan-com", "budget+=amount:5, amount:6", "'amount' is given twice", NULL},
	{"plan-com", "budget+=Site, 5", "'5': which field is this?", NULL},
	{"plan-com", "budget+=,", NULL, NULL},
	{"plan-com", "title=a\033[31mb",
		"what is given holds the character U+001B, which does not belong in a plan",
		NULL},
	{"plan-com", "notes=a\302\205",
		"what is given holds the character U+0085, which does not belong in a plan",
		NULL},
	{"plan-com", "notes=\342\200\256abc",
		"what is given holds the character U+202E, which does not belong in a plan",
		NULL},
	{"plan-com", "notes=\377", "what is given is no UTF-8 text", NULL},
};

struct edited {
	struct fixture fixture;
	struct text bytes;
	struct fail fail;
	int result;
};

static void edit(struct edited *edited, const char *id, const char *word)
{
	const struct thing *thing;
	struct arena arena = ARENA_INIT;
	struct assignment assignment;
	fixture_load(&edited->fixture, files);
	const struct plan *plan = edited->fixture.plan;
	edited->fail = (struct fail)FAIL_INIT;
	text_init(&edited->bytes);
	assert_int_equal(resolve_thing(&thing, plan, id, &edited->fail), 0);
	for (size_t i = 0; i < MOST_FILES && files[i].path; i++) {
		if (!strcmp(files[i].path, thing->path))
			text_str(&edited->bytes, files[i].text);
	}
	for (size_t i = 0; !edited->bytes.length && i < COUNT(fixture_base); i++) {
		if (!strcmp(fixture_base[i].path, thing->path))
			text_str(&edited->bytes, fixture_base[i].text);
	}
	edited->result = assignment_parse(&assignment, &arena, kind_schemas[thing->kind].record,
		&plan->calendar, word, &edited->fail);
	if (!edited->result)
		edited->result =
			edit_assign(&edited->bytes, plan, thing, &assignment, &edited->fail);
	arena_release(&arena);
}

static void edited_free(struct edited *edited)
{
	text_release(&edited->bytes);
	fail_release(&edited->fail);
	fixture_free(&edited->fixture);
}

static const char *base_of(const char *id)
{
	if (!strcmp(id, "plan"))
		return PLAN_FILE;
	if (!strcmp(id, "visibilite"))
		return AXIS_FILE;
	if (!strcmp(id, "r1/d1"))
		return files[6].text;
	return files[!strcmp(id, "bulletin")].text;
}

static void edits(void **state)
{
	const struct edit_case *wanted = *state;
	struct edited edited;
	struct text expected = TEXT_INIT;
	const char *base = base_of(wanted->id), *at = strstr(base, wanted->from);
	assert_non_null(at);
	text_add(&expected, base, (size_t)(at - base));
	text_str(&expected, wanted->to);
	text_str(&expected, at + strlen(wanted->from));
	edit(&edited, wanted->id, wanted->word);
	if (edited.result)
		fail_msg("%s: %s", wanted->word, edited.fail.message);
	assert_string_equal(edited.bytes.data, expected.data);
	text_release(&expected);
	edited_free(&edited);
}

/* A mistake changes nothing, and says what to do. */
static void mistakes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mistake_words); i++) {
		struct edited edited;
		const char *const *wanted = mistake_words[i];
		edit(&edited, wanted[0], wanted[1]);
		if (!edited.result)
			fail_msg("%s is accepted: %s", wanted[1], edited.bytes.data);
		if (wanted[2])
			assert_string_equal(edited.fail.message, wanted[2]);
		if (wanted[3])
			assert_string_equal(edited.fail.hint, wanted[3]);
		assert_int_equal(edited.fail.status, STATUS_REFUSED);
		assert_string_equal(edited.bytes.data, base_of(wanted[0]));
		edited_free(&edited);
	}
}

/* Edits follow one another on the same bytes. */
static void follow_one_another(void **state)
{
	static const char *const words[] = {"status=completed", "responsible-=com",
		"responsible-=odile", "responsible+=cre", "status="};
	const struct thing *thing;
	struct fixture fixture;
	struct arena arena = ARENA_INIT;
	struct text bytes = TEXT_INIT;
	(void)state;
	fixture_load(&fixture, files);
	thing = find_thing(&fixture, KIND_ACTION, "plan-com");
	text_str(&bytes, ACTION);
	for (size_t i = 0; i < COUNT(words); i++) {
		struct assignment assignment;
		assert_int_equal(assignment_parse(&assignment, &arena, RECORD_ACTION,
					 &fixture.plan->calendar, words[i], &fixture.fail),
			0);
		assert_int_equal(
			edit_assign(&bytes, fixture.plan, thing, &assignment, &fixture.fail),
			0);
	}
	assert_non_null(strstr(bytes.data, "responsible:\n  - organization: cre\n"));
	assert_null(strstr(bytes.data, "status"));
	arena_release(&arena);
	text_release(&bytes);
	fixture_free(&fixture);
}

static void acronyms(void **state)
{
	struct text bytes = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	(void)state;
	text_str(&bytes, "# Sigles\n\n\"CLD\": \"Centre local\"\n");
	assert_int_equal(edit_acronym(&bytes, "CRÉ", "Conférence \"régionale\"", &fail), 0);
	assert_int_equal(edit_acronym(&bytes, "AQ", "Abc", &fail), 0);
	assert_string_equal(bytes.data,
		"# Sigles\n\n\"AQ\": \"Abc\"\n\"CLD\": \"Centre local\"\n"
		"\"CRÉ\": \"Conférence \\\"régionale\\\"\"\n");
	assert_int_equal(edit_acronym(&bytes, "CLD", "Centre", &fail), 0);
	assert_int_equal(edit_acronym(&bytes, "AQ", "", &fail), 0);
	assert_int_equal(edit_acronym(&bytes, "CRÉ", "", &fail), 0);
	assert_string_equal(bytes.data, "# Sigles\n\n\"CLD\": \"Centre\"\n");
	assert_int_equal(edit_acronym(&bytes, "XY", "", &fail), -1);
	assert_string_equal(fail.message, "the lexicon does not hold 'XY'");
	fail_release(&fail);
	assert_int_equal(edit_acronym(&bytes, "CLD", "", &fail), -1);
	assert_string_equal(bytes.data, "# Sigles\n\n\"CLD\": \"Centre\"\n");
	fail_release(&fail);
	assert_int_equal(edit_acronym(&bytes, "CLD", "a\033b", &fail), -1);
	fail_release(&fail);
	text_release(&bytes);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, edit_cases, edits);
	SUITE_TEST(&suite, mistakes);
	SUITE_TEST(&suite, follow_one_another);
	SUITE_TEST(&suite, acronyms);
	return suite_run(&suite, "edit");
}
