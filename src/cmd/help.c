#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/output.h"
#include "cmd/page.h"
#include "cmd/topic.h"
#include "cmd/usage.h"
#include "model/vocabulary.h"
#include "view/fieldlist.h"
#include "view/findings.h"

#include <stdio.h>
#include <string.h>

static bool no_pager;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_FLAG(0, "no-pager", &no_pager, N_("do not page the output")),
	OPT_END,
};

const struct command command_help = {
	"help",
	N_("explain a command, a finding or the fields of a file"),
	N_("[TOPIC [KIND]]"),
	options,
	0,
	0,
	run,
};

static int unknown_topic(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	topic_offer(&near);
	fail_set(fail, STATUS_USAGE, _("there is no help on '%s'"), shown.data);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(
			fail, _("a topic is a command, a field, a kind of thing, the rule of a "
				"finding, queries, findings, fields or format"));
	suggest_release(&near);
	text_release(&shown);
	return -1;
}

static int unknown_kind(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	vocabulary_offer_kinds(&near, ~(1u << KIND_LEXICON | 1u << KIND_RULES));
	fail_set(fail, STATUS_USAGE, _("'%s' is no kind of thing that has fields"), shown.data);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("git plan help fields lists the kinds"));
	suggest_release(&near);
	text_release(&shown);
	return -1;
}

static int too_many(const char *word, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	fail_set(fail, STATUS_USAGE, _("help takes one topic: '%s' is too many"), shown.data);
	text_release(&shown);
	return -1;
}

/* --- What is printed ------------------------------------------------------------ */

static void print_rules(size_t width)
{
	for (int rule = 0; rule < FINDING_COUNT; rule++) {
		if (rule)
			putchar('\n');
		findings_explain(stdout, (enum finding_rule)rule, width);
	}
}

/* A kind without fields is at least a line of their list. */
static void print_kind(enum kind kind, size_t width)
{
	if (kind_schemas[kind].record == RECORD_NONE)
		fieldlist_kinds(stdout, 1u << kind, width);
	else
		fieldlist_record(stdout, kind_schemas[kind].record, width);
}

/* "currency" is the rule of a finding, and a field. */
static void print_rule(enum finding_rule rule, const char *word, size_t width)
{
	findings_explain(stdout, rule, width);
	if (!fieldlist_has_field(word))
		return;
	putchar('\n');
	fieldlist_field(stdout, word, width);
}

static int print(const struct topic *topic, const char *word, struct fail *fail)
{
	size_t width = 0;
	output_ask_git();
	if (output_prepare(&width, NULL, !no_pager, fail))
		return -1;
	if (topic->type == TOPIC_RULES)
		print_rules(width);
	else if (topic->type == TOPIC_RULE)
		print_rule(topic->rule, word, width);
	else if (topic->type == TOPIC_KINDS)
		fieldlist_kinds(stdout, ~0u, width);
	else if (topic->type == TOPIC_KIND)
		print_kind(topic->kind, width);
	else if (topic->type == TOPIC_REFERENCE)
		fieldlist_record(stdout, RECORD_REFERENCE, width);
	else
		fieldlist_field(stdout, word, width);
	return STATUS_OK;
}

/* Pages are man's to show; without man, the nearest thing that the program itself can say. */
static int answer(const struct topic *topic, const char *word, struct fail *fail)
{
	static const struct topic kinds = {TOPIC_KINDS, NULL, FINDING_COUNT, KIND_COUNT};
	switch ((int)topic->type) {
	case TOPIC_COMMAND:
		page_of_command(topic->command);
		return STATUS_OK;
	case TOPIC_QUERIES:
		page_of_command(&command_list);
		return STATUS_OK;
	case TOPIC_FORMAT:
		return page_show("git-plan-format", 5) ? STATUS_OK : print(&kinds, word, fail);
	case TOPIC_OVERVIEW:
		if (page_show("git-plan", 1))
			return STATUS_OK;
		usage_print(stdout);
		return STATUS_OK;
	case TOPIC_COMMANDS:
		usage_print(stdout);
		return STATUS_OK;
	default:
		return print(topic, word, fail);
	}
}

/* --- What is asked -------------------------------------------------------------- */

/* "pistes d'action" may come as two words. */
static void join(struct text *words, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		text_printf(words, "%s%s", i ? " " : "", argv[i]);
}

/* The topic that the words name together. When only the first does, the rest is too much. */
static int find_topic(
	struct topic *topic, struct text *words, int argc, char **argv, struct fail *fail)
{
	join(words, argc, argv);
	*topic = topic_find(words->data);
	if (topic->type != TOPIC_NONE)
		return 0;
	if (argc > 1 && topic_find(argv[0]).type != TOPIC_NONE)
		return too_many(argv[1], fail);
	return unknown_topic(words->data, fail);
}

/* What is said after "fields", unless all of it is one topic: "champ inconnu" is a finding. */
static int find_kind(
	struct topic *topic, struct text *words, int argc, char **argv, struct fail *fail)
{
	join(words, argc + 1, argv - 1);
	*topic = topic_find(words->data);
	if (topic->type != TOPIC_NONE)
		return 0;
	text_reset(words);
	join(words, argc, argv);
	*topic = topic_find(words->data);
	/* Here "plan" is not the overview. */
	topic->kind = vocabulary_kind(words->data, words->length);
	if (topic->kind != KIND_COUNT && kind_schemas[topic->kind].record != RECORD_NONE) {
		topic->type = TOPIC_KIND;
		return 0;
	}
	if (topic->type == TOPIC_REFERENCE)
		return 0;
	if (argc > 1 && vocabulary_kind(argv[0], strlen(argv[0])) != KIND_COUNT)
		return too_many(argv[1], fail);
	return unknown_kind(words->data, fail);
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct text words = TEXT_INIT;
	struct topic topic = {TOPIC_COMMANDS, NULL, FINDING_COUNT, KIND_COUNT};
	int result = 0;
	(void)session;
	if (argc > 1 && topic_find(argv[0]).type == TOPIC_KINDS)
		result = find_kind(&topic, &words, argc - 1, argv + 1, fail);
	else if (argc)
		result = find_topic(&topic, &words, argc, argv, fail);
	if (!result)
		result = answer(&topic, words.data, fail);
	text_release(&words);
	return result;
}
