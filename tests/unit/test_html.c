#include "suite.h"

#include "format/html.h"

struct html_case {
	const char *name, *text;
	const char *between;   /* tags */
	const char *attribute; /* value */
};

static struct html_case cases[] = {
	{"words", "l'été « à deux »", "l'été « à deux »", "l&#39;été « à deux »"},
	{"tags", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
		"&lt;script&gt;alert(1)&lt;/script&gt;"},
	{"quotes", "\" onclick=\"x", "\" onclick=\"x", "&quot; onclick=&quot;x"},
	{"references", "&amp; &#60; A&B", "&amp;amp; &amp;#60; A&amp;B",
		"&amp;amp; &amp;#60; A&amp;B"},
	{"what would be obeyed", "\x1b[2J\u202e\n", "\\x1b[2J\\u202e\\n", "\\x1b[2J\\u202e\\n"},
	{"no UTF-8", "a\xff<", "a\\xff&lt;", "a\\xff&lt;"},
	{"nothing", "", "", ""},
};

static void test_escape(void **state)
{
	const struct html_case *c = *state;
	struct text between = TEXT_INIT, attribute = TEXT_INIT;
	html_text(&between, c->text);
	assert_text(&between, c->between);
	html_attribute(&attribute, c->text);
	assert_text(&attribute, c->attribute);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_escape);
	return suite_run(&suite, "html");
}
