#include "repository.h"

#include "format/yamldoc.h"
#include "git/recent.h"

/* --- Files by their numbers, at a few paths --------------------------------------------------- */

#define FILES 60

static void content_of(struct text *bytes, int number)
{
	text_reset(bytes);
	text_printf(bytes, "file %d\n", number);
	text_fill(bytes, (char)('a' + number % 26), number % 7 ? 50 : 20000);
}

static void path_of(struct text *path, int number)
{
	text_reset(path);
	text_printf(path, "plan/actions/a%d.yaml", number % 3);
}

static void import_files(unsigned char ids[FILES][20])
{
	struct text stream = TEXT_INIT, bytes = TEXT_INIT;
	struct marks marks;
	for (int number = 0; number < FILES; number++) {
		content_of(&bytes, number);
		text_printf(&stream, "blob\nmark :%d\ndata %zu\n%s\n", number + 1, bytes.length,
			bytes.data);
	}
	import_stream(&marks, &stream);
	for (int number = 0; number < FILES; number++)
		bytes_of(ids[number], marks.names[number + 1]);
	text_release(&stream);
	text_release(&bytes);
}

static bool is_content(const struct recent_object *object, int number)
{
	struct text bytes = TEXT_INIT;
	content_of(&bytes, number);
	bool same = object->length == bytes.length &&
		    !memcmp(object->bytes, bytes.data, bytes.length);
	text_release(&bytes);
	return same;
}

static int read_number(struct recent_object *object, struct recent *recent,
	unsigned char ids[FILES][20], int number)
{
	struct text path = TEXT_INIT;
	path_of(&path, number);
	int result = recent_file(object, recent, path.data, ids[number]);
	text_release(&path);
	return result;
}

/* --- Borrowing -------------------------------------------------------------------------------- */

/* Borrowed bytes stay, whatever else is read at that path, or given back. */
static void test_borrowed(void **state)
{
	(void)state;
	unsigned char ids[FILES][20];
	struct recent_object objects[FILES] = {0};
	bool is_held[FILES] = {false};
	struct chance chance = chance_of(1);
	import_files(ids);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	for (int step = 0; step < 3000; step++) {
		int number = (int)choose(&chance, FILES);
		if (is_held[number])
			recent_return(&objects[number]);
		else
			assert_int_equal(read_number(&objects[number], recent, ids, number), 0);
		is_held[number] = !is_held[number];
		for (int i = 0; step % 10 == 0 && i < FILES; i++)
			assert_true(!is_held[i] || is_content(&objects[i], i));
	}
	for (int i = 0; i < FILES; i++) {
		if (is_held[i])
			recent_return(&objects[i]);
	}
	recent_free(recent);
	repo_close(repo);
}

/* The same version, twice at once. */
static void test_borrowed_twice(void **state)
{
	(void)state;
	unsigned char ids[FILES][20];
	struct recent_object one, other, third;
	import_files(ids);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	assert_int_equal(read_number(&one, recent, ids, 1), 0);
	assert_int_equal(read_number(&other, recent, ids, 1), 0);
	recent_return(&one);
	assert_int_equal(read_number(&third, recent, ids, 4), 0); /* at the same path */
	assert_true(is_content(&other, 1));
	assert_true(is_content(&third, 4));
	recent_return(&other);
	recent_return(&third);
	recent_free(recent);
	repo_close(repo);
}

/* --- What cannot be read ------------------------------------------------------------------------ */

static void test_wrong(void **state)
{
	(void)state;
	unsigned char ids[FILES][20], empty_tree[20], missing[20] = {1};
	struct recent_object object;
	import_files(ids);
	write_object(empty_tree, "tree", "", 0);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	assert_int_equal(recent_tree(&object, recent, ids[1]), -1);
	assert_int_equal(recent_tree(&object, recent, missing), -1);
	assert_int_equal(recent_file(&object, recent, "plan/a", missing), -1);
	assert_int_equal(recent_file(&object, recent, "plan/a", empty_tree), -1);
	assert_int_equal(recent_tree(&object, recent, empty_tree), 0);
	assert_int_equal(object.length, 0);
	recent_return(&object);
	recent_free(recent);
	recent_free(NULL);
	repo_close(repo);
}

static void test_too_large(void **state)
{
	(void)state;
	unsigned char largest_id[20], larger_id[20];
	struct recent_object object;
	struct text bytes = TEXT_INIT;
	text_fill(&bytes, 'a', YAMLDOC_MOST_BYTES);
	write_object(largest_id, "blob", bytes.data, bytes.length);
	text_char(&bytes, 'a');
	write_object(larger_id, "blob", bytes.data, bytes.length);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	assert_int_equal(recent_file(&object, recent, "plan/a", largest_id), 0);
	assert_int_equal(object.length, YAMLDOC_MOST_BYTES);
	recent_return(&object);
	assert_int_equal(recent_file(&object, recent, "plan/a", larger_id), 0);
	assert_int_equal(object.length, 0);
	recent_return(&object);
	recent_free(recent);
	repo_close(repo);
	text_release(&bytes);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_IN_REPOSITORY(&suite, test_borrowed);
	SUITE_IN_REPOSITORY(&suite, test_borrowed_twice);
	SUITE_IN_REPOSITORY(&suite, test_wrong);
	SUITE_IN_REPOSITORY(&suite, test_too_large);
	return suite_run(&suite, "recent");
}
