#ifndef BASE_DISK_H
#define BASE_DISK_H

#include "base/fail.h"
#include "base/text.h"

#include <stdbool.h>

/*
 * Writing to the disk, so that neither an error nor a kill leaves half a file:
 * what these functions have written is on the disk when they return. Paths are
 * below an open folder; no symbolic link is followed at their end.
 */

/* Make a file that is not there yet, and the folders down to it. */
int disk_create(int folder, const char *path, const struct text *bytes, struct fail *);

/* Make a file, or put new bytes in the place of one, whose permissions stay. */
int disk_replace(int folder, const char *name, const struct text *bytes, struct fail *);

/*
 * The same, with the folders down to it where they are missing. It is written first in
 * `aside`, a folder where a kill may leave it behind, if that is on the same file system.
 */
int disk_put(int folder, const char *path, const struct text *bytes, const char *aside,
	struct fail *);

/* Make a file anew, or instead of one, for others to look at meanwhile. */
int disk_lend(const char *path, const struct text *bytes, struct fail *);

/* Copy a file of any size to a new name beside it, which may be there; *found tells whether
   there is one. */
int disk_copy(const char *from, const char *to, bool *found, struct fail *);

/*
 * Add what a regular file holds to `bytes`; *found tells whether there is one. Fails
 * when something else has its name, or it is larger than any text that people write.
 */
int disk_read(int folder, const char *name, struct text *bytes, bool *found, struct fail *);

/* Give a file or folder another name, which nothing has yet. */
int disk_rename_new(int folder, const char *name, const char *new_name, struct fail *);

/* Remove a file, or a folder with everything in it; what cannot be removed stays. */
void disk_remove(int folder, const char *name);

#endif
