#ifndef GIT_OBJECTS_H
#define GIT_OBJECTS_H

#include "git/repo.h"
#include "model/source.h"

/*
 * Sources that read plan/ of a commit (WHEN as in when.h) or of the index. The
 * repository stays open until the source is freed.
 */
int repo_revision_source(struct source **, struct repo *, const char *when, struct fail *);
/*
 * The same of the commit of that name, in hexadecimal; NULL, without failure, where it has
 * no plan.
 */
int repo_commit_source(struct source **, struct repo *, const char *name, struct fail *);
int repo_index_source(struct source **, struct repo *, struct fail *);
/* The same of a tree that is plan/ itself, by the bytes of its name. */
struct source *repo_tree_source(struct repo *, const unsigned char tree[20]);

#endif
