#ifndef CMD_NOTHING_H
#define CMD_NOTHING_H

#include "model/query.h"

/* The kinds that can be listed: rules are no things of the plan. */
#define KINDS_LISTED (~(1u << KIND_RULES))

/*
 * Add what to tell who asked for things of that kind and got none: a slip of theirs is
 * likelier than a plan without such things. Nothing where none is to be seen. `columns`:
 * the option's value, or NULL. A word of theirs may stand in it: never print it raw.
 */
void nothing_hint(struct text *hint, const struct query *, enum kind, const char *columns);

#endif
