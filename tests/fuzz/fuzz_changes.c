#include "check.h"
#include "files.h"

#include "format/yamlsections.h"
#include "model/change.h"
#include "model/excerpt.h"
#include "model/reversal.h"
#include "view/change_json.h"

/*
 * Two versions of a plan: files of both begin with "=== PATH", of the older one with
 * "--- PATH", of the newer one with "+++ PATH". What differs between a version and itself,
 * however it is laid out, is nothing; an excerpt, and what is left of the files where only
 * sections that differ are read, tell of the same changes; and the changes taken back in
 * the newer version, laid out otherwise, give the older one.
 */

struct version {
	struct source *source;
	struct plan *plan;
	struct diag diag;
	struct arena arena; /* of the bytes that were made for it */
};

/* --- Versions ------------------------------------------------------------------------ */

static void start(struct version *version)
{
	*version = (struct version){
		.source = source_memory(), .diag = DIAG_INIT, .arena = ARENA_INIT};
	version->diag.no_warnings = true;
	version->source->origin = YAMLDOC_RECORDED;
}

static void load(struct version *version)
{
	struct fail fail = FAIL_INIT;
	demand(!plan_load(&version->plan, version->source, &version->diag, &fail),
		"a plan in memory is loaded");
}

static void load_files(struct version *version, const struct files *files)
{
	start(version);
	for (size_t i = 0; i < files->count; i++)
		source_memory_add(version->source, files->items[i].path, files->items[i].bytes,
			files->items[i].length);
	load(version);
}

/* Every second file begins with a comment. */
static void load_otherwise(struct version *version, const struct files *files, size_t which)
{
	start(version);
	for (size_t i = 0; i < files->count; i++) {
		const struct file *file = &files->items[i];
		struct text bytes = TEXT_INIT;
		text_str(&bytes, (i + which) % 2 ? "# laid out otherwise\n" : "");
		text_add(&bytes, file->bytes, file->length);
		source_memory_add(version->source, file->path,
			arena_text(&version->arena, bytes.data, bytes.length), bytes.length);
		text_release(&bytes);
	}
	load(version);
}

static void release(struct version *version)
{
	plan_free(version->plan);
	source_free(version->source);
	diag_release(&version->diag);
	arena_release(&version->arena);
}

/* --- Changes --------------------------------------------------------------------------- */

static int by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The changes as lines; sorted, where of a part of a plan nobody knows what stands where. */
static char *lines_of(const struct changes *changes, bool sorted)
{
	char **lines = mem_array(NULL, changes->count + 1, sizeof *lines);
	struct text all = TEXT_INIT;
	for (size_t i = 0; i < changes->count; i++) {
		size_t length;
		FILE *file = open_memstream(&lines[i], &length);
		json_print(file, change_json(changes, &changes->items[i]));
		fprintf(file, " %u\n", changes->items[i].place);
		fclose(file);
	}
	if (sorted)
		qsort(lines, changes->count, sizeof *lines, by_text);
	for (size_t i = 0; i < changes->count; i++) {
		text_str(&all, lines[i]);
		free(lines[i]);
	}
	free(lines);
	return all.length ? text_detach(&all) : mem_strdup("");
}

static char *lines_between(
	const struct plan *old_plan, const struct plan *new_plan, bool sorted)
{
	struct changes changes;
	changes_between(&changes, old_plan, new_plan);
	char *lines = lines_of(&changes, sorted);
	changes_release(&changes);
	return lines;
}

static void demand_lines(char *given, const char *expected, const char *promise)
{
	bool same = !strcmp(given, expected);
	if (!same)
		fprintf(stderr, "--- expected\n%s--- given\n%s---\n", expected, given);
	demand(same, promise);
	free(given);
}

/* --- Excerpts -------------------------------------------------------------------------- */

/* Its own piece of memory, so that reading beyond it is noticed. */
static char *copy_of(const struct text *bytes)
{
	char *copy = mem_alloc(bytes->length + 1);
	return memcpy(copy, bytes->data, bytes->length);
}

/* Bytes that are damaged are refused, or are another excerpt. */
static void read_damaged(const struct text *bytes, size_t which, const struct version *old,
	const struct version *new)
{
	struct plan *old_plan, *new_plan;
	for (size_t step = 0; step < 8 && bytes->length; step++) {
		char *damaged = copy_of(bytes);
		size_t at = (which * 31 + step * 127) % bytes->length;
		size_t length = step % 2 ? bytes->length : at;
		damaged[at] = (char)(damaged[at] ^ (1 << step));
		if (!excerpt_read(&old_plan, &new_plan, damaged, length, &old->plan->calendar,
			    &new->plan->calendar)) {
			free(lines_between(old_plan, new_plan, true));
			plan_free(old_plan);
			plan_free(new_plan);
		}
		free(damaged);
	}
}

static void check_excerpt(const struct version *old, const struct version *new, size_t which)
{
	char *lines = lines_between(old->plan, new->plan, false);
	struct text bytes = TEXT_INIT;
	struct plan *old_plan, *new_plan;
	bool any = excerpt_write(&bytes, old->plan, new->plan);
	demand(any || !*lines, "an excerpt says whether anything differs");
	char *copy = copy_of(&bytes);
	demand(!excerpt_read(&old_plan, &new_plan, copy, bytes.length, &old->plan->calendar,
		       &new->plan->calendar),
		"an excerpt is read again");
	free(copy);
	demand_lines(lines_between(old_plan, new_plan, false), lines,
		"an excerpt tells of the same changes");
	free(lines);
	plan_free(old_plan);
	plan_free(new_plan);
	read_damaged(&bytes, which, old, new);
	text_release(&bytes);
}

/* --- Sections ---------------------------------------------------------------------------- */

static const struct file *find(const struct files *files, const char *path)
{
	for (size_t i = 0; i < files->count; i++) {
		if (!strcmp(files->items[i].path, path))
			return &files->items[i];
	}
	return NULL;
}

static void add_part(struct version *part, const char *path, const struct text *bytes)
{
	source_memory_add(part->source, path,
		arena_text(&part->arena, bytes->data, bytes->length), bytes->length);
}

static void ignore(void *context, const char *key, size_t length)
{
	(void)context;
	(void)key;
	(void)length;
}

static void reduce(struct version parts[2], const struct file *old, const struct file *new)
{
	struct text bytes[2] = {TEXT_INIT, TEXT_INIT};
	if (old)
		text_add(&bytes[0], old->bytes, old->length);
	if (new)
		text_add(&bytes[1], new->bytes, new->length);
	if (old && new &&bytes[0].length == bytes[1].length &&
		!memcmp(bytes[0].data, bytes[1].data, bytes[0].length))
		old = new = NULL;
	if (old && new)
		yamlsections_reduce(&bytes[0], &bytes[1], excerpt_has_always, ignore, NULL);
	if (old)
		add_part(&parts[0], old->path, &bytes[0]);
	if (new)
		add_part(&parts[1], new->path, &bytes[1]);
	text_release(&bytes[0]);
	text_release(&bytes[1]);
}

static const struct thing *find_whole(void *plan, enum name_space space, const char *id)
{
	return plan_find(plan, space, id);
}

static void load_part(struct version *part, const struct version *whole)
{
	struct fail fail = FAIL_INIT;
	demand(!plan_load_files(
		       &part->plan, part->source, &whole->plan->calendar, &part->diag, &fail),
		"part of a plan is loaded");
	part->plan->elsewhere = find_whole;
	part->plan->elsewhere_context = whole->plan;
}

static void check_sections(const struct version *old, const struct version *new,
	const struct files *old_files, const struct files *new_files, const char *lines)
{
	struct version parts[2];
	start(&parts[0]);
	start(&parts[1]);
	for (size_t i = 0; i < old_files->count; i++)
		reduce(parts, &old_files->items[i], find(new_files, old_files->items[i].path));
	for (size_t i = 0; i < new_files->count; i++) {
		if (!find(old_files, new_files->items[i].path))
			reduce(parts, NULL, &new_files->items[i]);
	}
	load_part(&parts[0], old);
	load_part(&parts[1], new);
	demand_lines(lines_between(parts[0].plan, parts[1].plan, true), lines,
		"the sections that differ tell of the same changes");
	check_excerpt(&parts[0], &parts[1], 1);
	release(&parts[0]);
	release(&parts[1]);
}

/* --- The way back ------------------------------------------------------------------------- */

static void check_undone(const struct version *old, const struct version *undone)
{
	char *lines = lines_between(old->plan, undone->plan, true);
	demand_lines(lines, "", "changes taken back give the older version");
}

/* The newer version, laid out as in `otherwise`, becomes the older one. */
static void check_way_back(
	const struct version *old, const struct version *new, const struct version *otherwise)
{
	struct draft draft;
	struct version undone = {.diag = DIAG_INIT, .arena = ARENA_INIT};
	struct reversal_obstacle obstacle;
	struct fail fail = FAIL_INIT;
	const struct reversal_ends ends = {old->source, new->source};
	draft_init(&draft, otherwise->source);
	reversal_obstacle_init(&obstacle);
	enum reversal_result result =
		reversal_make(&draft, otherwise->plan, &ends, &obstacle, &fail);
	if (result == REVERSAL_BLOCKED && obstacle.kind != KIND_COUNT)
		fprintf(stderr, "%s %s %s %s\n", obstacle.path.data, obstacle.shown.data,
			obstacle.field.data, obstacle.refers_to.data);
	if (result == REVERSAL_FAILED)
		fprintf(stderr, "%s\n", fail.message);
	demand(result != REVERSAL_FAILED, "changes are taken back");
	demand(result != REVERSAL_BLOCKED || obstacle.kind == KIND_COUNT ||
			obstacle.refers_to.length,
		"what nobody changed since is not in the way");
	if (result == REVERSAL_MADE) {
		demand(!plan_load(&undone.plan, &draft.source, &undone.diag, &fail),
			"what is left is a plan");
		check_undone(old, &undone);
	}
	plan_free(undone.plan);
	diag_release(&undone.diag);
	reversal_obstacle_release(&obstacle);
	fail_release(&fail);
	draft_release(&draft);
}

/* Whether both write schedules and amounts alike: what stays is not written anew. */
static bool speak_alike(const struct calendar *old, const struct calendar *new)
{
	bool alike = old->season_count == new->season_count && old->places == new->places &&
		     !strcmp(old->continuous, new->continuous);
	for (int i = 0; alike && i < old->season_count; i++)
		alike = !strcmp(old->seasons[i].code, new->seasons[i].code) &&
			!strcmp(old->seasons[i].name, new->seasons[i].name) &&
			old->seasons[i].edtf == new->seasons[i].edtf;
	return alike;
}

/* --- Both versions --------------------------------------------------------------------------- */

static void check_alone(const struct version *version, const struct version *otherwise,
	const struct files *files)
{
	struct version again;
	load_files(&again, files);
	demand_lines(lines_between(version->plan, again.plan, true), "",
		"nothing differs from itself");
	release(&again);
	if (!version->diag.count && !otherwise->diag.count)
		demand_lines(lines_between(version->plan, otherwise->plan, true), "",
			"layout is no difference");
}

/* Whether several things of a kind have no id. */
static bool has_nameless(const struct plan *plan)
{
	size_t most = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		size_t count = 0;
		for (size_t i = 0; i < plan->things[kind].count; i++)
			count += !*plan->things[kind].items[i]->id;
		most = count > most ? count : most;
	}
	return most > 1;
}

/* Which of two things of one id is meant, who sees only what differs cannot tell. */
static bool is_ambiguous(const struct version *version)
{
	bool found = has_nameless(version->plan);
	for (size_t i = 0; i < version->diag.count; i++)
		found = found || version->diag.items[i].rule == FINDING_DUPLICATE_ID;
	return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct files old_files = {.count = 0}, new_files = {.count = 0};
	struct version old, new, otherwise;
	split(&old_files, (const char *)data, size, "=-+", "=-");
	split(&new_files, (const char *)data, size, "=-+", "=+");
	load_files(&old, &old_files);
	load_files(&new, &new_files);
	load_otherwise(&otherwise, &new_files, size);
	char *lines = lines_between(old.plan, new.plan, true);
	check_alone(&new, &otherwise, &new_files);
	if (!is_ambiguous(&old) && !is_ambiguous(&new))
		check_excerpt(&old, &new, size);
	/* What has errors may be told otherwise in part. */
	if (!old.diag.count && !new.diag.count && !otherwise.diag.count && !old.plan->too_new &&
		!new.plan->too_new) {
		check_sections(&old, &new, &old_files, &new_files, lines);
		if (speak_alike(&old.plan->calendar, &new.plan->calendar))
			check_way_back(&old, &new, &otherwise);
	}
	free(lines);
	release(&old);
	release(&new);
	release(&otherwise);
	free_files(&old_files);
	free_files(&new_files);
	return 0;
}
