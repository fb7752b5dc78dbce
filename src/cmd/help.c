#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/output.h"
#include "cmd/page.h"
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

/* Topics beside the commands and the findings. */
static const struct {
	const char *topic;
	const char *page;
	int section;
} guides[] = {
	{"plan", "git-plan", 1},
	{"format", "git-plan-format", 5},
};
static const char findings_topic[] = "findings", fields_topic[] = "fields";
/* What a reference holds is a topic of fields, though no kind of thing. */
static const char reference_word[] = "reference", french_reference_word[] = "renvoi";

static int unknown_topic(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		suggest_offer(&near, commands[i]->name);
	for (size_t i = 0; i < sizeof guides / sizeof *guides; i++)
		suggest_offer(&near, guides[i].topic);
	suggest_offer(&near, findings_topic);
	suggest_offer(&near, fields_topic);
	for (int i = 0; i < FINDING_COUNT; i++)
		suggest_offer(&near, finding_catalogue[i].id);
	fail_set(fail, STATUS_USAGE, _("there is no help on '%s'"), shown.data);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(
			fail, _("a topic is a command, the rule of a finding, findings, fields "
				"or format"));
	suggest_release(&near);
	text_release(&shown);
	return -1;
}

static int prepare(size_t *width, struct fail *fail)
{
	output_ask_git();
	return output_prepare(width, NULL, !no_pager, fail);
}

static int explain(enum finding_rule first, enum finding_rule last, struct fail *fail)
{
	size_t width = 0;
	if (prepare(&width, fail))
		return -1;
	for (int rule = (int)first; rule <= (int)last; rule++) {
		if (rule > (int)first)
			putchar('\n');
		findings_explain(stdout, (enum finding_rule)rule, width);
	}
	return STATUS_OK;
}

/* The record whose fields the word asks for, by the kind's name in either language, or -1. */
static int find_record(const char *word)
{
	size_t length = strlen(word);
	enum kind kind = vocabulary_kind(word, length);
	if (kind != KIND_COUNT && kind_schemas[kind].record != RECORD_NONE)
		return (int)kind_schemas[kind].record;
	bool reference = utf8_same_folded(word, length, reference_word) ||
			 utf8_same_folded(word, length, french_reference_word);
	return reference ? (int)RECORD_REFERENCE : -1;
}

static int unknown_kind(const char *word, struct fail *fail)
{
	struct suggest near;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	suggest_init(&near, word);
	suggest_offer(&near, reference_word);
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

static int list_fields(const char *word, struct fail *fail)
{
	size_t width = 0;
	int record = word ? find_record(word) : -1;
	if (word && record < 0)
		return unknown_kind(word, fail);
	if (prepare(&width, fail))
		return -1;
	if (word)
		fieldlist_record(stdout, (enum record_id)record, width);
	else
		fieldlist_kinds(stdout, width);
	return STATUS_OK;
}

/* A guide without man: the nearest thing that the program itself can say. */
static int show_guide(size_t guide, struct fail *fail)
{
	if (page_show(guides[guide].page, guides[guide].section))
		return STATUS_OK;
	if (guides[guide].section == 5)
		return list_fields(NULL, fail);
	usage_print(stdout);
	return STATUS_OK;
}

/* "git-plan-check", as the page is named, is "check" too. */
static const char *topic_of(const char *word)
{
	static const char program[] = "git-plan";
	size_t length = sizeof program - 1;
	if (strncmp(word, program, length))
		return word;
	if (!word[length])
		return guides[0].topic;
	return word[length] == '-' ? word + length + 1 : word;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	(void)session;
	if (!argc) {
		usage_print(stdout);
		return STATUS_OK;
	}
	const char *topic = topic_of(argv[0]);
	bool fields = !strcmp(topic, fields_topic);
	if (argc > (fields ? 2 : 1)) {
		struct text shown = TEXT_INIT;
		const char *word = argv[fields ? 2 : 1];
		utf8_visible(&shown, word, strlen(word));
		fail_set(fail, STATUS_USAGE, _("help takes one topic: '%s' is too many"),
			shown.data);
		text_release(&shown);
		return -1;
	}
	if (fields)
		return list_fields(argv[1], fail);
	const struct command *command = usage_find(topic);
	if (command) {
		page_of_command(command);
		return STATUS_OK;
	}
	for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
		if (!strcmp(topic, guides[i].topic))
			return show_guide(i, fail);
	}
	if (!strcmp(topic, findings_topic))
		return explain((enum finding_rule)0, FINDING_COUNT - 1, fail);
	enum finding_rule rule = finding_find(topic);
	return rule == FINDING_COUNT ? unknown_topic(argv[0], fail) : explain(rule, rule, fail);
}
