#ifndef MODEL_NEWID_H
#define MODEL_NEWID_H

#include "model/plan.h"

/*
 * Add an id for something that has that title or name: its words without accents, stop words
 * dropped, at most six; "-2" and so on behind it when it is taken, now or formerly. `owner` is
 * the id of the meeting whose decision it is to be, else NULL. Nothing is added for
 * a title without letters.
 */
void newid_make(
	struct text *out, const struct plan *, enum kind, const char *title, const char *owner);

/* The same without looking at what is taken: for items of a list. */
void newid_words(struct text *out, const char *title);

/* Whether nothing has or had the id. */
bool newid_is_free(const struct plan *, enum kind, const char *id, const char *owner);

#endif
