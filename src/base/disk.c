#include "base/disk.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES ((off_t)16 << 20)
#define MOST_DEPTH 64

/* The failure of what the system would not do, by errno. */
static int refused(struct fail *fail, const char *path)
{
	const char *reason = strerror(errno);
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, path, strlen(path));
	fail_set(fail, STATUS_FAILURE, _("cannot write %s: %s"), shown.data, reason);
	text_release(&shown);
	return -1;
}

static int sync_folder(int parent, const char *path)
{
	int folder = openat(parent, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		return -1;
	int result = fsync(folder);
	close(folder);
	return result;
}

/* The folder that the path is in. */
static int sync_above(int folder, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *above = slash ? strndup(path, (size_t)(slash - path) + 1) : mem_strdup(".");
	int result = above ? sync_folder(folder, above) : -1;
	free(above);
	return result;
}

static int write_all(int file, const struct text *bytes)
{
	size_t done = 0;
	while (done < bytes->length) {
		ssize_t wrote = write(file, bytes->data + done, bytes->length - done);
		if (wrote < 0 && errno != EINTR)
			return -1;
		if (wrote > 0)
			done += (size_t)wrote;
	}
	return fsync(file);
}

/* A new file with these bytes, or none; errno says why. */
static int make_file(int folder, const char *path, const struct text *bytes, mode_t mode)
{
	int file = openat(
		folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (file < 0)
		return -1;
	int result = write_all(file, bytes);
	if (!result && mode)
		result = fchmod(file, mode);
	int problem = errno;
	if (close(file) && !result) {
		problem = errno;
		result = -1;
	}
	if (result)
		unlinkat(folder, path, 0);
	errno = problem;
	return result;
}

/* The folders down to the file, each recorded in the one above it. */
static int make_folders(int folder, const char *path)
{
	char *part = mem_strdup(path);
	int result = 0;
	for (char *slash = part; !result && (slash = strchr(slash + 1, '/')); *slash = '/') {
		*slash = '\0';
		if (mkdirat(folder, part, 0777) && errno != EEXIST)
			result = -1;
	}
	free(part);
	return result;
}

static int sync_folders(int folder, const char *path)
{
	char *part = mem_strdup(path), *slash;
	int result = 0;
	while (!result && (slash = strrchr(part, '/'))) {
		*slash = '\0';
		result = sync_folder(folder, part);
	}
	free(part);
	return result ? result : fsync(folder);
}

int disk_create(int folder, const char *path, const struct text *bytes, struct fail *fail)
{
	if (make_folders(folder, path) || make_file(folder, path, bytes, 0) ||
		sync_folders(folder, path))
		return refused(fail, path);
	return 0;
}

static mode_t mode_of(int folder, const char *path)
{
	struct stat status;
	bool there = !fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW);
	return there ? status.st_mode & 07777 : 0;
}

/* Write it under another name, then give it its own; errno says why not. */
static int replace(int folder, const char *path, const struct text *bytes, const char *aside)
{
	unlinkat(folder, aside, 0);
	if (make_file(folder, aside, bytes, mode_of(folder, path)))
		return -1;
	if (!renameat(folder, aside, folder, path))
		return 0;
	int problem = errno;
	unlinkat(folder, aside, 0);
	errno = problem;
	return -1;
}

int disk_replace(int folder, const char *name, const struct text *bytes, struct fail *fail)
{
	struct text aside = TEXT_INIT;
	text_printf(&aside, "%s.new-%ld", name, (long)getpid());
	int result = replace(folder, name, bytes, aside.data);
	if (result || sync_above(folder, name))
		result = refused(fail, name);
	text_release(&aside);
	return result;
}

int disk_put(int folder, const char *path, const struct text *bytes, const char *aside,
	struct fail *fail)
{
	struct text name = TEXT_INIT;
	text_printf(&name, "%s/plan-file-%ld", aside, (long)getpid());
	int result = make_folders(folder, path);
	if (!result)
		result = replace(folder, path, bytes, name.data);
	if (result && errno == EXDEV) {
		text_reset(&name);
		text_printf(&name, "%s.new-%ld", path, (long)getpid());
		result = replace(folder, path, bytes, name.data);
	}
	if (result || sync_folders(folder, path))
		result = refused(fail, path);
	text_release(&name);
	return result;
}

int disk_lend(const char *path, const struct text *bytes, struct fail *fail)
{
	unlink(path);
	return make_file(AT_FDCWD, path, bytes, 0) ? refused(fail, path) : 0;
}

/* All that is left of a file, from one to another. */
static int pour(int from, int to)
{
	char bytes[65536];
	ssize_t got;
	while ((got = read(from, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR)) {
		for (ssize_t done = 0, wrote; done<got; done += wrote> 0 ? wrote : 0) {
			wrote = write(to, bytes + done, (size_t)(got - done));
			if (wrote < 0 && errno != EINTR)
				return -1;
		}
	}
	return got < 0 ? -1 : 0;
}

int disk_copy(const char *from, const char *to, bool *found, struct fail *fail)
{
	int source = open(from, O_RDONLY | O_CLOEXEC);
	*found = source >= 0;
	if (source < 0)
		return errno == ENOENT ? 0 : refused(fail, from);
	int target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	int result = target < 0 ? -1 : pour(source, target);
	if (result)
		refused(fail, to);
	if (target >= 0 && close(target) && !result)
		result = refused(fail, to);
	close(source);
	return result;
}

static int read_all(int file, struct text *bytes)
{
	struct stat status;
	if (fstat(file, &status))
		return -1;
	if (!S_ISREG(status.st_mode) || status.st_size > MOST_BYTES) {
		errno = S_ISREG(status.st_mode) ? EFBIG : EINVAL;
		return -1;
	}
	for (;;) {
		char *room = text_reserve(bytes, 4096);
		ssize_t got = read(file, room, 4096);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		bytes->length += (size_t)got;
		*text_reserve(bytes, 0) = '\0';
		if (!got)
			return 0;
	}
}

int disk_read(int folder, const char *name, struct text *bytes, bool *found, struct fail *fail)
{
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	*found = file >= 0;
	if (file < 0 && errno == ENOENT)
		return 0;
	int result = file < 0 ? -1 : read_all(file, bytes);
	if (result) {
		struct text shown = TEXT_INIT;
		const char *reason = errno == ELOOP || errno == EINVAL
					     ? _("it is no regular file")
					     : strerror(errno);
		utf8_visible(&shown, name, strlen(name));
		fail_set(fail, STATUS_FAILURE, _("cannot read %s: %s"), shown.data, reason);
		text_release(&shown);
	}
	if (file >= 0)
		close(file);
	return result;
}

int disk_rename_new(int folder, const char *name, const char *new_name, struct fail *fail)
{
	struct stat status;
	int result = renameat2(folder, name, folder, new_name, RENAME_NOREPLACE);
	/* Not every file system has it: then looking first must do. */
	if (result && (errno == EINVAL || errno == ENOSYS)) {
		errno = EEXIST;
		if (fstatat(folder, new_name, &status, AT_SYMLINK_NOFOLLOW))
			result = renameat(folder, name, folder, new_name);
	}
	if (result || fsync(folder))
		return refused(fail, new_name);
	return 0;
}

static void remove_within(int folder, const char *name, int depth)
{
	if (!unlinkat(folder, name, 0) || depth > MOST_DEPTH)
		return;
	int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *stream = inner < 0 ? NULL : fdopendir(inner);
	if (!stream) {
		if (inner >= 0)
			close(inner);
		return;
	}
	for (struct dirent *entry; (entry = readdir(stream));) {
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			remove_within(inner, entry->d_name, depth + 1);
	}
	closedir(stream);
	unlinkat(folder, name, AT_REMOVEDIR);
}

void disk_remove(int folder, const char *name)
{
	remove_within(folder, name, 0);
}
