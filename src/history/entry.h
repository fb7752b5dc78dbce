#ifndef HISTORY_ENTRY_H
#define HISTORY_ENTRY_H

#include "history/parts.h"

/*
 * What a commit changed, as bytes that can be kept: the commit's own text, and what differs
 * between it and its parents (excerpt.h). Of a merge, the values that none of its parents
 * has. What is shown always comes from these bytes, kept or made just now.
 */

/*
 * Make a commit's entry; empty where it changed nothing of the plan. `*complete` is false
 * where a parent or an object was missing: then it is not to be kept.
 */
int entry_make(struct text *entry, bool *complete, struct history *,
	const struct graph_commit *, struct fail *);

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

/* Marks by which the entry is found: what it changed, and of what. */
struct marks {
	uint64_t *items;
	size_t count;
	size_t capacity;
};
void entry_marks(struct marks *, const struct entry *);
/* The mark of what has this name: of a field of things, by the first word of its path. */
uint64_t mark_of_field(const char *path);
uint64_t mark_of_thing(enum kind, const char *full_id);

#endif
