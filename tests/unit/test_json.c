#include "suite.h"

#include "format/json.h"

/* What the stream prints for a list of these values, each taken over. */
static char *printed(struct json **items, size_t count)
{
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	struct json_stream stream;
	assert_non_null(file);
	json_stream_start(&stream, file, "actions");
	for (size_t i = 0; i < count; i++)
		json_stream_item(&stream, items[i]);
	json_stream_end(&stream);
	fclose(file);
	return bytes;
}

#define HEAD "{\"schemaVersion\":1,\"kind\":\"actions\",\"items\":["

static void assert_json(struct json *value, const char *expected)
{
	struct text all = TEXT_INIT;
	struct json *list = json_new_list();
	json_append(list, value);
	char *bytes = printed(&list, 1);
	text_printf(&all, HEAD "\n[%s]\n]}\n", expected);
	assert_string_equal(bytes, all.data);
	text_release(&all);
	free(bytes);
}

static void test_texts(void **state)
{
	(void)state;
	assert_json(json_new_text("été"), "\"été\"");
	assert_json(json_new_text(""), "\"\"");
	assert_json(json_new_text(NULL), "null");
	assert_json(json_new_text("\"a\\b\"\n\t\x1b"), "\"\\\"a\\\\b\\\"\\n\\t\\u001B\"");
	assert_json(json_new_text("Qu\xe9"
				  "bec"),
		"\"Qu\\\\xe9bec\"");
}

static void test_numbers(void **state)
{
	(void)state;
	assert_json(json_new_integer(0), "0");
	assert_json(json_new_integer(INT64_MIN), "-9223372036854775808");
	assert_json(json_new_integer(INT64_MAX), "9223372036854775807");
	assert_json(json_new_real(0.1), "0.1");
	assert_json(json_new_real(1200.5), "1200.5");
	assert_json(json_new_real(9999999999999.99), "9999999999999.99");
	assert_json(json_new_bool(true), "true");
	assert_json(json_new_bool(false), "false");
	assert_json(json_new_null(), "null");
}

/* In the order of the schema, not of the alphabet. */
static void test_order(void **state)
{
	(void)state;
	struct json *object = json_new_object(), *other = json_new_object();
	struct json *list = json_new_list();
	json_append(list, json_new_integer(1));
	json_append(list, json_new_object());
	json_put(object, "title", json_new_text("b"));
	json_put(object, "id", json_new_text("a"));
	json_put(other, "schedule", list);
	json_put(other, "empty", json_new_list());
	json_merge(object, other);
	assert_json(object, "{\"title\":\"b\",\"id\":\"a\",\"schedule\":[1,{}],\"empty\":[]}");
}

static void test_stream(void **state)
{
	(void)state;
	struct json *items[] = {json_new_object(), json_new_list()};
	char *none = printed(NULL, 0), *two = printed(items, 2);
	assert_string_equal(none, HEAD "]}\n");
	assert_string_equal(two, HEAD "\n{},\n[]\n]}\n");
	free(none);
	free(two);
}

/* Whole, for people: indented, in the order of the keys, nothing raw. */
static void test_print(void **state)
{
	(void)state;
	char *bytes = NULL;
	size_t length;
	FILE *file = open_memstream(&bytes, &length);
	struct json *object = json_new_object(), *list = json_new_list();
	json_append(list, json_new_integer(1));
	json_append(list, json_new_text("\u202e"));
	json_put(object, "z", list);
	json_put(object, "a", json_new_bool(true));
	assert_true(json_has(object, "z"));
	assert_false(json_has(object, "b"));
	json_print_indented(file, object);
	fclose(file);
	assert_string_equal(
		bytes, "{\n  \"z\": [\n    1,\n    \"\\u202e\"\n  ],\n  \"a\": true\n}\n");
	free(bytes);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_texts);
	SUITE_TEST(&suite, test_numbers);
	SUITE_TEST(&suite, test_order);
	SUITE_TEST(&suite, test_stream);
	SUITE_TEST(&suite, test_print);
	return suite_run(&suite, "json");
}
