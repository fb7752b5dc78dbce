#ifndef HISTORY_KEPT_H
#define HISTORY_KEPT_H

#include "history/entry.h"

/*
 * Open a commit's entry: the one that the cache has kept, or one made now, which it keeps.
 * Where it is not whole, that is remembered as a gap, and `complete` is false.
 */
int kept_open(struct entry *, struct history *, const struct graph_commit *, struct fail *);

#endif
