#include "view/document.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "format/html.h"
#include "format/markdown.h"
#include "format/markup.h"
#include "view/page.h"
#include "view/report_page.h"
#include "view/report_print.h"
#include "view/table_format.h"

#include <stdlib.h>
#include <string.h>

/* Sections have headings of this level: those of their texts come below it. */
#define SECTION_LEVEL 2

/* A format of the document: how each of its parts is written. */
struct printer {
	void (*title)(const struct printer *, const char *words);
	void (*paragraph)(const struct printer *, const char *words);
	void (*heading)(const struct printer *, const char *words);
	void (*lexicon)(const struct printer *, const struct lexicon_entry *, size_t count);
	void (*items)(const struct printer *, const char *const *words, size_t count);
	void (*long_text)(const struct printer *, const char *markdown);
	void (*end_section)(const struct printer *);
	void (*tables)(const struct printer *, struct report_table *);
	FILE *file;
	size_t width; /* of the terminal; 0: none */
};

/* The thing that a field of the plan's own file leads to, or NULL. */
static const struct thing *leads_to(const struct plan *plan, int field)
{
	const struct value *value = record_get(plan->self->record, field);
	return value ? plan_target(plan, &record_schemas[RECORD_PLAN].fields[field], value)
		     : NULL;
}

static const char *long_text_of(const struct plan *plan, int field)
{
	return plan->self ? record_text(plan->self->record, field) : NULL;
}

/* Whose plan it is, and the decision that adopted it. */
static void put_opening(const struct printer *printer, const struct plan *plan)
{
	printer->title(printer, report_table_title(plan));
	if (!plan->self)
		return;
	const struct thing *body = leads_to(plan, PLAN_ORGANIZATION);
	const struct thing *decision = leads_to(plan, PLAN_ADOPTED);
	if (body)
		printer->paragraph(printer, thing_title(body));
	if (decision && record_text(decision->record, DECISION_TEXT))
		printer->paragraph(printer, record_text(decision->record, DECISION_TEXT));
}

static int by_letters(const void *left, const void *right)
{
	const struct lexicon_entry *a = left, *b = right;
	struct text one = TEXT_INIT, other = TEXT_INIT;
	utf8_fold(&one, a->acronym, strlen(a->acronym));
	utf8_fold(&other, b->acronym, strlen(b->acronym));
	int order = strcmp(one.data, other.data);
	text_release(&one);
	text_release(&other);
	return order ? order : strcmp(a->acronym, b->acronym);
}

/* In the order of a dictionary, in which accents hardly count. */
static void put_lexicon(const struct printer *printer, const struct plan *plan)
{
	size_t count = plan->acronym_count;
	if (!count)
		return;
	struct lexicon_entry *sorted = mem_array(NULL, count, sizeof *sorted);
	memcpy(sorted, plan->acronyms, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, by_letters);
	printer->heading(printer, _("Lexicon of acronyms"));
	printer->lexicon(printer, sorted, count);
	printer->end_section(printer);
	free(sorted);
}

static const char *mandate_of(const struct thing *axis)
{
	const char *mandate = axis->record ? record_text(axis->record, AXIS_MANDATE) : NULL;
	return mandate ? mandate : thing_title(axis);
}

/* An introduction that names the mandates one by one is not followed by them again. */
static bool names_mandates(const struct plan *plan, const char *introduction)
{
	struct text folded = TEXT_INIT, mandate = TEXT_INIT;
	const struct thing_list *axes = &plan->things[KIND_AXIS];
	bool all = introduction;
	if (introduction)
		utf8_fold(&folded, introduction, strlen(introduction));
	for (size_t i = 0; all && i < axes->count; i++) {
		const char *words = mandate_of(axes->items[i]);
		text_reset(&mandate);
		utf8_fold(&mandate, words, strlen(words));
		all = strstr(folded.data, mandate.data);
	}
	text_release(&folded);
	text_release(&mandate);
	return all;
}

static void put_mandates(const struct printer *printer, const struct plan *plan)
{
	const char *introduction = long_text_of(plan, PLAN_INTRODUCTION);
	const struct thing_list *axes = &plan->things[KIND_AXIS];
	if (!introduction && !axes->count)
		return;
	printer->heading(printer, _("Mandates"));
	if (introduction)
		printer->long_text(printer, introduction);
	if (!names_mandates(plan, introduction)) {
		const char **words = mem_array(NULL, axes->count, sizeof *words);
		for (size_t i = 0; i < axes->count; i++)
			words[i] = mandate_of(axes->items[i]);
		printer->items(printer, words, axes->count);
		free(words);
	}
	printer->end_section(printer);
}

static void put_section(const struct printer *printer, const char *heading, const char *text)
{
	if (!text)
		return;
	printer->heading(printer, heading);
	printer->long_text(printer, text);
	printer->end_section(printer);
}

static void put_document(
	const struct printer *printer, const struct plan *plan, struct report_options options)
{
	struct report_table tables;
	report_table_init(&tables, plan, options);
	put_opening(printer, plan);
	put_lexicon(printer, plan);
	put_mandates(printer, plan);
	put_section(printer, _("How the body works"), long_text_of(plan, PLAN_FUNCTIONING));
	printer->tables(printer, &tables);
	report_table_release(&tables);
	put_section(printer, _("Closing note"), long_text_of(plan, PLAN_CLOSING_NOTE));
}

/* --- HTML -------------------------------------------------------------------- */

static void html_put(
	const struct printer *printer, const char *before, const char *words, const char *after)
{
	struct text shown = TEXT_INIT;
	html_text(&shown, words);
	fprintf(printer->file, "%s%s%s", before, shown.data, after);
	text_release(&shown);
}

static void html_title(const struct printer *printer, const char *words)
{
	html_put(printer, "<h1>", words, "</h1>\n");
}

static void html_paragraph(const struct printer *printer, const char *words)
{
	html_put(printer, "<p>", words, "</p>\n");
}

static void html_heading(const struct printer *printer, const char *words)
{
	html_put(printer, "<section class=\"text\">\n<h2>", words, "</h2>\n");
}

static void html_lexicon(
	const struct printer *printer, const struct lexicon_entry *entries, size_t count)
{
	fputs("<dl class=\"lexicon\">\n", printer->file);
	for (size_t i = 0; i < count; i++) {
		html_put(printer, "<div><dt>", entries[i].acronym, "</dt>");
		html_put(printer, "<dd>", entries[i].meaning, "</dd></div>\n");
	}
	fputs("</dl>\n", printer->file);
}

static void html_items(const struct printer *printer, const char *const *words, size_t count)
{
	fputs("<ul>\n", printer->file);
	for (size_t i = 0; i < count; i++)
		html_put(printer, "<li>", words[i], "</li>\n");
	fputs("</ul>\n", printer->file);
}

static void html_long(const struct printer *printer, const char *markdown)
{
	struct text words = TEXT_INIT;
	markup_html(&words, markdown, SECTION_LEVEL);
	fputs(words.data, printer->file);
	text_release(&words);
}

static void html_end(const struct printer *printer)
{
	fputs("</section>\n", printer->file);
}

static void html_tables(const struct printer *printer, struct report_table *tables)
{
	report_page_blocks(tables, printer->file);
}

void document_print_html(const struct plan *plan, struct report_options options, FILE *file)
{
	const struct printer printer = {html_title, html_paragraph, html_heading, html_lexicon,
		html_items, html_long, html_end, html_tables, file, 0};
	page_start(file, report_table_title(plan));
	put_document(&printer, plan, options);
	page_end(file);
}

/* --- Markdown ---------------------------------------------------------------- */

static void markdown_put(
	const struct printer *printer, const char *before, const char *words, const char *after)
{
	struct text shown = TEXT_INIT;
	markdown_text(&shown, words);
	fprintf(printer->file, "%s%s%s", before, shown.data, after);
	text_release(&shown);
}

static void markdown_title(const struct printer *printer, const char *words)
{
	markdown_put(printer, "# ", words, "\n");
}

static void markdown_paragraph(const struct printer *printer, const char *words)
{
	markdown_put(printer, "\n", words, "\n");
}

static void markdown_heading(const struct printer *printer, const char *words)
{
	markdown_put(printer, "\n## ", words, "\n\n");
}

static void lexicon_table(
	struct table *table, const struct lexicon_entry *entries, size_t count)
{
	table_init(table, 2);
	table_cell(table, _("acronym"));
	table_cell(table, _("meaning"));
	for (size_t i = 0; i < count; i++) {
		table_cell(table, entries[i].acronym);
		table_cell(table, entries[i].meaning);
	}
}

static void markdown_lexicon(
	const struct printer *printer, const struct lexicon_entry *entries, size_t count)
{
	struct table table;
	lexicon_table(&table, entries, count);
	table_put_markdown(&table, printer->file);
	table_release(&table);
}

static void markdown_items(
	const struct printer *printer, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		markdown_put(printer, "- ", words[i], "\n");
}

static void markdown_long(const struct printer *printer, const char *markdown)
{
	struct text words = TEXT_INIT;
	markup_markdown(&words, markdown, SECTION_LEVEL);
	fputs(words.data, printer->file);
	text_release(&words);
}

/* A section ends where the next one begins. */
static void end_by_itself(const struct printer *printer)
{
	(void)printer;
}

static void markdown_tables(const struct printer *printer, struct report_table *tables)
{
	report_markdown_blocks(tables, printer->file);
}

void document_print_markdown(const struct plan *plan, struct report_options options, FILE *file)
{
	const struct printer printer = {markdown_title, markdown_paragraph, markdown_heading,
		markdown_lexicon, markdown_items, markdown_long, end_by_itself, markdown_tables,
		file, 0};
	put_document(&printer, plan, options);
}

/* --- Terminal ---------------------------------------------------------------- */

static void text_paragraph(const struct printer *printer, const char *words)
{
	table_paragraph(printer->file, words, printer->width);
}

static void text_title(const struct printer *printer, const char *words)
{
	fputs(term_style(TERM_BOLD), printer->file);
	text_paragraph(printer, words);
	fprintf(printer->file, "%s\n", term_style(TERM_PLAIN));
}

static void text_heading(const struct printer *printer, const char *words)
{
	fputc('\n', printer->file);
	text_title(printer, words);
}

static void text_lexicon(
	const struct printer *printer, const struct lexicon_entry *entries, size_t count)
{
	struct table table;
	lexicon_table(&table, entries, count);
	table_print(&table, printer->file, printer->width);
	table_release(&table);
}

static void text_items(const struct printer *printer, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct text line = TEXT_INIT;
		text_printf(&line, "- %s", words[i]);
		text_paragraph(printer, line.data);
		text_release(&line);
	}
}

/* As it was typed, wrapped: Markdown is made to be read so. */
static void text_long(const struct printer *printer, const char *markdown)
{
	for (const char *line = markdown; *line;) {
		size_t length = strcspn(line, "\n");
		struct text one = TEXT_INIT;
		text_add(&one, line, length);
		text_paragraph(printer, one.data);
		text_release(&one);
		line += length + (line[length] == '\n');
	}
}

static void text_tables(const struct printer *printer, struct report_table *tables)
{
	fputc('\n', printer->file);
	report_print_text(tables, printer->file, printer->width);
}

void document_print_text(
	const struct plan *plan, struct report_options options, FILE *file, size_t width)
{
	const struct printer printer = {text_title, text_paragraph, text_heading, text_lexicon,
		text_items, text_long, end_by_itself, text_tables, file, width};
	put_document(&printer, plan, options);
}
