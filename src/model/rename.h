#ifndef MODEL_RENAME_H
#define MODEL_RENAME_H

#include "model/draft.h"
#include "model/plan.h"

/*
 * Another id for a thing: its file takes that name, and whatever in the plan refers to it,
 * or to a decision of the meeting that it is, says the new one. Nothing else changes.
 */
struct renaming {
	const struct plan *plan; /* as the draft has it */
	const struct diag *diag; /* what is wrong with it: files with errors are gone through
				    word by word, as not all that they say is known; or NULL */
	const struct thing *thing;
	const char *new_id; /* of a decision, without its meeting */
	bool forget;        /* the old id is not kept as a former one: a rename is undone */
};

/*
 * Make it in the draft. Fails with STATUS_REFUSED when the id is none, is or was another
 * thing's, or when a file that cannot be read may refer to the thing.
 */
int rename_thing(struct draft *, const struct renaming *, struct fail *);

#endif
