#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/lang.h"
#include "base/text.h"
#include "model/fields.h"

#include <stdbool.h>
#include <stdint.h>

/* The schema of fields.h as tables to walk and constants to name. */

#define SCHEMA_KIND(symbol, ...) KIND_##symbol,
enum kind { KINDS(SCHEMA_KIND) KIND_COUNT };
#undef SCHEMA_KIND

#define SCHEMA_RECORD(symbol, fields, key, key2) RECORD_##symbol,
enum record_id { RECORDS(SCHEMA_RECORD) RECORD_COUNT, RECORD_NONE = -1 };
#undef SCHEMA_RECORD

#define SCHEMA_ENUMERATION(symbol, values) ENUMERATION_##symbol,
enum enumeration_id { ENUMERATIONS(SCHEMA_ENUMERATION) ENUMERATION_COUNT };
#undef SCHEMA_ENUMERATION

/* ACTION_ID, ACTION_NUMBER, …: a field's place in its record. */
#define SCHEMA_FIELD(record, symbol, ...) record##_##symbol,
#define SCHEMA_FIELDS(symbol, fields, key, key2) \
	enum symbol##_field{fields(SCHEMA_FIELD) symbol##_FIELD_COUNT};
RECORDS(SCHEMA_FIELDS)
#undef SCHEMA_FIELDS
#undef SCHEMA_FIELD

/* STATUS_PLANNED, …: a value's place in its enumeration. */
#define SCHEMA_VALUE(enumeration, symbol, ...) enumeration##_##symbol,
#define SCHEMA_VALUES(symbol, values) \
	enum symbol##_value{values(SCHEMA_VALUE) symbol##_VALUE_COUNT};
ENUMERATIONS(SCHEMA_VALUES)
#undef SCHEMA_VALUES
#undef SCHEMA_VALUE

enum field_type {
	TYPE_ID,          /* the thing's or item's own id */
	TYPE_FORMER_ID,   /* an id that the thing once had */
	TYPE_LINK,        /* the id of a thing of one of `kinds` */
	TYPE_FORMER_LINK, /* the same, or an id that is no more */
	TYPE_DECISION,    /* MEETING/ID */
	TYPE_REFERENCE,   /* a mapping that names one of several kinds */
	TYPE_RECORD,      /* a mapping of `record` */
	TYPE_TEXT,        /* one line */
	TYPE_LONG_TEXT,   /* Markdown, several lines */
	TYPE_ACRONYM,     /* explained in the lexicon */
	TYPE_ENUM,        /* one of `values` */
	TYPE_BOOLEAN,
	TYPE_INTEGER,  /* between `low` and `high` */
	TYPE_QUANTITY, /* an exact decimal of zero or more */
	TYPE_AMOUNT,   /* money: an exact decimal of zero or more, of the plan's currency */
	TYPE_VALUE,    /* what an indicator measures: a number or a text */
	TYPE_CURRENCY, /* ISO 4217 */
	TYPE_DATE,     /* ISO 8601 */
	TYPE_POINT,    /* a year or a date */
	TYPE_MONTH_DAY,
	TYPE_SCHEDULE, /* a season, a year, dates, continuous (calendar.h) */
	/* Computed: never stored. */
	TYPE_NUMBER, /* its position, "1.2.3" */
	TYPE_OWNER,  /* the id of the thing it belongs to */
	TYPE_PATH,   /* its file, from the repository's root */
};

enum field_flag {
	FIELD_REQUIRED = 1,
	FIELD_LIST = 2,
	FIELD_COMPUTED = 4,
	FIELD_LEAD = 8,  /* references may have `lead` */
	FIELD_ROLE = 16, /* references may have `on_behalf_of` and `role` */
	FIELD_TERM = 32, /* references may have `start`, `until` and `end` */
	FIELD_OR_INTEGER = 64,
	FIELD_OR_DATE = 128,
	FIELD_COLUMN = 256, /* a column of the kind's table, unless others are asked for */
};
#define FIELD_REFERENCE_FLAGS (FIELD_LEAD | FIELD_ROLE | FIELD_TERM)

struct field {
	const char *name; /* the key in files and JSON */
	struct label label;
	const char *description; /* N_(): a sentence */
	enum field_type type;
	unsigned flags;
	unsigned kinds; /* bits 1 << enum kind */
	enum record_id record;
	enum enumeration_id values;
	int64_t low, high;
};

struct record_schema {
	const struct field *fields;
	int count;
	int key,
		key2; /* the fields that tell items of a list apart; key2 is -1 where one does */
};

struct enumeration {
	const char *const *words; /* in files and JSON */
	const struct label *labels;
	int count;
};

/* Ids are unique within a namespace; people, committees, … share SPACE_BODY. */
enum name_space {
	SPACE_PLAN,
	SPACE_LEXICON,
	SPACE_RULES,
	SPACE_AXIS,
	SPACE_OBJECTIVE,
	SPACE_ACTION,
	SPACE_BODY,
	SPACE_MEETING,
	SPACE_DECISION,
};

struct kind_schema {
	const char *name;
	const char *plural;
	struct label label;
	struct label plural_label;
	const char *description; /* N_(): a sentence */
	const char *folder;
	enum record_id record;
	enum name_space space;
};

extern const struct record_schema record_schemas[RECORD_COUNT];
extern const struct enumeration enumerations[ENUMERATION_COUNT];
extern const struct kind_schema kind_schemas[KIND_COUNT];

/* The field of that name in a record, or -1; computed ones are found too. */
int schema_field(enum record_id, const char *name);
/* The same; quick when it is the one at `guess`, as when a file keeps the schema's order. */
int schema_field_near(enum record_id, const char *name, int guess);
/* The first field of that type in a record, or -1. */
int schema_field_of_type(enum record_id, enum field_type);
/* Where the ids stand that a link or a decision's name is one of: its kinds share a namespace. */
enum name_space schema_space(const struct field *);
/* The kinds that a reference can name, as bits. */
unsigned schema_reference_kinds(void);
/* The value of that word in an enumeration, or -1. */
int schema_value(enum enumeration_id, const char *word);
/* The kind of that name or plural, or KIND_COUNT. */
enum kind schema_kind(const char *word);
/* A kind's name or title, whichever it has: TITLE or NAME's place in its record, or -1. */
int schema_title(enum kind);
/* Whether the text has the form of an id. */
bool schema_is_id(const char *text);
/* Add the text in the form of an id: "Amélie Gagnon" gives "amelie-gagnon". */
void schema_slug(struct text *out, const char *text);

#endif
