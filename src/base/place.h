#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include "base/text.h"

#include <stdbool.h>

/*
 * Where the program's own files are, seen from the program: in a source tree it is
 * build/git-plan, installed it is PREFIX/bin/git-plan, wherever that was moved to.
 */

/*
 * The first of the paths (relative to the program's folder, NULL ends them) that
 * exists, made absolute, in `path`. False when there is none.
 */
bool place_find(struct text *path, const char *const relative[]);

#endif
