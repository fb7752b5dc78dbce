#ifndef TESTS_UNIT_FIXTURE_H
#define TESTS_UNIT_FIXTURE_H

#include "suite.h"

#include "model/check.h"
#include "model/plan.h"

/* Plans in memory: a few files of YAML written in the test. */
struct file {
	const char *path;
	const char *text;
};

#define MOST_FILES 12

/* The files most plans here begin with; a test's file of the same path counts instead. */
#define SEASONS \
	"  seasons:\n" \
	"    - code: H\n      name: hiver\n      edtf: 24\n      start: 01-01\n" \
	"    - code: P\n      name: printemps\n      edtf: 21\n      start: 04-01\n" \
	"    - code: É\n      name: été\n      edtf: 22\n      start: 07-01\n" \
	"    - code: A\n      name: automne\n      edtf: 23\n      start: 09-01\n"
#define PLAN_FILE \
	"format: 1\n" \
	"title: \"Plan triennal 2007-2010\"\n" \
	"organization: pole\n" \
	"period:\n  start: 2007\n  end: 2010\n" \
	"currency: CAD\n" \
	"calendar:\n  continuous: continu\n" SEASONS
#define AXIS_FILE \
	"id: promouvoir\norder: 1\ntitle: \"Promouvoir\"\n" \
	"objectives:\n" \
	"  - id: connaitre\n    title: \"Faire connaître\"\n" \
	"  - id: visibilite\n    title: \"Donner de la visibilité\"\n"
#define POLE_FILE "id: pole\nname: \"Pôle régional\"\n"

static const struct file fixture_base[] = {
	{"plan/plan.yaml", PLAN_FILE},
	{"plan/axes/promouvoir.yaml", AXIS_FILE},
	{"plan/organizations/pole.yaml", POLE_FILE},
};

struct fixture {
	struct source *source;
	struct plan *plan;
	struct diag diag;
	struct fail fail;
};

static inline void fixture_add(
	struct fixture *fixture, const struct file *file, const struct file *instead)
{
	for (size_t i = 0; instead && i < MOST_FILES && instead[i].path; i++) {
		if (!strcmp(instead[i].path, file->path))
			return;
	}
	/* A file without text leaves one of the base out. */
	if (file->text)
		source_memory_add(fixture->source, file->path, file->text, strlen(file->text));
}

/* Load the base with these files (at most MOST_FILES, the last path NULL when fewer). */
static inline void fixture_load(struct fixture *fixture, const struct file *files)
{
	*fixture = (struct fixture){source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	for (size_t i = 0; i < COUNT(fixture_base); i++)
		fixture_add(fixture, &fixture_base[i], files);
	for (size_t i = 0; files && i < MOST_FILES && files[i].path; i++)
		fixture_add(fixture, &files[i], NULL);
	assert_int_equal(
		plan_load(&fixture->plan, fixture->source, &fixture->diag, &fixture->fail), 0);
	assert_non_null(fixture->plan);
}

/* The same, and everything said of it on that day. */
static inline void fixture_check(
	struct fixture *fixture, const struct file *files, const char *today)
{
	fixture_load(fixture, files);
	check_run(fixture->plan, day_parse(today), &fixture->diag);
}

static inline void fixture_free(struct fixture *fixture)
{
	plan_free(fixture->plan);
	source_free(fixture->source);
	diag_release(&fixture->diag);
	fail_release(&fixture->fail);
}

/* Keep the findings that are errors, in the order in which a user sees them. */
static inline void keep_errors(struct fixture *fixture)
{
	size_t kept = 0;
	for (size_t i = 0; i < fixture->diag.count; i++) {
		const struct finding *finding = &fixture->diag.items[i];
		if (finding_catalogue[finding->rule].severity == SEVERITY_ERROR)
			fixture->diag.items[kept++] = *finding;
	}
	fixture->diag.count = kept;
	diag_sort(&fixture->diag);
}
#define assert_errors(fixture, expected) \
	do { \
		keep_errors(fixture); \
		assert_findings(&(fixture)->diag, expected); \
	} while (0)

static inline const struct thing *find_thing(
	const struct fixture *fixture, enum kind kind, const char *id)
{
	const struct thing *thing = plan_find(fixture->plan, kind_schemas[kind].space, id);
	assert_non_null(thing);
	assert_int_equal(thing->kind, kind);
	return thing;
}

#endif
