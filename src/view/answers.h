#ifndef VIEW_ANSWERS_H
#define VIEW_ANSWERS_H

#include "base/fail.h"
#include "base/mem.h"
#include "model/calendar.h"

/* What a new plan is begun with: a few answers, as people write them. */
struct answers {
	struct arena arena; /* where the texts are */
	const char *title;
	const char *organization; /* the name of the body whose plan it is */
	const char *acronym;      /* the body's, or NULL */
	struct calendar calendar; /* the period, the seasons, the currency */
};

void answers_init(struct answers *);
void answers_release(struct answers *);

/*
 * Take an answer as a person writes it. Fails with STATUS_USAGE on one that cannot
 * be used, saying why.
 */
int answers_take_title(struct answers *, const char *answer, struct fail *);
int answers_take_organization(struct answers *, const char *answer, struct fail *);
int answers_take_acronym(struct answers *, const char *answer, struct fail *);
/* "2007-2010", "2007", "2007-04-01/2010-03-31" */
int answers_take_period(struct answers *, const char *answer, struct fail *);
/* "CAD", in small letters, too */
int answers_take_currency(struct answers *, const char *answer, struct fail *);
/* "winter:01-01,spring:04-01": names with their first days, in the order of the year */
int answers_take_seasons(struct answers *, const char *answer, struct fail *);

/* What the answers so far suggest for one more; the caller's, NULL where nothing does. */
char *answers_suggest_title(const struct answers *);
char *answers_suggest_period(const struct answers *);
char *answers_suggest_currency(const struct answers *);
char *answers_suggest_seasons(const struct answers *);

#endif
