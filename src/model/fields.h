#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

/*
 * The schema: the one table of kinds and fields. Everything that knows a field
 * (reading, checking, printing, later editing, merging, JSON Schema, completion)
 * reads it here; to add a field, add a line.
 *
 * KINDS(K): K(SYMBOL, RECORD, "name", "plural", NAMESPACE, "folder", French, French plural,
 *   description)
 *   NAMESPACE: whose ids the kind's ids must differ from; folder: under plan/, ""
 *   for a file of its own, NULL for things inside another's file.
 *
 * RECORDS(R): R(SYMBOL, FIELDS, KEY, KEY2): the fields of a kind or of a nested
 *   mapping; in a list of such mappings, KEY (and KEY2) tell the items apart.
 *
 * FIELDS(F): F(RECORD, SYMBOL, "name", TYPE, flags, argument, label, French label, description)
 *   TYPE as in schema.h; the argument names the kinds a link or decision leads
 *   to, the values of an enumeration, the record of a mapping, or bounds.
 *   The order is that of files written by this program and of JSON.
 *
 * A description is a sentence for a member, read beside the label in an editor, a form,
 * the manual: what it means, its form, an example. It does not repeat the label.
 */
#define KINDS(K) \
	K(PLAN, PLAN, "plan", "plans", PLAN, "", "plan", "plans", \
		N_("The whole of what a body has decided to do over some years.")) \
	K(LEXICON, NONE, "lexicon", "lexicons", LEXICON, "", "lexique", "lexiques", \
		N_("The acronyms that the plan uses, each with what it stands for.")) \
	K(RULES, NONE, "rules", "rules", RULES, "", "règles de modification", \
		"règles de modification", \
		N_("Who may change what, and how many must approve.")) \
	K(AXIS, AXIS, "axis", "axes", AXIS, "axes", "axe", "axes", \
		N_("A part of the plan, from one mandate, with its objectives.")) \
	K(OBJECTIVE, OBJECTIVE, "objective", "objectives", OBJECTIVE, NULL, "objectif", \
		"objectifs", \
		N_("What several actions aim at; it stands in the file of its axis.")) \
	K(ACTION, ACTION, "action", "actions", ACTION, "actions", "piste d'action", \
		"pistes d'action", \
		N_("One thing to do: who does it, with whom, when, at what cost.")) \
	K(COMMITTEE, COMMITTEE, "committee", "committees", BODY, "committees", "comité", \
		"comités", N_("Members who look after part of the plan together.")) \
	K(GROUP, GROUP, "group", "groups", BODY, "groups", "groupe", "groupes", \
		N_("Several people or bodies that the plan names in one word.")) \
	K(ORGANIZATION, ORGANIZATION, "organization", "organizations", BODY, "organizations", \
		"organisme", "organismes", \
		N_("A body with a name of its own: the plan's, a partner, a funder.")) \
	K(POST, POST, "post", "posts", BODY, "posts", "fonction", "fonctions", \
		N_("What one person after another is appointed to: chair, coordinator.")) \
	K(PERSON, PERSON, "person", "people", BODY, "people", "personne", "personnes", \
		N_("Somebody whom actions, committees or minutes name.")) \
	K(MEETING, MEETING, "meeting", "meetings", MEETING, "meetings", "réunion", "réunions", \
		N_("Who met on a day, and what they decided.")) \
	K(DECISION, DECISION, "decision", "decisions", DECISION, NULL, "résolution", \
		"résolutions", \
		N_("What a meeting settled; it stands in the file of the meeting."))

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
	F(PLAN, FORMAT, "format", INTEGER, REQUIRED, BETWEEN(1, 999), "format", "format", \
		N_("Version of the form of these files; this program writes 1.")) \
	F(PLAN, TITLE, "title", TEXT, REQUIRED, NOTHING, "title", "titre", \
		N_("What the plan is called, as adopted: \"2007-2010 action plan\".")) \
	F(PLAN, ORGANIZATION, "organization", LINK, REQUIRED, TO(ORGANIZATION), \
		"organization", "organisme", \
		N_("Identifier of the body whose plan it is, from plan/organizations/.")) \
	F(PLAN, PERIOD, "period", RECORD, REQUIRED, OF(PERIOD), "period", "période couverte", \
		N_("The years or days that the plan covers, first and last.")) \
	F(PLAN, ADOPTED, "adopted", DECISION, 0, NOTHING, "adopted by", "adopté par", \
		N_("The decision that adopted the plan, as meeting/decision: " \
		   "reunion-2007-06-06/d1.")) \
	F(PLAN, CURRENCY, "currency", CURRENCY, REQUIRED, NOTHING, "currency", "devise", \
		N_("The three-letter code of the money that every amount is in: CAD, EUR.")) \
	F(PLAN, CALENDAR, "calendar", RECORD, REQUIRED, OF(CALENDAR), "calendar", \
		"calendrier", \
		N_("The words that schedules are written in: the seasons, and the word for " \
		   "continuous.")) \
	F(PLAN, MEETINGS_PER_YEAR, "meetings_per_year", RECORD, 0, OF(RANGE), \
		"meetings per year", "réunions par année", \
		N_("How many are intended; the check counts those that are recorded.")) \
	F(PLAN, INTRODUCTION, "introduction", LONG_TEXT, 0, NOTHING, "introduction", \
		"introduction", \
		N_("What stands before the axes in the printed plan, in Markdown.")) \
	F(PLAN, FUNCTIONING, "functioning", LONG_TEXT, 0, NOTHING, "functioning", \
		"mode de fonctionnement", \
		N_("How the work is organised (committees, posts, meetings), in Markdown.")) \
	F(PLAN, CLOSING_NOTE, "closing_note", LONG_TEXT, 0, NOTHING, "closing note", \
		"note finale", \
		N_("What stands after the last action in the printed plan, in Markdown."))

#define PERIOD_FIELDS(F) \
	F(PERIOD, START, "start", POINT, REQUIRED, NOTHING, "start", "début", \
		N_("First year or day: 2007, \"2007-04-01\".")) \
	F(PERIOD, END, "end", POINT, REQUIRED, NOTHING, "end", "fin", \
		N_("Last year or day: 2010, \"2010-03-31\"."))

#define CALENDAR_FIELDS(F) \
	F(CALENDAR, CONTINUOUS, "continuous", TEXT, 0, NOTHING, "continuous", "continu", \
		N_("How schedules say that something goes on all the time.")) \
	F(CALENDAR, SEASONS, "seasons", RECORD, REQUIRED | LIST, OF(SEASON), "seasons", \
		"saisons", N_("The parts of the year that schedules name, winter first."))

#define SEASON_FIELDS(F) \
	F(SEASON, CODE, "code", TEXT, REQUIRED, NOTHING, "code", "code", \
		N_("What stands for it in the printed table: A for autumn.")) \
	F(SEASON, NAME, "name", TEXT, REQUIRED, NOTHING, "name", "nom", \
		N_("The word that schedules write before the year: autumn.")) \
	F(SEASON, EDTF, "edtf", INTEGER, REQUIRED, BETWEEN(21, 41), "EDTF code", "code EDTF", \
		N_("Its number in ISO 8601-2: spring 21, summer 22, autumn 23, winter 24.")) \
	F(SEASON, START, "start", MONTH_DAY, REQUIRED, NOTHING, "start", "début", \
		N_("Its first day, as \"month-day\": \"09-01\"; it lasts until the next " \
		   "one."))

#define RANGE_FIELDS(F) \
	F(RANGE, MIN, "min", INTEGER, 0, BETWEEN(0, 999), "at least", "au moins", \
		N_("The smallest number expected: 3.")) \
	F(RANGE, MAX, "max", INTEGER, 0, BETWEEN(0, 999), "at most", "au plus", \
		N_("The largest number expected: 4."))

#define AXIS_FIELDS(F) \
	F(AXIS, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(AXIS, ORDER, "order", INTEGER, REQUIRED | COLUMN, BETWEEN(1, 999999), "order", \
		"rang", \
		N_("Its number in the plan, with which its actions' numbers begin: 1.")) \
	F(AXIS, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, "title", "titre", \
		N_("The heading under which its actions stand.")) \
	F(AXIS, MANDATE, "mandate", TEXT, 0, NOTHING, "mandate", "mandat", \
		N_("The mandate that it carries out, where worded otherwise than the title.")) \
	F(AXIS, OBJECTIVES, "objectives", RECORD, REQUIRED | LIST, OF(OBJECTIVE), \
		"objectives", "objectifs", \
		N_("What it aims at, in order; each action serves one of them.")) \
	F(AXIS, SOURCE, "source", RECORD, 0, OF(AXIS_SOURCE), "source", "texte du document", \
		N_("What the document prints, where the plan corrects it or puts it " \
		   "otherwise.")) \
	F(AXIS, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(AXIS, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define AXIS_SOURCE_FIELDS(F) \
	F(AXIS_SOURCE, TITLE, "title", TEXT, 0, NOTHING, "title", "titre", \
		N_("The document's own wording, word for word.")) \
	F(AXIS_SOURCE, MANDATE, "mandate", TEXT, 0, NOTHING, "mandate", "mandat", \
		N_("The document's own wording, word for word."))

#define OBJECTIVE_FIELDS(F) \
	F(OBJECTIVE, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use: small letters without accents, digits, " \
		   "hyphens.")) \
	F(OBJECTIVE, NUMBER, "number", NUMBER, COMPUTED | COLUMN, NOTHING, "number", "numéro", \
		N_("Its position in the plan, after its axis's: 1.2; computed, never " \
		   "written.")) \
	F(OBJECTIVE, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, "title", "titre", \
		N_("What is to be attained, in one line.")) \
	F(OBJECTIVE, AXIS, "axis", OWNER, COMPUTED, TO(AXIS), "axis", "axe", \
		N_("The one that it belongs to; computed, never written.")) \
	F(OBJECTIVE, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), "indicators", \
		"indicateurs de résultat", \
		N_("How to tell that it is attained: measures, targets, results.")) \
	F(OBJECTIVE, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(OBJECTIVE, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define ACTION_FIELDS(F) \
	F(ACTION, ID, "id", ID, REQUIRED, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(ACTION, NUMBER, "number", NUMBER, COMPUTED | COLUMN, NOTHING, "number", "numéro", \
		N_("Its position in the plan, after its objective's: 1.1.1; computed, " \
		   "never written.")) \
	F(ACTION, TITLE, "title", TEXT, REQUIRED | COLUMN, NOTHING, "title", "titre", \
		N_("What is to be done, in one line that begins with a verb.")) \
	F(ACTION, AXIS, "axis", OWNER, COMPUTED, TO(AXIS), "axis", "axe", \
		N_("That of its objective; computed, never written.")) \
	F(ACTION, OBJECTIVE, "objective", LINK, REQUIRED, TO(OBJECTIVE), "objective", \
		"objectif", \
		N_("Identifier of the one that it serves, from a file of plan/axes/.")) \
	F(ACTION, ORDER, "order", INTEGER, 0, BETWEEN(0, 999999999), "order", "rang", \
		N_("Sorts the actions of an objective; 10, 20, 30 leave room in between.")) \
	F(ACTION, STATUS, "status", ENUM, 0, VALUES(STATUS), "status", "état", \
		N_("Where the work stands; left out, nobody has said.")) \
	F(ACTION, STATUS_REASON, "status_reason", TEXT, 0, NOTHING, "reason of the status", \
		"motif de l'état", N_("Why the work stands there, in one line.")) \
	F(ACTION, PROGRESS, "progress", INTEGER, 0, BETWEEN(0, 100), "progress", "avancement", \
		N_("How much is done, in percent, from 0 to 100.")) \
	F(ACTION, RESPONSIBLE, "responsible", REFERENCE, LIST | LEAD | COLUMN, NOTHING, \
		"responsible", "responsables", \
		N_("Who answers for it, one an item: a committee, a person, a post.")) \
	F(ACTION, PARTNERS, "partners", REFERENCE, LIST, NOTHING, "partners", \
		"partenaires à associer", N_("Who else should take part in it, one an item.")) \
	F(ACTION, SCHEDULE, "schedule", SCHEDULE, LIST | COLUMN, NOTHING, "schedule", \
		"échéancier", \
		N_("When, one an item: autumn 2007, 2008, \"2008-03-15\", continuous " \
		   "2007-2010.")) \
	F(ACTION, EFFORT, "effort", RECORD, LIST, OF(EFFORT), "effort", "ressources humaines", \
		N_("The working time that it takes, one an item: 5 days/week.")) \
	F(ACTION, BUDGET, "budget", RECORD, LIST | COLUMN, OF(BUDGET), "budget", "budget", \
		N_("What it should cost, one amount an item.")) \
	F(ACTION, FUNDING, "funding", RECORD, LIST, OF(FUNDING), "funding", \
		"montage financier", N_("Who pays for it and how much, one funder an item.")) \
	F(ACTION, EXPENSES, "expenses", RECORD, LIST, OF(EXPENSE), "expenses", "dépenses", \
		N_("What was spent on it, one amount an item.")) \
	F(ACTION, MILESTONES, "milestones", RECORD, LIST, OF(MILESTONE), "milestones", \
		"étapes", N_("What is to be ready on the way, and when.")) \
	F(ACTION, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), "indicators", \
		"indicateurs de résultat", \
		N_("How to tell that it has succeeded: measures, targets, results.")) \
	F(ACTION, REPLACES, "replaces", FORMER_LINK, LIST, TO(ACTION), "replaces", "remplace", \
		N_("Identifiers of the actions that it was split off or merged from.")) \
	F(ACTION, NOTES, "notes", LONG_TEXT, 0, NOTHING, "notes", "notes", \
		N_("Anything else worth keeping, in Markdown.")) \
	F(ACTION, SOURCE, "source", RECORD, 0, OF(SOURCE), "source", "texte du document", \
		N_("What the document prints, where the plan corrects it or puts it " \
		   "otherwise.")) \
	F(ACTION, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(ACTION, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define EFFORT_FIELDS(F) \
	F(EFFORT, QUANTITY, "quantity", QUANTITY, 0, NOTHING, "quantity", "quantité", \
		N_("How many units: 5, 2.5.")) \
	F(EFFORT, UNIT, "unit", TEXT, 0, NOTHING, "unit", "unité", \
		N_("What is counted: days/week, hours.")) \
	F(EFFORT, AVERAGE, "average", BOOLEAN, 0, NOTHING, "on average", "en moyenne", \
		N_("true when the quantity varies around this number."))

#define BUDGET_FIELDS(F) \
	F(BUDGET, ITEM, "item", TEXT, 0, NOTHING, "item", "poste", \
		N_("What the amount is for: printing, travel.")) \
	F(BUDGET, YEAR, "year", INTEGER, 0, BETWEEN(1900, 2999), "year", "année", \
		N_("When the amount is to be spent: 2008.")) \
	F(BUDGET, AMOUNT, "amount", AMOUNT, 0, NOTHING, "amount", "montant", \
		N_("The sum in digits, with a point before cents: 5000, 1200.50.")) \
	F(BUDGET, CURRENCY, "currency", CURRENCY, 0, NOTHING, "currency", "devise", \
		N_("The plan's own; it may be left out."))

#define FUNDING_FIELDS(F) \
	F(FUNDING, FUNDER, "funder", REFERENCE, 0, NOTHING, "funder", "bailleur de fonds", \
		N_("Who gives the money, or the services.")) \
	F(FUNDING, AMOUNT, "amount", AMOUNT, 0, NOTHING, "amount", "montant", \
		N_("The sum in digits, with a point before cents: 5000, 1200.50.")) \
	F(FUNDING, STATUS, "status", ENUM, 0, VALUES(FUNDING_STATUS), "status", "état", \
		N_("Where the request stands.")) \
	F(FUNDING, IN_KIND, "in_kind", BOOLEAN, 0, NOTHING, "in kind", \
		"en nature ou en services", \
		N_("true for goods, work or premises rather than money.")) \
	F(FUNDING, DATE, "date", DATE, 0, NOTHING, "date", "date", \
		N_("The day of the request or of its answer: \"2008-02-01\"."))

#define EXPENSE_FIELDS(F) \
	F(EXPENSE, DATE, "date", DATE, 0, NOTHING, "date", "date", \
		N_("The day on which it was paid: \"2008-02-01\".")) \
	F(EXPENSE, ITEM, "item", TEXT, 0, NOTHING, "item", "poste", \
		N_("What was paid for: printing, travel.")) \
	F(EXPENSE, AMOUNT, "amount", AMOUNT, 0, NOTHING, "amount", "montant", \
		N_("The sum in digits, with a point before cents: 5000, 1200.50."))

#define MILESTONE_FIELDS(F) \
	F(MILESTONE, ID, "id", ID, REQUIRED, NOTHING, "identifier", "identifiant", \
		N_("What it is called in this list: m1.")) \
	F(MILESTONE, TITLE, "title", TEXT, 0, NOTHING, "title", "titre", \
		N_("What should be ready then, in one line.")) \
	F(MILESTONE, DUE, "due", DATE, 0, NOTHING, "due", "échéance", \
		N_("The day by which it should be done: \"2007-11-15\".")) \
	F(MILESTONE, MET, "met", DATE, 0, NOTHING, "met", "réalisée le", \
		N_("The day on which it was done: \"2007-11-20\"; left out until then."))

#define INDICATOR_FIELDS(F) \
	F(INDICATOR, ID, "id", ID, REQUIRED, NOTHING, "identifier", "identifiant", \
		N_("What it is called in this list: i1.")) \
	F(INDICATOR, TITLE, "title", TEXT, 0, NOTHING, "title", "titre", \
		N_("What is measured, in one line.")) \
	F(INDICATOR, MEASURE, "measure", ENUM, 0, VALUES(MEASURE), "measure", \
		"type de mesure", \
		N_("What its values are: counts, shares, words of a list or a scale, free " \
		   "words.")) \
	F(INDICATOR, UNIT, "unit", TEXT, 0, NOTHING, "unit", "unité", \
		N_("What is counted: participants, copies.")) \
	F(INDICATOR, MEANS_OF_VERIFICATION, "means_of_verification", TEXT, 0, NOTHING, \
		"means of verification", "moyen de vérification", \
		N_("Where its values come from: attendance lists, a survey.")) \
	F(INDICATOR, BASELINE, "baseline", RECORD, 0, OF(BASELINE), "baseline", \
		"situation de départ", N_("What it was before the plan.")) \
	F(INDICATOR, PERIODS, "periods", RECORD, LIST, OF(RESULT), "periods", "périodes", \
		N_("Target and result of each year or season, one an item."))

#define BASELINE_FIELDS(F) \
	F(BASELINE, YEAR, "year", INTEGER, 0, BETWEEN(1900, 2999), "year", "année", \
		N_("When it was measured: 2006.")) \
	F(BASELINE, VALUE, "value", VALUE, 0, NOTHING, "value", "valeur", \
		N_("What was measured: a number, or words in double quotes."))

#define RESULT_FIELDS(F) \
	F(RESULT, PERIOD, "period", SCHEDULE, REQUIRED, NOTHING, "period", "période couverte", \
		N_("The year, season or dates that it is about: 2007, autumn 2007.")) \
	F(RESULT, TARGET, "target", VALUE, 0, NOTHING, "target", "cible", \
		N_("What is aimed at: a number, or words in double quotes.")) \
	F(RESULT, ACTUAL, "actual", VALUE, 0, NOTHING, "actual", "résultat obtenu", \
		N_("What was attained: a number, or words in double quotes.")) \
	F(RESULT, ACHIEVEMENT, "achievement", ENUM, 0, VALUES(ACHIEVEMENT), "achievement", \
		"atteinte de la cible", N_("The body's own judgement of the result.")) \
	F(RESULT, COMMENT, "comment", LONG_TEXT, 0, NOTHING, "comment", "commentaire", \
		N_("What explains the result, in Markdown."))

#define SOURCE_FIELDS(F) \
	F(SOURCE, TITLE, "title", TEXT, 0, NOTHING, "title", "titre", \
		N_("The cell of the document's table, word for word.")) \
	F(SOURCE, RESPONSIBLE, "responsible", TEXT, 0, NOTHING, "responsible", "responsables", \
		N_("The cell of the document's table, word for word.")) \
	F(SOURCE, PARTNERS, "partners", TEXT, 0, NOTHING, "partners", \
		"partenaires à associer", \
		N_("The cell of the document's table, word for word.")) \
	F(SOURCE, SCHEDULE, "schedule", TEXT, 0, NOTHING, "schedule", "échéancier", \
		N_("The cell of the document's table, word for word.")) \
	F(SOURCE, BUDGET, "budget", TEXT, 0, NOTHING, "budget", "budget", \
		N_("The cell of the document's table, word for word."))

#define COMMITTEE_FIELDS(F) \
	F(COMMITTEE, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(COMMITTEE, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom", \
		N_("The name in full, as minutes and reports print it.")) \
	F(COMMITTEE, ACRONYM, "acronym", ACRONYM, 0, NOTHING, "acronym", "acronyme", \
		N_("The initials in use, explained in plan/lexicon.yaml: \"CLD\".")) \
	F(COMMITTEE, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms", \
		N_("Other forms that texts use, one an item; searches know them.")) \
	F(COMMITTEE, CLASSIFICATION, "classification", ENUM, COLUMN, VALUES(COMMITTEE_CLASS), \
		"classification", "type", N_("Whether it lasts, or ends with its task.")) \
	F(COMMITTEE, PARENT, "parent", LINK, 0, TO2(COMMITTEE, ORGANIZATION), "parent", \
		"relève de", \
		N_("Identifier of the committee or organization that it reports to.")) \
	F(COMMITTEE, RESPONSIBLE, "responsible", REFERENCE, LIST | LEAD | TERM | COLUMN, \
		NOTHING, "responsible", "responsables", \
		N_("Who answers for its work, usually one person.")) \
	F(COMMITTEE, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, "members", \
		"membres", N_("Who belongs, one an item, with the role or term where known.")) \
	F(COMMITTEE, INDICATORS, "indicators", RECORD, LIST, OF(INDICATOR), "indicators", \
		"indicateurs de résultat", \
		N_("How its own work is judged: measures, targets, results.")) \
	F(COMMITTEE, DISSOLVED, "dissolved", DATE, 0, NOTHING, "dissolved", "dissous le", \
		N_("The day on which it ceased to exist: \"2009-06-30\".")) \
	F(COMMITTEE, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(COMMITTEE, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define GROUP_FIELDS(F) \
	F(GROUP, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(GROUP, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom", \
		N_("The name in full, as minutes and reports print it.")) \
	F(GROUP, ACRONYM, "acronym", ACRONYM, COLUMN, NOTHING, "acronym", "acronyme", \
		N_("The initials in use, explained in plan/lexicon.yaml: \"CLD\".")) \
	F(GROUP, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms", \
		N_("Other forms that texts use, one an item; searches know them.")) \
	F(GROUP, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, "members", \
		"membres", N_("Who belongs, one an item, with the role or term where known.")) \
	F(GROUP, ALL_MEMBERS_OF, "all_members_of", LINK, 0, \
		TO3(COMMITTEE, ORGANIZATION, GROUP), "all members of", "tous les membres de", \
		N_("Identifier of a body, instead of a list: whoever belongs to it belongs " \
		   "here.")) \
	F(GROUP, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(GROUP, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define ORGANIZATION_FIELDS(F) \
	F(ORGANIZATION, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(ORGANIZATION, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom", \
		N_("The name in full, as minutes and reports print it.")) \
	F(ORGANIZATION, ACRONYM, "acronym", ACRONYM, COLUMN, NOTHING, "acronym", "acronyme", \
		N_("The initials in use, explained in plan/lexicon.yaml: \"CLD\".")) \
	F(ORGANIZATION, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms", \
		N_("Other forms that texts use, one an item; searches know them.")) \
	F(ORGANIZATION, CLASSIFICATION, "classification", TEXT, 0, NOTHING, "classification", \
		"type", N_("What sort of body it is, in words: cooperative, university.")) \
	F(ORGANIZATION, PARENT, "parent", LINK, 0, TO(ORGANIZATION), "parent", "relève de", \
		N_("Identifier of the organization that it is part of.")) \
	F(ORGANIZATION, MEMBERS, "members", REFERENCE, LIST | ROLE | TERM, NOTHING, "members", \
		"membres", N_("Who belongs, one an item, with the role or term where known.")) \
	F(ORGANIZATION, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, \
		"former identifiers", "anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(ORGANIZATION, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define POST_FIELDS(F) \
	F(POST, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(POST, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom", \
		N_("The name in full, as minutes and reports print it.")) \
	F(POST, ORGANIZATION, "organization", LINK, 0, TO(ORGANIZATION), "organization", \
		"organisme", N_("Identifier of the body in which it is held.")) \
	F(POST, HOLDERS, "holders", REFERENCE, LIST | ROLE | TERM | COLUMN, NOTHING, \
		"holders", "titulaires", \
		N_("Who holds it or has held it, one an item, with the term where known.")) \
	F(POST, EFFORT, "effort", RECORD, LIST, OF(EFFORT), "effort", "ressources humaines", \
		N_("The working time that it takes, one an item: 2 days/week.")) \
	F(POST, MISSIONS, "missions", TEXT, LIST, NOTHING, "missions", "missions", \
		N_("What its holder is asked to do, one an item.")) \
	F(POST, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(POST, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define PERSON_FIELDS(F) \
	F(PERSON, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(PERSON, NAME, "name", TEXT, REQUIRED | COLUMN, NOTHING, "name", "nom", \
		N_("The name in full, given name first, as minutes and reports print it.")) \
	F(PERSON, FAMILY_NAME, "family_name", TEXT, 0, NOTHING, "family name", \
		"nom de famille", N_("The part of the name that lists are sorted by.")) \
	F(PERSON, GIVEN_NAME, "given_name", TEXT, 0, NOTHING, "given name", "prénom", \
		N_("The part of the name that comes first.")) \
	F(PERSON, OTHER_NAMES, "other_names", TEXT, LIST, NOTHING, "other names", \
		"autres noms", \
		N_("Other forms that texts use, one an item; searches know them.")) \
	F(PERSON, EMAILS, "emails", TEXT, LIST | COLUMN, NOTHING, "emails", "courriels", \
		N_("Addresses under which this person records changes, one an item.")) \
	F(PERSON, KEYS, "keys", TEXT, LIST, NOTHING, "signing keys", "clés de signature", \
		N_("SSH public keys with which this person signs, one an item: " \
		   "\"ssh-ed25519 AAAA…\".")) \
	F(PERSON, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(PERSON, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define MEETING_FIELDS(F) \
	F(MEETING, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("The name that other files use, and this file's: small letters, digits, " \
		   "hyphens.")) \
	F(MEETING, NAME, "name", TEXT, 0, NOTHING, "name", "nom", \
		N_("What the minutes call it, where that is more than its date.")) \
	F(MEETING, DATE, "date", DATE, REQUIRED | COLUMN, NOTHING, "date", "date", \
		N_("The day on which it was held: \"2007-06-06\".")) \
	F(MEETING, PLACE, "place", TEXT, COLUMN, NOTHING, "place", "lieu", \
		N_("The town or room in which it was held.")) \
	F(MEETING, COMMITTEE, "committee", LINK, 0, TO(COMMITTEE), "committee", "comité", \
		N_("Identifier of the one that met; left out, the whole body did.")) \
	F(MEETING, CLASSIFICATION, "classification", ENUM, COLUMN, VALUES(MEETING_CLASS), \
		"classification", "type", N_("What sort of meeting it was.")) \
	F(MEETING, ATTENDEES, "attendees", REFERENCE, LIST | ROLE, NOTHING, "attendees", \
		"présences", N_("Who was there, one an item.")) \
	F(MEETING, ABSENT, "absent", REFERENCE, LIST | ROLE, NOTHING, "absent", "absences", \
		N_("Who was expected and was not there, one an item.")) \
	F(MEETING, GUESTS, "guests", REFERENCE, LIST | ROLE, NOTHING, "guests", \
		"personnes invitées", \
		N_("Who was there without being a member, one an item.")) \
	F(MEETING, QUORUM, "quorum", BOOLEAN, OR_INTEGER, BETWEEN(0, 99999), "quorum", \
		"quorum", \
		N_("Whether enough members were there (true, false), or how many it takes.")) \
	F(MEETING, MINUTES_ADOPTED, "minutes_adopted", DECISION, OR_DATE, NOTHING, \
		"minutes adopted", "procès-verbal adopté", \
		N_("The decision that adopted them, or the day: reunion-2007-09-12/d1.")) \
	F(MEETING, DECISIONS, "decisions", RECORD, LIST, OF(DECISION), "decisions", \
		"résolutions", N_("What was decided, in the order of the minutes.")) \
	F(MEETING, FORMER_IDS, "former_ids", FORMER_ID, LIST, NOTHING, "former identifiers", \
		"anciens identifiants", \
		N_("Earlier ones, in case of a change; old minutes still use them.")) \
	F(MEETING, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define DECISION_FIELDS(F) \
	F(DECISION, ID, "id", ID, REQUIRED | COLUMN, NOTHING, "identifier", "identifiant", \
		N_("What it is called within its meeting: d1; in full, meeting/d1.")) \
	F(DECISION, MEETING, "meeting", OWNER, COMPUTED, TO(MEETING), "meeting", "réunion", \
		N_("The one that took it; computed, never written.")) \
	F(DECISION, NUMBER, "number", TEXT, 0, NOTHING, "number", "numéro", \
		N_("The one that the minutes give it, in double quotes: \"2007-12\".")) \
	F(DECISION, TITLE, "title", TEXT, 0, NOTHING, "title", "titre", \
		N_("What it is about, in a few words.")) \
	F(DECISION, TEXT, "text", TEXT, REQUIRED | COLUMN, NOTHING, "text", "texte", \
		N_("The wording that was voted on, on one line.")) \
	F(DECISION, PROPOSED_BY, "proposed_by", REFERENCE, 0, NOTHING, "proposed by", \
		"proposée par", N_("Who moved it.")) \
	F(DECISION, SECONDED_BY, "seconded_by", REFERENCE, 0, NOTHING, "seconded by", \
		"appuyée par", N_("Who supported the motion.")) \
	F(DECISION, RESULT, "result", ENUM, REQUIRED | COLUMN, VALUES(DECISION_RESULT), \
		"result", "résultat", N_("What became of the motion.")) \
	F(DECISION, CARRIED, "carried", ENUM, 0, VALUES(CARRIED), "carried", "adoption", \
		N_("Whether everybody agreed, or most.")) \
	F(DECISION, VOTES, "votes", RECORD, 0, OF(VOTES), "votes", "votes", \
		N_("How many voted, and how, where they were counted.")) \
	F(DECISION, COVERS, "covers", RECORD, LIST, OF(COVER), "covers", "porte sur", \
		N_("The actions that it allows to change, one an item.")) \
	F(DECISION, REPLACES, "replaces", DECISION, 0, NOTHING, "replaces", "remplace", \
		N_("The earlier one whose place it takes: reunion-2007-06-06/d1.")) \
	F(DECISION, FOLLOW_UP, "follow_up", RECORD, 0, OF(FOLLOW_UP), "follow-up", "suivi", \
		N_("Who sees to it, and by when.")) \
	F(DECISION, PATH, "path", PATH, COMPUTED, NOTHING, "file", "fichier", \
		N_("Where this is kept, from the repository's root; computed, never " \
		   "written."))

#define VOTES_FIELDS(F) \
	F(VOTES, FOR, "for", INTEGER, 0, BETWEEN(0, 99999), "for", "pour", \
		N_("How many voted in favour.")) \
	F(VOTES, AGAINST, "against", INTEGER, 0, BETWEEN(0, 99999), "against", "contre", \
		N_("How many voted to refuse it.")) \
	F(VOTES, ABSTENTIONS, "abstentions", INTEGER, 0, BETWEEN(0, 99999), "abstentions", \
		"abstentions", N_("How many were there and did not vote."))

#define COVER_FIELDS(F) \
	F(COVER, ACTION, "action", LINK, REQUIRED, TO(ACTION), "action", "piste d'action", \
		N_("Identifier of one that the decision allows to change.")) \
	F(COVER, FIELDS, "fields", TEXT, LIST, NOTHING, "fields", "champs", \
		N_("What of it may change, one field an item: budget, schedule."))

#define FOLLOW_UP_FIELDS(F) \
	F(FOLLOW_UP, RESPONSIBLE, "responsible", REFERENCE, LIST, NOTHING, "responsible", \
		"responsables", N_("Who sees to it, one an item.")) \
	F(FOLLOW_UP, DUE, "due", DATE, 0, NOTHING, "due", "échéance", \
		N_("The day by which it should be done: \"2007-11-15\"."))

#define REFERENCE_FIELDS(F) \
	F(REFERENCE, PERSON, "person", LINK, 0, TO(PERSON), "person", "personne", \
		N_("Identifier of somebody in plan/people/: linda-maziade.")) \
	F(REFERENCE, COMMITTEE, "committee", LINK, 0, TO(COMMITTEE), "committee", "comité", \
		N_("Identifier of one in plan/committees/: communications.")) \
	F(REFERENCE, ORGANIZATION, "organization", LINK, 0, TO(ORGANIZATION), "organization", \
		"organisme", N_("Identifier of one in plan/organizations/: emploi-quebec.")) \
	F(REFERENCE, GROUP, "group", LINK, 0, TO(GROUP), "group", "groupe", \
		N_("Identifier of one in plan/groups/: membres-du-pole.")) \
	F(REFERENCE, POST, "post", LINK, 0, TO(POST), "post", "fonction", \
		N_("Identifier of one in plan/posts/: presidence.")) \
	F(REFERENCE, TEXT, "text", TEXT, 0, NOTHING, "text", "texte", \
		N_("In words, whoever has no file in the plan: \"other networks\".")) \
	F(REFERENCE, AS, "as", TEXT, 0, NOTHING, "printed as", "libellé imprimé", \
		N_("What is printed instead of the name.")) \
	F(REFERENCE, NOTE, "note", TEXT, 0, NOTHING, "note", "remarque", \
		N_("A remark that is printed after the name.")) \
	F(REFERENCE, LEAD, "lead", BOOLEAN, LEAD, NOTHING, "lead", "responsable principal(e)", \
		N_("true for the one who leads, where there are several.")) \
	F(REFERENCE, ON_BEHALF_OF, "on_behalf_of", LINK, ROLE, TO(ORGANIZATION), \
		"on behalf of", "délégué par", \
		N_("Identifier of the organization that this person speaks for.")) \
	F(REFERENCE, ROLE, "role", TEXT, ROLE, NOTHING, "role", "rôle", \
		N_("What this person does there: secretary, treasurer.")) \
	F(REFERENCE, START, "start", DATE, TERM, NOTHING, "start", "début du mandat", \
		N_("The first day: \"2007-06-06\".")) \
	F(REFERENCE, UNTIL, "until", DATE, TERM, NOTHING, "until", "fin prévue du mandat", \
		N_("The day on which it should end: \"2009-06-06\".")) \
	F(REFERENCE, END, "end", DATE, TERM, NOTHING, "end", "fin du mandat", \
		N_("The day on which it ended; left out while it lasts."))

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
