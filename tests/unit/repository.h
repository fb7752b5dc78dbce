#ifndef TESTS_UNIT_REPOSITORY_H
#define TESTS_UNIT_REPOSITORY_H

#include "oddfiles.h"
#include "suite.h"

#include "base/disk.h"
#include "git/repo.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A repository of its own for each test, which is the current folder, filled by git
 * fast-import: a test writes its stream, then reads what became of its marks.
 */

static char *repository_before, *repository_folder;

/* Run git, what it reads from a file (NULL: nothing); what it says is added to the answer. */
static inline int run_git(struct text *answer, const char *input, const char *const arguments[])
{
	int ends[2], status = -1;
	char part[512];
	if (pipe(ends))
		return -1;
	pid_t child = fork();
	if (child == 0) {
		int from = open(input ? input : "/dev/null", O_RDONLY);
		dup2(from, STDIN_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		/* execvp changes none of its words. */
		execvp("git", (char *const *)(uintptr_t)arguments);
		_exit(127);
	}
	close(ends[1]);
	for (ssize_t got; (got = read(ends[0], part, sizeof part)) > 0;)
		text_add(answer, part, (size_t)got);
	close(ends[0]);
	return child > 0 && waitpid(child, &status, 0) == child ? status : -1;
}
#define GIT(answer, input, ...) \
	run_git(answer, input, (const char *const[]){"git", __VA_ARGS__, NULL})

static inline int repository_setup(void **state)
{
	char name[] = "/tmp/test_repository-XXXXXX";
	(void)state;
	repository_before = getcwd(NULL, 0);
	if (!mkdtemp(name) || chdir(name))
		return -1;
	repository_folder = mem_strdup(name);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	struct text answer = TEXT_INIT;
	return GIT(&answer, NULL, "init", "-q", "-b", "main", ".");
}

static inline int repository_teardown(void **state)
{
	(void)state;
	if (chdir(repository_before))
		return -1;
	disk_remove(AT_FDCWD, repository_folder);
	int left = !access(repository_folder, F_OK);
	free(repository_folder);
	free(repository_before);
	return left;
}

static inline void suite_add_in_repository(
	struct suite *suite, const char *name, CMUnitTestFunction test)
{
	suite_add(suite, name, test, NULL);
	suite->tests[suite->count - 1].setup_func = repository_setup;
	suite->tests[suite->count - 1].teardown_func = repository_teardown;
}
#define SUITE_IN_REPOSITORY(suite, test) suite_add_in_repository(suite, #test, test)

/* --- Filling it -------------------------------------------------------------------------- */

#define MOST_MARKS 2048

/* What has each mark, in hexadecimal; "": nothing. */
struct marks {
	char names[MOST_MARKS][41];
};

static inline void write_bytes(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static inline void import_stream(struct marks *marks, const struct text *stream)
{
	struct text answer = TEXT_INIT;
	write_bytes(".git/stream", stream->data, stream->length);
	assert_int_equal(GIT(&answer, ".git/stream", "fast-import", "--quiet", "--force",
				 "--export-marks=.git/marks"),
		0);
	text_release(&answer);
	*marks = (struct marks){0};
	FILE *file = fopen(".git/marks", "r");
	assert_non_null(file);
	unsigned mark;
	char name[41];
	while (fscanf(file, ":%u %40s\n", &mark, name) == 2) {
		assert_in_range(mark, 1, MOST_MARKS - 1);
		memcpy(marks->names[mark], name, sizeof name);
	}
	fclose(file);
}

/* A commit's line or two of a stream, by its mark; what it holds follows. */
static inline void stream_commit(struct text *stream, unsigned mark, long long time)
{
	text_printf(stream,
		"commit refs/heads/main\nmark :%u\ncommitter O <o@example.org> %lld +0000\n"
		"data 0\n",
		mark, time);
}

static inline void stream_file(
	struct text *stream, const char *mode, const char *path, const char *bytes)
{
	text_printf(stream, "M %s inline %s\ndata %zu\n%s\n", mode, path, strlen(bytes), bytes);
}

/* --- Names --------------------------------------------------------------------------------- */

static inline void bytes_of(unsigned char id[20], const char *name)
{
	for (int i = 0; i < 20; i++) {
		unsigned byte;
		assert_int_equal(sscanf(name + 2 * i, "%2x", &byte), 1);
		id[i] = (unsigned char)byte;
	}
}

static inline struct repo *open_repository(void)
{
	struct repo *repo;
	struct fail fail = FAIL_INIT;
	assert_int_equal(repo_open(&repo, &fail), 0);
	return repo;
}

/* An object of the repository, by what git rev-parse takes. */
static inline void id_of_object(unsigned char id[20], const char *what)
{
	struct text name = TEXT_INIT;
	assert_int_equal(GIT(&name, NULL, "rev-parse", "--verify", what), 0);
	bytes_of(id, name.data);
	text_release(&name);
}

/* An object of bytes that Git itself would not write. */
static inline void write_object(
	unsigned char id[20], const char *type, const char *bytes, size_t length)
{
	struct text name = TEXT_INIT;
	write_bytes(".git/object", bytes, length);
	assert_int_equal(
		GIT(&name, NULL, "hash-object", "-t", type, "-w", "--literally", ".git/object"),
		0);
	bytes_of(id, name.data);
	text_release(&name);
}

static inline void add_name(struct text *out, const unsigned char id[20])
{
	for (int i = 0; i < 20; i++)
		text_printf(out, "%02x", id[i]);
}

#endif
