#ifndef VIEW_SARIF_H
#define VIEW_SARIF_H

#include "view/findings.h"

/*
 * Findings as SARIF 2.1.0 (OASIS, with errata 01), which code hosts and editors read:
 * one run, whose rules are the whole catalogue in its order. Results are written as they
 * come. Columns count characters (unicodeCodePoints); paths are relative to the
 * repository's root, whatever the current directory.
 */
void sarif_print(const struct findings_view *, FILE *, const struct diag *);

#endif
