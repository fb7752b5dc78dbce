#ifndef FORMAT_YAMLBYTES_H
#define FORMAT_YAMLBYTES_H

#include "base/diag.h"
#include "base/mem.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What is decided on a file's raw bytes before any YAML is read: encoding,
 * forbidden characters, line endings, conflict markers; and where its lines start.
 */
/* The most bytes of a plan file. */
#define YAMLBYTES_MOST ((size_t)1 << 20)

struct yamlbytes {
	const char *bytes;
	size_t length;
	uint32_t *line_starts; /* byte offsets; in the arena */
	uint32_t line_count;
	uint32_t mark; /* 3 when the file begins with a byte order mark, else 0 */
	/* The last place asked for: the next one is mostly further on the same line. */
	uint32_t last_line, last_column, last_offset;
	bool crlf;  /* lines end with CR LF throughout */
	bool ascii; /* one byte a character */
};

/* Returns 0, or -1 with a finding for the first byte that makes the file unreadable. */
int yamlbytes_scan(struct yamlbytes *, const char *bytes, size_t length, const char *path,
	struct arena *, struct diag *);

/* The byte offset of a line and column (both from 0, in characters), at most the file's length. */
uint32_t yamlbytes_offset(struct yamlbytes *, size_t line, size_t column);

/* The line (from 0) that holds the byte, and its column there (from 0, in characters). */
void yamlbytes_locate(
	const struct yamlbytes *, uint32_t offset, uint32_t *line, uint32_t *column);

/* The end of a line: the offset of the next one, or the file's length. */
uint32_t yamlbytes_line_end(const struct yamlbytes *, uint32_t line);

#endif
