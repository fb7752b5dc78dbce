#include "model/pack_thing.h"

static void pack_name(struct text *out, const struct thing *thing, bool readable)
{
	pack_number(out, (uint64_t)thing->kind + 1);
	pack_number(out, readable);
	pack_number(out, thing->denied);
	pack_number(out, thing->misnamed);
	pack_text(out, thing->id);
	pack_text(out, thing->path);
	pack_number(out, readable && thing->record);
}

void pack_thing(struct text *out, const struct thing *thing, pack_keep_fn *keeps, void *context)
{
	pack_name(out, thing, true);
	if (thing->record)
		pack_record(out, thing->record, keeps, context);
}

void pack_unreadable(struct text *out, const struct thing *thing)
{
	pack_name(out, thing, false);
}

void pack_things_end(struct text *out)
{
	pack_number(out, 0);
}

struct thing *unpack_thing(struct unpacking *unpacking)
{
	uint64_t number = unpack_number(unpacking);
	if (number > KIND_COUNT)
		unpacking->failed = true;
	if (!number || unpacking->failed)
		return NULL;
	enum kind kind = (enum kind)(number - 1);
	struct thing *thing = arena_zalloc(unpacking->arena, sizeof *thing);
	enum record_id record = kind_schemas[kind].record;
	thing->kind = kind;
	thing->line = 1;
	thing->readable = unpack_number(unpacking);
	thing->denied = unpack_number(unpacking);
	thing->misnamed = unpack_number(unpacking);
	thing->id = unpack_text(unpacking);
	thing->path = unpack_text(unpacking);
	if (unpack_number(unpacking))
		thing->record = unpack_record(unpacking, record);
	else if (thing->readable && record != RECORD_NONE)
		unpacking->failed = true;
	if (!kind_schemas[kind].folder)
		unpacking->failed = true;
	return thing;
}
