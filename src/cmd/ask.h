#ifndef CMD_ASK_H
#define CMD_ASK_H

#include <stdbool.h>

/* Questions to whoever sits at the terminal, on standard error. */

/* Whether somebody can answer. */
bool ask_possible(void);

/*
 * Ask, with what an empty answer stands for in brackets (NULL: nothing). Returns the
 * answer, or the suggestion, or ""; the caller's. NULL when there is no more to read.
 */
char *ask(const char *question, const char *suggestion);

#endif
