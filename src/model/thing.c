#include "model/thing.h"

#include <stddef.h>

const struct thing *thing_axis(const struct thing *thing)
{
	while (thing && thing->kind != KIND_AXIS)
		thing = thing->owner;
	return thing;
}

void thing_number(struct text *out, const struct thing *thing)
{
	bool placed =
		thing->kind == KIND_AXIS ||
		((thing->kind == KIND_OBJECTIVE || thing->kind == KIND_ACTION) && thing->owner);
	/* Within something whose own place is not known there is none. */
	for (const struct thing *at = thing; placed && at; at = at->owner)
		placed = at->number > 0;
	if (!placed)
		return;
	if (thing->owner) {
		thing_number(out, thing->owner);
		text_char(out, '.');
	}
	text_printf(out, "%d", thing->number);
}

void thing_full_id(struct text *out, const struct thing *thing)
{
	if (thing->kind == KIND_DECISION && thing->owner)
		text_printf(out, "%s/", thing->owner->id);
	text_str(out, thing->id);
}

const struct list *thing_former_ids(const struct thing *thing)
{
	if (!thing->record)
		return NULL;
	int field = schema_field_of_type((enum record_id)thing->record->id, TYPE_FORMER_ID);
	return field < 0 ? NULL : record_list(thing->record, field);
}

const char *thing_title(const struct thing *thing)
{
	int field = schema_title(thing->kind);
	const char *title =
		thing->record && field >= 0 ? record_text(thing->record, field) : NULL;
	return title ? title : thing->id;
}

void thing_place(const struct thing *thing, int field, uint32_t *line, uint32_t *column)
{
	const struct value *value = thing->record ? record_get(thing->record, field) : NULL;
	*line = value ? value->line : thing->line;
	*column = value ? value->column : 1;
}

void thing_report(struct diag *diag, enum finding_rule rule, const struct thing *thing,
	int field, const char *format, ...)
{
	struct text message = TEXT_INIT;
	uint32_t line, column;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&message, format, arguments);
	va_end(arguments);
	thing_place(thing, field, &line, &column);
	diag_add(diag, rule, thing->path, line, column, "%s", message.data);
	text_release(&message);
}
