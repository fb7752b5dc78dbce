#include "view/commit_words.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>
#include <time.h>

/* Of the text of a decision, or of a reason, no more is shown. */
#define MOST_CHARACTERS 120

/* --- When ------------------------------------------------------------------------------ */

/* The first second of the year 1, and the first of the year 10000, in seconds since 1970. */
#define FIRST_SECOND (-62135596800)
#define END_OF_SECONDS 253402300800

/* As clocks showed it there; false outside the years that people write. */
static bool local_time(struct tm *local, const struct person *person)
{
	int64_t shift = (int64_t)person->offset * 60;
	if (person->time < FIRST_SECOND - shift || person->time >= END_OF_SECONDS - shift)
		return false;
	time_t seconds = (time_t)(person->time + shift);
	return gmtime_r(&seconds, local) != NULL;
}

day_t commit_day(const struct person *person)
{
	struct tm local;
	if (!local_time(&local, person))
		return 0;
	return 10000 * (local.tm_year + 1900) + 100 * (local.tm_mon + 1) + local.tm_mday;
}

void commit_date(struct text *out, const struct person *person)
{
	day_t day = commit_day(person);
	if (day)
		day_words(out, day);
	else
		text_str(out, _("unknown date"));
}

void commit_iso_date(struct text *out, const struct person *person)
{
	struct tm local;
	int offset = person->offset < 0 ? -person->offset : person->offset;
	if (!local_time(&local, person))
		return;
	text_printf(out, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", local.tm_year + 1900,
		local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec,
		person->offset < 0 ? '-' : '+', offset / 60, offset % 60);
}

/* --- Who ------------------------------------------------------------------------------- */

void commit_person(struct text *out, const struct person *person)
{
	const char *name = person->shown_name ? person->shown_name : "";
	const char *email = person->shown_email ? person->shown_email : "";
	text_str(out, *name ? name : *email ? email : _("somebody without a name"));
}

void commit_adoption(struct text *out, const struct commit *commit)
{
	if (!commit->adoption)
		return;
	struct text day = TEXT_INIT, adopter = TEXT_INIT;
	commit_date(&day, &commit->adoption->author);
	commit_person(&adopter, &commit->adoption->author);
	/* TRANSLATORS: of a change: the day of the merge that adopted it, who made that. */
	text_printf(out, _("put into force on %s by %s"), day.data, adopter.data);
	text_release(&day);
	text_release(&adopter);
}

void commit_who(struct text *out, const struct commit *commit)
{
	struct text adoption = TEXT_INIT;
	commit_person(out, &commit->author);
	commit_adoption(&adoption, commit);
	if (adoption.length)
		text_printf(out, " (%s)", adoption.data);
	text_release(&adoption);
}

/* --- Why ------------------------------------------------------------------------------- */

/* Spaces for whatever else parts words, none at the end; a long text is cut. */
static void add_in_brief(struct text *out, const char *words, size_t length)
{
	struct text line = TEXT_INIT;
	for (size_t i = 0; i < length; i++) {
		bool blank = strchr(" \t\r\n", words[i]) != NULL;
		bool begins = !line.length || line.data[line.length - 1] == ' ';
		if (!blank || !begins)
			text_char(&line, blank ? ' ' : words[i]);
	}
	while (line.length && line.data[line.length - 1] == ' ')
		line.data[--line.length] = '\0';
	size_t kept = utf8_skip(line.data, line.length, MOST_CHARACTERS);
	text_add(out, line.data, kept);
	text_str(out, kept < line.length ? "…" : "");
	text_release(&line);
}

/* The decision, also where its meeting was called otherwise when the commit was made. */
static const struct thing *find_decision(const struct plan *plan, const char *decision)
{
	const struct thing *thing = plan_find(plan, SPACE_DECISION, decision);
	const char *slash = strchr(decision, '/');
	if (thing || !slash)
		return thing;
	struct text id = TEXT_INIT;
	text_add(&id, decision, (size_t)(slash - decision));
	const struct thing *meeting = plan_find_former(plan, SPACE_MEETING, id.data);
	text_reset(&id);
	text_printf(&id, "%s%s", meeting ? meeting->id : "", slash);
	thing = plan_find(plan, SPACE_DECISION, id.data);
	text_release(&id);
	return thing;
}

void commit_decision(struct text *out, const struct plan *plan, const char *decision)
{
	const struct thing *thing = find_decision(plan, decision);
	struct text day = TEXT_INIT, words = TEXT_INIT;
	text_str(out, decision);
	if (!thing) {
		text_printf(out, " (%s)", _("unknown in this plan"));
		return;
	}
	const char *text = record_text(thing->record, DECISION_TITLE);
	if (!text)
		text = record_text(thing->record, DECISION_TEXT);
	if (thing->owner)
		day_words(&day, (day_t)record_number(thing->owner->record, MEETING_DATE, 0));
	add_in_brief(&words, text ? text : "", text ? strlen(text) : 0);
	if (day.length && words.length)
		/* TRANSLATORS: of a decision: the day of the meeting, its text. */
		text_printf(out, _(" (%s: “%s”)"), day.data, words.data);
	else if (words.length)
		text_printf(out, _(" (“%s”)"), words.data);
	text_release(&day);
	text_release(&words);
}

/* The paragraph at `*at`, which becomes where the next begins; false past the last. */
static bool next_paragraph(const char **at, const char **paragraph, size_t *length)
{
	*at += strspn(*at, "\n");
	const char *end = strstr(*at, "\n\n");
	*paragraph = *at;
	*length = end ? (size_t)(end - *at) : strlen(*at);
	*at += *length;
	return *length > 0;
}

/* What the program's own subjects begin with. */
static bool is_own(const char *subject)
{
	return !strncmp(subject, "plan: ", strlen("plan: "));
}

void commit_reason(struct text *out, const struct commit *commit)
{
	const char *at = commit->message ? commit->message : "", *subject, *body;
	size_t length, body_length;
	if (!next_paragraph(&at, &subject, &length))
		return;
	bool has_body = next_paragraph(&at, &body, &body_length);
	/* The last paragraph is the trailers, where there are some. */
	at += strspn(at, "\n");
	has_body = has_body && (*at || !commit->trailer_count);
	if (!is_own(subject))
		add_in_brief(out, subject, length);
	else if (has_body)
		add_in_brief(out, body, body_length);
}

/* --- All of it ------------------------------------------------------------------------- */

static void add_part(struct text *out, const char *words)
{
	text_str(out, out->length ? COMMIT_PARTING : "");
	text_str(out, words);
}

void commit_circumstances(
	struct text *out, const struct plan *plan, const struct commit *commit)
{
	struct text all = TEXT_INIT, part = TEXT_INIT, words = TEXT_INIT;
	const char *decision = commit_allowed_by(commit);
	if (decision) {
		commit_decision(&words, plan, decision);
		text_printf(&part, _("decision %s"), words.data);
		add_part(&all, part.data);
	}
	if (commit->proposal) {
		text_reset(&part);
		text_printf(&part, _("proposal %s"), commit->proposal);
		add_part(&all, part.data);
	}
	text_reset(&words);
	commit_reason(&words, commit);
	if (words.length) {
		text_reset(&part);
		text_printf(&part, _("“%s”"), words.data);
		add_part(&all, part.data);
	}
	if (commit->is_merge)
		add_part(&all, _("given by the merge itself"));
	text_str(out, all.data);
	text_release(&all);
	text_release(&part);
	text_release(&words);
}

void commit_words(struct text *out, const struct plan *plan, const struct commit *commit)
{
	struct text circumstances = TEXT_INIT;
	commit_who(out, commit);
	commit_circumstances(&circumstances, plan, commit);
	if (circumstances.length)
		text_printf(out, COMMIT_PARTING "%s", circumstances.data);
	text_printf(out, COMMIT_PARTING "%.*s", COMMIT_DIGITS, commit->id);
	text_release(&circumstances);
}
