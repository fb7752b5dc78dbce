#include "git/seal.h"
#include "base/disk.h"
#include "base/lang.h"
#include "git/tree.h"

#include <stdlib.h>

void seal_environment_init(struct seal_environment *environment,
	const struct settings *settings, const char *index)
{
	const git_signature *author = settings->author;
	for (size_t i = 0; i < 5; i++)
		text_init(&environment->words[i]);
	text_printf(&environment->words[0], "GIT_INDEX_FILE=%s", index);
	text_str(&environment->words[1], "GIT_EDITOR=:");
	text_printf(&environment->words[2], "GIT_AUTHOR_NAME=%s", author->name);
	text_printf(&environment->words[3], "GIT_AUTHOR_EMAIL=%s", author->email);
	int minutes = author->when.offset;
	text_printf(&environment->words[4], "GIT_AUTHOR_DATE=@%lld %c%02d%02d",
		(long long)author->when.time, minutes < 0 ? '-' : '+', abs(minutes) / 60,
		abs(minutes) % 60);
	for (size_t i = 0; i < 5; i++)
		environment->all[i] = environment->words[i].data;
	environment->all[5] = NULL;
}

void seal_environment_release(struct seal_environment *environment)
{
	for (size_t i = 0; i < 5; i++)
		text_release(&environment->words[i]);
}

static int write_plain(git_oid *id, struct repo *repo, const struct seal *seal,
	const struct settings *settings, struct fail *fail)
{
	git_buf buffer = GIT_BUF_INIT;
	git_tree *tree = NULL;
	const git_commit *parents[] = {seal->parent};
	int error = git_tree_lookup(&tree, repo->handle, seal->tree);
	/* git_commit_create can say that all is well when the object was not written. */
	if (!error)
		error = git_commit_create_buffer(&buffer, repo->handle, settings->author,
			settings->committer, NULL, seal->message->data, tree,
			seal->parent ? 1 : 0, parents);
	int result = error ? repo_fail(fail, _("cannot write the commit: nothing was changed"))
			   : tree_write_object(id, repo, buffer.ptr, buffer.size,
				     GIT_OBJECT_COMMIT, fail);
	git_tree_free(tree);
	git_buf_dispose(&buffer);
	return result;
}

/* The message is UTF-8, whatever else is configured; and the object is to reach the disk. */
#define SIGNED_AS_WRITTEN \
	"-c", "i18n.commitEncoding=UTF-8", "-c", "core.fsync=committed", "commit-tree", "-S"

static int write_signed(git_oid *id, const struct seal *seal,
	const struct seal_environment *environment, struct fail *fail)
{
	char tree[GIT_OID_HEXSZ + 1], parent[GIT_OID_HEXSZ + 1];
	struct text out = TEXT_INIT;
	git_oid_tostr(tree, sizeof tree, seal->tree);
	if (seal->parent)
		git_oid_tostr(parent, sizeof parent, git_commit_id(seal->parent));
	const char *const arguments[] = {SIGNED_AS_WRITTEN, tree, "-F", seal->message_file,
		seal->parent ? "-p" : NULL, parent, NULL};
	int result = disk_lend(seal->message_file, seal->message, fail);
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

int seal_write(git_oid *id, struct repo *repo, const struct seal *seal,
	const struct settings *settings, const struct seal_environment *environment,
	struct fail *fail)
{
	int result = settings->sign ? write_signed(id, seal, environment, fail)
				    : write_plain(id, repo, seal, settings, fail);
	return result ? result : tree_look_again(repo, id, fail);
}
