#include "fixture.h"

#include <errno.h>

/* --- Things ---------------------------------------------------------------- */

#define MEETING_FILE \
	"id: reunion-1\ndate: \"2007-06-06\"\n" \
	"decisions:\n" \
	"  - id: d1\n    text: \"Adopté\"\n    result: adopted\n" \
	"  - id: d2\n    text: \"Refusé\"\n    result: rejected\n"

static void test_base(void **state)
{
	(void)state;
	struct fixture f;
	fixture_load(&f, NULL);
	assert_findings(&f.diag, "");
	assert_string_equal(thing_title(f.plan->self), "Plan triennal 2007-2010");
	assert_int_equal(f.plan->calendar.season_count, 4);
	assert_string_equal(f.plan->calendar.currency, "CAD");
	assert_null(f.plan->lexicon);
	assert_int_equal(f.plan->things[KIND_OBJECTIVE].count, 2);
	assert_int_equal(f.plan->things[KIND_ACTION].count, 0);
	fixture_free(&f);
}

/* Objectives stand in their axis's file, decisions in their meeting's. */
static void test_nested(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/meetings/reunion-1.yaml", MEETING_FILE}, {NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	const struct thing *objective = find_thing(&f, KIND_OBJECTIVE, "visibilite");
	assert_string_equal(objective->path, "plan/axes/promouvoir.yaml");
	assert_int_equal(objective->line, 7);
	assert_ptr_equal(objective->owner, find_thing(&f, KIND_AXIS, "promouvoir"));
	assert_string_equal(thing_title(objective), "Donner de la visibilité");
	const struct thing *decision = find_thing(&f, KIND_DECISION, "reunion-1/d2");
	struct text full = TEXT_INIT;
	assert_string_equal(decision->id, "d2");
	assert_ptr_equal(decision->owner, find_thing(&f, KIND_MEETING, "reunion-1"));
	assert_int_equal(decision->line, 7);
	/* It has no title of its own. */
	assert_string_equal(thing_title(decision), "d2");
	thing_full_id(&full, decision);
	assert_text(&full, "reunion-1/d2");
	assert_null(plan_find(f.plan, SPACE_DECISION, "d2"));
	assert_null(plan_find(f.plan, SPACE_OBJECTIVE, "promouvoir"));
	fixture_free(&f);
}

#define ACTION(id, rest) "id: " id "\ntitle: \"" id "\"\nobjective: " rest "\n"

/* Sorted by order, then id, within the objective; what has none comes last. */
static void test_positions(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/axes/creneaux.yaml", "id: creneaux\norder: 5\ntitle: c\nobjectives:\n"
					    "  - id: formation\n    title: f\n"},
		{"plan/actions/b.yaml", ACTION("b", "connaitre\norder: 10")},
		{"plan/actions/x/y/a.yaml", ACTION("a", "connaitre\norder: 10")},
		{"plan/actions/c.yaml", ACTION("c", "connaitre\norder: 5\nstatus: cancelled")},
		{"plan/actions/d.yaml", ACTION("d", "connaitre")},
		{"plan/actions/e.yaml", ACTION("e", "visibilite\norder: 99")},
		{"plan/actions/f.yaml", ACTION("f", "formation")},
		{"plan/actions/g.yaml", ACTION("g", "nulle-part")}, {NULL, NULL}};
	struct fixture f;
	struct text all = TEXT_INIT;
	fixture_load(&f, files);
	const struct thing_list *actions = &f.plan->things[KIND_ACTION];
	for (size_t i = 0; i < actions->count; i++) {
		assert_int_equal(actions->items[i]->rank, i);
		text_printf(&all, "%s ", actions->items[i]->id);
		thing_number(&all, actions->items[i]);
		text_char(&all, '\n');
	}
	assert_text(&all, "c 1.1.1\na 1.1.2\nb 1.1.3\nd 1.1.4\ne 1.2.1\nf 5.1.1\ng \n");
	const struct thing *action = find_thing(&f, KIND_ACTION, "f");
	assert_ptr_equal(thing_axis(action), find_thing(&f, KIND_AXIS, "creneaux"));
	assert_null(thing_axis(find_thing(&f, KIND_ACTION, "g")));
	struct text number = TEXT_INIT;
	thing_number(&number, f.plan->self);
	thing_number(&number, find_thing(&f, KIND_ORGANIZATION, "pole"));
	assert_text(&number, "");
	fixture_free(&f);
}

static void test_meetings_by_date(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/meetings/a.yaml", "id: a\ndate: 2008-01-01\n"},
		{"plan/meetings/b.yaml", "id: b\ndate: 2007-01-01\n"},
		{"plan/meetings/c.yaml", "id: c\n"}, {NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	assert_string_equal(f.plan->things[KIND_MEETING].items[0]->id, "b");
	assert_string_equal(f.plan->things[KIND_MEETING].items[1]->id, "a");
	assert_string_equal(f.plan->things[KIND_MEETING].items[2]->id, "c");
	fixture_free(&f);
}

/* A finding about a field stands at the field; without it, at the thing. */
static void test_place(void **state)
{
	(void)state;
	struct fixture f;
	uint32_t line, column;
	fixture_load(&f, NULL);
	const struct thing *objective = find_thing(&f, KIND_OBJECTIVE, "visibilite");
	thing_place(objective, OBJECTIVE_TITLE, &line, &column);
	assert_int_equal(line, 8);
	assert_int_equal(column, 5);
	thing_place(objective, OBJECTIVE_INDICATORS, &line, &column);
	assert_int_equal(line, 7);
	thing_place(f.plan->self, -1, &line, &column);
	assert_int_equal(line, 1);
	assert_int_equal(column, 1);
	fixture_free(&f);
}

/* --- Identifiers ----------------------------------------------------------- */

struct id_case {
	const char *name;
	struct file files[MOST_FILES];
	const char *findings;
};

static struct id_case ids[] = {
	{"id: people, groups and the like share one namespace",
		{{"plan/people/x.yaml", "id: x\nname: a\n"},
			{"plan/groups/x.yaml", "id: x\nname: b\n"}},
		"plan/groups/x.yaml:1:1 duplicate-id\n"
		"plan/people/x.yaml:1:1 duplicate-id\n"},
	{"id: kinds of another namespace may have it",
		{{"plan/people/x.yaml", "id: x\nname: a\n"},
			{"plan/actions/x.yaml", ACTION("x", "connaitre")},
			{"plan/axes/x.yaml", "id: x\norder: 2\ntitle: b\nobjectives:\n"
					     "  - id: x\n    title: c\n"}},
		""},
	{"id: an action in two folders",
		{{"plan/actions/a/x.yaml", ACTION("x", "connaitre")},
			{"plan/actions/b/x.yaml", ACTION("x", "connaitre")}},
		"plan/actions/a/x.yaml:1:1 duplicate-id\n"
		"plan/actions/b/x.yaml:1:1 duplicate-id\n"},
	{"id: objectives of two axes",
		{{"plan/axes/x.yaml", "id: x\norder: 2\ntitle: b\nobjectives:\n"
				      "  - title: c\n    id: connaitre\n"}},
		"plan/axes/promouvoir.yaml:5:5 duplicate-id\n"
		"plan/axes/x.yaml:6:5 duplicate-id\n"},
	{"id: decisions of two meetings may have it",
		{{"plan/meetings/x.yaml", "id: x\ndate: 2007-01-01\ndecisions:\n"
					  "  - id: d\n    text: a\n    result: adopted\n"},
			{"plan/meetings/z.yaml",
				"id: z\ndate: 2007-01-01\ndecisions:\n"
				"  - id: d\n    text: a\n    result: adopted\n"}},
		""},
	{"id: within one file, the list says it",
		{{"plan/meetings/x.yaml", "id: x\ndate: 2007-01-01\ndecisions:\n"
					  "  - id: d\n    text: a\n    result: adopted\n"
					  "  - id: d\n    text: a\n    result: adopted\n"}},
		"plan/meetings/x.yaml:7:5 repeated-item\n"},
	{"id: another than the file's name", {{"plan/people/x.yaml", "name: a\nid: w\n"}},
		"plan/people/x.yaml:2:1 id-file-name\n"},
	{"id: missing or wrong, and the file's name counts",
		{{"plan/people/w.yaml", "name: a\n"},
			{"plan/people/x.yaml", "id: X\nname: a\n"}},
		"plan/people/w.yaml:1:1 missing-key\nplan/people/x.yaml:1:1 invalid-id -> x\n"},
	{"id: two objectives without one are no twins",
		{{"plan/axes/v.yaml", "id: v\norder: 2\ntitle: b\nobjectives:\n  - title: c\n"},
			{"plan/axes/x.yaml",
				"id: x\norder: 3\ntitle: b\nobjectives:\n  - title: c\n"}},
		"plan/axes/v.yaml:5:5 missing-key\nplan/axes/x.yaml:5:5 missing-key\n"},
	{"former id: given to something else",
		{{"plan/people/v.yaml", "id: v\nname: a\nformer_ids:\n  - x\n"},
			{"plan/groups/x.yaml", "id: x\nname: b\n"}},
		"plan/people/v.yaml:4:5 former-id-taken\n"},
	{"former id: of two things",
		{{"plan/people/v.yaml", "id: v\nname: a\nformer_ids:\n  - z\n"},
			{"plan/people/x.yaml", "id: x\nname: b\nformer_ids:\n  - w\n  - z\n"}},
		"plan/people/x.yaml:5:5 former-id-taken\n"},
	{"former id: its own", {{"plan/people/v.yaml", "id: v\nname: a\nformer_ids:\n  - v\n"}},
		"plan/people/v.yaml:4:5 former-id-taken\n"},
	{"former id: of an objective, given to one of another axis",
		{{"plan/axes/x.yaml",
			"id: x\norder: 2\ntitle: b\nobjectives:\n"
			"  - id: w\n    title: c\n    former_ids:\n      - connaitre\n"}},
		"plan/axes/x.yaml:8:9 former-id-taken\n"},
	{"former id: of another namespace",
		{{"plan/people/v.yaml", "id: v\nname: a\nformer_ids:\n  - connaitre\n"}}, ""},
};

static void test_ids(void **state)
{
	const struct id_case *c = *state;
	struct fixture f;
	fixture_load(&f, c->files);
	assert_errors(&f, c->findings);
	fixture_free(&f);
}

static void test_former_ids(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/people/v.yaml", "id: v\nname: a\nformer_ids:\n  - old\n  - older\n"},
		{"plan/axes/x.yaml", "id: x\norder: 2\ntitle: b\nobjectives:\n"
				     "  - id: w\n    title: c\n    former_ids:\n      - old\n"},
		{NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	assert_findings(&f.diag, "");
	assert_ptr_equal(plan_find_former(f.plan, SPACE_BODY, "older"),
		find_thing(&f, KIND_PERSON, "v"));
	assert_ptr_equal(plan_find_former(f.plan, SPACE_OBJECTIVE, "old"),
		find_thing(&f, KIND_OBJECTIVE, "w"));
	assert_null(plan_find(f.plan, SPACE_BODY, "old"));
	assert_null(plan_find_former(f.plan, SPACE_BODY, "v"));
	assert_null(plan_find_former(f.plan, SPACE_ACTION, "old"));
	fixture_free(&f);
}

static void test_targets(void **state)
{
	(void)state;
	static const struct file files[] = {{"plan/groups/g.yaml", "id: g\nname: b\n"},
		{"plan/actions/a.yaml",
			ACTION("a", "connaitre\npartners:\n  - group: g\n  - person: g\n"
				    "  - text: g\n  - organization: pole\nreplaces:\n  - z")},
		{NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	const struct record *action = find_thing(&f, KIND_ACTION, "a")->record;
	const struct list *partners = record_list(action, ACTION_PARTNERS);
	const struct field *field = &record_schemas[RECORD_ACTION].fields[ACTION_PARTNERS];
	assert_ptr_equal(plan_target(f.plan, field, &partners->items[0]),
		find_thing(&f, KIND_GROUP, "g"));
	/* The id is a group's, not a person's; a text names nobody. */
	assert_null(plan_target(f.plan, field, &partners->items[1]));
	assert_null(plan_target(f.plan, field, &partners->items[2]));
	assert_ptr_equal(plan_target(f.plan, field, &partners->items[3]),
		find_thing(&f, KIND_ORGANIZATION, "pole"));
	const struct value *objective = record_get(action, ACTION_OBJECTIVE);
	assert_ptr_equal(plan_target(f.plan, record_field(action, objective), objective),
		find_thing(&f, KIND_OBJECTIVE, "connaitre"));
	const struct value *title = record_get(action, ACTION_TITLE);
	assert_null(plan_target(f.plan, record_field(action, title), title));
	fixture_free(&f);
}

/* --- Lexicon --------------------------------------------------------------- */

static void test_lexicon(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/lexicon.yaml",
			"\"ÉQ\": \"Équiterre\"\n\"CLD\": \"Centre local\"\n\"EQ\": Emploi\n"},
		{NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	assert_findings(&f.diag, "");
	assert_non_null(f.plan->lexicon);
	assert_int_equal(f.plan->acronym_count, 3);
	assert_string_equal(plan_acronym(f.plan, "EQ")->meaning, "Emploi");
	assert_string_equal(plan_acronym(f.plan, "ÉQ")->meaning, "Équiterre");
	assert_int_equal(plan_acronym(f.plan, "CLD")->line, 2);
	assert_null(plan_acronym(f.plan, "eq"));
	assert_null(plan_acronym(f.plan, "Q"));
	fixture_free(&f);
}

/* A field given more often than its count has bits for; findings that have an end. */
static void test_field_repeated(void **state)
{
	(void)state;
	struct text yaml = TEXT_INIT;
	text_str(&yaml, ACTION("a", "connaitre"));
	for (int i = 0; i < 60000; i++)
		text_str(&yaml, "order: 1\n");
	struct file files[] = {{"plan/actions/a.yaml", yaml.data}, {NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	assert_in_range(f.diag.count, 2, DIAG_MOST_IN_FILE + 1);
	assert_int_equal(f.plan->things[KIND_ACTION].count, 1);
	fixture_free(&f);
	text_release(&yaml);
}

static void test_lexicon_faults(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/lexicon.yaml",
			"\"A\":\n\"B\":\n  - c\n\"D\": |\n  e\n  f\n\"G\": \"\"\n\"H\": ok\n"
			"\"H\": \"again\"\n"},
		{NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	assert_errors(&f, "plan/lexicon.yaml:1:1 empty-text\n"
			  "plan/lexicon.yaml:2:1 wrong-type\n"
			  "plan/lexicon.yaml:4:1 several-lines\n"
			  "plan/lexicon.yaml:7:1 empty-text\n"
			  "plan/lexicon.yaml:9:1 duplicate-key\n");
	assert_non_null(plan_acronym(f.plan, "H"));
	assert_null(plan_acronym(f.plan, "B"));
	fixture_free(&f);
}

/* --- What cannot be read --------------------------------------------------- */

static void test_plan_missing(void **state)
{
	(void)state;
	static const struct file files[] = {{"plan/plan.yaml", NULL}, {NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	assert_findings(&f.diag, "plan/plan.yaml:1:1 plan-missing\n");
	assert_null(f.plan->self);
	find_thing(&f, KIND_AXIS, "promouvoir");
	fixture_free(&f);
}

/* Without its own file's calendar, seasons are not judged. */
static void test_plan_unreadable(void **state)
{
	(void)state;
	static const struct file files[] = {{"plan/plan.yaml", "format: [\n"},
		{"plan/actions/a.yaml", ACTION("a", "connaitre\nschedule:\n  - automne 2007")},
		{NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-01-01");
	assert_errors(&f, "plan/plan.yaml:1:9 flow-style\n");
	fixture_free(&f);
}

static void test_plan_is_empty(void **state)
{
	(void)state;
	static const struct file files[] = {{"plan/plan.yaml", ""}, {NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-01-01");
	assert_errors(&f, "plan/plan.yaml:1:1 empty-file\n");
	assert_null(f.plan->self);
	fixture_free(&f);
}

/* A newer format may mean anything: nothing else is said. */
static void test_newer_format(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/plan.yaml", "format: 2\ntitel: a\nnew_thing: 5\n"},
		{"plan/actions/a.yaml", "id: [\n"}, {"plan/README", "x"}, {NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-01-01");
	assert_findings(&f.diag, "plan/plan.yaml:1:1 format-newer\n");
	assert_contains(f.diag.items[0].message, "newer git-plan");
	fixture_free(&f);
}

/* One file that cannot be read is one finding, whatever refers to it. */
static void test_unreadable_file(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"plan/people/linda.yaml", "id: linda\nname: \"Linda\n"},
		{"plan/actions/a.yaml",
			ACTION("a", "connaitre\nresponsible:\n  - person: linda")},
		{NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-01-01");
	assert_errors(&f, "plan/people/linda.yaml:2:7 unclosed-quote\n");
	assert_null(plan_find(f.plan, SPACE_BODY, "linda"));
	assert_true(plan_unreadable(f.plan, SPACE_BODY, "linda"));
	assert_false(plan_unreadable(f.plan, SPACE_BODY, "lind"));
	assert_false(plan_unreadable(f.plan, SPACE_ACTION, "linda"));
	fixture_free(&f);
}

/* Nor are the objectives of an axis, or the decisions of a meeting. */
static void test_unreadable_nested(void **state)
{
	(void)state;
	static const struct file files[] = {{"plan/axes/x.yaml", "id: x\n\t- y\n"},
		{"plan/meetings/m.yaml", "id: m\n  date: x\n"},
		{"plan/plan.yaml", PLAN_FILE "adopted: m/d1\n"},
		{"plan/actions/a.yaml", ACTION("a", "whatever")}, {NULL, NULL}};
	struct fixture f;
	fixture_check(&f, files, "2007-01-01");
	assert_errors(&f, "plan/axes/x.yaml:2:1 tab-indentation\n"
			  "plan/meetings/m.yaml:2:3 syntax\n");
	assert_true(plan_unreadable(f.plan, SPACE_DECISION, "m/d1"));
	assert_false(plan_unreadable(f.plan, SPACE_DECISION, "mm/d1"));
	fixture_free(&f);
}

static void test_odd_files(void **state)
{
	(void)state;
	static const struct file files[] = {{"plan/notes.txt", "x"},
		{"plan/actions/a.yml", ACTION("a", "connaitre")}, {"plan/rules.yaml", "a: b\n"},
		{"plan/actions/B.yaml", ACTION("b", "connaitre")},
		{"plan/actions/b.yaml", ACTION("b", "connaitre")}, {NULL, NULL}};
	struct fixture f;
	fixture_load(&f, files);
	diag_sort(&f.diag);
	assert_findings(&f.diag,
		"plan/actions/B.yaml:1:1 duplicate-id\n"
		"plan/actions/a.yml:1:1 not-a-plan-file -> plan/actions/a.yaml\n"
		"plan/actions/b.yaml:1:1 case-conflict\n"
		"plan/notes.txt:1:1 not-a-plan-file\n"
		"plan/rules.yaml:1:1 rules-unread\n");
	fixture_free(&f);
}

static void test_crlf_by_origin(void **state)
{
	(void)state;
	for (int recorded = 0; recorded < 2; recorded++) {
		struct source *source = source_memory();
		struct plan *plan;
		struct diag diag = DIAG_INIT;
		struct fail fail = FAIL_INIT;
		source->origin = recorded ? YAMLDOC_RECORDED : YAMLDOC_WORKING;
		source_memory_add(source, "plan/plan.yaml", PLAN_FILE, strlen(PLAN_FILE));
		source_memory_add(source, "plan/people/a.yaml", "id: a\r\nname: b\r\n", 16);
		assert_int_equal(plan_load(&plan, source, &diag, &fail), 0);
		assert_findings(&diag, recorded ? "plan/people/a.yaml:1:1 line-ending\n"
						: "plan/people/a.yaml:1:1 crlf\n");
		plan_free(plan);
		diag_release(&diag);
		source_free(source);
	}
}

static void test_no_warnings(void **state)
{
	(void)state;
	struct source *source = source_memory();
	struct plan *plan;
	struct diag diag = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	diag.no_warnings = true;
	source_memory_add(source, "plan/plan.yaml", PLAN_FILE, strlen(PLAN_FILE));
	source_memory_add(source, "plan/people/a.yaml", "id: a\r\nname: b\r\n", 16);
	source_memory_add(source, "plan/rules.yaml", "a: b\n", 5);
	assert_int_equal(plan_load(&plan, source, &diag, &fail), 0);
	check_run(plan, 20070101, &diag);
	assert_findings(&diag, "plan/plan.yaml:3:1 reference-unknown\n");
	plan_free(plan);
	diag_release(&diag);
	source_free(source);
}

/* --- Sources that fail ----------------------------------------------------- */

/* A memory source of which one file, or all of it, cannot be had. */
struct odd_source {
	struct source source;
	struct source *inner;
	bool no_list, no_open, no_read;
	enum source_outcome outcome; /* of the file that is odd */
};
#define ODD_FILE "plan/people/odd.yaml"

static int odd_list(struct source *source, struct source_list *list, struct fail *fail)
{
	struct odd_source *odd = (struct odd_source *)source;
	if (odd->no_list)
		return fail_set(fail, STATUS_FAILURE, "no list");
	return odd->inner->ops->list(odd->inner, list, fail);
}

static int odd_open(struct source *source, struct source_reader **reader, struct fail *fail)
{
	if (((struct odd_source *)source)->no_open)
		return fail_set(fail, STATUS_FAILURE, "no reader");
	*reader = mem_zalloc(sizeof **reader);
	(*reader)->source = source;
	return 0;
}

static int odd_read(struct source_reader *reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	struct odd_source *odd = (struct odd_source *)reader->source;
	bool is_odd = !strcmp(entry->path, ODD_FILE);
	struct source_reader inner = {odd->inner};
	if (is_odd && odd->no_read)
		return fail_set(fail, STATUS_FAILURE, "no bytes");
	int result = odd->inner->ops->read(&inner, entry, bytes, outcome, fail);
	if (is_odd) {
		*outcome = odd->outcome;
		errno = EACCES;
	}
	return result;
}

static void odd_close(struct source_reader *reader)
{
	free(reader);
}

static void odd_free(struct source *source)
{
	source_free(((struct odd_source *)source)->inner);
}

static void odd_init(struct odd_source *odd)
{
	static const struct source_ops ops = {
		odd_list, odd_open, odd_read, odd_close, odd_free};
	*odd = (struct odd_source){.source = {.ops = &ops}, .inner = source_memory()};
	source_memory_add(odd->inner, "plan/plan.yaml", PLAN_FILE, strlen(PLAN_FILE));
	source_memory_add(odd->inner, ODD_FILE, "id: odd\nname: a\n", 16);
	/* Enough files for a second thread. */
	for (int i = 0; i < 100; i++) {
		struct text path = TEXT_INIT, yaml = TEXT_INIT;
		text_printf(&path, "plan/people/p%d.yaml", i);
		text_printf(&yaml, "id: p%d\nname: a\n", i);
		source_memory_add(odd->inner, path.data, yaml.data, yaml.length);
		text_release(&path);
		text_release(&yaml);
	}
}

static void assert_load_fails(struct odd_source *odd, const char *message)
{
	struct plan *plan;
	struct diag diag = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	assert_int_equal(plan_load(&plan, &odd->source, &diag, &fail), -1);
	assert_null(plan);
	assert_int_equal(fail.status, STATUS_FAILURE);
	assert_string_equal(fail.message, message);
	fail_release(&fail);
	diag_release(&diag);
	source_free(&odd->source);
}

static void test_source_fails(void **state)
{
	(void)state;
	struct odd_source odd;
	odd_init(&odd);
	odd.no_list = true;
	assert_load_fails(&odd, "no list");
	odd_init(&odd);
	odd.no_open = true;
	assert_load_fails(&odd, "no reader");
	odd_init(&odd);
	odd.no_read = true;
	assert_load_fails(&odd, "no bytes");
}

static void test_source_refuses(void **state)
{
	(void)state;
	static const struct {
		enum source_outcome outcome;
		const char *findings;
	} cases[] = {{SOURCE_DENIED, ODD_FILE ":1:1 unreadable\n"},
		{SOURCE_TOO_LARGE, ODD_FILE ":1:1 too-large\n"},
		{SOURCE_NO_FILE, ODD_FILE ":1:1 not-a-regular-file\n"}, {SOURCE_READ, ""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct odd_source odd;
		struct plan *plan;
		struct diag diag = DIAG_INIT;
		struct fail fail = FAIL_INIT;
		odd_init(&odd);
		odd.outcome = cases[i].outcome;
		assert_int_equal(plan_load(&plan, &odd.source, &diag, &fail), 0);
		assert_findings(&diag, cases[i].findings);
		if (odd.outcome == SOURCE_DENIED)
			assert_contains(diag.items[0].message, strerror(EACCES));
		assert_int_equal(plan->things[KIND_PERSON].count,
			odd.outcome == SOURCE_READ ? 101 : 100);
		plan_free(plan);
		diag_release(&diag);
		source_free(&odd.source);
	}
}

static void test_nothing_at_all(void **state)
{
	(void)state;
	struct source *source = source_memory();
	struct plan *plan;
	struct diag diag = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	assert_int_equal(plan_load(&plan, source, &diag, &fail), -1);
	assert_null(plan);
	assert_int_equal(fail.status, STATUS_FAILURE);
	fail_release(&fail);
	source_free(source);
}

/* --- Many files ------------------------------------------------------------ */

#define MANY 400

/* Of every seven files, one has no title, one an unknown key, one cannot be read. */
static void many_file(struct text *yaml, int i)
{
	text_reset(yaml);
	text_printf(yaml, "id: a%03d\n", i);
	if (i % 7 == 1)
		text_str(yaml, "titel: é\nobjective: connaitre\n");
	else if (i % 7 == 2)
		text_str(yaml, "title: \"é\n");
	else
		text_printf(yaml, "title: \"Été %d\"\nobjective: connaitre\norder: %d\n", i,
			(i * 37) % MANY);
	if (i % 7 == 3)
		text_str(yaml, "schedule:\n  - nulle part\nzzz: 1\n");
}

static void load_many(struct fixture *f, int from, int count, int step)
{
	struct text path = TEXT_INIT, yaml = TEXT_INIT;
	*f = (struct fixture){source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	for (size_t i = 0; i < COUNT(fixture_base); i++)
		fixture_add(f, &fixture_base[i], NULL);
	for (int n = 0; n < count; n++) {
		/* The order in which a source lists its files is its own. */
		int i = (from + n * step) % MANY;
		text_reset(&path);
		text_printf(&path, "plan/actions/x%d/a%03d.yaml", i % 5, i);
		many_file(&yaml, i);
		source_memory_add(f->source, path.data, yaml.data, yaml.length);
	}
	assert_int_equal(plan_load(&f->plan, f->source, &f->diag, &f->fail), 0);
	diag_sort(&f->diag);
	text_release(&path);
	text_release(&yaml);
}

static void describe(struct text *out, const struct fixture *f)
{
	const struct thing_list *actions = &f->plan->things[KIND_ACTION];
	for (size_t i = 0; i < actions->count; i++) {
		thing_number(out, actions->items[i]);
		text_printf(out, " %s %s\n", actions->items[i]->path,
			thing_title(actions->items[i]));
	}
}

/* Read by two threads, in any order, a plan is the same every time. */
static void test_threads_agree(void **state)
{
	(void)state;
	struct text first = TEXT_INIT, findings = TEXT_INIT;
	for (int round = 0; round < 8; round++) {
		struct fixture f;
		struct text again = TEXT_INIT;
		load_many(&f, round * 11, MANY, round % 2 ? 3 : 1);
		describe(round ? &again : &first, &f);
		if (!round)
			findings_text(&findings, &f.diag, NULL);
		else
			assert_string_equal(again.data, first.data);
		assert_findings(&f.diag, findings.data);
		text_release(&again);
		fixture_free(&f);
	}
	text_release(&first);
	text_release(&findings);
}

/* And what is found in a file is what one thread finds in it alone. */
static void test_threads_as_one(void **state)
{
	(void)state;
	struct fixture all;
	struct diag alone = DIAG_INIT;
	struct text expected = TEXT_INIT;
	load_many(&all, 0, MANY, 1);
	for (int i = 0; i < MANY; i++) {
		struct fixture one;
		load_many(&one, i, 1, 1);
		diag_adopt(&alone, &one.diag);
		assert_int_equal(one.plan->things[KIND_ACTION].count, i % 7 == 2 ? 0 : 1);
		fixture_free(&one);
	}
	diag_sort(&alone);
	findings_text(&expected, &alone, NULL);
	assert_findings(&all.diag, expected.data);
	assert_true(all.diag.count > MANY / 2);
	diag_release(&alone);
	text_release(&expected);
	fixture_free(&all);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_base);
	SUITE_TEST(&suite, test_nested);
	SUITE_TEST(&suite, test_positions);
	SUITE_TEST(&suite, test_meetings_by_date);
	SUITE_TEST(&suite, test_place);
	SUITE_CASES(&suite, ids, test_ids);
	SUITE_TEST(&suite, test_former_ids);
	SUITE_TEST(&suite, test_targets);
	SUITE_TEST(&suite, test_lexicon);
	SUITE_TEST(&suite, test_field_repeated);
	SUITE_TEST(&suite, test_lexicon_faults);
	SUITE_TEST(&suite, test_plan_missing);
	SUITE_TEST(&suite, test_plan_unreadable);
	SUITE_TEST(&suite, test_plan_is_empty);
	SUITE_TEST(&suite, test_newer_format);
	SUITE_TEST(&suite, test_unreadable_file);
	SUITE_TEST(&suite, test_unreadable_nested);
	SUITE_TEST(&suite, test_odd_files);
	SUITE_TEST(&suite, test_crlf_by_origin);
	SUITE_TEST(&suite, test_no_warnings);
	SUITE_TEST(&suite, test_source_fails);
	SUITE_TEST(&suite, test_source_refuses);
	SUITE_TEST(&suite, test_nothing_at_all);
	SUITE_TEST(&suite, test_threads_agree);
	SUITE_TEST(&suite, test_threads_as_one);
	return suite_run(&suite, "plan");
}
