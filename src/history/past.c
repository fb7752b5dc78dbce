#include "base/lang.h"
#include "base/term.h"
#include "history/kept.h"
#include "model/vocabulary.h"

#include <string.h>

/* What a word means that names a thing of the plan no more. */
struct wanted {
	unsigned kinds; /* bits 1 << enum kind */
	const char *id;
};

static struct wanted read_wanted(const char *word)
{
	const char *colon = strchr(word, ':');
	enum kind kind = colon ? vocabulary_kind(word, (size_t)(colon - word)) : KIND_COUNT;
	if (kind == KIND_COUNT)
		return (struct wanted){~0u, word};
	return (struct wanted){1u << kind, colon + 1};
}

static bool is_called(const struct thing *thing, const struct wanted *wanted)
{
	struct text id = TEXT_INIT;
	const struct list *former = thing_former_ids(thing);
	thing_full_id(&id, thing);
	bool called = !strcmp(id.data, wanted->id);
	for (uint32_t i = 0; former && !called && i < former->count; i++)
		called = !strcmp(former->items[i].text, wanted->id);
	text_release(&id);
	return called && wanted->kinds >> thing->kind & 1;
}

/* The thing of that name that a commit took away, or NULL. */
static const struct thing *find_removed(const struct entry *entry, const struct wanted *wanted)
{
	for (size_t i = 0; i < entry->changes.count; i++) {
		const struct change *change = &entry->changes.items[i];
		if (change->op == CHANGE_REMOVE && !change->path && change->old_thing &&
			is_called(change->old_thing, wanted))
			return change->old_thing;
	}
	return NULL;
}

/* What is found lasts as long as the history. */
static void hold(struct history *history, const struct entry *entry)
{
	history->past = mem_grow(history->past, history->past_count, &history->past_capacity,
		sizeof *history->past);
	history->past[history->past_count++] = *entry;
}

static int look_in(const struct thing **found, struct history *history,
	const struct graph_commit *commit, const struct wanted *wanted, struct fail *fail)
{
	struct entry entry;
	if (kept_open(&entry, history, commit, fail))
		return -1;
	*found = find_removed(&entry, wanted);
	if (*found)
		hold(history, &entry);
	else
		entry_close(&entry);
	return 0;
}

int history_find_past(const struct thing **found, struct history *history, const char *tip,
	const char *word, struct fail *fail)
{
	const struct wanted wanted = read_wanted(word);
	const struct graph *graph = &history->graph;
	struct term_progress progress = {0};
	*found = NULL;
	int result = history_go_to(history, tip, fail);
	term_progress_start(&progress, _("Comparing commits"), graph->count);
	for (uint32_t i = 0; !result && !*found && i < graph->count; i++) {
		term_progress_update(&progress, i);
		result = look_in(found, history, &graph->commits[i], &wanted, fail);
	}
	term_progress_stop(&progress);
	return result;
}
