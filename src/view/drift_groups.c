#include "view/drift_groups.h"
#include "base/lang.h"

#include <stdlib.h>

enum drift_group drift_group_of(const struct drifted *drifted)
{
	if (!drifted->commit)
		return DRIFT_UNKNOWN;
	return commit_allowed_by(drifted->commit) ? DRIFT_COVERED : DRIFT_UNCOVERED;
}

static void add(struct drift_part *part, const struct drifted *drifted)
{
	struct changes *changes = &part->changes;
	changes->items[changes->count] = *drifted->change;
	part->commits[changes->count++] = drifted->commit;
}

void drift_groups_init(struct drift_groups *groups, const struct plan *plan,
	const struct changes *changes, const struct drift *drift)
{
	*groups = (struct drift_groups){.plan = plan};
	for (int group = 0; group < DRIFT_GROUP_COUNT; group++) {
		struct drift_part *part = &groups->parts[group];
		part->changes.old_plan = changes->old_plan;
		part->changes.new_plan = changes->new_plan;
		part->changes.items =
			mem_array(NULL, drift->count, sizeof *part->changes.items);
		part->commits = mem_array(NULL, drift->count, sizeof *part->commits);
	}
	for (size_t i = 0; i < drift->count; i++)
		add(&groups->parts[drift_group_of(&drift->items[i])], &drift->items[i]);
}

void drift_groups_release(struct drift_groups *groups)
{
	for (int group = 0; group < DRIFT_GROUP_COUNT; group++) {
		free(groups->parts[group].changes.items);
		free(groups->parts[group].commits);
	}
}

bool drift_unit_next(struct change_unit *unit, const struct drift_part *part, size_t *at)
{
	if (!change_unit_next(unit, &part->changes, at))
		return false;
	change_unit_gather(unit, &part->changes, at);
	size_t count = 1;
	while (count < unit->count &&
		part->commits[unit->first + count] == part->commits[unit->first])
		count++;
	/* An item in another's place: by one commit, or two changes. */
	unit->count = count;
	*at = unit->first + count;
	return true;
}

const char *drift_title(enum drift_group group)
{
	static const char *const titles[DRIFT_GROUP_COUNT] = {
		[DRIFT_COVERED] = N_("Under a decision"),
		[DRIFT_UNCOVERED] = N_("Without a decision"),
		[DRIFT_UNKNOWN] =
			N_("Of unknown origin: the history here does not go back so far"),
	};
	return _(titles[group]);
}
