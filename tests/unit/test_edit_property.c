#include "fixture.h"

#include "git/worktree.h"
#include "model/change.h"
#include "model/edit.h"

#include <stdio.h>

/*
 * Over every thing of the project's own plan, and every field of the schema: what is set
 * changes the lines of that field and no others; what is set back is, byte for byte, what it
 * was, or at least says the same.
 */

static struct {
	struct source *source;
	struct plan *plan;
	size_t tried, exact, equal, refused;
} own;

/* --- Values ------------------------------------------------------------------- */

static const struct thing *last_of(unsigned kinds)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &own.plan->things[kind];
		if (kinds & 1u << kind && list->count)
			return list->items[list->count - 1];
	}
	return NULL;
}

static void add_id(struct text *out, unsigned kinds)
{
	const struct thing *thing = last_of(kinds);
	assert_non_null(thing);
	thing_full_id(out, thing);
}

/* A value that the field can have, hardly the one it has; of what stands in an item, a tame one. */
static void sample(struct text *out, const struct field *field, bool in_item);

static void sample_item(struct text *out, enum record_id record)
{
	const struct record_schema *schema = &record_schemas[record];
	size_t start = out->length;
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		if (!(field->flags & FIELD_REQUIRED) && i != schema->key && i != schema->key2)
			continue;
		text_printf(out, "%s%s:", out->length > start ? ", " : "", field->name);
		sample(out, field, true);
	}
	if (out->length == start) {
		text_printf(out, "%s:", schema->fields[0].name);
		sample(out, &schema->fields[0], true);
	}
}

static void sample(struct text *out, const struct field *field, bool in_item)
{
	switch ((int)field->type) {
	case TYPE_ENUM:
		text_str(out, enumerations[field->values]
				      .words[enumerations[field->values].count - 1]);
		break;
	case TYPE_BOOLEAN:
		text_str(out, "oui");
		break;
	case TYPE_INTEGER:
		text_printf(out, "%lld", (long long)field->low + 7);
		break;
	case TYPE_QUANTITY:
	case TYPE_VALUE:
		text_str(out, "3.5");
		break;
	case TYPE_AMOUNT:
		text_str(out, in_item ? "1234.5" : "1 234,50 $");
		break;
	case TYPE_CURRENCY:
		text_str(out, "USD");
		break;
	case TYPE_ACRONYM:
		text_str(out, own.plan->acronyms[0].acronym);
		break;
	case TYPE_DATE:
		text_str(out, "2008-03-01");
		break;
	case TYPE_POINT:
		text_str(out, "2009");
		break;
	case TYPE_MONTH_DAY:
		text_str(out, "02-03");
		break;
	case TYPE_SCHEDULE:
		text_str(out, "printemps 2010");
		break;
	case TYPE_LINK:
		add_id(out, field->kinds);
		break;
	case TYPE_DECISION:
		add_id(out, 1u << KIND_DECISION);
		break;
	case TYPE_REFERENCE:
		text_str(out, "text:\"Quelqu'un, d'ailleurs\"");
		break;
	case TYPE_RECORD:
		sample_item(out, field->record);
		break;
	case TYPE_TEXT:
		text_str(out, in_item ? "Un essai" : "Essai : \"a\" # b \\ c – é");
		break;
	case TYPE_LONG_TEXT:
		text_str(out, in_item ? "Un essai" : "Un.\n\n# Deux: trois\n  quatre\n");
		break;
	default:
		text_str(out, "essai");
	}
}

/* --- Files -------------------------------------------------------------------- */

/* The file without the lines of its field of that name, and the comments within it. */
static void without(struct text *out, const char *bytes, const char *field)
{
	size_t length = strlen(field);
	bool within = false;
	for (const char *line = bytes; *line;) {
		size_t size = strcspn(line, "\n") + 1;
		bool key = *line >= 'a' && *line <= 'z';
		if (key)
			within = !strncmp(line, field, length) && line[length] == ':';
		if (!within)
			text_add(out, line, size);
		line += size;
	}
}

static void assert_only_field(
	const struct text *before, const struct text *after, const char *path, const char *word)
{
	struct text field = TEXT_INIT, old_rest = TEXT_INIT, new_rest = TEXT_INIT;
	text_add(&field, path, strcspn(path, "."));
	without(&old_rest, before->data, field.data);
	without(&new_rest, after->data, field.data);
	if (strcmp(old_rest.data, new_rest.data))
		fail_msg("%s changes other lines:\n%s", word, after->data);
	text_release(&field);
	text_release(&old_rest);
	text_release(&new_rest);
}

/* The thing as these bytes say it is: everything by which two of them can differ. */
static void load_one(
	struct fixture *fixture, const struct thing *thing, const struct text *bytes)
{
	*fixture = (struct fixture){source_memory(), NULL, DIAG_INIT, FAIL_INIT};
	if (thing->kind != KIND_PLAN)
		source_memory_add(
			fixture->source, "plan/plan.yaml", PLAN_FILE, strlen(PLAN_FILE));
	source_memory_add(fixture->source, thing->path, bytes->data, bytes->length);
	assert_int_equal(
		plan_load(&fixture->plan, fixture->source, &fixture->diag, &fixture->fail), 0);
}

static size_t differences(
	const struct thing *thing, const struct text *before, const struct text *after)
{
	struct fixture old_one, new_one;
	struct changes changes;
	load_one(&old_one, thing, before);
	load_one(&new_one, thing, after);
	changes_between(&changes, old_one.plan, new_one.plan);
	size_t count = changes.count;
	changes_release(&changes);
	fixture_free(&old_one);
	fixture_free(&new_one);
	return count;
}

/* --- Setting, and setting back --------------------------------------------------- */

static int set(struct text *bytes, const struct thing *thing, const char *word)
{
	struct arena arena = ARENA_INIT;
	struct assignment assignment;
	struct fail fail = FAIL_INIT;
	int result = assignment_parse(&assignment, &arena, kind_schemas[thing->kind].record,
		&own.plan->calendar, word, &fail);
	if (!result)
		result = edit_assign(bytes, own.plan, thing, &assignment, &fail);
	if (fail.status == STATUS_FAILURE || fail.status == STATUS_USAGE)
		fail_msg("%s of %s: %s", word, thing->id, fail.message);
	fail_release(&fail);
	arena_release(&arena);
	return result;
}

static void there_and_back(const struct thing *thing, const struct text *bytes,
	const char *path, const char *there, const char *back)
{
	struct text edited = TEXT_INIT;
	text_add(&edited, bytes->data, bytes->length);
	own.tried++;
	if (set(&edited, thing, there)) {
		own.refused++;
		text_release(&edited);
		return;
	}
	assert_only_field(bytes, &edited, path, there);
	if (!differences(thing, bytes, &edited))
		fail_msg("%s of %s changes nothing", there, thing->id);
	if (set(&edited, thing, back))
		fail_msg("%s of %s is refused", back, thing->id);
	assert_only_field(bytes, &edited, path, back);
	if (!strcmp(bytes->data, edited.data))
		own.exact++;
	else if (!differences(thing, bytes, &edited))
		own.equal++;
	else
		fail_msg("%s, then %s, of %s gives\n%s", there, back, thing->id, edited.data);
	text_release(&edited);
}

/* A list gains an item and loses it. */
static void try_list(const struct thing *thing, const struct text *bytes, const char *path,
	const struct field *field)
{
	struct text item = TEXT_INIT, there = TEXT_INIT, back = TEXT_INIT;
	sample(&item, field, false);
	text_printf(&there, "%s+=%s", path, item.data);
	text_printf(&back, "%s-=%s", path, item.data);
	there_and_back(thing, bytes, path, there.data, back.data);
	text_release(&item);
	text_release(&there);
	text_release(&back);
}

static void try_value(const struct thing *thing, const struct text *bytes, const char *path,
	const struct field *field, const struct value *value)
{
	struct text there = TEXT_INIT, back = TEXT_INIT;
	text_printf(&there, "%s=", path);
	text_printf(&back, "%s=", path);
	sample(&there, field, false);
	if (value && field->type == TYPE_REFERENCE) {
		const struct value *name = reference_name(value->record);
		text_printf(
			&back, "%s:%s", record_field(value->record, name)->name, name->text);
	} else if (value) {
		value_print(&back, field, value, &own.plan->calendar);
	}
	if (strcmp(there.data, back.data))
		there_and_back(thing, bytes, path, there.data, back.data);
	text_release(&there);
	text_release(&back);
}

static void try_record(const struct thing *thing, const struct text *bytes, const char *prefix,
	enum record_id id, const struct record *record)
{
	for (int i = 0; i < record_schemas[id].count; i++) {
		const struct field *field = &record_schemas[id].fields[i];
		const struct value *value = record ? record_get(record, i) : NULL;
		struct text path = TEXT_INIT;
		text_printf(&path, "%s%s", prefix, field->name);
		/* A plan of a newer format is not compared with anything. */
		bool fixed = field->flags & FIELD_COMPUTED ||
			     (field->type == TYPE_ID && !*prefix) ||
			     (id == RECORD_PLAN && i == PLAN_FORMAT);
		if (fixed) {
			text_release(&path);
			continue;
		}
		if (field->flags & FIELD_LIST) {
			try_list(thing, bytes, path.data, field);
		} else if (field->type == TYPE_RECORD) {
			text_char(&path, '.');
			try_record(thing, bytes, path.data, field->record,
				value ? value->record : NULL);
		} else {
			try_value(thing, bytes, path.data, field, value);
		}
		text_release(&path);
	}
}

static void read_file(struct text *bytes, const struct thing *thing)
{
	FILE *file = fopen(thing->path, "r");
	char part[4096];
	size_t got;
	assert_non_null(file);
	text_reset(bytes);
	while ((got = fread(part, 1, sizeof part, file)) > 0)
		text_add(bytes, part, got);
	fclose(file);
}

static void every_field(void **state)
{
	struct text bytes = TEXT_INIT;
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &own.plan->things[kind];
		if (!kind_schemas[kind].folder || kind_schemas[kind].record == RECORD_NONE)
			continue;
		for (size_t i = 0; i < list->count; i++) {
			read_file(&bytes, list->items[i]);
			try_record(list->items[i], &bytes, "", kind_schemas[kind].record,
				list->items[i]->record);
		}
	}
	text_release(&bytes);
	print_message("%zu tried: %zu back byte for byte, %zu in value, %zu refused\n",
		own.tried, own.exact, own.equal, own.refused);
	assert_int_equal(own.plan->things[KIND_ACTION].count, 37);
	assert_true(own.exact > own.tried * 9 / 10);
	assert_int_equal(own.refused, 0);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	struct diag diag = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	if (worktree_source(&own.source, ".", &fail) ||
		plan_load(&own.plan, own.source, &diag, &fail)) {
		fprintf(stderr, "%s: run it at the root of the repository\n", fail.message);
		return 1;
	}
	SUITE_TEST(&suite, every_field);
	int failed = suite_run(&suite, "edit, every field");
	plan_free(own.plan);
	source_free(own.source);
	diag_release(&diag);
	fail_release(&fail);
	return failed;
}
