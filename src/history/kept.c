#include "history/kept.h"
#include "base/lang.h"
#include "history/commits.h"

#include <stdlib.h>

bool kept_take(struct entry *entry, struct history *history, const struct graph_commit *commit)
{
	struct cache_entry kept;
	if (!cache_commit_get(history->cache, commit->id, &kept))
		return false;
	if (!entry_open(entry, history, kept.bytes, kept.length))
		return true;
	/* One that makes no sense is none. */
	cache_distrust(history->cache);
	return false;
}

void kept_make(struct made *made, struct history *history, const struct graph_commit *commit,
	struct touch wanted)
{
	*made = (struct made){TEXT_INIT, TOUCH_ANY, true, false, FAIL_INIT};
	int result = entry_make(&made->bytes, &made->touch, &made->complete, history, commit,
		wanted, &made->fail);
	made->skipped = !result && !touch_meets(made->touch, wanted);
}

static void keep(
	struct history *history, const struct graph_commit *commit, const struct made *made)
{
	if (!made->complete) {
		history_add_gap(history, commit, GAP_MISSING);
		return;
	}
	history_add_touch(history, commit, made->touch);
	if (!made->skipped && made->touch.fields)
		cache_commit_put(
			history->cache, commit->id, made->bytes.data, made->bytes.length);
}

int kept_open_made(struct entry *entry, struct history *history,
	const struct graph_commit *commit, struct made *made, struct fail *fail)
{
	int result = 0;
	if (made->fail.status != STATUS_OK) {
		*fail = made->fail;
		made->fail = (struct fail)FAIL_INIT;
		result = -1;
	} else if (entry_open(entry, history, made->bytes.data, made->bytes.length)) {
		result = fail_set(fail, STATUS_FAILURE, _("commit %s: it cannot be compared"),
			commit_name(&history->arena, commit->id));
	} else {
		entry->complete = made->complete;
		keep(history, commit, made);
	}
	made_release(made);
	return result;
}

void made_release(struct made *made)
{
	text_release(&made->bytes);
	fail_release(&made->fail);
}

int kept_open(struct entry *entry, struct history *history, const struct graph_commit *commit,
	struct fail *fail)
{
	struct made made;
	if (kept_take(entry, history, commit))
		return 0;
	kept_make(&made, history, commit, TOUCH_ANY);
	return kept_open_made(entry, history, commit, &made, fail);
}
