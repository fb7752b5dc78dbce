#ifndef FORMAT_YAMLFAULT_H
#define FORMAT_YAMLFAULT_H

#include "base/diag.h"
#include "format/yamlbytes.h"

/*
 * What a YAML reader says of a file it cannot read is of no use to a member.
 * Here it becomes a finding: what is wrong in the words of somebody who writes
 * plans, where it is, and what to do.
 */
struct yamlfault {
	const char *problem;   /* the reader's words; may be NULL */
	const char *context;   /* "while scanning …", or NULL */
	uint32_t line, column; /* from 0, in characters */
	uint32_t context_line, context_column;
};

void yamlfault_report(
	const struct yamlbytes *, const struct yamlfault *, const char *path, struct diag *);

/* What is said of a no-break space where a plain one should be, in the user's language. */
const char *yamlfault_no_break(void);

#endif
