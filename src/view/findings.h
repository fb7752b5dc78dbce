#ifndef VIEW_FINDINGS_H
#define VIEW_FINDINGS_H

#include "base/diag.h"
#include "base/text.h"

#include <stdio.h>

/*
 * Findings for a reader and for programs: "PATH:LINE:COL: severity: message [rule]" on
 * one line; on a terminal the path has a line of its own, the message wraps below it.
 */
struct findings_view {
	const char *prefix; /* the current directory below the root ("" or "folder/"): paths in
			       text are relative to it */
	bool strict;        /* warnings are errors */
	bool fold;          /* many warnings of one rule as one line */
	size_t width;       /* of the terminal; 0: none */
};

/* What the rule is about and what to do, in lines of at most `width` cells (0: one line). */
void findings_explain(FILE *, enum finding_rule, size_t width);
/* The severity to show: under `strict` there are errors only. */
enum severity findings_severity(const struct findings_view *, const struct finding *);
/* Add the message and what may have been meant, as one line that may be shown. */
void findings_message(struct text *out, const struct finding *);

/* Returns whether warnings were folded. */
bool findings_print(const struct findings_view *, FILE *, const struct diag *);
/*
 * As compilers print errors, for editors that jump to them: neither folded nor coloured,
 * "error" and "warning" in English whatever language the message is in.
 */
void findings_gcc(const struct findings_view *, FILE *, const struct diag *);
void findings_json(const struct findings_view *, FILE *, const struct diag *);

#endif
