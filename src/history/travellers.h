#ifndef HISTORY_TRAVELLERS_H
#define HISTORY_TRAVELLERS_H

#include <stdbool.h>
#include <stddef.h>

/* Values on their way back through the history, by the files that they stand in. */

struct trace;

/* A value, by its names at the commit that it has come to. */
struct traveller {
	struct trace *trace;
	const char *id, *path;
	const char *file; /* NULL: it may be anywhere */
	struct traveller *next;
};

/* Those at one commit: a hash table of the files. All zeros: nobody. */
struct travellers {
	struct traveller_group **slots;
	size_t capacity; /* a power of two, or 0 */
	size_t files;    /* how many */
};

void travellers_add(struct travellers *, struct traveller *);
/* Those of one file, or NULL, linked in no order; they are not among the others any more. */
struct traveller *travellers_take(struct travellers *, const char *file);
/* One chain of them, the first before the others; either may be NULL. */
struct traveller *travellers_join(struct traveller *first, struct traveller *others);
/* All of them. */
struct traveller *travellers_take_all(struct travellers *);
/* Whether the function says so of any. */
typedef bool traveller_fn(const void *context, const struct traveller *);
bool travellers_any(const struct travellers *, traveller_fn *, const void *context);
/* All of them go to the others, in a time that depends on the fewer ones. */
void travellers_move(struct travellers *to, struct travellers *from);

#endif
