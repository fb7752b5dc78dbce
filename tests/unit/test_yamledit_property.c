#include "suite.h"

#include "edits.h"

#include <stdio.h>

/*
 * Files as members might write them, odd but legal, from a generator with a seed; what
 * format/yamledit.h promises must hold of every one.
 */

#define FILES 2000
#define FILES_UNDER_VALGRIND 40
#define MOST_TRIED 8 /* entries of a file */
#define DEEPEST 5

/* --- Chance ------------------------------------------------------------------ */

struct chance {
	uint64_t state;
};

static uint32_t choose(void *source, uint32_t below)
{
	struct chance *chance = source;
	chance->state ^= chance->state << 13;
	chance->state ^= chance->state >> 7;
	chance->state ^= chance->state << 17;
	return (uint32_t)((chance->state >> 20) % below);
}

static bool one_in(struct chance *chance, uint32_t n)
{
	return choose(chance, n) == 0;
}

static struct chance chance_of(uint32_t seed)
{
	struct chance chance = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
	for (int i = 0; i < 8; i++)
		choose(&chance, 2);
	return chance;
}

/* --- Files ------------------------------------------------------------------- */

struct author {
	struct chance chance;
	struct text out;
	const char *newline;
	uint32_t keys;
	uint32_t comments;
};

static const char *one_of(struct author *author, const char *const *words, size_t count)
{
	return words[choose(&author->chance, (uint32_t)count)];
}
#define ONE_OF(author, words) one_of(author, words, COUNT(words))

static void new_line(struct author *author)
{
	text_str(&author->out, author->newline);
}

/* Each comment is unlike any other. */
static void write_comment(struct author *author)
{
	text_printf(&author->out, "#%s<%u>", one_in(&author->chance, 4) ? "é: - x " : " ",
		author->comments++);
}

static void write_line_rest(struct author *author)
{
	if (one_in(&author->chance, 5)) {
		text_fill(&author->out, ' ', 1 + choose(&author->chance, 3));
		write_comment(author);
	} else if (one_in(&author->chance, 15)) {
		text_str(&author->out, one_in(&author->chance, 3) ? "\t" : "  ");
	}
	new_line(author);
}

/* Comments and blank lines around an entry that stands at `indent`. */
static void write_between(struct author *author, uint32_t indent)
{
	while (one_in(&author->chance, 4)) {
		if (one_in(&author->chance, 3)) {
			if (one_in(&author->chance, 10))
				text_fill(&author->out, ' ', choose(&author->chance, 6));
			new_line(author);
			continue;
		}
		uint32_t column = indent;
		if (one_in(&author->chance, 2))
			column = choose(&author->chance, indent + 5);
		text_fill(&author->out, ' ', column);
		write_comment(author);
		new_line(author);
	}
}

static void write_key(struct author *author)
{
	static const char *const starts[] = {
		"k", "clé ", "\"k", "'k: ", "k-", "\"\\\"", "k:x", "𝄞"};
	const char *start = ONE_OF(author, starts);
	text_printf(&author->out, "%s%u", start, author->keys++);
	if (strchr("\"'", *start))
		text_char(&author->out, *start);
	text_str(&author->out, one_in(&author->chance, 20) ? " :" : ":");
}

static void write_flow_scalar(struct author *author, uint32_t indent)
{
	static const char *const scalars[] = {"planned", "Évaluer le plan", "l'un", "1.10",
		"12:30", "a:b", "a#b", "2007-09-01", "𝄞 clé", "no", "a \"b\"", "x, y [z]",
		"'l''un'", "'a: #b'", "'été'", "''", "\"\"", "\"été\"", "\"a\\\"b\\\\\"",
		"\"a: b #c\"", "\"\\u00e9\\n\\tx\"", "\"  x \"", "\"𝄞\"", "'- x'", "-1", "?x",
		":x"};
	static const char *const openings[] = {"Un,", "'Un,", "\"Un,"};
	if (!one_in(&author->chance, 8)) {
		text_str(&author->out, ONE_OF(author, scalars));
		return;
	}
	const char *opening = ONE_OF(author, openings);
	text_str(&author->out, opening);
	for (uint32_t lines = 1 + choose(&author->chance, 3); lines; lines--) {
		new_line(author);
		if (one_in(&author->chance, 5))
			new_line(author);
		text_fill(&author->out, ' ', indent + 1 + choose(&author->chance, 5));
		text_str(&author->out, "deux l''été,");
	}
	if (*opening != 'U')
		text_char(&author->out, *opening);
}

static void write_block_scalar(struct author *author, uint32_t indent)
{
	static const char *const marks[] = {"", "-", "+"};
	static const char *const lines[] = {"Un.", "Deux: été.", "- trois", "# <dièse>", "",
		"\"cinq\" 𝄞", "   plus loin", "six  "};
	uint32_t deeper = 1 + choose(&author->chance, 4);
	bool told = one_in(&author->chance, 5);
	text_char(&author->out, one_in(&author->chance, 3) ? '>' : '|');
	if (told)
		text_printf(&author->out, "%u", deeper);
	text_str(&author->out, ONE_OF(author, marks));
	write_line_rest(author);
	if (one_in(&author->chance, 15))
		return;
	uint32_t count = 1 + choose(&author->chance, 4);
	for (uint32_t i = 0; i < count; i++) {
		const char *line = ONE_OF(author, lines);
		if (!i && !told)
			line = one_in(&author->chance, 8) ? "" : "Un.";
		if (*line)
			text_fill(&author->out, ' ', indent + deeper);
		text_str(&author->out, line);
		new_line(author);
	}
}

static void write_mapping(struct author *, uint32_t indent, int depth, bool inline_);
static void write_sequence(struct author *, uint32_t indent, int depth, bool inline_);

/* A value whose parent stands at `indent`, behind its colon or hyphen, and its line's end. */
static void write_scalar(struct author *author, uint32_t indent)
{
	if (one_in(&author->chance, 10)) {
		write_line_rest(author);
		return;
	}
	if (one_in(&author->chance, 20)) {
		write_line_rest(author);
		text_fill(&author->out, ' ', indent + 1 + choose(&author->chance, 4));
	} else {
		text_fill(&author->out, ' ', one_in(&author->chance, 8) ? 3 : 1);
	}
	if (one_in(&author->chance, 4)) {
		write_block_scalar(author, indent);
		return;
	}
	if (one_in(&author->chance, 10))
		text_str(&author->out, one_in(&author->chance, 3) ? "{}" : "[]");
	else
		write_flow_scalar(author, indent);
	write_line_rest(author);
}

static void write_below(struct author *author, uint32_t indent, int depth, bool hyphens)
{
	write_line_rest(author);
	uint32_t deeper = 1 + choose(&author->chance, one_in(&author->chance, 3) ? 6 : 2);
	if (one_in(&author->chance, 2))
		write_mapping(author, indent + deeper, depth + 1, false);
	else
		write_sequence(author,
			indent + (hyphens && one_in(&author->chance, 3) ? 0 : deeper),
			depth + 1, false);
}

static void write_mapping(struct author *author, uint32_t indent, int depth, bool inline_)
{
	uint32_t count = 1 + choose(&author->chance, 4);
	for (uint32_t i = 0; i < count; i++) {
		if (i || !inline_) {
			write_between(author, indent);
			text_fill(&author->out, ' ', indent);
		}
		write_key(author);
		if (depth < DEEPEST && one_in(&author->chance, 4))
			write_below(author, indent, depth, true);
		else
			write_scalar(author, indent);
	}
	write_between(author, indent);
}

static void write_item(struct author *author, uint32_t indent, int depth)
{
	uint32_t blanks = one_in(&author->chance, 3) ? 1 + choose(&author->chance, 4) : 1;
	if (depth == DEEPEST || one_in(&author->chance, 3)) {
		write_scalar(author, indent);
	} else if (one_in(&author->chance, 8)) {
		write_below(author, indent, depth, false);
	} else {
		text_fill(&author->out, ' ', blanks);
		if (one_in(&author->chance, 6))
			write_sequence(author, indent + 1 + blanks, depth + 1, true);
		else
			write_mapping(author, indent + 1 + blanks, depth + 1, true);
	}
}

static void write_sequence(struct author *author, uint32_t indent, int depth, bool inline_)
{
	uint32_t count = 1 + choose(&author->chance, 4);
	for (uint32_t i = 0; i < count; i++) {
		if (i || !inline_) {
			write_between(author, indent);
			text_fill(&author->out, ' ', indent);
		}
		text_char(&author->out, '-');
		write_item(author, indent, depth);
	}
	write_between(author, indent);
}

static void write_file(struct text *out, uint32_t seed)
{
	struct author author = {.chance = chance_of(seed), .out = TEXT_INIT};
	author.newline = one_in(&author.chance, 5) ? "\r\n" : "\n";
	if (one_in(&author.chance, 8))
		text_str(&author.out, "\xEF\xBB\xBF");
	if (one_in(&author.chance, 6)) {
		write_between(&author, 0);
		text_str(&author.out, "---");
		write_line_rest(&author);
	}
	write_mapping(&author, one_in(&author.chance, 10) ? 2 : 0, 1, false);
	if (one_in(&author.chance, 8)) {
		text_str(&author.out, "...");
		write_line_rest(&author);
		write_between(&author, 0);
	}
	size_t newline = strlen(author.newline);
	if (one_in(&author.chance, 4))
		author.out.data[author.out.length -= newline] = '\0';
	text_add(out, author.out.data, author.out.length);
	text_release(&author.out);
}

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
	write_file(&trial->bytes, seed);
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
