#include "suite.h"

#include "base/wrap.h"

struct wrap_case {
	const char *name;
	const char *words;
	size_t used, indent, width;
	const char *lines;
};

static struct wrap_case cases[] = {
	{"nothing", "", 0, 0, 10, ""},
	{"one line", "un deux", 0, 0, 10, "un deux"},
	{"no width", "un deux trois quatre", 0, 0, 0, "un deux trois quatre"},
	{"exactly the width", "un deux trois", 0, 0, 13, "un deux trois"},
	{"one cell less", "un deux trois", 0, 0, 12, "un deux\ntrois"},
	{"a hanging indent", "un deux trois quatre", 0, 2, 9, "un deux\n  trois\n  quatre"},
	{"cells taken before", "un deux trois", 6, 6, 13, "un deux\n      trois"},
	{"cells, not bytes", "été été été", 0, 0, 7, "été été\nété"},
	{"a longer word is cut", "a anticonstitutionnellement b", 0, 0, 9,
		"a\nanticonst\nitutionne\nllement b"},
	{"letters keep their accents",
		"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 0, 0, 8,
		"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301\ne\u0301"},
	{"flags keep their letters", "xxxxxxx\U0001F1E8\U0001F1E6", 0, 0, 8,
		"xxxxxxx\n\U0001F1E8\U0001F1E6"},
	{"wide letters", "漢字漢字漢", 0, 0, 9, "漢字漢字\n漢"},
	{"a letter wider than the line",
		"\U0001F468\u200D\U0001F468\u200D\U0001F468\u200D\U0001F468\u200D\U0001F468", 0,
		0, 8,
		"\U0001F468\u200D\n\U0001F468\u200D\U0001F468\u200D\U0001F468\u200D\U0001F468"},
	{"few cells are left to words", "a anticonstitutionnellement", 6, 6, 8,
		"a\n      anticons\n      titution\n      nellemen\n      t"},
	{"a space at the end", "un deux trois ", 0, 0, 13, "un deux trois"},
	{"a no-break space holds", "50\u00a0000\u00a0$ en tout", 0, 0, 9,
		"50\u00a0000\u00a0$\nen tout"},
	{"no sign begins a line", "sont de : ici", 0, 0, 8, "sont\nde : ici"},
	{"whatever sign", "aaaaaaa b ; ccccccc d ! eeeeeee f ? g", 0, 0, 8,
		"aaaaaaa\nb ;\nccccccc\nd !\neeeeeee\nf ? g"},
	{"quotes stay with their words", "le « pla » du", 0, 0, 8, "le\n« pla »\ndu"},
	{"brackets apart", "[--at=WHEN] [PATH…]", 4, 4, 16, "[--at=WHEN]\n    [PATH…]"},
};

static void test_wrap(void **state)
{
	const struct wrap_case *c = *state;
	struct text out = TEXT_INIT;
	wrap_words(&out, c->words, strlen(c->words), c->used, c->indent, c->width);
	assert_text(&out, c->lines);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_wrap);
	return suite_run(&suite, "wrap");
}
