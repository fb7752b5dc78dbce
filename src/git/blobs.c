#include "git/blobs.h"
#include "git/internal.h"
#include "git/raw.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct blobs {
	struct source source;
	struct repo *repo;
	const struct blobs_file *files;
	size_t count;
	int readers;
	atomic_bool missing;
};

/* The first reads through the repository; further ones, of other threads, have their own. */
struct blobs_reader {
	struct source_reader reader;
	struct repo *repo, *own;
};

static int blobs_list(struct source *source, struct source_list *list, struct fail *fail)
{
	const struct blobs *blobs = (const struct blobs *)source;
	for (size_t i = 0; i < blobs->count; i++) {
		const struct blobs_file *file = &blobs->files[i];
		struct source_entry *entry = source_list_add(list, file->path, SOURCE_FILE);
		memcpy(entry->id, file->id, sizeof entry->id);
	}
	return source_list_check(list, fail);
}

static int blobs_open(struct source *source, struct source_reader **out, struct fail *fail)
{
	struct blobs *blobs = (struct blobs *)source;
	struct blobs_reader *reader = mem_zalloc(sizeof *reader);
	reader->reader.source = source;
	reader->repo = blobs->repo;
	*out = &reader->reader;
	if (!blobs->readers++)
		return 0;
	if (!repo_again(&reader->own, blobs->repo)) {
		reader->repo = reader->own;
		return 0;
	}
	free(reader);
	*out = NULL;
	return repo_missing(fail, "plan/");
}

static int compare_path(const void *key, const void *file)
{
	return strcmp(key, ((const struct blobs_file *)file)->path);
}

static int blobs_read(struct source_reader *source_reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	struct blobs_reader *reader = (struct blobs_reader *)source_reader;
	struct blobs *blobs = (struct blobs *)source_reader->source;
	const struct blobs_file *file = bsearch(
		entry->path, blobs->files, blobs->count, sizeof *blobs->files, compare_path);
	(void)fail;
	*outcome = SOURCE_READ;
	if (!file) {
		*outcome = SOURCE_NO_FILE;
	} else if (file->bytes) {
		text_reset(bytes);
		text_add(bytes, file->bytes->data, file->bytes->length);
	} else if (raw_file(bytes, reader->repo, file->id)) {
		atomic_store(&blobs->missing, true);
		*outcome = SOURCE_DENIED;
		errno = ENOENT;
	}
	return 0;
}

static void blobs_close(struct source_reader *source_reader)
{
	struct blobs_reader *reader = (struct blobs_reader *)source_reader;
	repo_close(reader->own);
	free(reader);
}

static void blobs_free(struct source *source)
{
	free(source);
}

struct source *blobs_source(struct repo *repo, const struct blobs_file *files, size_t count)
{
	static const struct source_ops ops = {
		blobs_list, blobs_open, blobs_read, blobs_close, blobs_free};
	struct blobs *blobs = mem_zalloc(sizeof *blobs);
	blobs->source = (struct source){&ops, YAMLDOC_RECORDED, false};
	blobs->repo = repo;
	blobs->files = files;
	blobs->count = count;
	return &blobs->source;
}

bool blobs_missing(const struct source *source)
{
	return atomic_load(&((const struct blobs *)source)->missing);
}
