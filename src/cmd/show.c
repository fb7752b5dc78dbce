#include "base/lang.h"
#include "cmd/commands.h"
#include "model/resolve.h"
#include "view/card.h"
#include "view/item.h"

#include <stdlib.h>
#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_show = {
	"show",
	N_("show one thing, with everything that refers to it"),
	N_("ID…"),
	options,
	NEED_PLAN,
	FORMAT_TABLE | FORMAT_JSON,
	run,
};

static struct json *mention_json(const struct mention *mention)
{
	struct json *json = json_new_object();
	struct text text = TEXT_INIT;
	json_put(json, "kind", json_new_text(kind_schemas[mention->by->kind].name));
	thing_full_id(&text, mention->by);
	json_put(json, "id", json_new_text(text.data));
	text_reset(&text);
	thing_number(&text, mention->by);
	json_put(json, "number", json_new_text(text.length ? text.data : NULL));
	json_put(json, "title", json_new_text(thing_title(mention->by)));
	json_put(json, "field", json_new_text(mention->field->name));
	json_put(json, "path", json_new_text(mention->by->path));
	text_release(&text);
	return json;
}

static void show_json(
	const struct plan *plan, struct json_stream *stream, const struct thing *thing)
{
	struct mentions mentions;
	struct json *json = item_json(plan, thing), *list = json_new_list();
	mentions_find(&mentions, plan, thing);
	for (size_t i = 0; i < mentions.count; i++)
		json_append(list, mention_json(&mentions.items[i]));
	json_put(json, "referred_by", list);
	json_stream_item(stream, json);
	mentions_release(&mentions);
}

static void show_card(const struct session *session, const struct thing *thing)
{
	struct mentions mentions;
	mentions_find(&mentions, session->plan, thing);
	card_print(stdout, session->plan, thing, &mentions, session->prefix, session->width);
	mentions_release(&mentions);
}

static void show_all(
	const struct session *session, const struct thing *const *things, int count)
{
	struct json_stream stream;
	bool same = true;
	for (int i = 1; i < count; i++)
		same = same && things[i]->kind == things[0]->kind;
	if (session->format == FORMAT_JSON)
		json_stream_start(
			&stream, stdout, same ? kind_schemas[things[0]->kind].name : "thing");
	for (int i = 0; i < count; i++) {
		if (session->format == FORMAT_JSON) {
			show_json(session->plan, &stream, things[i]);
			continue;
		}
		if (i)
			putchar('\n');
		show_card(session, things[i]);
	}
	if (session->format == FORMAT_JSON)
		json_stream_end(&stream);
}

/* All are found before anything is printed: half an answer is none. */
static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	if (!argc) {
		fail_set(
			fail, STATUS_USAGE, _("show what? Name a thing by its id or position"));
		return fail_hint(fail, _("for example: git plan show 1.1.1"));
	}
	const struct thing **things = mem_zalloc((size_t)argc * sizeof(struct thing *));
	int result = 0;
	for (int i = 0; i < argc && !result; i++)
		result = resolve_thing(&things[i], session->plan, argv[i], fail);
	if (!result)
		show_all(session, things, argc);
	free(things);
	int status = session_report_errors(session);
	return result ? result : status;
}
