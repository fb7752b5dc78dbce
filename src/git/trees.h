#ifndef GIT_TREES_H
#define GIT_TREES_H

#include "git/recent.h"

#include <stdbool.h>

/* Trees, by their bytes: "MODE NAME", NUL and 20 bytes of id an entry (gitformat-pack(5)). */

struct tree_entry {
	const char *name; /* NULL past the last */
	size_t length;
	bool is_folder, is_file; /* a regular one; neither: links, submodules */
	const unsigned char *id;
};

/* An entry after the other, while the object is borrowed. */
struct tree_reader {
	struct tree_entry entry;
	const char *start; /* of the entry */
	const char *at, *end;
	struct recent_object object;
};

/* Go to the first entry of a tree; NULL: of an empty one. Returns -1 where it cannot be read. */
int tree_open(struct tree_reader *, struct recent *, const unsigned char *id);
/* Go to the next entry; what is left of a damaged tree counts as its end. */
void tree_next(struct tree_reader *);
/* Go past what both trees have. */
void tree_skip_same(struct tree_reader *, struct tree_reader *);
void tree_close(struct tree_reader *);

/* What a commit's tree has at a path. */
enum tree_lookup { TREE_NOTHING, TREE_FILE, TREE_FOLDER, TREE_UNREADABLE };
enum tree_lookup tree_look_up(
	unsigned char id[20], struct recent *, const unsigned char *root, const char *path);

/* Called with a file below a folder, by its path from the root; true ends the walk. */
typedef bool tree_file_fn(void *context, const char *path, const unsigned char id[20]);
/* Go through the regular files below the folder at that path, whose tree `id` is. */
int tree_walk(struct recent *, const unsigned char id[20], const char *path, tree_file_fn *,
	void *context);

#endif
