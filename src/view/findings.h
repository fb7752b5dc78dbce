#ifndef VIEW_FINDINGS_H
#define VIEW_FINDINGS_H

#include "base/diag.h"
#include "base/text.h"

#include <stdio.h>

/* Findings for a reader ("PATH:LINE:COL: severity: message [rule]") and for programs. */
struct findings_view {
	const char *prefix; /* the current directory below the root ("" or "folder/"): paths in
			       text are relative to it */
	bool strict;        /* warnings are errors */
	bool fold;          /* many warnings of one rule as one line */
};

void findings_print(const struct findings_view *, FILE *, const struct diag *);
void findings_json(const struct findings_view *, FILE *, const struct diag *);

/* Add the path as seen from the current directory. */
void findings_path(struct text *out, const char *prefix, const char *path);

#endif
