#ifndef MODEL_MEANT_H
#define MODEL_MEANT_H

#include "model/plan.h"

/*
 * What somebody meant who wrote, where an identifier belongs, something else. Members
 * write what they know: a position, an acronym, a name or a part of it.
 */
enum meant_by {
	MEANT_NOTHING,
	MEANT_POSITION,  /* "1.1" */
	MEANT_ACRONYM,   /* exactly; or across case and accents, where that is one thing's */
	MEANT_ACRONYMS,  /* across case and accents, several things' */
	MEANT_NAME,      /* its name or title */
	MEANT_BEGINNING, /* the beginning of one thing's id, or words of one thing's name */
	MEANT_SPELLING,  /* an id that is nearly that */
};

struct meant {
	enum meant_by how;
	const struct thing *thing; /* the (first) one meant; NULL for nothing */
	const struct thing *other; /* MEANT_ACRONYMS: the second */
};

/*
 * Among the things of these kinds (bits 1 << enum kind). `compared` counts, over a run,
 * how many things were looked at: past MEANT_MOST_COMPARED nothing is meant any more, as
 * comparing many unknown ids with many known ones is dear.
 */
#define MEANT_MOST_COMPARED 1000000
struct meant meant_find(
	const struct plan *, unsigned kinds, const char *word, size_t *compared);

#endif
