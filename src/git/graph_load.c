#include "base/lang.h"
#include "base/mem.h"
#include "base/term.h"
#include "base/text.h"
#include "git/touching.h"
#include "git/graph_parts.h"
#include "git/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From so many commits on it is worth the start of git to read the others. */
#define MANY 500

struct loading {
	struct graph_building building;
	struct repo *repo;
	const struct graph *known; /* NULL: none */
	struct touching *touching; /* NULL: that is not asked */
	struct graph told;         /* by git; in no order */
	uint32_t read;
	struct term_progress progress;
};

/* --- Reading ---------------------------------------------------------------------------- */

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
	memcpy(loading->building.graph->commits[at].tree, id.id, sizeof id.id);
	loading->building.graph->commits[at].time = committer_time(bytes);
	loading->building.graph->commits[at].flags |= GRAPH_TREE;
	const char *line = bytes + 5 + GIT_OID_HEXSZ;
	while (!strncmp(line, "\nparent ", 8)) {
		if (git_oid_fromstr(&id, line + 8))
			return -1;
		graph_add_parent(&loading->building, at, id.id);
		line += 8 + GIT_OID_HEXSZ;
	}
	return 0;
}

/* The path of a file in Git's folder. */
static void git_file(struct text *path, const struct repo *repo, const char *file)
{
	text_printf(path, "%s%s", git_repository_commondir(repo->handle), file);
}

static bool has_file(const struct repo *repo, const char *file)
{
	struct text path = TEXT_INIT;
	git_file(&path, repo, file);
	bool has = !access(path.data, F_OK);
	text_release(&path);
	return has;
}

bool graph_is_as_git_shows(const struct repo *repo)
{
	return !has_file(repo, "shallow") && !has_file(repo, "info/grafts");
}

/* --- What git tells --------------------------------------------------------------------- */

/* "SECONDS ID PARENT…": returns -1 when the line is none. */
static int take_line(struct graph_building *building, const char *line)
{
	char *end;
	git_oid id;
	long long time = strtoll(line, &end, 10);
	if (end == line || *end++ != ' ' || git_oid_fromstr(&id, end))
		return -1;
	uint32_t at = graph_add_commit(building, id.id);
	building->graph->commits[at].time = time;
	building->graph->commits[at].parents = (uint32_t)building->parent_count;
	for (end += GIT_OID_HEXSZ; *end == ' '; end += GIT_OID_HEXSZ) {
		if (git_oid_fromstr(&id, ++end))
			return -1;
		graph_add_parent(building, at, id.id);
	}
	return 0;
}

static int take_lines(struct graph *told, FILE *stream)
{
	struct graph_building building = {.graph = told};
	char *line = NULL;
	size_t size = 0;
	int result = stream ? 0 : -1;
	graph_make_slots(told, 1 << 16);
	while (!result && getline(&line, &size, stream) > 0)
		result = take_line(&building, line);
	free(line);
	return result;
}

/*
 * git reads commits faster than libgit2, and knows commit-graphs. Where it stops on the way, or
 * something makes it show other parents than those recorded, nothing is told.
 */
static void ask_git(struct loading *loading, const unsigned char tip[20])
{
	char name[GIT_OID_HEXSZ + 1];
	git_oid id;
	struct exec exec;
	struct text rest = TEXT_INIT;
	const char *arguments[] = {"--no-replace-objects", "rev-list", "--parents",
		"--timestamp", name, "--", NULL};
	git_oid_fromraw(&id, tip);
	git_oid_tostr(name, sizeof name, &id);
	if (!graph_is_as_git_shows(loading->repo))
		return;
	if (loading->touching && loading->touching->path)
		touching_start(loading->touching, loading->repo, tip);
	exec_start(&exec, arguments);
	FILE *stream = exec.process ? fdopen(dup(exec.output), "r") : NULL;
	int result = take_lines(&loading->told, stream);
	if (stream)
		fclose(stream);
	if (exec_finish(&exec, &rest) || result)
		graph_release(&loading->told);
	text_release(&rest);
}

static bool take_from(struct loading *loading, uint32_t at, const struct graph *known)
{
	struct graph_building *building = &loading->building;
	struct graph_commit *commit = &building->graph->commits[at];
	uint32_t place = known && known->count ? graph_find(known, commit->id) : GRAPH_NONE;
	if (place == GRAPH_NONE || known->commits[place].flags & GRAPH_MISSING)
		return false;
	const struct graph_commit *found = &known->commits[place];
	if (found->flags & GRAPH_TREE)
		memcpy(commit->tree, found->tree, sizeof commit->tree);
	commit->flags |= found->flags & GRAPH_TREE;
	commit->time = found->time;
	for (int i = 0; i < found->parent_count; i++)
		graph_add_parent(
			building, at, known->commits[graph_parents(known, found)[i]].id);
	return true;
}

static int load_commit(struct loading *loading, uint32_t at, struct text *bytes)
{
	struct graph *graph = loading->building.graph;
	struct graph_commit *commit = &graph->commits[at];
	commit->parents = (uint32_t)loading->building.parent_count;
	if (take_from(loading, at, loading->known) || take_from(loading, at, &loading->told))
		return 0;
	if (++loading->read == MANY) {
		ask_git(loading, graph->commits[0].id);
		if (take_from(loading, at, &loading->told))
			return 0;
	}
	if (raw_commit(bytes, loading->repo, commit->id) ||
		read_commit(loading, at, bytes->data)) {
		loading->building.graph->commits[at].time = INT64_MIN;
		return -1;
	}
	return 0;
}

static int load_commits(struct loading *loading, const git_oid *tip)
{
	struct text bytes = TEXT_INIT;
	int result = 0;
	graph_add_commit(&loading->building, tip->id);
	term_progress_start(&loading->progress, _("Reading the history"), 0);
	for (uint32_t i = 0; i < loading->building.graph->count; i++) {
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
	graph_make_slots(graph, graph->mask + 1);
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

/* Where something below a step is missing, that may have had what the step seems to bring. */
static void forget_unsure(struct graph *graph)
{
	bool *whole = mem_zalloc(graph->count + 1);
	for (uint32_t i = graph->count; i-- > 0;) {
		const struct graph_commit *commit = &graph->commits[i];
		whole[i] = true;
		for (uint32_t k = 0; k < commit->parent_count; k++) {
			uint32_t parent = graph_parents(graph, commit)[k];
			whole[i] = whole[i] && parent != GRAPH_NONE && whole[parent];
		}
	}
	for (uint32_t i = 0; i < graph->count; i++) {
		struct graph_commit *commit = &graph->commits[i];
		const struct graph_commit *step = &graph->commits[commit->adopted_in];
		uint32_t before = step->parent_count ? graph_parents(graph, step)[0] : 0;
		if (!(commit->flags & GRAPH_TRUNK) && (before == GRAPH_NONE || !whole[before]))
			commit->adopted_in = i;
	}
	free(whole);
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

/* A file of lines that begin with a commit's name; others are comments. */
static void flag_listed(struct graph *graph, const struct repo *repo, const char *file,
	uint8_t flags, uint8_t with)
{
	struct text path = TEXT_INIT;
	git_file(&path, repo, file);
	FILE *stream = fopen(path.data, "re");
	char *line = NULL;
	size_t size = 0;
	while (stream && getline(&line, &size, stream) >= 0)
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

void graph_note_oddities(struct graph *graph, struct repo *repo)
{
	flag_listed(graph, repo, "shallow", GRAPH_SHALLOW, GRAPH_MISSING);
	flag_listed(graph, repo, "info/grafts", GRAPH_GRAFTED, 0);
	git_reference_foreach_glob(repo->handle, "refs/replace/*", flag_replaced, graph);
}

int graph_load(struct graph *graph, struct repo *repo, const char *tip,
	const struct graph *known, struct touching *touching, struct fail *fail)
{
	struct loading loading = {.building = {.graph = graph},
		.repo = repo,
		.known = known,
		.touching = touching};
	git_oid id;
	*graph = (struct graph){0};
	graph_make_slots(graph, 256);
	int result = git_oid_fromstr(&id, tip) ? -1 : load_commits(&loading, &id);
	graph_release(&loading.told);
	if (result)
		return repo_missing(fail, tip);
	put_in_order(graph);
	mark_steps(graph);
	if (!graph_is_whole(graph))
		forget_unsure(graph);
	graph_note_oddities(graph, repo);
	return 0;
}
