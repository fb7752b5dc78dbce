#ifndef GIT_LOOSE_H
#define GIT_LOOSE_H

#include "git/internal.h"

/*
 * Loose objects that were cut off (a full disk, a machine that lost power): libgit2
 * 1.5 waits for their end forever. Here they are inflated once, before it is asked.
 * The one door to zlib.
 */

/* Remember which folders of loose objects there are: none in a repository that is packed. */
void loose_find_folders(struct repo *);

/* Whether the object is not loose, or whole as far as a plan's files go. */
bool loose_is_whole(const struct repo *, const git_oid *);

#endif
