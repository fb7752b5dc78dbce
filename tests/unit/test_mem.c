#include "suite.h"

#include <sys/wait.h>
#include <unistd.h>

static void test_zeroed(void **state)
{
	(void)state;
	unsigned char *bytes = mem_zalloc(100);
	for (int i = 0; i < 100; i++)
		assert_int_equal(bytes[i], 0);
	free(bytes);
}

/* Nobody checks for NULL, so nothing may give it, even for no bytes at all. */
static void test_no_bytes(void **state)
{
	(void)state;
	void *none[] = {mem_alloc(0), mem_zalloc(0), mem_realloc(NULL, 0),
		mem_array(NULL, 0, 8), mem_array(NULL, 8, 0)};
	for (size_t i = 0; i < COUNT(none); i++) {
		assert_non_null(none[i]);
		free(none[i]);
	}
}

static void test_strdup(void **state)
{
	(void)state;
	char text[] = "été";
	char *copy = mem_strdup(text);
	text[0] = 'x';
	assert_string_equal(copy, "été");
	free(copy);
}

/* The program ends at once with status 128, having said why. */
static void test_overflow_ends(void **state)
{
	(void)state;
	int words[2], status;
	char said[128] = {0};
	assert_int_equal(pipe(words), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		dup2(words[1], STDERR_FILENO);
		mem_array(NULL, SIZE_MAX / 2, 3);
		_exit(0);
	}
	close(words[1]);
	assert_true(read(words[0], said, sizeof said - 1) > 0);
	close(words[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 128);
	assert_string_equal(said, "git-plan: fatal: out of memory\n");
}

static void test_grow(void **state)
{
	(void)state;
	int *items = NULL;
	size_t capacity = 0, moves = 0;
	for (size_t count = 0; count < 1000; count++) {
		size_t before = capacity;
		items = mem_grow(items, count, &capacity, sizeof *items);
		assert_true(capacity > count);
		moves += capacity != before;
		items[count] = (int)count;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	/* 8, 16, … 1024: it doubles. */
	assert_int_equal(capacity, 1024);
	assert_int_equal(moves, 8);
	free(items);
}

static void test_arena_pieces(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	unsigned char *pieces[600];
	for (size_t i = 0; i < COUNT(pieces); i++) {
		pieces[i] = arena_alloc(&arena, i);
		assert_int_equal((uintptr_t)pieces[i] % sizeof(int64_t), 0);
		memset(pieces[i], (int)(i & 0xFF), i);
	}
	/* None lies over another: each still holds what was written. */
	for (size_t i = 0; i < COUNT(pieces); i++) {
		for (size_t at = 0; at < i; at++)
			assert_int_equal(pieces[i][at], i & 0xFF);
	}
	assert_true(arena.used >= 600 * 599 / 2);
	arena_release(&arena);
	assert_null(arena.head);
	assert_int_equal(arena.used, 0);
}

static void test_arena_large(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	char *small = arena_strdup(&arena, "petit");
	unsigned char *large = arena_zalloc(&arena, (size_t)3 << 20);
	for (size_t i = 0; i < (size_t)3 << 20; i += 4093)
		assert_int_equal(large[i], 0);
	memset(large, 0xFF, (size_t)3 << 20);
	char *after = arena_strdup(&arena, "après");
	assert_string_equal(small, "petit");
	assert_string_equal(after, "après");
	arena_release(&arena);
}

static void test_arena_text(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const char bytes[] = {'a', '\0', 'b'};
	char *copy = arena_text(&arena, bytes, 3);
	assert_memory_equal(copy, "a\0b", 4);
	assert_string_equal(arena_text(&arena, "abc", 2), "ab");
	assert_string_equal(arena_text(&arena, NULL, 0), "");
	arena_release(&arena);
}

/* A reader's scratch memory: what comes after a reset costs no new block. */
static void test_arena_reset(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	arena_reset(&arena);
	for (int i = 0; i < 100; i++)
		arena_alloc(&arena, 1000);
	struct arena_block *kept = arena.head;
	arena_reset(&arena);
	assert_int_equal(arena.used, 0);
	assert_ptr_equal(arena.head, kept);
	for (int round = 0; round < 1000; round++) {
		memset(arena_alloc(&arena, 10000), round, 10000);
		assert_string_equal(arena_strdup(&arena, "à neuf"), "à neuf");
		assert_ptr_equal(arena.head, kept);
		arena_reset(&arena);
	}
	arena_release(&arena);
}

static void test_arena_adopt(void **state)
{
	(void)state;
	struct arena one = ARENA_INIT, other = ARENA_INIT, none = ARENA_INIT;
	char *first = arena_strdup(&one, "premier");
	char *second = arena_strdup(&other, "second");
	size_t used = one.used + other.used;
	arena_adopt(&one, &other);
	assert_null(other.head);
	assert_int_equal(other.used, 0);
	assert_int_equal(one.used, used);
	arena_adopt(&one, &none);
	arena_adopt(&none, &one);
	/* What was emptied can be used again, and released. */
	assert_string_equal(arena_strdup(&other, "encore"), "encore");
	arena_release(&other);
	arena_release(&one);
	assert_string_equal(first, "premier");
	assert_string_equal(second, "second");
	assert_int_equal(none.used, used);
	arena_release(&none);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_zeroed);
	SUITE_TEST(&suite, test_no_bytes);
	SUITE_TEST(&suite, test_strdup);
	SUITE_TEST(&suite, test_overflow_ends);
	SUITE_TEST(&suite, test_grow);
	SUITE_TEST(&suite, test_arena_pieces);
	SUITE_TEST(&suite, test_arena_large);
	SUITE_TEST(&suite, test_arena_text);
	SUITE_TEST(&suite, test_arena_reset);
	SUITE_TEST(&suite, test_arena_adopt);
	return suite_run(&suite, "mem");
}
