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

/* Errors have a mark of their own: they are told anew each time. */
#define ERROR_MARK TYPING_MARK "!"

static bool begins(const char *line, const char *mark)
{
	return !strncmp(line, mark, strlen(mark));
}

static size_t line_length(const char *line)
{
	size_t length = strcspn(line, "\n");
	return length + (line[length] == '\n');
}

static void without(struct text *out, const struct text *text, const char *mark)
{
	size_t length;
	for (const char *at = text->data; *at; at += length) {
		length = line_length(at);
		if (!begins(at, mark))
			text_add(out, at, length);
	}
}

static void take(struct typing *typing, const struct text *bytes)
{
	text_reset(&typing->shown);
	text_reset(&typing->text);
	without(&typing->shown, bytes, ERROR_MARK);
	without(&typing->text, bytes, TYPING_MARK);
}

int typing_start(
	struct typing *typing, const char *name, const struct text *bytes, struct fail *fail)
{
	*typing = (struct typing){find_place(name, fail), TEXT_INIT, TEXT_INIT, false};
	take(typing, bytes);
	return typing->file ? 0 : -1;
}

static void add_error(struct text *out, const struct finding *error)
{
	struct text message = TEXT_INIT;
	utf8_visible(&message, error->message, strlen(error->message));
	text_printf(out, ERROR_MARK " %s: %s", _("error"), message.data);
	if (error->suggestion)
		text_printf(out, _(" (did you mean '%s'?)"), error->suggestion);
	text_char(out, '\n');
	text_release(&message);
}

/* The errors of lines from `first` up to `last`. */
static void add_errors(
	struct text *out, const struct diag *errors, uint32_t first, uint32_t last)
{
	for (size_t i = 0; i < errors->count; i++) {
		if (errors->items[i].line >= first && errors->items[i].line <= last)
			add_error(out, &errors->items[i]);
	}
}

/* What the editor is given: each error above its line, which this program's are not counted for. */
static void annotate(struct text *out, const struct text *shown, const struct diag *errors)
{
	uint32_t line = 1;
	size_t length;
	for (const char *at = shown->data; *at; at += length) {
		length = line_length(at);
		if (!begins(at, TYPING_MARK)) {
			add_errors(out, errors, line, line);
			line++;
		}
		text_add(out, at, length);
	}
	if (out->length && out->data[out->length - 1] != '\n')
		text_char(out, '\n');
	/* And those that are about other files. */
	add_errors(out, errors, line, UINT32_MAX);
}

static int read_back(struct typing *typing, bool *same, struct fail *fail)
{
	struct text bytes = TEXT_INIT, before = TEXT_INIT;
	bool found;
	int result = disk_read(AT_FDCWD, typing->file, &bytes, &found, fail);
	if (!result && !found)
		result = fail_set(
			fail, STATUS_REFUSED, _("the file typed in is gone: %s"), typing->file);
	if (!result) {
		text_add(&before, typing->text.data, typing->text.length);
		take(typing, &bytes);
		*same = before.length == typing->text.length &&
			!memcmp(before.data, typing->text.data, before.length);
		typing->typed = typing->typed || !*same;
	}
	text_release(&bytes);
	text_release(&before);
	return result;
}

int typing_ask(struct typing *typing, const struct diag *errors, struct fail *fail)
{
	struct text given = TEXT_INIT;
	bool same = false;
	annotate(&given, &typing->shown, errors);
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
	text_release(&typing->shown);
	text_release(&typing->text);
}
