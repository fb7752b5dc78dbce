#include "model/matching.h"

#include <stdlib.h>
#include <string.h>

struct keyed {
	size_t start; /* of its key */
	uint32_t place;
};

static int by_key(const void *left, const void *right, void *keys)
{
	const struct keyed *a = left, *b = right;
	const char *texts = keys;
	int order = strcmp(texts + a->start, texts + b->start);
	if (order)
		return order;
	return a->place < b->place ? -1 : a->place > b->place;
}

static struct keyed *sort_keys(struct text *keys, const struct pairing *pairing,
	enum version version, const struct field *field, const struct list *list)
{
	struct keyed *all = mem_array(NULL, (size_t)list->count + 1, sizeof *all);
	for (uint32_t i = 0; i < list->count; i++) {
		all[i] = (struct keyed){keys->length, i};
		same_key(keys, pairing, version, field, &list->items[i]);
		text_char(keys, '\0');
	}
	if (list->count > 1)
		qsort_r(all, list->count, sizeof *all, by_key, keys->data);
	return all;
}

static uint32_t *no_items(uint32_t count)
{
	uint32_t *all = mem_array(NULL, (size_t)count + 1, sizeof *all);
	for (uint32_t i = 0; i < count; i++)
		all[i] = MATCHING_NONE;
	return all;
}

void matching_build(struct matching *matching, const struct pairing *pairing,
	const struct field *field, const struct list *old_list, const struct list *new_list)
{
	struct text keys = TEXT_INIT;
	struct keyed *old_keys = sort_keys(&keys, pairing, VERSION_OLD, field, old_list);
	struct keyed *new_keys = sort_keys(&keys, pairing, VERSION_NEW, field, new_list);
	matching->new_of = no_items(old_list->count);
	matching->old_of = no_items(new_list->count);
	for (uint32_t i = 0, k = 0; i < old_list->count && k < new_list->count;) {
		int order =
			strcmp(keys.data + old_keys[i].start, keys.data + new_keys[k].start);
		if (!order) {
			matching->new_of[old_keys[i].place] = new_keys[k].place;
			matching->old_of[new_keys[k].place] = old_keys[i].place;
		}
		i += order <= 0;
		k += order >= 0;
	}
	free(old_keys);
	free(new_keys);
	text_release(&keys);
}

void matching_release(struct matching *matching)
{
	free(matching->new_of);
	free(matching->old_of);
}

static bool leads(const struct value *item)
{
	return record_number(item->record, REFERENCE_LEAD, 0);
}

bool matching_is_reordered(const struct matching *matching, const struct field *field,
	const struct list *old_list, const struct list *new_list)
{
	uint32_t last = 0;
	for (uint32_t i = 0; i < new_list->count; i++) {
		uint32_t place = matching->old_of[i];
		if (place == MATCHING_NONE)
			continue;
		if (place < last)
			return true;
		last = place;
		if (field->type == TYPE_REFERENCE &&
			leads(&old_list->items[place]) != leads(&new_list->items[i]))
			return true;
	}
	return false;
}
