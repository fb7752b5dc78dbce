#include "fixture.h"

#include "model/read.h"
#include "model/tidy.h"

struct tidy_case {
	const char *name;
	enum kind kind;
	const char *file;
	const char *tidied; /* NULL: as it was */
	enum tidy_result result;
};

#define HEAD "id: a\ntitle: \"Agir\"\nobjective: o\n"

static struct tidy_case cases[] = {
	{"a file in its form", KIND_ACTION,
		HEAD
		"order: 10\nstatus: planned\nschedule:\n  - automne 2007\n  - \"2008-03-15\"\n"
		"  - 2009\n  - continu 2007-2010\nbudget:\n  - amount: 1200.50\n"
		"notes: |\n  Un.\n\n  Deux.\n",
		NULL, TIDY_DONE},
	{"the order of fields", KIND_ACTION,
		"status: planned\nobjective: o\nid: a\ntitle: \"Agir\"\n",
		HEAD "status: planned\n", TIDY_DONE},
	{"the order of fields within items", KIND_ACTION,
		HEAD "milestones:\n  - title: \"É\"\n    due: \"2007-11-15\"\n    id: m1\n",
		HEAD "milestones:\n  - id: m1\n    title: \"É\"\n    due: \"2007-11-15\"\n",
		TIDY_DONE},
	{"texts", KIND_ACTION,
		"id: 'a'\ntitle: L'été\nobjective: \"o\"\nstatus: \"planned\"\n"
		"status_reason: 'l''été, \"oui\" \\'\n",
		"id: a\ntitle: \"L'été\"\nobjective: o\nstatus: planned\n"
		"status_reason: \"l'été, \\\"oui\\\" \\\\\"\n",
		TIDY_DONE},
	{"words that others take for yes or no keep their quotes", KIND_ACTION,
		"id: \"no\"\ntitle: \"no\"\nobjective: \"y\"\n", NULL, TIDY_DONE},
	{"dates", KIND_MEETING, "id: m\ndate: 2007-06-06\nminutes_adopted: 2007-09-06\n",
		"id: m\ndate: \"2007-06-06\"\nminutes_adopted: \"2007-09-06\"\n", TIDY_DONE},
	{"a decision is a word", KIND_MEETING,
		"id: m\ndate: \"2007-06-06\"\nminutes_adopted: \"n/d1\"\n",
		"id: m\ndate: \"2007-06-06\"\nminutes_adopted: n/d1\n", TIDY_DONE},
	{"schedules", KIND_ACTION,
		HEAD "schedule:\n  - A 2007\n  - \"hiver 2008\"\n  - 2008-21\n  - fall 2009\n"
		     "  - Continuous 2007-2010\n  - 2007-09-01/2007-10-01\n  - \"2010\"\n",
		HEAD "schedule:\n  - automne 2007\n  - hiver 2008\n  - printemps 2008\n"
		     "  - automne 2009\n  - continu 2007-2010\n"
		     "  - \"2007-09-01/2007-10-01\"\n  - 2010\n",
		TIDY_DONE},
	{"what is measured", KIND_ACTION,
		HEAD "indicators:\n  - id: i1\n    baseline:\n      value: 3\n    periods:\n"
		     "    - period: 2007\n      target: \"3\"\n      actual: beaucoup\n",
		HEAD
		"indicators:\n  - id: i1\n    baseline:\n      value: 3\n    periods:\n"
		"      - period: 2007\n        target: \"3\"\n        actual: \"beaucoup\"\n",
		TIDY_DONE},
	{"long texts", KIND_ACTION, HEAD "notes: \"Un.\\n\\nDeux: #3\\n\"\n",
		HEAD "notes: |\n  Un.\n\n  Deux: #3\n", TIDY_DONE},
	{"a long text of one line", KIND_ACTION, HEAD "notes: Un.\n", HEAD "notes: |-\n  Un.\n",
		TIDY_DONE},
	{"a folded text", KIND_ACTION, HEAD "notes: >\n    Un\n    et deux.\n",
		HEAD "notes: |\n  Un et deux.\n", TIDY_DONE},
	{"a long text that no block can hold", KIND_ACTION, HEAD "notes: \" Un.\\n\\n\"\n",
		NULL, TIDY_DONE},
	{"a title on several lines", KIND_ACTION, "id: a\ntitle: Un\n  et deux\nobjective: o\n",
		"id: a\ntitle: \"Un et deux\"\nobjective: o\n", TIDY_DONE},
	{"lists, by two", KIND_ACTION,
		HEAD "responsible:\n- person: p\n-   committee: c\n    note: Nom\n",
		HEAD "responsible:\n  - person: p\n  - committee: c\n    note: \"Nom\"\n",
		TIDY_DONE},
	{"fields, by two", KIND_ACTION, HEAD "source:\n      title: T\n",
		HEAD "source:\n  title: \"T\"\n", TIDY_DONE},
	{"a file that stands indented", KIND_PERSON, "  id: p\n  name: Nom\n",
		"id: p\nname: \"Nom\"\n", TIDY_DONE},
	{"lists in brackets", KIND_GROUP,
		"id: g\nname: \"G\"\nformer_ids: [x, y]  # oui\nmembers: [{person: p}]\n",
		"id: g\nname: \"G\"\nmembers:\n  - person: p\nformer_ids:  # oui\n  - x\n  - y\n",
		TIDY_DONE},
	{"an empty list stays", KIND_GROUP, "former_ids: []\nid: g\nname: \"G\"\n",
		"id: g\nname: \"G\"\nformer_ids: []\n", TIDY_DONE},
	{"CR LF, a byte order mark, the beginning and end of a document", KIND_PERSON,
		"\xEF\xBB\xBF---\r\nid: p\r\nname: \"N\"\r\n...\r\n", "id: p\nname: \"N\"\n",
		TIDY_DONE},
	{"no line feed at the end", KIND_PERSON, "id: p\nname: \"N\"", "id: p\nname: \"N\"\n",
		TIDY_DONE},
	{"the lexicon", KIND_LEXICON,
		"UL: Université Laval\n\"ÉS\": 'Économie sociale'\nEQ: \"Emploi-Québec\"\n"
		"\"CRÉ\": \"R\"\n\"CRE\": \"E\"\n\"no\": non\n",
		"\"CRE\": \"E\"\n\"CRÉ\": \"R\"\n\"EQ\": \"Emploi-Québec\"\n"
		"\"ÉS\": \"Économie sociale\"\n\"no\": \"non\"\n\"UL\": \"Université Laval\"\n",
		TIDY_DONE},
	{"the plan's own file", KIND_PLAN,
		"title: T\nformat: 1\nperiod:\n  end: 2010\n  start: 2007-04-01\n"
		"calendar:\n  continuous: \"continu\"\n  seasons:\n    - name: 'été'\n"
		"      code: É\n      start: 07-01\n      edtf: 22\n",
		"format: 1\ntitle: \"T\"\nperiod:\n  start: \"2007-04-01\"\n  end: 2010\n"
		"calendar:\n  continuous: continu\n  seasons:\n    - code: É\n"
		"      name: été\n      edtf: 22\n      start: \"07-01\"\n",
		TIDY_DONE},
	/* What is wrong stays, with its finding. */
	{"fields that are not known, at the end", KIND_PERSON,
		"zz: {b: 1.10, a: [ 'x' ]}\nid: p\naa: no\nname: \"N\"\n",
		"id: p\nname: \"N\"\nzz:\n  b: 1.10\n  a:\n    - 'x'\naa: no\n", TIDY_DONE},
	{"values that are wrong", KIND_ACTION,
		HEAD "order: dix\nstatus: \"prévue\"\nprogress: \"50\"\nschedule: \"A 2007\"\n"
		     "budget:\n  - 1e3\ncontinuous:\n  - x\n",
		NULL, TIDY_DONE},
	{"no value at all", KIND_ACTION, HEAD "order:\nresponsible:\n  -\nsource:   # rien\n",
		HEAD "order:\nresponsible:\n  -\nsource:  # rien\n", TIDY_DONE},
	/* Comments. */
	{"comments with their fields", KIND_ACTION,
		"# objectif\nobjective: o # un\n# titre\n# suite\ntitle: \"Agir\"\t#deux\n"
		"  # sous le titre\nid: a   # trois\n",
		"id: a  # trois\n# titre\n# suite\ntitle: \"Agir\"  #deux\n # sous le titre\n"
		"# objectif\nobjective: o  # un\n",
		TIDY_DONE},
	{"comments at the beginning and the end stay there", KIND_ACTION,
		"# Licence\n\n# titre\ntitle: \"Agir\"\nobjective: o\nid: a\n\n# fin\n",
		"# Licence\n\nid: a\n# titre\ntitle: \"Agir\"\nobjective: o\n\n# fin\n",
		TIDY_DONE},
	{"comments of items", KIND_ACTION,
		HEAD "responsible:   # qui\n    # d'abord\n    - person: p # un\n"
		     "      # sous lui\n    # ensuite\n    - # rien\n      # lui\n"
		     "      note: Nom\n      # qui\n      committee: c\n    # enfin\n"
		     "# et l'ordre\norder: 10\n",
		"id: a\ntitle: \"Agir\"\nobjective: o\n# et l'ordre\norder: 10\n"
		"responsible:  # qui\n  # d'abord\n  - person: p  # un\n    # sous lui\n"
		"  # ensuite\n  # rien\n  # qui\n  - committee: c\n    # lui\n    note: \"Nom\"\n"
		"  # enfin\n",
		TIDY_DONE},
	{"comments of long texts", KIND_ACTION,
		HEAD
		"notes: |   # Markdown\n    Un. # pas un commentaire\n  # après\norder: 1\n",
		HEAD "order: 1\nnotes: |  # Markdown\n  Un. # pas un commentaire\n # après\n",
		TIDY_DONE},
	{"a comment before what becomes a block", KIND_ACTION, HEAD "notes: \"Un.\"  # ici\n",
		HEAD "notes: |-  # ici\n  Un.\n", TIDY_DONE},
	{"empty lines", KIND_ACTION,
		"\n\nid: a\n\n\n\ntitle: \"Agir\"\n  \nobjective: o\nschedule:\n\n\n  - 2008\n\n\n",
		"id: a\n\ntitle: \"Agir\"\n\nobjective: o\nschedule:\n\n  - 2008\n", TIDY_DONE},
	{"signs that begin no comment", KIND_ACTION,
		"id: a\ntitle: 'a # b'\nobjective: o\nstatus_reason: a#b\n",
		"id: a\ntitle: \"a # b\"\nobjective: o\nstatus_reason: \"a#b\"\n", TIDY_DONE},
	/* What is left as it is. */
	{"a comment within brackets", KIND_GROUP,
		"id: g\nname: \"G\"\nformer_ids: [x, # ix\n  y]\n", NULL, TIDY_COMMENTS},
	{"a comment between a field and its value", KIND_PERSON,
		"id: p\nname: # nom\n  \"N\"\n", NULL, TIDY_COMMENTS},
	{"a comment where the document begins", KIND_PERSON,
		"--- # début\nid: p\nname: \"N\"\n", NULL, TIDY_COMMENTS},
	{"a field given twice", KIND_PERSON, "id: p\nname: \"N\"\nid: q\n", NULL, TIDY_FAULTY},
	{"an anchor", KIND_PERSON, "id: p\nname: &n \"N\"\n", NULL, TIDY_FAULTY},
	{"no YAML", KIND_PERSON, "id: p\nname: \"N\n", NULL, TIDY_FAULTY},
	{"nothing", KIND_PERSON, "", NULL, TIDY_FAULTY},
	{"a lone CR", KIND_PERSON, "id: p\rname: \"N\"\n", NULL, TIDY_FAULTY},
};

static struct fixture f;

static void tidies(void **state)
{
	const struct tidy_case *c = *state;
	struct text bytes = TEXT_INIT, tidied = TEXT_INIT, again = TEXT_INIT;
	text_str(&bytes, c->file);
	assert_int_equal(tidy_file(&tidied, c->kind, &f.plan->calendar, &bytes), c->result);
	if (c->result == TIDY_DONE) {
		assert_string_equal(tidied.data, c->tidied ? c->tidied : c->file);
		assert_int_equal(
			tidy_file(&again, c->kind, &f.plan->calendar, &tidied), TIDY_DONE);
		assert_string_equal(again.data, tidied.data);
	} else {
		assert_int_equal(tidied.length, 0);
	}
	text_release(&bytes);
	text_release(&tidied);
	text_release(&again);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, tidies);
	fixture_load(&f, NULL);
	int failed = suite_run(&suite, "tidy");
	fixture_free(&f);
	return failed;
}
