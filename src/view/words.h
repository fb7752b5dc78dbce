#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "model/plan.h"

/*
 * Values in words for a reader: names instead of ids, the user's words instead
 * of the files', amounts as "50 000 $".
 */

/* A field's value, items joined with ", "; mappings as "name: value; …". */
void words_value(
	struct text *out, const struct plan *, const struct record *, const struct value *);
/* One item of a list, or a single value. */
void words_item(
	struct text *out, const struct plan *, const struct field *, const struct value *);
/* A field of a thing, computed ones too; nothing when it is not known. */
void words_field(struct text *out, const struct plan *, const struct thing *, int field);
/* An amount of the plan's currency, grouped by thousands with no-break spaces. */
void words_amount(struct text *out, const struct plan *, struct decimal);
/* "1.1.1 Title" or "Name". */
void words_thing(struct text *out, const struct thing *);

/*
 * The path as seen from the current directory, which is `prefix` below the root
 * ("" or "folder/"); what may not be shown raw is escaped.
 */
void words_path(struct text *out, const char *prefix, const char *path);

#endif
