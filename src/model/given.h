#ifndef MODEL_GIVEN_H
#define MODEL_GIVEN_H

#include "base/fail.h"
#include "format/yamledit.h"
#include "model/plan.h"

/*
 * Values as members give them on a command line, made into nodes of a file: words for
 * values in either language, numbers as people write them, names for ids.
 *
 *   prévue, 5 000 $, oui, A 2007        enumerations, amounts, yes or no, seasons
 *   cld, CRÉ, 1.1.1, Odile              what a link or a reference leads to (resolve.h)
 *   committee:analyse, lead:yes         a reference: who, then its own fields
 *   text:Autres organismes              a reference to nobody in particular
 *   title:Lancement, due:2008-03-01     a mapping: its fields; the one that tells items
 *   m1, title:Lancement                 apart may stand first without its name, as may
 *   5000, year:2008                     an amount
 *
 * A value with a comma in it stands in double quotes.
 */
struct given {
	const struct plan *plan;
	struct arena *arena; /* of the document that the nodes are for */
};

/*
 * The value, or one item of a list, as a node. `record` is whose field it is. Fails with
 * STATUS_REFUSED, saying what is wrong with it and what was meant perhaps.
 */
int given_value(struct yamldoc_node **, const struct given *, enum record_id record,
	const struct field *, const char *text, struct fail *);

/* Refuses text that no file may hold: what is no UTF-8, control characters. */
int given_check_text(const char *text, struct fail *);

/* The form in which a field's scalars are written. */
enum yamledit_form given_form(const struct field *, const char *text);
/* Give a scalar of the field another text. */
void given_change(
	struct arena *, struct yamldoc_node *scalar, const struct field *, const char *text);

/* Put a field into a mapping at its place in the schema's order. */
void given_insert(struct arena *, struct yamldoc_node *mapping, enum record_id,
	const struct field *, struct yamldoc_node *value);

#endif
