#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
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

/* "axis", "axes", "axe": the files' words and, whatever the language, the French ones. */
static bool is_called(enum kind kind, const char *word)
{
	const struct kind_schema *schema = &kind_schemas[kind];
	const char *const names[] = {schema->name, schema->plural, schema->label.french,
		schema->plural_label.french};
	bool called = false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		called = called || utf8_same_folded(word, strlen(word), names[i]);
	return called;
}

static int unknown_kind(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT, names = TEXT_INIT;
	suggest_init(&near, word);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!json_schema_knows((enum kind)kind))
			continue;
		suggest_offer(&near, kind_schemas[kind].name);
		suggest_offer(&near, kind_schemas[kind].plural);
		text_printf(&names, "%s%s", names.length ? ", " : "", kind_schemas[kind].name);
	}
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
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (json_schema_knows((enum kind)kind) && is_called((enum kind)kind, argv[0])) {
			json_print_indented(stdout, json_schema_of((enum kind)kind));
			return STATUS_OK;
		}
	}
	return unknown_kind(argv[0], fail);
}
