#ifndef MODEL_ARRANGE_H
#define MODEL_ARRANGE_H

#include "model/plan.h"

/*
 * Put the things of files (NULL: none) into an empty plan: those within them beside them,
 * each kind in the plan's order, with an index of their ids. Actions learn their
 * objective and, where the plan is whole, their position in it.
 */
void arrange_things(struct plan *, struct thing *const things[], size_t count, struct diag *);

#endif
