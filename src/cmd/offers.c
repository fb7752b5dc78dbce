#include "cmd/offers.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/topic.h"
#include "cmd/usage.h"
#include "git/exec.h"
#include "model/resolve.h"
#include "model/vocabulary.h"
#include "view/candidates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- The command line so far --------------------------------------------------- */

#define MOST_PLACEHOLDERS 16

struct line {
	struct session *session;
	const struct command *command;
	const struct opt *pending; /* the option whose value is being typed */
	bool options_over;         /* after "--" */
	char **arguments;          /* those before the word being typed */
	int count;
	int parted;      /* how many of them stand before "--" */
	bool plan_asked; /* whether it could be loaded or not */
	struct candidates candidates;
	bool decisions; /* "decision:" is typed, and they were offered */
};

/* The next option of the table, and of tables in it; `*index` counts down to it. */
static const struct opt *option_at(const struct opt *table, int *index)
{
	for (; table->type != OPT_IS_END; table++) {
		if (table->type == OPT_IS_TABLE) {
			const struct opt *found = option_at(table->table, index);
			if (found)
				return found;
		} else if ((*index)-- == 0) {
			return table;
		}
	}
	return NULL;
}

static const struct opt *nth_option(const struct opt *table, int index)
{
	return option_at(table, &index);
}

/* The option of that name or letter, or the one whose name begins so; NULL for none or several. */
static const struct opt *find_option(const struct opt *table, const char *name, size_t length)
{
	const struct opt *opt, *near = NULL;
	int found = 0;
	for (int i = 0; (opt = nth_option(table, i)); i++) {
		if (strncmp(opt->name, name, length))
			continue;
		if (!opt->name[length])
			return opt;
		near = opt;
		found++;
	}
	return found == 1 ? near : NULL;
}

static const struct opt *find_letter(const struct opt *table, char letter)
{
	const struct opt *opt;
	int i = 0;
	while ((opt = nth_option(table, i)) && opt->letter != letter)
		i++;
	return opt;
}

/* What the options say counts for what is offered: the things of another revision. */
static void apply(const struct opt *opt, const char *value)
{
	if (opt->type == OPT_IS_FLAG)
		*opt->flag = true;
	else if (opt->type == OPT_IS_TEXT || opt->type == OPT_IS_VALUE)
		*opt->text = opt->type == OPT_IS_VALUE ? opt->value : value;
}

/* An option before the word being typed; its value may be the next word. */
static void read_option(struct line *line, const char *word)
{
	const struct opt *opt;
	const char *value = NULL;
	if (word[1] == '-') {
		size_t length = strcspn(word + 2, "=");
		opt = find_option(line->command->options, word + 2, length);
		value = word[2 + length] ? word + 2 + length + 1 : NULL;
	} else {
		opt = find_letter(line->command->options, word[1]);
		value = word[2] ? word + 2 : NULL;
	}
	if (!opt)
		return;
	if (opt->argument && !value)
		line->pending = opt;
	else
		apply(opt, value);
}

static void read_words(struct line *line, char **words, int count)
{
	for (int i = 0; i < count; i++) {
		const char *word = words[i];
		if (line->pending) {
			apply(line->pending, word);
			line->pending = NULL;
		} else if (line->options_over || *word != '-' || !word[1]) {
			line->arguments[line->count++] = words[i];
		} else if (!strcmp(word, "--")) {
			line->options_over = true;
			line->parted = line->count;
		} else {
			read_option(line, word);
		}
	}
}

/* The plan, read when something of it is asked for; NULL when there is none. */
static const struct plan *plan_of(struct line *line)
{
	struct fail ignored = FAIL_INIT;
	if (!line->plan_asked)
		session_load(line->session, &ignored);
	line->plan_asked = true;
	fail_release(&ignored);
	return line->session->plan;
}

/* --- What stands for what ------------------------------------------------------ */

static void offer_commands(struct line *line)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		candidates_add(&line->candidates, commands[i]->name, _(commands[i]->summary));
}

static void offer_files(struct line *line)
{
	candidates_add_files(&line->candidates);
}

static void offer_formats(struct line *line)
{
	struct text words = TEXT_INIT;
	session_formats(&words, line->command->formats, ",");
	char *rest = words.data, *word;
	while (words.length && (word = strsep(&rest, ",")))
		candidates_add(&line->candidates, word, NULL);
	text_release(&words);
}

static void offer_kinds(struct line *line)
{
	/* Of help's topics only one has a kind after it. */
	if (line->count && topic_find(line->arguments[0]).type != TOPIC_KINDS)
		return;
	candidates_add_kinds(&line->candidates);
}

static void offer_rules(struct line *line)
{
	candidates_add_rules(&line->candidates);
}

static void add_topic(void *candidates, const char *word, const char *description)
{
	candidates_add(candidates, word, description);
}

/* Fields are many: they are offered once something is typed. */
static void offer_topics(struct line *line)
{
	topic_each(*line->candidates.typed, add_topic, &line->candidates);
}

static void offer_things(struct line *line)
{
	/* Where a version may stand as well. */
	if (!line->decisions)
		candidates_add_things(&line->candidates, plan_of(line), ~0u);
}

/* The kind of things that the arguments are about: it is said, or is that of the thing named. */
static enum kind kind_of(struct line *line)
{
	struct fail ignored = FAIL_INIT;
	const struct thing *thing;
	const char *word = line->count ? line->arguments[0] : NULL;
	enum kind kind = word ? vocabulary_kind(word, strlen(word)) : KIND_ACTION;
	bool said = strstr(line->command->arguments, "KIND") != NULL;
	if (!said && line->count && plan_of(line) &&
		!resolve_thing(&thing, plan_of(line), word, &ignored))
		kind = thing->kind;
	fail_release(&ignored);
	return kind == KIND_COUNT ? KIND_ACTION : kind;
}

static void offer_fields(struct line *line)
{
	candidates_add_fields(&line->candidates, kind_schemas[kind_of(line)].record);
}

static void offer_query(struct line *line)
{
	bool value = strchr(line->candidates.typed, ':') != NULL;
	candidates_add_query(&line->candidates, value ? plan_of(line) : NULL, kind_of(line));
}

static const struct {
	const char *folder;
	const char *description;
} ref_folders[] = {
	{"refs/heads/", N_("branch")},
	{"refs/tags/", N_("tag")},
	{"refs/remotes/", N_("branch of another repository")},
};

static void offer_refs(struct line *line)
{
	const char *const arguments[] = {"for-each-ref", "--format=%(refname)",
		ref_folders[0].folder, ref_folders[1].folder, ref_folders[2].folder, NULL};
	struct text names = TEXT_INIT;
	exec_git(&names, arguments);
	for (char *rest = names.data, *name; names.length && (name = strsep(&rest, "\n"));) {
		for (size_t i = 0; i < sizeof ref_folders / sizeof *ref_folders; i++) {
			size_t length = strlen(ref_folders[i].folder);
			if (!strncmp(name, ref_folders[i].folder, length))
				candidates_add(&line->candidates, name + length,
					_(ref_folders[i].description));
		}
	}
	text_release(&names);
}

/* A revision or a decision; a date is quicker typed than chosen. */
static void offer_when(struct line *line)
{
	static const char decision[] = "decision:";
	struct candidates *candidates = &line->candidates;
	/* The second of A..B, A...B. */
	const char *dots = strstr(candidates->typed, "..");
	if (dots)
		candidates_fix(
			candidates, (size_t)(dots - candidates->typed) + strspn(dots, "."));
	if (!strncmp(candidates->typed, decision, strlen(decision))) {
		candidates_fix(candidates, strlen(decision));
		candidates_add_things(candidates, plan_of(line), 1u << KIND_DECISION);
		line->decisions = true;
		return;
	}
	candidates_add(candidates, "HEAD", _("the last commit"));
	candidates_add(candidates, decision, _("as a decision had it"));
	offer_refs(line);
}

/* The latest that changed the plan; merges are not undone. */
static void offer_commits(struct line *line)
{
	const char *const arguments[] = {
		"log", "-n", "30", "--no-merges", "--format=%h %s", "--", ":/plan", NULL};
	struct text commits = TEXT_INIT, subject = TEXT_INIT;
	exec_git(&commits, arguments);
	for (char *rest = commits.data, *commit;
		commits.length && (commit = strsep(&rest, "\n"));) {
		char *space = strchr(commit, ' ');
		if (!space)
			continue;
		*space = '\0';
		text_reset(&subject);
		utf8_visible(&subject, space + 1, strlen(space + 1));
		candidates_add(&line->candidates, commit, subject.data);
	}
	text_release(&commits);
	text_release(&subject);
}

static const struct {
	const char *placeholder;
	void (*offer)(struct line *);
} offers[] = {
	{"COMMAND", offer_commands},
	{"COMMIT", offer_commits},
	{"FIELD", offer_fields},
	{"FILE", offer_files},
	{"FOLDER", offer_files},
	{"FORMAT", offer_formats},
	{"ID", offer_things},
	{"KIND", offer_kinds},
	{"PATH", offer_files},
	{"QUERY", offer_query},
	{"RULE", offer_rules},
	{"TOPIC", offer_topics},
	{"WHEN", offer_when},
};

/* "WHEN"; "bash", which stands for itself; "MEETING", a thing of that kind. */
static void offer_one(struct line *line, const char *name)
{
	if (*name >= 'a' && *name <= 'z')
		candidates_add(&line->candidates, name, NULL);
	for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
		if (!strcmp(offers[i].placeholder, name))
			offers[i].offer(line);
	}
	for (int kind = 0; *name >= 'A' && *name <= 'Z' && kind < KIND_COUNT; kind++) {
		if (!strcasecmp(kind_schemas[kind].name, name))
			candidates_add_things(&line->candidates, plan_of(line), 1u << kind);
	}
}

/* A placeholder as options and arguments have it: "RULE,…", "[KIND]", "bash|zsh|fish". */
static void offer(struct line *line, const char *placeholder)
{
	char *names = mem_strdup(placeholder), *rest = names, *name;
	struct candidates *candidates = &line->candidates;
	if (strchr(placeholder, ','))
		candidates_fix_until(candidates, ",");
	const size_t stands = candidates->fixed.length;
	while ((name = strsep(&rest, "|[],"))) {
		char *repeated = strstr(name, "…");
		if (repeated)
			*repeated = '\0';
		offer_one(line, name);
		candidates_unfix(candidates, stands);
	}
	free(names);
}

/* --- Options and arguments ------------------------------------------------------ */

/* "--no-strict" is offered when it is asked for. */
static void offer_option(struct candidates *candidates, const struct opt *opt)
{
	struct text word = TEXT_INIT;
	text_printf(&word, "--%s%s", opt->name, opt->argument ? "=" : "");
	candidates_add(candidates, word.data, _(opt->help));
	if (opt->type == OPT_IS_FLAG && !strncmp(candidates->typed, "--no-", 5) &&
		strncmp(opt->name, "no-", 3)) {
		text_reset(&word);
		text_printf(&word, "--no-%s", opt->name);
		candidates_add(candidates, word.data, NULL);
	}
	text_release(&word);
}

static void offer_options(struct line *line)
{
	const struct opt *table = line->command->options, *opt;
	const char *typed = line->candidates.typed;
	size_t length = strcspn(typed, "=");
	if (!typed[length]) {
		for (int i = 0; (opt = nth_option(table, i)); i++)
			offer_option(&line->candidates, opt);
		return;
	}
	opt = length > 2 ? find_option(table, typed + 2, length - 2) : NULL;
	candidates_fix(&line->candidates, length + 1);
	if (opt && opt->argument)
		offer(line, opt->argument);
}

/* After `count` arguments, which placeholders the next one may be: bits, from the first. */
static unsigned next_placeholders(char *const *placeholders, int total, int count)
{
	unsigned next = 1;
	for (int argument = 0; argument <= count; argument++) {
		unsigned after = 0;
		for (int i = 0; i < total; i++) {
			if (!(next & 1u << i))
				continue;
			/* One that may be left out: the one after it as well. But "[A [B]]" has
			   no B without A. */
			if (*placeholders[i] == '[' && strchr(placeholders[i], ']'))
				next |= 1u << (i + 1);
			after |= 1u << (i + 1);
			if (strstr(placeholders[i], "…"))
				after |= 1u << i;
		}
		if (argument < count)
			next = after;
	}
	return next;
}

static void offer_arguments(struct line *line)
{
	char *placeholders[MOST_PLACEHOLDERS];
	char *words = mem_strdup(line->command->arguments), *rest = words, *word;
	int total = 0, count = line->count;
	while (total < MOST_PLACEHOLDERS && (word = strsep(&rest, " "))) {
		/* What may follow "--" alone, where the command tells it apart. */
		bool parts = !strcmp(word, "[--]");
		if (parts && line->options_over) {
			total = 0;
			count -= line->parted;
		} else if (*word && !parts) {
			placeholders[total++] = word;
		}
	}
	unsigned next = next_placeholders(placeholders, total, count);
	for (int i = 0; i < total; i++) {
		/* One that may be left out twice, "[WHEN] [WHEN]", is offered once. */
		bool again = i && next & 1u << (i - 1) &&
			     !strcmp(placeholders[i - 1], placeholders[i]);
		if (next & 1u << i && !again)
			offer(line, placeholders[i]);
	}
	free(words);
}

/* The last of the words is the one being typed. */
static void offer_next(struct line *line, int count, char **words)
{
	line->command = count > 1 ? usage_find(words[0]) : NULL;
	if (count < 2) {
		offer_commands(line);
		return;
	}
	if (!line->command)
		return;
	line->arguments = mem_zalloc((size_t)count * sizeof *line->arguments);
	read_words(line, words + 1, count - 2);
	if (line->pending)
		offer(line, line->pending->argument);
	else if (*line->candidates.typed == '-' && !line->options_over)
		offer_options(line);
	else
		offer_arguments(line);
	free(line->arguments);
}

void offers_print(struct session *session, bool all, int count, char **words)
{
	struct line line = {.session = session};
	candidates_init(&line.candidates, count ? words[count - 1] : "", all);
	offer_next(&line, count, words);
	fputs(line.candidates.lines.data, stdout);
	candidates_release(&line.candidates);
}
