#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The words of a text: runs of letters, digits and the hyphens between them.
 */
struct word {
	const char *bytes;
	size_t length;
};

/* The next word at or after *at, which moves past it; false at the end. */
bool word_next(struct word *, const char *text, size_t length, size_t *at);

/* A word that carries no meaning of its own ("de", "the"), in French or English, folded. */
bool word_is_stop(const char *folded);

/*
 * Whether the word looks like an acronym: two capitals at least, no small letter,
 * and no Roman number.
 */
bool word_is_acronym(struct word);

#endif
