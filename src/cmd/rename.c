#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/writing.h"
#include "model/rename.h"
#include "model/resolve.h"

#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_rename = {
	"rename",
	N_("give a thing another identifier, everywhere at once"),
	N_("ID NEW-ID"),
	options,
	0,
	0,
	run,
};

/* Of a decision the meeting may be named too, as long as it stays the same. */
static int own_id(
	const char **id, const struct thing *thing, const char *given, struct fail *fail)
{
	const char *slash = strchr(given, '/');
	*id = given;
	if (thing->kind != KIND_DECISION || !slash)
		return 0;
	*id = slash + 1;
	size_t length = strlen(thing->owner->id);
	if ((size_t)(slash - given) == length && !strncmp(given, thing->owner->id, length))
		return 0;
	fail_set(fail, STATUS_REFUSED, _("a decision stays with its meeting, '%s'"),
		thing->owner->id);
	return fail_hint(fail, _("write its new identifier alone"));
}

static int check_kind(const struct thing *thing, struct fail *fail)
{
	enum record_id record = kind_schemas[thing->kind].record;
	if (record != RECORD_NONE && record_schemas[record].fields[0].type == TYPE_ID)
		return 0;
	return fail_set(fail, STATUS_REFUSED, _("%s has no identifier of its own: it stays"),
		thing->path);
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	char **argv = context;
	struct renaming renaming = {.plan = writing->plan, .diag = writing->diag};
	if (resolve_thing(&renaming.thing, writing->plan, argv[0], fail) ||
		check_kind(renaming.thing, fail) ||
		own_id(&renaming.new_id, renaming.thing, argv[1], fail) ||
		rename_thing(&writing->draft, &renaming, fail))
		return -1;
	writing->old_name = renaming.thing->id;
	writing->new_name = renaming.new_id;
	text_str(&writing->subject, "rename ");
	thing_full_id(&writing->subject, renaming.thing);
	text_printf(&writing->subject, " to %s", argv[1]);
	return 0;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	if (argc == 2)
		return writing_run(session, fill, argv, fail);
	fail_set(fail, STATUS_USAGE,
		argc < 2 ? _("rename what, and how? Write both identifiers")
			 : _("rename takes two identifiers: the one that is, and the new one"));
	return fail_hint(fail, _("for example: git plan rename rediger-plan-communication "
				 "plan-de-communication"));
}
