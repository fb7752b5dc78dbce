#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/writing.h"
#include "git/history.h"
#include "git/objects.h"
#include "model/editing.h"
#include "model/read.h"
#include "model/reversal.h"
#include "model/same.h"
#include "model/valuepath.h"

#include <string.h>

/* Of a commit's subject no more than this many cells goes into that of its undo. */
#define MOST_SUBJECT 100

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_undo = {
	"undo",
	N_("take back what a commit changed in the plan"),
	N_("[COMMIT]"),
	options,
	0,
	0,
	run,
};

/* Which commit is known from the first attempt on: HEAD may move meanwhile. */
struct request {
	const char *when;
	bool found;
	struct history_commit commit;
};

/* --- Which commit ----------------------------------------------------------------------- */

static int no_way_back(const struct history_commit *commit, struct fail *fail)
{
	if (!commit->parents) {
		fail_set(fail, STATUS_REFUSED,
			_("%.7s is the first commit: before it there is nothing"), commit->id);
		return fail_hint(
			fail, _("to take a thing out of the plan: git plan remove ID"));
	}
	fail_set(fail, STATUS_REFUSED,
		_("%.7s is a merge: what it brought was changed by the commits before it"),
		commit->id);
	return fail_hint(fail,
		_("git log %.7s^1..%.7s lists them: undo those that you mean, the newest first"),
		commit->id, commit->id);
}

static int find_commit(struct request *request, struct repo *repo, struct fail *fail)
{
	struct history_commit *commit = &request->commit;
	bool holds;
	if (request->found)
		return 0;
	if (history_find(commit, repo, request->when, fail) ||
		history_holds(repo, commit->id, &holds, fail))
		return -1;
	if (!holds) {
		fail_set(fail, STATUS_REFUSED, _("%.7s is not in this branch"), commit->id);
		return fail_hint(fail, _("git log --oneline -- plan lists what can be undone"));
	}
	if (commit->parents != 1)
		return no_way_back(commit, fail);
	request->found = true;
	return 0;
}

/* --- What is in the way --------------------------------------------------------------------- */

/* The value that is in the way, looked for in the versions of its file. */
struct search {
	const struct plan *plan;
	const struct reversal_obstacle *obstacle;
	struct history_commit found;
	bool exactly; /* it is the value that changed there, not only the file */
};

/* A version of the file. */
struct file_version {
	struct text bytes;
	struct editing editing;
	const struct record *record; /* of the thing; NULL: it is not there */
};

static void read_version(
	struct file_version *version, const struct text *bytes, const struct search *search)
{
	struct fail ignored = FAIL_INIT;
	const struct reversal_obstacle *obstacle = search->obstacle;
	*version = (struct file_version){TEXT_INIT, {.arena = ARENA_INIT}, NULL};
	text_add(&version->bytes, bytes->data, bytes->length);
	enum record_id record = kind_schemas[obstacle->kind].record;
	if (record != RECORD_NONE &&
		!editing_start(&version->editing, &version->bytes, &ignored)) {
		const struct reading reading = {"", &search->plan->calendar,
			&version->editing.arena, &version->editing.diag};
		struct yamldoc_node *mapping =
			editing_find(&version->editing, obstacle->kind, obstacle->id.data);
		if (mapping)
			version->record = read_record(&reading, record, mapping);
	}
	fail_release(&ignored);
}

static void release_version(struct file_version *version)
{
	editing_finish(&version->editing);
	text_release(&version->bytes);
}

static bool same_at(
	const struct search *search, const struct record *before, const struct record *after)
{
	struct pairing pairing;
	struct arena arena = ARENA_INIT;
	struct fail ignored = FAIL_INIT;
	struct valuepath path;
	const char *end;
	bool same = !before == !after;
	pairing_none(&pairing, search->plan, search->plan);
	if (before && after && !search->obstacle->field.length) {
		same = same_record(&pairing, before, after);
	} else if (before && after &&
		   !valuepath_parse(&path, &arena, (enum record_id)before->id,
			   &search->plan->calendar, search->obstacle->field.data, &end,
			   &ignored)) {
		const struct valuepath_step *last = &path.steps[path.count - 1];
		const struct value *was =
			valuepath_find(&path, before, &search->plan->calendar);
		const struct value *is = valuepath_find(&path, after, &search->plan->calendar);
		same = !was == !is;
		if (was && is)
			same = last->key ? same_item(&pairing, last->field, was, is)
					 : same_value(&pairing, last->field, was, is);
	}
	fail_release(&ignored);
	arena_release(&arena);
	pairing_release(&pairing);
	return same;
}

/* Whether the value differs between two versions of the file. */
static bool differs(
	const struct search *search, const struct text *before, const struct text *after)
{
	struct file_version was, is;
	if (search->obstacle->kind == KIND_COUNT)
		return true;
	read_version(&was, before, search);
	read_version(&is, after, search);
	bool differ = !same_at(search, was.record, is.record);
	release_version(&was);
	release_version(&is);
	return differ;
}

static void take(struct search *search, const struct history_commit *commit)
{
	memcpy(search->found.id, commit->id, sizeof commit->id);
	text_reset(&search->found.subject);
	text_str(&search->found.subject, commit->subject.data);
}

/* The newest that changed the value; without one, the newest that changed the file. */
static bool look_at(void *context, const struct history_commit *commit,
	const struct text *before, const struct text *after)
{
	struct search *search = context;
	search->exactly = differs(search, before, after);
	if (search->exactly || !search->found.id[0])
		take(search, commit);
	return search->exactly;
}

static void say_obstacle(const struct reversal_obstacle *obstacle, struct fail *fail)
{
	struct text shown = TEXT_INIT, field = TEXT_INIT;
	utf8_visible(&shown, obstacle->shown.data, obstacle->shown.length);
	utf8_visible(&field, obstacle->field.data, obstacle->field.length);
	if (obstacle->refers_to.length)
		fail_set(fail, STATUS_REFUSED, _("'%s' refers by now to '%s', which would go"),
			shown.data, obstacle->refers_to.data);
	else if (field.length)
		fail_set(fail, STATUS_REFUSED, _("'%s' of '%s' was changed since"), field.data,
			shown.data);
	else
		fail_set(fail, STATUS_REFUSED, _("'%s' was changed since"), shown.data);
	text_release(&shown);
	text_release(&field);
}

static int blocked(struct writing *writing, const struct request *request,
	const struct reversal_obstacle *obstacle, struct fail *fail)
{
	struct search search = {.plan = writing->plan, .obstacle = obstacle};
	history_commit_init(&search.found);
	history_walk(writing->repo, obstacle->path.data, request->commit.id, look_at, &search);
	say_obstacle(obstacle, fail);
	if (search.found.id[0])
		fail_hint(fail, _("by %.7s (%s): undo that first, or change the field itself"),
			search.found.id, search.found.subject.data);
	else
		fail_hint(fail, _("git diff HEAD -- %s shows what is not committed yet"),
			obstacle->path.data);
	history_commit_release(&search.found);
	return -1;
}

/* --- Taking it back ---------------------------------------------------------------------------- */

static void describe(struct text *subject, const struct history_commit *commit)
{
	static const char own[] = "plan: ";
	const char *what = commit->subject.data;
	if (!strncmp(what, own, strlen(own)))
		what += strlen(own);
	size_t length = strlen(what), kept = utf8_skip(what, length, MOST_SUBJECT);
	text_printf(subject, "undo %.*s%s (%.7s)", (int)kept, what, kept < length ? "…" : "",
		commit->id);
}

static int open_ends(struct reversal_ends *ends, const struct history_commit *commit,
	struct repo *repo, struct fail *fail)
{
	*ends = (struct reversal_ends){NULL, NULL};
	if (!repo_revision_source(&ends->after, repo, commit->id, fail) &&
		!repo_revision_source(&ends->before, repo, commit->parent, fail))
		return 0;
	return fail_hint(fail, _("only what changed a plan that was there can be undone"));
}

static int nothing_changed(const struct history_commit *commit, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED, _("%.7s (%s) changed nothing of the plan"), commit->id,
		commit->subject.data);
	return fail_hint(
		fail, _("name the commit; git log --oneline -- plan lists what can be undone"));
}

static int take_back(struct writing *writing, const struct request *request, struct fail *fail)
{
	struct reversal_ends ends;
	struct reversal_obstacle obstacle;
	enum reversal_result result = REVERSAL_FAILED;
	reversal_obstacle_init(&obstacle);
	if (!open_ends(&ends, &request->commit, writing->repo, fail))
		result = reversal_make(&writing->draft, writing->plan, &ends, &obstacle, fail);
	if (result == REVERSAL_BLOCKED)
		blocked(writing, request, &obstacle, fail);
	if (result == REVERSAL_NOTHING)
		nothing_changed(&request->commit, fail);
	reversal_obstacle_release(&obstacle);
	source_free(ends.before);
	source_free(ends.after);
	return result == REVERSAL_MADE ? 0 : -1;
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	struct request *request = context;
	if (find_commit(request, writing->repo, fail) || take_back(writing, request, fail))
		return -1;
	describe(&writing->subject, &request->commit);
	return 0;
}

/* A date or a decision means a plan, not what changed it. */
static bool means_a_plan(const char *when)
{
	return day_parse(when) || !strncmp(when, "decision:", strlen("decision:"));
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct request request = {.when = argc ? argv[0] : "HEAD"};
	if (argc > 1)
		return fail_set(fail, STATUS_USAGE, _("undo takes one commit at a time"));
	if (means_a_plan(request.when)) {
		fail_set(fail, STATUS_USAGE, _("'%s' names no commit"), request.when);
		return fail_hint(fail, _("git log --oneline -- plan lists what can be undone"));
	}
	history_commit_init(&request.commit);
	int result = writing_run(session, fill, &request, fail);
	history_commit_release(&request.commit);
	return result;
}
