#include "model/day_guess.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/spoken.h"

#include <string.h>

static bool is(const char *text, struct label label)
{
	return utf8_same_folded(text, strlen(text), label.english) ||
	       utf8_same_folded(text, strlen(text), label.french);
}

static bool exists(day_t day)
{
	struct text text = TEXT_INIT;
	day_print(&text, day);
	bool does = day_parse(text.data);
	text_release(&text);
	return does;
}

enum day_guess day_guess(const char *text, day_t *result)
{
	static const struct label today = {"today", "aujourd'hui"},
				  yesterday = {"yesterday", "hier"};
	if (is(text, today) || is(text, yesterday)) {
		*result = is(text, today) ? day_today() : day_before(day_today());
		return DAY_GUESSED;
	}
	day_t day = spoken_day(text);
	/* A month without its day is none. */
	if (day % 100 < 1 || day % 100 > 31)
		return DAY_UNKNOWN;
	for (*result = day; !exists(*result);)
		--*result;
	return *result == day ? DAY_GUESSED : DAY_PAST_END;
}
