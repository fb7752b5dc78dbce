#include "history/ever.h"
#include "base/lang.h"
#include "base/term.h"
#include "git/blobs.h"
#include "history/calendars.h"
#include "model/query.h"

#include <stdlib.h>
#include <string.h>

struct version {
	struct blobs_file file;
	size_t place; /* among those found: newer ones come first */
};

struct versions_found {
	struct version *items;
	size_t count;
	size_t capacity;
};

struct search {
	struct history *history;
	struct arena arena;             /* paths */
	struct versions_found versions; /* each that an action's file had */
	struct versions_found last; /* of each file that is or was there, its last version */
	struct blobs_file *files;   /* the same, as a source takes them */
};

/* --- What there was -------------------------------------------------------------------- */

static void add_file(struct search *search, struct versions_found *found, const char *path,
	const unsigned char id[20])
{
	found->items =
		mem_grow(found->items, found->count, &found->capacity, sizeof *found->items);
	struct version *version = &found->items[found->count];
	*version = (struct version){.place = found->count++};
	version->file.path = arena_strdup(&search->arena, path);
	memcpy(version->file.id, id, sizeof version->file.id);
}

static bool is_of_action(const char *path)
{
	struct text folder = TEXT_INIT;
	text_printf(&folder, "plan/%s/", kind_schemas[KIND_ACTION].folder);
	bool is = !strncmp(path, folder.data, folder.length);
	text_release(&folder);
	return is;
}

/* What one commit brought and took away, beside what its branch had before. */
static void collect_from(struct search *search, const struct graph_commit *commit)
{
	const struct graph *graph = &search->history->graph;
	uint32_t parent = commit->parent_count ? graph_parents(graph, commit)[0] : GRAPH_NONE;
	struct difference difference;
	difference_find(&difference, search->history->recent,
		parent == GRAPH_NONE ? NULL
				     : history_tree(search->history, &graph->commits[parent]),
		history_tree(search->history, commit));
	for (size_t i = 0; i < difference.count; i++) {
		const struct differing_file *file = &difference.items[i];
		if (file->is_new && is_of_action(file->path))
			add_file(search, &search->versions, file->path, file->new_id);
		if (!file->is_new)
			add_file(search, &search->last, file->path, file->old_id);
	}
	difference_release(&difference);
}

static int by_place(const struct version *one, const struct version *other)
{
	return (one->place > other->place) - (one->place < other->place);
}

static int by_path(const void *left, const void *right)
{
	const struct version *one = left, *other = right;
	int order = strcmp(one->file.path, other->file.path);
	return order ? order : by_place(one, other);
}

static int by_id(const void *left, const void *right)
{
	const struct version *one = left, *other = right;
	int order = memcmp(one->file.id, other->file.id, sizeof one->file.id);
	return order ? order : by_place(one, other);
}

static bool same_path(const struct version *one, const struct version *other)
{
	return !strcmp(one->file.path, other->file.path);
}

static bool same_id(const struct version *one, const struct version *other)
{
	return !memcmp(one->file.id, other->file.id, sizeof one->file.id);
}

/* Sort them, and keep the first of those that are the same. */
static void sort(struct versions_found *found, int (*order)(const void *, const void *),
	bool (*same)(const struct version *, const struct version *))
{
	size_t kept = 0;
	if (found->count)
		qsort(found->items, found->count, sizeof *found->items, order);
	for (size_t i = 0; i < found->count; i++) {
		if (!kept || !same(&found->items[kept - 1], &found->items[i]))
			found->items[kept++] = found->items[i];
	}
	found->count = kept;
}

static void collect(struct search *search)
{
	const struct graph *graph = &search->history->graph;
	struct term_progress progress = {0};
	struct difference difference;
	difference_find(&difference, search->history->recent, NULL,
		history_tree(search->history, &graph->commits[0]));
	for (size_t i = 0; i < difference.count; i++)
		add_file(search, &search->last, difference.items[i].path,
			difference.items[i].new_id);
	difference_release(&difference);
	term_progress_start(&progress, _("Reading the history"), graph->count);
	for (uint32_t i = 0; i < graph->count; i++) {
		term_progress_update(&progress, i);
		collect_from(search, &graph->commits[i]);
	}
	term_progress_stop(&progress);
	sort(&search->last, by_path, same_path);
	sort(&search->versions, by_id, same_id);
}

/* --- What it was --------------------------------------------------------------------------- */

/* References of old versions may use ids that were given up since. */
static const struct thing *find_renamed(void *context, enum name_space space, const char *id)
{
	return plan_find_former(context, space, id);
}

static int load_last(struct plan **plan, struct source **source, struct search *search,
	const struct calendar *calendar, struct fail *fail)
{
	struct diag ignored = DIAG_INIT;
	ignored.no_warnings = true;
	search->files = mem_array(search->files, search->last.count + 1, sizeof *search->files);
	for (size_t i = 0; i < search->last.count; i++)
		search->files[i] = search->last.items[i].file;
	*source = blobs_source(search->history->repo, search->files, search->last.count);
	int result = plan_load_files(plan, *source, calendar, &ignored, fail);
	diag_release(&ignored);
	return result;
}

static struct version *last_of(const struct search *search, const struct thing *thing)
{
	for (size_t low = 0, high = search->last.count; low < high;) {
		size_t middle = low + (high - low) / 2;
		struct version *version = &search->last.items[middle];
		int order = strcmp(version->file.path, thing->path);
		if (!order)
			return version;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Leave out what has another name since. Returns whether anything was. */
static bool drop_renamed(struct search *search, const struct plan *plan)
{
	size_t count = search->last.count, kept = 0;
	bool *dropped = mem_zalloc(count + 1);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *things = &plan->things[kind];
		for (size_t i = 0; kind_schemas[kind].folder && i < things->count; i++) {
			const struct thing *thing = things->items[i];
			const struct thing *since =
				plan_find_former(plan, kind_schemas[kind].space, thing->id);
			struct version *version = last_of(search, thing);
			const struct version *newer = since ? last_of(search, since) : NULL;
			if (version && newer && newer->place < version->place)
				dropped[version - search->last.items] = true;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (!dropped[i])
			search->last.items[kept++] = search->last.items[i];
	}
	search->last.count = kept;
	free(dropped);
	return kept < count;
}

/* Everything that is or ever was in the plan, the newest version of each. */
static int load_all(struct plan **plan, struct source **source, struct search *search,
	const struct calendar *calendar, struct fail *fail)
{
	int result = load_last(plan, source, search, calendar, fail);
	if (!result && drop_renamed(search, *plan)) {
		plan_free(*plan);
		source_free(*source);
		*plan = NULL;
		result = load_last(plan, source, search, calendar, fail);
	}
	if (!result) {
		(*plan)->elsewhere = find_renamed;
		(*plan)->elsewhere_context = *plan;
	}
	return result;
}

static void tell_matching(
	const struct plan *plan, struct query *query, ever_fn *function, void *context)
{
	const struct thing_list *actions = &plan->things[KIND_ACTION];
	for (size_t i = 0; i < actions->count; i++) {
		if (query_matches(query, actions->items[i]))
			function(context, actions->items[i]->id);
	}
}

/* One old version of an action's file. */
static int try_version(const struct search *search, const struct version *version,
	const struct calendar *calendar, struct query *query, ever_fn *function, void *context,
	struct fail *fail)
{
	struct diag ignored = DIAG_INIT;
	struct plan *plan = NULL;
	struct source *source = blobs_source(search->history->repo, &version->file, 1);
	ignored.no_warnings = true;
	int result = plan_load_files(&plan, source, calendar, &ignored, fail);
	if (!result)
		tell_matching(plan, query, function, context);
	plan_free(plan);
	source_free(source);
	diag_release(&ignored);
	return result;
}

static int try_versions(const struct search *search, const struct calendar *calendar,
	struct query *query, ever_fn *function, void *context, struct fail *fail)
{
	struct term_progress progress = {0};
	int result = 0;
	term_progress_start(&progress, _("Reading old versions"), search->versions.count);
	for (size_t i = 0; i < search->versions.count && !result; i++) {
		term_progress_update(&progress, i);
		result = try_version(search, &search->versions.items[i], calendar, query,
			function, context, fail);
	}
	term_progress_stop(&progress);
	return result;
}

int ever_find(struct history *history, const char *words, day_t today, ever_fn *function,
	void *context, struct fail *fail)
{
	struct search search = {.history = history};
	struct plan *plan = NULL;
	struct source *source = NULL;
	struct query *query = NULL;
	if (!history->graph.count)
		return 0;
	const struct calendar *calendar = calendars_of(
		history->calendars, history_tree(history, &history->graph.commits[0]));
	collect(&search);
	int result = load_all(&plan, &source, &search, calendar, fail);
	const struct query_scope scope = {plan, KIND_ACTION, today};
	if (!result)
		result = query_parse_text(&query, &scope, words, fail);
	if (!result) {
		tell_matching(plan, query, function, context);
		result = try_versions(&search, calendar, query, function, context, fail);
	}
	query_free(query);
	plan_free(plan);
	source_free(source);
	free(search.versions.items);
	free(search.last.items);
	free(search.files);
	arena_release(&search.arena);
	return result;
}
