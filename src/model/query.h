#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

#include "base/fail.h"
#include "model/query_scope.h"

/*
 * Queries: which things a member means.
 *
 *   KEY:VALUE   a field (fieldpath.h), by its type:
 *                 a reference    whatever an id, position, former id, acronym, beginning of an
 *                                id or words of a name fit; or wording that holds the words.
 *                                Across accents an acronym is one, or none: "cre", neither
 *                                CRE nor CRÉ
 *                 a text         it holds the words (needle.h)
 *                 a word         one of the field's values, in either language, or any of
 *                                several parted by commas
 *                 a number       5000, 5000.., ..5000, 1000..5000; of budget, funding and
 *                                expenses the sum of their amounts, or words within, where
 *                                anything in the plan has them there
 *                 a date         a day, month, season or year, or a range of these; of a
 *                                schedule, days that it shares: a continuous action has all
 *                 yes or no      and late:yes, of actions
 *   no:KEY      the plan does not give the field
 *   WORDS       the id, any text, or the names of what the thing refers to hold the words;
 *               a position ("1.2") is the thing there and all below it
 *   not A, A or B, A B, A and B, (A)
 *               the French words too: sauf, pas, non; ou; et; sans:KEY
 *
 * Quotation marks (", « », “ ”) keep words together.
 */
struct query;

/*
 * A query from the words of a command line, whose quotation marks the shell has taken: a
 * word with spaces is one condition, unless it looks like several. No words: everything.
 * Fails with STATUS_USAGE, pointing at the word that is wrong.
 */
int query_parse(struct query **, const struct query_scope *, int count, char *const *words,
	struct fail *);
/* A query from one string. */
int query_parse_text(struct query **, const struct query_scope *, const char *, struct fail *);
/* NULL is fine. */
void query_free(struct query *);

/* Whether the thing, of the scope's kind and plan, is meant. Not from two threads at once. */
bool query_matches(struct query *, const struct thing *);
/* The same of the lexicon's entries. */
bool query_matches_acronym(struct query *, const struct lexicon_entry *);

/*
 * The conditions that are words alone, from the first at 0, NULL past the last: what may have
 * been meant otherwise.
 */
const char *query_words(const struct query *, size_t at);

#endif
