#ifndef VIEW_CARD_H
#define VIEW_CARD_H

#include "model/mentions.h"
#include "model/plan.h"

#include <stdio.h>

/*
 * One thing for a reader: what the plan says of it, what it does not say, and
 * everything that refers to it. Its file is named as seen from the current directory,
 * which is `prefix` below the root. `width` is the terminal's, 0 for none.
 */
void card_print(FILE *, const struct plan *, const struct thing *, const struct mentions *,
	const char *prefix, size_t width);
/* An acronym with what it stands for. */
void card_print_acronym(FILE *, const struct lexicon_entry *, size_t width);

#endif
