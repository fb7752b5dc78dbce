#ifndef MODEL_EDITING_H
#define MODEL_EDITING_H

#include "base/fail.h"
#include "model/given.h"

/*
 * A file of the plan while it is edited: its nodes, and those of the thing in it that the
 * edit is about, as values of the schema too.
 */
struct editing {
	struct arena arena;
	struct diag diag;
	struct yamldoc doc;
	struct given given;
	struct yamldoc_node *mapping; /* of the thing */
	const struct record *record;
};

/*
 * Read the bytes, which stay as they are until the edits are taken. Fails with
 * STATUS_REFUSED. Whether it fails or not, it is to be finished.
 */
int editing_start(struct editing *, const struct text *bytes, struct fail *);
/* The same, and find the thing in it. */
int editing_start_thing(struct editing *, const struct text *bytes, const struct plan *,
	const struct thing *, struct fail *);
/* The file with its edits takes the place of what it was. */
int editing_take(struct text *bytes, const struct editing *, struct fail *);
void editing_finish(struct editing *);

/* The mapping of a thing: the file's, or an item in it; NULL where there is none. */
struct yamldoc_node *editing_find(const struct editing *, enum kind, const char *id);
/* The node of an item, which stands where its value was read. */
struct yamldoc_node *editing_item(
	const struct yamldoc_node *sequence, const struct value *item);

/* The form of an id or a name made of ids: in quotes where other readers take it for yes or no. */
enum yamledit_form editing_id_form(const char *id);

/*
 * Call the function with every scalar of the mapping that the schema knows, and with its
 * field, as deep as the schema nests; returns whether it ever returned true.
 */
typedef bool editing_fn(
	void *context, struct editing *, const struct field *, struct yamldoc_node *scalar);
bool editing_each(struct editing *, struct yamldoc_node *mapping, enum record_id, editing_fn *,
	void *context);

#endif
