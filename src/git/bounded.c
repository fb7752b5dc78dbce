#include "git/bounded.h"

#include <git2.h>
#include <git2/sys/alloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* libgit2's memory is that of malloc, as before: what was taken earlier is freed the same way. */

static _Thread_local size_t bound;

static bool is_refused(size_t count, size_t size)
{
	return bound && size && count > bound / size;
}

static void *take(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return is_refused(size, 1) ? NULL : malloc(size);
}

static void *take_zeros(size_t count, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return is_refused(count, size) ? NULL : calloc(count, size);
}

static void *take_array(size_t count, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return is_refused(count, size) ? NULL : reallocarray(NULL, count, size);
}

static void *take_again(void *old, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return is_refused(size, 1) ? NULL : realloc(old, size);
}

static void *take_array_again(void *old, size_t count, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return is_refused(count, size) ? NULL : reallocarray(old, count, size);
}

static char *copy_exactly(const char *text, size_t length, const char *file, int line)
{
	char *copy = length < SIZE_MAX ? take(length + 1, file, line) : NULL;
	if (copy) {
		memcpy(copy, text, length);
		copy[length] = '\0';
	}
	return copy;
}

static char *copy(const char *text, const char *file, int line)
{
	return copy_exactly(text, strlen(text), file, line);
}

static char *copy_most(const char *text, size_t most, const char *file, int line)
{
	return copy_exactly(text, strnlen(text, most), file, line);
}

static void install(void)
{
	git_allocator allocator = {
		.gmalloc = take,
		.gcalloc = take_zeros,
		.gstrdup = copy,
		.gstrndup = copy_most,
		.gsubstrdup = copy_exactly,
		.grealloc = take_again,
		.greallocarray = take_array_again,
		.gmallocarray = take_array,
		.gfree = free,
	};
	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
}

void bounded_memory(size_t most)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, install);
	bound = most;
}
