#include "fixture.h"

#include "model/change.h"
#include "model/excerpt.h"
#include "view/change_json.h"

#include <stdio.h>

#define TOP(id, title) "id: " id "\ntitle: \"" title "\"\nobjective: connaitre\n"
#define A "plan/actions/a.yaml"
#define B "plan/actions/b.yaml"
#define P(id, rest) \
	{ \
		"plan/people/" id ".yaml", "id: " id "\nname: \"Nom\"\n" rest \
	}

struct excerpt_case {
	const char *name;
	struct file old_files[5], new_files[5];
};

static struct excerpt_case cases[] = {
	{"nothing", {{A, TOP("a", "Un")}}, {{A, TOP("a", "Un")}}},
	{"a field", {{A, TOP("a", "Un") "order: 1\n"}}, {{A, TOP("a", "Deux") "order: 1\n"}}},
	{"things that come and go",
		{{A, TOP("a", "Un") "responsible:\n  - person: p\n"}, P("p", "")},
		{{B, TOP("b", "Deux")}, P("q", "")}},
	{"items, and what they refer to",
		{{A, TOP("a", "Un") "responsible:\n  - person: p\n  - organization: pole\n"},
			P("p", ""), P("q", "")},
		{{A, TOP("a", "Un") "responsible:\n  - person: q\n  - person: nobody\n"},
			P("p", ""), P("q", "")}},
	{"a rename, and who refers to it",
		{{A, TOP("a", "Un") "responsible:\n  - person: p\n"}, P("p", "")},
		{{A, TOP("a", "Un") "responsible:\n  - person: p2\n    note: \"N\"\n"},
			P("p2", "former_ids:\n  - p\n")}},
	{"a meeting renamed, with its decisions",
		{{"plan/meetings/m.yaml",
			 "id: m\ndate: \"2007-06-06\"\ndecisions:\n  - id: d1\n"
			 "    text: \"Oui.\"\n    result: adopted\n"},
			{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"}},
		{{"plan/meetings/m2.yaml",
			 "id: m2\ndate: \"2007-06-06\"\nformer_ids:\n  - m\ndecisions:\n"
			 "  - id: d1\n    text: \"Non.\"\n    result: rejected\n"},
			{"plan/plan.yaml", PLAN_FILE "adopted: m2/d1\n"}}},
	{"an objective that goes to another axis",
		{{"plan/axes/x.yaml", "id: x\norder: 2\ntitle: \"X\"\nobjectives:\n"
				      "  - id: o\n    title: \"O\"\n"}},
		{{"plan/axes/x.yaml", "id: x\norder: 2\ntitle: \"X\"\nobjectives: []\n"},
			{"plan/axes/y.yaml", "id: y\norder: 3\ntitle: \"Y\"\nobjectives:\n"
					     "  - id: o\n    title: \"O\"\n"}}},
	{"acronyms", {{"plan/lexicon.yaml", "\"A\": \"un\"\n\"B\": \"deux\"\n"}},
		{{"plan/lexicon.yaml", "\"B\": \"trois\"\n\"C\": \"quatre\"\n"}}},
	{"an acronym of no letters", {{"plan/lexicon.yaml", "\"A\": \"un\"\n"}},
		{{"plan/lexicon.yaml", "\"\": \"rien\"\n\"B\": \"deux\"\n"}}},
	{"a lexicon without a word", {{"plan/lexicon.yaml", "\"A\": \"un\"\n"}},
		{{"plan/lexicon.yaml", "# rien\n"}}},
	{"what is wrong is none", {{A, TOP("a", "Un") "order: un\n"}},
		{{A, TOP("a", "Deux") "order: 1\n"}}},
	{"what cannot be read did not go", {{A, TOP("a", "Un")}, {B, TOP("b", "Un")}},
		{{A, "id: ["}, {B, TOP("b", "Deux")}}},
	{"what cannot be read under a name that is not new",
		{{A, TOP("a", "Un")}, {B, TOP("b", "Un")}},
		{{A, TOP("a", "Un")}, {"plan/actions/x/a.yaml", "id: ["}}},
	{"what cannot be read under the name of another kind",
		{P("p", ""), {"plan/organizations/q.yaml", "id: q\nname: \"Q\"\n"}},
		{P("p", ""), {"plan/organizations/p.yaml", "id: ["}}},
	{"a plan that needs a newer program", {{A, TOP("a", "Un")}},
		{{A, TOP("a", "Deux")}, {"plan/plan.yaml", "format: 2\n"}}},
	{"of two of one id, the one of the file's name",
		{P("p", ""), {"plan/people/copie.yaml", "id: p\nname: \"Copie\"\n"}},
		{P("q", "former_ids:\n  - p\n")}},
	{"actions in the order of their objectives",
		{{A, "id: a\ntitle: \"Un\"\nobjective: visibilite\n"}, {B, TOP("b", "Deux")}},
		{{A, "id: a\ntitle: \"Trois\"\nobjective: visibilite\n"},
			{B, TOP("b", "Quatre")}}},
	{"the order of things is their own",
		{{A, TOP("a", "Un") "order: 2\n"}, {B, TOP("b", "Deux") "order: 1\n"}},
		{{A, TOP("a", "Trois") "order: 2\n"}, {B, TOP("b", "Quatre") "order: 1\n"}}},
};

static void describe(struct text *out, const struct plan *old_plan, const struct plan *new_plan)
{
	struct changes changes;
	changes_between(&changes, old_plan, new_plan);
	for (size_t i = 0; i < changes.count; i++) {
		char *line;
		size_t length;
		FILE *file = open_memstream(&line, &length);
		json_print(file, change_json(&changes, &changes.items[i]));
		fclose(file);
		text_printf(out, "%s %u\n", line, changes.items[i].place);
		free(line);
	}
	changes_release(&changes);
}

struct two {
	struct fixture old, new;
	struct text bytes, changes;
	bool any;
};

static void write_two(struct two *two, const struct excerpt_case *c)
{
	*two = (struct two){.bytes = TEXT_INIT, .changes = TEXT_INIT};
	fixture_load(&two->old, c->old_files);
	fixture_load(&two->new, c->new_files);
	describe(&two->changes, two->old.plan, two->new.plan);
	two->any = excerpt_write(&two->bytes, two->old.plan, two->new.plan);
}

static void release(struct two *two)
{
	fixture_free(&two->old);
	fixture_free(&two->new);
	text_release(&two->bytes);
	text_release(&two->changes);
}

/* From a copy of the bytes, which then is no more. */
static int read_again(struct plan *plans[2], const struct two *two, size_t length)
{
	char *copy = mem_alloc(length + 1);
	memcpy(copy, two->bytes.data, length);
	copy[length] = '\0';
	int result = excerpt_read(&plans[0], &plans[1], copy, length, &two->old.plan->calendar,
		&two->new.plan->calendar);
	free(copy);
	return result;
}

static void test_same_changes(void **state)
{
	struct two two;
	struct plan *plans[2];
	struct text again = TEXT_INIT;
	write_two(&two, *state);
	assert_int_equal(read_again(plans, &two, two.bytes.length), 0);
	describe(&again, plans[0], plans[1]);
	assert_text(&again, two.changes.data);
	assert_true(two.any || !two.changes.length);
	plan_free(plans[0]);
	plan_free(plans[1]);
	release(&two);
}

/* What did not change takes no room. */
static void test_small(void **state)
{
	(void)state;
	struct two two;
	struct excerpt_case c = {"",
		{{A, TOP("a", "Un") "notes: \"bavardage\"\n"}, {B, TOP("b", "Autre")}},
		{{A, TOP("a", "Deux") "notes: \"bavardage\"\n"}, {B, TOP("b", "Autre")}}};
	write_two(&two, &c);
	assert_true(two.any);
	assert_null(memmem(two.bytes.data, two.bytes.length, "bavardage", 9));
	assert_null(memmem(two.bytes.data, two.bytes.length, "Autre", 5));
	release(&two);
	c.new_files[0] = c.old_files[0];
	write_two(&two, &c);
	assert_false(two.any);
	assert_null(memmem(two.bytes.data, two.bytes.length, "Un", 2));
	release(&two);
}

static void test_damaged(void **state)
{
	(void)state;
	struct two two;
	struct plan *plans[2];
	struct text again = TEXT_INIT;
	/* Cut anywhere it is refused; so is more than all of it. */
	write_two(&two, &cases[4]);
	for (size_t length = 0; length < two.bytes.length; length++)
		assert_int_equal(read_again(plans, &two, length), -1);
	text_char(&two.bytes, '\0');
	assert_int_equal(read_again(plans, &two, two.bytes.length), -1);
	two.bytes.length--;
	/* With another byte in it, it is refused, or what it says can be printed. */
	for (size_t i = 0; i < two.bytes.length; i++) {
		char byte = two.bytes.data[i];
		for (unsigned bit = 0; bit < 8; bit++) {
			two.bytes.data[i] = (char)(byte ^ (1 << bit));
			if (read_again(plans, &two, two.bytes.length))
				continue;
			describe(&again, plans[0], plans[1]);
			plan_free(plans[0]);
			plan_free(plans[1]);
		}
		two.bytes.data[i] = byte;
	}
	text_release(&again);
	release(&two);
}

/* A part of a plan without files, as of a commit that only adds or removes. */
static void test_no_files(void **state)
{
	(void)state;
	struct fixture fixture;
	struct plan *part;
	struct diag diag = DIAG_INIT;
	struct text changes = TEXT_INIT;
	struct source *nothing = source_memory();
	fixture_load(&fixture, cases[1].old_files);
	assert_int_equal(
		plan_load_files(&part, nothing, &fixture.plan->calendar, &diag, &fixture.fail),
		0);
	assert_int_equal(diag.count, 0);
	describe(&changes, part, part);
	assert_text(&changes, "");
	plan_free(part);
	source_free(nothing);
	diag_release(&diag);
	fixture_free(&fixture);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_same_changes);
	SUITE_TEST(&suite, test_small);
	SUITE_TEST(&suite, test_damaged);
	SUITE_TEST(&suite, test_no_files);
	return suite_run(&suite, "excerpt");
}
