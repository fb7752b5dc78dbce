#ifndef CMD_SIDES_H
#define CMD_SIDES_H

#include "base/diag.h"
#include "git/history.h"
#include "git/repo.h"
#include "model/change.h"

/* Two versions of the plan, named as Git's users name them, and what differs between them. */

enum side_type {
	SIDE_NOTHING, /* nothing is recorded yet */
	SIDE_COMMIT,
	SIDE_INDEX,
	SIDE_FILES, /* of the working tree */
};

struct side {
	enum side_type type;
	struct history_commit commit;
	struct source *source; /* NULL: it has no plan */
	struct plan *plan;
	struct diag diag; /* errors: what of it cannot be read, and so is not compared */
};

struct sides {
	struct repo *repo;
	struct side old, new;
	struct changes changes; /* from the one to the other */
};

/* The words that name them. */
struct sides_asked {
	char *const *words;
	int count;
	bool staged; /* the index instead of the working tree */
	/*
	 * Whether words may follow that name no version. *taken becomes how many name one;
	 * *doubt is why the next one does not, for when nothing else is meant by it.
	 */
	bool guess;
};

/*
 * Find the two versions:
 *
 *   (nothing)    the last commit, and the working tree
 *   A            A, and the working tree; a bare repository's HEAD
 *   A B, A..B    A, and B; one left out of A..B is HEAD
 *   A...B        where their histories part, and B
 *
 * A and B are revisions, dates and decisions (when.h). To be released in any case.
 */
int sides_find(struct sides *, const struct sides_asked *, int *taken, struct fail *doubt,
	struct fail *);

/* Read them, and find what differs. Fails where neither has a plan, or one cannot be read. */
int sides_compare(struct sides *, struct fail *);

void sides_release(struct sides *);

/* "6 June 2007 (1234567)", "the working copy"; with what its commit says of itself, or not. */
void side_words(struct text *out, const struct side *, bool subject);

#endif
