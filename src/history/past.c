#include "base/lang.h"
#include "base/term.h"
#include "history/ahead.h"
#include "history/recall.h"
#include "model/vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* A thing is renamed less often; names may go round in a circle. */
#define MOST_NAMES 16

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

/* What a commit says of the word: the thing that it took away, or its next name. */
struct clue {
	const struct thing *removed;
	char *renamed;
};

static bool find_in(struct clue *clue, const struct entry *entry, const struct wanted *wanted)
{
	for (size_t i = 0; i < entry->changes.count; i++) {
		const struct change *change = &entry->changes.items[i];
		if (change->path || !change->old_thing || !is_called(change->old_thing, wanted))
			continue;
		if (change->op == CHANGE_REMOVE)
			clue->removed = change->old_thing;
		else if (change->op == CHANGE_RENAME)
			clue->renamed = mem_strdup(change->new_thing->id);
		if (change->op == CHANGE_REMOVE || change->op == CHANGE_RENAME)
			return true;
	}
	return false;
}

/* What is found lasts as long as the history. */
static void hold(struct history *history, const struct entry *entry)
{
	history->past = mem_grow(history->past, history->past_count, &history->past_capacity,
		sizeof *history->past);
	history->past[history->past_count++] = *entry;
}

/* The newest commit that says something. */
static int look(struct clue *clue, struct history *history, const struct wanted *wanted,
	struct fail *fail)
{
	const struct graph *graph = &history->graph;
	struct term_progress progress = {0};
	bool *all = mem_alloc(graph->count + 1);
	memset(all, true, graph->count);
	struct ahead *ahead = ahead_start(history, all);
	bool found = false;
	int result = 0;
	ahead_want(ahead, (struct touch){UINT64_MAX, touch_thing(wanted->id), 0});
	term_progress_start(&progress, _("Comparing commits"), graph->count);
	while (!found) {
		struct entry entry;
		const struct graph_commit *commit;
		result = ahead_next(&entry, &commit, ahead, fail);
		if (result || !commit)
			break;
		term_progress_update(&progress, (size_t)(commit - graph->commits));
		found = find_in(clue, &entry, wanted);
		if (clue->removed)
			hold(history, &entry);
		else
			entry_close(&entry);
	}
	term_progress_stop(&progress);
	ahead_stop(ahead);
	recall_keep(history);
	free(all);
	return result;
}

int history_find_past(const struct thing **found, struct history *history, const char *tip,
	const char *word, struct fail *fail)
{
	struct wanted wanted = read_wanted(word);
	struct clue clue = {0};
	char *name = NULL;
	int result = history_go_to(history, tip, fail);
	for (int i = 0; !result && i < MOST_NAMES; i++) {
		result = look(&clue, history, &wanted, fail);
		if (!clue.renamed)
			break;
		free(name);
		wanted.id = name = clue.renamed;
		clue.renamed = NULL;
	}
	free(name);
	*found = clue.removed;
	return result;
}
