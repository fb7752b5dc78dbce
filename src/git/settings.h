#ifndef GIT_SETTINGS_H
#define GIT_SETTINGS_H

#include "base/text.h"
#include "git/exec.h"
#include "git/internal.h"

/*
 * What the user's own git says of commits made here: its variables, configuration files,
 * includes and defaults are known to nobody else. It is asked while the plan is read.
 */

enum setting {
	SETTING_AUTHOR,
	SETTING_COMMITTER,
	SETTING_SIGN,
	SETTING_HOOKS,
	SETTING_COUNT,
};

struct settings {
	struct exec questions[SETTING_COUNT];
	git_signature *author, *committer;
	bool sign;
	char *hooks; /* the folder of the repository's hooks */
};

/* Ask. */
void settings_ask(struct settings *);
/* Take the answers. Refuses when Git does not know who commits. */
int settings_read(struct settings *, struct fail *);
/* At any time, also before the answers have come. */
void settings_release(struct settings *);

#endif
