#ifndef HISTORY_SNAPSHOT_H
#define HISTORY_SNAPSHOT_H

#include "base/diag.h"
#include "history/cache.h"
#include "model/plan.h"

/*
 * Large plans as they were read before, and what was found wrong with them, kept by the
 * state of all their files: as long as that is the same, nothing needs to be read.
 */

/* Smaller plans are read as fast. */
#define SNAPSHOT_LEAST_FILES 500

/* What a source's files are, by their list; false: too much of it is too new to tell. */
struct snapshot_key {
	unsigned char bytes[16];
};
bool snapshot_key(struct snapshot_key *, const struct source_list *);

/* The plan, with no line numbers, and without errors: others are not kept. */
bool snapshot_plan(struct plan **, struct cache *, const struct snapshot_key *);
void snapshot_keep_plan(struct cache *, const struct snapshot_key *, const struct plan *);

/* What was found on that day, sorted, added to a diag that keeps warnings. */
bool snapshot_findings(struct diag *, struct cache *, const struct snapshot_key *, day_t today);
void snapshot_keep_findings(
	struct cache *, const struct snapshot_key *, day_t today, const struct diag *);

#endif
