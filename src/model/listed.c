#include "model/listed.h"

#include <stdlib.h>
#include <string.h>

struct listed {
	struct source source;
	struct source *under;
	struct source_list list;
	bool known;
};

static int listed_list(struct source *source, struct source_list *list, struct fail *fail)
{
	struct listed *listed = (struct listed *)source;
	struct source_list *own = &listed->list;
	listed->under->wants_states = source->wants_states;
	if (!listed->known && listed->under->ops->list(listed->under, own, fail))
		return -1;
	listed->known = true;
	list->items = mem_array(list->items, list->count + own->count + 1, sizeof *list->items);
	list->capacity = list->count + own->count + 1;
	if (own->count)
		memcpy(list->items + list->count, own->items, own->count * sizeof *own->items);
	list->count += own->count;
	return 0;
}

/* Its readers are those of the source underneath: they say so themselves. */
static int listed_open(struct source *source, struct source_reader **reader, struct fail *fail)
{
	struct source *under = ((struct listed *)source)->under;
	return under->ops->open(under, reader, fail);
}

static int listed_read(struct source_reader *reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	return reader->source->ops->read(reader, entry, bytes, outcome, fail);
}

static void listed_close(struct source_reader *reader)
{
	reader->source->ops->close(reader);
}

static void listed_free(struct source *source)
{
	struct listed *listed = (struct listed *)source;
	source_list_release(&listed->list);
	source_free(listed->under);
	free(listed);
}

struct source *source_listed(struct source *under)
{
	static const struct source_ops ops = {
		listed_list, listed_open, listed_read, listed_close, listed_free};
	struct listed *listed = mem_zalloc(sizeof *listed);
	listed->source = (struct source){&ops, under->origin, false};
	listed->under = under;
	return &listed->source;
}
