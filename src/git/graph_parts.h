#ifndef GIT_GRAPH_PARTS_H
#define GIT_GRAPH_PARTS_H

/* What graph_places.c and graph_load.c share; nobody else includes this. */

#include "git/graph.h"
#include "git/internal.h"

#include <stddef.h>

/* While commits are found, in the order in which they are met. */
struct graph_building {
	struct graph *graph;
	size_t capacity, parent_count, parent_capacity;
};

/* The place of a commit, which is added where there is none. */
uint32_t graph_add_commit(struct graph_building *, const unsigned char id[20]);
/* One more parent of the commit at a place, after all of those added before it. */
void graph_add_parent(struct graph_building *, uint32_t at, const unsigned char id[20]);

/* So many slots, a power of two, for the commits that there are. */
void graph_make_slots(struct graph *, uint32_t size);

/* Whether git, asked, shows the parents that are recorded: no clone is shallow, none grafted. */
bool graph_is_as_git_shows(const struct repo *);

/* Flag what Git would show otherwise: shallow, grafted, replaced commits. */
void graph_note_oddities(struct graph *, struct repo *);

#endif
