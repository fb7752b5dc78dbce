#ifndef GIT_RECENT_H
#define GIT_RECENT_H

#include "base/text.h"
#include "git/repo.h"

#include <stdbool.h>

/*
 * Trees and plan files that were read lately: neighbouring commits share most of theirs.
 */
struct recent;

struct recent *recent_new(struct repo *);
void recent_free(struct recent *);

/* An object's bytes, borrowed. */
struct recent_object {
	const char *bytes;
	size_t length;
	struct recent_slot *slot; /* where they are kept; NULL: in `own` */
	struct text own;
};

/* Returns -1 where the object is missing, damaged or no tree: then there is nothing to return. */
int recent_tree(struct recent_object *, struct recent *, const unsigned char id[20]);
/*
 * The same of a file of a plan: one that is larger than any is empty. Of the versions that
 * stand at a path the last one read is kept.
 */
int recent_file(
	struct recent_object *, struct recent *, const char *path, const unsigned char id[20]);
/* Give it back. */
void recent_return(struct recent_object *);

#endif
