#include "suite.h"

#include "format/yamlsections.h"

/* Two versions, and what is left of them. */
struct sections_case {
	const char *name, *old_text, *new_text, *old_left, *new_left;
};

static struct sections_case cases[] = {
	{"nothing", "", "", "", ""},
	{"the same", "id: a\ntitle: T\n", "id: a\ntitle: T\n", "id: a\n", "id: a\n"},
	{"a section that differs", "id: a\ntitle: T\norder: 1\n", "id: a\ntitle: U\norder: 1\n",
		"id: a\ntitle: T\n", "id: a\ntitle: U\n"},
	{"one that is there once", "id: a\norder: 1\n", "id: a\norder: 1\nnotes: x\n",
		"id: a\n", "id: a\nnotes: x\n"},
	{"another order", "order: 1\ntitle: T\nid: a\n", "id: a\ntitle: U\norder: 1\n",
		"title: T\nid: a\n", "id: a\ntitle: U\n"},
	{"lists and mappings go with their key",
		"id: a\nperiod:\n  start: 2007\n  end: 2010\nschedule:\n  - 2007\n",
		"id: a\nperiod:\n  start: 2007\n  end: 2011\nschedule:\n  - 2007\n",
		"id: a\nperiod:\n  start: 2007\n  end: 2010\n",
		"id: a\nperiod:\n  start: 2007\n  end: 2011\n"},
	{"items at the margin", "id: a\nschedule:\n- 2007\n- 2008\norder: 1\n",
		"id: a\nschedule:\n- 2007\norder: 1\n", "id: a\nschedule:\n- 2007\n- 2008\n",
		"id: a\nschedule:\n- 2007\n"},
	{"block scalars hold what they hold",
		"id: a\nnotes: |\n  order: 1\n  \"un\n\n  { [ &\nsource:\n  title: >-\n    x\n",
		"id: a\nnotes: |\n  order: 1\n  \"un\n\n  { [ &\nsource:\n  title: >-\n    y\n",
		"id: a\nsource:\n  title: >-\n    x\n", "id: a\nsource:\n  title: >-\n    y\n"},
	{"those of items, too", "a:\n  - notes: |\n      {\n    b: 1\n  - |\n    \"x\nc: 1\n",
		"a:\n  - notes: |\n      {\n    b: 1\n  - |\n    \"x\nc: 2\n", "c: 1\n",
		"c: 2\n"},
	{"comments are no values", "# {\nid: a # \"\n# [\norder: 1\n", "id: a\n# &\norder: 2\n",
		"id: a # \"\n# [\norder: 1\n", "id: a\n# &\norder: 2\n"},
	{"quoted on a line", "id: a\ntitle: \"Un: \\\" # deux\" # trois\nname: 'l''un'\n",
		"id: a\ntitle: \"Un: \\\" # deux\" # trois\nname: 'l''autre'\n",
		"id: a\nname: 'l''un'\n", "id: a\nname: 'l''autre'\n"},
	{"an empty list", "id: a\nfunding: []\norder: 1\n", "id: a\nfunding: []\norder: 2\n",
		"id: a\norder: 1\n", "id: a\norder: 2\n"},
	{"no line feed at the end", "id: a\norder: 1", "id: a\norder: 1\n", "id: a\norder: 1",
		"id: a\norder: 1\n"},
};

/* What is written so that its sections cannot be told apart. */
static struct doubtful_case {
	const char *name, *text;
} doubtful[] = {
	{"quoted over lines", "id: a\ntitle: \"Un\n  deux\"\n"},
	{"in single quotes", "id: a\ntitle: 'Un\n  l''autre\n  deux'\n"},
	{"quoted over lines in an item", "id: a\nschedule:\n  - \"Un\n    deux\"\n"},
	{"behind a quote's end", "id: a\ntitle: \"Un\" \"deux\n  trois\"\n"},
	{"braces", "id: a\nperiod: {start: 2007}\n"},
	{"braces over lines", "id: a\nperiod: {\nstart: 2007\n}\n"},
	{"brackets", "id: a\nschedule: [2007, 2008]\n"},
	{"brackets over lines", "id: a\nschedule: [\n]\n"},
	{"an anchor", "id: a\norder: &x 1\n"},
	{"an alias", "id: a\norder: *x\n"},
	{"a tag", "id: a\norder: !!int 1\n"},
	{"a merged key", "id: a\n<<: *x\n"},
	{"a key twice", "id: a\norder: 1\norder: 2\n"},
	{"a key in quotes", "\"id\": a\n"},
	{"a key of two lines", "? id\n: a\n"},
	{"a key that is no field's", "Id: a\n"},
	{"two documents", "id: a\n---\nid: b\n"},
	{"a document that ends", "id: a\n...\n"},
	{"a directive", "%YAML 1.1\n---\nid: a\n"},
	{"a tab", "id: a\norder: 1\t# x\n"},
	{"carriage returns", "id: a\r\norder: 1\r\n"},
	{"a byte order mark", "\xef\xbb\xbfid: a\n"},
	{"items of nothing", "- 1\nid: a\n"},
	{"a sentence", "Un plan\n"},
};

static bool keeps(const char *key, size_t length)
{
	return length == 2 && !memcmp(key, "id", 2);
}

/* The keys, each as often as it is told, with spaces between. */
static void note(void *keys, const char *key, size_t length)
{
	text_add(keys, key, length);
	text_char(keys, ' ');
}

static void test_reduce(void **state)
{
	const struct sections_case *c = *state;
	struct text old_bytes = TEXT_INIT, new_bytes = TEXT_INIT;
	text_str(&old_bytes, c->old_text);
	text_str(&new_bytes, c->new_text);
	struct text keys = TEXT_INIT;
	assert_true(yamlsections_reduce(&old_bytes, &new_bytes, keeps, note, &keys));
	assert_text(&old_bytes, c->old_left);
	assert_text(&new_bytes, c->new_left);
	/* What is told of is left, and nothing is where nothing differs. */
	assert_int_equal(!keys.length, !strcmp(c->old_text, c->new_text));
	for (char *rest = keys.data, *key; (key = strsep(&rest, " ")) && *key;)
		assert_true(strstr(c->old_left, key) || strstr(c->new_left, key));
	text_release(&keys);
}

/* The same section behind both is left, too. */
static void test_whole(void **state)
{
	const struct doubtful_case *c = *state;
	for (int swapped = 0; swapped < 2; swapped++) {
		struct text bytes[2] = {TEXT_INIT, TEXT_INIT};
		struct text file = TEXT_INIT;
		text_printf(&file, "%ssame: 1\n", c->text);
		text_str(&bytes[swapped], file.data);
		text_str(&bytes[!swapped], "id: a\nsame: 1\n");
		struct text keys = TEXT_INIT;
		assert_false(yamlsections_reduce(&bytes[0], &bytes[1], keeps, note, &keys));
		assert_int_equal(keys.length, 0);
		assert_text(&bytes[swapped], file.data);
		assert_text(&bytes[!swapped], "id: a\nsame: 1\n");
		text_release(&file);
	}
}

/* More sections than a thing has fields: as much as one knows, something else. */
static void test_many(void **state)
{
	(void)state;
	struct text old_bytes = TEXT_INIT, new_bytes = TEXT_INIT, whole = TEXT_INIT;
	for (int i = 0; i < 60; i++)
		text_printf(&whole, "field%d: 1\n", i);
	text_str(&old_bytes, whole.data);
	text_str(&new_bytes, "field1: 1\n");
	struct text keys = TEXT_INIT;
	assert_false(yamlsections_reduce(&old_bytes, &new_bytes, keeps, note, &keys));
	assert_text(&old_bytes, whole.data);
	assert_text(&new_bytes, "field1: 1\n");
	text_release(&whole);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_reduce);
	SUITE_CASES(&suite, doubtful, test_whole);
	SUITE_TEST(&suite, test_many);
	return suite_run(&suite, "yamlsections");
}
