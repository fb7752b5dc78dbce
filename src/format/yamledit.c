#include "format/yamledit.h"

#include <string.h>

static enum yamldoc_style style_of(enum yamledit_form form)
{
	switch (form) {
	case YAMLEDIT_WORD:
	case YAMLEDIT_NUMBER:
		return YAMLDOC_PLAIN;
	case YAMLEDIT_TEXT:
		return YAMLDOC_DOUBLE_QUOTED;
	case YAMLEDIT_LONG:
		break;
	}
	return YAMLDOC_LITERAL;
}

static void set_text(struct arena *arena, struct yamldoc_node *node, const char *text,
	enum yamledit_form form)
{
	node->text = arena_strdup(arena, text);
	node->length = (uint32_t)strlen(text);
	node->wished = style_of(form);
	node->bare = form == YAMLEDIT_NUMBER;
}

struct yamldoc_node *yamledit_scalar(
	struct arena *arena, const char *text, enum yamledit_form form)
{
	struct yamldoc_node *node = arena_zalloc(arena, sizeof *node);
	node->kind = YAMLDOC_SCALAR;
	node->added = true;
	set_text(arena, node, text, form);
	/* Who reads what is added sees it as it will be written. */
	node->style = node->wished;
	return node;
}

struct yamldoc_node *yamledit_collection(struct arena *arena, enum yamldoc_kind kind)
{
	struct yamldoc_node *node = arena_zalloc(arena, sizeof *node);
	node->kind = kind;
	node->style = YAMLDOC_BLOCK;
	node->added = true;
	return node;
}

void yamledit_change(struct arena *arena, struct yamldoc_node *scalar, const char *text,
	enum yamledit_form form)
{
	set_text(arena, scalar, text, form);
	scalar->changed = !scalar->added;
}

static void link_entry(struct yamldoc_node *collection, struct yamldoc_node *before,
	struct yamldoc_node *entry)
{
	struct yamldoc_node *previous = before ? before->previous : collection->last;
	entry->previous = previous;
	entry->next = before;
	*(previous ? &previous->next : &collection->first) = entry;
	*(before ? &before->previous : &collection->last) = entry;
	collection->count++;
}

static void unlink_entry(struct yamldoc_node *collection, struct yamldoc_node *entry)
{
	struct yamldoc_node *previous = entry->previous, *next = entry->next;
	*(previous ? &previous->next : &collection->first) = next;
	*(next ? &next->previous : &collection->last) = previous;
	collection->count--;
}

void yamledit_insert(struct yamldoc_node *collection, struct yamldoc_node *before,
	struct yamldoc_node *key, struct yamldoc_node *value)
{
	value->key = key;
	link_entry(collection, before, value);
}

void yamledit_remove(struct yamldoc_node *collection, struct yamldoc_node *entry)
{
	if (entry->added)
		unlink_entry(collection, entry);
	else
		entry->removed = true;
}

void yamledit_move(struct yamldoc_node *collection, struct yamldoc_node *entry,
	struct yamldoc_node *before)
{
	if (before == entry)
		return;
	unlink_entry(collection, entry);
	link_entry(collection, before, entry);
}

uint32_t yamledit_count(const struct yamldoc_node *collection)
{
	uint32_t count = 0;
	for (struct yamldoc_node *entry = collection->first; entry; entry = entry->next)
		count += !entry->removed;
	return count;
}
