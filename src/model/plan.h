#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "base/diag.h"
#include "base/fail.h"
#include "model/index.h"
#include "model/source.h"

/*
 * A plan in memory: a snapshot of one source, never changed, freed at once.
 */

struct lexicon_entry {
	const char *acronym;
	const char *meaning;
	uint32_t line;
	uint32_t column;
};

struct plan {
	struct arena arena;
	struct calendar calendar;
	const struct thing *self;       /* plan.yaml, or NULL when it cannot be read */
	const struct thing *lexicon;    /* or NULL */
	struct lexicon_entry *acronyms; /* of the lexicon, sorted */
	size_t acronym_count;
	struct thing_list things[KIND_COUNT]; /* each kind in the plan's order */
	bool is_part; /* not all of it was loaded: nobody's position is known */
	/* Of a part: what its references lead to beyond it, or NULL; for their names alone. */
	const struct thing *(*elsewhere)(void *context, enum name_space, const char *id);
	void *elsewhere_context;
	bool too_new; /* the format is a newer program's: nothing but plan.yaml was read */
	struct thing_list unreadable; /* files that are there but say nothing */
	const char **unread; /* of a plan read in part: the paths of the other actions */
	size_t unread_count;
	struct plan_index *index;
};

/*
 * Load the plan of a source. What is wrong with it is added to the findings, what
 * is right is loaded; fails only when the source cannot be read, or holds no plan.
 * With several processors, files are read on two threads where that helps.
 */
int plan_load(struct plan **, struct source *, struct diag *, struct fail *);
/*
 * The same of a part: everything but actions, and the actions whose files have the names of
 * these ids. What refers to another action is not to blame. Nobody's position is known, and
 * of what depends on all actions nothing is said.
 */
int plan_load_part(struct plan **, struct source *, char *const ids[], size_t count,
	struct diag *, struct fail *);
/*
 * The same of the source's files alone, which may be none: seasons and amounts are read by
 * that calendar, which outlives the plan.
 */
int plan_load_files(
	struct plan **, struct source *, const struct calendar *, struct diag *, struct fail *);
/* A plan that holds nothing: what there was before the first one. */
struct plan *plan_nothing(void);
void plan_free(struct plan *);

/* The thing of that id in a namespace, or NULL; a decision's id is MEETING/ID. */
const struct thing *plan_find(const struct plan *, enum name_space, const char *id);
/* The same; of a part, it may be a thing elsewhere, of which only the title counts. */
const struct thing *plan_find_anywhere(const struct plan *, enum name_space, const char *id);
/* The same by an id that it once had; `*id` may also be current. */
const struct thing *plan_find_former(const struct plan *, enum name_space, const char *id);
/*
 * Whether the id may be that of something in a file that cannot be read: then it is not
 * for the reference to be wrong.
 */
bool plan_unreadable(const struct plan *, enum name_space, const char *id);
/* Whether two things claim the id: which one a reference means cannot be told. */
bool plan_ambiguous(const struct plan *, enum name_space, const char *id);
const struct lexicon_entry *plan_acronym(const struct plan *, const char *acronym);

/*
 * What an item of another thing's file is for the plan: an objective of an axis, a
 * decision of a meeting; NULL for mappings that are no things.
 */
const struct thing *plan_nested(
	const struct plan *, const struct field *, const struct value *);

/*
 * The thing that a reference's naming value, or a link, leads to; NULL for texts and the unknown.
 * Of a part, it may be a thing elsewhere, as with plan_find_anywhere().
 */
const struct thing *plan_target(
	const struct plan *, const struct field *, const struct value *);

#endif
