#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

/*
 * The schema: the one table of kinds and fields. Everything that knows a field
 * (reading, checking, printing, later editing, merging, JSON Schema, completion)
 * reads it here; to add a field, add a line.
 *
 * KINDS(K): K(SYMBOL, RECORD, "name", "plural", NAMESPACE, "folder", French, French plural)
 *   NAMESPACE: whose ids the kind's ids must differ from; folder: under plan/, ""
 *   for a file of its own, NULL for things inside another's file.
 *
 * RECORDS(R): R(SYMBOL, FIELDS, KEY, KEY2): the fields of a kind or of a nested
 *   mapping; in a list of such mappings, KEY (and KEY2) tell the items apart.
 *
 * FIELDS(F): F(RECORD, SYMBOL, "name", TYPE, flags, argument, label, French label)
 *   TYPE as in schema.h; the argument names the kinds a link or decision leads
 *   to, the values of an enumeration, the record of a mapping, or bounds.
 *   The order is that of files written by this program and of JSON.
 */
#define KINDS(K) \
	K(PLAN, PLAN, "plan", "plans", PLAN, "", "plan", "plans") \
	K(LEXICON, NONE, "lexicon", "lexicons", LEXICON, "", "lexique", "lexiques") \
	K(RULES, NONE, "rules", "rules", RULES, "", "règles de modification", \
		"règles de modification") \
	K(AXIS, AXIS, "axis", "axes", AXIS, "axes", "axe", "axes") \
	K(OBJECTIVE, OBJECTIVE, "objective", "objectives", OBJECTIVE, NULL, "objectif", \
		"objectifs") \
	K(ACTION, ACTION, "action", "actions", ACTION, "actions", "piste d'action", \
		"pistes d'action") \
	K(COMMITTEE, COMMITTEE, "committee", "committees", BODY, "committees", "comité", \
		"comités") \
	K(GROUP, GROUP, "group", "groups", BODY, "groups", "groupe", "groupes") \
	K(ORGANIZATION, ORGANIZATION, "organization", "organizations", BODY, "organizations", \
		"organisme", "organismes") \
	K(POST, POST, "post", "posts", BODY, "posts", "fonction", "fonctions") \
	K(PERSON, PERSON, "person", "people", BODY, "people", "personne", "personnes") \
	K(MEETING, MEETING, "meeting", "meetings", MEETING, "meetings", "réunion", "réunions") \
	K(DECISION, DECISION, "decision", "decisions", DECISION, NULL, "résolution", \
		"résolutions")

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
	F(PLAN, FORMAT, "format", INTEGER, REQUIRED, BETWEEN(1, 999), "format", "format") \
	F(PLAN, TITLE, "title", TEXT, REQUIRED, NOTHING, "title", "titre") \
	F(PLAN, ORGANIZATION, "organization", LINK, REQUIRED, TO(ORGANIZATION), \
		"organization", "organisme") \
	F(PLAN, PERIOD, "period", RECORD, REQUIRED, OF(PERIOD), "period", "période couverte") \
	F(PLAN, ADOPTED, "adopted", DECISION, 0, NOTHING, "adopted by", "adopté par") \
	F(PLAN, CURRENCY, "currency", CURRENCY, REQUIRED, NOTHING, "currency", "devise") \
	F(PLAN, CALENDAR, "calendar", RECORD, REQUIRED, OF(CALENDAR), "calendar", \
		"calendrier") \
	F(PLAN, MEETINGS_PER_YEAR, "meetings_per_year", RECORD, 0, OF(RANGE), \
		"meetings per year", "réunions par année") \
	F(PLAN, INTRODUCTION, "introduction", LONG_TEXT, 0, NOTHING, "introduction", \
		"introduction") \
	F(PLAN, FUNCTIONING, "functioning", LONG_TEXT, 0, NOTHING, "functioning", \
		"mode de fonctionnement") \
	F(PLAN, CLOSING_NOTE, "closing_note", LONG_TEXT, 0, NOTHING, "closing note", \
		"note finale")

#define PERIOD_FIELDS(F) \
	F(PERIOD, START, "start", POINT, REQUIRED, NOTHING, "start", "début") \
	F(PERIOD, END, "end", POINT, REQUIRED, NOTHING, "end", "fin")

#define CALENDAR_FIELDS(F) \
	F(CALENDAR, CONTINUOUS, "continuous", TEXT, 0, NOTHING, "continuous", "continu") \
	F(CALENDAR, SEASONS, "seasons", RECORD, REQUIRED | LIST, OF(SEASON), "seasons", \
		"saisons")

#define SEASON_FIELDS(F) \
	F(SEASON, CODE, "code", TEXT, REQUIRED, NOTHING, "code", "code") \
	F(SEASON, NAME, "name", TEXT, REQUIRED, NOTHING, "name", "nom") \
	F(SEASON, EDTF, "edtf", INTEGER, REQUIRED, BETWEEN(21, 41), "EDTF code", "code EDTF") \
	F(SEASON, START, "start", MONTH_DAY, REQUIRED, NOTHING, "start", "début")

#define RANGE_FIELDS(F) \
	F(RANGE, MIN, "min", INTEGER, 0, BETWEEN(0, 999), "at least", "au moins") \
	F(RANGE, MAX, "max", INTEGER, 0, BETWEEN(0, 999), "at most", "au plus")

#define AXIS_FIELDS(F) \
	F(AXIS, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(AXIS, ORDER, "order", INTEGER, REQUIRED | COLUMN, BETWEEN(1, 999999), "order", \
		"rang") \
	F(AXIS, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, "title", "titre") \
	F(AXIS, MANDATE, "mandate", TEXT, 0, NOTHING, "mandate", "mandat") \
	F(AXIS, OBJECTIVES, "objectives", RECORD, REQUIRED | LIST, OF(OBJECTIVE), \
		"objectives", "objectifs") \
	F(AXIS, SOURCE, "source", RECORD, 0, OF(AXIS_SOURCE), "source", "texte du document") \
	F(AXIS, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(AXIS, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define AXIS_SOURCE_FIELDS(F) \
	F(AXIS_SOURCE, TITLE, "title", TEXT, 0, NOTHING, "title", "titre") \
	F(AXIS_SOURCE, MANDATE, "mandate", TEXT, 0, NOTHING, "mandate", "mandat")

#define OBJECTIVE_FIELDS(F) \
	F(OBJECTIVE, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(OBJECTIVE, NUMBER, "number", NUMBER, COMPUTED | COLUMN, NOTHING, "number", "numéro") \
	F(OBJECTIVE, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, "title", "titre") \
	F(OBJECTIVE, AXIS, "axis", OWNER, COMPUTED, TO(AXIS), "axis", "axe") \
	F(OBJECTIVE, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), "indicators", \
		"indicateurs de résultat") \
	F(OBJECTIVE, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(OBJECTIVE, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define ACTION_FIELDS(F) \
	F(ACTION, ID, "id", ID, REQUIRED, NOTHING, "identifier", "identifiant") \
	F(ACTION, NUMBER, "number", NUMBER, COMPUTED | COLUMN, NOTHING, "number", "numéro") \
	F(ACTION, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, "title", "titre") \
	F(ACTION, AXIS, "axis", OWNER, COMPUTED, TO(AXIS), "axis", "axe") \
	F(ACTION, OBJECTIVE, "objective", LINK, REQUIRED, TO(OBJECTIVE), "objective", \
		"objectif") \
	F(ACTION, ORDER, "order", INTEGER, 0, BETWEEN(0, 999999999), "order", "rang") \
	F(ACTION, STATUS, "status", ENUM, 0, VALUES(STATUS), "status", "état") \
	F(ACTION, STATUS_REASON, "status_reason", TEXT, 0, NOTHING, "reason of the status", \
		"motif de l'état") \
	F(ACTION, PROGRESS, "progress", INTEGER, 0, BETWEEN(0, 100), "progress", "avancement") \
	F(ACTION, RESPONSIBLE, "responsible", REFERENCE, LIST | LEAD | COLUMN, NOTHING, \
		"responsible", "responsables") \
	F(ACTION, PARTNERS, "partners", REFERENCE, LIST, NOTHING, "partners", \
		"partenaires à associer") \
	F(ACTION, SCHEDULE, "schedule", SCHEDULE, LIST | COLUMN, NOTHING, "schedule", \
		"échéancier") \
	F(ACTION, EFFORT, "effort", RECORD, LIST, OF(EFFORT), "effort", "ressources humaines") \
	F(ACTION, BUDGET, "budget", RECORD, LIST | COLUMN, OF(BUDGET), "budget", "budget") \
	F(ACTION, FUNDING, "funding", RECORD, LIST, OF(FUNDING), "funding", \
		"montage financier") \
	F(ACTION, EXPENSES, "expenses", RECORD, LIST, OF(EXPENSE), "expenses", "dépenses") \
	F(ACTION, MILESTONES, "milestones", RECORD, LIST, OF(MILESTONE), "milestones", \
		"étapes") \
	F(ACTION, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), "indicators", \
		"indicateurs de résultat") \
	F(ACTION, REPLACES, "replaces", FORMER_LINK, LIST, TO(ACTION), "replaces", "remplace") \
	F(ACTION, NOTES, "notes", LONG_TEXT, 0, NOTHING, "notes", "notes") \
	F(ACTION, SOURCE, "source", RECORD, 0, OF(SOURCE), "source", "texte du document") \
	F(ACTION, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(ACTION, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define EFFORT_FIELDS(F) \
	F(EFFORT, QUANTITY, "quantity", QUANTITY, 0, NOTHING, "quantity", "quantité") \
	F(EFFORT, UNIT, "unit", TEXT, 0, NOTHING, "unit", "unité") \
	F(EFFORT, AVERAGE, "average", BOOLEAN, 0, NOTHING, "on average", "en moyenne")

#define BUDGET_FIELDS(F) \
	F(BUDGET, ITEM, "item", TEXT, 0, NOTHING, "item", "poste") \
	F(BUDGET, YEAR, "year", INTEGER, 0, BETWEEN(1900, 2999), "year", "année") \
	F(BUDGET, AMOUNT, "amount", AMOUNT, 0, NOTHING, "amount", "montant") \
	F(BUDGET, CURRENCY, "currency", CURRENCY, 0, NOTHING, "currency", "devise")

#define FUNDING_FIELDS(F) \
	F(FUNDING, FUNDER, "funder", REFERENCE, 0, NOTHING, "funder", "bailleur de fonds") \
	F(FUNDING, AMOUNT, "amount", AMOUNT, 0, NOTHING, "amount", "montant") \
	F(FUNDING, STATUS, "status", ENUM, 0, VALUES(FUNDING_STATUS), "status", "état") \
	F(FUNDING, IN_KIND, "in_kind", BOOLEAN, 0, NOTHING, "in kind", \
		"en nature ou en services") \
	F(FUNDING, DATE, "date", DATE, 0, NOTHING, "date", "date")

#define EXPENSE_FIELDS(F) \
	F(EXPENSE, DATE, "date", DATE, 0, NOTHING, "date", "date") \
	F(EXPENSE, ITEM, "item", TEXT, 0, NOTHING, "item", "poste") \
	F(EXPENSE, AMOUNT, "amount", AMOUNT, 0, NOTHING, "amount", "montant")

#define MILESTONE_FIELDS(F) \
	F(MILESTONE, ID, "id", ID, REQUIRED, NOTHING, "identifier", "identifiant") \
	F(MILESTONE, TITLE, "title", TEXT, 0, NOTHING, "title", "titre") \
	F(MILESTONE, DUE, "due", DATE, 0, NOTHING, "due", "échéance") \
	F(MILESTONE, MET, "met", DATE, 0, NOTHING, "met", "réalisée le")

#define INDICATOR_FIELDS(F) \
	F(INDICATOR, ID, "id", ID, REQUIRED, NOTHING, "identifier", "identifiant") \
	F(INDICATOR, TITLE, "title", TEXT, 0, NOTHING, "title", "titre") \
	F(INDICATOR, MEASURE, "measure", ENUM, 0, VALUES(MEASURE), "measure", \
		"type de mesure") \
	F(INDICATOR, UNIT, "unit", TEXT, 0, NOTHING, "unit", "unité") \
	F(INDICATOR, MEANS_OF_VERIFICATION, "means_of_verification", TEXT, 0, NOTHING, \
		"means of verification", "moyen de vérification") \
	F(INDICATOR, BASELINE, "baseline", RECORD, 0, OF(BASELINE), "baseline", \
		"situation de départ") \
	F(INDICATOR, PERIODS, "periods", RECORD, LIST, OF(RESULT), "periods", "périodes")

#define BASELINE_FIELDS(F) \
	F(BASELINE, YEAR, "year", INTEGER, 0, BETWEEN(1900, 2999), "year", "année") \
	F(BASELINE, VALUE, "value", VALUE, 0, NOTHING, "value", "valeur")

#define RESULT_FIELDS(F) \
	F(RESULT, PERIOD, "period", SCHEDULE, REQUIRED, NOTHING, "period", "période couverte") \
	F(RESULT, TARGET, "target", VALUE, 0, NOTHING, "target", "cible") \
	F(RESULT, ACTUAL, "actual", VALUE, 0, NOTHING, "actual", "résultat obtenu") \
	F(RESULT, ACHIEVEMENT, "achievement", ENUM, 0, VALUES(ACHIEVEMENT), "achievement", \
		"atteinte de la cible") \
	F(RESULT, COMMENT, "comment", LONG_TEXT, 0, NOTHING, "comment", "commentaire")

#define SOURCE_FIELDS(F) \
	F(SOURCE, TITLE, "title", TEXT, 0, NOTHING, "title", "titre") \
	F(SOURCE, RESPONSIBLE, "responsible", TEXT, 0, NOTHING, "responsible", "responsables") \
	F(SOURCE, PARTNERS, "partners", TEXT, 0, NOTHING, "partners", \
		"partenaires à associer") \
	F(SOURCE, SCHEDULE, "schedule", TEXT, 0, NOTHING, "schedule", "échéancier") \
	F(SOURCE, BUDGET, "budget", TEXT, 0, NOTHING, "budget", "budget")

#define COMMITTEE_FIELDS(F) \
	F(COMMITTEE, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(COMMITTEE, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom") \
	F(COMMITTEE, ACRONYM, "acronym", ACRONYM, 0, NOTHING, "acronym", "acronyme") \
	F(COMMITTEE, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms") \
	F(COMMITTEE, CLASSIFICATION, "classification", ENUM, COLUMN, VALUES(COMMITTEE_CLASS), \
		"classification", "type") \
	F(COMMITTEE, PARENT, "parent", LINK, 0, TO2(COMMITTEE, ORGANIZATION), "parent", \
		"relève de") \
	F(COMMITTEE, RESPONSIBLE, "responsible", REFERENCE, LIST | LEAD | TERM | COLUMN, \
		NOTHING, "responsible", "responsables") \
	F(COMMITTEE, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, "members", \
		"membres") \
	F(COMMITTEE, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), "indicators", \
		"indicateurs de résultat") \
	F(COMMITTEE, DISSOLVED, "dissolved", DATE, 0, NOTHING, "dissolved", "dissous le") \
	F(COMMITTEE, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(COMMITTEE, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define GROUP_FIELDS(F) \
	F(GROUP, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(GROUP, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom") \
	F(GROUP, ACRONYM, "acronym", ACRONYM, COLUMN, NOTHING, "acronym", "acronyme") \
	F(GROUP, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms") \
	F(GROUP, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, "members", \
		"membres") \
	F(GROUP, ALL_MEMBERS_OF, "all_members_of", LINK, 0, \
		TO3(COMMITTEE, ORGANIZATION, GROUP), "all members of", "tous les membres de") \
	F(GROUP, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(GROUP, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define ORGANIZATION_FIELDS(F) \
	F(ORGANIZATION, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(ORGANIZATION, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom") \
	F(ORGANIZATION, ACRONYM, "acronym", ACRONYM, COLUMN, NOTHING, "acronym", "acronyme") \
	F(ORGANIZATION, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms") \
	F(ORGANIZATION, CLASSIFICATION, "classification", TEXT, 0, NOTHING, "classification", \
		"type") \
	F(ORGANIZATION, PARENT, "parent", LINK, 0, TO(ORGANIZATION), "parent", "relève de") \
	F(ORGANIZATION, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, "members", \
		"membres") \
	F(ORGANIZATION, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		"former identifiers", "anciens identifiants") \
	F(ORGANIZATION, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define POST_FIELDS(F) \
	F(POST, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(POST, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom") \
	F(POST, ORGANIZATION, "organization", LINK, 0, TO(ORGANIZATION), "organization", \
		"organisme") \
	F(POST, HOLDERS, "holders", REFERENCE, LIST | ROLE | TERM | COLUMN, NOTHING, \
		"holders", "titulaires") \
	F(POST, EFFORT, "effort", RECORD, LIST, OF(EFFORT), "effort", "ressources humaines") \
	F(POST, MISSIONS, "missions", TEXT, LIST, NOTHING, "missions", "missions") \
	F(POST, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(POST, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define PERSON_FIELDS(F) \
	F(PERSON, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(PERSON, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom") \
	F(PERSON, FAMILY_NAME, "family_name", TEXT, 0, NOTHING, "family name", \
		"nom de famille") \
	F(PERSON, GIVEN_NAME, "given_name", TEXT, 0, NOTHING, "given name", "prénom") \
	F(PERSON, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms") \
	F(PERSON, EMAILS, "emails", TEXT, LIST | COLUMN, NOTHING, "emails", "courriels") \
	F(PERSON, KEYS, "keys", TEXT, LIST, NOTHING, "signing keys", "clés de signature") \
	F(PERSON, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(PERSON, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define MEETING_FIELDS(F) \
	F(MEETING, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(MEETING, NAME, "name", TEXT, 0, NOTHING, "name", "nom") \
	F(MEETING, DATE, "date", DATE, REQUIRED | COLUMN, NOTHING, "date", "date") \
	F(MEETING, PLACE, "place", TEXT, COLUMN, NOTHING, "place", "lieu") \
	F(MEETING, COMMITTEE, "committee", LINK, 0, TO(COMMITTEE), "committee", "comité") \
	F(MEETING, CLASSIFICATION, "classification", ENUM, COLUMN, VALUES(MEETING_CLASS), \
		"classification", "type") \
	F(MEETING, ATTENDEES, "attendees", REFERENCE, LIST | ROLE, NOTHING, "attendees", \
		"présences") \
	F(MEETING, ABSENT, "absent", REFERENCE, LIST | ROLE, NOTHING, "absent", "absences") \
	F(MEETING, GUESTS, "guests", REFERENCE, LIST | ROLE, NOTHING, "guests", \
		"personnes invitées") \
	F(MEETING, QUORUM, "quorum", BOOLEAN, OR_INTEGER, BETWEEN(0, 99999), "quorum", \
		"quorum") \
	F(MEETING, MINUTES_ADOPTED, "minutes_adopted", DECISION, OR_DATE, NOTHING, \
		"minutes adopted", "procès-verbal adopté") \
	F(MEETING, DECISIONS, "decisions", RECORD, LIST, OF(DECISION), "decisions", \
		"résolutions") \
	F(MEETING, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants") \
	F(MEETING, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define DECISION_FIELDS(F) \
	F(DECISION, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant") \
	F(DECISION, MEETING, "meeting", OWNER, COMPUTED, TO(MEETING), "meeting", "réunion") \
	F(DECISION, NUMBER, "number", TEXT, 0, NOTHING, "number", "numéro") \
	F(DECISION, TITLE, "title", TEXT, 0, NOTHING, "title", "titre") \
	F(DECISION, TEXT, "text", TEXT, REQUIRED | COLUMN, NOTHING, "text", "texte") \
	F(DECISION, PROPOSED_BY, "proposed_by", REFERENCE, 0, NOTHING, "proposed by", \
		"proposée par") \
	F(DECISION, SECONDED_BY, "seconded_by", REFERENCE, 0, NOTHING, "seconded by", \
		"appuyée par") \
	F(DECISION, RESULT, "result", ENUM, REQUIRED | COLUMN, VALUES(DECISION_RESULT), \
		"result", "résultat") \
	F(DECISION, CARRIED, "carried", ENUM, 0, VALUES(CARRIED), "carried", "adoption") \
	F(DECISION, VOTES, "votes", RECORD, 0, OF(VOTES), "votes", "votes") \
	F(DECISION, COVERS, "covers", RECORD, LIST, OF(COVER), "covers", "porte sur") \
	F(DECISION, REPLACES, "replaces", DECISION, 0, NOTHING, "replaces", "remplace") \
	F(DECISION, FOLLOW_UP, "follow_up", RECORD, 0, OF(FOLLOW_UP), "follow-up", "suivi") \
	F(DECISION, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier")

#define VOTES_FIELDS(F) \
	F(VOTES, FOR, "for", INTEGER, 0, BETWEEN(0, 99999), "for", "pour") \
	F(VOTES, AGAINST, "against", INTEGER, 0, BETWEEN(0, 99999), "against", "contre") \
	F(VOTES, ABSTENTIONS, "abstentions", INTEGER, 0, BETWEEN(0, 99999), "abstentions", \
		"abstentions")

#define COVER_FIELDS(F) \
	F(COVER, ACTION, "action", LINK, REQUIRED, TO(ACTION), "action", "piste d'action") \
	F(COVER, FIELDS, "fields", TEXT, LIST, NOTHING, "fields", "champs")

#define FOLLOW_UP_FIELDS(F) \
	F(FOLLOW_UP, RESPONSIBLE, "responsible", REFERENCE, LIST, NOTHING, "responsible", \
		"responsables") \
	F(FOLLOW_UP, DUE, "due", DATE, 0, NOTHING, "due", "échéance")

#define REFERENCE_FIELDS(F) \
	F(REFERENCE, PERSON, "person", LINK, 0, TO(PERSON), "person", "personne") \
	F(REFERENCE, COMMITTEE, "committee", LINK, 0, TO(COMMITTEE), "committee", "comité") \
	F(REFERENCE, ORGANIZATION, "organization", LINK, 0, TO(ORGANIZATION), "organization", \
		"organisme") \
	F(REFERENCE, GROUP, "group", LINK, 0, TO(GROUP), "group", "groupe") \
	F(REFERENCE, POST, "post", LINK, 0, TO(POST), "post", "fonction") \
	F(REFERENCE, TEXT, "text", TEXT, 0, NOTHING, "text", "texte") \
	F(REFERENCE, AS, "as", TEXT, 0, NOTHING, "printed as", "libellé imprimé") \
	F(REFERENCE, NOTE, "note", TEXT, 0, NOTHING, "note", "remarque") \
	F(REFERENCE, LEAD, "lead", BOOLEAN, LEAD, NOTHING, "lead", "responsable principal(e)") \
	F(REFERENCE, ON_BEHALF_OF, "on_behalf_of", LINK, ROLE, TO(ORGANIZATION), \
		"on behalf of", "délégué par") \
	F(REFERENCE, ROLE, "role", TEXT, ROLE, NOTHING, "role", "rôle") \
	F(REFERENCE, START, "start", DATE, TERM, NOTHING, "start", "début du mandat") \
	F(REFERENCE, UNTIL, "until", DATE, TERM, NOTHING, "until", "fin prévue du mandat") \
	F(REFERENCE, END, "end", DATE, TERM, NOTHING, "end", "fin du mandat")

/* ENUMERATIONS(E): E(SYMBOL, VALUES); the values: V(ENUMERATION, SYMBOL, "word", label, French label). */
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
	V(STATUS, PLANNED, "planned", "planned", "prévue") \
	V(STATUS, IN_PROGRESS, "in_progress", "in progress", "en cours") \
	V(STATUS, COMPLETED, "completed", "completed", "réalisée") \
	V(STATUS, SUSPENDED, "suspended", "suspended", "suspendue") \
	V(STATUS, POSTPONED, "postponed", "postponed", "reportée") \
	V(STATUS, CANCELLED, "cancelled", "cancelled", "abandonnée") \
	V(STATUS, REPLACED, "replaced", "replaced", "remplacée")
#define FUNDING_STATUS_VALUES(V) \
	V(FUNDING_STATUS, REQUESTED, "requested", "requested", "demandé") \
	V(FUNDING_STATUS, GRANTED, "granted", "granted", "accordé") \
	V(FUNDING_STATUS, RECEIVED, "received", "received", "reçu") \
	V(FUNDING_STATUS, REFUSED, "refused", "refused", "refusé")
#define MEASURE_VALUES(V) \
	V(MEASURE, UNIT, "unit", "unit", "nombre") \
	V(MEASURE, PERCENTAGE, "percentage", "percentage", "pourcentage") \
	V(MEASURE, NOMINAL, "nominal", "nominal", "catégorie") \
	V(MEASURE, ORDINAL, "ordinal", "ordinal", "échelle") \
	V(MEASURE, QUALITATIVE, "qualitative", "qualitative", "qualitatif")
#define ACHIEVEMENT_VALUES(V) \
	V(ACHIEVEMENT, ACHIEVED, "achieved", "achieved", "atteint") \
	V(ACHIEVEMENT, PARTIAL, "partial", "partial", "partiellement atteint") \
	V(ACHIEVEMENT, NOT_ACHIEVED, "not_achieved", "not achieved", "non atteint")
#define COMMITTEE_CLASS_VALUES(V) \
	V(COMMITTEE_CLASS, STANDING, "standing", "standing", "permanent") \
	V(COMMITTEE_CLASS, AD_HOC, "ad-hoc", "ad hoc", "ad hoc")
#define MEETING_CLASS_VALUES(V) \
	V(MEETING_CLASS, REGULAR, "regular", "regular", "ordinaire") \
	V(MEETING_CLASS, SPECIAL, "special", "special", "extraordinaire") \
	V(MEETING_CLASS, ASSEMBLY, "assembly", "assembly", "assemblée générale")
#define DECISION_RESULT_VALUES(V) \
	V(DECISION_RESULT, ADOPTED, "adopted", "adopted", "adoptée") \
	V(DECISION_RESULT, REJECTED, "rejected", "rejected", "rejetée") \
	V(DECISION_RESULT, DEFERRED, "deferred", "deferred", "remise à plus tard")
#define CARRIED_VALUES(V) \
	V(CARRIED, UNANIMOUS, "unanimous", "unanimously", "à l'unanimité") \
	V(CARRIED, MAJORITY, "majority", "by majority", "à la majorité")

#endif
