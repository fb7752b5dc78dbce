#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "base/mem.h"
#include "base/text.h"
#include "model/calendar.h"
#include "model/number.h"
#include "model/schema.h"

/*
 * The values of a plan, typed by the schema: a thing is a record, a record holds
 * the values of the fields that the file gives, in the file's order. All live in
 * the plan's arena and are never changed. 100,000 actions are held at once, so
 * they are compact.
 */
struct value {
	uint32_t line;   /* where it stands in its file: its key, or the item */
	uint16_t column; /* at most 65535 */
	uint8_t field;   /* its place in its record; of an item, the list's */
	uint8_t detail;  /* of decimals their places; see below */
	union {
		const char *text; /* ids, links, texts, decisions, currencies, acronyms */
		int64_t number; /* integers, booleans, enumerations, days, units of decimals */
		const struct schedule *schedule;
		const struct record *record; /* mappings and references */
		const struct list *list;     /* fields with FIELD_LIST */
	};
};

/* What `detail` says of types that take one thing or another. */
enum value_detail {
	VALUE_PLAIN =
		0, /* TYPE_POINT: a year; TYPE_BOOLEAN: yes or no; TYPE_DECISION: a name */
	VALUE_OTHER = 100,   /* TYPE_POINT, TYPE_DECISION: a day; TYPE_BOOLEAN: a count */
	VALUE_WORDS = 101,   /* TYPE_VALUE: a text rather than a number */
	VALUE_INVALID = 102, /* TYPE_LINK: no id at all; what was meant is looked for later */
};

struct record {
	uint16_t id;    /* enum record_id */
	uint8_t count;  /* of values */
	uint8_t faulty; /* of fields whose value is wrong; their places follow the values */
	struct value values[];
};

struct list {
	uint32_t count;
	struct value items[];
};

/* The value of a field, or NULL where the file gives none (or none that can be read). */
const struct value *record_get(const struct record *, int field);
/* Whether the file gives the field, rightly or wrongly. */
bool record_has(const struct record *, int field);
/* The text of a field, or NULL. */
const char *record_text(const struct record *, int field);
/* The number of a field, or `missing`. */
int64_t record_number(const struct record *, int field, int64_t missing);
/* The record of a field, or NULL. */
const struct record *record_record(const struct record *, int field);
/* The items of a field, an empty list where there are none; never NULL. */
const struct list *record_list(const struct record *, int field);

static inline const struct field *record_field(
	const struct record *record, const struct value *value)
{
	return &record_schemas[record->id].fields[value->field];
}

/* A reference's one value that names something: its field tells the kind, REFERENCE_TEXT among them. */
const struct value *reference_name(const struct record *reference);

/* Whether a member's or holder's term is over by that day. */
bool reference_is_over(const struct record *reference, day_t today);

/*
 * A value in the words of a file: "automne 2007", "1200.50", "in_progress". Of a
 * reference its id or text, of records and lists nothing.
 */
void value_print(
	struct text *out, const struct field *, const struct value *, const struct calendar *);

/* Add the key that tells an item of a list from the others ("person linda-maziade"). */
void value_key(
	struct text *out, const struct field *, const struct value *, const struct calendar *);

#endif
