#include "git/difference.h"
#include "base/text.h"
#include "git/raw.h"
#include "model/source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ID 20
#define SLOTS 1024
/* Larger trees are read anew each time. */
#define LARGEST_KEPT ((size_t)32 << 10)

/* --- Reading trees ---------------------------------------------------------------------- */

struct slot {
	unsigned char id[ID];
	bool used;
	struct text bytes;
};

struct tree_cache {
	struct repo *repo;
	struct slot slots[SLOTS];
};

struct tree_cache *tree_cache_new(struct repo *repo)
{
	struct tree_cache *cache = mem_zalloc(sizeof *cache);
	cache->repo = repo;
	for (int i = 0; i < SLOTS; i++)
		text_init(&cache->slots[i].bytes);
	return cache;
}

void tree_cache_free(struct tree_cache *cache)
{
	for (int i = 0; cache && i < SLOTS; i++)
		text_release(&cache->slots[i].bytes);
	free(cache);
}

/* The tree's bytes, which the text is for; NULL id: an empty one. */
static int read_tree(struct text *bytes, struct tree_cache *cache, const unsigned char *id)
{
	uint32_t hash = 0;
	text_reset(bytes);
	if (!id)
		return 0;
	memcpy(&hash, id, sizeof hash);
	struct slot *slot = &cache->slots[hash % SLOTS];
	if (slot->used && !memcmp(slot->id, id, ID)) {
		text_add(bytes, slot->bytes.data, slot->bytes.length);
		return 0;
	}
	if (raw_tree(bytes, cache->repo, id))
		return -1;
	if (bytes->length > LARGEST_KEPT)
		return 0;
	text_reset(&slot->bytes);
	text_add(&slot->bytes, bytes->data, bytes->length);
	memcpy(slot->id, id, ID);
	slot->used = true;
	return 0;
}

/* An entry within a tree's bytes: "MODE NAME" NUL and 20 bytes. */
struct entry {
	const char *name; /* NULL past the last */
	size_t length;
	bool is_folder, is_file;
	const unsigned char *id;
};

struct reader {
	const char *at, *end;
	struct entry entry;
};

/* Go to the next entry; what is left of a damaged tree counts as its end. */
static void next_entry(struct reader *reader)
{
	struct entry *entry = &reader->entry;
	size_t left = (size_t)(reader->end - reader->at);
	const char *space = memchr(reader->at, ' ', left);
	const char *nul = space ? memchr(space, '\0', (size_t)(reader->end - space)) : NULL;
	*entry = (struct entry){0};
	if (!nul || (size_t)(reader->end - nul) < 1 + ID)
		return;
	size_t mode = (size_t)(space - reader->at);
	entry->name = space + 1;
	entry->length = (size_t)(nul - entry->name);
	entry->is_folder = mode == 5 && !memcmp(reader->at, "40000", 5);
	entry->is_file = mode == 6 && !memcmp(reader->at, "100", 3);
	entry->id = (const unsigned char *)nul + 1;
	reader->at = nul + 1 + ID;
}

static void start_reading(struct reader *reader, const struct text *bytes)
{
	*reader = (struct reader){bytes->data, bytes->data + bytes->length, {0}};
	next_entry(reader);
}

/* --- What differs ------------------------------------------------------------------------ */

struct comparing {
	struct difference *difference;
	struct tree_cache *cache;
	struct text path; /* of the folder, with a slash at the end; "" the root */
	int depth;
};

/* As Git sorts: a folder as if its name ended with a slash. */
static int compare_names(const struct entry *one, const struct entry *other)
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

static void add_file(struct comparing *comparing, const struct entry *old_entry,
	const struct entry *new_entry)
{
	struct difference *difference = comparing->difference;
	const struct entry *entry = new_entry ? new_entry : old_entry;
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

static int enter(struct comparing *comparing, const struct entry *old_entry,
	const struct entry *new_entry)
{
	const struct entry *entry = new_entry ? new_entry : old_entry;
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

static bool is_wanted(const struct comparing *comparing, const struct entry *entry)
{
	return comparing->depth ||
	       (entry->is_folder && entry->length == 4 && !memcmp(entry->name, "plan", 4));
}

/* One side is NULL where the other has no such entry. */
static int compare_entries(struct comparing *comparing, const struct entry *old_entry,
	const struct entry *new_entry)
{
	const struct entry *entry = new_entry ? new_entry : old_entry;
	if (!is_wanted(comparing, entry))
		return 0;
	if (old_entry && new_entry && !memcmp(old_entry->id, new_entry->id, ID))
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

static int compare_read(
	struct comparing *comparing, const struct text *old_bytes, const struct text *new_bytes)
{
	struct reader old_tree, new_tree;
	start_reading(&old_tree, old_bytes);
	start_reading(&new_tree, new_bytes);
	int result = 0;
	while (!result && (old_tree.entry.name || new_tree.entry.name)) {
		int order = !old_tree.entry.name ? 1
			    : !new_tree.entry.name
				    ? -1
				    : compare_names(&old_tree.entry, &new_tree.entry);
		struct entry old_entry = old_tree.entry, new_entry = new_tree.entry;
		result = compare_entries(comparing, order <= 0 ? &old_entry : NULL,
			order >= 0 ? &new_entry : NULL);
		if (order <= 0)
			next_entry(&old_tree);
		if (order >= 0)
			next_entry(&new_tree);
	}
	return result;
}

/* No deeper than a plan's folders, and so are the calls. */
static int compare_trees(struct comparing *comparing, const unsigned char *old_tree,
	const unsigned char *new_tree)
{
	struct text old_bytes = TEXT_INIT, new_bytes = TEXT_INIT;
	int result = 0;
	if (read_tree(&old_bytes, comparing->cache, old_tree) ||
		read_tree(&new_bytes, comparing->cache, new_tree))
		result = -1;
	else
		result = compare_read(comparing, &old_bytes, &new_bytes);
	text_release(&old_bytes);
	text_release(&new_bytes);
	return result;
}

int difference_find(struct difference *difference, struct tree_cache *cache,
	const unsigned char *old_root, const unsigned char *new_root)
{
	struct comparing comparing = {difference, cache, TEXT_INIT, 0};
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

/* --- One file ------------------------------------------------------------------------------ */

static bool find_entry(
	struct entry *found, const struct text *bytes, const char *name, size_t length)
{
	struct reader reader;
	for (start_reading(&reader, bytes); reader.entry.name; next_entry(&reader)) {
		if (reader.entry.length == length && !memcmp(reader.entry.name, name, length)) {
			*found = reader.entry;
			return true;
		}
	}
	return false;
}

enum tree_lookup tree_look_up(unsigned char id[20], struct tree_cache *cache,
	const unsigned char *root, const char *path)
{
	struct text bytes = TEXT_INIT;
	enum tree_lookup found = TREE_FOLDER;
	memcpy(id, root, ID);
	while (found == TREE_FOLDER && *path) {
		size_t length = strcspn(path, "/");
		struct entry entry;
		if (read_tree(&bytes, cache, id)) {
			found = TREE_UNREADABLE;
			break;
		}
		if (!find_entry(&entry, &bytes, path, length)) {
			found = TREE_NOTHING;
			break;
		}
		memcpy(id, entry.id, ID);
		found = entry.is_folder ? TREE_FOLDER
			: entry.is_file ? TREE_FILE
					: TREE_NOTHING;
		path += length + (path[length] == '/');
	}
	if (found == TREE_FILE && *path)
		found = TREE_NOTHING;
	text_release(&bytes);
	return found;
}

/* --- Below a folder --------------------------------------------------------------------------- */

struct walking {
	struct tree_cache *cache;
	struct text path;
	int depth;
	tree_file_fn *function;
	void *context;
};

/* Returns 1 when the function has ended the walk. */
static int walk_tree(struct walking *walking, const unsigned char *id)
{
	struct text bytes = TEXT_INIT;
	struct reader reader;
	int result = read_tree(&bytes, walking->cache, id);
	start_reading(&reader, &bytes);
	for (; !result && reader.entry.name; next_entry(&reader)) {
		const struct entry *entry = &reader.entry;
		size_t before = walking->path.length;
		text_char(&walking->path, '/');
		text_add(&walking->path, entry->name, entry->length);
		if (entry->is_file) {
			result = walking->function(
				walking->context, walking->path.data, entry->id);
		} else if (entry->is_folder && walking->depth < SOURCE_MOST_DEPTH) {
			walking->depth++;
			result = walk_tree(walking, entry->id);
			walking->depth--;
		}
		walking->path.length = before;
		walking->path.data[before] = '\0';
	}
	text_release(&bytes);
	return result;
}

int tree_walk(struct tree_cache *cache, const unsigned char id[20], const char *path,
	tree_file_fn *function, void *context)
{
	struct walking walking = {cache, TEXT_INIT, 0, function, context};
	text_str(&walking.path, path);
	int result = walk_tree(&walking, id);
	text_release(&walking.path);
	return result < 0 ? -1 : 0;
}
