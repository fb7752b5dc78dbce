#ifndef FORMAT_YAMLSCALAR_H
#define FORMAT_YAMLSCALAR_H

#include "base/text.h"
#include "format/yamldoc.h"

/*
 * Writing a scalar so that every YAML reader reads it back as meant: YAML 1.1 readers
 * take `no`, `1.10` and `12:30` for something else than text unless they are quoted.
 */

/*
 * Whether text can stand in the style. `word` tells that a plain value is meant as the
 * word, number or date that it looks like; else it must be nothing but text.
 */
bool yamlscalar_fits(enum yamldoc_style, const char *text, bool word);

/*
 * Add the text in a style that it fits. The lines of a literal or folded block stand at
 * `indent` cells; `comment`, which may be "", follows its header. A block ends with its
 * last line's end, other styles with their last character.
 */
void yamlscalar_print(struct text *out, enum yamldoc_style, const char *text, uint32_t indent,
	const char *comment, const char *newline);

#endif
