#ifndef VIEW_FINDINGS_H
#define VIEW_FINDINGS_H

#include "base/diag.h"

#include <stdio.h>

/* Findings for a reader ("PATH:LINE:COL: severity: message [rule]") and for programs. */
struct findings_view {
	const char *prefix; /* the current directory below the root ("" or "folder/"): paths in
			       text are relative to it */
	bool strict;        /* warnings are errors */
	bool fold;          /* many warnings of one rule as one line */
};

/* What the rule is about and what to do, in lines of at most `width` cells (0: one line). */
void findings_explain(FILE *, enum finding_rule, size_t width);

/* Returns whether warnings were folded. */
bool findings_print(const struct findings_view *, FILE *, const struct diag *);
void findings_json(const struct findings_view *, FILE *, const struct diag *);

#endif
