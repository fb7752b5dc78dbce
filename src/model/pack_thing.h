#ifndef MODEL_PACK_THING_H
#define MODEL_PACK_THING_H

#include "model/pack.h"
#include "model/thing.h"

/* Things of files as bytes (pack.h), with the fields that `keeps` wants, or all. */
void pack_thing(struct text *out, const struct thing *, pack_keep_fn *keeps, void *context);
/* One of which nothing but its name is known. */
void pack_unreadable(struct text *out, const struct thing *);
/* After the last one. */
void pack_things_end(struct text *out);

/* The next one, with nothing known of its place among others; NULL after the last one, or at
 * damage. */
struct thing *unpack_thing(struct unpacking *);

#endif
