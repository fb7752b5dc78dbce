#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "view/item.h"
#include "view/table.h"
#include "view/words.h"

#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_list = {
	"list",
	N_("list the actions, or the things of another kind"),
	N_("[KIND]"),
	options,
	NEED_PLAN,
	FORMAT_TABLE | FORMAT_JSON,
	run,
};

static void list_json(const struct plan *plan, enum kind kind)
{
	struct json_stream stream;
	json_stream_start(&stream, stdout, kind_schemas[kind].name);
	if (kind == KIND_LEXICON) {
		for (size_t i = 0; i < plan->acronym_count; i++)
			json_stream_item(&stream, item_acronym(&plan->acronyms[i]));
	} else {
		for (size_t i = 0; i < plan->things[kind].count; i++)
			json_stream_item(&stream, item_json(plan, plan->things[kind].items[i]));
	}
	json_stream_end(&stream);
}

static void list_lexicon(const struct session *session)
{
	struct table table;
	table_init(&table, 2);
	table_cell(&table, _("acronym"));
	table_cell(&table, _("meaning"));
	for (size_t i = 0; i < session->plan->acronym_count; i++) {
		table_cell(&table, session->plan->acronyms[i].acronym);
		table_cell(&table, session->plan->acronyms[i].meaning);
	}
	table_print(&table, stdout, session->width);
	table_release(&table);
}

/* Every kind has a title or name; most have more columns, marked in the schema. */
static size_t columns_of(enum record_id record, int columns[])
{
	const struct record_schema *schema = &record_schemas[record];
	size_t count = 0;
	for (int i = 0; i < schema->count; i++) {
		if (schema->fields[i].flags & FIELD_COLUMN)
			columns[count++] = i;
	}
	if (!count)
		columns[count++] = schema_field(record, "title");
	return count;
}

static bool is_number(enum field_type type)
{
	return type == TYPE_INTEGER || type == TYPE_AMOUNT;
}

static void list_table(const struct session *session, enum kind kind)
{
	int columns[64];
	enum record_id record = kind_schemas[kind].record;
	size_t count = columns_of(record, columns);
	struct table table;
	struct text words = TEXT_INIT;
	table_init(&table, count);
	for (size_t c = 0; c < count; c++) {
		const struct field *field = &record_schemas[record].fields[columns[c]];
		bool amounts = field->type == TYPE_RECORD && field->record == RECORD_BUDGET;
		table_cell(&table, lang_label(field->label));
		if (amounts || is_number(field->type))
			table_align_right(&table, c);
	}
	for (size_t i = 0; i < session->plan->things[kind].count; i++) {
		for (size_t c = 0; c < count; c++) {
			text_reset(&words);
			words_field(&words, session->plan, session->plan->things[kind].items[i],
				columns[c]);
			table_cell(&table, words.data);
		}
	}
	table_print(&table, stdout, session->width);
	table_release(&table);
	text_release(&words);
}

static int find_kind(enum kind *kind, const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT;
	*kind = schema_kind(word);
	if (*kind != KIND_COUNT && *kind != KIND_RULES)
		return 0;
	suggest_init(&near, word);
	for (int i = 0; i < KIND_COUNT; i++) {
		if (i == KIND_RULES)
			continue;
		suggest_offer(&near, kind_schemas[i].plural);
		suggest_offer(&near, kind_schemas[i].name);
	}
	utf8_visible(&shown, word, strlen(word));
	fail_set(fail, STATUS_USAGE, _("'%s' is no kind of thing"), shown.data);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail,
			_("the kinds are actions, axes, objectives, committees, groups, "
			  "organizations, posts, people, meetings, decisions and lexicon"));
	suggest_release(&near);
	text_release(&shown);
	return -1;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	enum kind kind = KIND_ACTION;
	if (argc > 1)
		return fail_set(fail, STATUS_USAGE, _("list takes one kind: '%s' is too many"),
			argv[1]);
	if (argc && find_kind(&kind, argv[0], fail))
		return -1;
	if (session->format == FORMAT_JSON)
		list_json(session->plan, kind);
	else if (kind == KIND_LEXICON)
		list_lexicon(session);
	else
		list_table(session, kind);
	return session_report_errors(session);
}
