#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/output.h"
#include "git/objects.h"
#include "git/standing.h"
#include "git/worktree.h"
#include "model/change.h"
#include "model/check.h"
#include "view/change_json.h"
#include "view/changes.h"
#include "view/findings.h"
#include "view/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *format, *color, *today;
static bool no_pager;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_VALUE(0, "json", &format, "json", N_("print it for programs")),
	OPT_FLAG(0, "no-pager", &no_pager, N_("do not page the output")),
	OPT_VALUE(0, "color", &color, "always", N_("colour the output, whatever it goes to")),
	OPT_VALUE(0, "no-color", &color, "never", N_("do not colour the output")),
	OPT_TEXT(0, "today", N_("DATE"), &today, N_("take that date for today's")),
	OPT_END,
};

const struct command command_status = {
	"status",
	N_("show what is edited, what is not shared yet, and what is wrong"),
	"",
	options,
	0,
	0,
	run,
};

/* The plan as recorded and as it stands now, and what differs. */
struct view {
	struct repo *repo;
	struct standing standing;
	struct source *recorded_source, *source;
	struct plan *recorded; /* NULL: there is none yet */
	struct plan *plan;     /* of the working tree; of HEAD in a bare repository */
	struct diag recorded_diag, diag;
	bool compared;
	struct changes changes;
	const char *prefix;
	size_t width;
};

/* --- Reading --------------------------------------------------------------------- */

/* What is recorded may have no plan yet, or one that cannot be read: then nothing is compared. */
static void read_recorded(struct view *view)
{
	struct fail ignored = FAIL_INIT;
	view->recorded_diag.no_warnings = true;
	if (*view->standing.head &&
		!repo_revision_source(&view->recorded_source, view->repo, "HEAD", &ignored))
		plan_load(
			&view->recorded, view->recorded_source, &view->recorded_diag, &ignored);
	fail_release(&ignored);
}

static int read_plan(struct view *view, day_t day, struct fail *fail)
{
	const char *root = repo_root(view->repo);
	int result = root ? worktree_source(&view->source, root, fail)
			  : repo_revision_source(&view->source, view->repo, "HEAD", fail);
	if (result || plan_load(&view->plan, view->source, &view->diag, fail))
		return -1;
	check_run(view->plan, day, &view->diag);
	if (root)
		read_recorded(view);
	if (view->recorded) {
		changes_between(&view->changes, view->recorded, view->plan);
		view->compared = true;
	}
	return 0;
}

static void close_view(struct view *view)
{
	if (view->compared)
		changes_release(&view->changes);
	plan_free(view->recorded);
	plan_free(view->plan);
	diag_release(&view->recorded_diag);
	diag_release(&view->diag);
	source_free(view->recorded_source);
	source_free(view->source);
	standing_release(&view->standing);
}

/* --- Files ------------------------------------------------------------------------ */

static const struct {
	const char *word; /* for programs */
	const char *title;
} states[FILE_STATE_COUNT] = {
	[FILE_STAGED] = {"staged", N_("staged")},
	[FILE_PARTLY_STAGED] = {"partly-staged", N_("staged in part, edited again since")},
	[FILE_EDITED] = {"edited", N_("not staged")},
	[FILE_UNKNOWN] = {"new", N_("new: git add makes it known to Git")},
	[FILE_CONFLICT] = {"conflict", N_("in conflict: both versions are in the file")},
};

static bool has_error(const struct diag *diag, const char *path)
{
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		if (finding_catalogue[finding->rule].severity == SEVERITY_ERROR &&
			!strcmp(finding->path, path))
			return true;
	}
	return false;
}

static bool has_change(const struct changes *changes, const char *path)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct thing *old = changes->items[i].old_thing;
		const struct thing *new = changes->items[i].new_thing;
		if ((old && !strcmp(old->path, path)) || (new && !strcmp(new->path, path)))
			return true;
	}
	return false;
}

/* Whether the edit changes nothing of the plan: comments, quotes, the order of fields. */
static bool says_the_same(const struct view *view, const struct standing_file *file)
{
	return view->compared && file->state != FILE_CONFLICT &&
	       !has_change(&view->changes, file->path) && !has_error(&view->diag, file->path) &&
	       !has_error(&view->recorded_diag, file->path);
}

static void print_files(const struct view *view)
{
	const struct standing *standing = &view->standing;
	if (!standing->count)
		return;
	printf("\n%s%s%s\n", term_style(TERM_BOLD), _("Files edited since the last commit"),
		term_style(TERM_PLAIN));
	for (size_t i = 0; i < standing->count; i++) {
		const struct standing_file *file = &standing->files[i];
		struct text path = TEXT_INIT;
		words_path(&path, view->prefix, file->path);
		printf("  %s (%s", path.data, _(states[file->state].title));
		if (says_the_same(view, file))
			printf("%s%s", _("; "), _("comments or layout only"));
		puts(")");
		text_release(&path);
	}
}

/* --- For a reader ------------------------------------------------------------------- */

static char *visible(const char *words)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, words, strlen(words));
	return text_detach(&shown);
}

static void print_branch(const struct view *view)
{
	const struct standing *standing = &view->standing;
	if (standing->branch) {
		char *branch = visible(standing->branch);
		printf(_("Branch %s"), branch);
		free(branch);
		puts(*standing->head ? "" : _(", where nothing is recorded yet"));
	} else {
		printf(_("No branch is checked out: HEAD is at %.10s; git switch BRANCH goes to "
			 "one\n"),
			standing->head);
	}
	if (standing->operation)
		printf(_("A git %s is not finished here: git status says how to go on\n"),
			standing->operation);
	if (!repo_root(view->repo))
		puts(_("This repository is bare: there are no files to edit here"));
}

static void print_shared(const struct standing *standing)
{
	char *upstream = visible(standing->upstream ? standing->upstream : "");
	if (!*standing->head || !standing->branch) {
		/* There is nothing that could be shared, or nobody to share it with. */
	} else if (!standing->upstream) {
		puts(_("This branch is shared with nobody: git push -u origin HEAD does that"));
	} else if (!standing->upstream_here) {
		printf(_("How far it is from %s is not known here: git fetch asks\n"),
			upstream);
	} else if (!standing->ahead && !standing->behind) {
		printf(_("Every commit is shared with %s, as of the last git fetch\n"),
			upstream);
	} else {
		if (standing->ahead)
			printf(lang_plural("%zu change of yours is not shared yet (git push)",
				       "%zu changes of yours are not shared yet (git push)",
				       standing->ahead),
				standing->ahead);
		if (standing->behind)
			fputs(standing->ahead ? _("; ") : "", stdout);
		if (standing->behind)
			printf(lang_plural("%zu of others' is not received (git pull)",
				       "%zu of others' are not received (git pull)",
				       standing->behind),
				standing->behind);
		printf(_(", beside %s as of the last git fetch\n"), upstream);
	}
	free(upstream);
}

static void print_changes(const struct view *view)
{
	if (!view->compared || !view->changes.count)
		return;
	printf("\n%s%s%s\n\n", term_style(TERM_BOLD), _("Changed since the last commit"),
		term_style(TERM_PLAIN));
	changes_print(stdout, &view->changes, view->width);
}

static void print_findings(struct view *view)
{
	const struct findings_view findings = {view->prefix, false, false, view->width};
	struct diag *diag = &view->diag;
	size_t errors = diag_errors(diag), warnings = diag->count - errors, kept = 0;
	for (size_t i = 0; i < diag->count; i++) {
		if (finding_catalogue[diag->items[i].rule].severity == SEVERITY_ERROR)
			diag->items[kept++] = diag->items[i];
	}
	diag->count = kept;
	puts("");
	findings_print(&findings, stdout, diag);
	printf(lang_plural("%zu error, ", "%zu errors, ", errors), errors);
	printf(lang_plural("%zu warning", "%zu warnings", warnings), warnings);
	puts(warnings ? _(": git plan check tells them") : "");
}

static void print(struct view *view)
{
	print_branch(view);
	if (repo_root(view->repo))
		print_shared(&view->standing);
	print_changes(view);
	print_files(view);
	if (view->compared && !view->changes.count && !view->standing.count)
		printf("\n%s\n", _("Nothing is edited since the last commit"));
	print_findings(view);
}

/* --- For programs -------------------------------------------------------------------- */

static struct json *files_json(const struct view *view)
{
	struct json *list = json_new_list();
	for (size_t i = 0; i < view->standing.count; i++) {
		const struct standing_file *file = &view->standing.files[i];
		struct json *item = json_new_object();
		json_put(item, "path", json_new_text(file->path));
		json_put(item, "state", json_new_text(states[file->state].word));
		json_put(item, "layout_only", json_new_bool(says_the_same(view, file)));
		json_append(list, item);
	}
	return list;
}

static struct json *count_json(const struct standing *standing, size_t count)
{
	return standing->upstream_here ? json_new_integer((int64_t)count) : json_new_null();
}

static void print_json(const struct view *view)
{
	const struct standing *standing = &view->standing;
	size_t errors = diag_errors(&view->diag);
	struct json_stream stream;
	struct json *item = json_new_object(), *changes = json_new_list();
	json_put(item, "branch", json_new_text(standing->branch));
	json_put(item, "commit", json_new_text(*standing->head ? standing->head : NULL));
	json_put(item, "bare", json_new_bool(!repo_root(view->repo)));
	json_put(item, "operation", json_new_text(standing->operation));
	json_put(item, "upstream", json_new_text(standing->upstream));
	json_put(item, "ahead", count_json(standing, standing->ahead));
	json_put(item, "behind", count_json(standing, standing->behind));
	json_put(item, "errors", json_new_integer((int64_t)errors));
	json_put(item, "warnings", json_new_integer((int64_t)(view->diag.count - errors)));
	for (size_t i = 0; view->compared && i < view->changes.count; i++)
		json_append(changes, change_json(&view->changes, &view->changes.items[i]));
	json_put(item, "changes", changes);
	json_put(item, "files", files_json(view));
	json_stream_start(&stream, stdout, "status");
	json_stream_item(&stream, item);
	json_stream_end(&stream);
}

/* --- The command ------------------------------------------------------------------------ */

static int show(struct view *view, day_t day, struct fail *fail)
{
	if (standing_read(&view->standing, view->repo, fail) || read_plan(view, day, fail))
		return -1;
	if (format) {
		print_json(view);
		return STATUS_OK;
	}
	if (output_prepare(&view->width, color, !no_pager, fail))
		return -1;
	print(view);
	return STATUS_OK;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct view view = {.recorded_diag = DIAG_INIT, .diag = DIAG_INIT};
	day_t day = today ? day_parse(today) : day_today();
	(void)session;
	if (argc)
		return fail_set(fail, STATUS_USAGE,
			_("'%s' is too many: status takes no words"), argv[0]);
	if (!day)
		return fail_set(fail, STATUS_USAGE,
			_("'%s' is no date: write --today=2007-06-06"), today);
	if (!format)
		output_ask_git();
	if (repo_open(&view.repo, fail))
		return -1;
	char *prefix = repo_prefix(view.repo);
	view.prefix = prefix;
	int result = show(&view, day, fail);
	close_view(&view);
	free(prefix);
	repo_close(view.repo);
	return result;
}
