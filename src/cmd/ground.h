#ifndef CMD_GROUND_H
#define CMD_GROUND_H

#include "view/skeleton.h"

/*
 * Where a new plan goes: the root of a repository, or a folder that becomes one. The
 * plan appears there whole, or not at all.
 */
struct setting {
	struct text bytes; /* with what it lacked */
	bool is_new, is_changed;
};

struct ground {
	char *folder;           /* as given */
	const char *new_folder; /* to be made below the current one; NULL: it is there */
	bool in_repository;     /* it is the root of one */
	struct setting settings[SKELETON_SETTING_COUNT];
};

/*
 * Look whether a plan can begin in the folder, which is gone to (or to the one that
 * will hold it). Everything that could be refused is refused here, before anybody is
 * asked anything, and nothing is changed. To be released in either case.
 */
int ground_look(struct ground *, const char *folder, struct fail *);

/*
 * Write the files below plan/, and what they need beside it; run git init where there
 * is no repository. What was made is removed again when any of it fails. The
 * folder is gone to.
 */
int ground_write(
	const struct ground *, const struct skeleton_file *, size_t count, struct fail *);

void ground_release(struct ground *);

#endif
