#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "model/plan.h"

/*
 * Values in words for a reader: names instead of ids, the user's words instead
 * of the files', amounts as "50 000 $".
 */

/*
 * A field's value, items joined with ", "; mappings as "name: value; …", but those that
 * are things of their own (an objective, a decision) by number and title.
 */
void words_value(
	struct text *out, const struct plan *, const struct record *, const struct value *);
/* One item of a list, or a single value. */
void words_item(
	struct text *out, const struct plan *, const struct field *, const struct value *);
/*
 * The fields of a mapping, "name: value; …": with mappings `within` it as
 * "name: (name: value; …), (…)", or without them.
 */
void words_mapping(struct text *out, const struct plan *, const struct record *, bool within);
/* A field of a thing, computed ones too; nothing when it is not known. */
void words_field(struct text *out, const struct plan *, const struct thing *, int field);
/* An amount of the plan's currency, grouped by thousands with no-break spaces. */
void words_amount(struct text *out, const struct plan *, struct decimal);
/* The same without grouping and currency, with a decimal comma: "1200,50". */
void words_plain_amount(struct text *out, const struct plan *, struct decimal);
/* What work takes: "5 days / week", "1.5 days / week (on average)". */
void words_effort(struct text *out, const struct record *effort);
/* When, in full: "autumn 2007" as the plan calls it, "6 June 2007 to 15 July 2007". */
void words_schedule(struct text *out, const struct plan *, const struct schedule *);
/* "1.1.1 Title" or "Name". */
void words_thing(struct text *out, const struct thing *);

/*
 * The path as seen from the current directory, which is `prefix` below the root
 * ("" or "folder/"); what may not be shown raw is escaped.
 */
void words_path(struct text *out, const char *prefix, const char *path);

#endif
