#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/paths.h"
#include "cmd/writing.h"
#include "model/tidy.h"
#include "view/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool only_check;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_FLAG(0, "check", &only_check,
		N_("change nothing: name the files that would change")),
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_fmt = {
	"fmt",
	N_("bring the files into their one form: order, quotes, indentation"),
	N_("[PATH…]"),
	options,
	0,
	0,
	run,
};

struct request {
	struct session *session;
	char **given; /* as on the command line */
	int count;
	char **paths;      /* from the root */
	bool *used;        /* whether there is such a file */
	size_t changed;    /* files */
	struct text first; /* the path of the first of them */
	struct text left;  /* what is said of files that are left as they are */
	bool unreadable;   /* one of them cannot be read */
};

/* --- Which files ------------------------------------------------------------------------- */

static bool is_meant(struct request *request, const char *path)
{
	bool meant = !request->count;
	for (int i = 0; i < request->count; i++) {
		if (!paths_is_under(path, request->paths[i]))
			continue;
		meant = request->used[i] = true;
	}
	return meant;
}

static int no_file(const char *given, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, given, strlen(given));
	fail_set(fail, STATUS_REFUSED, _("'%s' is no file or folder of the plan"), shown.data);
	text_release(&shown);
	return -1;
}

static int read_paths(struct request *request, struct fail *fail)
{
	for (int i = 0; i < request->count; i++) {
		free(request->paths[i]);
		request->used[i] = false;
		request->paths[i] = paths_from_root(request->session, request->given[i]);
		if (!request->paths[i])
			return no_file(request->given[i], fail);
	}
	return 0;
}

static int check_used(const struct request *request, struct fail *fail)
{
	for (int i = 0; i < request->count; i++) {
		if (!request->used[i])
			return no_file(request->given[i], fail);
	}
	return 0;
}

/* --- Their form ----------------------------------------------------------------------------- */

static void leave(struct request *request, const char *path, const char *why)
{
	words_path(&request->left, request->session->prefix, path);
	text_printf(&request->left, ": %s\n", why);
}

static int change(struct request *request, struct writing *writing, const char *path,
	const struct text *tidied, struct fail *fail)
{
	struct text *bytes = draft_file(&writing->draft, path, fail);
	if (!bytes)
		return -1;
	text_reset(bytes);
	text_add(bytes, tidied->data, tidied->length);
	if (!request->changed++)
		utf8_visible(&request->first, path, strlen(path));
	words_path(&writing->remark, request->session->prefix, path);
	text_char(&writing->remark, '\n');
	return 0;
}

static int format_file(struct request *request, struct writing *writing,
	const struct thing *thing, struct fail *fail)
{
	struct text bytes = TEXT_INIT, tidied = TEXT_INIT;
	bool there;
	int result = draft_look(&writing->draft, thing->path, &bytes, &there, fail);
	enum tidy_result form =
		result ? TIDY_DONE
		       : tidy_file(&tidied, thing->kind, &writing->plan->calendar, &bytes);
	if (!result && form == TIDY_FAULTY) {
		leave(request, thing->path, _("left as it is: it has errors of form"));
		request->unreadable = true;
	} else if (!result && form == TIDY_COMMENTS) {
		leave(request, thing->path,
			_("left as it is: a comment stands where it would be lost"));
	} else if (!result && (tidied.length != bytes.length ||
				      memcmp(tidied.data, bytes.data, bytes.length) != 0)) {
		result = change(request, writing, thing->path, &tidied, fail);
	}
	text_release(&bytes);
	text_release(&tidied);
	return result;
}

static void leave_unreadable(struct request *request, const struct plan *plan)
{
	for (size_t i = 0; i < plan->unreadable.count; i++) {
		if (!is_meant(request, plan->unreadable.items[i]->path))
			continue;
		leave(request, plan->unreadable.items[i]->path,
			_("left as it is: it cannot be read"));
		request->unreadable = true;
	}
}

static void reset(struct request *request)
{
	request->changed = 0;
	request->unreadable = false;
	text_reset(&request->first);
	text_reset(&request->left);
}

static void describe(struct text *subject, const struct request *request)
{
	if (request->changed == 1)
		text_printf(subject, "format %s", request->first.data);
	else
		text_printf(subject, "format %zu files", request->changed);
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	struct request *request = context;
	const struct plan *plan = writing->plan;
	reset(request);
	int result = read_paths(request, fail);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		bool has_form = kind_schemas[kind].folder && kind != KIND_RULES;
		for (size_t i = 0; has_form && i < plan->things[kind].count; i++) {
			const struct thing *thing = plan->things[kind].items[i];
			if (!result && is_meant(request, thing->path))
				result = format_file(request, writing, thing, fail);
		}
	}
	if (!result)
		leave_unreadable(request, plan);
	if (!result)
		result = check_used(request, fail);
	describe(&writing->subject, request);
	if (!result && only_check)
		fputs(writing->remark.data, stdout);
	return result;
}

/* --- The command line --------------------------------------------------------------------------- */

static void release(struct request *request)
{
	for (int i = 0; i < request->count; i++)
		free(request->paths[i]);
	free(request->paths);
	free(request->used);
	text_release(&request->first);
	text_release(&request->left);
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct request request = {.session = session,
		.given = argv,
		.count = argc,
		.paths = mem_zalloc((size_t)(argc + 1) * sizeof(char *)),
		.used = mem_zalloc((size_t)(argc + 1) * sizeof(bool)),
		.first = TEXT_INIT,
		.left = TEXT_INIT};
	int result = only_check ? writing_look(session, fill, &request, fail)
				: writing_run(session, fill, &request, fail);
	fflush(stdout);
	fputs(request.left.data, stderr);
	if (!result && ((only_check && request.changed) || request.unreadable))
		result = STATUS_REFUSED;
	release(&request);
	return result;
}
