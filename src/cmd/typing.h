#ifndef CMD_TYPING_H
#define CMD_TYPING_H

#include "base/diag.h"
#include "base/fail.h"
#include "base/text.h"

/*
 * A file that the user types in their editor: on a copy, so that the plan never holds what
 * is half done. What is wrong with it is written above its line, and the editor opened
 * again; what was typed is kept where its place is told, until it is used.
 */
struct typing {
	char *file;        /* the copy */
	struct text shown; /* what it holds, without what was said of errors */
	struct text text;  /* the same without any line that is this program's */
	bool typed;        /* it is not what the editor was first given */
};

/* Lines that begin so are this program's, and are taken out. */
#define TYPING_MARK "#!"

/* `name` is that of the file, for the editor and the user to see. */
int typing_start(struct typing *, const char *name, const struct text *bytes, struct fail *);

/*
 * Open the editor, with the errors (which may be none) above their lines. Fails when the
 * user gives up: by an editor that fails, or by leaving the errors as they are.
 */
int typing_ask(struct typing *, const struct diag *errors, struct fail *);

/* With `used` the copy goes; else what was typed stays, and where is said. */
void typing_end(struct typing *, bool used);

#endif
