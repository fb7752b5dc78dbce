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

/*
 * Put the files below the open folder `root` in place, each whole. `aside` is the folder
 * where they are written first. Fails, with everything as before, when a file is no longer
 * what it was, or cannot be written.
 */
int swap_in(int root, const char *aside, const struct swap_file *, size_t count, struct fail *);

/* Put back what was there before; adds a hint to the failure when that does not work. */
void swap_back(
	int root, const char *aside, const struct swap_file *, size_t count, struct fail *);

#endif
