#include "suite.h"

#include "model/vocabulary.h"

struct kind_case {
	const char *name;
	const char *word;
	enum kind kind;
};

static struct kind_case kinds[] = {
	{"a name", "action", KIND_ACTION},
	{"a plural", "people", KIND_PERSON},
	{"a French name", "réunion", KIND_MEETING},
	{"a French plural", "réunions", KIND_MEETING},
	{"without its accents", "reunions", KIND_MEETING},
	{"in capitals", "COMITÉS", KIND_COMMITTEE},
	{"the first word of one", "piste", KIND_ACTION},
	{"its plural", "pistes", KIND_ACTION},
	{"all of its words", "Piste d'action", KIND_ACTION},
	{"with hyphens", "pistes-d-action", KIND_ACTION},
	{"with a typographic apostrophe", "piste d’action", KIND_ACTION},
	{"axes, in both languages", "axes", KIND_AXIS},
	{"a French axis", "axe", KIND_AXIS},
	{"a regular plural", "persons", KIND_PERSON},
	{"the lexicon", "lexique", KIND_LEXICON},
	{"the plan", "plan", KIND_PLAN},
	{"the beginning of a word is no word", "act", KIND_COUNT},
	{"too short for a stem", "ax", KIND_COUNT},
	{"another word", "formation", KIND_COUNT},
	{"more words than the label", "comité des communications", KIND_COUNT},
	{"nothing", "", KIND_COUNT},
	{"no letter", "-", KIND_COUNT},
	{"no UTF-8", "\xff\xfe", KIND_COUNT},
};

static void test_kind(void **state)
{
	const struct kind_case *c = *state;
	assert_int_equal(vocabulary_kind(c->word, strlen(c->word)), c->kind);
}

struct field_case {
	const char *name;
	enum record_id record;
	const char *word;
	int field;
};

static struct field_case fields[] = {
	{"a name", RECORD_ACTION, "responsible", ACTION_RESPONSIBLE},
	{"a name with a hyphen", RECORD_ACTION, "status-reason", ACTION_STATUS_REASON},
	{"a name before a beginning", RECORD_ACTION, "status", ACTION_STATUS},
	{"a French label", RECORD_ACTION, "état", ACTION_STATUS},
	{"an unaccented one", RECORD_ACTION, "etat", ACTION_STATUS},
	{"the singular of a label", RECORD_ACTION, "responsable", ACTION_RESPONSIBLE},
	{"the singular of a name", RECORD_ACTION, "partner", ACTION_PARTNERS},
	{"the first word, in the singular", RECORD_ACTION, "partenaire", ACTION_PARTNERS},
	{"the first word of several", RECORD_ACTION, "montage", ACTION_FUNDING},
	{"an indicator", RECORD_ACTION, "indicateur", ACTION_INDICATORS},
	{"the season", RECORD_ACTION, "saison", ACTION_SCHEDULE},
	{"seasons", RECORD_ACTION, "seasons", ACTION_SCHEDULE},
	{"what is due, of an action", RECORD_ACTION, "échéance", ACTION_SCHEDULE},
	{"what is due, of a milestone", RECORD_MILESTONE, "échéance", MILESTONE_DUE},
	{"a date, of an action", RECORD_ACTION, "dates", ACTION_SCHEDULE},
	{"a date, of a meeting", RECORD_MEETING, "date", MEETING_DATE},
	{"a computed field", RECORD_ACTION, "numéro", ACTION_NUMBER},
	{"the beginning of a label", RECORD_BASELINE, "valeur", BASELINE_VALUE},
	{"the situation", RECORD_INDICATOR, "situation", INDICATOR_BASELINE},
	{"the means", RECORD_INDICATOR, "moyen", INDICATOR_MEANS_OF_VERIFICATION},
	{"several begin with the word", RECORD_REFERENCE, "fin", VOCABULARY_SEVERAL},
	{"of those a whole label is one", RECORD_REFERENCE, "fin du mandat", REFERENCE_END},
	{"a season is no field of a meeting", RECORD_MEETING, "saison", VOCABULARY_NONE},
	{"a part of a word", RECORD_ACTION, "resp", VOCABULARY_NONE},
	{"a field of another kind", RECORD_ACTION, "quorum", VOCABULARY_NONE},
	{"nothing", RECORD_ACTION, "", VOCABULARY_NONE},
};

static void test_field(void **state)
{
	const struct field_case *c = *state;
	assert_int_equal(vocabulary_field(c->record, c->word, strlen(c->word)), c->field);
}

struct value_case {
	const char *name;
	enum enumeration_id enumeration;
	const char *word;
	int value;
};

static struct value_case values[] = {
	{"a word of the files", ENUMERATION_STATUS, "in_progress", STATUS_IN_PROGRESS},
	{"with a space", ENUMERATION_STATUS, "in progress", STATUS_IN_PROGRESS},
	{"a label", ENUMERATION_STATUS, "prévue", STATUS_PLANNED},
	{"its masculine", ENUMERATION_STATUS, "prévu", STATUS_PLANNED},
	{"its feminine plural", ENUMERATION_STATUS, "prévues", STATUS_PLANNED},
	{"a masculine in é", ENUMERATION_STATUS, "réalisés", STATUS_COMPLETED},
	{"a feminine in ée", ENUMERATION_FUNDING_STATUS, "accordée", FUNDING_STATUS_GRANTED},
	{"two words", ENUMERATION_STATUS, "en-cours", STATUS_IN_PROGRESS},
	{"a beginning", ENUMERATION_ACHIEVEMENT, "partiellement", ACHIEVEMENT_PARTIAL},
	{"a beginning of several words", ENUMERATION_DECISION_RESULT, "remise",
		DECISION_RESULT_DEFERRED},
	{"atteint is not non atteint", ENUMERATION_ACHIEVEMENT, "atteint",
		ACHIEVEMENT_ACHIEVED},
	{"ad hoc, either way", ENUMERATION_COMMITTEE_CLASS, "ad hoc", COMMITTEE_CLASS_AD_HOC},
	{"a beginning that several have", ENUMERATION_CARRIED, "à", VOCABULARY_SEVERAL},
	{"a value of another", ENUMERATION_STATUS, "granted", VOCABULARY_NONE},
};

static void test_value(void **state)
{
	const struct value_case *c = *state;
	assert_int_equal(vocabulary_value(c->enumeration, c->word, strlen(c->word)), c->value);
}

static void test_yes(void **state)
{
	(void)state;
	static const struct {
		const char *word;
		int yes;
	} words[] = {{"yes", 1}, {"Oui", 1}, {"true", 1}, {"vrai", 1}, {"no", 0}, {"NON", 0},
		{"false", 0}, {"faux", 0}, {"maybe", -1}, {"", -1}, {"y", -1}};
	for (size_t i = 0; i < COUNT(words); i++)
		assert_int_equal(
			vocabulary_yes(words[i].word, strlen(words[i].word)), words[i].yes);
}

static void near_field(const char *word, const char *expected)
{
	struct suggest near;
	suggest_init(&near, word);
	vocabulary_offer_fields(&near, RECORD_ACTION);
	assert_string_equal(suggest_best(&near) ? suggest_best(&near) : "", expected);
	suggest_release(&near);
}

static void test_suggestions(void **state)
{
	(void)state;
	near_field("responsibel", "responsible");
	near_field("statut", "status");
	near_field("saeson", "season");
	near_field("zzzzzz", "");
	struct suggest near;
	suggest_init(&near, "rulse");
	vocabulary_offer_kinds(&near, ~(1u << KIND_RULES));
	assert_null(suggest_best(&near));
	suggest_release(&near);
}

static void test_lists(void **state)
{
	(void)state;
	struct text text = TEXT_INIT;
	vocabulary_list_values(&text, ENUMERATION_STATUS);
	assert_text(&text, "planned, in_progress, completed, suspended, postponed, cancelled, "
			   "replaced");
	vocabulary_list_fields(&text, RECORD_EFFORT);
	assert_text(&text, "quantity, unit, average");
}

/* No two fields of a record, nor values, answer to the same label or name. */
static void test_own_words(void **state)
{
	(void)state;
	for (int r = 0; r < RECORD_COUNT; r++) {
		for (int i = 0; i < record_schemas[r].count; i++) {
			const struct field *field = &record_schemas[r].fields[i];
			const char *const words[] = {
				field->name, field->label.english, field->label.french};
			for (size_t w = 0; w < COUNT(words); w++)
				assert_int_equal(vocabulary_field((enum record_id)r, words[w],
							 strlen(words[w])),
					i);
		}
	}
	for (int e = 0; e < ENUMERATION_COUNT; e++) {
		for (int i = 0; i < enumerations[e].count; i++) {
			const char *french = enumerations[e].labels[i].french;
			assert_int_equal(vocabulary_value((enum enumeration_id)e, french,
						 strlen(french)),
				i);
		}
	}
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, kinds, test_kind);
	SUITE_CASES(&suite, fields, test_field);
	SUITE_CASES(&suite, values, test_value);
	SUITE_TEST(&suite, test_yes);
	SUITE_TEST(&suite, test_suggestions);
	SUITE_TEST(&suite, test_lists);
	SUITE_TEST(&suite, test_own_words);
	return suite_run(&suite, "vocabulary");
}
