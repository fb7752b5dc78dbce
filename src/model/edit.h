#ifndef MODEL_EDIT_H
#define MODEL_EDIT_H

#include "model/assignment.h"
#include "model/plan.h"

/*
 * Edits of a thing in the bytes of its file: only what an edit is about changes
 * (yamledit.h). Edits follow one another on the same bytes.
 */

/* Make the assignment. Fails with STATUS_REFUSED, and the bytes as they were. */
int edit_assign(struct text *bytes, const struct plan *, const struct thing *,
	const struct assignment *, struct fail *);

/*
 * Begin a thing of that id within its owner's file, at the end of its list: an objective in
 * an axis, a decision in a meeting. Its fields are assigned after.
 */
int edit_begin(struct text *bytes, enum kind, const char *id, struct fail *);

/* Give the file of a new thing its id, where it has none or an empty one. */
int edit_name(struct text *bytes, const char *id, struct fail *);

/* Give an acronym its meaning in the lexicon's file; without one ("") it goes. */
int edit_acronym(struct text *bytes, const char *acronym, const char *meaning, struct fail *);

#endif
