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
	ENTRY_AT,
	MARK_PUT,
	MARKED, /* and those with more marks after it */
	QUERIES = MARKED + CACHE_MOST_MARKS + 1,
};

#define MARKED_ENTRIES "SELECT entry.row, entry.id, entry.bytes FROM "
#define AND_MARK(name, number) \
	" CROSS JOIN mark AS " name " ON " name ".mark = " number " AND " name ".row = a.row"
#define THEIR_ENTRIES " CROSS JOIN entry ON entry.row = a.row WHERE a.mark = ?1 ORDER BY a.row"

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
	[ENTRY_GET] = "SELECT row, id, bytes FROM entry WHERE id = ?1",
	[ENTRY_AT] = "SELECT row, id, bytes FROM entry WHERE row = ?1",
	[MARK_PUT] = "INSERT INTO mark(mark, row) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
	[MARKED] = MARKED_ENTRIES "entry ORDER BY row",
	[MARKED + 1] = MARKED_ENTRIES "mark AS a" THEIR_ENTRIES,
	[MARKED + 2] = MARKED_ENTRIES "mark AS a" AND_MARK("b", "?2") THEIR_ENTRIES,
	[MARKED + 3] = MARKED_ENTRIES "mark AS a" AND_MARK("b", "?2") AND_MARK("c", "?3")
		THEIR_ENTRIES,
	[MARKED + 4] = MARKED_ENTRIES "mark AS a" AND_MARK("b", "?2") AND_MARK("c", "?3")
		AND_MARK("d", "?4") THEIR_ENTRIES,
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

static bool read_entry(
	struct cache *cache, sqlite3_stmt *statement, int result, struct cache_entry *entry)
{
	*entry = (struct cache_entry){0};
	if (result == SQLITE_DONE)
		return false;
	if (result != SQLITE_ROW)
		return cache_base_failed(&cache->base, result);
	entry->row = sqlite3_column_int64(statement, 0);
	entry->id = sqlite3_column_blob(statement, 1);
	entry->bytes = sqlite3_column_blob(statement, 2);
	entry->length = (size_t)sqlite3_column_bytes(statement, 2);
	if (entry->id && sqlite3_column_bytes(statement, 1) == CACHE_ID_LENGTH)
		return true;
	cache_distrust(cache);
	return false;
}

static bool lend(struct cache *cache, sqlite3_stmt *statement, struct cache_entry *entry)
{
	int result = sqlite3_step(statement);
	if (result != SQLITE_ROW)
		finish(statement);
	else
		cache->lent = statement;
	return read_entry(cache, statement, result, entry);
}

bool cache_commit_get(struct cache *cache, const unsigned char *id, struct cache_entry *entry)
{
	sqlite3_stmt *statement = begin_read(cache, ENTRY_GET);
	if (!statement)
		return false;
	bind_bytes(statement, 1, id, CACHE_ID_LENGTH);
	return lend(cache, statement, entry);
}

bool cache_commit_at(struct cache *cache, int64_t row, struct cache_entry *entry)
{
	sqlite3_stmt *statement = begin_read(cache, ENTRY_AT);
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, row);
	return lend(cache, statement, entry);
}

static bool put_marks(
	struct cache *cache, int64_t row, const uint64_t *marks, size_t mark_count)
{
	sqlite3_stmt *statement = mark_count ? prepare(cache, MARK_PUT) : NULL;
	for (size_t i = 0; i < mark_count; i++) {
		if (!statement)
			return false;
		sqlite3_bind_int64(statement, 1, (int64_t)marks[i]);
		sqlite3_bind_int64(statement, 2, row);
		if (!do_write(cache, statement))
			return false;
	}
	return true;
}

int64_t cache_commit_put(struct cache *cache, const unsigned char *id, const void *bytes,
	size_t length, const uint64_t *marks, size_t mark_count)
{
	sqlite3_stmt *statement =
		length > CACHE_MOST_LENGTH ? NULL : begin_write(cache, ENTRY_PUT);
	if (!statement)
		return 0;
	bind_bytes(statement, 1, id, CACHE_ID_LENGTH);
	bind_bytes(statement, 2, bytes, length);
	if (!do_write(cache, statement))
		return 0;
	if (!sqlite3_changes(cache->base.db)) {
		struct cache_entry there;
		return cache_commit_get(cache, id, &there) ? there.row : 0;
	}
	int64_t row = sqlite3_last_insert_rowid(cache->base.db);
	if (!put_marks(cache, row, marks, mark_count))
		return 0;
	keep_in_time(cache);
	return row;
}

bool cache_marked(struct cache *cache, const uint64_t *marks, size_t mark_count,
	cache_entry_fn *each, void *context)
{
	if (!cache)
		return true;
	if (mark_count > CACHE_MOST_MARKS)
		mark_count = CACHE_MOST_MARKS;
	sqlite3_stmt *statement = begin_read(cache, MARKED + (enum query)mark_count);
	if (!statement)
		return false;
	for (size_t i = 0; i < mark_count; i++)
		sqlite3_bind_int64(statement, (int)i + 1, (int64_t)marks[i]);
	struct cache_entry entry;
	int result;
	bool sound = true;
	while (sound && (result = sqlite3_step(statement)) != SQLITE_DONE) {
		sound = read_entry(cache, statement, result, &entry);
		if (sound && !each(context, &entry))
			break;
	}
	finish(statement);
	return sound;
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
