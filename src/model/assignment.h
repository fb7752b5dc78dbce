#ifndef MODEL_ASSIGNMENT_H
#define MODEL_ASSIGNMENT_H

#include "model/valuepath.h"

/*
 * A change that a member asks for in one word:
 *
 *   FIELD=VALUE      the field is to have that value; with nothing after the sign it goes.
 *                    Of a list, the items are those given, with ; between
 *   FIELD+=VALUE     the list is to have that item, too
 *   FIELD-=VALUE     the list is to lose that item
 *   FIELD:OLD=NEW    in place of the item OLD the list is to have NEW
 *
 * FIELD is a path (valuepath.h), VALUE as given.h has it.
 */
enum assignment_op { ASSIGN_SET, ASSIGN_ADD, ASSIGN_TAKE, ASSIGN_REPLACE };

struct assignment {
	enum assignment_op op;
	struct valuepath path;
	const char *old; /* of ASSIGN_REPLACE */
	const char *value;
};

/* Read it for things of such a record; everything is kept in the arena. Fails with STATUS_USAGE. */
int assignment_parse(struct assignment *, struct arena *, enum record_id,
	const struct calendar *, const char *word, struct fail *);

/* The field that it is about. */
static inline const struct field *assignment_field(const struct assignment *assignment)
{
	return assignment->path.steps[assignment->path.count - 1].field;
}

#endif
