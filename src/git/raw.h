#ifndef GIT_RAW_H
#define GIT_RAW_H

#include "base/text.h"
#include "git/repo.h"

/*
 * Objects by their bytes, as recorded: what reads many of them needs nothing else of
 * libgit2. The bytes replace what the text holds. Each returns -1, and holds nothing, where
 * the object is missing, damaged, or of another type.
 */
int raw_commit(struct text *, struct repo *, const unsigned char id[20]);
int raw_tree(struct text *, struct repo *, const unsigned char id[20]);
/* A file of a plan: one that is larger than any is empty. */
int raw_file(struct text *, struct repo *, const unsigned char id[20]);

#endif
