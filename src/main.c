#include "base/lang.h"
#include "base/suggest.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/version.h"
#include "cmd/commands.h"
#include "cmd/page.h"
#include "cmd/usage.h"
#include "model/vocabulary.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* "--json list": the command's own options stand before it. */
static bool hint_at_order(int argc, char **argv, struct fail *fail)
{
	const struct command *command = NULL;
	struct text line = TEXT_INIT;
	int at = 2;
	while (at < argc && !(command = usage_find(argv[at])))
		at++;
	if (!command || !opt_knows(command->options, argv[1]))
		return false;
	text_str(&line, command->name);
	for (int i = 1; i < at; i++)
		text_printf(&line, " %s", argv[i]);
	fail_hint(fail, _("a command's options stand after it: git plan %s"), line.data);
	text_release(&line);
	return true;
}

/* "actions": what is listed is of that kind. */
static bool hint_at_kind(const char *word, struct fail *fail)
{
	struct text line = TEXT_INIT;
	enum kind kind = vocabulary_kind(word, strlen(word));
	if (kind == KIND_COUNT || kind == KIND_RULES)
		return false;
	text_str(&line, "list ");
	vocabulary_write(&line, kind_schemas[kind].plural, kind_schemas[kind].plural_label);
	fail_hint(fail, _("did you mean '%s'?"), line.data);
	text_release(&line);
	return true;
}

static int unknown_command(int argc, char **argv, struct fail *fail)
{
	const char *word = argv[1];
	struct suggest near;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	usage_offer(&near);
	fail_set(fail, STATUS_USAGE, _("'%s' is no command of git plan"), shown.data);
	if (*word == '-') {
		if (!hint_at_order(argc, argv, fail))
			fail_hint(fail, _("Git's own options come before plan: git -C FOLDER "
					  "plan list"));
	} else if (!hint_at_kind(word, fail)) {
		if (suggest_best(&near))
			fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
		else
			fail_hint(fail, _("git plan -h lists the commands"));
	}
	suggest_release(&near);
	text_release(&shown);
	return -1;
}

static int run_command(const struct command *command, int argc, char **argv, struct fail *fail)
{
	struct opt_words words;
	enum opt_help help = OPT_HELP_NONE;
	struct session session = {.diag = DIAG_INIT};
	if (opt_parse(command->options, argc, argv, &words, &help, fail)) {
		if (!fail->hint)
			fail_hint(fail, _("git plan %s -h lists the options"), command->name);
		return -1;
	}
	if (help) {
		if (help == OPT_HELP_PAGE)
			page_of_command(command);
		else
			usage_print_command(stdout, command);
		return STATUS_OK;
	}
	session.words = words.count;
	session.parted = words.parted;
	int result = session_open(&session, command, fail);
	if (!result)
		result = command->run(&session, words.count, words.items, fail);
	session_close(&session);
	return result;
}

static int dispatch(int argc, char **argv, struct fail *fail)
{
	static char plan_topic[] = "plan";
	char *page_of_plan[] = {argv[0], plan_topic, NULL};
	const char *word = argc > 1 ? argv[1] : NULL;
	const struct command *about = argc > 2 ? usage_find(argv[2]) : NULL;
	if (!word) {
		usage_print(stderr);
		return STATUS_USAGE;
	}
	if (!strcmp(word, "-h")) {
		if (about)
			usage_print_command(stdout, about);
		else
			usage_print(stdout);
		return STATUS_OK;
	}
	/* As Git does for "git plan --help" before the program is reached. */
	if (!strcmp(word, "--help"))
		return argc > 2 ? run_command(&command_help, argc - 1, argv + 1, fail)
				: run_command(&command_help, 2, page_of_plan, fail);
	if (!strcmp(word, "--version") || !strcmp(word, "-v")) {
		printf("git-plan %s\n", VERSION);
		return STATUS_OK;
	}
	const struct command *command = usage_find(word);
	if (command)
		return run_command(command, argc - 1, argv + 1, fail);
	return unknown_command(argc, argv, fail);
}

/* Words of the command line may stand in it: nothing a terminal would obey is printed raw. */
static void print_line(const char *label, const char *line)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, line, strlen(line));
	fprintf(stderr, "%s: %s\n", label, shown.data);
	text_release(&shown);
}

/* The line with the fault, and the fault underlined: "^~~~". */
static void print_excerpt(const struct fail *fail)
{
	fprintf(stderr, "  %s\n  %*s^", fail->excerpt, (int)fail->column, "");
	for (size_t i = 1; i < fail->width; i++)
		fputc('~', stderr);
	fputc('\n', stderr);
}

static void print_failure(const struct fail *fail)
{
	fflush(stdout);
	print_line(fail->status == STATUS_FAILURE ? _("fatal") : _("error"), fail->message);
	if (fail->excerpt)
		print_excerpt(fail);
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
