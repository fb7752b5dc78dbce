#include "suite.h"

#include "format/markup.h"

/* What a text becomes under a heading of level 2. */
struct example {
	const char *name;
	const char *markdown;
	const char *html;
	const char *again; /* as Markdown; NULL: not looked at */
};

static struct example examples[] = {
	{"a paragraph", "Les mandats du Pôle", "<p>Les mandats du Pôle</p>\n",
		"Les mandats du Pôle\n"},
	{"nothing", "", "", "\n"},
	{"a list", "sont de :\n\n- Promouvoir;\n- Consolider.\n",
		"<p>sont de :</p>\n<ul>\n<li>Promouvoir;</li>\n<li>Consolider.</li>\n</ul>\n",
		"sont de :\n\n  - Promouvoir;\n  - Consolider.\n"},
	{"a heading comes below the one it stands under", "# Mandats", "<h3>Mandats</h3>\n",
		"### Mandats\n"},
	{"no heading is below the sixth", "##### Détail", "<h6>Détail</h6>\n",
		"###### Détail\n"},
	{"a table", "| an | $ |\n|---|---|\n| 2007 | 5 |\n",
		"<table>\n<thead>\n<tr>\n<th>an</th>\n<th>$</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
		"<td>2007</td>\n<td>5</td>\n</tr>\n</tbody>\n</table>\n",
		NULL},
	{"strikethrough", "~~abandonné~~", "<p><del>abandonné</del></p>\n", "~~abandonné~~\n"},
	{"a block of HTML is shown", "<script>alert(1)</script>",
		"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
		"\\<script\\>alert(1)\\</script\\>\n"},
	{"HTML in a line is shown", "un <b onclick=\"x\">mot</b>",
		"<p>un &lt;b onclick=&quot;x&quot;&gt;mot&lt;/b&gt;</p>\n", NULL},
	{"a comment is shown", "<!-- caché -->", "<p>&lt;!-- caché --&gt;</p>\n", NULL},
	{"a link", "[le Pôle](https://example.org/a?b&c)",
		"<p><a href=\"https://example.org/a?b&amp;c\">le Pôle</a></p>\n",
		"[le Pôle](https://example.org/a?b&c)\n"},
	{"a link to a program is its words", "[ici](javascript:alert(1))", "<p>ici</p>\n",
		"ici\n"},
	{"however it is written", "[ici](  JaVaScRiPt&#58;alert(1))", "<p>ici</p>\n", NULL},
	{"a link to data is its words", "[ici](data:text/html;base64,AAAA)", "<p>ici</p>\n",
		NULL},
	{"a link to a file is its words", "[ici](file:///etc/passwd)", "<p>ici</p>\n", NULL},
	{"a link into this page is its words", "[ici](#x)", "<p>ici</p>\n", NULL},
	{"an automatic link to a program", "<javascript:alert(1)>",
		"<p>javascript:alert(1)</p>\n", NULL},
	{"an image is not fetched", "![plan](http://example.org/p.png)",
		"<p><a href=\"http://example.org/p.png\">plan</a></p>\n",
		"[plan](http://example.org/p.png)\n"},
	{"an image without words is its address", "![](http://example.org/p.png)",
		"<p><a href=\"http://example.org/p.png\">http://example.org/p.png</a></p>\n",
		NULL},
	{"an image of data is its words", "![plan](data:image/png;base64,AA)", "<p>plan</p>\n",
		NULL},
	{"an image in a link is its words",
		"[![plan](http://a.example/p.png)](http://b.example)",
		"<p><a href=\"http://b.example\">plan</a></p>\n", NULL},
	{"code stays code", "`<b>` & co.", "<p><code>&lt;b&gt;</code> &amp; co.</p>\n",
		"`<b>` & co.\n"},
	{"a control character is an escape", "a\x1b[31mb", "<p>a\\x1b[31mb</p>\n", NULL},
	{"so is one that turns the text around", "a\u202eb", "<p>a\\u202eb</p>\n", NULL},
	{"so is a byte that is no text",
		"a\xff"
		"b",
		NULL, NULL},
};

static void becomes(void **state)
{
	const struct example *example = *state;
	struct text out = TEXT_INIT;
	markup_html(&out, example->markdown, 2);
	if (example->html)
		assert_string_equal(out.data, example->html);
	text_reset(&out);
	markup_markdown(&out, example->markdown, 2);
	if (example->again)
		assert_string_equal(out.data, example->again);
	text_release(&out);
}

/* Nothing a person would write: it is shown as typed, and in no time. */
static void too_deep_is_shown_as_typed(void **state)
{
	struct text markdown = TEXT_INIT, out = TEXT_INIT;
	(void)state;
	text_fill(&markdown, '>', 200000);
	markup_markdown(&out, markdown.data, 1);
	assert_int_equal(strspn(out.data, " "), 4);
	assert_int_equal(strspn(out.data + 4, ">"), 200000);
	text_reset(&out);
	markup_html(&out, markdown.data, 1);
	assert_int_equal(strncmp(out.data, "<pre><code>&gt;&gt;", 19), 0);
	text_release(&markdown);
	text_release(&out);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_CASES(&suite, examples, becomes);
	SUITE_TEST(&suite, too_deep_is_shown_as_typed);
	return suite_run(&suite, "markup");
}
