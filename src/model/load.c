#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "model/arrange.h"
#include "model/files.h"
#include "model/filing.h"
#include "model/plan.h"
#include "model/read.h"
#include "model/scalar.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The newest `format` of plan.yaml that this program understands. */
#define FORMAT 1
/* A thread that is started for fewer files costs more than it brings. */
#define FILES_PER_THREAD 24
#define MOST_THREADS 2
#define FILES_AT_A_TIME 8

#define PLAN_PATH "plan/plan.yaml"

struct loading {
	struct plan *plan;
	const struct calendar *calendar; /* of files alone: not to be read; else NULL */
	const char *const *ids;          /* of a part: the actions wanted, sorted; else NULL */
	size_t id_count;
	struct source *source;
	struct source_list list;
	struct thing **things; /* by entry; NULL where there is none */
	struct diag *diag;
	atomic_size_t next;
	atomic_bool stopped;
};

/* One thread's share: its own memory and findings, handed over when it is done. */
struct worker {
	struct loading *loading;
	struct source_reader *reader;
	struct arena kept;
	struct arena scratch;
	struct text bytes;
	struct diag diag;
	struct fail fail;
	pthread_t thread;
	bool reports; /* shows the progress */
};

static void refuse(
	struct worker *worker, const struct source_entry *entry, enum source_outcome outcome)
{
	if (outcome == SOURCE_TOO_LARGE)
		diag_add(&worker->diag, FINDING_TOO_LARGE, entry->path, 1, 1,
			_("the file is larger than 1 MiB: no plan file is"));
	else if (outcome == SOURCE_NO_FILE)
		diag_add(&worker->diag, FINDING_NOT_A_REGULAR_FILE, entry->path, 1, 1,
			_("this is no regular file: delete it"));
	else
		diag_add(&worker->diag, FINDING_UNREADABLE, entry->path, 1, 1,
			_("the file cannot be read (%s): mend its permissions"),
			strerror(errno));
}

/* The meanings are texts like any other; the acronyms are their keys. */
static void read_lexicon(
	struct worker *worker, const struct yamldoc_node *root, const char *path)
{
	static const struct field meaning = {
		.name = "lexicon", .type = TYPE_TEXT, .flags = FIELD_REQUIRED};
	const struct reading reading = {
		path, &worker->loading->plan->calendar, &worker->kept, &worker->diag};
	struct plan *plan = worker->loading->plan;
	plan->acronyms = arena_alloc(&worker->kept, root->count * sizeof *plan->acronyms);
	for (const struct yamldoc_node *entry = root->first; entry; entry = entry->next) {
		struct value value = {0};
		if (entry->kind != YAMLDOC_SCALAR || !entry->length) {
			diag_add(&worker->diag,
				entry->kind == YAMLDOC_SCALAR ? FINDING_EMPTY_TEXT
							      : FINDING_WRONG_TYPE,
				path, yamldoc_line(entry), yamldoc_column(entry), "%s",
				_("write the acronym's meaning on its line: \"EQ\": \"Emploi-Québec\""));
			continue;
		}
		if (entry->key->style == YAMLDOC_PLAIN && scalar_retyped(entry->key->text))
			reading_fault(&reading, FINDING_WRONG_TYPE, entry, "%s",
				_("put the acronym in double quotes: other programs take it for a number, "
				  "a date or yes/no"));
		if (!scalar_read(&value, &reading, RECORD_NONE, &meaning, entry))
			continue;
		plan->acronyms[plan->acronym_count++] = (struct lexicon_entry){
			arena_text(&worker->kept, entry->key->text, entry->key->length),
			value.text, yamldoc_line(entry), yamldoc_column(entry)};
	}
}

/* The id that the file gives counts; that it should be the file's name, check_names says. */
static void take_id(struct thing *thing)
{
	/* The plan's own file has no id. */
	const char *id =
		kind_schemas[thing->kind].folder[0] ? record_text(thing->record, 0) : NULL;
	if (!id || !strcmp(id, thing->id))
		return;
	thing->id = id;
	thing->misnamed = true;
}

/* A thing of which nothing is known but its file: what refers to it is not to blame. */
static struct thing *new_thing(
	struct worker *worker, const struct source_entry *entry, enum kind kind)
{
	struct thing *thing = arena_zalloc(&worker->kept, sizeof *thing);
	*thing = (struct thing){.kind = kind, .line = 1, .path = entry->path};
	thing->id = file_base_name(entry->path, &worker->kept);
	return thing;
}

/* The value of a line "key: value" at the left margin, NULL where there is none; the caller's. */
static char *line_value(const struct text *bytes, const char *key)
{
	size_t length = strlen(key);
	for (const char *line = bytes->data; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!strncmp(line, key, length))
			return strndup(line + length, strcspn(line + length, " \r\n#"));
	}
	return NULL;
}

/*
 * Of an action that cannot be read as YAML, what its place in the plan depends on,
 * so that the others keep theirs: the lines "objective: …" and "order: …".
 */
static void salvage_place(struct worker *worker, struct thing *thing)
{
	char *objective = line_value(&worker->bytes, "objective: ");
	char *order = line_value(&worker->bytes, "order: ");
	struct record *record =
		arena_zalloc(&worker->kept, sizeof *record + 2 * sizeof *record->values);
	record->id = RECORD_ACTION;
	if (objective && schema_is_id(objective))
		record->values[record->count++] = (struct value){.field = ACTION_OBJECTIVE,
			.text = arena_strdup(&worker->kept, objective)};
	if (order && strlen(order) < 10 && strspn(order, "0123456789") == strlen(order))
		record->values[record->count++] =
			(struct value){.field = ACTION_ORDER, .number = atoi(order)};
	thing->record = record;
	free(objective);
	free(order);
}

/* Only many fields of another kind say that the file is in the wrong folder. */
static bool is_misfiled(const struct thing *thing, const struct yamldoc_node *root)
{
	enum kind looks = filing_kind(root);
	return *kind_schemas[thing->kind].folder && looks < KIND_COUNT &&
	       looks != thing->kind &&
	       filing_faults(looks, root) + 1 < filing_faults(thing->kind, root);
}

/*
 * A thing that is known by its id only, as one of another kind than its place says: what
 * refers to it is not to blame.
 */
static void take_as(struct worker *worker, struct thing *thing, enum kind kind,
	const struct yamldoc_node *root)
{
	const struct yamldoc_node *id = yamldoc_get(root, "id");
	*thing = (struct thing){.kind = kind, .line = 1, .path = thing->path, .id = thing->id};
	if (id && id->kind == YAMLDOC_SCALAR && schema_is_id(id->text))
		thing->id = arena_strdup(&worker->kept, id->text);
	if (kind == KIND_ACTION)
		salvage_place(worker, thing);
}

static void read_thing(struct worker *worker, struct thing *thing)
{
	const struct reading reading = {
		thing->path, &worker->loading->plan->calendar, &worker->kept, &worker->diag};
	struct yamldoc doc;
	if (yamldoc_read(&doc, worker->bytes.data, worker->bytes.length,
		    worker->loading->source->origin, thing->path, &worker->scratch,
		    &worker->diag)) {
		if (thing->kind == KIND_ACTION)
			salvage_place(worker, thing);
		return;
	}
	thing->readable = true;
	if (thing->kind == KIND_LEXICON)
		read_lexicon(worker, doc.root, thing->path);
	if (thing->kind == KIND_RULES)
		diag_add(&worker->diag, FINDING_RULES_UNREAD, thing->path, 1, 1, "%s",
			_("this version of git-plan does not apply rules"));
	if (kind_schemas[thing->kind].record != RECORD_NONE) {
		size_t before = worker->diag.count;
		thing->record =
			read_record(&reading, kind_schemas[thing->kind].record, doc.root);
		take_id(thing);
		if (worker->diag.count > before && is_misfiled(thing, doc.root)) {
			worker->diag.count = before;
			take_as(worker, thing, filing_kind(doc.root), doc.root);
			filing_report_kind(thing->path, thing->kind, &worker->diag);
		}
	}
}

/* A file at the wrong place: what it holds tells where it belongs. */
static int load_misplaced(struct worker *worker, size_t i)
{
	struct loading *loading = worker->loading;
	const struct source_entry *entry = &loading->list.items[i];
	struct diag ignored = DIAG_INIT;
	struct yamldoc doc;
	enum kind looks = KIND_COUNT;
	enum source_outcome outcome;
	if (loading->source->ops->read(
		    worker->reader, entry, &worker->bytes, &outcome, &worker->fail))
		return -1;
	if (outcome == SOURCE_READ &&
		!yamldoc_read(&doc, worker->bytes.data, worker->bytes.length,
			loading->source->origin, entry->path, &worker->scratch, &ignored))
		looks = filing_kind(doc.root);
	filing_report(entry->path, looks, &worker->diag);
	if (looks < KIND_COUNT) {
		loading->things[i] = new_thing(worker, entry, looks);
		take_as(worker, loading->things[i], looks, doc.root);
	}
	diag_release(&ignored);
	arena_reset(&worker->scratch);
	return 0;
}

static int load_entry(struct worker *worker, size_t i)
{
	struct loading *loading = worker->loading;
	const struct source_entry *entry = &loading->list.items[i];
	bool readable;
	enum kind kind = file_kind(&readable, entry, &worker->diag);
	if (kind == KIND_COUNT)
		return readable ? load_misplaced(worker, i) : 0;
	if (kind == KIND_PLAN && loading->plan->self)
		return 0;
	loading->things[i] = new_thing(worker, entry, kind);
	if (!readable)
		return 0;
	enum source_outcome outcome;
	if (loading->source->ops->read(
		    worker->reader, entry, &worker->bytes, &outcome, &worker->fail))
		return -1;
	if (outcome == SOURCE_READ)
		read_thing(worker, loading->things[i]);
	else
		refuse(worker, entry, outcome);
	loading->things[i]->denied = outcome == SOURCE_DENIED;
	arena_reset(&worker->scratch);
	return 0;
}

static void *work(void *argument)
{
	struct worker *worker = argument;
	struct loading *loading = worker->loading;
	struct term_progress progress = {0};
	if (worker->reports)
		term_progress_start(&progress, _("Reading the plan"), loading->list.count);
	while (!atomic_load(&loading->stopped)) {
		size_t first = atomic_fetch_add(&loading->next, FILES_AT_A_TIME);
		if (first >= loading->list.count)
			break;
		for (size_t i = first; i < first + FILES_AT_A_TIME && i < loading->list.count;
			i++) {
			if (load_entry(worker, i))
				atomic_store(&loading->stopped, true);
		}
		term_progress_update(&progress, first);
	}
	term_progress_stop(&progress);
	return NULL;
}

static int start_worker(struct worker *worker, struct loading *loading)
{
	*worker = (struct worker){.loading = loading, .bytes = TEXT_INIT};
	worker->diag.no_warnings = loading->diag->no_warnings;
	return loading->source->ops->open(loading->source, &worker->reader, &worker->fail);
}

/* Take over what the worker made; its failure, if any, becomes the caller's. */
static int end_worker(struct worker *worker, struct fail *fail)
{
	struct loading *loading = worker->loading;
	if (worker->reader)
		loading->source->ops->close(worker->reader);
	arena_adopt(&loading->plan->arena, &worker->kept);
	arena_release(&worker->scratch);
	text_release(&worker->bytes);
	diag_adopt(loading->diag, &worker->diag);
	int failed = worker->fail.status != STATUS_OK;
	if (failed && fail->status == STATUS_OK)
		*fail = worker->fail;
	else
		fail_release(&worker->fail);
	return failed ? -1 : 0;
}

static int thread_count(size_t files)
{
	if (files < FILES_PER_THREAD)
		return 1;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	long threads = processors < MOST_THREADS ? processors : MOST_THREADS;
	long useful = (long)(files / FILES_PER_THREAD) + 1;
	if (threads > useful)
		threads = useful;
	return threads < 1 ? 1 : (int)threads;
}

static int load_files(struct loading *loading, struct fail *fail)
{
	struct worker workers[MOST_THREADS];
	int count = thread_count(loading->list.count), result = 0;
	for (int i = 0; i < count; i++) {
		if (start_worker(&workers[i], loading))
			atomic_store(&loading->stopped, true);
	}
	workers[0].reports = true;
	int started = 1;
	while (started < count &&
		!pthread_create(&workers[started].thread, NULL, work, &workers[started]))
		started++;
	work(&workers[0]);
	for (int i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	for (int i = 0; i < count; i++)
		result |= end_worker(&workers[i], fail);
	return result;
}

static int by_path(const void *left, const void *right)
{
	return strcmp(((const struct source_entry *)left)->path,
		((const struct source_entry *)right)->path);
}

static bool too_new(const struct thing *self, struct diag *diag)
{
	int64_t format = self ? record_number(self->record, PLAN_FORMAT, FORMAT) : FORMAT;
	if (format <= FORMAT)
		return false;
	uint32_t line, column;
	/* What else seems wrong with it may be right in the newer format. */
	diag->count = 0;
	thing_place(self, PLAN_FORMAT, &line, &column);
	diag_add(diag, FINDING_FORMAT_NEWER, self->path, line, column,
		_("format %lld needs a newer git-plan: install one"), (long long)format);
	return true;
}

/* The plan's own file comes first: it says what seasons, amounts and dates mean. */
static int load_self(struct loading *loading, struct fail *fail)
{
	struct plan *plan = loading->plan;
	const struct source_entry key = {.path = PLAN_PATH};
	struct source_entry *entry =
		bsearch(&key, loading->list.items, loading->list.count, sizeof key, by_path);
	read_calendar(&plan->calendar, NULL);
	if (!entry) {
		diag_add(loading->diag, FINDING_PLAN_MISSING, PLAN_PATH, 1, 1, "%s",
			_("the file is missing: write the plan's title, period, currency and calendar "
			  "in it"));
		return 0;
	}
	struct worker worker;
	size_t i = (size_t)(entry - loading->list.items);
	if (!start_worker(&worker, loading))
		load_entry(&worker, i);
	if (loading->things[i] && loading->things[i]->readable)
		plan->self = loading->things[i];
	read_calendar(&plan->calendar, plan->self ? plan->self->record : NULL);
	return end_worker(&worker, fail);
}

/* A file copied with its id, and perhaps another name, is most likely a mistake. */
static void report_misnamed(
	const struct plan *plan, const struct thing *thing, struct diag *diag)
{
	const struct thing *owner = plan_find(plan, kind_schemas[thing->kind].space, thing->id);
	struct text name = TEXT_INIT;
	uint32_t line, column;
	thing_place(thing, 0, &line, &column);
	const char *base = strrchr(thing->path, '/') + 1;
	utf8_excerpt(&name, base, (size_t)(strrchr(base, '.') - base));
	if (owner && owner != thing && owner->kind == thing->kind)
		index_report_copy(thing, owner, diag);
	else
		diag_add(diag, FINDING_ID_FILE_NAME, thing->path, line, column,
			_("the identifier '%s' is not the file's name '%s': make them equal"),
			thing->id, name.data);
	text_release(&name);
}

/* An identifier is the name of its file. */
static void check_names(const struct loading *loading)
{
	for (size_t i = 0; i < loading->list.count; i++) {
		if (loading->things[i] && loading->things[i]->misnamed)
			report_misnamed(loading->plan, loading->things[i], loading->diag);
	}
}

static int find_calendar(struct loading *loading, struct fail *fail)
{
	if (!loading->calendar)
		return load_self(loading, fail);
	loading->plan->calendar = *loading->calendar;
	return 0;
}

static int load_all(struct loading *loading, struct fail *fail)
{
	if (find_calendar(loading, fail))
		return -1;
	loading->plan->too_new = too_new(loading->plan->self, loading->diag);
	if (!loading->plan->too_new) {
		if (load_files(loading, fail))
			return -1;
		files_check_case(&loading->list, loading->diag);
	}
	arrange_things(loading->plan, loading->things, loading->list.count, loading->diag);
	check_names(loading);
	return 0;
}

/* --- A part ----------------------------------------------------------------------- */

static int compare_name(const void *key, const void *item)
{
	const char *name = key, *id = *(const char *const *)item;
	size_t length = strlen(id);
	int order = strncmp(name, id, length);
	return order ? order : strcmp(name + length, ".yaml");
}

static bool is_wanted(const struct loading *loading, const struct source_entry *entry)
{
	static const char actions[] = "plan/actions/";
	const char *name = strrchr(entry->path, '/') + 1;
	return entry->type != SOURCE_FILE ||
	       strncmp(entry->path, actions, sizeof actions - 1) ||
	       !source_named_like_file(name) ||
	       bsearch(name, loading->ids, loading->id_count, sizeof *loading->ids,
		       compare_name);
}

/* The actions that are not wanted are known by their paths, and not read. */
static void leave_out(struct loading *loading)
{
	struct source_list *list = &loading->list;
	struct plan *plan = loading->plan;
	size_t kept = 0;
	plan->unread = mem_array(NULL, list->count + 1, sizeof *plan->unread);
	for (size_t i = 0; i < list->count; i++) {
		if (is_wanted(loading, &list->items[i]))
			list->items[kept++] = list->items[i];
		else
			plan->unread[plan->unread_count++] = list->items[i].path;
	}
	list->count = kept;
}

static int load(struct plan **out, struct loading *loading, struct fail *fail)
{
	*out = NULL;
	int result = loading->source->ops->list(loading->source, &loading->list, fail);
	if (!result && !loading->list.count && !loading->calendar)
		result = fail_set(
			fail, STATUS_FAILURE, _("there is no plan here: plan/ holds nothing"));
	if (!result) {
		loading->plan = mem_zalloc(sizeof *loading->plan);
		loading->plan->is_part = loading->ids || loading->calendar;
		if (loading->ids)
			leave_out(loading);
		/* Of a version's files there may be none. */
		if (loading->list.count)
			qsort(loading->list.items, loading->list.count,
				sizeof *loading->list.items, by_path);
		loading->things = mem_zalloc(loading->list.count * sizeof(struct thing *));
		result = load_all(loading, fail);
		arena_adopt(&loading->plan->arena, &loading->list.arena);
		free(loading->things);
	}
	source_list_release(&loading->list);
	if (result)
		plan_free(loading->plan);
	else
		*out = loading->plan;
	return result;
}

static int by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int plan_load_part(struct plan **out, struct source *source, char *const ids[], size_t count,
	struct diag *diag, struct fail *fail)
{
	const char **sorted = mem_array(NULL, count + 1, sizeof *sorted);
	memcpy(sorted, ids, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, by_text);
	struct loading loading = {.source = source,
		.ids = sorted,
		.id_count = count,
		.list = SOURCE_LIST_INIT,
		.diag = diag};
	int result = load(out, &loading, fail);
	free(sorted);
	return result;
}

int plan_load_files(struct plan **out, struct source *source, const struct calendar *calendar,
	struct diag *diag, struct fail *fail)
{
	struct loading loading = {
		.source = source, .calendar = calendar, .list = SOURCE_LIST_INIT, .diag = diag};
	return load(out, &loading, fail);
}

/* --- The whole -------------------------------------------------------------------- */

int plan_load(struct plan **out, struct source *source, struct diag *diag, struct fail *fail)
{
	struct loading loading = {.source = source, .list = SOURCE_LIST_INIT, .diag = diag};
	return load(out, &loading, fail);
}

struct plan *plan_nothing(void)
{
	struct diag none = DIAG_INIT;
	struct plan *plan = mem_zalloc(sizeof *plan);
	read_calendar(&plan->calendar, NULL);
	plan->index = index_build(plan->things, &none);
	diag_release(&none);
	return plan;
}
