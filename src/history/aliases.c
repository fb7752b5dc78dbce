#include "history/aliases.h"

#include <stdlib.h>
#include <string.h>

/* An id with another of the same thing's; once settled, with the one for them all. */
struct alias {
	enum name_space space;
	const char *id, *other;
};

static void add(
	struct aliases *aliases, enum name_space space, const char *id, const char *other)
{
	aliases->items = mem_grow(
		aliases->items, aliases->count, &aliases->capacity, sizeof *aliases->items);
	aliases->items[aliases->count++] = (struct alias){space, id, other};
}

void aliases_add(
	struct aliases *aliases, enum name_space space, const char *id, const char *other)
{
	if (!strcmp(id, other))
		return;
	add(aliases, space, id, other);
	add(aliases, space, other, id);
}

static int by_id(const void *left, const void *right)
{
	const struct alias *a = left, *b = right;
	if (a->space != b->space)
		return a->space < b->space ? -1 : 1;
	return strcmp(a->id, b->id);
}

static struct alias *first_of(
	const struct aliases *aliases, enum name_space space, const char *id)
{
	const struct alias key = {space, id, NULL};
	size_t low = 0, high = aliases->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (by_id(&aliases->items[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	struct alias *first = &aliases->items[low];
	return low < aliases->count && !by_id(first, &key) ? first : NULL;
}

/* Each id's first place, and those of the ids that a walk has reached. */
struct walk {
	size_t *reached;
	size_t count;
	bool *seen;
};

static void reach(struct walk *walk, size_t place)
{
	if (walk->seen[place])
		return;
	walk->seen[place] = true;
	walk->reached[walk->count++] = place;
}

/* All that this id leads to have it for their name. */
static void name_all(struct aliases *aliases, struct walk *walk, size_t from)
{
	const struct alias *named = &aliases->items[from];
	walk->count = 0;
	reach(walk, from);
	for (size_t i = 0; i < walk->count; i++) {
		const struct alias *first = &aliases->items[walk->reached[i]];
		const struct alias *end = aliases->items + aliases->count;
		for (const struct alias *at = first; at < end && !by_id(at, first); at++)
			reach(walk, (size_t)(first_of(aliases, at->space, at->other) -
					     aliases->items));
	}
	for (size_t i = 0; i < walk->count; i++)
		aliases->items[walk->reached[i]].other = named->id;
}

void aliases_settle(struct aliases *aliases)
{
	if (!aliases->count)
		return;
	struct walk walk = {mem_array(NULL, aliases->count, sizeof *walk.reached), 0,
		mem_zalloc(aliases->count * sizeof *walk.seen)};
	qsort(aliases->items, aliases->count, sizeof *aliases->items, by_id);
	for (size_t i = 0; i < aliases->count; i++) {
		bool first = !i || by_id(&aliases->items[i - 1], &aliases->items[i]);
		if (first && !walk.seen[i])
			name_all(aliases, &walk, i);
	}
	free(walk.reached);
	free(walk.seen);
}

void aliases_release(struct aliases *aliases)
{
	free(aliases->items);
	*aliases = (struct aliases){0};
}

const char *aliases_find(const struct aliases *aliases, enum name_space space, const char *id)
{
	const struct alias *found = aliases->count ? first_of(aliases, space, id) : NULL;
	return found ? found->other : id;
}
