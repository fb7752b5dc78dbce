#include "git/trees.h"
#include "model/source.h"

#include <string.h>

#define ID 20

/* --- Reading ---------------------------------------------------------------------------- */

int tree_open(struct tree_reader *reader, struct recent *recent, const unsigned char *id)
{
	*reader = (struct tree_reader){.object = {.own = TEXT_INIT}};
	if (!id)
		return 0;
	if (recent_tree(&reader->object, recent, id))
		return -1;
	reader->at = reader->object.bytes;
	reader->end = reader->at + reader->object.length;
	tree_next(reader);
	return 0;
}

void tree_next(struct tree_reader *reader)
{
	struct tree_entry *entry = &reader->entry;
	size_t left = (size_t)(reader->end - reader->at);
	const char *space = left ? memchr(reader->at, ' ', left) : NULL;
	const char *nul = space ? memchr(space, '\0', (size_t)(reader->end - space)) : NULL;
	reader->start = reader->at;
	*entry = (struct tree_entry){0};
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

void tree_skip_same(struct tree_reader *one, struct tree_reader *other)
{
	const char *at = one->start, *other_at = other->start;
	if (!one->entry.name || !other->entry.name)
		return;
	for (;;) {
		const char *nul = memchr(at, '\0', (size_t)(one->end - at));
		size_t length = nul ? (size_t)(nul - at) + 1 + ID : 0;
		if (!nul || (size_t)(one->end - at) < length ||
			(size_t)(other->end - other_at) < length ||
			memcmp(at, other_at, length))
			break;
		at += length;
		other_at += length;
		if (at == one->end)
			break;
	}
	one->at = at;
	other->at = other_at;
	tree_next(one);
	tree_next(other);
}

void tree_close(struct tree_reader *reader)
{
	recent_return(&reader->object);
}

/* --- One file ---------------------------------------------------------------------------- */

/* The entry of that name, which lasts as long as the reader is open; false: there is none. */
static bool find_entry(struct tree_reader *reader, const char *name, size_t length)
{
	while (reader->entry.name &&
		(reader->entry.length != length || memcmp(reader->entry.name, name, length)))
		tree_next(reader);
	return reader->entry.name;
}

static enum tree_lookup look_in(
	unsigned char id[20], struct recent *recent, const char *name, size_t length)
{
	struct tree_reader reader;
	enum tree_lookup found = TREE_NOTHING;
	if (tree_open(&reader, recent, id))
		return TREE_UNREADABLE;
	if (find_entry(&reader, name, length)) {
		memcpy(id, reader.entry.id, ID);
		found = reader.entry.is_folder ? TREE_FOLDER
			: reader.entry.is_file ? TREE_FILE
					       : TREE_NOTHING;
	}
	tree_close(&reader);
	return found;
}

enum tree_lookup tree_look_up(unsigned char id[20], struct recent *recent,
	const unsigned char *root, const char *path)
{
	enum tree_lookup found = TREE_FOLDER;
	memcpy(id, root, ID);
	while (found == TREE_FOLDER && *path) {
		size_t length = strcspn(path, "/");
		found = look_in(id, recent, path, length);
		path += length + (path[length] == '/');
	}
	return found == TREE_FILE && *path ? TREE_NOTHING : found;
}

/* --- Below a folder --------------------------------------------------------------------------- */

struct walking {
	struct recent *recent;
	struct text path;
	int depth;
	tree_file_fn *function;
	void *context;
};

/* Returns 1 when the function has ended the walk. */
static int walk_tree(struct walking *walking, const unsigned char *id)
{
	struct tree_reader reader;
	int result = tree_open(&reader, walking->recent, id);
	for (; !result && reader.entry.name; tree_next(&reader)) {
		const struct tree_entry *entry = &reader.entry;
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
	tree_close(&reader);
	return result;
}

int tree_walk(struct recent *recent, const unsigned char id[20], const char *path,
	tree_file_fn *function, void *context)
{
	struct walking walking = {recent, TEXT_INIT, 0, function, context};
	text_str(&walking.path, path);
	int result = walk_tree(&walking, id);
	text_release(&walking.path);
	return result < 0 ? -1 : 0;
}
