#ifndef CMD_PAST_H
#define CMD_PAST_H

#include "cmd/command.h"
#include "history/history.h"

/* What log, blame and drift share: the history of the plan at hand, and its gaps. */
struct past {
	struct repo *repo;
	struct history *history;
	char tip[41]; /* the commit that the plan is of, or is edited on */
};

int past_open(struct past *, struct fail *);
/*
 * What they do last, after the answer: say before what the history is not here, then the
 * plan's errors. Returns STATUS_REFUSED when there is something to say, else STATUS_OK.
 */
int past_report(const struct past *, struct session *);
/* Whether it was opened or not. */
void past_close(struct past *);

/* The day that an option says, 0 where it is NULL; fails with STATUS_USAGE. */
int past_day(day_t *, const char *option, const char *word, struct fail *);

#endif
