#ifndef MODEL_SAME_H
#define MODEL_SAME_H

#include "model/pairing.h"

/*
 * Whether values of two versions of a plan say the same: decoded, whatever they are written
 * like (1200.50 is 1200.5, "A 2007" is "automne 2007"), ids by what they lead to. An empty
 * list says as much as none.
 */
bool same_value(const struct pairing *, const struct field *, const struct value *old_value,
	const struct value *new_value);
/* The same of items of a list. */
bool same_item(const struct pairing *, const struct field *, const struct value *old_item,
	const struct value *new_item);
bool same_record(const struct pairing *, const struct record *old_record,
	const struct record *new_record);

/* Which of the two versions a value is of. */
enum version { VERSION_OLD, VERSION_NEW };

/*
 * Add the key that tells an item of a list from the others, as value_key, but so that those
 * of both versions compare as texts.
 */
void same_key(struct text *out, const struct pairing *, enum version, const struct field *,
	const struct value *);

#endif
