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

/* What a commit with one parent, or none, changed. Adds nothing where that is nothing. */
static int compare_parent(struct text *groups, bool *complete, struct history *history,
	const struct graph_commit *commit, const struct graph_commit *parent, struct fail *fail)
{
	struct versions versions;
	struct changes changes;
	const unsigned char *old_root = parent ? parent->tree : NULL;
	int result = versions_load(&versions, history, old_root, commit->tree, parent, fail);
	if (!result) {
		*complete = !versions.incomplete;
		changes_between(&changes, versions.old_plan, versions.new_plan);
		if (changes.count)
			add_group(groups, history, old_root, commit->tree, &versions, NULL);
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

static int load_merge(struct merge *merge, bool *complete, struct history *history,
	const struct graph_commit *commit, struct fail *fail)
{
	const uint32_t *parents = graph_parents(&history->graph, commit);
	merge->count = commit->parent_count;
	merge->versions = mem_zalloc(merge->count * sizeof *merge->versions);
	merge->changes = mem_zalloc(merge->count * sizeof *merge->changes);
	for (size_t i = 0; i < merge->count; i++) {
		const struct graph_commit *parent = &history->graph.commits[parents[i]];
		struct versions *versions = &merge->versions[i];
		merge->loaded++;
		if (versions_load(versions, history, parent->tree, commit->tree, parent, fail))
			return -1;
		*complete = *complete && !versions->incomplete;
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
	bool over = !difference_find(
		&difference, history->recent, commits[parents[0]].tree, commit->tree);
	for (size_t i = 0; over && i < difference.count; i++) {
		const struct differing_file *file = &difference.items[i];
		bool found = false;
		for (int k = 1; file->is_new && !found && k < commit->parent_count; k++) {
			unsigned char id[20];
			found = tree_look_up(id, history->recent, commits[parents[k]].tree,
					file->path) == TREE_FILE &&
				!memcmp(id, file->new_id, sizeof id);
		}
		over = found;
	}
	difference_release(&difference);
	return over;
}

static int compare_parents(struct text *groups, bool *complete, struct history *history,
	const struct graph_commit *commit, struct fail *fail)
{
	const uint32_t *parents = graph_parents(&history->graph, commit);
	struct merge merge = {0};
	*complete = true;
	if (takes_files_over(history, commit))
		return 0;
	int result = load_merge(&merge, complete, history, commit, fail);
	struct places *kept = mem_zalloc(merge.count * sizeof *kept);
	if (!result)
		novel_find(kept, merge.changes, merge.count);
	for (size_t i = 0; !result && i < merge.count; i++) {
		if (kept[i].count)
			add_group(groups, history, history->graph.commits[parents[i]].tree,
				commit->tree, &merge.versions[i], &kept[i]);
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

int entry_make(struct text *entry, bool *complete, struct history *history,
	const struct graph_commit *commit, struct fail *fail)
{
	struct text groups = TEXT_INIT, raw = TEXT_INIT;
	const struct graph_commit *commits = history->graph.commits;
	const uint32_t *parents = graph_parents(&history->graph, commit);
	int result = 0;
	text_reset(entry);
	*complete = false;
	/* Of what it was made on nothing is known: nor is what it changed. */
	if (lacks_parent(history, commit))
		return 0;
	if (commit->parent_count > 1)
		result = compare_parents(&groups, complete, history, commit, fail);
	else
		result = compare_parent(&groups, complete, history, commit,
			commit->parent_count ? &commits[*parents] : NULL, fail);
	if (!result && groups.length && !raw_commit(&raw, history->repo, commit->id)) {
		pack_bytes(entry, raw.data, strlen(raw.data));
		text_add(entry, groups.data, groups.length);
	}
	text_release(&groups);
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

/* --- Marks ---------------------------------------------------------------------------------- */

/* FNV-1a (Fowler, Noll, Vo), 64 bits: the same in each run. */
static uint64_t hash(uint64_t state, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		state = (state ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	return state;
}

#define HASH_START UINT64_C(0xcbf29ce484222325)

uint64_t mark_of_field(const char *path)
{
	return hash(hash(HASH_START, "field ", 6), path, strcspn(path, "."));
}

uint64_t mark_of_thing(enum kind kind, const char *full_id)
{
	const char *name = kind_schemas[kind].name;
	uint64_t state = hash(HASH_START, name, strlen(name) + 1);
	return hash(state, full_id, strlen(full_id));
}

static void add_mark(struct marks *marks, uint64_t mark)
{
	marks->items =
		mem_grow(marks->items, marks->count, &marks->capacity, sizeof *marks->items);
	marks->items[marks->count++] = mark;
}

static void mark_thing(struct marks *marks, const struct thing *thing)
{
	struct text id = TEXT_INIT;
	if (!thing)
		return;
	thing_full_id(&id, thing);
	add_mark(marks, mark_of_thing(thing->kind, id.data));
	text_release(&id);
}

static int by_mark(const void *left, const void *right)
{
	const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
	return (a > b) - (a < b);
}

void entry_marks(struct marks *marks, const struct entry *entry)
{
	const struct change *last = NULL;
	marks->count = 0;
	for (size_t i = 0; i < entry->changes.count; i++) {
		const struct change *change = &entry->changes.items[i];
		if (!last || last->new_thing != change->new_thing)
			mark_thing(marks, change->new_thing);
		if (!last || last->old_thing != change->old_thing)
			mark_thing(marks, change->old_thing);
		if (change->path && (!last || last->path != change->path))
			add_mark(marks, mark_of_field(change->path));
		last = change;
	}
	if (marks->count)
		qsort(marks->items, marks->count, sizeof *marks->items, by_mark);
	size_t kept = 0;
	for (size_t i = 0; i < marks->count; i++) {
		if (!kept || marks->items[i] != marks->items[kept - 1])
			marks->items[kept++] = marks->items[i];
	}
	marks->count = kept;
}
