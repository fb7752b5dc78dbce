#include "base/lang.h"
#include "base/suggest.h"
#include "base/term.h"
#include "base/utf8.h"
#include "cmd/commands.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#ifndef VERSION
#define VERSION "unknown"
#endif

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static void print_usage(FILE *file)
{
	fprintf(file, "%s git plan %s\n\n", _("usage:"),
		_("COMMAND [OPTIONS] [--] [ARGUMENTS]"));
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(file, "    %-10s %s\n", commands[i]->name, _(commands[i]->summary));
	fprintf(file, "\n%s\n", _("git plan COMMAND -h lists the options of a command."));
}

static void print_help(const struct command *command, FILE *file)
{
	struct text synopsis = TEXT_INIT, list = TEXT_INIT;
	opt_synopsis(&synopsis, command->options);
	opt_help(&list, command->options);
	fprintf(file, "%s git plan %s %s %s\n\n%s.\n\n%s", _("usage:"), command->name,
		synopsis.data, command->arguments, _(command->summary), list.data);
	if (command->formats) {
		text_reset(&list);
		session_formats(&list, command->formats, ", ");
		fprintf(file, _("\nFormats: %s.\n"), list.data);
	}
	text_release(&synopsis);
	text_release(&list);
}

static int unknown_command(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		suggest_offer(&near, commands[i]->name);
	fail_set(fail, STATUS_USAGE, _("'%s' is no command of git plan"), shown.data);
	if (*word == '-')
		fail_hint(
			fail, _("Git's own options come before plan: git -C FOLDER plan list"));
	else if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("git plan -h lists the commands"));
	suggest_release(&near);
	text_release(&shown);
	return -1;
}

static int run_command(const struct command *command, int argc, char **argv, struct fail *fail)
{
	int first;
	bool help = false;
	struct session session = {.diag = DIAG_INIT};
	if (opt_parse(command->options, argc, argv, &first, &help, fail)) {
		if (!fail->hint)
			fail_hint(fail, _("git plan %s -h lists the options"), command->name);
		return -1;
	}
	if (help) {
		print_help(command, stdout);
		return STATUS_OK;
	}
	int result = session_open(&session, command, fail);
	if (!result)
		result = command->run(&session, argc - first, argv + first, fail);
	session_close(&session);
	return result;
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	}
	return NULL;
}

static int dispatch(int argc, char **argv, struct fail *fail)
{
	const char *word = argc > 1 ? argv[1] : NULL;
	if (!word) {
		print_usage(stderr);
		return STATUS_USAGE;
	}
	if (!strcmp(word, "-h") || !strcmp(word, "--help") || !strcmp(word, "help")) {
		const struct command *command = argc > 2 ? find_command(argv[2]) : NULL;
		if (command)
			print_help(command, stdout);
		else
			print_usage(stdout);
		return STATUS_OK;
	}
	if (!strcmp(word, "--version") || !strcmp(word, "-v")) {
		printf("git-plan %s\n", VERSION);
		return STATUS_OK;
	}
	const struct command *command = find_command(word);
	if (command)
		return run_command(command, argc - 1, argv + 1, fail);
	return unknown_command(word, fail);
}

/* Words of the command line may stand in it: nothing a terminal would obey is printed raw. */
static void print_line(const char *label, const char *line)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, line, strlen(line));
	fprintf(stderr, "%s: %s\n", label, shown.data);
	text_release(&shown);
}

static void print_failure(const struct fail *fail)
{
	fflush(stdout);
	print_line(fail->status == STATUS_FAILURE ? _("fatal") : _("error"), fail->message);
	if (fail->hint)
		print_line(_("hint"), fail->hint);
}

int main(int argc, char **argv)
{
	struct fail fail = FAIL_INIT;
	/* Whoever started it may have chosen not to hear of children; this one asks Git. */
	signal(SIGCHLD, SIG_DFL);
	lang_init();
	int status = dispatch(argc, argv, &fail);
	if (term_finish(&fail))
		status = -1;
	if (status < 0) {
		print_failure(&fail);
		status = fail.status;
	}
	fail_release(&fail);
	return status;
}
