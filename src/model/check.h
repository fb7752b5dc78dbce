#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/plan.h"

/*
 * Everything that can be said of a whole plan once it is loaded: references,
 * acronyms, dates that contradict one another (errors, which depend on the plan
 * alone), and what a coordinator would want to know (warnings, which may depend
 * on today). The findings are those of the loading and these, sorted. Where the
 * diag keeps no warnings, none is looked for.
 */
void check_run(const struct plan *, day_t today, struct diag *);

/* The parts, each in a file of its own. */
void check_links(const struct plan *, struct diag *); /* check_links.c */
void check_actions(const struct plan *, day_t today, struct diag *);
void check_bodies(const struct plan *, day_t today, struct diag *);
void check_titles(const struct plan *, struct diag *);
void check_texts(const struct plan *, struct diag *);

/* Add a finding at a field of the thing, or at its first line when it has no such field. */
void check_report(struct diag *, enum finding_rule, const struct thing *, int field,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Whether a member's or holder's term is over by that day. */
bool check_term_over(const struct record *reference, day_t today);

#endif
