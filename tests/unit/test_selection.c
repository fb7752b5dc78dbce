#include "fixture.h"

#include "model/selection.h"

#define TOP(id, title) "id: " id "\ntitle: \"" title "\"\nobjective: connaitre\n"
#define A "plan/actions/a.yaml"
#define B "plan/actions/b.yaml"
#define ANALYSE \
	{ \
		"plan/committees/analyse.yaml", "id: analyse\nname: \"Comité d'analyse\"\n" \
	}

/* Of two actions nearly everything changes; one goes, and one comes with an id near to its. */
static const struct file old_files[MOST_FILES] = {
	{A, TOP("a",
		    "Bulletin") "order: 10\nresponsible:\n  - committee: analyse\n"
				"indicators:\n  - id: i1\n    title: \"I\"\n    unit: \"u\"\n"},
	{B, TOP("b", "Site") "order: 20\n"},
	{"plan/actions/fete.yaml", TOP("fete", "Fête")},
	ANALYSE,
};
static const struct file new_files[MOST_FILES] = {
	{A, TOP("a", "Journal") "order: 10\nindicators:\n  - id: i1\n    title: \"J\"\n"},
	{"plan/actions/b2.yaml", TOP("b2", "Site") "order: 21\nformer_ids:\n  - b\n"},
	{"plan/actions/fete-des-voisins.yaml", TOP("fete-des-voisins", "Voisins")},
	{"plan/committees/analyse.yaml", "id: analyse\nname: \"Comité\"\n"},
	{"plan/axes/promouvoir.yaml",
		"id: promouvoir\norder: 1\ntitle: \"Promouvoir\"\nobjectives:\n"
		"  - id: connaitre\n    title: \"Connaître\"\n"},
};

struct selection_case {
	const char *name;
	const char *words[3];
	const char *where, *field;
	const char *kept; /* "ID OP FIELD", one a line */
};

#define ALL_OF_A \
	"a change title\na remove responsible\na change indicators.i1.title\n" \
	"a remove indicators.i1.unit\n"
#define ALL_OF_B "b2 rename -\nb2 change order\n"
#define NEW_FETE \
	"fete-des-voisins add -\nfete-des-voisins add title\n" \
	"fete-des-voisins add objective\n"
#define OLD_FETE "fete remove -\nfete remove title\nfete remove objective\n"
#define OBJECTIVES \
	"connaitre change title\nvisibilite remove -\nvisibilite remove axis\n" \
	"visibilite remove title\n"

static struct selection_case cases[] = {
	{"everything", {NULL}, NULL, NULL,
		OBJECTIVES ALL_OF_A ALL_OF_B NEW_FETE OLD_FETE "analyse change name\n"},
	{"a thing", {"a"}, NULL, NULL, ALL_OF_A},
	{"two", {"a", "analyse"}, NULL, NULL, ALL_OF_A "analyse change name\n"},
	{"by its old name", {"b"}, NULL, NULL, ALL_OF_B},
	{"by its new name", {"b2"}, NULL, NULL, ALL_OF_B},
	{"one that went, before one whose id begins so", {"fete"}, NULL, NULL, OLD_FETE},
	{"an objective has its actions", {"connaitre"}, NULL, NULL,
		"connaitre change title\n" ALL_OF_A ALL_OF_B NEW_FETE OLD_FETE},
	{"an axis has its objectives", {"promouvoir"}, NULL, NULL,
		OBJECTIVES ALL_OF_A ALL_OF_B NEW_FETE OLD_FETE},
	{"a field", {NULL}, NULL, "order", "b2 change order\n"},
	{"in French, of any kind", {NULL}, NULL, "titre",
		"connaitre change title\nvisibilite remove title\na change title\n"
		"fete-des-voisins add title\nfete remove title\n"},
	{"what is within", {NULL}, NULL, "indicators",
		"a change indicators.i1.title\na remove indicators.i1.unit\n"},
	{"within an item", {NULL}, NULL, "indicateurs.i1.unité",
		"a remove indicators.i1.unit\n"},
	{"an item", {NULL}, NULL, "responsible.committee:analyse", "a remove responsible\n"},
	{"another item", {NULL}, NULL, "responsible.committee:formation", ""},
	{"that it came, went, changed its name", {NULL}, NULL, "id",
		"visibilite remove -\nb2 rename -\nfete-des-voisins add -\nfete remove -\n"},
	{"a query in the old words", {NULL}, "responsible:analyse", NULL, ALL_OF_A},
	{"a query in the new words", {NULL}, "title:journal", NULL, ALL_OF_A},
	{"in those of a plan that has not got it", {NULL}, "title:voisins or title:fête", NULL,
		NEW_FETE OLD_FETE},
	{"all together", {"a", "fete"}, "title:bulletin", "title", "a change title\n"},
};

static void write_changes(struct text *out, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		text_printf(out, "%s %s %s\n", change_thing(change)->id,
			change_words[change->op], change->path ? change->path : "-");
	}
}

struct two {
	struct fixture old, new;
	struct changes changes;
};

static void compare(struct two *two)
{
	fixture_load(&two->old, old_files);
	fixture_load(&two->new, new_files);
	changes_between(&two->changes, two->old.plan, two->new.plan);
}

static void release(struct two *two)
{
	changes_release(&two->changes);
	fixture_free(&two->old);
	fixture_free(&two->new);
}

static int apply(struct selection *selection, const struct selection_case *c, struct two *two,
	struct fail *fail)
{
	char *words[3];
	*selection =
		(struct selection){words, 0, c->where, c->field, day_parse("2008-01-15"), 0};
	for (; selection->count < 3 && c->words[selection->count]; selection->count++)
		words[selection->count] = strdup(c->words[selection->count]);
	int result = selection_apply(selection, &two->changes, fail);
	for (int i = 0; i < selection->count; i++)
		free(words[i]);
	return result;
}

static void test_kept(void **state)
{
	const struct selection_case *c = *state;
	struct two two;
	struct selection selection;
	struct fail fail = FAIL_INIT;
	struct text kept = TEXT_INIT;
	compare(&two);
	assert_int_equal(apply(&selection, c, &two, &fail), 0);
	assert_null(fail.message);
	assert_int_equal(selection.found, selection.count);
	write_changes(&kept, &two.changes);
	assert_text(&kept, c->kept);
	release(&two);
}

struct wrong_case {
	struct selection_case asked;
	enum status status;
	int found;
	const char *said, *hint;
};

static struct wrong_case wrong_cases[] = {
	{{"nothing of that name", {"a", "zzz"}, NULL, NULL, NULL}, STATUS_REFUSED, 1, "zzz",
		NULL},
	{{"no such field", {NULL}, NULL, "titel", NULL}, STATUS_USAGE, 0, "'titel'",
		"did you mean"},
	{{"more than a field", {NULL}, NULL, "title=x", NULL}, STATUS_USAGE, 0, "'title=x'",
		NULL},
	{{"a query of nothing", {NULL}, "titel:x", NULL, NULL}, STATUS_USAGE, 0, "titel", NULL},
};

static void test_wrong(void **state)
{
	const struct wrong_case *c = *state;
	struct two two;
	struct selection selection;
	struct fail fail = FAIL_INIT;
	compare(&two);
	assert_int_equal(apply(&selection, &c->asked, &two, &fail), -1);
	assert_int_equal(fail.status, c->status);
	assert_int_equal(selection.found, c->found);
	assert_contains(fail.message, c->said);
	if (c->hint)
		assert_contains(fail.hint, c->hint);
	fail_release(&fail);
	release(&two);
}

/* From no plan to one, and back. */
static void test_nothing(void **state)
{
	(void)state;
	struct fixture fixture;
	struct plan *nothing = plan_nothing();
	struct changes changes;
	struct fail fail = FAIL_INIT;
	char word[] = "a";
	char *words[] = {word};
	fixture_load(&fixture, old_files);
	for (int back = 0; back < 2; back++) {
		struct selection selection = {
			words, 1, NULL, "title", day_parse("2008-01-15"), 0};
		struct text kept = TEXT_INIT;
		changes_between(
			&changes, back ? fixture.plan : nothing, back ? nothing : fixture.plan);
		assert_int_equal(selection_apply(&selection, &changes, &fail), 0);
		write_changes(&kept, &changes);
		assert_text(&kept, back ? "a remove title\n" : "a add title\n");
		changes_release(&changes);
	}
	plan_free(nothing);
	fixture_free(&fixture);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_kept);
	SUITE_CASES(&suite, wrong_cases, test_wrong);
	SUITE_TEST(&suite, test_nothing);
	return suite_run(&suite, "selection");
}
