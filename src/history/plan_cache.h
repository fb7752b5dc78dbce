#ifndef HISTORY_PLAN_CACHE_H
#define HISTORY_PLAN_CACHE_H

#include "history/cache.h"

/* The cache (cache.h) of a repository, of this version of the program and its schema. */
struct cache *plan_cache_open(const char *git_common_folder);

#endif
