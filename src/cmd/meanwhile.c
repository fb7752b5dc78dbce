#include "cmd/meanwhile.h"
#include "git/objects.h"
#include "model/valuepath.h"

#include <stdlib.h>

/* The actions that the changes are about, by their ids, for a plan read in part. */
static int load_then(
	struct plan **then, struct source *source, const struct changes *own, struct fail *fail)
{
	struct diag ignored = DIAG_INIT;
	char **ids = mem_array(NULL, own->count + 1, sizeof *ids);
	for (size_t i = 0; i < own->count; i++)
		ids[i] = mem_strdup(change_thing(&own->items[i])->id);
	int result = plan_load_part(then, source, ids, own->count, &ignored, fail);
	for (size_t i = 0; i < own->count; i++)
		free(ids[i]);
	free(ids);
	diag_release(&ignored);
	return result;
}

static bool is_same_value(const struct change *one, const struct change *other)
{
	if (!one->path || !other->path)
		return false;
	return valuepath_is_within(one->path, other->path) ||
	       valuepath_is_within(other->path, one->path);
}

static bool is_among(
	const struct changes *own, const struct thing *thing, const struct change *theirs)
{
	for (size_t i = 0; i < own->count; i++) {
		if (own->items[i].old_thing == thing && is_same_value(&own->items[i], theirs))
			return true;
	}
	return false;
}

/* Of all that changed of the thing, what is about the same values. */
static void find_of_thing(
	struct changes *others, const struct changes *own, const struct thing *thing)
{
	const struct thing *before =
		plan_find(others->old_plan, kind_schemas[thing->kind].space, thing->id);
	struct changes all;
	if (!before || before->kind != thing->kind)
		return;
	changes_of_thing(&all, others->old_plan, others->new_plan, before, thing);
	for (size_t i = 0; i < all.count; i++) {
		if (!is_among(own, thing, &all.items[i]))
			continue;
		others->items = mem_grow(
			others->items, others->count, &others->capacity, sizeof *others->items);
		others->items[others->count++] = all.items[i];
	}
	arena_adopt(&others->arena, &all.arena);
	changes_release(&all);
}

void meanwhile_find(struct changes *others, struct plan **then, struct repo *repo,
	const char *since, const struct changes *own)
{
	struct fail ignored = FAIL_INIT;
	struct source *source = NULL;
	const struct thing *last = NULL;
	*others = (struct changes){.arena = ARENA_INIT};
	*then = NULL;
	if (!repo_revision_source(&source, repo, since, &ignored) &&
		!load_then(then, source, own, &ignored)) {
		others->old_plan = *then;
		others->new_plan = own->old_plan;
		for (size_t i = 0; i < own->count; i++) {
			const struct thing *thing = own->items[i].old_thing;
			if (thing && thing != last)
				find_of_thing(others, own, thing);
			last = thing;
		}
	}
	source_free(source);
	fail_release(&ignored);
}
