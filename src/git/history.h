#ifndef GIT_HISTORY_H
#define GIT_HISTORY_H

#include "base/text.h"
#include "git/repo.h"
#include "model/calendar.h"

#include <stdbool.h>

/* Commits as a user speaks of them. */
struct history_commit {
	char id[41];     /* in hexadecimal */
	char parent[41]; /* the first one; "" without parents */
	int parents;
	day_t day;           /* on which it was committed, local time */
	struct text subject; /* the first line of the message, fit to be shown */
};

void history_commit_init(struct history_commit *);
void history_commit_release(struct history_commit *);

/* The commit that WHEN means (when.h); the history is whole as far as its parent. */
int history_find(struct history_commit *, struct repo *, const char *when, struct fail *);

/* The same, whatever of the history before it is here. */
int history_name(struct history_commit *, struct repo *, const char *when, struct fail *);

/* The commit from which the histories of two part, a merge base; fails where there is none. */
int history_base(
	char base[41], struct repo *, const char *one, const char *other, struct fail *);

/* Whether there is a commit yet. */
bool history_begins(struct repo *);

/* Whether the branch that is checked out holds the commit. */
int history_holds(struct repo *, const char *id, bool *holds, struct fail *);

/*
 * Called with a commit that changed a file, and the file before and after (empty where it
 * was not there); true ends the walk.
 */
typedef bool history_fn(void *context, const struct history_commit *, const struct text *before,
	const struct text *after);

/*
 * Go back from HEAD by first parents, newest first, through the commits that changed the
 * file, up to the commit `since`, which is not looked at, or as far as the history goes.
 * What cannot be read ends the walk.
 */
void history_walk(
	struct repo *, const char *path, const char *since, history_fn *, void *context);

/*
 * The name of the commit that WHEN means: a revision, a date or decision:MEETING/ID, as every
 * command that reads takes them.
 */
int repo_commit(char name[41], struct repo *, const char *when, struct fail *);

#endif
