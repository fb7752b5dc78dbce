#include "git/exec.h"
#include "git/raw.h"
#include "history/calendars.h"
#include "history/commits.h"
#include "history/elsewhere.h"
#include "history/entry.h"
#include "history/plan_cache.h"
#include "history/recall.h"

#include <stdlib.h>
#include <string.h>

int history_open(struct history **out, struct repo *repo, bool cached, struct fail *fail)
{
	struct history *history = mem_zalloc(sizeof *history);
	(void)fail;
	history->repo = repo;
	history->mailmap = mailmap_open(repo);
	history->recent = recent_new(repo);
	history->calendars = calendars_new(repo, history->recent);
	history->elsewhere = elsewhere_new(repo, history->recent);
	if (cached)
		history->cache = plan_cache_open(repo_common_folder(repo));
	*out = history;
	return 0;
}

static void release_touches(struct touches *touches)
{
	free(touches->items);
	free(touches->known);
	*touches = (struct touches){0};
}

void history_close(struct history *history)
{
	if (!history)
		return;
	for (size_t i = 0; i < history->past_count; i++)
		entry_close(&history->past[i]);
	free(history->past);
	touching_stop(&history->touching);
	cache_close(history->cache);
	elsewhere_free(history->elsewhere);
	calendars_free(history->calendars);
	recent_free(history->recent);
	mailmap_close(history->mailmap);
	graph_release(&history->graph);
	release_touches(&history->touches);
	free(history->gaps);
	arena_release(&history->arena);
	free(history);
}

const struct gap *history_gaps(const struct history *history, size_t *count)
{
	*count = history->gap_count;
	return history->gaps;
}

void history_add_gap(
	struct history *history, const struct graph_commit *commit, enum gap_reason reason)
{
	const char *name = commit_name(&history->arena, commit->id);
	for (size_t i = 0; i < history->gap_count; i++) {
		if (!strcmp(history->gaps[i].commit, name))
			return;
	}
	history->gaps = mem_grow(history->gaps, history->gap_count, &history->gap_capacity,
		sizeof *history->gaps);
	history->gaps[history->gap_count++] = (struct gap){reason, name, commit->time};
}

static void note_gaps(struct history *history)
{
	static const struct {
		uint8_t flag;
		enum gap_reason reason;
	} reasons[] = {
		{GRAPH_SHALLOW, GAP_SHALLOW},
		{GRAPH_MISSING, GAP_MISSING},
		{GRAPH_GRAFTED, GAP_GRAFT},
		{GRAPH_REPLACED, GAP_REPLACED},
	};
	const struct graph *graph = &history->graph;
	for (uint32_t i = 0; i < graph->count; i++) {
		for (size_t k = 0; k < sizeof reasons / sizeof *reasons; k++) {
			if (graph->commits[i].flags & reasons[k].flag)
				history_add_gap(history, &graph->commits[i], reasons[k].reason);
		}
	}
}

static bool is_tip(const struct graph *graph, const char *tip)
{
	struct arena arena = ARENA_INIT;
	bool is = graph->count && !strcmp(commit_name(&arena, graph->commits[0].id), tip);
	arena_release(&arena);
	return is;
}

/* What is known of commits of another graph is known of them here. */
static void take_touches(
	struct history *history, const struct graph *from, const struct touches *known)
{
	const struct graph *graph = &history->graph;
	history->touches = (struct touches){
		.items = mem_zalloc((graph->count + 1) * sizeof *known->items),
		.known = mem_zalloc((graph->count + 1) * sizeof *known->known),
	};
	for (uint32_t i = 0; i < from->count; i++) {
		uint32_t place =
			known->known[i] ? graph_find(graph, from->commits[i].id) : GRAPH_NONE;
		if (place != GRAPH_NONE)
			history_add_touch(history, &graph->commits[place], known->items[i]);
	}
	history->touches.kept =
		known->kept < history->touches.count ? known->kept : history->touches.count;
}

void history_add_touch(
	struct history *history, const struct graph_commit *commit, struct touch touch)
{
	struct touches *touches = &history->touches;
	size_t place = (size_t)(commit - history->graph.commits);
	touches->count += !touches->known[place];
	touches->known[place] = true;
	touches->items[place] = touch;
}

static int load_graph(struct history *history, const char *tip, struct fail *fail)
{
	struct graph known = history->graph;
	struct touches touches = history->touches;
	history->graph = (struct graph){0};
	history->touches = (struct touches){0};
	if (!known.count)
		recall_graph(&known, &touches, history->cache, history->repo);
	int result = 0;
	if (is_tip(&known, tip)) {
		history->graph = known;
		history->touches = touches;
		return 0;
	}
	result = graph_load(&history->graph, history->repo, tip, known.count ? &known : NULL,
		&history->touching, fail);
	if (!result)
		take_touches(history, &known, &touches);
	graph_release(&known);
	release_touches(&touches);
	return result;
}

int history_go_to(struct history *history, const char *tip, struct fail *fail)
{
	if (is_tip(&history->graph, tip))
		return 0;
	if (load_graph(history, tip, fail))
		return -1;
	note_gaps(history);
	return 0;
}

int history_mark_base(
	bool **places, struct history *history, const char *base, struct fail *fail)
{
	const struct graph *graph = &history->graph;
	struct graph older;
	*places = mem_zalloc((graph->count + 1) * sizeof **places);
	int result = graph_load(&older, history->repo, base, &history->graph, NULL, fail);
	for (uint32_t i = 0; !result && i < older.count; i++) {
		uint32_t place = graph_find(graph, older.commits[i].id);
		if (place != GRAPH_NONE)
			(*places)[place] = true;
	}
	graph_release(&older);
	return result;
}

const unsigned char *history_tree(
	const struct history *history, const struct graph_commit *commit)
{
	return graph_tree(&history->graph, history->repo, commit);
}

static int read_commit(struct commit *commit, struct history *history, struct arena *arena,
	const struct graph_commit *which)
{
	struct text raw = TEXT_INIT;
	int result = raw_commit(&raw, history->repo, which->id);
	if (!result) {
		commit_read(commit, arena, commit_name(arena, which->id), raw.data);
		commit_map_names(commit, arena, history->mailmap);
	}
	text_release(&raw);
	return result;
}

void history_add_adoption(struct commit *commit, struct history *history, struct arena *arena,
	const struct graph_commit *which)
{
	const struct graph_commit *step = &history->graph.commits[which->adopted_in];
	if (step == which)
		return;
	struct commit *adoption = arena_zalloc(arena, sizeof *adoption);
	commit->adopted_in = commit_name(arena, step->id);
	if (!read_commit(adoption, history, arena, step))
		commit->adoption = adoption;
}

const struct commit *history_describe_place(
	struct history *history, struct arena *arena, uint32_t place)
{
	const struct graph_commit *which = &history->graph.commits[place];
	struct commit *commit = arena_zalloc(arena, sizeof *commit);
	if (read_commit(commit, history, arena, which))
		return NULL;
	history_add_adoption(commit, history, arena, which);
	return commit;
}
