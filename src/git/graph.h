#ifndef GIT_GRAPH_H
#define GIT_GRAPH_H

#include "git/repo.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A commit and what it was made on, as recorded: no graft and no replacement counts. Only
 * what orders them is kept, some 80 bytes a commit.
 */
#define GRAPH_NONE UINT32_MAX

enum graph_flag {
	GRAPH_SHALLOW = 1,  /* a parent was left behind by git clone --depth */
	GRAPH_MISSING = 2,  /* a parent is not here, or damaged */
	GRAPH_GRAFTED = 4,  /* info/grafts gives it other parents */
	GRAPH_REPLACED = 8, /* refs/replace gives another commit in its place */
	GRAPH_TRUNK =
		16, /* the tip, or the first parent of another such: a step of the branch */
	GRAPH_TREE = 32, /* its tree is known */
};

struct graph_commit {
	unsigned char id[20];
	unsigned char tree[20]; /* graph_tree */
	int64_t time;           /* its committer's clock, in seconds since 1970 */
	uint32_t parents;       /* where its parents begin in the graph's list */
	uint16_t parent_count;
	uint8_t flags;
	uint32_t adopted_in; /* the step of the branch that brought it; its own place: a step,
				or nobody knows */
};

struct graph {
	struct graph_commit *commits; /* the tip first; none before one that was made on it */
	uint32_t count;
	uint32_t *parents; /* places, in each commit's own order; GRAPH_NONE: not here */
	uint32_t *slots;   /* places by id */
	uint32_t mask;
};

/*
 * Read the commits as far as they are here; of two whose order is free, the newer one comes
 * first. What `known` has, another graph of the same repository or NULL, is not read again.
 * Where it takes git to read them all, it is asked what touches a file, too, unless
 * `touching` is NULL. Fails only when the tip cannot be read.
 */
struct touching;
int graph_load(struct graph *, struct repo *, const char *tip, const struct graph *known,
	struct touching *, struct fail *);
/*
 * A graph of commits and parents that graph_load has put in order before, which it takes
 * over. False where they make no sense: they are freed.
 */
bool graph_take(struct graph *, struct repo *, struct graph_commit *, uint32_t count,
	uint32_t *parents, uint32_t parent_count);
/* Whether nothing is missing. */
bool graph_is_whole(const struct graph *);
void graph_release(struct graph *);

/*
 * The commit's root tree, read when it is first asked for; where the commit cannot be read,
 * a name that no object has.
 */
const unsigned char *graph_tree(
	const struct graph *, struct repo *, const struct graph_commit *);

/* The place of a commit, or GRAPH_NONE. */
uint32_t graph_find(const struct graph *, const unsigned char id[20]);

static inline const uint32_t *graph_parents(
	const struct graph *graph, const struct graph_commit *commit)
{
	return graph->parents + commit->parents;
}

#endif
