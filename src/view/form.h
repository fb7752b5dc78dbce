#ifndef VIEW_FORM_H
#define VIEW_FORM_H

#include "model/plan.h"

/*
 * Add the file of a new thing for somebody to fill in: a line for each required field, and
 * behind `mark`, lines that say what each field is for and how the others are written. The
 * fields among `given` (bits 1 << field) are left out: they are known.
 */
void form_make(
	struct text *out, const struct plan *, enum kind, uint64_t given, const char *mark);

#endif
