#include "history/cache.h"
#include "base/mem.h"
#include "history/cache_base.h"

#include <stdlib.h>
#include <string.h>

/* Values that were got, not put: noted when the cache is written or closed; the last of them. */
#define MOST_USES 16

enum query {
	VALUE_GET,
	VALUE_PUT,
	VALUE_USE,
	VALUE_TRIM,
	ENTRY_PUT,
	ENTRY_GET,
	QUERIES,
};

static const char *const queries[QUERIES] = {
	[VALUE_GET] = "SELECT row, used < (SELECT max(used) FROM value WHERE kind = ?1), bytes "
		      "FROM value WHERE kind = ?1 AND key = ?2",
	[VALUE_PUT] =
		"INSERT INTO value(kind, key, used, bytes) VALUES (?1, ?2, "
		"1 + coalesce((SELECT max(used) FROM value WHERE kind = ?1), 0), ?3) "
		"ON CONFLICT(kind, key) DO UPDATE SET used = excluded.used, bytes = excluded.bytes",
	[VALUE_USE] =
		"UPDATE value SET used = 1 + (SELECT max(used) FROM value WHERE kind = ?1) "
		"WHERE row = ?2 AND kind = ?1",
	[VALUE_TRIM] =
		"DELETE FROM value WHERE row IN "
		"(SELECT row FROM value WHERE kind = ?1 ORDER BY used DESC LIMIT -1 OFFSET ?2)",
	[ENTRY_PUT] = "INSERT INTO entry(id, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
	[ENTRY_GET] = "SELECT bytes FROM entry WHERE id = ?1",
};

struct use {
	enum cache_kind kind;
	int64_t row;
};

struct cache {
	struct cache_base base;
	sqlite3_stmt *statements[QUERIES];
	sqlite3_stmt *lent; /* whose bytes were handed out */
	struct use uses[MOST_USES];
	size_t use_count;
};

struct cache *cache_open(const char *git_common_folder, const char *stamp)
{
	struct cache *cache = mem_zalloc(sizeof *cache);
	if (cache_base_open(&cache->base, git_common_folder, stamp))
		return cache;
	free(cache);
	return NULL;
}

/* --- Statements -------------------------------------------------------------------------- */

static void finish(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

static void take_back(struct cache *cache)
{
	if (cache->lent)
		finish(cache->lent);
	cache->lent = NULL;
}

static sqlite3_stmt *prepare(struct cache *cache, enum query query)
{
	sqlite3_stmt **statement = &cache->statements[query];
	if (*statement)
		return *statement;
	int result = sqlite3_prepare_v3(
		cache->base.db, queries[query], -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
	if (result != SQLITE_OK)
		cache_base_failed(&cache->base, result);
	return *statement;
}

/* NULL: nothing is to be had. */
static sqlite3_stmt *begin_read(struct cache *cache, enum query query)
{
	if (!cache)
		return NULL;
	take_back(cache);
	return cache_base_read(&cache->base) ? prepare(cache, query) : NULL;
}

static sqlite3_stmt *begin_write(struct cache *cache, enum query query)
{
	if (!cache)
		return NULL;
	take_back(cache);
	return cache_base_write(&cache->base) ? prepare(cache, query) : NULL;
}

static bool do_write(struct cache *cache, sqlite3_stmt *statement)
{
	int result = sqlite3_step(statement);
	finish(statement);
	return result == SQLITE_DONE || cache_base_failed(&cache->base, result);
}

/* Nothing has the bytes of a NULL, which SQLite takes for no value. */
static void bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, size_t length)
{
	sqlite3_bind_blob64(statement, place, length ? bytes : "", length, SQLITE_STATIC);
}

/* --- Values ------------------------------------------------------------------------------ */

static void note_use(struct cache *cache, enum cache_kind kind, int64_t row)
{
	if (cache->use_count == MOST_USES)
		memmove(cache->uses, cache->uses + 1, --cache->use_count * sizeof *cache->uses);
	cache->uses[cache->use_count++] = (struct use){kind, row};
}

static void write_uses(struct cache *cache)
{
	sqlite3_stmt *statement = cache->use_count ? begin_write(cache, VALUE_USE) : NULL;
	for (size_t i = 0; statement && i < cache->use_count; i++) {
		sqlite3_bind_int64(statement, 1, cache->uses[i].kind);
		sqlite3_bind_int64(statement, 2, cache->uses[i].row);
		if (!do_write(cache, statement))
			break;
	}
	cache->use_count = 0;
}

bool cache_get(struct cache *cache, enum cache_kind kind, const void *key, size_t key_length,
	struct text *value)
{
	text_reset(value);
	sqlite3_stmt *statement = begin_read(cache, VALUE_GET);
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, kind);
	bind_bytes(statement, 2, key, key_length);
	int result = sqlite3_step(statement);
	const void *bytes = result == SQLITE_ROW ? sqlite3_column_blob(statement, 2) : NULL;
	bool found = result == SQLITE_ROW;
	if (bytes)
		text_add(value, bytes, (size_t)sqlite3_column_bytes(statement, 2));
	else if (found && sqlite3_errcode(cache->base.db) == SQLITE_NOMEM)
		found = false;
	if (found && sqlite3_column_int(statement, 1))
		note_use(cache, kind, sqlite3_column_int64(statement, 0));
	finish(statement);
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		cache_base_failed(&cache->base, result);
	return found;
}

static void keep_in_time(struct cache *cache)
{
	if (cache_base_is_due(&cache->base))
		cache_base_keep(&cache->base);
}

void cache_put(struct cache *cache, enum cache_kind kind, const void *key, size_t key_length,
	const void *value, size_t length)
{
	sqlite3_stmt *statement =
		length > CACHE_MOST_LENGTH ? NULL : begin_write(cache, VALUE_PUT);
	if (!statement)
		return;
	sqlite3_bind_int64(statement, 1, kind);
	bind_bytes(statement, 2, key, key_length);
	bind_bytes(statement, 3, value, length);
	if (do_write(cache, statement))
		keep_in_time(cache);
}

void cache_trim(struct cache *cache, enum cache_kind kind, size_t most)
{
	if (cache)
		write_uses(cache);
	sqlite3_stmt *statement = begin_write(cache, VALUE_TRIM);
	if (!statement)
		return;
	sqlite3_bind_int64(statement, 1, kind);
	sqlite3_bind_int64(statement, 2, (int64_t)most);
	do_write(cache, statement);
}

/* --- Commits ----------------------------------------------------------------------------- */

bool cache_commit_get(struct cache *cache, const unsigned char *id, struct cache_entry *entry)
{
	sqlite3_stmt *statement = begin_read(cache, ENTRY_GET);
	*entry = (struct cache_entry){0};
	if (!statement)
		return false;
	bind_bytes(statement, 1, id, CACHE_ID_LENGTH);
	int result = sqlite3_step(statement);
	if (result == SQLITE_ROW) {
		entry->bytes = sqlite3_column_blob(statement, 0);
		entry->length = (size_t)sqlite3_column_bytes(statement, 0);
		cache->lent = statement;
		return true;
	}
	finish(statement);
	return result != SQLITE_DONE && cache_base_failed(&cache->base, result);
}

void cache_commit_put(
	struct cache *cache, const unsigned char *id, const void *bytes, size_t length)
{
	sqlite3_stmt *statement =
		length > CACHE_MOST_LENGTH ? NULL : begin_write(cache, ENTRY_PUT);
	if (!statement)
		return;
	bind_bytes(statement, 1, id, CACHE_ID_LENGTH);
	bind_bytes(statement, 2, bytes, length);
	if (do_write(cache, statement))
		keep_in_time(cache);
}

/* --- The end ----------------------------------------------------------------------------- */

void cache_keep(struct cache *cache)
{
	if (!cache)
		return;
	take_back(cache);
	write_uses(cache);
	cache_base_keep(&cache->base);
}

void cache_distrust(struct cache *cache)
{
	if (cache)
		cache->base.pages.damaged = true;
}

void cache_close(struct cache *cache)
{
	if (!cache)
		return;
	cache_keep(cache);
	for (size_t i = 0; i < QUERIES; i++)
		sqlite3_finalize(cache->statements[i]);
	cache_base_close(&cache->base);
	free(cache);
}
