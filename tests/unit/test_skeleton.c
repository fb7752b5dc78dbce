#include "fixture.h"

#include "view/skeleton.h"

struct given {
	const char *organization, *acronym, *title, *period, *seasons;
};

#define YEAR "winter:01-01,spring:04-01,summer:07-01,autumn:09-01"

static void answer(struct answers *answers, const struct given *given)
{
	struct fail fail = FAIL_INIT;
	answers_init(answers);
	assert_int_equal(answers_take_organization(answers, given->organization, &fail), 0);
	if (given->acronym)
		assert_int_equal(answers_take_acronym(answers, given->acronym, &fail), 0);
	assert_int_equal(answers_take_title(answers, given->title, &fail), 0);
	assert_int_equal(answers_take_period(answers, given->period, &fail), 0);
	assert_int_equal(answers_take_currency(answers, "CAD", &fail), 0);
	assert_int_equal(answers_take_seasons(answers, given->seasons, &fail), 0);
}

/* The plan that the files make. */
static void load(struct fixture *fixture, const struct answers *answers)
{
	struct skeleton_file files[SKELETON_MOST_FILES];
	size_t count = skeleton_files(answers, files);
	*fixture = (struct fixture){source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	for (size_t i = 0; i < count; i++) {
		struct text path = TEXT_INIT;
		text_printf(&path, "plan/%s", files[i].path);
		source_memory_add(
			fixture->source, path.data, files[i].bytes.data, files[i].bytes.length);
		text_release(&path);
		skeleton_file_release(&files[i]);
	}
	assert_int_equal(
		plan_load(&fixture->plan, fixture->source, &fixture->diag, &fixture->fail), 0);
	check_run(fixture->plan, day_parse("2008-01-15"), &fixture->diag);
}

/* Whatever is answered, check finds nothing, and the plan says what was answered. */
static void test_whole(void **state)
{
	(void)state;
	static const struct given cases[] = {
		{"Conseil de quartier", "CDQ", "Plan d'action 2007-2010", "2007-2010", YEAR},
		{"Conseil", NULL, "Plan", "2007", YEAR},
		{"\"L'Écho\" \\ du : val # 1", "ÉV", "50\u00a0% \\n \"oui\"",
			"2007-04-01/2010-03-31", "hiver:12-21,été:06-21"},
		{"no", "NO", "null", "2007-2010", "T1:01-01,T2:04-01,T3:07-01,T4:10-01"},
		{"3e Rang", "1.10", "2007", "2007-2010", "no:01-01,on:07-01"},
		{"日本", "日", "計画", "2007-2010", YEAR},
		{"Un nom qui n'en finit pas, parce que personne n'a voulu céder sur un mot, et qu'il "
		 "fallait bien les y mettre tous",
			NULL, "Plan", "2007-2010", YEAR},
		{"Unnomquinenfinitpasparcequepersonnenavoulucedersurunmotniposerunespaceentredeux",
			NULL, "Plan", "2007-2010", YEAR}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct answers answers;
		struct fixture fixture;
		answer(&answers, &cases[i]);
		load(&fixture, &answers);
		assert_findings(&fixture.diag, "");
		const struct record *plan = fixture.plan->self->record;
		assert_string_equal(record_text(plan, PLAN_TITLE), cases[i].title);
		const struct thing *body = find_thing(
			&fixture, KIND_ORGANIZATION, record_text(plan, PLAN_ORGANIZATION));
		assert_string_equal(
			record_text(body->record, ORGANIZATION_NAME), cases[i].organization);
		const char *acronym = record_text(body->record, ORGANIZATION_ACRONYM);
		if (cases[i].acronym)
			assert_string_equal(acronym, cases[i].acronym);
		else
			assert_null(acronym);
		const struct calendar *read = &fixture.plan->calendar;
		assert_int_equal(read->start, answers.calendar.start);
		assert_int_equal(read->end, answers.calendar.end);
		assert_int_equal(read->season_count, answers.calendar.season_count);
		for (int s = 0; s < read->season_count; s++) {
			assert_string_equal(
				read->seasons[s].name, answers.calendar.seasons[s].name);
			assert_string_equal(
				read->seasons[s].code, answers.calendar.seasons[s].code);
			assert_int_equal(
				read->seasons[s].start, answers.calendar.seasons[s].start);
		}
		fixture_free(&fixture);
		answers_release(&answers);
	}
}

static void assert_one(struct skeleton_file *file, const char *path, const char *bytes)
{
	assert_string_equal(file->path, path);
	assert_string_equal(file->bytes.data, bytes);
	skeleton_file_release(file);
}

static void test_files(void **state)
{
	(void)state;
	static const struct given given = {
		"Conseil de quartier", "CDQ", "Plan \"triennal\"", "2007-2010", YEAR};
	struct skeleton_file files[SKELETON_MOST_FILES];
	struct answers answers;
	answer(&answers, &given);
	assert_int_equal(skeleton_files(&answers, files), 4);
	assert_one(&files[0], "plan.yaml",
		"format: 1\ntitle: \"Plan \\\"triennal\\\"\"\norganization: conseil-de-quartier\n"
		"period:\n  start: 2007\n  end: 2010\ncurrency: CAD\ncalendar:\n"
		"  continuous: continuous\n"
		"  # In the order of the year; a season lasts until the next one starts.\n"
		"  seasons:\n"
		"    - code: W\n      name: winter\n      edtf: 24\n      start: \"01-01\"\n"
		"    - code: S\n      name: spring\n      edtf: 21\n      start: \"04-01\"\n"
		"    - code: U\n      name: summer\n      edtf: 22\n      start: \"07-01\"\n"
		"    - code: A\n      name: autumn\n      edtf: 23\n      start: \"09-01\"\n");
	assert_one(&files[1], "lexicon.yaml",
		"# Each acronym that the plan uses, with what it stands for.\n"
		"\"CDQ\": \"Conseil de quartier\"\n");
	assert_one(&files[2], "axes/first-axis.yaml",
		"# An example to rename: an axis, and its objectives in order.\n"
		"id: first-axis\norder: 1\ntitle: \"First axis\"\nobjectives:\n"
		"  - id: first-objective\n    title: \"First objective\"\n");
	assert_one(&files[3], "organizations/conseil-de-quartier.yaml",
		"id: conseil-de-quartier\nname: \"Conseil de quartier\"\nacronym: \"CDQ\"\n");
	answers_release(&answers);
}

static void assert_completed(
	enum skeleton_setting setting, const char *before, const char *after)
{
	struct text bytes = TEXT_INIT;
	text_str(&bytes, before);
	assert_int_equal(skeleton_complete(setting, &bytes), strcmp(before, after) != 0);
	assert_text(&bytes, after);
	/* Once is enough. */
	text_str(&bytes, after);
	assert_false(skeleton_complete(setting, &bytes));
	text_release(&bytes);
}

#define FORM \
	"[plan/**.yaml]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\n" \
	"indent_style = space\nindent_size = 2\n"

#define LF "plan/** text eol=lf\n"
#define DIFF "plan/**/*.yaml diff=plan\n"

static void test_settings(void **state)
{
	(void)state;
	assert_completed(SKELETON_ATTRIBUTES, "", LF DIFF);
	assert_completed(SKELETON_ATTRIBUTES, "* text=auto\n", "* text=auto\n" LF DIFF);
	assert_completed(SKELETON_ATTRIBUTES, "* text=auto", "* text=auto\n" LF DIFF);
	assert_completed(SKELETON_ATTRIBUTES, LF, LF DIFF);
	assert_completed(SKELETON_ATTRIBUTES, DIFF "*.c x\n", DIFF "*.c x\n" LF);
	assert_completed(SKELETON_ATTRIBUTES,
		"plan/** text eol=lf \r\nplan/**/*.yaml diff=plan\r\n*.c x\r\n",
		"plan/** text eol=lf \r\nplan/**/*.yaml diff=plan\r\n*.c x\r\n");
	assert_completed(SKELETON_ATTRIBUTES, "# " LF, "# " LF LF DIFF);
	assert_completed(SKELETON_EDITOR, "", "root = true\n\n" FORM);
	assert_completed(
		SKELETON_EDITOR, "[*]\nindent_size = 4\n", "[*]\nindent_size = 4\n\n" FORM);
	assert_completed(SKELETON_EDITOR, FORM "tab_width = 8", FORM "tab_width = 8");
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_whole);
	SUITE_TEST(&suite, test_files);
	SUITE_TEST(&suite, test_settings);
	return suite_run(&suite, "skeleton");
}
