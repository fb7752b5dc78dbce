#ifndef GIT_EDITOR_H
#define GIT_EDITOR_H

#include "base/fail.h"

/*
 * Open a file in the user's editor, as Git chooses it (GIT_EDITOR, core.editor, VISUAL,
 * EDITOR), and wait until it is closed. Fails when there is none, or it failed.
 */
int editor_open(const char *path, struct fail *);

#endif
