#ifndef MODEL_RESOLVE_H
#define MODEL_RESOLVE_H

#include "base/fail.h"
#include "model/plan.h"

/*
 * The one thing that a user's word means: an id (of any kind; KIND:ID where two
 * kinds have it, the kind in either language), MEETING/ID, a position ("1.2.3"), a
 * former id, an acronym (exactly, else folded when one candidate remains), an
 * unambiguous beginning of an id, words of a name or title that one thing alone has, the
 * kind itself where there is but one of it ("lexicon"). Fails with STATUS_REFUSED, saying
 * what was meant perhaps.
 */
int resolve_thing(const struct thing **, const struct plan *, const char *word, struct fail *);
/*
 * The same where the word is all of what names one thing alone: its id, position, former id
 * or acronym; NULL for any other.
 */
const struct thing *resolve_named(const struct plan *, const char *word);
/* As resolve_thing, among things of these kinds: bits 1 << enum kind. */
int resolve_among(const struct thing **, const struct plan *, unsigned kinds, const char *word,
	struct fail *);

/*
 * The same, or the entry of the lexicon that explains the word, an acronym that no thing
 * has for its own: of the two, the other one is NULL.
 */
int resolve_thing_or_acronym(const struct thing **, const struct lexicon_entry **,
	const struct plan *, const char *word, struct fail *);

#endif
