#include "base/mem.h"
#include "base/text.h"
#include "git/graph_parts.h"
#include "git/raw.h"

#include <stdlib.h>
#include <string.h>

/* --- Places by id -------------------------------------------------------------------- */

static uint32_t first_slot(const unsigned char id[20])
{
	uint32_t hash;
	memcpy(&hash, id, sizeof hash);
	return hash;
}

static uint32_t *find_slot(const struct graph *graph, const unsigned char id[20])
{
	for (uint32_t at = first_slot(id);; at++) {
		uint32_t *slot = &graph->slots[at & graph->mask];
		if (*slot == GRAPH_NONE || !memcmp(graph->commits[*slot].id, id, 20))
			return slot;
	}
}

void graph_make_slots(struct graph *graph, uint32_t size)
{
	free(graph->slots);
	graph->slots = mem_array(NULL, size, sizeof *graph->slots);
	graph->mask = size - 1;
	memset(graph->slots, 0xff, size * sizeof *graph->slots);
	for (uint32_t i = 0; i < graph->count; i++)
		*find_slot(graph, graph->commits[i].id) = i;
}

uint32_t graph_find(const struct graph *graph, const unsigned char id[20])
{
	return *find_slot(graph, id);
}

/* --- Building -------------------------------------------------------------------------- */

uint32_t graph_add_commit(struct graph_building *building, const unsigned char id[20])
{
	struct graph *graph = building->graph;
	uint32_t *slot = find_slot(graph, id);
	if (*slot != GRAPH_NONE)
		return *slot;
	graph->commits = mem_grow(
		graph->commits, graph->count, &building->capacity, sizeof *graph->commits);
	struct graph_commit *commit = &graph->commits[graph->count];
	*commit = (struct graph_commit){.time = INT64_MIN};
	memcpy(commit->id, id, sizeof commit->id);
	*slot = graph->count++;
	if (graph->count > graph->mask / 2)
		graph_make_slots(graph, (graph->mask + 1) * 2);
	return graph->count - 1;
}

void graph_add_parent(struct graph_building *building, uint32_t at, const unsigned char id[20])
{
	uint32_t parent = graph_add_commit(building, id);
	struct graph *graph = building->graph;
	graph->parents = mem_grow(graph->parents, building->parent_count,
		&building->parent_capacity, sizeof *graph->parents);
	graph->parents[building->parent_count++] = parent;
	graph->commits[at].parent_count++;
}

/* --- Trees ------------------------------------------------------------------------------ */

const unsigned char *graph_tree(
	const struct graph *graph, struct repo *repo, const struct graph_commit *which)
{
	static const unsigned char nothing[20];
	struct graph_commit *commit = &graph->commits[which - graph->commits];
	struct text bytes = TEXT_INIT;
	git_oid id;
	if (commit->flags & GRAPH_TREE)
		return commit->tree;
	bool read = !raw_commit(&bytes, repo, commit->id) && !strncmp(bytes.data, "tree ", 5) &&
		    !git_oid_fromstr(&id, bytes.data + 5);
	text_release(&bytes);
	if (!read)
		return nothing;
	memcpy(commit->tree, id.id, sizeof id.id);
	commit->flags |= GRAPH_TREE;
	return commit->tree;
}

/* --- What was put in order before ------------------------------------------------------- */

static bool makes_sense(const struct graph *graph, uint32_t parent_count)
{
	for (uint32_t i = 0; i < graph->count; i++) {
		const struct graph_commit *commit = &graph->commits[i];
		if (commit->parents > parent_count || commit->adopted_in >= graph->count ||
			commit->parent_count > parent_count - commit->parents)
			return false;
		for (int k = 0; k < commit->parent_count; k++) {
			uint32_t parent = graph_parents(graph, commit)[k];
			if (parent <= i || parent >= graph->count)
				return false;
		}
	}
	return graph->count;
}

bool graph_take(struct graph *graph, struct repo *repo, struct graph_commit *commits,
	uint32_t count, uint32_t *parents, uint32_t parent_count)
{
	*graph = (struct graph){.commits = commits, .count = count, .parents = parents};
	if (!makes_sense(graph, parent_count)) {
		graph_release(graph);
		return false;
	}
	uint32_t size = 256;
	while (size / 2 < count)
		size *= 2;
	graph_make_slots(graph, size);
	for (uint32_t i = 0; i < count; i++)
		commits[i].flags &= GRAPH_TRUNK | GRAPH_TREE;
	graph_note_oddities(graph, repo);
	return true;
}

bool graph_is_whole(const struct graph *graph)
{
	for (uint32_t i = 0; i < graph->count; i++) {
		if (graph->commits[i].flags & GRAPH_MISSING)
			return false;
	}
	return graph->count;
}

void graph_release(struct graph *graph)
{
	free(graph->commits);
	free(graph->parents);
	free(graph->slots);
	*graph = (struct graph){0};
}
