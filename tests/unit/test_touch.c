#include "fixture.h"
#include "oddfiles.h"

#include "history/touch.h"
#include "model/change.h"

/* --- Actions as members might write them ------------------------------------------------------ */

#define MOST_WAYS 9

/* A field's section, in several ways; two that are next to each other say the same. */
struct section {
	const char *field;
	const char *ways[MOST_WAYS];
};

static const struct section sections[] = {
	{"id", {"id: a\n", "id: a # the same\n", "\"id\": a\n", "id: \"a\"\n"}},
	{"title", {"title: \"T\"\n", "title: T\n", "title: \"U\" # note: x\n",
			  "title: 'V''s'\n", "title:\n  W\n", "title: \"X\n  Y\"\n",
			  "title: >\n  Z\n", "title: \"a: b\"\n"}},
	{"objective", {"objective: connaitre\n", "objective: visibilite\n",
			      "objective: &o visibilite\n"}},
	{"order", {"order: 1\n", "order: 2\n", "# order: 3\norder: 2\n", "order:   3\n"}},
	{"status", {"status: planned\n", "status: completed\n", "status: completed # done\n"}},
	{"notes", {"notes: |\n  One.\n  title: no title\n", "notes: |\n  One.\n",
			  "notes: >-\n   One.\n\n   status: planned\n", "notes: |2\n    Two.\n",
			  "notes: |+\n  Three.\n\n\n", "notes: \"Four.\"\n"}},
	{"partners",
		{"partners:\n  - organization: pole\n", "partners:\n- organization: pole\n",
			"partners:\n  - organization: pole\n    note: \"n\"\n",
			"partners:\n  # - text: no\n  - text: \"Autres: x\"\n",
			"partners: []\n", "partners: [{organization: pole}]\n",
			"partners:\n- text: >\n    One.\n\n    id: b\n- organization: pole\n"}},
	{"schedule", {"schedule:\n  - automne 2007\n", "schedule:\n- automne 2007\n",
			     "schedule:\n- \"automne 2007\"\n- \"2008\"\n",
			     "schedule:\n\n- continu\n", "schedule: [\"2008\"]\n"}},
	{"milestones",
		{"milestones:\n  - id: m1\n    title: \"M\"\n",
			"milestones:\n  - title: \"M\"\n    id: m1\n    due: \"2008-01-01\"\n",
			"milestones:\n  -\n    id: m1\n    title: |\n      M\n"}},
	{"former_ids", {"former_ids:\n  - b\n", "former_ids:\n  - b\n  - c\n"}},
};

struct version {
	int ways[COUNT(sections)];  /* -1: the field is not there */
	int order[COUNT(sections)]; /* of the sections in the file */
	uint32_t ends;              /* how the file begins and ends */
};

static int count_of_ways(const struct section *section)
{
	int count = 0;
	while (count < MOST_WAYS && section->ways[count])
		count++;
	return count;
}

static void change_version(struct version *version, struct chance *chance)
{
	for (uint32_t changes = 1 + choose(chance, 3); changes; changes--) {
		uint32_t at = choose(chance, COUNT(sections));
		bool is_needed = at < 3;
		int ways = count_of_ways(&sections[at]);
		version->ways[at] =
			(int)choose(chance, (uint32_t)ways + !is_needed) - (is_needed ? 0 : 1);
		if (one_in(chance, 4)) {
			uint32_t other = choose(chance, COUNT(sections));
			int place = version->order[at];
			version->order[at] = version->order[other];
			version->order[other] = place;
		}
		if (one_in(chance, 8))
			version->ends = choose(chance, 8);
	}
}

static void first_version(struct version *version, struct chance *chance)
{
	version->ends = one_in(chance, 3) ? choose(chance, 8) : 0;
	for (size_t i = 0; i < COUNT(sections); i++) {
		/* Written simply, for the most part: else nothing could be told apart. */
		version->ways[i] = i < 3 ? 0 : (int)choose(chance, 3) - 1;
		version->order[i] = (int)i;
	}
}

static void write_version(struct text *out, const struct version *version)
{
	static const char *const starts[] = {
		"", "# the action\n\n", "---\n", "\xEF\xBB\xBF", "", "", "", ""};
	static const char *const ends[] = {"", "", "", "", "\n\n", "# the end\n", "...\n", ""};
	text_reset(out);
	text_str(out, starts[version->ends]);
	for (size_t i = 0; i < COUNT(sections); i++) {
		int at = version->order[i];
		if (version->ways[at] >= 0)
			text_str(out, sections[at].ways[version->ways[at]]);
	}
	text_str(out, ends[version->ends]);
	if (version->ends == 7)
		out->data[--out->length] = '\0';
}

/* --- What may have changed ------------------------------------------------------------------- */

#define ACTION "plan/actions/a.yaml"

static void load_action(struct fixture *fixture, const struct text *bytes)
{
	const struct file files[] = {{ACTION, bytes->data}, {NULL, NULL}};
	fixture_load(fixture, bytes->length ? files : NULL);
}

static void describe_changes(struct text *out, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		text_printf(out, "%s %s ", change_words[change->op], change_thing(change)->id);
		if (change->path)
			change_location(out, changes, change);
		text_char(out, '\n');
	}
}

static void assert_touched(const struct touch *touch, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		struct touch wanted = {UINT64_MAX, touch_thing(change_thing(change)->id), 0};
		if (change->path)
			wanted.fields = touch_field(change->path);
		if (!touch_meets(*touch, wanted) ||
			!touch_may_be(*touch, change_thing(change)->id))
			fail_msg("%s is missed", change->path ? change->path : "the thing");
	}
}

/* What is changed is touched, and what is left of the files has the same changes. */
static bool assert_reduced(const struct text *old_bytes, const struct text *new_bytes)
{
	struct touch touch = {0};
	struct text old_left = TEXT_INIT, new_left = TEXT_INIT;
	struct text whole = TEXT_INIT, left = TEXT_INIT;
	struct fixture old_one, new_one, old_cut, new_cut;
	struct changes changes, cut_changes;
	text_add(&old_left, old_bytes->data, old_bytes->length);
	text_add(&new_left, new_bytes->data, new_bytes->length);
	touch_reduce(&touch, ACTION, &old_left, &new_left);
	load_action(&old_one, old_bytes);
	load_action(&new_one, new_bytes);
	load_action(&old_cut, &old_left);
	load_action(&new_cut, &new_left);
	changes_between(&changes, old_one.plan, new_one.plan);
	changes_between(&cut_changes, old_cut.plan, new_cut.plan);
	assert_touched(&touch, &changes);
	describe_changes(&whole, &changes);
	describe_changes(&left, &cut_changes);
	assert_text(&left, whole.data);
	text_release(&whole);
	changes_release(&changes);
	changes_release(&cut_changes);
	fixture_free(&old_one);
	fixture_free(&new_one);
	fixture_free(&old_cut);
	fixture_free(&new_cut);
	text_release(&old_left);
	text_release(&new_left);
	return touch.fields != UINT64_MAX;
}

static void test_never_missed(void **state)
{
	(void)state;
	struct chance chance = chance_of(1);
	struct text old_bytes = TEXT_INIT, new_bytes = TEXT_INIT;
	int told_apart = 0;
	for (int round = 0; round < 400; round++) {
		struct version version;
		first_version(&version, &chance);
		write_version(&old_bytes, &version);
		for (int step = 0; step < 4; step++) {
			change_version(&version, &chance);
			write_version(&new_bytes, &version);
			told_apart += assert_reduced(&old_bytes, &new_bytes);
			struct text before = old_bytes;
			old_bytes = new_bytes;
			new_bytes = before;
		}
	}
	/* And it is of use. */
	assert_in_range(told_apart, 300, 1600);
	text_release(&old_bytes);
	text_release(&new_bytes);
}

/* A file that comes or goes. */
static void test_one_side(void **state)
{
	(void)state;
	struct chance chance = chance_of(2);
	struct text bytes = TEXT_INIT, nothing = TEXT_INIT;
	for (int round = 0; round < 100; round++) {
		struct version version;
		first_version(&version, &chance);
		change_version(&version, &chance);
		write_version(&bytes, &version);
		assert_reduced(&bytes, &nothing);
		assert_reduced(&nothing, &bytes);
	}
	text_release(&bytes);
	text_release(&nothing);
}

/* --- Single files ---------------------------------------------------------------------------- */

#define BEFORE "id: a\ntitle: \"T\"\nstatus: planned\n"

struct touch_case {
	const char *name, *path, *before, *after;
	const char *fields; /* those touched, of the action a; NULL: anything */
};

static struct touch_case cases[] = {
	{"a field", ACTION, BEFORE, "id: a\ntitle: \"T\"\nstatus: completed\n", "status"},
	{"two fields", ACTION, BEFORE, "id: a\ntitle: \"U\"\nstatus: completed\n",
		"status title"},
	{"nothing", ACTION, BEFORE, BEFORE, ""},
	{"another order", ACTION, BEFORE, "id: a\nstatus: planned\ntitle: \"T\"\n", ""},
	{"a field more", ACTION, BEFORE, BEFORE "order: 1\n", "order"},
	{"a file more", ACTION, "", BEFORE, "id title status"},
	{"a file less", ACTION, BEFORE, "", "id title status"},
	{"in folders", "plan/actions/x/y/a.yaml", BEFORE, BEFORE "order: 1\n", "order"},
	{"no line feed at the end", ACTION, BEFORE, BEFORE "order: 1", "order"},
	{"another id than the file's", "plan/actions/b.yaml", BEFORE, BEFORE "order: 1\n",
		NULL},
	{"a longer id", "plan/actions/a.yaml", "id: ab\n", "id: ab\norder: 1\n", NULL},
	{"an id in quotes", ACTION, BEFORE, "id: \"a\"\ntitle: \"T\"\nstatus: planned\n", NULL},
	{"no id", ACTION, BEFORE, "title: \"T\"\nstatus: planned\n", NULL},
	{"a former id", ACTION, "id: a\nformer_ids:\n  - id: a\n", "id: b\ntitle: \"T\"\n",
		NULL},
	{"another kind", "plan/people/a.yaml", BEFORE, BEFORE "order: 1\n", NULL},
	{"a folder that begins alike", "plan/actions2/a.yaml", BEFORE, BEFORE "order: 1\n",
		NULL},
	{"no folder", "plan/actions.yaml", BEFORE, BEFORE "order: 1\n", NULL},
	{"no YAML", "plan/actions/a.txt", BEFORE, BEFORE "order: 1\n", NULL},
	{"no suffix", "plan/actions/a", BEFORE, BEFORE "order: 1\n", NULL},
	{"a suffix in a folder", "plan/actions/a.yaml/b", BEFORE, BEFORE "order: 1\n", NULL},
	{"outside", "a.yaml", BEFORE, BEFORE "order: 1\n", NULL},
	{"braces", ACTION, BEFORE, "{id: a, title: T}\n", NULL},
	{"braces in a value", ACTION, BEFORE, BEFORE "order: {}\n", NULL},
	{"an anchor", ACTION, BEFORE, BEFORE "order: &o 1\n", NULL},
	{"an alias", ACTION, BEFORE, BEFORE "order: *o\n", NULL},
	{"a tag", ACTION, BEFORE, BEFORE "order: !x 1\n", NULL},
	{"a merge key", ACTION, BEFORE, BEFORE "<<: x\n", NULL},
	{"a directive", ACTION, BEFORE, "%YAML 1.2\n---\n" BEFORE, NULL},
	{"a second document", ACTION, BEFORE, BEFORE "---\nid: a\n", NULL},
	{"a key twice", ACTION, BEFORE, BEFORE "title: \"U\"\n", NULL},
	{"a key in quotes", ACTION, BEFORE, BEFORE "\"title\": \"U\"\n", NULL},
	{"a key with a space before its colon", ACTION, BEFORE, BEFORE "order : 1\n", NULL},
	{"a question mark", ACTION, BEFORE, BEFORE "? order\n: 1\n", NULL},
	{"a value over two lines", ACTION, BEFORE, BEFORE "notes: \"a\n  b\"\n", NULL},
	{"one whose second line looks like a key", ACTION, BEFORE,
		BEFORE "notes: \"a\norder: 1\"\n", NULL},
	{"a carriage return", ACTION, BEFORE, "id: a\r\ntitle: \"U\"\r\n", NULL},
	{"a TAB", ACTION, BEFORE, BEFORE "order:\t1\n", NULL},
	{"a byte order mark", ACTION, BEFORE, "\xEF\xBB\xBF" BEFORE, NULL},
	{"no mapping", ACTION, BEFORE, "- a\n", NULL},
	{"a text", ACTION, BEFORE, "title\n", NULL},
	{"conflict marks", ACTION, BEFORE,
		"id: a\n<<<<<<< a\ntitle: T\n=======\ntitle: U\n>>>>>>> b\n", NULL},
	{"what looks like a key in a long text", ACTION, "id: a\nnotes: |\n  title: x\n",
		"id: a\nnotes: |\n  title: y\n", "notes"},
	{"a comment", ACTION, BEFORE, "id: a\ntitle: \"T\" # é: x\nstatus: planned\n", "title"},
};

static uint64_t fields_of(const char *names)
{
	uint64_t fields = 0;
	char *words = mem_strdup(names), *rest = words, *name;
	while (*words && (name = strsep(&rest, " ")))
		fields |= touch_field(name);
	free(words);
	return fields;
}

static void test_case(void **state)
{
	const struct touch_case *c = *state;
	struct touch touch = {0};
	struct text before = TEXT_INIT, after = TEXT_INIT;
	text_str(&before, c->before);
	text_str(&after, c->after);
	touch_reduce(&touch, c->path, &before, &after);
	assert_true(touch.fields == (c->fields ? fields_of(c->fields) : UINT64_MAX));
	assert_true(touch.things == (c->fields ? touch_thing("a") : UINT64_MAX));
	text_release(&before);
	text_release(&after);
}

/* What two files touch adds up. */
static void test_added(void **state)
{
	(void)state;
	struct touch touch = {touch_field("order"), touch_thing("b"), touch_name("b")};
	struct text before = TEXT_INIT, after = TEXT_INIT;
	text_str(&before, BEFORE);
	text_str(&after, "id: a\ntitle: \"U\"\nstatus: planned\n");
	touch_reduce(&touch, ACTION, &before, &after);
	assert_true(touch.fields == fields_of("order title"));
	assert_true(touch.things == (touch_thing("a") | touch_thing("b")));
	assert_true(touch.thing == 0);
	assert_true(touch_may_be(touch, "a") && touch_may_be(touch, "b"));
	text_release(&before);
	text_release(&after);
}

/* A file that is there stays one: an empty one would be no plan. */
static void test_never_empty(void **state)
{
	(void)state;
	struct touch touch = {0};
	struct text before = TEXT_INIT, after = TEXT_INIT;
	text_str(&before, "format: 1\ntitle: \"T\"\ncurrency: CAD\n");
	text_str(&after, "format: 1\ncurrency: CAD\n");
	touch_reduce(&touch, "plan/plan.yaml", &before, &after);
	assert_text(&before, "format: 1\ntitle: \"T\"\n");
	assert_text(&after, "format: 1\n");
}

static void test_bits(void **state)
{
	(void)state;
	assert_true(
		touch_field("indicators.i1.periods.2007.actual") == touch_field("indicators"));
	assert_true(touch_field("budget./2008.amount") == touch_field("budget"));
	assert_true(touch_field("title") != touch_field("status"));
	assert_true(touch_meets(TOUCH_ANY, (struct touch){1, 1, 0}));
	assert_false(touch_meets((struct touch){1, 2, 0}, (struct touch){2, 2, 0}));
	assert_false(touch_meets((struct touch){2, 1, 0}, (struct touch){2, 2, 0}));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, test_never_missed);
	SUITE_TEST(&suite, test_one_side);
	SUITE_CASES(&suite, cases, test_case);
	SUITE_TEST(&suite, test_added);
	SUITE_TEST(&suite, test_never_empty);
	SUITE_TEST(&suite, test_bits);
	return suite_run(&suite, "touch");
}
