#include "suite.h"

#include "model/number.h"

struct number_case {
	const char *name; /* and what is read */
	enum number_fault fault;
	int64_t units;
	uint8_t places;
};

static struct number_case cases[] = {
	{"0", NUMBER_OK, 0, 0},
	{"7", NUMBER_OK, 7, 0},
	{"50000", NUMBER_OK, 50000, 0},
	{"1200.50", NUMBER_OK, 120050, 2},
	{"0.05", NUMBER_OK, 5, 2},
	{"-12.5", NUMBER_OK, -125, 1},
	{"999999999999999", NUMBER_OK, 999999999999999, 0},
	{"9999999999999.99", NUMBER_OK, 999999999999999, 2},
	{"0.00000000000001", NUMBER_OK, 1, 14},
	{"1000000000000000", NUMBER_TOO_LONG, 0, 0},
	{"99999999999999.99", NUMBER_TOO_LONG, 0, 0},
	{"99999999999999999999999999", NUMBER_TOO_LONG, 0, 0},
	{"1e9", NUMBER_EXPONENT, 0, 0},
	{"1.5E3", NUMBER_EXPONENT, 0, 0},
	{"010", NUMBER_LEADING_ZERO, 0, 0},
	{"00", NUMBER_LEADING_ZERO, 0, 0},
	{"-01.5", NUMBER_LEADING_ZERO, 0, 0},
	{".5", NUMBER_NO_DIGIT, 0, 0},
	{"5.", NUMBER_NO_DIGIT, 0, 0},
	{"1 000", NUMBER_GROUPED, 0, 0},
	{"1,000", NUMBER_GROUPED, 0, 0},
	{"12,50", NUMBER_GROUPED, 0, 0},
	{"1_000", NUMBER_GROUPED, 0, 0},
	{"1'000", NUMBER_GROUPED, 0, 0},
	{"1\u00a0000", NUMBER_GROUPED, 0, 0},
	{"1\u202f000,50", NUMBER_GROUPED, 0, 0},
	{"", NUMBER_NOT_ONE, 0, 0},
	{"-", NUMBER_NOT_ONE, 0, 0},
	{".", NUMBER_NOT_ONE, 0, 0},
	{"+5", NUMBER_NOT_ONE, 0, 0},
	{"--5", NUMBER_NOT_ONE, 0, 0},
	{"e9", NUMBER_NOT_ONE, 0, 0},
	{"1.5.2", NUMBER_NOT_ONE, 0, 0},
	{"cinq", NUMBER_NOT_ONE, 0, 0},
	{" 5", NUMBER_NOT_ONE, 0, 0},
	{"12:30", NUMBER_NOT_ONE, 0, 0},
	{"2007-06-06", NUMBER_NOT_ONE, 0, 0},
	{".inf", NUMBER_NOT_ONE, 0, 0},
	{"2-3 rencontres", NUMBER_NOT_ONE, 0, 0},
	{"5000 $", NUMBER_FOLLOWED, 0, 0},
	{"40%", NUMBER_FOLLOWED, 0, 0},
	{"12.50 €", NUMBER_FOLLOWED, 0, 0},
	{"3 rencontres", NUMBER_FOLLOWED, 0, 0},
};

static void test_parse(void **state)
{
	const struct number_case *c = *state;
	struct decimal number = {-1, 99};
	assert_int_equal(number_parse(&number, c->name), c->fault);
	assert_true(number.units == c->units);
	assert_int_equal(number.places, c->places);
	if (c->fault == NUMBER_OK) {
		struct text out = TEXT_INIT;
		number_print(&out, number);
		assert_text(&out, c->name);
	} else {
		assert_true(*number_message(c->fault) != '\0');
	}
}

/* Of "third meeting" nobody can mend the exponent. */
static void test_ordinal(void **state)
{
	(void)state;
	struct decimal number;
	assert_int_not_equal(number_parse(&number, "3e rencontre"), NUMBER_EXPONENT);
	assert_int_not_equal(number_parse(&number, "1er trimestre"), NUMBER_EXPONENT);
}

static void test_double(void **state)
{
	(void)state;
	assert_true(number_double((struct decimal){120050, 2}) == 1200.5);
	assert_true(number_double((struct decimal){1, 1}) == 0.1);
	assert_true(number_double((struct decimal){-125, 1}) == -12.5);
	assert_true(number_double((struct decimal){999999999999999, 2}) == 9999999999999.99);
}

static void test_units(void **state)
{
	(void)state;
	assert_true(number_units((struct decimal){50, 0}, 2) == 5000);
	assert_true(number_units((struct decimal){125, 1}, 3) == 12500);
	assert_true(number_units((struct decimal){125, 2}, 2) == 125);
	assert_true(number_units((struct decimal){-5, 0}, 0) == -5);
	assert_true(number_units((struct decimal){999999999999999, 0}, 3) ==
		    999999999999999 * INT64_C(1000));
}

static void test_currencies(void **state)
{
	(void)state;
	assert_int_equal(currency_places("CAD"), 2);
	assert_int_equal(currency_places("EUR"), 2);
	assert_int_equal(currency_places("JPY"), 0);
	assert_int_equal(currency_places("XOF"), 0);
	assert_int_equal(currency_places("TND"), 3);
	assert_int_equal(currency_places("KWD"), 3);
	static const char *const none[] = {"", "CA", "CADA", "cad", "XXX", "$", "ADA", "AED "};
	for (size_t i = 0; i < COUNT(none); i++)
		assert_int_equal(currency_places(none[i]), -1);
}

/* Every code that is suggested is one, once, and no other. */
static void test_currency_list(void **state)
{
	(void)state;
	char code[4], before[4] = "";
	int count = 0;
	for (; currency_code(count, code); count++) {
		assert_int_equal(strlen(code), 3);
		assert_true(currency_places(code) >= 0);
		assert_true(strcmp(before, code) < 0);
		memcpy(before, code, sizeof before);
	}
	assert_true(count > 140);
	assert_null(currency_code(-1, code));
	assert_null(currency_code(100000, code));
}

static void test_add(void **state)
{
	(void)state;
	struct decimal sum = {0, 0};
	assert_true(number_add(&sum, (struct decimal){1250000, 2}));
	assert_true(number_add(&sum, (struct decimal){30005, 1}));
	assert_true(number_add(&sum, (struct decimal){7, 0}));
	assert_int_equal(sum.units, 1550750);
	assert_int_equal(sum.places, 2);
	/* What does not fit leaves the sum as it was. */
	assert_false(number_add(&sum, (struct decimal){INT64_MAX, 0}));
	assert_false(number_add(&sum, (struct decimal){INT64_MAX, 2}));
	assert_int_equal(sum.units, 1550750);
	assert_int_equal(sum.places, 2);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_parse);
	SUITE_TEST(&suite, test_ordinal);
	SUITE_TEST(&suite, test_double);
	SUITE_TEST(&suite, test_units);
	SUITE_TEST(&suite, test_currencies);
	SUITE_TEST(&suite, test_currency_list);
	SUITE_TEST(&suite, test_add);
	return suite_run(&suite, "number");
}
