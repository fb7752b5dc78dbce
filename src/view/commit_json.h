#ifndef VIEW_COMMIT_JSON_H
#define VIEW_COMMIT_JSON_H

#include "format/json.h"
#include "history/history.h"

/*
 * Commits for programs: names, addresses and texts as they are recorded, whatever .mailmap
 * says of them; dates with their offset, null outside the years 1 to 9999.
 */

/* {"name","email"} */
struct json *commit_identity_json(const struct person *);
struct json *commit_date_json(const struct person *);

/*
 * {"commit","author":{"name","email","date"},"committer":{…},"subject","message",
 * "trailers":{KEY:[VALUE,…]},"decision","proposal","adopted_in","changes":[…]}
 */
struct json *commit_json(const struct commit *, const struct changes *);

/*
 * Put what a value knows of the commit that gave it: "commit" "author" "date" "subject"
 * "decision" "proposal" "adopted_in"; null where there is none.
 */
void commit_put_origin(struct json *object, const struct commit *);

#endif
