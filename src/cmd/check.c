#include "base/lang.h"
#include "base/suggest.h"
#include "base/term.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/paths.h"
#include "view/findings.h"
#include "view/sarif.h"
#include "view/words.h"

#include <stdlib.h>
#include <string.h>

static bool strict, all;
static const char *rules;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_FLAG(0, "strict", &strict, N_("take warnings for errors")),
	OPT_TEXT(0, "rule", N_("RULE,…"), &rules, N_("report these rules only")),
	OPT_FLAG(0, "all", &all, N_("list every warning, also where many are alike")),
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_check = {
	"check",
	N_("validate the whole plan"),
	N_("[PATH…]"),
	options,
	NEED_PLAN | NEED_WARNINGS,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_SARIF | FORMAT_GCC,
	run,
};

static int unknown_rule(const char *word, struct fail *fail)
{
	struct suggest near;
	suggest_init(&near, word);
	for (int i = 0; i < FINDING_COUNT; i++)
		suggest_offer(&near, finding_catalogue[i].id);
	fail_set(fail, STATUS_USAGE, _("unknown rule '%s'"), word);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("git plan check names the rule of each finding in brackets"));
	suggest_release(&near);
	return -1;
}

static int read_rules(bool wanted[FINDING_COUNT], struct fail *fail)
{
	for (int i = 0; i < FINDING_COUNT; i++)
		wanted[i] = !rules;
	if (!rules)
		return 0;
	char *words = mem_strdup(rules), *rest = words, *word;
	int result = 0;
	while (!result && (word = strsep(&rest, ","))) {
		enum finding_rule rule = finding_find(word);
		if (rule == FINDING_COUNT)
			result = unknown_rule(word, fail);
		else
			wanted[rule] = true;
	}
	free(words);
	return result;
}

static bool is_known(const struct session *session, const char *path)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < session->plan->things[kind].count; i++) {
			if (paths_is_under(session->plan->things[kind].items[i]->path, path))
				return true;
		}
	}
	for (size_t i = 0; i < session->diag.count; i++) {
		if (paths_is_under(session->diag.items[i].path, path))
			return true;
	}
	return false;
}

/* Offer the path and the folders it lies in. */
static void offer_path(struct suggest *near, const char *path)
{
	char *folder = mem_strdup(path), *slash;
	suggest_offer(near, folder);
	while ((slash = strrchr(folder, '/'))) {
		*slash = '\0';
		suggest_offer(near, folder);
	}
	free(folder);
}

/* "actions", "x.yaml": what the file's path ends with is not all of it. */
static bool ends_so(const char *path, const char *end)
{
	size_t length = strlen(path), wanted = strlen(end);
	return wanted && wanted < length && path[length - wanted - 1] == '/' &&
	       !strcmp(path + length - wanted, end);
}

/* The path that was meant, from the root: one that is nearly it, or that ends so. */
static void find_meant_path(struct text *meant, const struct session *session, const char *path)
{
	struct suggest near;
	suggest_init(&near, path);
	for (int kind = 0; kind < KIND_COUNT && !meant->length; kind++) {
		const struct thing_list *things = &session->plan->things[kind];
		for (size_t i = 0; i < things->count && !meant->length; i++) {
			offer_path(&near, things->items[i]->path);
			if (ends_so(things->items[i]->path, path))
				text_str(meant, things->items[i]->path);
		}
	}
	if (!meant->length) {
		text_printf(meant, "plan/%s", path);
		bool folder = is_known(session, meant->data);
		if (!folder)
			text_reset(meant);
	}
	if (!meant->length && suggest_best(&near))
		text_str(meant, suggest_best(&near));
	suggest_release(&near);
}

static int unknown_path(
	const struct session *session, const char *given, const char *path, struct fail *fail)
{
	struct text shown = TEXT_INIT, meant = TEXT_INIT, seen = TEXT_INIT;
	utf8_visible(&shown, given, strlen(given));
	fail_set(fail, STATUS_REFUSED, _("'%s' is no file or folder of the plan"), shown.data);
	if (path)
		find_meant_path(&meant, session, path);
	if (meant.length) {
		words_path(&seen, session->prefix, meant.data);
		fail_hint(fail, _("did you mean '%s'?"), seen.data);
	}
	text_release(&shown);
	text_release(&meant);
	text_release(&seen);
	return -1;
}

static int read_paths(
	const struct session *session, char **paths, int argc, char **argv, struct fail *fail)
{
	for (int i = 0; i < argc; i++) {
		paths[i] = paths_from_root(session, argv[i]);
		if (!paths[i] || !is_known(session, paths[i]))
			return unknown_path(session, argv[i], paths[i], fail);
	}
	return 0;
}

static bool is_asked_for(const struct finding *finding, const bool wanted[FINDING_COUNT],
	char *const *paths, int count)
{
	bool under = !count;
	for (int i = 0; i < count && !under; i++)
		under = paths_is_under(finding->path, paths[i]);
	return under && wanted[finding->rule];
}

/* The finding to learn more of: the first error, else the first of all. */
static enum finding_rule first_rule(const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		enum finding_rule rule = diag->items[i].rule;
		if (finding_catalogue[rule].severity == SEVERITY_ERROR)
			return rule;
	}
	return diag->items[0].rule;
}

/* With the findings on a terminal, so that a pager shows it last; else beside them. */
static void summary(const struct session *session, bool folded, size_t errors, size_t warnings)
{
	FILE *file = term_interactive() ? stdout : stderr;
	if (session->format != FORMAT_TABLE)
		return;
	fflush(stdout);
	fprintf(file, lang_plural("%zu error, ", "%zu errors, ", errors), errors);
	fprintf(file, lang_plural("%zu warning", "%zu warnings", warnings), warnings);
	fprintf(file, "%s\n", folded ? _(" (--all lists each of them)") : "");
	if (session->diag.count && term_interactive())
		fprintf(file, _("%sTo learn more of a finding: git plan help %s%s\n"),
			term_style(TERM_DIM), finding_catalogue[first_rule(&session->diag)].id,
			term_style(TERM_PLAIN));
}

/* Returns whether warnings were folded. */
static bool print_findings(const struct session *session, const struct findings_view *view)
{
	switch ((int)session->format) {
	case FORMAT_JSON:
		findings_json(view, stdout, &session->diag);
		return false;
	case FORMAT_SARIF:
		sarif_print(view, stdout, &session->diag);
		return false;
	case FORMAT_GCC:
		findings_gcc(view, stdout, &session->diag);
		return false;
	default:
		return findings_print(view, stdout, &session->diag);
	}
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	bool wanted[FINDING_COUNT];
	char **paths = mem_zalloc((size_t)argc * sizeof *paths);
	struct diag *diag = &session->diag;
	int result = read_rules(wanted, fail);
	if (!result)
		result = read_paths(session, paths, argc, argv, fail);
	if (!result) {
		size_t kept = 0;
		for (size_t i = 0; i < diag->count; i++) {
			if (is_asked_for(&diag->items[i], wanted, paths, argc))
				diag->items[kept++] = diag->items[i];
		}
		diag->count = kept;
		size_t errors = strict ? kept : diag_errors(diag);
		const struct findings_view view = {session->prefix, strict,
			!all && !rules && !argc && term_interactive(),
			term_interactive() ? session->width : 0};
		summary(session, print_findings(session, &view), errors, kept - errors);
		result = errors ? STATUS_REFUSED : STATUS_OK;
	}
	for (int i = 0; i < argc; i++)
		free(paths[i]);
	free(paths);
	return result;
}
