#ifndef MODEL_LATE_H
#define MODEL_LATE_H

#include "model/thing.h"

/*
 * What is late: an action that is not over, whose schedule has ended or whose milestone
 * is past due. An action of unknown status counts as not over.
 */

/* The last day of a schedule; 0 when it has none, or is continuous. */
day_t late_last_day(const struct list *schedule);
/* The last day of the action's schedule if it is late by it, else 0. */
day_t late_since(const struct thing *action, day_t today);
/* The day on which one of the action's milestones was due if it is late, else 0. */
day_t late_milestone(const struct thing *action, const struct record *milestone, day_t today);
/* Whether the action is late by its schedule or by any of its milestones. */
bool late_action(const struct thing *action, day_t today);

#endif
