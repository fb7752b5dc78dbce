#include "suite.h"

#include "model/schema.h"

static bool is_key(const char *name)
{
	return *name >= 'a' && *name <= 'z' &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name);
}

/* Every field is found by its name, so none stands twice, from wherever one looks. */
static void test_fields(void **state)
{
	(void)state;
	for (int record = 0; record < RECORD_COUNT; record++) {
		const struct record_schema *schema = &record_schemas[record];
		enum record_id id = (enum record_id)record;
		/* A value keeps its field in a byte. */
		assert_in_range(schema->count, 1, 255);
		for (int i = 0; i < schema->count; i++) {
			const char *name = schema->fields[i].name;
			assert_true(is_key(name));
			assert_true(*schema->fields[i].label.english);
			assert_true(*schema->fields[i].label.french);
			assert_int_equal(schema_field(id, name), i);
			for (int guess = 0; guess <= schema->count; guess++)
				assert_int_equal(schema_field_near(id, name, guess), i);
		}
		assert_int_equal(schema_field(id, "no-such-field"), -1);
		assert_int_equal(schema_field_near(id, "no-such-field", 3), -1);
		assert_int_equal(schema_field(id, ""), -1);
	}
}

/* Items of lists are told apart by fields of their own, each of one value. */
static void assert_key(const struct record_schema *schema, int key)
{
	assert_in_range(key, 0, schema->count - 1);
	assert_false(schema->fields[key].flags & FIELD_LIST);
	assert_true(schema->fields[key].type != TYPE_RECORD);
}

static void test_list_keys(void **state)
{
	(void)state;
	for (int record = 0; record < RECORD_COUNT; record++) {
		for (int i = 0; i < record_schemas[record].count; i++) {
			const struct field *field = &record_schemas[record].fields[i];
			if (field->type != TYPE_RECORD || !(field->flags & FIELD_LIST))
				continue;
			const struct record_schema *items = &record_schemas[field->record];
			assert_key(items, items->key);
			if (items->key2 >= 0)
				assert_key(items, items->key2);
		}
	}
	static const struct {
		enum record_id record;
		const char *key, *key2;
	} cases[] = {{RECORD_SEASON, "code", NULL}, {RECORD_BUDGET, "item", "year"},
		{RECORD_FUNDING, "funder", NULL}, {RECORD_EFFORT, "unit", NULL},
		{RECORD_EXPENSE, "date", "item"}, {RECORD_RESULT, "period", NULL},
		{RECORD_COVER, "action", NULL}, {RECORD_MILESTONE, "id", NULL},
		{RECORD_INDICATOR, "id", NULL}, {RECORD_OBJECTIVE, "id", NULL},
		{RECORD_DECISION, "id", NULL}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct record_schema *schema = &record_schemas[cases[i].record];
		assert_string_equal(schema->fields[schema->key].name, cases[i].key);
		assert_int_equal(schema->key2 >= 0, cases[i].key2 != NULL);
		if (cases[i].key2)
			assert_string_equal(schema->fields[schema->key2].name, cases[i].key2);
	}
}

/* What a field's type needs to be read is there, and nothing computed is asked for. */
static void test_arguments(void **state)
{
	(void)state;
	for (int record = 0; record < RECORD_COUNT; record++) {
		for (int i = 0; i < record_schemas[record].count; i++) {
			const struct field *field = &record_schemas[record].fields[i];
			bool link = field->type == TYPE_LINK ||
				    field->type == TYPE_FORMER_LINK ||
				    field->type == TYPE_OWNER;
			assert_int_equal(link, field->kinds != 0);
			if (field->type == TYPE_INTEGER)
				assert_true(field->low < field->high);
			if (field->type == TYPE_RECORD)
				assert_in_range(field->record, 0, RECORD_COUNT - 1);
			bool computed = field->type >= TYPE_NUMBER;
			assert_int_equal(computed, (field->flags & FIELD_COMPUTED) != 0);
			assert_false(computed && (field->flags & FIELD_REQUIRED));
		}
	}
}

/* A link's kinds share a namespace: its target is looked up there once. */
static void test_link_namespaces(void **state)
{
	(void)state;
	for (int record = 0; record < RECORD_COUNT; record++) {
		for (int i = 0; i < record_schemas[record].count; i++) {
			unsigned kinds = record_schemas[record].fields[i].kinds;
			int space = -1;
			for (int kind = 0; kind < KIND_COUNT; kind++) {
				int own = (int)kind_schemas[kind].space;
				if (!(kinds & 1u << kind))
					continue;
				assert_true(space < 0 || space == own);
				space = own;
			}
		}
	}
}

static void test_required(void **state)
{
	(void)state;
	static const struct {
		enum record_id record;
		const char *fields;
	} cases[] = {{RECORD_PLAN, "format title organization period currency calendar "},
		{RECORD_AXIS, "id order title objectives "}, {RECORD_OBJECTIVE, "id title "},
		{RECORD_ACTION, "id title objective "}, {RECORD_COMMITTEE, "id name "},
		{RECORD_ORGANIZATION, "id name "}, {RECORD_GROUP, "id name "},
		{RECORD_PERSON, "id name "}, {RECORD_POST, "id name "},
		{RECORD_MEETING, "id date "}, {RECORD_DECISION, "id text result "}};
	for (size_t c = 0; c < COUNT(cases); c++) {
		const struct record_schema *schema = &record_schemas[cases[c].record];
		struct text required = TEXT_INIT;
		for (int i = 0; i < schema->count; i++) {
			if (schema->fields[i].flags & FIELD_REQUIRED)
				text_printf(&required, "%s ", schema->fields[i].name);
		}
		assert_text(&required, cases[c].fields);
	}
}

static void test_enumerations(void **state)
{
	(void)state;
	for (int e = 0; e < ENUMERATION_COUNT; e++) {
		for (int i = 0; i < enumerations[e].count; i++) {
			assert_int_equal(
				schema_value((enum enumeration_id)e, enumerations[e].words[i]),
				i);
			assert_true(*enumerations[e].labels[i].english);
			assert_true(*enumerations[e].labels[i].french);
		}
		assert_int_equal(schema_value((enum enumeration_id)e, "no such value"), -1);
	}
	assert_int_equal(schema_value(ENUMERATION_STATUS, "in_progress"), STATUS_IN_PROGRESS);
	assert_int_equal(schema_value(ENUMERATION_STATUS, "in progress"), -1);
}

/* A sentence of its own, short enough for a menu: it says more than the label. */
static void assert_description(const char *description, const char *label)
{
	size_t length = strlen(description);
	assert_in_range(length, 8, 100);
	assert_int_equal(description[length - 1], '.');
	assert_true(*description < 'a' || !strncmp(description, "true ", 5));
	assert_false(!strncasecmp(description, label, strlen(label)) &&
		     description[strlen(label)] == '.');
}

static void test_descriptions(void **state)
{
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		assert_description(
			kind_schemas[kind].description, kind_schemas[kind].label.english);
	for (int record = 0; record < RECORD_COUNT; record++) {
		for (int i = 0; i < record_schemas[record].count; i++) {
			const struct field *field = &record_schemas[record].fields[i];
			assert_description(field->description, field->label.english);
		}
	}
}

static void test_kinds(void **state)
{
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		assert_int_equal(schema_kind(kind_schemas[kind].name), kind);
		assert_int_equal(schema_kind(kind_schemas[kind].plural), kind);
	}
	assert_int_equal(schema_kind("people"), KIND_PERSON);
	assert_int_equal(schema_kind("axes"), KIND_AXIS);
	assert_int_equal(schema_kind("Action"), KIND_COUNT);
	assert_int_equal(schema_kind(""), KIND_COUNT);
}

static void test_titles(void **state)
{
	(void)state;
	assert_int_equal(schema_title(KIND_ACTION), ACTION_TITLE);
	assert_int_equal(schema_title(KIND_PERSON), PERSON_NAME);
	assert_int_equal(schema_title(KIND_PLAN), PLAN_TITLE);
	assert_int_equal(schema_title(KIND_DECISION), DECISION_TITLE);
	assert_int_equal(schema_title(KIND_LEXICON), -1);
}

static void test_ids(void **state)
{
	(void)state;
	static const char *const good[] = {"a", "reunion-2007-06-06", "d1", "a-", "a--b",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	static const char *const bad[] = {"", "1a", "-a", "A", "aB", "été", "a b", "a_b", "a/b",
		"a.b", "a\n",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(schema_is_id(good[i]));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(schema_is_id(bad[i]));
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_fields);
	SUITE_TEST(&suite, test_list_keys);
	SUITE_TEST(&suite, test_arguments);
	SUITE_TEST(&suite, test_link_namespaces);
	SUITE_TEST(&suite, test_required);
	SUITE_TEST(&suite, test_enumerations);
	SUITE_TEST(&suite, test_descriptions);
	SUITE_TEST(&suite, test_kinds);
	SUITE_TEST(&suite, test_titles);
	SUITE_TEST(&suite, test_ids);
	return suite_run(&suite, "schema");
}
