#ifndef BASE_OPT_H
#define BASE_OPT_H

#include "base/fail.h"
#include "base/text.h"

#include <stdbool.h>

/*
 * The option table of a command: the same table parses the command line
 * (getopt_long: abbreviations and any order, as Git), and prints -h.
 */
enum opt_type {
	OPT_IS_END,
	OPT_IS_FLAG,  /* sets *flag; --no-NAME clears it */
	OPT_IS_TEXT,  /* sets *text to the argument, borrowed from argv */
	OPT_IS_VALUE, /* sets *text to `value`, and takes no argument */
	OPT_IS_TABLE, /* the options of another table stand here */
};

struct opt {
	enum opt_type type;
	char letter; /* 0: none */
	const char *name;
	const char *argument; /* N_(): what -h and the manual call it; NULL for flags */
	const char *help;     /* N_() */
	bool *flag;
	const char **text;
	const struct opt *table;
	const char *value;
};

#define OPT_FLAG(letter, name, target, help) \
	{ \
		OPT_IS_FLAG, letter, name, NULL, help, target, NULL, NULL, NULL \
	}
#define OPT_TEXT(letter, name, argument, target, help) \
	{ \
		OPT_IS_TEXT, letter, name, argument, help, NULL, target, NULL, NULL \
	}
#define OPT_VALUE(letter, name, target, value, help) \
	{ \
		OPT_IS_VALUE, letter, name, NULL, help, NULL, target, NULL, value \
	}
#define OPT_TABLE(options) \
	{ \
		OPT_IS_TABLE, 0, NULL, NULL, NULL, NULL, NULL, options, NULL \
	}
#define OPT_END \
	{ \
		OPT_IS_END, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL \
	}

/* What of the program's help the command line asks for. */
enum opt_help {
	OPT_HELP_NONE,
	OPT_HELP_LIST, /* -h: the list of options */
	OPT_HELP_PAGE, /* --help: the manual page */
};

/* The words of a command line that are no options. */
struct opt_words {
	char **items; /* in argv */
	int count;
	int parted; /* how many of them stand before "--"; all where there is none */
};

/*
 * Parse argv[1..] by the table. The words that are no options are moved to its
 * beginning. `*help` is set when -h or --help stands among the options. Fails with
 * STATUS_USAGE.
 */
int opt_parse(const struct opt *, int argc, char **argv, struct opt_words *,
	enum opt_help *help, struct fail *);

/* Whether the word is an option of the table, its name whole or begun: "--json", "--format=csv". */
bool opt_knows(const struct opt *, const char *word);

/* Add the synopsis of the options: "[--strict] [--at=WHEN]". */
void opt_synopsis(struct text *out, const struct opt *);
/*
 * Add the list of options with their help, translated, for -h, which ends it, with
 * --help. Lines are at most `width` cells; 0: as long as they are.
 */
void opt_list(struct text *out, const struct opt *, size_t width);

#endif
