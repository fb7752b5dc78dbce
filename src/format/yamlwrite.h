#ifndef FORMAT_YAMLWRITE_H
#define FORMAT_YAMLWRITE_H

#include "base/text.h"
#include "format/yamldoc.h"

/*
 * Add the file's bytes after the edits. They are read back and compared with the tree:
 * returns 0, or -1 when they do not say what was meant, which is a fault of this
 * program or of a file odd beyond its understanding. Nothing is added then.
 */
int yamlwrite(struct text *out, const struct yamldoc *);

#endif
