#include "suite.h"

#include "base/opt.h"

/* What the options set; reset before each case. */
static struct {
	bool strict, staged, no_pager;
	const char *at, *format, *columns;
} got;

static const struct opt reading[] = {
	OPT_TEXT(0, "at", "WHEN", &got.at, "read the plan as of WHEN"),
	OPT_FLAG(0, "staged", &got.staged, "read the index"),
	OPT_TEXT('f', "format", "FORMAT", &got.format, "print a table or json"),
	OPT_FLAG(0, "no-pager", &got.no_pager, "do not page"),
	OPT_END,
};
static const struct opt options[] = {
	OPT_FLAG('s', "strict", &got.strict, "warnings are errors"),
	OPT_TABLE(reading),
	OPT_TEXT(0, "columns-of-the-table", "FIELD,…", &got.columns, "show these"),
	OPT_END,
};

struct opt_case {
	const char *name;
	const char *words[8]; /* of the command line, after the command's name */
	const char *set;      /* what the options set, in a line */
	const char *rest;     /* the words that are no options */
};

static struct opt_case cases[] = {
	{"nothing", {NULL}, "", ""},
	{"a flag", {"--strict"}, "strict", ""},
	{"a letter", {"-s"}, "strict", ""},
	{"a text after =", {"--at=HEAD~2"}, "at=HEAD~2", ""},
	{"a text as a word of its own", {"--at", "HEAD"}, "at=HEAD", ""},
	{"a letter with its text", {"-fjson"}, "format=json", ""},
	{"a letter with its text apart", {"-f", "json"}, "format=json", ""},
	{"an empty text", {"--format="}, "format=", ""},
	{"letters together", {"-sf", "json"}, "strict format=json", ""},
	{"abbreviated", {"--str", "--form=json"}, "strict format=json", ""},
	{"the last one counts", {"--at=a", "--at=b"}, "at=b", ""},
	{"no- clears a flag", {"--strict", "--no-strict"}, "", ""},
	{"a flag named no-", {"--no-pager"}, "no-pager", ""},
	{"any order", {"un", "--strict", "deux", "--at", "x", "trois"}, "strict at=x",
		"un deux trois"},
	{"-- ends the options", {"--strict", "--", "--staged", "-s"}, "strict",
		"| --staged -s"},
	{"-- after other words", {"un", "--strict", "deux", "--", "trois", "--"}, "strict",
		"un deux | trois --"},
	{"-- as a value", {"--at", "--", "un"}, "at=--", "un"},
	{"a hyphen is a word", {"-", "--strict"}, "strict", "-"},
	{"a value that looks like an option", {"--at", "--strict"}, "at=--strict", ""},
	{"the list of options", {"-h"}, "list-help", ""},
	{"the manual page", {"--help"}, "page-help", ""},
	{"help abbreviated", {"--he"}, "page-help", ""},
	{"letters that are an option's name without a hyphen", {"-s", "-fsort"},
		"strict format=sort", ""},
	{"help among others", {"word", "--strict", "--help"}, "strict page-help", "word"},
};

/* The words of every command line, as long as the program runs, like main's. */
static struct arena lines;

static int parse(
	const char *const *words, struct text *set, struct text *rest, struct fail *fail)
{
	char *argv[10] = {arena_strdup(&lines, "list")};
	int argc = 1;
	struct opt_words kept;
	enum opt_help help = OPT_HELP_NONE;
	memset(&got, 0, sizeof got);
	for (; argc < 9 && words[argc - 1]; argc++)
		argv[argc] = arena_strdup(&lines, words[argc - 1]);
	int result = opt_parse(options, argc, argv, &kept, &help, fail);
	text_str(set, got.strict ? " strict" : "");
	text_str(set, got.staged ? " staged" : "");
	text_str(set, got.no_pager ? " no-pager" : "");
	if (got.at)
		text_printf(set, " at=%s", got.at);
	if (got.format)
		text_printf(set, " format=%s", got.format);
	text_str(set, help == OPT_HELP_LIST ? " list-help" : "");
	text_str(set, help == OPT_HELP_PAGE ? " page-help" : "");
	for (int i = 0; !result && i < kept.count; i++)
		text_printf(rest, "%s %s", i == kept.parted ? " |" : "", kept.items[i]);
	return result;
}

static void test_parse(void **state)
{
	const struct opt_case *c = *state;
	struct text set = TEXT_INIT, rest = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	assert_int_equal(parse(c->words, &set, &rest, &fail), 0);
	assert_string_equal(set.length ? set.data + 1 : "", c->set);
	assert_string_equal(rest.length ? rest.data + 1 : "", c->rest);
	assert_int_equal(fail.status, STATUS_OK);
	text_release(&set);
	text_release(&rest);
}

struct wrong_case {
	const char *name;
	const char *words[4];
	const char *named; /* the word that the message quotes */
	const char *hint;
};

static struct wrong_case wrong_cases[] = {
	{"unknown option", {"--colour"}, "'--colour'", NULL},
	{"unknown option, a near one", {"--strcit"}, "'--strcit'", "did you mean --strict?"},
	{"unknown option with a value", {"--formt=json"}, "--formt", "did you mean --format?"},
	{"unknown option after words", {"un", "deux", "--stict"}, "'--stict'",
		"did you mean --strict?"},
	{"unknown option before words", {"--stict", "un"}, "'--stict'",
		"did you mean --strict?"},
	{"unknown letter", {"-x"}, "'-x'", NULL},
	{"unknown letter among others", {"-sx"}, "'-x'", NULL},
	{"a hyphen missing", {"-at"}, "'-at'", "did you mean --at?"},
	{"a hyphen missing after words", {"un", "-columns-of-the-table=x", "deux"},
		"'-columns-of-the-table=x'", "did you mean --columns-of-the-table?"},
	{"a hyphen missing, among others", {"-s", "-no-pager"}, "'-no-pager'",
		"did you mean --no-pager?"},
	{"in French", {"--quand", "HEAD"}, "'--quand'", "did you mean --at?"},
	{"in French, misspelt", {"--aidde"}, "'--aidde'", "did you mean --help?"},
	{"help misspelt", {"--hepl"}, "'--hepl'", "did you mean --help?"},
	{"ambiguous", {"--no-s"}, "'--no-s'", NULL},
	{"a value missing", {"--at"}, "'--at'", NULL},
	{"a letter's value missing", {"-f"}, "'-f'", NULL},
	{"a value for a flag", {"--strict=yes"}, "--strict", NULL},
	{"a value for help", {"--help=yes"}, "takes no value", NULL},
	{"a value after another option's", {"--at", "x", "--format"}, "'--format'", NULL},
};

static void test_wrong(void **state)
{
	const struct wrong_case *c = *state;
	struct text set = TEXT_INIT, rest = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	assert_int_equal(parse(c->words, &set, &rest, &fail), -1);
	assert_int_equal(fail.status, STATUS_USAGE);
	assert_contains(fail.message, c->named);
	if (c->hint)
		assert_string_equal(fail.hint, c->hint);
	fail_release(&fail);
	text_release(&set);
	text_release(&rest);
}

/* What one line was refused for is no part of the next. */
static void test_parse_again(void **state)
{
	(void)state;
	static const char *const wrong[8] = {"-xs"}, *const none[8] = {NULL};
	struct text set = TEXT_INIT, rest = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	assert_int_equal(parse(wrong, &set, &rest, &fail), -1);
	fail_release(&fail);
	assert_int_equal(parse(none, &set, &rest, &fail), 0);
	assert_text(&set, "");
	assert_text(&rest, "");
}

static void test_knows(void **state)
{
	(void)state;
	static const char *const known[] = {"--at", "--at=HEAD", "--form", "--format=csv", "-f",
		"-sf", "--strict", "--no-strict", "--no-pager"};
	static const char *const unknown[] = {
		"--attt", "--git-dir", "-C", "-", "--", "--=x", "--no-at", "list"};
	for (size_t i = 0; i < COUNT(known); i++)
		assert_true(opt_knows(options, known[i]));
	for (size_t i = 0; i < COUNT(unknown); i++)
		assert_false(opt_knows(options, unknown[i]));
}

static void test_synopsis(void **state)
{
	(void)state;
	struct text out = TEXT_INIT;
	opt_synopsis(&out, options);
	assert_text(&out, "[--strict] [--at=WHEN] [--staged] [--format=FORMAT] [--no-pager] "
			  "[--columns-of-the-table=FIELD,…]");
}

/* One column of help; an option too long for its own stands on a line before its help. */
static void test_list(void **state)
{
	(void)state;
	struct text out = TEXT_INIT;
	opt_list(&out, options, 0);
	assert_text(&out, "    -s, --strict            warnings are errors\n"
			  "    --at=WHEN               read the plan as of WHEN\n"
			  "    --staged                read the index\n"
			  "    -f, --format=FORMAT     print a table or json\n"
			  "    --no-pager              do not page\n"
			  "    --columns-of-the-table=FIELD,…\n"
			  "                            show these\n"
			  "    -h                      list the options\n"
			  "    --help                  open the manual page\n");
}

/* In a narrow window, the help goes on under its beginning. */
static void test_list_wrapped(void **state)
{
	(void)state;
	static const struct opt few[] = {
		OPT_FLAG(0, "strict", &got.strict, "take warnings for errors"),
		OPT_END,
	};
	struct text out = TEXT_INIT;
	opt_list(&out, few, 45);
	assert_text(&out, "    --strict                take warnings for\n"
			  "                            errors\n"
			  "    -h                      list the options\n"
			  "    --help                  open the manual\n"
			  "                            page\n");
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_parse);
	SUITE_CASES(&suite, wrong_cases, test_wrong);
	SUITE_TEST(&suite, test_parse_again);
	SUITE_TEST(&suite, test_knows);
	SUITE_TEST(&suite, test_synopsis);
	SUITE_TEST(&suite, test_list);
	SUITE_TEST(&suite, test_list_wrapped);
	int failed = suite_run(&suite, "opt");
	arena_release(&lines);
	return failed;
}
