#include "suite.h"

#include "spans.h"

#include <time.h>

#define BOM "\xEF\xBB\xBF"

struct document {
	struct arena arena;
	struct diag diag;
	struct yamldoc doc;
	int result;
};

static void document_read_as(
	struct document *document, const char *bytes, size_t length, enum yamldoc_origin origin)
{
	*document = (struct document){ARENA_INIT, DIAG_INIT, {0}, 0};
	document->result = yamldoc_read(
		&document->doc, bytes, length, origin, "f", &document->arena, &document->diag);
}

static void document_read(struct document *document, const char *bytes)
{
	document_read_as(document, bytes, strlen(bytes), YAMLDOC_WORKING);
}

static void document_release(struct document *document)
{
	diag_release(&document->diag);
	arena_release(&document->arena);
}

/* --- Values ---------------------------------------------------------------- */

struct value_case {
	const char *name, *yaml;
	enum yamldoc_style style;
	const char *text;
	const char *own; /* what the value's own span holds */
	bool several_lines, commented;
};

/* The value of the file's field "k". */
static struct value_case values[] = {
	{"plain", "k: été 2007\n", YAMLDOC_PLAIN, "été 2007", "été 2007", 0, 0},
	{"plain, blanks after", "k: a b \t \nz: 1\n", YAMLDOC_PLAIN, "a b", "a b", 0, 0},
	{"plain with a comment", "k: a # b\n", YAMLDOC_PLAIN, "a", "a", 0, 1},
	{"plain with # inside", "k: a#b\n", YAMLDOC_PLAIN, "a#b", "a#b", 0, 0},
	{"plain on the next line", "k:\n  a\n", YAMLDOC_PLAIN, "a", "a", 0, 0},
	{"plain on several lines", "k: a\n  b\n\n  c\n", YAMLDOC_PLAIN, "a b\nc",
		"a\n  b\n\n  c", 1, 0},
	{"nothing", "k:\nz: 1\n", YAMLDOC_PLAIN, "", "", 0, 0},
	{"nothing but a comment", "k: # later\n", YAMLDOC_PLAIN, "", "", 0, 0},
	{"single quotes", "k: 'l''été' # c\n", YAMLDOC_SINGLE_QUOTED, "l'été", "'l''été'", 0,
		0},
	{"double quotes", "k: \"a \\\"b\\\" : c # d\"\n", YAMLDOC_DOUBLE_QUOTED,
		"a \"b\" : c # d", "\"a \\\"b\\\" : c # d\"", 0, 0},
	{"escapes", "k: \"\\u00e9\\x41\\\\ \\n\"\n", YAMLDOC_DOUBLE_QUOTED, "éA\\ \n",
		"\"\\u00e9\\x41\\\\ \\n\"", 0, 0},
	{"quotes on several lines", "k: \"a\n  b\"\nz: 1\n", YAMLDOC_DOUBLE_QUOTED, "a b",
		"\"a\n  b\"", 1, 0},
	{"empty quotes", "k: \"\"\n", YAMLDOC_DOUBLE_QUOTED, "", "\"\"", 0, 0},
	{"literal", "k: |\n  é\n\n  b\nz: 1\n", YAMLDOC_LITERAL, "é\n\nb\n", "|\n  é\n\n  b\n",
		0, 0},
	{"literal, blank lines after", "k: |\n  a\n\n\nz: 1\n", YAMLDOC_LITERAL, "a\n",
		"|\n  a\n", 0, 0},
	{"literal, a line of blanks at its end", "k: |\n  a\n    \n\nz: 1\n", YAMLDOC_LITERAL,
		"a\n  \n", "|\n  a\n    \n", 0, 0},
	{"literal, blank lines kept", "k: |+\n  a\n\n\nz: 1\n", YAMLDOC_LITERAL, "a\n\n\n",
		"|+\n  a\n\n\n", 0, 0},
	{"literal, stripped", "k: |- # c\n  a\n\n# d\nz: 1\n", YAMLDOC_LITERAL, "a",
		"|- # c\n  a\n", 0, 0},
	{"literal, indented more", "k: |2\n    a\n  b\n", YAMLDOC_LITERAL, "  a\nb\n",
		"|2\n    a\n  b\n", 0, 0},
	{"literal with what looks like a comment", "k: |\n  a\n  # b\nz: 1\n", YAMLDOC_LITERAL,
		"a\n# b\n", "|\n  a\n  # b\n", 0, 0},
	{"literal at the end of a file without line ending", "k: |\n  a", YAMLDOC_LITERAL, "a",
		"|\n  a", 0, 0},
	{"literal, empty", "k: |\nz: 1\n", YAMLDOC_LITERAL, "", "|\n", 0, 0},
	{"folded", "k: >\n  a\n  b\n\nz: 1\n", YAMLDOC_FOLDED, "a b\n", ">\n  a\n  b\n", 0, 0},
	{"CR LF", "k: |\r\n  a\r\n  b\r\n\r\nz: \"é\"\r\n", YAMLDOC_LITERAL, "a\nb\n",
		"|\r\n  a\r\n  b\r\n", 0, 0},
};

static void test_value(void **state)
{
	const struct value_case *c = *state;
	struct document document;
	document_read(&document, c->yaml);
	assert_int_equal(document.result, 0);
	const struct yamldoc_node *value = yamldoc_get(document.doc.root, "k");
	assert_non_null(value);
	assert_int_equal(value->kind, YAMLDOC_SCALAR);
	assert_int_equal(value->style, c->style);
	assert_string_equal(value->text, c->text);
	assert_int_equal(value->length, strlen(c->text));
	assert_int_equal(value->end - value->start, strlen(c->own));
	assert_memory_equal(c->yaml + value->start, c->own, strlen(c->own));
	assert_int_equal(value->several_lines, c->several_lines);
	assert_int_equal(value->commented, c->commented);
	document_release(&document);
}

/* --- Trees and places ------------------------------------------------------ */

static void test_tree(void **state)
{
	(void)state;
	struct document document;
	document_read(&document, "id: évaluer\n"
				 "responsible:\n"
				 "  - person: linda\n"
				 "    lead: true\n"
				 "  - text: \"é\"\n"
				 "schedule: []\n");
	const struct yamldoc_node *root = document.doc.root;
	assert_findings(&document.diag, "");
	assert_int_equal(root->kind, YAMLDOC_MAPPING);
	assert_int_equal(root->count, 3);
	assert_int_equal(document.doc.entries, 8);
	const struct yamldoc_node *list = yamldoc_get(root, "responsible");
	assert_int_equal(list->kind, YAMLDOC_SEQUENCE);
	assert_int_equal(list->style, YAMLDOC_BLOCK);
	assert_int_equal(list->count, 2);
	assert_null(list->first->key);
	assert_string_equal(yamldoc_get(list->first, "lead")->text, "true");
	assert_null(yamldoc_get(list->first, "text"));
	assert_string_equal(yamldoc_get(list->first->next, "text")->text, "é");
	assert_null(list->first->next->next);
	const struct yamldoc_node *schedule = yamldoc_get(root, "schedule");
	assert_int_equal(schedule->style, YAMLDOC_FLOW);
	assert_int_equal(schedule->count, 0);
	document_release(&document);
}

static void assert_place(const struct yamldoc_node *entry, uint32_t line, uint32_t column,
	uint32_t value_line, uint32_t value_column)
{
	assert_int_equal(yamldoc_line(entry), line);
	assert_int_equal(yamldoc_column(entry), column);
	assert_int_equal(entry->line, value_line);
	assert_int_equal(entry->column, value_column);
}

/* Columns count characters: an accent is one, a byte order mark none. */
static void test_places(void **state)
{
	(void)state;
	struct document document;
	document_read(&document, "\"Éq\": été\n"
				 "b:\n"
				 "  - é: \"ô\"\n"
				 "    c: d\n"
				 "  -   e\n");
	const struct yamldoc_node *root = document.doc.root;
	const struct yamldoc_node *list = yamldoc_get(root, "b");
	assert_place(root->first, 1, 1, 1, 7);
	assert_place(list, 2, 1, 3, 3);
	assert_place(list->first, 3, 5, 3, 5);
	assert_place(yamldoc_get(list->first, "é"), 3, 5, 3, 8);
	assert_place(yamldoc_get(list->first, "c"), 4, 5, 4, 8);
	assert_place(list->first->next, 5, 7, 5, 7);
	assert_int_equal(root->first->start, 7);
	document_release(&document);
}

static void test_byte_order_mark(void **state)
{
	(void)state;
	static const char bytes[] = BOM "é: ô\nb: c\n";
	struct document document;
	document_read(&document, bytes);
	assert_findings(&document.diag, "f:1:1 byte-order-mark\n");
	assert_int_equal(document.result, 0);
	const struct yamldoc_node *root = document.doc.root;
	assert_int_equal(root->count, 2);
	assert_place(root->first, 1, 1, 1, 4);
	assert_int_equal(root->first->key->start, 3);
	assert_memory_equal(bytes + root->first->start, "ô", 2);
	assert_place(root->first->next, 2, 1, 2, 4);
	document_release(&document);
}

static void test_origin(void **state)
{
	(void)state;
	static const char bytes[] = "id: a\r\ntitle: b\r\n";
	struct document document;
	document_read_as(&document, bytes, strlen(bytes), YAMLDOC_WORKING);
	assert_findings(&document.diag, "f:1:1 crlf\n");
	assert_int_equal(document.result, 0);
	document_release(&document);
	document_read_as(&document, bytes, strlen(bytes), YAMLDOC_RECORDED);
	assert_findings(&document.diag, "f:1:1 line-ending\n");
	document_release(&document);
}

/* --- Spans ----------------------------------------------------------------- */

struct span_case {
	const char *name, *yaml;
	const char
		*outer; /* every entry's outer span in the file's order, "|" between; or NULL */
};

static struct span_case spans[] = {
	{"spans: one field", "id: a\n", "id: a\n"},
	{"spans: accents", "id: évaluer\ntitle: \"Ça, l’été\"\nz: œ\n",
		"id: évaluer\n|title: \"Ça, l’été\"\n|z: œ\n"},
	{"spans: no final line ending", "id: é\nb: c", "id: é\n|b: c"},
	{"spans: no final line ending after quotes", "b: \"é\"", "b: \"é\""},
	{"spans: CR LF", "id: é\r\n\r\nb:\r\n  - c\r\n  - d\r\n",
		"id: é\r\n|\r\nb:\r\n  - c\r\n  - d\r\n|  - c\r\n|  - d\r\n"},
	{"spans: byte order mark", BOM "id: é\nb: c\n", BOM "id: é\n|b: c\n"},
	{"spans: a comment belongs to what follows", "a: 1\n\n# é\n\nb: 2\n# end\n",
		"a: 1\n|\n# é\n\nb: 2\n# end\n"},
	{"spans: comments above and blank lines below", "\n# é\n\na: 1\n\n\n",
		"\n# é\n\na: 1\n\n\n"},
	{"spans: a comment on the line", "a: 1 # é\nb: 2\n", "a: 1 # é\n|b: 2\n"},
	{"spans: a deeper comment belongs to what stands above",
		"a:\n  - 1\n  # deep\n\n# flat\nb: 2\n",
		"a:\n  - 1\n  # deep\n|  - 1\n  # deep\n|\n# flat\nb: 2\n"},
	{"spans: a comment below a key belongs to the first item", "a:\n  # é\n  - 1\n  - 2\n",
		"a:\n  # é\n  - 1\n  - 2\n|  # é\n  - 1\n|  - 2\n"},
	{"spans: a comment beside a key does not", "a: # é\n  - 1\n",
		"a: # é\n  - 1\n|  - 1\n"},
	{"spans: items at their key's indentation", "a:\n- é\n\n- b\n# c\nz: 1\n",
		"a:\n- é\n\n- b\n|- é\n|\n- b\n|# c\nz: 1\n"},
	{"spans: fields of items", "a:\n  - b: é\n    c: 2\n  - b: 3\n",
		"a:\n  - b: é\n    c: 2\n  - b: 3\n|  - b: é\n    c: 2\n|b: é\n|    c: 2\n|"
		"  - b: 3\n|b: 3\n"},
	{"spans: lists in lists", "a:\n  - - é\n    - b\n  - - c\n",
		"a:\n  - - é\n    - b\n  - - c\n|  - - é\n    - b\n|- é\n|    - b\n|"
		"  - - c\n|- c\n"},
	{"spans: a list under a field of an item",
		"a:\n  - b:\n      - é\n      - 2\n    c: 3\n",
		"a:\n  - b:\n      - é\n      - 2\n    c: 3\n|"
		"  - b:\n      - é\n      - 2\n    c: 3\n|"
		"b:\n      - é\n      - 2\n|      - é\n|      - 2\n|    c: 3\n"},
	{"spans: an item below its hyphen", "a:\n  -\n    b: é\n    c: 2\n  -\n    b: 3\n",
		"a:\n  -\n    b: é\n    c: 2\n  -\n    b: 3\n|  -\n    b: é\n    c: 2\n|"
		"    b: é\n|    c: 2\n|  -\n    b: 3\n|    b: 3\n"},
	{"spans: a comment beside a hyphen", "a:\n  - # é\n    # ô\n    b: 1\n    c: 2\n",
		"a:\n  - # é\n    # ô\n    b: 1\n    c: 2\n|"
		"  - # é\n    # ô\n    b: 1\n    c: 2\n|    # ô\n    b: 1\n|    c: 2\n"},
	{"spans: block scalars with blank lines after", "a: |\n  é\n\n\nb: >-\n  c\n\n",
		"a: |\n  é\n|\n\nb: >-\n  c\n\n"},
	{"spans: a block scalar's comment-like end",
		"a:\n  b: |\n    é\n    # c\n  # d\ne: 1\n",
		"a:\n  b: |\n    é\n    # c\n  # d\n|  b: |\n    é\n    # c\n  # d\n|e: 1\n"},
	{"spans: values absent", "a:\nb: # é\nc:\n  -\n  - d\n",
		"a:\n|b: # é\n|c:\n  -\n  - d\n|  -\n|  - d\n"},
	{"spans: empty lists", "a: []\nb: [ # é\n  ]\nc: {}\n",
		"a: []\n|b: [ # é\n  ]\n|c: {}\n"},
	{"spans: values on the next line", "a:\n  \"é\"\nb:\n\n  c\n",
		"a:\n  \"é\"\n|b:\n\n  c\n"},
	{"spans: values on several lines", "a: b\n  é\nc: \"d\n\n  e\"\n",
		"a: b\n  é\n|c: \"d\n\n  e\"\n"},
	{"spans: lines of blanks only", "a: 1\n  \nb:\n  - é\n    \n  - c\n",
		"a: 1\n|  \nb:\n  - é\n    \n  - c\n|  - é\n|    \n  - c\n"},
	{"spans: a mark at the top", "# é\n---\na: 1\nb: 2\n", "# é\n---\na: 1\n|b: 2\n"},
	{"spans: quoted keys", "\"É Q\": \"a\"\n'b': c\n", "\"É Q\": \"a\"\n|'b': c\n"},
	/* The lines that "+" keeps are part of the value. */
	{"spans: blank lines that are kept", "a: |+\n  é\n\nb: 1\n", "a: |+\n  é\n\n|b: 1\n"},
};

static void outer_spans(
	struct text *out, const struct yamldoc *doc, const struct yamldoc_node *collection)
{
	for (const struct yamldoc_node *entry = collection->first; entry; entry = entry->next) {
		text_str(out, out->length ? "|" : "");
		text_add(out, doc->bytes + entry->from, entry->to - entry->from);
		if (entry->kind != YAMLDOC_SCALAR)
			outer_spans(out, doc, entry);
	}
}

static void test_spans(void **state)
{
	const struct span_case *c = *state;
	struct document document;
	struct text outer = TEXT_INIT;
	document_read(&document, c->yaml);
	assert_int_equal(document.result, 0);
	assert_int_equal(diag_errors(&document.diag), 0);
	outer_spans(&outer, &document.doc, document.doc.root);
	assert_text(&outer, c->outer);
	const char *fault = spans_fault(&document.doc);
	if (fault)
		fail_msg("%s", fault);
	document_release(&document);
}

/* Each value replaced, then each entry taken out: nothing else may change. */
static void test_edits(void **state)
{
	const struct span_case *c = *state;
	struct document document;
	document_read(&document, c->yaml);
	assert_int_equal(document.result, 0);
	const char *fault = edits_fault(&document.doc, SIZE_MAX);
	if (fault)
		fail_msg("%s", fault);
	document_release(&document);
}

/* --- Faults ---------------------------------------------------------------- */

struct fault_case {
	const char *name, *yaml;
	const char *findings;
	bool tree; /* there is one all the same */
};

static struct fault_case faults[] = {
	{"fault: empty", "", "f:1:1 empty-file\n", 0},
	{"fault: comments only", "# é\n\n", "f:1:1 empty-file\n", 0},
	{"fault: no field", "{}\n", "f:1:1 empty-file\n", 0},
	{"fault: a text alone", "# é\nabc\n", "f:2:1 wrong-type\n", 0},
	{"fault: a list alone", "- a\n- b\n", "f:1:1 wrong-type\n", 0},
	{"fault: bytes come first", "a: é\xff\nb: [\n", "f:1:5 invalid-utf8\n", 0},
	{"fault: colon in a text", "title: Été : le plan\n", "f:1:12 unquoted-colon\n", 0},
	{"fault: colon in an item", "a:\n  - b: é: d\n", "f:2:9 unquoted-colon\n", 0},
	{"fault: quote without its twin", "title: \"Été\nb: c\n", "f:1:8 unclosed-quote\n", 0},
	{"fault: quote without its twin at the end", "a: b\nc: 'é", "f:2:4 unclosed-quote\n",
		0},
	{"fault: quotes inside quotes", "a: \"le \"Pôle\" b\"\n", "f:1:9 unclosed-quote\n", 0},
	{"fault: tab", "a:\n\t- b\n", "f:2:1 tab-indentation\n", 0},
	{"fault: tab on a blank line", "a:\n  - b\n \t\n  - c\n", "f:3:1 tab-indentation\n", 0},
	{"fault: indentation", "a: b\n  c: d\n", "f:2:3 syntax\n", 0},
	{"fault: a block no deeper than its key", "a:\n  b:\n  |\n    é\n", "f:3:3 syntax\n",
		1},
	{"fault: a block no deeper than its hyphen", "a:\n  -\n  |\n    é\n", "f:3:3 syntax\n",
		1},
	{"fault: no colon", "a: b\ncde\n", "f:2:1 syntax\n", 0},
	{"fault: escape", "a: \"é\\q\"\n", "f:1:6 syntax\n", 0},
	{"fault: at sign", "a: b\nc: @d\n", "f:2:4 syntax\n", 0},
	{"fault: field given twice", "é: 1\nb: 2\né: 3\nb: 4\n",
		"f:3:1 duplicate-key\nf:4:1 duplicate-key\n", 1},
	{"fault: field given twice within", "a:\n  - b: 1\n    b: 2\n    b: 3\n",
		"f:3:5 duplicate-key\nf:4:5 duplicate-key\n", 1},
	{"fault: anchor", "a: &x b\nc: d\n", "f:1:4 anchor\n", 1},
	{"fault: anchor of a list", "a: &x\n  - b\n", "f:1:4 anchor\n", 1},
	{"fault: alias", "a: é\nc: *x\n", "f:2:4 anchor\n", 0},
	{"fault: a star in a text", "a: *\n", "f:1:4 anchor\n", 0},
	{"fault: anchor that holds itself", "a: &x\n  - *x\n", "f:1:4 anchor\nf:2:5 anchor\n",
		0},
	{"fault: tag", "a: !!str 5\n", "f:1:4 tag\n", 1},
	{"fault: tag of fields", "a: !x\n  b: c\n", "f:1:4 tag\n", 1},
	{"fault: an exclamation mark", "a: !\n", "f:1:4 tag\n", 1},
	{"fault: merge key", "a: b\n<<: c\n", "f:2:1 merge-key\n", 1},
	{"fault: << in quotes is a field like another", "a: b\n\"<<\": c\n", "", 1},
	{"fault: second document", "a: b\n---\nc: d\n", "f:2:1 multiple-documents\n", 0},
	{"fault: dots, then more", "a: b\n...\nc: d\n", "f:3:1 multiple-documents\n", 0},
	{"fault: directive", "%YAML 1.1\n---\na: b\n", "f:1:1 directive\n", 0},
	{"fault: unknown directive", "%é\na: b\n", "f:1:1 directive\n", 0},
	{"fault: percent inside", "a: %b\n", "f:1:4 syntax\n", 0},
	{"fault: list as a key", "? - a\n: b\n", "f:1:3 non-scalar-key\n", 0},
	{"fault: explicit key", "? é\n: b\n", "f:1:3 non-scalar-key\n", 0},
	{"fault: explicit key below its mark", "?\n  é\n: b\n", "f:2:3 non-scalar-key\n", 0},
	{"fault: explicit key below a comment", "a: 1\n? # é\n  b\n: c\n",
		"f:3:3 non-scalar-key\n", 0},
	{"fault: a block as a key", "? |-\n  é\n: b\n", "f:1:3 non-scalar-key\n", 0},
	{"fault: no key begins with the question that ends a text",
		"a: |\n  é\n  ?\nb: |\n  - ?\n# ?\nc: 1\n", "", 1},
	{"fault: brackets", "a: é\nb: [1, 2]\n", "f:2:4 flow-style\n", 1},
	{"fault: braces", "a:\n  - {b: 1}\n", "f:2:5 flow-style\n", 1},
	{"fault: bracket not closed", "a: [é\nb: c\n", "f:1:4 flow-style\n", 0},
	{"fault: bracket not closed at the end of the file", "[# é: b", "f:1:1 flow-style\n",
		0},
	{"fault: brace not closed at the end of the file", "{é", "f:1:1 flow-style\n", 0},
	{"fault: a tag, then a brace at the end of the file", "a:\n ! {",
		"f:2:2 tag\nf:2:4 flow-style\n", 0},
	{"fault: braces on several lines", "é: {b\n}\n", "f:1:4 flow-style\n", 1},
	{"fault: escaped control", "a: b\nc: \"é\\e\"\n", "f:2:4 control-character\n", 1},
	{"fault: escaped NUL", "a: \"b\\0c\"\n", "f:1:4 control-character\n", 1},
	{"fault: escaped direction", "a: \"\\u202e\"\n", "f:1:4 control-character\n", 1},
	{"fault: escaped line separator", "a: \"\\L\"\n", "f:1:4 control-character\n", 1},
	{"fault: escaped control in a key", "\"\\a\": b\n", "f:1:1 control-character\n", 1},
	{"fault: what YAML forbids", "a: b\nc: é \ufffe\n", "f:2:6 control-character\n", 0},
};

static void test_fault(void **state)
{
	const struct fault_case *c = *state;
	struct document document;
	document_read(&document, c->yaml);
	diag_sort(&document.diag);
	assert_findings(&document.diag, c->findings);
	assert_int_equal(document.result, c->tree ? 0 : -1);
	if (c->tree)
		assert_non_null(document.doc.root);
	else
		assert_null(document.doc.root);
	document_release(&document);
}

/* A text is cut at no NUL: who reads it by its length and who reads it as a string agree. */
static void test_no_nul(void **state)
{
	(void)state;
	struct document document;
	document_read(&document, "a: \"b\\0c\"\n");
	const struct yamldoc_node *value = yamldoc_get(document.doc.root, "a");
	assert_int_equal(strlen(value->text), value->length);
	document_release(&document);
}

/* --- Limits ---------------------------------------------------------------- */

/* The root is the first level. */
static void nest(struct text *yaml, int levels)
{
	for (int level = 1; level < levels; level++) {
		text_fill(yaml, ' ', (size_t)(level - 1));
		text_str(yaml, "a:\n");
	}
	text_fill(yaml, ' ', (size_t)(levels - 1));
	text_str(yaml, "b: c\n");
}

static void test_depth(void **state)
{
	(void)state;
	struct document document;
	struct text yaml = TEXT_INIT;
	nest(&yaml, YAMLDOC_MOST_DEPTH);
	document_read(&document, yaml.data);
	assert_findings(&document.diag, "");
	assert_int_equal(document.result, 0);
	assert_null(spans_fault(&document.doc));
	document_release(&document);
	text_reset(&yaml);
	nest(&yaml, YAMLDOC_MOST_DEPTH + 1);
	document_read(&document, yaml.data);
	assert_findings(&document.diag, "f:17:17 too-deep\n");
	assert_int_equal(document.result, -1);
	document_release(&document);
	text_release(&yaml);
}

static void test_entries(void **state)
{
	(void)state;
	struct document document;
	struct text yaml = TEXT_INIT;
	text_str(&yaml, "a:\n");
	for (int i = 1; i < YAMLDOC_MOST_ENTRIES; i++)
		text_str(&yaml, "  - b\n");
	document_read(&document, yaml.data);
	assert_findings(&document.diag, "");
	assert_int_equal(document.doc.entries, YAMLDOC_MOST_ENTRIES);
	document_release(&document);
	text_str(&yaml, "  - b\n");
	document_read(&document, yaml.data);
	assert_findings(&document.diag, "f:65537:5 too-large\n");
	document_release(&document);
	text_release(&yaml);
}

static void test_size(void **state)
{
	(void)state;
	struct document document;
	struct text yaml = TEXT_INIT;
	text_str(&yaml, "a: b\n");
	text_fill(&yaml, '\n', YAMLDOC_MOST_BYTES - yaml.length);
	document_read(&document, yaml.data);
	assert_findings(&document.diag, "");
	assert_int_equal(yamldoc_get(document.doc.root, "a")->to, YAMLDOC_MOST_BYTES);
	document_release(&document);
	text_char(&yaml, '\n');
	document_read(&document, yaml.data);
	assert_findings(&document.diag, "f:1:1 too-large\n");
	document_release(&document);
	text_release(&yaml);
}

/* --- Time ------------------------------------------------------------------ */

static double seconds_to_read(const struct text *yaml)
{
	struct timespec start, end;
	struct document document;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	document_read_as(&document, yaml->data, yaml->length, YAMLDOC_WORKING);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	document_release(&document);
	return (double)(end.tv_sec - start.tv_sec) +
	       (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

struct time_case {
	const char *name, *head, *item, *tail;
};

static struct time_case times[] = {
	{"time: brackets within brackets", "a: ", "[", ""},
	{"time: braces within braces", "a: ", "{a: ", ""},
	{"time: hyphens", "", "- ", ""},
	{"time: items in a line, with an accent", "é: [", "a, ", "]\n"},
	{"time: fields in a line, with an accent", "é: {", "a: b, ", "}\n"},
	{"time: the same field again", "", "é: 1\n", ""},
	{"time: comments", "é: 1\n", "# c\n", "b: 1\n"},
	{"time: blank lines", "é:\n  - 1\n", "\n", "  - 2\n"},
	{"time: quotes", "é: ", "\"", "\n"},
	{"time: colons", "é", ": ", "\n"},
	{"time: a text on many lines", "é: a\n", "  b\n", ""},
};

/*
 * Four times the bytes take some four times as long, and not sixteen: eight is
 * allowed, and what takes a hundredth of a second is not judged.
 */
static void test_time(void **state)
{
	const struct time_case *c = *state;
	double seconds[2];
	for (int round = 0; round < 2; round++) {
		struct text yaml = TEXT_INIT;
		text_str(&yaml, c->head);
		while (yaml.length < (size_t)(round ? 128 : 32) << 10)
			text_str(&yaml, c->item);
		text_str(&yaml, c->tail);
		seconds[round] = seconds_to_read(&yaml);
		text_release(&yaml);
	}
	if (seconds[1] > 0.01 && seconds[1] > 8 * seconds[0])
		fail_msg("32 KiB: %.4f s, 128 KiB: %.4f s", seconds[0], seconds[1]);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, values, test_value);
	SUITE_TEST(&suite, test_tree);
	SUITE_TEST(&suite, test_places);
	SUITE_TEST(&suite, test_byte_order_mark);
	SUITE_TEST(&suite, test_origin);
	SUITE_CASES(&suite, spans, test_spans);
	SUITE_CASES(&suite, spans, test_edits);
	SUITE_CASES(&suite, faults, test_fault);
	SUITE_TEST(&suite, test_no_nul);
	SUITE_TEST(&suite, test_depth);
	SUITE_TEST(&suite, test_entries);
	SUITE_TEST(&suite, test_size);
	SUITE_CASES(&suite, times, test_time);
	return suite_run(&suite, "yamldoc");
}
