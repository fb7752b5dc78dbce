#include "model/pairing.h"

#include <stdlib.h>
#include <string.h>

struct renamed {
	enum name_space space;
	const char *new_id, *old_id;
};

/* A file that cannot be read. */
struct unread {
	enum kind kind;
	const char *id;
	bool denied;
};

/* A thing with what it is paired by. */
struct paired {
	const char *owner; /* a decision's meeting, by its old id; "" for others */
	const char *id;
	const struct thing *thing;
};

static const char *full_id(struct pairing *pairing, const struct thing *thing)
{
	if (thing->kind != KIND_DECISION)
		return thing->id;
	struct text id = TEXT_INIT;
	thing_full_id(&id, thing);
	const char *kept = arena_text(&pairing->arena, id.data, id.length);
	text_release(&id);
	return kept;
}

static void add_renamed(
	struct pairing *pairing, enum name_space space, const char *new_id, const char *old_id)
{
	pairing->renamed = mem_grow(pairing->renamed, pairing->renamed_count,
		&pairing->renamed_capacity, sizeof *pairing->renamed);
	pairing->renamed[pairing->renamed_count++] = (struct renamed){space, new_id, old_id};
}

static void pair(
	struct pairing *pairing, const struct thing *old_thing, const struct thing *new_thing)
{
	pairing->old_of[new_thing->kind][new_thing->rank] = old_thing;
	pairing->new_of[old_thing->kind][old_thing->rank] = new_thing;
	bool moved = new_thing->kind == KIND_DECISION &&
		     strcmp(old_thing->owner->id, new_thing->owner->id);
	if (!moved && !strcmp(old_thing->id, new_thing->id))
		return;
	add_renamed(pairing, kind_schemas[new_thing->kind].space, full_id(pairing, new_thing),
		full_id(pairing, old_thing));
}

static int by_id(const void *left, const void *right)
{
	const struct paired *a = left, *b = right;
	int order = strcmp(a->owner, b->owner);
	return order ? order : strcmp(a->id, b->id);
}

/* Where two claim one id, by their files. */
static int by_id_and_path(const void *left, const void *right)
{
	const struct paired *a = left, *b = right;
	int order = by_id(a, b);
	if (!order)
		order = strcmp(a->thing->path, b->thing->path);
	return order ? order : a->thing->rank < b->thing->rank ? -1 : 1;
}

static struct paired *list_things(
	const struct pairing *pairing, const struct thing_list *list, bool is_new)
{
	struct paired *all = mem_array(NULL, list->count + 1, sizeof *all);
	for (size_t i = 0; i < list->count; i++) {
		const struct thing *thing = list->items[i];
		const struct thing *meeting =
			thing->kind == KIND_DECISION ? thing->owner : NULL;
		const struct thing *before =
			meeting && is_new ? pairing->old_of[KIND_MEETING][meeting->rank] : NULL;
		if (before)
			meeting = before;
		all[i] = (struct paired){meeting ? meeting->id : "", thing->id, thing};
	}
	return all;
}

static void pair_sorted(struct pairing *pairing, struct paired *old_things, size_t old_count,
	struct paired *new_things, size_t new_count)
{
	qsort(old_things, old_count, sizeof *old_things, by_id_and_path);
	qsort(new_things, new_count, sizeof *new_things, by_id_and_path);
	for (size_t i = 0, k = 0; i < old_count && k < new_count;) {
		int order = by_id(&old_things[i], &new_things[k]);
		if (!order)
			pair(pairing, old_things[i].thing, new_things[k].thing);
		i += order <= 0;
		k += order >= 0;
	}
}

static bool is_same_file(const struct paired *one, const struct paired *other)
{
	return !by_id(one, other) && !strcmp(one->thing->path, other->thing->path);
}

/* Two versions of a plan mostly hold the same things in the same order. */
static void pair_by_id(struct pairing *pairing, enum kind kind)
{
	const struct thing_list *old_list = &pairing->old_plan->things[kind],
				*new_list = &pairing->new_plan->things[kind];
	struct paired *old_things = list_things(pairing, old_list, false);
	struct paired *new_things = list_things(pairing, new_list, true);
	size_t old_end = old_list->count, new_end = new_list->count, first = 0;
	while (first < old_end && first < new_end &&
		is_same_file(&old_things[first], &new_things[first])) {
		pair(pairing, old_things[first].thing, new_things[first].thing);
		first++;
	}
	while (old_end > first && new_end > first &&
		is_same_file(&old_things[old_end - 1], &new_things[new_end - 1]))
		pair(pairing, old_things[--old_end].thing, new_things[--new_end].thing);
	pair_sorted(pairing, old_things + first, old_end - first, new_things + first,
		new_end - first);
	free(old_things);
	free(new_things);
}

/* The thing of the plan, without a pair so far, whose id this one had before; the last counts. */
static const struct thing *find_former(
	const struct plan *plan, const struct thing *thing, const struct thing *const *pair_of)
{
	const struct list *ids = thing_former_ids(thing);
	for (uint32_t i = ids ? ids->count : 0; i-- > 0;) {
		const struct thing *found =
			plan_find(plan, kind_schemas[thing->kind].space, ids->items[i].text);
		if (found && found->kind == thing->kind && !pair_of[found->rank])
			return found;
	}
	return NULL;
}

/* Renamed, or its new name taken back. */
static void pair_by_former_id(struct pairing *pairing, enum kind kind)
{
	const struct plan *old_plan = pairing->old_plan, *new_plan = pairing->new_plan;
	const struct thing **old_of = pairing->old_of[kind], **new_of = pairing->new_of[kind];
	for (size_t i = 0; i < new_plan->things[kind].count; i++) {
		const struct thing *thing = new_plan->things[kind].items[i];
		const struct thing *found =
			old_of[i] ? NULL : find_former(old_plan, thing, new_of);
		if (found)
			pair(pairing, found, thing);
	}
	for (size_t i = 0; i < old_plan->things[kind].count; i++) {
		const struct thing *thing = old_plan->things[kind].items[i];
		const struct thing *found =
			new_of[i] ? NULL : find_former(new_plan, thing, old_of);
		if (found)
			pair(pairing, thing, found);
	}
}

static int by_new_id(const void *left, const void *right)
{
	const struct renamed *a = left, *b = right;
	if (a->space != b->space)
		return a->space < b->space ? -1 : 1;
	return strcmp(a->new_id, b->new_id);
}

static int by_kind_and_id(const void *left, const void *right)
{
	const struct unread *a = left, *b = right;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return strcmp(a->id, b->id);
}

static void list_unread(struct pairing *pairing, bool is_new)
{
	const struct thing_list *list =
		&(is_new ? pairing->new_plan : pairing->old_plan)->unreadable;
	if (!list->count)
		return;
	struct unread *all = mem_array(NULL, list->count, sizeof *all);
	for (size_t i = 0; i < list->count; i++)
		all[i] = (struct unread){
			list->items[i]->kind, list->items[i]->id, list->items[i]->denied};
	qsort(all, list->count, sizeof *all, by_kind_and_id);
	pairing->unread[is_new] = all;
	pairing->unread_count[is_new] = list->count;
}

static bool is_unread(
	const struct pairing *pairing, bool is_new, enum kind kind, const char *id)
{
	const struct unread key = {.kind = kind, .id = id};
	size_t count = pairing->unread_count[is_new];
	return count &&
	       bsearch(&key, pairing->unread[is_new], count, sizeof key, by_kind_and_id);
}

/*
 * Of which kinds a file of that plan cannot be read whose name the other plan has nowhere: it
 * may be any thing's, renamed since or not yet. Of an old file with mistakes people know what
 * it is.
 */
static unsigned strange_kinds(const struct pairing *pairing, bool is_new)
{
	const struct plan *other = is_new ? pairing->old_plan : pairing->new_plan;
	unsigned kinds = 0;
	for (size_t i = 0; i < pairing->unread_count[is_new]; i++) {
		const struct unread *unread = &pairing->unread[is_new][i];
		if ((is_new || unread->denied) && !(kinds >> unread->kind & 1) &&
			!is_unread(pairing, !is_new, unread->kind, unread->id) &&
			!plan_find_anywhere(
				other, kind_schemas[unread->kind].space, unread->id))
			kinds |= 1u << unread->kind;
	}
	return kinds;
}

/* The id that a new thing had in a file of the old plan that cannot be read, or NULL. */
static const char *unread_name(const struct pairing *pairing, const struct thing *thing)
{
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = 0; former && i < former->count; i++) {
		if (is_unread(pairing, false, thing->kind, former->items[i].text))
			return former->items[i].text;
	}
	return NULL;
}

/* What refers to them by the new id has not changed, though nobody knows what they were. */
static void rename_unread(struct pairing *pairing)
{
	for (int kind = 0; pairing->unread_count[false] && kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &pairing->new_plan->things[kind];
		for (size_t i = 0; i < list->count; i++) {
			const struct thing *thing = list->items[i];
			const char *name =
				pairing->old_of[kind][i] ? NULL : unread_name(pairing, thing);
			if (name)
				add_renamed(pairing, kind_schemas[kind].space, thing->id, name);
		}
	}
}

void pairing_none(
	struct pairing *pairing, const struct plan *old_plan, const struct plan *new_plan)
{
	*pairing = (struct pairing){
		.old_plan = old_plan, .new_plan = new_plan, .arena = ARENA_INIT};
}

/* A part of a plan has nothing of most kinds. */
static const struct thing **nobody(const struct thing_list *list)
{
	return list->count ? mem_zalloc(list->count * sizeof(struct thing *)) : NULL;
}

void pairing_build(
	struct pairing *pairing, const struct plan *old_plan, const struct plan *new_plan)
{
	pairing_none(pairing, old_plan, new_plan);
	/* Meetings come before their decisions. */
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		pairing->old_of[kind] = nobody(&new_plan->things[kind]);
		pairing->new_of[kind] = nobody(&old_plan->things[kind]);
		if (!pairing->old_of[kind] || !pairing->new_of[kind])
			continue;
		pair_by_id(pairing, (enum kind)kind);
		pair_by_former_id(pairing, (enum kind)kind);
	}
	list_unread(pairing, false);
	list_unread(pairing, true);
	rename_unread(pairing);
	for (int side = 0; side < 2; side++)
		pairing->strange[side] = strange_kinds(pairing, side);
	if (pairing->renamed_count)
		qsort(pairing->renamed, pairing->renamed_count, sizeof *pairing->renamed,
			by_new_id);
}

void pairing_release(struct pairing *pairing)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		free(pairing->old_of[kind]);
		free(pairing->new_of[kind]);
	}
	free(pairing->renamed);
	free(pairing->unread[0]);
	free(pairing->unread[1]);
	arena_release(&pairing->arena);
}

const char *pairing_old_id(
	const struct pairing *pairing, enum name_space space, const char *new_id)
{
	const struct renamed key = {space, new_id, NULL};
	if (!pairing->renamed_count)
		return new_id;
	const struct renamed *found =
		bsearch(&key, pairing->renamed, pairing->renamed_count, sizeof key, by_new_id);
	return found ? found->old_id : new_id;
}

bool pairing_unknown(const struct pairing *pairing, const struct thing *thing, bool in_old_plan)
{
	const struct unread *unread = pairing->unread[!in_old_plan];
	size_t count = pairing->unread_count[!in_old_plan];
	/* An objective may have gone to any axis. */
	for (size_t i = 0; i < count && unread[i].kind <= KIND_AXIS; i++) {
		if (thing->kind == KIND_OBJECTIVE && unread[i].kind == KIND_AXIS)
			return true;
	}
	if (thing->kind == KIND_DECISION) {
		thing = thing->owner;
		/* Its meeting is there, and can be no other's. */
		if ((in_old_plan ? pairing->old_of
				 : pairing->new_of)[KIND_MEETING][thing->rank])
			return false;
	}
	return is_unread(pairing, !in_old_plan, thing->kind, thing->id) ||
	       (in_old_plan && unread_name(pairing, thing)) ||
	       pairing->strange[!in_old_plan] >> thing->kind & 1;
}
