#ifndef GIT_BLOBS_H
#define GIT_BLOBS_H

#include "base/text.h"
#include "git/repo.h"
#include "model/source.h"

/* A source of some files alone, by the names of their blobs. */
struct blobs_file {
	const char *path; /* from the repository's root */
	unsigned char id[20];
	const struct text *bytes; /* where they have been read already, else NULL */
};

/* The files are sorted by path; they and the repository outlive the source. */
struct source *blobs_source(struct repo *, const struct blobs_file *, size_t count);

/* Whether a blob was missing or damaged when it was to be read. */
bool blobs_missing(const struct source *);

#endif
