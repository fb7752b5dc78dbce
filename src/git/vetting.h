#ifndef GIT_VETTING_H
#define GIT_VETTING_H

#include "git/idset.h"
#include "git/internal.h"

/*
 * Whether commits that come from elsewhere are safe and whole: their own bytes, their
 * trees and the size of their files (inspect.h, names.h). What several of them have in
 * common is looked at once. Nothing here goes deeper into itself, whatever it is given.
 */
struct vetting {
	struct repo *repo;
	git_odb *objects;
	struct idset met;
	const git_oid *commit;        /* the one being looked at, for messages */
	struct vetting_folder *waits; /* folders to be looked into */
	size_t count;
	size_t capacity;
};

int vetting_open(struct vetting *, struct repo *, struct fail *);
void vetting_close(struct vetting *);

/* Refuses (STATUS_REFUSED) a commit that is not safe, naming it, the path and the remedy. */
int vetting_commit(struct vetting *, const git_oid *, struct fail *);

/*
 * The commit that a ref is to lead to: itself, or through tags that are safe. Refuses
 * what leads to anything else; `name` is the ref's.
 */
int vetting_target(
	git_oid *commit, struct vetting *, const git_oid *, const char *name, struct fail *);

#endif
