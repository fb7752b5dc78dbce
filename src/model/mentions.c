#include "model/mentions.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct walk walk;
	const struct plan *plan;
	const struct thing *target;
	const struct field *field; /* of the thing being searched */
	struct mentions *found;
};

static void visit(struct walk *walk, const struct record *record, const struct field *field,
	const struct value *value)
{
	struct search *search = (struct search *)walk;
	struct mentions *found = search->found;
	(void)record;
	if (field->type == TYPE_REFERENCE ||
		plan_target(search->plan, field, value) != search->target)
		return;
	if (found->count && found->items[found->count - 1].by == walk->thing &&
		found->items[found->count - 1].field == search->field)
		return;
	found->items =
		mem_grow(found->items, found->count, &found->capacity, sizeof *found->items);
	found->items[found->count++] =
		(struct mention){walk->thing, search->field, value->line};
}

/* Objectives and decisions are things themselves: not searched again as part of their owner. */
static bool holds_things(const struct field *field)
{
	return field->type == TYPE_RECORD &&
	       (field->record == RECORD_OBJECTIVE || field->record == RECORD_DECISION);
}

void mentions_find(struct mentions *found, const struct plan *plan, const struct thing *target)
{
	struct search search = {{.visit = visit}, plan, target, NULL, found};
	*found = (struct mentions){NULL, 0, 0};
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < plan->things[kind].count; i++) {
			const struct thing *thing = plan->things[kind].items[i];
			search.walk.thing = thing;
			for (int v = 0; thing->record && v < thing->record->count; v++) {
				const struct value *value = &thing->record->values[v];
				search.field = record_field(thing->record, value);
				if (!holds_things(search.field))
					walk_field(&search.walk, thing->record, value);
			}
		}
	}
}

int mentions_check_readable(const struct plan *plan, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	if (!plan->unreadable.count)
		return 0;
	const char *path = plan->unreadable.items[0]->path;
	utf8_visible(&shown, path, strlen(path));
	fail_set(fail, STATUS_REFUSED,
		_("%s cannot be read: whether it refers to this is not known"), shown.data);
	text_release(&shown);
	return fail_hint(fail, _("git plan check says what is wrong with it; mend it first"));
}

void mentions_release(struct mentions *found)
{
	free(found->items);
	*found = (struct mentions){NULL, 0, 0};
}
