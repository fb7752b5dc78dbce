#ifndef GIT_MAILMAP_H
#define GIT_MAILMAP_H

#include "base/mem.h"
#include "git/repo.h"

/* The names that people go by now, where .mailmap tells (gitmailmap(5)). */
struct mailmap;

/* NULL where there is none to be read. */
struct mailmap *mailmap_open(struct repo *);
void mailmap_close(struct mailmap *);

/* The name and address that stand for those recorded, which may be the same; in the arena. */
void mailmap_resolve(const char **shown_name, const char **shown_email, const struct mailmap *,
	struct arena *, const char *name, const char *email);

#endif
