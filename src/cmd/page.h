#ifndef CMD_PAGE_H
#define CMD_PAGE_H

#include "cmd/command.h"

/*
 * The manual pages, shown by the system's own man: those of the source tree that
 * the program was built in, or those installed with it, in the user's language
 * where they are written in it.
 */

/* Show the page, "git-plan-check" of section 1. False when there is no man, or no page. */
bool page_show(const char *name, int section);

/* Show the command's page; its options where it cannot be shown. */
void page_of_command(const struct command *);

#endif
