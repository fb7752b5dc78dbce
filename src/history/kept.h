#ifndef HISTORY_KEPT_H
#define HISTORY_KEPT_H

#include "history/entry.h"

/*
 * Open a commit's entry: the one that the cache has kept, or one made now, which it keeps.
 * Where it is not whole, that is remembered as a gap, and `complete` is false.
 */
int kept_open(struct entry *, struct history *, const struct graph_commit *, struct fail *);

/* The same in two steps, of which the second one may be another process's. */

/* Open the one that the cache has; false: it has none. */
bool kept_take(struct entry *, struct history *, const struct graph_commit *);

/* An entry that was made, or why it could not be. */
struct made {
	struct text bytes;
	struct touch touch;
	bool complete;
	bool skipped; /* it does not meet what was wanted: nothing was made */
	struct fail fail;
};
/* Nothing is kept. */
void kept_make(
	struct made *, struct history *, const struct graph_commit *, struct touch wanted);
/* Open and keep what was made, which is released. */
int kept_open_made(struct entry *, struct history *, const struct graph_commit *, struct made *,
	struct fail *);
void made_release(struct made *);

#endif
