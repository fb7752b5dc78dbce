#ifndef HISTORY_EVER_H
#define HISTORY_EVER_H

#include "history/parts.h"

/* Called with the id of an action, perhaps more than once. */
typedef void ever_fn(void *context, const char *id);

/*
 * Find the actions that a query means, now or in any version of them that the history's
 * graph has. What it names may be gone from the plan since.
 */
int ever_find(struct history *, const char *query, day_t today, ever_fn *, void *context,
	struct fail *);

#endif
