#include "base/term.h"
#include "base/lang.h"

#include <errno.h>
#include <signal.h>
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

static bool color;
static pid_t pager_process;
static size_t width_before_pager;

static bool git_pager_in_use(void)
{
	const char *value = getenv("GIT_PAGER_IN_USE");
	return value && !strcmp(value, "true");
}

bool term_interactive(void)
{
	return pager_process || isatty(STDOUT_FILENO) || git_pager_in_use();
}

size_t term_width(void)
{
	if (width_before_pager)
		return width_before_pager;
	const char *columns = getenv("COLUMNS");
	if (columns && *columns) {
		char *end;
		long value = strtol(columns, &end, 10);
		if (!*end && value >= 20 && value <= 10000)
			return (size_t)value;
	}
	struct winsize size;
	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
		return size.ws_col;
	return term_interactive() ? DEFAULT_WIDTH : 0;
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
	}
	return "";
}

static void run_pager(const char *pager, int input)
{
	dup2(input, STDIN_FILENO);
	close(input);
	/* As Git: quit when one screen is enough, keep colour, leave the screen as it is. */
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
	_exit(127);
}

int term_start_pager(const char *pager, struct fail *fail)
{
	if (!*pager || !strcmp(pager, "cat"))
		return 0;
	width_before_pager = term_width();
	int ends[2];
	if (pipe(ends))
		return fail_set(
			fail, STATUS_FAILURE, _("cannot start the pager: %s"), strerror(errno));
	fflush(stdout);
	pager_process = fork();
	if (pager_process < 0) {
		pager_process = 0;
		close(ends[0]);
		close(ends[1]);
		return fail_set(
			fail, STATUS_FAILURE, _("cannot start the pager: %s"), strerror(errno));
	}
	if (!pager_process) {
		close(ends[1]);
		run_pager(pager, ends[0]);
	}
	dup2(ends[1], STDOUT_FILENO);
	close(ends[0]);
	close(ends[1]);
	/* A pager that is left early is no error: writing then says EPIPE. */
	signal(SIGPIPE, SIG_IGN);
	return 0;
}

int term_finish(struct fail *fail)
{
	errno = 0;
	bool broken = fflush(stdout) || ferror(stdout);
	int problem = errno;
	if (pager_process) {
		close(STDOUT_FILENO);
		while (waitpid(pager_process, NULL, 0) < 0 && errno == EINTR)
			continue;
		pager_process = 0;
		return 0;
	}
	if (broken || close(STDOUT_FILENO)) {
		if (!broken)
			problem = errno;
		return fail_set(fail, STATUS_FAILURE, _("cannot write the output: %s"),
			strerror(problem ? problem : EIO));
	}
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
