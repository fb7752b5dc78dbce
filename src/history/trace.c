#include "history/trace.h"
#include "base/lang.h"
#include "base/term.h"
#include "git/trees.h"
#include "history/kept.h"
#include "history/travellers.h"
#include "history/versions.h"
#include "model/valuepath.h"

#include <stdlib.h>
#include <string.h>

/* Of so many files git is asked which commits touch them, in so long a history. */
#define MOST_FILES 4
#define LONG_HISTORY 500
/* Values of so many files are told apart by what differs, not one by one. */
#define MANY_FILES 4

/* The commits that touch a file. */
struct file_commits {
	const char *path;
	bool *touching; /* by place; NULL: nobody can tell */
};

struct tracing {
	struct history *history;
	struct file_commits files[MOST_FILES];
	int file_count;
	struct arena arena;
	struct travellers *at; /* by place: who has come there */
	size_t left;           /* travellers without an answer */
};

static void answer(struct tracing *tracing, struct traveller *traveller, uint32_t origin)
{
	traveller->trace->origin = origin;
	tracing->left--;
}

static void answer_all(struct tracing *tracing, struct travellers *travellers, uint32_t origin)
{
	struct traveller *all = travellers_take_all(travellers);
	for (; all; all = all->next)
		answer(tracing, all, origin);
}

/* --- Names before ------------------------------------------------------------------------ */

static bool is_thing(const struct thing *thing, const struct traveller *traveller)
{
	struct text id = TEXT_INIT;
	if (!thing || thing->kind != traveller->trace->kind)
		return false;
	thing_full_id(&id, thing);
	bool is = !strcmp(id.data, traveller->id);
	text_release(&id);
	return is;
}

static bool had_id(const struct thing *thing, const char *id)
{
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = 0; former && i < former->count; i++) {
		if (!strcmp(former->items[i].text, id))
			return true;
	}
	return false;
}

/* What was removed may have been called otherwise long before. */
static bool is_about(const struct change *change, const struct traveller *traveller)
{
	if (change->new_thing)
		return is_thing(change->new_thing, traveller);
	return is_thing(change->old_thing, traveller) ||
	       (change->old_thing->kind == traveller->trace->kind &&
		       had_id(change->old_thing, traveller->id));
}

/* The field that tells the items of a list apart; of plain items the list itself. */
static const struct field *key_field(const struct field *list)
{
	if (list->type != TYPE_RECORD)
		return list;
	const struct record_schema *schema = &record_schemas[list->record];
	return schema->key < 0 ? list : &schema->fields[schema->key];
}

/* What a key is when it names what was renamed, by its name before; else the key. */
static const char *key_before(
	struct arena *arena, const struct valuepath_step *step, const struct change *rename)
{
	struct text now = TEXT_INIT, before = TEXT_INIT;
	const char *key = step->key, *kind = kind_schemas[rename->new_thing->kind].name;
	const struct field *field = key_field(step->field);
	bool link = field->type == TYPE_LINK || field->type == TYPE_FORMER_LINK;
	bool names = field->type == TYPE_REFERENCE ||
		     (link && field->kinds >> rename->new_thing->kind & 1);
	if (!link) {
		text_printf(&now, "%s ", kind);
		text_printf(&before, "%s ", kind);
	}
	thing_full_id(&now, rename->new_thing);
	thing_full_id(&before, rename->old_thing);
	/* A second field that tells items apart stands on a line of its own. */
	size_t length = key ? strcspn(key, "\n") : 0;
	if (names && length == now.length && !memcmp(key, now.data, length)) {
		text_str(&before, key + length);
		key = arena_text(arena, before.data, before.length);
	}
	text_release(&now);
	text_release(&before);
	return key;
}

/* A path's keys by the ids that what it leads through had before the renames. */
static const char *path_before(struct tracing *tracing, const struct traveller *traveller,
	const struct changes *changes)
{
	struct valuepath path;
	const char *end, *result = traveller->path;
	struct fail ignored = FAIL_INIT;
	struct text printed = TEXT_INIT;
	enum record_id record = kind_schemas[traveller->trace->kind].record;
	if (!changes->count || record == RECORD_NONE ||
		valuepath_parse(&path, &tracing->arena, record, &changes->new_plan->calendar,
			traveller->path, &end, &ignored) ||
		*end) {
		fail_release(&ignored);
		return result;
	}
	for (size_t i = 0; i < changes->count; i++) {
		for (int k = 0; changes->items[i].op == CHANGE_RENAME && k < path.count; k++)
			path.steps[k].key =
				key_before(&tracing->arena, &path.steps[k], &changes->items[i]);
	}
	valuepath_print(&printed, &path);
	result = arena_text(&tracing->arena, printed.data, printed.length);
	text_release(&printed);
	return result;
}

/* The name of a file without its folders. */
static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* Where a file stood before that took another name with what it holds; NULL: the same. */
static const char *file_renamed(const struct changes *changes, const char *file)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (change->op == CHANGE_RENAME && !strcmp(change->new_thing->path, file))
			return change->old_thing->path;
	}
	return NULL;
}

/* Where the traveller's file stood before, when it was moved or renamed. */
static const char *file_before(struct tracing *tracing, const struct changes *changes,
	const struct graph_commit *commit, const struct graph_commit *parent, const char *file)
{
	struct difference difference;
	const char *renamed = file_renamed(changes, file), *found = NULL;
	if (renamed)
		return arena_strdup(&tracing->arena, renamed);
	difference_find(&difference, tracing->history->recent,
		history_tree(tracing->history, parent), history_tree(tracing->history, commit));
	for (size_t i = 0; i < difference.count && !found; i++) {
		const struct differing_file *old = &difference.items[i];
		if (!old->is_new && !strcmp(base_name(old->path), base_name(file)))
			found = arena_strdup(&tracing->arena, old->path);
	}
	difference_release(&difference);
	return found;
}

/* --- What a commit touched ------------------------------------------------------------------ */

static bool leads_item(const struct change *change, const struct list *list, const char *path,
	const struct calendar *calendar, bool *found)
{
	for (uint32_t i = 0; i < list->count; i++) {
		struct text item = TEXT_INIT;
		text_str(&item, change->path);
		valuepath_add_item(&item, change->field, &list->items[i], calendar);
		bool same = !strcmp(item.data, path);
		text_release(&item);
		if (!same)
			continue;
		*found = true;
		return record_number(list->items[i].record, REFERENCE_LEAD, 0);
	}
	return false;
}

/* A new lead is told with the order: for those items it is a new value. */
static bool moves_lead(const struct changes *changes, const struct change *change,
	const struct traveller *traveller)
{
	if (change->op != CHANGE_REORDER || change->field->type != TYPE_REFERENCE ||
		!valuepath_is_within(traveller->path, change->path))
		return false;
	bool was = false, is = false;
	bool led = leads_item(change, change->old_value->list, traveller->path,
		&changes->old_plan->calendar, &was);
	bool leads = leads_item(change, change->new_value->list, traveller->path,
		&changes->new_plan->calendar, &is);
	return was && is && led != leads;
}

/* A rename gives the id, and takes the old one among the former ones. */
static bool renames(const struct change *change, const char *path)
{
	const struct thing *old = change->old_thing;
	struct text former = TEXT_INIT;
	if (!strcmp(path, "id"))
		return strcmp(old->id, change->new_thing->id) != 0;
	text_printf(&former, "former_ids.%s", old->id);
	bool is = !strcmp(path, former.data) && !had_id(old, old->id);
	text_release(&former);
	return is;
}

static bool touches(const struct changes *changes, const struct change *change,
	const struct traveller *traveller)
{
	const struct trace *trace = traveller->trace;
	if (!is_about(change, traveller))
		return false;
	/* What comes or goes does so with all that it has. */
	if (!change->path)
		return change->op != CHANGE_RENAME || !traveller->path ||
		       renames(change, traveller->path);
	if (!traveller->path)
		return false;
	if (trace->acronym || change->acronym)
		return trace->acronym && change->acronym &&
		       !strcmp(trace->acronym, change->acronym);
	if (trace->order)
		return change->op == CHANGE_REORDER && !strcmp(change->path, traveller->path);
	if (change->op == CHANGE_REORDER)
		return moves_lead(changes, change, traveller);
	if (change_is_within(changes, change, traveller->path))
		return true;
	/* What is within something that came or went did so with it. */
	struct text location = TEXT_INIT;
	change_location(&location, changes, change);
	bool within = valuepath_is_within(traveller->path, location.data);
	text_release(&location);
	return within;
}

static bool is_touched(const struct changes *changes, const struct traveller *traveller)
{
	for (size_t i = 0; i < changes->count; i++) {
		if (touches(changes, &changes->items[i], traveller))
			return true;
	}
	return false;
}

/* --- One parent ------------------------------------------------------------------------------- */

/* It may have been asked when the graph was read. */
static bool ask_git(struct history *history, const struct file_commits *file)
{
	struct touching *asked = &history->touching, touching = {.path = file->path};
	if (asked->path && asked->exec.process && !strcmp(asked->path, file->path))
		return touching_finish(file->touching, asked, &history->graph);
	touching_start(&touching, history->repo, history->graph.commits[0].id);
	return touching_finish(file->touching, &touching, &history->graph);
}

static const struct file_commits *find_file(struct tracing *tracing, const char *path)
{
	const struct graph *graph = &tracing->history->graph;
	for (int i = 0; i < tracing->file_count; i++) {
		if (!strcmp(tracing->files[i].path, path))
			return &tracing->files[i];
	}
	if (tracing->file_count == MOST_FILES)
		return NULL;
	struct file_commits *file = &tracing->files[tracing->file_count++];
	*file = (struct file_commits){path, mem_zalloc(graph->count * sizeof *file->touching)};
	if (!ask_git(tracing->history, file)) {
		free(file->touching);
		file->touching = NULL;
	}
	return file;
}

/* Whether it is known without looking that the file is the parents'. */
static bool is_untouched(
	struct tracing *tracing, const struct graph_commit *commit, const char *path)
{
	const struct history *history = tracing->history;
	size_t place = (size_t)(commit - history->graph.commits);
	if (!path || history->graph.count < LONG_HISTORY || history->touches.known[place])
		return false;
	const struct file_commits *file = find_file(tracing, path);
	return file && file->touching && !file->touching[place];
}

enum file_state { FILE_SAME, FILE_DIFFERS, FILE_UNKNOWN };

static enum file_state compare_file(struct tracing *tracing, const struct graph_commit *commit,
	const struct graph_commit *parent, const char *file)
{
	unsigned char now[20], then[20];
	struct recent *recent = tracing->history->recent;
	if (!file)
		return FILE_DIFFERS;
	if (is_untouched(tracing, commit, file))
		return FILE_SAME;
	enum tree_lookup is =
		tree_look_up(now, recent, history_tree(tracing->history, commit), file);
	enum tree_lookup was =
		tree_look_up(then, recent, history_tree(tracing->history, parent), file);
	if (is == TREE_UNREADABLE || was == TREE_UNREADABLE)
		return FILE_UNKNOWN;
	if (is != was)
		return FILE_DIFFERS;
	return is != TREE_FILE || !memcmp(now, then, sizeof now) ? FILE_SAME : FILE_DIFFERS;
}

/* What the thing was in the parent, by another name perhaps; NULL: the changes do not tell. */
static const struct thing *thing_before(
	const struct changes *changes, const struct traveller *traveller)
{
	const struct thing *before = NULL;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (change->old_thing && is_thing(change->new_thing, traveller))
			before = change->old_thing;
	}
	return before;
}

/* Take its names back to those that the parent has. */
static void rename_back(struct tracing *tracing, struct traveller *traveller,
	const struct changes *changes, const struct graph_commit *commit,
	const struct graph_commit *parent)
{
	const struct thing *before = thing_before(changes, traveller);
	if (before) {
		struct text id = TEXT_INIT;
		thing_full_id(&id, before);
		traveller->id = arena_text(&tracing->arena, id.data, id.length);
		traveller->file = arena_strdup(&tracing->arena, before->path);
		text_release(&id);
	} else if (traveller->file) {
		unsigned char id[20];
		if (tree_look_up(id, tracing->history->recent,
			    history_tree(tracing->history, parent),
			    traveller->file) == TREE_NOTHING)
			traveller->file =
				file_before(tracing, changes, commit, parent, traveller->file);
	}
	if (traveller->path)
		traveller->path = path_before(tracing, traveller, changes);
}

/* Whether the thing began with this commit, in a file that could not be read. */
static bool begins(struct tracing *tracing, const struct traveller *traveller,
	const struct changes *changes, const struct graph_commit *commit,
	const struct graph_commit *parent)
{
	unsigned char id[20];
	struct recent *recent = tracing->history->recent;
	return traveller->file && traveller->path && !thing_before(changes, traveller) &&
	       tree_look_up(id, recent, history_tree(tracing->history, parent),
		       traveller->file) == TREE_NOTHING &&
	       tree_look_up(id, recent, history_tree(tracing->history, commit),
		       traveller->file) == TREE_FILE &&
	       !file_before(tracing, changes, commit, parent, traveller->file);
}

/* What may differ between a commit and one of its parents. */
struct step {
	const struct graph_commit *commit, *parent;
	uint32_t parent_place;
	const struct changes *changes; /* NULL: they were not needed so far */
	bool complete;
	const char *file; /* looked at last */
	enum file_state state;
	struct entry entry;
	struct versions versions;
	struct changes own;
};

/* Those of one file come one after the other. */
static enum file_state state_of(struct tracing *tracing, struct step *step, const char *file)
{
	if (!step->file || !file || strcmp(step->file, file)) {
		step->state = compare_file(tracing, step->commit, step->parent, file);
		step->file = file;
	}
	return step->state;
}

static int compare_step(struct tracing *tracing, struct step *step, struct fail *fail)
{
	struct history *history = tracing->history;
	if (step->changes)
		return 0;
	if (step->commit->parent_count == 1) {
		if (kept_open(&step->entry, history, step->commit, fail))
			return -1;
		step->changes = &step->entry.changes;
		step->complete = step->entry.complete;
		return 0;
	}
	versions_compare(&step->versions, history, history_tree(history, step->parent),
		history_tree(history, step->commit));
	if (versions_load(&step->versions, step->parent, fail)) {
		versions_release(&step->versions);
		return -1;
	}
	changes_between(&step->own, step->versions.old_plan, step->versions.new_plan);
	step->changes = &step->own;
	step->complete = !step->versions.incomplete;
	if (!step->complete)
		history_add_gap(history, step->commit, GAP_MISSING);
	return 0;
}

static void end_step(struct step *step)
{
	if (step->changes == &step->own) {
		changes_release(&step->own);
		versions_release(&step->versions);
	} else if (step->changes) {
		entry_close(&step->entry);
	}
}

/* Send it on to the parent if that has the same. Returns -1 at a failure. */
static int try_parent(struct tracing *tracing, struct step *step, struct traveller *traveller,
	bool *gone, struct fail *fail)
{
	enum file_state state = state_of(tracing, step, traveller->file);
	struct travellers *there = &tracing->at[step->parent_place];
	*gone = true;
	if (state == FILE_SAME) {
		travellers_add(there, traveller);
		return 0;
	}
	if (state == FILE_UNKNOWN) {
		history_add_gap(tracing->history, step->commit, GAP_MISSING);
		answer(tracing, traveller, GRAPH_NONE);
		return 0;
	}
	if (compare_step(tracing, step, fail))
		return -1;
	if (is_touched(step->changes, traveller) ||
		(step->complete && begins(tracing, traveller, step->changes, step->commit,
					   step->parent))) {
		*gone = false;
	} else if (!step->complete) {
		answer(tracing, traveller, GRAPH_NONE);
	} else {
		rename_back(tracing, traveller, step->changes, step->commit, step->parent);
		travellers_add(there, traveller);
	}
	return 0;
}

/* Send on all whose file is the parent's; returns the others, whom it may concern. */
static struct traveller *pass_same_files(
	struct tracing *tracing, const struct step *step, struct travellers *travellers)
{
	struct history *history = tracing->history;
	struct difference difference;
	struct traveller *others = NULL;
	bool whole = !difference_find(&difference, history->recent,
		history_tree(history, step->parent), history_tree(history, step->commit));
	if (!whole) {
		difference_release(&difference);
		return travellers_take_all(travellers);
	}
	for (size_t i = 0; i <= difference.count; i++) {
		const char *file = i < difference.count ? difference.items[i].path : NULL;
		others = travellers_join(travellers_take(travellers, file), others);
	}
	travellers_move(&tracing->at[step->parent_place], travellers);
	difference_release(&difference);
	return others;
}

/* Who stays is left among the travellers. */
static int visit_parent(struct tracing *tracing, const struct graph_commit *commit,
	uint32_t place, struct travellers *travellers, struct fail *fail)
{
	struct step step = {
		commit, &tracing->history->graph.commits[place], place, .complete = true};
	struct traveller *at = travellers->files < MANY_FILES
				       ? travellers_take_all(travellers)
				       : pass_same_files(tracing, &step, travellers);
	int result = 0;
	for (struct traveller *next; at && !result; at = next) {
		bool gone;
		next = at->next;
		result = try_parent(tracing, &step, at, &gone, fail);
		if (!result && !gone)
			travellers_add(travellers, at);
	}
	end_step(&step);
	return result;
}

/* --- All commits -------------------------------------------------------------------------------- */

static bool may_be_touched(const void *touch, const struct traveller *traveller)
{
	return touch_may_be(*(const struct touch *)touch, traveller->id);
}

/* Where it is known that the commit has nothing to do with them, send them on to its parent. */
static bool pass_on(struct tracing *tracing, uint32_t place)
{
	const struct history *history = tracing->history;
	const struct graph_commit *commit = &history->graph.commits[place];
	struct travellers *travellers = &tracing->at[place];
	if (!history->touches.known[place] || commit->parent_count != 1 ||
		travellers->files >= MANY_FILES)
		return false;
	const struct touch *touch = &history->touches.items[place];
	if (travellers_any(travellers, may_be_touched, touch))
		return false;
	travellers_move(&tracing->at[*graph_parents(&history->graph, commit)], travellers);
	return true;
}

static int visit(struct tracing *tracing, uint32_t place, struct fail *fail)
{
	const struct graph *graph = &tracing->history->graph;
	const struct graph_commit *commit = &graph->commits[place];
	struct travellers *travellers = &tracing->at[place];
	if (pass_on(tracing, place))
		return 0;
	for (int i = 0; i < commit->parent_count && travellers->files; i++) {
		uint32_t parent = graph_parents(graph, commit)[i];
		/* It may have had the value: then that is where it came from. */
		if (parent == GRAPH_NONE)
			answer_all(tracing, travellers, GRAPH_NONE);
		else if (visit_parent(tracing, commit, parent, travellers, fail))
			return -1;
	}
	answer_all(tracing, travellers, place);
	return 0;
}

static void set_out(struct tracing *tracing, struct trace *traces, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct traveller *traveller = arena_zalloc(&tracing->arena, sizeof *traveller);
		*traveller = (struct traveller){.trace = &traces[i],
			.id = traces[i].id,
			.path = traces[i].path,
			.file = traces[i].file};
		traces[i].origin = GRAPH_NONE;
		travellers_add(&tracing->at[0], traveller);
	}
	tracing->left = count;
}

int trace_all(struct history *history, struct trace *traces, size_t count, const bool *known,
	struct fail *fail)
{
	struct tracing tracing = {.history = history, .arena = ARENA_INIT};
	struct term_progress progress = {0};
	uint32_t total = history->graph.count;
	int result = 0;
	tracing.at = mem_zalloc((total + 1) * sizeof *tracing.at);
	set_out(&tracing, traces, count);
	term_progress_start(&progress, _("Comparing commits"), total);
	for (uint32_t i = 0; i < total && tracing.left && !result; i++) {
		term_progress_update(&progress, i);
		if (known && known[i])
			answer_all(&tracing, &tracing.at[i], GRAPH_NONE);
		else if (tracing.at[i].files)
			result = visit(&tracing, i, fail);
	}
	term_progress_stop(&progress);
	for (uint32_t i = 0; i < total; i++)
		travellers_take_all(&tracing.at[i]);
	for (int i = 0; i < tracing.file_count; i++)
		free(tracing.files[i].touching);
	free(tracing.at);
	arena_release(&tracing.arena);
	return result;
}
