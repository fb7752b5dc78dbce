#include "history/novel.h"
#include "history/aliases.h"
#include "model/called.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

static bool same_acronym(const struct change *one, const struct change *other)
{
	if (!one->acronym || !other->acronym)
		return one->acronym == other->acronym;
	return !strcmp(one->acronym, other->acronym);
}

/* A change with where its value stands, whatever the versions call things. */
struct located {
	const struct change *change;
	enum kind kind;
	const char *owner; /* a decision's meeting; "" of others */
	const char *id;
	const char *location; /* NULL: the thing itself */
	size_t parent, place;
};

static int by_thing(const struct located *one, const struct located *other)
{
	if (one->kind != other->kind)
		return one->kind < other->kind ? -1 : 1;
	int order = strcmp(one->id, other->id);
	return order ? order : strcmp(one->owner, other->owner);
}

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

/* What the merge lacks of an item, a parent that lacks the whole item lacks as well. */
static bool is_lacked(const struct located *part, const struct located *whole)
{
	return part->change->op == CHANGE_REMOVE && whole->change->op == CHANGE_ADD;
}

/* Whether both tell of one value. */
static bool touches(const struct located *one, const struct located *other)
{
	return (is_within(one, other) && !is_lacked(one, other)) ||
	       (is_within(other, one) && !is_lacked(other, one));
}

/* --- What things are called ------------------------------------------------------------ */

/* Two that stood side by side are two, though one of them may be in the other by now. */
static bool stands_beside(const struct plan *plan, const struct thing *thing,
	enum name_space space, const char *id)
{
	const struct thing *other = plan_find(plan, space, id);
	return other && other != thing;
}

/* The former ids of either version of a thing, which are NULL where it has none. */
static void add_former(struct aliases *aliases, const struct changes *changes,
	const struct thing *old_thing, const struct thing *new_thing)
{
	const struct thing *thing = new_thing ? new_thing : old_thing;
	enum name_space space = kind_schemas[thing->kind].space;
	const struct thing *versions[] = {old_thing, new_thing};
	for (int side = 0; side < 2; side++) {
		const struct list *former =
			versions[side] ? thing_former_ids(versions[side]) : NULL;
		for (uint32_t i = 0; former && i < former->count; i++) {
			const char *id = former->items[i].text;
			if (!stands_beside(changes->old_plan, old_thing, space, id) &&
				!stands_beside(changes->new_plan, new_thing, space, id))
				aliases_add(aliases, space, thing->id, id);
		}
	}
	if (old_thing && new_thing)
		aliases_add(aliases, space, new_thing->id, old_thing->id);
}

static void add_aliases(struct aliases *aliases, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		const struct change *before = i ? &changes->items[i - 1] : NULL;
		if (!before || before->old_thing != change->old_thing ||
			before->new_thing != change->new_thing)
			add_former(aliases, changes, change->old_thing, change->new_thing);
	}
}

/* What a list's changes are compared by, and with. */
struct naming {
	const struct aliases *aliases;
	struct arena *arena; /* of what is said of them */
};

/* A decision is called by its meeting too. */
static const char *name_of(void *context, enum name_space space, const char *id)
{
	const struct naming *naming = context;
	size_t length = strcspn(id, "/");
	if (space != SPACE_DECISION)
		return aliases_find(naming->aliases, space, id);
	const char *meeting = arena_text(naming->arena, id, length);
	struct text name = TEXT_INIT;
	text_str(&name, aliases_find(naming->aliases, SPACE_MEETING, meeting));
	text_str(&name, id + length);
	const char *kept = arena_text(naming->arena, name.data, name.length);
	text_release(&name);
	return kept;
}

/* By one name in all lists. */
static const char *location_of(
	struct naming *naming, const struct changes *changes, const struct change *change)
{
	struct text location = TEXT_INIT;
	if (!change->path)
		return NULL;
	called_location(&location, naming->arena, changes, change, name_of, naming);
	const char *kept = arena_text(naming->arena, location.data, location.length);
	text_release(&location);
	return kept;
}

/* --- Comparing -------------------------------------------------------------------------- */

/* A list's changes by their things, each thing's in their order. */
struct sorted {
	struct located *items;
	size_t count;
};

static int by_thing_and_place(const void *left, const void *right)
{
	const struct located *a = left, *b = right;
	int order = by_thing(a, b);
	if (order)
		return order;
	if (a->parent != b->parent)
		return a->parent < b->parent ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* The place of the first change of the thing. */
static size_t first_of(const struct sorted *sorted, const struct located *located)
{
	size_t low = 0, high = sorted->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (by_thing(&sorted->items[middle], located) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct located locate(
	struct naming *naming, const struct changes *changes, size_t parent, size_t place)
{
	const struct change *change = &changes->items[place];
	const struct thing *thing = change_thing(change);
	const char *owner = thing->kind == KIND_DECISION ? thing->owner->id : "";
	return (struct located){.change = change,
		.kind = thing->kind,
		.owner = aliases_find(naming->aliases, SPACE_MEETING, owner),
		.id = aliases_find(naming->aliases, kind_schemas[thing->kind].space, thing->id),
		.location = location_of(naming, changes, change),
		.parent = parent,
		.place = place};
}

static void sort(struct sorted *sorted, struct naming *naming, const struct changes *changes,
	size_t parent)
{
	*sorted = (struct sorted){.count = changes->count};
	sorted->items = mem_array(NULL, changes->count + 1, sizeof *sorted->items);
	for (size_t i = 0; i < changes->count; i++)
		sorted->items[i] = locate(naming, changes, parent, i);
	if (sorted->count)
		qsort(sorted->items, sorted->count, sizeof *sorted->items, by_thing_and_place);
}

static bool is_touched(const struct sorted *sorted, const struct located *located)
{
	for (size_t i = first_of(sorted, located); i < sorted->count; i++) {
		if (by_thing(&sorted->items[i], located))
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
		qsort(novel->items, novel->count, sizeof *novel->items, by_thing_and_place);
}

/* Whether another tells of the same, or of less. */
static bool is_told(const struct sorted *novel, const struct located *located)
{
	for (size_t i = first_of(novel, located); i < novel->count; i++) {
		const struct located *other = &novel->items[i];
		if (by_thing(other, located))
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
	struct aliases aliases = {0};
	struct naming naming = {&aliases, &arena};
	for (size_t i = 0; i < count; i++)
		add_aliases(&aliases, &of_parents[i]);
	aliases_settle(&aliases);
	for (size_t i = 0; i < count; i++)
		sort(&sorted[i], &naming, &of_parents[i], i);
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
	aliases_release(&aliases);
	arena_release(&arena);
}
