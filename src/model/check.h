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

#endif
