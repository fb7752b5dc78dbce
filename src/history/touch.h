#ifndef HISTORY_TOUCH_H
#define HISTORY_TOUCH_H

#include "base/text.h"
#include "model/schema.h"

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
};

#define TOUCH_ANY ((struct touch){UINT64_MAX, UINT64_MAX})

static inline bool touch_meets(struct touch one, struct touch other)
{
	return one.fields & other.fields && one.things & other.things;
}

/* The bit of a field, by its path (valuepath.h): that of the path's first name. */
uint64_t touch_field(const char *path);
/* The bits of a thing, by its id; all where it stands in another thing's file. */
uint64_t touch_thing(enum kind, const char *id);

/*
 * Cut two versions of a file down to what differs (yamlsections.h), and add what that may
 * touch. An empty text is a file that is not there.
 */
void touch_reduce(
	struct touch *, const char *path, struct text *old_bytes, struct text *new_bytes);

#endif
