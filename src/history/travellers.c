#include "history/travellers.h"
#include "base/hash.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct traveller_group {
	const char *file; /* "": anywhere */
	uint64_t hash;
	struct traveller *first;
	struct traveller_group *next; /* in the same slot */
};

struct traveller *travellers_join(struct traveller *first, struct traveller *others)
{
	struct traveller *last = first;
	while (last && last->next)
		last = last->next;
	if (last)
		last->next = others;
	return first ? first : others;
}

static const char *name_of(const char *file)
{
	return file ? file : "";
}

static uint64_t hash_of(const char *name)
{
	return hash_bytes(name, strlen(name));
}

/* Where the group is linked, or would be. */
static struct traveller_group **find(
	const struct travellers *travellers, const char *name, uint64_t hash)
{
	struct traveller_group **link = &travellers->slots[hash & (travellers->capacity - 1)];
	while (*link && ((*link)->hash != hash || strcmp((*link)->file, name)))
		link = &(*link)->next;
	return link;
}

static void link_group(struct travellers *travellers, struct traveller_group *group)
{
	struct traveller_group **slot =
		&travellers->slots[group->hash & (travellers->capacity - 1)];
	group->next = *slot;
	*slot = group;
	travellers->files++;
}

static void grow(struct travellers *travellers)
{
	struct travellers old = *travellers;
	travellers->capacity = old.capacity ? old.capacity * 2 : 4;
	travellers->slots = mem_zalloc(travellers->capacity * sizeof(struct traveller_group *));
	travellers->files = 0;
	for (size_t i = 0; i < old.capacity; i++) {
		for (struct traveller_group *group = old.slots[i], *next; group; group = next) {
			next = group->next;
			link_group(travellers, group);
		}
	}
	free(old.slots);
}

static void add_chain(
	struct travellers *travellers, const char *name, uint64_t hash, struct traveller *first)
{
	if (travellers->files >= travellers->capacity)
		grow(travellers);
	struct traveller_group **link = find(travellers, name, hash);
	if (!*link) {
		struct traveller_group *group = mem_zalloc(sizeof *group);
		*group = (struct traveller_group){.file = name, .hash = hash};
		link_group(travellers, group);
		link = find(travellers, name, hash);
	}
	(*link)->first = travellers_join(first, (*link)->first);
}

void travellers_add(struct travellers *travellers, struct traveller *traveller)
{
	const char *name = name_of(traveller->file);
	traveller->next = NULL;
	add_chain(travellers, name, hash_of(name), traveller);
}

struct traveller *travellers_take(struct travellers *travellers, const char *file)
{
	const char *name = name_of(file);
	if (!travellers->files)
		return NULL;
	struct traveller_group **link = find(travellers, name, hash_of(name)), *group = *link;
	if (!group)
		return NULL;
	struct traveller *first = group->first;
	*link = group->next;
	free(group);
	travellers->files--;
	return first;
}

struct traveller *travellers_take_all(struct travellers *travellers)
{
	struct traveller *all = NULL;
	for (size_t i = 0; i < travellers->capacity; i++) {
		for (struct traveller_group *group = travellers->slots[i], *next; group;
			group = next) {
			all = travellers_join(group->first, all);
			next = group->next;
			free(group);
		}
	}
	free(travellers->slots);
	*travellers = (struct travellers){0};
	return all;
}

void travellers_move(struct travellers *to, struct travellers *from)
{
	if (to->files < from->files) {
		struct travellers fewer = *to;
		*to = *from;
		*from = fewer;
	}
	for (size_t i = 0; i < from->capacity; i++) {
		for (struct traveller_group *group = from->slots[i], *next; group;
			group = next) {
			next = group->next;
			add_chain(to, group->file, group->hash, group->first);
			free(group);
		}
	}
	free(from->slots);
	*from = (struct travellers){0};
}

bool travellers_any(
	const struct travellers *travellers, traveller_fn *function, const void *context)
{
	for (size_t i = 0; i < travellers->capacity; i++) {
		const struct traveller_group *group = travellers->slots[i];
		for (; group; group = group->next) {
			for (const struct traveller *at = group->first; at; at = at->next) {
				if (function(context, at))
					return true;
			}
		}
	}
	return false;
}
