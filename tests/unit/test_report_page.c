#include "fixture.h"

#include "view/report_page.h"

static const struct file files[] = {
	{"plan/plan.yaml",
		"format: 1\ntitle: \"Plan <2007> & suite\"\norganization: pole\n"
		"period:\n  start: 2007\n  end: 2007\ncurrency: CAD\n"
		"calendar:\n  continuous: continu\n" SEASONS "adopted: reunion/d1\n"},
	{"plan/meetings/reunion.yaml",
		"id: reunion\ndate: \"2007-06-06\"\ndecisions:\n"
		"  - id: d1\n    text: \"Adopté.\"\n    result: adopted\n"},
	{"plan/lexicon.yaml", "\"EQ\": \"Emploi-\\\"Québec\\\"\"\n"},
	{"plan/actions/a.yaml", "id: a\ntitle: \"Voir <EQ>\"\nobjective: connaitre\norder: 1\n"
				"schedule:\n  - automne 2007\n"},
	{"plan/actions/b.yaml", "id: b\ntitle: \"Écrire\"\nobjective: connaitre\norder: 2\n"
				"status: cancelled\nbudget:\n  - amount: 5000\n"},
	{"plan/actions/c.yaml", "id: c\ntitle: \"Sans objectif\"\n"},
	{NULL, NULL},
};

static char *printed(void)
{
	struct fixture fixture;
	struct report_table report;
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	fixture_load(&fixture, files);
	report_table_init(&report, fixture.plan, (struct report_options){false, false, false});
	report_print_html(&report, file);
	report_table_release(&report);
	fixture_free(&fixture);
	fclose(file);
	return bytes;
}

static void test_head(void **state)
{
	(void)state;
	char *page = printed();
	assert_int_equal(strncmp(page, "<!DOCTYPE html>\n<html lang=\"en\">\n", 33), 0);
	assert_contains(page, "<title>Plan &lt;2007&gt; &amp; suite</title>\n<style>");
	assert_contains(page, "style-src 'sha256-");
	assert_contains(page, "<main>\n<header>\n<h1>Plan &lt;2007&gt; &amp; suite</h1>\n"
			      "<p>Pôle régional</p>\n<p>Adopted on 6 June 2007</p>\n"
			      "</header>\n<section>\n");
	assert_contains(page, "</section>\n</main>\n</body>\n</html>\n");
	free(page);
}

/* An objective's rows are a group that its cell heads; one without actions has a row. */
static void test_table(void **state)
{
	(void)state;
	char *page = printed();
	assert_contains(page, "<td class=\"objective\" rowspan=\"1\"></td>\n"
			      "<th scope=\"row\" class=\"action\">Sans objectif</th>\n");
	assert_contains(page,
		"<section>\n<h2 id=\"block-1\">AXIS 1: PROMOUVOIR</h2>\n"
		"<div class=\"wide\" role=\"region\" aria-labelledby=\"block-1\" tabindex=\"0\">\n"
		"<table class=\"report\" aria-labelledby=\"block-1\">\n<thead>\n<tr>\n"
		"<th scope=\"col\">OBJECTIVES</th>\n<th scope=\"col\">ACTIONS</th>\n"
		"<th scope=\"col\">RESPONSIBLE</th>\n<th scope=\"col\">PARTNERS</th>\n"
		"<th scope=\"col\" class=\"year\">2007</th>\n"
		"<th scope=\"col\" class=\"budget\">BUDGET</th>\n</tr>\n</thead>\n<tbody>\n"
		"<tr>\n<th scope=\"rowgroup\" class=\"objective\" rowspan=\"2\">Faire connaître</th>\n"
		"<th scope=\"row\" class=\"action\">Voir &lt;"
		"<abbr title=\"Emploi-&quot;Québec&quot;\">EQ</abbr>&gt;</th>\n"
		"<td></td>\n<td></td>\n<td class=\"year\" data-label=\"2007\">"
		"<abbr title=\"automne 2007\">A</abbr></td>\n<td class=\"budget\"></td>\n</tr>\n"
		"<tr>\n<th scope=\"row\" class=\"action\"><s>Écrire</s> "
		"<span class=\"mark\">(cancelled)</span></th>\n<td></td>\n<td></td>\n"
		"<td class=\"year\"></td>\n"
		"<td class=\"budget\" data-label=\"BUDGET\">5\u00a0000\u00a0$</td>\n</tr>\n"
		"</tbody>\n<tbody>\n<tr>\n"
		"<th scope=\"rowgroup\" class=\"objective\" rowspan=\"1\">Donner de la visibilité</th>\n"
		"<td></td>\n<td></td>\n<td></td>\n<td class=\"year\"></td>\n"
		"<td class=\"budget\"></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
		"<p class=\"legend\">H: Hiver\u2003P: Printemps\u2003É: Été\u2003A: Automne</p>\n"
		"</section>\n");
	free(page);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_head);
	SUITE_TEST(&suite, test_table);
	return suite_run(&suite, "report_page");
}
