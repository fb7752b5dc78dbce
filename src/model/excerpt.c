#include "model/excerpt.h"
#include "base/diag.h"
#include "model/arrange.h"
#include "model/pack_thing.h"
#include "model/same.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Headings (is_heading) go by fewer names. */
#define MOST_HEADINGS 16

/* A thing that is referred to, by its name alone. */
struct named {
	enum name_space space;
	const char *id;
	const struct thing *thing; /* NULL: nobody knows it */
};

struct names {
	struct named *items;
	size_t count;
	size_t capacity;
};

/* --- Writing ------------------------------------------------------------------------- */

struct writing {
	struct text *out;
	const struct pairing *pairing;
	const struct plan *plan; /* the one of the two that is being written */
	bool is_new;
	const struct thing *pair; /* of the thing being written; NULL: it has none */
	const struct thing *thing;
	struct names names;
};

static const struct thing *pair_of(const struct writing *writing, const struct thing *thing)
{
	const struct thing **pairs = writing->is_new ? writing->pairing->old_of[thing->kind]
						     : writing->pairing->new_of[thing->kind];
	return pairs[thing->rank];
}

static bool differs(const struct writing *writing, const struct field *field, int at)
{
	const struct record *old_record = writing->pair->record;
	const struct record *new_record = writing->thing->record;
	if (!writing->is_new) {
		const struct record *record = old_record;
		old_record = new_record;
		new_record = record;
	}
	const struct value *old_value = record_get(old_record, at);
	const struct value *new_value = record_get(new_record, at);
	if (!old_value || !new_value)
		return old_value || new_value;
	return !same_value(writing->pairing, field, old_value, new_value);
}

/*
 * What it is called by, what sorts it, and what tells that it was renamed. A plan that lost
 * its title has its format: it is a plan still.
 */
static bool is_heading(enum kind kind, const struct field *field, int at)
{
	return field->type == TYPE_ID || field->type == TYPE_FORMER_ID ||
	       at == schema_title(kind) || (kind == KIND_PLAN && at == PLAN_FORMAT) ||
	       (kind == KIND_ACTION && at == ACTION_ORDER) ||
	       (kind == KIND_AXIS && at == AXIS_ORDER) ||
	       (kind == KIND_MEETING && at == MEETING_DATE);
}

/* The names of all headings, of whatever kind. */
static struct heading_names {
	const char *names[MOST_HEADINGS];
	size_t lengths[MOST_HEADINGS];
	int count;
} heading_names;

static void collect_headings(void)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		enum record_id id = kind_schemas[kind].record;
		for (int at = 0; id != RECORD_NONE && at < record_schemas[id].count; at++) {
			const struct field *field = &record_schemas[id].fields[at];
			int known = 0;
			if (!is_heading((enum kind)kind, field, at))
				continue;
			while (known < heading_names.count &&
				strcmp(heading_names.names[known], field->name))
				known++;
			assert(known < MOST_HEADINGS);
			heading_names.names[known] = field->name;
			heading_names.lengths[known] = strlen(field->name);
			if (known == heading_names.count)
				heading_names.count++;
		}
	}
}

bool excerpt_has_always(const char *name, size_t length)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, collect_headings);
	for (int i = 0; i < heading_names.count; i++) {
		if (heading_names.lengths[i] == length &&
			!memcmp(heading_names.names[i], name, length))
			return true;
	}
	return false;
}

/* A decision's name begins with its meeting's: renamed, that renames them all. */
static bool renames_decisions(const struct writing *writing, int at)
{
	return writing->thing->kind == KIND_MEETING && at == MEETING_DECISIONS &&
	       strcmp(writing->thing->id, writing->pair->id) != 0;
}

static bool keeps(void *context, const struct field *field, int at)
{
	const struct writing *writing = context;
	return !writing->pair || is_heading(writing->thing->kind, field, at) ||
	       renames_decisions(writing, at) || differs(writing, field, at);
}

static bool is_changed(const struct writing *writing)
{
	const struct thing *thing = writing->thing, *pair = writing->pair;
	if (!pair || !thing->record || strcmp(thing->id, pair->id))
		return true;
	for (int side = 0; side < 2; side++) {
		const struct record *record = (side ? pair : thing)->record;
		const struct record_schema *schema = &record_schemas[record->id];
		for (int i = 0; i < record->count; i++) {
			int at = record->values[i].field;
			if (differs(writing, &schema->fields[at], at))
				return true;
		}
		if (record->faulty)
			return true;
	}
	return false;
}

static void add_name(struct writing *writing, const struct thing *thing)
{
	struct names *names = &writing->names;
	struct text id = TEXT_INIT;
	thing_full_id(&id, thing);
	names->items =
		mem_grow(names->items, names->count, &names->capacity, sizeof *names->items);
	names->items[names->count++] =
		(struct named){kind_schemas[thing->kind].space, text_detach(&id), thing};
}

static void name_targets(struct writing *, const struct record *, bool all);

static void name_target(
	struct writing *writing, const struct field *field, const struct value *value)
{
	if (field->type == TYPE_RECORD) {
		name_targets(writing, value->record, true);
		return;
	}
	if (field->type == TYPE_REFERENCE)
		name_targets(writing, value->record, true);
	const struct thing *target = plan_target(writing->plan, field, value);
	if (target)
		add_name(writing, target);
}

/* What the fields that are kept refer to. */
static void name_targets(struct writing *writing, const struct record *record, bool all)
{
	const struct record_schema *schema = &record_schemas[record->id];
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *field = &schema->fields[value->field];
		if (!all && !keeps(writing, field, value->field))
			continue;
		if (!(field->flags & FIELD_LIST)) {
			name_target(writing, field, value);
			continue;
		}
		for (uint32_t k = 0; k < value->list->count; k++)
			name_target(writing, field, &value->list->items[k]);
	}
}

/* What has the name of a file that cannot be read in the other plan: that one has no other. */
static void name_unreadable(struct writing *writing)
{
	const struct pairing *pairing = writing->pairing;
	const struct thing_list *list =
		&(writing->is_new ? pairing->old_plan : pairing->new_plan)->unreadable;
	for (size_t i = 0; i < list->count; i++) {
		const struct thing *thing = list->items[i];
		const struct thing *found = plan_find_anywhere(
			writing->plan, kind_schemas[thing->kind].space, thing->id);
		if (found)
			add_name(writing, found);
	}
}

static void write_thing(struct writing *writing)
{
	pack_thing(writing->out, writing->thing, keeps, writing);
	if (writing->thing->record)
		name_targets(writing, writing->thing->record, false);
}

static bool write_things(struct writing *writing)
{
	bool any = false;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &writing->plan->things[kind];
		/* Objectives and decisions stand in their axis or meeting. */
		if (!kind_schemas[kind].folder)
			continue;
		for (size_t i = 0; i < list->count; i++) {
			writing->thing = list->items[i];
			writing->pair = pair_of(writing, list->items[i]);
			if (!is_changed(writing))
				continue;
			write_thing(writing);
			any = true;
		}
	}
	for (size_t i = 0; i < writing->plan->unreadable.count; i++)
		pack_unreadable(writing->out, writing->plan->unreadable.items[i]);
	pack_things_end(writing->out);
	return any;
}

static void write_acronyms(const struct writing *writing)
{
	const struct plan *plan = writing->plan;
	const struct plan *other =
		writing->is_new ? writing->pairing->old_plan : writing->pairing->new_plan;
	for (size_t i = 0; i < plan->acronym_count; i++) {
		const struct lexicon_entry *entry = &plan->acronyms[i];
		const struct lexicon_entry *same = plan_acronym(other, entry->acronym);
		if (same && !strcmp(same->meaning, entry->meaning))
			continue;
		pack_number(writing->out, true);
		pack_text(writing->out, entry->acronym);
		pack_text(writing->out, entry->meaning);
	}
	pack_number(writing->out, false);
}

static int by_name(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	if (a->space != b->space)
		return a->space < b->space ? -1 : 1;
	return strcmp(a->id, b->id);
}

static void write_names(struct writing *writing)
{
	struct names *names = &writing->names;
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_name);
	for (size_t i = 0; i < names->count; i++) {
		const struct named *named = &names->items[i];
		if (!i || by_name(named - 1, named)) {
			pack_number(writing->out, (uint64_t)named->thing->kind + 1);
			pack_text(writing->out, named->id);
			pack_text(writing->out, thing_title(named->thing));
		}
	}
	pack_number(writing->out, 0);
	for (size_t i = 0; i < names->count; i++) {
		char *id = (char *)(uintptr_t)names->items[i].id;
		free(id);
	}
	free(names->items);
}

bool excerpt_write(struct text *out, const struct plan *old_plan, const struct plan *new_plan)
{
	struct pairing pairing;
	bool any = false;
	pairing_build(&pairing, old_plan, new_plan);
	for (int side = 0; side < 2; side++) {
		struct writing writing = {.out = out,
			.pairing = &pairing,
			.plan = side ? new_plan : old_plan,
			.is_new = side};
		pack_number(out, writing.plan->too_new);
		any |= write_things(&writing);
		name_unreadable(&writing);
		write_acronyms(&writing);
		write_names(&writing);
	}
	pairing_release(&pairing);
	return any;
}

/* --- Reading -------------------------------------------------------------------------- */

/* A part of a plan with the names that it refers to. */
struct excerpt {
	struct plan plan; /* the first: plan_free() frees it all */
	struct named *names;
	size_t name_count;
};

static const struct thing *find_name(void *context, enum name_space space, const char *id)
{
	const struct excerpt *excerpt = context;
	const struct named key = {space, id, NULL};
	if (!excerpt->name_count)
		return NULL;
	const struct named *found =
		bsearch(&key, excerpt->names, excerpt->name_count, sizeof key, by_name);
	return found ? found->thing : NULL;
}

static enum kind unpack_kind(struct unpacking *unpacking)
{
	uint64_t kind = unpack_number(unpacking);
	if (kind > KIND_COUNT)
		unpacking->failed = true;
	return kind && !unpacking->failed ? (enum kind)(kind - 1) : KIND_COUNT;
}

static void read_things(struct unpacking *unpacking, struct thing_list *things)
{
	struct thing *thing;
	while (!unpacking->failed && (thing = unpack_thing(unpacking))) {
		things->items = mem_grow(
			things->items, things->count, &things->capacity, sizeof *things->items);
		things->items[things->count++] = thing;
	}
}

static int by_path(const void *left, const void *right)
{
	return strcmp(
		(*(struct thing *const *)left)->path, (*(struct thing *const *)right)->path);
}

/* Of two that claim one id the first file's has it, as in the whole plan. */
static void arrange(struct plan *plan, const struct thing_list *things)
{
	struct diag ignored = DIAG_INIT;
	struct thing **sorted = mem_array(NULL, things->count + 1, sizeof *sorted);
	for (size_t i = 0; i < things->count; i++)
		sorted[i] = things->items[i];
	qsort(sorted, things->count, sizeof *sorted, by_path);
	arrange_things(plan, sorted, things->count, &ignored);
	free(sorted);
	diag_release(&ignored);
}

/* They stand in the order in which they were written: what sorted them may be left out here. */
static void keep_order(struct plan *plan, const struct thing_list *things)
{
	uint32_t count[KIND_COUNT] = {0};
	for (size_t i = 0; i < things->count; i++) {
		struct thing *thing = things->items[i];
		if (!thing->readable)
			continue;
		thing->rank = count[thing->kind]++;
		plan->things[thing->kind].items[thing->rank] = thing;
	}
}

static void read_acronyms(struct unpacking *unpacking, struct plan *plan)
{
	struct lexicon_entry *entries = NULL;
	size_t capacity = 0;
	while (!unpacking->failed && unpack_number(unpacking)) {
		const char *acronym = unpack_text(unpacking);
		entries = mem_grow(entries, plan->acronym_count, &capacity, sizeof *entries);
		entries[plan->acronym_count++] =
			(struct lexicon_entry){acronym, unpack_text(unpacking), 1, 1};
	}
	plan->acronyms =
		arena_alloc(unpacking->arena, (plan->acronym_count + 1) * sizeof *entries);
	if (plan->acronym_count)
		memcpy(plan->acronyms, entries, plan->acronym_count * sizeof *entries);
	free(entries);
}

/* A thing of which nothing but its title is known, under whichever name its kind has. */
static const struct thing *titled(
	struct arena *arena, enum kind kind, const char *id, const char *title)
{
	struct thing *thing = arena_zalloc(arena, sizeof *thing);
	struct record *record = arena_zalloc(arena, sizeof *record + sizeof *record->values);
	int field = schema_title(kind);
	*thing = (struct thing){.kind = kind, .readable = true, .id = id, .path = ""};
	record->id = (uint16_t)kind_schemas[kind].record;
	if (field >= 0) {
		record->count = 1;
		record->values[0] = (struct value){.field = (uint8_t)field, .text = title};
	}
	thing->record = record;
	return thing;
}

/* "MEETING/ID" of a decision: its own id is what follows. */
static const struct thing *titled_decision(
	struct arena *arena, const char *id, const char *title)
{
	const char *slash = strchr(id, '/');
	struct thing *thing = arena_alloc(arena, sizeof *thing);
	*thing = *titled(arena, KIND_DECISION, slash ? slash + 1 : id, title);
	char *meeting = arena_text(arena, id, slash ? (size_t)(slash - id) : 0);
	thing->owner = titled(arena, KIND_MEETING, meeting, meeting);
	return thing;
}

static void read_names(struct unpacking *unpacking, struct excerpt *excerpt)
{
	struct named *names = NULL;
	size_t count = 0, capacity = 0;
	for (;;) {
		enum kind kind = unpack_kind(unpacking);
		if (kind == KIND_COUNT || unpacking->failed)
			break;
		const char *id = unpack_text(unpacking), *title = unpack_text(unpacking);
		const struct thing *thing =
			kind == KIND_DECISION ? titled_decision(unpacking->arena, id, title)
					      : titled(unpacking->arena, kind, id, title);
		names = mem_grow(names, count, &capacity, sizeof *names);
		names[count++] = (struct named){kind_schemas[kind].space, id, thing};
	}
	excerpt->names = arena_alloc(unpacking->arena, (count + 1) * sizeof *names);
	if (count)
		memcpy(excerpt->names, names, count * sizeof *names);
	excerpt->name_count = count;
	free(names);
}

static struct plan *read_plan(struct unpacking *unpacking, const struct calendar *calendar)
{
	struct excerpt *excerpt = mem_zalloc(sizeof *excerpt);
	struct plan *plan = &excerpt->plan;
	struct thing_list things = {0};
	plan->calendar = *calendar;
	plan->is_part = true;
	unpacking->arena = &plan->arena;
	unpacking->calendar = &plan->calendar;
	plan->too_new = unpack_number(unpacking);
	read_things(unpacking, &things);
	read_acronyms(unpacking, plan);
	read_names(unpacking, excerpt);
	if (unpacking->failed)
		things.count = 0;
	arrange(plan, &things);
	keep_order(plan, &things);
	plan->elsewhere = find_name;
	plan->elsewhere_context = excerpt;
	free(things.items);
	return plan;
}

int excerpt_read(struct plan **old_plan, struct plan **new_plan, const char *bytes,
	size_t length, const struct calendar *old_calendar, const struct calendar *new_calendar)
{
	struct unpacking unpacking = {.at = (const unsigned char *)bytes,
		.end = (const unsigned char *)bytes + length};
	*old_plan = read_plan(&unpacking, old_calendar);
	*new_plan = read_plan(&unpacking, new_calendar);
	if (!unpacking.failed && unpacking.at == unpacking.end)
		return 0;
	plan_free(*old_plan);
	plan_free(*new_plan);
	return -1;
}
