#ifndef MODEL_FILING_H
#define MODEL_FILING_H

#include "base/diag.h"
#include "format/yamldoc.h"
#include "model/schema.h"

/* Where in plan/ a file belongs that stands elsewhere in it. */

/*
 * The kind that the fields are of: all that it requires are there, and fewer are unknown
 * to it than to any other. KIND_COUNT for none or several.
 */
enum kind filing_kind(const struct yamldoc_node *fields);
/* How many of the fields the kind does not have, or requires in vain. */
int filing_faults(enum kind, const struct yamldoc_node *fields);

/*
 * The finding for a file in no kind's folder, or of another ending than a plan file's;
 * `looks` is filing_kind of it.
 */
void filing_report(const char *path, enum kind looks, struct diag *);
/* The finding for a file in the folder of another kind than the one its fields are of. */
void filing_report_kind(const char *path, enum kind looks, struct diag *);

#endif
