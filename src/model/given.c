#include "model/given.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/newid.h"
#include "model/resolve.h"
#include "model/scalar.h"
#include "model/vocabulary.h"

#include <ctype.h>
#include <string.h>

/* --- One value ---------------------------------------------------------------- */

static int refuse(struct fail *fail, const struct field *field, const char *given)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, given, strlen(given));
	fail_set(fail, STATUS_REFUSED, _("'%s' is no value for %s"), shown.data,
		lang_label(field->label));
	text_release(&shown);
	return -1;
}

static int enum_word(
	struct text *word, const struct field *field, const char *given, struct fail *fail)
{
	struct suggest near;
	struct text all = TEXT_INIT;
	int value = vocabulary_value(field->values, given, strlen(given));
	if (value >= 0) {
		text_str(word, enumerations[field->values].words[value]);
		return 0;
	}
	refuse(fail, field, given);
	suggest_init(&near, given);
	vocabulary_offer_values(&near, field->values);
	vocabulary_list_values(&all, field->values);
	if (suggest_best(&near))
		fail_hint(fail, _("did you mean '%s'?"), suggest_best(&near));
	else
		fail_hint(fail, _("write one of: %s"), all.data);
	suggest_release(&near);
	text_release(&all);
	return -1;
}

static int yes_word(
	struct text *word, const struct field *field, const char *given, struct fail *fail)
{
	int yes = vocabulary_yes(given, strlen(given));
	bool count = field->flags & FIELD_OR_INTEGER && *given &&
		     strspn(given, "0123456789") == strlen(given);
	if (yes < 0 && !count) {
		refuse(fail, field, given);
		return fail_hint(fail, _("write yes or no"));
	}
	text_str(word, count ? given : yes ? "true" : "false");
	return 0;
}

static int number_word(
	struct text *word, const struct field *field, const char *given, struct fail *fail)
{
	struct decimal number;
	if (!number_read(&number, given)) {
		refuse(fail, field, given);
		return fail_hint(fail, _("write a number: 5000, 1200.50"));
	}
	number_print(word, number);
	return 0;
}

static int link_word(struct text *word, const struct given *given, const struct field *field,
	const char *text, struct fail *fail)
{
	const struct thing *thing;
	unsigned kinds = field->type == TYPE_DECISION ? 1u << KIND_DECISION : field->kinds;
	if (field->type == TYPE_DECISION && field->flags & FIELD_OR_DATE && day_parse(text)) {
		text_str(word, text);
		return 0;
	}
	if (resolve_among(&thing, given->plan, kinds, text, fail))
		return -1;
	thing_full_id(word, thing);
	return 0;
}

/* "A 2007" becomes "automne 2007"; what is none stays, to be told apart below. */
static void schedule_word(struct text *word, const struct given *given, const char *text)
{
	struct schedule schedule;
	bool reversed;
	if (!schedule_parse(&schedule, text, &given->plan->calendar, &reversed))
		schedule_print(word, &schedule, &given->plan->calendar);
	else
		text_str(word, text);
}

static int read_word(struct text *word, const struct given *given, const struct field *field,
	const char *text, struct fail *fail)
{
	struct decimal number;
	switch ((int)field->type) {
	case TYPE_ENUM:
		return enum_word(word, field, text, fail);
	case TYPE_BOOLEAN:
		return yes_word(word, field, text, fail);
	case TYPE_INTEGER:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
		return number_word(word, field, text, fail);
	case TYPE_VALUE:
		if (number_read(&number, text))
			number_print(word, number);
		else
			text_str(word, text);
		return 0;
	case TYPE_LINK:
	case TYPE_DECISION:
		return link_word(word, given, field, text, fail);
	case TYPE_SCHEDULE:
		schedule_word(word, given, text);
		return 0;
	case TYPE_LONG_TEXT:
		text_str(word, text);
		if (word->length && word->data[word->length - 1] != '\n')
			text_char(word, '\n');
		return 0;
	default:
		text_str(word, text);
		return 0;
	}
}

enum yamledit_form given_form(const struct field *field, const char *text)
{
	bool digits = isdigit((unsigned char)*text);
	struct decimal number;
	switch ((int)field->type) {
	case TYPE_LONG_TEXT:
		return YAMLEDIT_LONG;
	case TYPE_TEXT:
	case TYPE_ACRONYM:
	case TYPE_DATE:
	case TYPE_MONTH_DAY:
		return YAMLEDIT_TEXT;
	case TYPE_VALUE:
		return number_parse(&number, text) == NUMBER_OK ? YAMLEDIT_WORD : YAMLEDIT_TEXT;
	case TYPE_SCHEDULE:
	case TYPE_POINT:
		/* Years are numbers to everybody; other readers retype plain dates. */
		return digits && strlen(text) != 4 ? YAMLEDIT_TEXT : YAMLEDIT_WORD;
	case TYPE_DECISION:
		return digits ? YAMLEDIT_TEXT : YAMLEDIT_WORD;
	default:
		return YAMLEDIT_WORD;
	}
}

void given_change(struct arena *arena, struct yamldoc_node *scalar, const struct field *field,
	const char *text)
{
	enum yamledit_form form = given_form(field, text);
	bool number = field->type == TYPE_VALUE && form == YAMLEDIT_WORD;
	yamledit_change(arena, scalar, text, number ? YAMLEDIT_NUMBER : form);
}

/* The same judgement as of files. */
static int check_scalar(const struct given *given, enum record_id record,
	const struct field *field, const struct yamldoc_node *node, struct fail *fail)
{
	struct diag diag = DIAG_INIT;
	struct value value = {0};
	struct yamldoc_node read = *node;
	const struct reading reading = {"", &given->plan->calendar, given->arena, &diag};
	read.style = node->wished;
	bool fits = scalar_read(&value, &reading, record, field, &read);
	if (!fits) {
		fail_set(fail, STATUS_REFUSED, "%s",
			diag.count ? diag.items[0].message : node->text);
		if (diag.count && diag.items[0].suggestion)
			fail_hint(fail, _("did you mean '%s'?"), diag.items[0].suggestion);
	}
	diag_release(&diag);
	return fits ? 0 : -1;
}

static int scalar_value(struct yamldoc_node **node, const struct given *given,
	enum record_id record, const struct field *field, const char *text, struct fail *fail)
{
	struct text word = TEXT_INIT;
	int result = read_word(&word, given, field, text, fail);
	if (!result) {
		*node = yamledit_scalar(given->arena, word.data, given_form(field, word.data));
		result = check_scalar(given, record, field, *node, fail);
	}
	text_release(&word);
	return result;
}

/* --- Mappings ----------------------------------------------------------------- */

void given_insert(struct arena *arena, struct yamldoc_node *mapping, enum record_id record,
	const struct field *field, struct yamldoc_node *value)
{
	struct yamldoc_node *before = mapping->first;
	int own = schema_field(record, field->name);
	while (before && (before->removed || schema_field(record, before->key->text) < own))
		before = before->next;
	yamledit_insert(
		mapping, before, yamledit_scalar(arena, field->name, YAMLEDIT_WORD), value);
}

/* The next part of "a, b:c, \"d, e\"", as it stands; NULL after the last. */
static char *next_part(const char **at, struct arena *arena)
{
	const char *start = *at + strspn(*at, " "), *p = start;
	if (!*p)
		return NULL;
	bool quoted = false;
	for (; *p && (quoted || *p != ','); p++) {
		if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
			p++;
		else if (*p == '"')
			quoted = !quoted;
	}
	*at = *p ? p + 1 : p;
	while (p > start && p[-1] == ' ')
		p--;
	return arena_text(arena, start, (size_t)(p - start));
}

/* The same without its quotes. */
static char *unquoted(const char *part, struct arena *arena)
{
	struct text plain = TEXT_INIT;
	for (const char *p = part; *p; p++) {
		if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
			text_char(&plain, *++p);
		else if (*p != '"')
			text_char(&plain, *p);
	}
	char *copy = arena_text(arena, plain.data, plain.length);
	text_release(&plain);
	return copy;
}

/* The field that stands before the part's colon; NULL: the part is a value. */
static const struct field *named_field(
	enum record_id record, const char *part, const char **value)
{
	size_t length = strcspn(part, ":");
	bool named = part[length] && *part != '"';
	int field = named ? vocabulary_field(record, part, length) : -1;
	*value = part;
	if (field < 0 || record_schemas[record].fields[field].flags & FIELD_COMPUTED)
		return NULL;
	*value = part + length + 1 + strspn(part + length + 1, " ");
	return &record_schemas[record].fields[field];
}

static int take_field(struct yamldoc_node *mapping, const struct given *given,
	enum record_id record, const struct field *field, const char *text, struct fail *fail)
{
	struct yamldoc_node *node, *list = NULL;
	/* The parts of a value with parts have quotes of their own. */
	bool parts = field->type == TYPE_REFERENCE || field->type == TYPE_RECORD;
	if (yamldoc_get(mapping, field->name))
		return fail_set(fail, STATUS_REFUSED, _("'%s' is given twice"), field->name);
	if (!parts || *text == '"')
		text = unquoted(text, given->arena);
	if (given_value(&node, given, record, field, text, fail))
		return -1;
	if (field->flags & FIELD_LIST) {
		list = yamledit_collection(given->arena, YAMLDOC_SEQUENCE);
		yamledit_insert(list, NULL, NULL, node);
		node = list;
	}
	given_insert(given->arena, mapping, record, field, node);
	return 0;
}

/* Who is meant: the kind of thing found says which key it stands under. */
static int take_name(struct yamldoc_node *mapping, const struct given *given, const char *word,
	struct fail *fail)
{
	const struct record_schema *schema = &record_schemas[RECORD_REFERENCE];
	const struct thing *thing;
	unsigned kinds = 0;
	for (int i = 0; i < REFERENCE_TEXT; i++)
		kinds |= schema->fields[i].kinds;
	if (resolve_among(&thing, given->plan, kinds, word, fail))
		return fail_hint(fail, _("for somebody whom the plan does not know: text:…"));
	for (int i = 0; i < REFERENCE_TEXT; i++) {
		if (schema->fields[i].kinds & 1u << thing->kind)
			given_insert(given->arena, mapping, RECORD_REFERENCE,
				&schema->fields[i],
				yamledit_scalar(given->arena, thing->id, YAMLEDIT_WORD));
	}
	return 0;
}

/* "5 000 $": of a budget nobody means the name of an item. */
static bool is_amount(const struct given *given, const struct field *field, const char *part)
{
	struct text word = TEXT_INIT;
	struct fail ignored = FAIL_INIT;
	bool is =
		strpbrk(part, "0123456789") && !read_word(&word, given, field, part, &ignored);
	text_release(&word);
	fail_release(&ignored);
	return is;
}

/* A part without a field's name: who is meant, an amount, or what tells items apart. */
static int take_bare(struct yamldoc_node *mapping, const struct given *given,
	enum record_id record, const char *part, struct fail *fail)
{
	const struct record_schema *schema = &record_schemas[record];
	int amount = schema_field_of_type(record, TYPE_AMOUNT);
	if (record == RECORD_REFERENCE)
		return take_name(mapping, given, unquoted(part, given->arena), fail);
	if (amount >= 0 && is_amount(given, &schema->fields[amount], part))
		return take_field(mapping, given, record, &schema->fields[amount], part, fail);
	return take_field(mapping, given, record, &schema->fields[schema->key], part, fail);
}

static int unknown_part(enum record_id record, const char *part, struct fail *fail)
{
	struct text shown = TEXT_INIT, all = TEXT_INIT;
	utf8_visible(&shown, part, strlen(part));
	vocabulary_list_fields(&all, record);
	fail_set(fail, STATUS_REFUSED, _("'%s': which field is this?"), shown.data);
	fail_hint(fail, _("write FIELD:VALUE, the fields are %s"), all.data);
	text_release(&shown);
	text_release(&all);
	return -1;
}

/* What is told apart by an id, and given none, takes one from its title. */
static void give_id(
	struct yamldoc_node *mapping, const struct given *given, enum record_id record)
{
	const struct record_schema *schema = &record_schemas[record];
	const struct field *key = &schema->fields[schema->key];
	struct yamldoc_node *title = yamldoc_get(mapping, "title");
	struct text id = TEXT_INIT;
	if (key->type != TYPE_ID || yamldoc_get(mapping, key->name) || !title)
		return;
	newid_words(&id, title->text);
	if (schema_is_id(id.data))
		given_insert(given->arena, mapping, record, key,
			yamledit_scalar(given->arena, id.data, YAMLEDIT_WORD));
	text_release(&id);
}

static int mapping_value(struct yamldoc_node **node, const struct given *given,
	enum record_id record, const char *text, struct fail *fail)
{
	char *part;
	*node = yamledit_collection(given->arena, YAMLDOC_MAPPING);
	for (bool first = true; (part = next_part(&text, given->arena)); first = false) {
		const char *value;
		const struct field *field = named_field(record, part, &value);
		int result = field   ? take_field(*node, given, record, field, value, fail)
			     : first ? take_bare(*node, given, record, part, fail)
				     : unknown_part(record, part, fail);
		if (result)
			return -1;
	}
	if (!(*node)->count)
		return fail_set(fail, STATUS_REFUSED, _("the value is empty"));
	give_id(*node, given, record);
	return 0;
}

int given_check_text(const char *text, struct fail *fail)
{
	uint32_t character;
	size_t length = strlen(text);
	if (utf8_invalid(text, length) >= 0)
		return fail_set(fail, STATUS_REFUSED, _("what is given is no UTF-8 text"));
	for (size_t at = 0; at < length;) {
		at += utf8_decode(text + at, length - at, &character);
		if (utf8_forbidden(character))
			return fail_set(fail, STATUS_REFUSED,
				_("what is given holds the character U+%04X, which does not belong in a "
				  "plan"),
				character);
	}
	return 0;
}

int given_value(struct yamldoc_node **node, const struct given *given, enum record_id record,
	const struct field *field, const char *text, struct fail *fail)
{
	if (given_check_text(text, fail))
		return -1;
	if (field->type == TYPE_REFERENCE)
		return mapping_value(node, given, RECORD_REFERENCE, text, fail);
	if (field->type == TYPE_RECORD)
		return mapping_value(node, given, field->record, text, fail);
	return scalar_value(node, given, record, field, text, fail);
}
