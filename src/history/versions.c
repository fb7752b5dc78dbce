#include "history/versions.h"
#include "git/blobs.h"
#include "git/trees.h"
#include "history/calendars.h"

#include <stdlib.h>
#include <string.h>

/* Of more files at once, such as a whole plan's, each is read when it is parsed. */
#define FEW 24
/* So far back a version is looked for that can be read. */
#define MOST_STEPS 1000

/* --- Files ----------------------------------------------------------------------------- */

static int by_path(const void *left, const void *right)
{
	return strcmp(((const struct differing_file *)left)->path,
		((const struct differing_file *)right)->path);
}

static void list_files(struct versions *versions)
{
	struct difference *difference = &versions->difference;
	if (difference->count)
		qsort(difference->items, difference->count, sizeof *difference->items, by_path);
	for (int i = 0; i < 2; i++) {
		struct side *side = &versions->sides[i];
		side->files = mem_array(NULL, difference->count + 1, sizeof *side->files);
		for (size_t k = 0; k < difference->count; k++) {
			const struct differing_file *file = &difference->items[k];
			if (!(i ? file->is_new : file->is_old))
				continue;
			struct blobs_file *added = &side->files[side->count++];
			*added = (struct blobs_file){.path = file->path};
			memcpy(added->id, i ? file->new_id : file->old_id, sizeof added->id);
		}
	}
}

static int read_file(
	struct text *bytes, struct history *history, const struct blobs_file *which)
{
	struct recent_object file;
	if (recent_file(&file, history->recent, which->path, which->id))
		return -1;
	text_add(bytes, file.bytes, file.length);
	recent_return(&file);
	return 0;
}

static void read_few(struct versions *versions)
{
	for (int i = 0; i < 2; i++) {
		struct side *side = &versions->sides[i];
		side->bytes = mem_array(NULL, side->count + 1, sizeof *side->bytes);
		for (size_t k = 0; k < side->count; k++) {
			text_init(&side->bytes[k]);
			if (read_file(&side->bytes[k], side->history, &side->files[k]))
				versions->incomplete = true;
			else
				side->files[k].bytes = &side->bytes[k];
		}
	}
}

/* Most of a changed file is as it was: sections that are the same need no reading. */
static void leave_out_the_same(struct versions *versions)
{
	struct side *old_side = &versions->sides[0], *new_side = &versions->sides[1];
	for (size_t i = 0, k = 0; i < old_side->count || k < new_side->count;) {
		struct text nothing = TEXT_INIT;
		int order = i == old_side->count ? 1
			    : k == new_side->count
				    ? -1
				    : strcmp(old_side->files[i].path, new_side->files[k].path);
		touch_reduce(&versions->touch,
			order <= 0 ? old_side->files[i].path : new_side->files[k].path,
			order <= 0 ? &old_side->bytes[i] : &nothing,
			order >= 0 ? &new_side->bytes[k] : &nothing);
		i += order <= 0;
		k += order >= 0;
	}
}

/* --- Plans ------------------------------------------------------------------------------ */

static const struct thing *find_elsewhere(void *context, enum name_space space, const char *id)
{
	const struct side *side = context;
	return side->root ? elsewhere_find(side->history->elsewhere, side->root, space, id)
			  : NULL;
}

static int load_side(struct plan **plan, struct side *side, struct fail *fail)
{
	struct diag ignored = DIAG_INIT;
	ignored.no_warnings = true;
	side->source =
		blobs_source(side->history->repo, side->files, side->blind ? 0 : side->count);
	int result = plan_load_files(plan, side->source,
		calendars_of(side->history->calendars, side->root), &ignored, fail);
	diag_release(&ignored);
	if (result)
		return -1;
	(*plan)->elsewhere = find_elsewhere;
	(*plan)->elsewhere_context = side;
	return 0;
}

static int load_plans(struct versions *versions, struct fail *fail)
{
	if (load_side(&versions->old_plan, &versions->sides[0], fail) ||
		load_side(&versions->new_plan, &versions->sides[1], fail))
		return -1;
	for (int i = 0; i < 2; i++)
		versions->incomplete |= blobs_missing(versions->sides[i].source);
	return 0;
}

static void free_plans(struct versions *versions)
{
	plan_free(versions->old_plan);
	plan_free(versions->new_plan);
	versions->old_plan = versions->new_plan = NULL;
	for (int i = 0; i < 2; i++) {
		source_free(versions->sides[i].source);
		versions->sides[i].source = NULL;
	}
}

/* --- What could not be read --------------------------------------------------------------- */

static bool is_readable(struct history *history, const char *path, const unsigned char id[20])
{
	struct blobs_file file = {.path = path};
	memcpy(file.id, id, sizeof file.id);
	struct side alone = {.history = history, .files = &file, .count = 1};
	struct plan *plan = NULL;
	struct fail fail = FAIL_INIT;
	bool readable = !load_side(&plan, &alone, &fail) && !plan->unreadable.count &&
			!blobs_missing(alone.source);
	plan_free(plan);
	source_free(alone.source);
	fail_release(&fail);
	return readable;
}

static bool is_missing(struct history *history, const char *path, const unsigned char id[20])
{
	struct recent_object object;
	if (recent_file(&object, history->recent, path, id))
		return true;
	recent_return(&object);
	return false;
}

/*
 * Take the last version of the file that the branch could read. Behind one that is missing
 * or damaged there is none: nobody knows what that says.
 */
static bool look_back(
	struct history *history, struct blobs_file *file, const struct graph_commit *before)
{
	const struct graph *graph = &history->graph;
	unsigned char tried[20], id[20];
	memcpy(tried, file->id, sizeof tried);
	for (int step = 0; before && step < MOST_STEPS; step++) {
		if (is_missing(history, file->path, tried))
			return false;
		uint32_t parent =
			before->parent_count ? graph_parents(graph, before)[0] : GRAPH_NONE;
		before = parent == GRAPH_NONE ? NULL : &graph->commits[parent];
		if (!before || tree_look_up(id, history->recent, history_tree(history, before),
				       file->path) != TREE_FILE)
			return false;
		if (!memcmp(id, tried, sizeof id))
			continue;
		memcpy(tried, id, sizeof tried);
		if (!is_readable(history, file->path, id))
			continue;
		memcpy(file->id, id, sizeof file->id);
		return true;
	}
	return false;
}

/* Where a version before can be read, it is what the new one is compared with. */
static bool mend_old_side(struct versions *versions, const struct graph_commit *before)
{
	struct side *side = &versions->sides[0];
	const struct thing_list *unreadable = &versions->old_plan->unreadable;
	bool mended = false;
	for (size_t i = 0; i < unreadable->count; i++) {
		for (size_t k = 0; k < side->count; k++) {
			if (!strcmp(unreadable->items[i]->path, side->files[k].path) &&
				look_back(side->history, &side->files[k], before))
				mended = true;
		}
	}
	return mended;
}

/* All are read again, whole. */
static void read_again(struct versions *versions)
{
	for (int i = 0; i < 2; i++) {
		for (size_t k = 0; k < versions->sides[i].count; k++)
			versions->sides[i].files[k].bytes = NULL;
	}
}

void versions_compare(struct versions *versions, struct history *history,
	const unsigned char *old_root, const unsigned char *new_root)
{
	*versions = (struct versions){0};
	versions->sides[0] = (struct side){.history = history, .root = old_root};
	versions->sides[1] = (struct side){.history = history, .root = new_root};
	if (difference_find(&versions->difference, history->recent, old_root, new_root))
		versions->sides[0].blind = versions->sides[1].blind = versions->incomplete =
			true;
	list_files(versions);
	if (versions->difference.count < FEW) {
		read_few(versions);
		leave_out_the_same(versions);
	}
	if (versions->incomplete || versions->difference.count >= FEW)
		versions->touch = TOUCH_ANY;
}

int versions_load(
	struct versions *versions, const struct graph_commit *before, struct fail *fail)
{
	elsewhere_trim(versions->sides[0].history->elsewhere);
	for (int i = 0; i < 2; i++) {
		struct side *side = &versions->sides[i];
		if (side->root && calendars_missing(side->history->calendars, side->root))
			versions->sides[0].blind = versions->sides[1].blind =
				versions->incomplete = true;
	}
	if (load_plans(versions, fail))
		return -1;
	if (before && versions->old_plan->unreadable.count && mend_old_side(versions, before)) {
		free_plans(versions);
		read_again(versions);
		return load_plans(versions, fail);
	}
	return 0;
}

void versions_release(struct versions *versions)
{
	free_plans(versions);
	for (int i = 0; i < 2; i++) {
		struct side *side = &versions->sides[i];
		for (size_t k = 0; side->bytes && k < side->count; k++)
			text_release(&side->bytes[k]);
		free(side->bytes);
		free(side->files);
	}
	difference_release(&versions->difference);
}
