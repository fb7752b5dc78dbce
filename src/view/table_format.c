#include "view/table_format.h"
#include "base/utf8.h"
#include "format/html.h"
#include "format/markdown.h"
#include "view/page.h"

#include <string.h>

static const char *cell_at(const struct table *table, size_t row, size_t column)
{
	const char *cell = table->cells[row * table->columns + column];
	return cell ? cell : "";
}

void table_put_csv(const struct table *table, struct csv *csv)
{
	for (size_t row = 0; row < table_rows(table); row++) {
		for (size_t c = 0; c < table->columns; c++)
			csv_text(csv, cell_at(table, row, c));
		csv_end_row(csv);
	}
}

static void markdown_row(const struct table *table, FILE *file, size_t row)
{
	struct text words = TEXT_INIT;
	for (size_t c = 0; c < table->columns; c++) {
		text_reset(&words);
		markdown_text(&words, cell_at(table, row, c));
		fprintf(file, "|%s%s%s", words.length ? " " : "", words.data,
			words.length ? " " : "  ");
	}
	fputs("|\n", file);
	text_release(&words);
}

void table_put_markdown(const struct table *table, FILE *file)
{
	markdown_row(table, file, 0);
	for (size_t c = 0; c < table->columns; c++)
		fputs(table->right[c] ? "| --: " : "| --- ", file);
	fputs("|\n", file);
	for (size_t row = 1; row < table_rows(table); row++)
		markdown_row(table, file, row);
}

/* The columns' headings begin with capitals. */
static void html_cell(const struct table *table, FILE *file, size_t row, size_t column)
{
	const char *cell = cell_at(table, row, column);
	struct text words = TEXT_INIT, heading = TEXT_INIT;
	if (!row)
		utf8_capitalize(&heading, cell, strlen(cell));
	html_text(&words, row ? cell : heading.data);
	const char *tag = row ? "td" : "th scope=\"col\"";
	const char *class = table->right[column] ? " class=\"number\"" : "";
	fprintf(file, "<%s%s>%s</%.2s>", tag, class, words.data, tag);
	text_release(&words);
	text_release(&heading);
}

static void html_span(const struct table *table, FILE *file, size_t row)
{
	struct text words = TEXT_INIT;
	html_text(&words, cell_at(table, row, 0));
	fprintf(file, "<th scope=\"rowgroup\" colspan=\"%zu\">%s</th>", table->columns,
		words.data);
	text_release(&words);
}

/* What a span heads is a group of rows. */
void table_put_html(const struct table *table, FILE *file)
{
	fputs("<table>\n<thead>\n", file);
	for (size_t row = 0; row < table_rows(table); row++) {
		bool span = row && table_is_span(table, row);
		if (span && row > 1)
			fputs("</tbody>\n<tbody>\n", file);
		fputs("<tr>", file);
		if (span)
			html_span(table, file, row);
		for (size_t c = 0; !span && c < table->columns; c++)
			html_cell(table, file, row, c);
		fputs("</tr>\n", file);
		if (!row)
			fputs("</thead>\n<tbody>\n", file);
	}
	fputs("</tbody>\n</table>\n", file);
}

void table_put_page(const struct table *table, FILE *file, const char *title)
{
	struct text words = TEXT_INIT;
	html_text(&words, title);
	page_start(file, title);
	fprintf(file,
		"<h1 id=\"title\">%s</h1>\n"
		"<div class=\"wide\" role=\"region\" aria-labelledby=\"title\" tabindex=\"0\">\n",
		words.data);
	table_put_html(table, file);
	fputs("</div>\n", file);
	page_end(file);
	text_release(&words);
}
