#ifndef VIEW_CHANGE_JSON_H
#define VIEW_CHANGE_JSON_H

#include "format/json.h"
#include "model/change.h"

/*
 * A change for programs: {"kind","id","path","op","field","item","old","new"}. The values
 * are as item_json gives them; of a thing that comes, goes or is renamed, its ids; of a new
 * order the items' keys, with "lead" where it is one.
 */
struct json *change_json(const struct changes *, const struct change *);

/*
 * What tells an item of a list from the others: {"committee":"analyse"} of a reference, else
 * the value or the key as a text.
 */
struct json *change_key_json(
	const struct plan *, const struct field *, const struct value *item);
/* The same in a word: "committee:analyse". */
void change_key(
	struct text *out, const struct plan *, const struct field *, const struct value *item);

#endif
