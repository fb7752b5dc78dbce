#ifndef CMD_USAGE_H
#define CMD_USAGE_H

#include "base/suggest.h"
#include "cmd/command.h"

#include <stdio.h>

/* What -h prints: the commands, or the options of one. */

/* The command of that name, or NULL. */
const struct command *usage_find(const char *name);

/*
 * Offer the commands by their names and by what members call them in either language:
 * "vérifier" is check.
 */
void usage_offer(struct suggest *);

void usage_print(FILE *);
void usage_print_command(FILE *, const struct command *);

#endif
