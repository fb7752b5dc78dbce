#include "history/novel.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

static int compare_things(const struct thing *one, const struct thing *other)
{
	if (one->kind != other->kind)
		return one->kind < other->kind ? -1 : 1;
	int order = strcmp(one->id, other->id);
	if (!order && one->kind == KIND_DECISION)
		order = strcmp(one->owner->id, other->owner->id);
	return order;
}

static bool same_acronym(const struct change *one, const struct change *other)
{
	if (!one->acronym || !other->acronym)
		return one->acronym == other->acronym;
	return !strcmp(one->acronym, other->acronym);
}

/* Whether the one's value is the other's, or a part of it. */
static bool is_within(const struct change *one, const struct change *other)
{
	bool one_order = one->op == CHANGE_REORDER, other_order = other->op == CHANGE_REORDER;
	if (one_order != other_order)
		return false;
	if (!one->path || !other->path)
		return one->path == other->path &&
		       (one->op == CHANGE_RENAME) == (other->op == CHANGE_RENAME);
	if (one_order)
		return !strcmp(one->path, other->path);
	return same_acronym(one, other) && valuepath_is_within(one->path, other->path);
}

bool change_touches(const struct change *one, const struct change *other)
{
	return is_within(one, other) || is_within(other, one);
}

/* A list's changes by their things. */
struct sorted {
	const struct change **items;
	size_t count;
};

static int by_thing(const void *left, const void *right)
{
	const struct change *a = *(const struct change *const *)left;
	const struct change *b = *(const struct change *const *)right;
	int order = compare_things(change_thing(a), change_thing(b));
	return order ? order : (a > b) - (a < b);
}

static void sort(struct sorted *sorted, const struct changes *changes)
{
	sorted->items = mem_array(NULL, changes->count + 1, sizeof *sorted->items);
	sorted->count = changes->count;
	for (size_t i = 0; i < changes->count; i++)
		sorted->items[i] = &changes->items[i];
	if (sorted->count)
		qsort(sorted->items, sorted->count, sizeof *sorted->items, by_thing);
}

/* The place of the first change of the thing. */
static size_t first_of(const struct sorted *sorted, const struct thing *thing)
{
	size_t low = 0, high = sorted->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_things(change_thing(sorted->items[middle]), thing) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_touched(const struct sorted *sorted, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	for (size_t i = first_of(sorted, thing); i < sorted->count; i++) {
		if (compare_things(change_thing(sorted->items[i]), thing))
			break;
		if (change_touches(sorted->items[i], change))
			return true;
	}
	return false;
}

/* A change by which the merge differs from every parent. */
struct novel {
	const struct change *change;
	size_t parent, place;
};

struct novels {
	struct novel *items;
	size_t count;
	size_t capacity;
};

/* Whether another tells of the same, or of less. */
static bool is_told(const struct novels *novels, const struct novel *novel)
{
	for (size_t i = 0; i < novels->count; i++) {
		const struct novel *other = &novels->items[i];
		if (other == novel ||
			compare_things(
				change_thing(other->change), change_thing(novel->change)) ||
			!is_within(other->change, novel->change))
			continue;
		bool same = is_within(novel->change, other->change);
		if (!same || other->parent < novel->parent)
			return true;
	}
	return false;
}

void novel_find(struct places *kept, const struct changes *of_parents, size_t count)
{
	struct sorted *sorted = mem_array(NULL, count, sizeof *sorted);
	struct novels novels = {0};
	for (size_t i = 0; i < count; i++)
		sort(&sorted[i], &of_parents[i]);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < of_parents[i].count; k++) {
			const struct change *change = &of_parents[i].items[k];
			size_t other = 0;
			while (other < count &&
				(other == i || is_touched(&sorted[other], change)))
				other++;
			if (other < count)
				continue;
			novels.items = mem_grow(novels.items, novels.count, &novels.capacity,
				sizeof *novels.items);
			novels.items[novels.count++] = (struct novel){change, i, k};
		}
	}
	for (size_t i = 0; i < novels.count; i++) {
		const struct novel *novel = &novels.items[i];
		if (is_told(&novels, novel))
			continue;
		struct places *places = &kept[novel->parent];
		places->items = mem_grow(
			places->items, places->count, &places->capacity, sizeof *places->items);
		places->items[places->count++] = novel->place;
	}
	for (size_t i = 0; i < count; i++)
		free(sorted[i].items);
	free(sorted);
	free(novels.items);
}
