#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "git/repo.h"
#include "model/change.h"

/*
 * The history of a plan: its commits, each with what it changed, field by field. Order is
 * by ancestry, whatever the clocks said: no commit comes before one that was made on it.
 */
struct history;

/* Who made a commit, and when. */
struct person {
	const char *name, *email;             /* as recorded */
	const char *shown_name, *shown_email; /* as .mailmap has them */
	int64_t time;                         /* seconds since 1970 */
	int offset;                           /* of the local time, in minutes */
};

struct trailer {
	const char *key, *value;
};

/* A commit, for as long as the call that hands it over, or what it belongs to. */
struct commit {
	const char *id; /* in hexadecimal, as all names of commits here */
	struct person author, committer;
	const char *subject;            /* the first line; not fit to be shown as it is */
	const char *message;            /* whole */
	const struct trailer *trailers; /* of its last paragraph, in order */
	size_t trailer_count;
	const char *decision; /* MEETING/ID that its one `Decision` trailer names, or NULL */
	const char *proposal; /* the same of `Proposal` */
	/* The merge that brought it to the branch, and its own words; NULL: it is the branch's own. */
	const char *adopted_in;
	const struct commit *adoption;
	bool is_merge;
};

/*
 * The decision that allowed its changes: that which it names itself, else the one that the
 * merge does which brought it to the branch; NULL: none.
 */
static inline const char *commit_allowed_by(const struct commit *commit)
{
	const struct commit *adoption = commit->adoption;
	return commit->decision ? commit->decision : adoption ? adoption->decision : NULL;
}

/* A place where the history ends before its beginning. */
enum gap_reason {
	GAP_SHALLOW,  /* git clone --depth */
	GAP_GRAFT,    /* info/grafts gives it other parents: those recorded count */
	GAP_MISSING,  /* a parent, or what the plan was then, is not here, or damaged */
	GAP_REPLACED, /* refs/replace gives another object: the one recorded counts */
};

struct gap {
	enum gap_reason reason;
	const char *commit; /* the oldest that can be told of; its own changes may be unknown */
	int64_t time;       /* its committer's */
};

/* The cache (cache.h) is read and written unless `cached` is false. */
int history_open(struct history **, struct repo *, bool cached, struct fail *);
void history_close(struct history *);

/* Gaps met so far by what was asked of the history, those before which it ends first. */
const struct gap *history_gaps(const struct history *, size_t *count);

/* --- What was changed when ------------------------------------------------------------- */

struct log_filter {
	const char *tip;  /* a commit: it and what it was made on */
	const char *base; /* but not this commit and what that was made on; NULL: all */
	/* Changes of these things, by what they are called now or were before; NULL: of all. */
	const struct thing *const *things;
	size_t thing_count;
	const char *field; /* of that path (valuepath.h) and those within; NULL: of all */
	/* Of actions that a query (query.h) means now, or meant in any version; NULL: of all. */
	const char *where;
	day_t today;        /* for that query */
	const char *author; /* a part of the author's name or address, without case; NULL */
	/* Allowed by the decision that has, or had, these names; a NULL is last. NULL: by any. */
	const char *const *decisions;
	day_t since,
		until; /* committed on these days or between them, local time; 0: whenever */
	size_t most;   /* so many commits; 0: all */
	bool reverse;  /* the oldest first; of those that `most` lets pass */
};

/*
 * Called with each commit that made such changes, newest first. A merge's are the values
 * that none of its parents has. Another result than 0 ends the walk, and is its result.
 * A query with a mistake fails with STATUS_USAGE.
 */
typedef int log_fn(void *context, const struct commit *, const struct changes *, struct fail *);
int history_log(
	struct history *, const struct log_filter *, log_fn *, void *context, struct fail *);

/*
 * The thing that the plan had before it was removed, by the id that it had, or a former one
 * (KIND:ID where two kinds had it); as the newest version before `tip` has it, for as long as
 * the history is open. NULL: there was none.
 */
int history_find_past(const struct thing **, struct history *, const char *tip,
	const char *word, struct fail *);

/* --- Where each value comes from ---------------------------------------------------------- */

/* Where the value of a field, or an item of a list, comes from. */
struct origin {
	const char *path; /* of the field, or the item's list: as struct change has it */
	const struct field *field; /* its last; NULL: an acronym of the lexicon */
	const char *acronym;
	bool item;                 /* the value is an item of one of the thing's own lists */
	const struct value *value; /* of the plan asked about */
	uint32_t line;             /* in its file */
	/* NULL: it is not committed yet; or, where `unknown`, the history does not go back so far. */
	const struct commit *commit;
	bool unknown;
};

struct blame {
	struct arena arena;
	struct origin *origins; /* in the schema's order, items in the file's */
	size_t count;
};

/*
 * Where the present values of a thing come from: of each field and each item of a list
 * the commit that gave it. `tip` is the commit that the plan is of, or is edited on. Where
 * several parents of a merge have the value, it came from the first of them.
 */
int history_blame(struct blame *, struct history *, const struct plan *, const struct thing *,
	const char *tip, struct fail *);
void blame_release(struct blame *);

/* --- What differs since ------------------------------------------------------------------- */

/* A change between two commits, and the newest one that made it. */
struct drifted {
	const struct change *change;
	const struct commit
		*commit; /* NULL: nobody's; or, where `unknown`, the history has gaps */
	bool unknown;
};

struct drift {
	struct arena arena;
	struct drifted *items; /* of each of the changes, in their order */
	size_t count;
};

/* Who made each of the changes between an older commit and `tip`. */
int history_drift(struct drift *, struct history *, const struct changes *, const char *base,
	const char *tip, struct fail *);
void drift_release(struct drift *);

#endif
