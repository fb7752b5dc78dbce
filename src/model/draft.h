#ifndef MODEL_DRAFT_H
#define MODEL_DRAFT_H

#include "model/source.h"

/*
 * Files as a command wants to have them, over a source that has them as they are: nothing
 * is written. The draft is itself a source, so that the plan to come is loaded and checked
 * like any other.
 */
struct draft_file {
	char *path; /* from the repository's root */
	struct text before, after;
	bool existed; /* `before` is what the source has */
	bool removed;
};

struct draft {
	struct source source;      /* the plan to come */
	struct source *under;      /* borrowed */
	struct draft_file **items; /* sorted by path */
	size_t count;
	size_t capacity;
	struct source_list list; /* of what is underneath, once `reader` is open */
	unsigned looks;          /* at that list, which is sorted when they become many */
	struct source_reader *reader;
};

void draft_init(struct draft *, struct source *under);
void draft_release(struct draft *);

/*
 * The bytes that a file is to have, for who edits it: what the source has, at first. A file
 * that the source lacks, or that was to go, is a new, empty one. NULL with the failure set.
 */
struct text *draft_file(struct draft *, const char *path, struct fail *);
/* What it is to have, for who only looks at it; *there tells whether it is to be there. */
int draft_look(
	struct draft *, const char *path, struct text *bytes, bool *there, struct fail *);
/* The file is to go. */
int draft_remove(struct draft *, const char *path, struct fail *);
/* The file is to stand elsewhere. Fails with STATUS_REFUSED where something stands already. */
int draft_move(struct draft *, const char *path, const char *new_path, struct fail *);
/* Whether anything would differ. */
bool draft_changes(const struct draft *);

#endif
