#ifndef MODEL_REVERSAL_PARTS_H
#define MODEL_REVERSAL_PARTS_H

#include "model/change.h"
#include "model/draft.h"
#include "model/editing.h"
#include "model/pairing.h"

/*
 * The parts of reversal_make (reversal.h). What can fail returns 0, -1 with the failure set,
 * or REVERSAL_BLOCKED, as an int.
 */
struct reversal_obstacle;

/* A file that the commit changed. */
struct touched {
	const char *path;
	const struct source_entry *before, *after; /* NULL where there is none */
	bool whole; /* it is by now what the commit made it: its bytes are put back */
};

/* A file whose nodes are gone through: of the draft, to be edited, or of the commit's parent. */
struct opened {
	char *path;
	bool edited;
	struct text own;    /* the bytes, of the parent's */
	struct text *bytes; /* of the draft's */
	struct editing editing;
};

/* An item that was put back: others may come to stand behind it. */
struct restored {
	const struct value *item; /* of the parent's list */
	struct yamldoc_node *node;
};

struct reversal {
	struct draft *draft;
	struct source *ends[2]; /* of the commit's parent, and the commit's */
	struct source_reader *readers[2];
	struct source_list lists[2];
	struct touched *touched; /* sorted by path */
	size_t touched_count, touched_capacity;
	struct plan *commit, *parent;
	const struct plan *present; /* as the draft has it */
	struct plan *loaded;        /* the same, where it was loaded here */
	struct changes changes;     /* from the commit back to its parent */
	/* Old: the present plan; new: the commit's, its parent's. */
	struct pairing from_commit, from_parent;
	struct opened **opened;
	size_t opened_count, opened_capacity;
	struct restored *restored;
	size_t restored_count, restored_capacity;
	struct reversal_obstacle *obstacle;
};

/* --- reversal_files.c --------------------------------------------------------------- */

/* List what the commit changed, and see which of it is as the commit left it. */
int reversal_list_files(struct reversal *, struct fail *);
/* Whether the bytes of the file, or of both files of a thing that moved, are put back. */
bool reversal_is_whole(const struct reversal *, const char *path, const char *other_path);
/* The one of them cannot be put back without the other. */
void reversal_bind_files(struct reversal *, const char *path, const char *other_path);
/* Put back the bytes of those that are as the commit left them. */
int reversal_put_files(struct reversal *, struct fail *);
/* The bytes of a file in the commit's parent. */
int reversal_old_bytes(struct reversal *, const char *path, struct text *, struct fail *);
/* The parent's id of what a scalar refers to, as the present plan has it; whether it changed. */
bool reversal_map_link(
	void *reversal, struct editing *, const struct field *, struct yamldoc_node *scalar);

/* --- reversal_fields.c -------------------------------------------------------------- */

/* Take back one change of a field or an item of a thing that is there. */
int reversal_take_back(
	struct reversal *, const struct change *, const struct thing *present, struct fail *);
/* Bring the items that stay into the order, and the lead, that they had. */
int reversal_reorder(
	struct reversal *, const struct change *, const struct thing *present, struct fail *);
/* Put back an objective or a decision into its owner's file, or take it out. */
int reversal_restore_nested(struct reversal *, const struct thing *old_thing,
	const struct thing *owner, struct fail *);
int reversal_remove_nested(struct reversal *, const struct thing *present, struct fail *);
/* Of the lexicon. */
int reversal_take_back_acronym(struct reversal *, const struct change *, struct fail *);
/* Write the files that were edited into the draft. */
int reversal_write(struct reversal *, struct fail *);
void reversal_close(struct reversal *);

/* --- reversal.c ---------------------------------------------------------------------- */

/* Say what is in the way; returns REVERSAL_BLOCKED. */
int reversal_block(
	struct reversal *, const struct thing *, const char *path, const char *field);

#endif
