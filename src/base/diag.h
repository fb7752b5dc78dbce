#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/findings.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Findings: what is wrong with a plan, each at its place. A finding never stops
 * anything; a failure (base/fail.h) does.
 */
enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

#define FINDING_SYMBOL(symbol, ...) FINDING_##symbol,
enum finding_rule { FINDINGS(FINDING_SYMBOL) FINDING_COUNT };
#undef FINDING_SYMBOL

struct finding_info {
	const char *id;
	enum severity severity;
	const char *title;       /* untranslated: a few words */
	const char *explanation; /* untranslated: a paragraph */
	const char
		*many; /* untranslated: what several are, after their number; NULL of errors */
};
extern const struct finding_info finding_catalogue[FINDING_COUNT];

/* The rule of that id, or FINDING_COUNT. */
enum finding_rule finding_find(const char *id);

struct finding {
	const char *path; /* from the repository's root */
	uint32_t line;    /* from 1 */
	uint32_t column;  /* from 1, in characters */
	enum finding_rule rule;
	const char *message;
	const char *suggestion; /* "did you mean": a value to write instead; or NULL */
	bool told;              /* the message says the suggestion itself */
};

struct diag {
	struct arena arena; /* paths and messages */
	struct finding *items;
	size_t count;
	size_t capacity;
	bool no_warnings;  /* set by who wants errors only: warnings are not kept */
	bool dropped;      /* the last one added was not kept */
	size_t in_file[2]; /* by severity: findings in a row in the same file */
};
#define DIAG_INIT \
	{ \
		ARENA_INIT, NULL, 0, 0, false, false, \
		{ \
			0, 0 \
		} \
	}

void diag_release(struct diag *);

/* A file with more findings in a row is not told of each of them. */
#define DIAG_MOST_IN_FILE 1000

/* Add a finding; `path` is copied. */
void diag_add(struct diag *, enum finding_rule, const char *path, uint32_t line,
	uint32_t column, const char *format, ...) __attribute__((format(printf, 6, 7)));
/* What the user may have meant, for the finding just added; NULL is nothing. */
void diag_suggest(struct diag *, const char *suggestion);
/* The same where the message says it already, so that nobody asks "did you mean". */
void diag_told(struct diag *, const char *suggestion);

/* Move the findings of `other` here; it is empty after. */
void diag_adopt(struct diag *, struct diag *other);
/* By path, line, column, rule; what is the same in all of them stands once. */
void diag_sort(struct diag *);
size_t diag_errors(const struct diag *);

#endif
