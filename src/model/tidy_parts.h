#ifndef MODEL_TIDY_PARTS_H
#define MODEL_TIDY_PARTS_H

#include "format/yamldoc.h"
#include "base/text.h"
#include "model/calendar.h"
#include "model/schema.h"

/* The parts of tidy_file. */

/* What the schema says of a node: its record and field; NULL: nothing. */
struct tidy_sort {
	enum record_id record;
	const struct field *field;
};

/* The sort of a mapping's entry; `owner` is that of the mapping. */
struct tidy_sort tidy_entry(enum kind, const struct tidy_sort *owner, const char *key);
/* The record within a value of the field, or RECORD_NONE. */
enum record_id tidy_record_within(const struct field *);

/* How a scalar is written: its text, which is added, and the style. */
enum yamldoc_style tidy_scalar(struct text *out, const struct tidy_sort *,
	const struct calendar *, const struct yamldoc_node *);

/* Whether both files say the same. */
bool tidy_same_values(enum kind, const struct calendar *, const struct yamldoc *,
	const struct yamldoc *tidied);
/* Whether they have the same comments. */
bool tidy_same_comments(const struct yamldoc *, const struct yamldoc *tidied);

#endif
