#include "view/sorting.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/late.h"

#include <stdlib.h>
#include <string.h>

#define MOST_KEYS 8

/* What a thing is sorted by: by words where there are any, else by a number. */
struct key {
	bool known;
	struct total number;
	const char *words;
};

struct row {
	const struct thing *thing;
	size_t place; /* before */
	const struct key *keys;
};

struct sorting {
	const struct columns_view *view;
	struct arena arena;
	struct fieldpath paths[MOST_KEYS];
	bool descending[MOST_KEYS];
	size_t count;
};

static int read_names(
	struct sorting *sorting, enum kind kind, const char *names, struct fail *fail)
{
	for (const char *at = names;; at++) {
		size_t key = sorting->count;
		if (key == MOST_KEYS)
			return fail_set(fail, STATUS_USAGE,
				_("there are too many names in '%s'"), names);
		sorting->descending[key] = *at == '-';
		at += *at == '-';
		size_t length = strcspn(at, ",");
		if (fieldpath_find(&sorting->paths[key], kind, at, length, fail))
			return -1;
		sorting->count++;
		at += length;
		if (!*at)
			return 0;
	}
}

static void set_number(struct key *key, int64_t number)
{
	key->known = true;
	key->number = (struct total){0};
	total_add(&key->number, (struct decimal){number, 0});
}

/* Amounts are added up; of other numbers and days, the first counts. */
static bool take_value(void *context, const struct field *field, const struct value *value)
{
	struct key *key = context;
	if (field->type == TYPE_RECORD) {
		int amount = schema_field_of_type(field->record, TYPE_AMOUNT);
		const struct value *part = record_get(value->record, amount);
		if (part) {
			total_add(&key->number, (struct decimal){part->number, part->detail});
			key->known = true;
		}
		return false;
	}
	if (field->type == TYPE_AMOUNT) {
		total_add(&key->number, (struct decimal){value->number, value->detail});
		key->known = true;
		return false;
	}
	if (field->type == TYPE_QUANTITY) {
		key->known = true;
		total_add(&key->number, (struct decimal){value->number, value->detail});
	} else if (field->type == TYPE_SCHEDULE) {
		if (!key->known || value->schedule->start < key->number.whole)
			set_number(key, value->schedule->start);
		return false;
	} else {
		set_number(key, value->number);
	}
	return true;
}

static bool goes_by_number(const struct field *field)
{
	switch ((int)field->type) {
	case TYPE_ENUM:
	case TYPE_INTEGER:
	case TYPE_BOOLEAN:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
	case TYPE_DATE:
	case TYPE_MONTH_DAY:
	case TYPE_SCHEDULE:
		return true;
	case TYPE_RECORD:
		return schema_field_of_type(field->record, TYPE_AMOUNT) >= 0;
	default:
		return false;
	}
}

/* Actions, objectives and axes stand in the plan's order, not in that of their titles. */
static const struct thing *placed(
	const struct sorting *sorting, const struct fieldpath *path, const struct thing *thing)
{
	const struct value *value = record_get(thing->record, path->steps[0]);
	const unsigned kinds = 1u << KIND_AXIS | 1u << KIND_OBJECTIVE | 1u << KIND_ACTION;
	if (path->field->type == TYPE_NUMBER)
		return thing;
	if (!(path->field->kinds & kinds) || path->count > 1)
		return NULL;
	if (path->field->type == TYPE_OWNER)
		return path->field->kinds & 1u << KIND_AXIS ? thing_axis(thing) : thing->owner;
	return path->field->type == TYPE_LINK && value
		       ? plan_target(sorting->view->plan, path->field, value)
		       : NULL;
}

static void set_words(struct sorting *sorting, struct key *key, const struct fieldpath *path,
	const struct thing *thing)
{
	struct text words = TEXT_INIT, folded = TEXT_INIT;
	columns_words(&words, path, sorting->view, thing);
	utf8_fold(&folded, words.data, words.length);
	key->known = folded.length > 0;
	key->words = arena_text(&sorting->arena, folded.data, folded.length);
	text_release(&words);
	text_release(&folded);
}

static void set_key(struct sorting *sorting, struct key *key, const struct fieldpath *path,
	const struct thing *thing)
{
	*key = (struct key){.known = false};
	if (fieldpath_is_late(path)) {
		set_number(key, late_action(thing, sorting->view->today));
		return;
	}
	const struct thing *place = placed(sorting, path, thing);
	if (place)
		set_number(key, place->rank);
	else if (goes_by_number(path->field))
		fieldpath_any(path, thing->record, take_value, key);
	else
		set_words(sorting, key, path, thing);
}

/* qsort gives no context to its function. */
static _Thread_local const struct sorting *current;

static int compare_keys(const struct key *a, const struct key *b)
{
	if (a->words && b->words)
		return strcmp(a->words, b->words);
	return total_compare(&a->number, &b->number);
}

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	for (size_t i = 0; i < current->count; i++) {
		if (a->keys[i].known != b->keys[i].known)
			return a->keys[i].known ? -1 : 1;
		int order = compare_keys(&a->keys[i], &b->keys[i]);
		if (order)
			return current->descending[i] ? -order : order;
	}
	return a->place < b->place ? -1 : a->place > b->place;
}

int sorting_sort(const struct thing **things, size_t count, enum kind kind,
	const struct columns_view *view, const char *names, struct fail *fail)
{
	struct sorting sorting = {.view = view};
	if (read_names(&sorting, kind, names, fail))
		return -1;
	struct row *rows = mem_array(NULL, count, sizeof *rows);
	for (size_t i = 0; i < count; i++) {
		struct key *keys =
			arena_zalloc(&sorting.arena, sorting.count * sizeof(struct key));
		for (size_t k = 0; k < sorting.count; k++)
			set_key(&sorting, &keys[k], &sorting.paths[k], things[i]);
		rows[i] = (struct row){things[i], i, keys};
	}
	current = &sorting;
	if (count)
		qsort(rows, count, sizeof *rows, compare_rows);
	current = NULL;
	for (size_t i = 0; i < count; i++)
		things[i] = rows[i].thing;
	free(rows);
	arena_release(&sorting.arena);
	return 0;
}
