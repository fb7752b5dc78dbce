#include "suite.h"

#include "base/suggest.h"

struct suggest_case {
	const char *name, *word;
	const char *candidates[4];
	const char *best; /* NULL: none is near */
};

static struct suggest_case cases[] = {
	{"one letter wrong", "respnsible", {"title", "responsible", "partners"}, "responsible"},
	{"two letters swapped cost one", "tilte", {"title"}, "title"},
	{"a letter too many", "titlee", {"title", "titre"}, "title"},
	{"case and accents cost nothing", "ETE", {"été"}, "été"},
	{"as the candidate stands", "emploi-quebec", {"Emploi-Québec"}, "Emploi-Québec"},
	{"the nearest, wherever it stands", "printemp", {"printanier", "printemps"},
		"printemps"},
	{"of two as near, the first", "abcdef", {"abcdex", "abcdey"}, "abcdex"},
	{"a third of the word, no more", "abcdef", {"abcdxy"}, "abcdxy"},
	{"over a third is far", "abcdef", {"abcxyz"}, NULL},
	{"short words must be the same", "ab", {"ac"}, NULL},
	{"the same short word", "H", {"h"}, "h"},
	{"three letters, one wrong", "abc", {"abd"}, "abd"},
	{"nothing to offer", "title", {NULL}, NULL},
	{"an empty word", "", {"a", ""}, NULL},
	{"an empty candidate", "abc", {""}, NULL},
	{"a word of seventy-two letters",
		"aaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbccccccccccccccccccccccc",
		{"aaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccc"},
		"aaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccc"},
	{"longer words are left alone",
		"aaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccc",
		{"aaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccc"},
		NULL},
};

static void test_case(void **state)
{
	const struct suggest_case *c = *state;
	struct suggest near;
	suggest_init(&near, c->word);
	for (size_t i = 0; i < COUNT(c->candidates) && c->candidates[i]; i++)
		suggest_offer(&near, c->candidates[i]);
	if (c->best)
		assert_string_equal(suggest_best(&near), c->best);
	else
		assert_null(suggest_best(&near));
	suggest_release(&near);
}

/* Words in another language lead to the candidate, as it stands. */
static void test_other_words(void **state)
{
	(void)state;
	static const char *const words[][2] = {{"fiche", "show"}, {"montrre", "show"},
		{"SHWO", "show"}, {"fiche montrer", NULL}, {"tableau", NULL}};
	for (size_t i = 0; i < COUNT(words); i++) {
		struct suggest near;
		suggest_init(&near, words[i][0]);
		suggest_offer_as(&near, "show", "fiche montrer");
		suggest_offer_as(&near, "list", "");
		if (words[i][1])
			assert_string_equal(suggest_best(&near), words[i][1]);
		else
			assert_null(suggest_best(&near));
		suggest_release(&near);
	}
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_case);
	SUITE_TEST(&suite, test_other_words);
	return suite_run(&suite, "suggest");
}
