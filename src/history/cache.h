#ifndef HISTORY_CACHE_H
#define HISTORY_CACHE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What was worked out once and can be worked out again: <common git folder>/plan/cache.db.
 * It is never truth. Whatever is wrong with it (missing, damaged, foreign, locked, read-only,
 * the disk full) it is as if it were empty, or kept nothing: no function here fails, waits
 * for long, or gives what was not put in. Deleting it is safe at any time; what was not kept
 * is put again by a later run. An interruption loses the last second of what was put.
 *
 * How it knows: each page of the file carries a hash, begun with the stamp and with which
 * file it is (inode, time of birth). So a page that was damaged is noticed when it is read, a
 * file that was copied here, or made by another version, before SQLite looks at it. Such a
 * file is made anew, once nobody has it open: everyone who has holds a shared lock of the
 * folder. A folder, link, pipe or somebody else's file in its place, or a folder that others
 * can write, is left alone, and there is no cache.
 *
 * One thread uses a cache. Several programs may, at once: all read; what is put while another
 * writes is not kept.
 */
struct cache;

/*
 * The folder is the repository's, which its working trees share. The stamp says what wrote
 * the values, and how: a cache of another stamp is empty. NULL: there is none to be had;
 * every function takes that as a cache that is empty and keeps nothing.
 */
struct cache *cache_open(const char *git_common_folder, const char *stamp);
/* Keeps what is pending. */
void cache_close(struct cache *);

/*
 * Keep what is pending now, so that others can write too: to be called before anything that
 * may last, as printing.
 */
void cache_keep(struct cache *);

/* Something that it gave made no sense: it is empty from now on, and is made anew. */
void cache_distrust(struct cache *);

/* --- Values, by kind and key ------------------------------------------------------------- */

enum cache_kind {
	CACHE_GRAPH = 1, /* the commits, with what each may have changed */
	CACHE_FINDINGS,  /* of a tree or a state of the working tree */
	CACHE_PLAN,      /* what a plan holds, the same way */
};

/* Nothing longer is kept. */
#define CACHE_MOST_LENGTH ((size_t)64 << 20)

/* Put the value in place of what the text holds. False: there is none, and it is empty. */
bool cache_get(struct cache *, enum cache_kind, const void *key, size_t key_length,
	struct text *value);
/* Keep a value, instead of the one with that key. */
void cache_put(struct cache *, enum cache_kind, const void *key, size_t key_length,
	const void *value, size_t length);
/* Forget all values of the kind but so many, those put or got last. */
void cache_trim(struct cache *, enum cache_kind, size_t most);

/* --- Commits ----------------------------------------------------------------------------- */

#define CACHE_ID_LENGTH 20

/* A commit's entry, borrowed until the next call with the cache. */
struct cache_entry {
	const void *bytes;
	size_t length;
};

/* Keep a commit's entry; one that is there already stays as it is. */
void cache_commit_put(
	struct cache *, const unsigned char *id, const void *bytes, size_t length);
/* False: there is none. */
bool cache_commit_get(struct cache *, const unsigned char *id, struct cache_entry *);

#endif
