#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/command.h"

/* Every command, in the order of `git plan -h`. To add one, add its record here twice. */
extern const struct command command_check;
extern const struct command command_list;
extern const struct command command_show;

static const struct command *const commands[] = {
	&command_check,
	&command_list,
	&command_show,
};

#endif
