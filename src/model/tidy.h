#ifndef MODEL_TIDY_H
#define MODEL_TIDY_H

#include "base/text.h"
#include "model/calendar.h"
#include "model/schema.h"

/*
 * The one form of a file among those that say the same: fields in the schema's order, lists
 * indented by two, free texts and dates in double quotes, long ones as literal blocks, other
 * words plain, schedules as the plan writes them ("automne 2007"), the lexicon sorted, lines
 * that end with LF. Each comment stays with its entry: above it, or behind it on its line.
 */
enum tidy_result {
	TIDY_DONE,
	TIDY_FAULTY,   /* errors of form: what the file says is not sure */
	TIDY_COMMENTS, /* a comment stands where it cannot be kept */
};

/*
 * Add the file of that kind in that form. Nothing is added unless it says the same, with the
 * same comments. What the schema does not know stays as it is, at the end.
 */
enum tidy_result tidy_file(
	struct text *out, enum kind, const struct calendar *, const struct text *bytes);

#endif
