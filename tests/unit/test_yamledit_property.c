#include "suite.h"

#include "edits.h"
#include "oddfiles.h"

#include <stdio.h>

/*
 * Files as members might write them, odd but legal, from a generator with a seed; what
 * format/yamledit.h promises must hold of every one.
 */

#define FILES 2000
#define FILES_UNDER_VALGRIND 40
#define MOST_TRIED 8 /* entries of a file */

/* --- What is checked of each ------------------------------------------------- */

struct trial {
	uint32_t seed;
	struct text bytes;
	struct text out;
	struct chance chance;
	size_t entries;
};

static const char *check_untouched(struct trial *trial, size_t place)
{
	(void)place;
	return untouched_fault(&trial->bytes, &trial->out);
}

static const char *check_changed(struct trial *trial, size_t place)
{
	const char *text = awkward_texts[choose(&trial->chance, AWKWARD_TEXTS)];
	uint32_t form = choose(&trial->chance, AWKWARD_FORMS);
	return changed_fault(&trial->bytes, place, text, (enum yamledit_form)form, &trial->out);
}

static const char *check_removed(struct trial *trial, size_t place)
{
	return removed_fault(&trial->bytes, place, &trial->out);
}

static const char *check_inserted(struct trial *trial, size_t place)
{
	const char *fault = inserted_fault(
		&trial->bytes, place, false, choose, &trial->chance, &trial->out);
	return fault ? fault
		     : inserted_fault(
			       &trial->bytes, place, true, choose, &trial->chance, &trial->out);
}

static const char *check_moved(struct trial *trial, size_t place)
{
	return moved_fault(&trial->bytes, place, &trial->out);
}

static const char *check_renamed(struct trial *trial, size_t place)
{
	return renamed_fault(&trial->bytes, place, &trial->out);
}

static const char *check_several(struct trial *trial, size_t place)
{
	(void)place;
	return several_edits_fault(&trial->bytes, choose, &trial->chance, &trial->out);
}

struct property {
	const char *name;
	const char *(*check)(struct trial *, size_t place);
};

static struct property properties[] = {
	{"a file without edits is written as it was", check_untouched},
	{"a scalar changes and changes back", check_changed},
	{"an entry goes, all else stays", check_removed},
	{"an entry comes and goes without a trace", check_inserted},
	{"an entry moves to the front and back", check_moved},
	{"a field is renamed", check_renamed},
	{"several edits read as meant", check_several},
};

static size_t entries_of(const struct text *bytes)
{
	struct editing editing;
	size_t count = editing_begin(&editing, bytes) ? editing.count : 0;
	editing_end(&editing);
	return count;
}

static uint32_t files_to_try(void)
{
	const char *loaded = getenv("LD_PRELOAD");
	return loaded && strstr(loaded, "vgpreload") ? FILES_UNDER_VALGRIND : FILES;
}

static const char *try_file(const struct property *property, uint32_t seed, struct trial *trial)
{
	*trial = (struct trial){seed, TEXT_INIT, TEXT_INIT, chance_of(seed + 1), 0};
	odd_file(&trial->bytes, seed);
	trial->entries = entries_of(&trial->bytes);
	const char *fault = NULL;
	bool few = trial->entries <= MOST_TRIED;
	for (uint32_t i = 0; i < MOST_TRIED && i < trial->entries && !fault; i++) {
		uint32_t any = choose(&trial->chance, (uint32_t)trial->entries);
		fault = property->check(trial, few ? i : any);
	}
	return fault;
}

static void trial_release(struct trial *trial)
{
	text_release(&trial->bytes);
	text_release(&trial->out);
}

/* Of the files that break a property the smallest one says most. */
static void holds(void **state)
{
	const struct property *property = *state;
	uint32_t files = files_to_try(), edited = 0, broken = 0;
	struct trial trial, smallest = {0};
	const char *fault = NULL;
	for (uint32_t seed = 0; seed < files; seed++) {
		const char *found = try_file(property, seed, &trial);
		edited += trial.entries > 0;
		broken += found != NULL;
		if (found && (!fault || trial.bytes.length < smallest.bytes.length)) {
			if (fault)
				trial_release(&smallest);
			fault = found;
			smallest = trial;
		} else {
			trial_release(&trial);
		}
	}
	if (fault) {
		fprintf(stderr, "%s (%u files of %u)\n--- file %u\n%s--- the result\n%s---\n",
			fault, broken, files, smallest.seed, smallest.bytes.data,
			smallest.out.data);
		trial_release(&smallest);
	}
	assert_null(fault);
	/* Most of what the generator writes is a file that may be edited. */
	assert_true(edited > files - files / 5);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, properties, holds);
	return suite_run(&suite, "yamledit_property");
}
