#include "cmd/typing.h"
#include "base/disk.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "git/editor.h"
#include "git/exec.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A name in the repository's own folder that no earlier attempt has left behind. */
static char *find_place(const char *name, struct fail *fail)
{
	struct text path = TEXT_INIT, out = TEXT_INIT;
	const char *slash = strrchr(name, '/');
	name = slash ? slash + 1 : name;
	for (int i = 1; i < 1000; i++) {
		struct text wanted = TEXT_INIT;
		text_printf(&wanted, "plan-edit-%d-%s", i, name);
		const char *const arguments[] = {"rev-parse", "--git-path", wanted.data, NULL};
		text_reset(&out);
		int status = exec_git(&out, arguments);
		text_release(&wanted);
		if (status)
			break;
		text_reset(&path);
		text_add(&path, out.data, strcspn(out.data, "\n"));
		if (access(path.data, F_OK)) {
			text_release(&out);
			return text_detach(&path);
		}
	}
	text_release(&out);
	text_release(&path);
	fail_set(fail, STATUS_FAILURE, _("there is no place to keep what you type"));
	return NULL;
}

int typing_start(
	struct typing *typing, const char *name, const struct text *bytes, struct fail *fail)
{
	*typing = (struct typing){find_place(name, fail), TEXT_INIT, false};
	text_add(&typing->text, bytes->data, bytes->length);
	return typing->file ? 0 : -1;
}

static void add_errors(struct text *out, const struct diag *errors, uint32_t line)
{
	for (size_t i = 0; i < errors->count; i++) {
		struct text message = TEXT_INIT;
		const struct finding *error = &errors->items[i];
		if (error->line != line)
			continue;
		utf8_visible(&message, error->message, strlen(error->message));
		text_printf(out, TYPING_MARK " %s: %s", _("error"), message.data);
		if (error->suggestion)
			text_printf(out, _(" (did you mean '%s'?)"), error->suggestion);
		text_char(out, '\n');
		text_release(&message);
	}
}

/* The text, with what is wrong above each line. */
static void annotate(struct text *out, const struct text *text, const struct diag *errors)
{
	uint32_t line = 1;
	for (const char *at = text->data; *at; line++) {
		size_t length = strcspn(at, "\n");
		length += at[length] == '\n';
		add_errors(out, errors, line);
		text_add(out, at, length);
		at += length;
	}
	if (out->length && out->data[out->length - 1] != '\n')
		text_char(out, '\n');
	/* Of files that the error is about indirectly. */
	for (size_t i = 0; i < errors->count; i++) {
		if (errors->items[i].line >= line)
			add_errors(out, errors, errors->items[i].line);
	}
}

static void without_marks(struct text *out, const struct text *text)
{
	for (const char *at = text->data; *at;) {
		size_t length = strcspn(at, "\n");
		length += at[length] == '\n';
		if (strncmp(at, TYPING_MARK, sizeof TYPING_MARK - 1))
			text_add(out, at, length);
		at += length;
	}
}

static int read_back(struct typing *typing, bool *same, struct fail *fail)
{
	struct text bytes = TEXT_INIT, text = TEXT_INIT;
	bool found;
	int result = disk_read(AT_FDCWD, typing->file, &bytes, &found, fail);
	if (!result && !found)
		result = fail_set(
			fail, STATUS_REFUSED, _("the file typed in is gone: %s"), typing->file);
	if (!result) {
		without_marks(&text, &bytes);
		*same = text.length == typing->text.length &&
			!memcmp(text.data, typing->text.data, text.length);
		text_release(&typing->text);
		typing->text = text;
		typing->typed = typing->typed || !*same;
	}
	text_release(&bytes);
	return result;
}

int typing_ask(struct typing *typing, const struct diag *errors, struct fail *fail)
{
	struct text given = TEXT_INIT;
	bool same = false;
	annotate(&given, &typing->text, errors);
	int result = disk_replace(AT_FDCWD, typing->file, &given, fail);
	if (!result) {
		/* An editor that fails may have written all the same. */
		result = editor_open(typing->file, fail);
		if (read_back(typing, &same, fail))
			result = -1;
	}
	if (!result && same)
		result = fail_set(fail, STATUS_REFUSED,
			errors->count ? _("the errors are still there: nothing was changed")
				      : _("nothing was typed: nothing was changed"));
	text_release(&given);
	return result;
}

void typing_end(struct typing *typing, bool used)
{
	if (typing->file && (used || !typing->typed))
		unlink(typing->file);
	else if (typing->file)
		fprintf(stderr, _("what you typed is kept in %s\n"), typing->file);
	free(typing->file);
	text_release(&typing->text);
}
