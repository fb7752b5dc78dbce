#ifndef HISTORY_ALONE_H
#define HISTORY_ALONE_H

#include "git/repo.h"
#include "model/plan.h"

/*
 * The part of a plan that one file alone is, by its blob, for what things are called: the
 * calendar is unknown. NULL: it cannot be told. `*missing` becomes whether the blob is not
 * here, or damaged.
 */
struct plan *load_alone(
	bool *missing, struct repo *, const char *path, const unsigned char id[20]);

#endif
