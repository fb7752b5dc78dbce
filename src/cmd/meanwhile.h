#ifndef CMD_MEANWHILE_H
#define CMD_MEANWHILE_H

#include "git/repo.h"
#include "model/change.h"

/*
 * Whoever changes a field, having waited for somebody else to be done, is told when it was
 * the same one: both values stand in the history, but theirs was never seen.
 */

/*
 * Add to `others` what changed of these very values since that commit (its name in
 * hexadecimal) until the old plan of `own`. `*then` is the plan as it was, which the
 * changes borrow from, NULL where there is none; both are the caller's. That it cannot be
 * read is no failure: then nothing is told.
 */
void meanwhile_find(struct changes *others, struct plan **then, struct repo *,
	const char *since, const struct changes *own);

#endif
