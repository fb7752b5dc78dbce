#ifndef HISTORY_NOVEL_H
#define HISTORY_NOVEL_H

#include "model/change.h"

/* Places of changes in their list, in its order. */
struct places {
	size_t *items;
	size_t count;
	size_t capacity;
};

/*
 * Of a merge, by its changes against each parent: those by which it differs from them all.
 * One that lies within another is told instead of it; one that several lists have, as the
 * first has it.
 */
void novel_find(struct places *kept, const struct changes *of_parents, size_t count);

#endif
