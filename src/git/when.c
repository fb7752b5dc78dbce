#include "git/when.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "format/yamldoc.h"
#include "git/exec.h"
#include "git/graph_parts.h"
#include "git/loose.h"
#include "git/message.h"
#include "model/day_guess.h"
#include "model/schema.h"
#include "model/vocabulary.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PLAN "plan"
/* From so many steps on it is worth the start of git to take the others. */
#define MANY_STEPS 500
#define PLAN_FILE "plan/plan.yaml"

/* First-parent steps from HEAD, newest first. */
struct steps {
	struct repo *repo;
	git_commit *commit; /* the current one; NULL past the last */
	bool incomplete;    /* the history goes on, but is not here */
};

static int no_commit(struct fail *fail)
{
	fail_set(fail, STATUS_FAILURE, _("nothing is recorded yet: the branch has no commit"));
	return fail_hint(fail, _("git add plan, then git commit, records the plan"));
}

static int find_commit(git_commit **commit, const struct repo *repo, const git_oid *id)
{
	*commit = NULL;
	if (!loose_is_whole(repo, id) || git_commit_lookup(commit, repo->handle, id))
		return -1;
	return 0;
}

static int steps_start(struct steps *steps, struct repo *repo, struct fail *fail)
{
	git_oid head;
	*steps = (struct steps){repo, NULL, false};
	if (git_repository_head_unborn(repo->handle) == 1)
		return no_commit(fail);
	if (git_reference_name_to_id(&head, repo->handle, "HEAD") ||
		find_commit(&steps->commit, repo, &head))
		return repo_missing(fail, "HEAD");
	return 0;
}

/* A shallow boundary has no parents to go to, but its text still names them. */
static bool names_parents(const git_commit *commit)
{
	git_buf parents = {0};
	bool named = !git_commit_header_field(&parents, commit, "parent");
	git_buf_dispose(&parents);
	return named;
}

static void steps_next(struct steps *steps)
{
	git_commit *parent = NULL;
	if (git_commit_parentcount(steps->commit)) {
		const git_oid *id = git_commit_parent_id(steps->commit, 0);
		steps->incomplete = find_commit(&parent, steps->repo, id) != 0;
	} else {
		steps->incomplete = names_parents(steps->commit);
	}
	git_commit_free(steps->commit);
	steps->commit = parent;
}

static void steps_end(struct steps *steps)
{
	git_commit_free(steps->commit);
	steps->commit = NULL;
}

static bool is_shallow(const struct repo *repo)
{
	return git_repository_is_shallow(repo->handle) == 1;
}

static int say_incomplete(const struct repo *repo, const char *when, struct fail *fail)
{
	if (is_shallow(repo)) {
		fail_set(fail, STATUS_FAILURE,
			_("%s: the history that this repository holds does not go back far enough"),
			when);
		return fail_hint(fail, _("fetch the rest of it: git fetch --unshallow"));
	}
	fail_set(fail, STATUS_FAILURE,
		_("%s: the history is damaged before that could be found"), when);
	return fail_hint(fail, _("git fsck names what is missing or damaged"));
}

struct place {
	bool found;
	git_oid id;
};

/* Follow the path through the commit's trees, to an object of type `last`. Fails where one of them cannot be read. */
static int find_path(struct place *place, const struct steps *steps, const char *path,
	git_object_t last, struct fail *fail)
{
	git_oid id = *git_commit_tree_id(steps->commit);
	char *words = mem_strdup(path), *rest = words, *name;
	int result = 0;
	place->found = true;
	while (place->found && !result && (name = strsep(&rest, "/"))) {
		git_tree *tree = NULL;
		if (!loose_is_whole(steps->repo, &id) ||
			git_tree_lookup(&tree, steps->repo->handle, &id)) {
			result = repo_missing(fail, path);
			break;
		}
		const git_tree_entry *entry = git_tree_entry_byname(tree, name);
		place->found =
			entry && git_tree_entry_type(entry) == (rest ? GIT_OBJECT_TREE : last);
		if (place->found)
			git_oid_cpy(&id, git_tree_entry_id(entry));
		git_tree_free(tree);
	}
	git_oid_cpy(&place->id, &id);
	free(words);
	return result;
}

/* Whether the text has the form of MEETING/ID. */
static bool names_decision(const char *text)
{
	const char *slash = strchr(text, '/');
	struct text meeting = TEXT_INIT;
	text_add(&meeting, text, slash ? (size_t)(slash - text) : 0);
	bool names = slash && schema_is_id(meeting.data) && schema_is_id(slash + 1);
	text_release(&meeting);
	return names;
}

static day_t commit_day(const git_commit *commit)
{
	return day_of((time_t)git_commit_time(commit));
}

/* Add MEETING/ID, the decision that adopted the plan as HEAD has it; nothing when it is not said. */
static void find_adopted(struct text *adopted, struct repo *repo)
{
	struct steps steps;
	struct place place;
	struct fail ignored = FAIL_INIT;
	git_blob *blob = NULL;
	struct yamldoc doc;
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	const struct yamldoc_node *node = NULL;
	if (!steps_start(&steps, repo, &ignored)) {
		if (!find_path(&place, &steps, PLAN_FILE, GIT_OBJECT_BLOB, &ignored) &&
			place.found && loose_is_whole(repo, &place.id))
			git_blob_lookup(&blob, repo->handle, &place.id);
		steps_end(&steps);
	}
	if (blob &&
		!yamldoc_read(&doc, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob),
			YAMLDOC_RECORDED, "", &arena, &diag))
		node = yamldoc_get(doc.root, "adopted");
	if (node && node->text && names_decision(node->text))
		text_str(adopted, node->text);
	git_blob_free(blob);
	arena_release(&arena);
	diag_release(&diag);
	fail_release(&ignored);
}

/* No plan that day; but the plan that was adopted may be asked for. */
static int say_before(struct repo *repo, day_t day, day_t since, struct fail *fail)
{
	struct text then = TEXT_INIT, first = TEXT_INIT, adopted = TEXT_INIT;
	day_words(&then, day);
	day_words(&first, since);
	if (since)
		fail_set(fail, STATUS_FAILURE,
			_("no plan was recorded on %s: it is recorded since %s"), then.data,
			first.data);
	else
		fail_set(fail, STATUS_FAILURE, _("no plan was recorded on %s"), then.data);
	find_adopted(&adopted, repo);
	if (adopted.length)
		fail_hint(fail, _("the plan as it was adopted is decision:%s"), adopted.data);
	text_release(&then);
	text_release(&first);
	text_release(&adopted);
	return -1;
}

/* Since when the first-parent history has a plan: what to say when a date lies before it. */
static int before_the_plan(struct repo *repo, const char *when, day_t day, struct fail *fail)
{
	struct steps steps;
	struct place place = {.found = true};
	day_t since = 0;
	int result = steps_start(&steps, repo, fail);
	while (!result && steps.commit && place.found) {
		result = find_path(&place, &steps, PLAN, GIT_OBJECT_TREE, fail);
		if (!result && place.found) {
			since = commit_day(steps.commit);
			steps_next(&steps);
		}
	}
	steps_end(&steps);
	if (result)
		return -1;
	if (steps.incomplete)
		return say_incomplete(repo, when, fail);
	return say_before(repo, day, since, fail);
}

static void go_to(struct steps *steps, const git_oid *id)
{
	git_commit *found;
	if (find_commit(&found, steps->repo, id))
		return;
	git_commit_free(steps->commit);
	steps->commit = found;
}

/* The newest step that was made before the limit, among commits that are known. */
static bool leap_by_graph(struct steps *steps, git_time_t limit)
{
	struct graph graph = {0};
	if (!steps->repo->recall || !steps->repo->recall(&graph, steps->repo))
		return false;
	uint32_t at = graph_find(&graph, git_commit_id(steps->commit)->id), before = at;
	while (at != GRAPH_NONE && graph.commits[at].time >= limit) {
		const struct graph_commit *commit = &graph.commits[at];
		before = at;
		at = commit->parent_count ? *graph_parents(&graph, commit) : GRAPH_NONE;
	}
	/* Where there is none, the steps go on from the last one. */
	uint32_t place = at == GRAPH_NONE ? before : at;
	git_oid id;
	if (place != GRAPH_NONE) {
		git_oid_fromraw(&id, graph.commits[place].id);
		go_to(steps, &id);
	}
	graph_release(&graph);
	return place != GRAPH_NONE;
}

/* The same as git finds it: it reads commits faster. */
static void leap_by_git(struct steps *steps, git_time_t limit)
{
	char from[GIT_OID_HEXSZ + 1];
	struct text age = TEXT_INIT, name = TEXT_INIT;
	git_oid id;
	git_oid_tostr(from, sizeof from, git_commit_id(steps->commit));
	text_printf(&age, "--min-age=%lld", (long long)limit - 1);
	const char *arguments[] = {"--no-replace-objects", "rev-list", "--first-parent",
		"--max-count=1", age.data, from, "--", NULL};
	if (graph_is_as_git_shows(steps->repo) && !exec_git(&name, arguments) &&
		!git_oid_fromstr(&id, name.data))
		go_to(steps, &id);
	text_release(&age);
	text_release(&name);
}

/* Where neither can tell, the steps stay where they are. */
static void leap(struct steps *steps, git_time_t limit)
{
	if (!leap_by_graph(steps, limit))
		leap_by_git(steps, limit);
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
	struct place place = {.found = false};
	if (steps_start(&steps, repo, fail))
		return -1;
	for (int i = 0; steps.commit && git_commit_time(steps.commit) >= limit; i++) {
		steps_next(&steps);
		if (i == MANY_STEPS && steps.commit)
			leap(&steps, limit);
	}
	if (steps.commit && find_path(&place, &steps, PLAN, GIT_OBJECT_TREE, fail)) {
		steps_end(&steps);
		return -1;
	}
	if (place.found) {
		*commit = steps.commit;
		return 0;
	}
	steps_end(&steps);
	if (steps.incomplete)
		return say_incomplete(repo, when, fail);
	return before_the_plan(repo, when, day, fail);
}

static bool has_decision(const struct yamldoc_node *root, const char *decision)
{
	const struct yamldoc_node *list = yamldoc_get(root, "decisions");
	for (const struct yamldoc_node *item = list ? list->first : NULL; item;
		item = item->next) {
		const struct yamldoc_node *id =
			item->kind == YAMLDOC_MAPPING ? yamldoc_get(item, "id") : NULL;
		if (id && id->text && !strcmp(id->text, decision))
			return true;
	}
	return false;
}

/* What is found on the way back to a decision. */
struct decision {
	struct arena arena;
	const char *id;        /* without its meeting's */
	const char **meetings; /* what the meeting is called, then what it was before */
	size_t meeting_count, meeting_capacity;
	git_commit *first; /* the one with the trailer, or the oldest so far that contains it */
	bool carried;      /* it has the trailer */
	bool contained;    /* the last one looked at contains it */
	git_oid seen;      /* the meeting's file last read */
	bool seen_holds;
};

static void add_meeting(struct decision *decision, const char *name, size_t length)
{
	for (size_t i = 0; i < decision->meeting_count; i++) {
		const char *known = decision->meetings[i];
		if (strlen(known) == length && !memcmp(known, name, length))
			return;
	}
	decision->meetings = mem_grow(decision->meetings, decision->meeting_count,
		&decision->meeting_capacity, sizeof *decision->meetings);
	decision->meetings[decision->meeting_count++] =
		arena_text(&decision->arena, name, length);
}

static void add_former_names(struct decision *decision, const struct yamldoc_node *root)
{
	const struct yamldoc_node *list = yamldoc_get(root, "former_ids");
	for (const struct yamldoc_node *item = list ? list->first : NULL; item;
		item = item->next) {
		if (item->text && !strchr(item->text, '/'))
			add_meeting(decision, item->text, strlen(item->text));
	}
}

/* Whether the meeting's file in that blob holds the decision. */
static int read_meeting(struct decision *decision, const struct repo *repo, const git_oid *id,
	struct fail *fail)
{
	git_blob *blob;
	struct yamldoc doc;
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	decision->seen_holds = false;
	git_oid_cpy(&decision->seen, id);
	if (!loose_is_whole(repo, id) || git_blob_lookup(&blob, repo->handle, id))
		return repo_missing(fail, decision->id);
	if (!yamldoc_read(&doc, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob),
		    YAMLDOC_WORKING, "", &arena, &diag)) {
		decision->seen_holds = has_decision(doc.root, decision->id);
		if (decision->seen_holds)
			add_former_names(decision, doc.root);
	}
	git_blob_free(blob);
	arena_release(&arena);
	diag_release(&diag);
	return 0;
}

static bool is_carried(const struct decision *decision, const struct steps *steps)
{
	const char *message = git_commit_message(steps->commit);
	struct text name = TEXT_INIT;
	bool carried = false;
	for (size_t i = 0; i < decision->meeting_count && !carried; i++) {
		text_reset(&name);
		text_printf(&name, "%s/%s", decision->meetings[i], decision->id);
		carried = message_has_trailer(message, "Decision", name.data);
	}
	text_release(&name);
	return carried;
}

static int look_into_meeting(
	struct decision *decision, const struct steps *steps, struct fail *fail)
{
	struct text path = TEXT_INIT;
	int result = 0;
	decision->contained = false;
	for (size_t i = 0; i < decision->meeting_count && !decision->contained && !result;
		i++) {
		struct place place;
		text_reset(&path);
		text_printf(&path, "plan/meetings/%s.yaml", decision->meetings[i]);
		result = find_path(&place, steps, path.data, GIT_OBJECT_BLOB, fail);
		if (!result && place.found && !git_oid_equal(&place.id, &decision->seen))
			result = read_meeting(decision, steps->repo, &place.id, fail);
		decision->contained = !result && place.found && decision->seen_holds;
	}
	text_release(&path);
	return result;
}

static int look_for_decision(
	struct decision *decision, const struct steps *steps, struct fail *fail)
{
	size_t known = decision->meeting_count;
	decision->carried = is_carried(decision, steps);
	if (!decision->carried && look_into_meeting(decision, steps, fail))
		return -1;
	/* By a name that its own file tells of. */
	if (decision->meeting_count > known)
		decision->carried = is_carried(decision, steps);
	if (decision->carried || decision->contained) {
		git_commit_free(decision->first);
		git_commit_dup(&decision->first, steps->commit);
	}
	return 0;
}

/* The newest step with its trailer, else the oldest in a row that contains it. */
static int go_back_to(
	struct decision *decision, struct repo *repo, const char *name, struct fail *fail)
{
	struct steps steps;
	int result = steps_start(&steps, repo, fail);
	while (!result && steps.commit && !decision->carried) {
		result = look_for_decision(decision, &steps, fail);
		if (!result && !decision->carried)
			steps_next(&steps);
	}
	bool incomplete = steps.incomplete;
	steps_end(&steps);
	/* The oldest that is here may not be the first that contains it. */
	if (!result && !decision->carried && incomplete &&
		(decision->contained || !decision->first))
		result = say_incomplete(repo, name, fail);
	if (!result && !decision->first) {
		result = fail_set(fail, STATUS_FAILURE,
			_("no revision carries or contains the decision %s"), name);
		fail_hint(fail, _("git plan list decisions shows those of the plan"));
	}
	return result;
}

static int resolve_decision(
	git_commit **commit, struct repo *repo, const char *name, struct fail *fail)
{
	const char *slash = strchr(name, '/');
	struct decision decision = {.arena = ARENA_INIT};
	if (!slash)
		return fail_set(fail, STATUS_FAILURE,
			_("a decision is named MEETING/ID: decision:reunion-2007-06-06/d1"));
	decision.id = slash + 1;
	add_meeting(&decision, name, (size_t)(slash - name));
	int result = go_back_to(&decision, repo, name, fail);
	if (result)
		git_commit_free(decision.first);
	else
		*commit = decision.first;
	free(decision.meetings);
	arena_release(&decision.arena);
	return result;
}

/* Git itself says which commit a revision is: it knows every notation, and what is damaged. */
static bool ask_git(git_oid *id, const char *revision, size_t length)
{
	struct text spec = TEXT_INIT, out = TEXT_INIT;
	text_printf(&spec, "%.*s^{commit}", (int)length, revision);
	const char *const arguments[] = {"rev-parse", "--quiet", "--verify", spec.data, NULL};
	/* A word that begins with a hyphen would be an option. */
	int status = *revision == '-' ? 1 : exec_git(&out, arguments);
	bool named = status == 0 && !git_oid_fromstrn(id, out.data, strcspn(out.data, "\n"));
	text_release(&spec);
	text_release(&out);
	return named;
}

/* "6 juin 2007", "2026-11-31": a date, but not as it is written. */
static void hint_at_day(const char *when, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	day_t day;
	enum day_guess guess = day_guess(when, &day);
	if (guess == DAY_UNKNOWN)
		return;
	day_print(&shown, day);
	if (guess == DAY_PAST_END)
		fail_hint(fail, _("there is no such day: that month ends on %s"), shown.data);
	else
		fail_hint(fail, _("a date is written year-month-day: --at=%s"), shown.data);
	text_release(&shown);
}

static int unknown_revision(const struct repo *repo, const char *when, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	git_oid id;
	/* "HEAD~2", where HEAD is known: the history ends too early. */
	size_t base = strcspn(when, "~^@");
	bool begins = base && when[base] && ask_git(&id, when, base);
	utf8_visible(&shown, when, strlen(when));
	fail_set(fail, STATUS_FAILURE, _("'%s' names no revision, date or decision"),
		shown.data);
	text_release(&shown);
	if (begins && is_shallow(repo))
		return fail_hint(fail, _("the history here is not whole; fetch the rest of it: "
					 "git fetch --unshallow"));
	if (begins)
		return fail_hint(fail, _("the history does not go back so far, or is damaged, "
					 "which git fsck would tell"));
	hint_at_day(when, fail);
	return fail_hint(fail, _("write a revision (HEAD~3, a tag), a date (2008-01-31) or "
				 "decision:MEETING/ID"));
}

static int resolve_revision(
	git_commit **commit, struct repo *repo, const char *when, struct fail *fail)
{
	git_oid id;
	if (!ask_git(&id, when, strlen(when))) {
		struct fail ignored = FAIL_INIT;
		bool decision =
			names_decision(when) && !resolve_decision(commit, repo, when, &ignored);
		fail_release(&ignored);
		return decision ? 0 : unknown_revision(repo, when, fail);
	}
	if (find_commit(commit, repo, &id))
		return repo_missing(fail, when);
	return 0;
}

/* What follows "decision:", "résolution:"; NULL where they do not stand. */
static const char *after_decision(const char *when)
{
	size_t length = strcspn(when, ":");
	if (!when[length] || vocabulary_kind(when, length) != KIND_DECISION)
		return NULL;
	return when + length + 1;
}

int when_resolve(git_commit **commit, struct repo *repo, const char *when, struct fail *fail)
{
	day_t day = day_parse(when);
	const char *decision = after_decision(when);
	*commit = NULL;
	if (decision)
		return resolve_decision(commit, repo, decision, fail);
	if (day)
		return resolve_date(commit, repo, when, day, fail);
	if (git_repository_head_unborn(repo->handle) == 1 && !strcmp(when, "HEAD"))
		return no_commit(fail);
	return resolve_revision(commit, repo, when, fail);
}
