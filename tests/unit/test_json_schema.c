#include "suite.h"

#include "view/json_schema.h"

/* What is printed of a schema, taken over; the caller's. */
static char *printed(struct json *schema)
{
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	assert_non_null(file);
	json_print_indented(file, schema);
	fclose(file);
	char *text = mem_strdup(bytes);
	free(bytes);
	return text;
}

/* The part of it that begins so, up to the line that closes it. */
static char *part_of(const char *schema, const char *start)
{
	const char *from = strstr(schema, start);
	if (!from)
		fail_msg("\"%s\" is not in the schema", start);
	size_t indent = strspn(start + 1, " ");
	struct text close = TEXT_INIT;
	text_char(&close, '\n');
	text_fill(&close, ' ', indent);
	text_char(&close, '}');
	const char *to = strstr(from, close.data);
	text_release(&close);
	assert_non_null(to);
	return strndup(from, (size_t)(to - from));
}

static void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("\"%s\" is in \"%s\"", part, text);
}

/* Each field of a kind is one of its properties, with its sentence; what is computed is not. */
static void assert_properties(const char *schema, enum record_id record)
{
	char *properties = part_of(schema, "\n  \"properties\": {");
	for (int i = 0; i < record_schemas[record].count; i++) {
		const struct field *field = &record_schemas[record].fields[i];
		struct text head = TEXT_INIT;
		text_printf(&head, "\n    \"%s\": {\n      \"title\": \"%s\",\n", field->name,
			field->label.english);
		if (field->flags & FIELD_COMPUTED)
			assert_lacks(properties, head.data);
		else
			assert_contains(properties, head.data);
		text_release(&head);
	}
	free(properties);
}

/* Whatever a schema refers to is among its definitions. */
static void assert_complete(const char *schema)
{
	static const char mark[] = "\"#/definitions/";
	for (const char *at = schema; (at = strstr(at, mark)); at++) {
		const char *name = at + strlen(mark);
		struct text head = TEXT_INIT;
		text_printf(&head, "\n    \"%.*s\": {", (int)strcspn(name, "\""), name);
		assert_contains(schema, head.data);
		text_release(&head);
	}
}

static void test_kinds(void **state)
{
	(void)state;
	for (int k = 0; k < KIND_COUNT; k++) {
		enum kind kind = (enum kind)k;
		if (!json_schema_knows(kind))
			continue;
		char *schema = printed(json_schema_of(kind));
		struct text head = TEXT_INIT;
		text_printf(&head,
			"{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n"
			"  \"title\": \"%s\",\n  \"description\": \"%s\",\n  \"type\": \"object\",\n",
			kind_schemas[kind].label.english, kind_schemas[kind].description);
		assert_true(!strncmp(schema, head.data, head.length));
		if (kind_schemas[kind].record != RECORD_NONE)
			assert_properties(schema, kind_schemas[kind].record);
		assert_complete(schema);
		text_release(&head);
		free(schema);
	}
	assert_false(json_schema_knows(KIND_RULES));
}

/* "additionalProperties" stands where a kind has fields of its own, and names those required. */
static void test_required(void **state)
{
	(void)state;
	char *schema = printed(json_schema_of(KIND_MEETING));
	assert_contains(schema, "\n  \"required\": [\n    \"id\",\n    \"date\"\n  ],\n"
				"  \"additionalProperties\": false,\n");
	char *decision = part_of(schema, "\n    \"decision\": {");
	assert_contains(decision, "\"id\",\n        \"text\",\n        \"result\"\n");
	assert_contains(decision, "\"additionalProperties\": false");
	free(decision);
	char *votes = part_of(schema, "\n    \"votes\": {");
	assert_lacks(votes, "required");
	free(votes);
	free(schema);
}

/* A reference may have what its field allows, and nothing else. */
static void test_references(void **state)
{
	(void)state;
	char *schema = printed(json_schema_of(KIND_COMMITTEE));
	char *lead = part_of(schema, "\n    \"reference_lead_term\": {");
	assert_contains(lead, "\"lead\": {");
	assert_contains(lead, "\"until\": {");
	assert_lacks(lead, "\"on_behalf_of\": {");
	assert_contains(lead, "\"oneOf\": [");
	for (int i = 0; i < REFERENCE_FIELD_COUNT; i++) {
		struct text given = TEXT_INIT;
		const char *name = record_schemas[RECORD_REFERENCE].fields[i].name;
		text_printf(&given, "\"%s\": true", name);
		if (i <= REFERENCE_TEXT)
			assert_contains(lead, given.data);
		else
			assert_lacks(lead, given.data);
		text_release(&given);
	}
	free(lead);
	char *member = part_of(schema, "\n    \"reference_role_term\": {");
	assert_contains(member, "\"on_behalf_of\": {");
	assert_lacks(member, "\"lead\": {");
	free(member);
	free(schema);
}

static void test_types(void **state)
{
	(void)state;
	static const struct {
		enum kind kind;
		const char *start, *holds;
	} cases[] = {
		{KIND_ACTION, "\n    \"id\": {", "\"pattern\": \"^[a-z][a-z0-9-]{0,63}$\""},
		{KIND_ACTION, "\n    \"progress\": {",
			"\"minimum\": 0,\n      \"maximum\": 100"},
		{KIND_ACTION, "\n    \"status\": {", "\"planned\",\n        \"in_progress\""},
		{KIND_ACTION, "\n    \"title\": {", "#/definitions/filled_text"},
		{KIND_ACTION, "\n    \"notes\": {", "#/definitions/long_text"},
		{KIND_ACTION, "\n    \"schedule\": {", "\"type\": \"array\""},
		{KIND_ACTION, "\n    \"schedule\": {", "#/definitions/schedule"},
		{KIND_ACTION, "\n    \"budget\": {", "#/definitions/budget"},
		{KIND_ACTION, "\n    \"date\": {",
			"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
		{KIND_MEETING, "\n    \"quorum\": {", "\"boolean\""},
		{KIND_MEETING, "\n    \"quorum\": {", "\"maximum\": 99999"},
		{KIND_MEETING, "\n    \"minutes_adopted\": {", "{0,63}/[a-z]"},
		{KIND_MEETING, "\n    \"minutes_adopted\": {", "#/definitions/date"},
		{KIND_PLAN, "\n    \"currency\": {", "\"^[A-Z]{3}$\""},
		{KIND_PLAN, "\n    \"period\": {", "#/definitions/period"},
		{KIND_LEXICON, "\n  \"additionalProperties\": {", "#/definitions/filled_text"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *schema = printed(json_schema_of(cases[i].kind));
		char *part = part_of(schema, cases[i].start);
		assert_contains(part, cases[i].holds);
		free(part);
		free(schema);
	}
}

/* The characters that no text holds are those that the reader refuses. */
static void test_characters(void **state)
{
	(void)state;
	char *schema = printed(json_schema_of(KIND_ACTION));
	char *line = part_of(schema, "\n    \"text\": {");
	assert_contains(line,
		"\"^[^\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f\\\\u061c\\\\u200e-\\\\u200f\\\\u2028-"
		"\\\\u202e\\\\u2066-\\\\u2069\\\\ufeff\\\\ufffe-\\\\uffff]*$\"");
	free(line);
	char *lines = part_of(schema, "\n    \"long_text\": {");
	assert_contains(lines, "\"^[^\\\\u0000-\\\\u0008\\\\u000b-\\\\u001f\\\\u007f-");
	free(lines);
	free(schema);
}

static void test_any(void **state)
{
	(void)state;
	char *schema = printed(json_schema_any());
	assert_complete(schema);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct text head = TEXT_INIT;
		text_printf(&head, "\n    \"%s\": {\n      \"title\": \"%s\",",
			kind_schemas[kind].name, kind_schemas[kind].label.english);
		if (json_schema_knows((enum kind)kind))
			assert_contains(schema, head.data);
		else
			assert_lacks(schema, head.data);
		text_release(&head);
	}
	/* What stands in another's file is no file. */
	char *kinds = strndup(schema, (size_t)(strstr(schema, "\"definitions\"") - schema));
	assert_contains(kinds, "\"#/definitions/axis\"");
	assert_contains(kinds, "\"#/definitions/lexicon\"");
	assert_lacks(kinds, "\"#/definitions/objective\"");
	assert_lacks(kinds, "\"#/definitions/decision\"");
	free(kinds);
	free(schema);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_kinds);
	SUITE_TEST(&suite, test_required);
	SUITE_TEST(&suite, test_references);
	SUITE_TEST(&suite, test_types);
	SUITE_TEST(&suite, test_characters);
	SUITE_TEST(&suite, test_any);
	return suite_run(&suite, "json_schema");
}
