#include "suite.h"

#include "format/markdown.h"

#include <cmark-gfm.h>

struct markdown_case {
	const char *name, *text, *escaped;
};

static struct markdown_case cases[] = {
	{"words", "Rédiger le plan (2007-2010).", "Rédiger le plan (2007-2010)."},
	{"a cell's end", "a|b", "a\\|b"},
	{"emphasis", "*a* _b_ ~~c~~", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~"},
	{"code", "`rm -rf`", "\\`rm -rf\\`"},
	{"a link", "[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"},
	{"an image", "![x](y)", "!\\[x\\](y)"},
	{"a tag", "<img src=x>", "\\<img src=x\\>"},
	{"a reference", "&lt; A & B", "\\&lt; A \\& B"},
	{"a backslash", "50 000 \\$", "50 000 \\\\$"},
	{"a backslash before a sign", "\\*", "\\\\\\*"},
	{"an address", "voir https://exemple.org", "voir https\\://exemple.org"},
	{"an address by its name", "www.exemple.org", "www\\.exemple.org"},
	{"a list", "- a", "\\- a"},
	{"a list by its plus", "+ a", "\\+ a"},
	{"a numbered list", "1. a", "1\\. a"},
	{"a numbered list by its bracket", "12) a", "12\\) a"},
	{"a numbered list of nothing", "1.", "1\\."},
	{"a number", "12 a", "12 a"},
	{"a position", "1.2.3 a", "1.2.3 a"},
	{"a title", "# a", "\\# a"},
	{"a title by its line", "===", "\\==="},
	{"a quotation", "> a", "\\> a"},
	{"a rule", "---", "\\---"},
	{"a marker after spaces", "  - a", "\\- a"},
	{"code by its spaces", "    a", "a"},
	{"no marker further on", "a - b + c # d 1. e", "a - b + c # d 1. e"},
	{"what would be obeyed", "\x1b[2J\u202e", "\\\\x1b\\[2J\\\\u202e"},
	{"nothing", "", ""},
};

static void test_escape(void **state)
{
	const struct markdown_case *c = *state;
	struct text out = TEXT_INIT;
	markdown_text(&out, c->text);
	assert_text(&out, c->escaped);
}

/* Whatever the signs, a reader of Markdown finds one paragraph, and the text in it. */
static void test_read_back(void **state)
{
	(void)state;
	static const char signs[] = "\\`*_{}[]<>()#+-.!|~&:=1 a\"'$/";
	uint32_t random = 7;
	for (int i = 0; i < 20000; i++) {
		char text[9] = "x";
		struct text escaped = TEXT_INIT, plain = TEXT_INIT;
		for (size_t at = 0; at + 1 < sizeof text; at++) {
			random = random * 1103515245 + 12345;
			text[at] = signs[(random >> 16) % (sizeof signs - 1)];
		}
		markdown_text(&escaped, text);
		cmark_node *document =
			cmark_parse_document(escaped.data, escaped.length, CMARK_OPT_DEFAULT);
		cmark_node *child = cmark_node_first_child(document);
		for (cmark_node *at = child ? cmark_node_first_child(child) : NULL; at;
			at = cmark_node_next(at)) {
			assert_int_equal(cmark_node_get_type(at), CMARK_NODE_TEXT);
			text_str(&plain, cmark_node_get_literal(at));
		}
		/* Spaces at the ends of a paragraph are no part of it. */
		const char *start = text + strspn(text, " ");
		size_t length = strlen(start);
		while (length && start[length - 1] == ' ')
			length--;
		assert_int_equal(plain.length, length);
		assert_memory_equal(plain.data, start, length);
		cmark_node_free(document);
		text_release(&escaped);
		text_release(&plain);
	}
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_escape);
	SUITE_TEST(&suite, test_read_back);
	return suite_run(&suite, "markdown");
}
