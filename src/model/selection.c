#include "model/selection.h"
#include "base/lang.h"
#include "model/query.h"
#include "model/resolve.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

/* Leave out those of which the test says so. */
typedef bool keep_fn(void *context, const struct change *);

static void keep(struct changes *changes, keep_fn *wanted, void *context)
{
	size_t kept = 0;
	for (size_t i = 0; i < changes->count; i++) {
		if (wanted(context, &changes->items[i]))
			changes->items[kept++] = changes->items[i];
	}
	changes->count = kept;
}

/* --- Things -------------------------------------------------------------------------- */

/* What a word means in each plan; NULL: it is not there. */
struct target {
	const struct thing *old_thing, *new_thing;
};

struct meanings {
	struct target *items;
	int count;
};

static bool is_id(const struct thing *thing, const char *word)
{
	struct text id = TEXT_INIT;
	if (thing)
		thing_full_id(&id, thing);
	bool is = thing && !strcmp(id.data, word);
	text_release(&id);
	return is;
}

/* The thing under the id that it has in another plan, by one that it has or had. */
static const struct thing *find_in(const struct plan *plan, const struct thing *thing)
{
	struct text id = TEXT_INIT;
	enum name_space space = kind_schemas[thing->kind].space;
	thing_full_id(&id, thing);
	const struct thing *found = plan_find(plan, space, id.data);
	if (!found)
		found = plan_find_former(plan, space, id.data);
	const struct list *ids = thing_former_ids(thing);
	for (uint32_t i = ids ? ids->count : 0; !found && i-- > 0;)
		found = plan_find(plan, space, ids->items[i].text);
	text_release(&id);
	return found && found->kind == thing->kind ? found : NULL;
}

/* A thing that went may have the very id that is but the beginning of another one's. */
static int find_meant(struct target *target, const struct changes *changes, const char *word,
	struct fail *fail)
{
	struct fail ignored = FAIL_INIT;
	const struct thing *new_thing = NULL, *old_thing = NULL;
	bool is_new = !resolve_thing(&new_thing, changes->new_plan, word, fail);
	bool is_old = !resolve_thing(&old_thing, changes->old_plan, word, &ignored);
	fail_release(&ignored);
	if (!is_new && !is_old)
		return -1;
	fail_release(fail);
	if (is_new && (is_id(new_thing, word) || !is_id(is_old ? old_thing : NULL, word)))
		*target = (struct target){find_in(changes->old_plan, new_thing), new_thing};
	else
		*target = (struct target){old_thing, find_in(changes->new_plan, old_thing)};
	return 0;
}

/* Whether it is the other one, or belongs to it. */
static bool belongs(const struct thing *thing, const struct thing *other)
{
	while (thing && thing != other)
		thing = thing->owner;
	return thing != NULL;
}

static bool is_meant(void *context, const struct change *change)
{
	const struct meanings *meanings = context;
	bool is = false;
	for (int i = 0; i < meanings->count && !is; i++) {
		const struct target *target = &meanings->items[i];
		is = (target->new_thing && belongs(change->new_thing, target->new_thing)) ||
		     (target->old_thing && belongs(change->old_thing, target->old_thing));
	}
	return is;
}

static int keep_things(struct selection *selection, struct changes *changes, struct fail *fail)
{
	struct meanings meanings = {
		mem_array(NULL, (size_t)selection->count, sizeof *meanings.items), 0};
	int result = 0;
	while (!result && meanings.count < selection->count) {
		result = find_meant(&meanings.items[meanings.count], changes,
			selection->words[meanings.count], fail);
		meanings.count += !result;
	}
	selection->found = meanings.count;
	if (!result)
		keep(changes, is_meant, &meanings);
	free(meanings.items);
	return result;
}

/* --- A query ------------------------------------------------------------------------------ */

/* The query in the words of each plan; NULL where it means nothing. */
struct queries {
	struct query *of_old, *of_new;
};

static bool matches(void *context, const struct change *change)
{
	struct queries *queries = context;
	const struct thing *old_thing = change->old_thing, *new_thing = change->new_thing;
	if (change_thing(change)->kind != KIND_ACTION)
		return false;
	return (queries->of_new && new_thing && query_matches(queries->of_new, new_thing)) ||
	       (queries->of_old && old_thing && query_matches(queries->of_old, old_thing));
}

/* Who is asked for may be in one of the plans only. */
static int keep_matching(
	const struct selection *selection, struct changes *changes, struct fail *fail)
{
	const struct query_scope new_scope = {changes->new_plan, KIND_ACTION, selection->today};
	const struct query_scope old_scope = {changes->old_plan, KIND_ACTION, selection->today};
	struct queries queries = {NULL, NULL};
	struct fail ignored = FAIL_INIT;
	int of_new = query_parse_text(&queries.of_new, &new_scope, selection->where, fail);
	int of_old = query_parse_text(&queries.of_old, &old_scope, selection->where, &ignored);
	fail_release(&ignored);
	int result = of_new && of_old ? -1 : 0;
	if (!result) {
		fail_release(fail);
		keep(changes, matches, &queries);
	}
	query_free(queries.of_new);
	query_free(queries.of_old);
	return result;
}

/* --- A field -------------------------------------------------------------------------------- */

/* What the field's path is in things of each kind. */
struct paths {
	const struct changes *changes;
	struct text of[KIND_COUNT]; /* "": such things have no such field */
};

static int read_path(struct text *out, struct changes *changes, enum record_id record,
	const char *words, struct fail *fail)
{
	struct valuepath path;
	const char *end;
	if (valuepath_parse(&path, &changes->arena, record, &changes->new_plan->calendar, words,
		    &end, fail))
		return -1;
	if (*end)
		return fail_set(fail, STATUS_USAGE,
			_("'%s' is no field: write its path as set takes it, "
			  "indicators.i1.periods.2007.actual"),
			words);
	valuepath_print(out, &path);
	return 0;
}

/* Of an item of a thing's own list, its change's path is that of the list. */
static bool is_within(const struct paths *paths, const struct change *change, const char *above)
{
	const struct value *item = change->new_value ? change->new_value : change->old_value;
	const struct plan *plan =
		change->new_value ? paths->changes->new_plan : paths->changes->old_plan;
	struct text path = TEXT_INIT;
	text_str(&path, change->path);
	if (change->item && !change->acronym)
		valuepath_add_item(&path, change->field, item, &plan->calendar);
	bool within = valuepath_is_within(path.data, above);
	text_release(&path);
	return within;
}

static bool is_in_field(void *context, const struct change *change)
{
	const struct paths *paths = context;
	const char *path = paths->of[change_thing(change)->kind].data;
	/* That a thing came, went or was renamed is told of its id. */
	if (!change->path)
		return !strcmp(path, "id");
	return *path && is_within(paths, change, path);
}

static int keep_field(
	const struct selection *selection, struct changes *changes, struct fail *fail)
{
	struct paths paths = {.changes = changes};
	struct fail ignored = FAIL_INIT;
	bool any = false;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		enum record_id record = kind_schemas[kind].record;
		/* What is wrong with it is told as of an action. */
		struct fail *told = kind == KIND_ACTION ? fail : &ignored;
		text_init(&paths.of[kind]);
		if (record != RECORD_NONE)
			any |= !read_path(
				&paths.of[kind], changes, record, selection->field, told);
	}
	fail_release(&ignored);
	if (any) {
		fail_release(fail);
		keep(changes, is_in_field, &paths);
	}
	for (int kind = 0; kind < KIND_COUNT; kind++)
		text_release(&paths.of[kind]);
	return any ? 0 : -1;
}

int selection_apply(struct selection *selection, struct changes *changes, struct fail *fail)
{
	selection->found = 0;
	if (selection->count && keep_things(selection, changes, fail))
		return -1;
	if (selection->where && keep_matching(selection, changes, fail))
		return -1;
	return selection->field ? keep_field(selection, changes, fail) : 0;
}
