#include "view/columns.h"
#include "base/lang.h"
#include "model/late.h"
#include "view/words.h"

#include <string.h>

/* What the title of a thing keeps on a narrow terminal. */
#define TITLE_CELLS 30

/* Every kind has a title or name; most have more columns, marked in the schema. */
static void usual_columns(struct columns *columns)
{
	enum record_id record = kind_schemas[columns->kind].record;
	const struct record_schema *schema = &record_schemas[record];
	int title = schema_title(columns->kind);
	for (int i = 0; i < schema->count; i++) {
		if (schema->fields[i].flags & FIELD_COLUMN)
			columns->paths[columns->count++] =
				(struct fieldpath){1, {i}, &schema->fields[i]};
	}
	if (!columns->count)
		columns->paths[columns->count++] =
			(struct fieldpath){1, {title}, &schema->fields[title]};
}

int columns_read(struct columns *columns, enum kind kind, const char *names, struct fail *fail)
{
	*columns = (struct columns){.kind = kind};
	if (!names) {
		usual_columns(columns);
		return 0;
	}
	for (const char *at = names;; at++) {
		size_t length = strcspn(at, ",");
		if (columns->count == COLUMNS_MOST)
			return fail_set(fail, STATUS_USAGE,
				_("there are too many names in '%s'"), names);
		if (fieldpath_find(&columns->paths[columns->count++], kind, at, length, fail))
			return -1;
		at += length;
		if (!*at)
			return 0;
	}
}

static bool is_number(const struct fieldpath *path)
{
	const struct field *field = path->field;
	return field && (field->type == TYPE_INTEGER || field->type == TYPE_AMOUNT ||
				(field->type == TYPE_RECORD && field->record == RECORD_BUDGET));
}

static bool is_title(const struct fieldpath *path, enum kind kind)
{
	return path->count == 1 && path->steps[0] == schema_title(kind);
}

/* Entries with amounts are one number, their sum; false where they cannot be. */
static bool put_sum(struct text *out, const struct value *value, int amount)
{
	struct total total = {0};
	struct decimal sum;
	for (uint32_t i = 0; i < value->list->count; i++) {
		const struct value *part = record_get(value->list->items[i].record, amount);
		if (part)
			total_add(&total, (struct decimal){part->number, part->detail});
	}
	if (!total_decimal(&sum, &total))
		return false;
	number_print(out, sum);
	return true;
}

/* A value as programs read it; false: in words like for everybody. */
static bool plain_item(struct text *out, const struct plan *plan, const struct field *field,
	const struct value *value)
{
	int amount = field->type == TYPE_RECORD
			     ? schema_field_of_type(field->record, TYPE_AMOUNT)
			     : -1;
	bool list = field->flags & FIELD_LIST;
	if (amount >= 0 && list)
		return put_sum(out, value, amount);
	if (list || (field->type != TYPE_AMOUNT && field->type != TYPE_DATE))
		return false;
	value_print(out, field, value, &plan->calendar);
	return true;
}

/* The values that a path of several steps leads to, one after the other. */
struct gathering {
	struct text *out;
	const struct columns_view *view;
	size_t start;
};

static bool gather(void *context, const struct field *field, const struct value *value)
{
	struct gathering *gathering = context;
	text_str(gathering->out, gathering->out->length > gathering->start ? ", " : "");
	const struct columns_view *view = gathering->view;
	if (!view->plain || !plain_item(gathering->out, view->plan, field, value))
		words_item(gathering->out, view->plan, field, value);
	return false;
}

static void field_words(struct text *out, const struct fieldpath *path,
	const struct columns_view *view, const struct thing *thing)
{
	const struct value *value = record_get(thing->record, path->steps[0]);
	if (path->field->type == TYPE_PATH)
		words_path(out, view->plain ? "" : view->prefix, thing->path);
	else if (!view->plain || !value || !plain_item(out, view->plan, path->field, value))
		words_field(out, view->plan, thing, path->steps[0]);
}

void columns_words(struct text *out, const struct fieldpath *path,
	const struct columns_view *view, const struct thing *thing)
{
	struct gathering gathering = {out, view, out->length};
	if (fieldpath_is_late(path))
		text_str(out, late_action(thing, view->today) ? _("yes") : _("no"));
	else if (path->count > 1)
		fieldpath_any(path, thing->record, gather, &gathering);
	else
		field_words(out, path, view, thing);
}

static void heading(struct text *out, const struct columns *columns,
	const struct columns_view *view, size_t column)
{
	text_reset(out);
	if (view->plain)
		fieldpath_name(out, &columns->paths[column], columns->kind);
	else
		fieldpath_label(out, &columns->paths[column], columns->kind);
}

/* The lines of a long text one after the other: a cell has no others than it wraps to. */
static void join_lines(struct text *words)
{
	for (size_t i = 0; i < words->length; i++) {
		if (words->data[i] == '\n' || words->data[i] == '\t')
			words->data[i] = ' ';
	}
	while (words->length && words->data[words->length - 1] == ' ')
		words->data[--words->length] = '\0';
}

void columns_table(struct table *table, const struct columns *columns,
	const struct columns_view *view, const struct thing *const *things, size_t count)
{
	struct text words = TEXT_INIT;
	table_init(table, columns->count);
	for (size_t c = 0; c < columns->count; c++) {
		heading(&words, columns, view, c);
		table_cell(table, words.data);
		if (is_number(&columns->paths[c]))
			table_align_right(table, c);
		if (is_title(&columns->paths[c], columns->kind))
			table_keep(table, c, TITLE_CELLS);
	}
	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < columns->count; c++) {
			text_reset(&words);
			columns_words(&words, &columns->paths[c], view, things[i]);
			join_lines(&words);
			table_cell(table, words.data);
		}
	}
	text_release(&words);
}

void columns_csv(struct csv *csv, const struct columns *columns,
	const struct columns_view *view, const struct thing *const *things, size_t count)
{
	struct text words = TEXT_INIT;
	for (size_t c = 0; c < columns->count; c++) {
		heading(&words, columns, view, c);
		csv_text(csv, words.data);
	}
	csv_end_row(csv);
	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < columns->count; c++) {
			text_reset(&words);
			columns_words(&words, &columns->paths[c], view, things[i]);
			csv_text(csv, words.data);
		}
		csv_end_row(csv);
	}
	text_release(&words);
}
