#ifndef HISTORY_CALENDARS_H
#define HISTORY_CALENDARS_H

#include "git/difference.h"
#include "model/calendar.h"

/* The calendars that plan.yaml had, each read once. */
struct calendars;

struct calendars *calendars_new(struct repo *, struct recent *);
void calendars_free(struct calendars *);

/*
 * The calendar of a commit, by its root tree; NULL: of no commit. What plan.yaml does not
 * tell, or is not there to tell, is unknown. It lasts as long as the calendars.
 */
const struct calendar *calendars_of(struct calendars *, const unsigned char *root);

/* Whether plan.yaml is missing or damaged: what its seasons and years are nobody knows. */
bool calendars_missing(struct calendars *, const unsigned char *root);

/* The calendar by the name of plan.yaml's blob, all zeros where there was none. */
const struct calendar *calendars_by_id(struct calendars *, const unsigned char id[20]);
void calendars_id(unsigned char id[20], struct calendars *, const unsigned char *root);

#endif
