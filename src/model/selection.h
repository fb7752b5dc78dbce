#ifndef MODEL_SELECTION_H
#define MODEL_SELECTION_H

#include "model/change.h"

/* Which of the changes between two plans somebody asks for. */
struct selection {
	/*
	 * Of things, by words for them (resolve.h) in either plan, and of what belongs to
	 * them: an axis has its objectives, these their actions, a meeting its decisions.
	 */
	char *const *words;
	int count;         /* 0: of everything */
	const char *where; /* of actions that match this query in either plan; NULL: of all */
	const char *field; /* in that field (valuepath.h) and all within; NULL: in any */
	day_t today;       /* for the query */
	int found;         /* set: how many of the words, from the first, mean something */
};

/*
 * Leave out all other changes. Fails with STATUS_USAGE on a query or a field that is wrong,
 * with STATUS_REFUSED on a word that means nothing in the two plans.
 */
int selection_apply(struct selection *, struct changes *, struct fail *);

#endif
