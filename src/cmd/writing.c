#include "cmd/writing.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "cmd/meanwhile.h"
#include "cmd/output.h"
#include "git/commit.h"
#include "git/objects.h"
#include "git/worktree.h"
#include "model/change.h"
#include "model/check.h"
#include "model/listed.h"
#include "model/resolve.h"
#include "model/valuepath.h"
#include "view/changes.h"
#include "view/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Somebody who commits that often is no person. */
#define MOST_ATTEMPTS 200
/* Of a plan of fewer files than this nothing is left out: reading it takes no time. */
#define LARGE_PLAN 2000
/* Of edits that are in the way no more is shown. */
#define MOST_LINES 40

static struct {
	const char *message;
	const char *decision;
	bool dry_run, no_commit, no_verify, include;
} asked;

const struct opt writing_options[] = {
	OPT_TEXT('m', "message", N_("MESSAGE"), &asked.message,
		N_("say why, in the commit's message")),
	OPT_TEXT(0, "decision", N_("DECISION"), &asked.decision,
		N_("the decision that allows it: MEETING/ID")),
	OPT_FLAG(0, "dry-run", &asked.dry_run, N_("show what would change, change nothing")),
	OPT_FLAG(0, "no-commit", &asked.no_commit, N_("change the files, commit nothing")),
	OPT_FLAG(0, "no-verify", &asked.no_verify,
		N_("without the hooks that may refuse the commit")),
	OPT_FLAG(0, "include", &asked.include,
		N_("take along what was edited in these files and not committed")),
	OPT_END,
};

/* One attempt: the plan as it is, and as it is to be. */
struct attempt {
	struct session *session;
	struct repo *repo;
	char *root;         /* of the working tree; NULL: a bare repository */
	char *const *words; /* what the things are called, or NULL */
	size_t word_count;
	const char *since; /* the commit that the branch stood at when the command began */
	struct commit *commit;
	struct source *source;
	struct plan *old_plan, *new_plan;
	struct diag old_diag, new_diag;
	struct changes changes;
	struct writing writing;
};

static bool commits(void)
{
	return !asked.dry_run && !asked.no_commit;
}

static int open_source(struct attempt *attempt, struct fail *fail)
{
	struct source *source;
	int result = attempt->root ? worktree_source(&source, attempt->root, fail)
				   : repo_revision_source(&source, attempt->repo, "HEAD", fail);
	if (!result)
		attempt->source = source_listed(source);
	return result;
}

static int load(struct plan **plan, struct diag *diag, struct source *source,
	const struct attempt *attempt, bool part, struct fail *fail)
{
	*diag = (struct diag)DIAG_INIT;
	diag->no_warnings = true;
	int result = part ? plan_load_part(plan, source, attempt->words, attempt->word_count,
				    diag, fail)
			  : plan_load(plan, source, diag, fail);
	if (!result)
		check_run(*plan, attempt->session->today, diag);
	return result;
}

/* --- What may not come in -------------------------------------------------------- */

static bool is_in_id(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The words of a finding, with the new name of what was renamed. */
static void add_renamed(struct text *out, const struct writing *writing, const char *words)
{
	size_t length = strlen(writing->old_name);
	for (const char *at = words; *at; at++) {
		if (strncmp(at, writing->old_name, length) || is_in_id(at[length]) ||
			(at > words && is_in_id(at[-1]))) {
			text_char(out, *at);
			continue;
		}
		text_str(out, writing->new_name);
		at += length - 1;
	}
}

static bool same_words(const struct writing *writing, const char *old, const char *now)
{
	struct text renamed = TEXT_INIT;
	bool same = !strcmp(old, now);
	if (!same && writing->old_name) {
		add_renamed(&renamed, writing, old);
		same = !strcmp(renamed.data, now);
	}
	text_release(&renamed);
	return same;
}

static bool was_there(const struct attempt *attempt, const struct finding *finding)
{
	const struct diag *before = &attempt->old_diag;
	for (size_t i = 0; i < before->count; i++) {
		const struct finding *old = &before->items[i];
		if (old->rule == finding->rule &&
			same_words(&attempt->writing, old->path, finding->path) &&
			same_words(&attempt->writing, old->message, finding->message))
			return true;
	}
	return false;
}

/* Errors that were there before are somebody else's to mend. */
static void keep_new_errors(struct attempt *attempt)
{
	struct diag *diag = &attempt->new_diag;
	size_t kept = 0;
	for (size_t i = 0; i < diag->count; i++) {
		if (!was_there(attempt, &diag->items[i]))
			diag->items[kept++] = diag->items[i];
	}
	diag->count = kept;
}

static int refuse_errors(const struct attempt *attempt, struct fail *fail)
{
	const struct findings_view view = {
		attempt->session->prefix, false, false, term_message_width()};
	if (!attempt->new_diag.count)
		return 0;
	findings_print(&view, stderr, &attempt->new_diag);
	return fail_set(fail, STATUS_REFUSED,
		_("the plan would have errors that it does not have now: nothing was changed"));
}

/* --- The message ----------------------------------------------------------------- */

/* The decision's full name; it must be in the plan. */
static int find_decision(struct text *name, const struct plan *plan, struct fail *fail)
{
	const struct thing *decision;
	if (!asked.decision)
		return 0;
	if (resolve_among(&decision, plan, 1u << KIND_DECISION, asked.decision, fail))
		return fail_hint(fail, _("git plan list decisions names them"));
	thing_full_id(name, decision);
	return 0;
}

/* Lines that come as they are, without blanks at their ends. */
static void add_body(struct text *message, const char *body)
{
	size_t length = strlen(body);
	while (length && strchr(" \t\r\n", body[length - 1]))
		length--;
	if (length) {
		text_str(message, "\n");
		text_add(message, body, length);
		text_char(message, '\n');
	}
}

static int make_message(struct text *message, const struct attempt *attempt, struct fail *fail)
{
	struct text decision = TEXT_INIT;
	int result = find_decision(&decision, attempt->old_plan, fail);
	text_printf(message, "plan: %s\n", attempt->writing.subject.data);
	if (asked.message)
		add_body(message, asked.message);
	if (decision.length)
		text_printf(message, "\nDecision: %s\n", decision.data);
	text_release(&decision);
	return result;
}

/* --- Writing --------------------------------------------------------------------- */

/* The draft's files, as they are put in place; the caller's. */
static struct swap_file *files_of(const struct draft *draft)
{
	struct swap_file *files = mem_zalloc(draft->count * sizeof *files);
	for (size_t i = 0; i < draft->count; i++) {
		const struct draft_file *file = draft->items[i];
		files[i] = (struct swap_file){file->path,
			file->existed ? file->before.data : NULL, file->before.length,
			file->removed ? NULL : file->after.data, file->after.length};
	}
	return files;
}

/* The lines of somebody's edits, as many as are good to read, escaped. */
static void show_edits(const char *edits)
{
	struct text shown = TEXT_INIT;
	for (int i = 0; *edits && i < MOST_LINES; i++) {
		size_t length = strcspn(edits, "\n");
		text_reset(&shown);
		utf8_visible(&shown, edits, length);
		fprintf(stderr, "  %s\n", shown.data);
		edits += length + (edits[length] != '\0');
	}
	if (*edits)
		fputs("  …\n", stderr);
	text_release(&shown);
}

static enum commit_result commit_files(struct attempt *attempt, char id[41], struct fail *fail)
{
	struct swap_file *files = files_of(&attempt->writing.draft);
	struct text message = TEXT_INIT;
	enum commit_result result = COMMIT_FAILED;
	if (!make_message(&message, attempt, fail)) {
		const struct commit_options options = {
			message.data, asked.include, asked.no_verify};
		result = commit_make(attempt->commit, files, attempt->writing.draft.count,
			&options, id, fail);
		show_edits(commit_edits(attempt->commit));
	}
	text_release(&message);
	free(files);
	return result;
}

static void print_changes(const struct attempt *attempt)
{
	changes_print(stdout, &attempt->changes, attempt->session->width);
	fputs(attempt->writing.remark.data, stdout);
}

/* "[main 1a2b3c4] plan: set status of …", as Git says it. */
static void tell(const struct attempt *attempt, const char *id)
{
	printf("[%s %.7s] plan: %s\n", commit_branch(attempt->commit), id,
		attempt->writing.subject.data);
	print_changes(attempt);
}

/* When it was the same that somebody else changed while this was on its way. */
static void tell_of_others(const struct attempt *attempt)
{
	struct changes others;
	struct plan *then;
	const char *parent = commit_parent(attempt->commit);
	if (!*attempt->since || !strcmp(parent, attempt->since))
		return;
	meanwhile_find(&others, &then, attempt->repo, attempt->since, &attempt->changes);
	if (others.count) {
		fflush(stdout);
		fprintf(stderr,
			_("warning: meanwhile somebody else changed the same "
			  "(%.7s), which this replaces:\n"),
			parent);
		changes_print(stderr, &others, attempt->session->width);
	}
	changes_release(&others);
	plan_free(then);
}

static int write_only(struct attempt *attempt, struct fail *fail)
{
	if (!attempt->root) {
		fail_set(fail, STATUS_REFUSED,
			_("a bare repository has no files to change: leave out --no-commit"));
		return -1;
	}
	struct swap_file *files = files_of(&attempt->writing.draft);
	int result =
		commit_only_write(attempt->repo, files, attempt->writing.draft.count, fail);
	free(files);
	if (!result)
		print_changes(attempt);
	return result;
}

static int nothing_to_do(void)
{
	puts(_("nothing to change: the plan says so already"));
	return STATUS_OK;
}

/* --- One attempt ------------------------------------------------------------------ */

/* Nothing but the plan's own file was read. */
static int needs_newer(struct fail *fail)
{
	fail_set(
		fail, STATUS_REFUSED, _("this plan is in a newer format: nothing was changed"));
	return fail_hint(fail, _("install a newer git-plan"));
}

/* The plan as it is, and a draft of it. */
static int prepare(struct attempt *attempt, bool part, struct fail *fail)
{
	if (load(&attempt->old_plan, &attempt->old_diag, attempt->source, attempt, part, fail))
		return -1;
	if (attempt->old_plan->too_new)
		return needs_newer(fail);
	attempt->writing.plan = attempt->old_plan;
	attempt->writing.diag = &attempt->old_diag;
	attempt->writing.repo = attempt->repo;
	draft_init(&attempt->writing.draft, attempt->source);
	return 0;
}

static int work_out_by(
	struct attempt *attempt, bool part, writing_fn *fill, void *context, struct fail *fail)
{
	if (prepare(attempt, part, fail) || fill(&attempt->writing, context, fail))
		return -1;
	if (load(&attempt->new_plan, &attempt->new_diag, &attempt->writing.draft.source,
		    attempt, part, fail))
		return -1;
	changes_between(&attempt->changes, attempt->old_plan, attempt->new_plan);
	keep_new_errors(attempt);
	return 0;
}

static void forget_work(struct attempt *attempt)
{
	changes_release(&attempt->changes);
	plan_free(attempt->new_plan);
	plan_free(attempt->old_plan);
	diag_release(&attempt->old_diag);
	diag_release(&attempt->new_diag);
	draft_release(&attempt->writing.draft);
	text_release(&attempt->writing.subject);
	text_release(&attempt->writing.remark);
	attempt->new_plan = attempt->old_plan = NULL;
	attempt->changes = (struct changes){.count = 0};
	attempt->writing = (struct writing){.subject = TEXT_INIT, .remark = TEXT_INIT};
}

/* Whether no other action can be the better or worse for it: they do not see these fields. */
static bool is_local(const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (!change->old_thing || !change->new_thing || !change->path ||
			change->new_thing->kind != KIND_ACTION ||
			valuepath_is_within(change->path, "former_ids"))
			return false;
	}
	return true;
}

static bool is_large(const struct attempt *attempt)
{
	struct source_list list = SOURCE_LIST_INIT;
	struct fail ignored = FAIL_INIT;
	bool large = !attempt->source->ops->list(attempt->source, &list, &ignored) &&
		     list.count >= LARGE_PLAN;
	source_list_release(&list);
	fail_release(&ignored);
	return large;
}

/* What was read of the plan allows it. Nothing is said against it by a part alone. */
static bool part_allows(struct attempt *attempt, writing_fn *fill, void *context)
{
	struct fail ignored = FAIL_INIT;
	bool allows = !work_out_by(attempt, true, fill, context, &ignored) &&
		      !attempt->new_diag.count && is_local(&attempt->changes);
	fail_release(&ignored);
	if (!allows)
		forget_work(attempt);
	return allows;
}

static int work_out(struct attempt *attempt, writing_fn *fill, void *context, struct fail *fail)
{
	if (open_source(attempt, fail))
		return -1;
	if (attempt->words && is_large(attempt) && part_allows(attempt, fill, context))
		return 0;
	return work_out_by(attempt, false, fill, context, fail);
}

static enum commit_result conclude(struct attempt *attempt, int *status, struct fail *fail)
{
	char id[41];
	*status = STATUS_OK;
	if (!draft_changes(&attempt->writing.draft)) {
		*status = nothing_to_do();
		return COMMIT_NOTHING;
	}
	if (asked.dry_run) {
		print_changes(attempt);
		return COMMIT_NOTHING;
	}
	if (asked.no_commit)
		return write_only(attempt, fail) ? COMMIT_FAILED : COMMIT_MADE;
	enum commit_result result = commit_files(attempt, id, fail);
	if (result == COMMIT_MADE) {
		tell(attempt, id);
		tell_of_others(attempt);
	}
	/* Only how the working files end their lines was another: that was put right. */
	if (result == COMMIT_NOTHING) {
		puts(_("nothing to commit: what is recorded says so already"));
		print_changes(attempt);
	}
	return result;
}

static void release(struct attempt *attempt)
{
	forget_work(attempt);
	source_free(attempt->source);
	commit_close(attempt->commit);
}

static enum commit_result try_once(
	struct attempt attempt, writing_fn *fill, void *context, int *status, struct fail *fail)
{
	enum commit_result result = COMMIT_FAILED;
	text_init(&attempt.writing.subject);
	text_init(&attempt.writing.remark);
	int ready = commits() ? commit_open(&attempt.commit, attempt.repo, fail) : 0;
	if (!ready && !work_out(&attempt, fill, context, fail) &&
		!refuse_errors(&attempt, fail))
		result = conclude(&attempt, status, fail);
	release(&attempt);
	return result;
}

/* The repository, and where in it this is. */
struct ground_of {
	struct repo *repo;
	char *root, *prefix;
};

static void close_ground(struct ground_of *ground, struct session *session)
{
	session->prefix = "";
	repo_close(ground->repo);
	free(ground->root);
	free(ground->prefix);
}

static int open_ground(struct ground_of *ground, struct session *session, struct fail *fail)
{
	*ground = (struct ground_of){NULL, NULL, NULL};
	session->today = day_today();
	if (worktree_find(&ground->root, &ground->prefix, fail) ||
		repo_open(&ground->repo, fail)) {
		close_ground(ground, session);
		return -1;
	}
	/* Where Git says that the working tree is; libgit2 knows less of it. */
	repo_set_root(ground->repo, &ground->root);
	session->prefix = ground->prefix ? ground->prefix : "";
	return 0;
}

int writing_try(struct session *session, writing_fn *fill, void *context, struct diag *diag,
	struct fail *fail)
{
	struct ground_of ground;
	if (open_ground(&ground, session, fail))
		return -1;
	struct attempt attempt = {.session = session, .repo = ground.repo, .root = ground.root};
	text_init(&attempt.writing.subject);
	text_init(&attempt.writing.remark);
	int result = work_out(&attempt, fill, context, fail);
	if (!result)
		diag_adopt(diag, &attempt.new_diag);
	release(&attempt);
	close_ground(&ground, session);
	return result;
}

int writing_look(struct session *session, writing_fn *fill, void *context, struct fail *fail)
{
	struct ground_of ground;
	if (open_ground(&ground, session, fail))
		return -1;
	struct attempt attempt = {.session = session, .repo = ground.repo, .root = ground.root};
	text_init(&attempt.writing.subject);
	text_init(&attempt.writing.remark);
	int result = open_source(&attempt, fail) || prepare(&attempt, false, fail) ||
		     fill(&attempt.writing, context, fail);
	release(&attempt);
	close_ground(&ground, session);
	return result ? -1 : 0;
}

static int run_attempts(
	const struct attempt *beginning, writing_fn *fill, void *context, struct fail *fail)
{
	enum commit_result result = COMMIT_MOVED;
	int status = -1;
	for (int i = 0; i < MOST_ATTEMPTS && result == COMMIT_MOVED; i++)
		result = try_once(*beginning, fill, context, &status, fail);
	if (result == COMMIT_MOVED)
		return fail_set(fail, STATUS_REFUSED,
			_("others keep committing to this branch: try again later"));
	return result == COMMIT_FAILED ? -1 : status;
}

int writing_run_on(struct session *session, char *const words[], size_t count, writing_fn *fill,
	void *context, struct fail *fail)
{
	struct ground_of ground;
	if (asked.dry_run && asked.no_commit)
		return fail_set(
			fail, STATUS_USAGE, _("--dry-run and --no-commit exclude one another"));
	output_ask_git();
	if (open_ground(&ground, session, fail))
		return -1;
	char since[41];
	repo_head(since, ground.repo);
	const struct attempt beginning = {.session = session,
		.repo = ground.repo,
		.since = since,
		.root = ground.root,
		.words = words,
		.word_count = count};
	int status = output_prepare(&session->width, NULL, false, fail);
	if (!status)
		status = run_attempts(&beginning, fill, context, fail);
	close_ground(&ground, session);
	return status;
}

int writing_run(struct session *session, writing_fn *fill, void *context, struct fail *fail)
{
	return writing_run_on(session, NULL, 0, fill, context, fail);
}
