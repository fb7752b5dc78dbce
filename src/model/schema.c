#include "model/schema.h"
#include "base/utf8.h"

#include <stddef.h>
#include <string.h>

#define BIT(kind) (1u << KIND_##kind)
#define NOTHING .kinds = 0
#define TO(kind) .kinds = BIT(kind)
#define TO2(one, two) .kinds = BIT(one) | BIT(two)
#define TO3(one, two, three) .kinds = BIT(one) | BIT(two) | BIT(three)
#define OF(symbol) .record = RECORD_##symbol
#define VALUES(symbol) .values = ENUMERATION_##symbol
#define BETWEEN(least, most) .low = (least), .high = (most)

enum {
	REQUIRED = FIELD_REQUIRED,
	LIST = FIELD_LIST,
	COMPUTED = FIELD_COMPUTED,
	LEAD = FIELD_LEAD,
	ROLE = FIELD_ROLE,
	TERM = FIELD_TERM,
	OR_INTEGER = FIELD_OR_INTEGER,
	OR_DATE = FIELD_OR_DATE,
	COLUMN = FIELD_COLUMN,
};

#define FIELD(owner, symbol, field_name, field_type, field_flags, argument, english_label, \
	french_label, field_description) \
	{.name = field_name, \
		.type = TYPE_##field_type, \
		.flags = field_flags, \
		.label = {english_label, french_label}, \
		.description = field_description, \
		argument},
#define FIELD_TABLE(symbol, fields, key, key2) \
	static const struct field fields_of_##symbol[] = {fields(FIELD)};
RECORDS(FIELD_TABLE)

#define RECORD_ENTRY(symbol, fields, first, second) \
	{fields_of_##symbol, symbol##_FIELD_COUNT, first, second},
const struct record_schema record_schemas[RECORD_COUNT] = {RECORDS(RECORD_ENTRY)};

#define WORD(enumeration, symbol, word, english_label, french_label) word,
#define LABEL(enumeration, symbol, word, english_label, french_label) \
	{english_label, french_label},
#define WORD_TABLES(symbol, values) \
	static const char *const words_of_##symbol[] = {values(WORD)}; \
	static const struct label labels_of_##symbol[] = {values(LABEL)};
ENUMERATIONS(WORD_TABLES)

#define ENUMERATION_ENTRY(symbol, values) \
	{words_of_##symbol, labels_of_##symbol, symbol##_VALUE_COUNT},
const struct enumeration enumerations[ENUMERATION_COUNT] = {ENUMERATIONS(ENUMERATION_ENTRY)};

#define KIND_ENTRY(symbol, record_symbol, kind_name, kind_plural, kind_space, kind_folder, \
	french_label, french_plural, kind_description) \
	{.name = kind_name, \
		.plural = kind_plural, \
		.label = {kind_name, french_label}, \
		.plural_label = {kind_plural, french_plural}, \
		.description = kind_description, \
		.folder = kind_folder, \
		.record = RECORD_##record_symbol, \
		.space = SPACE_##kind_space},
const struct kind_schema kind_schemas[KIND_COUNT] = {KINDS(KIND_ENTRY)};

int schema_field(enum record_id record, const char *name)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = 0; i < schema->count; i++) {
		if (!strcmp(schema->fields[i].name, name))
			return i;
	}
	return -1;
}

int schema_field_near(enum record_id record, const char *name, int guess)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = guess; i < schema->count; i++) {
		if (!strcmp(schema->fields[i].name, name))
			return i;
	}
	return schema_field(record, name);
}

int schema_field_of_type(enum record_id record, enum field_type type)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = 0; i < schema->count; i++) {
		if (schema->fields[i].type == type)
			return i;
	}
	return -1;
}

enum name_space schema_space(const struct field *field)
{
	int kind = 0;
	if (field->type == TYPE_DECISION)
		return SPACE_DECISION;
	while (kind + 1 < KIND_COUNT && !(field->kinds & 1u << kind))
		kind++;
	return kind_schemas[kind].space;
}

unsigned schema_reference_kinds(void)
{
	unsigned kinds = 0;
	for (int i = 0; i < REFERENCE_TEXT; i++)
		kinds |= record_schemas[RECORD_REFERENCE].fields[i].kinds;
	return kinds;
}

int schema_value(enum enumeration_id id, const char *word)
{
	for (int i = 0; i < enumerations[id].count; i++) {
		if (!strcmp(enumerations[id].words[i], word))
			return i;
	}
	return -1;
}

enum kind schema_kind(const char *word)
{
	int kind = 0;
	while (kind < KIND_COUNT && strcmp(kind_schemas[kind].name, word) &&
		strcmp(kind_schemas[kind].plural, word))
		kind++;
	return (enum kind)kind;
}

int schema_title(enum kind kind)
{
	enum record_id record = kind_schemas[kind].record;
	if (record == RECORD_NONE)
		return -1;
	int field = schema_field(record, "title");
	return field >= 0 ? field : schema_field(record, "name");
}

bool schema_is_id(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return length && length <= 64 && !text[length] && *text >= 'a' && *text <= 'z';
}

void schema_slug(struct text *out, const char *text)
{
	struct text folded = TEXT_INIT;
	size_t start = out->length;
	utf8_fold(&folded, text, strlen(text));
	for (size_t i = 0; i < folded.length; i++) {
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789", folded.data[i]))
			text_char(out, folded.data[i]);
		else if (out->length > start && out->data[out->length - 1] != '-')
			text_char(out, '-');
	}
	while (out->length > start && out->data[out->length - 1] == '-')
		out->data[--out->length] = '\0';
	text_release(&folded);
}
