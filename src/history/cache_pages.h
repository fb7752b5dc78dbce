#ifndef HISTORY_CACHE_PAGES_H
#define HISTORY_CACHE_PAGES_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * SQLite's way to the file of a cache: each page ends with a hash (a seal) of the rest, its
 * place and a seed, written as the page is written and compared as it is read. SQLite itself
 * would not notice a changed byte, and a row that is missing from an index is a wrong answer.
 * Only the file and its write-ahead log are ever opened: no rollback journal, which could
 * name another file for SQLite to delete.
 */
#define CACHE_PAGE 4096
#define CACHE_SEAL 8 /* bytes at the end of each page */

struct cache_pages {
	sqlite3_vfs vfs;
	sqlite3_vfs *system;
	char name[32]; /* that sqlite3_open_v2() is given */
	uint64_t seed;
	bool creating; /* the file is new: there is no first page yet */
	bool foreign;  /* the first page of the file has another seal */
	bool damaged;  /* a page has */
	unsigned char page[CACHE_PAGE];
};

/* The struct stays where it is until the end. */
bool cache_pages_begin(struct cache_pages *, uint64_t seed, bool creating);
void cache_pages_end(struct cache_pages *);

#endif
