#ifndef MODEL_LISTED_H
#define MODEL_LISTED_H

#include "model/source.h"

/*
 * A source over another one, which is asked for its list only once: listing a large plan
 * takes as long as reading a few hundred of its files. Freeing it frees the other, too. The
 * paths of its lists live as long as it does, and so must the plans that are loaded from it.
 */
struct source *source_listed(struct source *under);

#endif
