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
	const struct thing
		*thing;       /* whose it is; one that is gone, as the first parent had it */
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
	/* What is new has a new id; what has a new id need not be new. */
	if (!one->path || !other->path)
		return one->path == other->path &&
		       ((one->op == CHANGE_RENAME) == (other->op == CHANGE_RENAME) ||
			       (one->op == CHANGE_RENAME && other->op == CHANGE_ADD));
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
	/* Those gone that had other names before. */
	const struct thing **renamed;
	size_t renamed_count, renamed_capacity;
};

static int by_thing(const void *left, const void *right)
{
	const struct located *a = left, *b = right;
	int order = compare_things(a->thing, b->thing);
	if (order)
		return order;
	if (a->parent != b->parent)
		return a->parent < b->parent ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* The place of the first change of the thing. */
static size_t first_of(const struct sorted *sorted, const struct thing *thing)
{
	size_t low = 0, high = sorted->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_things(sorted->items[middle].thing, thing) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What is gone by that name, or NULL. */
static const struct thing *find_gone(
	const struct sorted *sorted, enum kind kind, const char *id)
{
	const struct thing named = {.kind = kind, .id = id};
	size_t at = kind == KIND_DECISION ? sorted->count : first_of(sorted, &named);
	if (at == sorted->count || sorted->items[at].change->new_thing ||
		compare_things(sorted->items[at].thing, &named))
		return NULL;
	return sorted->items[at].thing;
}

static bool was_called(const struct thing *thing, const char *id)
{
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = 0; former && i < former->count; i++) {
		if (!strcmp(former->items[i].text, id))
			return true;
	}
	return false;
}

/* What is gone, as an earlier parent had it, by another of its names perhaps. */
static const struct thing *first_gone(const struct sorted *of_parents, size_t count,
	struct arena *arena, const struct thing *gone)
{
	const struct list *former = thing_former_ids(gone);
	const struct thing *owner = gone->kind != KIND_DECISION
					    ? NULL
					    : first_gone(of_parents, count, arena, gone->owner);
	if (owner && owner != gone->owner) {
		struct thing *renamed = arena_alloc(arena, sizeof *renamed);
		*renamed = *gone;
		renamed->owner = owner;
		return renamed;
	}
	for (size_t i = 0; i < count; i++) {
		const struct sorted *sorted = &of_parents[i];
		const struct thing *found = find_gone(sorted, gone->kind, gone->id);
		for (uint32_t k = 0; former && !found && k < former->count; k++)
			found = find_gone(sorted, gone->kind, former->items[k].text);
		for (size_t k = 0; !found && k < sorted->renamed_count; k++) {
			const struct thing *renamed = sorted->renamed[k];
			if (renamed->kind == gone->kind && was_called(renamed, gone->id))
				found = renamed;
		}
		if (found)
			return found;
	}
	return gone;
}

static void note_renamed(struct sorted *sorted, const struct thing *gone)
{
	const struct list *former = thing_former_ids(gone);
	if (!former || !former->count)
		return;
	sorted->renamed = mem_grow(sorted->renamed, sorted->renamed_count,
		&sorted->renamed_capacity, sizeof *sorted->renamed);
	sorted->renamed[sorted->renamed_count++] = gone;
}

/* Those of one parent, after the parents before it. */
static void sort(struct sorted *of_parents, struct arena *arena, const struct changes *changes,
	size_t parent)
{
	struct sorted *sorted = &of_parents[parent];
	const struct thing *thing = NULL;
	*sorted = (struct sorted){.count = changes->count};
	sorted->items = mem_array(NULL, changes->count + 1, sizeof *sorted->items);
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		struct text location = TEXT_INIT;
		if (change->path)
			change_location(&location, changes, change);
		if (change->new_thing)
			thing = change->new_thing;
		else if (!change->path)
			thing = first_gone(of_parents, parent, arena, change->old_thing);
		if (thing == change->old_thing && !change->path)
			note_renamed(sorted, thing);
		sorted->items[i] = (struct located){.change = change,
			.thing = thing,
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

static bool is_touched(const struct sorted *sorted, const struct located *located)
{
	for (size_t i = first_of(sorted, located->thing); i < sorted->count; i++) {
		if (compare_things(sorted->items[i].thing, located->thing))
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
	for (size_t i = first_of(novel, located->thing); i < novel->count; i++) {
		const struct located *other = &novel->items[i];
		if (compare_things(other->thing, located->thing))
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
		sort(sorted, &arena, &of_parents[i], i);
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
		free(sorted[i].renamed);
	}
	free(sorted);
	free(novel.items);
	arena_release(&arena);
}
