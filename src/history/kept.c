#include "history/kept.h"
#include "base/lang.h"
#include "history/commits.h"

#include <stdlib.h>

/* One that makes no sense is none. */
static bool take(
	struct entry *entry, struct history *history, const struct graph_commit *commit)
{
	struct cache_entry kept;
	if (!cache_commit_get(history->cache, commit->id, &kept))
		return false;
	if (!entry_open(entry, history, kept.bytes, kept.length))
		return true;
	cache_distrust(history->cache);
	return false;
}

static void keep(struct history *history, const struct graph_commit *commit,
	const struct entry *entry, const struct text *bytes)
{
	struct marks marks = {0};
	entry_marks(&marks, entry);
	cache_commit_put(history->cache, commit->id, bytes->data, bytes->length, marks.items,
		marks.count);
	free(marks.items);
}

int kept_open(struct entry *entry, struct history *history, const struct graph_commit *commit,
	struct fail *fail)
{
	struct text bytes = TEXT_INIT;
	bool complete = true;
	if (take(entry, history, commit))
		return 0;
	int result = entry_make(&bytes, &complete, history, commit, fail);
	if (!result && entry_open(entry, history, bytes.data, bytes.length))
		result = fail_set(fail, STATUS_FAILURE, _("commit %s: it cannot be compared"),
			commit_name(&history->arena, commit->id));
	if (!result && !complete)
		history_add_gap(history, commit, GAP_MISSING);
	else if (!result && history->cache)
		keep(history, commit, entry, &bytes);
	if (!result)
		entry->complete = complete;
	text_release(&bytes);
	return result;
}
