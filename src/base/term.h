#ifndef BASE_TERM_H
#define BASE_TERM_H

#include "base/fail.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The terminal: its width, colour, pager and progress. What the user has
 * configured is asked elsewhere (src/cmd/); here is how it is done.
 */

/* Cells of the terminal that stdout is, or of the one behind the pager; 0: no terminal. */
size_t term_width(void);
/* Cells of the terminal that stderr is; 0: no terminal. */
size_t term_message_width(void);

/* Whether stdout reaches a person: a terminal, or a pager that Git started. */
bool term_interactive(void);

/* Whether Git has started a pager already, as it does for pager.plan and git -p. */
bool term_paged_by_git(void);

enum term_style {
	TERM_NONE, /* as it stands */
	TERM_PLAIN,
	TERM_BOLD,
	TERM_DIM,
	TERM_ERROR,
	TERM_WARNING,
	TERM_RULE,
	TERM_ADDED,
	TERM_REMOVED,
};
/* Colour on or off for what follows; off at first. */
void term_set_color(bool on);
/* The escape sequence for the style, or "" when colour is off. */
const char *term_style(enum term_style);

/*
 * Send stdout through the pager (a shell command, as Git's core.pager). Nothing
 * happens when it is empty or "cat".
 */
int term_start_pager(const char *pager, struct fail *);
/* Flush stdout, wait for the pager; -1 when something could not be written. */
int term_finish(struct fail *);

/*
 * Progress on stderr, when that is a terminal and the work takes over half a
 * second: "Reading the plan: 40% (40,000/100,000)".
 */
struct term_progress {
	const char *title;
	size_t total;
	long long started; /* milliseconds */
	long long shown;
	bool visible;
};
void term_progress_start(struct term_progress *, const char *title, size_t total);
void term_progress_update(struct term_progress *, size_t done);
void term_progress_stop(struct term_progress *);

#endif
