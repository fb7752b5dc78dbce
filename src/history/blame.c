#include "git/blobs.h"
#include "git/trees.h"
#include "history/calendars.h"
#include "history/elsewhere.h"
#include "history/trace.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

struct blaming {
	struct blame *blame;
	struct history *history;
	const struct plan *plan;
	const struct thing *thing;
	size_t capacity;
	/* The thing as the tip has it. */
	struct plan *tip_plan;
	struct source *source;
	struct blobs_file file;
	const struct thing *tip_thing; /* NULL: it has none */
};

/* --- What there is to ask about ---------------------------------------------------------- */

static struct origin *add_origin(
	struct blaming *blaming, const struct field *field, const struct value *value)
{
	struct blame *blame = blaming->blame;
	blame->origins = mem_grow(
		blame->origins, blame->count, &blaming->capacity, sizeof *blame->origins);
	struct origin *origin = &blame->origins[blame->count++];
	*origin = (struct origin){
		.field = field, .value = value, .line = value ? value->line : 0};
	return origin;
}

static void add_items(
	struct blaming *blaming, const struct field *field, const struct value *value)
{
	const struct list *list = value->list;
	for (uint32_t i = 0; i < list->count; i++) {
		struct origin *origin = add_origin(blaming, field, &list->items[i]);
		origin->path = field->name;
		origin->item = true;
	}
}

/* Objectives and decisions are asked about by themselves. */
static bool is_thing(const struct field *field)
{
	for (int kind = 0; field->type == TYPE_RECORD && kind < KIND_COUNT; kind++) {
		if (!kind_schemas[kind].folder && kind_schemas[kind].record == field->record)
			return true;
	}
	return false;
}

static void add_fields(struct blaming *blaming, const struct record *record)
{
	const struct record_schema *schema = &record_schemas[record->id];
	for (int at = 0; at < schema->count; at++) {
		const struct field *field = &schema->fields[at];
		const struct value *value = record_get(record, at);
		if (!value || is_thing(field))
			continue;
		if (field->flags & FIELD_LIST)
			add_items(blaming, field, value);
		else
			add_origin(blaming, field, value)->path = field->name;
	}
}

static int by_line(const void *one, const void *other)
{
	const struct origin *a = one, *b = other;
	return (a->line > b->line) - (a->line < b->line);
}

/* The plan has them sorted. */
static void add_acronyms(struct blaming *blaming)
{
	const struct plan *plan = blaming->plan;
	for (size_t i = 0; i < plan->acronym_count; i++) {
		const struct lexicon_entry *entry = &plan->acronyms[i];
		struct value *value = arena_zalloc(&blaming->blame->arena, sizeof *value);
		value->text = entry->meaning;
		value->line = entry->line;
		struct origin *origin = add_origin(blaming, NULL, value);
		origin->path = "acronyms";
		origin->acronym = entry->acronym;
		origin->item = true;
	}
	if (plan->acronym_count)
		qsort(blaming->blame->origins, blaming->blame->count, sizeof(struct origin),
			by_line);
}

/* --- The tip --------------------------------------------------------------------------------- */

static bool take_path(struct blaming *blaming, const unsigned char *root, const char *path)
{
	blaming->file.path = path;
	return tree_look_up(blaming->file.id, blaming->history->recent, root, path) ==
	       TREE_FILE;
}

/* Where the tip has the thing: in the same file, or wherever it or its former names stood. */
static bool find_file(struct blaming *blaming, const unsigned char *root)
{
	const struct thing *thing = blaming->thing;
	enum name_space space = kind_schemas[thing->kind].space;
	struct text id = TEXT_INIT;
	if (take_path(blaming, root, thing->path))
		return true;
	thing_full_id(&id, thing);
	const struct thing *found =
		elsewhere_find(blaming->history->elsewhere, root, space, id.data);
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = former ? former->count : 0; !found && i > 0; i--)
		found = elsewhere_find(
			blaming->history->elsewhere, root, space, former->items[i - 1].text);
	text_release(&id);
	return found && take_path(blaming, root, found->path);
}

/* The thing of a part of a plan that is the one asked about, whatever it is called. */
static const struct thing *find_in_tip(const struct blaming *blaming)
{
	const struct thing *thing = blaming->thing;
	const struct plan *tip = blaming->tip_plan;
	enum name_space space = kind_schemas[thing->kind].space;
	struct text id = TEXT_INIT;
	if (thing->kind == KIND_PLAN || thing->kind == KIND_LEXICON) {
		const struct thing_list *list = &tip->things[thing->kind];
		return list->count ? list->items[0] : NULL;
	}
	thing_full_id(&id, thing);
	const struct thing *found = plan_find(tip, space, id.data);
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = former ? former->count : 0; !found && i > 0; i--)
		found = plan_find(tip, space, former->items[i - 1].text);
	text_release(&id);
	return found;
}

static int load_tip(struct blaming *blaming, struct fail *fail)
{
	struct history *history = blaming->history;
	const unsigned char *root = history_tree(history, &history->graph.commits[0]);
	struct diag ignored = DIAG_INIT;
	ignored.no_warnings = true;
	if (!find_file(blaming, root))
		return 0;
	blaming->source = blobs_source(history->repo, &blaming->file, 1);
	int result = plan_load_files(&blaming->tip_plan, blaming->source,
		calendars_of(history->calendars, root), &ignored, fail);
	diag_release(&ignored);
	if (!result)
		blaming->tip_thing = find_in_tip(blaming);
	return result;
}

/* --- The answer ------------------------------------------------------------------------------- */

/* The path of the value itself, an item's with what tells it from the others. */
static const char *own_path(const struct blaming *blaming, const struct origin *origin)
{
	struct text path = TEXT_INIT;
	if (!origin->item || origin->acronym)
		return origin->path;
	text_str(&path, origin->path);
	valuepath_add_item(&path, origin->field, origin->value, &blaming->plan->calendar);
	const char *own = arena_text(&blaming->blame->arena, path.data, path.length);
	text_release(&path);
	return own;
}

/* Whether the value is as the tip has it. */
static bool is_committed(
	const struct changes *edits, const struct origin *origin, const char *path)
{
	for (size_t i = 0; i < edits->count; i++) {
		const struct change *edit = &edits->items[i];
		if (!edit->path || edit->op == CHANGE_REORDER)
			continue;
		if (origin->acronym ? edit->acronym && !strcmp(edit->acronym, origin->acronym)
				    : change_is_within(edits, edit, path))
			return false;
	}
	return true;
}

/* Values of one commit share its words. */
static void take_answers(
	struct blaming *blaming, const struct trace *traces, const size_t *asked, size_t count)
{
	struct history *history = blaming->history;
	const struct commit **told = mem_zalloc((history->graph.count + 1) * sizeof *told);
	for (size_t i = 0; i < count; i++) {
		struct origin *origin = &blaming->blame->origins[asked[i]];
		uint32_t place = traces[i].origin;
		if (place != GRAPH_NONE && !told[place])
			told[place] =
				history_describe_place(history, &blaming->blame->arena, place);
		origin->commit = place == GRAPH_NONE ? NULL : told[place];
		origin->unknown = !origin->commit;
	}
	free(told);
}

static int trace_values(struct blaming *blaming, struct fail *fail)
{
	struct blame *blame = blaming->blame;
	struct trace *traces = mem_array(NULL, blame->count + 1, sizeof *traces);
	size_t *asked = mem_array(NULL, blame->count + 1, sizeof *asked);
	size_t count = 0;
	struct text id = TEXT_INIT;
	struct changes edits;
	thing_full_id(&id, blaming->tip_thing);
	changes_of_thing(
		&edits, blaming->tip_plan, blaming->plan, blaming->tip_thing, blaming->thing);
	for (size_t i = 0; i < blame->count; i++) {
		const struct origin *origin = &blame->origins[i];
		const char *path = own_path(blaming, origin);
		if (!is_committed(&edits, origin, path))
			continue;
		traces[count] = (struct trace){.kind = blaming->thing->kind,
			.id = id.data,
			.path = path,
			.acronym = origin->acronym,
			.file = blaming->file.path};
		asked[count++] = i;
	}
	changes_release(&edits);
	int result = trace_all(blaming->history, traces, count, NULL, fail);
	if (!result)
		take_answers(blaming, traces, asked, count);
	text_release(&id);
	free(traces);
	free(asked);
	return result;
}

int history_blame(struct blame *blame, struct history *history, const struct plan *plan,
	const struct thing *thing, const char *tip, struct fail *fail)
{
	struct blaming blaming = {
		.blame = blame, .history = history, .plan = plan, .thing = thing};
	*blame = (struct blame){.arena = ARENA_INIT};
	if (thing->record)
		add_fields(&blaming, thing->record);
	else if (thing->kind == KIND_LEXICON)
		add_acronyms(&blaming);
	history->touching.path = thing->path;
	int result = history_go_to(history, tip, fail);
	if (!result)
		result = load_tip(&blaming, fail);
	if (!result && blaming.tip_thing)
		result = trace_values(&blaming, fail);
	plan_free(blaming.tip_plan);
	source_free(blaming.source);
	return result;
}

void blame_release(struct blame *blame)
{
	free(blame->origins);
	arena_release(&blame->arena);
	*blame = (struct blame){.arena = ARENA_INIT};
}
