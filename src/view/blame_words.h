#ifndef VIEW_BLAME_WORDS_H
#define VIEW_BLAME_WORDS_H

#include "history/history.h"

/* A thing, and where its values come from. */
struct blame_view {
	const struct plan *plan;
	const struct thing *thing;
	const struct blame *blame;
};

/* Of one value the field or list that it stands in: "indicators › Participants › target". */
void blame_label(struct text *out, const struct blame_view *, const struct origin *);
/* The value in words. */
void blame_value(struct text *out, const struct blame_view *, const struct origin *);
/* Its path, of an item with its key: "responsible.committee:analyse". */
void blame_path(struct text *out, const struct blame_view *, const struct origin *);

/*
 * Keep those values alone whose path, or acronym, is `path` or leads on from it. How many there
 * are is returned.
 */
size_t blame_keep(struct blame *, const struct blame_view *, const char *path);

#endif
