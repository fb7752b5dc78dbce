#ifndef VIEW_ITEM_H
#define VIEW_ITEM_H

#include "format/json.h"
#include "model/plan.h"

/*
 * A thing as a JSON object, by the schema: every field of its kind in the table's
 * order, null or [] where the plan does not say.
 */
struct json *item_json(const struct plan *, const struct thing *);

/* One value, or one item of a list. */
struct json *item_value(const struct plan *, const struct field *, const struct value *);

/* An acronym of the lexicon: {"acronym":…,"meaning":…}. */
struct json *item_acronym(const struct lexicon_entry *);

#endif
