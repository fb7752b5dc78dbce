#include "base/lang.h"
#include "git/message.h"
#include "git/when.h"
#include "format/yamldoc.h"
#include "model/calendar.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DECISION "decision:"
#define PLAN_FILE "plan/plan.yaml"

/* First-parent steps from HEAD, newest first. */
struct steps {
	git_commit *commit; /* the current one; NULL past the last */
	bool incomplete;    /* the history goes on, but is not here */
};

static int no_commit(struct fail *fail)
{
	return fail_set(
		fail, STATUS_FAILURE, _("nothing is recorded yet: the branch has no commit"));
}

static int steps_start(struct steps *steps, struct repo *repo, struct fail *fail)
{
	git_object *head;
	*steps = (struct steps){NULL, false};
	if (git_repository_head_unborn(repo->handle) == 1)
		return no_commit(fail);
	if (git_revparse_single(&head, repo->handle, "HEAD^{commit}"))
		return repo_fail(fail, "HEAD");
	steps->commit = (git_commit *)head;
	return 0;
}

static void steps_next(struct steps *steps, struct repo *repo)
{
	git_commit *parent = NULL;
	if (git_commit_parentcount(steps->commit)) {
		if (git_commit_parent(&parent, steps->commit, 0)) {
			parent = NULL;
			steps->incomplete = true;
		}
	} else if (git_repository_is_shallow(repo->handle) == 1) {
		steps->incomplete = true;
	}
	git_commit_free(steps->commit);
	steps->commit = parent;
}

static void steps_end(struct steps *steps)
{
	git_commit_free(steps->commit);
	steps->commit = NULL;
}

static bool has_file(git_commit *commit, const char *path, git_oid *blob)
{
	git_tree *tree;
	git_tree_entry *entry = NULL;
	if (git_commit_tree(&tree, commit))
		return false;
	bool found = !git_tree_entry_bypath(&entry, tree, path);
	if (found && blob)
		git_oid_cpy(blob, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	git_tree_free(tree);
	return found;
}

static day_t commit_day(const git_commit *commit)
{
	time_t seconds = (time_t)git_commit_time(commit);
	struct tm local;
	localtime_r(&seconds, &local);
	return 10000 * (local.tm_year + 1900) + 100 * (local.tm_mon + 1) + local.tm_mday;
}

static int say_incomplete(struct fail *fail, const char *when)
{
	fail_set(fail, STATUS_FAILURE,
		_("%s lies before the history that this repository holds: it is shallow or damaged"),
		when);
	return fail_hint(fail, _("fetch the rest of the history: git fetch --unshallow"));
}

/* Since when the first-parent history has a plan: what to say when a date lies before it. */
static int before_the_plan(struct repo *repo, const char *when, struct fail *fail)
{
	struct steps steps;
	day_t since = 0;
	struct text day = TEXT_INIT;
	if (steps_start(&steps, repo, fail))
		return -1;
	while (steps.commit && has_file(steps.commit, PLAN_FILE, NULL)) {
		since = commit_day(steps.commit);
		steps_next(&steps, repo);
	}
	bool incomplete = steps.incomplete;
	steps_end(&steps);
	if (incomplete)
		return say_incomplete(fail, when);
	if (!since)
		return fail_set(fail, STATUS_FAILURE, _("no plan was recorded on %s"), when);
	day_print(&day, since);
	fail_set(fail, STATUS_FAILURE, _("no plan was recorded on %s: it is recorded since %s"),
		when, day.data);
	text_release(&day);
	return -1;
}

static int resolve_date(
	git_commit **commit, struct repo *repo, const char *when, day_t day, struct fail *fail)
{
	struct tm end = {.tm_year = day / 10000 - 1900,
		.tm_mon = day / 100 % 100 - 1,
		.tm_mday = day % 100 + 1,
		.tm_isdst = -1};
	git_time_t limit = (git_time_t)mktime(&end);
	struct steps steps;
	if (steps_start(&steps, repo, fail))
		return -1;
	while (steps.commit && git_commit_time(steps.commit) >= limit)
		steps_next(&steps, repo);
	*commit = steps.commit;
	if (*commit && has_file(*commit, PLAN_FILE, NULL))
		return 0;
	steps_end(&steps);
	*commit = NULL;
	if (steps.incomplete)
		return say_incomplete(fail, when);
	return before_the_plan(repo, when, fail);
}

/* Whether the meeting's file in that blob holds a decision of that id. */
static bool holds_decision(struct repo *repo, const git_oid *id, const char *decision)
{
	git_blob *blob;
	struct yamldoc doc;
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	bool found = false;
	if (git_blob_lookup(&blob, repo->handle, id))
		return false;
	if (!yamldoc_read(&doc, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob),
		    YAMLDOC_WORKING, "", &arena, &diag)) {
		const struct yamldoc_node *list = yamldoc_get(doc.root, "decisions");
		for (const struct yamldoc_node *item = list ? list->first : NULL; item;
			item = item->next) {
			const struct yamldoc_node *own =
				item->kind == YAMLDOC_MAPPING ? yamldoc_get(item, "id") : NULL;
			found = found || (own && own->text && !strcmp(own->text, decision));
		}
	}
	git_blob_free(blob);
	arena_release(&arena);
	diag_release(&diag);
	return found;
}

static int resolve_decision(
	git_commit **commit, struct repo *repo, const char *name, struct fail *fail)
{
	const char *slash = strchr(name, '/');
	struct text path = TEXT_INIT;
	struct steps steps;
	git_commit *first = NULL; /* the oldest so far that contains it */
	git_oid seen = {{0}};
	bool seen_holds = false;
	if (!slash)
		return fail_set(fail, STATUS_FAILURE,
			_("a decision is named MEETING/ID: decision:reunion-2007-06-06/d1"));
	if (steps_start(&steps, repo, fail))
		return -1;
	text_printf(&path, "plan/meetings/%.*s.yaml", (int)(slash - name), name);
	while (steps.commit) {
		git_oid blob;
		bool done =
			message_has_trailer(git_commit_message(steps.commit), "Decision", name);
		bool there = !done && has_file(steps.commit, path.data, &blob);
		if (there && !git_oid_equal(&blob, &seen)) {
			git_oid_cpy(&seen, &blob);
			seen_holds = holds_decision(repo, &blob, slash + 1);
		}
		if (done || (there && seen_holds)) {
			git_commit_free(first);
			git_commit_dup(&first, steps.commit);
		}
		if (done)
			break;
		steps_next(&steps, repo);
	}
	bool incomplete = steps.incomplete;
	steps_end(&steps);
	text_release(&path);
	*commit = first;
	if (first)
		return 0;
	if (incomplete)
		return say_incomplete(fail, name);
	fail_set(fail, STATUS_FAILURE, _("no revision carries or contains the decision %s"),
		name);
	return fail_hint(fail, _("git plan list decisions shows those of the plan"));
}

int when_resolve(git_commit **commit, struct repo *repo, const char *when, struct fail *fail)
{
	git_object *object, *peeled;
	day_t day = day_parse(when);
	*commit = NULL;
	if (!strncmp(when, DECISION, strlen(DECISION)))
		return resolve_decision(commit, repo, when + strlen(DECISION), fail);
	if (day)
		return resolve_date(commit, repo, when, day, fail);
	if (git_repository_head_unborn(repo->handle) == 1 && !strcmp(when, "HEAD"))
		return no_commit(fail);
	if (git_revparse_single(&object, repo->handle, when)) {
		fail_set(fail, STATUS_FAILURE, _("'%s' names no revision, date or decision"),
			when);
		return fail_hint(
			fail, _("write a revision (HEAD~3, a tag), a date (2008-01-31) or "
				"decision:MEETING/ID"));
	}
	int error = git_object_peel(&peeled, object, GIT_OBJECT_COMMIT);
	git_object_free(object);
	if (error)
		return fail_set(fail, STATUS_FAILURE, _("'%s' is not a commit"), when);
	*commit = (git_commit *)peeled;
	return 0;
}
