#include "model/read.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* What a record is read as part of: the flags of the reference's field. */
struct target {
	const struct reading *reading;
	enum record_id record;
	unsigned allowed;
	bool *misspelt; /* set when a key of it is unknown; or NULL */
};

static const struct record *read_mapping(
	const struct target *, const struct yamldoc_node *mapping);

/* Add the names of a record's fields: "id, title, due, met". */
static void field_names(struct text *out, enum record_id record, unsigned allowed)
{
	const struct record_schema *schema = &record_schemas[record];
	for (int i = 0; i < schema->count; i++) {
		unsigned needs = schema->fields[i].flags & FIELD_REFERENCE_FLAGS;
		if (schema->fields[i].flags & FIELD_COMPUTED)
			continue;
		if (record == RECORD_REFERENCE && needs & ~allowed)
			continue;
		text_printf(out, "%s%s", out->length ? ", " : "", schema->fields[i].name);
	}
}

/* Whether a field of the schema may stand in this record. */
static bool has_place(const struct target *target, const struct field *field)
{
	unsigned needs = field->flags & FIELD_REFERENCE_FLAGS;
	return target->record != RECORD_REFERENCE || field->type == TYPE_REFERENCE ||
	       !(needs & ~target->allowed);
}

/* A key that is no field's name; returns the place of the field that was meant, or -1. */
static int misspelt_key(
	const struct target *target, const struct yamldoc_node *entry, const char *shown)
{
	const struct record_schema *schema = &record_schemas[target->record];
	int meant = vocabulary_field_near(target->record, entry->key->text);
	const struct field *field = meant < 0 ? NULL : &schema->fields[meant];
	if (!field || !has_place(target, field)) {
		struct text names = TEXT_INIT;
		field_names(&names, target->record, target->allowed);
		reading_fault(target->reading, FINDING_UNKNOWN_KEY, entry,
			_("unknown field '%s': the fields here are %s"), shown, names.data);
		text_release(&names);
		return -1;
	}
	if (field->flags & FIELD_COMPUTED) {
		reading_fault(target->reading, FINDING_UNKNOWN_KEY, entry,
			_("'%s' is computed and never stored: delete it"), shown);
		return -1;
	}
	struct suggest near;
	suggest_init(&near, entry->key->text);
	suggest_offer(&near, field->name);
	bool spelling = suggest_best(&near);
	suggest_release(&near);
	reading_fault(target->reading, FINDING_UNKNOWN_KEY, entry,
		spelling ? _("unknown field '%s'")
			 : _("unknown field '%s': in files it is called '%s'"),
		shown, field->name);
	if (spelling)
		diag_suggest(target->reading->diag, field->name);
	else
		diag_told(target->reading->diag, field->name);
	return meant;
}

/*
 * `known` is the field's place when the schema has it, but not here. Returns the place
 * of the field that was meant, or -1.
 */
static int unknown_key(const struct target *target, const struct yamldoc_node *entry, int known)
{
	const struct field *fields = record_schemas[target->record].fields;
	int meant = -1;
	/* The merge key has its own finding. */
	if (!strcmp(entry->key->text, "<<"))
		return -1;
	if (reading_no_break(entry->key)) {
		reading_no_break_fault(target->reading, entry->key);
		return vocabulary_field(target->record, entry->key->text, entry->key->length);
	}
	struct text shown = TEXT_INIT;
	reading_quote(&shown, entry->key);
	if (known < 0)
		meant = misspelt_key(target, entry, shown.data);
	else if (fields[known].flags & FIELD_COMPUTED)
		reading_fault(target->reading, FINDING_UNKNOWN_KEY, entry,
			_("'%s' is computed and never stored: delete it"), shown.data);
	else
		reading_fault(target->reading, FINDING_UNKNOWN_KEY, entry,
			_("'%s' has no place here: delete it"), shown.data);
	text_release(&shown);
	return meant;
}

static bool wrong_shape(const struct target *target, const struct field *field,
	const struct yamldoc_node *node, const char *message)
{
	reading_fault(
		target->reading, FINDING_WRONG_TYPE, node, _("'%s': %s"), field->name, message);
	return false;
}

/* A reference names exactly one thing; a key that is misspelt has its own finding. */
static bool reference_is_one(const struct target *target, const struct record *record,
	const struct yamldoc_node *node, bool told)
{
	int names = 0;
	for (int i = 0; i < record->count; i++)
		names += record->values[i].field <= REFERENCE_TEXT;
	if (names == 1)
		return true;
	if (names > 1 || !told)
		reading_fault(target->reading, FINDING_REFERENCE_FORM, node,
			names > 1
				? _("a reference names one thing: make two items of it")
				: _("a reference names somebody: person, committee, organization, "
				    "group, post or text"));
	return false;
}

static bool read_reference(struct value *value, const struct target *target,
	const struct field *field, const struct yamldoc_node *node)
{
	if (reading_no_break(node))
		return reading_no_break_fault(target->reading, node);
	if (node->kind != YAMLDOC_MAPPING) {
		struct text word = TEXT_INIT;
		if (node->kind == YAMLDOC_SCALAR)
			reading_quote(&word, node);
		reading_fault(target->reading, FINDING_REFERENCE_FORM, node,
			_("write who it is before the name: 'person: %s', 'committee: …', "
			  "'organization: …', 'group: …', 'post: …' or 'text: …'"),
			word.length ? word.data : "…");
		text_release(&word);
		return false;
	}
	bool misspelt = false;
	struct target reference = {target->reading, RECORD_REFERENCE, field->flags, &misspelt};
	value->record = read_mapping(&reference, node);
	return reference_is_one(
		target, value->record, node, misspelt || value->record->faulty > 0);
}

/* The name of the field that holds an amount, where the text stands for one; else NULL. */
static const char *amount_field(
	struct text *amount, const struct field *field, const struct yamldoc_node *node)
{
	int place = field->type == TYPE_RECORD
			    ? schema_field_of_type(field->record, TYPE_AMOUNT)
			    : -1;
	return place >= 0 && node->kind == YAMLDOC_SCALAR && number_meant(amount, node->text)
		       ? record_schemas[field->record].fields[place].name
		       : NULL;
}

static bool no_fields(
	const struct target *target, const struct field *field, const struct yamldoc_node *node)
{
	struct text names = TEXT_INIT, amount = TEXT_INIT, remedy = TEXT_INIT;
	const char *name = amount_field(&amount, field, node);
	if (reading_no_break(node)) {
		reading_no_break_fault(target->reading, node);
	} else if (name) {
		text_printf(&remedy, "%s: %s", name, amount.data);
		reading_fault(target->reading, FINDING_WRONG_TYPE, node, _("'%s': write '%s'"),
			field->name, remedy.data);
		diag_told(target->reading->diag, remedy.data);
	} else {
		field_names(&names, field->record, 0);
		reading_fault(target->reading, FINDING_WRONG_TYPE, node,
			field->flags & FIELD_LIST
				? _("'%s': write the item's fields, one a line: %s")
				: _("'%s': write its fields below it, one a line: %s"),
			field->name, names.data);
	}
	text_release(&names);
	text_release(&amount);
	text_release(&remedy);
	return false;
}

/* One value, or one item of a list. */
static bool read_one(struct value *value, const struct target *target,
	const struct field *field, const struct yamldoc_node *node)
{
	uint32_t column = yamldoc_column(node);
	value->line = yamldoc_line(node);
	value->column = (uint16_t)(column > UINT16_MAX ? UINT16_MAX : column);
	value->detail = VALUE_PLAIN;
	value->number = 0;
	if (field->type == TYPE_REFERENCE)
		return read_reference(value, target, field, node);
	if (field->type == TYPE_RECORD) {
		if (node->kind != YAMLDOC_MAPPING)
			return no_fields(target, field, node);
		struct target nested = {target->reading, field->record, 0, NULL};
		value->record = read_mapping(&nested, node);
		return true;
	}
	if (node->kind != YAMLDOC_SCALAR)
		return wrong_shape(
			target, field, node, _("write one value, not a list or fields"));
	return scalar_read(value, target->reading, target->record, field, node);
}

struct item_key {
	const char *key;
	const struct value *item;
};

static int by_key(const void *left, const void *right)
{
	const struct item_key *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	if (order)
		return order;
	return a->item < b->item ? -1 : a->item > b->item;
}

/* Items of one key may be told apart by filling it in; those of two, by either. */
static void report_repeat(const struct target *target, const struct field *field,
	const struct value *item, const char *key)
{
	const struct record_schema *schema =
		field->type == TYPE_RECORD ? &record_schemas[field->record] : NULL;
	bool two = schema && schema->key2 >= 0;
	const char *one = two ? schema->fields[schema->key].name : "";
	const char *other = two ? schema->fields[schema->key2].name : "";
	const char *path = target->reading->path;
	struct text shown = TEXT_INIT;
	const char *second = strchr(key, '\n');
	utf8_visible(&shown, key, second ? (size_t)(second - key) : strlen(key));
	if (second && second[1]) {
		text_str(&shown, shown.length ? " " : "");
		utf8_visible(&shown, second + 1, strlen(second + 1));
	}
	if (two && !shown.length)
		diag_add(target->reading->diag, FINDING_REPEATED_ITEM, path, item->line,
			item->column,
			_("'%s' holds several items without %s and %s: keep one, or tell them apart by "
			  "%s or %s"),
			field->name, one, other, one, other);
	else if (two)
		diag_add(target->reading->diag, FINDING_REPEATED_ITEM, path, item->line,
			item->column,
			_("'%s' holds '%s' twice: keep one, or tell them apart by %s or %s"),
			field->name, shown.data, one, other);
	else
		diag_add(target->reading->diag, FINDING_REPEATED_ITEM, path, item->line,
			item->column, _("'%s' holds '%s' twice: keep one"), field->name,
			shown.data);
	text_release(&shown);
}

static void check_repeats(
	const struct target *target, const struct field *field, const struct list *list)
{
	if (list->count < 2)
		return;
	struct item_key *keys = mem_array(NULL, list->count, sizeof *keys);
	size_t *starts = mem_array(NULL, list->count, sizeof *starts);
	struct text all = TEXT_INIT;
	for (uint32_t i = 0; i < list->count; i++) {
		starts[i] = all.length;
		value_key(&all, field, &list->items[i], target->reading->calendar);
		text_char(&all, '\0');
	}
	for (uint32_t i = 0; i < list->count; i++)
		keys[i] = (struct item_key){all.data + starts[i], &list->items[i]};
	qsort(keys, list->count, sizeof *keys, by_key);
	for (uint32_t i = 1; i < list->count; i++) {
		/* Without its one key an item has another finding already. */
		const struct record_schema *schema =
			field->type == TYPE_RECORD ? &record_schemas[field->record] : NULL;
		bool keyless = !*keys[i].key && schema &&
			       schema->fields[schema->key].flags & FIELD_REQUIRED;
		if (keyless || strcmp(keys[i].key, keys[i - 1].key))
			continue;
		report_repeat(target, field, keys[i].item, keys[i].key);
	}
	text_release(&all);
	free(starts);
	free(keys);
}

/* "budget: 5 000 $", "schedule: automne 2007": one value where a list belongs. */
static bool no_list(
	const struct target *target, const struct field *field, const struct yamldoc_node *node)
{
	struct text amount = TEXT_INIT, item = TEXT_INIT;
	const char *name = amount_field(&amount, field, node);
	bool nested = field->type == TYPE_RECORD || field->type == TYPE_REFERENCE;
	text_str(&item, "- ");
	if (name)
		text_printf(&item, "%s: %s", name, amount.data);
	else if (node->kind == YAMLDOC_SCALAR && node->length && *node->text != '-' && !nested)
		reading_quote(&item, node);
	else
		text_str(&item, "…");
	if (reading_no_break(node))
		reading_no_break_fault(target->reading, node);
	else if (node->kind == YAMLDOC_SCALAR && !node->length)
		reading_fault(target->reading, FINDING_EMPTY_TEXT, node,
			field->flags & FIELD_REQUIRED
				? _("'%s' is required and has no item: write one")
				: _("'%s' has no item: fill it in, or delete the field"),
			field->name);
	else if (name)
		reading_fault(target->reading, FINDING_WRONG_TYPE, node,
			_("write it on two lines: '%s:', then '%s' indented by two spaces"),
			field->name, item.data);
	else
		reading_fault(target->reading, FINDING_WRONG_TYPE, node,
			_("'%s': write a list, one item a line, each after a hyphen: '%s'"),
			field->name, item.data);
	if (name)
		diag_told(target->reading->diag, item.data);
	text_release(&amount);
	text_release(&item);
	return false;
}

static bool read_list(struct value *value, const struct target *target,
	const struct field *field, int place, const struct yamldoc_node *node)
{
	if (node->kind != YAMLDOC_SEQUENCE)
		return no_list(target, field, node);
	struct list *list = arena_alloc(
		target->reading->arena, sizeof *list + node->count * sizeof *list->items);
	list->count = 0;
	for (const struct yamldoc_node *item = node->first; item; item = item->next) {
		struct value *slot = &list->items[list->count];
		slot->field = (uint8_t)place;
		list->count += read_one(slot, target, field, item);
	}
	check_repeats(target, field, list);
	value->list = list;
	return list->count || !node->count;
}

static void check_required(
	const struct target *target, const struct yamldoc_node *mapping, const uint8_t *given)
{
	const struct record_schema *schema = &record_schemas[target->record];
	bool whole_file = mapping->from == 0 && !mapping->key;
	for (int i = 0; i < schema->count; i++) {
		if (!(schema->fields[i].flags & FIELD_REQUIRED) || given[i])
			continue;
		diag_add(target->reading->diag, FINDING_MISSING_KEY, target->reading->path,
			whole_file ? 1 : yamldoc_line(mapping),
			whole_file ? 1 : yamldoc_column(mapping),
			_("the field '%s' is missing: add it"), schema->fields[i].name);
	}
}

#define MOST_FIELDS 40
#define FIELDS_FIT(symbol, fields, key, key2) \
	_Static_assert((int)symbol##_FIELD_COUNT <= MOST_FIELDS, #symbol);
RECORDS(FIELDS_FIT)

/* How a mapping gives a field. */
enum given { GIVEN_NOT, GIVEN, GIVEN_MISSPELT };

/* What was read of a mapping so far. */
struct harvest {
	struct value values[MOST_FIELDS];
	uint8_t given[MOST_FIELDS];  /* enum given */
	uint8_t faulty[MOST_FIELDS]; /* places of the fields whose value is wrong */
	uint8_t count, faulty_count;
};

/* A field without value because a no-break space keeps its items from being indented. */
static bool is_cut_off(const struct yamldoc_node *entry)
{
	const struct yamldoc_node *next = entry->next;
	return entry->kind == YAMLDOC_SCALAR && !entry->length && next &&
	       utf8_no_break(next->key->text, next->key->length);
}

static void read_field(struct harvest *harvest, const struct target *target, int place,
	const struct yamldoc_node *entry)
{
	const struct field *field = &record_schemas[target->record].fields[place];
	struct value *value = &harvest->values[harvest->count];
	bool list = field->flags & FIELD_LIST;
	uint32_t column = yamldoc_column(entry);
	harvest->given[place] = GIVEN;
	value->line = yamldoc_line(entry);
	value->column = (uint16_t)(column > UINT16_MAX ? UINT16_MAX : column);
	value->detail = VALUE_PLAIN;
	if (!is_cut_off(entry) && (list ? read_list(value, target, field, place, entry)
					: read_one(value, target, field, entry))) {
		value->field = (uint8_t)place;
		harvest->count++;
	} else {
		harvest->faulty[harvest->faulty_count++] = (uint8_t)place;
	}
}

/* A field under another name is not missing; its value is not known. */
static void add_misspelt(struct harvest *harvest)
{
	for (int place = 0; place < MOST_FIELDS; place++) {
		if (harvest->given[place] == GIVEN_MISSPELT)
			harvest->faulty[harvest->faulty_count++] = (uint8_t)place;
	}
}

static const struct record *read_mapping(
	const struct target *target, const struct yamldoc_node *mapping)
{
	const struct record_schema *schema = &record_schemas[target->record];
	struct harvest harvest;
	bool misspelt = false;
	int guess = 0;
	memset(harvest.given, GIVEN_NOT, sizeof harvest.given);
	harvest.count = harvest.faulty_count = 0;
	for (const struct yamldoc_node *entry = mapping->first; entry; entry = entry->next) {
		int place = schema_field_near(target->record, entry->key->text, guess);
		const struct field *field = place >= 0 ? &schema->fields[place] : NULL;
		guess = place + 1;
		if (!field || field->flags & FIELD_COMPUTED || !has_place(target, field)) {
			int meant = unknown_key(target, entry, place);
			if (meant >= 0 && !harvest.given[meant])
				harvest.given[meant] = GIVEN_MISSPELT;
			if (target->misspelt)
				*target->misspelt = true;
			misspelt = true;
		} else if (harvest.given[place] != GIVEN) {
			read_field(&harvest, target, place, entry);
		}
	}
	if (misspelt)
		add_misspelt(&harvest);
	check_required(target, mapping, harvest.given);
	size_t size = harvest.count * sizeof *harvest.values;
	struct record *record = arena_alloc(
		target->reading->arena, sizeof *record + size + harvest.faulty_count);
	*record =
		(struct record){(uint16_t)target->record, harvest.count, harvest.faulty_count};
	memcpy(record->values, harvest.values, size);
	memcpy(record->values + harvest.count, harvest.faulty, harvest.faulty_count);
	return record;
}

const struct record *read_record(const struct reading *reading, enum record_id record,
	const struct yamldoc_node *mapping)
{
	return read_mapping(&(struct target){reading, record, 0, NULL}, mapping);
}

static void read_seasons(struct calendar *calendar, const struct record *record)
{
	const struct list *seasons = record_list(record, CALENDAR_SEASONS);
	for (uint32_t i = 0; i < seasons->count && i < CALENDAR_MOST_SEASONS; i++) {
		const struct record *season = seasons->items[i].record;
		const char *code = record_text(season, SEASON_CODE);
		const char *name = record_text(season, SEASON_NAME);
		int64_t start = record_number(season, SEASON_START, 0);
		if (!code || !name || !start) {
			calendar->incomplete = true;
			continue;
		}
		calendar->seasons[calendar->season_count++] = (struct season){
			code, name, (int)record_number(season, SEASON_EDTF, 0), (int)start};
	}
}

static day_t point_day(const struct record *period, int field, int month_day)
{
	const struct value *value = record_get(period, field);
	if (!value)
		return 0;
	if (value->detail == VALUE_OTHER)
		return (day_t)value->number;
	return (day_t)(value->number * 10000 + month_day);
}

void read_calendar(struct calendar *calendar, const struct record *plan)
{
	*calendar = (struct calendar){.continuous = "continuous", .places = -1};
	if (!plan)
		return;
	const struct record *period = record_record(plan, PLAN_PERIOD);
	const struct record *seasons = record_record(plan, PLAN_CALENDAR);
	calendar->currency = record_text(plan, PLAN_CURRENCY);
	if (calendar->currency)
		calendar->places = currency_places(calendar->currency);
	if (period) {
		calendar->start = point_day(period, PERIOD_START, 101);
		calendar->end = point_day(period, PERIOD_END, 1231);
		/* Reversed, it is an error of its own and says nothing about others. */
		if (calendar->end < calendar->start)
			calendar->start = calendar->end = 0;
	}
	if (!seasons)
		return;
	if (record_text(seasons, CALENDAR_CONTINUOUS))
		calendar->continuous = record_text(seasons, CALENDAR_CONTINUOUS);
	read_seasons(calendar, seasons);
}
