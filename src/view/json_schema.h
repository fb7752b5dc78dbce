#ifndef VIEW_JSON_SCHEMA_H
#define VIEW_JSON_SCHEMA_H

#include "format/json.h"
#include "model/schema.h"

/*
 * The schema of fields.h as JSON Schema (draft-07), for editors and other
 * programs; titles and descriptions are in the user's language. What it rejects is
 * an error of check, too, whether the file was read by YAML 1.1 or 1.2. The other
 * way round it does not hold: references, seasons and the calendar's days are known
 * to check alone.
 */

/* Whether the fields of the kind are known: all but the rules'. */
bool json_schema_knows(enum kind);
/* The schema of a kind's files; of an objective or decision, of what stands in another's file. */
struct json *json_schema_of(enum kind);
/* One schema for whichever file of a plan: its definitions hold each kind by name. */
struct json *json_schema_any(void);

#endif
