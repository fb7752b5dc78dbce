#include "git/repo.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "git/exec.h"
#include "git/internal.h"
#include "git/loose.h"
#include "git/worktree.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *last_words(void)
{
	const git_error *error = git_error_last();
	return error && error->message ? error->message : _("no reason was given");
}

int repo_fail(struct fail *fail, const char *what)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, what, strlen(what));
	fail_set(fail, STATUS_FAILURE, "%s: %s", shown.data, last_words());
	text_release(&shown);
	return -1;
}

int repo_missing(struct fail *fail, const char *what)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, what, strlen(what));
	fail_set(fail, STATUS_FAILURE, _("%s: an object is missing or damaged"), shown.data);
	text_release(&shown);
	return fail_hint(fail,
		_("git fsck names what is damaged; in a partial clone, fetch what is missing with: git "
		  "fetch --refetch --no-filter"));
}

static bool is_ownership(void)
{
	return strstr(last_words(), "not owned by") || strstr(last_words(), "safe.directory");
}

/* libgit2 knows no "safe.directory = *"; Git does, and answers for the user. */
static bool git_trusts_it(void)
{
	struct text out = TEXT_INIT;
	const char *const arguments[] = {"rev-parse", "--git-dir", NULL};
	int status = exec_git(&out, arguments);
	text_release(&out);
	return status == 0;
}

/* A word as a shell takes it. */
static void shell_word(struct text *out, const char *word)
{
	text_char(out, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			text_str(out, "'\\''");
		else
			text_char(out, *word);
	}
	text_char(out, '\'');
}

static int open_failed(struct fail *fail, int error)
{
	const char *words = last_words();
	if (is_ownership()) {
		fail_set(fail, STATUS_FAILURE,
			_("the repository belongs to somebody else, and Git does not trust it"));
		struct text quoted = TEXT_INIT;
		char *root = NULL, *prefix = NULL;
		struct fail ignored = FAIL_INIT;
		worktree_find(&root, &prefix, &ignored);
		char *here = root ? root : getcwd(NULL, 0);
		shell_word(&quoted, here ? here : ".");
		fail_release(&ignored);
		free(here);
		free(prefix);
		fail_hint(fail, _("if you do: git config --global --add safe.directory %s"),
			quoted.data);
		text_release(&quoted);
		return -1;
	}
	if (strstr(words, "unsupported extension") || strstr(words, "repository version")) {
		fail_set(fail, STATUS_FAILURE,
			_("this repository has a format that git-plan cannot read (%s)"),
			words);
		return fail_hint(fail,
			_("SHA-256 and reftable repositories are read in the working tree only, without "
			  "--at and --staged"));
	}
	if (error == GIT_ENOTFOUND) {
		fail_set(fail, STATUS_FAILURE, _("not a git repository: %s"), words);
		return fail_hint(
			fail, _("go to a folder of the plan's repository, or name it: git -C "
				"FOLDER plan …"));
	}
	return repo_fail(fail, _("cannot open the repository"));
}

/*
 * Packs are mapped piece by piece: each thread maps its own, and a large one whole
 * would count twice against the memory that a plan may take.
 */
#define PACK_WINDOW ((size_t)16 << 20)
#define PACK_MAPPED ((size_t)32 << 20)

static void bound_memory(void)
{
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, PACK_WINDOW);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, PACK_MAPPED);
}

/* Extensions that change nothing of what is read here. */
static void accept_extensions(void)
{
	const char *names[] = {"worktreeconfig", "partialclone", "preciousobjects"};
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, sizeof names / sizeof *names);
}

int repo_handle(git_repository **handle)
{
	/* libgit2 knows no GIT_WORK_TREE, and gives up at it; nothing here needs it to. */
	const char *given = getenv("GIT_WORK_TREE");
	char *tree = given ? mem_strdup(given) : NULL;
	unsetenv("GIT_WORK_TREE");
	int error = git_repository_open_ext(handle, NULL, GIT_REPOSITORY_OPEN_FROM_ENV, NULL);
	if (tree)
		setenv("GIT_WORK_TREE", tree, 1);
	free(tree);
	return error;
}

int repo_open(struct repo **out, struct fail *fail)
{
	struct repo *repo = mem_zalloc(sizeof *repo);
	*out = NULL;
	if (git_libgit2_init() < 0) {
		free(repo);
		return repo_fail(fail, _("cannot start libgit2"));
	}
	bound_memory();
	accept_extensions();
	int error = repo_handle(&repo->handle);
	if (error && is_ownership() && git_trusts_it()) {
		git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
		error = repo_handle(&repo->handle);
	}
	if (error) {
		open_failed(fail, error);
		repo_close(repo);
		return -1;
	}
	loose_find_folders(repo);
	*out = repo;
	return 0;
}

int repo_again(struct repo **out, const struct repo *repo)
{
	struct repo *again = mem_alloc(sizeof *again);
	*again = *repo;
	again->handle = NULL;
	again->objects = NULL;
	git_libgit2_init();
	int error = repo_handle(&again->handle);
	*out = again;
	if (!error)
		return 0;
	repo_close(again);
	*out = NULL;
	return error;
}

void repo_close(struct repo *repo)
{
	if (!repo)
		return;
	git_odb_free(repo->objects);
	git_repository_free(repo->handle);
	free(repo);
	git_libgit2_shutdown();
}

void repo_recall_by(struct repo *repo, repo_recall_fn *recall)
{
	repo->recall = recall;
}

const char *repo_root(const struct repo *repo)
{
	return git_repository_workdir(repo->handle);
}

const char *repo_common_folder(const struct repo *repo)
{
	return git_repository_commondir(repo->handle);
}

void repo_head(char name[41], const struct repo *repo)
{
	git_oid id;
	*name = '\0';
	if (!git_reference_name_to_id(&id, repo->handle, "HEAD"))
		git_oid_tostr(name, GIT_OID_HEXSZ + 1, &id);
}

/* libgit2's path ends with a slash. */
static bool is_root(const struct repo *repo, const char *root)
{
	const char *known = repo_root(repo);
	size_t length = strlen(root);
	return known && !strncmp(known, root, length) && !strcmp(known + length, "/");
}

void repo_set_root(struct repo *repo, char **root)
{
	/* libgit2 1.5 forgets a piece of memory when it is told what it knows. */
	if (*root && !is_root(repo, *root))
		git_repository_set_workdir(repo->handle, *root, 0);
	else if (*root)
		return;
	else if (repo_root(repo))
		*root = mem_strdup(repo_root(repo));
}

char *repo_prefix(const struct repo *repo)
{
	const char *root = repo_root(repo);
	char here[PATH_MAX];
	struct text prefix = TEXT_INIT;
	/* libgit2's path ends with a slash. */
	size_t length = root ? strlen(root) : 0;
	if (root && getcwd(here, sizeof here) && strlen(here) >= length &&
		!strncmp(here, root, length) && here[length])
		text_printf(&prefix, "%s/", here + length);
	return text_detach(&prefix);
}
