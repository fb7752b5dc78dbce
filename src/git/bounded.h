#ifndef GIT_BOUNDED_H
#define GIT_BOUNDED_H

#include <stddef.h>

/*
 * Let libgit2, in this thread, take no piece of memory larger than that, as if there was
 * none; 0: any. An object is as large as its author wants: this way it is refused without
 * asking for its size first, which in packs takes half as long as reading it.
 */
void bounded_memory(size_t most);

/* Much larger than any plan file, and than what libgit2 itself needs to read one. */
#define BOUNDED_FILE ((size_t)16 << 20)

#endif
