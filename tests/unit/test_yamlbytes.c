#include "suite.h"

#include "base/utf8.h"
#include "format/yamlbytes.h"

#define BOM "\xEF\xBB\xBF"

struct scanned {
	struct arena arena;
	struct diag diag;
	struct yamlbytes file;
	int result;
};

static void scan(struct scanned *scanned, const char *bytes, size_t length)
{
	*scanned = (struct scanned){ARENA_INIT, DIAG_INIT, {0}, 0};
	scanned->result = yamlbytes_scan(
		&scanned->file, bytes, length, "f", &scanned->arena, &scanned->diag);
}

static void release(struct scanned *scanned)
{
	diag_release(&scanned->diag);
	arena_release(&scanned->arena);
}

struct scan_case {
	const char *name, *bytes;
	const char *findings; /* "LINE:COLUMN RULE"; a finding but a warning refuses the file */
};

static struct scan_case cases[] = {
	{"an ordinary file", "id: été\ntitle: \"L’été\u00a0!\"\n", ""},
	{"no bytes at all", "", ""},
	{"no final line ending", "id: a", ""},
	{"a tab is a character like another", "id: a\t# b\n", ""},
	{"CR LF throughout", "id: a\r\nb: c\r\n", ""},
	{"CR LF without a last one", "id: a\r\nb: c", ""},
	{"byte order mark", BOM "id: a\n", "f:1:1 byte-order-mark\n"},
	{"byte order mark inside", "id: a" BOM "\n", "f:1:6 control-character\n"},
	{"two byte order marks", BOM BOM "id: a\n",
		"f:1:1 byte-order-mark\nf:1:1 control-character\n"},
	{"Windows-1252, after accents", "a: é\nb: éé\xe9\n", "f:2:6 invalid-utf8\n"},
	{"UTF-16", "\xff\xfei\0d\0", "f:1:1 invalid-utf8\n"},
	{"a character cut short", "a: \xc3", "f:1:4 invalid-utf8\n"},
	{"escape", "a: é\x1b[0m\n", "f:1:5 control-character\n"},
	{"DEL", "a: b\x7f\n", "f:1:5 control-character\n"},
	{"next line, U+0085", "a: b\nc: \xc2\x85 d\n", "f:2:4 control-character\n"},
	{"line separator, U+2028", "a: b\u2028c\n", "f:1:5 control-character\n"},
	{"paragraph separator, U+2029", "a: b\u2029c\n", "f:1:5 control-character\n"},
	{"text that reads backwards",
		"a: \u202e"
		"b\n",
		"f:1:4 control-character\n"},
	{"isolate",
		"é: \u2067"
		"b\n",
		"f:1:4 control-character\n"},
	{"form feed", "a: b\n\f\n", "f:2:1 control-character\n"},
	{"what YAML forbids, U+FFFE", "a: é \ufffe\n", "f:1:6 control-character\n"},
	{"what YAML forbids, U+FFFF", "a: b\nc: \uffff\n", "f:2:4 control-character\n"},
	{"a lone CR", "a: é\rb: c\n", "f:1:5 line-ending\n"},
	{"a lone CR at the end", "a: b\r", "f:1:5 line-ending\n"},
	{"CR LF, then LF", "a: b\r\nc: d\n", "f:1:5 line-ending\n"},
	{"LF, then CR LF", "a: b\nc: d\r\n", "f:2:5 line-ending\n"},
	{"CR CR LF", "a: b\r\r\n", "f:1:5 line-ending\n"},
	{"conflict, ours", "a: b\n<<<<<<< HEAD\nc: d\n", "f:2:1 conflict-marker\n"},
	{"conflict, theirs", "a: b\nc: d\n>>>>>>> autre\n", "f:3:1 conflict-marker\n"},
	{"conflict, base", "a: b\n||||||| 1234567\n", "f:2:1 conflict-marker\n"},
	{"conflict, middle", "a: b\n=======\nc: d\n", "f:2:1 conflict-marker\n"},
	{"conflict on the first line", "<<<<<<< HEAD\na: b\n", "f:1:1 conflict-marker\n"},
	{"conflict with CR LF", "a: b\r\n=======\r\n", "f:2:1 conflict-marker\n"},
	{"conflict after a byte order mark", BOM "<<<<<<< HEAD\na: b\n",
		"f:1:1 byte-order-mark\nf:1:1 conflict-marker\n"},
	{"no conflict: a marker within a text", "a: |\n  <<<<<<< HEAD\n  =======\n", ""},
	{"the first fault is enough", "a: \x01\xff\n<<<<<<< x\n", "f:1:4 control-character\n"},
};

static void test_scan(void **state)
{
	const struct scan_case *c = *state;
	struct scanned scanned;
	scan(&scanned, c->bytes, strlen(c->bytes));
	assert_findings(&scanned.diag, c->findings);
	assert_int_equal(scanned.result, diag_errors(&scanned.diag) ? -1 : 0);
	release(&scanned);
}

static void test_nul(void **state)
{
	(void)state;
	struct scanned scanned;
	scan(&scanned, "a: b\0c\n", 7);
	assert_findings(&scanned.diag, "f:1:5 control-character\n");
	assert_contains(scanned.diag.items[0].message, "U+0000");
	release(&scanned);
}

static void test_size(void **state)
{
	(void)state;
	struct scanned scanned;
	size_t most = (size_t)1 << 20;
	char *bytes = mem_alloc(most + 1);
	memset(bytes, 'a', most + 1);
	scan(&scanned, bytes, most);
	assert_findings(&scanned.diag, "");
	release(&scanned);
	scan(&scanned, bytes, most + 1);
	assert_int_equal(scanned.result, -1);
	assert_findings(&scanned.diag, "f:1:1 too-large\n");
	release(&scanned);
	free(bytes);
}

static void test_facts(void **state)
{
	(void)state;
	struct scanned scanned;
	scan(&scanned, "a: b\r\nc: d\r\n", 12);
	assert_true(scanned.file.crlf);
	assert_true(scanned.file.ascii);
	assert_int_equal(scanned.file.line_count, 3);
	release(&scanned);
	scan(&scanned, BOM "a: b\n", 8);
	assert_false(scanned.file.crlf);
	assert_int_equal(scanned.file.mark, 3);
	release(&scanned);
	scan(&scanned, "a: é", 5);
	assert_false(scanned.file.ascii);
	assert_int_equal(scanned.file.mark, 0);
	assert_int_equal(scanned.file.line_count, 1);
	release(&scanned);
}

static struct scan_case places[] = {
	{"places: accents", "id: évaluer\n\ntitle: \"Ça, l’été\"\nz", NULL},
	{"places: ASCII", "id: a\ntitle: b\n\n\nnotes: c\n", NULL},
	{"places: CR LF", "id: é\r\n\r\nb: c\r\n", NULL},
	{"places: byte order mark", BOM "é: b\nc: d\n", NULL},
	{"places: byte order mark, ASCII", BOM "a: b\nc: d\n", NULL},
	{"places: one line", "𝄞: €", NULL},
};

/* Every character's place, counted one by one, is found from its offset and back. */
static void test_places(void **state)
{
	const struct scan_case *c = *state;
	size_t length = strlen(c->bytes), line = 0, column = 0;
	struct scanned scanned;
	scan(&scanned, c->bytes, length);
	for (size_t at = scanned.file.mark; at < length;) {
		uint32_t found_line, found_column;
		yamlbytes_locate(&scanned.file, (uint32_t)at, &found_line, &found_column);
		assert_int_equal(found_line, line);
		assert_int_equal(found_column, column);
		assert_int_equal(yamlbytes_offset(&scanned.file, line, column), at);
		bool ends = c->bytes[at] == '\n';
		at += utf8_skip(c->bytes + at, length - at, 1);
		if (ends)
			assert_int_equal(yamlbytes_line_end(&scanned.file, (uint32_t)line), at);
		line += ends;
		column = ends ? 0 : column + 1;
	}
	uint32_t last = scanned.file.line_count - 1;
	assert_int_equal(last, line);
	assert_int_equal(yamlbytes_line_end(&scanned.file, last), length);
	assert_int_equal(yamlbytes_offset(&scanned.file, line, column), length);
	assert_int_equal(yamlbytes_offset(&scanned.file, line, column + 9), length);
	assert_int_equal(yamlbytes_offset(&scanned.file, line + 1, 0), length);
	release(&scanned);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_scan);
	SUITE_TEST(&suite, test_nul);
	SUITE_TEST(&suite, test_size);
	SUITE_TEST(&suite, test_facts);
	SUITE_CASES(&suite, places, test_places);
	return suite_run(&suite, "yamlbytes");
}
