#ifndef HISTORY_ENTRY_H
#define HISTORY_ENTRY_H

#include "history/parts.h"

/*
 * What a commit changed, as bytes that can be kept: the commit's own text, and what differs
 * between it and its parents (excerpt.h). Of a merge, the values that none of its parents
 * has. What is shown always comes from these bytes, kept or made just now.
 */

/*
 * Make a commit's entry; empty where it changed nothing of the plan, or nothing that meets
 * what is wanted. `*complete` is false where a parent or an object was missing: then it is
 * not to be kept. `*touch` becomes what it may have changed.
 */
int entry_make(struct text *entry, struct touch *touch, bool *complete, struct history *,
	const struct graph_commit *, struct touch wanted, struct fail *);

/* An entry, opened. */
struct entry {
	const char *raw; /* the commit's object */
	bool complete;   /* nothing was missing */
	struct changes changes;
	struct entry_group {
		struct plan *old_plan, *new_plan;
		struct changes changes;
	} * groups;
	size_t group_count;
	struct arena arena;
};

/* Returns -1 when the bytes are damaged. They are not needed any more after. */
int entry_open(struct entry *, struct history *, const char *bytes, size_t length);
void entry_close(struct entry *);

#endif
