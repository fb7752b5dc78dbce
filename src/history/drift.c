#include "history/trace.h"
#include "model/called.h"

#include <stdlib.h>
#include <string.h>

struct naming {
	const struct changes *changes;
	struct arena *arena;
};

/* What the tip calls it: as the version before it did, where it is gone. */
static const char *name_now(void *context, enum name_space space, const char *id)
{
	const struct naming *naming = context;
	const struct thing *thing = plan_find(naming->changes->new_plan, space, id);
	if (!thing)
		thing = plan_find_former(naming->changes->new_plan, space, id);
	if (!thing)
		return id;
	struct text name = TEXT_INIT;
	thing_full_id(&name, thing);
	id = arena_text(naming->arena, name.data, name.length);
	text_release(&name);
	return id;
}

/* Of an item alone, by the names of the tip; the order is that of a whole list. */
static const char *path_of(struct naming *naming, const struct change *change)
{
	struct text path = TEXT_INIT;
	if (!change->path || change->op == CHANGE_REORDER || change->acronym)
		return change->path;
	called_location(&path, naming->arena, naming->changes, change, name_now, naming);
	const char *kept = arena_text(naming->arena, path.data, path.length);
	text_release(&path);
	return kept;
}

static struct trace trace_of(
	struct arena *arena, const struct changes *changes, const struct change *change)
{
	struct naming naming = {changes, arena};
	const struct thing *thing = change_thing(change);
	struct text id = TEXT_INIT;
	thing_full_id(&id, thing);
	struct trace trace = {.kind = thing->kind,
		.id = arena_text(arena, id.data, id.length),
		.path = path_of(&naming, change),
		.acronym = change->acronym,
		.order = change->op == CHANGE_REORDER,
		/* What is gone may have stood anywhere before. */
		.file = change->new_thing ? thing->path : NULL};
	text_release(&id);
	return trace;
}

/* Changes of one commit share its words. */
static void take_answers(
	struct drift *drift, const struct trace *traces, struct history *history)
{
	const struct commit **told = mem_zalloc((history->graph.count + 1) * sizeof *told);
	for (size_t i = 0; i < drift->count; i++) {
		uint32_t origin = traces[i].origin;
		if (origin != GRAPH_NONE && !told[origin])
			told[origin] = history_describe_place(history, &drift->arena, origin);
		drift->items[i].commit = origin == GRAPH_NONE ? NULL : told[origin];
		drift->items[i].unknown = !drift->items[i].commit;
	}
	free(told);
}

int history_drift(struct drift *drift, struct history *history, const struct changes *changes,
	const char *base, const char *tip, struct fail *fail)
{
	bool *known = NULL;
	*drift = (struct drift){.arena = ARENA_INIT};
	struct trace *traces = mem_array(NULL, changes->count + 1, sizeof *traces);
	drift->items = mem_zalloc((changes->count + 1) * sizeof *drift->items);
	drift->count = changes->count;
	for (size_t i = 0; i < changes->count; i++) {
		drift->items[i].change = &changes->items[i];
		traces[i] = trace_of(&drift->arena, changes, &changes->items[i]);
	}
	int result = history_go_to(history, tip, fail);
	if (!result)
		result = history_mark_base(&known, history, base, fail);
	if (!result)
		result = trace_all(history, traces, changes->count, known, fail);
	if (!result)
		take_answers(drift, traces, history);
	free(known);
	free(traces);
	return result;
}

void drift_release(struct drift *drift)
{
	free(drift->items);
	arena_release(&drift->arena);
	*drift = (struct drift){.arena = ARENA_INIT};
}
