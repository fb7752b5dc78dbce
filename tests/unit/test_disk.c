#include "suite.h"

#include "base/disk.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* An empty folder of its own for each test. */
static int setup(void **state)
{
	char name[] = "/tmp/test_disk-XXXXXX";
	if (!mkdtemp(name))
		return -1;
	*state = mem_strdup(name);
	return 0;
}

static int teardown(void **state)
{
	disk_remove(AT_FDCWD, *state);
	struct stat status;
	int left = !stat(*state, &status);
	free(*state);
	return left;
}

static int open_folder(void **state)
{
	int folder = open(*state, O_RDONLY | O_DIRECTORY);
	assert_true(folder >= 0);
	return folder;
}

static struct text text_of(const char *bytes)
{
	struct text text = TEXT_INIT;
	text_str(&text, bytes);
	return text;
}

static void assert_file(int folder, const char *name, const char *expected)
{
	struct text bytes = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	bool found;
	assert_int_equal(disk_read(folder, name, &bytes, &found, &fail), 0);
	assert_true(found);
	assert_text(&bytes, expected);
}

static void assert_absent(int folder, const char *name)
{
	struct text bytes = TEXT_INIT;
	struct fail fail = FAIL_INIT;
	bool found = true;
	assert_int_equal(disk_read(folder, name, &bytes, &found, &fail), 0);
	assert_false(found);
	assert_text(&bytes, "");
}

static void assert_refused(struct fail *fail, int result, const char *part)
{
	assert_int_equal(result, -1);
	assert_int_equal(fail->status, STATUS_FAILURE);
	assert_contains(fail->message, part);
	fail_release(fail);
}

static void test_create(void **state)
{
	int folder = open_folder(state);
	struct fail fail = FAIL_INIT;
	struct text bytes = text_of("un\n"), other = text_of("deux\n");
	assert_int_equal(disk_create(folder, "a/b/c.yaml", &bytes, &fail), 0);
	assert_int_equal(disk_create(folder, "a/d.yaml", &other, &fail), 0);
	assert_file(folder, "a/b/c.yaml", "un\n");
	assert_file(folder, "a/d.yaml", "deux\n");
	/* What is there stays. */
	assert_refused(&fail, disk_create(folder, "a/d.yaml", &bytes, &fail), "a/d.yaml");
	assert_file(folder, "a/d.yaml", "deux\n");
	assert_refused(&fail, disk_create(folder, "a/d.yaml/e", &bytes, &fail), "a/d.yaml/e");
	text_release(&bytes);
	text_release(&other);
	close(folder);
}

static void test_replace(void **state)
{
	int folder = open_folder(state);
	struct fail fail = FAIL_INIT;
	struct text bytes = text_of("un\n"), other = text_of("");
	struct stat status;
	assert_int_equal(disk_replace(folder, "x", &bytes, &fail), 0);
	assert_file(folder, "x", "un\n");
	assert_int_equal(fchmodat(folder, "x", 0640, 0), 0);
	assert_int_equal(disk_replace(folder, "x", &other, &fail), 0);
	assert_file(folder, "x", "");
	assert_int_equal(fstatat(folder, "x", &status, 0), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	/* A folder is not replaced, and nothing is left beside it. */
	assert_int_equal(mkdirat(folder, "y", 0777), 0);
	assert_refused(&fail, disk_replace(folder, "y", &bytes, &fail), "y");
	disk_remove(folder, "x");
	disk_remove(folder, "y");
	assert_int_equal(rmdir(*state), 0);
	assert_int_equal(mkdir(*state, 0777), 0);
	text_release(&bytes);
	text_release(&other);
	close(folder);
}

static void test_read(void **state)
{
	int folder = open_folder(state);
	struct fail fail = FAIL_INIT;
	struct text bytes = TEXT_INIT;
	bool found;
	assert_absent(folder, "x");
	assert_int_equal(mkdirat(folder, "y", 0777), 0);
	assert_refused(&fail, disk_read(folder, "y", &bytes, &found, &fail),
		"cannot read y: it is no regular file");
	assert_int_equal(symlinkat("y", folder, "z"), 0);
	assert_refused(&fail, disk_read(folder, "z", &bytes, &found, &fail), "regular file");
	int file = openat(folder, "large", O_WRONLY | O_CREAT, 0666);
	assert_int_equal(ftruncate(file, ((off_t)16 << 20) + 1), 0);
	close(file);
	assert_refused(&fail, disk_read(folder, "large", &bytes, &found, &fail), "large");
	close(folder);
}

static void test_rename(void **state)
{
	int folder = open_folder(state);
	struct fail fail = FAIL_INIT;
	struct text bytes = text_of("un\n");
	assert_int_equal(disk_create(folder, "a/x", &bytes, &fail), 0);
	assert_int_equal(disk_rename_new(folder, "a", "b", &fail), 0);
	assert_file(folder, "b/x", "un\n");
	/* Not even an empty folder is replaced. */
	assert_int_equal(mkdirat(folder, "c", 0777), 0);
	assert_refused(&fail, disk_rename_new(folder, "b", "c", &fail), "c");
	assert_file(folder, "b/x", "un\n");
	text_release(&bytes);
	close(folder);
}

/* Links are removed, not what they lead to. */
static void test_remove(void **state)
{
	int folder = open_folder(state);
	struct fail fail = FAIL_INIT;
	struct text bytes = text_of("un\n");
	assert_int_equal(disk_create(folder, "keep/x", &bytes, &fail), 0);
	assert_int_equal(disk_create(folder, "a/b/c/x", &bytes, &fail), 0);
	assert_int_equal(symlinkat("../keep", folder, "a/link"), 0);
	disk_remove(folder, "a");
	assert_absent(folder, "a");
	assert_file(folder, "keep/x", "un\n");
	disk_remove(folder, "absent");
	text_release(&bytes);
	close(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_create, setup, teardown),
		cmocka_unit_test_setup_teardown(test_replace, setup, teardown),
		cmocka_unit_test_setup_teardown(test_read, setup, teardown),
		cmocka_unit_test_setup_teardown(test_rename, setup, teardown),
		cmocka_unit_test_setup_teardown(test_remove, setup, teardown),
	};
	return cmocka_run_group_tests_name("disk", tests, NULL, NULL);
}
