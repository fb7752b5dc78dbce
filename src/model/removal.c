#include "model/removal.h"
#include "model/editing.h"

#include <stdlib.h>
#include <string.h>

/* Whether the thing goes, by itself or with the file that it stands in. */
static bool goes(const struct removal *removal, const struct thing *thing)
{
	bool nested = !kind_schemas[thing->kind].folder;
	for (size_t i = 0; i < removal->count; i++) {
		if (removal->things[i] == thing ||
			(nested && removal->things[i] == thing->owner))
			return true;
	}
	return false;
}

/* --- What refers to them ------------------------------------------------------------ */

static void add_mentions(
	struct mentions *found, const struct removal *removal, const struct thing *thing)
{
	struct mentions all;
	mentions_find(&all, removal->plan, thing);
	for (size_t i = 0; i < all.count; i++) {
		const struct mention *mention = &all.items[i];
		if (goes(removal, mention->by) || mention->field->type == TYPE_FORMER_LINK)
			continue;
		found->items = mem_grow(
			found->items, found->count, &found->capacity, sizeof *found->items);
		found->items[found->count++] = *mention;
	}
	mentions_release(&all);
}

/* What goes with the thing: the objectives of an axis, the decisions of a meeting. */
static void add_nested_mentions(
	struct mentions *found, const struct removal *removal, const struct thing *thing)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &removal->plan->things[kind];
		for (size_t i = 0; !kind_schemas[kind].folder && i < list->count; i++) {
			if (list->items[i]->owner == thing)
				add_mentions(found, removal, list->items[i]);
		}
	}
}

int removal_find_mentions(
	struct mentions *found, const struct removal *removal, struct fail *fail)
{
	*found = (struct mentions){NULL, 0, 0};
	if (mentions_check_readable(removal->plan, fail))
		return -1;
	for (size_t i = 0; i < removal->count; i++) {
		add_mentions(found, removal, removal->things[i]);
		add_nested_mentions(found, removal, removal->things[i]);
	}
	return 0;
}

/* --- Removing ------------------------------------------------------------------------- */

static int remove_item(struct text *bytes, const struct thing *thing, struct fail *fail)
{
	struct editing editing;
	int result = editing_start(&editing, bytes, fail);
	struct yamldoc_node *item =
		result ? NULL : editing_find(&editing, thing->kind, thing->id);
	struct yamldoc_node *root = editing.doc.root;
	struct yamldoc_node *list =
		item ? yamldoc_get(root, kind_schemas[thing->kind].plural) : NULL;
	if (list) {
		yamledit_remove(list, item);
		if (!yamledit_count(list))
			yamledit_remove(root, list);
		result = editing_take(bytes, &editing, fail);
	}
	editing_finish(&editing);
	return result;
}

int removal_make(struct draft *draft, const struct removal *removal, struct fail *fail)
{
	int result = 0;
	for (size_t i = 0; i < removal->count && !result; i++) {
		const struct thing *thing = removal->things[i];
		if (kind_schemas[thing->kind].folder) {
			result = draft_remove(draft, thing->path, fail);
			continue;
		}
		/* With its owner's file it goes anyway. */
		if (goes(removal, thing->owner))
			continue;
		struct text *bytes = draft_file(draft, thing->path, fail);
		result = bytes ? remove_item(bytes, thing, fail) : -1;
	}
	return result;
}
