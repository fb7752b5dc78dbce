#include "model/number.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DIGITS 15

static enum number_fault judge_odd(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (!digits)
		return text[0] == '.' && isdigit((unsigned char)text[1]) ? NUMBER_NO_DIGIT
									 : NUMBER_NOT_ONE;
	const char *rest = text + digits;
	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	/* "1 000" is grouped, "5000 $" is followed by something. */
	size_t gap = strspn(rest, " ,_'\u00a0\u202f");
	if (gap && isdigit((unsigned char)rest[gap]))
		return NUMBER_GROUPED;
	if (gap || strchr("$%\xc2\xe2", *rest))
		return NUMBER_FOLLOWED;
	return NUMBER_NOT_ONE;
}

/* "e9", "E-3"; but not the end of "3e rencontre". */
static bool is_exponent(const char *text)
{
	if (*text != 'e' && *text != 'E')
		return false;
	text += 1 + (text[1] == '+' || text[1] == '-');
	return *text && !text[strspn(text, "0123456789")];
}

enum number_fault number_parse(struct decimal *number, const char *text)
{
	*number = (struct decimal){0, 0};
	bool negative = *text == '-';
	const char *whole = text + negative;
	size_t before = strspn(whole, "0123456789");
	const char *rest = whole + before;
	size_t after = *rest == '.' ? strspn(rest + 1, "0123456789") : 0;
	const char *end = *rest == '.' ? rest + 1 + after : rest;
	if (before && is_exponent(end))
		return NUMBER_EXPONENT;
	if (*end || !before)
		return judge_odd(whole);
	if (*rest == '.' && !after)
		return NUMBER_NO_DIGIT;
	if (before > 1 && *whole == '0')
		return NUMBER_LEADING_ZERO;
	if (before + after > MOST_DIGITS)
		return NUMBER_TOO_LONG;
	int64_t units = 0;
	for (const char *p = whole; p < end; p++) {
		if (*p != '.')
			units = units * 10 + (*p - '0');
	}
	number->units = negative ? -units : units;
	number->places = (uint8_t)after;
	return NUMBER_OK;
}

/* How a number is grouped in French and English; what stands between digits alone. */
static size_t grouping(const char *at)
{
	static const char *const marks[] = {" ", "\u00a0", "\u202f", "'", "’"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t length = strlen(marks[i]);
		if (!strncmp(at, marks[i], length))
			return length;
	}
	return 0;
}

/* "1,000" is a thousand, "1200,50" has decimals. */
static bool comma_groups(const char *at)
{
	return strspn(at + 1, "0123456789") == 3;
}

bool number_read(struct decimal *number, const char *text)
{
	struct text plain = TEXT_INIT;
	const char *at = text + (*text == '$');
	while (*at && *at != '$') {
		size_t space = grouping(at);
		if (!space && !(*at == ',' && comma_groups(at)))
			text_char(&plain, *at == ',' ? '.' : *at);
		at += space ? space : 1;
	}
	at += *at == '$';
	bool fits = number_parse(number, plain.data) == NUMBER_OK && !*at;
	text_release(&plain);
	return fits;
}

const char *number_message(enum number_fault fault)
{
	switch (fault) {
	case NUMBER_EXPONENT:
		return _("write the number out, without an exponent");
	case NUMBER_LEADING_ZERO:
		return _("delete the zeros before the number");
	case NUMBER_NO_DIGIT:
		return _("write digits on both sides of the decimal point");
	case NUMBER_GROUPED:
		return _(
			"write the number without spaces, with a point before decimals: 1000.50");
	case NUMBER_FOLLOWED:
		return _("write the number alone, with nothing after it");
	case NUMBER_TOO_LONG:
		return _("a number has at most 15 digits");
	case NUMBER_OK:
	case NUMBER_NOT_ONE:
		break;
	}
	return _("write a number in digits, with a point before decimals");
}

/* The length of the sign of money or percent, or the currency's code or name, there. */
static size_t unit_length(const char *p)
{
	static const char *const units[] = {
		"dollars", "dollar", "euros", "euro", "€", "$", "%"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!strncmp(p, units[i], strlen(units[i])))
			return strlen(units[i]);
	}
	char code[4] = "";
	for (int i = 0; i < 3 && p[i]; i++)
		code[i] = p[i];
	return currency_places(code) >= 0 ? 3 : 0;
}

static const char *skip_units(const char *p)
{
	p += strspn(p, " ");
	for (size_t length; (length = unit_length(p));) {
		p += length;
		p += strspn(p, " ");
	}
	return p;
}

/* Whether three digits follow a sign that parts groups, and no fourth. */
static bool is_group(const char *p, const char *signs)
{
	return *p && strchr(signs, *p) && strspn(p + 1, "0123456789") == 3;
}

bool number_meant(struct text *out, const char *text)
{
	struct text plain = TEXT_INIT, number = TEXT_INIT;
	struct decimal ignored;
	utf8_plain_spaces(&plain, text, strlen(text));
	const char *p = skip_units(plain.data);
	while (*p == '0' && isdigit((unsigned char)p[1]))
		p++;
	size_t digits = strspn(p, "0123456789");
	text_add(&number, p, digits);
	p += digits;
	/* One comma before three digits parts thousands or decimals: only the writer knows. */
	bool commas = is_group(p, ",") && (is_group(p + 4, ",") || p[4] == '.');
	while (digits && is_group(p, commas ? "," : " '_")) {
		text_add(&number, p + 1, 3);
		p += 4;
	}
	size_t decimals = *p == '.' || *p == ',' ? strspn(p + 1, "0123456789") : 0;
	if (decimals && (*p == '.' || decimals < 3)) {
		text_char(&number, '.');
		text_add(&number, p + 1, decimals);
		p += 1 + decimals;
	}
	bool good = !*skip_units(p) && number_parse(&ignored, number.data) == NUMBER_OK;
	if (good)
		text_str(out, number.data);
	text_release(&plain);
	text_release(&number);
	return good;
}

static int64_t power(uint8_t places)
{
	int64_t result = 1;
	while (places--)
		result *= 10;
	return result;
}

void number_print(struct text *out, struct decimal number)
{
	int64_t one = power(number.places);
	int64_t absolute = number.units < 0 ? -number.units : number.units;
	if (number.units < 0)
		text_char(out, '-');
	text_printf(out, "%lld", (long long)(absolute / one));
	if (number.places)
		text_printf(out, ".%0*lld", (int)number.places, (long long)(absolute % one));
}

double number_double(struct decimal number)
{
	return (double)number.units / (double)power(number.places);
}

int64_t number_units(struct decimal number, uint8_t places)
{
	return number.units * power((uint8_t)(places - number.places));
}

void total_add(struct total *total, struct decimal number)
{
	int64_t one = power(number.places), limit = power(MOST_DIGITS);
	int64_t whole = number.units / one, rest = number.units % one;
	if (rest < 0) {
		rest += one;
		whole--;
	}
	total->fraction += rest * power((uint8_t)(MOST_DIGITS - number.places));
	if (total->fraction >= limit) {
		total->fraction -= limit;
		whole++;
	}
	if (__builtin_add_overflow(total->whole, whole, &total->whole))
		total->too_large = true;
	if (number.places > total->places)
		total->places = number.places;
}

int total_compare(const struct total *a, const struct total *b)
{
	if (a->too_large != b->too_large)
		return a->too_large ? 1 : -1;
	if (a->whole != b->whole)
		return a->whole < b->whole ? -1 : 1;
	return a->fraction == b->fraction ? 0 : a->fraction < b->fraction ? -1 : 1;
}

bool total_decimal(struct decimal *number, const struct total *total)
{
	int64_t one = power(total->places);
	int64_t rest = total->fraction / power((uint8_t)(MOST_DIGITS - total->places));
	number->places = total->places;
	return !total->too_large &&
	       !__builtin_mul_overflow(total->whole, one, &number->units) &&
	       !__builtin_add_overflow(number->units, rest, &number->units);
}

/* ISO 4217, the active codes of countries and unions; most have two decimals. */
static const char codes[] =
	"AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNY"
	"COPCRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQD"
	"IRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWK"
	"MXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOS"
	"SRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYUUZSVEDVESVNDVUVWSTXAFXCDXOFXPFYERZAR"
	"ZMWZWG";
static const char no_decimals[] = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXVNDVUVXAFXOFXPF";
static const char three_decimals[] = "BHDIQDJODKWDLYDOMRTND";

static bool among(const char *list, const char *code)
{
	for (; *list; list += 3) {
		if (!strncmp(list, code, 3))
			return true;
	}
	return false;
}

int currency_places(const char *code)
{
	if (strlen(code) != 3 || !among(codes, code))
		return -1;
	if (among(no_decimals, code))
		return 0;
	return among(three_decimals, code) ? 3 : 2;
}

const char *currency_code(int index, char code[4])
{
	if (index < 0 || (size_t)index * 3 >= sizeof codes - 1)
		return NULL;
	memcpy(code, codes + (size_t)index * 3, 3);
	code[3] = '\0';
	return code;
}
