#include "model/rename.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/editing.h"
#include "model/mentions.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

/* A renaming with what is worked out of it. */
struct work {
	const struct renaming *renaming;
	enum name_space space;
	struct text old_name, new_name; /* as references have them: MEETING/ID of decisions */
	const char **faulty;            /* paths of files with errors, sorted */
	size_t faulty_count;
};

/* --- What refers to it ------------------------------------------------------------ */

static bool leads_to_space(const struct field *field, enum name_space space)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (field->kinds & 1u << kind && kind_schemas[kind].space == space)
			return true;
	}
	return false;
}

/*
 * Where in a reference's text the name of the thing ends; 0 where it names another. That
 * of a meeting stands before those of its decisions.
 */
static size_t name_length(
	const struct work *work, const struct field *field, const char *text, const char *name)
{
	size_t length = strlen(name);
	bool decision = field->type == TYPE_DECISION;
	if (strncmp(text, name, length))
		return 0;
	if (decision && work->space == SPACE_MEETING)
		return text[length] == '/' ? length : 0;
	bool link = field->type == TYPE_LINK || field->type == TYPE_FORMER_LINK;
	bool fits = (decision && work->space == SPACE_DECISION) ||
		    (link && leads_to_space(field, work->space));
	return fits && !text[length] ? length : 0;
}

struct search {
	struct walk walk;
	const struct work *work;
	bool refers;               /* the thing gone through refers to the one renamed */
	const struct thing *taken; /* what says the new name already */
	uint32_t taken_line;
};

static void visit(struct walk *walk, const struct record *record, const struct field *field,
	const struct value *value)
{
	struct search *search = (struct search *)walk;
	const struct work *work = search->work;
	bool link = field->type == TYPE_LINK || field->type == TYPE_FORMER_LINK ||
		    (field->type == TYPE_DECISION && value->detail == VALUE_PLAIN);
	(void)record;
	if (!link)
		return;
	search->refers |= name_length(work, field, value->text, work->old_name.data) > 0;
	if (search->taken || !name_length(work, field, value->text, work->new_name.data))
		return;
	search->taken = walk->thing;
	search->taken_line = value->line;
}

/* --- What is refused --------------------------------------------------------------- */

static int no_id(const char *id, struct fail *fail)
{
	struct text shown = TEXT_INIT, slug = TEXT_INIT;
	utf8_visible(&shown, id, strlen(id));
	schema_slug(&slug, id);
	fail_set(fail, STATUS_REFUSED, _("'%s' is no identifier: %s"), shown.data,
		strlen(id) > 64 ? _("an identifier has at most 64 characters")
				: _("an identifier has only small letters without accents, "
				    "digits and hyphens, and begins with a letter"));
	if (schema_is_id(slug.data))
		fail_hint(fail, _("did you mean '%s'?"), slug.data);
	else
		fail_hint(fail, _("for example: plan-de-communication"));
	text_release(&shown);
	text_release(&slug);
	return -1;
}

/* Of something that is there, or was. */
static int check_free(const struct work *work, struct fail *fail)
{
	const struct plan *plan = work->renaming->plan;
	const char *name = work->new_name.data;
	const struct thing *other = plan_find(plan, work->space, name);
	const struct thing *former = plan_find_former(plan, work->space, name);
	if (other)
		fail_set(fail, STATUS_REFUSED, _("'%s' is the identifier of %s"), name,
			other->path);
	else if (former && former != work->renaming->thing)
		fail_set(fail, STATUS_REFUSED,
			_("'%s' is a former identifier of '%s': an identifier is never given "
			  "again"),
			name, former->id);
	else
		return 0;
	return fail_hint(fail, _("choose another"));
}

static int check(const struct work *work, struct fail *fail)
{
	const struct renaming *renaming = work->renaming;
	if (!schema_is_id(renaming->new_id))
		return no_id(renaming->new_id, fail);
	if (check_free(work, fail) || mentions_check_readable(renaming->plan, fail))
		return -1;
	if (!plan_ambiguous(renaming->plan, work->space, work->old_name.data))
		return 0;
	fail_set(fail, STATUS_REFUSED,
		_("two things have the identifier '%s': which of them is meant where cannot be "
		  "told"),
		work->old_name.data);
	return fail_hint(
		fail, _("git plan check names both; give one of them another by hand"));
}

static int already_said(const struct work *work, const struct search *search, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED,
		_("%s:%u refers to '%s' already, which is not there: it would be taken for "
		  "this"),
		search->taken->path, (unsigned)search->taken_line, work->new_name.data);
	return fail_hint(fail, _("mend that line first, or choose another identifier"));
}

/* --- Writing ------------------------------------------------------------------------ */

/* A reference's text with the new name. */
static bool change_name(void *context, struct editing *editing, const struct field *field,
	struct yamldoc_node *node)
{
	const struct work *work = context;
	size_t length = name_length(work, field, node->text, work->old_name.data);
	if (!length)
		return false;
	struct text text = TEXT_INIT;
	text_printf(&text, "%s%s", work->new_name.data, node->text + length);
	yamledit_change(&editing->arena, node, text.data, editing_id_form(text.data));
	text_release(&text);
	return true;
}

static struct yamldoc_node *find_item(const struct yamldoc_node *sequence, const char *text)
{
	struct yamldoc_node *item = sequence->first;
	while (item && (item->removed || item->kind != YAMLDOC_SCALAR ||
			       strcmp(item->text, text) != 0))
		item = item->next;
	return item;
}

/* The old id is kept among the former ones; the new one is former no longer. */
static void change_former(
	struct editing *editing, const struct renaming *renaming, struct yamldoc_node *mapping)
{
	enum record_id record = kind_schemas[renaming->thing->kind].record;
	int at = schema_field_of_type(record, TYPE_FORMER_ID);
	if (at < 0)
		return;
	const struct field *field = &record_schemas[record].fields[at];
	struct yamldoc_node *list = yamldoc_get(mapping, field->name), *again = NULL;
	if (list && list->kind == YAMLDOC_SEQUENCE)
		again = find_item(list, renaming->new_id);
	if (again)
		yamledit_remove(list, again);
	if (!renaming->forget && (!list || list->kind != YAMLDOC_SEQUENCE)) {
		if (list)
			yamledit_remove(mapping, list);
		list = yamledit_collection(&editing->arena, YAMLDOC_SEQUENCE);
		given_insert(&editing->arena, mapping, record, field, list);
	}
	if (!renaming->forget && !find_item(list, renaming->thing->id))
		yamledit_insert(list, NULL, NULL,
			yamledit_scalar(&editing->arena, renaming->thing->id,
				editing_id_form(renaming->thing->id)));
	if (again && !yamledit_count(list))
		yamledit_remove(mapping, list);
}

static void change_own(struct editing *editing, const struct renaming *renaming)
{
	const struct thing *thing = renaming->thing;
	enum record_id record = kind_schemas[thing->kind].record;
	const struct field *field = &record_schemas[record].fields[0];
	struct yamldoc_node *mapping = editing_find(editing, thing->kind, thing->id);
	struct yamldoc_node *id = mapping ? yamldoc_get(mapping, field->name) : NULL;
	if (!mapping)
		return;
	if (id && id->kind == YAMLDOC_SCALAR)
		yamledit_change(&editing->arena, id, renaming->new_id,
			editing_id_form(renaming->new_id));
	else if (!id)
		given_insert(&editing->arena, mapping, record, field,
			yamledit_scalar(&editing->arena, renaming->new_id,
				editing_id_form(renaming->new_id)));
	change_former(editing, renaming, mapping);
}

static int change_file(
	struct draft *draft, struct work *work, const struct thing *file, struct fail *fail)
{
	struct editing editing;
	bool own = !strcmp(file->path, work->renaming->thing->path);
	struct text *bytes = draft_file(draft, file->path, fail);
	if (!bytes)
		return -1;
	int result = editing_start(&editing, bytes, fail);
	bool changed = !result && editing_each(&editing, editing.doc.root,
					  kind_schemas[file->kind].record, change_name, work);
	if (!result && own)
		change_own(&editing, work->renaming);
	if (!result && (changed || own))
		result = editing_take(bytes, &editing, fail);
	editing_finish(&editing);
	return result;
}

/* The file is named after its thing. */
static int move_file(struct draft *draft, const struct renaming *renaming, struct fail *fail)
{
	const struct thing *thing = renaming->thing;
	struct text path = TEXT_INIT;
	if (!kind_schemas[thing->kind].folder)
		return 0;
	text_add(&path, thing->path, (size_t)(strrchr(thing->path, '/') - thing->path));
	text_printf(&path, "/%s.yaml", renaming->new_id);
	int result = strcmp(path.data, thing->path)
			     ? draft_move(draft, thing->path, path.data, fail)
			     : 0;
	text_release(&path);
	return result;
}

/* --- All of it ---------------------------------------------------------------------- */

static int compare_paths(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void list_faulty(struct work *work)
{
	const struct diag *diag = work->renaming->diag;
	size_t count = diag ? diag->count : 0;
	work->faulty = mem_zalloc((count + 1) * sizeof *work->faulty);
	for (size_t i = 0; i < count; i++) {
		if (finding_catalogue[diag->items[i].rule].severity == SEVERITY_ERROR)
			work->faulty[work->faulty_count++] = diag->items[i].path;
	}
	qsort(work->faulty, work->faulty_count, sizeof *work->faulty, compare_paths);
}

/* Whether the file is to be gone through. */
static bool is_concerned(
	const struct work *work, struct search *search, const struct thing *file)
{
	search->refers = false;
	search->walk.thing = file;
	walk_record(&search->walk, file->record);
	return search->refers || !strcmp(file->path, work->renaming->thing->path) ||
	       bsearch(&file->path, work->faulty, work->faulty_count, sizeof *work->faulty,
		       compare_paths);
}

static int change_files(struct draft *draft, struct work *work, struct fail *fail)
{
	const struct plan *plan = work->renaming->plan;
	struct search search = {{.visit = visit}, work, false, NULL, 0};
	int result = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; kind_schemas[kind].folder && i < plan->things[kind].count;
			i++) {
			const struct thing *file = plan->things[kind].items[i];
			if (!result && file->record && is_concerned(work, &search, file))
				result = change_file(draft, work, file, fail);
		}
	}
	/* Going back to a former id, what still says that means the same thing. */
	bool back = plan_find_former(plan, work->space, work->new_name.data) != NULL;
	if (!result && search.taken && !back)
		result = already_said(work, &search, fail);
	return result;
}

static void name(struct text *out, const struct thing *thing, const char *id)
{
	if (thing->kind == KIND_DECISION)
		text_printf(out, "%s/", thing->owner->id);
	text_str(out, id);
}

int rename_thing(struct draft *draft, const struct renaming *renaming, struct fail *fail)
{
	struct work work = {.renaming = renaming,
		.space = kind_schemas[renaming->thing->kind].space,
		.old_name = TEXT_INIT,
		.new_name = TEXT_INIT};
	if (!strcmp(renaming->thing->id, renaming->new_id))
		return 0;
	name(&work.old_name, renaming->thing, renaming->thing->id);
	name(&work.new_name, renaming->thing, renaming->new_id);
	list_faulty(&work);
	int result = check(&work, fail);
	if (!result)
		result = change_files(draft, &work, fail);
	if (!result)
		result = move_file(draft, renaming, fail);
	free(work.faulty);
	text_release(&work.old_name);
	text_release(&work.new_name);
	return result;
}
