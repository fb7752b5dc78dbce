#ifndef HISTORY_AHEAD_H
#define HISTORY_AHEAD_H

#include "history/entry.h"

/*
 * Entries of many commits, in the graph's order: where the cache has few of them, further
 * threads make those that come next while these are told of.
 */
struct ahead;

/* Of the commits at these places of the graph, which outlive it as the history does. */
struct ahead *ahead_start(struct history *, const bool *wanted);
/*
 * Open the next one's entry. `*commit` becomes NULL past the last. Incomplete ones are
 * remembered as gaps, the others kept (kept.h).
 */
int ahead_next(
	struct entry *, const struct graph_commit **commit, struct ahead *, struct fail *);
/* What was made and not asked for is lost. */
void ahead_stop(struct ahead *);

#endif
