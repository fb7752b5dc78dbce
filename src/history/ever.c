#include "history/ever.h"
#include "base/lang.h"
#include "base/term.h"
#include "git/blobs.h"
#include "git/raw.h"
#include "history/aliases.h"
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

/* The last version of a thing, by the name for all that it ever was called. */
struct named {
	enum kind kind;
	const char *name, *id;
	const struct version *version; /* while they are named */
};

struct search {
	struct history *history;
	struct arena arena;             /* paths */
	struct versions_found versions; /* each that an action's file had */
	struct versions_found others;   /* each that any other file had */
	struct versions_found last; /* of each file that is or was there, its last version */
	size_t present;             /* so many of them are there in the newest commit */
	struct blobs_file *files;   /* the same, as a source takes them */
	struct source *source;
	struct plan *plan; /* of all of them, as each was last */
	struct aliases aliases;
	struct named *named; /* sorted */
	size_t named_count;
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
		if (file->is_new)
			add_file(search,
				is_of_action(file->path) ? &search->versions : &search->others,
				file->path, file->new_id);
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
	search->present = difference.count;
	difference_release(&difference);
	term_progress_start(&progress, _("Reading the history"), graph->count);
	for (uint32_t i = 0; i < graph->count; i++) {
		term_progress_update(&progress, i);
		collect_from(search, &graph->commits[i]);
	}
	term_progress_stop(&progress);
	sort(&search->last, by_path, same_path);
	sort(&search->versions, by_id, same_id);
	sort(&search->others, by_id, same_id);
}

/* --- What it was --------------------------------------------------------------------------- */

static int load_last(struct search *search, const struct calendar *calendar, struct fail *fail)
{
	struct diag ignored = DIAG_INIT;
	ignored.no_warnings = true;
	search->files = mem_array(search->files, search->last.count + 1, sizeof *search->files);
	for (size_t i = 0; i < search->last.count; i++)
		search->files[i] = search->last.items[i].file;
	search->source = blobs_source(search->history->repo, search->files, search->last.count);
	int result = plan_load_files(&search->plan, search->source, calendar, &ignored, fail);
	diag_release(&ignored);
	return result;
}

static const struct version *last_of(const struct search *search, const struct thing *thing)
{
	for (size_t low = 0, high = search->last.count; low < high;) {
		size_t middle = low + (high - low) / 2;
		const struct version *version = &search->last.items[middle];
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

/* One old version of a file, alone. */
struct old {
	struct plan *plan;
	struct source *source;
};

static int load_old(struct old *old, const struct search *search, const struct version *version,
	const struct calendar *calendar, struct fail *fail)
{
	struct diag ignored = DIAG_INIT;
	ignored.no_warnings = true;
	*old = (struct old){.source = blobs_source(search->history->repo, &version->file, 1)};
	int result = plan_load_files(&old->plan, old->source, calendar, &ignored, fail);
	diag_release(&ignored);
	return result;
}

static void release_old(struct old *old)
{
	plan_free(old->plan);
	source_free(old->source);
}

static int by_name(const void *left, const void *right)
{
	const struct named *one = left, *other = right;
	if (one->kind != other->kind)
		return one->kind < other->kind ? -1 : 1;
	return strcmp(one->name, other->name);
}

static int by_name_and_place(const void *left, const void *right)
{
	const struct named *one = left, *other = right;
	int order = by_name(one, other);
	return order ? order : by_place(one->version, other->version);
}

static void add_aliases_of(struct search *search, const struct thing *thing)
{
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = 0; former && i < former->count; i++)
		aliases_add(&search->aliases, kind_schemas[thing->kind].space,
			arena_strdup(&search->arena, thing->id),
			arena_strdup(&search->arena, former->items[i].text));
}

static void add_aliases(struct search *search, const struct plan *plan)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < plan->things[kind].count; i++)
			add_aliases_of(search, plan->things[kind].items[i]);
	}
}

/* A former id may have been told for a while only. */
static int find_aliases(
	struct search *search, const struct calendar *calendar, struct fail *fail)
{
	struct term_progress progress = {0};
	struct text bytes = TEXT_INIT;
	int result = 0;
	term_progress_start(&progress, _("Reading old versions"), search->others.count);
	for (size_t i = 0; i < search->others.count && !result; i++) {
		const struct version *version = &search->others.items[i];
		struct old old;
		term_progress_update(&progress, i);
		text_reset(&bytes);
		if (raw_file(&bytes, search->history->repo, version->file.id) ||
			!strstr(bytes.data, "former_ids"))
			continue;
		result = load_old(&old, search, version, calendar, fail);
		if (!result)
			add_aliases(search, old.plan);
		release_old(&old);
	}
	term_progress_stop(&progress);
	text_release(&bytes);
	add_aliases(search, search->plan);
	aliases_settle(&search->aliases);
	return result;
}

/* All things that have files, each by the name for all that it ever was called. */
static void name_things(struct search *search)
{
	size_t capacity = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *things = &search->plan->things[kind];
		enum name_space space = kind_schemas[kind].space;
		for (size_t i = 0; kind_schemas[kind].folder && i < things->count; i++) {
			const struct version *version = last_of(search, things->items[i]);
			const char *id = arena_strdup(&search->arena, things->items[i]->id);
			if (!version)
				continue;
			search->named = mem_grow(search->named, search->named_count, &capacity,
				sizeof *search->named);
			search->named[search->named_count++] =
				(struct named){.kind = (enum kind)kind,
					.name = aliases_find(&search->aliases, space, id),
					.id = id,
					.version = version};
		}
	}
	if (search->named_count)
		qsort(search->named, search->named_count, sizeof *search->named,
			by_name_and_place);
}

/*
 * Leave out what has another name since, or its old one again. Returns whether anything
 * was; what stands in the newest commit stays.
 */
static bool drop_renamed(struct search *search)
{
	size_t count = search->last.count, kept = 0, names = 0;
	bool *dropped = mem_zalloc(count + 1);
	for (size_t i = 0; i < search->named_count; i++) {
		const struct named *named = &search->named[i];
		if (names && !by_name(&search->named[names - 1], named))
			dropped[named->version - search->last.items] =
				named->version->place >= search->present;
		else
			search->named[names++] = *named;
	}
	for (size_t i = 0; i < count; i++) {
		if (!dropped[i])
			search->last.items[kept++] = search->last.items[i];
	}
	search->named_count = names;
	search->last.count = kept;
	free(dropped);
	return kept < count;
}

/* References of old versions may use ids that were given up since. */
static const struct thing *find_renamed(void *context, enum name_space space, const char *id)
{
	const struct search *search = context;
	const struct thing *found = plan_find_former(search->plan, space, id);
	const char *name = aliases_find(&search->aliases, space, id);
	for (int kind = 0; !found && search->named_count && kind < KIND_COUNT; kind++) {
		const struct named key = {.kind = (enum kind)kind, .name = name};
		const struct named *named = NULL;
		if (kind_schemas[kind].space == space)
			named = bsearch(
				&key, search->named, search->named_count, sizeof key, by_name);
		found = named ? plan_find(search->plan, space, named->id) : NULL;
	}
	return found;
}

/* Everything that is or ever was in the plan, the newest version of each. */
static int load_all(struct search *search, const struct calendar *calendar, struct fail *fail)
{
	int result = load_last(search, calendar, fail);
	if (!result)
		result = find_aliases(search, calendar, fail);
	if (!result)
		name_things(search);
	if (!result && drop_renamed(search)) {
		plan_free(search->plan);
		source_free(search->source);
		search->plan = NULL;
		result = load_last(search, calendar, fail);
	}
	if (!result) {
		search->plan->elsewhere = find_renamed;
		search->plan->elsewhere_context = search;
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
	struct old old;
	int result = load_old(&old, search, version, calendar, fail);
	if (!result)
		tell_matching(old.plan, query, function, context);
	release_old(&old);
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
	struct query *query = NULL;
	if (!history->graph.count)
		return 0;
	const struct calendar *calendar = calendars_of(
		history->calendars, history_tree(history, &history->graph.commits[0]));
	collect(&search);
	int result = load_all(&search, calendar, fail);
	const struct query_scope scope = {search.plan, KIND_ACTION, today};
	if (!result)
		result = query_parse_text(&query, &scope, words, fail);
	if (!result) {
		tell_matching(search.plan, query, function, context);
		result = try_versions(&search, calendar, query, function, context, fail);
	}
	query_free(query);
	plan_free(search.plan);
	source_free(search.source);
	aliases_release(&search.aliases);
	free(search.named);
	free(search.versions.items);
	free(search.others.items);
	free(search.last.items);
	free(search.files);
	arena_release(&search.arena);
	return result;
}
