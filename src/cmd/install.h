#ifndef CMD_INSTALL_H
#define CMD_INSTALL_H

#include "base/fail.h"

#include <stdbool.h>

/*
 * Hooks put into a repository, and a repository made that others push to. Hooks of the
 * user's own stay as they are: they are told which line to add to them. What was done is
 * told on standard output.
 */

/* Whether the folder lies in a repository that has a plan already, or is a bare one. */
bool install_has_plan(const char *folder);

/*
 * Have Git compare the plan's files by what they say (git plan textconv), in the current
 * repository: a setting, which clones do not take over. One of the user's own stays.
 */
int install_textconv(struct fail *);

/*
 * Install the hooks of the current repository, where Git looks for them; in one with a
 * working tree, the setting above too.
 */
int install_hooks(struct fail *);

/* Prepare the folder as a bare repository: made if it is not there yet, or empty. */
int install_server(const char *folder, struct fail *);

#endif
