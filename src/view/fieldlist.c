#include "view/fieldlist.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/fieldpath.h"
#include "model/vocabulary.h"
#include "view/table.h"

#include <string.h>

/* The kind whose files hold the things of this one, which have none of their own. */
static enum kind owner_of(enum kind kind)
{
	const struct record_schema *schema = &record_schemas[kind_schemas[kind].record];
	for (int i = 0; i < schema->count; i++) {
		if (schema->fields[i].type != TYPE_OWNER)
			continue;
		for (int owner = 0; owner < KIND_COUNT; owner++) {
			if (schema->fields[i].kinds & 1u << owner)
				return (enum kind)owner;
		}
	}
	return kind;
}

static void file_words(struct text *out, enum kind kind)
{
	const struct kind_schema *schema = &kind_schemas[kind];
	if (!schema->folder)
		text_printf(out, _("in the file of its %s"),
			lang_label(kind_schemas[owner_of(kind)].label));
	else if (!*schema->folder)
		text_printf(out, "plan/%s.yaml", schema->name);
	else
		/* Folders between are free for actions alone. */
		text_printf(out, "plan/%s/%sID.yaml", schema->folder,
			kind == KIND_ACTION ? "**/" : "");
}

void fieldlist_kinds(FILE *file, unsigned kinds, size_t width)
{
	struct table table;
	struct text words = TEXT_INIT;
	table_init(&table, 4);
	table_cell(&table, _("kind"));
	table_cell(&table, _("things"));
	table_cell(&table, _("file"));
	table_cell(&table, _("meaning"));
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!(kinds & 1u << kind))
			continue;
		text_reset(&words);
		file_words(&words, (enum kind)kind);
		table_cell(&table, kind_schemas[kind].name);
		table_cell(&table, lang_label(kind_schemas[kind].plural_label));
		table_cell(&table, words.data);
		table_cell(&table, _(kind_schemas[kind].description));
	}
	table_print(&table, file, width);
	table_release(&table);
	text_release(&words);
}

static void add_kinds(struct text *out, unsigned kinds)
{
	bool any = false;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (kinds & 1u << kind) {
			text_printf(out, "%s%s", any ? ", " : "",
				lang_label(kind_schemas[kind].label));
			any = true;
		}
	}
}

/* The words as files have them; in another language with what they mean. */
static void add_values(struct text *out, const struct enumeration *values)
{
	bool english = !strcmp(lang_code(), "en");
	for (int i = 0; i < values->count; i++) {
		text_printf(out, "%s%s", i ? ", " : "", values->words[i]);
		if (!english)
			text_printf(out, " (%s)", lang_label(values->labels[i]));
	}
}

static const char *type_word(enum field_type type)
{
	static const char *const words[] = {
		[TYPE_ID] = N_("identifier"),
		[TYPE_FORMER_ID] = N_("former identifier"),
		[TYPE_LINK] = N_("identifier: "),
		[TYPE_FORMER_LINK] = N_("identifier, present or former: "),
		[TYPE_DECISION] = N_("MEETING/DECISION"),
		[TYPE_REFERENCE] = N_("reference"),
		[TYPE_RECORD] = N_("fields"),
		[TYPE_TEXT] = N_("text"),
		[TYPE_LONG_TEXT] = N_("text of several lines"),
		[TYPE_ACRONYM] = N_("acronym"),
		[TYPE_ENUM] = "",
		[TYPE_BOOLEAN] = "true, false",
		[TYPE_INTEGER] = N_("whole number"),
		[TYPE_QUANTITY] = N_("number"),
		[TYPE_AMOUNT] = N_("amount"),
		[TYPE_VALUE] = N_("number or text"),
		[TYPE_CURRENCY] = N_("currency"),
		[TYPE_DATE] = N_("date"),
		[TYPE_POINT] = N_("year or date"),
		[TYPE_MONTH_DAY] = N_("month-day"),
		[TYPE_SCHEDULE] = N_("season, year, dates or continuous"),
		[TYPE_NUMBER] = N_("computed"),
		[TYPE_OWNER] = N_("computed"),
		[TYPE_PATH] = N_("computed"),
	};
	return *words[type] ? _(words[type]) : "";
}

/* What the field takes: "list: identifier: committee, organization", "text, required". */
static void type_words(struct text *out, const struct field *field)
{
	text_str(out, field->flags & FIELD_LIST ? _("list: ") : "");
	text_str(out, type_word(field->type));
	if (field->type == TYPE_LINK || field->type == TYPE_FORMER_LINK)
		add_kinds(out, field->kinds);
	if (field->type == TYPE_ENUM)
		add_values(out, &enumerations[field->values]);
	if (field->type == TYPE_INTEGER)
		text_printf(out, _(", %lld to %lld"), (long long)field->low,
			(long long)field->high);
	text_str(out, field->flags & FIELD_OR_INTEGER ? _(", or a whole number") : "");
	text_str(out, field->flags & FIELD_OR_DATE ? _(", or a date") : "");
	text_str(out, field->flags & FIELD_REQUIRED ? _("; required") : "");
}

/* What the field is for: "Responsible. Who answers for the action." */
static void meaning(struct text *out, const struct field *field)
{
	const char *label = lang_label(field->label);
	size_t length = strlen(label), first = utf8_skip(label, length, 1);
	utf8_upper(out, label, first);
	text_printf(out, "%s. %s", label + first, _(field->description));
}

static void add_field(struct table *table, const struct field *field, const char *name)
{
	struct text type = TEXT_INIT, purpose = TEXT_INIT;
	type_words(&type, field);
	meaning(&purpose, field);
	table_cell(table, name);
	table_cell(table, type.data);
	table_cell(table, purpose.data);
	text_release(&type);
	text_release(&purpose);
}

static void add_fields(struct table *table, enum record_id record, const char *before)
{
	struct text name = TEXT_INIT;
	for (int i = 0; i < record_schemas[record].count; i++) {
		const struct field *field = &record_schemas[record].fields[i];
		text_reset(&name);
		text_printf(&name, "%s%s", before, field->name);
		add_field(table, field, name.data);
		if (field->type == TYPE_RECORD) {
			text_char(&name, '.');
			add_fields(table, field->record, name.data);
		}
	}
	text_release(&name);
}

static void add_headings(struct table *table)
{
	table_cell(table, _("field"));
	table_cell(table, _("value"));
	table_cell(table, _("meaning"));
}

void fieldlist_record(FILE *file, enum record_id record, size_t width)
{
	struct table table;
	table_init(&table, 3);
	add_headings(&table);
	add_fields(&table, record, "");
	table_print(&table, file, width);
	table_release(&table);
}

/* --- One field, wherever it is -------------------------------------------------- */

/* A word for a field being looked for. */
struct search {
	const char *word;
	struct table *table; /* NULL: only whether there is one */
	bool found;
};

static void take_field(
	struct search *search, const char *owner, const struct field *field, const char *name)
{
	search->found = true;
	if (!search->table)
		return;
	table_cell(search->table, owner);
	add_field(search->table, field, name);
}

static void search_record(
	struct search *search, const char *owner, enum record_id record, const char *before)
{
	struct text name = TEXT_INIT;
	int meant = vocabulary_field(record, search->word, strlen(search->word));
	for (int i = 0; i < record_schemas[record].count; i++) {
		const struct field *field = &record_schemas[record].fields[i];
		text_reset(&name);
		text_printf(&name, "%s%s", before, field->name);
		if (i == meant)
			take_field(search, owner, field, name.data);
		if (field->type == TYPE_RECORD) {
			text_char(&name, '.');
			search_record(search, owner, field->record, name.data);
		}
	}
	text_release(&name);
}

/* "indicators.measure": one field, of each kind that has it. */
static void search_path(struct search *search, enum kind kind)
{
	struct fieldpath path;
	struct text name = TEXT_INIT;
	if (fieldpath_find(&path, kind, search->word, strlen(search->word), NULL) ||
		fieldpath_is_late(&path))
		return;
	fieldpath_name(&name, &path, kind);
	take_field(search, lang_label(kind_schemas[kind].label), path.field, name.data);
	text_release(&name);
}

static bool search_all(struct search *search)
{
	bool is_path = strchr(search->word, '.') != NULL;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		if (schema->record == RECORD_NONE)
			continue;
		if (is_path)
			search_path(search, (enum kind)kind);
		else
			search_record(search, lang_label(schema->label), schema->record, "");
	}
	if (!is_path)
		search_record(search, _("reference"), RECORD_REFERENCE, "");
	return search->found;
}

bool fieldlist_has_field(const char *word)
{
	struct search search = {word, NULL, false};
	return search_all(&search);
}

void fieldlist_field(FILE *file, const char *word, size_t width)
{
	struct table table;
	struct search search = {word, &table, false};
	table_init(&table, 4);
	table_cell(&table, _("kind"));
	add_headings(&table);
	search_all(&search);
	table_print(&table, file, width);
	table_release(&table);
}
