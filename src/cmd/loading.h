#ifndef CMD_LOADING_H
#define CMD_LOADING_H

#include "cmd/command.h"
#include "git/repo.h"

/*
 * Load the session's plan from a source, and check it; a large one that was read before, and
 * has not changed since, comes from the cache of that repository. `repo` is NULL for the
 * working tree at `root`. Where findings alone are wanted, the plan may stay NULL. The
 * source must outlive the plan.
 */
struct loading_request {
	struct source *source; /* from source_listed */
	const struct repo *repo;
	const char *root;
	bool cached;        /* whether the cache may be used */
	bool findings_only; /* the plan itself is not needed */
};
int loading_run(struct session *, const struct loading_request *, struct fail *);

#endif
