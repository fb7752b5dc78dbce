#ifndef MODEL_QUERY_PARTS_H
#define MODEL_QUERY_PARTS_H

#include "model/fieldpath.h"
#include "model/needle.h"
#include "model/query_scope.h"

/* The parts of a query (query.h), each in a file of its own name. */

/* --- The words: query_words.c ---------------------------------------------- */

enum token_type {
	TOKEN_TERM,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_NOT,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_END,
};

/* A piece of the line, `from` to `to`; of a term, its key and value within that. */
struct token {
	enum token_type type;
	size_t from, to;
	size_t key_to; /* where the key ends: at the colon; `from` without a key */
	size_t value_from, value_to; /* without quotation marks */
	bool quoted;                 /* the value stands in quotation marks */
};

struct tokens {
	struct text line;    /* the query as it was typed, its words parted by spaces */
	struct token *items; /* the last is TOKEN_END */
	size_t count;
	size_t capacity;
};

int tokens_read(struct tokens *, enum kind, int count, char *const *words, struct fail *);
int tokens_read_text(struct tokens *, const char *, struct fail *);
void tokens_release(struct tokens *);
/* Whether "no:" or "sans:" stands before the value. */
bool token_is_absence(const struct tokens *, const struct token *);

/* --- Ranges: query_bounds.c ------------------------------------------------ */

/* Numbers from `low` to `high`, either of which may be open. */
struct number_range {
	bool from, to;
	struct total low, high;
};

/* Days, first and last included; or a season of any year; or what is continuous. */
struct day_range {
	day_t first, last;
	int season; /* -1: of no matter which */
	bool continuous;
};

enum range_fault {
	RANGE_OK,
	RANGE_NOT_ONE, /* no number, no date */
	RANGE_REVERSED,
	RANGE_EMPTY, /* ".." alone */
};

enum range_fault number_range_read(struct number_range *, const char *text);
bool number_range_has(const struct number_range *, const struct total *);
/* `*fault` becomes where in the text the bound begins that is no date, or reversed. */
enum range_fault day_range_read(
	struct day_range *, const struct calendar *, const char *text, const char **fault);
bool day_range_has(const struct day_range *, const struct calendar *, day_t);
bool day_range_meets(
	const struct day_range *, const struct calendar *, const struct schedule *);
/* The range that is meant by what is none: ">5000", "A2007-H2008"; false: none can be told. */
bool number_range_reword(struct text *, const char *text);
bool day_range_reword(struct text *, const struct calendar *, const char *text);

/* --- Names: query_names.c -------------------------------------------------- */

/* Some of the plan's things. */
struct name_set {
	uint8_t *members[KIND_COUNT]; /* a bit each, by rank; NULL: none of that kind */
	bool any;
	bool ambiguous; /* they are those of several acronyms, of which the word is none */
};

bool name_set_has(const struct name_set *, const struct thing *);
/* What a reference to things of these kinds means by the word; the needle is made of it. */
void name_set_resolve(struct name_set *, struct arena *, const struct plan *, unsigned kinds,
	const char *word, struct needle *);
/* Things of these kinds whose id, names or acronym hold the words. */
void name_set_search(struct name_set *, struct arena *, const struct plan *, unsigned kinds,
	struct needle *);
/* Add the acronyms that an ambiguous word may be, each with the id that has it. */
void name_set_list(struct text *out, const struct name_set *, const struct plan *);
/* Offer what could have been meant. */
void name_set_suggest(struct suggest *, const struct plan *, unsigned kinds);

/* "1.2": the numbers, at most three; returns how many, 0 for what is no position. */
#define POSITION_MOST 3
int position_read(int position[POSITION_MOST], const char *text);
/* The same of a thing; 0 where it has none. */
int position_of(int position[POSITION_MOST], const struct thing *);
/* Whether the thing stands there, or below. */
bool position_holds(const int position[], int count, const struct thing *);
/* Whether anything stands there. */
bool position_exists(const int position[], int count, const struct plan *);

/* --- Conditions: query_terms.c makes, query_match.c tests them -------------- */

enum test {
	TEST_WORDS,    /* words, anywhere in the thing */
	TEST_POSITION, /* a position, or what is below it */
	TEST_EMPTY,    /* the field is not given */
	TEST_LATE,
	TEST_FIELD, /* a value of the field, as its type has it */
	TEST_SUM,   /* the sum of the amounts in the field's mappings */
};

/* What a value can be compared with; several for fields that take one thing or another. */
enum meaning {
	MEANS_WORDS = 1,
	MEANS_NAMES = 2,
	MEANS_NUMBER = 4,
	MEANS_DAYS = 8,
	MEANS_VALUE = 16, /* of an enumeration */
	MEANS_YES = 32,   /* or no */
};

struct condition {
	enum test test;
	unsigned meanings;
	struct fieldpath path;
	struct needle needle;
	struct name_set names;
	struct number_range numbers;
	struct day_range days;
	uint32_t values[ENUMERATION_COUNT]; /* those meant, bits 1 << value */
	bool yes;
	int position[POSITION_MOST];
	int position_count;
	const char *words;      /* of TEST_WORDS, as typed */
	struct condition *next; /* of the query's */
};

/* What conditions are made with. */
struct query_making {
	const struct query_scope *scope;
	struct arena *arena;
	const struct tokens *tokens;
};

int condition_make(
	struct condition *, const struct query_making *, const struct token *, struct fail *);
bool condition_matches(struct condition *, const struct query_scope *, const struct thing *);
bool condition_matches_acronym(struct condition *, const struct lexicon_entry *);

/* --- What is wrong with one: query_faults.c ---------------------------------- */

/* A term being made into a condition. */
struct making {
	const struct query_making *query;
	const struct token *token;
	const struct plan *plan;
	struct condition *condition;
	const char *value; /* of the term */
	struct fail *fail;
};

/* Each sets the failure, points at what is wrong, says what to do about it and returns -1. */
int fault_point(const struct making *, size_t from, size_t to); /* points alone */
int fault_value(const struct making *, const char *message);
int fault_empty(const struct making *);
int fault_wordless(const struct making *);
int fault_reversed(const struct making *);
int fault_number(const struct making *);
/* `wrong`: the part of the value from which it is no day. */
int fault_days(const struct making *, const char *wrong);
/* The part of the value at `word` is none of the field's. */
int fault_choice(const struct making *, const char *word, size_t length);
/* Nothing of these kinds is called that; or things of several acronyms are. */
int fault_name(const struct making *, unsigned kinds);
int fault_ambiguous(const struct making *);
/* What is asked of a mapping as a whole is to be asked of a field within. */
int fault_mapping(const struct making *);

#endif
