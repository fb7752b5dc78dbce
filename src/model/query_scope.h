#ifndef MODEL_QUERY_SCOPE_H
#define MODEL_QUERY_SCOPE_H

#include "model/plan.h"

/* What a query is about: things of a kind, on a day. */
struct query_scope {
	const struct plan *plan;
	enum kind kind;
	day_t today;
};

#endif
