#include "git/swap.h"
#include "base/disk.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int cannot_remove(const char *path, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	const char *reason = strerror(errno);
	utf8_visible(&shown, path, strlen(path));
	fail_set(fail, STATUS_FAILURE, _("cannot remove %s: %s"), shown.data, reason);
	text_release(&shown);
	return -1;
}

/* Folders that are left empty go too, as with git rm; plan/ and those in it stay. */
static void drop_folders(int root, const char *path)
{
	char *part = mem_strdup(path), *slash;
	for (bool empty = true; empty && (slash = strrchr(part, '/'));) {
		*slash = '\0';
		const char *first = strchr(part, '/');
		empty = first && strchr(first + 1, '/') && !unlinkat(root, part, AT_REMOVEDIR);
	}
	free(part);
}

/* Where the old file is kept: another name of it, so that nothing needs to be written. */
static void kept_path(struct text *path, const struct swap *swap, size_t i)
{
	text_printf(path, "%s/plan-old-%ld-%zu", swap->aside, (long)getpid(), i);
}

/* Not every file system can: then the old file is written anew if it comes to that. */
static void keep(const struct swap *swap, size_t i)
{
	struct text kept = TEXT_INIT;
	kept_path(&kept, swap, i);
	unlink(kept.data);
	if (swap->files[i].before)
		(void)!linkat(swap->root, swap->files[i].path, AT_FDCWD, kept.data, 0);
	text_release(&kept);
}

static bool bring_back(const struct swap *swap, size_t i)
{
	struct text kept = TEXT_INIT;
	kept_path(&kept, swap, i);
	bool back = !renameat(AT_FDCWD, kept.data, swap->root, swap->files[i].path);
	text_release(&kept);
	return back;
}

static int put(const struct swap *swap, const char *path, const char *bytes, size_t length,
	struct fail *fail)
{
	if (!bytes) {
		if (unlinkat(swap->root, path, 0) && errno != ENOENT)
			return cannot_remove(path, fail);
		drop_folders(swap->root, path);
		return 0;
	}
	struct text whole = TEXT_INIT;
	text_add(&whole, bytes, length);
	int result = disk_put(swap->root, path, &whole, swap->aside, fail);
	text_release(&whole);
	return result;
}

/* Whether the file holds what it did when the change was worked out. */
static bool is_as_before(const struct swap *swap, const struct swap_file *file)
{
	struct text bytes = TEXT_INIT;
	struct fail ignored = FAIL_INIT;
	bool found;
	int result = disk_read(swap->root, file->path, &bytes, &found, &ignored);
	bool same = !result && found == (file->before != NULL) &&
		    (!found || (bytes.length == file->before_length &&
				       !memcmp(bytes.data, file->before, bytes.length)));
	fail_release(&ignored);
	text_release(&bytes);
	return same;
}

static int changed_meanwhile(const char *path, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, path, strlen(path));
	fail_set(fail, STATUS_REFUSED, _("%s changed meanwhile: nothing was committed"),
		shown.data);
	text_release(&shown);
	return -1;
}

static void cannot_put_back(const char *path, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, path, strlen(path));
	fail_hint(fail,
		_("%s could not be put back as it was; when the disk works again: git restore %s"),
		shown.data, shown.data);
	text_release(&shown);
}

/* What failed may have happened all the same, or be all that happened. */
static void put_back(const struct swap *swap, size_t i, struct fail *fail)
{
	const struct swap_file *file = &swap->files[i];
	struct fail ignored = FAIL_INIT;
	if (is_as_before(swap, file) || (file->before && bring_back(swap, i)))
		return;
	put(swap, file->path, file->before, file->before_length, &ignored);
	if (ignored.status != STATUS_OK && !is_as_before(swap, file))
		cannot_put_back(file->path, fail);
	fail_release(&ignored);
}

void swap_end(const struct swap *swap)
{
	struct text kept = TEXT_INIT;
	for (size_t i = 0; i < swap->count; i++) {
		text_reset(&kept);
		kept_path(&kept, swap, i);
		unlink(kept.data);
	}
	text_release(&kept);
}

static void put_all_back(const struct swap *swap, size_t count, struct fail *fail)
{
	while (count--)
		put_back(swap, count, fail);
	swap_end(swap);
}

void swap_back(const struct swap *swap, struct fail *fail)
{
	put_all_back(swap, swap->count, fail);
}

int swap_in(const struct swap *swap, struct fail *fail)
{
	for (size_t i = 0; i < swap->count; i++) {
		const struct swap_file *file = &swap->files[i];
		if (!is_as_before(swap, file)) {
			changed_meanwhile(file->path, fail);
			put_all_back(swap, i, fail);
			return -1;
		}
		keep(swap, i);
		if (put(swap, file->path, file->after, file->after_length, fail)) {
			put_all_back(swap, i + 1, fail);
			return -1;
		}
	}
	return 0;
}
