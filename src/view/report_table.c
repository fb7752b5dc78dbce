#include "view/report_table.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "view/words.h"

#include <stdlib.h>
#include <string.h>

void report_table_init(
	struct report_table *table, const struct plan *plan, struct report_options options)
{
	*table = (struct report_table){.plan = plan, .options = options};
	table->years = report_years_of(&plan->calendar);
	table->columns = REPORT_YEARS + table->years.count + (options.plain ? 1 : 0) + 1;
}

void report_table_release(struct report_table *table)
{
	arena_release(&table->arena);
	free(table->block.rows);
	*table = (struct report_table){.plan = NULL};
}

/* --- Headings ---------------------------------------------------------------- */

static const char *capitals(struct report_table *table, const char *words)
{
	struct text upper = TEXT_INIT;
	utf8_upper(&upper, words, strlen(words));
	const char *copy = arena_text(&table->arena, upper.data, upper.length);
	text_release(&upper);
	return copy;
}

static const char *field_heading(struct report_table *table, enum ACTION_field field)
{
	return capitals(table, lang_label(record_schemas[RECORD_ACTION].fields[field].label));
}

static void set_columns(struct report_table *table, size_t objectives)
{
	const struct kind_schema *objective = &kind_schemas[KIND_OBJECTIVE];
	const char **columns =
		arena_zalloc(&table->arena, table->columns * sizeof(const char *));
	columns[REPORT_OBJECTIVE] = capitals(table,
		lang_label(objectives == 1 ? objective->label : objective->plural_label));
	columns[REPORT_ACTION] =
		capitals(table, lang_label(kind_schemas[KIND_ACTION].plural_label));
	columns[REPORT_RESPONSIBLE] = field_heading(table, ACTION_RESPONSIBLE);
	columns[REPORT_PARTNERS] = field_heading(table, ACTION_PARTNERS);
	for (size_t i = 0; i < table->years.count; i++) {
		struct text year = TEXT_INIT;
		text_printf(&year, "%d", table->years.first + (int)i);
		columns[REPORT_YEARS + i] = table->years.first
						    ? arena_strdup(&table->arena, year.data)
						    : field_heading(table, ACTION_SCHEDULE);
		text_release(&year);
	}
	if (table->options.plain)
		columns[table->columns - 2] = field_heading(table, ACTION_EFFORT);
	columns[table->columns - 1] = field_heading(table, ACTION_BUDGET);
	table->block.columns = columns;
}

/*
 * Our own words have no-break spaces where French wants them; the document's transcription
 * has none, and is to be found again.
 */
static void plain_spaces(struct report_table *table, struct text *words)
{
	static const char nbsp[] = "\u00a0";
	char *at = words->data;
	if (!table->options.source)
		return;
	while ((at = strstr(at, nbsp))) {
		size_t rest = strlen(at + 2);
		*at++ = ' ';
		memmove(at, at + 1, rest + 1);
		words->length--;
	}
}

static void set_heading(struct report_table *table, const struct thing *axis)
{
	const struct record *source = record_record(axis->record, AXIS_SOURCE);
	const char *printed =
		source && table->options.source ? record_text(source, AXIS_SOURCE_TITLE) : NULL;
	struct text label = TEXT_INIT, words = TEXT_INIT;
	text_str(&label, capitals(table, lang_label(kind_schemas[KIND_AXIS].label)));
	text_str(&label, axis->number ? " " : "");
	thing_number(&label, axis);
	text_printf(&words, _("%s: "), label.data);
	plain_spaces(table, &words);
	text_str(&words, printed ? printed : capitals(table, thing_title(axis)));
	table->block.heading = arena_strdup(&table->arena, words.data);
	text_release(&label);
	text_release(&words);
}

/* --- Cells ------------------------------------------------------------------- */

static void put_text(struct report_table *table, struct report_cell *cell, const char *text)
{
	report_cell_explain(cell, &table->arena, table->plan, text);
}

/* What the document prints in the cell, where that is wanted and recorded. */
static bool put_source(struct report_table *table, struct report_cell *cell,
	const struct thing *action, enum SOURCE_field field)
{
	const struct record *source =
		table->options.source ? record_record(action->record, ACTION_SOURCE) : NULL;
	const char *printed = source ? record_text(source, field) : NULL;
	if (printed)
		put_text(table, cell, printed);
	return printed;
}

static void put_number(
	struct report_table *table, struct report_cell *cell, const struct thing *thing)
{
	struct text number = TEXT_INIT;
	if (table->options.numbers) {
		thing_number(&number, thing);
		text_str(&number, number.length ? " " : "");
		report_cell_add(cell, &table->arena, number.data, NULL);
	}
	text_release(&number);
}

static void put_objective(
	struct report_table *table, struct report_row *row, const struct thing *action)
{
	struct report_cell *cell = &row->cells[REPORT_OBJECTIVE];
	if (row->objective) {
		put_number(table, cell, row->objective);
		put_text(table, cell, thing_title(row->objective));
	} else if (record_text(action->record, ACTION_OBJECTIVE)) {
		put_text(table, cell, record_text(action->record, ACTION_OBJECTIVE));
	}
}

static void put_references(struct report_table *table, struct report_row *row, size_t column,
	enum ACTION_field field, enum SOURCE_field source)
{
	struct report_cell *cell = &row->cells[column];
	if (!put_source(table, cell, row->action, source))
		report_cell_references(cell, &table->arena, table->plan,
			record_list(row->action->record, (int)field),
			column == REPORT_PARTNERS);
}

/* The document's wording of when has one cell, that of the first year. */
static void put_schedule(struct report_table *table, struct report_row *row)
{
	const struct list *schedule = record_list(row->action->record, ACTION_SCHEDULE);
	size_t first = report_years_first(table->years, schedule);
	if (!put_source(table, &row->cells[REPORT_YEARS + first], row->action, SOURCE_SCHEDULE))
		report_years_cells(&row->cells[REPORT_YEARS], &table->arena, table->plan,
			table->years, schedule);
}

static void amount_words(
	const struct report_table *table, struct text *out, struct decimal amount)
{
	if (table->options.plain)
		words_plain_amount(out, table->plan, amount);
	else
		words_amount(out, table->plan, amount);
}

/* The sum of all entries, whatever their year. */
static void budget_words(
	const struct report_table *table, struct text *out, const struct list *budget)
{
	struct total total = {0};
	struct decimal sum;
	bool any = false;
	for (uint32_t i = 0; i < budget->count; i++) {
		const struct value *value = record_get(budget->items[i].record, BUDGET_AMOUNT);
		if (value)
			total_add(&total, (struct decimal){value->number, value->detail});
		any = any || value;
	}
	if (any && total_decimal(&sum, &total))
		amount_words(table, out, sum);
	else if (any)
		text_str(out, _("too many digits"));
}

static void effort_words(struct text *out, const struct list *effort)
{
	for (uint32_t i = 0; i < effort->count; i++) {
		text_str(out, i ? ", " : "");
		words_effort(out, effort->items[i].record);
	}
}

static void put_words(
	struct report_table *table, struct report_row *row, size_t column, struct text *words)
{
	plain_spaces(table, words);
	report_cell_add(&row->cells[column], &table->arena, words->data, NULL);
	text_reset(words);
}

static void put_budget(struct report_table *table, struct report_row *row)
{
	const struct record *record = row->action->record;
	size_t last = table->columns - 1;
	struct text words = TEXT_INIT;
	if (put_source(table, &row->cells[last], row->action, SOURCE_BUDGET))
		return;
	effort_words(&words, record_list(record, ACTION_EFFORT));
	size_t effort = words.length;
	if (table->options.plain)
		put_words(table, row, last - 1, &words);
	else
		text_str(&words, effort ? " " : "");
	effort = words.length;
	budget_words(table, &words, record_list(record, ACTION_BUDGET));
	if (effort && words.length == effort)
		words.data[--words.length] = '\0';
	put_words(table, row, last, &words);
	text_release(&words);
}

/* Work that is planned, going on or done needs no word: the document's own actions have none. */
static void set_mark(struct report_row *row)
{
	int64_t status = record_number(row->action->record, ACTION_STATUS, -1);
	row->dropped = status == STATUS_CANCELLED || status == STATUS_REPLACED;
	if (row->dropped || status == STATUS_SUSPENDED || status == STATUS_POSTPONED)
		row->mark = lang_label(enumerations[ENUMERATION_STATUS].labels[status]);
}

/* --- Rows and blocks --------------------------------------------------------- */

static void add_row(struct report_table *table, const struct thing *objective,
	const struct thing *action, bool first)
{
	struct report_block *block = &table->block;
	block->rows =
		mem_grow(block->rows, block->count, &block->capacity, sizeof *block->rows);
	struct report_row *row = &block->rows[block->count++];
	*row = (struct report_row){.objective = objective, .action = action, .height = first};
	row->cells = arena_zalloc(&table->arena, table->columns * sizeof *row->cells);
	if (first)
		put_objective(table, row, action);
	if (!action)
		return;
	set_mark(row);
	put_number(table, &row->cells[REPORT_ACTION], action);
	if (!put_source(table, &row->cells[REPORT_ACTION], action, SOURCE_TITLE))
		put_text(table, &row->cells[REPORT_ACTION], thing_title(action));
	put_references(table, row, REPORT_RESPONSIBLE, ACTION_RESPONSIBLE, SOURCE_RESPONSIBLE);
	put_references(table, row, REPORT_PARTNERS, ACTION_PARTNERS, SOURCE_PARTNERS);
	put_schedule(table, row);
	put_budget(table, row);
}

/* Things stand in the plan's order: an objective's actions follow one another. */
static void add_objective(struct report_table *table, const struct thing *objective)
{
	const struct thing_list *actions = &table->plan->things[KIND_ACTION];
	size_t first = table->block.count;
	while (table->actions < actions->count &&
		actions->items[table->actions]->owner == objective)
		add_row(table, objective, actions->items[table->actions++],
			table->block.count == first);
	if (table->block.count == first)
		add_row(table, objective, NULL, true);
	table->block.rows[first].height = table->block.count - first;
}

static bool same_objective(const struct thing *left, const struct thing *right)
{
	const char *a = record_text(left->record, ACTION_OBJECTIVE);
	const char *b = record_text(right->record, ACTION_OBJECTIVE);
	return a && b ? !strcmp(a, b) : a == b;
}

/* Actions come last whose objective is not in the plan: its id stands in its place. */
static void add_strays(struct report_table *table)
{
	const struct thing_list *actions = &table->plan->things[KIND_ACTION];
	size_t first = 0;
	for (; table->actions < actions->count; table->actions++) {
		const struct thing *action = actions->items[table->actions];
		const struct thing *before =
			table->block.count ? table->block.rows[first].action : NULL;
		bool same = before && same_objective(before, action);
		if (!same)
			first = table->block.count;
		add_row(table, NULL, action, !same);
		table->block.rows[first].height = table->block.count - first;
	}
}

static void start_block(struct report_table *table, const struct thing *axis)
{
	arena_reset(&table->arena);
	table->block.count = 0;
	table->block.axis = axis;
}

const struct report_block *report_table_next(struct report_table *table)
{
	const struct thing_list *axes = &table->plan->things[KIND_AXIS],
				*objectives = &table->plan->things[KIND_OBJECTIVE];
	size_t before = table->objectives;
	if (table->axes < axes->count) {
		const struct thing *axis = axes->items[table->axes++];
		start_block(table, axis);
		set_heading(table, axis);
		while (table->objectives < objectives->count &&
			objectives->items[table->objectives]->owner == axis)
			add_objective(table, objectives->items[table->objectives++]);
		set_columns(table, table->objectives - before);
		return &table->block;
	}
	if (table->actions == table->plan->things[KIND_ACTION].count)
		return NULL;
	start_block(table, NULL);
	table->block.heading = capitals(table, _("no known objective"));
	add_strays(table);
	set_columns(table, 2);
	return &table->block;
}

/* --- Words ------------------------------------------------------------------- */

const char *report_table_title(const struct plan *plan)
{
	return plan->self && plan->self->record ? thing_title(plan->self) : _("Action plan");
}

void report_table_words(struct text *out, const struct report_row *row, size_t column)
{
	report_cell_words(out, &row->cells[column]);
	if (column == REPORT_ACTION && row->mark)
		text_printf(out, " (%s)", row->mark);
}

void report_table_legend(
	struct text *out, const struct report_table *table, const char *parting)
{
	const struct calendar *calendar = &table->plan->calendar;
	for (int i = 0; i < calendar->season_count; i++) {
		const struct season *season = &calendar->seasons[i];
		text_str(out, i ? parting : "");
		text_printf(out, _("%s: "), season->code);
		utf8_capitalize(out, season->name, strlen(season->name));
	}
}
