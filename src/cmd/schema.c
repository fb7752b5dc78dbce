#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "model/vocabulary.h"
#include "view/json_schema.h"

#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_END,
};

const struct command command_schema = {
	"schema",
	N_("print the JSON Schema of a kind's files, or of any file of a plan"),
	N_("[KIND]"),
	options,
	0,
	0,
	run,
};

static int unknown_kind(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT, names = TEXT_INIT;
	suggest_init(&near, word);
	unsigned known = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!json_schema_knows((enum kind)kind))
			continue;
		known |= 1u << kind;
		text_printf(&names, "%s%s", names.length ? ", " : "", kind_schemas[kind].name);
	}
	vocabulary_offer_kinds(&near, known);
	utf8_visible(&shown, word, strlen(word));
	fail_set(fail, STATUS_USAGE, _("'%s' is no kind of thing"), shown.data);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("the kinds are %s"), names.data);
	suggest_release(&near);
	text_release(&names);
	text_release(&shown);
	return -1;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	(void)session;
	if (argc > 1)
		return fail_set(fail, STATUS_USAGE,
			_("schema takes one kind: '%s' is too many"), argv[1]);
	if (!argc) {
		json_print_indented(stdout, json_schema_any());
		return STATUS_OK;
	}
	enum kind kind = vocabulary_kind(argv[0], strlen(argv[0]));
	if (kind == KIND_COUNT || !json_schema_knows(kind))
		return unknown_kind(argv[0], fail);
	json_print_indented(stdout, json_schema_of(kind));
	return STATUS_OK;
}
