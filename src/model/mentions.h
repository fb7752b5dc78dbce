#ifndef MODEL_MENTIONS_H
#define MODEL_MENTIONS_H

#include "model/plan.h"

/* Everything in the plan that refers to a thing. */
struct mention {
	const struct thing *by;
	const struct field *field; /* of `by`: where the reference stands */
};

struct mentions {
	struct mention *items;
	size_t count;
	size_t capacity;
};

/* In the plan's order, each thing's field once. */
void mentions_find(struct mentions *, const struct plan *, const struct thing *);
void mentions_release(struct mentions *);

#endif
