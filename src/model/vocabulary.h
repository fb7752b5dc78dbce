#ifndef MODEL_VOCABULARY_H
#define MODEL_VOCABULARY_H

#include "base/suggest.h"
#include "model/schema.h"

/*
 * The words that members write for kinds, fields and values: the schema's names and
 * both labels, whatever language the program speaks; across case and accents, with
 * hyphens, underscores, apostrophes and spaces alike; singular, plural and feminine
 * forms; the first words of a label when no other begins so ("piste", "moyen"). A
 * name counts before a label, a label before another form of it, that before a
 * beginning. Besides the schema, "season", "due" and "date" are a schedule.
 */

/* What the functions below return for a word that means nothing, and for one that could
   mean several things. */
#define VOCABULARY_NONE (-1)
#define VOCABULARY_SEVERAL (-2)

/* The kind, or KIND_COUNT for none or several. */
enum kind vocabulary_kind(const char *word, size_t length);
/* The place of the field in the record. */
int vocabulary_field(enum record_id, const char *word, size_t length);
/* The place of the value in the enumeration. */
int vocabulary_value(enum enumeration_id, const char *word, size_t length);
/* The same for a word that a file has where the name belongs: where it means none, the one
   whose name or label, in either language, it nearly is (suggest.h); computed fields are
   near to none. */
int vocabulary_field_near(enum record_id, const char *word);
int vocabulary_value_near(enum enumeration_id, const char *word);
/* 1 for yes, 0 for no. */
int vocabulary_yes(const char *word, size_t length);
/* Whether the word is one of the label's. */
bool vocabulary_is(struct label, const char *word, size_t length);

/* The word as a member would write it on the command line: the name in English, else the
   label with hyphens for its spaces. */
void vocabulary_write(struct text *out, const char *name, struct label);

/* Offer every name, and every label in the user's language; of kinds, bits 1 << enum kind. */
void vocabulary_offer_kinds(struct suggest *, unsigned kinds);
void vocabulary_offer_fields(struct suggest *, enum record_id);
void vocabulary_offer_values(struct suggest *, enum enumeration_id);

/* Add all of them, as members write them: "planned, in_progress". */
void vocabulary_list_fields(struct text *out, enum record_id);
void vocabulary_list_values(struct text *out, enum enumeration_id);

#endif
