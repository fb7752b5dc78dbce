#include "suite.h"

#include "model/words.h"
#include "model/wordset.h"

#include <stdio.h>

struct split_case {
	const char *name, *text, *words; /* with "|" between */
};

static struct split_case splits[] = {
	{"words", "Évaluer les ressources", "Évaluer|les|ressources"},
	{"apostrophes", "l'été d’aujourd'hui", "l|été|d|aujourd|hui"},
	{"hyphens within", "porte-à-porte CSMO-ÉSAC", "porte-à-porte|CSMO-ÉSAC"},
	{"hyphens at the ends", "-a- b--c - d-", "a|b|c|d"},
	{"digits", "Plan 2007-2010, 50 000 $", "Plan|2007-2010|50|000"},
	{"combining accents", "e\u0301te\u0301 b", "e\u0301te\u0301|b"},
	{"other scripts", "δήμος 漢字", "δήμος|漢字"},
	{"signs only", "… — « » (!)", ""},
	{"nothing", "", ""},
	{"no UTF-8",
		"a\xff"
		"b",
		"a|b"},
};

static void test_split(void **state)
{
	const struct split_case *c = *state;
	struct text out = TEXT_INIT;
	struct word word;
	size_t at = 0, length = strlen(c->text);
	while (word_next(&word, c->text, length, &at)) {
		text_str(&out, out.length ? "|" : "");
		text_add(&out, word.bytes, word.length);
		assert_true(word.bytes + word.length == c->text + at);
	}
	assert_int_equal(at, length);
	assert_false(word_next(&word, c->text, length, &at));
	assert_text(&out, c->words);
}

static void test_from_the_middle(void **state)
{
	(void)state;
	struct word word;
	size_t at = 3;
	assert_true(word_next(&word, "un deux trois", 7, &at));
	assert_int_equal(word.length, 4);
	assert_memory_equal(word.bytes, "deux", 4);
	assert_false(word_next(&word, "un deux trois", 7, &at));
}

static void test_stop_words(void **state)
{
	(void)state;
	static const char *const stop[] = {
		"a", "afin", "aux", "de", "l", "qu", "the", "with", "y"};
	static const char *const others[] = {"", "aa", "plan", "De", "été", "z", "les-"};
	for (size_t i = 0; i < COUNT(stop); i++)
		assert_true(word_is_stop(stop[i]));
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(word_is_stop(others[i]));
}

static void test_acronyms(void **state)
{
	(void)state;
	static const char *const yes[] = {
		"EQ", "CRÉ", "ÉS", "CSMO-ÉSAC", "RCPE-03-12", "CLD", "A1B", "XL"};
	static const char *const no[] = {"", "A", "É", "Eq", "CLDs", "ÉTé", "II", "IV", "VIII",
		"XX", "2007", "03-12", "A1", "été"};
	for (size_t i = 0; i < COUNT(yes); i++)
		assert_true(word_is_acronym((struct word){yes[i], strlen(yes[i])}));
	for (size_t i = 0; i < COUNT(no); i++)
		assert_false(word_is_acronym((struct word){no[i], strlen(no[i])}));
}

static void test_set(void **state)
{
	(void)state;
	struct wordset set = {NULL, 0, 0};
	static char names[1000][8];
	struct word none = {"", 0}, absent = {"absent", 6};
	assert_false(wordset_has(&set, absent));
	for (int i = 0; i < 1000; i++) {
		int length = snprintf(names[i], sizeof names[i], "m%d", i);
		struct word word = {names[i], (size_t)length};
		assert_false(wordset_has(&set, word));
		wordset_add(&set, word);
		wordset_add(&set, word);
	}
	assert_int_equal(set.count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_true(wordset_has(&set, (struct word){names[i], strlen(names[i])}));
	assert_false(wordset_has(&set, absent));
	assert_false(wordset_has(&set, none));
	wordset_release(&set);
	assert_int_equal(set.count, 0);
	wordset_release(&set);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, splits, test_split);
	SUITE_TEST(&suite, test_from_the_middle);
	SUITE_TEST(&suite, test_stop_words);
	SUITE_TEST(&suite, test_acronyms);
	SUITE_TEST(&suite, test_set);
	return suite_run(&suite, "words");
}
