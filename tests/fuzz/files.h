#ifndef TESTS_FUZZ_FILES_H
#define TESTS_FUZZ_FILES_H

#include "base/mem.h"
#include "model/plan.h"

#include <stdbool.h>
#include <string.h>

/*
 * The files of a plan out of any bytes: a line "=== PATH" begins each. Where the bytes
 * hold two versions, marks of other characters begin the files of one of them.
 */

#define MOST_FILES 64
#define PLAN_PATH "plan/plan.yaml"

struct file {
	char *path;
	const char *bytes;
	size_t length;
};

struct files {
	struct file items[MOST_FILES];
	size_t count;
};

static const char default_plan[] = "format: 1\n"
				   "title: \"Plan\"\n"
				   "organization: pole\n"
				   "period:\n  start: 2007\n  end: 2010\n"
				   "adopted: m/d\n"
				   "currency: CAD\n"
				   "calendar:\n  continuous: continu\n  seasons:\n"
				   "    - code: H\n      name: hiver\n      edtf: 24\n"
				   "      start: 01-01\n"
				   "    - code: A\n      name: automne\n      edtf: 23\n"
				   "      start: 09-01\n"
				   "meetings_per_year:\n  min: 1\n  max: 2\n";

static inline bool has_path(const struct files *files, const char *path)
{
	for (size_t i = 0; i < files->count; i++) {
		if (!strcmp(files->items[i].path, path))
			return true;
	}
	return false;
}

/* A source lists what is below plan/, each path once, and none with an empty name. */
static inline bool is_listed(const struct files *files, const char *path)
{
	size_t length = strlen(path);
	return files->count < MOST_FILES && !strncmp(path, "plan/", 5) && length > 5 &&
	       path[length - 1] != '/' && !strstr(path, "//") && !has_path(files, path);
}

static inline void add_file(struct files *files, char *path, const char *bytes, size_t length)
{
	if (is_listed(files, path))
		files->items[files->count++] = (struct file){path, bytes, length};
	else
		free(path);
}

/* A character of those, thrice, and a space. */
#define MARK_LENGTH 4
static inline bool is_mark(const char *at, const char *end, const char *marks)
{
	return end - at >= MARK_LENGTH && *at && strchr(marks, *at) && at[1] == *at &&
	       at[2] == *at && at[3] == ' ';
}

static inline const char *next_mark(const char *at, const char *end, const char *marks)
{
	for (; at < end; at++) {
		if (is_mark(at, end, marks))
			return at;
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			break;
	}
	return end;
}

/* Of the files that all these marks begin, those of the ones wanted. */
static inline void split(
	struct files *files, const char *at, size_t size, const char *marks, const char *wanted)
{
	const char *end = at + size;
	for (at = next_mark(at, end, marks); at < end;) {
		const char *path = at + MARK_LENGTH;
		const char *line = memchr(path, '\n', (size_t)(end - path));
		const char *bytes = line ? line + 1 : end;
		const char *next = next_mark(bytes, end, marks);
		if (strchr(wanted, *at))
			add_file(files, strndup(path, (size_t)((line ? line : end) - path)),
				bytes, (size_t)(next - bytes));
		at = next;
	}
	if (!has_path(files, PLAN_PATH) && files->count < MOST_FILES)
		add_file(files, mem_strdup(PLAN_PATH), default_plan, strlen(default_plan));
}

static inline void free_files(struct files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->items[i].path);
}

#endif
