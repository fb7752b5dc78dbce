#ifndef FORMAT_YAMLPLACE_H
#define FORMAT_YAMLPLACE_H

#include "format/yamldoc.h"

/*
 * Where things stand in the bytes of a file that was read, and what of the lines
 * between the values belongs to which entry. Entries are those that have bytes: none
 * that an edit added. Columns are bytes from 0; a byte order mark counts for nothing.
 */

/* How long the byte order mark is that the file begins with, or 0. */
uint32_t yamlplace_mark(const struct yamldoc *);

bool yamlplace_begins_line(const struct yamldoc *, uint32_t at);
/* The start of the next line, or the file's length. */
uint32_t yamlplace_line_end(const struct yamldoc *, uint32_t at);

/* What a line between values holds; *column is where that begins. */
enum yamlplace_line {
	YAMLPLACE_EMPTY, /* nothing, or blanks */
	YAMLPLACE_COMMENT,
	YAMLPLACE_OTHER, /* what begins or ends a document, or an entry */
};
enum yamlplace_line yamlplace_line(const struct yamldoc *, uint32_t at, uint32_t *column);

/* Where an entry's key or hyphen stands, and in which column. */
uint32_t yamlplace_head(const struct yamldoc *, const struct yamldoc_node *entry);
uint32_t yamlplace_column(const struct yamldoc *, const struct yamldoc_node *entry);

/* Whether an entry begins on the line of its parent: behind a hyphen. */
bool yamlplace_shares_line(const struct yamldoc *, const struct yamldoc_node *entry);

/*
 * Of what stands before an entry, the end of what does not belong to it: comments that
 * an empty line keeps apart, the line that begins a document. Deeper comments belong to
 * what stands before them, or to nobody where that is the start of the collection.
 */
uint32_t yamlplace_apart(const struct yamldoc *, const struct yamldoc_node *entry);

/* The end of the line that a value ends on. */
uint32_t yamlplace_value_end(const struct yamldoc *, const struct yamldoc_node *entry);

/* Of what stands after a value, the end of what belongs to its entry: comments indented deeper. */
uint32_t yamlplace_own_end(const struct yamldoc *, const struct yamldoc_node *entry);

/* The entries of a collection that stand first and last in the file, or NULL. */
struct yamldoc_node *yamlplace_first(const struct yamldoc_node *collection);
struct yamldoc_node *yamlplace_last(const struct yamldoc_node *collection);

/* Whether a scalar is a block of lines below a header: literal or folded. */
bool yamlplace_is_block(enum yamldoc_style);
/* The end of a block's header: "|", ">-", "|2+". What follows it on its line is a comment. */
uint32_t yamlplace_header_end(const struct yamldoc *, const struct yamldoc_node *block);
/* The column of a block's lines; 0 for one without lines, and for other scalars. */
uint32_t yamlplace_block_column(const struct yamldoc *, const struct yamldoc_node *scalar);

#endif
