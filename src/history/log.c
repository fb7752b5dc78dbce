#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "history/ahead.h"
#include "history/commits.h"
#include "history/ever.h"
#include "history/kept.h"
#include "history/recall.h"
#include "model/wordset.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct walk {
	struct history *history;
	const struct log_filter *filter;
	struct wordset wanted; /* "KIND ID" as each of the things is or was called; */
	struct arena names;    /* those words */
	struct ahead *ahead;   /* while it goes */
	uint64_t things;       /* bits of the wanted ones (touch.h) */
	bool *excluded;        /* by place: what `base` was made on; NULL: nothing */
	bool *matched; /* by place: what is to be told later; NULL: it is told at once */
	size_t told;
	log_fn *function;
	void *context;
};

/* --- Things ----------------------------------------------------------------------------- */

static struct word name_of(struct text *name, enum kind kind, const char *id)
{
	text_printf(name, "%s %s", kind_schemas[kind].name, id);
	return (struct word){name->data, name->length};
}

static bool is_wanted(const struct walk *walk, enum kind kind, const char *id)
{
	struct text name = TEXT_INIT;
	bool wanted = wordset_has(&walk->wanted, name_of(&name, kind, id));
	text_release(&name);
	return wanted;
}

static void want(struct walk *walk, enum kind kind, const char *id)
{
	struct text name = TEXT_INIT;
	struct word word = name_of(&name, kind, id);
	if (!wordset_has(&walk->wanted, word)) {
		word.bytes = arena_text(&walk->names, word.bytes, word.length);
		wordset_add(&walk->wanted, word);
		walk->things |= touch_thing(id);
	}
	text_release(&name);
}

static void want_thing(struct walk *walk, const struct thing *thing)
{
	struct text id = TEXT_INIT;
	thing_full_id(&id, thing);
	want(walk, thing->kind, id.data);
	text_release(&id);
	const struct list *former = thing_former_ids(thing);
	for (uint32_t i = 0; former && i < former->count; i++)
		want(walk, thing->kind, former->items[i].text);
}

static bool is_wanted_thing(const struct walk *walk, const struct thing *thing)
{
	struct text id = TEXT_INIT;
	if (!thing)
		return false;
	thing_full_id(&id, thing);
	bool wanted = is_wanted(walk, thing->kind, id.data);
	text_release(&id);
	return wanted;
}

/* What a commit of which something is told must have touched. */
static struct touch wanted_touch(const struct walk *walk)
{
	const struct log_filter *filter = walk->filter;
	/* Renames are told by the id. */
	return (struct touch){
		filter->field ? touch_field(filter->field) | touch_field("id") : UINT64_MAX,
		filter->things || filter->where ? walk->things : UINT64_MAX, 0};
}

/* Who is wanted under a new name was called otherwise before. */
static void follow_renames(struct walk *walk, const struct changes *changes)
{
	uint64_t before = walk->things;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (change->op == CHANGE_RENAME && is_wanted_thing(walk, change->new_thing))
			want_thing(walk, change->old_thing);
	}
	if (walk->ahead && walk->things != before)
		ahead_want(walk->ahead, wanted_touch(walk));
}

static void want_action(void *walk, const char *id)
{
	want(walk, KIND_ACTION, id);
}

/* --- One commit ---------------------------------------------------------------------------- */

static bool passes(
	const struct walk *walk, const struct changes *changes, const struct change *change)
{
	const struct log_filter *filter = walk->filter;
	if (filter->field && !change_is_within(changes, change, filter->field))
		return false;
	return (!filter->things && !filter->where) ||
	       is_wanted_thing(walk, change->new_thing) ||
	       is_wanted_thing(walk, change->old_thing);
}

static bool has_words(const char *name, const char *words)
{
	struct text folded = TEXT_INIT, wanted = TEXT_INIT;
	utf8_fold(&folded, name, strlen(name));
	utf8_fold(&wanted, words, strlen(words));
	bool has = strstr(folded.data, wanted.data);
	text_release(&folded);
	text_release(&wanted);
	return has;
}

static bool person_has(const struct person *person, const char *words)
{
	const char *names[] = {
		person->name, person->email, person->shown_name, person->shown_email};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (has_words(names[i], words))
			return true;
	}
	return false;
}

static bool is_allowed_by(const struct commit *commit, const char *const *decisions)
{
	const char *decision = commit_allowed_by(commit);
	for (size_t i = 0; decision && decisions[i]; i++) {
		if (!strcmp(decision, decisions[i]))
			return true;
	}
	return false;
}

/* Whether it is by whom, and by which decision, is asked for; who adopted it is added. */
static bool commit_passes(struct walk *walk, struct commit *described,
	const struct graph_commit *commit, struct arena *arena)
{
	const struct log_filter *filter = walk->filter;
	if (filter->author && !person_has(&described->author, filter->author))
		return false;
	history_add_adoption(described, walk->history, arena, commit);
	return !filter->decisions || is_allowed_by(described, filter->decisions);
}

static int hand_over(struct walk *walk, const struct graph_commit *commit,
	struct commit *described, const struct changes *changes, struct fail *fail)
{
	if (walk->matched) {
		walk->matched[commit - walk->history->graph.commits] = true;
		return 0;
	}
	return walk->function(walk->context, described, changes, fail);
}

/* Hand over what passes of an opened entry; returns what the function says. */
static int tell(struct walk *walk, const struct graph_commit *commit, const struct entry *entry,
	struct fail *fail)
{
	struct history *history = walk->history;
	struct arena arena = ARENA_INIT;
	struct commit described;
	struct changes passed = entry->changes;
	int result = 0;
	if (!entry->changes.count)
		return 0;
	passed.items = mem_array(NULL, entry->changes.count + 1, sizeof *passed.items);
	passed.count = 0;
	if (walk->filter->things || walk->filter->where)
		follow_renames(walk, &entry->changes);
	for (size_t i = 0; i < entry->changes.count; i++) {
		if (passes(walk, &entry->changes, &entry->changes.items[i]))
			passed.items[passed.count++] = entry->changes.items[i];
	}
	if (passed.count) {
		commit_read(&described, &arena, commit_name(&arena, commit->id), entry->raw);
		commit_map_names(&described, &arena, history->mailmap);
	}
	if (passed.count && commit_passes(walk, &described, commit, &arena)) {
		walk->told++;
		result = hand_over(walk, commit, &described, &passed, fail);
	}
	free(passed.items);
	arena_release(&arena);
	return result;
}

static int visit(struct walk *walk, const struct graph_commit *commit, struct fail *fail)
{
	struct entry entry;
	if (kept_open(&entry, walk->history, commit, fail))
		return -1;
	int result = tell(walk, commit, &entry, fail);
	entry_close(&entry);
	return result;
}

/* --- The walk -------------------------------------------------------------------------------- */

static bool is_in_time(const struct log_filter *filter, const struct graph_commit *commit)
{
	if (!filter->since && !filter->until)
		return true;
	day_t day = day_of((time_t)commit->time);
	return (!filter->since || day >= filter->since) &&
	       (!filter->until || day <= filter->until);
}

/* By place: the commits that may be told of. */
static bool *choose(const struct walk *walk)
{
	const struct graph *graph = &walk->history->graph;
	bool *chosen = mem_zalloc((graph->count + 1) * sizeof *chosen);
	for (uint32_t i = 0; i < graph->count; i++)
		chosen[i] = !(walk->excluded && walk->excluded[i]) &&
			    is_in_time(walk->filter, &graph->commits[i]);
	return chosen;
}

static int go(struct walk *walk, struct fail *fail)
{
	const struct graph *graph = &walk->history->graph;
	const struct log_filter *filter = walk->filter;
	struct term_progress progress = {0};
	bool *chosen = choose(walk);
	struct ahead *ahead = walk->ahead = ahead_start(walk->history, chosen);
	int result = 0;
	ahead_want(ahead, wanted_touch(walk));
	term_progress_start(&progress, _("Comparing commits"), graph->count);
	while (!result && !(filter->most && walk->told >= filter->most)) {
		struct entry entry;
		const struct graph_commit *commit;
		result = ahead_next(&entry, &commit, ahead, fail);
		if (result || !commit)
			break;
		term_progress_update(&progress, (size_t)(commit - graph->commits));
		result = tell(walk, commit, &entry, fail);
		entry_close(&entry);
	}
	term_progress_stop(&progress);
	ahead_stop(ahead);
	walk->ahead = NULL;
	recall_keep(walk->history);
	free(chosen);
	return result;
}

/* What matched, the oldest first. */
static int go_back(struct walk *walk, struct fail *fail)
{
	const struct graph *graph = &walk->history->graph;
	bool *matched = walk->matched;
	int result = 0;
	walk->matched = NULL;
	for (uint32_t i = graph->count; i-- && !result;) {
		if (matched[i])
			result = visit(walk, &graph->commits[i], fail);
	}
	free(matched);
	return result;
}

int history_log(struct history *history, const struct log_filter *filter, log_fn *function,
	void *context, struct fail *fail)
{
	struct walk walk = {
		.history = history, .filter = filter, .function = function, .context = context};
	for (size_t i = 0; filter->things && i < filter->thing_count; i++)
		want_thing(&walk, filter->things[i]);
	int result = history_go_to(history, filter->tip, fail);
	if (!result && filter->where)
		result = ever_find(
			history, filter->where, filter->today, want_action, &walk, fail);
	if (!result && filter->base)
		result = history_mark_base(&walk.excluded, history, filter->base, fail);
	if (!result && filter->reverse)
		walk.matched = mem_zalloc((history->graph.count + 1) * sizeof *walk.matched);
	if (!result)
		result = go(&walk, fail);
	if (!result && walk.matched)
		result = go_back(&walk, fail);
	else
		free(walk.matched);
	wordset_release(&walk.wanted);
	arena_release(&walk.names);
	free(walk.excluded);
	return result;
}
