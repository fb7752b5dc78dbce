#include "git/history.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "format/yamldoc.h"
#include "git/internal.h"
#include "git/loose.h"
#include "git/when.h"

#include <string.h>

void history_commit_init(struct history_commit *commit)
{
	*commit = (struct history_commit){.subject = TEXT_INIT};
}

void history_commit_release(struct history_commit *commit)
{
	text_release(&commit->subject);
}

static void describe(struct history_commit *out, git_commit *commit)
{
	const char *message = git_commit_message(commit);
	message += strspn(message, "\n");
	git_oid_tostr(out->id, sizeof out->id, git_commit_id(commit));
	out->parents = (int)git_commit_parentcount(commit);
	out->day = day_of((time_t)git_commit_time(commit));
	out->parent[0] = '\0';
	if (out->parents)
		git_oid_tostr(out->parent, sizeof out->parent, git_commit_parent_id(commit, 0));
	text_reset(&out->subject);
	utf8_visible(&out->subject, message, strcspn(message, "\n"));
}

static int not_whole(struct repo *repo, const char *when, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, when, strlen(when));
	fail_set(fail, STATUS_FAILURE,
		_("%s: the history that this repository holds does not go back far enough"),
		shown.data);
	text_release(&shown);
	if (git_repository_is_shallow(repo->handle) == 1)
		return fail_hint(fail, _("fetch the rest of it: git fetch --unshallow"));
	return fail_hint(fail, _("git fsck names what is missing or damaged"));
}

/* A shallow boundary has no parents to go to, but its text still names them. */
static bool names_parents(const git_commit *commit)
{
	git_buf parents = {0};
	bool named = !git_commit_header_field(&parents, commit, "parent");
	git_buf_dispose(&parents);
	return named;
}

static git_commit *look_up(const struct repo *repo, const git_oid *id)
{
	git_commit *commit = NULL;
	if (!loose_is_whole(repo, id) || git_commit_lookup(&commit, repo->handle, id))
		return NULL;
	return commit;
}

int history_find(
	struct history_commit *out, struct repo *repo, const char *when, struct fail *fail)
{
	git_commit *commit = NULL;
	if (when_resolve(&commit, repo, when, fail))
		return -1;
	describe(out, commit);
	bool cut = !out->parents && names_parents(commit);
	git_commit *parent =
		out->parents ? look_up(repo, git_commit_parent_id(commit, 0)) : NULL;
	cut = cut || (out->parents && !parent);
	git_commit_free(parent);
	git_commit_free(commit);
	return cut ? not_whole(repo, when, fail) : 0;
}

int history_name(
	struct history_commit *out, struct repo *repo, const char *when, struct fail *fail)
{
	git_commit *commit = NULL;
	if (when_resolve(&commit, repo, when, fail))
		return -1;
	describe(out, commit);
	git_commit_free(commit);
	return 0;
}

int history_base(
	char base[41], struct repo *repo, const char *one, const char *other, struct fail *fail)
{
	git_oid a, b, found;
	if (git_oid_fromstr(&a, one) || git_oid_fromstr(&b, other))
		return repo_missing(fail, one);
	int error = git_merge_base(&found, repo->handle, &a, &b);
	git_oid_tostr(base, 41, &found);
	if (!error)
		return 0;
	if (error != GIT_ENOTFOUND)
		return repo_missing(fail, one);
	fail_set(fail, STATUS_FAILURE, _("%.7s and %.7s have no commit in common"), one, other);
	if (git_repository_is_shallow(repo->handle) == 1)
		fail_hint(fail, _("the history here is not whole; fetch the rest of it: git "
				  "fetch --unshallow"));
	return -1;
}

bool history_begins(struct repo *repo)
{
	return git_repository_head_unborn(repo->handle) != 1;
}

int history_holds(struct repo *repo, const char *id, bool *holds, struct fail *fail)
{
	git_oid wanted, head;
	if (git_oid_fromstr(&wanted, id) ||
		git_reference_name_to_id(&head, repo->handle, "HEAD"))
		return repo_missing(fail, "HEAD");
	int descends = git_graph_descendant_of(repo->handle, &head, &wanted);
	*holds = git_oid_equal(&head, &wanted) || descends == 1;
	return descends < 0 && !*holds ? repo_missing(fail, id) : 0;
}

/* --- Back through what changed a file ------------------------------------------------ */

/* The blob that a commit has of the file; false where it has none. */
static bool find_blob(
	git_oid *id, const struct repo *repo, const git_commit *commit, const char *path)
{
	git_tree *tree = NULL;
	git_tree_entry *entry = NULL;
	bool found = commit && loose_is_whole(repo, git_commit_tree_id(commit)) &&
		     !git_commit_tree(&tree, commit) &&
		     !git_tree_entry_bypath(&entry, tree, path) &&
		     git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
	if (found)
		git_oid_cpy(id, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	git_tree_free(tree);
	return found;
}

static void read_blob(struct text *bytes, const struct repo *repo, const git_oid *id)
{
	git_blob *blob = NULL;
	if (!loose_is_whole(repo, id) || git_blob_lookup(&blob, repo->handle, id))
		return;
	if ((size_t)git_blob_rawsize(blob) <= YAMLDOC_MOST_BYTES)
		text_add(bytes, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));
	git_blob_free(blob);
}

/* Returns whether the walk is over. */
static bool look_at(struct repo *repo, const char *path, git_commit *commit,
	const git_commit *parent, history_fn *function, void *context)
{
	git_oid now, then;
	bool is = find_blob(&now, repo, commit, path);
	bool was = find_blob(&then, repo, parent, path);
	if (is == was && (!is || git_oid_equal(&now, &then)))
		return false;
	struct history_commit described;
	struct text before = TEXT_INIT, after = TEXT_INIT;
	history_commit_init(&described);
	describe(&described, commit);
	if (was)
		read_blob(&before, repo, &then);
	if (is)
		read_blob(&after, repo, &now);
	bool over = function(context, &described, &before, &after);
	text_release(&before);
	text_release(&after);
	history_commit_release(&described);
	return over;
}

void history_walk(struct repo *repo, const char *path, const char *since, history_fn *function,
	void *context)
{
	git_oid id, end;
	if (git_oid_fromstr(&end, since) || git_reference_name_to_id(&id, repo->handle, "HEAD"))
		return;
	git_commit *commit = look_up(repo, &id);
	while (commit && !git_oid_equal(git_commit_id(commit), &end)) {
		git_commit *parent = git_commit_parentcount(commit)
					     ? look_up(repo, git_commit_parent_id(commit, 0))
					     : NULL;
		bool over = look_at(repo, path, commit, parent, function, context);
		git_commit_free(commit);
		commit = over ? NULL : parent;
		if (over)
			git_commit_free(parent);
	}
	git_commit_free(commit);
}

int repo_commit(char name[41], struct repo *repo, const char *when, struct fail *fail)
{
	git_commit *commit;
	*name = '\0';
	if (when_resolve(&commit, repo, when, fail))
		return -1;
	git_oid_tostr(name, GIT_OID_HEXSZ + 1, git_commit_id(commit));
	git_commit_free(commit);
	return 0;
}
