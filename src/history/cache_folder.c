#include "history/cache_folder.h"
#include "base/hash.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "plan"
#define FILE_NAME "cache.db"
#define LOG_NAME FILE_NAME "-wal"

/* The file first: without it what is left means nothing. */
static const char *const names[] = {
	FILE_NAME, LOG_NAME, FILE_NAME "-shm", FILE_NAME "-journal"};
#define NAMES (sizeof names / sizeof *names)

static bool others_write(const struct stat *status)
{
	return status->st_mode & (S_IWGRP | S_IWOTH);
}

bool cache_folder_open(struct cache_folder *folder, const char *git_common_folder)
{
	struct text path = TEXT_INIT;
	struct stat status;
	text_printf(&path, "%s/" FOLDER, git_common_folder);
	mkdir(path.data, 0700);
	folder->fd = open(path.data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	text_str(&path, "/" FILE_NAME);
	folder->path = text_detach(&path);
	if (folder->fd >= 0 && !fstat(folder->fd, &status) && status.st_uid == geteuid() &&
		!others_write(&status))
		return true;
	cache_folder_close(folder);
	return false;
}

void cache_folder_close(struct cache_folder *folder)
{
	if (folder->fd >= 0)
		close(folder->fd);
	free(folder->path);
}

bool cache_folder_share(struct cache_folder *folder)
{
	return !flock(folder->fd, LOCK_SH | LOCK_NB);
}

bool cache_folder_own(struct cache_folder *folder)
{
	return !flock(folder->fd, LOCK_EX | LOCK_NB);
}

static bool later(struct timespec one, struct timespec other)
{
	return one.tv_sec != other.tv_sec ? one.tv_sec > other.tv_sec
					  : one.tv_nsec > other.tv_nsec;
}

/*
 * The file is changed only to take in its log, which is empty after. A file that changed
 * after a log that is not was put there by somebody, or its writer was killed: they may not
 * belong together.
 */
static bool parted(const struct stat *file, const struct stat *log)
{
	return log->st_size && later(file->st_ctim, log->st_ctim);
}

enum cache_file cache_folder_look(const struct cache_folder *folder)
{
	struct stat found[NAMES] = {0};
	bool odd = false;
	for (size_t i = 0; i < NAMES; i++) {
		struct stat *status = &found[i];
		if (fstatat(folder->fd, names[i], status, AT_SYMLINK_NOFOLLOW)) {
			if (errno != ENOENT)
				return CACHE_FILE_UNSAFE;
			odd |= i == 0;
		} else if (!S_ISREG(status->st_mode) || status->st_uid != geteuid()) {
			return CACHE_FILE_UNSAFE;
		} else if (status->st_nlink != 1 || others_write(status)) {
			odd = true;
		}
	}
	return odd || parted(&found[0], &found[1]) ? CACHE_FILE_MISSING : CACHE_FILE_GOOD;
}

uint64_t cache_folder_file(const struct cache_folder *folder)
{
	struct statx status;
	uint64_t what[3] = {0};
	if (!statx(folder->fd, FILE_NAME, AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME,
		    &status)) {
		what[0] = status.stx_ino;
		if (status.stx_mask & STATX_BTIME) {
			what[1] = (uint64_t)status.stx_btime.tv_sec;
			what[2] = status.stx_btime.tv_nsec;
		}
	}
	return hash_lasting(0, what, sizeof what);
}

int64_t cache_folder_log_size(const struct cache_folder *folder)
{
	struct stat status;
	return fstatat(folder->fd, LOG_NAME, &status, AT_SYMLINK_NOFOLLOW) ? 0 : status.st_size;
}

void cache_folder_wipe(const struct cache_folder *folder)
{
	for (size_t i = 0; i < NAMES; i++)
		unlinkat(folder->fd, names[i], 0);
}

bool cache_folder_make(const struct cache_folder *folder)
{
	int file = openat(folder->fd, FILE_NAME,
		O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	return file >= 0 && !close(file);
}
