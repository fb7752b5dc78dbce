#include "fixture.h"

#include "view/change_page.h"

#include <stdio.h>

#define TOP "id: a\ntitle: \"Titre\"\nobjective: connaitre\n"
#define A "plan/actions/a.yaml"

struct page_case {
	const char *name;
	struct file old_files[3], new_files[3];
	const char *markdown, *html, *csv; /* after what every page begins with */
};

#define MARKDOWN_TOP \
	"\n## Action 1.1.1 Titre\n\n| field | before | after |\n| --- | --- | --- |\n"
#define HTML_TABLE \
	"<table class=\"changes\">\n<thead>\n<tr><th scope=\"col\">Field</th>" \
	"<th scope=\"col\">Before</th><th scope=\"col\">After</th></tr>\n</thead>\n<tbody>\n"
#define HTML_TOP "<section>\n<h2>Action 1.1.1 Titre</h2>\n" HTML_TABLE
#define HTML_END "</tbody>\n</table>\n</section>\n"
#define CSV_TOP "action,a,1.1.1,Titre,"

static struct page_case cases[] = {
	{"nothing", {{A, TOP}}, {{A, TOP}}, "\nNothing differs.\n", "<p>Nothing differs.</p>\n",
		""},
	{"values", {{A, TOP "budget:\n  - amount: 1200.50\n"}},
		{{A, TOP "status: in_progress\nbudget:\n  - amount: 50000\n"}},
		MARKDOWN_TOP
		"| Status | | in progress |\n"
		"| Budget › amount | 1\u00a0200,50\u00a0$ | 50\u00a0000\u00a0$ |\n",
		HTML_TOP
		"<tr><th scope=\"row\">Status</th><td></td><td>in progress</td></tr>\n"
		"<tr><th scope=\"row\">Budget › amount</th><td>1\u00a0200,50\u00a0$</td>"
		"<td>50\u00a0000\u00a0$</td></tr>\n" HTML_END,
		CSV_TOP "add,status,,,in progress\r\n" CSV_TOP
			"change,budget./.amount,,1200.50,50000\r\n"},
	{"an item in another's place", {{A, TOP "schedule:\n  - automne 2007\n"}},
		{{A, TOP "schedule:\n  - hiver 2008\n"}},
		MARKDOWN_TOP "| Schedule | automne 2007 | hiver 2008 |\n",
		HTML_TOP "<tr><th scope=\"row\">Schedule</th><td>automne 2007</td>"
			 "<td>hiver 2008</td></tr>\n" HTML_END,
		CSV_TOP "remove,schedule,automne 2007,automne 2007,\r\n" CSV_TOP
			"add,schedule,hiver 2008,,hiver 2008\r\n"},
	{"the lines of a long text that differ", {{A, TOP "notes: |\n  un\n  deux\n  trois\n"}},
		{{A, TOP "notes: |\n  un\n  2 | <b>\n  - 2\n  trois\n"}},
		MARKDOWN_TOP "| Notes | deux | 2 \\| \\<b\\><br>\\- 2 |\n",
		HTML_TOP "<tr><th scope=\"row\">Notes</th><td>deux</td>"
			 "<td>2 | &lt;b&gt;<br>- 2</td></tr>\n" HTML_END,
		NULL},
	{"a text that wants to be more", {{A, TOP "status_reason: \"<script>x</script>\"\n"}},
		{{A, TOP "status_reason: \"=1+1 \\e[2J\\u202e\"\n"}},
		MARKDOWN_TOP "| Reason of the status | \\<script\\>x\\</script\\> | "
			     "\\=1+1 \\\\x1b\\[2J\\\\u202e |\n",
		NULL,
		CSV_TOP "change,status_reason,,<script>x</script>,'=1+1 \\x1b[2J\\u202e\r\n"},
	{"a thing that went, another that came",
		{{"plan/groups/g.yaml", "id: g\nname: \"G\"\n"}},
		{{"plan/posts/p.yaml", "id: p\nname: \"P\"\n"}},
		"\n## Group G (removed)\n\n| field | before | after |\n| --- | --- | --- |\n"
		"| Name | G | |\n"
		"\n## Post P (added)\n\n| field | before | after |\n| --- | --- | --- |\n"
		"| Name | | P |\n",
		NULL,
		"group,g,,G,remove,,,g,\r\ngroup,g,,G,remove,name,,G,\r\n"
		"post,p,,P,add,,,,p\r\npost,p,,P,add,name,,,P\r\n"},
};

enum format { MARKDOWN, HTML, CSV };

static char *print(const struct changes *changes, enum format format)
{
	char *bytes;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	if (format == MARKDOWN)
		change_page_markdown(file, changes, "hier, <x>", "demain");
	else if (format == HTML)
		change_page_html(file, changes, "hier, <x>", "demain");
	else
		change_page_csv(file, changes);
	fclose(file);
	return bytes;
}

static void assert_page(const struct changes *changes, enum format format,
	const char *beginning, const char *body, const char *end)
{
	char *page = print(changes, format);
	const char *from = strstr(page, beginning);
	struct text whole = TEXT_INIT;
	text_printf(&whole, "%s%s%s", beginning, body, end);
	assert_non_null(from);
	assert_string_equal(from, whole.data);
	text_release(&whole);
	free(page);
}

static void test_page(void **state)
{
	struct page_case *c = *state;
	struct fixture old_plan, new_plan;
	struct changes changes;
	fixture_load(&old_plan, c->old_files);
	fixture_load(&new_plan, c->new_files);
	changes_between(&changes, old_plan.plan, new_plan.plan);
	if (c->markdown)
		assert_page(&changes, MARKDOWN,
			"# What differs — Plan triennal 2007-2010\n\n- Before: hier, "
			"\\<x\\>\n- After: demain\n",
			c->markdown, "");
	if (c->html)
		assert_page(&changes, HTML,
			"<main>\n<h1>What differs — Plan triennal 2007-2010</h1>\n"
			"<p>Before: hier, &lt;x&gt;</p>\n<p>After: demain</p>\n",
			c->html, "</main>\n</body>\n</html>\n");
	if (c->csv)
		assert_page(&changes, CSV, "kind,id,number,title,op,field,item,old,new\r\n",
			c->csv, "");
	changes_release(&changes);
	fixture_free(&old_plan);
	fixture_free(&new_plan);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_page);
	return suite_run(&suite, "change_page");
}
