#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Small first blocks keep a plan of seventy files cheap, large later ones a plan of 100,000. */
#define FIRST_BLOCK ((size_t)16 << 10)
#define LARGEST_BLOCK ((size_t)1 << 20)
#define ALIGNMENT ((size_t)8)

struct arena_block {
	struct arena_block *next;
	size_t size;
	size_t used;
	char data[];
};

static void *checked(void *pointer)
{
	if (!pointer) {
		fputs("git-plan: fatal: out of memory\n", stderr);
		_Exit(128);
	}
	return pointer;
}

void *mem_alloc(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *mem_zalloc(size_t size)
{
	return checked(calloc(1, size ? size : 1));
}

void *mem_realloc(void *old, size_t size)
{
	return checked(realloc(old, size ? size : 1));
}

void *mem_array(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		checked(NULL);
	return mem_realloc(old, count * size);
}

char *mem_strdup(const char *text)
{
	return checked(strdup(text));
}

void *mem_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 8;
	return mem_array(items, *capacity, size);
}

static struct arena_block *add_block(struct arena *arena, size_t need)
{
	size_t size = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < need)
		size = need;
	struct arena_block *block = mem_alloc(sizeof *block + size);
	block->next = arena->head;
	block->size = size;
	block->used = 0;
	arena->head = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	struct arena_block *block = arena->head;
	if (!block || block->size - block->used < size)
		block = add_block(arena, size);
	void *piece = block->data + block->used;
	block->used += size;
	arena->used += size;
	return piece;
}

void *arena_zalloc(struct arena *arena, size_t size)
{
	return memset(arena_alloc(arena, size), 0, size);
}

char *arena_text(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_text(arena, text, strlen(text));
}

void arena_reset(struct arena *arena)
{
	struct arena_block *keep = arena->head;
	if (!keep)
		return;
	arena->head = keep->next;
	arena_release(arena);
	keep->next = NULL;
	keep->used = 0;
	arena->head = keep;
}

void arena_adopt(struct arena *arena, struct arena *other)
{
	struct arena_block **tail = &arena->head;
	while (*tail)
		tail = &(*tail)->next;
	*tail = other->head;
	arena->used += other->used;
	*other = (struct arena)ARENA_INIT;
}

void arena_release(struct arena *arena)
{
	for (struct arena_block *block = arena->head; block;) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
	*arena = (struct arena)ARENA_INIT;
}
