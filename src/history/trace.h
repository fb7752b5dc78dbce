#ifndef HISTORY_TRACE_H
#define HISTORY_TRACE_H

#include "history/parts.h"

/* A value of the tip, or its absence, whose origin is looked for. */
struct trace {
	enum kind kind;
	const char *id;   /* in full, as the tip has it */
	const char *path; /* of the value (struct change); NULL: whether the thing is there */
	const char *acronym; /* of the lexicon, else NULL */
	bool order;          /* of a list, its order rather than its items */
	const char *file;    /* where the thing stands in the tip; NULL: it may be anywhere */
	/* The answer: a place in the graph; GRAPH_NONE: the history does not tell. */
	uint32_t origin;
};

/*
 * Find for each the commit that made it so: from the tip of the graph back to the first
 * parent that has the same, as long as there is one. At commits that `known` says (by
 * place; NULL: none) it ends without an answer.
 */
int trace_all(struct history *, struct trace *, size_t count, const bool *known, struct fail *);

#endif
