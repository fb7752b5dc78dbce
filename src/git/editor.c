#include "git/editor.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "git/exec.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int no_editor(struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED, _("there is no editor to open"));
	return fail_hint(fail,
		_("name yours: git config --global core.editor \"nano\" (or code --wait)"));
}

/* A command for a shell, as Git takes it: "code --wait". */
static int find_editor(struct text *command, struct fail *fail)
{
	const char *const arguments[] = {"var", "GIT_EDITOR", NULL};
	struct text out = TEXT_INIT;
	int status = exec_git(&out, arguments);
	text_add(command, out.data, strcspn(out.data, "\n"));
	text_release(&out);
	return status || !command->length ? no_editor(fail) : 0;
}

/* The terminal's keys are the editor's while it runs. */
static int wait_for(pid_t child)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
	int status = -1;
	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int editor_open(const char *path, struct fail *fail)
{
	struct text command = TEXT_INIT;
	char shell[] = "sh", option[] = "-c";
	pid_t child;
	if (find_editor(&command, fail)) {
		text_release(&command);
		return -1;
	}
	text_str(&command, " \"$@\"");
	char *file = mem_strdup(path);
	char *arguments[] = {shell, option, command.data, command.data, file, NULL};
	fflush(NULL);
	int status = posix_spawnp(&child, shell, NULL, NULL, arguments, environ)
			     ? -1
			     : wait_for(child);
	free(file);
	text_release(&command);
	if (!status)
		return 0;
	return fail_set(fail, STATUS_REFUSED, _("the editor ended with an error"));
}
