#ifndef FORMAT_YAMLSECTIONS_H
#define FORMAT_YAMLSECTIONS_H

#include "base/text.h"

#include <stdbool.h>

/*
 * A file's sections, told apart without reading it as YAML: a key at the left margin with
 * the lines that belong to it.
 */

/* Whether the section of that key is kept whether it differs or not. */
typedef bool yamlsections_keep_fn(const char *key, size_t length);

/* Called with the key of a section that differs, perhaps twice. */
typedef void yamlsections_differ_fn(void *context, const char *key, size_t length);

/*
 * Cut two versions of a file down to the sections that differ, and those to be kept: what
 * is left is valid, and says of these what the whole does. Where either is written in a way
 * that makes that doubtful (a value over several lines but for block scalars, braces,
 * anchors, a key twice), both are left whole: that is false.
 */
bool yamlsections_reduce(struct text *old_bytes, struct text *new_bytes, yamlsections_keep_fn *,
	yamlsections_differ_fn *, void *context);

#endif
