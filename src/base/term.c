#include "base/term.h"
#include "base/lang.h"
#include "base/mem.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define PROGRESS_DELAY 500
#define PROGRESS_INTERVAL 100

extern char **environ;

static bool color;
static pid_t pager_process;
static size_t width_before_pager;

bool term_paged_by_git(void)
{
	const char *value = getenv("GIT_PAGER_IN_USE");
	return value && !strcmp(value, "true");
}

bool term_interactive(void)
{
	return pager_process || isatty(STDOUT_FILENO) || term_paged_by_git();
}

/* What the user says, else what the terminal says, else 0. */
static size_t width_of(int output)
{
	const char *columns = getenv("COLUMNS");
	if (columns && *columns) {
		char *end;
		long value = strtol(columns, &end, 10);
		if (!*end && value >= 20 && value <= 10000)
			return (size_t)value;
	}
	struct winsize size;
	return isatty(output) && !ioctl(output, TIOCGWINSZ, &size) ? size.ws_col : 0;
}

size_t term_width(void)
{
	size_t width = width_before_pager ? width_before_pager : width_of(STDOUT_FILENO);
	return width || !term_interactive() ? width : DEFAULT_WIDTH;
}

size_t term_message_width(void)
{
	if (!isatty(STDERR_FILENO))
		return 0;
	size_t width = width_of(STDERR_FILENO);
	return width ? width : DEFAULT_WIDTH;
}

void term_set_color(bool on)
{
	color = on;
}

const char *term_style(enum term_style style)
{
	if (!color)
		return "";
	switch (style) {
	case TERM_NONE:
		break;
	case TERM_PLAIN:
		return "\033[m";
	case TERM_BOLD:
		return "\033[1m";
	case TERM_DIM:
		return "\033[2m";
	case TERM_ERROR:
		return "\033[1;31m";
	case TERM_WARNING:
		return "\033[1;33m";
	case TERM_RULE:
		return "\033[36m";
	case TERM_ADDED:
		return "\033[32m";
	case TERM_REMOVED:
		return "\033[31m";
	}
	return "";
}

/*
 * A command of plain words is run as it is, so that one that does not exist is
 * noticed; anything more is the shell's. Returns 0, or an errno.
 */
static int spawn_pager(const char *pager, int input, int other_end)
{
	posix_spawn_file_actions_t actions;
	bool plain = !pager[strcspn(pager, "|&;<>()$`\\\"' \t\n*?[#~=%")];
	char shell[] = "sh", option[] = "-c", *command = mem_strdup(pager);
	char *by_shell[] = {shell, option, command, NULL}, *directly[] = {command, NULL};
	/* As Git: quit when one screen is enough, keep colour, leave the screen as it is. */
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawn_file_actions_addclose(&actions, input);
	posix_spawn_file_actions_addclose(&actions, other_end);
	int problem = posix_spawnp(&pager_process, plain ? pager : "/bin/sh", &actions, NULL,
		plain ? directly : by_shell, environ);
	posix_spawn_file_actions_destroy(&actions);
	free(command);
	return problem;
}

int term_start_pager(const char *pager, struct fail *fail)
{
	int ends[2];
	if (!*pager || !strcmp(pager, "cat"))
		return 0;
	size_t width = term_width();
	if (pipe(ends))
		return fail_set(
			fail, STATUS_FAILURE, _("cannot start the pager: %s"), strerror(errno));
	fflush(stdout);
	int problem = spawn_pager(pager, ends[0], ends[1]);
	close(ends[0]);
	if (problem) {
		/* Without its pager the output is still worth printing. */
		pager_process = 0;
		close(ends[1]);
		fprintf(stderr, "%s: %s: %s\n", _("warning"), pager, strerror(problem));
		return 0;
	}
	width_before_pager = width;
	dup2(ends[1], STDOUT_FILENO);
	close(ends[1]);
	/* A pager that is left early is no error: writing then says EPIPE. */
	signal(SIGPIPE, SIG_IGN);
	return 0;
}

/* stdio forgets why it failed; what is broken fails again for the same reason. */
static int write_problem(void)
{
	return write(STDOUT_FILENO, "\n", 1) < 0 ? errno : EIO;
}

int term_finish(struct fail *fail)
{
	bool broken = fflush(stdout) || ferror(stdout);
	int problem = broken && !pager_process ? write_problem() : 0;
	if (pager_process) {
		close(STDOUT_FILENO);
		while (waitpid(pager_process, NULL, 0) < 0 && errno == EINTR)
			continue;
		pager_process = 0;
		return 0;
	}
	if (close(STDOUT_FILENO) && !problem)
		problem = errno;
	if (problem)
		return fail_set(fail, STATUS_FAILURE, _("cannot write the output: %s"),
			strerror(problem));
	return 0;
}

static long long now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void term_progress_start(struct term_progress *progress, const char *title, size_t total)
{
	*progress = (struct term_progress){.title = title, .total = total};
	if (!isatty(STDERR_FILENO))
		return;
	progress->started = now();
	progress->shown = progress->started + PROGRESS_DELAY - PROGRESS_INTERVAL;
}

void term_progress_update(struct term_progress *progress, size_t done)
{
	if (!progress->started)
		return;
	long long time = now();
	if (time - progress->shown < PROGRESS_INTERVAL)
		return;
	progress->shown = time;
	progress->visible = true;
	fprintf(stderr, "\r%s: %3zu%% (%zu/%zu)", progress->title,
		progress->total ? done * 100 / progress->total : 100, done, progress->total);
	fflush(stderr);
}

void term_progress_stop(struct term_progress *progress)
{
	if (progress->visible)
		fputs("\r\033[K", stderr);
	*progress = (struct term_progress){0};
}
