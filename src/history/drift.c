#include "history/trace.h"

#include <stdlib.h>
#include <string.h>

static struct trace trace_of(struct arena *arena, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	struct text id = TEXT_INIT;
	thing_full_id(&id, thing);
	struct trace trace = {.kind = thing->kind,
		.id = arena_text(arena, id.data, id.length),
		.path = change->path,
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
		traces[i] = trace_of(&drift->arena, &changes->items[i]);
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
