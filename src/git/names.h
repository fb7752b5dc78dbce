#ifndef GIT_NAMES_H
#define GIT_NAMES_H

#include "base/text.h"

#include <stdbool.h>

/*
 * Names of files and folders that a tree may hold. Trees can hold any bytes; on somebody's
 * computer a name may mean another file than it seems to, or Git's own folder.
 */

/* What is wrong with a name wherever it stands, in words untranslated (N_()); NULL: nothing. */
const char *name_fault(const char *name);

/* Whether some file system takes it for a file that Git obeys: .gitmodules, .gitattributes. */
bool name_is_of_git(const char *name);

/*
 * Add the name as the least particular file systems compare it: without case, accents
 * composed, what they ignore left out. Names that give the same stand for one file there.
 */
void name_fold(struct text *out, const char *name);

#endif
