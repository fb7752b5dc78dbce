#include "check.h"
#include "files.h"

#include "model/check.h"
#include "model/mentions.h"
#include "model/resolve.h"
#include "view/item.h"

/*
 * A plan of several files (files.h). Whatever they hold, the
 * plan is loaded and checked, every finding has its place, and the same files give
 * the same findings, in whatever order they are listed and with or without warnings.
 */

#define TODAY 20080601
/* Of each kind, so many are looked up. */
#define MOST_LOOKED_UP 4

struct loaded {
	struct source *source;
	struct plan *plan;
	struct diag diag;
};

static void load(struct loaded *loaded, const struct files *files, enum yamldoc_origin origin,
	bool reversed)
{
	struct fail fail = FAIL_INIT;
	loaded->source = source_memory();
	loaded->source->origin = origin;
	for (size_t i = 0; i < files->count; i++) {
		const struct file *file = &files->items[reversed ? files->count - 1 - i : i];
		source_memory_add(loaded->source, file->path, file->bytes, file->length);
	}
	demand(!plan_load(&loaded->plan, loaded->source, &loaded->diag, &fail),
		"a plan in memory is loaded");
	check_run(loaded->plan, TODAY, &loaded->diag);
}

static void release(struct loaded *loaded)
{
	plan_free(loaded->plan);
	source_free(loaded->source);
	diag_release(&loaded->diag);
}

static void check_finding(const struct files *files, const struct finding *finding)
{
	demand(finding->path &&
			(has_path(files, finding->path) || !strcmp(finding->path, PLAN_PATH)),
		"a finding has the path of a file");
	demand(finding->line >= 1 && finding->column >= 1, "a finding has a line and a column");
	demand(*finding->message != '\0', "a finding says something");
}

/* Once a process has compared very many words it suggests no more: later, that is. */
static bool same_suggestion(const char *first, const char *later)
{
	return !later || (first && !strcmp(first, later));
}

static bool same_finding(const struct finding *first, const struct finding *later)
{
	return first->rule == later->rule && first->line == later->line &&
	       first->column == later->column && !strcmp(first->path, later->path) &&
	       !strcmp(first->message, later->message) &&
	       same_suggestion(first->suggestion, later->suggestion);
}

static void check_same(const struct diag *a, const struct diag *b)
{
	demand(a->count == b->count, "the same files have as many findings");
	for (size_t i = 0; i < a->count; i++)
		demand(same_finding(&a->items[i], &b->items[i]),
			"the same files have the same findings");
}

/* Who wants errors only is told the same errors. */
static void check_errors(const struct diag *all, const struct diag *errors)
{
	size_t met = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct finding *finding = &all->items[i];
		if (finding_catalogue[finding->rule].severity == SEVERITY_ERROR)
			demand(met < errors->count &&
					same_finding(finding, &errors->items[met++]),
				"without warnings the errors are the same");
	}
	demand(met == errors->count, "without warnings there are no more errors");
}

/* What a command does with a thing that it was asked for. */
static void look_up(const struct plan *plan, const struct thing *thing)
{
	struct text word = TEXT_INIT;
	struct mentions mentions;
	struct fail fail = FAIL_INIT;
	const struct thing *found;
	text_printf(&word, "%s:", kind_schemas[thing->kind].name);
	thing_full_id(&word, thing);
	resolve_thing(&found, plan, word.data, &fail);
	mentions_find(&mentions, plan, thing);
	mentions_release(&mentions);
	json_free(item_json(plan, thing));
	fail_release(&fail);
	text_release(&word);
}

static void look_up_some(const struct plan *plan)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &plan->things[kind];
		for (size_t i = 0; i < list->count && i < MOST_LOOKED_UP; i++) {
			if (list->items[i]->record)
				look_up(plan, list->items[i]);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct files files = {.count = 0};
	struct loaded all = {.diag = DIAG_INIT}, again = {.diag = DIAG_INIT},
		      errors = {.diag = DIAG_INIT};
	enum yamldoc_origin origin = size % 2 ? YAMLDOC_RECORDED : YAMLDOC_WORKING;
	errors.diag.no_warnings = true;
	split(&files, (const char *)data, size, "=", "=");
	load(&all, &files, origin, false);
	load(&again, &files, origin, true);
	load(&errors, &files, origin, false);
	for (size_t i = 0; i < all.diag.count; i++)
		check_finding(&files, &all.diag.items[i]);
	check_same(&all.diag, &again.diag);
	check_errors(&all.diag, &errors.diag);
	look_up_some(all.plan);
	release(&all);
	release(&again);
	release(&errors);
	free_files(&files);
	return 0;
}
