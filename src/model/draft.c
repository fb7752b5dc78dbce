#include "model/draft.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static struct draft *of_source(struct source *source)
{
	return (struct draft *)source;
}

static struct draft_file *find(const struct draft *draft, const char *path)
{
	for (size_t i = 0; i < draft->count; i++) {
		if (!strcmp(draft->items[i]->path, path))
			return draft->items[i];
	}
	return NULL;
}

/* --- As a source ---------------------------------------------------------------- */

/* What is underneath, without what is to go, and with what is to come. */
static int draft_list(struct source *source, struct source_list *list, struct fail *fail)
{
	const struct draft *draft = of_source(source);
	if (draft->under->ops->list(draft->under, list, fail))
		return -1;
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct draft_file *file = find(draft, list->items[i].path);
		if (!file || !file->removed)
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
	for (size_t i = 0; i < draft->count; i++) {
		if (!draft->items[i]->existed && !draft->items[i]->removed)
			source_list_add(list, draft->items[i]->path, SOURCE_FILE);
	}
	return 0;
}

struct draft_reader {
	struct source_reader reader;
	struct source_reader *under;
};

static int draft_open(struct source *source, struct source_reader **out, struct fail *fail)
{
	struct draft_reader *reader = mem_zalloc(sizeof *reader);
	reader->reader.source = source;
	*out = &reader->reader;
	return of_source(source)->under->ops->open(
		of_source(source)->under, &reader->under, fail);
}

static int draft_read(struct source_reader *reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	const struct draft *draft = of_source(reader->source);
	struct source_reader *under = ((struct draft_reader *)reader)->under;
	const struct draft_file *file = find(draft, entry->path);
	if (!file)
		return draft->under->ops->read(under, entry, bytes, outcome, fail);
	text_reset(bytes);
	text_add(bytes, file->after.data, file->after.length);
	*outcome = bytes->length > YAMLDOC_MOST_BYTES ? SOURCE_TOO_LARGE : SOURCE_READ;
	return 0;
}

static void draft_close(struct source_reader *reader)
{
	struct draft_reader *own = (struct draft_reader *)reader;
	if (own->under)
		own->under->source->ops->close(own->under);
	free(own);
}

/* It belongs to whoever made it. */
static void draft_free(struct source *source)
{
	(void)source;
}

void draft_init(struct draft *draft, struct source *under)
{
	static const struct source_ops ops = {
		draft_list, draft_open, draft_read, draft_close, draft_free};
	*draft = (struct draft){{&ops, under->origin}, under, NULL, 0, 0};
}

void draft_release(struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++) {
		free(draft->items[i]->path);
		text_release(&draft->items[i]->before);
		text_release(&draft->items[i]->after);
		free(draft->items[i]);
	}
	free(draft->items);
}

/* --- Its files ------------------------------------------------------------------ */

/* The source's own entry of the path: it may know the blob. */
static bool find_entry(struct source_entry *found, struct source *source,
	struct source_list *list, const char *path, struct fail *fail)
{
	if (source->ops->list(source, list, fail))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		if (!strcmp(list->items[i].path, path)) {
			*found = list->items[i];
			return true;
		}
	}
	return false;
}

static int read_under(struct draft_file *file, struct source *under, struct fail *fail)
{
	struct source_list list = SOURCE_LIST_INIT;
	struct source_reader *reader = NULL;
	struct source_entry entry;
	enum source_outcome outcome = SOURCE_READ;
	file->existed = find_entry(&entry, under, &list, file->path, fail);
	int result = fail->message ? -1 : 0;
	if (!result && file->existed) {
		result = under->ops->open(under, &reader, fail);
		if (!result)
			result =
				under->ops->read(reader, &entry, &file->before, &outcome, fail);
		if (reader)
			under->ops->close(reader);
	}
	if (!result && (outcome != SOURCE_READ || (file->existed && entry.type != SOURCE_FILE)))
		result = fail_set(fail, STATUS_REFUSED, _("%s cannot be read"), file->path);
	source_list_release(&list);
	return result;
}

static struct draft_file *take_up(struct draft *draft, const char *path, struct fail *fail)
{
	struct draft_file *file = find(draft, path);
	if (file)
		return file;
	file = mem_zalloc(sizeof *file);
	file->path = mem_strdup(path);
	text_init(&file->before);
	text_init(&file->after);
	draft->items =
		mem_grow(draft->items, draft->count, &draft->capacity, sizeof *draft->items);
	draft->items[draft->count++] = file;
	if (read_under(file, draft->under, fail))
		return NULL;
	text_add(&file->after, file->before.data, file->before.length);
	return file;
}

struct text *draft_file(struct draft *draft, const char *path, struct fail *fail)
{
	struct draft_file *file = take_up(draft, path, fail);
	return file ? &file->after : NULL;
}

int draft_remove(struct draft *draft, const char *path, struct fail *fail)
{
	struct draft_file *file = take_up(draft, path, fail);
	if (file)
		file->removed = true;
	return file ? 0 : -1;
}

bool draft_changes(const struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++) {
		const struct draft_file *file = draft->items[i];
		bool same = file->before.length == file->after.length &&
			    !memcmp(file->before.data, file->after.data, file->after.length);
		if (file->removed ? file->existed : !file->existed || !same)
			return true;
	}
	return false;
}
