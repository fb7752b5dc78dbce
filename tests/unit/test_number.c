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

/* The sum of a few decimals, as text; "" when it has too many digits. */
static void sum(struct text *out, const char *const *numbers)
{
	struct total total = {0};
	struct decimal number;
	for (; *numbers; numbers++) {
		assert_int_equal(number_parse(&number, *numbers), NUMBER_OK);
		total_add(&total, number);
	}
	if (total_decimal(&number, &total))
		number_print(out, number);
}

static void test_totals(void **state)
{
	(void)state;
	static const struct {
		const char *numbers[5], *sum;
	} sums[] = {{{NULL}, "0"}, {{"5000", "50000"}, "55000"}, {{"0.1", "0.2"}, "0.3"},
		{{"0.95", "0.1"}, "1.05"}, {{"12500", "3000.5"}, "15500.5"},
		{{"5", "-7.25"}, "-2.25"}, {{"-0.5", "0.5"}, "0.0"},
		{{"999999999999999", "1"}, "1000000000000000"},
		{{"0.00000000000001", "1"}, "1.00000000000001"},
		{{"0.00000000000001", "999999999999999"}, ""}};
	for (size_t i = 0; i < COUNT(sums); i++) {
		struct text text = TEXT_INIT;
		sum(&text, sums[i].numbers);
		assert_text(&text, sums[i].sum);
	}
}

/* However many, a sum never wraps round. */
static void test_large_total(void **state)
{
	(void)state;
	struct total total = {0}, less = {0};
	struct decimal number;
	total_add(&less, (struct decimal){5, 0});
	for (int i = 0; i < 20000; i++)
		total_add(&total, (struct decimal){999999999999999, 0});
	assert_false(total_decimal(&number, &total));
	assert_true(total_compare(&total, &less) > 0);
	assert_true(total_compare(&less, &total) < 0);
}

static void test_compare_totals(void **state)
{
	(void)state;
	struct total a = {0}, b = {0};
	total_add(&a, (struct decimal){50, 1});
	total_add(&b, (struct decimal){5, 0});
	assert_int_equal(total_compare(&a, &b), 0);
	total_add(&b, (struct decimal){1, 2});
	assert_true(total_compare(&a, &b) < 0);
	total_add(&a, (struct decimal){-1, 0});
	assert_true(total_compare(&b, &a) > 0);
}

struct meant_case {
	const char *name;   /* and the text */
	const char *number; /* NULL: none */
};

static struct meant_case meant[] = {
	{"5000", "5000"},
	{"5 000 $", "5000"},
	{"5000$", "5000"},
	{"5\u00a0000\u00a0$", "5000"},
	{"50\u202f000,50 $", "50000.50"},
	{"1 200 300", "1200300"},
	{"1,200.50", "1200.50"},
	{"1,200,300", "1200300"},
	{"12,5", "12.5"},
	{"$ 5000", "5000"},
	{"5000 CAD", "5000"},
	{"5 000 $ CAD", "5000"},
	{"5000 dollars", "5000"},
	{"40 %", "40"},
	{"\u00a010", "10"},
	{"010", "10"},
	{"0", "0"},
	{"1,000", NULL}, /* a thousand, or one */
	{"5 00", NULL},
	{"5000 $ par an", NULL},
	{"5 jours", NULL},
	{"cinq", NULL},
	{"$", NULL},
	{"", NULL},
	{"1234567890123456", NULL},
};

static void test_meant(void **state)
{
	const struct meant_case *c = *state;
	struct text number = TEXT_INIT;
	assert_int_equal(number_meant(&number, c->name), c->number != NULL);
	assert_string_equal(number.data, c->number ? c->number : "");
	text_release(&number);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, cases, test_parse);
	SUITE_CASES(&suite, meant, test_meant);
	SUITE_TEST(&suite, test_ordinal);
	SUITE_TEST(&suite, test_double);
	SUITE_TEST(&suite, test_units);
	SUITE_TEST(&suite, test_currencies);
	SUITE_TEST(&suite, test_currency_list);
	SUITE_TEST(&suite, test_totals);
	SUITE_TEST(&suite, test_large_total);
	SUITE_TEST(&suite, test_compare_totals);
	return suite_run(&suite, "number");
}
