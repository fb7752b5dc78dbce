#include "cmd/topic.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/usage.h"
#include "model/fieldpath.h"
#include "model/vocabulary.h"
#include "view/fieldlist.h"

#include <string.h>

/* Pages and lists, by the words that lead there: the first is the one to offer. */
static const struct {
	struct label word;
	enum topic_type type;
	const char *description; /* N_(); NULL: another word for the one above */
} guides[] = {
	{{"plan", "plan"}, TOPIC_OVERVIEW,
		N_("the overview, with a member's first ten minutes")},
	{{"format", "format"}, TOPIC_FORMAT, N_("how the files are written")},
	{{"files", "fichiers"}, TOPIC_FORMAT, NULL},
	{{"queries", "requêtes"}, TOPIC_QUERIES, N_("how a list is asked for")},
	{{"search", "recherche"}, TOPIC_QUERIES, NULL},
	{{"findings", "constats"}, TOPIC_RULES, N_("what a check can find, and what to do")},
	{{"rules", "règles"}, TOPIC_RULES, NULL},
	{{"fields", "champs"}, TOPIC_KINDS, N_("the kinds of things and their fields")},
	{{"kinds", "genres"}, TOPIC_KINDS, NULL},
	{{"commands", "commandes"}, TOPIC_COMMANDS, N_("what git plan can do")},
};
#define GUIDE_COUNT (sizeof guides / sizeof *guides)

/* What a reference holds is a topic, though no kind of thing. */
static const struct label reference_word = {"reference", "renvoi"};

/* "git-plan-check", as the page is named, is "check" too. */
static const char *without_program(const char *word)
{
	static const char program[] = "git-plan";
	size_t length = sizeof program - 1;
	if (strncmp(word, program, length))
		return word;
	if (!word[length])
		return guides[0].word.english;
	return word[length] == '-' ? word + length + 1 : word;
}

static enum topic_type find_guide(const char *word)
{
	for (size_t i = 0; i < GUIDE_COUNT; i++) {
		if (vocabulary_is(guides[i].word, word, strlen(word)))
			return guides[i].type;
	}
	return TOPIC_NONE;
}

/* By its id, or by its title in the user's language. */
static enum finding_rule find_rule(const char *word)
{
	size_t length = strlen(word);
	struct fieldpath path;
	enum finding_rule rule = finding_find(word);
	for (int i = 0; rule == FINDING_COUNT && i < FINDING_COUNT; i++) {
		const char *title = finding_catalogue[i].title;
		if (vocabulary_is((struct label){title, _(title)}, word, length))
			rule = (enum finding_rule)i;
	}
	/* "retard", as queries have it. */
	if (rule == FINDING_COUNT && !fieldpath_find(&path, KIND_ACTION, word, length, NULL) &&
		fieldpath_is_late(&path))
		rule = finding_find(fieldpath_late.english);
	return rule;
}

struct topic topic_find(const char *word)
{
	struct topic topic = {TOPIC_COMMAND, NULL, FINDING_COUNT, KIND_COUNT};
	word = without_program(word);
	size_t length = strlen(word);
	if ((topic.command = usage_find(word)))
		return topic;
	if ((topic.type = find_guide(word)) != TOPIC_NONE)
		return topic;
	topic.type = TOPIC_RULE;
	if ((topic.rule = find_rule(word)) != FINDING_COUNT)
		return topic;
	topic.type = TOPIC_KIND;
	if ((topic.kind = vocabulary_kind(word, length)) != KIND_COUNT)
		return topic;
	if (vocabulary_is(reference_word, word, length))
		topic.type = TOPIC_REFERENCE;
	else
		topic.type = fieldlist_has_field(word) ? TOPIC_FIELD : TOPIC_NONE;
	return topic;
}

/* --- All of them ---------------------------------------------------------------- */

/* As one word of the command line that no shell minds: "piste-d-action". */
static void take_label(topic_fn *take, void *context, const char *name, struct label label,
	const char *purpose)
{
	struct text word = TEXT_INIT;
	vocabulary_write(&word, name, label);
	for (char *apostrophe = word.data; (apostrophe = strchr(apostrophe, '\''));)
		*apostrophe = '-';
	take(context, word.data, _(purpose));
	text_release(&word);
}

static void each_kind(topic_fn *take, void *context)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_schema *schema = &kind_schemas[kind];
		/* `help plan` is the overview, `help rules` the findings. */
		if (kind != KIND_PLAN && kind != KIND_RULES)
			take_label(take, context, schema->name, schema->label,
				schema->description);
	}
	take(context, lang_label(reference_word),
		_("who is meant, among responsible, partners, members"));
}

/* Whether the word means something else, or a record before this one has a field of that name. */
static bool is_known(int record, const char *name)
{
	if (schema_kind(name) != KIND_COUNT || find_guide(name) != TOPIC_NONE ||
		finding_find(name) != FINDING_COUNT)
		return true;
	while (record--) {
		if (schema_field((enum record_id)record, name) >= 0)
			return true;
	}
	return false;
}

static void each_field(topic_fn *take, void *context)
{
	for (int record = 0; record < RECORD_COUNT; record++) {
		for (int i = 0; i < record_schemas[record].count; i++) {
			const struct field *field = &record_schemas[record].fields[i];
			if (!is_known(record, field->name))
				take_label(take, context, field->name, field->label,
					field->description);
		}
	}
}

void topic_each(bool fields, topic_fn *take, void *context)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		take(context, commands[i]->name, _(commands[i]->summary));
	for (size_t i = 0; i < GUIDE_COUNT; i++) {
		if (guides[i].description)
			take(context, lang_label(guides[i].word), _(guides[i].description));
	}
	each_kind(take, context);
	for (int i = 0; i < FINDING_COUNT; i++)
		take(context, finding_catalogue[i].id, _(finding_catalogue[i].title));
	if (fields)
		each_field(take, context);
}

static void offer_word(void *suggest, const char *word, const char *description)
{
	(void)description;
	suggest_offer(suggest, word);
}

void topic_offer(struct suggest *near)
{
	usage_offer(near);
	topic_each(false, offer_word, near);
	for (size_t i = 0; i < GUIDE_COUNT; i++) {
		suggest_offer(near, guides[i].word.english);
		suggest_offer(near, lang_label(guides[i].word));
	}
	vocabulary_offer_kinds(near, ~0u);
	for (int record = 0; record < RECORD_COUNT; record++)
		vocabulary_offer_fields(near, (enum record_id)record);
	for (int i = 0; i < FINDING_COUNT; i++)
		suggest_offer(near, _(finding_catalogue[i].title));
}
