#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/typing.h"
#include "cmd/writing.h"
#include "git/exec.h"
#include "model/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_edit = {
	"edit",
	N_("open a thing's file in your editor, check it, commit it"),
	N_("ID"),
	options,
	0,
	0,
	run,
};

/* The file of the thing, as it was when the editor was opened. */
struct request {
	const char *word;
	char *path, *name;
	struct text base;
	const struct text *typed; /* NULL while it is only looked up */
};

/* Three versions in files of their own, for git merge-file. */
static int write_version(char path[], const struct text *bytes)
{
	int file = mkstemp(path);
	if (file < 0)
		return -1;
	ssize_t put = write(file, bytes->data, bytes->length);
	close(file);
	return put == (ssize_t)bytes->length ? 0 : -1;
}

/* What was typed, and what somebody else did meanwhile: both, where they do not meet. */
static int merge(struct text *merged, const struct text *typed, const struct text *base,
	const struct text *present)
{
	char mine[] = "/tmp/git-plan-mine-XXXXXX", before[] = "/tmp/git-plan-base-XXXXXX",
	     theirs[] = "/tmp/git-plan-theirs-XXXXXX";
	const char *const arguments[] = {"merge-file", "-p", mine, before, theirs, NULL};
	int result = write_version(mine, typed) || write_version(before, base) ||
		     write_version(theirs, present);
	if (!result)
		result = exec_git(merged, arguments);
	unlink(mine);
	unlink(before);
	unlink(theirs);
	return result ? -1 : 0;
}

static bool same(const struct text *a, const struct text *b)
{
	return a->length == b->length && !memcmp(a->data, b->data, a->length);
}

static int put_typed(struct text *bytes, const struct request *request, struct fail *fail)
{
	struct text merged = TEXT_INIT;
	int result = 0;
	if (same(bytes, &request->base))
		text_add(&merged, request->typed->data, request->typed->length);
	else
		result = merge(&merged, request->typed, &request->base, bytes);
	if (result)
		fail_set(fail, STATUS_REFUSED,
			_("%s changed meanwhile, in the same lines: nothing was written"),
			request->path);
	else
		text_reset(bytes);
	if (!result)
		text_add(bytes, merged.data, merged.length);
	text_release(&merged);
	return result ? -1 : 0;
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	struct request *request = context;
	const struct thing *thing;
	struct text name = TEXT_INIT;
	if (!request->path) {
		if (resolve_thing(&thing, writing->plan, request->word, fail))
			return -1;
		request->path = mem_strdup(thing->path);
		thing_full_id(&name, thing);
		request->name = text_detach(&name);
	}
	struct text *bytes = draft_file(&writing->draft, request->path, fail);
	if (!bytes)
		return -1;
	text_printf(&writing->subject, "edit %s", request->name);
	if (request->typed)
		return put_typed(bytes, request, fail);
	text_add(&request->base, bytes->data, bytes->length);
	return 0;
}

/* Until there is nothing wrong with it, or the user gives up. */
static int type(struct session *session, struct request *request, struct typing *typing,
	struct fail *fail)
{
	struct diag errors = DIAG_INIT;
	int result;
	do {
		result = typing_ask(typing, &errors, fail);
		diag_release(&errors);
		errors = (struct diag)DIAG_INIT;
		request->typed = &typing->text;
		if (!result)
			result = writing_try(session, fill, request, &errors, fail);
	} while (!result && errors.count);
	diag_release(&errors);
	return result;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct request request = {argc ? argv[0] : NULL, NULL, NULL, TEXT_INIT, NULL};
	struct diag ignored = DIAG_INIT;
	if (argc != 1) {
		fail_set(fail, STATUS_USAGE, _("edit takes the identifier of one thing"));
		return fail_hint(fail, _("for example: git plan edit 1.1.1"));
	}
	int result = writing_try(session, fill, &request, &ignored, fail);
	diag_release(&ignored);
	if (!result) {
		struct typing typing;
		result = typing_start(&typing, request.path, &request.base, fail);
		if (!result)
			result = type(session, &request, &typing, fail);
		if (!result)
			result = writing_run(session, fill, &request, fail);
		typing_end(&typing, result == STATUS_OK);
	}
	free(request.path);
	free(request.name);
	text_release(&request.base);
	return result;
}
