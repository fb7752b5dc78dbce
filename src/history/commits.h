#ifndef HISTORY_COMMITS_H
#define HISTORY_COMMITS_H

#include "git/mailmap.h"
#include "history/history.h"

/* What a commit's object says, in the arena; what it does not say is empty. */
void commit_read(struct commit *, struct arena *, const char *id, const char *bytes);

/* The names that its people go by now. */
void commit_map_names(struct commit *, struct arena *, const struct mailmap *);

/* In hexadecimal, in the arena. */
const char *commit_name(struct arena *, const unsigned char id[20]);

#endif
