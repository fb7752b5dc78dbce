#include "history/cache_base.h"
#include "base/hash.h"

#include <string.h>
#include <time.h>

/* Waiting for the folder's lock, which others hold alone for some milliseconds. */
#define FOLDER_PATIENCE_MS 40
#define FOLDER_NAP_MS 2
/* Waiting for a reader who takes in what a killed writer left in the log. */
#define READ_PATIENCE_MS 50
/* After another program was found writing, the next attempt to. */
#define WRITE_PAUSE_MS 50
#define KEEP_EACH_MS 1000
/* Of the log, in bytes: from here on it is taken into the file; here it is as good as full. */
#define LOG_LARGE (1 << 20)
#define LOG_FULL (512 << 20)
#define MOST_LENGTH (80 << 20) /* of a row or a statement */

#define TEXT_OF_(number) #number
#define TEXT_OF(number) TEXT_OF_(number)

/* As SQLite keeps it in its own table: it is compared with that. */
static const char *const schema[] = {
	("CREATE TABLE value(row INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key BLOB NOT NULL, "
	 "used INTEGER NOT NULL, bytes BLOB NOT NULL)"),
	"CREATE UNIQUE INDEX value_key ON value(kind, key)",
	"CREATE INDEX value_used ON value(kind, used)",
	"CREATE TABLE entry(row INTEGER PRIMARY KEY, id BLOB NOT NULL, bytes BLOB NOT NULL)",
	"CREATE UNIQUE INDEX entry_id ON entry(id)",
};
#define SCHEMA_COUNT (sizeof schema / sizeof *schema)

static long long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static int run(struct cache_base *base, const char *sql)
{
	return sqlite3_exec(base->db, sql, NULL, NULL, NULL);
}

/* --- Opening ----------------------------------------------------------------------------- */

/* What could have been written otherwise, or is another file, begins otherwise. */
static uint64_t seed_of(const struct cache_folder *folder, const char *stamp)
{
	uint64_t seed = hash_lasting(cache_folder_file(folder), stamp, strlen(stamp));
	for (size_t i = 0; i < SCHEMA_COUNT; i++)
		seed = hash_lasting(seed, schema[i], strlen(schema[i]));
	return seed;
}

static void harden(sqlite3 *db)
{
	static const struct {
		int option, value;
	} options[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
		/* The log is taken in by who is alone, and never removed from under others. */
		{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
	};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		sqlite3_db_config(db, options[i].option, options[i].value, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, MOST_LENGTH);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_wal_autocheckpoint(db, 0);
	sqlite3_busy_timeout(db, READ_PATIENCE_MS);
}

static void detach(struct cache_base *base)
{
	sqlite3_close(base->db);
	base->db = NULL;
	cache_pages_end(&base->pages);
}

/*
 * NORMAL is enough that no power cut mixes old pages with new ones. Pages are read, not
 * mapped; those that were read last, some megabytes of them, are kept.
 */
static int attach(struct cache_base *base, const char *stamp, bool creating)
{
	if (!cache_pages_begin(&base->pages, seed_of(&base->folder, stamp), creating))
		return SQLITE_CANTOPEN;
	int result = sqlite3_open_v2(base->folder.path, &base->db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
		base->pages.name);
	if (result != SQLITE_OK)
		return result;
	harden(base->db);
	return run(base,
		"PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; "
		"PRAGMA secure_delete = OFF; PRAGMA synchronous = NORMAL; "
		"PRAGMA cache_size = -16384");
}

/* Nothing but what this program makes: no view, no trigger, no other table. */
static int compare_schema(struct cache_base *base)
{
	sqlite3_stmt *tables;
	size_t count = 0;
	int result = sqlite3_prepare_v2(
		base->db, "SELECT sql FROM sqlite_master ORDER BY rowid", -1, &tables, NULL);
	if (result != SQLITE_OK)
		return result;
	while ((result = sqlite3_step(tables)) == SQLITE_ROW) {
		const char *sql = (const char *)sqlite3_column_text(tables, 0);
		if (count == SCHEMA_COUNT || !sql || strcmp(sql, schema[count]))
			break;
		count++;
	}
	sqlite3_finalize(tables);
	if (result == SQLITE_DONE)
		return count == SCHEMA_COUNT ? SQLITE_OK : SQLITE_NOTADB;
	return result == SQLITE_ROW ? SQLITE_NOTADB : result;
}

static bool is_damage(int result)
{
	switch (result & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_ERROR:
	case SQLITE_SCHEMA:
	case SQLITE_MISMATCH:
	case SQLITE_CONSTRAINT:
		return true;
	default:
		return false;
	}
}

/* SQLITE_NOTADB: the file is to be made anew. */
static int open_file(struct cache_base *base, const char *stamp)
{
	switch (cache_folder_look(&base->folder)) {
	case CACHE_FILE_UNSAFE:
		return SQLITE_CANTOPEN;
	case CACHE_FILE_MISSING:
		return SQLITE_NOTADB;
	case CACHE_FILE_GOOD:
		break;
	}
	int result = attach(base, stamp, false);
	if (result == SQLITE_OK)
		result = compare_schema(base);
	if (is_damage(result) || base->pages.foreign || base->pages.damaged)
		result = SQLITE_NOTADB;
	if (result != SQLITE_OK)
		detach(base);
	return result;
}

/* No journal on the disk: a file that was not finished is another's, and made again. */
static int create_tables(struct cache_base *base)
{
	int reserved = CACHE_SEAL;
	int result =
		sqlite3_file_control(base->db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
	if (result == SQLITE_OK)
		result = run(base,
			"PRAGMA page_size = " TEXT_OF(
				CACHE_PAGE) "; PRAGMA journal_mode = MEMORY; "
					    "BEGIN; PRAGMA application_id = 0x706c616e; PRAGMA user_version = 1");
	for (size_t i = 0; result == SQLITE_OK && i < SCHEMA_COUNT; i++)
		result = run(base, schema[i]);
	if (result == SQLITE_OK)
		result = run(base, "COMMIT; PRAGMA journal_mode = WAL");
	return result;
}

/* As the folder's owner. */
static bool make_file(struct cache_base *base, const char *stamp)
{
	cache_folder_wipe(&base->folder);
	if (!cache_folder_make(&base->folder))
		return false;
	int result = attach(base, stamp, true);
	if (result == SQLITE_OK)
		result = create_tables(base);
	detach(base);
	if (result != SQLITE_OK)
		cache_folder_wipe(&base->folder);
	return result == SQLITE_OK;
}

/* Somebody may have made it between the two locks. */
static bool mend_file(struct cache_base *base, const char *stamp)
{
	int result = open_file(base, stamp);
	if (result == SQLITE_OK)
		detach(base);
	return result == SQLITE_OK || (result == SQLITE_NOTADB && make_file(base, stamp));
}

static bool open_in_folder(struct cache_base *base, const char *stamp)
{
	static const struct timespec nap = {0, FOLDER_NAP_MS * 1000000L};
	long long until = now_ms() + FOLDER_PATIENCE_MS;
	for (bool mended = false;;) {
		if (cache_folder_share(&base->folder)) {
			int result = open_file(base, stamp);
			if (result != SQLITE_NOTADB)
				return result == SQLITE_OK;
		}
		if (cache_folder_own(&base->folder)) {
			if (mended || !mend_file(base, stamp))
				return false;
			mended = true;
		} else if (now_ms() > until) {
			return false;
		} else {
			nanosleep(&nap, NULL);
		}
	}
}

bool cache_base_open(struct cache_base *base, const char *git_common_folder, const char *stamp)
{
	memset(base, 0, sizeof *base);
	if (!cache_folder_open(&base->folder, git_common_folder))
		return false;
	if (open_in_folder(base, stamp))
		return true;
	cache_folder_close(&base->folder);
	return false;
}

/* Whatever fails here, the log stays, and what it holds. */
static void take_in_log(struct cache_base *base)
{
	if (cache_folder_log_size(&base->folder) >= LOG_LARGE &&
		cache_folder_own(&base->folder))
		sqlite3_wal_checkpoint_v2(
			base->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

void cache_base_close(struct cache_base *base)
{
	cache_base_keep(base);
	if (!base->pages.damaged)
		take_in_log(base);
	bool damaged = base->pages.damaged;
	detach(base);
	if (damaged && cache_folder_own(&base->folder))
		cache_folder_wipe(&base->folder);
	cache_folder_close(&base->folder);
}

/* --- Transactions ------------------------------------------------------------------------ */

static void drop(struct cache_base *base)
{
	if (base->state != CACHE_IDLE)
		run(base, "ROLLBACK");
	base->state = CACHE_IDLE;
}

bool cache_base_failed(struct cache_base *base, int result)
{
	if (is_damage(result))
		base->pages.damaged = true;
	if (base->pages.damaged || base->state == CACHE_WRITING)
		base->silent = true;
	drop(base);
	return false;
}

bool cache_base_read(struct cache_base *base)
{
	if (base->pages.damaged)
		return false;
	if (base->state != CACHE_IDLE)
		return true;
	int result = run(base, "BEGIN");
	if (result != SQLITE_OK)
		return cache_base_failed(base, result);
	base->state = CACHE_READING;
	return true;
}

/* Who writes has begun at the newest state, not where the reading was. */
bool cache_base_write(struct cache_base *base)
{
	if (base->silent || base->pages.damaged)
		return false;
	if (base->state == CACHE_WRITING)
		return true;
	long long now = now_ms();
	if (base->refused && now < base->refused + WRITE_PAUSE_MS)
		return false;
	if (cache_folder_log_size(&base->folder) > LOG_FULL) {
		base->silent = true;
		return false;
	}
	drop(base);
	sqlite3_busy_timeout(base->db, 0);
	int result = run(base, "BEGIN IMMEDIATE");
	sqlite3_busy_timeout(base->db, READ_PATIENCE_MS);
	if (result == SQLITE_BUSY) {
		base->refused = now;
		return false;
	}
	if (result != SQLITE_OK) {
		base->silent = true;
		return cache_base_failed(base, result);
	}
	base->state = CACHE_WRITING;
	base->refused = 0;
	base->begun = now;
	return true;
}

bool cache_base_is_due(const struct cache_base *base)
{
	return base->state == CACHE_WRITING && now_ms() > base->begun + KEEP_EACH_MS;
}

void cache_base_keep(struct cache_base *base)
{
	if (base->state == CACHE_WRITING && !base->pages.damaged) {
		int result = run(base, "COMMIT");
		if (result != SQLITE_OK)
			cache_base_failed(base, result);
	}
	drop(base);
}
