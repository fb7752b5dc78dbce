/*
 * measure [-n RUNS] [-w WARMUP] -- LABEL 'SHELL COMMAND' [LABEL 'SHELL COMMAND'...]
 *
 * Runs the commands in turn (A B C A B C ...), so that a slow minute of the machine falls on all
 * of them alike, and prints one line a command, separated by tabs:
 *
 *	label, median, minimum and maximum wall time in seconds, peak memory in MiB, exit status
 *
 * Each goes through "sh -c 'exec COMMAND'": the shell's own time and memory hardly count. Begin
 * with "env" to set variables. A command killed by signal N has the status 128 + N, as in a shell.
 * Exit: 0; 2 when a command could not be run; 129 for wrong usage.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	EXIT_CANNOT_RUN = 2,
	EXIT_USAGE = 129, /* as Git */
	SHELL_CANNOT_EXECUTE = 126,
	SHELL_NOT_FOUND = 127,
	MAX_RUNS = 100000
};

struct command {
	const char *label;
	const char *text;
	char *script; /* the text behind "exec" */
	double *seconds;
	long peak; /* KiB, as Linux counts it */
	int status;
};

static void usage(void)
{
	fprintf(stderr, "usage: measure [-n RUNS] [-w WARMUP] -- "
			"LABEL 'SHELL COMMAND' [LABEL 'SHELL COMMAND'...]\n");
	exit(EXIT_USAGE);
}

static void cannot_run(const struct command *c, const char *why)
{
	fprintf(stderr, "measure: cannot run %s (%s): %s\n", c->label, c->text, why);
	exit(EXIT_CANNOT_RUN);
}

static void *check_memory(void *p)
{
	if (!p) {
		fprintf(stderr, "measure: out of memory\n");
		exit(EXIT_CANNOT_RUN);
	}
	return p;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Input is empty too: a command that reads it must not find less on its second run. */
static int silence(posix_spawn_file_actions_t *actions)
{
	int error = posix_spawn_file_actions_init(actions);

	if (!error)
		error = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
	if (!error)
		error = posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
	if (!error)
		error = posix_spawn_file_actions_adddup2(actions, 1, 2);
	return error;
}

/* Runs the command once and returns the wall time in seconds; keeps its status and peak. */
static double run(struct command *c, long *peak)
{
	static char shell[] = "sh", option[] = "-c";
	char *argv[] = {shell, option, c->script, NULL};
	posix_spawn_file_actions_t actions;
	struct rusage used;
	double start, elapsed;
	int error, status;
	pid_t child, ended;

	error = silence(&actions);
	if (error)
		cannot_run(c, strerror(error));
	start = now();
	error = posix_spawn(&child, "/bin/sh", &actions, NULL, argv, environ);
	if (error)
		cannot_run(c, strerror(error));
	do
		ended = wait4(child, &status, 0, &used);
	while (ended < 0 && errno == EINTR);
	elapsed = now() - start;
	if (ended < 0)
		cannot_run(c, strerror(errno));
	posix_spawn_file_actions_destroy(&actions);

	c->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	if (c->status == SHELL_NOT_FOUND)
		cannot_run(c, "not found");
	if (c->status == SHELL_CANNOT_EXECUTE)
		cannot_run(c, "not executable");
	*peak = used.ru_maxrss;
	return elapsed;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print_result(const struct command *c, size_t runs)
{
	double *s = c->seconds, median;

	qsort(s, runs, sizeof(*s), by_value);
	median = (s[(runs - 1) / 2] + s[runs / 2]) / 2;
	printf("%s\t%.4f\t%.4f\t%.4f\t%.1f\t%d\n", c->label, median, s[0], s[runs - 1],
		(double)c->peak / 1024, c->status);
}

static size_t parse_count(const char *s, long low)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(s, &end, 10);
	if (end == s || *end || errno || n < low || n > MAX_RUNS) {
		fprintf(stderr, "measure: not a number from %ld to %d: %s\n", low, MAX_RUNS, s);
		exit(EXIT_USAGE);
	}
	return (size_t)n;
}

static struct command *read_commands(char **words, size_t n, size_t runs)
{
	struct command *commands = check_memory(calloc(n, sizeof(*commands)));
	size_t i;

	for (i = 0; i < n; i++) {
		struct command *c = &commands[i];

		c->label = words[2 * i];
		c->text = words[2 * i + 1];
		c->seconds = check_memory(calloc(runs, sizeof(*c->seconds)));
		if (asprintf(&c->script, "exec %s", c->text) < 0)
			check_memory(NULL);
	}
	return commands;
}

static void measure(struct command *commands, size_t n, size_t runs, size_t warmup)
{
	size_t round, i;

	for (round = 0; round < warmup + runs; round++) {
		for (i = 0; i < n; i++) {
			struct command *c = &commands[i];
			long peak;
			double elapsed = run(c, &peak);

			if (round < warmup)
				continue;
			c->seconds[round - warmup] = elapsed;
			if (peak > c->peak)
				c->peak = peak;
		}
	}
}

int main(int argc, char **argv)
{
	size_t runs = 5, warmup = 1, n, i;
	struct command *commands;
	int option;

	/* "+": a label may begin with a dash even without "--". */
	while ((option = getopt(argc, argv, "+n:w:")) != -1) {
		if (option == 'n')
			runs = parse_count(optarg, 1);
		else if (option == 'w')
			warmup = parse_count(optarg, 0);
		else
			usage();
	}
	if (optind >= argc || (argc - optind) % 2)
		usage();
	/* A caller that ignores SIGCHLD would leave nothing to wait for. */
	signal(SIGCHLD, SIG_DFL);

	n = (size_t)(argc - optind) / 2;
	commands = read_commands(argv + optind, n, runs);
	measure(commands, n, runs, warmup);
	for (i = 0; i < n; i++)
		print_result(&commands[i], runs);
	for (i = 0; i < n; i++) {
		free(commands[i].seconds);
		free(commands[i].script);
	}
	free(commands);
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "measure: cannot write the results\n");
		return EXIT_CANNOT_RUN;
	}
	return 0;
}
