#ifndef CMD_OFFERS_H
#define CMD_OFFERS_H

#include "cmd/command.h"

/*
 * What a command line may go on with, from the records of the commands: options, and what
 * their placeholders and those of the arguments stand for.
 *
 * Print the candidates (view/candidates.h) for the last of these words, which stand after
 * `git plan`. Nothing is said of a command line that is wrong or a plan that is broken:
 * what can be offered is. With `all`, also what does not begin as the word does.
 */
void offers_print(struct session *, bool all, int count, char **words);

#endif
