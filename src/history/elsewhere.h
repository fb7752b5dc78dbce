#ifndef HISTORY_ELSEWHERE_H
#define HISTORY_ELSEWHERE_H

#include "git/difference.h"
#include "model/plan.h"

/*
 * Things of a commit that nobody has loaded, found one by one: what a changed file refers
 * to has a name in a file that did not change. Each file is read once.
 */
struct elsewhere;

struct elsewhere *elsewhere_new(struct repo *, struct recent *);
void elsewhere_free(struct elsewhere *);
/* Forget what was found where it has become much: nothing of it may be in use. */
void elsewhere_trim(struct elsewhere *);

/* A thing of the commit whose root tree this is, or NULL; borrowed until it
 * is trimmed. */
const struct thing *elsewhere_find(
	struct elsewhere *, const unsigned char root[20], enum name_space, const char *id);

#endif
