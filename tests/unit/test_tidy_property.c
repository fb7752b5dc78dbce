#include "fixture.h"

#include "oddfiles.h"

#include "model/files.h"
#include "model/pairing.h"
#include "model/read.h"
#include "model/same.h"
#include "model/tidy.h"

#include <ftw.h>
#include <stdio.h>

/*
 * What tidy.h promises of any file: the values stay, the comments stay, and what is in its
 * form stays as it is. Of odd files, of files of a plan written carelessly, of the plan of this
 * project and those of its tests.
 */
#define FILES 3000
#define FILES_UNDER_VALGRIND 60

static struct fixture f;

static uint32_t files_to_try(void)
{
	const char *loaded = getenv("LD_PRELOAD");
	return loaded && strstr(loaded, "vgpreload") ? FILES_UNDER_VALGRIND : FILES;
}

/* --- What holds of each ------------------------------------------------------------------ */

/* A file as values. */
struct typed {
	struct arena arena;
	struct diag diag;
	const struct record *record;
};

static void read_typed(struct typed *typed, enum kind kind, const struct text *bytes)
{
	struct yamldoc doc;
	*typed = (struct typed){ARENA_INIT, DIAG_INIT, NULL};
	const struct reading reading = {"", &f.plan->calendar, &typed->arena, &typed->diag};
	if (kind_schemas[kind].record != RECORD_NONE &&
		!yamldoc_read(&doc, bytes->data, bytes->length, YAMLDOC_WORKING, "",
			&typed->arena, &typed->diag))
		typed->record = read_record(&reading, kind_schemas[kind].record, doc.root);
}

static void release_typed(struct typed *typed)
{
	diag_release(&typed->diag);
	arena_release(&typed->arena);
}

/* Whether the errors of the one are among those of the other, by their rules. */
static bool no_new_errors(const struct diag *before, const struct diag *after)
{
	size_t rules[FINDING_COUNT] = {0};
	for (size_t i = 0; i < before->count; i++)
		rules[before->items[i].rule]++;
	for (size_t i = 0; i < after->count; i++) {
		enum finding_rule rule = after->items[i].rule;
		if (finding_catalogue[rule].severity == SEVERITY_ERROR && !rules[rule]--)
			return false;
	}
	return true;
}

static const char *values_fault(
	enum kind kind, const struct text *bytes, const struct text *tidied)
{
	struct typed before, after;
	struct pairing pairing;
	const char *fault = NULL;
	pairing_none(&pairing, f.plan, f.plan);
	read_typed(&before, kind, bytes);
	read_typed(&after, kind, tidied);
	if (!before.record != !after.record)
		fault = "the result cannot be read";
	else if (!no_new_errors(&before.diag, &after.diag))
		fault = "the result has errors that were not there";
	/* Values on several lines, which are none, become some. */
	else if (before.record && before.diag.count == after.diag.count &&
		 !same_record(&pairing, before.record, after.record))
		fault = "the values are others";
	release_typed(&before);
	release_typed(&after);
	pairing_release(&pairing);
	return fault;
}

static size_t comment_count(const struct text *bytes)
{
	size_t count = 0;
	for (size_t i = 0; i < bytes->length; i++)
		count += bytes->data[i] == '#';
	return count;
}

static const char *fault_of(enum kind kind, const struct text *bytes, bool *done)
{
	struct text tidied = TEXT_INIT, again = TEXT_INIT;
	enum tidy_result result = tidy_file(&tidied, kind, &f.plan->calendar, bytes);
	const char *fault = NULL;
	*done = result == TIDY_DONE;
	if (*done) {
		fault = values_fault(kind, bytes, &tidied);
		if (!fault && comment_count(bytes) > comment_count(&tidied))
			fault = "a comment is lost";
		if (!fault && memchr(tidied.data, '\r', tidied.length))
			fault = "a CR stays";
		if (!fault && tidy_file(&again, kind, &f.plan->calendar, &tidied) != TIDY_DONE)
			fault = "the result has no form";
		else if (!fault && strcmp(tidied.data, again.data) != 0)
			fault = "the result has another form";
	}
	if (fault)
		fprintf(stderr, "--- %s\n%s--- becomes\n%s--- becomes\n%s---\n", fault,
			bytes->data, tidied.data, again.data);
	text_release(&tidied);
	text_release(&again);
	return fault;
}

/* --- Odd files --------------------------------------------------------------------------- */

static void of_odd_files(void **state)
{
	uint32_t files = files_to_try(), tidied = 0;
	(void)state;
	for (uint32_t seed = 0; seed < files; seed++) {
		struct text bytes = TEXT_INIT;
		bool done;
		odd_file(&bytes, seed);
		const char *fault = fault_of(KIND_PERSON, &bytes, &done);
		text_release(&bytes);
		tidied += done;
		if (fault)
			fail_msg("file %u: %s", seed, fault);
	}
	/* Comments between a field and its value are rare. */
	assert_true(tidied > files / 2);
}

/* --- Files of a plan, written carelessly -------------------------------------------------- */

static const char *const entries[] = {
	"id: a\n",
	"id: 'a'\n",
	"title: \"Agir\"\n",
	"title: L'été, agir\n",
	"title: >-\n  Agir\n  ici\n",
	"objective: o\n",
	"objective: \"o\"\n",
	"order: 10\n",
	"status: planned\n",
	"status: \"planned\"\n",
	"status: prévue\n",
	"progress: 50\n",
	"status_reason: 'l''été'\n",
	"schedule:\n- A 2007\n- 2008-03-15\n",
	"schedule:\n    - \"hiver 2008\"\n    # puis\n    - 2009  # neuf\n    - continu\n",
	"responsible:\n  - person: p\n    note: Nom\n  -   lead: true\n      committee: c\n",
	"responsible:  # qui\n- # elle\n  note: Nom\n  # qui\n  person: p\n    # après\n",
	"partners: []\n",
	"partners: [{text: x}]\n",
	"budget:\n  - year: 2008\n    amount: 5000.50\n",
	"milestones:\n- due: 2007-11-15\n  # titre\n  title: É\n  id: m1\n",
	"indicators:\n- id: i1\n  periods:\n  - target: 3\n    # période\n    period: 2007\n",
	"notes: |\n   Un.\n\n   Deux.  # texte\n # fin\n",
	"notes: \"Un.\\n\"\n",
	"notes: Un.\n",
	"source: {title: T}\n",
	"source:\n   budget: \"5 000 \\\\$\"  # imprimé\n",
	"replaces:\n  - b\n",
	"former_ids:\n- z  # ancien\n\n- y\n",
	"inconnu: [1.10, no]\n",
};

static const char *name_end(const char *entry)
{
	return strchr(entry, ':');
}

static void careless_file(struct text *out, struct chance *chance)
{
	bool used[COUNT(entries)] = {false};
	for (uint32_t i = choose(chance, 12) + 1; i; i--) {
		uint32_t at = choose(chance, COUNT(entries));
		size_t length = (size_t)(name_end(entries[at]) - entries[at]) + 1;
		for (size_t k = 0; k < COUNT(entries); k++)
			used[at] = used[at] ||
				   (used[k] && !strncmp(entries[k], entries[at], length));
		if (used[at])
			continue;
		used[at] = true;
		if (one_in(chance, 4))
			text_str(out, "\n");
		if (one_in(chance, 3))
			text_printf(out, "# sur %.*s\n", (int)length - 1, entries[at]);
		if (one_in(chance, 6))
			text_str(out, "\n\n");
		text_str(out, entries[at]);
		if (one_in(chance, 8))
			text_str(out, "      # loin\n");
	}
	if (one_in(chance, 5))
		text_str(out, "\n# fin\n");
}

static void of_careless_files(void **state)
{
	uint32_t files = files_to_try(), tidied = 0;
	(void)state;
	for (uint32_t seed = 0; seed < files; seed++) {
		struct chance chance = chance_of(seed);
		struct text bytes = TEXT_INIT;
		bool done;
		careless_file(&bytes, &chance);
		const char *fault = fault_of(KIND_ACTION, &bytes, &done);
		text_release(&bytes);
		tidied += done;
		if (fault)
			fail_msg("file %u: %s", seed, fault);
	}
	assert_true(tidied > files - files / 10);
}

/* --- Files that are there ------------------------------------------------------------------ */

static size_t found, found_tidied;
static const char *found_fault;

static int try_found(const char *path, const struct stat *status, int type, struct FTW *place)
{
	struct text bytes = TEXT_INIT;
	struct diag diag = DIAG_INIT;
	bool readable, done = false;
	const char *plan = strstr(path, "plan/");
	FILE *file = type == FTW_F && plan ? fopen(path, "r") : NULL;
	(void)place;
	if (!file || status->st_size > (off_t)YAMLDOC_MOST_BYTES) {
		if (file)
			fclose(file);
		return 0;
	}
	text_reserve(&bytes, (size_t)status->st_size + 1);
	bytes.length = fread(bytes.data, 1, (size_t)status->st_size, file);
	bytes.data[bytes.length] = '\0';
	fclose(file);
	const struct source_entry entry = {.path = plan, .type = SOURCE_FILE};
	enum kind kind = file_kind(&readable, &entry, &diag);
	if (kind != KIND_COUNT && strlen(bytes.data) == bytes.length) {
		const char *fault = fault_of(kind, &bytes, &done);
		if (fault)
			found_fault = fault;
		found++;
		found_tidied += done;
	}
	diag_release(&diag);
	text_release(&bytes);
	return 0;
}

static void of_plans(void **state)
{
	(void)state;
	found = found_tidied = 0;
	nftw("plan", try_found, 16, FTW_PHYS);
	assert_true(found > 90);
	assert_int_equal(found_tidied, found);
	assert_null(found_fault);
}

static void of_golden_plans(void **state)
{
	(void)state;
	found = found_tidied = 0;
	nftw("tests/golden", try_found, 16, FTW_PHYS);
	assert_true(found > 20);
	assert_true(found_tidied > found / 2);
	assert_null(found_fault);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, of_odd_files);
	SUITE_TEST(&suite, of_careless_files);
	SUITE_TEST(&suite, of_plans);
	SUITE_TEST(&suite, of_golden_plans);
	fixture_load(&f, NULL);
	int failed = suite_run(&suite, "tidy_property");
	fixture_free(&f);
	return failed;
}
