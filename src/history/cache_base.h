#ifndef HISTORY_CACHE_BASE_H
#define HISTORY_CACHE_BASE_H

#include "history/cache_folder.h"
#include "history/cache_pages.h"

#include <stdbool.h>

/*
 * The database of the cache: opened and found to be what this program made, or made anew;
 * its transactions; what becomes of it when something fails. The results are SQLite's.
 */
struct cache_base {
	sqlite3 *db;
	struct cache_folder folder;
	struct cache_pages pages; /* one that is damaged makes the whole so */
	enum { CACHE_IDLE, CACHE_READING, CACHE_WRITING } state;
	bool silent;       /* writing failed: nothing is kept any more */
	long long begun;   /* the transaction that writes; milliseconds */
	long long refused; /* when another program was found writing; 0: it was not */
};

bool cache_base_open(struct cache_base *, const char *git_common_folder, const char *stamp);
/* Every statement is finalized before. */
void cache_base_close(struct cache_base *);

/* Begin to read or to write; no statement is at work. False: not now, or never more. */
bool cache_base_read(struct cache_base *);
bool cache_base_write(struct cache_base *);
/* Whether what was written should be kept soon, that an interruption loses little. */
bool cache_base_is_due(const struct cache_base *);
void cache_base_keep(struct cache_base *);

/* What a failure means for the rest; what is being written is dropped. Always false. */
bool cache_base_failed(struct cache_base *, int result);

#endif
