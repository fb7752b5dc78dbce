#include "model/fieldpath.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "model/vocabulary.h"

#include <string.h>

const struct label fieldpath_late = {"late", "en retard"};

static bool names_late(enum kind kind, const char *name, size_t length)
{
	/* A member asks for "retard" as well. */
	static const struct label delay = {"late", "retard"};
	return kind == KIND_ACTION && (vocabulary_is(fieldpath_late, name, length) ||
					      vocabulary_is(delay, name, length));
}

/* Not every field of references lets them have all that some may have: partners none leads. */
static bool is_allowed(const struct field *within, const struct field *field)
{
	return !within || within->type != TYPE_REFERENCE ||
	       !(field->flags & FIELD_REFERENCE_FLAGS & ~within->flags);
}

/* `within`: the field whose values are of the record, NULL for a thing's own record. */
static int find_step(
	const struct field *within, enum record_id record, const char *name, size_t length)
{
	int step = vocabulary_field(record, name, length);
	const struct field *field = step < 0 ? NULL : &record_schemas[record].fields[step];
	/* Of things within another's record nothing is computed. */
	bool computed = field && within && field->flags & FIELD_COMPUTED;
	return field && (computed || !is_allowed(within, field)) ? VOCABULARY_NONE : step;
}

/* The record that a field's values are of, or RECORD_NONE. */
static enum record_id record_within(const struct field *field)
{
	if (field->type == TYPE_REFERENCE)
		return RECORD_REFERENCE;
	return field->type == TYPE_RECORD ? field->record : RECORD_NONE;
}

/* Where a field of that name stands within others: "indicators.measure"; false: nowhere. */
static bool find_within(
	struct text *path, enum record_id record, const char *name, size_t length, int depth)
{
	const struct record_schema *schema = &record_schemas[record];
	size_t start = path->length;
	for (int i = 0; i < schema->count && depth; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type != TYPE_RECORD)
			continue;
		vocabulary_write(path, field->name, field->label);
		text_char(path, '.');
		int step = find_step(field, field->record, name, length);
		if (step >= 0) {
			const struct field *found = &record_schemas[field->record].fields[step];
			vocabulary_write(path, found->name, found->label);
			return true;
		}
		if (find_within(path, field->record, name, length, depth - 1))
			return true;
		path->length = start;
		path->data[start] = '\0';
	}
	return false;
}

/* Offer and list the fields of the record that there may be within that field. */
static void gather_fields(struct suggest *near, struct text *all, const struct field *within,
	enum record_id record)
{
	const struct record_schema *schema = &record_schemas[record];
	if (!within || within->type != TYPE_REFERENCE) {
		vocabulary_offer_fields(near, record);
		vocabulary_list_fields(all, record);
		return;
	}
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		size_t start = all->length + (all->length ? strlen(", ") : 0);
		if (!is_allowed(within, field))
			continue;
		text_str(all, all->length ? ", " : "");
		vocabulary_write(all, field->name, field->label);
		suggest_offer(near, all->data + start);
		suggest_offer(near, field->name);
	}
}

static int refuse(struct fail *fail, const struct field *within, enum record_id record,
	bool late, int why, const char *name, size_t length)
{
	struct suggest near;
	struct text word = TEXT_INIT, all = TEXT_INIT, path = TEXT_INIT;
	if (!fail)
		return -1;
	text_add(&word, name, length);
	suggest_init(&near, word.data);
	gather_fields(&near, &all, within, record);
	if (late) {
		suggest_offer(&near, lang_label(fieldpath_late));
		text_printf(&all, ", %s", lang_label(fieldpath_late));
	}
	if (why == VOCABULARY_SEVERAL)
		fail_set(fail, STATUS_USAGE, _("several fields begin with '%s'"), word.data);
	else
		fail_set(fail, STATUS_USAGE, _("there is no field '%s'"), word.data);
	if (why == VOCABULARY_NONE && find_within(&path, record, name, length, FIELDPATH_MOST))
		fail_hint(fail, _("did you mean '%s'?"), path.data);
	else if (why == VOCABULARY_NONE && suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("the fields are: %s"), all.data);
	suggest_release(&near);
	text_release(&word);
	text_release(&all);
	text_release(&path);
	return -1;
}

static int refuse_within(
	struct fail *fail, const struct field *field, const char *name, size_t length)
{
	if (!fail)
		return -1;
	if (!field)
		return fail_set(fail, STATUS_USAGE,
			_("the lexicon has no fields: write the words to look for"));
	return fail_set(fail, STATUS_USAGE, _("'%.*s': the field '%s' has no fields within it"),
		(int)length, name, lang_label(field->label));
}

int fieldpath_find(struct fieldpath *path, enum kind kind, const char *name, size_t length,
	struct fail *fail)
{
	enum record_id record = kind_schemas[kind].record;
	*path = (struct fieldpath){.count = 0};
	if (names_late(kind, name, length))
		return 0;
	for (size_t at = 0; at <= length;) {
		const char *dot = memchr(name + at, '.', length - at);
		size_t end = dot ? (size_t)(dot - name) : length;
		if (record == RECORD_NONE || path->count == FIELDPATH_MOST)
			return refuse_within(fail, path->field, name, length);
		int step = find_step(path->field, record, name + at, end - at);
		if (step < 0)
			return refuse(fail, path->field, record, !at && kind == KIND_ACTION,
				step, name + at, end - at);
		path->field = &record_schemas[record].fields[step];
		path->steps[path->count++] = step;
		record = record_within(path->field);
		at = end + 1;
	}
	return 0;
}

bool fieldpath_exists(enum kind kind, const char *name, size_t length)
{
	struct fieldpath path;
	return !fieldpath_find(&path, kind, name, length, NULL);
}

static bool any_from(const struct fieldpath *path, int step, const struct record *record,
	fieldpath_fn *function, void *context)
{
	const struct value *value = record_get(record, path->steps[step]);
	if (!value)
		return false;
	const struct field *field = record_field(record, value);
	bool list = field->flags & FIELD_LIST;
	uint32_t count = list ? value->list->count : 1;
	for (uint32_t i = 0; i < count; i++) {
		const struct value *item = list ? &value->list->items[i] : value;
		if (step + 1 == path->count
				? function(context, field, item)
				: any_from(path, step + 1, item->record, function, context))
			return true;
	}
	return false;
}

bool fieldpath_any(const struct fieldpath *path, const struct record *record,
	fieldpath_fn *function, void *context)
{
	return path->count && any_from(path, 0, record, function, context);
}

/* The last step on the way through lists and mappings: is anything given there? */
static bool given_from(const struct fieldpath *path, int step, const struct record *record)
{
	const struct value *value = record_get(record, path->steps[step]);
	if (!value)
		return record_has(record, path->steps[step]);
	bool list = record_field(record, value)->flags & FIELD_LIST;
	if (step + 1 == path->count)
		return !list || value->list->count;
	for (uint32_t i = 0; list && i < value->list->count; i++) {
		if (given_from(path, step + 1, value->list->items[i].record))
			return true;
	}
	return !list && given_from(path, step + 1, value->record);
}

bool fieldpath_is_empty(const struct fieldpath *path, const struct record *record)
{
	return !given_from(path, 0, record);
}

void fieldpath_label(struct text *out, const struct fieldpath *path, enum kind kind)
{
	enum record_id record = kind_schemas[kind].record;
	if (fieldpath_is_late(path))
		text_str(out, lang_label(fieldpath_late));
	for (int i = 0; i < path->count; i++) {
		const struct field *field = &record_schemas[record].fields[path->steps[i]];
		text_printf(out, "%s%s", i ? " / " : "", lang_label(field->label));
		record = record_within(field);
	}
}

void fieldpath_name(struct text *out, const struct fieldpath *path, enum kind kind)
{
	enum record_id record = kind_schemas[kind].record;
	if (fieldpath_is_late(path))
		text_str(out, fieldpath_late.english);
	for (int i = 0; i < path->count; i++) {
		const struct field *field = &record_schemas[record].fields[path->steps[i]];
		text_printf(out, "%s%s", i ? "." : "", field->name);
		record = record_within(field);
	}
}
