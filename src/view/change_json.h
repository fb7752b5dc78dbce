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

#endif
