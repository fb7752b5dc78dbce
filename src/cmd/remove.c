#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/writing.h"
#include "model/removal.h"
#include "model/resolve.h"
#include "view/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What refers to it is listed up to that many, and so are ids in the commit's subject. */
#define MOST_LISTED 50
#define MOST_NAMED 3

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_remove = {
	"remove",
	N_("remove things that nothing refers to"),
	N_("ID…"),
	options,
	0,
	0,
	run,
};

struct request {
	const struct session *session;
	char **ids;
	int count;
};

static int check_kind(const struct thing *thing, struct fail *fail)
{
	enum record_id record = kind_schemas[thing->kind].record;
	if (record != RECORD_NONE && record_schemas[record].fields[0].type == TYPE_ID)
		return 0;
	return fail_set(
		fail, STATUS_REFUSED, _("%s belongs to every plan: it stays"), thing->path);
}

static bool is_among(const struct removal *removal, const struct thing *thing)
{
	for (size_t i = 0; i < removal->count; i++) {
		if (removal->things[i] == thing)
			return true;
	}
	return false;
}

/* "plan/actions/x.yaml:6: action 1.1.1 Title (responsible)" */
static void print_mention(const struct mention *mention, const char *prefix)
{
	struct text words = TEXT_INIT, path = TEXT_INIT, shown = TEXT_INIT;
	words_path(&path, prefix, mention->by->path);
	text_printf(&words, "%s ", lang_label(kind_schemas[mention->by->kind].label));
	words_thing(&words, mention->by);
	utf8_visible(&shown, words.data, words.length);
	fprintf(stderr, "%s:%u: %s (%s)\n", path.data, (unsigned)mention->line, shown.data,
		lang_label(mention->field->label));
	text_release(&words);
	text_release(&path);
	text_release(&shown);
}

static int referred_to(
	const struct mentions *found, const struct request *request, struct fail *fail)
{
	for (size_t i = 0; i < found->count && i < MOST_LISTED; i++)
		print_mention(&found->items[i], request->session->prefix);
	if (found->count > MOST_LISTED)
		fprintf(stderr,
			lang_plural("… and %zu more\n", "… and %zu more\n",
				found->count - MOST_LISTED),
			found->count - MOST_LISTED);
	fail_set(fail, STATUS_REFUSED,
		request->count == 1 ? _("the plan refers to it there: nothing was removed")
				    : _("the plan refers to them there: nothing was removed"));
	return fail_hint(fail, _("change or remove those first"));
}

static int check_mentions(
	const struct removal *removal, const struct request *request, struct fail *fail)
{
	struct mentions found;
	int result = removal_find_mentions(&found, removal, fail);
	if (!result && found.count)
		result = referred_to(&found, request, fail);
	mentions_release(&found);
	return result;
}

static void describe(struct text *subject, const struct removal *removal)
{
	text_str(subject, "remove ");
	if (removal->count > MOST_NAMED) {
		text_printf(subject, "%zu things", removal->count);
		return;
	}
	for (size_t i = 0; i < removal->count; i++) {
		text_str(subject, i ? ", " : "");
		thing_full_id(subject, removal->things[i]);
	}
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	const struct request *request = context;
	const struct thing **things =
		mem_zalloc((size_t)request->count * sizeof(struct thing *));
	struct removal removal = {writing->plan, things, 0};
	int result = 0;
	for (int i = 0; i < request->count && !result; i++) {
		const struct thing *thing;
		result = resolve_thing(&thing, writing->plan, request->ids[i], fail);
		if (!result)
			result = check_kind(thing, fail);
		if (!result && !is_among(&removal, thing))
			things[removal.count++] = thing;
	}
	if (!result)
		result = check_mentions(&removal, request, fail);
	if (!result)
		result = removal_make(&writing->draft, &removal, fail);
	if (!result)
		describe(&writing->subject, &removal);
	free(things);
	return result;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct request request = {session, argv, argc};
	if (argc)
		return writing_run(session, fill, &request, fail);
	fail_set(fail, STATUS_USAGE, _("remove what? Name things by their id or position"));
	return fail_hint(fail, _("for example: git plan remove 1.1.1"));
}
