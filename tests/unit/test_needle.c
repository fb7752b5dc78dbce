#include "suite.h"

#include "model/needle.h"

struct needle_case {
	const char *name;
	const char *words, *text;
	bool in, is;
};

static struct needle_case cases[] = {
	{"a word", "plan", "le plan", true, false},
	{"the whole text", "plan", "Plan", true, true},
	{"the beginning of a word", "form", "des formations", true, false},
	{"not its middle", "form", "information", false, false},
	{"across accents", "etude", "Études de cas", true, false},
	{"accents looked for in a text without", "étude", "etude", true, true},
	{"accents that follow their letter", "étude", "e\u0301tude", true, true},
	{"words after such an accent", "comité ad", "comite\u0301 ad hoc", true, false},
	{"a ligature", "main-d'oeuvre", "la main-d’œuvre", true, false},
	{"half a ligature", "coo", "cœur cooo", true, false},
	{"a word ends within a ligature", "co", "cœur", true, false},
	{"words side by side", "plan de com", "un Plan de communication", true, false},
	{"the first ones are whole", "pla de com", "un plan de communication", false, false},
	{"words apart", "plan communication", "plan de communication", false, false},
	{"hyphens between", "plan de com", "rediger-plan-de-communication", true, false},
	{"after an apostrophe", "ecole", "la cour de l'école", true, false},
	{"after a no-break space", "deux", "un\u00a0deux", true, false},
	{"more than the text", "plan de", "plan", false, false},
	{"only spaces around it", "plan", "  plan. ", true, true},
	{"digits", "2007", "en 2007-2010", true, false},
	{"an empty text", "a", "", false, false},
	{"Greek", "ΣΧΈΔΙΟ", "σχεδιο", true, true},
	{"no UTF-8 in the text", "b", "\xff\xfe b", true, true},
};

static void test_needle(void **state)
{
	const struct needle_case *c = *state;
	struct arena arena = ARENA_INIT;
	struct needle needle;
	assert_true(needle_make(&needle, &arena, c->words, strlen(c->words), false));
	assert_int_equal(needle_in(&needle, c->text), c->in);
	assert_int_equal(needle_is(&needle, c->text), c->is);
	needle_release(&needle);
	arena_release(&arena);
}

/* CRE is not CRÉ, nor the beginning of a word. */
static void test_acronym(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct needle needle;
	assert_true(needle_make(&needle, &arena, "CRE", 3, true));
	assert_true(needle_in(&needle, "la CRE et"));
	assert_true(needle_in(&needle, "(CRE)"));
	assert_true(needle_is(&needle, "CRE..."));
	assert_false(needle_in(&needle, "la CRÉ et"));
	assert_false(needle_in(&needle, "cre"));
	assert_false(needle_in(&needle, "CREX"));
	assert_false(needle_in(&needle, "XCRE"));
	needle_release(&needle);
	arena_release(&arena);
}

static void test_nothing(void **state)
{
	(void)state;
	static const char *const words[] = {"", " ", "…", "*", "-", "\xff"};
	struct arena arena = ARENA_INIT;
	for (size_t i = 0; i < COUNT(words); i++) {
		struct needle needle;
		assert_false(needle_make(&needle, &arena, words[i], strlen(words[i]), false));
		needle_release(&needle);
	}
	arena_release(&arena);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_needle);
	SUITE_TEST(&suite, test_acronym);
	SUITE_TEST(&suite, test_nothing);
	return suite_run(&suite, "needle");
}
