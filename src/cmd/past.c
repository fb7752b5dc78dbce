#include "cmd/past.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/day_guess.h"
#include "view/commit_words.h"

#include <stdio.h>
#include <string.h>

int past_open(struct past *past, struct fail *fail)
{
	*past = (struct past){NULL, NULL, ""};
	if (session_repo(&past->repo, fail) || session_tip(past->tip, fail))
		return -1;
	return history_open(&past->history, past->repo, session_cached(), fail);
}

void past_close(struct past *past)
{
	history_close(past->history);
}

/* --- Gaps ------------------------------------------------------------------------------ */

/* Why, and what brings the rest. */
static const struct {
	const char *why, *remedy;
} reasons[] = {
	[GAP_SHALLOW] = {N_("this clone is shallow"),
		N_("git fetch --unshallow brings the rest")},
	[GAP_GRAFT] = {N_("info/grafts gives it other parents than those recorded"),
		N_("the recorded ones count; git replace --convert-graft-file does away with the "
		   "file")},
	[GAP_MISSING] = {N_("something older is missing here, or damaged"),
		N_("git fsck names it, git fetch may bring it")},
	[GAP_REPLACED] = {N_("refs/replace gives other objects for it"),
		N_("the recorded ones count; git replace -l lists them")},
};

static void say_gap(const struct gap *gap)
{
	struct text day = TEXT_INIT;
	const struct person when = {.time = gap->time};
	commit_date(&day, &when);
	/* TRANSLATORS: day, name of a commit, reason, remedy. */
	fprintf(stderr, _("history is incomplete before %s (commit %.*s): %s; %s\n"), day.data,
		COMMIT_DIGITS, gap->commit, _(reasons[gap->reason].why),
		_(reasons[gap->reason].remedy));
	text_release(&day);
}

int past_report(const struct past *past, struct session *session)
{
	size_t count = 0;
	const struct gap *gaps = past->history ? history_gaps(past->history, &count) : NULL;
	fflush(stdout);
	for (size_t i = 0; i < count; i++)
		say_gap(&gaps[i]);
	int status = session_report_errors(session);
	return count ? STATUS_REFUSED : status;
}

/* --- Days ------------------------------------------------------------------------------ */

int past_day(day_t *day, const char *option, const char *word, struct fail *fail)
{
	struct text meant = TEXT_INIT, shown = TEXT_INIT;
	day_t guessed;
	*day = word ? day_parse(word) : 0;
	if (!word || *day)
		return 0;
	utf8_visible(&shown, word, strlen(word));
	fail_set(fail, STATUS_USAGE, _("'%s' is no date: write --%s=2007-06-06"), shown.data,
		option);
	if (day_guess(word, &guessed) == DAY_GUESSED) {
		day_print(&meant, guessed);
		fail_hint(fail, _("did you mean '%s'?"), meant.data);
	}
	text_release(&meant);
	text_release(&shown);
	return -1;
}
