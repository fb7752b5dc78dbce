#ifndef VIEW_STORY_H
#define VIEW_STORY_H

#include "history/history.h"
#include "view/change_unit.h"

#include <stdio.h>

/*
 * The history as a story for a reader: each commit with what it changed. One that changed one
 * thing only is a sentence,
 *
 *   12 March 2008 · Title · responsible: A → B · who · decision · why · commit
 *
 * any other a heading, with what changed of each thing below. What comes or goes is told as
 * a whole; of many of one kind their number and the first few.
 */
struct story {
	FILE *file;
	const struct plan *plan; /* at hand: it knows the decisions */
	size_t width;            /* of the terminal; 0: none */
	bool any, was_block;     /* what stands above already */
};

void story_start(struct story *, FILE *, const struct plan *, size_t width);
void story_commit(struct story *, const struct commit *, const struct changes *);

/* The same in Markdown: lists within a list. */
void story_commit_markdown(struct story *, const struct commit *, const struct changes *);
/* Of it, the item of a list that is a thing, or one of its changes: at which level, from 0. */
void story_markdown_thing(FILE *, int level, const struct change *);
void story_markdown_unit(FILE *, int level, const struct changes *, const struct change_unit *);

#endif
