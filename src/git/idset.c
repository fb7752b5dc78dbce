#include "git/idset.h"
#include "base/hash.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH 20

struct idset_slot {
	unsigned char id[LENGTH];
	unsigned role; /* plus one; 0: the slot is free */
};

/* Where it is, or where it would go. There is always a free slot. */
static struct idset_slot *find(const struct idset *set, const unsigned char *id, unsigned role)
{
	size_t at = (size_t)hash_mix(hash_bytes((const char *)id, LENGTH) + role);
	for (;; at++) {
		struct idset_slot *slot = &set->slots[at & (set->capacity - 1)];
		if (!slot->role || (slot->role == role + 1 && !memcmp(slot->id, id, LENGTH)))
			return slot;
	}
}

static void grow(struct idset *set)
{
	struct idset old = *set;
	set->capacity = old.capacity ? old.capacity * 2 : 64;
	set->slots = mem_array(NULL, set->capacity, sizeof *set->slots);
	memset(set->slots, 0, set->capacity * sizeof *set->slots);
	for (size_t i = 0; i < old.capacity; i++) {
		const struct idset_slot *slot = &old.slots[i];
		if (slot->role)
			*find(set, slot->id, slot->role - 1) = *slot;
	}
	free(old.slots);
}

bool idset_add(struct idset *set, const unsigned char id[20], unsigned role)
{
	if (set->count * 2 >= set->capacity)
		grow(set);
	struct idset_slot *slot = find(set, id, role);
	if (slot->role)
		return false;
	memcpy(slot->id, id, LENGTH);
	slot->role = role + 1;
	set->count++;
	return true;
}

void idset_release(struct idset *set)
{
	free(set->slots);
	*set = (struct idset)IDSET_INIT;
}
