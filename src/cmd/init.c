#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/ask.h"
#include "cmd/commands.h"
#include "cmd/ground.h"
#include "cmd/install.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *title, *organization, *acronym, *period, *currency, *seasons;
static bool hooks, server;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TEXT(0, "organization", N_("NAME"), &organization,
		N_("the body whose plan it is, by its name in full")),
	OPT_TEXT(0, "acronym", N_("ACRONYM"), &acronym, N_("the body's acronym")),
	OPT_TEXT(0, "period", N_("YEARS"), &period,
		N_("what it covers: 2007-2010, or DATE/DATE")),
	OPT_TEXT(0, "title", N_("TEXT"), &title, N_("the plan's title")),
	OPT_TEXT(0, "currency", N_("CODE"), &currency, N_("the currency: CAD, EUR")),
	OPT_TEXT(0, "seasons", N_("NAME:MM-DD,…"), &seasons,
		N_("the seasons, each with its first day")),
	OPT_FLAG(0, "hooks", &hooks,
		N_("install the hooks too, or alone where there is a plan already")),
	OPT_FLAG(0, "server", &server,
		N_("prepare instead a bare repository that checks what is pushed to it")),
	OPT_END,
};

const struct command command_init = {
	"init",
	N_("begin a plan: its first files, in a repository"),
	N_("[FOLDER]"),
	options,
	0,
	0,
	run,
};

/* --- Answers, from the options or the terminal ------------------------------ */

/* In the order in which they are asked: the period suggests a title. */
static const struct question {
	const char *option;
	const char **given;
	const char *words;
	int (*take)(struct answers *, const char *, struct fail *);
	char *(*suggest)(const struct answers *); /* or NULL */
	bool personal; /* nobody but a person can tell: a suggestion must be seen */
	bool optional;
} questions[] = {
	{"organization", &organization, N_("Name of the body whose plan it is"),
		answers_take_organization, NULL, true, false},
	{"acronym", &acronym, N_("Its acronym (Enter if it has none)"), answers_take_acronym,
		NULL, false, true},
	{"period", &period, N_("Period, in years"), answers_take_period, answers_suggest_period,
		true, false},
	{"title", &title, N_("Title of the plan"), answers_take_title, answers_suggest_title,
		true, false},
	{"currency", &currency, N_("Currency, by its three letters (CAD, EUR)"),
		answers_take_currency, answers_suggest_currency, false, false},
	{"seasons", &seasons, N_("Seasons, each with its first day"), answers_take_seasons,
		answers_suggest_seasons, false, false},
};
#define QUESTION_COUNT (sizeof questions / sizeof *questions)

static int take_option(
	struct answers *answers, const struct question *question, struct fail *fail)
{
	struct fail wrong = FAIL_INIT;
	if (!question->take(answers, *question->given, &wrong))
		return 0;
	fail_set(fail, STATUS_USAGE, "--%s: %s", question->option, wrong.message);
	if (wrong.hint)
		fail_hint(fail, "%s", wrong.hint);
	fail_release(&wrong);
	return -1;
}

static void print_visible(const char *words)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, words, strlen(words));
	fprintf(stderr, "  %s\n", shown.data);
	text_release(&shown);
}

/* Until the answer can be used. */
static int take_answer(
	struct answers *answers, const struct question *question, struct fail *fail)
{
	char *suggestion = question->suggest ? question->suggest(answers) : NULL;
	int result;
	do {
		struct fail wrong = FAIL_INIT;
		char *answer = ask(_(question->words), suggestion);
		if (!answer) {
			result = fail_set(fail, STATUS_REFUSED,
				_("the questions were not all answered: nothing was written"));
			break;
		}
		bool none = question->optional && !answer[strspn(answer, " \t")];
		result = none ? 0 : question->take(answers, answer, &wrong);
		if (result)
			print_visible(wrong.message);
		if (wrong.hint)
			print_visible(wrong.hint);
		fail_release(&wrong);
		free(answer);
	} while (result);
	free(suggestion);
	return result;
}

/* Nobody can be asked: what is not a matter of taste must be given. */
static int take_default(
	struct answers *answers, const struct question *question, struct text *missing)
{
	char *suggestion =
		question->suggest && !question->personal ? question->suggest(answers) : NULL;
	struct fail wrong = FAIL_INIT;
	int result = 0;
	if (suggestion)
		result = question->take(answers, suggestion, &wrong);
	else if (!question->optional)
		text_printf(missing, "%s--%s", missing->length ? ", " : "", question->option);
	fail_release(&wrong);
	free(suggestion);
	return result;
}

static int take_all(struct answers *answers, struct fail *fail)
{
	struct text missing = TEXT_INIT;
	bool asking = ask_possible();
	int result = 0;
	/* What is wrong on the command line is told before anything is asked. */
	for (size_t i = 0; i < QUESTION_COUNT && !result; i++) {
		if (*questions[i].given)
			result = take_option(answers, &questions[i], fail);
	}
	for (size_t i = 0; i < QUESTION_COUNT && !result; i++) {
		if (*questions[i].given)
			continue;
		result = asking ? take_answer(answers, &questions[i], fail)
				: take_default(answers, &questions[i], &missing);
	}
	if (!result && missing.length) {
		result = fail_set(fail, STATUS_USAGE,
			_("there is no terminal to ask on; these options are missing: %s"),
			missing.data);
		fail_hint(fail, _("for example: git plan init --organization=\"Our Council\" "
				  "--period=2007-2010 --title=\"Action plan\" --currency=CAD"));
	}
	text_release(&missing);
	return result;
}

/* --- The command ------------------------------------------------------------- */

static void tell(const struct ground *ground, const struct skeleton_file *files, size_t count)
{
	struct text shown = TEXT_INIT, names = TEXT_INIT;
	char *here = getcwd(NULL, 0);
	utf8_visible(&shown, here ? here : ".", here ? strlen(here) : 1);
	printf(_("The plan begins in %s:\n"), shown.data);
	for (size_t i = 0; i < count; i++)
		printf("  plan/%s\n", files[i].path);
	for (int i = 0; i < SKELETON_SETTING_COUNT; i++) {
		const struct setting *setting = &ground->settings[i];
		if (!setting->is_changed)
			continue;
		printf("  %s%s\n", skeleton_setting_names[i],
			setting->is_new ? "" : _(" (lines added at its end)"));
		text_printf(&names, " %s", skeleton_setting_names[i]);
	}
	printf(_("\nWhat comes next, in that folder:\n"
		 "  open these files in an editor, complete them, and add those of the actions\n"
		 "  git plan check\n"
		 "  git add plan%s\n"
		 "  git commit\n"),
		names.data);
	text_release(&shown);
	text_release(&names);
	free(here);
}

static int begin(const struct ground *ground, struct fail *fail)
{
	struct skeleton_file files[SKELETON_MOST_FILES];
	struct answers answers;
	size_t count = 0;
	answers_init(&answers);
	int result = take_all(&answers, fail);
	if (!result) {
		count = skeleton_files(&answers, files);
		result = ground_write(ground, files, count, fail);
	}
	if (!result) {
		tell(ground, files, count);
		result = install_textconv(fail);
	}
	for (size_t i = 0; i < count; i++)
		skeleton_file_release(&files[i]);
	answers_release(&answers);
	return result;
}

static int begin_in(const char *folder, struct fail *fail)
{
	struct ground ground;
	int result = ground_look(&ground, folder, fail);
	if (!result)
		result = begin(&ground, fail);
	ground_release(&ground);
	return result;
}

static int only_hooks(const char *folder, struct fail *fail)
{
	if (chdir(folder))
		return fail_set(fail, STATUS_FAILURE, _("cannot go to the folder %s: %s"),
			folder, strerror(errno));
	return install_hooks(fail);
}

static bool any_answer(void)
{
	bool any = false;
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		any |= *questions[i].given != NULL;
	return any;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	const char *folder = argc ? argv[0] : ".";
	(void)session;
	if (argc > 1)
		return fail_set(fail, STATUS_USAGE,
			_("init takes one folder: '%s' is too many"), argv[1]);
	if (server && any_answer())
		return fail_set(fail, STATUS_USAGE,
			_("--server prepares a repository without files: begin the plan in "
			  "another one"));
	if (server)
		return install_server(folder, fail);
	if (hooks && !any_answer() && install_has_plan(folder))
		return only_hooks(folder, fail);
	int result = begin_in(folder, fail);
	if (!result && hooks)
		result = install_hooks(fail);
	return result ? result : STATUS_OK;
}
