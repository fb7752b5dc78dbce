#include "view/table.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"

#include <stdlib.h>
#include <string.h>

#define GAP 2
/* No column is made narrower than this while others can give way. */
#define NARROWEST 8
/* A column of that width holds a short word or two a line, a date, an amount. */
#define READABLE 10
/* A column of that width holds most names, dates and amounts on a line. */
#define COMFORTABLE 16
/* Where lines are shorter than that beside a label, the label has a line of its own. */
#define SHORTEST_VALUE 24

void table_init(struct table *table, size_t columns)
{
	*table = (struct table){.columns = columns};
	table->right = mem_zalloc(columns * sizeof *table->right);
	table->kept = mem_zalloc(columns * sizeof *table->kept);
}

void table_align_right(struct table *table, size_t column)
{
	table->right[column] = true;
}

void table_keep(struct table *table, size_t column, size_t cells)
{
	table->kept[column] = cells;
}

static void add_cell(struct table *table, const char *text)
{
	table->cells =
		mem_grow(table->cells, table->count, &table->capacity, sizeof(const char *));
	table->cells[table->count++] = text;
}

static const char *visible(struct table *table, const char *text)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, text, strlen(text));
	const char *copy = arena_text(&table->arena, shown.data, shown.length);
	text_release(&shown);
	return copy;
}

void table_cell(struct table *table, const char *text)
{
	add_cell(table, visible(table, text));
}

void table_span_heading(struct table *table, const char *text)
{
	table->spans = visible(table, text);
}

void table_span(struct table *table, const char *text)
{
	table_cell(table, text);
	for (size_t i = 1; i < table->columns; i++)
		add_cell(table, NULL);
}

bool table_is_span(const struct table *table, size_t row)
{
	return table->columns > 1 && !table->cells[row * table->columns + 1];
}

size_t table_rows(const struct table *table)
{
	return table->count / table->columns;
}

void table_release(struct table *table)
{
	arena_release(&table->arena);
	free(table->right);
	free(table->kept);
	free(table->cells);
	*table = (struct table){.columns = 0};
}

/* --- Widths ------------------------------------------------------------------ */

/* Of each column: its width, and what it needs for its words to stay whole. */
struct widths {
	size_t *cells;
	size_t *words;
	size_t *load; /* how much text it holds in all */
};

static void widen(size_t *width, size_t cells)
{
	if (cells > *width)
		*width = cells;
}

static size_t widest_word(const char *text)
{
	size_t widest = 0;
	while (*text) {
		size_t length = wrap_piece(text, strlen(text));
		widen(&widest, utf8_width(text, length));
		text += length + strspn(text + length, " ");
	}
	return widest;
}

static struct widths natural_widths(const struct table *table)
{
	struct widths widths = {mem_zalloc(table->columns * sizeof(size_t)),
		mem_zalloc(table->columns * sizeof(size_t)),
		mem_zalloc(table->columns * sizeof(size_t))};
	for (size_t i = 0; i < table->count; i++) {
		const char *cell = table->cells[i];
		size_t column = i % table->columns;
		if (table_is_span(table, i / table->columns))
			continue;
		size_t width = utf8_width(cell, strlen(cell));
		widths.load[column] += width;
		widen(&widths.cells[column], width);
		widen(&widths.words[column], widest_word(cell));
	}
	return widths;
}

static void free_widths(struct widths *widths)
{
	free(widths->cells);
	free(widths->words);
	free(widths->load);
}

static size_t gap_of(const struct table *table)
{
	return table->close ? 1 : GAP;
}

static size_t total_width(const struct table *table, const size_t *widths)
{
	size_t total = gap_of(table) * (table->columns - 1);
	for (size_t i = 0; i < table->columns; i++)
		total += widths[i];
	return total;
}

size_t table_least_width(const struct table *table)
{
	struct widths widths = natural_widths(table);
	size_t least = total_width(table, widths.words);
	free_widths(&widths);
	return least;
}

/* Whether column `a` gives way before `b`: the wider one, or the one with less to say. */
static bool gives_before(const struct widths *widths, bool by_load, size_t a, size_t b)
{
	if (by_load)
		return widths->load[a] * widths->cells[b] < widths->load[b] * widths->cells[a];
	return widths->cells[a] > widths->cells[b];
}

/* How far columns give way. */
struct giving {
	size_t enough; /* none that is not wider */
	bool keep;     /* none down to the cells that it keeps */
	bool by_load;  /* first those with less to say, rather than the widest */
};

/* Take cells from columns until the table fits, from none below its least width. */
static void shrink(
	const struct table *table, struct widths *widths, size_t width, struct giving giving)
{
	size_t total = total_width(table, widths->cells);
	while (total > width) {
		size_t first = table->columns;
		for (size_t i = 0; i < table->columns; i++) {
			bool gives = widths->cells[i] > widths->words[i] &&
				     widths->cells[i] > giving.enough &&
				     !(giving.keep && widths->cells[i] <= table->kept[i]);
			if (gives && (first == table->columns ||
					     gives_before(widths, giving.by_load, i, first)))
				first = i;
		}
		if (first == table->columns)
			break;
		widths->cells[first]--;
		total--;
	}
}

static bool keeps_any(const struct table *table)
{
	bool any = false;
	for (size_t i = 0; i < table->columns; i++)
		any = any || table->kept[i];
	return any;
}

/* Words stay whole as long as that is possible; long texts that wrap need room more than short. */
static void fit(const struct table *table, struct widths *widths, size_t width)
{
	if (table->ruled)
		shrink(table, widths, width, (struct giving){READABLE, true, true});
	if (keeps_any(table)) {
		shrink(table, widths, width, (struct giving){COMFORTABLE, true, true});
		shrink(table, widths, width, (struct giving){.keep = true});
	}
	shrink(table, widths, width, (struct giving){0});
	for (size_t i = 0; i < table->columns; i++)
		widths->words[i] = widths->words[i] < NARROWEST ? widths->words[i] : NARROWEST;
	shrink(table, widths, width, (struct giving){0});
}

/* --- Lines ------------------------------------------------------------------- */

/* What is still to be printed of a cell. */
struct rest {
	const char *text;
	size_t length;
};

static struct rest rest_of(const char *text)
{
	return (struct rest){text, strlen(text)};
}

/* Take the next line off it: its length, of what stood at the former beginning. */
static size_t take_line(struct rest *rest, size_t width)
{
	size_t skip, length = wrap_line(rest->text, rest->length, width, &skip);
	rest->text += length + skip;
	rest->length -= length + skip;
	return length;
}

static void put_part(FILE *file, const char *text, size_t length, size_t width, bool right)
{
	size_t used = utf8_width(text, length);
	int padding = used < width ? (int)(width - used) : 0;
	if (right)
		fprintf(file, "%*s", padding, "");
	fwrite(text, 1, length, file);
	if (!right)
		fprintf(file, "%*s", padding, "");
}

/* How many columns, from the first, still have something to print. */
static size_t columns_left(const struct rest *rest, size_t columns)
{
	while (columns && !rest[columns - 1].length)
		columns--;
	return columns;
}

static void put_gap(const struct table *table, FILE *file)
{
	if (table->close)
		fprintf(file, "%s│%s", term_style(TERM_DIM), term_style(TERM_PLAIN));
	else
		fprintf(file, "%*s", GAP, "");
}

/* One line of what is left of a row's cells, without spaces at its end. */
static void print_line(const struct table *table, FILE *file, struct rest *rest,
	const size_t *widths, bool heading)
{
	size_t columns = table->close ? table->columns : columns_left(rest, table->columns);
	for (size_t i = 0; i < columns; i++) {
		const char *text = rest[i].text;
		size_t length = take_line(&rest[i], widths[i]);
		bool last = i + 1 == columns;
		bool padded = !last || (table->right[i] && length);
		fputs(term_style(heading ? TERM_BOLD : TERM_NONE), file);
		put_part(file, text, length, padded ? widths[i] : 0, table->right[i]);
		fputs(term_style(heading ? TERM_PLAIN : TERM_NONE), file);
		if (!last)
			put_gap(table, file);
	}
	fputc('\n', file);
}

static void print_row(const struct table *table, FILE *file, const char *const *cells,
	const size_t *widths, bool heading)
{
	struct rest *rest = mem_array(NULL, table->columns, sizeof *rest);
	for (size_t i = 0; i < table->columns; i++)
		rest[i] = rest_of(cells[i]);
	do
		print_line(table, file, rest, widths, heading);
	while (columns_left(rest, table->columns));
	free(rest);
}

/* A text on as many lines as it needs, the later ones indented as far as the first stands. */
static void print_text(FILE *file, const char *text, size_t width, size_t indent)
{
	struct rest rest = rest_of(text);
	do {
		const char *line = rest.text;
		fwrite(line, 1, take_line(&rest, width), file);
		fprintf(file, "\n%*s", rest.length ? (int)indent : 0, "");
	} while (rest.length);
}

void table_paragraph(FILE *file, const char *text, size_t width)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, text, strlen(text));
	print_text(file, shown.data, width ? width : SIZE_MAX, 0);
	text_release(&shown);
}

static void print_span(FILE *file, const char *text, size_t width)
{
	fputs(term_style(TERM_BOLD), file);
	print_text(file, text, width ? width : SIZE_MAX, 0);
	fputs(term_style(TERM_PLAIN), file);
}

/* How a line above a row crosses one between columns, of which it starts `from` one. */
static const char *crossing(size_t column, size_t from, const char *cross)
{
	return column + 1 < from ? "│" : column + 1 == from ? "├" : cross;
}

static void print_rule(const struct table *table, FILE *file, const size_t *widths, size_t from,
	const char *cross)
{
	fputs(term_style(TERM_DIM), file);
	for (size_t i = 0; i < table->columns; i++) {
		const char *line = i < from ? " " : "─";
		for (size_t k = 0; k < widths[i]; k++)
			fputs(line, file);
		for (size_t k = 0; k < gap_of(table) && i + 1 < table->columns; k++)
			fputs(table->close ? crossing(i, from, cross) : line, file);
	}
	fprintf(file, "%s\n", term_style(TERM_PLAIN));
}

/* --- The table --------------------------------------------------------------- */

/* It leaves out the columns that go on from the row before, and no column stands in a span. */
static void print_rule_above(
	const struct table *table, FILE *file, const size_t *widths, size_t row)
{
	const char *const *cells = table->cells + row * table->columns;
	bool after_span = row > 1 && table_is_span(table, row - 1);
	bool before_span = table_is_span(table, row);
	size_t from = 0;
	if (!before_span && row > 1) {
		while (from + 1 < table->columns && !*cells[from])
			from++;
	}
	print_rule(table, file, widths, from, before_span ? "┴" : after_span ? "┬" : "┼");
}

static void print_columns(
	const struct table *table, FILE *file, const size_t *widths, size_t width)
{
	if (table->spans)
		print_span(file, table->spans, width);
	for (size_t row = 0; row < table_rows(table); row++) {
		const char *const *cells = table->cells + row * table->columns;
		if (table->ruled && width && row)
			print_rule_above(table, file, widths, row);
		if (table_is_span(table, row))
			print_span(file, cells[0], width);
		else
			print_row(table, file, cells, widths, !row);
	}
}

static size_t widest_heading(const struct table *table)
{
	size_t widest = table->spans ? utf8_width(table->spans, strlen(table->spans)) : 0;
	for (size_t i = 0; i < table->columns; i++)
		widen(&widest, utf8_width(table->cells[i], strlen(table->cells[i])));
	return widest;
}

static void print_labelled(
	FILE *file, const char *label, const char *text, size_t labels, size_t width)
{
	size_t used = utf8_width(label, strlen(label));
	bool beside = width >= labels + SHORTEST_VALUE;
	size_t indent = beside ? labels : GAP;
	fputs(term_style(TERM_DIM), file);
	if (beside)
		fprintf(file, "%s%*s", label, (int)(labels - used), "");
	else
		print_text(file, label, width, 0);
	fputs(term_style(TERM_PLAIN), file);
	if (!beside)
		fprintf(file, "%*s", (int)indent, "");
	print_text(file, text, width > indent ? width - indent : 1, indent);
}

void table_print_stacked(const struct table *table, FILE *file, size_t width)
{
	size_t labels = widest_heading(table) + GAP;
	for (size_t row = 1; row < table_rows(table); row++) {
		const char *const *cells = table->cells + row * table->columns;
		if (row > 1)
			fputc('\n', file);
		if (table_is_span(table, row)) {
			print_labelled(file, table->spans ? table->spans : "", cells[0], labels,
				width);
			continue;
		}
		for (size_t i = 0; i < table->columns; i++) {
			if (*cells[i])
				print_labelled(file, table->cells[i], cells[i], labels, width);
		}
	}
}

void table_print(const struct table *table, FILE *file, size_t width)
{
	struct widths widths = natural_widths(table);
	if (width)
		fit(table, &widths, width);
	if (width && total_width(table, widths.cells) > width)
		table_print_stacked(table, file, width);
	else
		print_columns(table, file, widths.cells, width);
	free_widths(&widths);
}
