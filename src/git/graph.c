#include "git/graph.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/term.h"
#include "base/text.h"
#include "git/internal.h"
#include "git/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* While commits are found, in the order in which they are met. */
struct loading {
	struct graph *graph;
	struct repo *repo;
	const struct graph *known; /* NULL: none */
	size_t capacity, parent_count, parent_capacity;
	struct term_progress progress;
};

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

static void make_slots(struct graph *graph, uint32_t size)
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

/* --- Reading -------------------------------------------------------------------------- */

static uint32_t add_commit(struct loading *loading, const unsigned char id[20])
{
	struct graph *graph = loading->graph;
	uint32_t *slot = find_slot(graph, id);
	if (*slot != GRAPH_NONE)
		return *slot;
	graph->commits = mem_grow(
		graph->commits, graph->count, &loading->capacity, sizeof *graph->commits);
	struct graph_commit *commit = &graph->commits[graph->count];
	*commit = (struct graph_commit){.time = INT64_MIN};
	memcpy(commit->id, id, sizeof commit->id);
	*slot = graph->count++;
	if (graph->count > graph->mask / 2)
		make_slots(graph, (graph->mask + 1) * 2);
	return graph->count - 1;
}

static void add_parent(struct loading *loading, uint32_t at, const unsigned char id[20])
{
	uint32_t parent = add_commit(loading, id);
	struct graph *graph = loading->graph;
	graph->parents = mem_grow(graph->parents, loading->parent_count,
		&loading->parent_capacity, sizeof *graph->parents);
	graph->parents[loading->parent_count++] = parent;
	graph->commits[at].parent_count++;
}

/* The seconds of a line "committer NAME <ADDRESS> SECONDS ZONE". */
static int64_t committer_time(const char *header)
{
	const char *line = strstr(header, "\ncommitter ");
	const char *end = line ? line + 1 + strcspn(line + 1, "\n") : NULL;
	while (line && end > line && *end != '>')
		end--;
	return line ? strtoll(end + 1, NULL, 10) : 0;
}

/* "tree ID", then a line "parent ID" for each. Returns -1 when it is no commit. */
static int read_commit(struct loading *loading, uint32_t at, const char *bytes)
{
	git_oid id;
	if (strncmp(bytes, "tree ", 5) || git_oid_fromstr(&id, bytes + 5))
		return -1;
	memcpy(loading->graph->commits[at].tree, id.id, sizeof id.id);
	loading->graph->commits[at].time = committer_time(bytes);
	const char *line = bytes + 5 + GIT_OID_HEXSZ;
	while (!strncmp(line, "\nparent ", 8)) {
		if (git_oid_fromstr(&id, line + 8))
			return -1;
		add_parent(loading, at, id.id);
		line += 8 + GIT_OID_HEXSZ;
	}
	return 0;
}

static bool take_known(struct loading *loading, uint32_t at)
{
	const struct graph *known = loading->known;
	struct graph_commit *commit = &loading->graph->commits[at];
	uint32_t place = known ? graph_find(known, commit->id) : GRAPH_NONE;
	if (place == GRAPH_NONE || known->commits[place].flags & GRAPH_MISSING)
		return false;
	const struct graph_commit *found = &known->commits[place];
	memcpy(commit->tree, found->tree, sizeof commit->tree);
	commit->time = found->time;
	for (int i = 0; i < found->parent_count; i++)
		add_parent(loading, at, known->commits[graph_parents(known, found)[i]].id);
	return true;
}

static int load_commit(struct loading *loading, uint32_t at, struct text *bytes)
{
	struct graph_commit *commit = &loading->graph->commits[at];
	commit->parents = (uint32_t)loading->parent_count;
	if (take_known(loading, at))
		return 0;
	if (raw_commit(bytes, loading->repo, commit->id) ||
		read_commit(loading, at, bytes->data)) {
		loading->graph->commits[at].time = INT64_MIN;
		return -1;
	}
	return 0;
}

static int load_commits(struct loading *loading, const git_oid *tip)
{
	struct text bytes = TEXT_INIT;
	int result = 0;
	add_commit(loading, tip->id);
	term_progress_start(&loading->progress, _("Reading the history"), 0);
	for (uint32_t i = 0; i < loading->graph->count; i++) {
		int failed = load_commit(loading, i, &bytes);
		if (!i && failed)
			result = -1;
		term_progress_update(&loading->progress, i);
	}
	term_progress_stop(&loading->progress);
	text_release(&bytes);
	return result;
}

static bool is_here(const struct graph_commit *commit)
{
	return commit->time != INT64_MIN;
}

/* --- Order ---------------------------------------------------------------------------- */

/* Commits that may come next, a heap: the newest first, of equal ones what was met first. */
struct heap {
	const struct graph *graph;
	uint32_t *places;
	uint32_t count;
};

static bool comes_before(const struct heap *heap, uint32_t one, uint32_t other)
{
	int64_t a = heap->graph->commits[one].time, b = heap->graph->commits[other].time;
	return a != b ? a > b : one < other;
}

static void heap_put(struct heap *heap, uint32_t place)
{
	uint32_t at = heap->count++;
	while (at && comes_before(heap, place, heap->places[(at - 1) / 2])) {
		heap->places[at] = heap->places[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	heap->places[at] = place;
}

static uint32_t heap_take(struct heap *heap)
{
	uint32_t top = heap->places[0], last = heap->places[--heap->count], at = 0;
	for (;;) {
		uint32_t child = 2 * at + 1;
		if (child >= heap->count)
			break;
		if (child + 1 < heap->count &&
			comes_before(heap, heap->places[child + 1], heap->places[child]))
			child++;
		if (!comes_before(heap, heap->places[child], last))
			break;
		heap->places[at] = heap->places[child];
		at = child;
	}
	heap->places[at] = last;
	return top;
}

/* The places met, parents after all their children; returns how many are here. */
static uint32_t sort_places(const struct graph *graph, uint32_t *sorted)
{
	uint32_t *children = mem_zalloc((graph->count + 1) * sizeof *children);
	struct heap heap = {graph, mem_array(NULL, graph->count + 1, sizeof(uint32_t)), 0};
	uint32_t count = 0;
	for (uint32_t i = 0; i < graph->count; i++) {
		for (uint32_t k = 0; k < graph->commits[i].parent_count; k++)
			children[graph_parents(graph, &graph->commits[i])[k]]++;
	}
	heap_put(&heap, 0);
	while (heap.count) {
		uint32_t place = heap_take(&heap);
		const struct graph_commit *commit = &graph->commits[place];
		if (is_here(commit))
			sorted[count++] = place;
		for (uint32_t k = 0; k < commit->parent_count; k++) {
			uint32_t parent = graph_parents(graph, commit)[k];
			if (!--children[parent])
				heap_put(&heap, parent);
		}
	}
	free(children);
	free(heap.places);
	return count;
}

static void put_in_order(struct graph *graph)
{
	uint32_t *sorted = mem_array(NULL, graph->count + 1, sizeof *sorted);
	uint32_t *place_of = mem_array(NULL, graph->count + 1, sizeof *place_of);
	uint32_t count = sort_places(graph, sorted), total = 0;
	memset(place_of, 0xff, graph->count * sizeof *place_of);
	for (uint32_t i = 0; i < count; i++) {
		place_of[sorted[i]] = i;
		total += graph->commits[sorted[i]].parent_count;
	}
	struct graph_commit *commits = mem_array(NULL, count + 1, sizeof *commits);
	uint32_t *parents = mem_array(NULL, total + 1, sizeof *parents);
	total = 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct graph_commit *commit = &graph->commits[sorted[i]];
		commits[i] = *commit;
		commits[i].parents = total;
		for (uint32_t k = 0; k < commit->parent_count; k++) {
			uint32_t parent = place_of[graph_parents(graph, commit)[k]];
			parents[total++] = parent;
			if (parent == GRAPH_NONE)
				commits[i].flags |= GRAPH_MISSING;
		}
	}
	free(sorted);
	free(place_of);
	free(graph->commits);
	free(graph->parents);
	graph->commits = commits;
	graph->parents = parents;
	graph->count = count;
	make_slots(graph, graph->mask + 1);
}

/* --- The branch ------------------------------------------------------------------------ */

/* From child to parent: a step of the branch is its own; else the oldest step that has it. */
static void mark_steps(struct graph *graph)
{
	for (uint32_t i = 0; i < graph->count; i++)
		graph->commits[i].adopted_in = 0;
	for (uint32_t i = 0; i != GRAPH_NONE;) {
		struct graph_commit *commit = &graph->commits[i];
		commit->flags |= GRAPH_TRUNK;
		commit->adopted_in = i;
		i = commit->parent_count ? graph_parents(graph, commit)[0] : GRAPH_NONE;
	}
	for (uint32_t i = 0; i < graph->count; i++) {
		const struct graph_commit *commit = &graph->commits[i];
		for (uint32_t k = 0; k < commit->parent_count; k++) {
			uint32_t parent = graph_parents(graph, commit)[k];
			if (parent == GRAPH_NONE || graph->commits[parent].flags & GRAPH_TRUNK)
				continue;
			if (graph->commits[parent].adopted_in < commit->adopted_in)
				graph->commits[parent].adopted_in = commit->adopted_in;
		}
	}
}

/* --- What Git would show otherwise -------------------------------------------------------- */

static void flag(struct graph *graph, const char *hex, uint8_t flags, uint8_t only_with)
{
	git_oid id;
	if (git_oid_fromstr(&id, hex))
		return;
	uint32_t place = graph_find(graph, id.id);
	if (place != GRAPH_NONE && (!only_with || graph->commits[place].flags & only_with))
		graph->commits[place].flags |= flags;
}

/* A file of lines that begin with a commit's name. */
static void flag_listed(struct graph *graph, const struct repo *repo, const char *file,
	uint8_t flags, uint8_t with)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "%s%s", git_repository_commondir(repo->handle), file);
	FILE *stream = fopen(path.data, "re");
	char *line = NULL;
	size_t size = 0;
	while (stream && getline(&line, &size, stream) >= (ssize_t)GIT_OID_HEXSZ)
		flag(graph, line, flags, with);
	if (stream)
		fclose(stream);
	free(line);
	text_release(&path);
}

static int flag_replaced(const char *name, void *graph)
{
	flag(graph, strrchr(name, '/') + 1, GRAPH_REPLACED, 0);
	return 0;
}

static void note_oddities(struct graph *graph, struct repo *repo)
{
	flag_listed(graph, repo, "shallow", GRAPH_SHALLOW, GRAPH_MISSING);
	flag_listed(graph, repo, "info/grafts", GRAPH_GRAFTED, 0);
	git_reference_foreach_glob(repo->handle, "refs/replace/*", flag_replaced, graph);
}

int graph_load(struct graph *graph, struct repo *repo, const char *tip,
	const struct graph *known, struct fail *fail)
{
	struct loading loading = {.graph = graph, .repo = repo, .known = known};
	git_oid id;
	*graph = (struct graph){0};
	make_slots(graph, 256);
	if (git_oid_fromstr(&id, tip) || load_commits(&loading, &id))
		return repo_missing(fail, tip);
	put_in_order(graph);
	mark_steps(graph);
	note_oddities(graph, repo);
	return 0;
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
	make_slots(graph, size);
	for (uint32_t i = 0; i < count; i++)
		commits[i].flags &= GRAPH_TRUNK;
	note_oddities(graph, repo);
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
