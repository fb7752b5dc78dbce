#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/*
 * Memory. Nothing here returns NULL: a program that runs out of memory says so
 * and ends with status 128, having written nothing half-way.
 */
void *mem_alloc(size_t size);
void *mem_zalloc(size_t size);
void *mem_realloc(void *old, size_t size);
/* An array of count items of size bytes; ends the program when that overflows. */
void *mem_array(void *old, size_t count, size_t size);
char *mem_strdup(const char *text);

/* Make room for one more item in the array `items` of `count` items; `*capacity` doubles. */
void *mem_grow(void *items, size_t count, size_t *capacity, size_t size);

/*
 * An arena: many small pieces that live together and are freed together. The
 * pieces are aligned to eight bytes and are not individually freed. An arena is
 * used by one thread at a time.
 */
struct arena {
	struct arena_block *head;
	size_t used; /* bytes handed out, for those who watch their budget */
};
#define ARENA_INIT \
	{ \
		NULL, 0 \
	}

void *arena_alloc(struct arena *, size_t size);
void *arena_zalloc(struct arena *, size_t size);
/* Copy `length` bytes and end them with NUL. */
char *arena_text(struct arena *, const char *bytes, size_t length);
char *arena_strdup(struct arena *, const char *text);
/* Forget every piece but keep one block for what comes next. */
void arena_reset(struct arena *);
/* Move everything that `other` holds into this arena; `other` is empty after. */
void arena_adopt(struct arena *, struct arena *other);
void arena_release(struct arena *);

#endif
