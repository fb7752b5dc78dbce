#include "check.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "model/query.h"

#include <string.h>

/*
 * Any words asked of a small plan, about the kind that the first byte says, a line a word
 * of the command line: they are a query, or there is an error that points within what was
 * written. What a query leaves out is what its negation means.
 */

#define TODAY 20080601
#define MOST_WORDS 64

static const struct {
	const char *path, *text;
} files[] = {
	{"plan/plan.yaml",
		"format: 1\ntitle: \"Plan\"\norganization: pole\nperiod:\n  start: 2007\n"
		"  end: 2010\ncurrency: CAD\ncalendar:\n  continuous: continu\n  seasons:\n"
		"    - code: H\n      name: hiver\n      edtf: 24\n      start: 12-21\n"
		"    - code: É\n      name: été\n      edtf: 22\n      start: 07-01\n"},
	{"plan/lexicon.yaml", "\"CRE\": \"Conseil\"\n\"CRÉ\": \"Conférence\"\n"},
	{"plan/axes/a.yaml", "id: a\norder: 1\ntitle: \"Axe\"\nobjectives:\n"
			     "  - id: o\n    title: \"Objectif\"\n"},
	{"plan/organizations/pole.yaml", "id: pole\nname: \"Pôle\"\nacronym: CRÉ\n"},
	{"plan/people/odile.yaml", "id: odile\nname: \"Odile Côté\"\n"},
	{"plan/committees/com.yaml",
		"id: com\nname: \"Comité des communications\"\nresponsible:\n"
		"  - person: odile\n    lead: true\n"},
	{"plan/meetings/m.yaml", "id: m\ndate: \"2007-06-06\"\nquorum: 12\ndecisions:\n"
				 "  - id: d1\n    text: \"Adopté.\"\n    result: adopted\n"
				 "    covers:\n      - action: x\n"},
	{"plan/actions/x.yaml",
		"id: x\ntitle: \"Rédiger le plan\"\nobjective: o\nstatus: planned\n"
		"responsible:\n  - committee: com\n  - text: \"autres CRE\"\n"
		"schedule:\n  - été 2007\n  - continu\nbudget:\n  - amount: 5000\n"
		"effort:\n  - quantity: 1.5\n    unit: \"jours\"\n"
		"indicators:\n  - id: i\n    measure: unit\n    periods:\n"
		"      - period: 2008\n        target: 3\n"
		"milestones:\n  - id: m1\n    due: \"2008-01-31\"\n"},
	{"plan/actions/y.yaml", "id: y\ntitle: \"Étude\"\nobjective: o\nfunding:\n"
				"  - funder:\n      organization: pole\n    amount: 12.5\n"
				"    status: granted\n    in_kind: true\n"},
	{"plan/actions/z.yaml", "id: z\ntitle: \"Suivi\"\nobjective: nowhere\n"},
};

static const struct plan *the_plan(void)
{
	static struct plan *plan;
	struct diag diag = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	if (plan)
		return plan;
	struct source *source = source_memory();
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		source_memory_add(source, files[i].path, files[i].text, strlen(files[i].text));
	demand(!plan_load(&plan, source, &diag, &fail), "the plan is loaded");
	source_free(source);
	diag_release(&diag);
	return plan;
}

static void check_failure(struct fail *fail)
{
	demand(fail->status == STATUS_USAGE, "a query that is none is wrong usage");
	demand(fail->message && *fail->message, "an error says something");
	if (fail->excerpt) {
		size_t length = strlen(fail->excerpt);
		demand(fail->width >= 1, "an error points at something");
		demand(fail->column + fail->width <= utf8_width(fail->excerpt, length) + 1,
			"an error points within the line");
		for (size_t at = 0; at < length;) {
			uint32_t c;
			at += utf8_decode(fail->excerpt + at, length - at, &c);
			demand(c != '\n' && c != '\t' && !utf8_forbidden(c),
				"an excerpt can be shown");
		}
	}
	fail_release(fail);
}

static size_t count(struct query *query, const struct query_scope *scope)
{
	const struct thing_list *list = &scope->plan->things[scope->kind];
	size_t found = 0;
	for (size_t i = 0; i < list->count; i++)
		found += query_matches(query, list->items[i]);
	for (size_t i = 0; scope->kind == KIND_LEXICON && i < scope->plan->acronym_count; i++)
		found += query_matches_acronym(query, &scope->plan->acronyms[i]);
	return found;
}

static size_t count_all(const struct query_scope *scope)
{
	return scope->kind == KIND_LEXICON ? scope->plan->acronym_count
					   : scope->plan->things[scope->kind].count;
}

/* The query with something around it; SIZE_MAX when it is none (too deep, by one). */
static size_t count_with(const struct query_scope *scope, const char *before, const char *text,
	const char *after)
{
	struct text whole = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	struct query *query;
	size_t found = SIZE_MAX;
	text_str(&whole, before);
	text_str(&whole, text);
	text_str(&whole, after);
	if (query_parse_text(&query, scope, whole.data, &fail))
		check_failure(&fail);
	else
		found = count(query, scope);
	query_free(query);
	text_release(&whole);
	return found;
}

static void check_text(const struct query_scope *scope, const char *text)
{
	size_t found = count_with(scope, "", text, "");
	if (found == SIZE_MAX || !text[strspn(text, " \t\n\r\v\f")])
		return;
	demand(count_with(scope, "not not ", text, "") == found, "two of not change nothing");
	size_t others = count_with(scope, "not (", text, ")");
	demand(others == SIZE_MAX || found + others == count_all(scope),
		"a thing is meant or its negation is");
}

static void check_words(const struct query_scope *scope, char *text)
{
	char *words[MOST_WORDS];
	int given = 0;
	struct fail fail = FAIL_INIT;
	struct query *query;
	for (char *rest = text; rest && given < MOST_WORDS;)
		words[given++] = strsep(&rest, "\n");
	if (query_parse(&query, scope, given, words, &fail))
		check_failure(&fail);
	else
		demand(count(query, scope) <= count_all(scope), "some are found");
	query_free(query);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum kind kinds[] = {KIND_ACTION, KIND_AXIS, KIND_MEETING, KIND_DECISION,
		KIND_COMMITTEE, KIND_ORGANIZATION, KIND_LEXICON, KIND_PLAN};
	if (!size)
		return 0;
	const struct query_scope scope = {
		the_plan(), kinds[*data % (sizeof kinds / sizeof *kinds)], TODAY};
	char *text = strndup((const char *)data + 1, size - 1);
	check_text(&scope, text);
	check_words(&scope, text);
	free(text);
	return 0;
}
