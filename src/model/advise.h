#ifndef MODEL_ADVISE_H
#define MODEL_ADVISE_H

#include "model/reading.h"
#include "model/schema.h"

/*
 * What to write instead of a value that is none: the finding for it, with the value that
 * was meant where that can be told. Each returns false.
 */

/* Where a day belongs ("6 juin 2007", "31 juin 2007"). */
bool advise_day(const struct reading *, const struct field *, const struct yamldoc_node *);
/* Where a schedule entry belongs ("juin 2007", "Automne 07"). */
bool advise_schedule(const struct reading *, const struct field *, const struct yamldoc_node *);
/* Where one word of an enumeration belongs ("prévue"). */
bool advise_word(const struct reading *, const struct field *, const struct yamldoc_node *);

#endif
