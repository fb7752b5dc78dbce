#include "base/lang.h"
#include "cmd/commands.h"
#include "cmd/past.h"
#include "git/history.h"
#include "git/objects.h"
#include "view/commit_words.h"
#include "view/drift_print.h"

#include <stdio.h>
#include <string.h>

static const char *since;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TEXT(0, "since", N_("WHEN"), &since,
		N_("since that revision, date or decision; else since the plan's adoption")),
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_drift = {
	"drift",
	N_("show what changed since the plan was adopted, under a decision or without"),
	"",
	options,
	NEED_PLAN,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN,
	run,
};

/* A plan as it was recorded. */
struct version {
	struct source *source;
	struct plan *plan;
	struct diag diag;
};

struct comparison {
	struct past past;
	struct text when, heading;
	char base[41];
	struct version before, after;
	const struct plan *now; /* as the tip has it */
	struct changes changes;
	bool compared;
};

/* --- Since when ------------------------------------------------------------------------ */

static int not_adopted(struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED, _("the plan does not say which decision adopted it"));
	return fail_hint(fail, _("say since when: --since=2008-01-31; or the decision, once "
				 "for all: git plan set plan adopted=MEETING/ID"));
}

/* "Changed since HEAD~3 (12 March 2008, 1a2b3c4)", "… since decision m1/d1 (…: “…”)" */
static void describe_since(struct comparison *comparison, const struct session *session,
	const char *adopted, const struct history_commit *commit)
{
	struct text words = TEXT_INIT;
	if (since) {
		day_words(&words, commit->day);
		text_printf(&comparison->heading, _("Changed since %s (%s, %.*s)"), since,
			words.data, COMMIT_DIGITS, commit->id);
	} else {
		commit_decision(&words, session->plan, adopted);
		text_printf(&comparison->heading, _("Changed since decision %s"), words.data);
	}
	text_release(&words);
}

static int read_since(
	struct comparison *comparison, const struct session *session, struct fail *fail)
{
	const struct thing *self = session->plan->self;
	const char *adopted = self ? record_text(self->record, PLAN_ADOPTED) : NULL;
	if (since)
		text_str(&comparison->when, since);
	else if (adopted)
		text_printf(&comparison->when, "decision:%s", adopted);
	else
		return not_adopted(fail);
	struct history_commit commit;
	history_commit_init(&commit);
	int result = history_name(&commit, comparison->past.repo, comparison->when.data, fail);
	memcpy(comparison->base, commit.id, sizeof comparison->base);
	if (!result)
		describe_since(comparison, session, adopted, &commit);
	history_commit_release(&commit);
	return result;
}

/* --- What differs ---------------------------------------------------------------------- */

static int open_version(
	struct version *version, struct repo *repo, const char *commit, struct fail *fail)
{
	version->diag.no_warnings = true;
	return repo_revision_source(&version->source, repo, commit, fail) ||
			       plan_load(&version->plan, version->source, &version->diag, fail)
		       ? -1
		       : 0;
}

static void close_version(struct version *version)
{
	plan_free(version->plan);
	diag_release(&version->diag);
	source_free(version->source);
}

static int compare(
	struct comparison *comparison, const struct session *session, struct fail *fail)
{
	struct past *past = &comparison->past;
	bool edited = session_may_be_edited(session);
	if (open_version(&comparison->before, past->repo, comparison->base, fail) ||
		(edited && open_version(&comparison->after, past->repo, past->tip, fail)))
		return -1;
	comparison->now = edited ? comparison->after.plan : session->plan;
	changes_between(&comparison->changes, comparison->before.plan, comparison->now);
	comparison->compared = true;
	return 0;
}

/* --- What is said of it ---------------------------------------------------------------- */

/* Edits are nobody's decision yet. */
static void tell_of_edits(const struct comparison *comparison, const struct session *session)
{
	struct changes edits;
	if (comparison->now == session->plan)
		return;
	changes_between(&edits, comparison->now, session->plan);
	if (edits.count)
		fprintf(stderr,
			lang_plural("%zu edit is not committed yet, and not told of: git plan "
				    "status\n",
				"%zu edits are not committed yet, and not told of: git plan "
				"status\n",
				edits.count),
			edits.count);
	changes_release(&edits);
}

/* What could not be read then is not compared. */
static bool tell_of_errors(const struct comparison *comparison)
{
	size_t errors = diag_errors(&comparison->before.diag);
	if (errors)
		fprintf(stderr,
			lang_plural("the plan of then has %zu error: git plan check --at=%s\n",
				"the plan of then has %zu errors: git plan check --at=%s\n",
				errors),
			errors, comparison->base);
	return errors > 0;
}

static void print(const struct comparison *comparison, const struct session *session,
	const struct drift *drift)
{
	struct drift_groups groups;
	if (session->format == FORMAT_JSON) {
		drift_print_json(&comparison->changes, drift, stdout);
		return;
	}
	if (session->format == FORMAT_CSV) {
		drift_print_csv(&comparison->changes, drift, stdout);
		return;
	}
	drift_groups_init(&groups, session->plan, &comparison->changes, drift);
	if (session->format == FORMAT_MARKDOWN)
		drift_print_markdown(&groups, stdout, comparison->heading.data);
	else
		drift_print(&groups, stdout, comparison->heading.data, session->width);
	drift_groups_release(&groups);
}

static int answer(
	struct comparison *comparison, const struct session *session, struct fail *fail)
{
	struct drift drift;
	struct past *past = &comparison->past;
	if (past_open(past, fail) || read_since(comparison, session, fail) ||
		compare(comparison, session, fail) ||
		history_drift(&drift, past->history, &comparison->changes, comparison->base,
			past->tip, fail))
		return -1;
	print(comparison, session, &drift);
	drift_release(&drift);
	fflush(stdout);
	tell_of_edits(comparison, session);
	return 0;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct comparison comparison = {.when = TEXT_INIT,
		.heading = TEXT_INIT,
		.before.diag = DIAG_INIT,
		.after.diag = DIAG_INIT};
	if (argc) {
		fail_set(fail, STATUS_USAGE, _("'%s' is too many: drift takes no words"),
			argv[0]);
		return fail_hint(fail, _("git plan log ID tells the history of one thing"));
	}
	int result = answer(&comparison, session, fail);
	int status = past_report(&comparison.past, session);
	if (!result && tell_of_errors(&comparison))
		status = STATUS_REFUSED;
	if (comparison.compared)
		changes_release(&comparison.changes);
	close_version(&comparison.before);
	close_version(&comparison.after);
	past_close(&comparison.past);
	text_release(&comparison.when);
	text_release(&comparison.heading);
	return result ? result : status;
}
