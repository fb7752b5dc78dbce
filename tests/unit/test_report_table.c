#include "fixture.h"

#include "base/utf8.h"
#include "view/report_table.h"

#define BODIES \
	{"plan/committees/communications.yaml", \
		"id: communications\nname: \"Comité des communications\"\n"}, \
		{"plan/people/odile.yaml", "id: odile\nname: \"Odile Bourdages\"\n"}, \
		{"plan/groups/cld.yaml", \
			"id: cld\nname: \"Centre local de développement\"\nacronym: \"CLD\"\n"}, \
	{ \
		"plan/lexicon.yaml", "\"CLD\": \"Centre local de développement\"\n" \
				     "\"EQ\": \"Emploi-Québec\"\n" \
	}
#define ACTION(id, rest) \
	{ \
		"plan/actions/" id ".yaml", \
			"id: " id "\ntitle: \"Écrire\"\nobjective: connaitre\n" rest \
	}

/* The blocks as lines: the heading, the columns, the rows with "|" between cells. */
static void report_text(
	struct text *out, const struct plan *plan, struct report_options options)
{
	struct report_table table;
	const struct report_block *block;
	report_table_init(&table, plan, options);
	while ((block = report_table_next(&table))) {
		text_printf(out, "%s\n", block->heading);
		for (size_t c = 0; c < table.columns; c++)
			text_printf(out, "%s%s", c ? "|" : "", block->columns[c]);
		text_char(out, '\n');
		for (size_t i = 0; i < block->count; i++) {
			for (size_t c = 0; c < table.columns; c++) {
				text_str(out, c ? "|" : "");
				report_table_words(out, &block->rows[i], c);
			}
			text_char(out, '\n');
		}
	}
	report_table_release(&table);
}

/* The row of the one action that the files hold, from a column on. */
static void action_cells(struct text *out, const struct fixture *fixture,
	struct report_options options, size_t from)
{
	struct report_table table;
	report_table_init(&table, fixture->plan, options);
	const struct report_block *block = report_table_next(&table);
	assert_non_null(block);
	for (size_t c = from; c < table.columns; c++) {
		text_str(out, c > from ? "|" : "");
		report_table_words(out, &block->rows[0], c);
	}
	report_table_release(&table);
}

/* --- When -------------------------------------------------------------------- */

#define PERIOD(start, end) \
	"format: 1\ntitle: \"Plan\"\norganization: pole\nperiod:\n  start: " start \
	"\n  end: " end "\ncurrency: CAD\ncalendar:\n  continuous: continu\n"

struct when_case {
	const char *name;
	const char *plan; /* NULL: 2007 to 2010 */
	const char *schedule;
	const char *cells; /* the years', then the budget's */
};

static struct when_case whens[] = {
	{"a season", NULL, "  - automne 2008\n", "|A|||"},
	{"a season each in two years", NULL, "  - automne 2007\n  - hiver 2008\n", "A|H|||"},
	{"seasons of a year in their order", NULL,
		"  - automne 2007\n  - hiver 2007\n  - été 2007\n", "H É A||||"},
	{"continuous stands once", NULL, "  - continu\n", "Continu||||"},
	{"continuous from later on", NULL, "  - continu 2008-2010\n", "|Continu|||"},
	{"continuous since before", NULL, "  - continu 2005-2008\n", "Continu||||"},
	{"a year", NULL, "  - 2009\n", "||the year||"},
	{"a date", NULL, "  - \"2009-11-15\"\n", "||15 Nov.||"},
	{"dates of a year", NULL, "  - \"2008-11-15/2008-12-20\"\n", "|15 Nov. – 20 Dec.|||"},
	{"dates over years", NULL, "  - \"2007-11-15/2009-02-01\"\n",
		"15 Nov. –|the year|– 1 Feb.||"},
	{"several things in a year", NULL,
		"  - \"2008-05-15\"\n  - automne 2008\n  - 2008\n  - printemps 2008\n",
		"|P A, 15 May, the year|||"},
	{"before the period", NULL, "  - automne 2006\n", "automne 2006||||"},
	{"after the period", NULL, "  - automne 2007\n  - \"2012-05-15\"\n",
		"A|||15 May 2012|"},
	{"continuous after the period", NULL, "  - continu 2012-2014\n",
		"|||continu 2012-2014|"},
	{"nothing", NULL, NULL, "||||"},
	{"a period of one year", PERIOD("2008", "2008") SEASONS, "  - automne 2008\n", "A|"},
	{"a period of dates has the years it touches",
		PERIOD("\"2007-09-01\"", "\"2009-06-30\"") SEASONS,
		"  - automne 2007\n  - hiver 2009\n", "A||H|"},
	{"no seasons", PERIOD("2007", "2008"), "  - 2008\n", "|the year|"},
	{"a period too long for columns", PERIOD("1900", "2999") SEASONS,
		"  - automne 2007\n  - continu 2008-2010\n",
		"automne 2007, continu 2008-2010|"},
	{"no period", "format: 1\ntitle: \"Plan\"\ncalendar:\n  continuous: continu\n" SEASONS,
		"  - automne 2007\n  - continu\n", "automne 2007, continu|"},
};

static void test_when(void **state)
{
	const struct when_case *c = *state;
	struct fixture fixture;
	struct text action = TEXT_INIT, cells = TEXT_INIT;
	text_str(&action, "id: ecrire\ntitle: \"Écrire\"\nobjective: connaitre\n");
	if (c->schedule)
		text_printf(&action, "schedule:\n%s", c->schedule);
	struct file files[] = {{"plan/actions/ecrire.yaml", action.data},
		{c->plan ? "plan/plan.yaml" : NULL, c->plan}, {NULL, NULL}};
	fixture_load(&fixture, files);
	action_cells(
		&cells, &fixture, (struct report_options){false, false, false}, REPORT_YEARS);
	assert_text(&cells, c->cells);
	text_release(&action);
	fixture_free(&fixture);
}

/* --- Other cells ------------------------------------------------------------- */

struct cell_case {
	const char *name;
	const char *fields;
	struct report_options options;
	const char *cells; /* of the row, but for the objective */
};

static struct cell_case cell_cases[] = {
	{"nothing is known", "", {false, false, false}, "Écrire|||||||"},
	{"responsibles by name",
		"responsible:\n  - committee: communications\n  - group: cld\n",
		{false, false, false},
		"Écrire|Comité des communications, Centre local de développement||||||"},
	{"a lead has no mark in the document",
		"responsible:\n  - person: odile\n    lead: true\n  - text: \"Odile\"\n",
		{false, false, false}, "Écrire|Odile Bourdages, Odile||||||"},
	{"partners by acronym, else by name",
		"partners:\n  - group: cld\n  - person: odile\n  - text: \"autres\"\n",
		{false, false, false}, "Écrire||CLD, Odile Bourdages, autres|||||"},
	{"partners as printed, with a note",
		"partners:\n  - group: cld\n    as: \"CLD's\"\n    note: \"Québec\"\n",
		{false, false, false}, "Écrire||CLD's (Québec)|||||"},
	{"a partner that the plan does not have", "partners:\n  - group: cdec\n",
		{false, false, false}, "Écrire||cdec|||||"},
	{"an amount", "budget:\n  - amount: 50000\n", {false, false, false},
		"Écrire|||||||50\u00a0000\u00a0$"},
	{"amounts of several years",
		"budget:\n  - year: 2008\n    amount: 12500\n"
		"  - year: 2009\n    amount: 3000.5\n",
		{false, false, false}, "Écrire|||||||15\u00a0500,50\u00a0$"},
	{"effort before the amount",
		"effort:\n  - quantity: 5\n    unit: days/week\n"
		"budget:\n  - amount: 50000\n",
		{false, false, false}, "Écrire|||||||5 days / week 50\u00a0000\u00a0$"},
	{"effort alone", "effort:\n  - quantity: 1\n    unit: hours/month\n",
		{false, false, false}, "Écrire|||||||1 hour / month"},
	{"effort on average, in halves",
		"effort:\n  - quantity: 1.5\n    unit: \"days/week\"\n    average: true\n"
		"  - quantity: 3\n    unit: \"soirées\"\n",
		{false, false, false}, "Écrire|||||||1.5 days / week (on average), 3 soirées"},
	{"plain numbers, effort beside them",
		"effort:\n  - quantity: 5\n    unit: days/week\n"
		"budget:\n  - amount: 50000.5\n",
		{false, false, true}, "Écrire|||||||5 days / week|50000,50"},
	{"cancelled", "status: cancelled\n", {false, false, false},
		"Écrire (cancelled)|||||||"},
	{"postponed", "status: postponed\n", {false, false, false},
		"Écrire (postponed)|||||||"},
	{"in progress", "status: in_progress\n", {false, false, false}, "Écrire|||||||"},
	{"positions", "", {false, true, false}, "1.1.1 Écrire|||||||"},
	{"the document's words",
		"partners:\n  - group: cld\nschedule:\n  - été 2008\n  - automne 2008\n"
		"budget:\n  - amount: 50000\n"
		"source:\n  title: \"Ecrir\"\n  partners: \"CLD's\"\n  schedule: \"É A\"\n"
		"  budget: \"50 000 \\\\$\"\n",
		{true, false, false}, "Ecrir||CLD's||É A|||50 000 \\$"},
	{"ours where the document's are not recorded",
		"partners:\n  - group: cld\nschedule:\n  - automne 2008\n"
		"budget:\n  - amount: 50000\n",
		{true, false, false}, "Écrire||CLD||A|||50 000 $"},
};

static void test_cells(void **state)
{
	const struct cell_case *c = *state;
	struct fixture fixture;
	struct text action = TEXT_INIT, cells = TEXT_INIT;
	text_printf(
		&action, "id: ecrire\ntitle: \"Écrire\"\nobjective: connaitre\n%s", c->fields);
	struct file files[] = {{"plan/actions/ecrire.yaml", action.data}, BODIES, {NULL, NULL}};
	fixture_load(&fixture, files);
	action_cells(&cells, &fixture, c->options, REPORT_ACTION);
	assert_text(&cells, c->cells);
	text_release(&action);
	fixture_free(&fixture);
}

/* More than a sum can hold is still said, amount by amount. */
static void test_huge_budget(void **state)
{
	(void)state;
	struct fixture fixture;
	struct text action = TEXT_INIT, cells = TEXT_INIT;
	text_str(&action, "id: ecrire\ntitle: \"Écrire\"\nobjective: connaitre\nbudget:\n");
	text_str(&action, "  - item: x\n    amount: 0.01\n");
	for (int i = 0; i < 1000; i++)
		text_printf(&action, "  - item: x%d\n    amount: 999999999999999\n", i);
	struct file files[] = {{"plan/actions/ecrire.yaml", action.data},
		{"plan/plan.yaml", PERIOD("2007", "2010") SEASONS}, {NULL, NULL}};
	fixture_load(&fixture, files);
	action_cells(&cells, &fixture, (struct report_options){false, false, false}, 8);
	assert_contains(cells.data, "too many digits");
	text_release(&cells);
	text_release(&action);
	fixture_free(&fixture);
}

/* --- The whole --------------------------------------------------------------- */

#define COLUMNS "|ACTIONS|RESPONSIBLE|PARTNERS|2007|2008|2009|2010|BUDGET\n"

static const struct file arranged[] = {ACTION("b", "order: 20\n"), ACTION("a", "order: 20\n"),
	ACTION("c", "order: 10\nstatus: replaced\n"),
	{"plan/axes/concerter.yaml",
		"id: concerter\norder: 2\ntitle: \"Concerter l'œuvre\"\nobjectives:\n"
		"  - id: activites\n    title: \"Des activités\"\n"
		"source:\n  title: \"CONCERTE L'ŒUVRE\"\n"},
	{"plan/actions/d.yaml", "id: d\ntitle: \"Réunir\"\nobjective: activites\n"},
	{NULL, NULL}};

static void test_arrangement(void **state)
{
	(void)state;
	struct fixture fixture;
	struct text out = TEXT_INIT;
	fixture_load(&fixture, arranged);
	report_text(&out, fixture.plan, (struct report_options){false, true, false});
	assert_text(&out, "AXIS 1: PROMOUVOIR\nOBJECTIVES" COLUMNS
			  "1.1 Faire connaître|1.1.1 Écrire (replaced)|||||||\n"
			  "|1.1.2 Écrire|||||||\n"
			  "|1.1.3 Écrire|||||||\n"
			  "1.2 Donner de la visibilité||||||||\n"
			  "AXIS 2: CONCERTER L'ŒUVRE\nOBJECTIVE" COLUMNS
			  "2.1 Des activités|2.1.1 Réunir|||||||\n");
	report_text(&out, fixture.plan, (struct report_options){true, false, false});
	assert_contains(out.data, "\nAXIS 2: CONCERTE L'ŒUVRE\n");
	text_release(&out);
	fixture_free(&fixture);
}

static void test_heights(void **state)
{
	(void)state;
	struct fixture fixture;
	struct report_table table;
	fixture_load(&fixture, arranged);
	report_table_init(&table, fixture.plan, (struct report_options){false, false, false});
	const struct report_block *block = report_table_next(&table);
	assert_int_equal(block->count, 4);
	assert_int_equal(block->rows[0].height, 3);
	assert_int_equal(block->rows[1].height, 0);
	assert_int_equal(block->rows[2].height, 0);
	assert_int_equal(block->rows[3].height, 1);
	assert_true(block->rows[0].dropped);
	assert_false(block->rows[1].dropped);
	report_table_release(&table);
	fixture_free(&fixture);
}

/* Nothing of a plan vanishes because what it belongs to cannot be found. */
static void test_strays(void **state)
{
	(void)state;
	struct fixture fixture;
	struct text out = TEXT_INIT;
	static const struct file files[] = {
		{"plan/axes/promouvoir.yaml", NULL},
		ACTION("a", "order: 1\n"),
		ACTION("b", "order: 2\n"),
		{"plan/actions/c.yaml", "id: c\ntitle: \"Seule\"\norder: 3\n"},
		{NULL, NULL},
	};
	fixture_load(&fixture, files);
	report_text(&out, fixture.plan, (struct report_options){false, false, false});
	assert_text(&out, "NO KNOWN OBJECTIVE\nOBJECTIVES" COLUMNS "connaitre|Écrire|||||||\n"
			  "|Écrire|||||||\n"
			  "|Seule|||||||\n");
	fixture_free(&fixture);
}

static void test_legend(void **state)
{
	(void)state;
	struct fixture fixture;
	struct report_table table;
	struct text legend = TEXT_INIT;
	fixture_load(&fixture, NULL);
	report_table_init(&table, fixture.plan, (struct report_options){false, false, false});
	report_table_legend(&legend, &table, " ");
	assert_text(&legend, "H: Hiver P: Printemps É: Été A: Automne");
	report_table_release(&table);
	fixture_free(&fixture);
}

/* --- What stands for something ----------------------------------------------- */

static void put_meanings(struct text *out, const struct report_cell *cell)
{
	for (const struct report_part *part = cell->parts; part; part = part->next) {
		if (part->meaning)
			text_printf(out, "%s=%s\n", part->text, part->meaning);
	}
}

static void test_meanings(void **state)
{
	(void)state;
	struct fixture fixture;
	struct report_table table;
	struct text out = TEXT_INIT;
	static const struct file files[] = {
		{"plan/actions/a.yaml",
			"id: a\ntitle: \"Voir EQ, l'EQ et CLD's\"\nobjective: connaitre\n"
			"partners:\n  - group: cld\n    as: \"CLÉ\"\n    note: \"EQ\"\n"
			"  - group: cld\n  - person: odile\n"
			"schedule:\n  - automne 2007\n  - été 2007\n  - continu 2008-2010\n"},
		BODIES, {NULL, NULL}};
	fixture_load(&fixture, files);
	report_table_init(&table, fixture.plan, (struct report_options){false, false, false});
	const struct report_block *block = report_table_next(&table);
	for (size_t c = 0; c < table.columns; c++)
		put_meanings(&out, &block->rows[0].cells[c]);
	assert_text(&out, "EQ=Emploi-Québec\nEQ=Emploi-Québec\n"
			  "CLD=Centre local de développement\n"
			  "CLÉ=Centre local de développement\nEQ=Emploi-Québec\n"
			  "CLD=Centre local de développement\n"
			  "É=été 2007\nA=automne 2007\nContinu=continu 2008-2010\n");
	report_table_release(&table);
	fixture_free(&fixture);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, whens, test_when);
	SUITE_CASES(&suite, cell_cases, test_cells);
	SUITE_TEST(&suite, test_huge_budget);
	SUITE_TEST(&suite, test_arrangement);
	SUITE_TEST(&suite, test_heights);
	SUITE_TEST(&suite, test_strays);
	SUITE_TEST(&suite, test_legend);
	SUITE_TEST(&suite, test_meanings);
	return suite_run(&suite, "report_table");
}
