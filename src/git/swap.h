#ifndef GIT_SWAP_H
#define GIT_SWAP_H

#include "base/fail.h"

#include <stdbool.h>
#include <stddef.h>

/* Working files that change together: all of them, or, when one will not, none. */
struct swap_file {
	const char *path;   /* from the root */
	const char *before; /* its bytes when the change was worked out; NULL: there was none */
	size_t before_length;
	const char *after; /* NULL: it is to go */
	size_t after_length;
};

struct swap {
	int root;          /* the open folder that they are in */
	const char *aside; /* the folder where they are written first, and the old ones kept */
	const struct swap_file *files;
	size_t count;
};

/*
 * Put the files in place, each whole. Fails, with everything as before, when one is no
 * longer what it was, or cannot be written.
 */
int swap_in(const struct swap *, struct fail *);

/*
 * Put back what was there before, for which no space is needed on most file systems; adds a
 * hint to the failure when that does not work. The swap is ended.
 */
void swap_back(const struct swap *, struct fail *);

/* Drop what was kept of the old files. */
void swap_end(const struct swap *);

#endif
