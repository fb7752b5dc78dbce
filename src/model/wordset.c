#include "model/wordset.h"
#include "base/hash.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

uint64_t word_hash(struct word word)
{
	return hash_bytes(word.bytes, word.length);
}

static struct word *find_slot(const struct wordset *set, struct word word)
{
	for (size_t at = (size_t)word_hash(word);; at++) {
		struct word *slot = &set->slots[at & (set->size - 1)];
		if (!slot->bytes || (slot->length == word.length &&
					    !memcmp(slot->bytes, word.bytes, word.length)))
			return slot;
	}
}

static void grow(struct wordset *set)
{
	struct wordset larger = {NULL, set->size ? set->size * 2 : 64, 0};
	larger.slots = mem_zalloc(larger.size * sizeof *larger.slots);
	for (size_t i = 0; i < set->size; i++) {
		if (set->slots[i].bytes)
			wordset_add(&larger, set->slots[i]);
	}
	free(set->slots);
	*set = larger;
}

void wordset_add(struct wordset *set, struct word word)
{
	if (set->count * 2 >= set->size)
		grow(set);
	struct word *slot = find_slot(set, word);
	set->count += !slot->bytes;
	*slot = word;
}

bool wordset_has(const struct wordset *set, struct word word)
{
	return set->size && find_slot(set, word)->bytes;
}

void wordset_release(struct wordset *set)
{
	free(set->slots);
	*set = (struct wordset){NULL, 0, 0};
}
