#include "git/exec.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int spawn(pid_t *child, int output, const char *const arguments[])
{
	size_t count = 0;
	while (arguments[count])
		count++;
	/* posix_spawn takes char *, and changes nothing. */
	union {
		const char *given;
		char *taken;
	} word;
	char **argv = mem_array(NULL, count + 2, sizeof *argv);
	word.given = "git";
	argv[0] = word.taken;
	for (size_t i = 0; i <= count; i++) {
		word.given = arguments[i];
		argv[i + 1] = word.taken;
	}
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	int result = posix_spawnp(child, "git", &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	free(argv);
	return result ? -1 : 0;
}

static void drain(struct text *out, int input)
{
	for (;;) {
		char *room = text_reserve(out, 4096);
		ssize_t got = read(input, room, 4096);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		out->length += (size_t)got;
	}
	*text_reserve(out, 0) = '\0';
}

void exec_start(struct exec *exec, const char *const arguments[])
{
	int ends[2];
	pid_t child;
	*exec = (struct exec){0, -1};
	if (pipe2(ends, O_CLOEXEC))
		return;
	int result = spawn(&child, ends[1], arguments);
	close(ends[1]);
	if (result) {
		close(ends[0]);
		return;
	}
	*exec = (struct exec){child, ends[0]};
}

int exec_finish(struct exec *exec, struct text *out)
{
	struct exec ended = *exec;
	int status;
	*exec = (struct exec){0, -1};
	if (!ended.process)
		return -1;
	drain(out, ended.output);
	close(ended.output);
	while (waitpid(ended.process, &status, 0) < 0) {
		if (errno != EINTR)
			return -1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int exec_git(struct text *out, const char *const arguments[])
{
	struct exec exec;
	exec_start(&exec, arguments);
	return exec_finish(&exec, out);
}
