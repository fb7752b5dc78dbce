#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/command.h"

/* Every command, in the order of `git plan -h`. To add one, add its record here twice. */
extern const struct command command_init;
extern const struct command command_check;
extern const struct command command_list;
extern const struct command command_show;
extern const struct command command_report;
extern const struct command command_diff;
extern const struct command command_log;
extern const struct command command_blame;
extern const struct command command_drift;
extern const struct command command_set;
extern const struct command command_new;
extern const struct command command_edit;
extern const struct command command_rename;
extern const struct command command_remove;
extern const struct command command_undo;
extern const struct command command_fmt;
extern const struct command command_status;
extern const struct command command_help;
extern const struct command command_schema;
extern const struct command command_completion;
extern const struct command command_hook;
extern const struct command command_textconv;

static const struct command *const commands[] = {
	&command_init,
	&command_check,
	&command_list,
	&command_show,
	&command_report,
	&command_diff,
	&command_log,
	&command_blame,
	&command_drift,
	&command_set,
	&command_new,
	&command_edit,
	&command_rename,
	&command_remove,
	&command_undo,
	&command_fmt,
	&command_status,
	&command_help,
	&command_schema,
	&command_completion,
	&command_hook,
	&command_textconv,
};

/* `git plan -h` shows them in groups: a group begins at its first command. */
static const struct command_group {
	const struct command *first;
	const char *title; /* N_() */
} command_groups[] = {
	{&command_init, N_("Begin")},
	{&command_check, N_("Ask the plan")},
	{&command_set, N_("Change the plan")},
	{&command_help, N_("Learn more")},
	{&command_schema, N_("For programs")},
};

#endif
