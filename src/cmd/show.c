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

/* What a word of the command line names: a thing, or an acronym of the lexicon. */
struct named {
	const struct thing *thing; /* NULL: an acronym */
	const struct lexicon_entry *acronym;
};

static const char *kind_name(struct named named)
{
	return named.thing ? kind_schemas[named.thing->kind].name : "acronym";
}

static struct json *thing_json(const struct plan *plan, const struct thing *thing)
{
	struct mentions mentions;
	struct json *json = item_json(plan, thing), *list = json_new_list();
	mentions_find(&mentions, plan, thing);
	for (size_t i = 0; i < mentions.count; i++)
		json_append(list, mention_json(&mentions.items[i]));
	json_put(json, "referred_by", list);
	mentions_release(&mentions);
	return json;
}

static void show_card(const struct session *session, struct named named)
{
	struct mentions mentions;
	if (!named.thing) {
		card_print_acronym(stdout, named.acronym, session->width);
		return;
	}
	mentions_find(&mentions, session->plan, named.thing);
	card_print(
		stdout, session->plan, named.thing, &mentions, session->prefix, session->width);
	mentions_release(&mentions);
}

static void show_json(const struct session *session, const struct named *all, int count)
{
	struct json_stream stream;
	bool same = true;
	for (int i = 1; i < count; i++)
		same = same && !strcmp(kind_name(all[i]), kind_name(all[0]));
	json_stream_start(&stream, stdout, same ? kind_name(all[0]) : "thing");
	for (int i = 0; i < count; i++)
		json_stream_item(&stream, all[i].thing ? thing_json(session->plan, all[i].thing)
						       : item_acronym(all[i].acronym));
	json_stream_end(&stream);
}

static void show_cards(const struct session *session, const struct named *all, int count)
{
	for (int i = 0; i < count; i++) {
		if (i)
			putchar('\n');
		show_card(session, all[i]);
	}
}

/* All are found before anything is printed: half an answer is none. */
static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	if (!argc) {
		fail_set(
			fail, STATUS_USAGE, _("show what? Name a thing by its id or position"));
		return fail_hint(fail, _("for example: git plan show 1.1.1"));
	}
	struct named *all = mem_zalloc((size_t)argc * sizeof *all);
	int result = 0;
	for (int i = 0; i < argc && !result; i++)
		result = resolve_thing_or_acronym(
			&all[i].thing, &all[i].acronym, session->plan, argv[i], fail);
	if (!result && session->format == FORMAT_JSON)
		show_json(session, all, argc);
	else if (!result)
		show_cards(session, all, argc);
	free(all);
	int status = session_report_errors(session);
	return result ? result : status;
}
