#ifndef FORMAT_YAMLEDIT_H
#define FORMAT_YAMLEDIT_H

#include "format/yamldoc.h"

/*
 * Edits of a file that touch only what they change. A tree that yamldoc_read made is
 * changed by the functions below, then written (yamlwrite.h): what was not changed is written byte
 * for byte, comments, blank lines, indentation, quoting and line endings included.
 */

/* What an added or changed scalar holds, which decides how it is written. */
enum yamledit_form {
	YAMLEDIT_WORD,   /* an id, a number, a word of an enumeration: plain */
	YAMLEDIT_TEXT,   /* free text or a date: double-quoted */
	YAMLEDIT_LONG,   /* text of several lines: a literal block */
	YAMLEDIT_NUMBER, /* a number where in quotes it would be a text: plain in any case */
};

/*
 * New values, in the arena of the document. Text, here and below, is copied; it is
 * UTF-8 and holds no character that utf8_forbidden tells, nor is it a key of 1024
 * bytes: what holds those is refused by yamlwrite.
 */
struct yamldoc_node *yamledit_scalar(struct arena *, const char *text, enum yamledit_form);
struct yamldoc_node *yamledit_collection(struct arena *, enum yamldoc_kind);

/*
 * Give a scalar another text. It keeps its style as long as that can carry the text,
 * else it takes that of the form.
 */
void yamledit_change(
	struct arena *, struct yamldoc_node *scalar, const char *text, enum yamledit_form);

/*
 * Put a value into a collection, before one of its entries or, with NULL, at its end.
 * `key` is that of a mapping's entry, a scalar; of a sequence's it is NULL.
 */
void yamledit_insert(struct yamldoc_node *collection, struct yamldoc_node *before,
	struct yamldoc_node *key, struct yamldoc_node *value);

/*
 * Take an entry out, with the comments that belong to it: those right before it, and
 * those after it that are indented deeper. A collection that is left without entries
 * cannot be written: take it out instead.
 */
void yamledit_remove(struct yamldoc_node *collection, struct yamldoc_node *entry);

/* Move an entry before another, or with NULL to the end, its comments with it. */
void yamledit_move(struct yamldoc_node *collection, struct yamldoc_node *entry,
	struct yamldoc_node *before);

/* How many entries are there once the edits are made. */
uint32_t yamledit_count(const struct yamldoc_node *collection);

#endif
