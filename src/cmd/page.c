#include "cmd/page.h"
#include "base/lang.h"
#include "base/place.h"
#include "cmd/usage.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Whether man ran and was content. */
static bool run_man(const char *page)
{
	char name[] = "man", *argument = mem_strdup(page), *argv[] = {name, argument, NULL};
	pid_t child;
	int status = -1;
	fflush(stdout);
	if (posix_spawnp(&child, name, NULL, NULL, argv, environ) == 0) {
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	free(argument);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/*
 * The page's file. `folder` is that of a language, "fr/", or "". A source tree's
 * program is in build/ or, with another BUILD, one folder deeper.
 */
static bool find_page(struct text *path, const char *folder, const char *name, int section)
{
	struct text places[4] = {TEXT_INIT, TEXT_INIT, TEXT_INIT, TEXT_INIT};
	const char *relative[5] = {NULL};
	text_printf(&places[0], "../src/man/%s%s.%d", folder, name, section);
	text_printf(&places[1], "../../src/man/%s%s.%d", folder, name, section);
	text_printf(&places[2], "../share/man/%sman%d/%s.%d", folder, section, name, section);
	text_printf(&places[3], "%s.gz", places[2].data);
	for (size_t i = 0; i < 4; i++)
		relative[i] = places[i].data;
	bool found = place_find(path, relative);
	for (size_t i = 0; i < 4; i++)
		text_release(&places[i]);
	return found;
}

bool page_show(const char *name, int section)
{
	struct text path = TEXT_INIT, folder = TEXT_INIT;
	text_printf(&folder, "%s/", lang_code());
	/* A path, by its slash, is a file to man; a name is looked up, where the user says. */
	bool found = find_page(&path, folder.data, name, section) ||
		     find_page(&path, "", name, section);
	bool shown = run_man(found ? path.data : name);
	text_release(&path);
	text_release(&folder);
	return shown;
}

void page_of_command(const struct command *command)
{
	struct text name = TEXT_INIT;
	text_printf(&name, "git-plan-%s", command->name);
	if (!page_show(name.data, 1))
		usage_print_command(stdout, command);
	text_release(&name);
}
