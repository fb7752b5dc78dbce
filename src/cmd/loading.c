#include "cmd/loading.h"
#include "history/plan_cache.h"
#include "history/snapshot.h"
#include "model/check.h"

#include <sys/stat.h>

/* The folder of the cache; nothing where it takes Git to find it. */
static void common_folder(struct text *folder, const struct loading_request *request)
{
	struct stat status;
	if (request->repo) {
		text_str(folder, repo_common_folder(request->repo));
		return;
	}
	text_printf(folder, "%s/.git", request->root);
	if (lstat(folder->data, &status) || !S_ISDIR(status.st_mode))
		text_reset(folder);
}

static int load(
	struct session *session, const struct loading_request *request, struct fail *fail)
{
	if (plan_load(&session->plan, request->source, &session->diag, fail))
		return -1;
	check_run(session->plan, session->today, &session->diag);
	return 0;
}

/* Findings with warnings and without are kept apart: who wants errors only gets the plan. */
static bool recall(struct session *session, const struct loading_request *request,
	struct cache *cache, const struct snapshot_key *key)
{
	bool warnings = !session->diag.no_warnings;
	if (warnings && !snapshot_findings(&session->diag, cache, key, session->today))
		return false;
	return (warnings && request->findings_only) ||
	       snapshot_plan(&session->plan, cache, key);
}

/* A file that could not be read may be so the next time, and look the same. */
static bool is_certain(const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		if (diag->items[i].rule == FINDING_UNREADABLE)
			return false;
	}
	return true;
}

static void keep(const struct session *session, const struct loading_request *request,
	struct cache *cache, const struct snapshot_key *key)
{
	if (!is_certain(&session->diag))
		return;
	if (!session->diag.no_warnings)
		snapshot_keep_findings(cache, key, session->today, &session->diag);
	if (!request->findings_only && !diag_errors(&session->diag))
		snapshot_keep_plan(cache, key, session->plan);
}

/* A plan that is large enough, in a state that can be told from others. */
static int load_large(struct session *session, const struct loading_request *request,
	const struct snapshot_key *key, struct fail *fail)
{
	struct text folder = TEXT_INIT;
	common_folder(&folder, request);
	struct cache *cache = folder.length ? plan_cache_open(folder.data) : NULL;
	int result = 0;
	if (!recall(session, request, cache, key)) {
		bool no_warnings = session->diag.no_warnings;
		diag_release(&session->diag);
		session->diag = (struct diag)DIAG_INIT;
		session->diag.no_warnings = no_warnings;
		result = load(session, request, fail);
		if (!result)
			keep(session, request, cache, key);
	}
	cache_close(cache);
	text_release(&folder);
	return result;
}

int loading_run(
	struct session *session, const struct loading_request *request, struct fail *fail)
{
	struct source_list list = SOURCE_LIST_INIT;
	struct snapshot_key key;
	request->source->wants_states = request->cached;
	int result = request->source->ops->list(request->source, &list, fail);
	bool known = !result && request->cached && list.count >= SNAPSHOT_LEAST_FILES &&
		     snapshot_key(&key, &list);
	source_list_release(&list);
	if (result)
		return -1;
	return known ? load_large(session, request, &key, fail) : load(session, request, fail);
}
