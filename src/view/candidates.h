#ifndef VIEW_CANDIDATES_H
#define VIEW_CANDIDATES_H

#include "model/plan.h"

/*
 * What the word that a user is typing may become, for a shell to offer: lines
 * "WORD", or "WORD<TAB>DESCRIPTION" with the description in the user's language. A word
 * that ends with "=" or ":" is a beginning, to be typed on. Words of the schema are
 * offered as the user's language has them, with hyphens for spaces, and once something
 * is typed as the files have them too. A word that cannot be shown as it is (control
 * characters in the name of a branch) is left out; descriptions are escaped.
 */
struct candidates {
	struct text lines;
	struct text fixed; /* what of the word stands: "--at=", "late,", "status:" */
	const char *typed; /* what follows it so far; borrowed */
	bool all;          /* keep those too that do not begin so: the shell chooses */
};

/* `word` is borrowed. */
void candidates_init(struct candidates *, const char *word, bool all);
void candidates_release(struct candidates *);

/* The next bytes of what is typed stand. */
void candidates_fix(struct candidates *, size_t length);
/* The same, up to and with the last of these words in it; nothing when it has none. */
void candidates_fix_until(struct candidates *, const char *last);

/* Only the first bytes of the word stand. */
void candidates_unfix(struct candidates *, size_t length);

/*
 * What follows is `word`, when that is how the typed begins, across case and accents, and
 * no list "a,b," that stands holds it already.
 */
void candidates_add(struct candidates *, const char *word, const char *description);
/* A file, which the shell knows best how to offer: the line "<TAB>files". */
void candidates_add_files(struct candidates *);

void candidates_add_kinds(struct candidates *);
void candidates_add_fields(struct candidates *, enum record_id);
void candidates_add_rules(struct candidates *);
/* Things of these kinds (bits 1 << enum kind) by id, and by position when a digit is typed. */
void candidates_add_things(struct candidates *, const struct plan *, unsigned kinds);
/* The values that a field may have: enumerations, ids, seasons with their years. */
void candidates_add_values(struct candidates *, const struct plan *, const struct field *);
/*
 * A word of a query about things of that kind: "KEY:", and after it the values. The plan
 * may be NULL here and above: then what does not need it is offered.
 */
void candidates_add_query(struct candidates *, const struct plan *, enum kind);

#endif
