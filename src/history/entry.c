#include "history/entry.h"
#include "git/raw.h"
#include "git/trees.h"
#include "history/calendars.h"
#include "history/novel.h"
#include "history/versions.h"
#include "model/excerpt.h"
#include "model/pack.h"

#include <stdlib.h>
#include <string.h>

/* --- Making ------------------------------------------------------------------------------ */

/* One parent's part: whose it is, the calendars, what differs, which of the changes count. */
static void add_group(struct text *groups, struct history *history,
	const unsigned char *old_root, const unsigned char *new_root,
	const struct versions *versions, const struct places *kept)
{
	struct text excerpt = TEXT_INIT;
	unsigned char id[20];
	excerpt_write(&excerpt, versions->old_plan, versions->new_plan);
	calendars_id(id, history->calendars, old_root);
	text_add(groups, (const char *)id, sizeof id);
	calendars_id(id, history->calendars, new_root);
	text_add(groups, (const char *)id, sizeof id);
	pack_bytes(groups, excerpt.data, excerpt.length);
	/* One more than there are; 0: all of them. */
	pack_number(groups, kept ? kept->count + 1 : 0);
	for (size_t i = 0; kept && i < kept->count; i++)
		pack_number(groups, kept->items[i]);
	text_release(&excerpt);
}

/* A commit whose entry is being made. */
struct making {
	struct history *history;
	const struct graph_commit *commit;
	struct touch wanted, touch;
	bool complete;
	struct text groups;
};

/* What a commit with one parent, or none, changed. Adds nothing where that is nothing. */
static int compare_parent(
	struct making *making, const struct graph_commit *parent, struct fail *fail)
{
	struct versions versions;
	struct changes changes;
	const unsigned char *old_root = parent ? history_tree(making->history, parent) : NULL;
	const unsigned char *new_root = history_tree(making->history, making->commit);
	int result = 0;
	versions_compare(&versions, making->history, old_root, new_root);
	making->touch = versions.touch;
	making->complete = !versions.incomplete;
	if (touch_meets(making->touch, making->wanted) &&
		!(result = versions_load(&versions, parent, fail))) {
		making->complete = !versions.incomplete;
		changes_between(&changes, versions.old_plan, versions.new_plan);
		if (changes.count)
			add_group(&making->groups, making->history, old_root, new_root,
				&versions, NULL);
		changes_release(&changes);
	}
	versions_release(&versions);
	return result;
}

/* A merge with each of its parents. */
struct merge {
	struct versions *versions;
	struct changes *changes;
	size_t count, loaded;
};

static int load_merge(struct merge *merge, struct making *making, struct fail *fail)
{
	const struct graph *graph = &making->history->graph;
	const uint32_t *parents = graph_parents(graph, making->commit);
	merge->count = making->commit->parent_count;
	merge->versions = mem_zalloc(merge->count * sizeof *merge->versions);
	merge->changes = mem_zalloc(merge->count * sizeof *merge->changes);
	for (size_t i = 0; i < merge->count; i++) {
		const struct graph_commit *parent = &graph->commits[parents[i]];
		struct versions *versions = &merge->versions[i];
		merge->loaded++;
		versions_compare(versions, making->history,
			history_tree(making->history, parent),
			history_tree(making->history, making->commit));
		if (versions_load(versions, parent, fail))
			return -1;
		making->complete = making->complete && !versions->incomplete;
		changes_between(&merge->changes[i], versions->old_plan, versions->new_plan);
	}
	return 0;
}

static void free_merge(struct merge *merge)
{
	for (size_t i = 0; i < merge->loaded; i++) {
		changes_release(&merge->changes[i]);
		versions_release(&merge->versions[i]);
	}
	free(merge->changes);
	free(merge->versions);
}

/*
 * Most merges only bring together: no file is gone, and each that is not the first
 * parent's is another's.
 */
static bool takes_files_over(struct history *history, const struct graph_commit *commit)
{
	const struct graph_commit *commits = history->graph.commits;
	const uint32_t *parents = graph_parents(&history->graph, commit);
	struct difference difference;
	bool over = !difference_find(&difference, history->recent,
		history_tree(history, &commits[parents[0]]), history_tree(history, commit));
	for (size_t i = 0; over && i < difference.count; i++) {
		const struct differing_file *file = &difference.items[i];
		bool found = false;
		for (int k = 1; file->is_new && !found && k < commit->parent_count; k++) {
			unsigned char id[20];
			found = tree_look_up(id, history->recent,
					history_tree(history, &commits[parents[k]]),
					file->path) == TREE_FILE &&
				!memcmp(id, file->new_id, sizeof id);
		}
		over = found;
	}
	difference_release(&difference);
	return over;
}

static int compare_parents(struct making *making, struct fail *fail)
{
	struct history *history = making->history;
	const uint32_t *parents = graph_parents(&history->graph, making->commit);
	struct merge merge = {0};
	making->complete = true;
	if (takes_files_over(history, making->commit))
		return 0;
	making->touch = TOUCH_ANY;
	int result = load_merge(&merge, making, fail);
	struct places *kept = mem_zalloc(merge.count * sizeof *kept);
	if (!result)
		novel_find(kept, merge.changes, merge.count);
	for (size_t i = 0; !result && i < merge.count; i++) {
		if (kept[i].count)
			add_group(&making->groups, history,
				history_tree(history, &history->graph.commits[parents[i]]),
				history_tree(history, making->commit), &merge.versions[i],
				&kept[i]);
	}
	for (size_t i = 0; i < merge.count; i++)
		free(kept[i].items);
	free(kept);
	free_merge(&merge);
	return result;
}

static bool lacks_parent(const struct history *history, const struct graph_commit *commit)
{
	for (int i = 0; i < commit->parent_count; i++) {
		if (graph_parents(&history->graph, commit)[i] == GRAPH_NONE)
			return true;
	}
	return false;
}

int entry_make(struct text *entry, struct touch *touch, bool *complete, struct history *history,
	const struct graph_commit *commit, struct touch wanted, struct fail *fail)
{
	struct making making = {history, commit, wanted, {0}, false, TEXT_INIT};
	struct text raw = TEXT_INIT;
	const uint32_t *parents = graph_parents(&history->graph, commit);
	int result = 0;
	text_reset(entry);
	*touch = TOUCH_ANY;
	*complete = false;
	/* Of what it was made on nothing is known: nor is what it changed. */
	if (lacks_parent(history, commit))
		return 0;
	if (commit->parent_count > 1)
		result = compare_parents(&making, fail);
	else
		result = compare_parent(&making,
			commit->parent_count ? &history->graph.commits[*parents] : NULL, fail);
	if (!result && making.groups.length && !raw_commit(&raw, history->repo, commit->id)) {
		pack_bytes(entry, raw.data, strlen(raw.data));
		text_add(entry, making.groups.data, making.groups.length);
	}
	*touch = making.touch;
	*complete = making.complete;
	text_release(&making.groups);
	text_release(&raw);
	return result;
}

/* --- Opening ------------------------------------------------------------------------------- */

static void append_change(
	struct changes *changes, const struct changes *from, uint64_t place, bool *failed)
{
	if (place >= from->count) {
		*failed = true;
		return;
	}
	changes->items = mem_grow(
		changes->items, changes->count, &changes->capacity, sizeof *changes->items);
	changes->items[changes->count++] = from->items[place];
}

static void open_group(
	struct entry *entry, struct history *history, struct unpacking *unpacking)
{
	const char *old_id = unpack_bytes(unpacking, 20);
	const char *new_id = unpack_bytes(unpacking, 20);
	uint64_t length = unpack_number(unpacking);
	const char *excerpt = unpack_bytes(unpacking, length);
	struct entry_group group = {0};
	if (!excerpt ||
		excerpt_read(&group.old_plan, &group.new_plan, excerpt, length,
			calendars_by_id(history->calendars, (const unsigned char *)old_id),
			calendars_by_id(history->calendars, (const unsigned char *)new_id))) {
		unpacking->failed = true;
		return;
	}
	changes_between(&group.changes, group.old_plan, group.new_plan);
	if (!entry->group_count) {
		entry->changes.old_plan = group.old_plan;
		entry->changes.new_plan = group.new_plan;
	}
	uint64_t kept = unpack_number(unpacking);
	for (uint64_t i = 0; !kept && i < group.changes.count; i++)
		append_change(&entry->changes, &group.changes, i, &unpacking->failed);
	for (uint64_t i = 1; i < kept && !unpacking->failed; i++)
		append_change(&entry->changes, &group.changes, unpack_number(unpacking),
			&unpacking->failed);
	size_t capacity = entry->group_count;
	entry->groups = mem_array(entry->groups, capacity + 1, sizeof *entry->groups);
	entry->groups[entry->group_count++] = group;
}

int entry_open(struct entry *entry, struct history *history, const char *bytes, size_t length)
{
	*entry = (struct entry){.complete = true};
	struct unpacking unpacking = {.at = (const unsigned char *)bytes,
		.end = (const unsigned char *)bytes + length,
		.arena = &entry->arena};
	if (!length)
		return 0;
	entry->raw = unpack_text(&unpacking);
	while (!unpacking.failed && unpacking.at < unpacking.end)
		open_group(entry, history, &unpacking);
	if (!unpacking.failed)
		return 0;
	entry_close(entry);
	return -1;
}

void entry_close(struct entry *entry)
{
	for (size_t i = 0; i < entry->group_count; i++) {
		changes_release(&entry->groups[i].changes);
		plan_free(entry->groups[i].old_plan);
		plan_free(entry->groups[i].new_plan);
	}
	free(entry->groups);
	changes_release(&entry->changes);
	arena_release(&entry->arena);
	*entry = (struct entry){0};
}
