#ifndef MODEL_NUMBER_H
#define MODEL_NUMBER_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Exact decimals: units / 10^places. At most 15 digits in all, which a 64-bit
 * integer, and a JSON number read as a double, hold without loss.
 */
struct decimal {
	int64_t units;
	uint8_t places;
};

enum number_fault {
	NUMBER_OK,
	NUMBER_NOT_ONE,      /* no number at all */
	NUMBER_EXPONENT,     /* 1e9 */
	NUMBER_LEADING_ZERO, /* 010 */
	NUMBER_NO_DIGIT,     /* .5, 5. */
	NUMBER_GROUPED,      /* 1 000, 1,000, 1_000 */
	NUMBER_FOLLOWED,     /* 5000 $, 40 % */
	NUMBER_TOO_LONG,     /* over 15 digits */
};

enum number_fault number_parse(struct decimal *, const char *text);
/* A number as people write it: "5 000 $", "1200,50", "$5,000". */
bool number_read(struct decimal *, const char *text);
/* What is wrong with the number, in the user's language. */
const char *number_message(enum number_fault);

/*
 * The number that was meant by one written for readers: "5 000 $" is 5000, "1 200,50" is
 * 1200.50, "40 %" is 40. False where it could be two ("1,000") or is none.
 */
bool number_meant(struct text *out, const char *text);

/* As written: "1200.50". */
void number_print(struct text *out, struct decimal);
double number_double(struct decimal);
/* The same value with `places` decimals, which are at least its own. */
int64_t number_units(struct decimal, uint8_t places);

/*
 * The sum of any number of decimals, exact until it has too many digits.
 */
struct total {
	int64_t whole;
	int64_t fraction; /* of 10^15, never negative */
	uint8_t places;   /* of the decimal that has most */
	bool too_large;
};

void total_add(struct total *, struct decimal);
/* Less than, equal to or greater than 0, as strcmp. */
int total_compare(const struct total *, const struct total *);
/* The sum as a decimal; false when it has too many digits. */
bool total_decimal(struct decimal *, const struct total *);

/*
 * A currency of ISO 4217: its number of decimals, or -1 for a code that is none.
 */
int currency_places(const char *code);
/* The code at that place of the list, for suggestions; NULL past its end. */
const char *currency_code(int index, char code[4]);

#endif
