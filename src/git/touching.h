#ifndef GIT_TOUCHING_H
#define GIT_TOUCHING_H

#include "git/exec.h"
#include "git/graph.h"

/*
 * The commits in which a file may be another than in one of their parents, as git finds them:
 * faster than libgit2, and it knows commit-graphs.
 */
struct touching {
	const char *path; /* from the root; NULL: nothing is asked */
	struct exec exec; /* while git looks */
};

/* Have git look, from a commit back, while something else is done. */
void touching_start(struct touching *, struct repo *, const unsigned char tip[20]);
/*
 * Mark them, by their places in the tip's graph. False where git cannot tell, or may tell
 * otherwise than is recorded.
 */
bool touching_finish(bool *places, struct touching *, const struct graph *);
/* End it, where it was started and not finished. */
void touching_stop(struct touching *);

#endif
