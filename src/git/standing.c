#include "git/standing.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "git/exec.h"
#include "git/internal.h"

#include <stdlib.h>
#include <string.h>

#define HEADS "refs/heads/"
#define REMOTES "refs/remotes/"

static const char *operation_of(const struct repo *repo)
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

static const char *short_name(const char *ref)
{
	static const char *const folders[] = {HEADS, REMOTES};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		if (!strncmp(ref, folders[i], strlen(folders[i])))
			return ref + strlen(folders[i]);
	}
	return ref;
}

static int read_head(struct standing *standing, char **ref, const struct repo *repo)
{
	git_reference *head = NULL;
	git_oid id;
	*ref = NULL;
	if (git_reference_lookup(&head, repo->handle, "HEAD"))
		return -1;
	const char *target = git_reference_symbolic_target(head);
	if (target) {
		*ref = mem_strdup(target);
		standing->branch = mem_strdup(short_name(target));
	}
	git_reference_free(head);
	if (!git_reference_name_to_id(&id, repo->handle, "HEAD"))
		git_oid_tostr(standing->head, sizeof standing->head, &id);
	return 0;
}

static int read_upstream(struct standing *standing, const char *branch, const struct repo *repo)
{
	git_buf name = GIT_BUF_INIT;
	git_oid here, there;
	int error = 0;
	if (!branch || git_branch_upstream_name(&name, repo->handle, branch))
		return 0;
	standing->upstream = mem_strdup(short_name(name.ptr));
	if (*standing->head && !git_reference_name_to_id(&there, repo->handle, name.ptr)) {
		git_oid_fromstr(&here, standing->head);
		error = git_graph_ahead_behind(
			&standing->ahead, &standing->behind, repo->handle, &here, &there);
		standing->upstream_here = !error;
	}
	git_buf_dispose(&name);
	/* A shallow clone does not know how far apart they are. */
	return error == GIT_ENOTFOUND ? 0 : error;
}

/* Git's two letters: what the index has beside HEAD, what the file has beside the index. */
static enum file_state state_of(char index, char file)
{
	if (index == '?')
		return FILE_UNKNOWN;
	if (index == 'U' || file == 'U' || (index == file && (index == 'A' || index == 'D')))
		return FILE_CONFLICT;
	if (index == ' ')
		return FILE_EDITED;
	return file == ' ' ? FILE_STAGED : FILE_PARTLY_STAGED;
}

/* The user's own git knows best what of a file counts: line endings, filters. */
static int read_files(struct standing *standing, struct fail *fail)
{
	static const char *const arguments[] = {"--no-optional-locks", "status",
		"--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", ":/plan",
		NULL};
	static const char *const variables[] = {NULL};
	struct text out = TEXT_INIT;
	int status = exec_git_saying(&out, arguments, variables);
	for (const char *line = out.data; line < out.data + out.length && strlen(line) > 3;
		line += strlen(line) + 1) {
		standing->files = mem_grow(standing->files, standing->count,
			&standing->capacity, sizeof *standing->files);
		standing->files[standing->count++] = (struct standing_file){
			mem_strdup(line + 3), state_of(line[0], line[1])};
	}
	text_release(&out);
	return status ? fail_set(fail, STATUS_FAILURE, _("git %s did not succeed"), "status")
		      : 0;
}

static int by_path(const void *a, const void *b)
{
	const struct standing_file *one = a, *other = b;
	return strcmp(one->path, other->path);
}

int standing_read(struct standing *standing, struct repo *repo, struct fail *fail)
{
	char *branch;
	*standing = (struct standing){.operation = operation_of(repo)};
	int error = read_head(standing, &branch, repo);
	if (!error)
		error = read_upstream(standing, branch, repo);
	free(branch);
	if (error)
		return repo_fail(fail, _("cannot read the repository"));
	if (repo_root(repo) && read_files(standing, fail))
		return -1;
	if (standing->count)
		qsort(standing->files, standing->count, sizeof *standing->files, by_path);
	return 0;
}

void standing_release(struct standing *standing)
{
	for (size_t i = 0; i < standing->count; i++)
		free(standing->files[i].path);
	free(standing->files);
	free(standing->branch);
	free(standing->upstream);
}
