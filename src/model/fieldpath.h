#ifndef MODEL_FIELDPATH_H
#define MODEL_FIELDPATH_H

#include "base/fail.h"
#include "model/thing.h"

/*
 * A field as members name it: "budget", "responsable", or one within others by dots,
 * "indicators.measure". And "late", which no file holds: whether an action is late.
 */
#define FIELDPATH_MOST 6

struct fieldpath {
	int count;                 /* of the steps; 0: late */
	int steps[FIELDPATH_MOST]; /* each a field's place in its record */
	const struct field *field; /* the last; NULL: late */
};

/*
 * The field of that name among the kind's. Fails with STATUS_USAGE, saying what was
 * meant perhaps, or what there is.
 */
int fieldpath_find(
	struct fieldpath *, enum kind, const char *name, size_t length, struct fail *);
/* The same without a word about why there is none. */
bool fieldpath_exists(enum kind, const char *name, size_t length);

static inline bool fieldpath_is_late(const struct fieldpath *path)
{
	return !path->field;
}

/* The words for "late", for those who suggest. */
extern const struct label fieldpath_late;

/* What is called with a value; true ends the search. */
typedef bool fieldpath_fn(void *context, const struct field *, const struct value *);
/*
 * Every value that the path leads to, items of lists one by one, until the function
 * returns true; that is returned. Computed fields have no value in the record.
 */
bool fieldpath_any(
	const struct fieldpath *, const struct record *, fieldpath_fn *, void *context);
/* Whether the plan gives the field nowhere, neither rightly nor wrongly; not of computed ones. */
bool fieldpath_is_empty(const struct fieldpath *, const struct record *);
/* The label in the user's language, with those it stands within: "indicators / measure". */
void fieldpath_label(struct text *out, const struct fieldpath *, enum kind);
/* Its name in the schema's words: "indicators.measure". */
void fieldpath_name(struct text *out, const struct fieldpath *, enum kind);

#endif
