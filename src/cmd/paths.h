#ifndef CMD_PATHS_H
#define CMD_PATHS_H

#include "cmd/command.h"

/* Files and folders as a user names them. */

/*
 * The path from the repository's root: "./", "../" and the current directory worked
 * in; the caller's. NULL for what lies outside the repository.
 */
char *paths_from_root(const struct session *, const char *given);

/* Whether the path is the folder, or below it; "" is the root. */
bool paths_is_under(const char *path, const char *folder);

#endif
