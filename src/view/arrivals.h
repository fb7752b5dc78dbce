#ifndef VIEW_ARRIVALS_H
#define VIEW_ARRIVALS_H

#include "view/change_unit.h"

/*
 * Things that came or went in a commit: few are told one by one, of many of a kind only their
 * number and the first few titles.
 */
struct arrivals {
	size_t total, counts[2][KIND_COUNT]; /* of those that went, of those that came */
	bool told[2][KIND_COUNT];
};

void arrivals_count(struct arrivals *, const struct changes *);

/*
 * Add what is to be told at such a unit, a whole thing: "action Title", "37 actions: A, B, C,
 * …". False where its kind was told already.
 */
bool arrivals_words(struct text *out, struct arrivals *, const struct changes *,
	const struct change_unit *);

#endif
