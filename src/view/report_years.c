#include "view/report_years.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "view/words.h"

#include <string.h>

struct report_years report_years_of(const struct calendar *calendar)
{
	int first = day_year(calendar->start), last = day_year(calendar->end);
	bool usable = calendar->start && calendar->end && last - first < REPORT_MOST_YEARS;
	return usable ? (struct report_years){first, (size_t)(last - first) + 1}
		      : (struct report_years){0, 1};
}

/* The first and last year of a schedule; what is continuous stands in its first alone. */
static int first_year(const struct schedule *schedule)
{
	bool dates = schedule->form == SCHEDULE_DATE || schedule->form == SCHEDULE_DATES;
	return dates ? day_year(schedule->start) : schedule->year;
}

static int last_year(const struct schedule *schedule)
{
	switch (schedule->form) {
	case SCHEDULE_DATE:
	case SCHEDULE_DATES:
		return day_year(schedule->end);
	case SCHEDULE_CONTINUOUS:
	case SCHEDULE_CONTINUOUS_YEARS:
		return schedule->last_year;
	case SCHEDULE_SEASON:
	case SCHEDULE_YEAR:
		break;
	}
	return schedule->year;
}

static bool is_continuous(const struct schedule *schedule)
{
	return schedule->form == SCHEDULE_CONTINUOUS ||
	       schedule->form == SCHEDULE_CONTINUOUS_YEARS;
}

/* Which columns hold something of the schedule: from *from to *to. */
static void columns_of(
	struct report_years years, const struct schedule *schedule, size_t *from, size_t *to)
{
	int first = first_year(schedule) - years.first,
	    last = last_year(schedule) - years.first;
	int end = (int)years.count - 1;
	first = first < 0 ? 0 : first > end ? end : first;
	last = last < 0 ? 0 : last > end ? end : last;
	*from = (size_t)first;
	*to = is_continuous(schedule) ? *from : (size_t)last;
}

static bool is_outside(struct report_years years, const struct schedule *schedule)
{
	return last_year(schedule) < years.first ||
	       first_year(schedule) >= years.first + (int)years.count;
}

/* Of dates that go on over several years: "15 Nov. –", "the year", "– 20 Feb.". */
static void dates_in(struct text *out, const struct schedule *schedule, int year)
{
	bool starts = day_year(schedule->start) == year, ends = day_year(schedule->end) == year;
	if (starts)
		day_words_short(out, schedule->start);
	if (starts || ends)
		text_printf(out, "%s–%s", starts ? " " : "", ends ? " " : "");
	if (ends)
		day_words_short(out, schedule->end);
	if (!starts && !ends)
		text_str(out, _("the year"));
}

/* What one entry, other than a season within the period, says of a year. */
static void entry_in(struct text *out, const struct plan *plan, struct report_years years,
	const struct schedule *schedule, int year)
{
	if (!years.first || is_outside(years, schedule)) {
		words_schedule(out, plan, schedule);
		return;
	}
	switch (schedule->form) {
	case SCHEDULE_CONTINUOUS:
	case SCHEDULE_CONTINUOUS_YEARS:
		utf8_capitalize(
			out, plan->calendar.continuous, strlen(plan->calendar.continuous));
		break;
	case SCHEDULE_YEAR:
		/* TRANSLATORS: in the column of a year: some time in it. */
		text_str(out, _("the year"));
		break;
	case SCHEDULE_DATE:
		day_words_short(out, schedule->start);
		break;
	case SCHEDULE_DATES:
		dates_in(out, schedule, year);
		break;
	case SCHEDULE_SEASON:
		text_str(out, plan->calendar.seasons[schedule->season].code);
		break;
	}
}

static void add_entry(struct report_cell *cell, struct arena *arena, const struct plan *plan,
	struct report_years years, const struct schedule *schedule, int year)
{
	struct text words = TEXT_INIT, meaning = TEXT_INIT;
	entry_in(&words, plan, years, schedule, year);
	words_schedule(&meaning, plan, schedule);
	bool same = schedule->form == SCHEDULE_YEAR || !strcmp(words.data, meaning.data);
	report_cell_add(cell, arena, words.data, same ? NULL : meaning.data);
	text_release(&words);
	text_release(&meaning);
}

static bool is_letter(struct report_years years, const struct schedule *schedule)
{
	return years.first && schedule->form == SCHEDULE_SEASON && !is_outside(years, schedule);
}

/* Letters first, in the order of the seasons: there is no more than one of each a year. */
static void add_letters(struct report_cell *cell, struct arena *arena, const struct plan *plan,
	struct report_years years, const struct list *schedule, int year)
{
	for (int season = 0; season < plan->calendar.season_count; season++) {
		for (uint32_t i = 0; i < schedule->count; i++) {
			const struct schedule *entry = schedule->items[i].schedule;
			if (!is_letter(years, entry) || entry->season != season ||
				entry->year != year)
				continue;
			report_cell_add(cell, arena, cell->parts ? " " : "", NULL);
			add_entry(cell, arena, plan, years, entry, year);
		}
	}
}

void report_years_cells(struct report_cell *cells, struct arena *arena, const struct plan *plan,
	struct report_years years, const struct list *schedule)
{
	for (size_t c = 0; c < years.count; c++) {
		int year = years.first + (int)c;
		add_letters(&cells[c], arena, plan, years, schedule, year);
		for (uint32_t i = 0; i < schedule->count; i++) {
			const struct schedule *entry = schedule->items[i].schedule;
			size_t from, to;
			columns_of(years, entry, &from, &to);
			if (is_letter(years, entry) || c < from || c > to)
				continue;
			report_cell_add(&cells[c], arena, cells[c].parts ? ", " : "", NULL);
			add_entry(&cells[c], arena, plan, years, entry, year);
		}
	}
}

size_t report_years_first(struct report_years years, const struct list *schedule)
{
	size_t first = years.count;
	for (uint32_t i = 0; i < schedule->count; i++) {
		size_t from, to;
		columns_of(years, schedule->items[i].schedule, &from, &to);
		first = from < first ? from : first;
	}
	return first < years.count ? first : 0;
}
