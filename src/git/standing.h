#ifndef GIT_STANDING_H
#define GIT_STANDING_H

#include "base/fail.h"
#include "git/repo.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a working copy stands: what is recorded, what is shared, what is still being edited. */

enum file_state {
	FILE_STAGED,
	FILE_PARTLY_STAGED,
	FILE_EDITED,  /* not staged */
	FILE_UNKNOWN, /* to Git: it is new */
	FILE_CONFLICT,
	FILE_STATE_COUNT,
};

struct standing_file {
	char *path; /* from the root */
	enum file_state state;
};

struct standing {
	char *branch;  /* "main", also when nothing is recorded; NULL: HEAD is detached */
	char head[41]; /* "": nothing is recorded yet */
	const char *operation; /* "merge", "rebase", … that is not finished; NULL */
	char *upstream;        /* "origin/main", the version that is shared; NULL: none */
	bool upstream_here;    /* its commits are known here: the counts mean something */
	size_t ahead, behind;  /* commits that the other side has not, as of the last fetch */
	struct standing_file *files; /* of plan/ that are not as recorded, by path */
	size_t count;
	size_t capacity;
};

int standing_read(struct standing *, struct repo *, struct fail *);
void standing_release(struct standing *);

#endif
