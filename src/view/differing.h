#ifndef VIEW_DIFFERING_H
#define VIEW_DIFFERING_H

#include "model/change.h"

/* The lines in which two versions of a long text differ. */
struct differing {
	const char *at; /* within the value */
	size_t length;
};

/*
 * Of a change of a long text the lines before and after, but for those at the beginning and
 * at the end that are the same in both. Both are empty where only the line feed at the end
 * differs.
 */
void differing_lines(struct differing *before, struct differing *after, const struct change *);

/* Take the next line, without its line feed; false past the last. */
bool differing_next(struct differing *, const char **line, size_t *length);

#endif
