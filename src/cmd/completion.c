#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/offers.h"

#include <stdio.h>
#include <string.h>

/*
 * `git plan completion SHELL` prints the shell's script, the very file that is in
 * contrib/completion/. The scripts know nothing of commands: at each TAB they ask
 *
 *	git plan completion words [--all] -- WORD…
 *
 * with the words after `git plan` up to the cursor, the last of them being typed, and
 * are given its candidates.
 */

static bool all;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_FLAG(0, "all", &all,
		N_("with words: whatever is typed so far, since the shell chooses")),
	OPT_END,
};

const struct command command_completion = {
	"completion",
	N_("print the script that completes commands in a shell"),
	N_("bash|zsh|fish"),
	options,
	0,
	0,
	run,
};

static const struct {
	const char *shell;
	const char *script;
} scripts[] = {
	{
		"bash",
#include "git-plan.bash.inc"
	},
	{
		"zsh",
#include "git-plan.zsh.inc"
	},
	{
		"fish",
#include "git-plan.fish.inc"
	},
};

static int unknown_shell(const char *shell, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, shell, strlen(shell));
	fail_set(fail, STATUS_USAGE, _("there is no completion for '%s'"), shown.data);
	text_release(&shown);
	return fail_hint(fail, _("the shells are bash, zsh and fish"));
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	if (argc && !strcmp(argv[0], "words")) {
		offers_print(session, all, argc - 1, argv + 1);
		return STATUS_OK;
	}
	if (argc != 1) {
		fail_set(fail, STATUS_USAGE, _("completion takes the name of one shell"));
		return fail_hint(fail, _("the shells are bash, zsh and fish"));
	}
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		if (!strcmp(scripts[i].shell, argv[0])) {
			fputs(scripts[i].script, stdout);
			return STATUS_OK;
		}
	}
	return unknown_shell(argv[0], fail);
}
