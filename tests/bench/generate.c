/*
 * generate ACTIONS [COMMITS=1] [SEED=1]
 *
 * Writes a git fast-import stream on stdout: a large, valid plan for the benchmarks. The first
 * commit is the whole plan; each later one changes one field of one action. Equal arguments give
 * equal bytes, whatever the compiler or the C library. For example:
 *
 *	git init -q -b main DIR && generate 100000 | git -C DIR fast-import --quiet
 */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))

enum {
	EXIT_USAGE = 129, /* as Git */
	AXES = 10,
	OBJECTIVES_PER_AXIS = 7,
	ACTIONS_PER_FOLDER = 100, /* keeps each tree object near 4 kB */
	MAX_ACTIONS = 1000000,    /* ids have six digits */
	FIRST_YEAR = 2007,
	LAST_YEAR = 2010,
	SEASONS = 4,
	TERMS = (LAST_YEAR - FIRST_YEAR + 1) * SEASONS,
	COMMITTEES = 40,
	MAX_RESPONSIBLE = 3,
	MAX_PARTNERS = 4,
	MAX_SCHEDULE = 2,
	MAX_INDICATORS = 2,
	MAX_NOTES = 3,
	SECONDS_BETWEEN_COMMITS = 1000 /* 100,000 commits stay within the plan's years */
};

#define ADOPTION_TIME INT64_C(1181131200) /* 6 June 2007, 08:00 -0400 */
#define DECISION "reunion-2007-06-06/d1"

/* An id is the plain form of the name, so the two stand together. */
struct word {
	const char *id;
	const char *name;
};

static const char *const verbs[] = {
	"Cartographier",
	"Renforcer",
	"Promouvoir",
	"Documenter",
	"Harmoniser",
	"Soutenir",
	"Créer",
	"Consolider",
	"Réviser",
	"Animer",
	"Diversifier",
	"Expérimenter",
	"Outiller",
	"Rapprocher",
	"Pérenniser",
};

static const char *const subjects[] = {
	"l'offre de formation continue",
	"les coopératives de l'économie sociale",
	"le guichet d'information destiné aux promoteurs",
	"la relève au sein des conseils d'administration",
	"les circuits courts d'alimentation locale et solidaire",
	"l'accès des petites entreprises au financement solidaire",
	"la veille sur les besoins émergents des familles",
	"les partenariats avec les équipes de recherche",
	"le répertoire public des entreprises d'insertion",
	"la mutualisation des services comptables",
	"les projets d'habitation communautaire abordable",
	"les bonnes pratiques de gouvernance démocratique",
};

static const char *const places[] = {
	"dans chaque arrondissement",
	"à l'échelle de la région",
	"auprès des jeunes diplômés",
	"avec les municipalités rurales volontaires",
	"chez les organismes membres du regroupement",
	"en prévision du forum annuel de l'automne",
	"sur tout le territoire de la côte",
	"au profit des aînés et des proches aidants",
};

static const struct word given_names[] = {
	{"adele", "Adèle"},
	{"bruno", "Bruno"},
	{"chloe", "Chloé"},
	{"didier", "Didier"},
	{"eve", "Ève"},
	{"francois", "François"},
	{"gaelle", "Gaëlle"},
	{"hugo", "Hugo"},
	{"irene", "Irène"},
	{"marie-josee", "Marie-Josée"},
};

static const struct word family_names[] = {
	{"arsenault", "Arsenault"},
	{"belanger", "Bélanger"},
	{"cote", "Côté"},
	{"diallo", "Diallo"},
	{"ebert", "Ébert"},
	{"fortin", "Fortin"},
	{"gagne", "Gagné"},
	{"haddad", "Haddad"},
	{"nguyen", "Nguyen"},
	{"ouellet", "Ouellet"},
};

static const struct word bodies[] = {
	{"association", "Association"},
	{"atelier", "Atelier"},
	{"bureau", "Bureau"},
	{"caisse", "Caisse"},
	{"carrefour", "Carrefour"},
	{"centre", "Centre"},
	{"chantier", "Chantier"},
	{"college", "Collège"},
	{"cooperative", "Coopérative"},
	{"corporation", "Corporation"},
	{"federation", "Fédération"},
	{"fondation", "Fondation"},
	{"fonds", "Fonds"},
	{"institut", "Institut"},
	{"maison", "Maison"},
	{"mutuelle", "Mutuelle"},
	{"regroupement", "Regroupement"},
	{"reseau", "Réseau"},
	{"societe", "Société"},
	{"table", "Table"},
};

static const struct word towns[] = {
	{"beaulac", "Beaulac"},
	{"cap-rouge", "Cap-Rouge"},
	{"grande-anse", "Grande-Anse"},
	{"ile-verte", "Île-Verte"},
	{"la-baie", "La Baie"},
	{"montbrun", "Montbrun"},
	{"pre-fleuri", "Pré-Fleuri"},
	{"riviere-noire", "Rivière-Noire"},
	{"sainte-helene", "Sainte-Hélène"},
	{"val-doree", "Val-Dorée"},
};

/* By acronym, as the lexicon is. The other committees are only numbered. */
static const struct {
	struct word word;
	const char *acronym;
} named_committees[] = {
	{{"comite-evaluation", "Comité de l'évaluation"}, "CEV"},
	{{"comite-executif", "Comité exécutif"}, "CEX"},
	{{"comite-finances", "Comité des finances"}, "CFI"},
	{{"comite-releve", "Comité de la relève"}, "CRL"},
};

static const struct word posts[] = {
	{"presidence", "Présidence"},
	{"secretariat", "Secrétariat"},
	{"tresorerie", "Trésorerie"},
};

static const char *const statuses[] = {
	"planned",
	"in_progress",
	"completed",
	"suspended",
	"postponed",
	"cancelled",
};

static const char *const seasons[SEASONS] = {"hiver", "printemps", "été", "automne"};

enum { PEOPLE = LENGTH(given_names) * LENGTH(family_names) };
enum { ORGANIZATIONS = LENGTH(bodies) * LENGTH(towns) };
enum { ANSWERABLE = COMMITTEES + PEOPLE };

_Static_assert(ANSWERABLE <= UINT8_MAX + 1, "who is responsible is kept in one byte");
_Static_assert(ORGANIZATIONS <= UINT8_MAX + 1, "a partner is kept in one byte");
_Static_assert(TERMS <= 16, "a schedule is kept in sixteen bits");

struct sentence {
	uint8_t verb, subject, place;
};

struct indicator {
	struct sentence title;
	uint16_t target;
	uint32_t actual;
};

/* What a file needs beyond its number: about 60 bytes, so that a large plan fits in memory. */
struct action {
	uint32_t budget;
	uint16_t schedule; /* one bit a season, oldest lowest: sorted and without repeats */
	uint8_t status;
	uint8_t progress;
	uint8_t n_responsible, n_partners, n_indicators, n_notes;
	uint8_t responsible[MAX_RESPONSIBLE]; /* committees first, then people */
	uint8_t partners[MAX_PARTNERS];
	struct sentence title;
	struct sentence notes[MAX_NOTES];
	struct indicator indicators[MAX_INDICATORS];
};

/* fast-import wants the length before the bytes: a file is composed here first. */
struct text {
	size_t length;
	char bytes[8192];
};

static struct text text;
static uint64_t random_state;

static void die(const char *message)
{
	fprintf(stderr, "generate: %s\n", message);
	exit(1);
}

/* splitmix64: tiny, well mixed from any seed, and the same on every platform. */
static uint64_t random_bits(void)
{
	uint64_t z = (random_state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static uint32_t random_below(uint32_t bound)
{
	return (uint32_t)(((random_bits() >> 32) * bound) >> 32);
}

static uint32_t random_between(uint32_t low, uint32_t high)
{
	return low + random_below(high - low + 1);
}

__attribute__((format(printf, 1, 2))) static void add(const char *format, ...)
{
	size_t room = sizeof(text.bytes) - text.length;
	va_list arguments;
	int n;

	va_start(arguments, format);
	n = vsnprintf(text.bytes + text.length, room, format, arguments);
	va_end(arguments);
	if (n < 0 || (size_t)n >= room)
		die("a file is larger than expected");
	text.length += (size_t)n;
}

static void write_text(void)
{
	printf("data %zu\n", text.length);
	fwrite(text.bytes, 1, text.length, stdout);
	putchar('\n');
	text.length = 0;
}

/* Writes what was composed as the file FOLDER/ID.yaml of the plan. */
static void write_file(const char *folder, const char *id)
{
	printf("M 100644 inline plan/%s%s.yaml\n", folder, id);
	write_text();
}

/* The returned strings of the next four live until the same function's next call. */
static const char *person_id(uint32_t person)
{
	static char id[64];

	snprintf(id, sizeof(id), "%s-%s", given_names[person / LENGTH(family_names)].id,
		family_names[person % LENGTH(family_names)].id);
	return id;
}

static const char *organization_id(uint32_t organization)
{
	static char id[64];

	snprintf(id, sizeof(id), "%s-%s", bodies[organization / LENGTH(towns)].id,
		towns[organization % LENGTH(towns)].id);
	return id;
}

static const char *committee_id(uint32_t committee)
{
	static char id[32];

	if (committee < LENGTH(named_committees))
		return named_committees[committee].word.id;
	snprintf(id, sizeof(id), "comite-%02u", (unsigned)committee);
	return id;
}

static const char *action_id(uint32_t number)
{
	static char id[32];

	snprintf(id, sizeof(id), "action-%06u", (unsigned)number);
	return id;
}

static uint32_t axis_of(uint32_t number, uint32_t actions)
{
	return (uint32_t)((uint64_t)number * AXES / actions) + 1;
}

static bool contains(const uint8_t *list, uint8_t n, uint8_t value)
{
	return memchr(list, value, n) != NULL;
}

/* One statement a draw here and below: C leaves the order within an expression to the compiler. */
static struct sentence draw_sentence(void)
{
	struct sentence s;

	s.verb = (uint8_t)random_below(LENGTH(verbs));
	s.subject = (uint8_t)random_below(LENGTH(subjects));
	s.place = (uint8_t)random_below(LENGTH(places));
	return s;
}

/* A committee or a person not yet responsible; committees answer for most actions. */
static uint8_t draw_responsible(const struct action *a)
{
	uint8_t who;

	do {
		if (random_below(100) < 60)
			who = (uint8_t)random_below(COMMITTEES);
		else
			who = (uint8_t)(COMMITTEES + random_below(PEOPLE));
	} while (contains(a->responsible, a->n_responsible, who));
	return who;
}

static void append_responsible(struct action *a)
{
	uint8_t who = draw_responsible(a);

	a->responsible[a->n_responsible++] = who;
}

static void append_partner(struct action *a)
{
	uint8_t partner;

	do
		partner = (uint8_t)random_below(ORGANIZATIONS);
	while (contains(a->partners, a->n_partners, partner));
	a->partners[a->n_partners++] = partner;
}

static uint16_t draw_schedule(void)
{
	uint32_t n = random_between(1, MAX_SCHEDULE), terms = 0;

	while (n-- > 0)
		terms |= UINT32_C(1) << random_below(TERMS);
	return (uint16_t)terms;
}

static void draw_action(struct action *a)
{
	uint32_t n;

	memset(a, 0, sizeof(*a));
	a->title = draw_sentence();
	a->status = (uint8_t)random_below(LENGTH(statuses));
	a->progress = (uint8_t)random_between(0, 100);
	for (n = random_between(1, MAX_RESPONSIBLE); n > 0; n--)
		append_responsible(a);
	for (n = random_between(1, MAX_PARTNERS); n > 0; n--)
		append_partner(a);
	a->schedule = draw_schedule();
	a->budget = random_between(2, 800) * 500;
	for (n = random_between(1, MAX_INDICATORS); n > 0; n--) {
		struct indicator *i = &a->indicators[a->n_indicators++];

		i->title = draw_sentence();
		i->target = (uint16_t)random_between(60, 990);
		i->actual = random_between(0, 55);
	}
	for (n = random_between(1, MAX_NOTES); n > 0; n--)
		a->notes[a->n_notes++] = draw_sentence();
}

/* Adds, removes or replaces one: always a change, and the number stays within its limits. */
static void change_responsible(struct action *a)
{
	uint8_t who = draw_responsible(a);
	uint8_t at = (uint8_t)random_below(a->n_responsible);
	uint32_t how = random_below(3);

	if (how == 0 && a->n_responsible < MAX_RESPONSIBLE) {
		a->responsible[a->n_responsible++] = who;
	} else if (how == 1 && a->n_responsible > 1) {
		a->n_responsible--;
		memmove(a->responsible + at, a->responsible + at + 1, a->n_responsible - at);
	} else {
		a->responsible[at] = who;
	}
}

/* Gives one field another value, and returns the field's name for the commit's subject. */
static const char *change_action(struct action *a)
{
	uint32_t percent = random_below(100);
	uint16_t before = a->schedule;

	if (percent < 10) {
		change_responsible(a);
		return "responsible";
	}
	if (percent < 30) {
		uint32_t step = random_between(1, LENGTH(statuses) - 1);

		a->status = (uint8_t)((a->status + step) % LENGTH(statuses));
		return "status";
	}
	if (percent < 55) {
		a->progress = (uint8_t)((a->progress + random_between(1, 100)) % 101);
		return "progress";
	}
	if (percent < 75) {
		a->indicators[0].actual += random_between(1, 10);
		return "indicators";
	}
	if (percent < 90) {
		a->budget += random_between(1, 90) * 100;
		return "budget";
	}
	while (a->schedule == before)
		a->schedule = draw_schedule();
	return "schedule";
}

static void add_sentence(const char *before, struct sentence s, const char *after)
{
	add("%s%s %s %s%s\n", before, verbs[s.verb], subjects[s.subject], places[s.place],
		after);
}

static void add_reference(const char *indent, uint32_t who)
{
	if (who < COMMITTEES)
		add("%scommittee: %s\n", indent, committee_id(who));
	else
		add("%sperson: %s\n", indent, person_id(who - COMMITTEES));
}

static void add_schedule(uint32_t schedule)
{
	uint32_t term;

	add("schedule:\n");
	for (term = 0; term < TERMS; term++)
		if (schedule >> term & 1)
			add("  - %s %u\n", seasons[term % SEASONS],
				(unsigned)(FIRST_YEAR + term / SEASONS));
}

static void add_indicators(const struct action *a)
{
	unsigned k;

	add("indicators:\n");
	for (k = 0; k < a->n_indicators; k++) {
		const struct indicator *i = &a->indicators[k];

		add("  - id: i%u\n", k + 1);
		add_sentence("    title: \"", i->title, "\"");
		add("    measure: unit\n    periods:\n      - period: %d\n", FIRST_YEAR);
		add("        target: %u\n        actual: %" PRIu32 "\n", i->target, i->actual);
	}
}

static void write_action(const struct action *a, uint32_t number, uint32_t actions)
{
	uint32_t axis = axis_of(number, actions);
	char folder[64];
	unsigned k;

	add("id: %s\n", action_id(number));
	add_sentence("title: \"", a->title, "\"");
	add("objective: objectif-%u-%u\n", (unsigned)axis,
		(unsigned)(number % OBJECTIVES_PER_AXIS + 1));
	add("order: %u\n", (unsigned)(number + 1));
	add("status: %s\nprogress: %u\nresponsible:\n", statuses[a->status], a->progress);
	for (k = 0; k < a->n_responsible; k++)
		add_reference("  - ", a->responsible[k]);
	add("partners:\n");
	for (k = 0; k < a->n_partners; k++)
		add("  - organization: %s\n", organization_id(a->partners[k]));
	add_schedule(a->schedule);
	add("budget:\n  - amount: %" PRIu32 "\n    currency: CAD\n", a->budget);
	add_indicators(a);
	add("notes: |\n");
	for (k = 0; k < a->n_notes; k++)
		add_sentence("  ", a->notes[k], ".");
	snprintf(folder, sizeof(folder), "actions/%02u/%04u/", (unsigned)axis,
		(unsigned)(number / ACTIONS_PER_FOLDER));
	write_file(folder, action_id(number));
}

static void write_plan(void)
{
	add("format: 1\ntitle: \"Plan d'action d'essai %d-%d\"\n", FIRST_YEAR, LAST_YEAR);
	add("organization: pole\nperiod:\n  start: %d\n  end: %d\n", FIRST_YEAR, LAST_YEAR);
	add("adopted: " DECISION "\ncurrency: CAD\n");
	add("calendar:\n  continuous: continu\n  seasons:\n");
	add("    - code: H\n      name: hiver\n      edtf: 24\n      start: \"01-01\"\n");
	add("    - code: P\n      name: printemps\n      edtf: 21\n      start: \"04-01\"\n");
	add("    - code: É\n      name: été\n      edtf: 22\n      start: \"07-01\"\n");
	add("    - code: A\n      name: automne\n      edtf: 23\n      start: \"09-01\"\n");
	write_file("", "plan");
}

static void write_lexicon(void)
{
	uint32_t c;

	for (c = 0; c < LENGTH(named_committees); c++)
		add("\"%s\": \"%s\"\n", named_committees[c].acronym,
			named_committees[c].word.name);
	add("\"OBNL\": \"Organisme à but non lucratif\"\n\"PES\": \"Pôle d'essai\"\n");
	write_file("", "lexicon");
}

static void write_axes(void)
{
	unsigned axis, k;
	char id[32];

	for (axis = 1; axis <= AXES; axis++) {
		snprintf(id, sizeof(id), "axe-%02u", axis);
		add("id: %s\norder: %u\ntitle: \"Orientation %u\"\nobjectives:\n", id, axis,
			axis);
		for (k = 1; k <= OBJECTIVES_PER_AXIS; k++) {
			add("  - id: objectif-%u-%u\n", axis, k);
			add("    title: \"Résultat visé %u.%u\"\n", axis, k);
		}
		write_file("axes/", id);
	}
}

static void write_people(void)
{
	uint32_t p;

	for (p = 0; p < PEOPLE; p++) {
		const char *id = person_id(p);
		const char *given = given_names[p / LENGTH(family_names)].name;
		const char *family = family_names[p % LENGTH(family_names)].name;

		add("id: %s\nname: \"%s %s\"\n", id, given, family);
		add("family_name: \"%s\"\ngiven_name: \"%s\"\n", family, given);
		add("emails:\n  - %s@plan.example\n", id);
		write_file("people/", id);
	}
}

static void write_committees(void)
{
	uint32_t c;

	for (c = 0; c < COMMITTEES; c++) {
		add("id: %s\n", committee_id(c));
		if (c < LENGTH(named_committees))
			add("name: \"%s\"\nacronym: \"%s\"\n", named_committees[c].word.name,
				named_committees[c].acronym);
		else
			add("name: \"Comité %u\"\n", (unsigned)c);
		add("classification: standing\nparent: pole\nmembers:\n");
		add("  - person: %s\n", person_id(c));
		add("  - person: %s\n", person_id(PEOPLE - 1 - c));
		write_file("committees/", committee_id(c));
	}
}

static void write_organizations(void)
{
	uint32_t o;

	add("id: pole\nname: \"Pôle d'essai\"\nacronym: \"PES\"\n");
	write_file("organizations/", "pole");
	for (o = 0; o < ORGANIZATIONS; o++) {
		add("id: %s\n", organization_id(o));
		add("name: \"%s %s\"\n", bodies[o / LENGTH(towns)].name,
			towns[o % LENGTH(towns)].name);
		write_file("organizations/", organization_id(o));
	}
}

static void write_posts(void)
{
	uint32_t p;

	for (p = 0; p < LENGTH(posts); p++) {
		add("id: %s\nname: \"%s\"\norganization: pole\n", posts[p].id, posts[p].name);
		add("holders:\n  - person: %s\n    start: \"2007-06-06\"\n", person_id(p));
		write_file("posts/", posts[p].id);
	}
}

static void write_meeting(void)
{
	uint32_t p;

	add("id: reunion-2007-06-06\nname: \"Réunion du pôle\"\ndate: \"2007-06-06\"\n");
	add("classification: regular\nattendees:\n");
	for (p = 0; p < PEOPLE; p += LENGTH(family_names))
		add("  - person: %s\n", person_id(p));
	add("decisions:\n  - id: d1\n    text: \"Le plan d'action est adopté.\"\n");
	add("    proposed_by:\n      person: %s\n", person_id(0));
	add("    seconded_by:\n      person: %s\n", person_id(LENGTH(family_names)));
	add("    result: adopted\n    carried: unanimous\n");
	write_file("meetings/", "reunion-2007-06-06");
}

/* Opens a commit by PERSON whose message has been composed. */
static void write_commit(uint64_t k, uint32_t person)
{
	static const char *const roles[] = {"author", "committer"};
	int64_t when = ADOPTION_TIME + (int64_t)k * SECONDS_BETWEEN_COMMITS;
	unsigned r;

	printf("commit refs/heads/main\n");
	for (r = 0; r < LENGTH(roles); r++)
		printf("%s %s %s <%s@plan.example> %" PRId64 " -0400\n", roles[r],
			given_names[person / LENGTH(family_names)].name,
			family_names[person % LENGTH(family_names)].name, person_id(person),
			when);
	write_text();
}

static void write_adoption(struct action *all, uint32_t actions)
{
	uint32_t i;

	add("plan: adopt the plan\n\nDecision: " DECISION "\n");
	write_commit(0, 0);
	write_plan();
	write_lexicon();
	write_axes();
	write_people();
	write_committees();
	write_organizations();
	write_posts();
	write_meeting();
	for (i = 0; i < actions; i++) {
		draw_action(&all[i]);
		write_action(&all[i], i, actions);
	}
}

static void write_change(struct action *all, uint32_t actions, uint64_t k)
{
	uint32_t i = random_below(actions);
	const char *field = change_action(&all[i]);

	add("plan: set %s of %s\n", field, action_id(i));
	write_commit(k, random_below(PEOPLE));
	write_action(&all[i], i, actions);
}

/* strtoull alone would take "-1" and " 7". */
static uint64_t parse_number(const char *s, uint64_t low, uint64_t high)
{
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(s, &end, 10);
	if (*s < '0' || *s > '9' || *end || errno || n < low || n > high) {
		fprintf(stderr, "generate: not a number from %" PRIu64 " to %" PRIu64 ": %s\n",
			low, high, s);
		exit(EXIT_USAGE);
	}
	return n;
}

int main(int argc, char **argv)
{
	struct action *all;
	uint32_t actions;
	uint64_t commits, k;

	if (argc < 2 || argc > 4) {
		fprintf(stderr, "usage: generate ACTIONS [COMMITS=1] [SEED=1]\n");
		return EXIT_USAGE;
	}
	actions = (uint32_t)parse_number(argv[1], 1, MAX_ACTIONS);
	commits = argc > 2 ? parse_number(argv[2], 1, UINT32_MAX) : 1;
	random_state = argc > 3 ? parse_number(argv[3], 0, UINT64_MAX) : 1;
	all = calloc(actions, sizeof(*all));
	if (!all)
		die("out of memory");

	/* With "done" at its end, fast-import refuses a stream that was cut short. */
	printf("feature done\n");
	write_adoption(all, actions);
	for (k = 1; k < commits; k++)
		write_change(all, actions, k);
	printf("done\n");
	free(all);
	if (fflush(stdout) || ferror(stdout))
		die("cannot write the stream");
	return 0;
}
