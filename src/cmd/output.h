#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include "base/fail.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Colour and pager of what is printed for a reader, as Git's configuration has them:
 * color.plan, color.ui, pager.plan, core.pager; and NO_COLOR, TERM.
 */

/* Start asking Git, which takes as long as reading a plan. */
void output_ask_git(void);
/*
 * Take the answer: set the colour, start the pager when stdout is a terminal. `color`
 * is "always", "never" or NULL; *width becomes the terminal's, 0 where there is none.
 */
int output_prepare(size_t *width, const char *color, bool page, struct fail *);
/* Whether prepared or not: leave nothing running. */
void output_close(void);

#endif
