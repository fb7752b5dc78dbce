#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "base/diag.h"
#include "base/fail.h"
#include "base/opt.h"
#include "git/repo.h"
#include "model/plan.h"

/*
 * A command: its file under src/cmd/ opens with this record, and commands.h lists
 * it. main parses its options, opens what it needs, and closes it after.
 */
enum command_need {
	NEED_PLAN = 1,     /* loads the plan, and takes the reading options */
	NEED_WARNINGS = 2, /* the findings keep warnings too */
	NEED_FORMAT = 4,   /* takes the printing options, and opens itself what it reads */
	NEED_LINES = 8,    /* asks where in their files values stand: nobody remembers that */
};

/* Bits of the formats that a command prints; their words are in session.c. */
enum output_format {
	FORMAT_TABLE = 1,
	FORMAT_JSON = 2,
	FORMAT_CSV = 4,
	FORMAT_MARKDOWN = 8,
	FORMAT_HTML = 16,
	FORMAT_SARIF = 32,
	FORMAT_GCC = 64,
};

/* What a command works with. */
struct session {
	struct plan *plan;
	struct diag diag;   /* what loading and checking found */
	const char *root;   /* of the working tree, or NULL */
	const char *prefix; /* the current directory below the root: "" or "folder/" */
	day_t today;
	enum output_format format;
	size_t width; /* of the terminal; 0: none */
	int words;    /* how many are given that are no options */
	int parted;   /* how many of the words stand before "--"; all where there is none */
};

struct command {
	const char *name;
	const char *summary; /* N_() */
	const char
		*arguments; /* N_(), as in the synopsis: "[PATH…]"; "" where there are none */
	const struct opt *options;
	unsigned needs;
	unsigned formats; /* of a reading command: bits of enum output_format */
	/* Returns the exit status, or -1 with a failure. argv holds what is no option. */
	int (*run)(struct session *, int argc, char **argv, struct fail *);
};

/* The options of every command that reads the plan. */
extern const struct opt reading_options[];
/* Whether the cache may be used. */
bool session_cached(void);
/* Those of them that say how to print. */
extern const struct opt printing_options[];

/* The words of the formats among these bits, parted by `parting`: "table, json". */
void session_formats(struct text *out, unsigned formats, const char *parting);

/*
 * Open what the command needs, by its options: the plan of the working tree, the
 * index or a revision; then colour and pager.
 */
int session_open(struct session *, const struct command *, struct fail *);
/*
 * Load the plan alone, as the reading options have it: nothing is checked, and nothing
 * said of what is wrong with it.
 */
int session_load(struct session *, struct fail *);
/* The repository that the plan is of, opened when it is not yet; the session closes it. */
int session_repo(struct repo **, struct fail *);
/* The commit that the plan is of, or is edited on: --at's, else HEAD. */
int session_tip(char name[41], struct fail *);
/* Whether the plan may hold edits that no commit has: the working tree's, the index's. */
bool session_may_be_edited(const struct session *);
/*
 * What every reading command but check does last: print the plan's errors on
 * stderr. Returns STATUS_REFUSED when there are any, else STATUS_OK.
 */
int session_report_errors(struct session *);
/* Before anything is printed: colour and pager, by the printing options (NEED_FORMAT). */
int session_prepare(struct session *, struct fail *);
void session_close(struct session *);

#endif
