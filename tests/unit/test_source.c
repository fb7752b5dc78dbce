#include "suite.h"

#include "model/source.h"

static void add(struct source *source, const char *path, const char *text)
{
	source_memory_add(source, path, text, strlen(text));
}

static void test_list(void **state)
{
	(void)state;
	struct source *source = source_memory();
	struct source_list list = SOURCE_LIST_INIT;
	struct fail fail = FAIL_INIT;
	char path[] = "plan/b.yaml";
	assert_int_equal(source->ops->list(source, &list, &fail), 0);
	assert_int_equal(list.count, 0);
	add(source, path, "b");
	path[5] = 'X';
	add(source, "plan/a.yaml", "a");
	assert_int_equal(source->ops->list(source, &list, &fail), 0);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].path, "plan/b.yaml");
	assert_string_equal(list.items[1].path, "plan/a.yaml");
	assert_int_equal(list.items[0].type, SOURCE_FILE);
	source_list_release(&list);
	assert_int_equal(list.count, 0);
	source_free(source);
}

static enum source_outcome read_path(
	struct source *source, struct source_reader *reader, const char *path, struct text *out)
{
	const struct source_entry entry = {.path = path, .type = SOURCE_FILE};
	enum source_outcome outcome = SOURCE_DENIED;
	struct fail fail = FAIL_INIT;
	assert_int_equal(source->ops->read(reader, &entry, out, &outcome, &fail), 0);
	return outcome;
}

/* Two readers at once, each with bytes of its own. */
static void test_read(void **state)
{
	(void)state;
	struct source *source = source_memory();
	struct source_reader *one, *two;
	struct text first = TEXT_INIT, second = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	source_memory_add(source, "plan/a.yaml", "é\0z", 4);
	add(source, "plan/b.yaml", "");
	assert_int_equal(source->ops->open(source, &one, &fail), 0);
	assert_int_equal(source->ops->open(source, &two, &fail), 0);
	text_str(&second, "what was there");
	assert_int_equal(read_path(source, one, "plan/a.yaml", &first), SOURCE_READ);
	assert_int_equal(read_path(source, two, "plan/b.yaml", &second), SOURCE_READ);
	assert_int_equal(first.length, 4);
	assert_memory_equal(first.data, "é\0z", 5);
	assert_text(&second, "");
	assert_int_equal(read_path(source, one, "plan/c.yaml", &first), SOURCE_NO_FILE);
	source->ops->close(one);
	source->ops->close(two);
	text_release(&first);
	source_free(source);
}

static void test_too_large(void **state)
{
	(void)state;
	struct source *source = source_memory();
	struct source_reader *reader;
	struct text bytes = TEXT_INIT, large = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	text_fill(&large, '#', YAMLDOC_MOST_BYTES);
	source_memory_add(source, "plan/most.yaml", large.data, large.length);
	text_char(&large, '#');
	source_memory_add(source, "plan/more.yaml", large.data, large.length);
	assert_int_equal(source->ops->open(source, &reader, &fail), 0);
	assert_int_equal(read_path(source, reader, "plan/most.yaml", &bytes), SOURCE_READ);
	assert_int_equal(bytes.length, YAMLDOC_MOST_BYTES);
	assert_int_equal(read_path(source, reader, "plan/more.yaml", &bytes), SOURCE_TOO_LARGE);
	assert_int_equal(bytes.length, 0);
	source->ops->close(reader);
	text_release(&bytes);
	text_release(&large);
	source_free(source);
}

static void test_free_nothing(void **state)
{
	(void)state;
	source_free(NULL);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_list);
	SUITE_TEST(&suite, test_read);
	SUITE_TEST(&suite, test_too_large);
	SUITE_TEST(&suite, test_free_nothing);
	return suite_run(&suite, "source");
}
