#include "git/recent.h"
#include "base/hash.h"
#include "base/mem.h"
#include "git/raw.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ID 20
#define TREE_SLOTS 1024
#define FILE_SLOTS 4096
/* Larger objects are read anew each time. */
#define LARGEST_KEPT ((size_t)16 << 10)

struct recent_slot {
	unsigned char id[ID];
	bool used;
	uint16_t borrowed; /* so often; nothing takes its place then */
	struct text bytes;
};

struct recent {
	struct repo *repo;
	struct recent_slot trees[TREE_SLOTS];
	struct recent_slot files[FILE_SLOTS];
};

struct recent *recent_new(struct repo *repo)
{
	struct recent *recent = mem_zalloc(sizeof *recent);
	recent->repo = repo;
	for (int i = 0; i < TREE_SLOTS; i++)
		text_init(&recent->trees[i].bytes);
	for (int i = 0; i < FILE_SLOTS; i++)
		text_init(&recent->files[i].bytes);
	return recent;
}

void recent_free(struct recent *recent)
{
	if (!recent)
		return;
	for (int i = 0; i < TREE_SLOTS; i++)
		text_release(&recent->trees[i].bytes);
	for (int i = 0; i < FILE_SLOTS; i++)
		text_release(&recent->files[i].bytes);
	free(recent);
}

typedef int read_fn(struct text *, struct repo *, const unsigned char id[ID]);

/* What the slot holds, if it is that. */
static bool take(
	struct recent_object *object, struct recent_slot *slot, const unsigned char id[ID])
{
	if (!slot->used || memcmp(slot->id, id, ID))
		return false;
	object->bytes = slot->bytes.data;
	object->length = slot->bytes.length;
	object->slot = slot;
	slot->borrowed++;
	return true;
}

/* Let the slot keep what was read, unless somebody reads what it has. */
static void give(
	struct recent_object *object, struct recent_slot *slot, const unsigned char id[ID])
{
	if (slot->borrowed || object->own.length > LARGEST_KEPT)
		return;
	text_release(&slot->bytes);
	slot->bytes = object->own;
	text_init(&object->own);
	memcpy(slot->id, id, ID);
	slot->used = true;
	take(object, slot, id);
}

static int borrow(struct recent_object *object, struct recent *recent, struct recent_slot *slot,
	const unsigned char id[ID], read_fn *read)
{
	*object = (struct recent_object){.own = TEXT_INIT};
	if (take(object, slot, id))
		return 0;
	if (read(&object->own, recent->repo, id)) {
		text_release(&object->own);
		return -1;
	}
	object->bytes = object->own.data;
	object->length = object->own.length;
	give(object, slot, id);
	return 0;
}

int recent_tree(struct recent_object *object, struct recent *recent, const unsigned char id[ID])
{
	uint32_t hash;
	memcpy(&hash, id, sizeof hash);
	return borrow(object, recent, &recent->trees[hash % TREE_SLOTS], id, raw_tree);
}

int recent_file(struct recent_object *object, struct recent *recent, const char *path,
	const unsigned char id[ID])
{
	uint64_t hash = hash_bytes(path, strlen(path));
	return borrow(object, recent, &recent->files[hash % FILE_SLOTS], id, raw_file);
}

void recent_return(struct recent_object *object)
{
	if (object->slot)
		object->slot->borrowed--;
	text_release(&object->own);
	*object = (struct recent_object){.own = TEXT_INIT};
}
