#ifndef TESTS_UNIT_ODDFILES_H
#define TESTS_UNIT_ODDFILES_H

#include "suite.h"

#include <stdbool.h>

/* Files as members might write them, odd but legal, from a generator with a seed. */

#define DEEPEST 5

/* --- Chance ------------------------------------------------------------------ */

struct chance {
	uint64_t state;
};

static inline uint32_t choose(void *source, uint32_t below)
{
	struct chance *chance = source;
	chance->state ^= chance->state << 13;
	chance->state ^= chance->state >> 7;
	chance->state ^= chance->state << 17;
	return (uint32_t)((chance->state >> 20) % below);
}

static inline bool one_in(struct chance *chance, uint32_t n)
{
	return choose(chance, n) == 0;
}

static inline struct chance chance_of(uint32_t seed)
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

static inline const char *one_of(struct author *author, const char *const *words, size_t count)
{
	return words[choose(&author->chance, (uint32_t)count)];
}
#define ONE_OF(author, words) one_of(author, words, COUNT(words))

static inline void new_line(struct author *author)
{
	text_str(&author->out, author->newline);
}

/* Each comment is unlike any other. */
static inline void write_comment(struct author *author)
{
	text_printf(&author->out, "#%s<%u>", one_in(&author->chance, 4) ? "é: - x " : " ",
		author->comments++);
}

static inline void write_line_rest(struct author *author)
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
static inline void write_between(struct author *author, uint32_t indent)
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

static inline void write_key(struct author *author)
{
	static const char *const starts[] = {
		"k", "clé ", "\"k", "'k: ", "k-", "\"\\\"", "k:x", "𝄞"};
	const char *start = ONE_OF(author, starts);
	text_printf(&author->out, "%s%u", start, author->keys++);
	if (strchr("\"'", *start))
		text_char(&author->out, *start);
	text_str(&author->out, one_in(&author->chance, 20) ? " :" : ":");
}

static inline void write_flow_scalar(struct author *author, uint32_t indent)
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

static inline void write_block_scalar(struct author *author, uint32_t indent)
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

static inline void write_mapping(struct author *, uint32_t indent, int depth, bool inline_);
static inline void write_sequence(struct author *, uint32_t indent, int depth, bool inline_);

/* A value whose parent stands at `indent`, behind its colon or hyphen, and its line's end. */
static inline void write_scalar(struct author *author, uint32_t indent)
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

static inline void write_below(struct author *author, uint32_t indent, int depth, bool hyphens)
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

static inline void write_mapping(
	struct author *author, uint32_t indent, int depth, bool inline_)
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

static inline void write_item(struct author *author, uint32_t indent, int depth)
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

static inline void write_sequence(
	struct author *author, uint32_t indent, int depth, bool inline_)
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

/* The file of that number. */
static inline void odd_file(struct text *out, uint32_t seed)
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

#endif
