#ifndef MODEL_MENTIONS_H
#define MODEL_MENTIONS_H

#include "base/fail.h"
#include "model/plan.h"

/* Everything in the plan that refers to a thing. */
struct mention {
	const struct thing *by;
	const struct field *field; /* of `by`: where the reference stands */
	uint32_t line;             /* of its file: where the first of them stands */
};

struct mentions {
	struct mention *items;
	size_t count;
	size_t capacity;
};

/* In the plan's order, each thing's field once. */
void mentions_find(struct mentions *, const struct plan *, const struct thing *);
/*
 * Refuse, for who needs to know all of them, when there is a file that cannot be read: what
 * it refers to is not known. Fails with STATUS_REFUSED.
 */
int mentions_check_readable(const struct plan *, struct fail *);
void mentions_release(struct mentions *);

#endif
