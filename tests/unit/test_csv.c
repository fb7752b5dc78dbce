#include "suite.h"

#include "format/csv.h"

struct csv_case {
	const char *name;
	const char *text;
	const char *field; /* as it stands in the file */
};

static struct csv_case cases[] = {
	{"nothing", "", ""},
	{"words", "Rédiger le plan", "Rédiger le plan"},
	{"a comma", "EQ, UL", "\"EQ, UL\""},
	{"a semicolon, for who expects it", "a;b", "\"a;b\""},
	{"quotes", "dit \"oui\"", "\"dit \"\"oui\"\"\""},
	{"lines", "a\n\tb\n", "\"a\n\tb\n\""},
	{"what a terminal would obey", "\x1b[31m \u202e \r", "\\x1b[31m \\u202e \\x0d"},
	{"spaces at the ends", " a", "\" a\""},
	{"a formula", "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""},
	{"a formula by its plus", "+1", "'+1"},
	{"a formula by its minus", "-1", "'-1"},
	{"a formula by its at sign", "@SUM(A1)", "'@SUM(A1)"},
	{"a formula after a tab", "\t=1", "\"'\t=1\""},
	{"a formula after a carriage return", "\r=1", "'\\x0d=1"},
	{"a formula after a line feed", "\n=1", "\"'\n=1\""},
	{"a formula after spaces", "  =1", "'  =1"},
	{"a formula by a wide sign", "\uff1d1", "'\uff1d1"},
	{"signs further on", "1-2=3", "1-2=3"},
};

/* A row of the text, a number of our own and the text again. */
static char *printed(const char *text, bool excel)
{
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	struct csv csv;
	assert_non_null(file);
	csv_start(&csv, file, excel);
	csv_text(&csv, text);
	csv_number(&csv, "-5");
	csv_text(&csv, text);
	csv_end_row(&csv);
	csv_text(&csv, "x");
	csv_end_row(&csv);
	fclose(file);
	return bytes;
}

static void test_field(void **state)
{
	const struct csv_case *c = *state;
	struct text expected = TEXT_INIT;
	char *plain = printed(c->text, false), *excel = printed(c->text, true);
	text_printf(&expected, "%s,-5,%s\r\nx\r\n", c->field, c->field);
	assert_string_equal(plain, expected.data);
	text_reset(&expected);
	text_printf(&expected, "\xef\xbb\xbf%s;-5;%s\r\nx\r\n", c->field, c->field);
	assert_string_equal(excel, expected.data);
	text_release(&expected);
	free(plain);
	free(excel);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_field);
	return suite_run(&suite, "csv");
}
