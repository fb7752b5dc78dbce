#include "history/recall.h"
#include "history/plan_cache.h"

#include <stdlib.h>
#include <string.h>

/* So many commits are found out about again sooner than all are written again. */
#define FEW 256

/*
 * What is kept, in the machine's own order of bytes: this, then the commits, their parents,
 * what they touch, and whether that is known.
 */
struct heading {
	uint32_t count;
	uint32_t parent_count;
};

static size_t length_of(struct heading heading)
{
	return sizeof heading + (size_t)heading.parent_count * sizeof(uint32_t) +
	       (size_t)heading.count *
		       (sizeof(struct graph_commit) + sizeof(struct touch) + sizeof(bool));
}

static void *take(const char **at, size_t count, size_t size)
{
	void *copy = mem_array(NULL, count + 1, size);
	memcpy(copy, *at, count * size);
	*at += count * size;
	return copy;
}

static uint32_t count_known(const struct touches *touches, uint32_t count)
{
	uint32_t known = 0;
	for (uint32_t i = 0; i < count; i++)
		known += touches->known[i];
	return known;
}

bool recall_graph(
	struct graph *graph, struct touches *touches, struct cache *cache, struct repo *repo)
{
	struct text kept = TEXT_INIT;
	struct heading heading = {0};
	bool sound = cache_get(cache, CACHE_GRAPH, "", 0, &kept);
	if (sound && kept.length >= sizeof heading)
		memcpy(&heading, kept.data, sizeof heading);
	if (!sound || kept.length != length_of(heading)) {
		if (sound)
			cache_distrust(cache);
		text_release(&kept);
		return false;
	}
	const char *at = kept.data + sizeof heading;
	struct graph_commit *commits = take(&at, heading.count, sizeof *commits);
	uint32_t *parents = take(&at, heading.parent_count, sizeof *parents);
	touches->items = take(&at, heading.count, sizeof *touches->items);
	touches->known = take(&at, heading.count, sizeof *touches->known);
	touches->count = touches->kept = count_known(touches, heading.count);
	text_release(&kept);
	if (graph_take(graph, repo, commits, heading.count, parents, heading.parent_count))
		return true;
	free(touches->items);
	free(touches->known);
	*touches = (struct touches){0};
	cache_distrust(cache);
	return false;
}

bool recall_commits(struct graph *graph, struct repo *repo)
{
	struct cache *cache = plan_cache_open(repo_common_folder(repo));
	struct touches touches = {0};
	bool recalled = recall_graph(graph, &touches, cache, repo);
	free(touches.items);
	free(touches.known);
	cache_close(cache);
	return recalled;
}

static uint32_t count_parents(const struct graph *graph)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < graph->count; i++)
		count += graph->commits[i].parent_count;
	return count;
}

void recall_keep(struct history *history)
{
	const struct graph *graph = &history->graph;
	struct touches *touches = &history->touches;
	uint32_t added = touches->count - touches->kept;
	if (!history->cache || !added || (touches->kept && added < FEW) ||
		!graph_is_whole(graph))
		return;
	const struct heading heading = {graph->count, count_parents(graph)};
	struct text bytes = TEXT_INIT;
	text_reserve(&bytes, length_of(heading));
	text_add(&bytes, (const char *)&heading, sizeof heading);
	text_add(&bytes, (const char *)graph->commits, graph->count * sizeof *graph->commits);
	text_add(&bytes, (const char *)graph->parents,
		heading.parent_count * sizeof *graph->parents);
	text_add(&bytes, (const char *)touches->items, graph->count * sizeof *touches->items);
	text_add(&bytes, (const char *)touches->known, graph->count * sizeof *touches->known);
	cache_put(history->cache, CACHE_GRAPH, "", 0, bytes.data, bytes.length);
	touches->kept = touches->count;
	text_release(&bytes);
}
