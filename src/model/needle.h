#ifndef MODEL_NEEDLE_H
#define MODEL_NEEDLE_H

#include "base/mem.h"
#include "base/text.h"

#include <stdbool.h>

/*
 * What is looked for in texts: words that stand side by side, across case and accents,
 * the last of which may be a beginning ("plan de com"); or an acronym, exactly and whole,
 * since CRE and CRÉ are two.
 */
struct needle {
	const char *words; /* folded, a space between; of an acronym as it stands */
	size_t length;
	bool exact;
	struct text folded; /* room for a letter of the text searched */
};

/* Takes words or, when it is exact, an acronym; false when there is no letter or digit in it. */
bool needle_make(struct needle *, struct arena *, const char *bytes, size_t length, bool exact);
void needle_release(struct needle *);
/* Whether the text holds it. Not from two threads at once. */
bool needle_in(struct needle *, const char *text);
/* Whether the text holds it and no other word. */
bool needle_is(struct needle *, const char *text);

#endif
