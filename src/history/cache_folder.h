#ifndef HISTORY_CACHE_FOLDER_H
#define HISTORY_CACHE_FOLDER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The folder of the cache, without SQLite: whether what is there can be trusted and touched,
 * and who may do what. Its lock is shared by those who have the cache open; who has it alone
 * removes the file, makes it, or copies the log into it. So nobody's file goes away under
 * him, and the file, but for its log, is changed only while nobody reads it.
 */
struct cache_folder {
	int fd;
	char *path; /* of the file */
};

enum cache_file {
	CACHE_FILE_GOOD,    /* as far as can be told from outside */
	CACHE_FILE_MISSING, /* or to be made anew */
	CACHE_FILE_UNSAFE,  /* nothing to touch */
};

/* False: there is none, or it is not the user's alone. */
bool cache_folder_open(struct cache_folder *, const char *git_common_folder);
void cache_folder_close(struct cache_folder *);

/* At once or not at all; one lock is given up for the other, and not got back. */
bool cache_folder_share(struct cache_folder *);
bool cache_folder_own(struct cache_folder *);

/* With either lock. */
enum cache_file cache_folder_look(const struct cache_folder *);
/* What sets the file apart from any other, and from its copies. */
uint64_t cache_folder_file(const struct cache_folder *);
int64_t cache_folder_log_size(const struct cache_folder *);

/* As its owner: remove the file with all that belongs to it; make an empty one. */
void cache_folder_wipe(const struct cache_folder *);
bool cache_folder_make(const struct cache_folder *);

#endif
