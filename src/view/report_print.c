#include "view/report_print.h"
#include "base/term.h"
#include "format/json.h"
#include "format/markdown.h"
#include "view/table_format.h"

/* --- Terminal ---------------------------------------------------------------- */

/* `spans`: objectives stand above their actions rather than beside them. */
static void fill_table(struct table *table, const struct report_table *report,
	const struct report_block *block, bool spans)
{
	struct text words = TEXT_INIT;
	size_t first = spans ? REPORT_ACTION : REPORT_OBJECTIVE;
	table_init(table, report->columns - first);
	table->ruled = true;
	table_align_right(table, table->columns - 1);
	if (spans)
		table_span_heading(table, block->columns[REPORT_OBJECTIVE]);
	for (size_t c = first; c < report->columns; c++)
		table_cell(table, block->columns[c]);
	for (size_t i = 0; i < block->count; i++) {
		const struct report_row *row = &block->rows[i];
		text_reset(&words);
		report_table_words(&words, row, REPORT_OBJECTIVE);
		if (spans && row->height)
			table_span(table, words.data);
		if (spans && !row->action)
			continue;
		for (size_t c = first; c < report->columns; c++) {
			text_reset(&words);
			report_table_words(&words, row, c);
			table_cell(table, words.data);
		}
	}
	text_release(&words);
}

/* How the blocks of a report stand on the terminal: each as the others. */
struct shape {
	bool spans;
	bool close;
	bool stacked;
};

static void widen(size_t *least, const struct report_table *report,
	const struct report_block *block, bool spans, bool close)
{
	struct table table;
	fill_table(&table, report, block, spans);
	table.close = close;
	size_t width = table_least_width(&table);
	*least = width > *least ? width : *least;
	table_release(&table);
}

/* As near to the document's shape as the width allows without cutting words. */
static struct shape choose_shape(const struct report_table *report, size_t width)
{
	static const struct shape shapes[] = {{false, false, false}, {false, true, false},
		{true, false, false}, {true, true, false}};
	size_t least[sizeof shapes / sizeof *shapes] = {0};
	struct report_table probe;
	const struct report_block *block;
	if (!width)
		return shapes[0];
	report_table_init(&probe, report->plan, report->options);
	while ((block = report_table_next(&probe))) {
		for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
			widen(&least[i], &probe, block, shapes[i].spans, shapes[i].close);
	}
	report_table_release(&probe);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (least[i] <= width)
			return shapes[i];
	}
	return (struct shape){true, false, true};
}

static void print_block(const struct report_table *report, const struct report_block *block,
	struct shape shape, FILE *file, size_t width)
{
	struct table table;
	fill_table(&table, report, block, shape.spans);
	table.close = shape.close;
	if (shape.stacked)
		table_print_stacked(&table, file, width);
	else
		table_print(&table, file, width);
	table_release(&table);
}

/* What parts the seasons of the legend: as wide as two, and a line may end there. */
#define TWO_SPACES "\u00a0 "

void report_print_text(struct report_table *report, FILE *file, size_t width)
{
	const struct report_block *block;
	struct text legend = TEXT_INIT;
	struct shape shape = choose_shape(report, width);
	report_table_legend(&legend, report, TWO_SPACES);
	for (bool first = true; (block = report_table_next(report)); first = false) {
		fputs(first ? "" : "\n\n", file);
		fputs(term_style(TERM_BOLD), file);
		table_paragraph(file, block->heading, width);
		fprintf(file, "%s\n", term_style(TERM_PLAIN));
		print_block(report, block, shape, file, width);
		if (legend.length) {
			fputc('\n', file);
			table_paragraph(file, legend.data, width);
		}
	}
	text_release(&legend);
}

/* --- CSV --------------------------------------------------------------------- */

static void csv_line(struct csv *csv, const struct report_table *report, const char *words)
{
	csv_text(csv, words);
	for (size_t c = 1; c < report->columns; c++)
		csv_text(csv, "");
	csv_end_row(csv);
}

void report_print_csv(struct report_table *report, FILE *file, bool excel)
{
	const struct report_block *block;
	struct text legend = TEXT_INIT;
	struct csv csv;
	csv_start(&csv, file, excel);
	report_table_legend(&legend, report, " ");
	for (bool first = true; (block = report_table_next(report)); first = false) {
		struct table table;
		if (!first)
			csv_line(&csv, report, "");
		csv_line(&csv, report, block->heading);
		fill_table(&table, report, block, false);
		table_put_csv(&table, &csv);
		table_release(&table);
		if (legend.length)
			csv_line(&csv, report, legend.data);
	}
	text_release(&legend);
}

/* --- Markdown ---------------------------------------------------------------- */

static void markdown_line(FILE *file, const char *mark, const char *words)
{
	struct text shown = TEXT_INIT;
	markdown_text(&shown, words);
	fprintf(file, "%s%s\n", mark, shown.data);
	text_release(&shown);
}

void report_print_markdown(struct report_table *report, FILE *file)
{
	markdown_line(file, "# ", report_table_title(report->plan));
	report_markdown_blocks(report, file);
}

void report_markdown_blocks(struct report_table *report, FILE *file)
{
	const struct report_block *block;
	struct text legend = TEXT_INIT;
	report_table_legend(&legend, report, " ");
	while ((block = report_table_next(report))) {
		struct table table;
		fputc('\n', file);
		markdown_line(file, "## ", block->heading);
		fputc('\n', file);
		fill_table(&table, report, block, false);
		table_put_markdown(&table, file);
		table_release(&table);
		if (legend.length) {
			fputc('\n', file);
			markdown_line(file, "", legend.data);
		}
	}
	text_release(&legend);
}

/* --- JSON -------------------------------------------------------------------- */

static struct json *id_json(const struct thing *thing)
{
	return json_new_text(thing ? thing->id : NULL);
}

static struct json *row_json(const struct report_table *report, const struct report_row *row)
{
	struct json *json = json_new_object(), *cells = json_new_list();
	struct text words = TEXT_INIT;
	json_put(json, "objective", id_json(row->objective));
	json_put(json, "action", id_json(row->action));
	for (size_t c = 0; c < report->columns; c++) {
		text_reset(&words);
		report_table_words(&words, row, c);
		json_append(cells, json_new_text(words.data));
	}
	json_put(json, "cells", cells);
	text_release(&words);
	return json;
}

static struct json *block_json(
	const struct report_table *report, const struct report_block *block, const char *legend)
{
	struct json *json = json_new_object(), *columns = json_new_list(),
		    *rows = json_new_list();
	json_put(json, "axis", id_json(block->axis));
	json_put(json, "heading", json_new_text(block->heading));
	for (size_t c = 0; c < report->columns; c++)
		json_append(columns, json_new_text(block->columns[c]));
	json_put(json, "columns", columns);
	for (size_t i = 0; i < block->count; i++)
		json_append(rows, row_json(report, &block->rows[i]));
	json_put(json, "rows", rows);
	json_put(json, "legend", json_new_text(*legend ? legend : NULL));
	return json;
}

void report_print_json(struct report_table *report, FILE *file)
{
	const struct report_block *block;
	struct text legend = TEXT_INIT;
	struct json_stream stream;
	report_table_legend(&legend, report, " ");
	json_stream_start(&stream, file, "report");
	while ((block = report_table_next(report)))
		json_stream_item(&stream, block_json(report, block, legend.data));
	json_stream_end(&stream);
	text_release(&legend);
}
