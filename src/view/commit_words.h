#ifndef VIEW_COMMIT_WORDS_H
#define VIEW_COMMIT_WORDS_H

#include "history/history.h"

/*
 * Commits in words for a reader. Names are as .mailmap has them, days as those lived them who
 * made the commits. What is added here may hold anything: who prints it makes it visible.
 */

/* So many digits of a commit's name tell it from the others. */
#define COMMIT_DIGITS 10

/* The day of the moment, where the person was; 0 outside the years 1 to 9999. */
day_t commit_day(const struct person *);
/* "12 March 2008", or "unknown date". */
void commit_date(struct text *out, const struct person *);
/* "2008-03-12T09:15:00-05:00"; nothing outside the years 1 to 9999. */
void commit_iso_date(struct text *out, const struct person *);
/* The name, or the address of somebody who has none. */
void commit_person(struct text *out, const struct person *);
/* Who brought it to the branch, and when: "put into force on 15 March 2008 by …"; or nothing. */
void commit_adoption(struct text *out, const struct commit *);
/* The author, and that: "Martine Cazes (put into force on …)". */
void commit_who(struct text *out, const struct commit *);

/*
 * What the plan says of a decision: "reunion-2008-03-10/d2 (10 March 2008: “Its title”)"; of
 * one that it does not know, that.
 */
void commit_decision(struct text *out, const struct plan *, const char *decision);

/*
 * Why: what its author wrote besides what the program writes, the first paragraph of it on
 * one line; nothing where there is none.
 */
void commit_reason(struct text *out, const struct commit *);

/*
 * As parts with " · " between: by which decision or proposal, why, whether a merge gave the
 * values itself; nothing where nothing is known.
 */
void commit_circumstances(struct text *out, const struct plan *, const struct commit *);
/* Everything of the commit but its day: who, the circumstances, its name. */
void commit_words(struct text *out, const struct plan *, const struct commit *);

/* What parts the parts. */
#define COMMIT_PARTING " · "

#endif
