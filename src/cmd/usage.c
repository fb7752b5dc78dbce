#include "cmd/usage.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "cmd/commands.h"

#include <string.h>

/* Where nothing says how wide the lines may be. */
#define USUAL_WIDTH 80

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

const struct command *usage_find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	}
	return NULL;
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

void usage_print(FILE *file)
{
	print_synopsis(file, "", _("COMMAND [OPTIONS] [--] [ARGUMENTS]"));
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const char *title = group_title(commands[i]);
		if (title)
			fprintf(file, "\n%s\n", title);
		fprintf(file, "    %-12s%s\n", commands[i]->name, _(commands[i]->summary));
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
