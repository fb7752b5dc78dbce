#include "suite.h"

#include "base/utf8.h"

/* --- text ------------------------------------------------------------------ */

static void test_text_is_a_string(void **state)
{
	(void)state;
	struct text text = TEXT_INIT;
	assert_string_equal(text.data, "");
	text_reset(&text);
	text_add(&text, "", 0);
	text_str(&text, "Pôle");
	text_char(&text, ' ');
	text_fill(&text, '-', 3);
	text_fill(&text, 'x', 0);
	text_printf(&text, " %d %s", 2007, "été");
	text_printf(&text, "%s", "");
	assert_text(&text, "Pôle --- 2007 été");
	assert_string_equal(text.data, "");
	text_release(&text);
}

static void test_text_grows(void **state)
{
	(void)state;
	struct text text = TEXT_INIT;
	for (int i = 0; i < 10000; i++) {
		text_printf(&text, "%04d,", i);
		assert_int_equal(text.data[text.length], '\0');
	}
	assert_int_equal(text.length, 50000);
	assert_memory_equal(text.data, "0000,0001,", 10);
	assert_string_equal(text.data + 49995, "9999,");
	memcpy(text_reserve(&text, 100000), "abc", 3);
	text.length += 3;
	text_char(&text, 'd');
	assert_string_equal(text.data + 50000, "abcd");
	text_release(&text);
}

/* A file's bytes may hold NUL. */
static void test_text_bytes(void **state)
{
	(void)state;
	struct text text = TEXT_INIT;
	text_add(&text, "a\0b", 3);
	assert_int_equal(text.length, 3);
	assert_memory_equal(text.data, "a\0b", 4);
	text_reset(&text);
	assert_string_equal(text.data, "");
	text_str(&text, "c");
	assert_text(&text, "c");
}

static void test_text_detach(void **state)
{
	(void)state;
	struct text text = TEXT_INIT, never = TEXT_INIT;
	text_str(&text, "un");
	char *taken = text_detach(&text);
	text_str(&text, "deux");
	assert_string_equal(taken, "un");
	assert_text(&text, "deux");
	char *empty = text_detach(&never);
	assert_string_equal(empty, "");
	free(empty);
	free(taken);
}

/* --- Characters ------------------------------------------------------------ */

struct invalid_case {
	const char *name, *bytes;
	ptrdiff_t at;
};

static struct invalid_case invalid_cases[] = {
	{"invalid: ASCII", "plan", -1},
	{"invalid: two, three and four bytes", "é € 𝄞", -1},
	{"invalid: nothing", "", -1},
	{"invalid: Windows-1252",
		"Qu\xe9"
		"bec",
		2},
	{"invalid: lone continuation", "é\x80", 2},
	{"invalid: cut short", "ab\xe2\x82", 2},
	{"invalid: overlong", "\xc0\xaf", 0},
	{"invalid: surrogate", "a\xed\xa0\x80", 1},
	{"invalid: past U+10FFFF", "abc\xf4\x90\x80\x80", 3},
};

static void test_invalid(void **state)
{
	const struct invalid_case *c = *state;
	assert_int_equal(utf8_invalid(c->bytes, strlen(c->bytes)), c->at);
}

static void test_decode(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		uint32_t character;
		size_t length;
	} cases[] = {{"a", 'a', 1}, {"é", 0xE9, 2}, {"€", 0x20AC, 3}, {"𝄞", 0x1D11E, 4},
		{"\xff", 0xFFFD, 1}, {"\xc3", 0xFFFD, 1}, {"\xed\xa0\x80", 0xFFFD, 1},
		{"\xef\xbf\xbd", 0xFFFD, 3}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint32_t character;
		assert_int_equal(
			utf8_decode(cases[i].bytes, strlen(cases[i].bytes), &character),
			cases[i].length);
		assert_int_equal(character, cases[i].character);
	}
}

static void test_count_and_skip(void **state)
{
	(void)state;
	const char *text = "aé€𝄞z";
	static const size_t offsets[] = {0, 1, 3, 6, 10, 11, 11};
	assert_int_equal(utf8_count(text, strlen(text)), 5);
	assert_int_equal(utf8_count(text, 3), 2);
	assert_int_equal(utf8_count("", 0), 0);
	for (size_t i = 0; i < COUNT(offsets); i++)
		assert_int_equal(utf8_skip(text, strlen(text), i), offsets[i]);
	/* Never past the end, even in the middle of a character. */
	assert_int_equal(utf8_skip("é", 1, 1), 1);
}

static void test_width(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t cells;
	} cases[] = {{"", 0}, {"Pôle régional", 13}, {"e\u0301te\u0301", 3}, {"漢字", 4},
		{"50\u00a0000", 6}, {"a\u200bb", 2}, {"\t\x01\x7f", 0},
		{"\u1112\u1161\u11ab", 2}, {"\u0939\u093f", 2}};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
			utf8_width(cases[i].text, strlen(cases[i].text)), cases[i].cells);
}

static void test_cluster(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t bytes;
	} cases[] = {{"ab", 1}, {"\u00e9a", 2}, {"e\u0301\u0302a", 5}, {"a\u0301", 3},
		{"\U0001F1E8\U0001F1E6\U0001F1EB\U0001F1F7", 8},
		{"\U0001F468\u200D\U0001F469a", 11}, {"\u0301a", 2}, {"\xe9\xe9", 1}};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
			utf8_cluster(cases[i].text, strlen(cases[i].text)), cases[i].bytes);
	/* Never past the end. */
	assert_int_equal(utf8_cluster("e\u0301", 1), 1);
}

static void test_forbidden(void **state)
{
	(void)state;
	static const uint32_t no[] = {0, 7, '\r', 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x61C,
		0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF};
	static const uint32_t yes[] = {'\n', '\t', ' ', '~', 0xA0, 0xE9, 0x200B, 0x200D, 0x2019,
		0x202F, 0x2065, 0x206A, 0x20AC, 0xFFFD, 0x1F600};
	for (size_t i = 0; i < COUNT(no); i++)
		assert_true(utf8_forbidden(no[i]));
	for (size_t i = 0; i < COUNT(yes); i++)
		assert_false(utf8_forbidden(yes[i]));
}

static void test_classes(void **state)
{
	(void)state;
	assert_true(utf8_is_letter('z'));
	assert_true(utf8_is_letter(0xC9));
	assert_true(utf8_is_letter(0x301)); /* a combining accent is part of its letter */
	assert_false(utf8_is_letter('1'));
	assert_false(utf8_is_letter('@'));
	assert_false(utf8_is_letter('['));
	assert_false(utf8_is_letter(0x2019));
	assert_true(utf8_is_upper('Q'));
	assert_true(utf8_is_upper(0xC9));
	assert_false(utf8_is_upper(0xE9));
	assert_false(utf8_is_upper('q'));
	assert_true(utf8_is_digit('0'));
	assert_true(utf8_is_digit(0x663));
	assert_false(utf8_is_digit('a'));
	assert_false(utf8_is_digit(0xB2));
}

/* --- Folding and showing --------------------------------------------------- */

struct mapped_case {
	const char *name, *from, *to;
};

static struct mapped_case fold_cases[] = {
	{"fold: case and accents", "ÉTÉ Être Ça", "ete etre ca"},
	{"fold: combining accents", "e\u0301te\u0301", "ete"},
	{"fold: ligatures", "Œuvre cœur Æther", "oeuvre coeur aether"},
	{"fold: apostrophes and dashes", "L’Été – l‘été — là‑bas", "l'ete - l'ete - la-bas"},
	{"fold: no-break spaces", "50\u00a0000\u202f$", "50 000 $"},
	{"fold: compatibility", "ﬁn 1ᵉʳ №", "fin 1er no"},
	{"fold: sharp s", "Straße", "strasse"},
	{"fold: other scripts", "Δήμος ЖУК", "δημοσ жук"},
	{"fold: digits and signs stay", "A-2007 (50 %)", "a-2007 (50 %)"},
	{"fold: what is no UTF-8 stays",
		"a\xff"
		"É",
		"a\xff"
		"e"},
	{"fold: nothing", "", ""},
};

static void test_fold(void **state)
{
	const struct mapped_case *c = *state;
	struct text out = TEXT_INIT;
	utf8_fold(&out, c->from, strlen(c->from));
	assert_text(&out, c->to);
}

static struct mapped_case casefold_cases[] = {
	{"casefold: keeps accents", "Réunion-É.YAML", "réunion-é.yaml"},
	{"casefold: composes", "Re\u0301union", "réunion"},
	{"casefold: what is no UTF-8 stays", "A\xff", "A\xff"},
};

static void test_casefold(void **state)
{
	const struct mapped_case *c = *state;
	struct text out = TEXT_INIT;
	utf8_casefold(&out, c->from, strlen(c->from));
	assert_text(&out, c->to);
}

static void test_upper(void **state)
{
	(void)state;
	struct text out = TEXT_INIT;
	utf8_upper(&out, "été œuvre 2007", strlen("été œuvre 2007"));
	assert_text(&out, "ÉTÉ ŒUVRE 2007");
}

static void test_capitalize(void **state)
{
	(void)state;
	struct text out = TEXT_INIT;
	utf8_capitalize(&out, "échéancier du PRÉSCN", strlen("échéancier du PRÉSCN"));
	utf8_capitalize(&out, "", 0);
	utf8_capitalize(&out, "x", 1);
	assert_text(&out, "Échéancier du PRÉSCNX");
}

static struct mapped_case visible_cases[] = {
	{"visible: ordinary text", "L’été, 50\u00a0000\u202f$ \\ \"",
		"L’été, 50\u00a0000\u202f$ \\ \""},
	{"visible: escape", "\x1b[31mrouge", "\\x1b[31mrouge"},
	{"visible: line end and tab", "a\nb\tc\r", "a\\nb\\tc\\x0d"},
	{"visible: DEL and C1", "\x7f\xc2\x85\xc2\x9f", "\\x7f\\x85\\x9f"},
	{"visible: direction",
		"a\u202e"
		"b\u2066",
		"a\\u202eb\\u2066"},
	{"visible: line separators, byte order mark", "\u2028\u2029\ufeff",
		"\\u2028\\u2029\\ufeff"},
	{"visible: no UTF-8",
		"Qu\xe9"
		"bec \xc3",
		"Qu\\xe9bec \\xc3"},
	{"visible: the replacement character itself", "\ufffd", "\ufffd"},
};

static void test_visible(void **state)
{
	const struct mapped_case *c = *state;
	struct text out = TEXT_INIT;
	utf8_visible(&out, c->from, strlen(c->from));
	assert_text(&out, c->to);
}

static void test_visible_nul(void **state)
{
	(void)state;
	struct text out = TEXT_INIT;
	utf8_visible(&out, "a\0b", 3);
	assert_text(&out, "a\\x00b");
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_text_is_a_string);
	SUITE_TEST(&suite, test_text_grows);
	SUITE_TEST(&suite, test_text_bytes);
	SUITE_TEST(&suite, test_text_detach);
	SUITE_CASES(&suite, invalid_cases, test_invalid);
	SUITE_TEST(&suite, test_decode);
	SUITE_TEST(&suite, test_count_and_skip);
	SUITE_TEST(&suite, test_width);
	SUITE_TEST(&suite, test_cluster);
	SUITE_TEST(&suite, test_forbidden);
	SUITE_TEST(&suite, test_classes);
	SUITE_CASES(&suite, fold_cases, test_fold);
	SUITE_CASES(&suite, casefold_cases, test_casefold);
	SUITE_TEST(&suite, test_upper);
	SUITE_TEST(&suite, test_capitalize);
	SUITE_CASES(&suite, visible_cases, test_visible);
	SUITE_TEST(&suite, test_visible_nul);
	return suite_run(&suite, "text and utf8");
}
