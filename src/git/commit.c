#include "git/commit.h"
#include "base/disk.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "git/guard.h"
#include "git/lock.h"
#include "git/seal.h"
#include "git/settings.h"
#include "git/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A branch may be another name of a branch; further than that nobody goes. */
#define MOST_ALIASES 5

struct commit {
	struct repo *repo;
	struct lock lock;   /* of the index; not taken in a bare repository */
	struct stage stage; /* what is to become the index */
	struct settings settings;
	char *branch;       /* "refs/heads/main" */
	git_commit *parent; /* NULL: the branch has no commit yet */
	git_tree *base;     /* the parent's, or NULL */
	char parent_name[GIT_OID_HEXSZ + 1];
	int at;           /* the working tree's root, or the repository's own folder */
	char *folder;     /* where temporary files go: the repository's own */
	char *hook_index; /* the index that hooks look at, and the message */
	char *message_file;
	struct text edits;
};

/* --- Beginning ---------------------------------------------------------------- */

/* What is going on in the repository, in Git's own words; NULL: nothing. */
static const char *unfinished(const struct repo *repo)
{
	switch (git_repository_state(repo->handle)) {
	case GIT_REPOSITORY_STATE_MERGE:
		return "merge";
	case GIT_REPOSITORY_STATE_REVERT:
	case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
		return "revert";
	case GIT_REPOSITORY_STATE_CHERRYPICK:
	case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
		return "cherry-pick";
	case GIT_REPOSITORY_STATE_BISECT:
		return "bisect";
	case GIT_REPOSITORY_STATE_REBASE:
	case GIT_REPOSITORY_STATE_REBASE_INTERACTIVE:
	case GIT_REPOSITORY_STATE_REBASE_MERGE:
		return "rebase";
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE:
		return "am";
	default:
		return NULL;
	}
}

static int check_state(const struct repo *repo, struct fail *fail)
{
	const char *going_on = unfinished(repo);
	if (!going_on)
		return 0;
	fail_set(fail, STATUS_REFUSED, _("a git %s is not finished here"), going_on);
	return fail_hint(fail, _("finish it, or give it up with: git %s %s"), going_on,
		strcmp(going_on, "bisect") ? "--abort" : "reset");
}

/* Where a symbolic reference leads, or NULL; the caller's. */
static char *target_of(const struct repo *repo, const char *name)
{
	git_reference *reference = NULL;
	char *target = NULL;
	if (!git_reference_lookup(&reference, repo->handle, name) &&
		git_reference_symbolic_target(reference))
		target = mem_strdup(git_reference_symbolic_target(reference));
	git_reference_free(reference);
	return target;
}

static int read_branch(struct commit *commit, struct fail *fail)
{
	char *next = target_of(commit->repo, "HEAD");
	for (int i = 0; next && i < MOST_ALIASES; i++) {
		free(commit->branch);
		commit->branch = next;
		next = target_of(commit->repo, next);
	}
	free(next);
	if (commit->branch)
		return 0;
	fail_set(fail, STATUS_REFUSED,
		_("no branch is checked out (HEAD is detached): a commit made here would be lost"));
	return fail_hint(fail, _("go to a branch first: git switch BRANCH"));
}

static int read_parent(struct commit *commit, struct fail *fail)
{
	git_oid id;
	int error = git_reference_name_to_id(&id, commit->repo->handle, commit->branch);
	if (error == GIT_ENOTFOUND)
		return 0;
	if (!error)
		error = git_commit_lookup(&commit->parent, commit->repo->handle, &id);
	if (!error)
		error = git_commit_tree(&commit->base, commit->parent);
	if (error)
		return repo_missing(fail, commit->branch);
	git_oid_tostr(commit->parent_name, sizeof commit->parent_name, &id);
	return 0;
}

static char *temporary(const struct commit *commit, const char *what)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "%s/plan-%s-%ld", commit->folder, what, (long)getpid());
	char *name = text_detach(&path);
	lock_temporary(name);
	return name;
}

/* The folder of the repository itself, or of this working tree in it; the caller's. */
static char *own_folder(const struct repo *repo)
{
	char *folder = mem_strdup(git_repository_path(repo->handle));
	folder[strlen(folder) - 1] = '\0';
	return folder;
}

static int open_root(const char *root, struct fail *fail)
{
	int at = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		fail_set(fail, STATUS_FAILURE, _("cannot open %s: %s"), root, strerror(errno));
	return at;
}

static int lock_index(struct commit *commit, struct fail *fail)
{
	char *index = stage_path(commit->repo);
	int result = lock_take(&commit->lock, index, fail);
	if (!result)
		result = stage_open(&commit->stage, commit->repo, commit->folder, fail);
	free(index);
	return result;
}

static int begin(struct commit *commit, struct fail *fail)
{
	const char *root = repo_root(commit->repo);
	commit->at = open_root(root ? root : commit->folder, fail);
	if (commit->at < 0 || check_state(commit->repo, fail))
		return -1;
	settings_ask(&commit->settings);
	if (root && lock_index(commit, fail))
		return -1;
	return read_branch(commit, fail) || read_parent(commit, fail) ? -1 : 0;
}

int commit_open(struct commit **out, struct repo *repo, struct fail *fail)
{
	struct commit *commit = mem_zalloc(sizeof *commit);
	commit->repo = repo;
	commit->folder = own_folder(repo);
	commit->hook_index = temporary(commit, "hooks");
	commit->message_file = temporary(commit, "message");
	text_init(&commit->edits);
	/* What is acknowledged is on the disk. */
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	int result = begin(commit, fail);
	if (result) {
		commit_close(commit);
		commit = NULL;
	}
	*out = commit;
	return result;
}

void commit_close(struct commit *commit)
{
	if (!commit)
		return;
	settings_release(&commit->settings);
	lock_drop(commit->hook_index);
	lock_drop(commit->message_file);
	if (commit->at >= 0)
		close(commit->at);
	stage_close(&commit->stage);
	lock_release(&commit->lock);
	git_tree_free(commit->base);
	git_commit_free(commit->parent);
	text_release(&commit->edits);
	free(commit->branch);
	free(commit->folder);
	free(commit);
}

const char *commit_branch(const struct commit *commit)
{
	static const char heads[] = "refs/heads/";
	size_t length = sizeof heads - 1;
	return strncmp(commit->branch, heads, length) ? commit->branch
						      : commit->branch + length;
}

const char *commit_parent(const struct commit *commit)
{
	return commit->parent_name;
}

const char *commit_edits(const struct commit *commit)
{
	return commit->edits.data;
}

/* --- What is committed -------------------------------------------------------- */

/* The files as the recorded tree is to have them, sorted by path. */
struct recorded {
	struct tree_change *changes;
	struct text *bytes;
	size_t count;
};

/* Lines end with LF in what is recorded, whatever they end with in the working file. */
static void with_line_feeds(struct text *out, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n')
			text_char(out, bytes[i]);
	}
}

static bool is_blob(const git_oid *blob, const char *bytes, size_t length)
{
	git_oid id;
	return !git_odb_hash(&id, bytes, length, GIT_OBJECT_BLOB) && git_oid_equal(&id, blob);
}

/* The blob that HEAD has of the file; false: it has none. */
static bool recorded_blob(git_oid *blob, const struct commit *commit, const char *path)
{
	git_tree_entry *entry = NULL;
	if (!commit->base || git_tree_entry_bypath(&entry, commit->base, path))
		return false;
	git_oid_cpy(blob, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	return true;
}

/* Whether the working file is what HEAD has, with whatever line endings. */
static bool is_recorded(const struct swap_file *file, const git_oid *blob)
{
	struct text bytes = TEXT_INIT;
	if (!file->before || !blob)
		return !file->before && !blob;
	bool same = is_blob(blob, file->before, file->before_length);
	if (!same) {
		with_line_feeds(&bytes, file->before, file->before_length);
		same = is_blob(blob, bytes.data, bytes.length);
	}
	text_release(&bytes);
	return same;
}

static int not_recorded(const char *path, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED, _("%s is not recorded yet"), path);
	return fail_hint(
		fail, _("git add %s, then git commit; or take it along with --include"), path);
}

/* What stands in it without being committed. */
static int still_edited(
	struct commit *commit, const char *path, const char *shown, struct fail *fail)
{
	struct text place = TEXT_INIT;
	text_printf(&place, ":(top,literal)%s", path);
	const char *const arguments[] = {"diff", "--no-color", "--no-ext-diff", "--no-textconv",
		"HEAD", "--", place.data, NULL};
	exec_git(&commit->edits, arguments);
	text_release(&place);
	fail_set(fail, STATUS_REFUSED, _("%s has edits that are not committed yet"), shown);
	return fail_hint(fail,
		_("git diff HEAD -- %s shows them; commit them first, or take them along with "
		  "--include"),
		shown);
}

/* Refuse to commit what somebody is still working on in the same file. */
static int check_file(struct commit *commit, const struct swap_file *file, struct fail *fail)
{
	git_oid id;
	bool bare = !repo_root(commit->repo);
	bool known = recorded_blob(&id, commit, file->path);
	const git_oid *blob = known ? &id : NULL;
	if (is_recorded(file, blob) && (bare || stage_holds(&commit->stage, file->path, blob)))
		return 0;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, file->path, strlen(file->path));
	int result = known ? still_edited(commit, file->path, shown.data, fail)
			   : not_recorded(shown.data, fail);
	text_release(&shown);
	return result;
}

static int check_files(
	struct commit *commit, const struct swap_file *files, size_t count, struct fail *fail)
{
	for (size_t i = 0; i < count; i++) {
		if (check_file(commit, &files[i], fail))
			return -1;
	}
	return 0;
}

/* A file recorded with carriage returns keeps them: nothing else of it is to change. */
static void record_file(
	struct text *out, const struct commit *commit, const struct swap_file *file)
{
	git_oid id;
	bool as_it_is = file->before && recorded_blob(&id, commit, file->path) &&
			is_blob(&id, file->before, file->before_length);
	if (as_it_is)
		text_add(out, file->after, file->after_length);
	else
		with_line_feeds(out, file->after, file->after_length);
}

static int by_path(const void *left, const void *right)
{
	const struct tree_change *a = left, *b = right;
	return strcmp(a->path, b->path);
}

static void record(struct recorded *recorded, const struct commit *commit,
	const struct swap_file *files, size_t count)
{
	recorded->count = count;
	recorded->changes = mem_zalloc(count * sizeof *recorded->changes);
	recorded->bytes = mem_zalloc(count * sizeof *recorded->bytes);
	for (size_t i = 0; i < count; i++) {
		text_init(&recorded->bytes[i]);
		recorded->changes[i].path = files[i].path;
		if (!files[i].after)
			continue;
		record_file(&recorded->bytes[i], commit, &files[i]);
		recorded->changes[i].bytes = recorded->bytes[i].data;
		recorded->changes[i].length = recorded->bytes[i].length;
	}
	qsort(recorded->changes, count, sizeof *recorded->changes, by_path);
}

static void recorded_release(struct recorded *recorded)
{
	for (size_t i = 0; i < recorded->count; i++)
		text_release(&recorded->bytes[i]);
	free(recorded->bytes);
	free(recorded->changes);
}

/* --- Putting it in place ------------------------------------------------------ */

/* What is to be put in place, once everything that takes long is done. */
struct placing {
	struct commit *commit;
	struct swap swap;
	const struct recorded *recorded;
	const git_oid *id; /* NULL: the branch stays, as it holds the files so already */
	const char *message;
	bool locked; /* another program was moving the branch */
	bool unsure; /* where the branch stands cannot be read */
};

/*
 * Where the branch stands after libgit2 failed to move it: it may have been moved all the
 * same, and only not have reached the disk for sure.
 */
static enum commit_result look_at_branch(struct placing *placing, int error, struct fail *fail)
{
	const struct commit *commit = placing->commit;
	git_oid id;
	struct fail said = FAIL_INIT;
	repo_fail(&said, _("cannot move the branch: nothing was committed"));
	int found = git_reference_name_to_id(&id, commit->repo->handle, commit->branch);
	enum commit_result result = COMMIT_FAILED;
	if (!found && git_oid_equal(&id, placing->id)) {
		result = COMMIT_MADE;
	} else if (found && found != GIT_ENOTFOUND) {
		placing->unsure = true;
		fail_set(fail, STATUS_FAILURE, _("cannot tell whether the commit was made"));
		fail_hint(fail, _("git log -1 shows it, if it was"));
	} else if (error == GIT_EMODIFIED || error == GIT_ELOCKED || error == GIT_EEXISTS) {
		placing->locked = error == GIT_ELOCKED;
		result = COMMIT_MOVED;
	} else {
		fail_set(fail, said.status, "%s", said.message);
	}
	fail_release(&said);
	return result;
}

/* Move the branch, if it still stands where it stood. */
static enum commit_result move_branch(struct placing *placing, struct fail *fail)
{
	const struct commit *commit = placing->commit;
	git_reference *moved = NULL;
	struct text words = TEXT_INIT;
	text_printf(&words, "commit%s: %.*s", commit->parent ? "" : " (initial)",
		(int)strcspn(placing->message, "\n"), placing->message);
	int error = git_reference_create_matching(&moved, commit->repo->handle, commit->branch,
		placing->id, commit->parent != NULL,
		commit->parent ? git_commit_id(commit->parent) : NULL, words.data);
	git_reference_free(moved);
	text_release(&words);
	return error ? look_at_branch(placing, error, fail) : COMMIT_MADE;
}

/*
 * The working files, then the index, then the branch: whoever is killed in between leaves
 * an edit, staged or not, and never a branch that the index or the files would undo.
 */
static enum commit_result put_in_place(struct placing *placing, struct fail *fail)
{
	struct stage *stage = &placing->commit->stage;
	enum commit_result result = COMMIT_FAILED;
	if (!repo_root(placing->commit->repo))
		return placing->id ? move_branch(placing, fail) : COMMIT_NOTHING;
	if (swap_in(&placing->swap, fail))
		return COMMIT_FAILED;
	bool staged = !stage_write(stage, placing->recorded->changes, placing->recorded->count,
			      fail) &&
		      !stage_put(stage, fail);
	if (staged)
		result = placing->id ? move_branch(placing, fail) : COMMIT_NOTHING;
	if (result == COMMIT_MADE || result == COMMIT_NOTHING || placing->unsure) {
		swap_end(&placing->swap);
		return result;
	}
	if (staged)
		stage_back(stage, fail);
	swap_back(&placing->swap, fail);
	return result;
}

/* No signal comes between. */
static enum commit_result put_undisturbed(struct placing *placing, struct fail *fail)
{
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	enum commit_result result = put_in_place(placing, fail);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}

/* Whoever is moving the branch is let go first; one that never does is told of. */
static enum commit_result wait_for_branch(const struct commit *commit, struct fail *fail)
{
	struct text path = TEXT_INIT;
	text_printf(
		&path, "%s%s", git_repository_commondir(commit->repo->handle), commit->branch);
	int result = lock_wait(path.data, fail);
	text_release(&path);
	return result ? COMMIT_FAILED : COMMIT_MOVED;
}

/* --- All of it ---------------------------------------------------------------- */

static enum commit_result make_with(struct placing *placing, const git_oid *tree,
	const struct commit_options *options, char id[41], struct fail *fail)
{
	struct commit *commit = placing->commit;
	struct seal_environment environment;
	struct text message = TEXT_INIT;
	git_oid made;
	enum commit_result end = COMMIT_FAILED;
	text_str(&message, options->message);
	seal_environment_init(&environment, &commit->settings, commit->hook_index);
	const struct guard guard = {commit->repo, &commit->settings, &environment,
		commit->hook_index, commit->message_file};
	const struct seal seal = {tree, commit->parent, &message, commit->message_file};
	int result = options->no_verify ? 0 : guard_tree(&guard, tree, fail);
	if (!result)
		result = guard_message(&guard, tree, &message, !options->no_verify, fail);
	if (!result)
		result = seal_write(
			&made, commit->repo, &seal, &commit->settings, &environment, fail);
	if (!result) {
		placing->id = &made;
		placing->message = message.data;
		end = put_undisturbed(placing, fail);
	}
	if (end == COMMIT_MOVED && placing->locked)
		end = wait_for_branch(commit, fail);
	if (end == COMMIT_MADE) {
		git_oid_tostr(id, 41, &made);
		guard_after(&guard);
	}
	seal_environment_release(&environment);
	text_release(&message);
	return end;
}

enum commit_result commit_make(struct commit *commit, const struct swap_file *files,
	size_t count, const struct commit_options *options, char id[41], struct fail *fail)
{
	struct recorded recorded;
	git_oid tree;
	int result = options->include ? 0 : check_files(commit, files, count, fail);
	record(&recorded, commit, files, count);
	if (!result)
		result = settings_read(&commit->settings, fail);
	if (!result)
		result = git_repository_set_ident(commit->repo->handle,
			commit->settings.committer->name, commit->settings.committer->email);
	if (!result)
		result = tree_write(&tree, commit->repo, commit->base, recorded.changes,
			recorded.count, fail);
	enum commit_result end = COMMIT_FAILED;
	struct placing placing = {.commit = commit,
		.swap = {commit->at, commit->folder, files, count},
		.recorded = &recorded};
	bool nothing =
		!result && commit->base && git_oid_equal(git_tree_id(commit->base), &tree);
	if (!result)
		end = nothing ? put_undisturbed(&placing, fail)
			      : make_with(&placing, &tree, options, id, fail);
	recorded_release(&recorded);
	return end;
}

int commit_only_write(
	struct repo *repo, const struct swap_file *files, size_t count, struct fail *fail)
{
	int at = open_root(repo_root(repo), fail);
	if (at < 0)
		return -1;
	char *folder = own_folder(repo);
	const struct swap swap = {at, folder, files, count};
	int result = swap_in(&swap, fail);
	if (!result)
		swap_end(&swap);
	close(at);
	free(folder);
	return result;
}
