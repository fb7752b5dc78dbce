#ifndef VIEW_BLAME_RECORDS_H
#define VIEW_BLAME_RECORDS_H

#include "view/blame_words.h"

#include <stdio.h>

/*
 * Where the values of a thing come from, for programs. Names in JSON are as they are recorded,
 * elsewhere as .mailmap has them.
 *
 * JSON: {"field","item","value","line","commit","author":{"name","email"},"date","subject",
 * "decision","proposal","adopted_in","incomplete"}; commit null: not committed yet, or, where
 * incomplete, before what is here of the history.
 */
void blame_print_json(const struct blame_view *, FILE *);
/* Columns field, item, value, line, date, commit, author, decision, proposal, adopted_in, incomplete. */
void blame_print_csv(const struct blame_view *, FILE *);

/*
 * As git blame --porcelain, a block a value, each with all it has to say:
 *
 *   COMMIT LINE FIELD           40 zeros where no commit has it; FIELD as `set` takes it
 *   author NAME                 and author-mail <ADDRESS>, author-time SECONDS, author-tz +0000,
 *                               the same of committer, then summary SUBJECT
 *   decision MEETING/ID         and proposal, adopted-in COMMIT, where there are such
 *   merge                       the merge itself gave the value
 *   incomplete                  the history here begins later
 *   item JSON                   of a list, what tells it from the others
 *   TAB JSON                    the value
 */
void blame_print_porcelain(const struct blame_view *, FILE *);

#endif
