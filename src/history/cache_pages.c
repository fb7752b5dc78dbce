#include "history/cache_pages.h"
#include "base/hash.h"

#include <stdio.h>
#include <string.h>

#define BODY (CACHE_PAGE - CACHE_SEAL)
/* Another program that writes the first page is done within so many readings. */
#define ATTEMPTS 3

/* The system's own file stands behind it. */
struct page_file {
	sqlite3_file file;
	struct cache_pages *pages;
};

static sqlite3_file *system_file(sqlite3_file *file)
{
	return (sqlite3_file *)((struct page_file *)file + 1);
}

static struct cache_pages *pages_of(sqlite3_file *file)
{
	return ((struct page_file *)file)->pages;
}

static uint64_t seal_of(const struct cache_pages *pages, const void *page, sqlite3_int64 offset)
{
	return hash_lasting(pages->seed + (uint64_t)offset, page, BODY);
}

static bool is_sealed(
	const struct cache_pages *pages, const unsigned char *page, sqlite3_int64 offset)
{
	uint64_t seal;
	memcpy(&seal, page + BODY, sizeof seal);
	return seal == seal_of(pages, page, offset);
}

/* --- The methods of the file ------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
	return system_file(file)->pMethods->xClose(system_file(file));
}

/* Less than a page is read of the header only, before the page itself is. */
static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
	struct cache_pages *pages = pages_of(file);
	int result =
		system_file(file)->pMethods->xRead(system_file(file), bytes, length, offset);
	if (length != CACHE_PAGE || (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ))
		return result;
	if (result == SQLITE_OK && is_sealed(pages, bytes, offset))
		return SQLITE_OK;
	pages->damaged = true;
	return SQLITE_CORRUPT;
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
	struct cache_pages *pages = pages_of(file);
	if (length != CACHE_PAGE)
		return SQLITE_IOERR_WRITE;
	uint64_t seal = seal_of(pages, bytes, offset);
	memcpy(pages->page, bytes, BODY);
	memcpy(pages->page + BODY, &seal, sizeof seal);
	return system_file(file)->pMethods->xWrite(
		system_file(file), pages->page, length, offset);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return system_file(file)->pMethods->xTruncate(system_file(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
	return system_file(file)->pMethods->xSync(system_file(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return system_file(file)->pMethods->xFileSize(system_file(file), size);
}

static int file_lock(sqlite3_file *file, int lock)
{
	return system_file(file)->pMethods->xLock(system_file(file), lock);
}

static int file_unlock(sqlite3_file *file, int lock)
{
	return system_file(file)->pMethods->xUnlock(system_file(file), lock);
}

static int file_locked(sqlite3_file *file, int *locked)
{
	return system_file(file)->pMethods->xCheckReservedLock(system_file(file), locked);
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
	return system_file(file)->pMethods->xFileControl(
		system_file(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file)
{
	return system_file(file)->pMethods->xSectorSize(system_file(file));
}

static int file_characteristics(sqlite3_file *file)
{
	return system_file(file)->pMethods->xDeviceCharacteristics(system_file(file));
}

static int file_shm_map(
	sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
	return system_file(file)->pMethods->xShmMap(
		system_file(file), region, size, extend, memory);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	return system_file(file)->pMethods->xShmLock(system_file(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file)
{
	system_file(file)->pMethods->xShmBarrier(system_file(file));
}

static int file_shm_unmap(sqlite3_file *file, int remove)
{
	return system_file(file)->pMethods->xShmUnmap(system_file(file), remove);
}

/* Version 2: SQLite maps no page into memory, where nobody would compare its seal. */
static const sqlite3_io_methods methods = {2, file_close, file_read, file_write, file_truncate,
	file_sync, file_size, file_lock, file_unlock, file_locked, file_control,
	file_sector_size, file_characteristics, file_shm_map, file_shm_lock, file_shm_barrier,
	file_shm_unmap, NULL, NULL};

/* --- The file system --------------------------------------------------------------------- */

static bool begins_sealed(struct cache_pages *pages, sqlite3_file *file)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		if (file->pMethods->xRead(file, pages->page, CACHE_PAGE, 0) == SQLITE_OK &&
			is_sealed(pages, pages->page, 0))
			return true;
	}
	return false;
}

static int system_open(
	sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *flags_out)
{
	struct cache_pages *pages = vfs->pAppData;
	sqlite3_vfs *system = pages->system;
	file->pMethods = NULL;
	if (flags & SQLITE_OPEN_WAL)
		return system->xOpen(system, path, file, flags, flags_out);
	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return SQLITE_CANTOPEN;
	((struct page_file *)file)->pages = pages;
	sqlite3_file *own = system_file(file);
	int result = system->xOpen(system, path, own, flags, flags_out);
	if (result != SQLITE_OK)
		return result;
	if (!pages->creating && !begins_sealed(pages, own)) {
		pages->foreign = true;
		own->pMethods->xClose(own);
		return SQLITE_NOTADB;
	}
	file->pMethods = &methods;
	return SQLITE_OK;
}

static bool is_log(const char *path)
{
	static const char ending[] = "-wal";
	size_t length = strlen(path);
	return length >= strlen(ending) && !strcmp(path + length - strlen(ending), ending);
}

static int system_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	struct cache_pages *pages = vfs->pAppData;
	return is_log(path) ? pages->system->xDelete(pages->system, path, sync) : SQLITE_OK;
}

/* There is no journal, whatever stands there. */
static int system_access(sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
	struct cache_pages *pages = vfs->pAppData;
	*result = 0;
	return is_log(path) ? pages->system->xAccess(pages->system, path, flags, result)
			    : SQLITE_OK;
}

bool cache_pages_begin(struct cache_pages *pages, uint64_t seed, bool creating)
{
	memset(pages, 0, sizeof *pages);
	pages->system = sqlite3_vfs_find("unix");
	if (!pages->system)
		return false;
	pages->seed = seed;
	pages->creating = creating;
	snprintf(pages->name, sizeof pages->name, "git-plan-%p", (void *)pages);
	pages->vfs = *pages->system;
	pages->vfs.pNext = NULL;
	pages->vfs.szOsFile += (int)sizeof(struct page_file);
	pages->vfs.zName = pages->name;
	pages->vfs.pAppData = pages;
	pages->vfs.xOpen = system_open;
	pages->vfs.xDelete = system_delete;
	pages->vfs.xAccess = system_access;
	return sqlite3_vfs_register(&pages->vfs, 0) == SQLITE_OK;
}

void cache_pages_end(struct cache_pages *pages)
{
	sqlite3_vfs_unregister(&pages->vfs);
}
