#include "model/source.h"
#include "base/hash.h"
#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

struct source_entry *source_list_add(
	struct source_list *list, const char *path, enum source_type type)
{
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	struct source_entry *entry = &list->items[list->count++];
	*entry = (struct source_entry){.path = arena_strdup(&list->arena, path), .type = type};
	return entry;
}

bool source_named_like_file(const char *name)
{
	size_t length = strlen(name);
	return length > 5 && !strcmp(name + length - 5, ".yaml");
}

int source_list_check(const struct source_list *list, struct fail *fail)
{
	if (list->count <= SOURCE_MOST_FILES)
		return 0;
	return fail_set(fail, STATUS_FAILURE,
		_("plan/ holds more than 500,000 files: that is no plan"));
}

void source_list_release(struct source_list *list)
{
	free(list->items);
	arena_release(&list->arena);
	*list = (struct source_list)SOURCE_LIST_INIT;
}

void source_free(struct source *source)
{
	if (source)
		source->ops->free(source);
}

struct memory_file {
	const char *path;
	const char *bytes;
	size_t length;
};

struct memory {
	struct source source;
	struct arena arena;
	struct memory_file *files;
	size_t count;
	size_t capacity;
};

static int memory_list(struct source *source, struct source_list *list, struct fail *fail)
{
	struct memory *memory = (struct memory *)source;
	(void)fail;
	for (size_t i = 0; i < memory->count; i++) {
		const struct memory_file *file = &memory->files[i];
		struct source_entry *entry = source_list_add(list, file->path, SOURCE_FILE);
		uint64_t hash = hash_bytes(file->bytes, file->length);
		memcpy(entry->id, &hash, sizeof hash);
	}
	return 0;
}

static int memory_open(struct source *source, struct source_reader **reader, struct fail *fail)
{
	(void)fail;
	*reader = mem_zalloc(sizeof **reader);
	(*reader)->source = source;
	return 0;
}

static int memory_read(struct source_reader *reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	struct memory *memory = (struct memory *)reader->source;
	(void)fail;
	*outcome = SOURCE_NO_FILE;
	for (size_t i = 0; i < memory->count; i++) {
		if (strcmp(memory->files[i].path, entry->path))
			continue;
		text_reset(bytes);
		*outcome = memory->files[i].length > YAMLDOC_MOST_BYTES ? SOURCE_TOO_LARGE
									: SOURCE_READ;
		if (*outcome == SOURCE_READ)
			text_add(bytes, memory->files[i].bytes, memory->files[i].length);
		break;
	}
	return 0;
}

static void memory_close(struct source_reader *reader)
{
	free(reader);
}

static void memory_free(struct source *source)
{
	struct memory *memory = (struct memory *)source;
	arena_release(&memory->arena);
	free(memory->files);
	free(memory);
}

struct source *source_memory(void)
{
	static const struct source_ops ops = {
		memory_list, memory_open, memory_read, memory_close, memory_free};
	struct memory *memory = mem_zalloc(sizeof *memory);
	memory->source.ops = &ops;
	return &memory->source;
}

void source_memory_add(
	struct source *source, const char *path, const char *bytes, size_t length)
{
	struct memory *memory = (struct memory *)source;
	memory->files = mem_grow(
		memory->files, memory->count, &memory->capacity, sizeof *memory->files);
	memory->files[memory->count++] =
		(struct memory_file){arena_strdup(&memory->arena, path),
			arena_text(&memory->arena, bytes, length), length};
}
