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

/* A change with where its value stands. */
struct located {
	const struct change *change;
	const char *location; /* NULL: the thing itself */
	size_t parent, place;
};

/* Whether the one's value is the other's, or a part of it. */
static bool is_within(const struct located *one_located, const struct located *other_located)
{
	const struct change *one = one_located->change, *other = other_located->change;
	bool one_order = one->op == CHANGE_REORDER, other_order = other->op == CHANGE_REORDER;
	if (one_order != other_order)
		return false;
	if (!one->path || !other->path)
		return one->path == other->path &&
		       (one->op == CHANGE_RENAME) == (other->op == CHANGE_RENAME);
	if (one_order)
		return !strcmp(one->path, other->path);
	return same_acronym(one, other) &&
	       valuepath_is_within(one_located->location, other_located->location);
}

static bool touches(const struct located *one, const struct located *other)
{
	return is_within(one, other) || is_within(other, one);
}

/* A list's changes by their things, each thing's in their order. */
struct sorted {
	struct located *items;
	size_t count;
};

static int by_thing(const void *left, const void *right)
{
	const struct located *a = left, *b = right;
	int order = compare_things(change_thing(a->change), change_thing(b->change));
	if (order)
		return order;
	if (a->parent != b->parent)
		return a->parent < b->parent ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

static void sort(struct sorted *sorted, struct arena *arena, const struct changes *changes,
	size_t parent)
{
	sorted->items = mem_array(NULL, changes->count + 1, sizeof *sorted->items);
	sorted->count = changes->count;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		struct text location = TEXT_INIT;
		if (change->path)
			change_location(&location, changes, change);
		sorted->items[i] = (struct located){.change = change,
			.location = change->path
					    ? arena_text(arena, location.data, location.length)
					    : NULL,
			.parent = parent,
			.place = i};
		text_release(&location);
	}
	if (sorted->count)
		qsort(sorted->items, sorted->count, sizeof *sorted->items, by_thing);
}

/* The place of the first change of the thing. */
static size_t first_of(const struct sorted *sorted, const struct thing *thing)
{
	size_t low = 0, high = sorted->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_things(change_thing(sorted->items[middle].change), thing) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_touched(const struct sorted *sorted, const struct located *located)
{
	const struct thing *thing = change_thing(located->change);
	for (size_t i = first_of(sorted, thing); i < sorted->count; i++) {
		if (compare_things(change_thing(sorted->items[i].change), thing))
			break;
		if (touches(&sorted->items[i], located))
			return true;
	}
	return false;
}

/* Those by which the merge differs from every parent. */
static void gather(struct sorted *novel, const struct sorted *of_parents, size_t count)
{
	size_t capacity = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < of_parents[i].count; k++) {
			const struct located *located = &of_parents[i].items[k];
			size_t other = 0;
			while (other < count &&
				(other == i || is_touched(&of_parents[other], located)))
				other++;
			if (other < count)
				continue;
			novel->items = mem_grow(
				novel->items, novel->count, &capacity, sizeof *novel->items);
			novel->items[novel->count++] = *located;
		}
	}
	if (novel->count)
		qsort(novel->items, novel->count, sizeof *novel->items, by_thing);
}

/* Whether another tells of the same, or of less. */
static bool is_told(const struct sorted *novel, const struct located *located)
{
	const struct thing *thing = change_thing(located->change);
	for (size_t i = first_of(novel, thing); i < novel->count; i++) {
		const struct located *other = &novel->items[i];
		if (compare_things(change_thing(other->change), thing))
			break;
		if (other == located || !is_within(other, located))
			continue;
		if (!is_within(located, other) || other->parent < located->parent)
			return true;
	}
	return false;
}

static int by_place(const void *left, const void *right)
{
	const size_t a = *(const size_t *)left, b = *(const size_t *)right;
	return (a > b) - (a < b);
}

void novel_find(struct places *kept, const struct changes *of_parents, size_t count)
{
	struct sorted *sorted = mem_array(NULL, count, sizeof *sorted), novel = {0};
	struct arena arena = ARENA_INIT;
	for (size_t i = 0; i < count; i++)
		sort(&sorted[i], &arena, &of_parents[i], i);
	gather(&novel, sorted, count);
	for (size_t i = 0; i < novel.count; i++) {
		const struct located *located = &novel.items[i];
		if (is_told(&novel, located))
			continue;
		struct places *places = &kept[located->parent];
		places->items = mem_grow(
			places->items, places->count, &places->capacity, sizeof *places->items);
		places->items[places->count++] = located->place;
	}
	for (size_t i = 0; i < count; i++) {
		if (kept[i].count)
			qsort(kept[i].items, kept[i].count, sizeof *kept[i].items, by_place);
		free(sorted[i].items);
	}
	free(sorted);
	free(novel.items);
	arena_release(&arena);
}
