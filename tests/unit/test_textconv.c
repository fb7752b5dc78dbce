#include "suite.h"

#include "base/lang.h"
#include "view/textconv.h"

struct text_case {
	const char *name;
	const char *bytes;
	const char *printed; /* NULL: the bytes */
};

#define ACTION "id: a\ntitle: \"Titre\"\nobjective: o\n"
#define HEAD "identifier: a\ntitle: Titre\nobjective: o\n"
#define PLAN \
	"format: 1\ntitle: \"P\"\norganization: o\nperiod:\n  start: 2007\n  end: 2010\n" \
	"currency: CAD\ncalendar:\n  continuous: continu\n  seasons:\n    - code: H\n" \
	"      name: hiver\n      edtf: 24\n      start: \"01-01\"\n"

static struct text_case cases[] = {
	{"nothing", "", ""},
	{"an action", ACTION, HEAD},
	{"another order, other quotes, comments",
		"# x\nobjective: 'o'\ntitle: Titre # y\nid: \"a\"\n", HEAD},
	{"words of the schema",
		ACTION "status: in_progress\neffort:\n  - quantity: 5\n"
		       "    average: true\n",
		HEAD "status: in progress\neffort:\n  - quantity: 5\n    on average: yes\n"},
	{"words that the schema does not know", ACTION "status: nearly\n",
		HEAD "status: nearly\n"},
	{"references",
		ACTION "responsible:\n  - lead: true\n    committee: x\n  - text: \"Autres\"\n",
		HEAD "responsible:\n  - committee: x\n    lead: yes\n  - text: Autres\n"},
	{"a plain list", ACTION "schedule:\n  - A 2007\n  - \"2008\"\n",
		HEAD "schedule:\n  - A 2007\n  - 2008\n"},
	{"lists within items",
		ACTION "indicators:\n  - id: i1\n    periods:\n      - period: 2007\n"
		       "        actual: 2\n      - period: 2008\n",
		HEAD "indicators:\n  - identifier: i1\n    periods:\n      - period: 2007\n"
		     "        actual: 2\n      - period: 2008\n"},
	{"long texts", ACTION "notes: |\n  un\n\n    deux\n",
		HEAD "notes:\n  un\n\n    deux\n"},
	{"a long text of a line", ACTION "notes: un\n", HEAD "notes:\n  un\n"},
	{"an empty text", ACTION "notes: \"\"\n", HEAD "notes:\n"},
	{"empty collections", ACTION "former_ids: []\nsource: {}\n", HEAD},
	{"unknown fields", "zut: 1\n" ACTION "ah:\n  c: 2\n  b: 1\n",
		HEAD "ah:\n  b: 1\n  c: 2\nzut: 1\n"},
	{"a list where none belongs", ACTION "order:\n  - 1\n  - b: 2\n",
		HEAD "order:\n  - 1\n  - b: 2\n"},
	{"a text where a list belongs", ACTION "budget: beaucoup\n", HEAD "budget: beaucoup\n"},
	{"an action that lacks something", "id: a\nstatus: planned\nschedule:\n  - 2007\n",
		"identifier: a\nstatus: planned\nschedule:\n  - 2007\n"},
	{"the plan", PLAN,
		"format: 1\ntitle: P\norganization: o\nperiod:\n  start: 2007\n  end: 2010\n"
		"currency: CAD\ncalendar:\n  continuous: continu\n  seasons:\n    - code: H\n"
		"      name: hiver\n      EDTF code: 24\n      start: 01-01\n"},
	{"the lexicon", "\"EQ\": \"Emploi-Québec\"\n\"BCN\": \"Bureau\"\n",
		"BCN: Bureau\nEQ: Emploi-Québec\n"},
	{"what a terminal would obey", ACTION "notes: \"a\\e[31mb\"\n", NULL},
	{"raw control characters", "id: \033[31m\u202e\n", "id: \\x1b[31m\\u202e\n"},
	{"no end of line", "id: \"a", "id: \"a\n"},
	{"a syntax error hides nothing", ACTION "notes: [\n# x\n", NULL},
	{"a second document hides nothing", ACTION "---\nid: b\n", NULL},
	{"a key given twice hides nothing", ACTION "title: \"Autre\"\n", NULL},
	{"an alias hides nothing", ACTION "notes: &x y\nsource: *x\n", NULL},
	{"carriage returns", "id: a\r\nname: \"x\"\r\n", "identifier: a\nname: x\n"},
};

static void test_text(void **state)
{
	const struct text_case *c = *state;
	struct text out = TEXT_INIT;
	textconv(&out, c->bytes, strlen(c->bytes));
	assert_text(&out, c->printed ? c->printed : c->bytes);
}

static void test_nul(void **state)
{
	(void)state;
	struct text out = TEXT_INIT;
	textconv(&out, "id: a\0b\n\xff\n", 10);
	assert_text(&out, "id: a\\x00b\n\\xff\n");
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_text);
	SUITE_TEST(&suite, test_nul);
	return suite_run(&suite, "textconv");
}
