#include "git/hook.h"
#include "git/exec.h"

#include <unistd.h>

#define MOST_ARGUMENTS 4

bool hook_exists(const char *folder, const char *name)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "%s/%s", folder, name);
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
