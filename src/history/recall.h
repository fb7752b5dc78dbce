#ifndef HISTORY_RECALL_H
#define HISTORY_RECALL_H

#include "history/parts.h"

/*
 * The graph of one tip, and what its commits may have changed, kept between runs: the one
 * asked about last of which much was new.
 */

/* False: nothing is kept, or it makes no sense. */
bool recall_graph(struct graph *, struct touches *, struct cache *, struct repo *);
/* The same for who has no history open (repo_recall_by). */
bool recall_commits(struct graph *, struct repo *);
/* Keep the history's, where that is worth it. */
void recall_keep(struct history *);

#endif
