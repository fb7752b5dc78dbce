#ifndef VIEW_DRIFT_GROUPS_H
#define VIEW_DRIFT_GROUPS_H

#include "history/history.h"
#include "view/change_unit.h"

/* What differs since a plan was adopted, parted by whether a decision allowed it. */
enum drift_group {
	DRIFT_COVERED,   /* a decision allowed the commit that gave the present value */
	DRIFT_UNCOVERED, /* none did */
	DRIFT_UNKNOWN,   /* the history here does not go back to it */
	DRIFT_GROUP_COUNT,
};

/* The changes of one group, each with its commit at the same place; NULL where it is unknown. */
struct drift_part {
	struct changes changes;
	const struct commit **commits;
};

struct drift_groups {
	const struct plan *plan; /* at hand: it knows the decisions */
	struct drift_part parts[DRIFT_GROUP_COUNT];
};

enum drift_group drift_group_of(const struct drifted *);

/* Part them; both outlive the groups. */
void drift_groups_init(struct drift_groups *, const struct plan *, const struct changes *,
	const struct drift *);
void drift_groups_release(struct drift_groups *);

/*
 * The next unit of a part, from `*at` on, whose changes are all of one commit; false past the
 * last. Of a thing that came or went, what another commit changed is a unit of its own.
 */
bool drift_unit_next(struct change_unit *, const struct drift_part *, size_t *at);

/* A group's title for a reader: "Under a decision". */
const char *drift_title(enum drift_group);

#endif
