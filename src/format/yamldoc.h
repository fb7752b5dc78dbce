#ifndef FORMAT_YAMLDOC_H
#define FORMAT_YAMLDOC_H

#include "base/diag.h"
#include "base/mem.h"
#include "format/yamlbytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A YAML file (YAML 1.1 as libyaml reads it, narrowed to what a plan uses) as a
 * tree whose nodes know their bytes, so that a value can be replaced without
 * touching anything else.
 *
 * Spans are byte offsets into the file, [start, end). A node's own span covers
 * its value: a scalar with its quotes, a collection from its first key or item
 * to the end of its last scalar. An entry (a mapping's key with its value, a
 * sequence's item) also has an outer span, [from, to), of whole lines where it
 * does not share its first line with its parent: the comments and blank lines
 * before it, the key, the value, and the comments after it that are indented
 * deeper than what follows. The outer spans of a collection's entries follow one
 * another without gap, from the collection's body to its end, and the root's
 * entries cover the whole file: writing them out in order gives the file back.
 */
enum yamldoc_kind { YAMLDOC_SCALAR, YAMLDOC_MAPPING, YAMLDOC_SEQUENCE };

enum yamldoc_style {
	YAMLDOC_PLAIN,
	YAMLDOC_SINGLE_QUOTED,
	YAMLDOC_DOUBLE_QUOTED,
	YAMLDOC_LITERAL,
	YAMLDOC_FOLDED,
	YAMLDOC_BLOCK, /* collections */
	YAMLDOC_FLOW,  /* [] and {}, which are empty */
};

struct yamldoc_node {
	enum yamldoc_kind kind;
	enum yamldoc_style style;
	uint32_t start, end; /* own span */
	uint32_t from, to;   /* outer span, as an entry */
	uint32_t line;       /* where the value starts, from 1 */
	uint32_t column;     /* from 1, in characters */
	bool several_lines;  /* a plain or quoted scalar that goes on over a line's end */
	bool escaped;        /* a double-quoted scalar with a backslash in it */
	bool commented;      /* a plain scalar with a comment right after it */
	const char *text;    /* a scalar's decoded value, with NUL after it; no NUL inside */
	uint32_t length;     /* of text, in bytes */
	uint32_t count;      /* of a collection's entries */
	struct yamldoc_node *key;             /* of a mapping's entry: a scalar */
	struct yamldoc_node *first, *last;    /* of a collection */
	struct yamldoc_node *previous, *next; /* entries of the same collection */
	/* What an edit makes of it (yamledit.h). */
	bool added;                /* stands in no bytes yet: it has no spans */
	bool removed;              /* stands in the bytes, and is to go */
	bool changed;              /* a scalar whose text is not that of its bytes */
	enum yamldoc_style wished; /* of an added or changed scalar */
	bool bare;                 /* the same: it may not stand in quotes */
};

struct yamldoc {
	const char *bytes; /* borrowed from the caller */
	size_t length;
	struct yamldoc_node *root; /* a mapping */
	size_t entries;
};

#define YAMLDOC_MOST_BYTES YAMLBYTES_MOST
#define YAMLDOC_MOST_DEPTH 16
#define YAMLDOC_MOST_ENTRIES 65536

/* How the file came: CR LF throughout is a warning in a working file, an error in a recorded one. */
enum yamldoc_origin { YAMLDOC_WORKING, YAMLDOC_RECORDED };

/*
 * Read `length` bytes. The nodes live in the arena, their texts too. Every fault
 * of form is added to the findings at its line and column. Returns 0 when
 * there is a tree to look at (perhaps with findings), -1 when there is none (with
 * at least one finding). Takes time and memory in proportion to the bytes.
 */
int yamldoc_read(struct yamldoc *, const char *bytes, size_t length, enum yamldoc_origin,
	const char *path, struct arena *, struct diag *);

/* The entry of that key in a mapping, or NULL. */
struct yamldoc_node *yamldoc_get(const struct yamldoc_node *mapping, const char *key);

/* Where an entry is spoken of: its key, or the item. */
uint32_t yamldoc_line(const struct yamldoc_node *entry);
uint32_t yamldoc_column(const struct yamldoc_node *entry);

#endif
