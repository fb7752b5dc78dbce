#include "view/change_words.h"
#include "base/lang.h"
#include "model/valuepath.h"
#include "view/words.h"

#include <string.h>

/* Of a list in a new order, no more is shown. */
#define MOST_NAMES 8

/* A version of a value, with the plan that it is of. */
struct side {
	const struct plan *plan;
	const struct thing *thing;
	const struct value *value;
};

static struct side old_side(const struct changes *changes, const struct change *change)
{
	return (struct side){changes->old_plan, change->old_thing, change->old_value};
}

static struct side new_side(const struct changes *changes, const struct change *change)
{
	return (struct side){changes->new_plan, change->new_thing, change->new_value};
}

/* What an item is called: the title it has, or what it refers to, or its key. */
static void item_name(struct text *out, const struct plan *plan, const struct field *field,
	const struct value *item)
{
	const struct thing *target = plan_target(plan, field, item);
	if (target) {
		text_str(out, thing_title(target));
		return;
	}
	if (field->type == TYPE_REFERENCE) {
		value_print(out, field, item, &plan->calendar);
		return;
	}
	if (field->type != TYPE_RECORD) {
		words_item(out, plan, field, item);
		return;
	}
	const struct record_schema *schema = &record_schemas[field->record];
	int title = schema_field(field->record, "title");
	const char *own = title < 0 ? NULL : record_text(item->record, title);
	const struct value *key = record_get(item->record, schema->key);
	const struct value *key2 =
		schema->key2 < 0 ? NULL : record_get(item->record, schema->key2);
	if (own) {
		text_str(out, own);
		return;
	}
	if (key)
		item_name(out, plan, &schema->fields[schema->key], key);
	text_str(out, key && key2 ? " " : "");
	if (key2)
		item_name(out, plan, &schema->fields[schema->key2], key2);
}

/* The item that the first steps of a path lead to, by its name. */
static bool step_name(struct text *out, struct side side, struct valuepath path)
{
	const struct value *item =
		side.thing ? valuepath_find(&path, side.thing->record, &side.plan->calendar)
			   : NULL;
	if (!item)
		return false;
	item_name(out, side.plan, path.steps[path.count - 1].field, item);
	return true;
}

/* "result indicators › Participants › periods › 2007 › actual"; of an item the list alone. */
static void path_label(
	struct text *out, const struct changes *changes, const struct change *change)
{
	struct arena arena = ARENA_INIT;
	struct fail fail = FAIL_INIT;
	struct valuepath path;
	const char *end;
	struct side new = new_side(changes, change), old = old_side(changes, change);
	const struct side *side = new.thing ? &new : &old;
	if (valuepath_parse(&path, &arena, (enum record_id)side->thing->record->id,
		    &side->plan->calendar, change->path, &end, &fail))
		path.count = 0;
	int count = path.count;
	for (path.count = 1; path.count <= count; path.count++) {
		const struct valuepath_step *step = &path.steps[path.count - 1];
		text_printf(out, "%s%s", path.count > 1 ? " › " : "",
			lang_label(step->field->label));
		if (!step->key || path.count == count)
			continue;
		struct text name = TEXT_INIT;
		if (!step_name(&name, new, path))
			step_name(&name, old, path);
		if (name.length)
			text_printf(out, " › %s", name.data);
		text_release(&name);
	}
	fail_release(&fail);
	arena_release(&arena);
}

void change_thing_words(struct text *out, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	text_str(out, lang_label(kind_schemas[thing->kind].label));
	if (!thing->record)
		return;
	text_char(out, ' ');
	words_thing(out, thing);
}

void change_title(struct text *out, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	const char *title = thing->record ? thing_title(thing) : NULL;
	if (title && strcmp(title, thing->id))
		text_str(out, title);
	else if (title)
		thing_full_id(out, thing);
	else
		text_str(out, lang_label(kind_schemas[thing->kind].label));
}

void change_label(struct text *out, const struct changes *changes, const struct change *change)
{
	if (change->acronym)
		text_str(out, change->acronym);
	else if (!change->field)
		text_str(out, lang_label(record_schemas[change_thing(change)->record->id]
						 .fields[0]
						 .label));
	else if (!strcmp(change->path, change->field->name))
		text_str(out, lang_label(change->field->label));
	else
		path_label(out, changes, change);
}

/* Of two versions of a list's order, what comes first that differs. */
static uint32_t first_difference(const struct list *one, const struct list *other,
	const struct field *field, const struct changes *changes)
{
	struct text a = TEXT_INIT, b = TEXT_INIT;
	uint32_t at = 0;
	bool same = true;
	while (same && at < one->count && at < other->count) {
		text_reset(&a);
		text_reset(&b);
		value_key(&a, field, &one->items[at], &changes->old_plan->calendar);
		value_key(&b, field, &other->items[at], &changes->new_plan->calendar);
		same = !strcmp(a.data, b.data);
		at += same;
	}
	text_release(&a);
	text_release(&b);
	return at;
}

/* Names in their order, from where it differs when they are many. */
static void order_words(
	struct text *out, const struct change *change, struct side side, uint32_t from)
{
	const struct list *list = side.value->list;
	uint32_t first = list->count > MOST_NAMES ? from : 0;
	text_str(out, first ? "…, " : "");
	for (uint32_t i = first; i < list->count && i < first + MOST_NAMES; i++) {
		const struct value *item = &list->items[i];
		text_str(out, i > first ? ", " : "");
		item_name(out, side.plan, change->field, item);
		if (change->field->type == TYPE_REFERENCE &&
			record_number(item->record, REFERENCE_LEAD, 0))
			text_printf(out, " (%s)", _("lead"));
	}
	text_str(out, list->count > first + MOST_NAMES ? ", …" : "");
}

static void side_words(struct text *out, const struct change *change, struct side side)
{
	if (!change->path)
		thing_full_id(out, side.thing);
	else if (change->acronym)
		text_str(out, side.value->text);
	else if (change->field->type == TYPE_OWNER)
		words_thing(out, side.thing->owner);
	else
		words_item(out, side.plan, change->field, side.value);
}

/* What reads alike is told apart by ids. */
static void side_key(struct text *out, const struct change *change, struct side side)
{
	if (change->field && change->field->type == TYPE_REFERENCE)
		value_key(out, change->field, side.value, &side.plan->calendar);
	else if (change->field)
		value_print(out, change->field, side.value, &side.plan->calendar);
}

void change_value(struct text *out, const struct changes *changes, const struct change *change,
	enum version version)
{
	bool new = version == VERSION_NEW;
	struct side side = new ? new_side(changes, change) : old_side(changes, change);
	if (change->path ? !side.value : !side.thing)
		return;
	if (change->op == CHANGE_REORDER)
		order_words(out, change, side, 0);
	else
		side_words(out, change, side);
}

/* Before and after, of a list in another order; from where it differs when it is long. */
static void both_orders(struct text *before, struct text *after, const struct change *change,
	const struct changes *changes)
{
	struct side old = old_side(changes, change), new = new_side(changes, change);
	uint32_t from =
		first_difference(old.value->list, new.value->list, change->field, changes);
	order_words(before, change, old, from);
	order_words(after, change, new, from);
}

void change_sides(struct text *before, struct text *after, const struct changes *changes,
	const struct change *change, const struct change *next)
{
	struct side old = old_side(changes, change);
	struct side new = new_side(changes, next ? next : change);
	bool both = next || change->op == CHANGE_CHANGE || change->op == CHANGE_RENAME;
	if (change->op == CHANGE_REORDER) {
		both_orders(before, after, change, changes);
		return;
	}
	if (both || change->op == CHANGE_REMOVE)
		side_words(before, change, old);
	if (both || change->op == CHANGE_ADD)
		side_words(after, change, new);
	if (!both || strcmp(before->data, after->data))
		return;
	text_reset(before);
	text_reset(after);
	side_key(before, change, old);
	side_key(after, change, new);
}

void change_values(struct text *out, const struct changes *changes, const struct change *change,
	const struct change *next)
{
	struct text before = TEXT_INIT, after = TEXT_INIT;
	bool arrow = next || (change->op != CHANGE_ADD && change->op != CHANGE_REMOVE);
	change_sides(&before, &after, changes, change, next);
	text_printf(out, "%s%s%s", before.data, arrow ? " → " : "", after.data);
	text_release(&before);
	text_release(&after);
}
