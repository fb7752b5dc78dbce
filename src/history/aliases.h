#ifndef HISTORY_ALIASES_H
#define HISTORY_ALIASES_H

#include "model/plan.h"

/*
 * Which ids are one thing's: versions side by side may call it by its former and its
 * present ones. All strings are borrowed.
 */
struct aliases {
	struct alias *items; /* sorted once they are settled */
	size_t count;
	size_t capacity;
};

/* Both are one thing's. */
void aliases_add(struct aliases *, enum name_space, const char *id, const char *other);
/* After the last one, before the first question. */
void aliases_settle(struct aliases *);
void aliases_release(struct aliases *);

/* The id that stands for all of the thing's: its own where it has but one. */
const char *aliases_find(const struct aliases *, enum name_space, const char *id);

#endif
