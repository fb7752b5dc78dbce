#ifndef HISTORY_TOUCH_H
#define HISTORY_TOUCH_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What a commit may have changed, known before anything is read as YAML: a bit for each
 * field's name and each thing's id, where several share one. Two that do not meet have
 * nothing to do with each other; two that do may have.
 */
struct touch {
	uint64_t fields;
	uint64_t things;
	uint64_t
		thing; /* the name of the one thing (touch_name); 0: several, or nobody knows */
};

#define TOUCH_ANY ((struct touch){UINT64_MAX, UINT64_MAX, 0})

static inline bool touch_meets(struct touch one, struct touch other)
{
	return one.fields & other.fields && one.things & other.things;
}

/* The bit of a field, by its path (valuepath.h): that of the path's first name. */
uint64_t touch_field(const char *path);
/* What tells a thing from others, by its id: not 0. */
uint64_t touch_name(const char *id);
/* The bit of a thing, by its id: what touches another's file may touch any but actions. */
uint64_t touch_thing(const char *id);

/* Whether it may have touched the thing. */
bool touch_may_be(struct touch, const char *id);

/*
 * Cut two versions of a file down to what differs (yamlsections.h), and add what that may
 * touch. An empty text is a file that is not there.
 */
void touch_reduce(
	struct touch *, const char *path, struct text *old_bytes, struct text *new_bytes);

#endif
