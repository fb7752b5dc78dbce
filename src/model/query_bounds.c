#include "model/query_parts.h"

#include <string.h>

#define NO_SEASON (-1)
#define LAST_DAY 99991231

/* The two ends of "A..B"; without dots both are the whole. False: nothing on either side. */
static bool split(struct text *low, struct text *high, bool *range, const char *text)
{
	const char *dots = strstr(text, "..");
	*range = dots;
	text_add(low, text, dots ? (size_t)(dots - text) : strlen(text));
	text_str(high, dots ? dots + 2 : text);
	return low->length || high->length;
}

static bool read_number(struct total *total, const char *text)
{
	struct decimal number;
	*total = (struct total){0};
	if (!number_read(&number, text))
		return false;
	total_add(total, number);
	return true;
}

enum range_fault number_range_read(struct number_range *range, const char *text)
{
	struct text low = TEXT_INIT, high = TEXT_INIT;
	bool dots;
	enum range_fault fault = RANGE_OK;
	*range = (struct number_range){false, false, {0}, {0}};
	if (!split(&low, &high, &dots, text))
		fault = RANGE_EMPTY;
	range->from = low.length;
	range->to = high.length;
	if (!fault && ((range->from && !read_number(&range->low, low.data)) ||
			      (range->to && !read_number(&range->high, high.data))))
		fault = RANGE_NOT_ONE;
	if (!fault && range->from && range->to && total_compare(&range->low, &range->high) > 0)
		fault = RANGE_REVERSED;
	text_release(&low);
	text_release(&high);
	return fault;
}

bool number_range_has(const struct number_range *range, const struct total *number)
{
	return (!range->from || total_compare(&range->low, number) <= 0) &&
	       (!range->to || total_compare(number, &range->high) <= 0);
}

/* "2007-06": a month, where it is no season's code (21 and over). */
static bool read_month(struct day_range *days, const char *text)
{
	struct text day = TEXT_INIT;
	bool shaped = strlen(text) == 7 && text[4] == '-';
	for (int date = 31; shaped && date >= 28 && !days->last; date--) {
		text_reset(&day);
		text_printf(&day, "%s-%d", text, date);
		days->last = day_parse(day.data);
	}
	text_release(&day);
	days->first = days->last / 100 * 100 + 1;
	return days->last;
}

static bool is_continuous(const struct schedule *schedule)
{
	return schedule->form == SCHEDULE_CONTINUOUS ||
	       schedule->form == SCHEDULE_CONTINUOUS_YEARS;
}

/* One end of a range, or what is no range. */
static enum range_fault read_days(
	struct day_range *days, const struct calendar *calendar, const char *text)
{
	struct schedule schedule;
	bool reversed;
	*days = (struct day_range){0, 0, NO_SEASON, false};
	if (read_month(days, text))
		return RANGE_OK;
	if (!schedule_parse(&schedule, text, calendar, &reversed)) {
		days->first = schedule.start;
		days->last = schedule.end ? schedule.end : LAST_DAY;
		days->continuous = is_continuous(&schedule);
		if (schedule.form != SCHEDULE_CONTINUOUS)
			return RANGE_OK;
		/* Whatever its years. */
		days->first = 0;
		days->last = LAST_DAY;
		return RANGE_OK;
	}
	days->last = LAST_DAY;
	days->season = calendar_find_season(calendar, text, strlen(text));
	if (days->season >= 0)
		return RANGE_OK;
	return reversed ? RANGE_REVERSED : RANGE_NOT_ONE;
}

/* Of a range, neither end may be a season of any year, nor what is continuous. */
static enum range_fault read_end(
	struct day_range *days, const struct calendar *calendar, const char *text)
{
	enum range_fault fault = read_days(days, calendar, text);
	bool bounded = days->season < 0 && !days->continuous;
	return fault || bounded ? fault : RANGE_NOT_ONE;
}

enum range_fault day_range_read(struct day_range *days, const struct calendar *calendar,
	const char *text, const char **fault)
{
	struct text low = TEXT_INIT, high = TEXT_INIT;
	struct day_range first = {0, 0, NO_SEASON, false},
			 last = {0, LAST_DAY, NO_SEASON, false};
	bool dots, any = split(&low, &high, &dots, text);
	enum range_fault result = any ? RANGE_OK : RANGE_EMPTY;
	*fault = text;
	if (any && !dots)
		result = read_days(days, calendar, text);
	if (any && dots && low.length)
		result = read_end(&first, calendar, low.data);
	if (any && dots && !result && high.length) {
		result = read_end(&last, calendar, high.data);
		*fault = result ? text + low.length + 2 : text;
	}
	if (any && dots && !result) {
		*days = (struct day_range){first.first, last.last, NO_SEASON, false};
		result = days->first > days->last ? RANGE_REVERSED : RANGE_OK;
	}
	text_release(&low);
	text_release(&high);
	return result;
}

/* --- Ranges written otherwise ---------------------------------------------- */

/* ">5000" and the like: what stands there in place of the sign, and after the rest. */
static const struct {
	const char *sign, *before, *after;
} signs[] = {{">=", "", ".."}, {"≥", "", ".."}, {">", "", ".."}, {"<=", "..", ""},
	{"≤", "..", ""}, {"<", "..", ""}};
#define SIGNS (sizeof signs / sizeof *signs)

/* What people put between two bounds; spaces around it tell it from a hyphen of a date. */
static const char *const partings[] = {" - ", "-", "–", "—", "/", " à ", " to "};
#define PARTINGS (sizeof partings / sizeof *partings)

#define WAYS (SIGNS + PARTINGS)

/* The text as a range, if it is one written in that of the ways; else it becomes nothing. */
static void reword(struct text *out, const char *text, size_t way)
{
	text_reset(out);
	if (way < SIGNS) {
		const char *sign = signs[way].sign;
		if (strncmp(text, sign, strlen(sign)))
			return;
		text += strlen(sign);
		text += strspn(text, " ");
		text_printf(out, "%s%s%s", signs[way].before, text, signs[way].after);
		return;
	}
	const char *parting = partings[way - SIGNS], *at = strstr(text, parting);
	if (at)
		text_printf(out, "%.*s..%s", (int)(at - text), text, at + strlen(parting));
}

static void add_number(struct text *out, const struct total *total)
{
	struct decimal number;
	if (total_decimal(&number, total))
		number_print(out, number);
}

bool number_range_reword(struct text *out, const char *text)
{
	struct number_range range = {false, false, {0}, {0}};
	bool fits = false;
	for (size_t way = 0; way < WAYS && !fits; way++) {
		reword(out, text, way);
		fits = out->length && number_range_read(&range, out->data) == RANGE_OK;
	}
	/* Without the spaces and signs of money, which a shell would not keep. */
	text_reset(out);
	if (fits && range.from)
		add_number(out, &range.low);
	text_str(out, fits ? ".." : "");
	if (fits && range.to)
		add_number(out, &range.high);
	return fits;
}

bool day_range_reword(struct text *out, const struct calendar *calendar, const char *text)
{
	struct day_range range;
	const char *fault;
	for (size_t way = 0; way < WAYS; way++) {
		reword(out, text, way);
		if (out->length &&
			day_range_read(&range, calendar, out->data, &fault) == RANGE_OK)
			return true;
	}
	text_reset(out);
	return false;
}

/* --- What is in a range ----------------------------------------------------- */

/* Whether the days from `first` to `last` share one with that season of some year. */
static bool meets_season(const struct calendar *calendar, int season, day_t first, day_t last)
{
	/* A season may begin in the year before its own, and end in the one after. */
	int year = day_year(first) - 1, end = day_year(last) + 1;
	if (end - year > 3)
		return true;
	for (; year <= end; year++) {
		day_t start, stop;
		calendar_season_days(calendar, season, year, &start, &stop);
		if (start <= last && stop >= first)
			return true;
	}
	return false;
}

static bool meets(
	const struct day_range *days, const struct calendar *calendar, day_t first, day_t last)
{
	if (first > days->last || last < days->first)
		return false;
	return days->season < 0 || meets_season(calendar, days->season, first, last);
}

bool day_range_has(const struct day_range *days, const struct calendar *calendar, day_t day)
{
	return meets(days, calendar, day, day);
}

bool day_range_meets(const struct day_range *days, const struct calendar *calendar,
	const struct schedule *schedule)
{
	if (days->continuous && !is_continuous(schedule))
		return false;
	return meets(days, calendar, schedule->start, schedule->end ? schedule->end : LAST_DAY);
}
