#ifndef GIT_IDSET_H
#define GIT_IDSET_H

#include <stdbool.h>
#include <stddef.h>

/* Objects that have been met already, each in one of several roles. */
struct idset {
	struct idset_slot *slots;
	size_t count;
	size_t capacity; /* a power of two, or 0 */
};
#define IDSET_INIT \
	{ \
		NULL, 0, 0 \
	}

/* Put in the object of those 20 bytes; false when it is there in that role already. */
bool idset_add(struct idset *, const unsigned char id[20], unsigned role);
void idset_release(struct idset *);

#endif
