#include "suite.h"

#include "git/names.h"

struct name_case {
	const char *name; /* also the case's */
	bool safe;
};

static struct name_case cases[] = {
	{"fete.yaml", true},
	{"fête des voisins.yaml", true},
	{".gitignore", true},
	{".gitattributes", true},
	{"git", true},
	{"git~", true},
	{"git~1a", true},
	{".gitx", true},
	{"..a", true},
	{"f\xeate.txt", true}, /* Latin-1: what it means is its reader's affair */
	{"", false},
	{".", false},
	{"..", false},
	{"a/b", false},
	{"/", false},
	{"a\\b", false},
	{".git", false},
	{".GIT", false},
	{".Git", false},
	{".git.", false},
	{".git ", false},
	{".git. . ", false},
	{".git:", false},
	{".git::$INDEX_ALLOCATION", false},
	{"git~1", false},
	{"GIT~2", false},
	{"git~1.", false},
	{".g\u200cit", false},
	{"\ufeff.git", false},
	{".gi\u200dt", false},
	{".git\u206f", false},
	{"a\nb", false},
	{"a\tb", false},
	{"a\x7f", false},
	{"a\x1b[31m", false},
	{"a\xc2\x9b", false},
	{"a\u202e", false},
	{"a\u2028", false},
};

static void test_safe(void **state)
{
	const struct name_case *c = *state;
	assert_int_equal(name_fault(c->name) == NULL, c->safe);
}

static void test_length(void **state)
{
	struct text name = TEXT_INIT;
	(void)state;
	text_fill(&name, 'a', 255);
	assert_null(name_fault(name.data));
	text_char(&name, 'a');
	assert_non_null(name_fault(name.data));
	text_release(&name);
}

static struct twin_case {
	const char *name, *one, *other;
	bool same;
} twins[] = {
	{"themselves", "a.yaml", "a.yaml", true},
	{"capitals", "Fete.yaml", "fETE.YAML", true},
	{"capitals with accents", "ÉTÉ", "été", true},
	{"accents composed or not", "f\u00eate", "fe\u0302te", true},
	{"both", "F\u00caTE", "fe\u0302te", true},
	{"what HFS+ leaves out", "a\u200db", "ab", true},
	{"dots at the end", "plan.", "plan", true},
	{"spaces at the end", "plan ", "PLAN", true},
	{"a stream", "plan:x", "plan", true},
	{"an accent", "fete", "fête", false},
	{"another letter", "a", "b", false},
	{"a longer one", "plan", "plans", false},
};

static void test_twins(void **state)
{
	const struct twin_case *c = *state;
	struct text one = TEXT_INIT, other = TEXT_INIT;
	name_fold(&one, c->one);
	name_fold(&other, c->other);
	assert_int_equal(!strcmp(one.data, other.data), c->same);
	text_release(&one);
	text_release(&other);
}

static void test_of_git(void **state)
{
	(void)state;
	assert_true(name_is_of_git(".gitmodules"));
	assert_true(name_is_of_git(".GitAttributes"));
	assert_true(name_is_of_git("gitmod~1"));
	assert_true(name_is_of_git(".git\u200cignore "));
	assert_false(name_is_of_git("git.txt"));
	assert_false(name_is_of_git("lien"));
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_safe);
	SUITE_TEST(&suite, test_length);
	SUITE_CASES(&suite, twins, test_twins);
	SUITE_TEST(&suite, test_of_git);
	return suite_run(&suite, "names");
}
