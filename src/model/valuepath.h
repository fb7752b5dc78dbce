#ifndef MODEL_VALUEPATH_H
#define MODEL_VALUEPATH_H

#include "base/fail.h"
#include "model/value.h"

/*
 * The path of a value within a thing, as `set` takes it and as changes name it: fields
 * and the keys of items, with dots between.
 *
 *   votes.for                           a field of a mapping
 *   responsible.committee:analyse       an item of a list of references: its kind and id
 *   responsible.committee:analyse.note  a field of that item
 *   partners.text:"Autres organismes"   a key of other signs than those below is in quotes
 *   indicators.i1.periods.2007.actual   items by the field that tells them apart
 *   funding.organization:fondaction     that field may be a reference
 *   budget."Site web"/2008.amount       two fields, with a slash between
 *   budget./2008.amount                 the item without the first of them
 *   effort."".quantity                  the item without the only one
 *   schedule."automne 2007"             items of plain lists by their value
 *
 * A key of letters, digits, - and _, and / where there is one field only, stands as it is;
 * any other in double quotes, with \" and \\ for a quote and a backslash. Members may name
 * fields and kinds in their own words (vocabulary.h). What follows a path on a command line
 * (=, +=, -=, :) is no part of it.
 */

/* No field of the schema stands within more others. */
#define VALUEPATH_MOST 8

struct valuepath_step {
	const struct field *field;
	const char *key; /* of an item, as value_key adds it; NULL: the field itself */
};

struct valuepath {
	int count;
	struct valuepath_step steps[VALUEPATH_MOST];
};

/* Add a field to a path; a dot goes between. */
void valuepath_add_field(struct text *path, const struct field *);
/* Add an item of the field added last. */
void valuepath_add_item(struct text *path, const struct field *, const struct value *item,
	const struct calendar *);

/*
 * Read the path at the beginning of the text, of a value in such a record; `*end` is where
 * it ends. Keys are kept in the arena. Fails with STATUS_USAGE, saying what was meant perhaps.
 */
int valuepath_parse(struct valuepath *, struct arena *, enum record_id, const struct calendar *,
	const char *text, const char **end, struct fail *);

/* Add the path as it is printed here, in the schema's names. */
void valuepath_print(struct text *out, const struct valuepath *);

/* The value it leads to in the record (an item, where the last step has a key), or NULL. */
const struct value *valuepath_find(
	const struct valuepath *, const struct record *, const struct calendar *);

/* Whether a path, as printed here, is `above` or leads on from it. */
bool valuepath_is_within(const char *path, const char *above);

#endif
