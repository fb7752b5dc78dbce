#include "git/commit.h"
#include "base/disk.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "git/exec.h"
#include "git/hook.h"
#include "git/internal.h"
#include "git/lock.h"
#include "git/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct commit {
	struct repo *repo;
	struct lock lock;   /* of the index; not taken in a bare repository */
	char *branch;       /* "refs/heads/main" */
	git_commit *parent; /* NULL: the branch has no commit yet */
	git_tree *base;     /* the parent's, or NULL */
	int at;             /* the working tree's root, or the repository's own folder */
	char *folder;       /* where temporary files go: the repository's own */
	char *index;        /* the path of the index */
	char *next_index;   /* of what is to become it */
	char *message_file;
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

static int read_branch(struct commit *commit, struct fail *fail)
{
	git_reference *head = NULL;
	if (git_reference_lookup(&head, commit->repo->handle, "HEAD"))
		return repo_fail(fail, _("cannot read HEAD"));
	const char *branch = git_reference_symbolic_target(head);
	if (branch)
		commit->branch = mem_strdup(branch);
	git_reference_free(head);
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
	return error ? repo_missing(fail, commit->branch) : 0;
}

static char *temporary(const struct commit *commit, const char *what)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "%s/plan-%s-%ld", commit->folder, what, (long)getpid());
	return text_detach(&path);
}

int commit_open(struct commit **out, struct repo *repo, struct fail *fail)
{
	struct commit *commit = mem_zalloc(sizeof *commit);
	commit->repo = repo;
	commit->folder = mem_strdup(git_repository_path(repo->handle));
	commit->folder[strlen(commit->folder) - 1] = '\0';
	commit->index = stage_path(repo);
	commit->next_index = temporary(commit, "index");
	commit->message_file = temporary(commit, "message");
	/* What is acknowledged is on the disk. */
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	const char *root = repo_root(repo) ? repo_root(repo) : commit->folder;
	commit->at = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result = check_state(repo, fail);
	if (!result && repo_root(repo))
		result = lock_take(&commit->lock, commit->index, fail);
	if (!result)
		result = read_branch(commit, fail);
	if (!result)
		result = read_parent(commit, fail);
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
	unlink(commit->next_index);
	unlink(commit->message_file);
	if (commit->at >= 0)
		close(commit->at);
	lock_release(&commit->lock);
	git_tree_free(commit->base);
	git_commit_free(commit->parent);
	free(commit->branch);
	free(commit->folder);
	free(commit->index);
	free(commit->next_index);
	free(commit->message_file);
	free(commit);
}

const char *commit_branch(const struct commit *commit)
{
	static const char heads[] = "refs/heads/";
	size_t length = sizeof heads - 1;
	return strncmp(commit->branch, heads, length) ? commit->branch
						      : commit->branch + length;
}

/* --- What is committed -------------------------------------------------------- */

/* Lines end with LF in what is recorded, whatever they end with in the working file. */
static void as_recorded(struct text *out, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n')
			text_char(out, bytes[i]);
	}
}

/* The blob that HEAD has of the file, or NULL. */
static const git_oid *recorded_blob(
	const struct commit *commit, git_tree_entry **entry, const char *path)
{
	*entry = NULL;
	if (!commit->base || git_tree_entry_bypath(entry, commit->base, path))
		return NULL;
	return git_tree_entry_id(*entry);
}

static bool is_recorded(const struct commit_file *file, const git_oid *blob)
{
	struct text bytes = TEXT_INIT;
	git_oid id;
	if (!file->before)
		return !blob;
	as_recorded(&bytes, file->before, file->before_length);
	bool same = blob && !git_odb_hash(&id, bytes.data, bytes.length, GIT_OBJECT_BLOB) &&
		    git_oid_equal(&id, blob);
	text_release(&bytes);
	return same;
}

/* Refuse to commit what somebody is still working on in the same file. */
static int check_file(
	const struct commit *commit, const struct commit_file *file, struct fail *fail)
{
	git_tree_entry *entry;
	const git_oid *blob = recorded_blob(commit, &entry, file->path);
	bool bare = !repo_root(commit->repo);
	bool clean = is_recorded(file, blob) &&
		     (bare || stage_holds(commit->repo, file->path, blob));
	git_tree_entry_free(entry);
	if (clean)
		return 0;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, file->path, strlen(file->path));
	fail_set(
		fail, STATUS_REFUSED, _("%s has edits that are not committed yet"), shown.data);
	fail_hint(fail,
		_("git diff HEAD -- %s shows them; commit them first, or take them along with "
		  "--include"),
		shown.data);
	text_release(&shown);
	return -1;
}

/* The files as the recorded tree is to have them, sorted by path. */
struct recorded {
	struct tree_change *changes;
	struct text *bytes;
	size_t count;
};

static int by_path(const void *left, const void *right)
{
	const struct tree_change *a = left, *b = right;
	return strcmp(a->path, b->path);
}

static void record(struct recorded *recorded, const struct commit_file *files, size_t count)
{
	recorded->count = count;
	recorded->changes = mem_zalloc(count * sizeof *recorded->changes);
	recorded->bytes = mem_zalloc(count * sizeof *recorded->bytes);
	for (size_t i = 0; i < count; i++) {
		text_init(&recorded->bytes[i]);
		recorded->changes[i].path = files[i].path;
		if (!files[i].after)
			continue;
		as_recorded(&recorded->bytes[i], files[i].after, files[i].after_length);
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

/* --- Who, and the message ----------------------------------------------------- */

/* Author and committer as Git takes them: its variables, configuration and defaults. */
struct identities {
	git_signature *author, *committer;
};

static int read_identity(git_signature **who, const char *variable, struct fail *fail)
{
	const char *const arguments[] = {"var", variable, NULL};
	struct text out = TEXT_INIT;
	int status = exec_git(&out, arguments);
	while (out.length && out.data[out.length - 1] == '\n')
		out.data[--out.length] = '\0';
	int error = status ? -1 : git_signature_from_buffer(who, out.data);
	text_release(&out);
	if (!error)
		return 0;
	fail_set(fail, STATUS_REFUSED, _("Git does not know who you are"));
	return fail_hint(fail,
		_("tell it once: git config --global user.name \"Your Name\" and git config --global "
		  "user.email \"you@example.org\""));
}

static void identities_release(struct identities *who)
{
	git_signature_free(who->author);
	git_signature_free(who->committer);
}

static int read_identities(struct identities *who, struct fail *fail)
{
	*who = (struct identities){NULL, NULL};
	if (read_identity(&who->author, "GIT_AUTHOR_IDENT", fail))
		return -1;
	return read_identity(&who->committer, "GIT_COMMITTER_IDENT", fail);
}

/* What hooks and signing see: the index to look at, who commits, and no editor. */
struct environment {
	struct text words[5];
	const char *all[6];
};

static void environment_init(struct environment *environment, const struct commit *commit,
	const struct identities *who)
{
	for (size_t i = 0; i < 5; i++)
		text_init(&environment->words[i]);
	text_printf(&environment->words[0], "GIT_INDEX_FILE=%s", commit->next_index);
	text_str(&environment->words[1], "GIT_EDITOR=:");
	text_printf(&environment->words[2], "GIT_AUTHOR_NAME=%s", who->author->name);
	text_printf(&environment->words[3], "GIT_AUTHOR_EMAIL=%s", who->author->email);
	int minutes = who->author->when.offset;
	text_printf(&environment->words[4], "GIT_AUTHOR_DATE=@%lld %c%02d%02d",
		(long long)who->author->when.time, minutes < 0 ? '-' : '+', abs(minutes) / 60,
		abs(minutes) % 60);
	for (size_t i = 0; i < 5; i++)
		environment->all[i] = environment->words[i].data;
	environment->all[5] = NULL;
}

static void environment_release(struct environment *environment)
{
	for (size_t i = 0; i < 5; i++)
		text_release(&environment->words[i]);
}

static int hook_refused(const char *name, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED,
		_("the repository's hook '%s' refused the commit: nothing was changed"), name);
	return fail_hint(fail, _("do what it says above, or leave it out with --no-verify"));
}

/* The index is made for the hook to look at: what it stages would be lost. */
static int run_pre_commit(const struct commit *commit, const struct environment *environment,
	const git_oid *tree, struct fail *fail)
{
	static const char *const none[] = {NULL};
	git_oid before, after;
	if (!hook_exists(commit->repo, "pre-commit"))
		return 0;
	if (stage_tree(commit->next_index, commit->repo, tree, fail))
		return -1;
	int result = git_odb_hashfile(&before, commit->next_index, GIT_OBJECT_BLOB);
	if (hook_run("pre-commit", none, environment->all))
		result = hook_refused("pre-commit", fail);
	if (!result)
		result = git_odb_hashfile(&after, commit->next_index, GIT_OBJECT_BLOB);
	if (!result && !git_oid_equal(&before, &after))
		result = fail_set(fail, STATUS_REFUSED,
			_("the repository's hook 'pre-commit' staged changes of its own, which "
			  "git-plan does not commit: nothing was changed"));
	unlink(commit->next_index);
	return result;
}

/* Comment lines are not taken out: a message given as it is stays as it is, but for blank ends. */
static int take_message(struct text *out, const struct commit *commit, struct fail *fail)
{
	bool found;
	text_reset(out);
	if (disk_read(AT_FDCWD, commit->message_file, out, &found, fail))
		return -1;
	while (out->length && strchr(" \t\r\n", out->data[out->length - 1]))
		out->data[--out->length] = '\0';
	if (!out->length)
		return fail_set(
			fail, STATUS_REFUSED, _("the message is empty: nothing was committed"));
	text_char(out, '\n');
	return 0;
}

static int run_message_hooks(struct text *message, const struct commit *commit,
	const struct environment *environment, bool verify, struct fail *fail)
{
	const char *const prepare[] = {commit->message_file, "message", NULL};
	const char *const check[] = {commit->message_file, NULL};
	bool prepares = hook_exists(commit->repo, "prepare-commit-msg");
	bool checks = verify && hook_exists(commit->repo, "commit-msg");
	if (!prepares && !checks)
		return 0;
	if (disk_replace(commit->at, commit->message_file, message, fail))
		return -1;
	if (prepares && hook_run("prepare-commit-msg", prepare, environment->all))
		return hook_refused("prepare-commit-msg", fail);
	if (checks && hook_run("commit-msg", check, environment->all))
		return hook_refused("commit-msg", fail);
	return take_message(message, commit, fail);
}

/* --- The commit object -------------------------------------------------------- */

static int write_plain(git_oid *id, const struct commit *commit, const git_oid *tree_id,
	const struct identities *who, const char *message, struct fail *fail)
{
	git_buf buffer = GIT_BUF_INIT;
	git_odb *objects = NULL;
	git_tree *tree = NULL;
	git_repository *handle = commit->repo->handle;
	const git_commit *parents[] = {commit->parent};
	int error = git_tree_lookup(&tree, handle, tree_id);
	if (!error)
		error = git_commit_create_buffer(&buffer, handle, who->author, who->committer,
			NULL, message, tree, commit->parent ? 1 : 0, parents);
	if (!error)
		error = git_repository_odb(&objects, handle);
	if (!error)
		error = git_odb_write(id, objects, buffer.ptr, buffer.size, GIT_OBJECT_COMMIT);
	git_odb_free(objects);
	git_tree_free(tree);
	git_buf_dispose(&buffer);
	return error ? repo_fail(fail, _("cannot write the commit: nothing was changed")) : 0;
}

/* Signed by the user's own git, with their key and program. */
static int write_signed(git_oid *id, const struct commit *commit, const git_oid *tree,
	const struct environment *environment, const struct text *message, struct fail *fail)
{
	char tree_name[GIT_OID_HEXSZ + 1], parent[GIT_OID_HEXSZ + 1];
	struct text out = TEXT_INIT;
	git_oid_tostr(tree_name, sizeof tree_name, tree);
	if (commit->parent)
		git_oid_tostr(parent, sizeof parent, git_commit_id(commit->parent));
	const char *arguments[] = {"commit-tree", "-S", tree_name, "-F", commit->message_file,
		commit->parent ? "-p" : NULL, parent, NULL};
	int result = disk_replace(commit->at, commit->message_file, message, fail);
	if (!result)
		result = exec_git_saying(&out, arguments, environment->all);
	if (!result)
		result = git_oid_fromstrn(
			id, out.data, out.length < GIT_OID_HEXSZ ? out.length : GIT_OID_HEXSZ);
	text_release(&out);
	if (!result)
		return 0;
	fail_set(fail, STATUS_FAILURE, _("Git could not sign the commit: nothing was changed"));
	return fail_hint(
		fail, _("git config commit.gpgSign false commits without a signature"));
}

static bool wants_signature(void)
{
	const char *const arguments[] = {
		"config", "--type=bool", "--get", "commit.gpgSign", NULL};
	struct text out = TEXT_INIT;
	bool wants = exec_git(&out, arguments) == 0 && !strncmp(out.data, "true", 4);
	text_release(&out);
	return wants;
}

/* --- Putting it in place ------------------------------------------------------ */

static int put_one(const struct commit *commit, const char *path, const char *bytes,
	size_t length, struct fail *fail)
{
	if (!bytes) {
		if (!unlinkat(commit->at, path, 0) || errno == ENOENT)
			return 0;
		return fail_set(
			fail, STATUS_FAILURE, _("cannot remove %s: %s"), path, strerror(errno));
	}
	struct text whole = TEXT_INIT;
	text_add(&whole, bytes, length);
	int result = disk_put(commit->at, path, &whole, commit->folder, fail);
	text_release(&whole);
	return result;
}

/* Whether nobody wrote to the working file since it was read. */
static bool is_as_before(const struct commit *commit, const struct commit_file *file)
{
	struct text bytes = TEXT_INIT;
	struct fail ignored = FAIL_INIT;
	bool found;
	int result = disk_read(commit->at, file->path, &bytes, &found, &ignored);
	bool same = !result && found == (file->before != NULL) &&
		    (!found || (bytes.length == file->before_length &&
				       !memcmp(bytes.data, file->before, bytes.length)));
	fail_release(&ignored);
	text_release(&bytes);
	return same;
}

/* The working files as they were, the last first. */
static void take_back(
	const struct commit *commit, const struct commit_file *files, size_t count)
{
	struct fail ignored = FAIL_INIT;
	while (count--)
		put_one(commit, files[count].path, files[count].before,
			files[count].before_length, &ignored);
	fail_release(&ignored);
}

static int put_files(const struct commit *commit, const struct commit_file *files, size_t count,
	struct fail *fail)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_as_before(commit, &files[i])) {
			take_back(commit, files, i);
			return fail_set(fail, STATUS_REFUSED,
				_("%s changed meanwhile: nothing was committed"),
				files[i].path);
		}
		if (put_one(commit, files[i].path, files[i].after, files[i].after_length,
			    fail)) {
			take_back(commit, files, i);
			return -1;
		}
	}
	return 0;
}

static void reflog_words(struct text *out, const struct commit *commit, const char *message)
{
	text_printf(out, "commit%s: %.*s", commit->parent ? "" : " (initial)",
		(int)strcspn(message, "\n"), message);
}

/* Move the branch, if it still stands where it stood. */
static enum commit_result move_branch(
	const struct commit *commit, const git_oid *id, const char *message, struct fail *fail)
{
	git_reference *moved = NULL;
	struct text words = TEXT_INIT;
	reflog_words(&words, commit, message);
	int error = git_reference_create_matching(&moved, commit->repo->handle, commit->branch,
		id, commit->parent != NULL,
		commit->parent ? git_commit_id(commit->parent) : NULL, words.data);
	git_reference_free(moved);
	text_release(&words);
	if (!error)
		return COMMIT_MADE;
	if (error == GIT_EMODIFIED || error == GIT_ELOCKED || error == GIT_EEXISTS)
		return COMMIT_MOVED;
	repo_fail(fail, _("cannot move the branch: nothing was committed"));
	return COMMIT_FAILED;
}

/* The index takes its place by two renames, neither of which has anything to write. */
static int rename_index(struct commit *commit)
{
	if (rename(commit->next_index, commit->lock.path))
		return -1;
	return lock_commit(&commit->lock);
}

/* From here to the end no signal comes between. */
static enum commit_result put_in_place(struct commit *commit, const struct commit_file *files,
	size_t count, const struct recorded *recorded, const git_oid *id, const char *message,
	struct fail *fail)
{
	if (!repo_root(commit->repo))
		return move_branch(commit, id, message, fail);
	if (put_files(commit, files, count, fail))
		return COMMIT_FAILED;
	enum commit_result result = COMMIT_FAILED;
	if (!stage_changes(
		    commit->next_index, commit->repo, recorded->changes, recorded->count, fail))
		result = move_branch(commit, id, message, fail);
	if (result != COMMIT_MADE) {
		take_back(commit, files, count);
		return result;
	}
	/* The commit is made: an index that lags behind it is refreshed by the next command. */
	rename_index(commit);
	return COMMIT_MADE;
}

static enum commit_result put_undisturbed(struct commit *commit,
	const struct commit_file *files, size_t count, const struct recorded *recorded,
	const git_oid *id, const char *message, struct fail *fail)
{
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	enum commit_result result =
		put_in_place(commit, files, count, recorded, id, message, fail);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}

/* --- All of it ---------------------------------------------------------------- */

static bool is_base(const struct commit *commit, const git_oid *tree)
{
	return commit->base && git_oid_equal(git_tree_id(commit->base), tree);
}

static enum commit_result make_with(struct commit *commit, const struct commit_file *files,
	size_t count, const struct recorded *recorded, const git_oid *tree,
	const struct commit_options *options, const struct identities *who, char id[41],
	struct fail *fail)
{
	struct environment environment;
	struct text message = TEXT_INIT;
	git_oid made;
	text_str(&message, options->message);
	environment_init(&environment, commit, who);
	int result = options->no_verify ? 0 : run_pre_commit(commit, &environment, tree, fail);
	if (!result)
		result = run_message_hooks(
			&message, commit, &environment, !options->no_verify, fail);
	if (!result)
		result = wants_signature()
				 ? write_signed(
					   &made, commit, tree, &environment, &message, fail)
				 : write_plain(&made, commit, tree, who, message.data, fail);
	if (!result)
		result = tree_look_again(commit->repo, &made, fail);
	enum commit_result end = COMMIT_FAILED;
	if (!result)
		end = put_undisturbed(
			commit, files, count, recorded, &made, message.data, fail);
	if (end == COMMIT_MADE) {
		static const char *const none[] = {NULL};
		git_oid_tostr(id, 41, &made);
		if (hook_exists(commit->repo, "post-commit"))
			hook_run("post-commit", none, NULL);
	}
	environment_release(&environment);
	text_release(&message);
	return end;
}

enum commit_result commit_make(struct commit *commit, const struct commit_file *files,
	size_t count, const struct commit_options *options, char id[41], struct fail *fail)
{
	struct recorded recorded;
	struct identities who = {NULL, NULL};
	git_oid tree;
	int result = 0;
	for (size_t i = 0; i < count && !result && !options->include; i++)
		result = check_file(commit, &files[i], fail);
	record(&recorded, files, count);
	if (!result)
		result = read_identities(&who, fail);
	if (!result)
		result = tree_write(&tree, commit->repo, commit->base, recorded.changes,
			recorded.count, fail);
	enum commit_result end = COMMIT_FAILED;
	if (!result)
		end = is_base(commit, &tree) ? COMMIT_NOTHING
					     : make_with(commit, files, count, &recorded, &tree,
						       options, &who, id, fail);
	identities_release(&who);
	recorded_release(&recorded);
	return end;
}
