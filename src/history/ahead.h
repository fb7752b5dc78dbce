#ifndef HISTORY_AHEAD_H
#define HISTORY_AHEAD_H

#include "history/entry.h"

/*
 * Entries of many commits, in the graph's order: where the cache has few of them, further
 * processes make those that come next while these are told of. What commits may have changed
 * is learnt on the way (history_add_touch).
 */
struct ahead;

/* Of the commits at these places of the graph, which outlive it as the history does. */
struct ahead *ahead_start(struct history *, const bool *chosen);
/* From now on only of commits that may have touched that; at first, any. */
void ahead_want(struct ahead *, struct touch);
/*
 * Open the next one's entry. `*commit` becomes NULL past the last. Incomplete ones are
 * remembered as gaps, the others kept (kept.h).
 */
int ahead_next(
	struct entry *, const struct graph_commit **commit, struct ahead *, struct fail *);
/* What was made and not asked for is lost. */
void ahead_stop(struct ahead *);

#endif
