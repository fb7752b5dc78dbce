#include "suite.h"

#include "base/disk.h"
#include "base/hash.h"
#include "history/cache.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Commits by their numbers: what there is of each is known, so whatever a cache gives can be
 * compared with what was put in, or would have been.
 */
#define COMMITS 120
#define STAMP "test 1"

/* --- A repository's folder, and the cache in it --------------------------------------- */

static char *before;

/* An empty folder of its own for each test, which is the current one. */
static int setup(void **state)
{
	char name[] = "/tmp/test_cache-XXXXXX";
	before = getcwd(NULL, 0);
	if (!mkdtemp(name) || chdir(name))
		return -1;
	*state = mem_strdup(name);
	return 0;
}

static int teardown(void **state)
{
	if (chdir(before))
		return -1;
	disk_remove(AT_FDCWD, *state);
	struct stat status;
	int left = !stat(*state, &status);
	free(before);
	free(*state);
	return left;
}

#define FOLDER "plan"
#define CACHE FOLDER "/cache.db"
#define LOG CACHE "-wal"
#define SHARED CACHE "-shm"
#define JOURNAL CACHE "-journal"

static struct cache *open_cache(void)
{
	return cache_open(".", STAMP);
}

static struct text read_file(const char *path)
{
	struct text bytes = TEXT_INIT;
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	char part[4096];
	for (size_t got; (got = fread(part, 1, sizeof part, file));)
		text_add(&bytes, part, got);
	fclose(file);
	return bytes;
}

/* Into the file that is there, as cp writes: it stays the same file. */
static void write_file(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static off_t size_of(const char *path)
{
	struct stat status;
	return stat(path, &status) ? -1 : status.st_size;
}

static void flip(const char *path, off_t offset)
{
	unsigned char byte;
	int file = open(path, O_RDWR);
	assert_true(file >= 0);
	assert_int_equal(pread(file, &byte, 1, offset), 1);
	byte ^= (unsigned char)(1 << offset % 8);
	assert_int_equal(pwrite(file, &byte, 1, offset), 1);
	close(file);
}

/* --- Commits --------------------------------------------------------------------------- */

static void id_of(unsigned char *id, unsigned number)
{
	for (unsigned i = 0; i < CACHE_ID_LENGTH; i++)
		id[i] = (unsigned char)hash_mix(number * 64 + i);
}

/* Some are longer than a page. */
static void entry_of(struct text *entry, unsigned number)
{
	text_reset(entry);
	text_printf(entry, "commit %u", number);
	text_char(entry, '\0');
	text_fill(entry, (char)number, number % 17 ? number : 9000 + number);
}

static void put_commit(struct cache *cache, unsigned number)
{
	unsigned char id[CACHE_ID_LENGTH];
	struct text entry = TEXT_INIT;
	id_of(id, number);
	entry_of(&entry, number);
	cache_commit_put(cache, id, entry.data, entry.length);
	text_release(&entry);
}

static void assert_entry(const struct cache_entry *found, unsigned number)
{
	struct text entry = TEXT_INIT;
	entry_of(&entry, number);
	assert_int_equal(found->length, entry.length);
	assert_memory_equal(found->bytes, entry.data, entry.length);
	text_release(&entry);
}

static bool has_commit(struct cache *cache, unsigned number)
{
	unsigned char id[CACHE_ID_LENGTH];
	struct cache_entry found;
	id_of(id, number);
	if (!cache_commit_get(cache, id, &found))
		return false;
	assert_entry(&found, number);
	return true;
}

static void put_commits(struct cache *cache, unsigned from, unsigned to)
{
	for (unsigned number = from; number < to; number++)
		put_commit(cache, number);
}

/* --- Values ------------------------------------------------------------------------------ */

#define VALUES 4

static void value_of(struct text *value, unsigned number)
{
	text_reset(value);
	text_printf(value, "value %u", number);
	text_fill(value, (char)('a' + number), 10 + number * 5000);
}

static void put_values(struct cache *cache)
{
	struct text value = TEXT_INIT;
	for (unsigned number = 0; number < VALUES; number++) {
		value_of(&value, number);
		cache_put(cache, CACHE_GRAPH, &number, sizeof number, value.data, value.length);
	}
	text_release(&value);
}

static bool has_value(struct cache *cache, unsigned number)
{
	struct text value = TEXT_INIT, expected = TEXT_INIT;
	bool found = cache_get(cache, CACHE_GRAPH, &number, sizeof number, &value);
	if (found) {
		value_of(&expected, number);
		assert_int_equal(value.length, expected.length);
		assert_memory_equal(value.data, expected.data, value.length);
	}
	assert_true(found || !value.length);
	text_release(&value);
	text_release(&expected);
	return found;
}

/*
 * Everything that the cache says is right: values and entries are as they were put. How many
 * commits it has.
 */
static size_t assert_truthful(struct cache *cache)
{
	size_t count = 0;
	for (unsigned number = 0; number < VALUES; number++)
		has_value(cache, number);
	for (unsigned number = 0; number < COMMITS; number++)
		count += has_commit(cache, number);
	return count;
}

static void begin_anew(void)
{
	disk_remove(AT_FDCWD, FOLDER);
}

/* A new cache. Each time that something is kept its log grows, until it is taken in. */
static void fill(bool into_file)
{
	begin_anew();
	struct cache *cache = open_cache();
	assert_non_null(cache);
	for (unsigned number = 0; number < COMMITS; number++) {
		put_commit(cache, number);
		if (into_file || number % 40 == 0)
			cache_keep(cache);
	}
	put_values(cache);
	cache_close(cache);
	assert_int_equal(size_of(LOG) == 0, into_file);
}

/* The next run works without what is wrong, and the one after it has everything again. */
static void assert_heals(void)
{
	struct cache *cache = open_cache();
	assert_truthful(cache);
	cache_close(cache);
	cache = open_cache();
	assert_non_null(cache);
	put_commits(cache, 0, COMMITS);
	put_values(cache);
	assert_int_equal(assert_truthful(cache), COMMITS);
	cache_close(cache);
	cache = open_cache();
	assert_int_equal(assert_truthful(cache), COMMITS);
	assert_true(has_value(cache, 0));
	cache_close(cache);
}

/* The same, of what cannot be used at all: it is empty at once. */
static void assert_empty_and_heals(void)
{
	struct cache *cache = open_cache();
	assert_non_null(cache);
	assert_int_equal(assert_truthful(cache), 0);
	assert_false(has_value(cache, 0));
	cache_close(cache);
	assert_heals();
}

/* --- What is kept -------------------------------------------------------------------------- */

static void test_values(void **state)
{
	(void)state;
	struct text value = TEXT_INIT;
	struct cache *cache = open_cache();
	text_str(&value, "before");
	assert_false(cache_get(cache, CACHE_PLAN, "key", 3, &value));
	assert_text(&value, "");
	cache_put(cache, CACHE_PLAN, "key", 3, "one", 3);
	cache_put(cache, CACHE_PLAN, "k\0y", 3, "two\0", 4);
	cache_put(cache, CACHE_FINDINGS, "key", 3, "three", 5);
	cache_put(cache, CACHE_PLAN, "", 0, "", 0);
	cache_put(cache, CACHE_PLAN, "key", 3, "four", 4);
	for (int round = 0; round < 2; round++) {
		assert_true(cache_get(cache, CACHE_PLAN, "key", 3, &value));
		assert_text(&value, "four");
		assert_true(cache_get(cache, CACHE_PLAN, "k\0y", 3, &value));
		assert_int_equal(value.length, 4);
		assert_true(cache_get(cache, CACHE_FINDINGS, "key", 3, &value));
		assert_text(&value, "three");
		assert_true(cache_get(cache, CACHE_PLAN, "", 0, &value));
		assert_text(&value, "");
		assert_false(cache_get(cache, CACHE_GRAPH, "key", 3, &value));
		cache_close(cache);
		cache = open_cache();
	}
	cache_close(cache);
	text_release(&value);
}

static void test_too_long(void **state)
{
	(void)state;
	struct text value = TEXT_INIT;
	struct cache *cache = open_cache();
	char *large = mem_zalloc(CACHE_MOST_LENGTH + 1);
	cache_put(cache, CACHE_PLAN, "large", 5, large, CACHE_MOST_LENGTH + 1);
	cache_put(cache, CACHE_PLAN, "small", 5, "x", 1);
	free(large);
	assert_false(cache_get(cache, CACHE_PLAN, "large", 5, &value));
	assert_true(cache_get(cache, CACHE_PLAN, "small", 5, &value));
	cache_close(cache);
	text_release(&value);
}

static void assert_kept(struct cache *cache, const char *expected)
{
	struct text kept = TEXT_INIT, value = TEXT_INIT;
	for (const char *key = "abcdef"; *key; key++) {
		if (cache_get(cache, CACHE_PLAN, key, 1, &value))
			text_char(&kept, *key);
	}
	assert_text(&kept, expected);
	text_release(&value);
}

static void test_trim(void **state)
{
	(void)state;
	struct text value = TEXT_INIT;
	struct cache *cache = open_cache();
	for (const char *key = "abcdef"; *key; key++)
		cache_put(cache, CACHE_PLAN, key, 1, key, 1);
	cache_put(cache, CACHE_GRAPH, "other", 5, "x", 1);
	cache_put(cache, CACHE_PLAN, "b", 1, "new", 3);
	cache_close(cache);

	cache = open_cache();
	assert_true(cache_get(cache, CACHE_PLAN, "c", 1, &value));
	cache_close(cache);

	cache = open_cache();
	assert_true(cache_get(cache, CACHE_PLAN, "a", 1, &value));
	cache_trim(cache, CACHE_PLAN, 4);
	assert_kept(cache, "abcf");
	cache_close(cache);

	cache = open_cache();
	assert_kept(cache, "abcf");
	assert_true(cache_get(cache, CACHE_GRAPH, "other", 5, &value));
	cache_trim(cache, CACHE_PLAN, 0);
	assert_kept(cache, "");
	cache_close(cache);
	text_release(&value);
}

static void test_commits(void **state)
{
	(void)state;
	struct cache *cache = open_cache();
	for (unsigned number = 0; number < COMMITS; number++) {
		assert_false(has_commit(cache, number));
		put_commit(cache, number);
		assert_true(has_commit(cache, number));
	}
	for (int round = 0; round < 2; round++) {
		assert_int_equal(assert_truthful(cache), COMMITS);
		assert_false(has_commit(cache, COMMITS));
		cache_close(cache);
		cache = open_cache();
	}
	cache_close(cache);
}

static void test_entry_stays(void **state)
{
	(void)state;
	unsigned char id[CACHE_ID_LENGTH];
	struct cache *cache = open_cache();
	put_commit(cache, 7);
	put_commit(cache, 8);
	id_of(id, 7);
	for (int round = 0; round < 2; round++) {
		cache_commit_put(cache, id, "other", 5);
		assert_true(has_commit(cache, 7));
		assert_true(has_commit(cache, 8));
		cache_close(cache);
		cache = open_cache();
	}
	cache_close(cache);
}

/* An entry may be empty: it is there all the same. */
static void test_empty_entry(void **state)
{
	(void)state;
	unsigned char id[CACHE_ID_LENGTH];
	struct cache_entry entry = {.length = 1};
	struct cache *cache = open_cache();
	id_of(id, COMMITS);
	cache_commit_put(cache, id, "", 0);
	for (int round = 0; round < 2; round++) {
		assert_true(cache_commit_get(cache, id, &entry));
		assert_int_equal(entry.length, 0);
		assert_int_equal(assert_truthful(cache), 0);
		cache_close(cache);
		cache = open_cache();
	}
	cache_close(cache);
}

static void test_none(void **state)
{
	(void)state;
	struct text value = TEXT_INIT;
	struct cache_entry entry;
	unsigned char id[CACHE_ID_LENGTH] = {0};
	struct cache *cache = cache_open("nowhere", STAMP);
	assert_null(cache);
	cache_put(cache, CACHE_PLAN, "k", 1, "v", 1);
	assert_false(cache_get(cache, CACHE_PLAN, "k", 1, &value));
	cache_trim(cache, CACHE_PLAN, 1);
	cache_commit_put(cache, id, "", 0);
	assert_false(cache_commit_get(cache, id, &entry));
	cache_keep(cache);
	cache_distrust(cache);
	cache_close(cache);
}

static void test_private(void **state)
{
	(void)state;
	struct stat status;
	static const char *const names[] = {FOLDER, CACHE, LOG, SHARED};
	mode_t mask = umask(0);
	fill(false);
	umask(mask);
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_int_equal(stat(names[i], &status), 0);
		assert_int_equal(status.st_mode & 0777, i ? 0600 : 0700);
	}
	assert_int_equal(stat(JOURNAL, &status), -1);
}

/* --- Whose it is ---------------------------------------------------------------------------- */

static void test_stamp(void **state)
{
	(void)state;
	fill(true);
	struct cache *cache = cache_open(".", "test 2");
	assert_non_null(cache);
	assert_int_equal(assert_truthful(cache), 0);
	put_commits(cache, 0, 3);
	cache_close(cache);
	cache = cache_open(".", "test 2");
	assert_int_equal(assert_truthful(cache), 3);
	cache_close(cache);
	assert_empty_and_heals();
}

/* Two versions of the program at once: the cache is whose is there, the other has none. */
static void test_two_stamps(void **state)
{
	(void)state;
	fill(true);
	struct cache *cache = open_cache();
	assert_null(cache_open(".", "test 2"));
	assert_int_equal(assert_truthful(cache), COMMITS);
	cache_close(cache);
	cache = cache_open(".", "test 2");
	assert_non_null(cache);
	assert_int_equal(assert_truthful(cache), 0);
	cache_close(cache);
}

/* A prepared cache comes with a copied repository: it is not believed. */
static void test_copied(void **state)
{
	(void)state;
	static const char *const names[] = {CACHE, LOG, SHARED};
	for (int into_file = 0; into_file < 2; into_file++) {
		struct text copies[COUNT(names)];
		fill(into_file);
		for (size_t i = 0; i < COUNT(names); i++)
			copies[i] = read_file(names[i]);
		assert_int_equal(rename(FOLDER, "elsewhere"), 0);
		assert_int_equal(mkdir(FOLDER, 0700), 0);
		for (size_t i = 0; i < COUNT(names); i++) {
			write_file(names[i], copies[i].data, copies[i].length);
			chmod(names[i], 0600);
			text_release(&copies[i]);
		}
		assert_empty_and_heals();
		begin_anew();
		/* The original has gone nowhere, with its folder it can be moved. */
		assert_int_equal(rename("elsewhere", FOLDER), 0);
		struct cache *cache = open_cache();
		assert_int_equal(assert_truthful(cache), COMMITS);
		cache_close(cache);
		begin_anew();
	}
}

/* --- Damage --------------------------------------------------------------------------------- */

struct damage {
	const char *name;
	const char *file;
	bool into_file; /* the log is taken in before */
	bool truncate;  /* or one bit is flipped */
	unsigned times;
};

/* The first bytes, which say what the file is, then all over it. */
static off_t place_of(const struct damage *damage, unsigned i, off_t size)
{
	if (i < damage->times / 3)
		return (off_t)(i * 7) % size;
	return (off_t)(hash_mix(i) % (uint64_t)size);
}

static void test_damage(void **state)
{
	const struct damage *damage = *state;
	void *folder;
	assert_int_equal(setup(&folder), 0);
	for (unsigned i = 0; i < damage->times; i++) {
		fill(damage->into_file);
		off_t at = place_of(damage, i, size_of(damage->file));
		if (damage->truncate)
			assert_int_equal(truncate(damage->file, at), 0);
		else
			flip(damage->file, at);
		assert_heals();
		begin_anew();
	}
	assert_int_equal(teardown(&folder), 0);
}

static struct damage damages[] = {
	{"flip bits of the file", CACHE, true, false, 90},
	{"flip bits of the file beside a log", CACHE, false, false, 45},
	{"flip bits of the log", LOG, false, false, 90},
	{"flip bits of the shared memory", SHARED, false, false, 24},
	{"truncate the file", CACHE, true, true, 60},
	{"truncate the file beside a log", CACHE, false, true, 24},
	{"truncate the log", LOG, false, true, 60},
	{"truncate the shared memory", SHARED, false, true, 12},
};

/* --- Something else in its place ----------------------------------------------------------- */

static void test_garbage(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
	} garbage[] = {{"", 0}, {"x", 1}, {"SQLite format 3", 16}};
	for (size_t i = 0; i < COUNT(garbage); i++) {
		fill(i % 2);
		write_file(CACHE, garbage[i].bytes, garbage[i].length);
		assert_empty_and_heals();
	}
	struct text noise = TEXT_INIT;
	for (size_t i = 0; i < 65536; i++)
		text_char(&noise, (char)hash_mix(i));
	fill(true);
	write_file(CACHE, noise.data, noise.length);
	assert_empty_and_heals();
	write_file(LOG, noise.data, noise.length);
	assert_heals();
	text_release(&noise);
}

static void make_database(const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(CACHE, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void test_other_database(void **state)
{
	(void)state;
	static const char *const databases[] = {
		"CREATE TABLE entry(id, bytes)",
		"PRAGMA page_size = 4096; PRAGMA application_id = 0x706c616e; "
		"PRAGMA user_version = 1; PRAGMA journal_mode = WAL; "
		"CREATE VIEW entry AS WITH RECURSIVE n(row) AS (SELECT 1 UNION ALL SELECT row + 1 FROM n) "
		"SELECT row, x'00' AS id, 'lie' AS bytes FROM n",
		"PRAGMA page_size = 65536; CREATE TABLE t(x)",
	};
	for (size_t i = 0; i < COUNT(databases); i++) {
		fill(true);
		assert_int_equal(unlink(CACHE), 0);
		make_database(databases[i]);
		assert_empty_and_heals();
	}
	/* What another program writes into it has no seal, and is not believed. */
	begin_anew();
	fill(true);
	make_database("DELETE FROM value; CREATE TRIGGER lie AFTER INSERT ON entry BEGIN "
		      "UPDATE entry SET bytes = 'lie'; END; PRAGMA wal_checkpoint(TRUNCATE)");
	assert_heals();
}

/* A file of before, with the log of since. */
static void test_older_file(void **state)
{
	(void)state;
	fill(true);
	struct text older = read_file(CACHE);
	struct cache *cache = open_cache();
	for (unsigned i = 0; i < 200; i++) {
		cache_put(cache, CACHE_PLAN, i % 2 ? "a" : "b", 1, &i, sizeof i);
		cache_keep(cache);
	}
	cache_close(cache);
	assert_int_equal(size_of(LOG), 0);
	write_file(CACHE, older.data, older.length);
	cache = open_cache();
	assert_int_equal(assert_truthful(cache), COMMITS);
	assert_kept(cache, "");
	cache_put(cache, CACHE_PLAN, "c", 1, "c", 1);
	cache_close(cache);
	/* The clock of the file system stands for some milliseconds. */
	struct stat log, file;
	do {
		write_file(CACHE, older.data, older.length);
		assert_int_equal(stat(LOG, &log), 0);
		assert_int_equal(stat(CACHE, &file), 0);
	} while (log.st_ctim.tv_sec == file.st_ctim.tv_sec &&
		 log.st_ctim.tv_nsec == file.st_ctim.tv_nsec);
	assert_empty_and_heals();
	text_release(&older);
}

static void test_file_removed(void **state)
{
	(void)state;
	static const char *const names[] = {CACHE, LOG, SHARED};
	for (unsigned which = 1; which < 8; which++) {
		for (int into_file = 0; into_file < 2; into_file++) {
			fill(into_file);
			for (size_t i = 0; i < COUNT(names); i++) {
				if (which & 1U << i)
					unlink(names[i]);
			}
			assert_heals();
			begin_anew();
		}
	}
}

/* What is not a file of the user's is left as it is, and the program does without. */
static void assert_left_alone(const char *path)
{
	struct stat first, now;
	assert_int_equal(lstat(path, &first), 0);
	assert_null(open_cache());
	assert_int_equal(lstat(path, &now), 0);
	assert_int_equal(first.st_ino, now.st_ino);
	assert_int_equal(first.st_size, now.st_size);
}

static void test_unsafe(void **state)
{
	(void)state;
	static const char *const names[] = {CACHE, LOG, SHARED, JOURNAL};
	write_file("victim", "precious", 8);
	for (size_t i = 0; i < COUNT(names); i++) {
		fill(i % 2);
		unlink(names[i]);
		assert_int_equal(mkdir(names[i], 0700), 0);
		assert_left_alone(names[i]);
		assert_int_equal(rmdir(names[i]), 0);
		assert_int_equal(mkfifo(names[i], 0600), 0);
		assert_left_alone(names[i]);
		assert_int_equal(unlink(names[i]), 0);
		assert_int_equal(symlink("../victim", names[i]), 0);
		assert_left_alone(names[i]);
		assert_int_equal(unlink(names[i]), 0);
		assert_int_equal(symlink("nowhere", names[i]), 0);
		assert_left_alone(names[i]);
		assert_int_equal(unlink(names[i]), 0);
		assert_heals();
		if (geteuid() == 0) {
			write_file(names[i], "", 0);
			assert_int_equal(chown(names[i], 12345, 0), 0);
			assert_left_alone(names[i]);
		}
		begin_anew();
	}
	struct text victim = read_file("victim");
	assert_text(&victim, "precious");
}

static void test_writable_by_others(void **state)
{
	(void)state;
	fill(true);
	assert_int_equal(chmod(CACHE, 0666), 0);
	assert_empty_and_heals();
	assert_int_equal(link(CACHE, "other-name"), 0);
	struct text before_bytes = read_file("other-name");
	assert_empty_and_heals();
	struct text after = read_file("other-name");
	assert_int_equal(before_bytes.length, after.length);
	assert_memory_equal(before_bytes.data, after.data, after.length);
	text_release(&before_bytes);
	text_release(&after);
	assert_int_equal(chmod(FOLDER, 0777), 0);
	assert_left_alone(CACHE);
	assert_int_equal(chmod(FOLDER, 0770), 0);
	assert_left_alone(CACHE);
	assert_int_equal(chmod(FOLDER, 0755), 0);
	assert_heals();
	if (geteuid() == 0) {
		assert_int_equal(chown(FOLDER, 12345, 0), 0);
		assert_left_alone(CACHE);
	}
}

static void test_no_folder(void **state)
{
	(void)state;
	write_file(FOLDER, "mine", 4);
	assert_left_alone(FOLDER);
	assert_int_equal(unlink(FOLDER), 0);
	assert_int_equal(mkdir("elsewhere", 0700), 0);
	assert_int_equal(symlink("elsewhere", FOLDER), 0);
	assert_left_alone(FOLDER);
	assert_int_equal(rmdir("elsewhere"), 0);
	assert_int_equal(unlink(FOLDER), 0);
	assert_int_equal(mkfifo(FOLDER, 0600), 0);
	assert_left_alone(FOLDER);
}

static void add_number(struct text *out, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		text_char(out, (char)(number >> shift));
}

/*
 * A rollback journal may name another file, which SQLite removes when it has rolled back:
 * here one as a crash would leave it, but that it names what no program wrote.
 */
static void test_hot_journal(void **state)
{
	static const char magic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
	fill(true);
	unlink(LOG);
	unlink(SHARED);
	write_file("victim", "precious", 8);
	struct text file = read_file(CACHE), journal = TEXT_INIT, name = TEXT_INIT;
	text_printf(&name, "%s/victim", (const char *)*state);
	/* No page, no salt, the size of the file, of a sector and of a page. */
	const uint32_t header[] = {0, 0, (uint32_t)(file.length / 4096), 512, 4096};
	text_add(&journal, magic, 8);
	for (size_t i = 0; i < COUNT(header); i++)
		add_number(&journal, header[i]);
	text_fill(&journal, '\0', 512 - journal.length);
	add_number(&journal, 0x40000000 / 4096 + 1);
	text_add(&journal, name.data, name.length);
	add_number(&journal, (uint32_t)name.length);
	uint32_t sum = 0;
	for (size_t i = 0; i < name.length; i++)
		sum += (unsigned char)name.data[i];
	add_number(&journal, sum);
	text_add(&journal, magic, 8);
	write_file(JOURNAL, journal.data, journal.length);
	struct cache *cache = open_cache();
	assert_truthful(cache);
	cache_close(cache);
	assert_int_equal(size_of("victim"), 8);
	assert_heals();
	text_release(&file);
	text_release(&journal);
	text_release(&name);
}

/* --- Several at once ------------------------------------------------------------------------ */

static void test_two_writers(void **state)
{
	(void)state;
	struct cache *one = open_cache(), *other = open_cache();
	assert_non_null(one);
	assert_non_null(other);
	put_commit(one, 1);
	put_commit(other, 2);
	assert_false(has_commit(other, 1));
	cache_keep(one);
	cache_keep(other);
	assert_true(has_commit(other, 1));
	while (!has_commit(other, 3))
		put_commit(other, 3);
	assert_true(has_commit(one, 1));
	assert_false(has_commit(one, 3));
	cache_close(other);
	cache_keep(one);
	assert_true(has_commit(one, 3));
	assert_int_equal(assert_truthful(one), 2);
	cache_close(one);
}

/* Nothing is removed from under who has it open. */
static void test_distrust(void **state)
{
	(void)state;
	fill(true);
	struct cache *one = open_cache(), *other = open_cache();
	cache_distrust(one);
	assert_false(has_commit(one, 1));
	put_commit(one, 1);
	assert_false(has_commit(one, 1));
	cache_close(one);
	one = open_cache();
	assert_int_equal(assert_truthful(one), COMMITS);
	cache_close(one);
	assert_int_equal(assert_truthful(other), COMMITS);
	cache_close(other);
	one = open_cache();
	cache_distrust(one);
	cache_close(one);
	assert_empty_and_heals();
}

/* Run in another process; what it returns is its exit status. */
static pid_t start(int (*work)(unsigned), unsigned number)
{
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(work(number));
	return child;
}

static int end_of(pid_t child)
{
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static int write_and_die(unsigned kept)
{
	struct cache *cache = open_cache();
	put_commits(cache, 0, kept);
	if (kept)
		cache_keep(cache);
	put_commits(cache, kept, COMMITS);
	raise(SIGKILL);
	return 0;
}

static void test_killed_writer(void **state)
{
	(void)state;
	for (unsigned kept = 0; kept <= COMMITS; kept += 30) {
		int status = end_of(start(write_and_die, kept));
		assert_true(WIFSIGNALED(status));
		struct cache *cache = open_cache();
		assert_int_equal(assert_truthful(cache), kept);
		cache_close(cache);
		assert_heals();
		begin_anew();
	}
}

/* cmocka's assertions would take the child for the test. */
static int write_and_compare(unsigned number)
{
	for (unsigned round = 0; round < 25; round++) {
		struct cache *cache = open_cache();
		for (unsigned i = 0; i < 10; i++)
			put_commit(cache,
				(unsigned)(hash_mix(number * 1000 + round + i) % COMMITS));
		if (round % 5 == number)
			raise(SIGKILL);
		if (round % 3 == 0)
			cache_keep(cache);
		cache_close(cache);
	}
	return 0;
}

static void test_many(void **state)
{
	(void)state;
	pid_t children[6];
	for (unsigned i = 0; i < COUNT(children); i++)
		children[i] = start(write_and_compare, i);
	for (unsigned i = 0; i < 100; i++) {
		struct cache *cache = open_cache();
		assert_truthful(cache);
		cache_close(cache);
	}
	for (unsigned i = 0; i < COUNT(children); i++)
		end_of(children[i]);
	struct cache *cache = open_cache();
	assert_non_null(cache);
	assert_truthful(cache);
	cache_close(cache);
	assert_heals();
}

static void test_locked(void **state)
{
	(void)state;
	fill(false);
	int folder = open(FOLDER, O_RDONLY | O_DIRECTORY);
	assert_int_equal(flock(folder, LOCK_EX), 0);
	assert_null(open_cache());
	assert_int_equal(close(folder), 0);

	sqlite3 *db;
	assert_int_equal(sqlite3_open(CACHE, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	struct cache *cache = open_cache();
	assert_int_equal(assert_truthful(cache), COMMITS);
	cache_put(cache, CACHE_PLAN, "k", 1, "v", 1);
	cache_close(cache);
	sqlite3_close(db);
	assert_heals();
}

/* --- A disk that is full --------------------------------------------------------------------- */

static int write_to_full_disk(unsigned most)
{
	struct rlimit limit = {most, most};
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	struct cache *cache = open_cache();
	for (unsigned number = 0; number < COMMITS; number++) {
		put_commit(cache, number);
		if (number % 10 == 0)
			cache_keep(cache);
	}
	put_values(cache);
	cache_close(cache);
	return 0;
}

static void test_full_disk(void **state)
{
	(void)state;
	for (unsigned most = 0; most <= 400000; most += 10000) {
		if (most % 40000 == 0)
			fill(true);
		assert_int_equal(end_of(start(write_to_full_disk, most)), 0);
		struct cache *cache = open_cache();
		assert_truthful(cache);
		cache_close(cache);
		assert_heals();
		begin_anew();
	}
}

#define IN_FOLDER(suite, test) suite_add_in_folder(suite, #test, test)

static void suite_add_in_folder(struct suite *suite, const char *name, CMUnitTestFunction test)
{
	suite_add(suite, name, test, NULL);
	suite->tests[suite->count - 1].setup_func = setup;
	suite->tests[suite->count - 1].teardown_func = teardown;
}

int main(void)
{
	struct suite suite = {0};
	IN_FOLDER(&suite, test_values);
	IN_FOLDER(&suite, test_too_long);
	IN_FOLDER(&suite, test_trim);
	IN_FOLDER(&suite, test_commits);
	IN_FOLDER(&suite, test_entry_stays);
	IN_FOLDER(&suite, test_empty_entry);
	IN_FOLDER(&suite, test_none);
	IN_FOLDER(&suite, test_private);
	IN_FOLDER(&suite, test_stamp);
	IN_FOLDER(&suite, test_two_stamps);
	IN_FOLDER(&suite, test_copied);
	SUITE_CASES(&suite, damages, test_damage);
	IN_FOLDER(&suite, test_garbage);
	IN_FOLDER(&suite, test_other_database);
	IN_FOLDER(&suite, test_older_file);
	IN_FOLDER(&suite, test_file_removed);
	IN_FOLDER(&suite, test_unsafe);
	IN_FOLDER(&suite, test_writable_by_others);
	IN_FOLDER(&suite, test_no_folder);
	IN_FOLDER(&suite, test_hot_journal);
	IN_FOLDER(&suite, test_two_writers);
	IN_FOLDER(&suite, test_distrust);
	IN_FOLDER(&suite, test_killed_writer);
	IN_FOLDER(&suite, test_many);
	IN_FOLDER(&suite, test_locked);
	IN_FOLDER(&suite, test_full_disk);
	return suite_run(&suite, "cache");
}
