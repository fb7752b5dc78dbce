#ifndef TESTS_UNIT_COMMITS_H
#define TESTS_UNIT_COMMITS_H

#include "fixture.h"

#include "history/history.h"

#include <stdio.h>

/* Commits made by hand, for what tells of them. */

#define COMMIT_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define COMMIT_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define COMMIT_C "cccccccccccccccccccccccccccccccccccccccc"

/* On 12 March 2008 at 21:15, four hours behind UTC. */
#define MARTINE \
	{ \
		.name = "mcazes", .email = "mc@example.org", .shown_name = "Martine Cazes", \
		.shown_email = "martine@example.org", .time = 1205370900, .offset = -240 \
	}
/* On 15 March 2008 at noon UTC. */
#define ODILE \
	{ \
		.name = "Odile Bourdages", .email = "odile@example.org", \
		.shown_name = "Odile Bourdages", .shown_email = "odile@example.org", \
		.time = 1205582400, .offset = 0 \
	}

static const struct commit adoption_b = {
	.id = COMMIT_B, .author = ODILE, .committer = ODILE, .is_merge = true};

/* A meeting with two decisions, one with a title; it had another name. */
#define MEETING_FILE \
	{ \
		"plan/meetings/m1.yaml", \
			"id: m1\ndate: \"2008-03-10\"\ndecisions:\n" \
			"  - id: d1\n    text: \"Le comité s'en charge.\"\n    result: adopted\n" \
			"  - id: d2\n    title: \"Budget\"\n    text: \"Il est augmenté.\"\n" \
			"    result: adopted\nformer_ids:\n  - m0\n" \
	}

/* What is printed to the file of `printing`, the caller's. */
struct printing {
	FILE *file;
	char *bytes;
	size_t length;
};

static inline FILE *printing_start(struct printing *printing)
{
	printing->file = open_memstream(&printing->bytes, &printing->length);
	assert_non_null(printing->file);
	return printing->file;
}

static inline void printing_is(
	struct printing *printing, const char *expected, const char *file, int line)
{
	fclose(printing->file);
	_assert_string_equal(printing->bytes, expected, file, line);
	free(printing->bytes);
}
#define assert_printed(printing, expected) printing_is(printing, expected, __FILE__, __LINE__)

/* What differs between two plans. */
struct difference {
	struct fixture before, after;
	struct changes changes;
};

static inline void difference_load(struct difference *difference, const struct file *old_files,
	const struct file *new_files)
{
	fixture_load(&difference->before, old_files);
	fixture_load(&difference->after, new_files);
	changes_between(&difference->changes, difference->before.plan, difference->after.plan);
}

static inline void difference_free(struct difference *difference)
{
	changes_release(&difference->changes);
	fixture_free(&difference->before);
	fixture_free(&difference->after);
}

#endif
