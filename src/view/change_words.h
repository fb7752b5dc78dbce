#ifndef VIEW_CHANGE_WORDS_H
#define VIEW_CHANGE_WORDS_H

#include "model/change.h"

/* A change in words for a reader: names instead of ids, the user's words for fields. */

/*
 * What changed: "responsible", "indicators › Participants › periods › 2007 › actual",
 * the acronym; of a rename, what an id is called.
 */
void change_label(struct text *out, const struct changes *, const struct change *);

/*
 * The value added or removed, else "old → new"; ids where the names are the same. `next`,
 * or NULL, is the change that adds what took the place of what this one removes.
 */
void change_values(struct text *out, const struct changes *, const struct change *,
	const struct change *next);

#endif
