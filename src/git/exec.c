#include "git/exec.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* posix_spawn takes char *, and changes nothing. */
static char *spawned(const char *word)
{
	union {
		const char *given;
		char *taken;
	} same = {word};
	return same.taken;
}

/* A variable counts as it stands last: those given replace what the environment has. */
static char **with_variables(const char *const variables[])
{
	size_t count = 0, more = 0, used = 0;
	while (environ[count])
		count++;
	while (variables[more])
		more++;
	char **all = mem_array(NULL, count + more + 1, sizeof *all);
	for (size_t i = 0; i < count; i++) {
		size_t name = strcspn(environ[i], "=") + 1;
		bool replaced = false;
		for (size_t v = 0; v < more && !replaced; v++)
			replaced = !strncmp(environ[i], variables[v], name);
		if (!replaced)
			all[used++] = environ[i];
	}
	for (size_t v = 0; v < more; v++)
		all[used++] = spawned(variables[v]);
	all[used] = NULL;
	return all;
}

/* Where its output and its messages go; -1: nowhere. */
struct channels {
	int output;
	int messages;
};

static void send(posix_spawn_file_actions_t *actions, int from, int to)
{
	if (to < 0)
		posix_spawn_file_actions_addopen(actions, from, "/dev/null", O_WRONLY, 0);
	else
		posix_spawn_file_actions_adddup2(actions, to, from);
}

static int spawn(pid_t *child, struct channels channels, const char *const arguments[],
	const char *const variables[])
{
	size_t count = 0;
	while (arguments[count])
		count++;
	char **argv = mem_array(NULL, count + 2, sizeof *argv);
	argv[0] = spawned("git");
	for (size_t i = 0; i <= count; i++)
		argv[i + 1] = arguments[i] ? spawned(arguments[i]) : NULL;
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	send(&actions, STDOUT_FILENO, channels.output);
	send(&actions, STDERR_FILENO, channels.messages);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	char **all = variables ? with_variables(variables) : environ;
	int result = posix_spawnp(child, "git", &actions, NULL, argv, all);
	posix_spawn_file_actions_destroy(&actions);
	if (variables)
		free(all);
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

static void start(struct exec *exec, int messages, const char *const arguments[],
	const char *const variables[])
{
	int ends[2];
	pid_t child;
	*exec = (struct exec){0, -1};
	if (pipe2(ends, O_CLOEXEC))
		return;
	int result = spawn(&child, (struct channels){ends[1], messages}, arguments, variables);
	close(ends[1]);
	if (result) {
		close(ends[0]);
		return;
	}
	*exec = (struct exec){child, ends[0]};
}

void exec_start(struct exec *exec, const char *const arguments[])
{
	start(exec, -1, arguments, NULL);
}

static int wait_for(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return -1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int exec_finish(struct exec *exec, struct text *out)
{
	struct exec ended = *exec;
	*exec = (struct exec){0, -1};
	if (!ended.process)
		return -1;
	drain(out, ended.output);
	close(ended.output);
	return wait_for(ended.process);
}

void exec_stop(struct exec *exec)
{
	struct exec ended = *exec;
	*exec = (struct exec){0, -1};
	if (!ended.process)
		return;
	kill(ended.process, SIGTERM);
	close(ended.output);
	wait_for(ended.process);
}

int exec_git(struct text *out, const char *const arguments[])
{
	struct exec exec;
	exec_start(&exec, arguments);
	return exec_finish(&exec, out);
}

int exec_git_saying(
	struct text *out, const char *const arguments[], const char *const variables[])
{
	struct exec exec;
	start(&exec, STDERR_FILENO, arguments, variables);
	return exec_finish(&exec, out);
}

int exec_git_aloud(const char *const arguments[], const char *const variables[])
{
	pid_t child;
	struct channels aloud = {STDERR_FILENO, STDERR_FILENO};
	if (spawn(&child, aloud, arguments, variables))
		return -1;
	return wait_for(child);
}
