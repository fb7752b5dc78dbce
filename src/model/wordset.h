#ifndef MODEL_WORDSET_H
#define MODEL_WORDSET_H

#include "model/words.h"

#include <stdint.h>

/* A set of words; their bytes are borrowed. */
struct wordset {
	struct word *slots;
	size_t size; /* a power of two, or 0 */
	size_t count;
};

void wordset_add(struct wordset *, struct word);
bool wordset_has(const struct wordset *, struct word);
void wordset_release(struct wordset *);

uint64_t word_hash(struct word);

#endif
