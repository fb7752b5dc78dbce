#ifndef HISTORY_PARTS_H
#define HISTORY_PARTS_H

/* What the files of src/history/ share; nobody else includes this. */

#include "git/difference.h"
#include "git/graph.h"
#include "git/mailmap.h"
#include "git/touching.h"
#include "history/cache.h"
#include "history/history.h"
#include "history/touch.h"

/* What each commit of a graph may have changed, by its place, as far as it is known. */
struct touches {
	struct touch *items;
	bool *known;
	uint32_t count; /* of those known */
	uint32_t kept;  /* of those known that the cache has */
};

struct history {
	struct repo *repo;
	struct cache *cache;      /* NULL: there is none */
	struct touching touching; /* of the file that is asked about */
	struct mailmap *mailmap;  /* NULL: there is none */
	struct recent *recent;
	struct calendars *calendars;
	struct elsewhere *elsewhere;
	struct graph graph;     /* of the tip asked about last; none: no commits */
	struct touches touches; /* of its commits */
	struct gap *gaps;
	size_t gap_count, gap_capacity;
	struct arena arena; /* names of the gaps' commits */
	struct entry *past; /* of things that are no more, found and handed out */
	size_t past_count, past_capacity;
};

/* Make the graph that of the tip, a commit in hexadecimal. */
int history_go_to(struct history *, const char *tip, struct fail *);

/*
 * Mark, by their places in the graph, a commit and what it was made on. The marks are the
 * caller's to free, also after a failure.
 */
int history_mark_base(bool **places, struct history *, const char *base, struct fail *);

/* A commit's root tree; where it cannot be read, a name that no object has. */
const unsigned char *history_tree(const struct history *, const struct graph_commit *);

/* What a commit of the graph may have changed has come to be known. */
void history_add_touch(struct history *, const struct graph_commit *, struct touch);

/* Remember that the history ends at the commit; once a commit. */
void history_add_gap(struct history *, const struct graph_commit *, enum gap_reason);

/* The commit at a place of the graph in words, in the arena; NULL where it is missing by now. */
const struct commit *history_describe_place(struct history *, struct arena *, uint32_t place);

/* Say which merge brought the commit to the branch, where one did. */
void history_add_adoption(
	struct commit *, struct history *, struct arena *, const struct graph_commit *);

#endif
