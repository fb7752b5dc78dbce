#include "view/change_page.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "format/csv.h"
#include "format/html.h"
#include "format/markdown.h"
#include "view/change_json.h"
#include "view/change_unit.h"
#include "view/change_words.h"
#include "view/differing.h"
#include "view/page.h"
#include "view/report_table.h"

#include <string.h>

/* Between the lines of a cell, in Markdown's tables too. */
#define LINE_BREAK "<br>"

/* How a page is written. What the functions are given is escaped by `add` already. */
struct printer {
	void (*add)(struct text *out, const char *words);
	void (*title)(FILE *, const char *title);
	void (*version)(FILE *, const char *label, const char *words);
	void (*paragraph)(FILE *, const char *words);
	void (*heading)(FILE *, const char *words);
	void (*row)(FILE *, const char *label, const char *before, const char *after);
	void (*end_table)(FILE *);
};

/* --- Markdown ------------------------------------------------------------------------ */

static void markdown_title(FILE *file, const char *title)
{
	fprintf(file, "# %s\n\n", title);
}

static void markdown_version(FILE *file, const char *label, const char *words)
{
	fputs("- ", file);
	fprintf(file, _("%s: "), label);
	fprintf(file, "%s\n", words);
}

static void markdown_paragraph(FILE *file, const char *words)
{
	fprintf(file, "\n%s\n", words);
}

static void markdown_row(FILE *file, const char *label, const char *before, const char *after)
{
	fprintf(file, "| %s |%s%s |%s%s |\n", label, *before ? " " : "", before,
		*after ? " " : "", after);
}

static void markdown_heading(FILE *file, const char *words)
{
	fprintf(file, "\n## %s\n\n", words);
	markdown_row(file, _("field"), _("before"), _("after"));
	fputs("| --- | --- | --- |\n", file);
}

static void markdown_end_table(FILE *file)
{
	(void)file;
}

static const struct printer markdown = {markdown_text, markdown_title, markdown_version,
	markdown_paragraph, markdown_heading, markdown_row, markdown_end_table};

/* --- HTML ------------------------------------------------------------------------------ */

static void html_title(FILE *file, const char *title)
{
	fprintf(file, "<h1>%s</h1>\n", title);
}

static void html_version(FILE *file, const char *label, const char *words)
{
	fputs("<p>", file);
	fprintf(file, _("%s: "), label);
	fprintf(file, "%s</p>\n", words);
}

static void html_paragraph(FILE *file, const char *words)
{
	fprintf(file, "<p>%s</p>\n", words);
}

static void html_column(FILE *file, const char *label)
{
	struct text capital = TEXT_INIT;
	utf8_capitalize(&capital, label, strlen(label));
	fprintf(file, "<th scope=\"col\">%s</th>", capital.data);
	text_release(&capital);
}

static void html_heading(FILE *file, const char *words)
{
	fprintf(file, "<section>\n<h2>%s</h2>\n<table class=\"changes\">\n<thead>\n<tr>",
		words);
	html_column(file, _("field"));
	html_column(file, _("before"));
	html_column(file, _("after"));
	fputs("</tr>\n</thead>\n<tbody>\n", file);
}

static void html_row(FILE *file, const char *label, const char *before, const char *after)
{
	fprintf(file, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n", label,
		before, after);
}

static void html_end_table(FILE *file)
{
	fputs("</tbody>\n</table>\n</section>\n", file);
}

static const struct printer html = {html_text, html_title, html_version, html_paragraph,
	html_heading, html_row, html_end_table};

/* --- A page ------------------------------------------------------------------------------ */

struct printing {
	FILE *file;
	const struct printer *printer;
	const struct changes *changes;
};

static void add_capital(struct text *out, const struct printer *printer, const char *words)
{
	struct text capital = TEXT_INIT;
	utf8_capitalize(&capital, words, strlen(words));
	printer->add(out, capital.data);
	text_release(&capital);
}

static void add_lines(struct text *out, const struct printer *printer, struct differing lines)
{
	const char *line;
	size_t length;
	while (differing_next(&lines, &line, &length)) {
		struct text words = TEXT_INIT;
		text_add(&words, line, length);
		printer->add(out, words.data);
		text_str(out, lines.length ? LINE_BREAK : "");
		text_release(&words);
	}
}

static void add_long_text(struct text *before, struct text *after,
	const struct printing *printing, const struct change *change)
{
	struct differing old, new;
	differing_lines(&old, &new, change);
	add_lines(before, printing->printer, old);
	add_lines(after, printing->printer, new);
	if (!before->length && !after->length)
		printing->printer->add(after, _("only the line feed at its end"));
}

static void put_unit(const struct printing *printing, const struct change_unit *unit)
{
	const struct printer *printer = printing->printer;
	const struct change *change = change_unit_change(unit, printing->changes);
	struct text label = TEXT_INIT, words = TEXT_INIT;
	struct text old = TEXT_INIT, new = TEXT_INIT, before = TEXT_INIT, after = TEXT_INIT;
	change_label(&words, printing->changes, change);
	add_capital(&label, printer, words.data);
	if (change_unit_is_long_text(unit, printing->changes)) {
		add_long_text(&before, &after, printing, change);
	} else {
		change_sides(&old, &new, printing->changes, change,
			unit->count > 1 ? change + 1 : NULL);
		printer->add(&before, old.data);
		printer->add(&after, new.data);
	}
	printer->row(printing->file, label.data, before.data, after.data);
	text_release(&label);
	text_release(&words);
	text_release(&old);
	text_release(&new);
	text_release(&before);
	text_release(&after);
}

static void put_heading(const struct printing *printing, const struct change_unit *unit)
{
	struct text words = TEXT_INIT, shown = TEXT_INIT;
	if (unit->whole)
		change_unit_words(&words, unit, printing->changes);
	else
		change_thing_words(&words, change_unit_change(unit, printing->changes));
	add_capital(&shown, printing->printer, words.data);
	printing->printer->heading(printing->file, shown.data);
	text_release(&words);
	text_release(&shown);
}

static void put_things(const struct printing *printing)
{
	struct change_unit unit;
	bool open = false;
	for (size_t at = 0; change_unit_next(&unit, printing->changes, &at);) {
		if (unit.begins && open)
			printing->printer->end_table(printing->file);
		if (unit.begins)
			put_heading(printing, &unit);
		open = true;
		/* Of a thing that came or went, each field is told, too. */
		if (unit.whole)
			at = unit.first + 1;
		else
			put_unit(printing, &unit);
	}
	if (open)
		printing->printer->end_table(printing->file);
	else
		printing->printer->paragraph(printing->file, _("Nothing differs."));
}

/* "What differs — 2007-2010 action plan" */
static void add_title(struct text *out, const struct changes *changes)
{
	const struct plan *plan =
		changes->new_plan->self ? changes->new_plan : changes->old_plan;
	text_printf(out, "%s — %s", _("What differs"), report_table_title(plan));
}

static void put_version(const struct printing *printing, const char *label, const char *words)
{
	struct text shown = TEXT_INIT;
	printing->printer->add(&shown, words);
	printing->printer->version(printing->file, label, shown.data);
	text_release(&shown);
}

static void put_page(const struct printing *printing, const char *before, const char *after)
{
	struct text title = TEXT_INIT, shown = TEXT_INIT;
	add_title(&title, printing->changes);
	printing->printer->add(&shown, title.data);
	printing->printer->title(printing->file, shown.data);
	put_version(printing, _("Before"), before);
	put_version(printing, _("After"), after);
	put_things(printing);
	text_release(&title);
	text_release(&shown);
}

void change_page_markdown(
	FILE *file, const struct changes *changes, const char *before, const char *after)
{
	const struct printing printing = {file, &markdown, changes};
	put_page(&printing, before, after);
}

void change_page_html(
	FILE *file, const struct changes *changes, const char *before, const char *after)
{
	const struct printing printing = {file, &html, changes};
	struct text title = TEXT_INIT;
	add_title(&title, changes);
	page_start(file, title.data);
	put_page(&printing, before, after);
	page_end(file);
	text_release(&title);
}

/* --- Rows for spreadsheets ------------------------------------------------------------------ */

/* A value in words; amounts and dates plain. */
static void put_value(struct csv *csv, const struct change *change, const struct value *value,
	const char *words)
{
	static const struct calendar none;
	const struct field *field = change->field;
	struct text plain = TEXT_INIT;
	bool bare = field && value && change->op != CHANGE_REORDER &&
		    (field->type == TYPE_AMOUNT || field->type == TYPE_DATE);
	if (bare)
		value_print(&plain, field, value, &none);
	csv_text(csv, bare ? plain.data : words);
	text_release(&plain);
}

static void put_values(
	struct csv *csv, const struct changes *changes, const struct change *change)
{
	struct text before = TEXT_INIT, after = TEXT_INIT;
	change_sides(&before, &after, changes, change, NULL);
	put_value(csv, change, change->old_value, before.data);
	put_value(csv, change, change->new_value, after.data);
	text_release(&before);
	text_release(&after);
}

static void put_item(
	struct csv *csv, const struct changes *changes, const struct change *change)
{
	struct text key = TEXT_INIT;
	bool new = change->new_value != NULL;
	if (change->acronym)
		text_str(&key, change->acronym);
	else if (change->item)
		change_key(&key, new ? changes->new_plan : changes->old_plan, change->field,
			new ? change->new_value : change->old_value);
	csv_text(csv, key.data);
	text_release(&key);
}

static void put_csv(struct csv *csv, const struct changes *changes, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	struct text id = TEXT_INIT, number = TEXT_INIT;
	thing_full_id(&id, thing);
	thing_number(&number, thing);
	csv_text(csv, kind_schemas[thing->kind].name);
	csv_text(csv, id.data);
	csv_text(csv, number.data);
	csv_text(csv, thing_title(thing));
	csv_text(csv, change_words[change->op]);
	csv_text(csv, change->path ? change->path : "");
	put_item(csv, changes, change);
	put_values(csv, changes, change);
	csv_end_row(csv);
	text_release(&id);
	text_release(&number);
}

void change_page_csv(FILE *file, const struct changes *changes)
{
	static const char *const columns[] = {
		"kind", "id", "number", "title", "op", "field", "item", "old", "new"};
	struct csv csv;
	csv_start(&csv, file, false);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		csv_text(&csv, columns[i]);
	csv_end_row(&csv);
	for (size_t i = 0; i < changes->count; i++)
		put_csv(&csv, changes, &changes->items[i]);
}
