#ifndef HISTORY_VERSIONS_H
#define HISTORY_VERSIONS_H

#include "history/elsewhere.h"
#include "history/parts.h"

/*
 * What two commits have in the files that differ, as two parts of plans: what refers beyond
 * them finds its name all the same.
 */
struct versions {
	struct plan *old_plan, *new_plan;
	bool incomplete;    /* a tree or a file was missing or damaged */
	struct touch touch; /* what differs, at most */
	struct difference difference;
	struct side {
		struct history *history;
		const unsigned char *root; /* NULL: before the first commit */
		struct blobs_file *files;
		size_t count;
		bool blind; /* without the calendar, or a whole folder: nothing is sure */
		struct text *bytes; /* of the files, where they are few */
		struct source *source;
	} sides[2]; /* the old one, the new one */
};

/*
 * Find what differs, by the root trees, which outlive it; the old one is NULL before the
 * first commit.
 */
void versions_compare(struct versions *, struct history *, const unsigned char *old_root,
	const unsigned char *new_root);
/*
 * Then load the parts of plans. `before` is the old commit, or NULL: of a file that cannot
 * be read in it, the version that its branch had before counts, as far as there is one.
 */
int versions_load(struct versions *, const struct graph_commit *before, struct fail *);
void versions_release(struct versions *);

#endif
