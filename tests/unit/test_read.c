#include "suite.h"

#include "model/read.h"

static const struct calendar calendar = {.continuous = "continu",
	.seasons = {{"H", "hiver", 24, 101}, {"P", "printemps", 21, 401}, {"É", "été", 22, 701},
		{"A", "automne", 23, 901}},
	.season_count = 4,
	.start = 20070101,
	.end = 20101231,
	.places = 2,
	.currency = "CAD"};

struct reader {
	struct arena arena;
	struct diag diag;
	const struct record *record;
};

static void read_with(struct reader *reader, const struct calendar *plan, enum record_id record,
	const char *yaml)
{
	struct yamldoc doc;
	*reader = (struct reader){ARENA_INIT, DIAG_INIT, NULL};
	const struct reading reading = {"f", plan, &reader->arena, &reader->diag};
	assert_int_equal(yamldoc_read(&doc, yaml, strlen(yaml), YAMLDOC_WORKING, "f",
				 &reader->arena, &reader->diag),
		0);
	reader->record = read_record(&reading, record, doc.root);
	diag_sort(&reader->diag);
}

static void release(struct reader *reader)
{
	diag_release(&reader->diag);
	arena_release(&reader->arena);
}

static void dump_record(struct text *out, const struct record *record);

static void dump_value(
	struct text *out, const struct record *record, const struct value *value, bool item)
{
	const struct field *field = record_field(record, value);
	if ((field->flags & FIELD_LIST) && !item) {
		text_char(out, '[');
		for (uint32_t i = 0; i < value->list->count; i++) {
			text_str(out, i ? ", " : "");
			dump_value(out, record, &value->list->items[i], true);
		}
		text_char(out, ']');
	} else if (field->type == TYPE_RECORD || field->type == TYPE_REFERENCE) {
		text_char(out, '{');
		dump_record(out, value->record);
		text_char(out, '}');
	} else {
		value_print(out, field, value, &calendar);
	}
}

/* Everything that was read: "id=a schedule=[automne 2007] period={start=2007 end=2010}". */
static void dump_record(struct text *out, const struct record *record)
{
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		text_printf(out, "%s%s=", i ? " " : "", record_field(record, value)->name);
		dump_value(out, record, value, false);
	}
}

struct read_case {
	const char *name;
	enum record_id record;
	const char *yaml;
	const char *read;     /* as dump_record has it */
	const char *findings; /* NULL: none */
};

static void test_record(void **state)
{
	const struct read_case *c = *state;
	struct reader reader;
	struct text read = TEXT_INIT;
	read_with(&reader, &calendar, c->record, c->yaml);
	dump_record(&read, reader.record);
	assert_findings(&reader.diag, c->findings ? c->findings : "");
	assert_text(&read, c->read);
	release(&reader);
}

/* --- Whole things ---------------------------------------------------------- */

static struct read_case wholes[] = {
	{"an action", RECORD_ACTION,
		"id: evaluer-ressources\n"
		"title: \"Évaluer les ressources\"\n"
		"objective: perennite\n"
		"order: 10\n"
		"status: in_progress\n"
		"progress: 50\n"
		"responsible:\n"
		"  - person: linda-maziade\n"
		"    lead: true\n"
		"  - committee: analyse\n"
		"partners:\n"
		"  - organization: eq\n"
		"    as: \"EQ\"\n"
		"    note: \"Préambule\"\n"
		"  - text: \"CRE...\"\n"
		"schedule:\n"
		"  - A 2007\n"
		"  - \"2008\"\n"
		"  - continu 2007-2010\n",
		"id=evaluer-ressources title=Évaluer les ressources objective=perennite "
		"order=10 "
		"status=in_progress progress=50 "
		"responsible=[{person=linda-maziade lead=true}, {committee=analyse}] "
		"partners=[{organization=eq as=EQ note=Préambule}, {text=CRE...}] "
		"schedule=[automne 2007, 2008, continu 2007-2010]",
		NULL},
	{"what an action costs", RECORD_ACTION,
		"id: a\ntitle: b\nobjective: c\n"
		"effort:\n  - quantity: 5\n    unit: days/week\n    average: true\n"
		"budget:\n  - item: \"É\"\n    year: 2008\n    amount: 50000\n"
		"    currency: CAD\n"
		"funding:\n"
		"  - funder:\n      organization: eq\n"
		"    amount: 30000\n    status: granted\n    in_kind: false\n"
		"    date: \"2008-02-01\"\n"
		"expenses:\n  - date: 2008-02-01\n    item: x\n    amount: 1200.50\n",
		"id=a title=b objective=c effort=[{quantity=5 unit=days/week average=true}] "
		"budget=[{item=É year=2008 amount=50000 currency=CAD}] "
		"funding=[{funder={organization=eq} amount=30000 status=granted in_kind=false "
		"date=2008-02-01}] expenses=[{date=2008-02-01 item=x amount=1200.50}]",
		NULL},
	{"how an action is judged", RECORD_ACTION,
		"id: a\ntitle: b\nobjective: c\n"
		"milestones:\n  - id: m1\n    due: \"2007-11-15\"\n"
		"indicators:\n"
		"  - id: i1\n    measure: unit\n"
		"    baseline:\n      year: 2006\n      value: 0\n"
		"    periods:\n"
		"      - period: 2007\n        target: 3.5\n        actual: \"presque 4\"\n"
		"        achievement: partial\n"
		"        comment: |\n          Ça va.\n          Oui.\n"
		"notes: |\n  *Deux*\n  lignes\n",
		"id=a title=b objective=c milestones=[{id=m1 due=2007-11-15}] "
		"indicators=[{id=i1 measure=unit baseline={year=2006 value=0} "
		"periods=[{period=2007 target=3.5 actual=presque 4 achievement=partial "
		"comment=Ça va.\nOui.\n}]}] notes=*Deux*\nlignes\n",
		NULL},
	{"an axis", RECORD_AXIS,
		"id: a\norder: 1\ntitle: \"É\"\nobjectives:\n  - id: b\n    title: c\n"
		"    former_ids:\n      - z\n",
		"id=a order=1 title=É objectives=[{id=b title=c former_ids=[z]}]", NULL},
	{"a committee with its terms", RECORD_COMMITTEE,
		"id: a\nname: b\nclassification: ad-hoc\nmembers:\n"
		"  - person: c\n    role: \"présidente\"\n    on_behalf_of: eq\n"
		"    start: \"2007-01-01\"\n    until: \"2009-01-01\"\n"
		"    end: \"2008-06-06\"\n",
		"id=a name=b classification=ad-hoc members=[{person=c role=présidente "
		"on_behalf_of=eq start=2007-01-01 until=2009-01-01 end=2008-06-06}]",
		NULL},
	{"a meeting", RECORD_MEETING,
		"id: a\ndate: \"2007-06-06\"\nquorum: 12\nminutes_adopted: b/d1\n"
		"decisions:\n"
		"  - id: d1\n    text: \"Adopté\"\n    result: adopted\n"
		"    proposed_by:\n      person: c\n"
		"    votes:\n      for: 10\n      against: 0\n"
		"    covers:\n      - action: x\n        fields:\n          - budget\n"
		"    follow_up:\n      responsible:\n        - text: x\n"
		"      due: 2007-09-01\n",
		"id=a date=2007-06-06 quorum=12 minutes_adopted=b/d1 decisions=[{id=d1 "
		"text=Adopté result=adopted proposed_by={person=c} votes={for=10 against=0} "
		"covers=[{action=x fields=[budget]}] "
		"follow_up={responsible=[{text=x}] due=2007-09-01}}]",
		NULL},
	{"a meeting, otherwise", RECORD_MEETING,
		"id: a\ndate: 2007-06-06\nquorum: true\nminutes_adopted: \"2007-09-01\"\n",
		"id=a date=2007-06-06 quorum=true minutes_adopted=2007-09-01", NULL},
	{"empty lists", RECORD_ACTION,
		"id: a\ntitle: b\nobjective: c\npartners: []\nschedule: []\n",
		"id=a title=b objective=c partners=[] schedule=[]", NULL},
};

/* --- Keys ------------------------------------------------------------------ */

#define ACTION_HEAD "id: a\ntitle: b\nobjective: c\n"
#define ACTION_READ "id=a title=b objective=c"

static struct read_case keys[] = {
	{"missing keys", RECORD_ACTION, "title: b\n", "title=b",
		"f:1:1 missing-key\nf:1:1 missing-key\n"},
	{"missing keys of an item", RECORD_AXIS,
		"id: a\norder: 1\ntitle: b\nobjectives:\n  - id: c\n    indicators: []\n"
		"  - title: d\n",
		"id=a order=1 title=b objectives=[{id=c indicators=[]}, {title=d}]",
		"f:5:5 missing-key\nf:7:5 missing-key\n"},
	{"missing keys of fields", RECORD_PLAN,
		"format: 1\ntitle: b\norganization: c\ncurrency: CAD\nperiod:\n  start: 2007\n"
		"calendar:\n  seasons:\n    - code: A\n      name: x\n      edtf: 21\n",
		"format=1 title=b organization=c currency=CAD period={start=2007} "
		"calendar={seasons=[{code=A name=x edtf=21}]}",
		"f:5:1 missing-key\nf:9:7 missing-key\n"},
	{"an unknown key, a near one", RECORD_ACTION,
		ACTION_HEAD "titel: x\npartener: w\nzz: 1\n", ACTION_READ,
		"f:4:1 unknown-key -> title\nf:5:1 unknown-key -> partners\n"
		"f:6:1 unknown-key\n"},
	{"an unknown key of an item", RECORD_ACTION,
		ACTION_HEAD "milestones:\n  - id: m\n    titre: x\n",
		ACTION_READ " milestones=[{id=m}]", "f:6:5 unknown-key -> title\n"},
	{"a computed key", RECORD_ACTION, ACTION_HEAD "number: \"1.1.1\"\n", ACTION_READ,
		"f:4:1 unknown-key\n"},
	{"a key given twice", RECORD_ACTION, ACTION_HEAD "title: x\n", ACTION_READ,
		"f:4:1 duplicate-key\n"},
	{"nothing where a list is expected", RECORD_ACTION, ACTION_HEAD "partners:\n",
		ACTION_READ, "f:4:1 empty-text\n"},
	{"a value where a list is expected", RECORD_ACTION, ACTION_HEAD "schedule: 2007\n",
		ACTION_READ, "f:4:1 wrong-type\n"},
	{"a list where a value is expected", RECORD_ACTION,
		ACTION_HEAD "status:\n  - planned\n", ACTION_READ, "f:4:1 wrong-type\n"},
	{"fields where a value is expected", RECORD_ACTION, ACTION_HEAD "status:\n  a: b\n",
		ACTION_READ, "f:4:1 wrong-type\n"},
	{"an amount where a list of amounts is expected", RECORD_ACTION,
		ACTION_HEAD "budget: 5 000 $\n", ACTION_READ,
		"f:4:1 wrong-type -> - amount: 5000\n"},
	{"fields by their French names", RECORD_ACTION,
		"id: a\ntitre: b\nobjectif: c\nprésences: d\n", "id=a",
		"f:2:1 unknown-key -> title\nf:3:1 unknown-key -> objective\nf:4:1 unknown-key\n"},
	{"a field by both names", RECORD_ACTION, "id: a\ntitre: z\ntitle: b\nobjective: c\n",
		ACTION_READ, "f:2:1 unknown-key -> title\n"},
	{"a no-break space for indentation", RECORD_ACTION,
		ACTION_HEAD "responsible:\n\u00a0 - committee: x\n", ACTION_READ,
		"f:5:1 no-break-space\n"},
	{"a no-break space after a hyphen", RECORD_ACTION,
		ACTION_HEAD "schedule:\n  -\u00a0automne 2007\n", ACTION_READ,
		"f:5:3 no-break-space\n"},
	{"a no-break space before a colon", RECORD_ACTION,
		"id: a\ntitle\u00a0: b\nobjective: c\n", "id=a objective=c",
		"f:2:1 no-break-space\n"},
	{"a required field without a value", RECORD_ACTION, "id: a\ntitle:\nobjective: c\n",
		"id=a objective=c", "f:2:1 empty-text\n"},
	{"a value where fields are expected", RECORD_ACTION,
		ACTION_HEAD "budget:\n  - amount: 1\n  - 50\n",
		ACTION_READ " budget=[{amount=1}]", "f:6:5 wrong-type -> amount: 50\n"},
	{"fields where a list is expected", RECORD_ACTION,
		ACTION_HEAD "budget:\n  amount: 50\n", ACTION_READ, "f:4:1 wrong-type\n"},
};

/* --- References ------------------------------------------------------------ */

static struct read_case references[] = {
	{"a reference to nobody", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - text: x\n  - note: \"y\"\n",
		ACTION_READ " partners=[{text=x}]", "f:6:5 reference-form\n"},
	{"a reference to two", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - text: x\n  - person: w\n    committee: z\n",
		ACTION_READ " partners=[{text=x}]", "f:6:5 reference-form\n"},
	{"a name without its kind", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - text: x\n  - eq\n",
		ACTION_READ " partners=[{text=x}]", "f:6:5 reference-form\n"},
	{"a kind misspelt has one finding", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - text: x\n  - persone: w\n",
		ACTION_READ " partners=[{text=x}]", "f:6:5 unknown-key -> person\n"},
	/* Who was meant can be told once the whole plan is known. */
	{"a name in place of an id is kept", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - person: \"Linda M.\"\n",
		ACTION_READ " partners=[{person=Linda M.}]", NULL},
	{"lead where nobody leads", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - person: x\n    lead: true\n",
		ACTION_READ " partners=[{person=x}]", "f:6:5 unknown-key\n"},
	{"a term where there is none", RECORD_ACTION,
		ACTION_HEAD "responsible:\n  - person: x\n    end: 2007-01-01\n",
		ACTION_READ " responsible=[{person=x}]", "f:6:5 unknown-key\n"},
	{"a role where there is none", RECORD_COMMITTEE,
		"id: a\nname: b\nresponsible:\n  - person: x\n    role: w\n",
		"id=a name=b responsible=[{person=x}]", "f:5:5 unknown-key\n"},
	{"a role and no term", RECORD_MEETING,
		"id: a\ndate: 2007-01-01\nguests:\n  - person: x\n    role: w\n"
		"    end: 2007-01-01\n",
		"id=a date=2007-01-01 guests=[{person=x role=w}]", "f:6:5 unknown-key\n"},
	{"one reference, given as a list", RECORD_ACTION,
		ACTION_HEAD "funding:\n  - amount: 1\n    funder:\n      - text: x\n",
		ACTION_READ " funding=[{amount=1}]", "f:6:5 reference-form\n"},
};

/* --- Items given twice ----------------------------------------------------- */

static struct read_case repeats[] = {
	{"repeat: a reference", RECORD_ACTION,
		ACTION_HEAD
		"partners:\n  - person: x\n  - organization: x\n  - person: x\n    as: w\n",
		ACTION_READ " partners=[{person=x}, {organization=x}, {person=x as=w}]",
		"f:7:5 repeated-item\n"},
	{"repeat: a text", RECORD_ACTION,
		ACTION_HEAD "partners:\n  - text: É\n  - text: \"É\"\n",
		ACTION_READ " partners=[{text=É}, {text=É}]", "f:6:5 repeated-item\n"},
	{"repeat: a schedule entry by what it means", RECORD_ACTION,
		ACTION_HEAD "schedule:\n  - A 2007\n  - H 2007\n  - automne 2007\n",
		ACTION_READ " schedule=[automne 2007, hiver 2007, automne 2007]",
		"f:7:5 repeated-item\n"},
	{"repeat: an id", RECORD_ACTION,
		ACTION_HEAD "milestones:\n  - id: m\n  - id: o\n  - id: m\n",
		ACTION_READ " milestones=[{id=m}, {id=o}, {id=m}]", "f:7:5 repeated-item\n"},
	{"repeat: three times", RECORD_ACTION,
		ACTION_HEAD "former_ids:\n  - x\n  - x\n  - w\n  - x\n",
		ACTION_READ " former_ids=[x, x, w, x]",
		"f:6:5 repeated-item\nf:8:5 repeated-item\n"},
	{"repeat: budgets by item and year", RECORD_ACTION,
		ACTION_HEAD "budget:\n  - item: x\n    year: 2007\n    amount: 1\n"
			    "  - item: x\n    year: 2008\n    amount: 2\n"
			    "  - item: x\n    year: 2008\n    amount: 3\n"
			    "  - year: 2008\n",
		ACTION_READ
		" budget=[{item=x year=2007 amount=1}, {item=x year=2008 amount=2}, "
		"{item=x year=2008 amount=3}, {year=2008}]",
		"f:11:5 repeated-item\n"},
	{"repeat: expenses by date and item", RECORD_ACTION,
		ACTION_HEAD "expenses:\n  - date: 2007-01-01\n    item: x\n"
			    "  - date: 2007-01-02\n    item: x\n"
			    "  - date: 2007-01-01\n    item: x\n",
		ACTION_READ " expenses=[{date=2007-01-01 item=x}, {date=2007-01-02 item=x}, "
			    "{date=2007-01-01 item=x}]",
		"f:9:5 repeated-item\n"},
	{"repeat: funders", RECORD_ACTION,
		ACTION_HEAD "funding:\n  - funder:\n      organization: eq\n    amount: 1\n"
			    "  - funder:\n      organization: eq\n    amount: 2\n",
		ACTION_READ " funding=[{funder={organization=eq} amount=1}, "
			    "{funder={organization=eq} amount=2}]",
		"f:8:5 repeated-item\n"},
	{"repeat: seasons by code", RECORD_CALENDAR,
		"seasons:\n  - code: A\n    name: x\n    edtf: 21\n    start: 01-01\n"
		"  - code: A\n    name: w\n    edtf: 22\n    start: 06-01\n",
		"seasons=[{code=A name=x edtf=21 start=01-01}, "
		"{code=A name=w edtf=22 start=06-01}]",
		"f:6:5 repeated-item\n"},
	/* What is missing or wrong has its own finding: two such are no pair. */
	{"repeat: not two items without their id", RECORD_ACTION,
		ACTION_HEAD "milestones:\n  - title: x\n  - title: w\n",
		ACTION_READ " milestones=[{title=x}, {title=w}]",
		"f:5:5 missing-key\nf:6:5 missing-key\n"},
	{"repeat: not two items with a wrong id", RECORD_ACTION,
		ACTION_HEAD "milestones:\n  - id: X\n  - id: W\n",
		ACTION_READ " milestones=[{}, {}]",
		"f:5:5 invalid-id -> x\nf:6:5 invalid-id -> w\n"},
};

/* --- Scalars --------------------------------------------------------------- */

struct scalar_case {
	const char *name, *value; /* as the file has it */
	enum record_id record;
	const char *field;
	const char *read; /* as value_print has it; NULL: refused by the rule */
	const char *rule;
};

#define ACTION(field) RECORD_ACTION, field
#define BUDGET(field) RECORD_BUDGET, field
#define RESULT(field) RECORD_RESULT, field
#define MEETING(field) RECORD_MEETING, field

static struct scalar_case scalars[] = {
	{"text: plain", "Été", ACTION("title"), "Été", NULL},
	{"text: in quotes", "\"a: b # c\"", ACTION("title"), "a: b # c", NULL},
	{"text: no-break space", "50\u00a0000\u202f$", ACTION("title"), "50\u00a0000\u202f$",
		NULL},
	{"text: what other programs read as a number", "1.10", ACTION("title"), NULL,
		"wrong-type"},
	{"text: as a date", "2007-06-06", ACTION("title"), NULL, "wrong-type"},
	{"text: as yes or no", "NO", ACTION("title"), NULL, "wrong-type"},
	{"text: as a time", "12:30", ACTION("title"), NULL, "wrong-type"},
	{"text: in quotes it is a text", "\"NO\"", ACTION("title"), "NO", NULL},
	{"text: nothing", "", ACTION("title"), NULL, "empty-text"},
	{"text: a comment instead", "# later", ACTION("title"), NULL, "empty-text"},
	{"text: empty quotes", "\"\"", ACTION("title"), NULL, "empty-text"},
	{"text: blanks", "\" \u00a0 \"", ACTION("title"), NULL, "empty-text"},
	{"text: on several lines", "a\n  b", ACTION("title"), NULL, "several-lines"},
	{"text: quotes on several lines", "\"a\n  b\"", ACTION("title"), NULL, "several-lines"},
	{"text: a block", "|\n  a\n  b", ACTION("title"), NULL, "several-lines"},
	{"text: a block of one line", "|-\n  a", ACTION("title"), NULL, "several-lines"},
	{"text: a folded block", ">-\n  a", ACTION("title"), NULL, "several-lines"},
	{"text: a line end escaped", "\"a\\nb\"", ACTION("title"), NULL, "several-lines"},
	{"text: a tab", "\"a\tb\"", ACTION("title"), NULL, "control-character"},
	{"text: cut by a comment", "le # 5", ACTION("title"), "le", "comment-in-text"},
	{"long text: plain", "Été", ACTION("notes"), "Été", NULL},
	{"long text: a block", "|\n  a\n  \tb\n", ACTION("notes"), "a\n\tb\n", NULL},
	{"long text: on several lines", "a\n  b", ACTION("notes"), "a b", NULL},
	{"id", "evaluer-2007", ACTION("id"), "evaluer-2007", NULL},
	{"id: accents", "évaluer", ACTION("id"), NULL, "invalid-id -> evaluer"},
	{"id: a number", "2007", ACTION("id"), NULL, "invalid-id"},
	{"id: a word that others read as false", "no", ACTION("id"), NULL, "wrong-type"},
	{"id: the same in quotes", "\"no\"", ACTION("id"), "no", NULL},
	{"id: 65 characters",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		ACTION("id"), NULL, "invalid-id"},
	{"link", "perennite", ACTION("objective"), "perennite", NULL},
	{"link: a name, for the check to judge", "\"Pérennité du Pôle\"", ACTION("objective"),
		"Pérennité du Pôle", NULL},
	{"enumeration", "in_progress", ACTION("status"), "in_progress", NULL},
	{"enumeration: in quotes", "\"planned\"", ACTION("status"), "planned", NULL},
	{"enumeration: another word", "plannd", ACTION("status"), NULL,
		"unknown-value -> planned"},
	{"enumeration: translated", "terminée", ACTION("status"), NULL, "unknown-value"},
	{"enumeration: on several lines", "\"plan\\\n  ned\"", ACTION("status"), NULL,
		"several-lines"},
	{"integer", "100", ACTION("progress"), "100", NULL},
	{"integer: too much", "101", ACTION("progress"), NULL, "invalid-number"},
	{"integer: too little", "-1", ACTION("progress"), NULL, "invalid-number"},
	{"integer: decimals", "50.5", ACTION("progress"), NULL, "invalid-number"},
	{"integer: a leading zero", "010", ACTION("progress"), NULL, "invalid-number -> 10"},
	{"integer: an exponent", "1e2", ACTION("progress"), NULL, "invalid-number"},
	{"integer: a word", "beaucoup", ACTION("progress"), NULL, "wrong-type"},
	{"integer: in quotes", "\"50\"", ACTION("progress"), NULL, "wrong-type -> 50"},
	{"integer: per cent", "50 %", ACTION("progress"), NULL, "invalid-number -> 50"},
	{"amount", "50000", BUDGET("amount"), "50000", NULL},
	{"amount: cents", "0.05", BUDGET("amount"), "0.05", NULL},
	{"amount: nothing", "0", BUDGET("amount"), "0", NULL},
	{"amount: fifteen digits", "9999999999999.99", BUDGET("amount"), "9999999999999.99",
		NULL},
	{"amount: sixteen digits", "99999999999999.99", BUDGET("amount"), NULL,
		"invalid-amount"},
	{"amount: more decimals than the currency", "1.005", BUDGET("amount"), NULL,
		"invalid-amount"},
	{"amount: negative", "-5", BUDGET("amount"), NULL, "invalid-amount"},
	{"amount: a sign", "-0", BUDGET("amount"), NULL, "invalid-amount"},
	{"amount: grouped", "50 000", BUDGET("amount"), NULL, "invalid-amount -> 50000"},
	{"amount: with its sign", "50000 $", BUDGET("amount"), NULL, "invalid-amount -> 50000"},
	{"amount: a decimal comma", "12,50", BUDGET("amount"), NULL, "invalid-amount -> 12.50"},
	{"amount: an exponent", "5e4", BUDGET("amount"), NULL, "invalid-amount"},
	{"amount: in quotes", "\"50\"", BUDGET("amount"), NULL, "wrong-type -> 50"},
	{"currency: the plan's", "CAD", BUDGET("currency"), "CAD", NULL},
	{"currency: another", "USD", BUDGET("currency"), NULL, "currency"},
	{"currency: none", "dollars", BUDGET("currency"), NULL, "currency"},
	{"year", "2008", BUDGET("year"), "2008", NULL},
	{"year: of two digits", "8", BUDGET("year"), NULL, "invalid-number"},
	{"date", "\"2007-06-06\"", MEETING("date"), "2007-06-06", NULL},
	{"date: plain", "2007-06-06", MEETING("date"), "2007-06-06", NULL},
	{"date: no such day", "\"2007-02-29\"", MEETING("date"), NULL, "invalid-date"},
	{"date: in words", "6 juin 2007", MEETING("date"), NULL, "invalid-date -> 2007-06-06"},
	{"date: no such day", "31 juin 2007", MEETING("date"), NULL, "invalid-date"},
	{"date: with a time", "2007-06-06 10:00", MEETING("date"), NULL, "invalid-date"},
	{"boolean or count", "false", MEETING("quorum"), "false", NULL},
	{"boolean or count: a count", "5", MEETING("quorum"), "5", NULL},
	{"boolean or count: within bounds", "100000", MEETING("quorum"), NULL,
		"invalid-number"},
	{"boolean or count: yes", "yes", MEETING("quorum"), NULL, "wrong-type -> true"},
	{"boolean or count: in quotes", "\"true\"", MEETING("quorum"), NULL,
		"wrong-type -> true"},
	{"decision or date: a decision", "reunion-2007/d1", MEETING("minutes_adopted"),
		"reunion-2007/d1", NULL},
	{"decision or date: a date", "2007-09-01", MEETING("minutes_adopted"), "2007-09-01",
		NULL},
	{"decision or date: no such day", "2007-09-31", MEETING("minutes_adopted"), NULL,
		"invalid-date"},
	{"decision or date: without its meeting", "d1", MEETING("minutes_adopted"), NULL,
		"invalid-date"},
	{"decision or date: two slashes", "a/b/c", MEETING("minutes_adopted"), NULL,
		"invalid-id"},
	{"decision: without its meeting", "d1", RECORD_PLAN, "adopted", NULL, "invalid-id"},
	{"measured: a number", "3.50", RESULT("target"), "3.50", NULL},
	{"measured: less than nothing", "-2", RESULT("target"), "-2", NULL},
	{"measured: words", "presque tout", RESULT("target"), "presque tout", NULL},
	{"measured: a number as words", "\"3\"", RESULT("target"), "3", NULL},
	{"measured: a number that is none", "1e3", RESULT("target"), NULL, "invalid-number"},
	{"measured: what others read otherwise", "yes", RESULT("target"), NULL, "wrong-type"},
	{"measured: an ordinal", "3e rencontre", RESULT("target"), "3e rencontre", NULL},
	{"schedule", "automne 2007", RESULT("period"), "automne 2007", NULL},
	{"schedule: a year", "2007", RESULT("period"), "2007", NULL},
	{"schedule: in quotes", "\"2007-11-15/2008-01-01\"", RESULT("period"),
		"2007-11-15/2008-01-01", NULL},
	{"schedule: reversed", "2008-01-01/2007-01-01", RESULT("period"), NULL, "date-order"},
	{"schedule: no such day", "2007-02-30", RESULT("period"), NULL, "invalid-date"},
	{"schedule: misspelt", "autonme 2007", RESULT("period"), NULL,
		"invalid-schedule -> automne 2007"},
	{"schedule: two digits of the year", "Automne 07", RESULT("period"), NULL,
		"invalid-schedule -> automne 2007"},
	{"schedule: a month", "juin 2007", RESULT("period"), NULL,
		"invalid-schedule -> 2007-06-01/2007-06-30"},
	{"schedule: a day in words", "1er juin 2007", RESULT("period"), NULL,
		"invalid-schedule -> 2007-06-01"},
	{"schedule: no such day in words", "31 juin 2007", RESULT("period"), NULL,
		"invalid-date"},
	{"schedule: a no-break space", "automne\u00a02007", RESULT("period"), "automne 2007",
		NULL},
	{"schedule: nothing but one", "\u00a0", RESULT("period"), NULL, "invalid-schedule"},
	{"schedule: two seasons", "automne 2007 à hiver 2008", RESULT("period"), NULL,
		"invalid-schedule"},
	{"value: in French", "prévues", ACTION("status"), NULL, "unknown-value -> planned"},
	{"value: misspelt in French", "prevu en cour", ACTION("status"), NULL, "unknown-value"},
	{"value: a label misspelt", "suspendut", ACTION("status"), NULL,
		"unknown-value -> suspended"},
	{"a no-break space before it", "\u00a010", ACTION("progress"), NULL,
		"no-break-space -> 10"},
	{"schedule: unknown words", "bientôt", RESULT("period"), NULL, "invalid-schedule"},
	{"point: a year", "2007", RECORD_PERIOD, "start", "2007", NULL},
	{"point: a date", "\"2007-04-01\"", RECORD_PERIOD, "start", "2007-04-01", NULL},
	{"point: no such day", "\"2007-04-31\"", RECORD_PERIOD, "start", NULL, "invalid-date"},
	{"point: a season", "automne 2007", RECORD_PERIOD, "start", NULL, "invalid-date"},
	{"month and day", "04-01", RECORD_SEASON, "start", "04-01", NULL},
	{"month and day: the twenty-ninth of February", "\"02-29\"", RECORD_SEASON, "start",
		"02-29", NULL},
	{"month and day: none", "13-01", RECORD_SEASON, "start", NULL, "invalid-date"},
	{"month and day: one digit", "4-1", RECORD_SEASON, "start", NULL, "invalid-date"},
	{"season code", "23", RECORD_SEASON, "edtf", "23", NULL},
	{"season code: out of ISO 8601-2", "20", RECORD_SEASON, "edtf", NULL, "invalid-number"},
	{"format", "0", RECORD_PLAN, "format", NULL, "invalid-number"},
	{"acronym", "CRÉ", RECORD_GROUP, "acronym", "CRÉ", NULL},
	{"plan's currency", "EUR", RECORD_PLAN, "currency", "EUR", NULL},
	{"plan's currency: none", "CDA", RECORD_PLAN, "currency", NULL, "currency -> CAD"},
};

/* Only what the value itself is told: the fields that are missing here are no matter. */
static void scalar_findings(struct text *out, const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		if (finding->rule == FINDING_MISSING_KEY)
			continue;
		assert_int_equal(finding->line, 1);
		assert_int_equal(finding->column, 1);
		text_str(out, finding_catalogue[finding->rule].id);
		if (finding->suggestion)
			text_printf(out, " -> %s", finding->suggestion);
	}
}

static void test_scalar(void **state)
{
	const struct scalar_case *c = *state;
	struct reader reader;
	struct text yaml = TEXT_INIT, found = TEXT_INIT, printed = TEXT_INIT;
	text_printf(&yaml, "%s: %s\n", c->field, c->value);
	read_with(&reader, &calendar, c->record, yaml.data);
	int field = schema_field(c->record, c->field);
	const struct value *value = record_get(reader.record, field);
	scalar_findings(&found, &reader.diag);
	assert_text(&found, c->rule ? c->rule : "");
	if (value)
		value_print(
			&printed, &record_schemas[c->record].fields[field], value, &calendar);
	assert_int_equal(value != NULL, c->read != NULL);
	assert_true(record_has(reader.record, field));
	assert_text(&printed, c->read ? c->read : "");
	text_release(&yaml);
	release(&reader);
}

struct retyped_case {
	const char *name; /* and the word */
	bool retyped;
};

static struct retyped_case retyped[] = {
	{"~", 1},
	{"null", 1},
	{"y", 1},
	{"Yes", 1},
	{"oN", 0},
	{"off", 1},
	{"True", 1},
	{"12", 1},
	{"+12", 1},
	{"-0", 1},
	{"010", 1},
	{"0o17", 1},
	{"0x1F", 1},
	{"0b101", 1},
	{"1_000", 1},
	{"12:30", 1},
	{"1:60", 0},
	{"1.10", 1},
	{".5", 1},
	{"5.", 1},
	{"1e3", 1},
	{"-1.5e-3", 1},
	{".inf", 1},
	{".NaN", 1},
	{"2007-06-06", 1},
	{"2007-6-6", 1},
	{"2007-06-06T10:00:00Z", 1},
	{"2007-06-06 10:00", 1},
	{"2007-2010", 0},
	{"2007-06", 0},
	{"1.1.1", 0},
	{"1 000", 0},
	{"03-12", 0},
	{"nul", 0},
	{"non", 0},
	{"oui", 0},
	{"-", 0},
	{".", 1},
	{"plan", 0},
	{"été", 0},
	{"", 0},
};

static void test_retyped(void **state)
{
	const struct retyped_case *c = *state;
	assert_int_equal(scalar_retyped(c->name), c->retyped);
}

/* --- Places, messages, calendars ------------------------------------------- */

static void test_places(void **state)
{
	(void)state;
	struct reader reader;
	read_with(&reader, &calendar, RECORD_ACTION,
		"id: a\n\"title\":   b\nobjective: c\npartners:\n  -   person: d\n"
		"      as: \"é\"\n");
	const struct value *partners = record_get(reader.record, ACTION_PARTNERS);
	const struct value *item = &partners->list->items[0];
	const struct value *as = record_get(item->record, REFERENCE_AS);
	assert_int_equal(record_get(reader.record, ACTION_TITLE)->line, 2);
	assert_int_equal(record_get(reader.record, ACTION_TITLE)->column, 1);
	assert_int_equal(partners->line, 4);
	assert_int_equal(item->line, 5);
	assert_int_equal(item->column, 7);
	assert_int_equal(as->line, 6);
	assert_int_equal(as->column, 7);
	release(&reader);
}

/* What is far to the right has the last column that a value can keep. */
static void test_far_column(void **state)
{
	(void)state;
	struct reader reader;
	struct text yaml = TEXT_INIT;
	text_str(&yaml, ACTION_HEAD "schedule:\n  -");
	text_fill(&yaml, ' ', 70000);
	text_str(&yaml, "2007\n");
	read_with(&reader, &calendar, RECORD_ACTION, yaml.data);
	assert_int_equal(
		record_list(reader.record, ACTION_SCHEDULE)->items[0].column, UINT16_MAX);
	release(&reader);
	text_release(&yaml);
}

/* What is absent, and what is there but wrong, are not the same. */
static void test_absent(void **state)
{
	(void)state;
	struct reader reader;
	read_with(&reader, &calendar, RECORD_ACTION, "id: a\ntitle: b\nstatus: x\n");
	assert_null(record_get(reader.record, ACTION_STATUS));
	assert_true(record_has(reader.record, ACTION_STATUS));
	assert_false(record_has(reader.record, ACTION_PROGRESS));
	assert_null(record_text(reader.record, ACTION_OBJECTIVE));
	assert_null(record_record(reader.record, ACTION_SOURCE));
	assert_int_equal(record_number(reader.record, ACTION_ORDER, -7), -7);
	assert_int_equal(record_list(reader.record, ACTION_PARTNERS)->count, 0);
	release(&reader);
}

static void test_messages(void **state)
{
	(void)state;
	struct reader reader;
	read_with(&reader, &calendar, RECORD_ACTION,
		"id: a\nnumber: 1\nstatus: x\nprogress: 500\npartners:\n  - eq\n");
	assert_contains(message_of(&reader.diag, "unknown-key"), "computed");
	assert_contains(message_of(&reader.diag, "unknown-value"), "planned, in_progress");
	assert_contains(message_of(&reader.diag, "invalid-number"), "0 to 100");
	assert_contains(message_of(&reader.diag, "missing-key"), "is missing");
	assert_contains(message_of(&reader.diag, "reference-form"), "person: eq");
	release(&reader);
}

/* Hostile words are shown, never printed as they are. */
static void test_messages_are_visible(void **state)
{
	(void)state;
	struct reader reader;
	read_with(&reader, &calendar, RECORD_ACTION,
		"\"\\e[2J\": a\nstatus: \"\\u202e\"\nnotes: b\npartners:\n  - \"\\a\"\n");
	for (size_t i = 0; i < reader.diag.count; i++) {
		for (const char *p = reader.diag.items[i].message; *p; p++)
			assert_true((unsigned char)*p >= ' ');
		assert_null(strstr(reader.diag.items[i].message, "\u202e"));
	}
	release(&reader);
}

/* Whatever the calendar, amounts and seasons are judged as far as it is known. */
static void test_unknown_calendar(void **state)
{
	(void)state;
	static const struct calendar none = {.continuous = "continuous", .places = -1};
	static const struct calendar yen = {.continuous = "continuous", .currency = "JPY"};
	struct reader reader;
	read_with(&reader, &none, RECORD_ACTION,
		ACTION_HEAD "schedule:\n  - automne 2007\n  - 2008\n"
			    "budget:\n  - amount: 1.005\n    currency: USD\n");
	assert_findings(&reader.diag, "");
	assert_int_equal(record_list(reader.record, ACTION_SCHEDULE)->count, 1);
	release(&reader);
	read_with(&reader, &yen, RECORD_BUDGET, "amount: 1.5\n");
	assert_findings(&reader.diag, "f:1:1 invalid-amount\n");
	release(&reader);
}

static void read_plan(struct reader *reader, struct calendar *read, const char *yaml)
{
	static const struct calendar none = {.continuous = "continuous", .places = -1};
	read_with(reader, &none, RECORD_PLAN, yaml);
	read_calendar(read, reader->record);
}

static void test_calendar(void **state)
{
	(void)state;
	struct reader reader;
	struct calendar read;
	read_plan(&reader, &read,
		"format: 1\ntitle: a\norganization: b\ncurrency: JPY\n"
		"period:\n  start: 2007\n  end: \"2010-06-30\"\n"
		"calendar:\n  continuous: continu\n  seasons:\n"
		"    - code: H\n      name: hiver\n      edtf: 24\n      start: 12-21\n"
		"    - code: É\n      name: été\n      edtf: 22\n      start: \"06-21\"\n");
	assert_findings(&reader.diag, "");
	assert_int_equal(read.start, 20070101);
	assert_int_equal(read.end, 20100630);
	assert_int_equal(read.places, 0);
	assert_string_equal(read.currency, "JPY");
	assert_string_equal(read.continuous, "continu");
	assert_int_equal(read.season_count, 2);
	assert_string_equal(read.seasons[1].name, "été");
	assert_int_equal(read.seasons[1].edtf, 22);
	assert_int_equal(read.seasons[0].start, 1221);
	release(&reader);
}

static void test_calendar_without(void **state)
{
	(void)state;
	struct reader reader;
	struct calendar read;
	read_calendar(&read, NULL);
	assert_string_equal(read.continuous, "continuous");
	assert_int_equal(read.season_count, 0);
	assert_int_equal(read.start, 0);
	assert_int_equal(read.places, -1);
	read_plan(&reader, &read, "title: a\nperiod:\n  start: 20x7\ncurrency: ZZZ\n");
	assert_int_equal(read.start, 0);
	assert_int_equal(read.end, 0);
	assert_null(read.currency);
	assert_int_equal(read.places, -1);
	release(&reader);
}

/* More seasons than a year can hold are not kept. */
static void test_calendar_of_many_seasons(void **state)
{
	(void)state;
	struct reader reader;
	struct calendar read;
	struct text yaml = TEXT_INIT;
	text_str(&yaml, "calendar:\n  seasons:\n");
	for (int i = 1; i <= 28; i++)
		text_printf(&yaml,
			"    - code: S%d\n      name: s%d\n      edtf: 21\n"
			"      start: 01-%02d\n",
			i, i, i);
	read_plan(&reader, &read, yaml.data);
	assert_int_equal(read.season_count, CALENDAR_MOST_SEASONS);
	release(&reader);
	text_release(&yaml);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, wholes, test_record);
	SUITE_CASES(&suite, keys, test_record);
	SUITE_CASES(&suite, references, test_record);
	SUITE_CASES(&suite, repeats, test_record);
	SUITE_CASES(&suite, scalars, test_scalar);
	SUITE_CASES(&suite, retyped, test_retyped);
	SUITE_TEST(&suite, test_places);
	SUITE_TEST(&suite, test_far_column);
	SUITE_TEST(&suite, test_absent);
	SUITE_TEST(&suite, test_messages);
	SUITE_TEST(&suite, test_messages_are_visible);
	SUITE_TEST(&suite, test_unknown_calendar);
	SUITE_TEST(&suite, test_calendar);
	SUITE_TEST(&suite, test_calendar_without);
	SUITE_TEST(&suite, test_calendar_of_many_seasons);
	return suite_run(&suite, "read and scalar");
}
