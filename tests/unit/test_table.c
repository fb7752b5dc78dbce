#include "suite.h"

#include "base/term.h"
#include "base/utf8.h"
#include "view/table_format.h"

#define COLUMNS 3

struct table_case {
	const char *name;
	size_t width; /* of the terminal */
	const char *cells[COLUMNS * 4];
	const char *printed;
};

static struct table_case cases[] = {
	{"no terminal: a row a line", 0,
		{"No", "Titre", "Responsable", "1.1.1",
			"Évaluer les ressources (humaines et matérielles)", "Linda"},
		"No     Titre                                             Responsable\n"
		"1.1.1  Évaluer les ressources (humaines et matérielles)  Linda\n"},
	{"no space at the end of a line", 0, {"a", "b", "c", "1", "", "", "2", "été", ""},
		"a  b    c\n1\n2  été\n"},
	{"a row of nothing", 0, {"a", "b", "c", "", "", ""}, "a  b  c\n\n"},
	{"what fits is left as it is", 30, {"a", "b", "c", "été", "hiver", "printemps"},
		"a    b      c\nété  hiver  printemps\n"},
	{"the widest wraps at its spaces", 34,
		{"No", "Titre", "Qui", "1.1", "Évaluer les ressources nécessaires", "Linda"},
		"No   Titre                   Qui\n"
		"1.1  Évaluer les ressources  Linda\n"
		"     nécessaires\n"},
	{"a word as wide as its column", 24, {"a", "b", "c", "x", "àbcdefghijklmnopqr", "y"},
		"a  b                   c\nx  àbcdefghijklmnopqr  y\n"},
	{"a word longer than its column is cut", 20,
		{"a", "b", "c", "x", "àbcdefghijklmnopqr", "y"},
		"a  b               c\nx  àbcdefghijklmn  y\n   opqr\n"},
	{"no column below eight cells", 20,
		{"a", "b", "c", "aaaa aaaa aaaa", "bbbbbbbb", "cccc cccc cccc"},
		"a     b         c\n"
		"aaaa  bbbbbbbb  cccc\n"
		"aaaa            cccc\n"
		"aaaa            cccc\n"},
	{"columns that cannot fit are stacked", 19,
		{"a", "b", "c", "aaaa aaaa aaaa", "bbbbbbbb", "cccc cccc cccc"},
		"a\n  aaaa aaaa aaaa\nb\n  bbbbbbbb\nc\n  cccc cccc cccc\n"},
	{"wide characters take two cells", 0, {"a", "b", "c", "漢字", "x", "y"},
		"a     b  c\n漢字  x  y\n"},
	{"what would steer the terminal is shown", 0,
		{"a", "b", "c", "\x1b[2J", "x\ny", "\u202e"},
		"a        b     c\n\\x1b[2J  x\\ny  \\u202e\n"},
};

static char *print(const struct table *table, size_t width)
{
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	table_print(table, file, width);
	fclose(file);
	return bytes;
}

static void test_print(void **state)
{
	const struct table_case *c = *state;
	struct table table;
	table_init(&table, COLUMNS);
	for (size_t i = 0; i < COUNT(c->cells) && c->cells[i]; i++)
		table_cell(&table, c->cells[i]);
	char *printed = print(&table, c->width);
	assert_string_equal(printed, c->printed);
	free(printed);
	table_release(&table);
}

static void test_align_right(void **state)
{
	(void)state;
	static const char *const cells[] = {
		"Poste", "Montant", "a", "50\u00a0000 $", "b", "5 $"};
	struct table table;
	table_init(&table, 2);
	table_align_right(&table, 1);
	for (size_t i = 0; i < COUNT(cells); i++)
		table_cell(&table, cells[i]);
	char *printed = print(&table, 0);
	assert_string_equal(printed, "Poste   Montant\n"
				     "a      50\u00a0000 $\n"
				     "b           5 $\n");
	free(printed);
	table_release(&table);
}

/* Whatever the columns, the title has its thirty cells while there is another way. */
static void test_kept(void **state)
{
	(void)state;
	static const char *const cells[] = {"No", "Titre", "Responsables", "1.1.1",
		"Maintenir notre participation au CRIDÉS et à la Table de développement",
		"Linda Maziade, Martine Cazes, Michel Desrosiers, Odile Bourdages"};
	struct table table;
	table_init(&table, COLUMNS);
	for (size_t i = 0; i < COUNT(cells); i++)
		table_cell(&table, cells[i]);
	table_keep(&table, 1, 30);
	char *printed = print(&table, 53);
	assert_string_equal(printed, "No     Titre                           Responsables\n"
				     "1.1.1  Maintenir notre participation   Linda Maziade,\n"
				     "       au CRIDÉS et à la Table de      Martine Cazes,\n"
				     "       développement                   Michel\n"
				     "                                       Desrosiers,\n"
				     "                                       Odile\n"
				     "                                       Bourdages\n");
	free(printed);
	table_release(&table);
}

/* Whatever the width, no line is wider, and every letter is there once. */
static void test_widths(void **state)
{
	(void)state;
	static const char title[] =
		"Évaluer les ressources (humaines, financières, matérielles)";
	struct table table;
	table_init(&table, 2);
	table_cell(&table, "No");
	table_cell(&table, "Titre");
	table_cell(&table, "1.1.1");
	table_cell(&table, title);
	for (size_t width = 16; width < 80; width++) {
		char *printed = print(&table, width);
		size_t letters = 0;
		for (char *line = printed; *line; line = strchr(line, '\n') + 1) {
			size_t length = strcspn(line, "\n");
			assert_true(utf8_width(line, length) <= width);
			for (size_t i = 0; i < length; i++)
				letters += line[i] != ' ';
		}
		assert_int_equal(letters, strlen("NoTitre1.1.1") + strlen(title) - 5);
		free(printed);
	}
	table_release(&table);
}

static void test_heading_is_bold(void **state)
{
	(void)state;
	struct table table;
	table_init(&table, 1);
	table_cell(&table, "Titre");
	table_cell(&table, "a");
	term_set_color(true);
	char *printed = print(&table, 0);
	term_set_color(false);
	assert_string_equal(printed, "\x1b[1mTitre\x1b[m\na\n");
	free(printed);
	table_release(&table);
}

/* --- Rules, spans, stacks ------------------------------------------------------ */

/* Two groups under spans: what the table of a plan is on a narrow terminal. */
static void fill_groups(struct table *table)
{
	static const char *const rows[][COLUMNS] = {{"Rédiger le plan", "Odile", ""},
		{"Élaborer", "Linda, Odile", "5\u00a0000\u00a0$"}};
	table_init(table, COLUMNS);
	table->ruled = true;
	table_align_right(table, 2);
	table_span_heading(table, "Objectif");
	table_cell(table, "Piste");
	table_cell(table, "Qui");
	table_cell(table, "Budget");
	for (size_t i = 0; i < COUNT(rows); i++) {
		table_span(table, i ? "Concerter" : "Faire connaître l'économie sociale");
		for (size_t c = 0; c < COLUMNS; c++)
			table_cell(table, rows[i][c]);
	}
	for (size_t c = 0; c < COLUMNS; c++)
		table_cell(table, c ? "x" : "");
}

static void test_ruled(void **state)
{
	(void)state;
	struct table table;
	fill_groups(&table);
	assert_int_equal(table_rows(&table), 6);
	assert_true(table_is_span(&table, 1));
	assert_false(table_is_span(&table, 2));
	assert_int_equal(table_least_width(&table), 8 + 2 + 6 + 2 + 7);
	char *printed = print(&table, 30);
	assert_string_equal(printed, "Objectif\n"
				     "Piste      Qui          Budget\n"
				     "──────────────────────────────\n"
				     "Faire connaître l'économie\n"
				     "sociale\n"
				     "──────────────────────────────\n"
				     "Rédiger    Odile\n"
				     "le plan\n"
				     "──────────────────────────────\n"
				     "Concerter\n"
				     "──────────────────────────────\n"
				     "Élaborer   Linda,      5\u00a0000\u00a0$\n"
				     "           Odile\n"
				     "           ───────────────────\n"
				     "           x                 x\n");
	free(printed);
	table_release(&table);
}

static void test_close(void **state)
{
	(void)state;
	struct table table;
	fill_groups(&table);
	table.close = true;
	assert_int_equal(table_least_width(&table), 8 + 1 + 6 + 1 + 7);
	char *printed = print(&table, 24);
	assert_string_equal(printed, "Objectif\n"
				     "Piste   │Qui    │ Budget\n"
				     "────────┴───────┴───────\n"
				     "Faire connaître\n"
				     "l'économie sociale\n"
				     "────────┬───────┬───────\n"
				     "Rédiger │Odile  │\n"
				     "le plan │       │\n"
				     "────────┴───────┴───────\n"
				     "Concerter\n"
				     "────────┬───────┬───────\n"
				     "Élaborer│Linda, │5\u00a0000\u00a0$\n"
				     "        │Odile  │\n"
				     "        ├───────┼───────\n"
				     "        │x      │      x\n");
	free(printed);
	table_release(&table);
}

static void test_stacked(void **state)
{
	(void)state;
	struct table table;
	char *bytes = NULL;
	size_t length;
	fill_groups(&table);
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	table_print_stacked(&table, file, 34);
	fclose(file);
	assert_string_equal(bytes, "Objectif  Faire connaître\n"
				   "          l'économie sociale\n"
				   "\n"
				   "Piste     Rédiger le plan\n"
				   "Qui       Odile\n"
				   "\n"
				   "Objectif  Concerter\n"
				   "\n"
				   "Piste     Élaborer\n"
				   "Qui       Linda, Odile\n"
				   "Budget    5\u00a0000\u00a0$\n"
				   "\n"
				   "Qui       x\n"
				   "Budget    x\n");
	free(bytes);
	file = open_memstream(&bytes, &length);
	assert_non_null(file);
	table_print_stacked(&table, file, 12);
	fclose(file);
	static const char start[] = "Objectif\n  Faire\n  connaître\n  l'économie\n";
	assert_memory_equal(bytes, start, sizeof start - 1);
	free(bytes);
	table_release(&table);
}

/* The cells from the line's beginning to its first line between columns, or 0. */
static size_t first_bar(const char *line, size_t length)
{
	const char *bar = memmem(line, length, "│", strlen("│"));
	return bar ? utf8_width(line, (size_t)(bar - line)) : 0;
}

/* Texts of any kind: no line is wider than the terminal, and columns stay in line. */
static void assert_lines(const char *printed, size_t width)
{
	size_t bar = 0;
	for (const char *line = printed; *line; line = strchr(line, '\n') + 1) {
		size_t length = strcspn(line, "\n");
		size_t at = first_bar(line, length);
		assert_true(utf8_width(line, length) <= width);
		assert_true(!at || !bar || at == bar);
		bar = at ? at : bar;
	}
}

static void test_hostile_texts(void **state)
{
	(void)state;
	static const char *const texts[] = {"漢字漢字漢字 漢字漢字漢字漢字",
		"e\u0301te\u0301 e\u0301e\u0301",
		"\U0001F600\U0001F3D5\uFE0F \U0001F469\u200D\U0001F4BB", "\x1b[31m\u200f\u202e",
		"a  b   c", "──", "nbsp\u00a0nbsp\u00a0nbsp\u00a0nbsp", "x\xff\xfe"};
	struct text word = TEXT_INIT;
	struct table table;
	text_fill(&word, 'm', 300);
	table_init(&table, 4);
	table.ruled = true;
	for (size_t i = 0; i < 4 * 9; i++)
		table_cell(&table, i % 11 == 10 ? word.data : texts[i % COUNT(texts)]);
	for (size_t width = 40; width < 140; width++) {
		for (int close = 0; close < 2; close++) {
			table.close = close;
			char *printed = print(&table, width);
			assert_lines(printed, width);
			free(printed);
		}
		char *bytes = NULL;
		size_t length;
		FILE *file = open_memstream(&bytes, &length);
		assert_non_null(file);
		table_print_stacked(&table, file, width - 30);
		fclose(file);
		assert_lines(bytes, width - 30);
		free(bytes);
	}
	table_release(&table);
	text_release(&word);
}

/* --- Other formats ------------------------------------------------------------- */

static void test_csv(void **state)
{
	(void)state;
	struct table table;
	struct csv csv;
	char *bytes = NULL;
	size_t length;
	fill_groups(&table);
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	csv_start(&csv, file, false);
	table_put_csv(&table, &csv);
	fclose(file);
	assert_string_equal(bytes, "Piste,Qui,Budget\r\n"
				   "Faire connaître l'économie sociale,,\r\n"
				   "Rédiger le plan,Odile,\r\n"
				   "Concerter,,\r\n"
				   "Élaborer,\"Linda, Odile\",5\u00a0000\u00a0$\r\n"
				   ",x,x\r\n");
	free(bytes);
	table_release(&table);
}

static void test_markdown(void **state)
{
	(void)state;
	struct table table;
	char *bytes = NULL;
	size_t length;
	fill_groups(&table);
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	table_put_markdown(&table, file);
	fclose(file);
	assert_string_equal(bytes, "| Piste | Qui | Budget |\n"
				   "| --- | --- | --: |\n"
				   "| Faire connaître l'économie sociale |  |  |\n"
				   "| Rédiger le plan | Odile |  |\n"
				   "| Concerter |  |  |\n"
				   "| Élaborer | Linda, Odile | 5\u00a0000\u00a0$ |\n"
				   "|  | x | x |\n");
	free(bytes);
	table_release(&table);
}

static void test_html(void **state)
{
	(void)state;
	struct table table;
	char *bytes = NULL;
	size_t length;
	table_init(&table, 2);
	table_align_right(&table, 1);
	table_cell(&table, "échéance");
	table_cell(&table, "combien");
	table_span(&table, "<Tout>");
	table_cell(&table, "a & b");
	table_cell(&table, "5");
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	table_put_html(&table, file);
	fclose(file);
	assert_string_equal(bytes,
		"<table>\n<thead>\n"
		"<tr><th scope=\"col\">Échéance</th><th scope=\"col\" class=\"number\">Combien</th></tr>\n"
		"</thead>\n<tbody>\n"
		"<tr><th scope=\"rowgroup\" colspan=\"2\">&lt;Tout&gt;</th></tr>\n"
		"<tr><td>a &amp; b</td><td class=\"number\">5</td></tr>\n"
		"</tbody>\n</table>\n");
	free(bytes);
	table_release(&table);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_print);
	SUITE_TEST(&suite, test_align_right);
	SUITE_TEST(&suite, test_kept);
	SUITE_TEST(&suite, test_widths);
	SUITE_TEST(&suite, test_heading_is_bold);
	SUITE_TEST(&suite, test_ruled);
	SUITE_TEST(&suite, test_close);
	SUITE_TEST(&suite, test_stacked);
	SUITE_TEST(&suite, test_hostile_texts);
	SUITE_TEST(&suite, test_csv);
	SUITE_TEST(&suite, test_markdown);
	SUITE_TEST(&suite, test_html);
	return suite_run(&suite, "table");
}
