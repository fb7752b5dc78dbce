#include "view/json_schema.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

#define DRAFT "http://json-schema.org/draft-07/schema#"

#define ID "[a-z][a-z0-9-]{0,63}"
#define MONTH_DAY "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define DAY "[0-9]{4}-" MONTH_DAY

/* What many fields have in common stands once, among the definitions. */
enum form {
	FORM_TEXT,
	FORM_FILLED_TEXT, /* holds more than spaces */
	FORM_LONG_TEXT,
	FORM_PLAIN_DATE,
	FORM_DATE,
	FORM_POINT,
	FORM_SCHEDULE,
	FORM_VALUE,
	FORM_COUNT,
};

static const char *const form_names[FORM_COUNT] = {"text", "filled_text", "long_text",
	"plain_date", "date", "year_or_date", "schedule", "value"};

struct builder {
	struct json *definitions;
	bool forms[FORM_COUNT]; /* which are defined already */
	bool records[RECORD_COUNT];
	bool references[FIELD_REFERENCE_FLAGS + 1]; /* by what they may have */
};

static struct json *object_of(const char *key, struct json *value)
{
	struct json *json = json_new_object();
	json_put(json, key, value);
	return json;
}

static void put_text(struct json *json, const char *key, const char *text)
{
	json_put(json, key, json_new_text(text));
}

static struct json *of_type(const char *type)
{
	return object_of("type", json_new_text(type));
}

static struct json *of_pattern(const char *pattern)
{
	struct json *json = of_type("string");
	put_text(json, "pattern", pattern);
	return json;
}

static struct json *whole_number(int64_t low, int64_t high)
{
	struct json *json = of_type("integer");
	json_put(json, "minimum", json_new_integer(low));
	json_put(json, "maximum", json_new_integer(high));
	return json;
}

static struct json *zero_or_more(void)
{
	struct json *json = of_type("number");
	json_put(json, "minimum", json_new_integer(0));
	return json;
}

/* `third` may be NULL. */
static struct json *any_of(struct json *one, struct json *other, struct json *third)
{
	struct json *list = json_new_list();
	json_append(list, one);
	json_append(list, other);
	if (third)
		json_append(list, third);
	return object_of("anyOf", list);
}

static struct json *reference_to(const char *definition)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "#/definitions/%s", definition);
	struct json *json = object_of("$ref", json_new_text(path.data));
	text_release(&path);
	return json;
}

/* Add the characters that no value holds, as ranges of a regular expression. */
static void forbidden_ranges(struct text *out, bool one_line)
{
	uint32_t first = 0;
	bool inside = false;
	for (uint32_t c = 0; c <= 0x10000; c++) {
		bool forbidden = c < 0x10000 &&
				 (utf8_forbidden(c) || (one_line && (c == '\n' || c == '\t')));
		if (forbidden && !inside)
			first = c;
		if (inside && !forbidden) {
			text_printf(out, "\\u%04x", (unsigned)first);
			if (c - 1 > first)
				text_printf(out, "-\\u%04x", (unsigned)(c - 1));
		}
		inside = forbidden;
	}
}

static struct json *text_form(bool one_line)
{
	struct text pattern = TEXT_INIT;
	text_str(&pattern, "^[^");
	forbidden_ranges(&pattern, one_line);
	text_str(&pattern, "]*$");
	struct json *json = of_pattern(pattern.data);
	text_release(&pattern);
	return json;
}

/* YAML 1.1 makes of a date without quotes what JSON has no word for. */
static struct json *plain_date(void)
{
	static const char *const types[] = {"string", "number", "boolean", "array", "null"};
	struct json *list = json_new_list(), *json = json_new_object();
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		json_append(list, of_type(types[i]));
	put_text(json, "$comment", "a date without quotes, as readers of YAML 1.1 give it");
	json_put(json, "not", object_of("anyOf", list));
	return json;
}

static struct json *form(struct builder *, enum form);

static struct json *make_form(struct builder *builder, enum form wanted)
{
	struct json *list;
	switch (wanted) {
	case FORM_TEXT:
		return text_form(true);
	case FORM_FILLED_TEXT:
		list = json_new_list();
		json_append(list, form(builder, FORM_TEXT));
		json_append(list, of_pattern("[^ \\u00a0]"));
		return object_of("allOf", list);
	case FORM_LONG_TEXT:
		return text_form(false);
	case FORM_PLAIN_DATE:
		return plain_date();
	case FORM_DATE:
		return any_of(of_pattern("^" DAY "$"), form(builder, FORM_PLAIN_DATE), NULL);
	case FORM_POINT:
		return any_of(whole_number(1, 9999), of_pattern("^[0-9]{4}(-" MONTH_DAY ")?$"),
			form(builder, FORM_PLAIN_DATE));
	case FORM_SCHEDULE:
		return any_of(form(builder, FORM_TEXT), whole_number(1, 9999),
			form(builder, FORM_PLAIN_DATE));
	case FORM_VALUE:
		return any_of(of_type("number"), form(builder, FORM_TEXT), NULL);
	case FORM_COUNT:
		break;
	}
	return json_new_object();
}

/* A reference to the form, which is defined when it is met for the first time. */
static struct json *form(struct builder *builder, enum form wanted)
{
	if (!builder->forms[wanted]) {
		builder->forms[wanted] = true;
		json_put(builder->definitions, form_names[wanted], make_form(builder, wanted));
	}
	return reference_to(form_names[wanted]);
}

static struct json *mapping(struct builder *, enum record_id, unsigned allowed);

/* The kind whose things these records are, or KIND_COUNT. */
static enum kind kind_of_record(enum record_id record)
{
	int kind = 0;
	while (kind < KIND_COUNT && kind_schemas[kind].record != record)
		kind++;
	return (enum kind)kind;
}

static void put_kind(struct json *json, enum kind kind)
{
	put_text(json, "title", lang_label(kind_schemas[kind].label));
	put_text(json, "description", _(kind_schemas[kind].description));
}

/* A record's definition is named as in fields.h, in small letters. */
#define RECORD_NAME(symbol, ...) #symbol,
static struct json *record(struct builder *builder, enum record_id id)
{
	static const char *const names[RECORD_COUNT] = {RECORDS(RECORD_NAME)};
	struct text name = TEXT_INIT;
	for (const char *c = names[id]; *c; c++)
		text_char(&name, (char)tolower((unsigned char)*c));
	if (!builder->records[id]) {
		enum kind kind = kind_of_record(id);
		struct json *json = json_new_object();
		builder->records[id] = true;
		if (kind != KIND_COUNT)
			put_kind(json, kind);
		json_merge(json, mapping(builder, id, 0));
		json_put(builder->definitions, name.data, json);
	}
	struct json *json = reference_to(name.data);
	text_release(&name);
	return json;
}

/* Exactly one of a reference's fields says whom it means. */
static struct json *named_once(void)
{
	struct json *list = json_new_list();
	for (int i = 0; i <= REFERENCE_TEXT; i++) {
		const char *name = record_schemas[RECORD_REFERENCE].fields[i].name;
		struct json *names = json_new_list(), *given = json_new_object();
		json_append(names, json_new_text(name));
		/* Strict readers want a field that is required to be known, too. */
		json_put(given, "properties", object_of(name, json_new_bool(true)));
		json_put(given, "required", names);
		json_append(list, given);
	}
	return list;
}

static struct json *reference(struct builder *builder, unsigned allowed)
{
	struct text name = TEXT_INIT;
	text_printf(&name, "reference%s%s%s", allowed & FIELD_LEAD ? "_lead" : "",
		allowed & FIELD_ROLE ? "_role" : "", allowed & FIELD_TERM ? "_term" : "");
	if (!builder->references[allowed]) {
		builder->references[allowed] = true;
		struct json *json = mapping(builder, RECORD_REFERENCE, allowed);
		json_put(json, "oneOf", named_once());
		json_put(builder->definitions, name.data, json);
	}
	struct json *json = reference_to(name.data);
	text_release(&name);
	return json;
}

static struct json *words_of(enum enumeration_id id)
{
	struct json *list = json_new_list(), *json = of_type("string");
	for (int i = 0; i < enumerations[id].count; i++)
		json_append(list, json_new_text(enumerations[id].words[i]));
	json_put(json, "enum", list);
	return json;
}

/* One value, or one item of a list. */
static struct json *one(struct builder *builder, const struct field *field)
{
	switch (field->type) {
	case TYPE_ID:
	case TYPE_FORMER_ID:
	case TYPE_LINK:
	case TYPE_FORMER_LINK:
		return of_pattern("^" ID "$");
	case TYPE_DECISION:
		if (field->flags & FIELD_OR_DATE)
			return any_of(
				of_pattern("^" ID "/" ID "$"), form(builder, FORM_DATE), NULL);
		return of_pattern("^" ID "/" ID "$");
	case TYPE_REFERENCE:
		return reference(builder, field->flags & FIELD_REFERENCE_FLAGS);
	case TYPE_RECORD:
		return record(builder, field->record);
	case TYPE_TEXT:
	case TYPE_ACRONYM:
		return form(
			builder, field->flags & FIELD_REQUIRED ? FORM_FILLED_TEXT : FORM_TEXT);
	case TYPE_LONG_TEXT:
		return form(builder, FORM_LONG_TEXT);
	case TYPE_ENUM:
		return words_of(field->values);
	case TYPE_BOOLEAN:
		if (field->flags & FIELD_OR_INTEGER)
			return any_of(of_type("boolean"), whole_number(field->low, field->high),
				NULL);
		return of_type("boolean");
	case TYPE_INTEGER:
		return whole_number(field->low, field->high);
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return zero_or_more();
	case TYPE_VALUE:
		return form(builder, FORM_VALUE);
	case TYPE_CURRENCY:
		return of_pattern("^[A-Z]{3}$");
	case TYPE_DATE:
		return form(builder, FORM_DATE);
	case TYPE_POINT:
		return form(builder, FORM_POINT);
	case TYPE_MONTH_DAY:
		return of_pattern("^" MONTH_DAY "$");
	case TYPE_SCHEDULE:
		return form(builder, FORM_SCHEDULE);
	case TYPE_NUMBER:
	case TYPE_OWNER:
	case TYPE_PATH:
		break;
	}
	return json_new_object();
}

/* The sentence of the schema; then what an enumeration's words mean in another language. */
static void put_description(struct json *json, const struct field *field)
{
	struct text words = TEXT_INIT;
	text_str(&words, _(field->description));
	const struct enumeration *values =
		field->type == TYPE_ENUM ? &enumerations[field->values] : NULL;
	for (int i = 0; values && i < values->count; i++) {
		const char *label = lang_label(values->labels[i]);
		if (label != values->labels[i].english)
			text_printf(
				&words, "%s%s = %s", i ? ", " : " ", values->words[i], label);
	}
	put_text(json, "description", words.data);
	text_release(&words);
}

/* The type of a value whose schema is a definition, or NULL when it has several. */
static const char *defined_type(const struct field *field)
{
	switch ((int)field->type) {
	case TYPE_TEXT:
	case TYPE_ACRONYM:
	case TYPE_LONG_TEXT:
		return "string";
	case TYPE_RECORD:
	case TYPE_REFERENCE:
		return "object";
	default:
		return NULL;
	}
}

static struct json *property(struct builder *builder, const struct field *field)
{
	struct json *json = json_new_object(), *value = one(builder, field);
	const char *type = field->flags & FIELD_LIST ? "array" : defined_type(field);
	put_text(json, "title", lang_label(field->label));
	put_description(json, field);
	/* Editors complete by the type, and look for it here. */
	if (type)
		put_text(json, "type", type);
	if (field->flags & FIELD_LIST) {
		json_put(json, "items", value);
		json_put(json, "uniqueItems", json_new_bool(true));
	} else if (json_has(value, "$ref")) {
		/* Beside $ref itself, draft-07 reads nothing else. */
		struct json *list = json_new_list();
		json_append(list, value);
		json_put(json, "allOf", list);
	} else {
		json_merge(json, value);
	}
	return json;
}

static struct json *mapping(struct builder *builder, enum record_id id, unsigned allowed)
{
	const struct record_schema *schema = &record_schemas[id];
	struct json *json = of_type("object"), *properties = json_new_object();
	struct json *required = json_new_list();
	bool any = false;
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		unsigned needs = field->flags & FIELD_REFERENCE_FLAGS;
		if (field->flags & FIELD_COMPUTED)
			continue;
		if (id == RECORD_REFERENCE && needs & ~allowed)
			continue;
		json_put(properties, field->name, property(builder, field));
		if (!(field->flags & FIELD_REQUIRED))
			continue;
		json_append(required, json_new_text(field->name));
		any = true;
	}
	json_put(json, "properties", properties);
	if (any)
		json_put(json, "required", required);
	else
		json_free(required);
	json_put(json, "additionalProperties", json_new_bool(false));
	return json;
}

/* The lexicon's keys are the plan's own. */
static struct json *lexicon(struct builder *builder)
{
	struct json *json = of_type("object");
	json_put(json, "additionalProperties", form(builder, FORM_FILLED_TEXT));
	json_put(json, "minProperties", json_new_integer(1));
	return json;
}

static struct json *whole_kind(struct builder *builder, enum kind kind)
{
	enum record_id id = kind_schemas[kind].record;
	return kind == KIND_LEXICON ? lexicon(builder) : mapping(builder, id, 0);
}

bool json_schema_knows(enum kind kind)
{
	return kind == KIND_LEXICON || kind_schemas[kind].record != RECORD_NONE;
}

struct json *json_schema_of(enum kind kind)
{
	struct builder builder = {.definitions = json_new_object()};
	struct json *json = object_of("$schema", json_new_text(DRAFT));
	put_kind(json, kind);
	json_merge(json, whole_kind(&builder, kind));
	json_put(json, "definitions", builder.definitions);
	return json;
}

struct json *json_schema_any(void)
{
	struct builder builder = {.definitions = json_new_object()};
	struct json *json = object_of("$schema", json_new_text(DRAFT)), *list = json_new_list();
	put_text(json, "title", _("file of a plan"));
	put_text(json, "description", _("Any file under plan/, of whatever kind."));
	for (int i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		if (!json_schema_knows(kind))
			continue;
		if (kind == KIND_LEXICON) {
			struct json *definition = json_new_object();
			put_kind(definition, kind);
			json_merge(definition, lexicon(&builder));
			json_put(builder.definitions, kind_schemas[kind].name, definition);
		} else {
			json_free(record(&builder, kind_schemas[kind].record));
		}
		if (kind_schemas[kind].folder)
			json_append(list, reference_to(kind_schemas[kind].name));
	}
	json_put(json, "anyOf", list);
	json_put(json, "definitions", builder.definitions);
	return json;
}
