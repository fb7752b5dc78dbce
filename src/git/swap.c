#include "git/swap.h"
#include "base/disk.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
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

static int put(int root, const char *aside, const char *path, const char *bytes, size_t length,
	struct fail *fail)
{
	if (!bytes) {
		if (unlinkat(root, path, 0) && errno != ENOENT)
			return cannot_remove(path, fail);
		drop_folders(root, path);
		return 0;
	}
	struct text whole = TEXT_INIT;
	text_add(&whole, bytes, length);
	int result = disk_put(root, path, &whole, aside, fail);
	text_release(&whole);
	return result;
}

/* Whether the file holds what it did when the change was worked out. */
static bool is_as_before(int root, const struct swap_file *file)
{
	struct text bytes = TEXT_INIT;
	struct fail ignored = FAIL_INIT;
	bool found;
	int result = disk_read(root, file->path, &bytes, &found, &ignored);
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

void swap_back(int root, const char *aside, const struct swap_file *files, size_t count,
	struct fail *fail)
{
	while (count--) {
		const struct swap_file *file = &files[count];
		struct fail ignored = FAIL_INIT;
		/* What failed may have happened all the same, or be all that happened. */
		if (!is_as_before(root, file))
			put(root, aside, file->path, file->before, file->before_length,
				&ignored);
		if (ignored.status != STATUS_OK && !is_as_before(root, file))
			cannot_put_back(file->path, fail);
		fail_release(&ignored);
	}
}

int swap_in(int root, const char *aside, const struct swap_file *files, size_t count,
	struct fail *fail)
{
	for (size_t i = 0; i < count; i++) {
		const struct swap_file *file = &files[i];
		bool same = is_as_before(root, file);
		if (same &&
			!put(root, aside, file->path, file->after, file->after_length, fail))
			continue;
		if (!same)
			changed_meanwhile(file->path, fail);
		/* The one that would not be put may be there nevertheless. */
		swap_back(root, aside, files, same ? i + 1 : i, fail);
		return -1;
	}
	return 0;
}
