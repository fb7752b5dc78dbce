#ifndef FORMAT_YAMLSECTIONS_H
#define FORMAT_YAMLSECTIONS_H

#include "base/text.h"

/*
 * Two versions of a file, cut down to the sections that differ: a section is a key at the
 * left margin with what belongs to it. What tells one file from another stays: the sections
 * `id`, `title`, `name`, `order`, `date` and `former_ids`. Where either version is written in
 * any unusual way, both are left whole. For comparing them: a file so cut down is no plan's.
 */
void yamlsections_reduce(struct text *old_bytes, struct text *new_bytes);

#endif
