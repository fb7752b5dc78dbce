#include "view/report_page.h"
#include "base/lang.h"
#include "format/html.h"
#include "view/page.h"

#include <string.h>

#define EM_SPACE "\u2003"
/* With more columns, a table is wider than a screen. */
#define MOST_YEARS_BESIDE 8

static void put_text(FILE *file, const char *words)
{
	struct text shown = TEXT_INIT;
	html_text(&shown, words);
	fputs(shown.data, file);
	text_release(&shown);
}

static void put_attribute(FILE *file, const char *name, const char *words)
{
	struct text shown = TEXT_INIT;
	html_attribute(&shown, words);
	fprintf(file, " %s=\"%s\"", name, shown.data);
	text_release(&shown);
}

static void put_parts(FILE *file, const struct report_cell *cell)
{
	for (const struct report_part *part = cell->parts; part; part = part->next) {
		if (!part->meaning) {
			put_text(file, part->text);
			continue;
		}
		fputs("<abbr", file);
		put_attribute(file, "title", part->meaning);
		fputc('>', file);
		put_text(file, part->text);
		fputs("</abbr>", file);
	}
}

/* Actions may say no objective: an empty cell heads nothing. */
static void put_objective(FILE *file, const struct report_row *row)
{
	const struct report_cell *cell = &row->cells[REPORT_OBJECTIVE];
	const char *tag = cell->parts ? "th scope=\"rowgroup\"" : "td";
	fprintf(file, "<%s class=\"objective\" rowspan=\"%zu\">", tag, row->height);
	put_parts(file, cell);
	fprintf(file, "</%.2s>\n", tag);
}

static void put_action(FILE *file, const struct report_row *row)
{
	fputs("<th scope=\"row\" class=\"action\">", file);
	fputs(row->dropped ? "<s>" : "", file);
	put_parts(file, &row->cells[REPORT_ACTION]);
	fputs(row->dropped ? "</s>" : "", file);
	if (row->mark) {
		fputs(" <span class=\"mark\">(", file);
		put_text(file, row->mark);
		fputs(")</span>", file);
	}
	fputs("</th>\n", file);
}

static const char *class_of(const struct report_table *report, size_t column)
{
	if (column + 1 == report->columns)
		return "budget";
	bool year = column >= REPORT_YEARS && column < REPORT_YEARS + report->years.count;
	return year && report->years.first ? "year" : NULL;
}

static void put_cell(FILE *file, const struct report_table *report,
	const struct report_block *block, const struct report_row *row, size_t column)
{
	const char *class = class_of(report, column);
	fputs("<td", file);
	if (class)
		put_attribute(file, "class", class);
	/* What is empty needs no label where labels stand beside cells. */
	if (row->cells[column].parts)
		put_attribute(file, "data-label", block->columns[column]);
	fputc('>', file);
	put_parts(file, &row->cells[column]);
	fputs("</td>\n", file);
}

static void put_row(FILE *file, const struct report_table *report,
	const struct report_block *block, const struct report_row *row)
{
	fputs("<tr>\n", file);
	if (row->height)
		put_objective(file, row);
	if (row->action)
		put_action(file, row);
	else
		fputs("<td></td>\n", file);
	for (size_t c = REPORT_RESPONSIBLE; c < report->columns; c++)
		put_cell(file, report, block, row, c);
	fputs("</tr>\n", file);
}

static void put_headings(
	FILE *file, const struct report_table *report, const struct report_block *block)
{
	fputs("<thead>\n<tr>\n", file);
	for (size_t c = 0; c < report->columns; c++) {
		const char *class = class_of(report, c);
		fputs("<th scope=\"col\"", file);
		if (class)
			put_attribute(file, "class", class);
		fputc('>', file);
		put_text(file, block->columns[c]);
		fputs("</th>\n", file);
	}
	fputs("</tr>\n</thead>\n", file);
}

/* The objective with its actions is a group of rows. */
static void put_table(
	FILE *file, const struct report_table *report, const struct report_block *block, int at)
{
	fprintf(file,
		"<div class=\"wide%s\" role=\"region\" aria-labelledby=\"block-%d\" "
		"tabindex=\"0\">\n"
		"<table class=\"report\" aria-labelledby=\"block-%d\">\n",
		report->years.count > MOST_YEARS_BESIDE ? " scrolls" : "", at, at);
	put_headings(file, report, block);
	for (size_t i = 0; i < block->count; i++) {
		if (block->rows[i].height)
			fprintf(file, "%s<tbody>\n", i ? "</tbody>\n" : "");
		put_row(file, report, block, &block->rows[i]);
	}
	fprintf(file, "%s</table>\n</div>\n", block->count ? "</tbody>\n" : "");
}

static void put_legend(FILE *file, const struct report_table *report)
{
	struct text legend = TEXT_INIT;
	report_table_legend(&legend, report, EM_SPACE);
	if (legend.length) {
		fputs("<p class=\"legend\">", file);
		put_text(file, legend.data);
		fputs("</p>\n", file);
	}
	text_release(&legend);
}

/* Whose plan it is, and since when it holds. */
static void put_subtitle(FILE *file, const struct plan *plan)
{
	const struct record *record = plan->self->record;
	const struct record_schema *schema = &record_schemas[RECORD_PLAN];
	const struct value *link = record_get(record, PLAN_ORGANIZATION);
	const struct value *adopted = record_get(record, PLAN_ADOPTED);
	const struct thing *body =
		link ? plan_target(plan, &schema->fields[PLAN_ORGANIZATION], link) : NULL;
	const struct thing *decision =
		adopted ? plan_target(plan, &schema->fields[PLAN_ADOPTED], adopted) : NULL;
	const struct value *date = decision && decision->owner
					   ? record_get(decision->owner->record, MEETING_DATE)
					   : NULL;
	if (body) {
		fputs("<p>", file);
		put_text(file, thing_title(body));
		fputs("</p>\n", file);
	}
	if (date) {
		struct text day = TEXT_INIT, words = TEXT_INIT;
		day_words(&day, (day_t)date->number);
		text_printf(&words, _("Adopted on %s"), day.data);
		fputs("<p>", file);
		put_text(file, words.data);
		fputs("</p>\n", file);
		text_release(&day);
		text_release(&words);
	}
}

void report_page_blocks(struct report_table *report, FILE *file)
{
	const struct report_block *block;
	for (int at = 1; (block = report_table_next(report)); at++) {
		fprintf(file, "<section>\n<h2 id=\"block-%d\">", at);
		put_text(file, block->heading);
		fputs("</h2>\n", file);
		put_table(file, report, block, at);
		put_legend(file, report);
		fputs("</section>\n", file);
	}
}

void report_print_html(struct report_table *report, FILE *file)
{
	const struct thing *plan = report->plan->self;
	const char *title = report_table_title(report->plan);
	page_start(file, title);
	fputs("<header>\n<h1>", file);
	put_text(file, title);
	fputs("</h1>\n", file);
	if (plan && plan->record)
		put_subtitle(file, report->plan);
	fputs("</header>\n", file);
	report_page_blocks(report, file);
	page_end(file);
}
