#include "commits.h"

#include "view/commit_json.h"
#include "view/commit_words.h"

/* --- Dates ----------------------------------------------------------------------------- */

struct date_case {
	const char *name;
	int64_t time;
	int offset;
	const char *iso, *words;
};

static struct date_case dates[] = {
	{"the day as the author lived it", 1205370900, -240, "2008-03-12T21:15:00-04:00",
		"12 March 2008"},
	{"the same moment in Europe", 1205370900, 60, "2008-03-13T02:15:00+01:00",
		"13 March 2008"},
	{"half an hour", 0, 330, "1970-01-01T05:30:00+05:30", "1 January 1970"},
	{"before 1970", -1, 0, "1969-12-31T23:59:59+00:00", "31 December 1969"},
	{"the last second that is told", 253402300799, 0, "9999-12-31T23:59:59+00:00",
		"31 December 9999"},
	{"one later", 253402300800, 0, "", "unknown date"},
	{"one later where it was", 253402300799, 1, "", "unknown date"},
	{"as far as numbers go", INT64_MAX, 840, "", "unknown date"},
	{"and back", INT64_MIN, -720, "", "unknown date"},
};

static void test_date(void **state)
{
	const struct date_case *c = *state;
	const struct person person = {.time = c->time, .offset = c->offset};
	struct text iso = TEXT_INIT, words = TEXT_INIT;
	commit_iso_date(&iso, &person);
	commit_date(&words, &person);
	assert_text(&iso, c->iso);
	assert_text(&words, c->words);
}

/* --- Reasons --------------------------------------------------------------------------- */

struct reason_case {
	const char *name, *message;
	bool trailers;
	const char *reason;
};

static struct reason_case reasons[] = {
	{"what the program wrote is none", "plan: set status of a\n", false, ""},
	{"nor are its trailers", "plan: set status of a\n\nDecision: m1/d1\n", true, ""},
	{"what follows is", "plan: set status of a\n\nFaute de temps\n\nDecision: m1/d1\n",
		true, "Faute de temps"},
	{"the first paragraph of it, on one line",
		"plan: set status of a\n\nFaute\nde  temps\n\nEt d'argent\n", false,
		"Faute de temps"},
	{"what somebody wrote by hand", "Corrige le titre\n\nParce que.\n", false,
		"Corrige le titre"},
	{"nothing", "", false, ""},
	{"line feeds alone", "\n\n\n", false, ""},
	{"a long one is cut",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"éééééééééééééééééééééééééééééééééééééééééééé",
		false,
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"éééééééééééééééééééééééééééééééééééééééé…"},
};

static void test_reason(void **state)
{
	const struct reason_case *c = *state;
	const struct commit commit = {
		.message = c->message, .trailer_count = c->trailers ? 1 : 0};
	struct text reason = TEXT_INIT;
	commit_reason(&reason, &commit);
	assert_text(&reason, c->reason);
}

/* --- People and decisions -------------------------------------------------------------- */

static void test_who(void **state)
{
	(void)state;
	struct commit commit = {.id = COMMIT_A, .author = MARTINE};
	struct text who = TEXT_INIT;
	commit_who(&who, &commit);
	assert_text(&who, "Martine Cazes");
	commit.adoption = &adoption_b;
	commit_who(&who, &commit);
	assert_text(&who, "Martine Cazes (put into force on 15 March 2008 by Odile Bourdages)");
	commit.adoption = NULL;
	commit.author.shown_name = "";
	commit_who(&who, &commit);
	assert_text(&who, "martine@example.org");
	commit.author.shown_email = "";
	commit_who(&who, &commit);
	assert_text(&who, "somebody without a name");
}

static void test_decision(void **state)
{
	(void)state;
	const struct file files[] = {MEETING_FILE, {NULL, NULL}};
	struct fixture fixture;
	struct text words = TEXT_INIT;
	fixture_load(&fixture, files);
	commit_decision(&words, fixture.plan, "m1/d1");
	assert_text(&words, "m1/d1 (10 March 2008: “Le comité s'en charge.”)");
	commit_decision(&words, fixture.plan, "m1/d2");
	assert_text(&words, "m1/d2 (10 March 2008: “Budget”)");
	commit_decision(&words, fixture.plan, "m0/d2");
	assert_text(&words, "m0/d2 (10 March 2008: “Budget”)");
	commit_decision(&words, fixture.plan, "m1/d3");
	assert_text(&words, "m1/d3 (unknown in this plan)");
	fixture_free(&fixture);
}

static void test_all(void **state)
{
	(void)state;
	const struct file files[] = {MEETING_FILE, {NULL, NULL}};
	const struct commit commit = {.id = COMMIT_A,
		.author = MARTINE,
		.decision = "m1/d2",
		.proposal = "p1",
		.message = "Au budget",
		.is_merge = true};
	struct fixture fixture;
	struct text words = TEXT_INIT;
	fixture_load(&fixture, files);
	commit_words(&words, fixture.plan, &commit);
	assert_text(&words,
		"Martine Cazes · decision m1/d2 (10 March 2008: “Budget”) · proposal "
		"p1 · “Au budget” · given by the merge itself · aaaaaaaaaa");
	fixture_free(&fixture);
}

/* --- JSON ------------------------------------------------------------------------------ */

/* Names as recorded; values of one key together, in the message's order. */
static void test_json(void **state)
{
	(void)state;
	const struct trailer trailers[] = {
		{"Signed-off-by", "B"}, {"Decision", "m1/d1"}, {"Signed-off-by", "A\x1b[2J"}};
	struct commit commit = {.id = COMMIT_A,
		.author = MARTINE,
		.committer = ODILE,
		.subject = "Sujet",
		.message = "Sujet\n\nDecision: m1/d1\n",
		.trailers = trailers,
		.trailer_count = 3,
		.decision = "m1/d1",
		.adopted_in = COMMIT_B};
	const struct changes changes = {.count = 0};
	struct printing printing;
	json_print(printing_start(&printing), commit_json(&commit, &changes));
	assert_printed(&printing,
		"{\"commit\":\"" COMMIT_A "\",\"author\":{\"name\":\"mcazes\",\"email\":"
		"\"mc@example.org\",\"date\":\"2008-03-12T21:15:00-04:00\"},\"committer\":"
		"{\"name\":\"Odile Bourdages\",\"email\":\"odile@example.org\",\"date\":"
		"\"2008-03-15T12:00:00+00:00\"},\"subject\":\"Sujet\",\"message\":"
		"\"Sujet\\n\\nDecision: m1/d1\\n\",\"trailers\":{\"Decision\":[\"m1/d1\"],"
		"\"Signed-off-by\":[\"B\",\"A\\u001B[2J\"]},\"decision\":\"m1/d1\","
		"\"proposal\":null,\"adopted_in\":\"" COMMIT_B "\",\"changes\":[]}");
	commit.author.time = INT64_MAX;
	struct json *object = json_new_object();
	commit_put_origin(object, &commit);
	json_print(printing_start(&printing), object);
	assert_printed(&printing,
		"{\"commit\":\"" COMMIT_A "\",\"author\":{\"name\":\"mcazes\",\"email\":"
		"\"mc@example.org\"},\"date\":null,\"subject\":\"Sujet\",\"decision\":"
		"\"m1/d1\",\"proposal\":null,\"adopted_in\":\"" COMMIT_B "\"}");
	object = json_new_object();
	commit_put_origin(object, NULL);
	json_print(printing_start(&printing), object);
	assert_printed(&printing,
		"{\"commit\":null,\"author\":null,\"date\":null,\"subject\":null,"
		"\"decision\":null,\"proposal\":null,\"adopted_in\":null}");
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, dates, test_date);
	SUITE_CASES(&suite, reasons, test_reason);
	SUITE_TEST(&suite, test_who);
	SUITE_TEST(&suite, test_decision);
	SUITE_TEST(&suite, test_all);
	SUITE_TEST(&suite, test_json);
	return suite_run(&suite, "commit_words");
}
