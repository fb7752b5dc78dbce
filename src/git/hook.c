#include "git/hook.h"
#include "base/text.h"
#include "git/exec.h"
#include "git/internal.h"

#include <stdlib.h>
#include <unistd.h>

#define MOST_ARGUMENTS 4

/* core.hooksPath, which is relative to where hooks run; else hooks/ beside the objects. */
static void hooks_folder(struct text *out, const struct repo *repo)
{
	git_config *config = NULL;
	git_buf path = GIT_BUF_INIT;
	const char *root = git_repository_workdir(repo->handle);
	if (!git_repository_config_snapshot(&config, repo->handle) &&
		!git_config_get_path(&path, config, "core.hooksPath")) {
		if (*path.ptr != '/' && root)
			text_str(out, root);
		text_str(out, path.ptr);
	} else {
		text_printf(out, "%shooks", git_repository_commondir(repo->handle));
	}
	git_buf_dispose(&path);
	git_config_free(config);
}

bool hook_exists(const struct repo *repo, const char *name)
{
	/* git -c core.hooksPath=…: libgit2 does not see it, so Git is left to look. */
	if (getenv("GIT_CONFIG_PARAMETERS") || getenv("GIT_CONFIG_COUNT"))
		return true;
	struct text path = TEXT_INIT;
	hooks_folder(&path, repo);
	text_printf(&path, "/%s", name);
	bool exists = !access(path.data, X_OK);
	text_release(&path);
	return exists;
}

int hook_run(const char *name, const char *const arguments[], const char *const variables[])
{
	const char *words[MOST_ARGUMENTS + 6] = {"hook", "run", "--ignore-missing", name, "--"};
	for (size_t i = 0; i < MOST_ARGUMENTS && arguments[i]; i++)
		words[5 + i] = arguments[i];
	return exec_git_aloud(words, variables);
}
