#ifndef MODEL_RESOLVE_H
#define MODEL_RESOLVE_H

#include "base/fail.h"
#include "model/plan.h"

/*
 * The one thing that a user's word means: an id (of any kind; KIND:ID where two
 * kinds have it), MEETING/ID, a position ("1.2.3"), a former id, an acronym
 * (exactly, else folded when one candidate remains), an unambiguous beginning of
 * an id, words of a name or title that one thing alone has. Fails with STATUS_REFUSED, saying what was meant perhaps.
 */
int resolve_thing(const struct thing **, const struct plan *, const char *word, struct fail *);

#endif
