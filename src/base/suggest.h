#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/text.h"

#include <stddef.h>

/*
 * "Did you mean": of the candidates offered, the one nearest to a word, across
 * case and accents (Damerau-Levenshtein distance of the folded texts, at most a
 * third of the word's length).
 */
struct suggest {
	struct text word; /* folded */
	struct text best; /* as the candidate stands; empty when none is near */
	size_t distance;
};

void suggest_init(struct suggest *, const char *word);
void suggest_offer(struct suggest *, const char *candidate);
/* The same, and under other words for it, parted by spaces ("fiche montrer"). */
void suggest_offer_as(struct suggest *, const char *candidate, const char *words);
/* The nearest candidate, or NULL; borrowed until release. */
const char *suggest_best(const struct suggest *);
void suggest_release(struct suggest *);

#endif
