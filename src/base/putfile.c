#include "base/putfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE 0666

static int write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t put = write(fd, bytes, length);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return -1;
		bytes += put;
		length -= (size_t)put;
	}
	return 0;
}

/* A failed close may be the first to tell that the disk is full. */
static int write_file(int fd, const char *bytes, size_t length)
{
	int result = write_all(fd, bytes, length);
	while (!result && fsync(fd)) {
		if (errno != EINTR)
			result = -1;
	}
	int error = errno;
	if (close(fd) && !result && errno != EINTR)
		return -1;
	errno = error;
	return result;
}

/* The mode of the file that is there, or that of a new one. */
static mode_t mode_for(const char *path)
{
	struct stat info;
	mode_t mask = umask(0);
	umask(mask);
	return lstat(path, &info) || !S_ISREG(info.st_mode) ? NEW_FILE & ~mask
							    : info.st_mode & 07777;
}

static void name_aside(struct text *name, const char *path, const char *aside)
{
	const char *slash = strrchr(path, '/');
	if (aside)
		text_printf(name, "%s/plan-%ld.tmp", aside, (long)getpid());
	else if (slash)
		text_printf(name, "%.*s/.git-plan-%ld.tmp", (int)(slash - path), path,
			(long)getpid());
	else
		text_printf(name, ".git-plan-%ld.tmp", (long)getpid());
}

static int put(const char *path, const char *bytes, size_t length, const char *name, bool fresh)
{
	unlink(name);
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return -1;
	int result = fchmod(fd, mode_for(path));
	int error = errno;
	if (write_file(fd, bytes, length) && !result) {
		result = -1;
		error = errno;
	}
	if (!result && (fresh ? link(name, path) : rename(name, path))) {
		result = -1;
		error = errno;
	}
	if (result || fresh)
		unlink(name);
	errno = error;
	return result;
}

int putfile(const char *path, const char *bytes, size_t length, const char *aside, bool fresh)
{
	struct text name = TEXT_INIT;
	name_aside(&name, path, aside);
	int result = put(path, bytes, length, name.data, fresh);
	if (result && aside && errno == EXDEV) {
		text_reset(&name);
		name_aside(&name, path, NULL);
		result = put(path, bytes, length, name.data, fresh);
	}
	int error = errno;
	text_release(&name);
	errno = error;
	return result;
}

int putfile_folders(const char *path)
{
	char *folder = strdup(path);
	int result = folder ? 0 : -1;
	for (char *slash = folder ? strchr(folder + 1, '/') : NULL; slash && !result;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(folder, 0777) && errno != EEXIST)
			result = -1;
		*slash = '/';
	}
	int error = errno;
	free(folder);
	errno = error;
	return result;
}

int putfile_read(struct text *out, const char *path, size_t most)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	size_t before = out->length;
	if (fd < 0)
		return -1;
	int error = 0;
	for (;;) {
		char *room = text_reserve(out, 16384);
		ssize_t got = read(fd, room, 16384);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			error = got ? errno : 0;
			break;
		}
		out->length += (size_t)got;
		if (out->length - before > most) {
			error = EFBIG;
			break;
		}
	}
	*text_reserve(out, 0) = '\0';
	close(fd);
	errno = error;
	return error ? -1 : 0;
}
