#include "cmd/usage.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "cmd/commands.h"

#include <string.h>

/* Where nothing says how wide the lines may be. */
#define USUAL_WIDTH 80
#define SUMMARY_COLUMN 16

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

const struct command *usage_find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	}
	return NULL;
}

/* Words for commands besides their names; those of commands to come are not offered yet. */
static const struct {
	const char *command, *words;
} other_words[] = {
	{"init", "commencer créer initialiser"},
	{"check", "vérifier vérification valider validation"},
	{"list", "liste lister"},
	{"show", "fiche montrer montre afficher voir"},
	{"report", "rapport tableau document imprimer"},
	{"help", "aide"},
	{"schema", "schéma"},
	{"completion", "complétion"},
	{"log", "historique journal"},
	{"blame", "origine"},
	{"diff", "comparaison comparer différences"},
	{"drift", "écarts"},
	{"status", "état"},
	{"new", "nouveau nouvelle ajouter"},
	{"set", "changer modifier"},
	{"edit", "éditer"},
	{"rename", "renommer"},
	{"remove", "supprimer enlever retirer"},
	{"undo", "annuler défaire"},
};

void usage_offer(struct suggest *near)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		suggest_offer(near, commands[i]->name);
	for (size_t i = 0; i < sizeof other_words / sizeof *other_words; i++) {
		if (usage_find(other_words[i].command))
			suggest_offer_as(near, other_words[i].command, other_words[i].words);
	}
}

static size_t usage_width(void)
{
	size_t width = term_width();
	return width ? width : USUAL_WIDTH;
}

/* "usage: git plan WORDS", wrapped, further lines under the first word. */
static void print_synopsis(FILE *file, const char *name, const char *words)
{
	struct text line = TEXT_INIT;
	text_printf(&line, "%s git plan %s", _("usage:"), name);
	size_t indent = utf8_width(line.data, line.length) + (*name ? 1 : 0);
	if (*words) {
		text_str(&line, *name ? " " : "");
		wrap_words(&line, words, strlen(words), indent, indent, usage_width());
	}
	fprintf(file, "%s\n", line.data);
	text_release(&line);
}

static const char *group_title(const struct command *first)
{
	for (size_t i = 0; i < sizeof command_groups / sizeof *command_groups; i++) {
		if (command_groups[i].first == first)
			return _(command_groups[i].title);
	}
	return NULL;
}

/* The command and what it does, further lines under the first. */
static void print_command(FILE *file, const struct command *command)
{
	struct text line = TEXT_INIT;
	const char *summary = _(command->summary);
	text_printf(&line, "    %-12s", command->name);
	wrap_words(
		&line, summary, strlen(summary), SUMMARY_COLUMN, SUMMARY_COLUMN, usage_width());
	fprintf(file, "%s\n", line.data);
	text_release(&line);
}

void usage_print(FILE *file)
{
	print_synopsis(file, "", _("COMMAND [OPTIONS] [--] [ARGUMENTS]"));
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const char *title = group_title(commands[i]);
		if (title)
			fprintf(file, "\n%s\n", title);
		print_command(file, commands[i]);
	}
	fprintf(file, "\n%s\n", _("git plan COMMAND -h lists the options of a command."));
	fprintf(file, "%s\n",
		_("git plan help TOPIC explains a command, a finding or a field."));
}

void usage_print_command(FILE *file, const struct command *command)
{
	struct text synopsis = TEXT_INIT, list = TEXT_INIT;
	opt_synopsis(&synopsis, command->options);
	/* gettext translates "" too: into the header of its file. */
	if (*command->arguments)
		text_printf(
			&synopsis, "%s%s", synopsis.length ? " " : "", _(command->arguments));
	print_synopsis(file, command->name, synopsis.data);
	opt_list(&list, command->options, usage_width());
	fprintf(file, "\n%s.\n\n%s", _(command->summary), list.data);
	if (command->formats) {
		text_reset(&list);
		session_formats(&list, command->formats, ", ");
		fprintf(file, _("\nFormats: %s.\n"), list.data);
	}
	text_release(&synopsis);
	text_release(&list);
}
