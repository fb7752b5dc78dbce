#ifndef MODEL_CHECK_PARTS_H
#define MODEL_CHECK_PARTS_H

#include "model/plan.h"

/* The parts of check_run (check.h), each in a file of its own name. */

/* References, acronyms, parents, dates in order: errors. */
void check_links(const struct plan *, struct diag *);
/* Actions: their schedule within the period; then what they lack, what is late. */
void check_actions(const struct plan *, day_t today, struct diag *);
/* Axes, committees, groups, posts, people, meetings. */
void check_bodies(const struct plan *, day_t today, struct diag *);
/* Actions whose titles say nearly the same. */
void check_titles(const struct plan *, struct diag *);
/* Acronyms in texts; people and organizations that nothing mentions. */
void check_texts(const struct plan *, struct diag *);

#endif
