#include "model/draft.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static struct draft *of_source(struct source *source)
{
	return (struct draft *)source;
}

/* Where the file of that path stands among the items, or would. */
static size_t place_of(const struct draft *draft, const char *path)
{
	size_t low = 0, high = draft->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(draft->items[middle]->path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct draft_file *find(const struct draft *draft, const char *path)
{
	size_t at = place_of(draft, path);
	return at < draft->count && !strcmp(draft->items[at]->path, path) ? draft->items[at]
									  : NULL;
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
	*draft = (struct draft){.source = {&ops, under->origin, false}, .under = under};
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
	if (draft->reader)
		draft->under->ops->close(draft->reader);
	source_list_release(&draft->list);
}

/* --- Its files ------------------------------------------------------------------ */

static int by_path(const void *left, const void *right)
{
	return strcmp(((const struct source_entry *)left)->path,
		((const struct source_entry *)right)->path);
}

/* Look at what is underneath, once. */
static int open_under(struct draft *draft, struct fail *fail)
{
	if (draft->reader)
		return 0;
	source_list_release(&draft->list);
	draft->list = (struct source_list)SOURCE_LIST_INIT;
	if (draft->under->ops->list(draft->under, &draft->list, fail))
		return -1;
	return draft->under->ops->open(draft->under, &draft->reader, fail);
}

/* A large list takes longer to be sorted than to be gone through a few times. */
#define FEW_LOOKS 4

/* The source's own entry of the path, which may know the blob; or NULL. */
static const struct source_entry *find_entry(struct draft *draft, const char *path)
{
	struct source_list *list = &draft->list;
	const struct source_entry key = {.path = path};
	if (draft->looks == FEW_LOOKS && list->count)
		qsort(list->items, list->count, sizeof *list->items, by_path);
	if (draft->looks++ >= FEW_LOOKS)
		return list->count
			       ? bsearch(&key, list->items, list->count, sizeof key, by_path)
			       : NULL;
	for (size_t i = 0; i < list->count; i++) {
		if (!strcmp(list->items[i].path, path))
			return &list->items[i];
	}
	return NULL;
}

/* What stands underneath. */
static int read_under(struct draft *draft, const char *path, struct text *bytes, bool *there,
	struct fail *fail)
{
	enum source_outcome outcome = SOURCE_READ;
	if (open_under(draft, fail))
		return -1;
	const struct source_entry *entry = find_entry(draft, path);
	*there = entry != NULL;
	if (!entry)
		return 0;
	if (draft->under->ops->read(draft->reader, entry, bytes, &outcome, fail))
		return -1;
	if (outcome != SOURCE_READ || entry->type != SOURCE_FILE)
		return fail_set(fail, STATUS_REFUSED, _("%s cannot be read"), path);
	return 0;
}

static struct draft_file *new_file(struct draft *draft, const char *path)
{
	struct draft_file *file = mem_zalloc(sizeof *file);
	size_t at = place_of(draft, path);
	file->path = mem_strdup(path);
	text_init(&file->before);
	text_init(&file->after);
	draft->items =
		mem_grow(draft->items, draft->count, &draft->capacity, sizeof *draft->items);
	memmove(draft->items + at + 1, draft->items + at,
		(draft->count - at) * sizeof *draft->items);
	draft->items[at] = file;
	draft->count++;
	return file;
}

static struct draft_file *take_up(struct draft *draft, const char *path, struct fail *fail)
{
	struct draft_file *file = find(draft, path);
	if (file)
		return file;
	file = new_file(draft, path);
	if (read_under(draft, file->path, &file->before, &file->existed, fail))
		return NULL;
	text_add(&file->after, file->before.data, file->before.length);
	return file;
}

struct text *draft_file(struct draft *draft, const char *path, struct fail *fail)
{
	struct draft_file *file = take_up(draft, path, fail);
	if (!file)
		return NULL;
	if (file->removed)
		text_reset(&file->after);
	file->removed = false;
	return &file->after;
}

int draft_look(struct draft *draft, const char *path, struct text *bytes, bool *there,
	struct fail *fail)
{
	const struct draft_file *file = find(draft, path);
	text_reset(bytes);
	if (!file)
		return read_under(draft, path, bytes, there, fail);
	*there = !file->removed;
	text_add(bytes, file->after.data, file->after.length);
	return 0;
}

int draft_remove(struct draft *draft, const char *path, struct fail *fail)
{
	struct draft_file *file = take_up(draft, path, fail);
	if (file)
		file->removed = true;
	return file ? 0 : -1;
}

int draft_move(struct draft *draft, const char *path, const char *new_path, struct fail *fail)
{
	struct draft_file *file = take_up(draft, path, fail);
	struct draft_file *place = file ? take_up(draft, new_path, fail) : NULL;
	if (!place)
		return -1;
	bool known = place->existed || place->after.length;
	if (known && !place->removed) {
		fail_set(fail, STATUS_REFUSED, _("%s is there already"), new_path);
		return fail_hint(fail, _("move or remove that file first"));
	}
	place->removed = false;
	text_reset(&place->after);
	text_add(&place->after, file->after.data, file->after.length);
	file->removed = true;
	return 0;
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
