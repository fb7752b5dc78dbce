#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Comma-separated values (RFC 4180) through libcsv, its one door: rows end in CR LF, fields
 * are quoted where they must be. For French Excel, which reads a comma as a decimal sign,
 * fields are set apart by semicolons, and a byte order mark says that it is UTF-8.
 */
struct csv {
	FILE *file;
	bool excel;
	bool any; /* the row has a field already */
};

void csv_start(struct csv *, FILE *, bool excel);
/*
 * A field of text, with its lines and tabs; other control, escape and bidi characters are
 * shown as escapes. Spreadsheets take what begins with = + - @ (or their wide forms) or
 * a control character for a formula, and run it: an apostrophe before it makes it text.
 */
void csv_text(struct csv *, const char *);
/* A number of our own, which may begin with a sign. */
void csv_number(struct csv *, const char *);
void csv_end_row(struct csv *);

#endif
