#ifndef MODEL_CALLED_H
#define MODEL_CALLED_H

#include "model/change.h"

/*
 * Where a change is, whatever the things are called that it names: versions may call them
 * otherwise.
 */

/* What it is to be called, for as long as the arena lives: the id itself, or another. */
typedef const char *called_fn(void *context, enum name_space, const char *id);

/*
 * Add the path of what a change tells of, with the key of an item that went as it would be if
 * what it names was called so. Of any other change, change_location() names it as the newer
 * version does.
 */
void called_location(struct text *out, struct arena *, const struct changes *,
	const struct change *, called_fn *, void *context);

#endif
