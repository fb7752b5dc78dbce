#include "model/edit.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/editing.h"
#include "model/read.h"

#include <string.h>

/* A mapping on the way to a value; its values are NULL where it is new. */
struct place {
	struct yamldoc_node *mapping;
	const struct record *values;
	enum record_id record;
};

/* --- Items --------------------------------------------------------------------- */

static const struct value *find_item(const struct editing *editing, const struct value *list,
	const struct field *field, const char *key)
{
	const struct value *found = NULL;
	struct text own = TEXT_INIT;
	for (uint32_t i = 0; list && !found && i < list->list->count; i++) {
		text_reset(&own);
		value_key(&own, field, &list->list->items[i], &editing->given.plan->calendar);
		if (!strcmp(own.data, key))
			found = &list->list->items[i];
	}
	text_release(&own);
	return found;
}

/* What tells a new item from the others, as value_key has it. */
static void key_of(struct text *key, const struct editing *editing, enum record_id record,
	const struct field *field, struct yamldoc_node *node)
{
	struct diag diag = DIAG_INIT;
	const struct calendar *calendar = &editing->given.plan->calendar;
	struct arena arena = ARENA_INIT;
	const struct reading reading = {"", calendar, &arena, &diag};
	struct value value = {.field = (uint8_t)schema_field(record, field->name)};
	struct yamldoc_node read = *node;
	read.style = node->wished;
	bool read_well = true;
	if (field->type == TYPE_RECORD || field->type == TYPE_REFERENCE)
		value.record = read_record(&reading,
			field->type == TYPE_REFERENCE ? RECORD_REFERENCE : field->record, node);
	else
		read_well = scalar_read(&value, &reading, record, field, &read);
	if (read_well)
		value_key(key, field, &value, calendar);
	diag_release(&diag);
	arena_release(&arena);
}

static int not_there(const struct field *field, const char *given, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, given, strlen(given));
	fail_set(fail, STATUS_REFUSED, _("'%s' is not among: %s"), shown.data,
		lang_label(field->label));
	text_release(&shown);
	return -1;
}

static int there_already(const struct field *field, const char *given, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, given, strlen(given));
	fail_set(fail, STATUS_REFUSED, _("'%s' is among them already: %s"), shown.data,
		lang_label(field->label));
	text_release(&shown);
	return -1;
}

/* --- The way to a value --------------------------------------------------------- */

static enum record_id record_of(const struct field *field)
{
	return field->type == TYPE_REFERENCE ? RECORD_REFERENCE : field->record;
}

static struct yamldoc_node *sequence_of(
	struct editing *editing, const struct place *place, const struct field *field)
{
	struct yamldoc_node *sequence = yamldoc_get(place->mapping, field->name);
	if (!sequence) {
		sequence = yamledit_collection(&editing->arena, YAMLDOC_SEQUENCE);
		given_insert(&editing->arena, place->mapping, place->record, field, sequence);
	}
	return sequence;
}

/* An item that is not there yet, told apart by its key; not of references. */
static struct yamldoc_node *new_item(struct editing *editing, const struct place *place,
	const struct field *field, const char *key, struct fail *fail)
{
	const struct record_schema *schema = &record_schemas[field->record];
	struct yamldoc_node *item = yamledit_collection(&editing->arena, YAMLDOC_MAPPING);
	const char *parts[2] = {key, strchr(key, '\n')};
	const int fields[2] = {schema->key, schema->key2};
	for (int i = 0; i < 2 && parts[i]; i++) {
		const struct field *own = &schema->fields[fields[i]];
		size_t length = strcspn(parts[i] += i, "\n");
		char *part = arena_text(&editing->arena, parts[i], length);
		struct yamldoc_node *node;
		if (!length)
			continue;
		if (given_value(&node, &editing->given, field->record, own, part, fail))
			return NULL;
		given_insert(&editing->arena, item, field->record, own, node);
	}
	yamledit_insert(sequence_of(editing, place, field), NULL, NULL, item);
	return item;
}

/* Into an item of a list. */
static int enter_item(struct editing *editing, struct place *place,
	const struct valuepath_step *step, struct fail *fail)
{
	const struct field *field = step->field;
	int at = schema_field(place->record, field->name);
	const struct value *list = place->values ? record_get(place->values, at) : NULL;
	const struct value *item = find_item(editing, list, field, step->key);
	struct yamldoc_node *node = NULL;
	if (item) {
		node = editing_item(yamldoc_get(place->mapping, field->name), item);
	} else if (field->type == TYPE_RECORD) {
		node = new_item(editing, place, field, step->key, fail);
		if (!node)
			return -1;
	}
	if (!node)
		return not_there(field, step->key, fail);
	*place = (struct place){node, item ? item->record : NULL, record_of(field)};
	return 0;
}

/* Into a mapping, which is made where there is none. */
static void enter_field(struct editing *editing, struct place *place, const struct field *field)
{
	struct yamldoc_node *node = yamldoc_get(place->mapping, field->name);
	int at = schema_field(place->record, field->name);
	const struct value *value = place->values ? record_get(place->values, at) : NULL;
	if (!node || node->kind != YAMLDOC_MAPPING) {
		if (node)
			yamledit_remove(place->mapping, node);
		node = yamledit_collection(&editing->arena, YAMLDOC_MAPPING);
		given_insert(&editing->arena, place->mapping, place->record, field, node);
	}
	*place = (struct place){node, value ? value->record : NULL, record_of(field)};
}

static int enter(struct editing *editing, struct place *place, const struct valuepath *path,
	struct fail *fail)
{
	for (int i = 0; i + 1 < path->count; i++) {
		if (!path->steps[i].key)
			enter_field(editing, place, path->steps[i].field);
		else if (enter_item(editing, place, &path->steps[i], fail))
			return -1;
	}
	return 0;
}

/* --- The operations -------------------------------------------------------------- */

/*
 * A list without items, or a mapping without fields, says nothing: what the edit left so
 * goes, and what holds nothing but that.
 */
static void drop_empty(struct yamldoc_node *collection)
{
	for (struct yamldoc_node *entry = collection->first, *next; entry; entry = next) {
		next = entry->next;
		if (entry->removed || entry->kind == YAMLDOC_SCALAR)
			continue;
		drop_empty(entry);
		if (!yamledit_count(entry) && (entry->first || entry->added))
			yamledit_remove(collection, entry);
	}
}

/* Whether the field tells the items of a list apart. */
static bool is_key(enum record_id record, int at)
{
	const struct record_schema *schema = &record_schemas[record];
	return record == RECORD_REFERENCE ? at <= REFERENCE_TEXT
					  : at == schema->key || at == schema->key2;
}

/* What is given beside the key of an item that is there already; the rest of it stays. */
static void put_fields(struct editing *editing, struct yamldoc_node *node,
	struct yamldoc_node *given, enum record_id record)
{
	bool both = node->kind == YAMLDOC_MAPPING && given->kind == YAMLDOC_MAPPING;
	for (struct yamldoc_node *is = both ? given->first : NULL, *next; is; is = next) {
		int at = schema_field(record, is->key->text);
		struct yamldoc_node *was = yamldoc_get(node, is->key->text);
		next = is->next;
		if (at < 0 || is_key(record, at))
			continue;
		const struct field *field = &record_schemas[record].fields[at];
		if (was && was->kind == YAMLDOC_SCALAR && is->kind == YAMLDOC_SCALAR) {
			yamledit_change(
				&editing->arena, was, is->text, given_form(field, is->text));
			continue;
		}
		if (was)
			yamledit_remove(node, was);
		given_insert(&editing->arena, node, record, field, is);
	}
}

static int put_item(struct editing *editing, struct place *place, const struct field *field,
	const char *given, bool repeat_is_fine, struct fail *fail)
{
	struct yamldoc_node *item;
	struct text key = TEXT_INIT;
	int at = schema_field(place->record, field->name);
	const struct value *list = place->values ? record_get(place->values, at) : NULL;
	if (given_value(&item, &editing->given, place->record, field, given, fail))
		return -1;
	key_of(&key, editing, place->record, field, item);
	const struct value *known = find_item(editing, list, field, key.data);
	text_release(&key);
	if (known && !repeat_is_fine)
		return there_already(field, given, fail);
	if (known) {
		put_fields(editing,
			editing_item(yamldoc_get(place->mapping, field->name), known), item,
			record_of(field));
		return 0;
	}
	yamledit_insert(sequence_of(editing, place, field), NULL, NULL, item);
	return 0;
}

/* The node of the item that the words mean; NULL with the failure set. */
static struct yamldoc_node *meant_item(struct editing *editing, const struct place *place,
	const struct field *field, const char *given, struct fail *fail)
{
	struct yamldoc_node *item;
	struct text key = TEXT_INIT;
	int at = schema_field(place->record, field->name);
	const struct value *list = place->values ? record_get(place->values, at) : NULL;
	if (given_value(&item, &editing->given, place->record, field, given, fail))
		return NULL;
	key_of(&key, editing, place->record, field, item);
	const struct value *known = find_item(editing, list, field, key.data);
	text_release(&key);
	if (!known) {
		not_there(field, given, fail);
		return NULL;
	}
	return editing_item(yamldoc_get(place->mapping, field->name), known);
}

static int take_item(struct editing *editing, struct place *place, const struct field *field,
	const char *given, struct fail *fail)
{
	struct yamldoc_node *item = meant_item(editing, place, field, given, fail);
	if (!item)
		return -1;
	yamledit_remove(yamldoc_get(place->mapping, field->name), item);
	return 0;
}

/* Who else it is: the same entry names another, without what was said of the one before. */
static void replace_reference(
	struct editing *editing, struct yamldoc_node *old, struct yamldoc_node *new_item)
{
	const struct record_schema *schema = &record_schemas[RECORD_REFERENCE];
	for (int i = 0; i < schema->count; i++) {
		struct yamldoc_node *was = yamldoc_get(old, schema->fields[i].name);
		struct yamldoc_node *is = yamldoc_get(new_item, schema->fields[i].name);
		if (i > REFERENCE_TEXT && was && !is && i != REFERENCE_LEAD)
			yamledit_remove(old, was);
		else if (i > REFERENCE_TEXT && is && !was)
			given_insert(&editing->arena, old, RECORD_REFERENCE, &schema->fields[i],
				yamledit_scalar(&editing->arena, is->text,
					given_form(&schema->fields[i], is->text)));
		else if (i > REFERENCE_TEXT && is)
			given_change(&editing->arena, was, &schema->fields[i], is->text);
	}
	for (struct yamldoc_node *was = old->first; was; was = was->next) {
		int at = schema_field(RECORD_REFERENCE, was->key->text);
		struct yamldoc_node *is = new_item->first;
		if (at < 0 || at > REFERENCE_TEXT || was->removed)
			continue;
		if (strcmp(was->key->text, is->key->text))
			yamledit_change(
				&editing->arena, was->key, is->key->text, YAMLEDIT_WORD);
		yamledit_change(&editing->arena, was, is->text,
			strcmp(is->key->text, "text") ? YAMLEDIT_WORD : YAMLEDIT_TEXT);
		break;
	}
}

static int replace_item(struct editing *editing, struct place *place, const struct field *field,
	struct yamldoc_node *old, const char *given, struct fail *fail)
{
	struct yamldoc_node *item;
	struct yamldoc_node *sequence = yamldoc_get(place->mapping, field->name);
	if (given_value(&item, &editing->given, place->record, field, given, fail))
		return -1;
	if (field->type == TYPE_REFERENCE) {
		replace_reference(editing, old, item);
	} else if (field->type == TYPE_RECORD) {
		yamledit_insert(sequence, old, NULL, item);
		yamledit_remove(sequence, old);
	} else {
		given_change(&editing->arena, old, field, item->text);
	}
	return 0;
}

/* The items of "a; b", in the arena. */
static char *next_given(struct arena *arena, const char **at)
{
	bool quoted = false;
	const char *start = *at + strspn(*at, " "), *end = start;
	if (!*start)
		return NULL;
	for (; *end && (quoted || *end != ';'); end++)
		quoted = quoted != (*end == '"');
	*at = *end ? end + 1 : end;
	while (end > start && end[-1] == ' ')
		end--;
	return arena_text(arena, start, (size_t)(end - start));
}

static bool is_among(const struct editing *editing, enum record_id record,
	const struct field *field, const struct value *item, struct yamldoc_node *const *wanted,
	size_t count)
{
	struct text own = TEXT_INIT, key = TEXT_INIT;
	bool found = false;
	value_key(&own, field, item, &editing->given.plan->calendar);
	for (size_t i = 0; i < count && !found; i++) {
		text_reset(&key);
		key_of(&key, editing, record, field, wanted[i]);
		found = !strcmp(own.data, key.data);
	}
	text_release(&own);
	text_release(&key);
	return found;
}

#define MOST_GIVEN 256

/* The items are those given: others go, new ones come; those that stay are not touched. */
static int set_list(struct editing *editing, struct place *place, const struct field *field,
	const char *given, struct fail *fail)
{
	struct yamldoc_node *wanted[MOST_GIVEN];
	struct yamldoc_node *sequence = yamldoc_get(place->mapping, field->name);
	int at = schema_field(place->record, field->name);
	const struct value *list = place->values ? record_get(place->values, at) : NULL;
	const char *rest = given;
	char *word;
	size_t count = 0;
	while (count < MOST_GIVEN && (word = next_given(&editing->arena, &rest))) {
		if (given_value(&wanted[count++], &editing->given, place->record, field, word,
			    fail))
			return -1;
	}
	rest = given;
	while ((word = next_given(&editing->arena, &rest))) {
		if (put_item(editing, place, field, word, true, fail))
			return -1;
	}
	for (uint32_t i = 0; sequence && list && i < list->list->count; i++) {
		const struct value *item = &list->list->items[i];
		if (!is_among(editing, place->record, field, item, wanted, count))
			yamledit_remove(sequence, editing_item(sequence, item));
	}
	return 0;
}

static int set_empty(struct place *place, const struct field *field, struct yamldoc_node *entry,
	struct fail *fail)
{
	if (field->flags & FIELD_REQUIRED)
		return fail_set(fail, STATUS_REFUSED, _("'%s' is required: give it a value"),
			lang_label(field->label));
	if (entry)
		yamledit_remove(place->mapping, entry);
	return 0;
}

static int set_field(struct editing *editing, struct place *place, const struct field *field,
	const char *given, struct fail *fail)
{
	struct yamldoc_node *entry = yamldoc_get(place->mapping, field->name), *node;
	if (!*given)
		return set_empty(place, field, entry, fail);
	if (field->flags & FIELD_LIST)
		return set_list(editing, place, field, given, fail);
	if (given_value(&node, &editing->given, place->record, field, given, fail))
		return -1;
	if (entry && entry->kind == YAMLDOC_SCALAR && node->kind == YAMLDOC_SCALAR) {
		given_change(&editing->arena, entry, field, node->text);
	} else if (entry && entry->kind == YAMLDOC_MAPPING && field->type == TYPE_REFERENCE) {
		replace_reference(editing, entry, node);
	} else {
		if (entry)
			yamledit_remove(place->mapping, entry);
		given_insert(&editing->arena, place->mapping, place->record, field, node);
	}
	return 0;
}

/* The path ends at an item: another takes its place, or nothing. */
static int set_item(struct editing *editing, struct place *place,
	const struct valuepath_step *step, const char *given, struct fail *fail)
{
	const struct field *field = step->field;
	int at = schema_field(place->record, field->name);
	const struct value *list = place->values ? record_get(place->values, at) : NULL;
	const struct value *item = find_item(editing, list, field, step->key);
	struct yamldoc_node *sequence = yamldoc_get(place->mapping, field->name);
	struct yamldoc_node *node = item ? editing_item(sequence, item) : NULL;
	if (!node)
		return not_there(field, step->key, fail);
	if (*given)
		return replace_item(editing, place, field, node, given, fail);
	yamledit_remove(sequence, node);
	return 0;
}

static int assign(struct editing *editing, struct place *place,
	const struct assignment *assignment, struct fail *fail)
{
	const struct valuepath_step *last = &assignment->path.steps[assignment->path.count - 1];
	const struct field *field = last->field;
	struct yamldoc_node *old;
	switch (assignment->op) {
	case ASSIGN_SET:
		if (last->key)
			return set_item(editing, place, last, assignment->value, fail);
		return set_field(editing, place, field, assignment->value, fail);
	case ASSIGN_ADD:
		return put_item(editing, place, field, assignment->value, false, fail);
	case ASSIGN_TAKE:
		return take_item(editing, place, field, assignment->value, fail);
	case ASSIGN_REPLACE:
		break;
	}
	old = meant_item(editing, place, field, assignment->old, fail);
	return old ? replace_item(editing, place, field, old, assignment->value, fail) : -1;
}

int edit_assign(struct text *bytes, const struct plan *plan, const struct thing *thing,
	const struct assignment *assignment, struct fail *fail)
{
	struct editing editing;
	int result = editing_start_thing(&editing, bytes, plan, thing, fail);
	struct place place = {
		editing.mapping, editing.record, kind_schemas[thing->kind].record};
	if (!result)
		result = enter(&editing, &place, &assignment->path, fail);
	if (!result)
		result = assign(&editing, &place, assignment, fail);
	if (!result)
		drop_empty(editing.mapping);
	if (!result)
		result = editing_take(bytes, &editing, fail);
	editing_finish(&editing);
	return result;
}

int edit_begin(struct text *bytes, enum kind kind, const char *id, struct fail *fail)
{
	struct editing editing;
	int result = editing_start(&editing, bytes, fail);
	if (!result) {
		struct arena *arena = &editing.arena;
		struct yamldoc_node *root = editing.doc.root;
		struct yamldoc_node *list = yamldoc_get(root, kind_schemas[kind].plural);
		struct yamldoc_node *item = yamledit_collection(arena, YAMLDOC_MAPPING);
		if (!list) {
			list = yamledit_collection(arena, YAMLDOC_SEQUENCE);
			yamledit_insert(root, NULL,
				yamledit_scalar(
					arena, kind_schemas[kind].plural, YAMLEDIT_WORD),
				list);
		}
		yamledit_insert(item, NULL, yamledit_scalar(arena, "id", YAMLEDIT_WORD),
			yamledit_scalar(arena, id, YAMLEDIT_WORD));
		yamledit_insert(list, NULL, NULL, item);
		result = editing_take(bytes, &editing, fail);
	}
	editing_finish(&editing);
	return result;
}

int edit_name(struct text *bytes, const char *id, struct fail *fail)
{
	struct editing editing;
	int result = editing_start(&editing, bytes, fail);
	if (!result) {
		struct yamldoc_node *root = editing.doc.root, *own = yamldoc_get(root, "id");
		if (own)
			yamledit_change(&editing.arena, own, id, YAMLEDIT_WORD);
		else
			yamledit_insert(root, root->first,
				yamledit_scalar(&editing.arena, "id", YAMLEDIT_WORD),
				yamledit_scalar(&editing.arena, id, YAMLEDIT_WORD));
		result = editing_take(bytes, &editing, fail);
	}
	editing_finish(&editing);
	return result;
}

/* --- The lexicon ----------------------------------------------------------------- */

static int change_acronym(
	struct editing *editing, const char *acronym, const char *meaning, struct fail *fail)
{
	struct yamldoc_node *root = editing->doc.root, *before = root->first;
	struct yamldoc_node *entry = yamldoc_get(root, acronym);
	while (before && utf8_order(before->key->text, acronym) < 0)
		before = before->next;
	if (entry && *meaning) {
		yamledit_change(&editing->arena, entry, meaning, YAMLEDIT_TEXT);
	} else if (entry) {
		if (yamledit_count(root) == 1)
			return fail_set(fail, STATUS_REFUSED,
				_("'%s' is all that the lexicon holds: remove its file instead"),
				acronym);
		yamledit_remove(root, entry);
	} else if (*meaning) {
		yamledit_insert(root, before,
			yamledit_scalar(&editing->arena, acronym, YAMLEDIT_TEXT),
			yamledit_scalar(&editing->arena, meaning, YAMLEDIT_TEXT));
	} else {
		return fail_set(
			fail, STATUS_REFUSED, _("the lexicon does not hold '%s'"), acronym);
	}
	return 0;
}

int edit_acronym(
	struct text *bytes, const char *acronym, const char *meaning, struct fail *fail)
{
	struct editing editing;
	if (given_check_text(acronym, fail) || given_check_text(meaning, fail))
		return -1;
	int result = editing_start(&editing, bytes, fail);
	if (!result)
		result = change_acronym(&editing, acronym, meaning, fail);
	if (!result)
		result = editing_take(bytes, &editing, fail);
	editing_finish(&editing);
	return result;
}
