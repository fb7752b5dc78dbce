#include "view/table.h"
#include "base/term.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define GAP 2
/* No column is made narrower than this while others can give way. */
#define NARROWEST 8

void table_init(struct table *table, size_t columns)
{
	*table = (struct table){.columns = columns};
	table->right = mem_zalloc(columns * sizeof *table->right);
}

void table_align_right(struct table *table, size_t column)
{
	table->right[column] = true;
}

void table_cell(struct table *table, const char *text)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, text, strlen(text));
	table->cells =
		mem_grow(table->cells, table->count, &table->capacity, sizeof(const char *));
	table->cells[table->count++] = arena_text(&table->arena, shown.data, shown.length);
	text_release(&shown);
}

void table_release(struct table *table)
{
	arena_release(&table->arena);
	free(table->right);
	free(table->cells);
	*table = (struct table){.columns = 0};
}

static void widen(size_t *width, size_t cells)
{
	if (cells > *width)
		*width = cells;
}

/* Of each column, its widest cell and its widest word. */
static void natural_widths(const struct table *table, size_t *widths, size_t *words)
{
	for (size_t i = 0; i < table->count; i++) {
		const char *word = table->cells[i];
		size_t column = i % table->columns;
		widen(&widths[column], utf8_width(word, strlen(word)));
		while (*word) {
			size_t length = strcspn(word, " ");
			widen(&words[column], utf8_width(word, length));
			word += length + strspn(word + length, " ");
		}
	}
}

/* Take cells from the widest column until the table fits, none below its least width. */
static size_t shrink(const struct table *table, size_t *widths, const size_t *least,
	size_t total, size_t width)
{
	while (total > width) {
		size_t widest = table->columns;
		for (size_t i = 0; i < table->columns; i++) {
			bool gives = widths[i] > least[i];
			if (gives && (widest == table->columns || widths[i] > widths[widest]))
				widest = i;
		}
		if (widest == table->columns)
			break;
		widths[widest]--;
		total--;
	}
	return total;
}

/* Words stay whole as long as that is possible. */
static void fit(const struct table *table, size_t *widths, size_t *words, size_t width)
{
	size_t total = GAP * (table->columns - 1);
	for (size_t i = 0; i < table->columns; i++)
		total += widths[i];
	total = shrink(table, widths, words, total, width);
	for (size_t i = 0; i < table->columns; i++)
		words[i] = words[i] < NARROWEST ? words[i] : NARROWEST;
	shrink(table, widths, words, total, width);
}

/* How much of the text fits the width: up to a space where there is one. *skip is what to pass over. */
static size_t line_length(const char *text, size_t width, size_t *skip)
{
	size_t length = strlen(text), at = 0, used = 0, space = 0;
	*skip = 0;
	while (at < length) {
		size_t step = utf8_skip(text + at, length - at, 1);
		size_t cells = utf8_width(text + at, step);
		if (used + cells > width && at) {
			*skip = space ? 1 : 0;
			return space ? space : at;
		}
		used += cells;
		if (text[at] == ' ' && at)
			space = at;
		at += step;
		if (used == width && text[at] == ' ') {
			*skip = 1;
			return at;
		}
	}
	return length;
}

static void put_part(
	FILE *file, const char *text, size_t length, size_t width, bool right, bool last)
{
	size_t used = utf8_width(text, length);
	int padding = used < width ? (int)(width - used) : 0;
	if (right)
		fprintf(file, "%*s", padding, "");
	fwrite(text, 1, length, file);
	if (!right && !last)
		fprintf(file, "%*s", padding, "");
	if (!last)
		fprintf(file, "%*s", GAP, "");
}

/* What is still to print of the last columns, for lines without trailing spaces. */
static bool rest_is_empty(const char *const *rest, size_t from, size_t columns)
{
	for (size_t i = from; i < columns; i++) {
		if (*rest[i])
			return false;
	}
	return true;
}

static void print_row(const struct table *table, FILE *file, const char *const *cells,
	const size_t *widths, bool heading)
{
	const char **rest = mem_array(NULL, table->columns, sizeof *rest);
	memcpy(rest, cells, table->columns * sizeof *rest);
	do {
		fputs(term_style(heading ? TERM_BOLD : TERM_NONE), file);
		for (size_t i = 0; i < table->columns; i++) {
			size_t skip;
			size_t length = line_length(rest[i], widths[i], &skip);
			const char *part = rest[i];
			rest[i] += length + skip;
			bool last = i + 1 == table->columns;
			bool ends = last;
			for (size_t k = i + 1; !ends && k <= table->columns; k++) {
				ends = k == table->columns;
				if (k < table->columns && *rest[k])
					break;
			}
			put_part(file, part, length, widths[i], table->right[i], ends);
			if (ends)
				break;
		}
		fprintf(file, "%s\n", term_style(heading ? TERM_PLAIN : TERM_NONE));
	} while (!rest_is_empty(rest, 0, table->columns));
	free(rest);
}

void table_print(const struct table *table, FILE *file, size_t width)
{
	size_t *widths = mem_zalloc(table->columns * sizeof *widths);
	size_t *words = mem_zalloc(table->columns * sizeof *words);
	natural_widths(table, widths, words);
	if (width)
		fit(table, widths, words, width);
	for (size_t i = 0; i + table->columns <= table->count; i += table->columns)
		print_row(table, file, table->cells + i, widths, !i);
	free(widths);
	free(words);
}
