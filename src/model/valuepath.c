#include "model/valuepath.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/vocabulary.h"

#include <string.h>

void valuepath_add_field(struct text *path, const struct field *field)
{
	text_str(path, path->length ? "." : "");
	text_str(path, field->name);
}

/* How the items of a list are told apart. */
struct key_form {
	const struct field *field;  /* what the key holds, or its first part */
	const struct field *second; /* its second part, or NULL */
};

static struct key_form key_form(const struct field *field)
{
	if (field->type != TYPE_RECORD)
		return (struct key_form){field, NULL};
	const struct record_schema *schema = &record_schemas[field->record];
	return (struct key_form){&schema->fields[schema->key],
		schema->key2 < 0 ? NULL : &schema->fields[schema->key2]};
}

/* The length of the sign at the text's beginning when it needs no quotes, else 0. */
static size_t plain_sign(const char *text, size_t length, bool slash)
{
	uint32_t sign;
	size_t used = length ? utf8_decode(text, length, &sign) : 0;
	if (!used)
		return 0;
	bool plain = utf8_is_letter(sign) || utf8_is_digit(sign) || sign == '-' ||
		     sign == '_' || (sign == '/' && slash);
	return plain ? used : 0;
}

/* A hyphen at the end could be that of "-=". */
static bool is_plain(const char *text, size_t length, bool slash)
{
	size_t at = 0, step;
	while ((step = plain_sign(text + at, length - at, slash)))
		at += step;
	return length && at == length && text[length - 1] != '-';
}

static void add_part(struct text *path, const char *part, size_t length, bool slash)
{
	if (is_plain(part, length, slash)) {
		text_add(path, part, length);
		return;
	}
	text_char(path, '"');
	for (size_t i = 0; i < length; i++) {
		if (part[i] == '"' || part[i] == '\\')
			text_char(path, '\\');
		text_char(path, part[i]);
	}
	text_char(path, '"');
}

static void add_key(struct text *path, const struct field *field, const char *key)
{
	struct key_form form = key_form(field);
	const char *newline = form.second ? strchr(key, '\n') : NULL;
	const char *space = form.field->type == TYPE_REFERENCE ? strchr(key, ' ') : NULL;
	if (newline) {
		if (newline > key)
			add_part(path, key, (size_t)(newline - key), false);
		text_char(path, '/');
		if (newline[1])
			add_part(path, newline + 1, strlen(newline + 1), false);
		return;
	}
	if (space) {
		text_add(path, key, (size_t)(space - key));
		text_char(path, ':');
		key = space + 1;
	}
	add_part(path, key, strlen(key), true);
}

void valuepath_add_item(struct text *path, const struct field *field, const struct value *item,
	const struct calendar *calendar)
{
	struct text key = TEXT_INIT;
	value_key(&key, field, item, calendar);
	text_char(path, '.');
	add_key(path, field, key.data);
	text_release(&key);
}

void valuepath_print(struct text *out, const struct valuepath *path)
{
	struct text printed = TEXT_INIT;
	for (int i = 0; i < path->count; i++) {
		const struct valuepath_step *step = &path->steps[i];
		valuepath_add_field(&printed, step->field);
		if (!step->key)
			continue;
		text_char(&printed, '.');
		add_key(&printed, step->field, step->key);
	}
	text_add(out, printed.data, printed.length);
	text_release(&printed);
}

struct parsing {
	const char *at;
	struct arena *arena;
	const struct calendar *calendar;
	struct fail *fail;
};

/* A word up to a dot, "=", or the like; a hyphen before "=" is no part of it. */
static size_t word_length(const char *text, bool slash)
{
	size_t length = strlen(text), at = 0, step;
	while (strncmp(text + at, "-=", 2) &&
		(step = plain_sign(text + at, length - at, slash)))
		at += step;
	return at;
}

/* Say which fields a path can name: those that a file holds. */
static void suggest_field(struct fail *fail, enum record_id record, const char *name)
{
	const struct record_schema *schema = &record_schemas[record];
	struct text all = TEXT_INIT;
	struct suggest near;
	suggest_init(&near, name);
	for (int i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];
		if (field->flags & FIELD_COMPUTED)
			continue;
		suggest_offer(&near, field->name);
		suggest_offer(&near, lang_label(field->label));
		text_str(&all, all.length ? ", " : "");
		vocabulary_write(&all, field->name, field->label);
	}
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("the fields are: %s"), all.data);
	suggest_release(&near);
	text_release(&all);
}

static int refuse_field(
	struct parsing *parsing, enum record_id record, int why, const char *name)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, name, strlen(name));
	if (why == VOCABULARY_SEVERAL)
		fail_set(parsing->fail, STATUS_USAGE, _("several fields begin with '%s'"),
			shown.data);
	else
		fail_set(parsing->fail, STATUS_USAGE, _("there is no field '%s'"), shown.data);
	suggest_field(parsing->fail, record, name);
	text_release(&shown);
	return -1;
}

static int parse_field(struct parsing *parsing, enum record_id record)
{
	struct text name = TEXT_INIT;
	text_add(&name, parsing->at, word_length(parsing->at, false));
	int field = vocabulary_field(record, name.data, name.length);
	if (field >= 0 && record_schemas[record].fields[field].flags & FIELD_COMPUTED)
		field = VOCABULARY_NONE;
	parsing->at += name.length;
	if (field < 0)
		field = refuse_field(parsing, record, field, name.data);
	text_release(&name);
	return field;
}

static int parse_quoted(struct text *part, struct parsing *parsing)
{
	const char *at = parsing->at + 1;
	for (; *at && *at != '"'; at++) {
		at += *at == '\\' && (at[1] == '"' || at[1] == '\\');
		text_char(part, *at);
	}
	if (!*at) {
		fail_set(parsing->fail, STATUS_USAGE, _("a quotation mark is not closed"));
		return fail_hint(parsing->fail,
			_("write the key in double quotes, and the whole in single quotes: "
			  "'effort.\"days/week\".quantity'"));
	}
	parsing->at = at + 1;
	return 0;
}

static int parse_part(struct text *part, struct parsing *parsing, bool slash)
{
	const char *text = parsing->at;
	if (*text == '"')
		return parse_quoted(part, parsing);
	size_t length = word_length(text, slash);
	text_add(part, text, length);
	parsing->at += length;
	return 0;
}

/* "committee:"; of an item without a reference, nothing. */
static int parse_reference_kind(struct text *key, struct parsing *parsing)
{
	if (*parsing->at == '"')
		return 0;
	size_t length = strcspn(parsing->at, ":.=");
	int field = vocabulary_field(RECORD_REFERENCE, parsing->at, length);
	if (parsing->at[length] != ':' || field < 0 || field > REFERENCE_TEXT) {
		fail_set(parsing->fail, STATUS_USAGE,
			_("an item of such a list is named by its kind and identifier"));
		return fail_hint(parsing->fail, _("for example: committee:communications"));
	}
	text_printf(key, "%s ", record_schemas[RECORD_REFERENCE].fields[field].name);
	parsing->at += length + 1;
	return 0;
}

/* As the plan writes it: "A 2007" is "automne 2007". */
static void normalise(struct text *key, const struct calendar *calendar)
{
	struct schedule schedule;
	bool reversed;
	if (schedule_parse(&schedule, key->data, calendar, &reversed))
		return;
	text_reset(key);
	schedule_print(key, &schedule, calendar);
}

static int parse_key(
	struct valuepath_step *step, struct parsing *parsing, const struct field *field)
{
	struct key_form form = key_form(field);
	struct text key = TEXT_INIT;
	bool reference = form.field->type == TYPE_REFERENCE;
	const char *start = parsing->at;
	int result = reference ? parse_reference_kind(&key, parsing) : 0;
	if (!result)
		result = parse_part(&key, parsing, !form.second);
	if (!result && form.second && *parsing->at == '/') {
		parsing->at++;
		text_char(&key, '\n');
		result = parse_part(&key, parsing, false);
	}
	if (!result &&
		(parsing->at == start || (form.second && !memchr(key.data, '\n', key.length))))
		result = fail_set(parsing->fail, STATUS_USAGE,
			form.second ? _("name an item of '%s' by its %s and %s, with a slash "
					"between")
				    : _("name an item of '%s' by its %s"),
			field->name, form.field->name, form.second ? form.second->name : "");
	if (form.field->type == TYPE_SCHEDULE)
		normalise(&key, parsing->calendar);
	step->key = arena_text(parsing->arena, key.data, key.length);
	text_release(&key);
	return result;
}

/* The record that stands within a value of the field, or RECORD_NONE. */
static enum record_id record_within(const struct field *field)
{
	if (field->type == TYPE_REFERENCE)
		return RECORD_REFERENCE;
	return field->type == TYPE_RECORD ? field->record : RECORD_NONE;
}

static bool takes_dot(struct parsing *parsing)
{
	bool dot = *parsing->at == '.';
	parsing->at += dot;
	return dot;
}

int valuepath_parse(struct valuepath *path, struct arena *arena, enum record_id record,
	const struct calendar *calendar, const char *text, const char **end, struct fail *fail)
{
	struct parsing parsing = {text, arena, calendar, fail};
	bool more = true;
	path->count = 0;
	while (more) {
		if (record == RECORD_NONE || path->count == VALUEPATH_MOST)
			return fail_set(fail, STATUS_USAGE,
				_("the field '%s' has no fields within it"),
				path->count ? path->steps[path->count - 1].field->name : "");
		int place = parse_field(&parsing, record);
		if (place < 0)
			return -1;
		struct valuepath_step *step = &path->steps[path->count++];
		*step = (struct valuepath_step){&record_schemas[record].fields[place], NULL};
		record = record_within(step->field);
		more = takes_dot(&parsing);
		if (!more || !(step->field->flags & FIELD_LIST))
			continue;
		if (parse_key(step, &parsing, step->field))
			return -1;
		more = takes_dot(&parsing);
	}
	*end = parsing.at;
	return 0;
}

static const struct value *find_item(const struct valuepath_step *step, const struct list *list,
	const struct calendar *calendar)
{
	const struct value *found = NULL;
	struct text key = TEXT_INIT;
	for (uint32_t i = 0; !found && i < list->count; i++) {
		text_reset(&key);
		value_key(&key, step->field, &list->items[i], calendar);
		if (!strcmp(key.data, step->key))
			found = &list->items[i];
	}
	text_release(&key);
	return found;
}

const struct value *valuepath_find(const struct valuepath *path, const struct record *record,
	const struct calendar *calendar)
{
	const struct value *value = NULL;
	for (int i = 0; i < path->count; i++) {
		const struct valuepath_step *step = &path->steps[i];
		const struct record_schema *schema = &record_schemas[record->id];
		value = record_get(record, (int)(step->field - schema->fields));
		if (value && step->key)
			value = find_item(step, value->list, calendar);
		if (!value)
			return NULL;
		if (i + 1 < path->count)
			record = value->record;
	}
	return value;
}

bool valuepath_is_within(const char *path, const char *above)
{
	size_t length = strlen(above);
	return !strncmp(path, above, length) && (!path[length] || path[length] == '.');
}
