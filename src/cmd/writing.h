#ifndef CMD_WRITING_H
#define CMD_WRITING_H

#include "cmd/command.h"
#include "git/repo.h"
#include "model/draft.h"

/*
 * What commands that change the plan have in common: they say what they want in a draft;
 * here it is checked, shown, written and committed, or all of it refused. When somebody
 * else commits meanwhile, it is worked out again on what they left.
 */

/* The options of these commands. */
extern const struct opt writing_options[];

/* What the command works out, anew each time. */
struct writing {
	const struct plan *plan; /* as it is */
	const struct diag *diag; /* the errors that it has */
	struct repo *repo;
	struct draft draft;  /* filled in */
	struct text subject; /* of the commit: "set status of …" */
	struct text remark;  /* lines to be shown with the changes, or none */
	/* Of a thing renamed: errors that tell of it are none that came in. Or NULL. */
	const char *old_name, *new_name;
};

typedef int writing_fn(struct writing *, void *context, struct fail *);

/*
 * Work it out and write nothing: the errors that the plan would have and does not have now
 * are added. The plan of the writing is gone after.
 */
int writing_try(struct session *, writing_fn *, void *context, struct diag *, struct fail *);

/* Do it. Returns the exit status, or -1. */
int writing_run(struct session *, writing_fn *, void *context, struct fail *);
/*
 * The same for a command that is about the things which these words mean and no others. Where
 * they are the ids of actions, not much else of a large plan is read; what is refused then
 * is worked out again on the whole, so that nothing but time tells of the difference.
 */
int writing_run_on(struct session *, char *const words[], size_t count, writing_fn *,
	void *context, struct fail *);
/* Have the draft filled in, and no more: nothing is checked, changed or shown. */
int writing_look(struct session *, writing_fn *, void *context, struct fail *);

#endif
