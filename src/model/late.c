#include "model/late.h"

static bool is_open(const struct thing *action)
{
	int64_t status = record_number(action->record, ACTION_STATUS, -1);
	return status < 0 || status == STATUS_PLANNED || status == STATUS_IN_PROGRESS;
}

day_t late_last_day(const struct list *schedule)
{
	day_t last = 0;
	for (uint32_t i = 0; i < schedule->count; i++) {
		const struct schedule *entry = schedule->items[i].schedule;
		if (entry->form == SCHEDULE_CONTINUOUS ||
			entry->form == SCHEDULE_CONTINUOUS_YEARS)
			return 0;
		if (entry->end > last)
			last = entry->end;
	}
	return last;
}

day_t late_since(const struct thing *action, day_t today)
{
	day_t last = late_last_day(record_list(action->record, ACTION_SCHEDULE));
	return last < today && is_open(action) ? last : 0;
}

day_t late_milestone(const struct thing *action, const struct record *milestone, day_t today)
{
	day_t due = (day_t)record_number(milestone, MILESTONE_DUE, 0);
	bool met = record_get(milestone, MILESTONE_MET);
	return due < today && !met && is_open(action) ? due : 0;
}

bool late_action(const struct thing *action, day_t today)
{
	if (late_since(action, today))
		return true;
	const struct list *milestones = record_list(action->record, ACTION_MILESTONES);
	for (uint32_t i = 0; i < milestones->count; i++) {
		if (late_milestone(action, milestones->items[i].record, today))
			return true;
	}
	return false;
}
