#include "view/change_unit.h"
#include "base/lang.h"
#include "view/change_words.h"

#include <string.h>

static bool same_thing(const struct change *one, const struct change *other)
{
	return one->old_thing == other->old_thing && one->new_thing == other->new_thing;
}

/* Whether both change the same list of one thing. */
static bool same_list(const struct change *one, const struct change *other)
{
	return one->item && other->item && !one->acronym && one->field == other->field &&
	       same_thing(one, other);
}

/* Whether the list has one item removed and one added, here and next, and no more. */
static bool is_replaced(const struct changes *changes, size_t at)
{
	const struct change *change = &changes->items[at];
	if (change->op != CHANGE_REMOVE || at + 1 == changes->count ||
		change[1].op != CHANGE_ADD || !same_list(change, change + 1))
		return false;
	return (!at || !same_list(change - 1, change)) &&
	       (at + 2 == changes->count || !same_list(change + 2, change));
}

bool change_unit_next(struct change_unit *unit, const struct changes *changes, size_t *at)
{
	if (*at >= changes->count)
		return false;
	const struct change *change = &changes->items[*at];
	unit->first = *at;
	unit->begins = !*at || !same_thing(change - 1, change);
	unit->whole = !change->path && change->op != CHANGE_RENAME;
	unit->count = is_replaced(changes, *at) ? 2 : 1;
	while (unit->whole && unit->first + unit->count < changes->count &&
		same_thing(change, change + unit->count))
		unit->count++;
	*at += unit->count;
	return true;
}

void change_unit_gather(struct change_unit *unit, const struct changes *changes, size_t *at)
{
	const struct change *change = change_unit_change(unit, changes);
	bool alone = !unit->whole && unit->count == 1 && change->item && change->field &&
		     change->field->type != TYPE_RECORD &&
		     (change->op == CHANGE_ADD || change->op == CHANGE_REMOVE);
	while (alone && *at < changes->count && changes->items[*at].op == change->op &&
		same_list(change, &changes->items[*at])) {
		unit->count++;
		++*at;
	}
}

/* An item in another's place, rather than several that only came or went. */
static bool replaces(const struct change_unit *unit, const struct changes *changes)
{
	const struct change *change = change_unit_change(unit, changes);
	return !unit->whole && unit->count > 1 && change[1].op != change->op;
}

enum change_op change_unit_op(const struct change_unit *unit, const struct changes *changes)
{
	return replaces(unit, changes) ? CHANGE_CHANGE : change_unit_change(unit, changes)->op;
}

bool change_unit_is_long_text(const struct change_unit *unit, const struct changes *changes)
{
	const struct field *field = change_unit_change(unit, changes)->field;
	return field && field->type == TYPE_LONG_TEXT;
}

static void add_values(
	struct text *out, const struct change_unit *unit, const struct changes *changes)
{
	const struct change *change = change_unit_change(unit, changes);
	if (replaces(unit, changes)) {
		change_values(out, changes, change, change + 1);
		return;
	}
	for (size_t i = 0; i < unit->count; i++) {
		struct text value = TEXT_INIT;
		change_values(&value, changes, change + i, NULL);
		text_printf(out, "%s%s", i ? ", " : "", value.data);
		text_release(&value);
	}
}

void change_unit_words(
	struct text *out, const struct change_unit *unit, const struct changes *changes)
{
	const struct change *change = change_unit_change(unit, changes);
	struct text label = TEXT_INIT;
	if (unit->whole) {
		change_thing_words(&label, change);
		text_printf(out, "%s (%s)", label.data,
			change->new_thing ? _("added") : _("removed"));
	} else {
		change_label(&label, changes, change);
		text_printf(out, _("%s: "), label.data);
		add_values(out, unit, changes);
	}
	text_release(&label);
}
