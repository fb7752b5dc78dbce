#ifndef GIT_INSPECT_H
#define GIT_INSPECT_H

#include <stddef.h>

/*
 * Objects of Git judged by their bytes, before any library believes them: what a stranger
 * may have put together. What is wrong is said in words untranslated (N_()), with the
 * remedy where there is one; NULL: nothing.
 */

/* Larger commits and tags, and larger trees, are nobody's work. */
#define INSPECT_MOST_MESSAGE ((size_t)1 << 20)
#define INSPECT_MOST_TREE ((size_t)8 << 20)

/*
 * A commit: one tree, its parents, one author and one committer as Git writes them; text
 * in UTF-8 without NUL. `*tree` becomes the 40 digits of its tree, within the bytes.
 */
const char *inspect_commit(const char **tree, const char *bytes, size_t length);

/* The same of a tag that has an author and a message. `*target`: what it stands for. */
const char *inspect_tag(const char **target, const char *bytes, size_t length);

/* Where a tree stands: at the root of a commit, at plan/ or below it, or elsewhere. */
enum inspect_place { INSPECT_ROOT, INSPECT_PLAN, INSPECT_ELSEWHERE };

struct inspect_entry {
	unsigned mode;
	const char *name; /* within the tree's bytes */
	const unsigned char *id;
};

#define INSPECT_FOLDER 0040000u
#define INSPECT_SUBMODULE 0160000u

struct inspect_tree {
	struct inspect_entry *entries;
	size_t count;
	size_t capacity;
};
#define INSPECT_TREE_INIT \
	{ \
		NULL, 0, 0 \
	}

/*
 * A tree: its entries replace what `tree` holds. Names are safe, in Git's order, none there
 * twice; under plan/ there are folders and plain files only, and no two names that differ
 * in case or in how an accent is written. `*culprit` becomes the entry it is about, or NULL.
 */
const char *inspect_tree(struct inspect_tree *tree, const char **culprit, const char *bytes,
	size_t length, enum inspect_place);
void inspect_tree_release(struct inspect_tree *);

#endif
