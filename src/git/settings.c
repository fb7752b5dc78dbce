#include "git/settings.h"
#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

void settings_ask(struct settings *settings)
{
	static const char *const questions[SETTING_COUNT][6] = {
		[SETTING_AUTHOR] = {"var", "GIT_AUTHOR_IDENT"},
		[SETTING_COMMITTER] = {"var", "GIT_COMMITTER_IDENT"},
		[SETTING_SIGN] = {"config", "--type=bool", "--get", "commit.gpgSign"},
		[SETTING_HOOKS] = {"rev-parse", "--path-format=absolute", "--git-path",
			"hooks"},
	};
	*settings = (struct settings){.sign = false};
	for (int i = 0; i < SETTING_COUNT; i++)
		exec_start(&settings->questions[i], questions[i]);
}

/* The answer's one line. Returns Git's exit status, or -1. */
static int answer(struct text *out, struct settings *settings, enum setting setting)
{
	text_reset(out);
	int status = exec_finish(&settings->questions[setting], out);
	while (out->length && out->data[out->length - 1] == '\n')
		out->data[--out->length] = '\0';
	return status;
}

static int read_identity(
	struct settings *settings, enum setting setting, git_signature **who, struct fail *fail)
{
	struct text out = TEXT_INIT;
	int error = answer(&out, settings, setting);
	if (!error)
		error = git_signature_from_buffer(who, out.data);
	text_release(&out);
	if (!error)
		return 0;
	fail_set(fail, STATUS_REFUSED, _("Git does not know who you are"));
	return fail_hint(fail,
		_("tell it once: git config --global user.name \"Your Name\" and git config --global "
		  "user.email \"you@example.org\""));
}

/* Not to be told is not the same as no: 1 says that nothing is configured. */
static int read_sign(struct settings *settings, struct fail *fail)
{
	struct text out = TEXT_INIT;
	int status = answer(&out, settings, SETTING_SIGN);
	settings->sign = !strcmp(out.data, "true");
	text_release(&out);
	if (status == 0 || status == 1)
		return 0;
	fail_set(fail, STATUS_REFUSED,
		_("Git does not tell whether commits are to be signed: nothing was changed"));
	return fail_hint(fail, _("git config --type=bool --get commit.gpgSign says why"));
}

static int read_hooks(struct settings *settings, struct fail *fail)
{
	struct text out = TEXT_INIT;
	int status = answer(&out, settings, SETTING_HOOKS);
	settings->hooks = text_detach(&out);
	if (!status && *settings->hooks)
		return 0;
	return fail_set(fail, STATUS_FAILURE,
		_("Git does not tell where the repository's hooks are: nothing was changed"));
}

int settings_read(struct settings *settings, struct fail *fail)
{
	if (read_identity(settings, SETTING_AUTHOR, &settings->author, fail) ||
		read_identity(settings, SETTING_COMMITTER, &settings->committer, fail))
		return -1;
	return read_sign(settings, fail) || read_hooks(settings, fail) ? -1 : 0;
}

void settings_release(struct settings *settings)
{
	struct text ignored = TEXT_INIT;
	for (int i = 0; i < SETTING_COUNT; i++)
		exec_finish(&settings->questions[i], &ignored);
	text_release(&ignored);
	git_signature_free(settings->author);
	git_signature_free(settings->committer);
	free(settings->hooks);
	*settings = (struct settings){.sign = false};
}
