#include "git/difference.h"
#include "git/trees.h"
#include "model/source.h"

#include <stdlib.h>
#include <string.h>

#define ID 20

struct comparing {
	struct difference *difference;
	struct recent *recent;
	struct text path; /* of the folder, with a slash at the end; "" the root */
	int depth;
};

/* As Git sorts: a folder as if its name ended with a slash. */
static int compare_names(const struct tree_entry *one, const struct tree_entry *other)
{
	size_t shorter = one->length < other->length ? one->length : other->length;
	int order = memcmp(one->name, other->name, shorter);
	if (order)
		return order;
	unsigned char a = shorter < one->length ? (unsigned char)one->name[shorter]
			  : one->is_folder      ? '/'
						: '\0';
	unsigned char b = shorter < other->length ? (unsigned char)other->name[shorter]
			  : other->is_folder      ? '/'
						  : '\0';
	return (a > b) - (a < b);
}

static void add_file(struct comparing *comparing, const struct tree_entry *old_entry,
	const struct tree_entry *new_entry)
{
	struct difference *difference = comparing->difference;
	const struct tree_entry *entry = new_entry ? new_entry : old_entry;
	size_t before = comparing->path.length;
	difference->items = mem_grow(difference->items, difference->count,
		&difference->capacity, sizeof *difference->items);
	struct differing_file *file = &difference->items[difference->count++];
	*file = (struct differing_file){.is_old = old_entry, .is_new = new_entry};
	text_add(&comparing->path, entry->name, entry->length);
	file->path =
		arena_text(&difference->arena, comparing->path.data, comparing->path.length);
	comparing->path.length = before;
	comparing->path.data[before] = '\0';
	if (old_entry)
		memcpy(file->old_id, old_entry->id, ID);
	if (new_entry)
		memcpy(file->new_id, new_entry->id, ID);
}

static int compare_trees(
	struct comparing *, const unsigned char *old_tree, const unsigned char *new_tree);

static int enter(struct comparing *comparing, const struct tree_entry *old_entry,
	const struct tree_entry *new_entry)
{
	const struct tree_entry *entry = new_entry ? new_entry : old_entry;
	size_t before = comparing->path.length;
	if (comparing->depth > SOURCE_MOST_DEPTH)
		return 0;
	text_printf(&comparing->path, "%.*s/", (int)entry->length, entry->name);
	comparing->depth++;
	int result = compare_trees(
		comparing, old_entry ? old_entry->id : NULL, new_entry ? new_entry->id : NULL);
	comparing->depth--;
	comparing->path.length = before;
	comparing->path.data[before] = '\0';
	return result;
}

static bool is_wanted(const struct comparing *comparing, const struct tree_entry *entry)
{
	return comparing->depth ||
	       (entry->is_folder && entry->length == 4 && !memcmp(entry->name, "plan", 4));
}

/* One side is NULL where the other has no such entry. */
static int compare_entries(struct comparing *comparing, const struct tree_entry *old_entry,
	const struct tree_entry *new_entry)
{
	const struct tree_entry *entry = new_entry ? new_entry : old_entry;
	if (!is_wanted(comparing, entry))
		return 0;
	/* A link's target may be what a file held. */
	if (old_entry && new_entry && old_entry->is_file == new_entry->is_file &&
		!memcmp(old_entry->id, new_entry->id, ID))
		return 0;
	if (entry->is_folder)
		return enter(comparing, old_entry, new_entry);
	if (old_entry && !old_entry->is_file)
		old_entry = NULL;
	if (new_entry && !new_entry->is_file)
		new_entry = NULL;
	if (old_entry || new_entry)
		add_file(comparing, old_entry, new_entry);
	return 0;
}

static int compare_open(
	struct comparing *comparing, struct tree_reader *old_tree, struct tree_reader *new_tree)
{
	int result = 0;
	while (!result) {
		tree_skip_same(old_tree, new_tree);
		const struct tree_entry old_entry = old_tree->entry;
		const struct tree_entry new_entry = new_tree->entry;
		if (!old_entry.name && !new_entry.name)
			break;
		int order = !old_entry.name   ? 1
			    : !new_entry.name ? -1
					      : compare_names(&old_entry, &new_entry);
		result = compare_entries(comparing, order <= 0 ? &old_entry : NULL,
			order >= 0 ? &new_entry : NULL);
		if (order <= 0)
			tree_next(old_tree);
		if (order >= 0)
			tree_next(new_tree);
	}
	return result;
}

/* No deeper than a plan's folders, and so are the calls. */
static int compare_trees(struct comparing *comparing, const unsigned char *old_tree,
	const unsigned char *new_tree)
{
	struct tree_reader old_reader, new_reader;
	int result = -1;
	if (tree_open(&old_reader, comparing->recent, old_tree))
		return -1;
	if (!tree_open(&new_reader, comparing->recent, new_tree)) {
		result = compare_open(comparing, &old_reader, &new_reader);
		tree_close(&new_reader);
	}
	tree_close(&old_reader);
	return result;
}

int difference_find(struct difference *difference, struct recent *recent,
	const unsigned char *old_root, const unsigned char *new_root)
{
	struct comparing comparing = {difference, recent, TEXT_INIT, 0};
	*difference = (struct difference){.arena = ARENA_INIT};
	int result = old_root && new_root && !memcmp(old_root, new_root, ID)
			     ? 0
			     : compare_trees(&comparing, old_root, new_root);
	text_release(&comparing.path);
	return result;
}

void difference_release(struct difference *difference)
{
	arena_release(&difference->arena);
	free(difference->items);
	*difference = (struct difference){.arena = ARENA_INIT};
}
