#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

/*
 * The schema: the one table of kinds and fields. Everything that knows a field
 * (reading, checking, printing, later editing, merging, JSON Schema, completion)
 * reads it here; to add a field, add a line.
 *
 * KINDS(K): K(SYMBOL, RECORD, "name", "plural", NAMESPACE, "folder", label)
 *   NAMESPACE: whose ids the kind's ids must differ from; folder: under plan/, ""
 *   for a file of its own, NULL for things inside another's file.
 *
 * RECORDS(R): R(SYMBOL, FIELDS, KEY, KEY2): the fields of a kind or of a nested
 *   mapping; in a list of such mappings, KEY (and KEY2) tell the items apart.
 *
 * FIELDS(F): F(RECORD, SYMBOL, "name", TYPE, flags, argument, label)
 *   TYPE as in schema.h; the argument names the kinds a link or decision leads
 *   to, the values of an enumeration, the record of a mapping, or bounds.
 *   The order is that of files written by this program and of JSON.
 */
#define KINDS(K) \
	K(PLAN, PLAN, "plan", "plans", PLAN, "", N_("plan")) \
	K(LEXICON, NONE, "lexicon", "lexicons", LEXICON, "", N_("lexicon")) \
	K(RULES, NONE, "rules", "rules", RULES, "", N_("rules")) \
	K(AXIS, AXIS, "axis", "axes", AXIS, "axes", N_("axis")) \
	K(OBJECTIVE, OBJECTIVE, "objective", "objectives", OBJECTIVE, NULL, N_("objective")) \
	K(ACTION, ACTION, "action", "actions", ACTION, "actions", N_("action")) \
	K(COMMITTEE, COMMITTEE, "committee", "committees", BODY, "committees", \
		N_("committee")) \
	K(GROUP, GROUP, "group", "groups", BODY, "groups", N_("group")) \
	K(ORGANIZATION, ORGANIZATION, "organization", "organizations", BODY, "organizations", \
		N_("organization")) \
	K(POST, POST, "post", "posts", BODY, "posts", N_("post")) \
	K(PERSON, PERSON, "person", "people", BODY, "people", N_("person")) \
	K(MEETING, MEETING, "meeting", "meetings", MEETING, "meetings", N_("meeting")) \
	K(DECISION, DECISION, "decision", "decisions", DECISION, NULL, N_("decision"))

#define RECORDS(R) \
	R(PLAN, PLAN_FIELDS, 0, -1) \
	R(PERIOD, PERIOD_FIELDS, 0, -1) \
	R(CALENDAR, CALENDAR_FIELDS, 0, -1) \
	R(SEASON, SEASON_FIELDS, SEASON_CODE, -1) \
	R(RANGE, RANGE_FIELDS, 0, -1) \
	R(AXIS, AXIS_FIELDS, AXIS_ID, -1) \
	R(AXIS_SOURCE, AXIS_SOURCE_FIELDS, 0, -1) \
	R(OBJECTIVE, OBJECTIVE_FIELDS, OBJECTIVE_ID, -1) \
	R(ACTION, ACTION_FIELDS, ACTION_ID, -1) \
	R(EFFORT, EFFORT_FIELDS, EFFORT_UNIT, -1) \
	R(BUDGET, BUDGET_FIELDS, BUDGET_ITEM, BUDGET_YEAR) \
	R(FUNDING, FUNDING_FIELDS, FUNDING_FUNDER, -1) \
	R(EXPENSE, EXPENSE_FIELDS, EXPENSE_DATE, EXPENSE_ITEM) \
	R(MILESTONE, MILESTONE_FIELDS, MILESTONE_ID, -1) \
	R(INDICATOR, INDICATOR_FIELDS, INDICATOR_ID, -1) \
	R(BASELINE, BASELINE_FIELDS, 0, -1) \
	R(RESULT, RESULT_FIELDS, RESULT_PERIOD, -1) \
	R(SOURCE, SOURCE_FIELDS, 0, -1) \
	R(COMMITTEE, COMMITTEE_FIELDS, COMMITTEE_ID, -1) \
	R(GROUP, GROUP_FIELDS, GROUP_ID, -1) \
	R(ORGANIZATION, ORGANIZATION_FIELDS, ORGANIZATION_ID, -1) \
	R(POST, POST_FIELDS, POST_ID, -1) \
	R(PERSON, PERSON_FIELDS, PERSON_ID, -1) \
	R(MEETING, MEETING_FIELDS, MEETING_ID, -1) \
	R(DECISION, DECISION_FIELDS, DECISION_ID, -1) \
	R(VOTES, VOTES_FIELDS, 0, -1) \
	R(COVER, COVER_FIELDS, COVER_ACTION, -1) \
	R(FOLLOW_UP, FOLLOW_UP_FIELDS, 0, -1) \
	R(REFERENCE, REFERENCE_FIELDS, 0, -1)

#define PLAN_FIELDS(F) \
	F(PLAN, FORMAT, "format", INTEGER, REQUIRED, BETWEEN(1, 999), N_("format")) \
	F(PLAN, TITLE, "title", TEXT, REQUIRED, NOTHING, N_("title")) \
	F(PLAN, ORGANIZATION, "organization", LINK, REQUIRED, TO(ORGANIZATION), \
		N_("organization")) \
	F(PLAN, PERIOD, "period", RECORD, REQUIRED, OF(PERIOD), N_("period")) \
	F(PLAN, ADOPTED, "adopted", DECISION, 0, NOTHING, N_("adopted by")) \
	F(PLAN, CURRENCY, "currency", CURRENCY, REQUIRED, NOTHING, N_("currency")) \
	F(PLAN, CALENDAR, "calendar", RECORD, REQUIRED, OF(CALENDAR), N_("calendar")) \
	F(PLAN, MEETINGS_PER_YEAR, "meetings_per_year", RECORD, 0, OF(RANGE), \
		N_("meetings per year")) \
	F(PLAN, INTRODUCTION, "introduction", LONG_TEXT, 0, NOTHING, N_("introduction")) \
	F(PLAN, FUNCTIONING, "functioning", LONG_TEXT, 0, NOTHING, N_("functioning")) \
	F(PLAN, CLOSING_NOTE, "closing_note", LONG_TEXT, 0, NOTHING, N_("closing note"))

#define PERIOD_FIELDS(F) \
	F(PERIOD, START, "start", POINT, REQUIRED, NOTHING, N_("start")) \
	F(PERIOD, END, "end", POINT, REQUIRED, NOTHING, N_("end"))

#define CALENDAR_FIELDS(F) \
	F(CALENDAR, CONTINUOUS, "continuous", TEXT, 0, NOTHING, N_("continuous")) \
	F(CALENDAR, SEASONS, "seasons", RECORD, REQUIRED | LIST, OF(SEASON), N_("seasons"))

#define SEASON_FIELDS(F) \
	F(SEASON, CODE, "code", TEXT, REQUIRED, NOTHING, N_("code")) \
	F(SEASON, NAME, "name", TEXT, REQUIRED, NOTHING, N_("name")) \
	F(SEASON, EDTF, "edtf", INTEGER, REQUIRED, BETWEEN(21, 41), N_("EDTF code")) \
	F(SEASON, START, "start", MONTH_DAY, REQUIRED, NOTHING, N_("start"))

#define RANGE_FIELDS(F) \
	F(RANGE, MIN, "min", INTEGER, 0, BETWEEN(0, 999), N_("at least")) \
	F(RANGE, MAX, "max", INTEGER, 0, BETWEEN(0, 999), N_("at most"))

#define AXIS_FIELDS(F) \
	F(AXIS, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(AXIS, ORDER, "order", INTEGER, REQUIRED | COLUMN, BETWEEN(1, 999999), N_("order")) \
	F(AXIS, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, N_("title")) \
	F(AXIS, MANDATE, "mandate", TEXT, 0, NOTHING, N_("mandate")) \
	F(AXIS, OBJECTIVES, "objectives", RECORD, REQUIRED | LIST, OF(OBJECTIVE), \
		N_("objectives")) \
	F(AXIS, SOURCE, "source", RECORD, 0, OF(AXIS_SOURCE), N_("source")) \
	F(AXIS, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, N_("former identifiers")) \
	F(AXIS, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define AXIS_SOURCE_FIELDS(F) \
	F(AXIS_SOURCE, TITLE, "title", TEXT, 0, NOTHING, N_("title")) \
	F(AXIS_SOURCE, MANDATE, "mandate", TEXT, 0, NOTHING, N_("mandate"))

#define OBJECTIVE_FIELDS(F) \
	F(OBJECTIVE, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(OBJECTIVE, NUMBER, "number", NUMBER, COMPUTED | COLUMN, NOTHING, N_("number")) \
	F(OBJECTIVE, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, N_("title")) \
	F(OBJECTIVE, AXIS, "axis", OWNER, COMPUTED, TO(AXIS), N_("axis")) \
	F(OBJECTIVE, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), N_("indicators")) \
	F(OBJECTIVE, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		N_("former identifiers")) \
	F(OBJECTIVE, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define ACTION_FIELDS(F) \
	F(ACTION, ID, "id", ID, REQUIRED, NOTHING, N_("identifier")) \
	F(ACTION, NUMBER, "number", NUMBER, COMPUTED | COLUMN, NOTHING, N_("number")) \
	F(ACTION, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, N_("title")) \
	F(ACTION, AXIS, "axis", OWNER, COMPUTED, TO(AXIS), N_("axis")) \
	F(ACTION, OBJECTIVE, "objective", LINK, REQUIRED, TO(OBJECTIVE), N_("objective")) \
	F(ACTION, ORDER, "order", INTEGER, 0, BETWEEN(0, 999999999), N_("order")) \
	F(ACTION, STATUS, "status", ENUM, 0, VALUES(STATUS), N_("status")) \
	F(ACTION, STATUS_REASON, "status_reason", TEXT, 0, NOTHING, \
		N_("reason of the status")) \
	F(ACTION, PROGRESS, "progress", INTEGER, 0, BETWEEN(0, 100), N_("progress")) \
	F(ACTION, RESPONSIBLE, "responsible", REFERENCE, LIST | LEAD | COLUMN, NOTHING, \
		N_("responsible")) \
	F(ACTION, PARTNERS, "partners", REFERENCE, LIST, NOTHING, N_("partners")) \
	F(ACTION, SCHEDULE, "schedule", SCHEDULE, LIST | COLUMN, NOTHING, N_("schedule")) \
	F(ACTION, EFFORT, "effort", RECORD, LIST, OF(EFFORT), N_("effort")) \
	F(ACTION, BUDGET, "budget", RECORD, LIST | COLUMN, OF(BUDGET), N_("budget")) \
	F(ACTION, FUNDING, "funding", RECORD, LIST, OF(FUNDING), N_("funding")) \
	F(ACTION, EXPENSES, "expenses", RECORD, LIST, OF(EXPENSE), N_("expenses")) \
	F(ACTION, MILESTONES, "milestones", RECORD, LIST, OF(MILESTONE), N_("milestones")) \
	F(ACTION, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), N_("indicators")) \
	F(ACTION, REPLACES, "replaces", FORMER_LINK, LIST, TO(ACTION), N_("replaces")) \
	F(ACTION, NOTES, "notes", LONG_TEXT, 0, NOTHING, N_("notes")) \
	F(ACTION, SOURCE, "source", RECORD, 0, OF(SOURCE), N_("source")) \
	F(ACTION, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		N_("former identifiers")) \
	F(ACTION, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define EFFORT_FIELDS(F) \
	F(EFFORT, QUANTITY, "quantity", QUANTITY, 0, NOTHING, N_("quantity")) \
	F(EFFORT, UNIT, "unit", TEXT, 0, NOTHING, N_("unit")) \
	F(EFFORT, AVERAGE, "average", BOOLEAN, 0, NOTHING, N_("on average"))

#define BUDGET_FIELDS(F) \
	F(BUDGET, ITEM, "item", TEXT, 0, NOTHING, N_("item")) \
	F(BUDGET, YEAR, "year", INTEGER, 0, BETWEEN(1900, 2999), N_("year")) \
	F(BUDGET, AMOUNT, "amount", AMOUNT, 0, NOTHING, N_("amount")) \
	F(BUDGET, CURRENCY, "currency", CURRENCY, 0, NOTHING, N_("currency"))

#define FUNDING_FIELDS(F) \
	F(FUNDING, FUNDER, "funder", REFERENCE, 0, NOTHING, N_("funder")) \
	F(FUNDING, AMOUNT, "amount", AMOUNT, 0, NOTHING, N_("amount")) \
	F(FUNDING, STATUS, "status", ENUM, 0, VALUES(FUNDING_STATUS), N_("status")) \
	F(FUNDING, IN_KIND, "in_kind", BOOLEAN, 0, NOTHING, N_("in kind")) \
	F(FUNDING, DATE, "date", DATE, 0, NOTHING, N_("date"))

#define EXPENSE_FIELDS(F) \
	F(EXPENSE, DATE, "date", DATE, 0, NOTHING, N_("date")) \
	F(EXPENSE, ITEM, "item", TEXT, 0, NOTHING, N_("item")) \
	F(EXPENSE, AMOUNT, "amount", AMOUNT, 0, NOTHING, N_("amount"))

#define MILESTONE_FIELDS(F) \
	F(MILESTONE, ID, "id", ID, REQUIRED, NOTHING, N_("identifier")) \
	F(MILESTONE, TITLE, "title", TEXT, 0, NOTHING, N_("title")) \
	F(MILESTONE, DUE, "due", DATE, 0, NOTHING, N_("due")) \
	F(MILESTONE, MET, "met", DATE, 0, NOTHING, N_("met"))

#define INDICATOR_FIELDS(F) \
	F(INDICATOR, ID, "id", ID, REQUIRED, NOTHING, N_("identifier")) \
	F(INDICATOR, TITLE, "title", TEXT, 0, NOTHING, N_("title")) \
	F(INDICATOR, MEASURE, "measure", ENUM, 0, VALUES(MEASURE), N_("measure")) \
	F(INDICATOR, UNIT, "unit", TEXT, 0, NOTHING, N_("unit")) \
	F(INDICATOR, MEANS_OF_VERIFICATION, "means_of_verification", TEXT, 0, NOTHING, \
		N_("means of verification")) \
	F(INDICATOR, BASELINE, "baseline", RECORD, 0, OF(BASELINE), N_("baseline")) \
	F(INDICATOR, PERIODS, "periods", RECORD, LIST, OF(RESULT), N_("periods"))

#define BASELINE_FIELDS(F) \
	F(BASELINE, YEAR, "year", INTEGER, 0, BETWEEN(1900, 2999), N_("year")) \
	F(BASELINE, VALUE, "value", VALUE, 0, NOTHING, N_("value"))

#define RESULT_FIELDS(F) \
	F(RESULT, PERIOD, "period", SCHEDULE, REQUIRED, NOTHING, N_("period")) \
	F(RESULT, TARGET, "target", VALUE, 0, NOTHING, N_("target")) \
	F(RESULT, ACTUAL, "actual", VALUE, 0, NOTHING, N_("actual")) \
	F(RESULT, ACHIEVEMENT, "achievement", ENUM, 0, VALUES(ACHIEVEMENT), N_("achievement")) \
	F(RESULT, COMMENT, "comment", LONG_TEXT, 0, NOTHING, N_("comment"))

#define SOURCE_FIELDS(F) \
	F(SOURCE, TITLE, "title", TEXT, 0, NOTHING, N_("title")) \
	F(SOURCE, RESPONSIBLE, "responsible", TEXT, 0, NOTHING, N_("responsible")) \
	F(SOURCE, PARTNERS, "partners", TEXT, 0, NOTHING, N_("partners")) \
	F(SOURCE, SCHEDULE, "schedule", TEXT, 0, NOTHING, N_("schedule")) \
	F(SOURCE, BUDGET, "budget", TEXT, 0, NOTHING, N_("budget"))

#define COMMITTEE_FIELDS(F) \
	F(COMMITTEE, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(COMMITTEE, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, N_("name")) \
	F(COMMITTEE, ACRONYM, "acronym", ACRONYM, 0, NOTHING, N_("acronym")) \
	F(COMMITTEE, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, N_("other names")) \
	F(COMMITTEE, CLASSIFICATION, "classification", ENUM, COLUMN, VALUES(COMMITTEE_CLASS), \
		N_("classification")) \
	F(COMMITTEE, PARENT, "parent", LINK, 0, TO2(COMMITTEE, ORGANIZATION), N_("parent")) \
	F(COMMITTEE, RESPONSIBLE, "responsible", REFERENCE, LIST | LEAD | TERM | COLUMN, \
		NOTHING, N_("responsible")) \
	F(COMMITTEE, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, \
		N_("members")) \
	F(COMMITTEE, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), N_("indicators")) \
	F(COMMITTEE, DISSOLVED, "dissolved", DATE, 0, NOTHING, N_("dissolved")) \
	F(COMMITTEE, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		N_("former identifiers")) \
	F(COMMITTEE, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define GROUP_FIELDS(F) \
	F(GROUP, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(GROUP, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, N_("name")) \
	F(GROUP, ACRONYM, "acronym", ACRONYM, COLUMN, NOTHING, N_("acronym")) \
	F(GROUP, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, N_("other names")) \
	F(GROUP, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, N_("members")) \
	F(GROUP, ALL_MEMBERS_OF, "all_members_of", LINK, 0, \
		TO3(COMMITTEE, ORGANIZATION, GROUP), N_("all members of")) \
	F(GROUP, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, N_("former identifiers")) \
	F(GROUP, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define ORGANIZATION_FIELDS(F) \
	F(ORGANIZATION, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(ORGANIZATION, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, N_("name")) \
	F(ORGANIZATION, ACRONYM, "acronym", ACRONYM, COLUMN, NOTHING, N_("acronym")) \
	F(ORGANIZATION, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, N_("other names")) \
	F(ORGANIZATION, CLASSIFICATION, "classification", TEXT, 0, NOTHING, \
		N_("classification")) \
	F(ORGANIZATION, PARENT, "parent", LINK, 0, TO(ORGANIZATION), N_("parent")) \
	F(ORGANIZATION, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, \
		N_("members")) \
	F(ORGANIZATION, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		N_("former identifiers")) \
	F(ORGANIZATION, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define POST_FIELDS(F) \
	F(POST, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(POST, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, N_("name")) \
	F(POST, ORGANIZATION, "organization", LINK, 0, TO(ORGANIZATION), N_("organization")) \
	F(POST, HOLDERS, "holders", REFERENCE, LIST | ROLE | TERM | COLUMN, NOTHING, \
		N_("holders")) \
	F(POST, EFFORT, "effort", RECORD, LIST, OF(EFFORT), N_("effort")) \
	F(POST, MISSIONS, "missions", TEXT, LIST, NOTHING, N_("missions")) \
	F(POST, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, N_("former identifiers")) \
	F(POST, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define PERSON_FIELDS(F) \
	F(PERSON, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(PERSON, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, N_("name")) \
	F(PERSON, FAMILY_NAME, "family_name", TEXT, 0, NOTHING, N_("family name")) \
	F(PERSON, GIVEN_NAME, "given_name", TEXT, 0, NOTHING, N_("given name")) \
	F(PERSON, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, N_("other names")) \
	F(PERSON, EMAILS, "emails", TEXT, LIST | COLUMN, NOTHING, N_("emails")) \
	F(PERSON, KEYS, "keys", TEXT, LIST, NOTHING, N_("signing keys")) \
	F(PERSON, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		N_("former identifiers")) \
	F(PERSON, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define MEETING_FIELDS(F) \
	F(MEETING, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(MEETING, NAME, "name", TEXT, 0, NOTHING, N_("name")) \
	F(MEETING, DATE, "date", DATE, REQUIRED | COLUMN, NOTHING, N_("date")) \
	F(MEETING, PLACE, "place", TEXT, COLUMN, NOTHING, N_("place")) \
	F(MEETING, COMMITTEE, "committee", LINK, 0, TO(COMMITTEE), N_("committee")) \
	F(MEETING, CLASSIFICATION, "classification", ENUM, COLUMN, VALUES(MEETING_CLASS), \
		N_("classification")) \
	F(MEETING, ATTENDEES, "attendees", REFERENCE, LIST | ROLE, NOTHING, N_("attendees")) \
	F(MEETING, ABSENT, "absent", REFERENCE, LIST | ROLE, NOTHING, N_("absent")) \
	F(MEETING, GUESTS, "guests", REFERENCE, LIST | ROLE, NOTHING, N_("guests")) \
	F(MEETING, QUORUM, "quorum", BOOLEAN, OR_INTEGER, BETWEEN(0, 99999), N_("quorum")) \
	F(MEETING, MINUTES_ADOPTED, "minutes_adopted", DECISION, OR_DATE, NOTHING, \
		N_("minutes adopted")) \
	F(MEETING, DECISIONS, "decisions", RECORD, LIST, OF(DECISION), N_("decisions")) \
	F(MEETING, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		N_("former identifiers")) \
	F(MEETING, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define DECISION_FIELDS(F) \
	F(DECISION, ID, "id", ID, REQUIRED | COLUMN, NOTHING, N_("identifier")) \
	F(DECISION, MEETING, "meeting", OWNER, COMPUTED, TO(MEETING), N_("meeting")) \
	F(DECISION, NUMBER, "number", TEXT, 0, NOTHING, N_("number")) \
	F(DECISION, TITLE, "title", TEXT, 0, NOTHING, N_("title")) \
	F(DECISION, TEXT, "text", TEXT, REQUIRED | COLUMN, NOTHING, N_("text")) \
	F(DECISION, PROPOSED_BY, "proposed_by", REFERENCE, 0, NOTHING, N_("proposed by")) \
	F(DECISION, SECONDED_BY, "seconded_by", REFERENCE, 0, NOTHING, N_("seconded by")) \
	F(DECISION, RESULT, "result", ENUM, REQUIRED | COLUMN, VALUES(DECISION_RESULT), \
		N_("result")) \
	F(DECISION, CARRIED, "carried", ENUM, 0, VALUES(CARRIED), N_("carried")) \
	F(DECISION, VOTES, "votes", RECORD, 0, OF(VOTES), N_("votes")) \
	F(DECISION, COVERS, "covers", RECORD, LIST, OF(COVER), N_("covers")) \
	F(DECISION, REPLACES, "replaces", DECISION, 0, NOTHING, N_("replaces")) \
	F(DECISION, FOLLOW_UP, "follow_up", RECORD, 0, OF(FOLLOW_UP), N_("follow-up")) \
	F(DECISION, PATH, "path", PATH, COMPUTED, NOTHING, N_("file"))

#define VOTES_FIELDS(F) \
	F(VOTES, FOR, "for", INTEGER, 0, BETWEEN(0, 99999), N_("for")) \
	F(VOTES, AGAINST, "against", INTEGER, 0, BETWEEN(0, 99999), N_("against")) \
	F(VOTES, ABSTENTIONS, "abstentions", INTEGER, 0, BETWEEN(0, 99999), N_("abstentions"))

#define COVER_FIELDS(F) \
	F(COVER, ACTION, "action", LINK, REQUIRED, TO(ACTION), N_("action")) \
	F(COVER, FIELDS, "fields", TEXT, LIST, NOTHING, N_("fields"))

#define FOLLOW_UP_FIELDS(F) \
	F(FOLLOW_UP, RESPONSIBLE, "responsible", REFERENCE, LIST, NOTHING, N_("responsible")) \
	F(FOLLOW_UP, DUE, "due", DATE, 0, NOTHING, N_("due"))

#define REFERENCE_FIELDS(F) \
	F(REFERENCE, PERSON, "person", LINK, 0, TO(PERSON), N_("person")) \
	F(REFERENCE, COMMITTEE, "committee", LINK, 0, TO(COMMITTEE), N_("committee")) \
	F(REFERENCE, ORGANIZATION, "organization", LINK, 0, TO(ORGANIZATION), \
		N_("organization")) \
	F(REFERENCE, GROUP, "group", LINK, 0, TO(GROUP), N_("group")) \
	F(REFERENCE, POST, "post", LINK, 0, TO(POST), N_("post")) \
	F(REFERENCE, TEXT, "text", TEXT, 0, NOTHING, N_("text")) \
	F(REFERENCE, AS, "as", TEXT, 0, NOTHING, N_("printed as")) \
	F(REFERENCE, NOTE, "note", TEXT, 0, NOTHING, N_("note")) \
	F(REFERENCE, LEAD, "lead", BOOLEAN, LEAD, NOTHING, N_("lead")) \
	F(REFERENCE, ON_BEHALF_OF, "on_behalf_of", LINK, ROLE, TO(ORGANIZATION), \
		N_("on behalf of")) \
	F(REFERENCE, ROLE, "role", TEXT, ROLE, NOTHING, N_("role")) \
	F(REFERENCE, START, "start", DATE, TERM, NOTHING, N_("start")) \
	F(REFERENCE, UNTIL, "until", DATE, TERM, NOTHING, N_("until")) \
	F(REFERENCE, END, "end", DATE, TERM, NOTHING, N_("end"))

/* ENUMERATIONS(E): E(SYMBOL, VALUES); the values: V(ENUMERATION, SYMBOL, "word", label). */
#define ENUMERATIONS(E) \
	E(STATUS, STATUS_VALUES) \
	E(FUNDING_STATUS, FUNDING_STATUS_VALUES) \
	E(MEASURE, MEASURE_VALUES) \
	E(ACHIEVEMENT, ACHIEVEMENT_VALUES) \
	E(COMMITTEE_CLASS, COMMITTEE_CLASS_VALUES) \
	E(MEETING_CLASS, MEETING_CLASS_VALUES) \
	E(DECISION_RESULT, DECISION_RESULT_VALUES) \
	E(CARRIED, CARRIED_VALUES)

#define STATUS_VALUES(V) \
	V(STATUS, PLANNED, "planned", N_("planned")) \
	V(STATUS, IN_PROGRESS, "in_progress", N_("in progress")) \
	V(STATUS, COMPLETED, "completed", N_("completed")) \
	V(STATUS, SUSPENDED, "suspended", N_("suspended")) \
	V(STATUS, POSTPONED, "postponed", N_("postponed")) \
	V(STATUS, CANCELLED, "cancelled", N_("cancelled")) \
	V(STATUS, REPLACED, "replaced", N_("replaced"))
#define FUNDING_STATUS_VALUES(V) \
	V(FUNDING_STATUS, REQUESTED, "requested", N_("requested")) \
	V(FUNDING_STATUS, GRANTED, "granted", N_("granted")) \
	V(FUNDING_STATUS, RECEIVED, "received", N_("received")) \
	V(FUNDING_STATUS, REFUSED, "refused", N_("refused"))
#define MEASURE_VALUES(V) \
	V(MEASURE, UNIT, "unit", N_("unit")) \
	V(MEASURE, PERCENTAGE, "percentage", N_("percentage")) \
	V(MEASURE, NOMINAL, "nominal", N_("nominal")) \
	V(MEASURE, ORDINAL, "ordinal", N_("ordinal")) \
	V(MEASURE, QUALITATIVE, "qualitative", N_("qualitative"))
#define ACHIEVEMENT_VALUES(V) \
	V(ACHIEVEMENT, ACHIEVED, "achieved", N_("achieved")) \
	V(ACHIEVEMENT, PARTIAL, "partial", N_("partial")) \
	V(ACHIEVEMENT, NOT_ACHIEVED, "not_achieved", N_("not achieved"))
#define COMMITTEE_CLASS_VALUES(V) \
	V(COMMITTEE_CLASS, STANDING, "standing", N_("standing")) \
	V(COMMITTEE_CLASS, AD_HOC, "ad-hoc", N_("ad hoc"))
#define MEETING_CLASS_VALUES(V) \
	V(MEETING_CLASS, REGULAR, "regular", N_("regular")) \
	V(MEETING_CLASS, SPECIAL, "special", N_("special")) \
	V(MEETING_CLASS, ASSEMBLY, "assembly", N_("assembly"))
#define DECISION_RESULT_VALUES(V) \
	V(DECISION_RESULT, ADOPTED, "adopted", N_("adopted")) \
	V(DECISION_RESULT, REJECTED, "rejected", N_("rejected")) \
	V(DECISION_RESULT, DEFERRED, "deferred", N_("deferred"))
#define CARRIED_VALUES(V) \
	V(CARRIED, UNANIMOUS, "unanimous", N_("unanimously")) \
	V(CARRIED, MAJORITY, "majority", N_("by majority"))

#endif
