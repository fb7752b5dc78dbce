#ifndef VIEW_SKELETON_H
#define VIEW_SKELETON_H

#include "base/text.h"
#include "view/answers.h"

/*
 * The first files of a new plan, in the user's language; check finds no error in
 * them.
 */
struct skeleton_file {
	char *path;
	struct text bytes;
};
#define SKELETON_MOST_FILES 4

/* The files, with their paths below plan/; returns how many. The caller releases them. */
size_t skeleton_files(const struct answers *, struct skeleton_file files[SKELETON_MOST_FILES]);
void skeleton_file_release(struct skeleton_file *);

/* Files beside plan/ that tell Git and editors of the form of its files. */
enum skeleton_setting { SKELETON_ATTRIBUTES, SKELETON_EDITOR, SKELETON_SETTING_COUNT };
extern const char *const skeleton_setting_names[SKELETON_SETTING_COUNT];
/* The line of .gitattributes by which Git compares what textconv.h makes of the files. */
#define SKELETON_DIFF_ATTRIBUTE "plan/**/*.yaml diff=plan"
/*
 * Add what such a file lacks to what it holds, which stays; "" where there is no such
 * file. Returns false when it lacks nothing.
 */
bool skeleton_complete(enum skeleton_setting, struct text *bytes);

#endif
