#ifndef VIEW_CHANGE_WORDS_H
#define VIEW_CHANGE_WORDS_H

#include "model/change.h"
#include "model/same.h"

/* A change in words for a reader: names instead of ids, the user's words for fields. */

/* The thing: "action 1.1.1 Title", "lexicon". */
void change_thing_words(struct text *out, const struct change *);
/* The same without kind and position where its title or name says enough: "Title", "lexicon". */
void change_title(struct text *out, const struct change *);

/*
 * What changed: "responsible", "indicators › Participants › periods › 2007 › actual",
 * the acronym; of a rename, what an id is called.
 */
void change_label(struct text *out, const struct changes *, const struct change *);

/* The value before or after, nothing where there is none; of a thing its id. */
void change_value(
	struct text *out, const struct changes *, const struct change *, enum version);

/*
 * Both, into two empty texts; ids where the names are the same, of a long list's order what
 * differs. `next`, or NULL, is the change that adds what took the place of what this one
 * removes.
 */
void change_sides(struct text *before, struct text *after, const struct changes *,
	const struct change *, const struct change *next);

/*
 * The value added or removed, else "old → new"; `next` as above.
 */
void change_values(struct text *out, const struct changes *, const struct change *,
	const struct change *next);

#endif
