#include "model/reversal.h"
#include "base/lang.h"
#include "model/rename.h"
#include "model/reversal_parts.h"
#include "model/same.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

/* --- What is in the way ---------------------------------------------------------------- */

void reversal_obstacle_init(struct reversal_obstacle *obstacle)
{
	*obstacle = (struct reversal_obstacle){
		TEXT_INIT, KIND_COUNT, TEXT_INIT, TEXT_INIT, TEXT_INIT, TEXT_INIT};
}

void reversal_obstacle_release(struct reversal_obstacle *obstacle)
{
	text_release(&obstacle->path);
	text_release(&obstacle->id);
	text_release(&obstacle->shown);
	text_release(&obstacle->field);
	text_release(&obstacle->refers_to);
}

int reversal_block(struct reversal *reversal, const struct thing *thing, const char *path,
	const char *field)
{
	struct reversal_obstacle *obstacle = reversal->obstacle;
	text_str(&obstacle->path, path);
	if (thing) {
		obstacle->kind = thing->kind;
		text_str(&obstacle->id, thing->id);
		thing_full_id(&obstacle->shown, thing);
	} else {
		text_str(&obstacle->shown, path);
	}
	if (field)
		text_str(&obstacle->field, field);
	return REVERSAL_BLOCKED;
}

/* --- The plans ---------------------------------------------------------------------------- */

static int load(struct plan **plan, struct source *source, struct fail *fail)
{
	struct diag diag = DIAG_INIT;
	diag.no_warnings = true;
	int result = plan_load(plan, source, &diag, fail);
	diag_release(&diag);
	if (!result && (*plan)->too_new)
		result = fail_set(fail, STATUS_REFUSED,
			_("the plan of that commit is in a format that needs a newer git-plan"));
	return result;
}

static void pair(struct reversal *reversal)
{
	pairing_build(&reversal->from_commit, reversal->present, reversal->commit);
	pairing_build(&reversal->from_parent, reversal->present, reversal->parent);
}

static void unpair(struct reversal *reversal)
{
	pairing_release(&reversal->from_commit);
	pairing_release(&reversal->from_parent);
}

/* The draft has changed: what it is now is read again. */
static int load_again(struct reversal *reversal, struct fail *fail)
{
	struct plan *plan = NULL;
	if (load(&plan, &reversal->draft->source, fail)) {
		plan_free(plan);
		return -1;
	}
	unpair(reversal);
	plan_free(reversal->loaded);
	reversal->present = reversal->loaded = plan;
	pair(reversal);
	return 0;
}

/* What a thing of the commit is by now, or NULL. */
static const struct thing *present_of(
	const struct reversal *reversal, const struct thing *committed)
{
	return committed ? reversal->from_commit.old_of[committed->kind][committed->rank]
			 : NULL;
}

/* --- Renames and moves ---------------------------------------------------------------------- */

static const struct list *former_ids(const struct thing *thing)
{
	int at = schema_field_of_type(kind_schemas[thing->kind].record, TYPE_FORMER_ID);
	return record_list(thing->record, at);
}

static bool was_former(const struct thing *thing, const char *id)
{
	const struct list *list = former_ids(thing);
	for (uint32_t i = 0; i < list->count; i++) {
		if (!strcmp(list->items[i].text, id))
			return true;
	}
	return false;
}

static int rename_back(struct reversal *reversal, const struct thing *committed,
	const struct thing *old, struct fail *fail)
{
	const struct thing *present = present_of(reversal, committed);
	if (!present)
		return reversal_block(reversal, committed, committed->path, NULL);
	if (strcmp(present->id, committed->id) != 0)
		return reversal_block(reversal, present, present->path, "id");
	const struct renaming renaming = {.plan = reversal->present,
		.thing = present,
		.new_id = old->id,
		.forget = !was_former(old, committed->id)};
	int result = rename_thing(reversal->draft, &renaming, fail);
	return result ? result : load_again(reversal, fail);
}

/* A decision has the new name of its meeting by itself. */
static int rename_all_back(struct reversal *reversal, struct fail *fail)
{
	int result = 0;
	for (size_t i = 0; i < reversal->changes.count && !result; i++) {
		const struct change *change = &reversal->changes.items[i];
		const struct thing *committed = change->old_thing, *old = change->new_thing;
		if (change->op == CHANGE_RENAME && committed && old &&
			strcmp(committed->id, old->id) != 0)
			result = rename_back(reversal, committed, old, fail);
	}
	return result;
}

static size_t folder_length(const char *path)
{
	return (size_t)(strrchr(path, '/') - path);
}

static bool same_folder(const char *path, const char *other)
{
	size_t length = folder_length(path);
	return length == folder_length(other) && !strncmp(path, other, length);
}

/* A file that went to another folder goes back, unless somebody has moved it on. */
static int move_back(struct reversal *reversal, const struct thing *committed,
	const struct thing *old, bool *moved, struct fail *fail)
{
	const struct thing *present = present_of(reversal, committed);
	struct text path = TEXT_INIT;
	if (!present || same_folder(committed->path, old->path) ||
		!same_folder(present->path, committed->path))
		return 0;
	text_add(&path, old->path, folder_length(old->path));
	text_str(&path, strrchr(present->path, '/'));
	int result = draft_move(reversal->draft, present->path, path.data, fail);
	text_release(&path);
	*moved = true;
	return result;
}

/* That a file moved is no change: things are paired anew. */
static int move_all_back(struct reversal *reversal, struct fail *fail)
{
	struct pairing pairing;
	bool moved = false;
	int result = 0;
	pairing_build(&pairing, reversal->commit, reversal->parent);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &reversal->parent->things[kind];
		for (size_t i = 0; kind_schemas[kind].folder && i < list->count && !result;
			i++) {
			const struct thing *old = list->items[i];
			const struct thing *committed = pairing.old_of[kind][i];
			if (!committed || !strcmp(committed->path, old->path))
				continue;
			reversal_bind_files(reversal, committed->path, old->path);
			/* Its new name put it where it stood in neither. */
			bool renamed = strcmp(committed->id, old->id) != 0;
			if (renamed || !reversal_is_whole(reversal, committed->path, old->path))
				result = move_back(reversal, committed, old, &moved, fail);
		}
	}
	pairing_release(&pairing);
	return result || !moved ? result : load_again(reversal, fail);
}

/* --- Things that came and went ------------------------------------------------------------------ */

static bool is_nested(const struct thing *thing)
{
	return !kind_schemas[thing->kind].folder;
}

/* The field of a thing that was changed since, for the reader; whether there is one. */
static int block_changed(
	struct reversal *reversal, const struct thing *committed, const struct thing *present)
{
	struct changes changes;
	const char *field = NULL;
	changes_of_thing(&changes, reversal->commit, reversal->present, committed, present);
	for (size_t i = 0; i < changes.count && !field; i++)
		field = changes.items[i].path;
	int result = reversal_block(reversal, present, present->path, field);
	changes_release(&changes);
	return result;
}

/* What it is called counts not: that was taken back already, or is the obstacle itself. */
static bool is_unchanged(const struct reversal *reversal, const struct thing *committed,
	const struct thing *present)
{
	struct changes changes;
	bool same = true;
	if (committed->record && present->record && !strcmp(committed->id, present->id))
		return same_record(&reversal->from_commit, present->record, committed->record);
	changes_of_thing(&changes, reversal->commit, reversal->present, committed, present);
	for (size_t i = 0; i < changes.count; i++)
		same = same && changes.items[i].op == CHANGE_RENAME;
	changes_release(&changes);
	return same;
}

/* Whether the owner comes or goes with the same undo: then its file is all there is to do. */
static bool goes_with_owner(const struct thing *thing, const struct pairing *pairing, bool old)
{
	const struct thing *owner = is_nested(thing) ? thing->owner : NULL;
	if (!owner)
		return false;
	return old ? !pairing->old_of[owner->kind][owner->rank]
		   : !pairing->new_of[owner->kind][owner->rank];
}

/*
 * What the commit created must be as it was created. Before anything is taken back: what
 * has its old name again within it was not changed by anybody.
 */
static int check_created(struct reversal *reversal)
{
	struct pairing pairing;
	int result = 0;
	pairing_build(&pairing, reversal->commit, reversal->parent);
	for (size_t i = 0; i < reversal->changes.count && !result; i++) {
		const struct change *change = &reversal->changes.items[i];
		const struct thing *committed = change->old_thing;
		const struct thing *present = present_of(reversal, committed);
		if (change->path || change->new_thing || !present ||
			reversal_is_whole(reversal, committed->path, committed->path) ||
			goes_with_owner(committed, &pairing, false))
			continue;
		if (!is_unchanged(reversal, committed, present))
			result = block_changed(reversal, committed, present);
	}
	pairing_release(&pairing);
	return result;
}

/* What the commit created goes. */
static int take_away(
	struct reversal *reversal, const struct thing *committed, struct fail *fail)
{
	const struct thing *present = present_of(reversal, committed);
	if (!present)
		return reversal_block(reversal, committed, committed->path, NULL);
	if (is_nested(present))
		return reversal_remove_nested(reversal, present, fail);
	return draft_remove(reversal->draft, present->path, fail);
}

static int bring_back_nested(
	struct reversal *reversal, const struct thing *old, struct fail *fail)
{
	const struct thing *owner =
		reversal->from_parent.old_of[old->owner->kind][old->owner->rank];
	if (!owner)
		return reversal_block(reversal, old->owner, old->owner->path, NULL);
	return reversal_restore_nested(reversal, old, owner, fail);
}

static int bring_back(struct reversal *reversal, const struct thing *old, struct fail *fail)
{
	const struct thing *again = reversal->from_parent.old_of[old->kind][old->rank];
	if (!is_nested(old))
		return reversal_block(reversal, NULL, old->path, NULL);
	if (again)
		return reversal_block(reversal, again, again->path, NULL);
	return bring_back_nested(reversal, old, fail);
}

/* An objective goes back to its axis, as it was. */
static int move_objective(struct reversal *reversal, const struct thing *committed,
	const struct thing *old, const struct pairing *pairing, struct fail *fail)
{
	const struct thing *present = present_of(reversal, committed);
	if (!present)
		return reversal_block(reversal, committed, committed->path, NULL);
	if (present_of(reversal, committed->owner) != present->owner)
		return reversal_block(reversal, present, present->path, NULL);
	if (!is_unchanged(reversal, committed, present))
		return block_changed(reversal, committed, present);
	int result = 0;
	if (!reversal_is_whole(reversal, committed->path, committed->path) &&
		!goes_with_owner(committed, pairing, false))
		result = reversal_remove_nested(reversal, present, fail);
	if (!result && !reversal_is_whole(reversal, old->path, old->path))
		result = bring_back_nested(reversal, old, fail);
	return result;
}

/* --- Every change ---------------------------------------------------------------------------------- */

static bool is_computed(const struct change *change)
{
	return change->field && change->field->flags & FIELD_COMPUTED;
}

/* Whether the objective of this change goes back to another axis, as a whole. */
static bool moves(
	const struct reversal *reversal, const struct thing *committed, const struct thing *old)
{
	if (old->kind != KIND_OBJECTIVE)
		return false;
	const struct thing *axis = present_of(reversal, committed->owner);
	return axis != reversal->from_parent.old_of[KIND_AXIS][old->owner->rank];
}

/* A thing that is there once; the bytes of its file may say all that there is to say of it. */
static int take_back_thing(struct reversal *reversal, const struct change *change,
	const struct pairing *pairing, struct fail *fail)
{
	const struct thing *thing = change_thing(change);
	bool made = change->old_thing != NULL;
	if (change->path || reversal_is_whole(reversal, thing->path, thing->path) ||
		goes_with_owner(thing, pairing, !made))
		return 0;
	return made ? take_away(reversal, thing, fail) : bring_back(reversal, thing, fail);
}

/*
 * First what goes or changes, then the order of what stays, then what comes, from another
 * axis too.
 */
enum pass { PASS_CHANGE, PASS_ORDER, PASS_ADD };

static enum pass pass_of(const struct change *change)
{
	if (change->op == CHANGE_REORDER)
		return PASS_ORDER;
	return change->op == CHANGE_ADD || is_computed(change) ? PASS_ADD : PASS_CHANGE;
}

/* A thing that is there before and after. */
static int take_back_change(struct reversal *reversal, const struct change *change,
	const struct thing *committed, const struct thing *old, struct fail *fail)
{
	if (is_computed(change) || reversal_is_whole(reversal, committed->path, old->path))
		return 0;
	if (change->acronym)
		return reversal_take_back_acronym(reversal, change, fail);
	const struct thing *present = present_of(reversal, committed);
	if (!present)
		return reversal_block(reversal, committed, committed->path, NULL);
	return change->op == CHANGE_REORDER
		       ? reversal_reorder(reversal, change, present, fail)
		       : reversal_take_back(reversal, change, present, fail);
}

static int take_back(struct reversal *reversal, const struct change *change,
	const struct pairing *pairing, struct fail *fail)
{
	const struct thing *committed = change->old_thing, *old = change->new_thing;
	if (change->op == CHANGE_RENAME)
		return 0;
	if (!committed || !old)
		return take_back_thing(reversal, change, pairing, fail);
	if (!moves(reversal, committed, old))
		return take_back_change(reversal, change, committed, old, fail);
	return is_computed(change) ? move_objective(reversal, committed, old, pairing, fail)
				   : 0;
}

static int take_all_back(struct reversal *reversal, struct fail *fail)
{
	struct pairing pairing;
	int result = 0;
	pairing_build(&pairing, reversal->commit, reversal->parent);
	for (int pass = PASS_CHANGE; pass <= PASS_ADD; pass++) {
		for (size_t i = 0; i < reversal->changes.count && !result; i++) {
			const struct change *change = &reversal->changes.items[i];
			if ((int)pass_of(change) == pass)
				result = take_back(reversal, change, &pairing, fail);
		}
	}
	pairing_release(&pairing);
	return result;
}

/* --- What no field tells of ---------------------------------------------------------------------------- */

/* Files that are no things of the plan, or cannot be read, are put back whole or not at all. */
static bool is_told(const struct plan *plan, const char *path)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (kind == KIND_RULES)
			continue;
		for (size_t i = 0; i < plan->things[kind].count; i++) {
			if (!strcmp(plan->things[kind].items[i]->path, path))
				return true;
		}
	}
	return false;
}

static int check_untold(struct reversal *reversal)
{
	for (size_t i = 0; i < reversal->touched_count; i++) {
		const struct touched *touched = &reversal->touched[i];
		if (touched->whole)
			continue;
		if ((touched->before && !is_told(reversal->parent, touched->path)) ||
			(touched->after && !is_told(reversal->commit, touched->path)))
			return reversal_block(reversal, NULL, touched->path, NULL);
	}
	return 0;
}

/* --- What refers to what goes ---------------------------------------------------------------------------- */

struct dangling {
	struct walk walk;
	struct reversal *reversal;
	const struct plan *plan;
	const struct thing *gone; /* of the commit */
	const char *name;
	bool found;
};

static void visit(struct walk *walk, const struct record *record, const struct field *field,
	const struct value *value)
{
	struct dangling *dangling = (struct dangling *)walk;
	bool decision = field->type == TYPE_DECISION && value->detail == VALUE_PLAIN;
	(void)record;
	if (dangling->found || !(decision || field->type == TYPE_LINK) ||
		strcmp(value->text, dangling->name) != 0 ||
		plan_target(dangling->plan, field, value))
		return;
	if (decision ? dangling->gone->kind != KIND_DECISION
		     : !(field->kinds & 1u << dangling->gone->kind))
		return;
	dangling->found = true;
	reversal_block(dangling->reversal, walk->thing, walk->thing->path, NULL);
	text_str(&dangling->reversal->obstacle->refers_to, dangling->name);
}

/* Nothing may refer to what the commit created and what goes with this. */
static int check_dangling(struct reversal *reversal, struct fail *fail)
{
	struct plan *plan = NULL;
	struct text name = TEXT_INIT;
	struct dangling dangling = {{.visit = visit}, reversal, NULL, NULL, NULL, false};
	int result = load(&plan, &reversal->draft->source, fail);
	dangling.plan = plan;
	for (size_t i = 0; i < reversal->changes.count && !result && !dangling.found; i++) {
		const struct change *change = &reversal->changes.items[i];
		if (change->path || change->op != CHANGE_REMOVE)
			continue;
		text_reset(&name);
		thing_full_id(&name, change->old_thing);
		dangling.gone = change->old_thing;
		dangling.name = name.data;
		walk_plan(&dangling.walk, plan);
	}
	text_release(&name);
	plan_free(plan);
	return dangling.found ? REVERSAL_BLOCKED : result;
}

/* --- All of it ---------------------------------------------------------------------------------------------- */

static int make(struct reversal *reversal, struct fail *fail)
{
	if (load(&reversal->parent, reversal->ends[0], fail) ||
		load(&reversal->commit, reversal->ends[1], fail))
		return -1;
	changes_between(&reversal->changes, reversal->commit, reversal->parent);
	pair(reversal);
	int result = reversal_list_files(reversal, fail);
	if (!result && !reversal->touched_count)
		return REVERSAL_NOTHING;
	if (!result)
		result = check_created(reversal);
	if (!result)
		result = rename_all_back(reversal, fail);
	if (!result)
		result = move_all_back(reversal, fail);
	if (!result)
		result = check_untold(reversal);
	if (!result)
		result = take_all_back(reversal, fail);
	if (!result)
		result = reversal_write(reversal, fail);
	if (!result)
		result = reversal_put_files(reversal, fail);
	if (!result)
		result = check_dangling(reversal, fail);
	return result;
}

static void release(struct reversal *reversal)
{
	reversal_close(reversal);
	unpair(reversal);
	changes_release(&reversal->changes);
	plan_free(reversal->loaded);
	plan_free(reversal->commit);
	plan_free(reversal->parent);
	free(reversal->touched);
	for (int end = 0; end < 2; end++) {
		if (reversal->readers[end])
			reversal->ends[end]->ops->close(reversal->readers[end]);
		source_list_release(&reversal->lists[end]);
	}
}

enum reversal_result reversal_make(struct draft *draft, const struct plan *present,
	const struct reversal_ends *ends, struct reversal_obstacle *obstacle, struct fail *fail)
{
	struct reversal reversal = {.draft = draft,
		.ends = {ends->before, ends->after},
		.present = present,
		.obstacle = obstacle};
	int result = make(&reversal, fail);
	release(&reversal);
	return (enum reversal_result)result;
}
