#ifndef BASE_PUTFILE_H
#define BASE_PUTFILE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Files written so that they are there whole or not at all: beside their place, flushed
 * to the disk, then renamed. All return 0, or -1 with errno.
 */

/*
 * Put the bytes at the path. `aside` is a folder of the same file system where the file
 * is written first, or NULL for the path's own. A file that is there keeps its mode; with `fresh`
 * there must be none.
 */
int putfile(const char *path, const char *bytes, size_t length, const char *aside, bool fresh);

/* Make the folders above the path that are missing. */
int putfile_folders(const char *path);

/* Add the bytes of a file, at most `most` of them: EFBIG when it holds more. */
int putfile_read(struct text *out, const char *path, size_t most);

#endif
