#include "base/opt.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "base/wrap.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* Values of long options: an index into the flattened table, past any letter. */
#define FIRST_VALUE 256
#define HELP_VALUE 255
/* getopt's value of a word that is no option. */
#define WORD_VALUE 1
#define HELP_COLUMN 28
#define MOST_OPTIONS 64

struct flat {
	const struct opt *items[MOST_OPTIONS];
	int count;
};

static void flatten(const struct opt *options, struct flat *flat)
{
	for (; options->type != OPT_IS_END; options++) {
		if (options->type == OPT_IS_TABLE)
			flatten(options->table, flat);
		else if (flat->count < MOST_OPTIONS)
			flat->items[flat->count++] = options;
	}
}

struct parser {
	struct flat flat;
	struct option longs[MOST_OPTIONS * 2 + 2];
	char negated[MOST_OPTIONS][32];
	char shorts[MOST_OPTIONS * 2 + 6];
};

static void prepare(struct parser *parser, const struct opt *options)
{
	*parser = (struct parser){0};
	flatten(options, &parser->flat);
	/* A hyphen first: words are given as they come, so that what stands after "--" is
	   known. A colon: a missing argument is told from an unknown option. */
	char *letter = parser->shorts;
	*letter++ = '-';
	*letter++ = ':';
	*letter++ = 'h';
	int longs = 0;
	for (int i = 0; i < parser->flat.count; i++) {
		const struct opt *opt = parser->flat.items[i];
		int argument = opt->argument ? required_argument : no_argument;
		parser->longs[longs++] =
			(struct option){opt->name, argument, NULL, FIRST_VALUE + i};
		if (opt->type == OPT_IS_FLAG && strncmp(opt->name, "no-", 3)) {
			struct text no = TEXT_INIT;
			text_printf(&no, "no-%s", opt->name);
			memccpy(parser->negated[i], no.data, '\0',
				sizeof parser->negated[i] - 1);
			text_release(&no);
			parser->longs[longs++] = (struct option){parser->negated[i],
				no_argument, NULL, FIRST_VALUE + MOST_OPTIONS + i};
		}
		if (opt->letter) {
			*letter++ = opt->letter;
			if (opt->argument)
				*letter++ = ':';
		}
	}
	parser->longs[longs] = (struct option){"help", no_argument, NULL, HELP_VALUE};
}

/* What members call the options in French. */
static const struct {
	const char *option, *words;
} french_words[] = {
	{"acronym", "sigle"},
	{"all", "tout tous toutes"},
	{"at", "quand date"},
	{"color", "couleur couleurs"},
	{"columns", "colonnes champs"},
	{"count", "nombre compter combien"},
	{"currency", "devise monnaie"},
	{"decision", "résolution"},
	{"help", "aide"},
	{"no-color", "sans-couleur sans-couleurs"},
	{"numbers", "numéros"},
	{"organization", "organisme"},
	{"period", "période"},
	{"rule", "règle règles"},
	{"seasons", "saisons"},
	{"sort", "trier tri"},
	{"title", "titre"},
	{"today", "aujourd'hui"},
	{"total", "somme"},
};

static void offer(struct suggest *near, const char *option)
{
	const char *words = "";
	for (size_t i = 0; i < sizeof french_words / sizeof *french_words; i++) {
		if (!strcmp(french_words[i].option, option))
			words = french_words[i].words;
	}
	suggest_offer_as(near, option, words);
}

/* Add the name of the option that was meant; false when none is near. */
static bool find_meant(struct text *meant, const struct parser *parser, const char *name)
{
	struct suggest near;
	struct text word = TEXT_INIT;
	text_add(&word, name, strcspn(name, "="));
	suggest_init(&near, word.data);
	for (int i = 0; i < parser->flat.count; i++)
		offer(&near, parser->flat.items[i]->name);
	offer(&near, "help");
	bool found = suggest_best(&near) != NULL;
	if (found)
		text_str(meant, suggest_best(&near));
	suggest_release(&near);
	text_release(&word);
	return found;
}

static int unknown_option(const struct parser *parser, const char *word, struct fail *fail)
{
	struct text meant = TEXT_INIT;
	fail_set(fail, STATUS_USAGE, _("unknown option '%s'"), word);
	if (!strncmp(word, "--", 2) && find_meant(&meant, parser, word + 2))
		fail_hint(fail, _("did you mean --%s?"), meant.data);
	text_release(&meant);
	return -1;
}

/* "-count", which are five letters to getopt: an option's name lacks a hyphen. */
static bool lacks_hyphen(const struct parser *parser, const char *word, struct fail *fail)
{
	struct text meant = TEXT_INIT;
	bool lacks = strlen(word) > 2 && find_meant(&meant, parser, word + 1);
	if (lacks) {
		fail_set(fail, STATUS_USAGE, _("unknown option '%s'"), word);
		fail_hint(fail, _("did you mean --%s?"), meant.data);
	}
	text_release(&meant);
	return lacks;
}

/* The word that the letter complained of stands in: getopt leaves it with its last letter. */
static const char *word_of_letter(char *const *argv, int argc)
{
	const char *last = argv[optind - 1];
	size_t length = strlen(last);
	if (optind < argc && !(*last == '-' && length > 1 && last[length - 1] == optopt))
		last = argv[optind];
	return *last == '-' ? last : "";
}

/* getopt's complaint: ':' for a missing argument, '?' for the rest; optopt is the option's value. */
static int refuse(const struct parser *parser, int complaint, const char *word,
	const char *whole, struct fail *fail)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	bool is_letter = optopt > 0 && optopt < HELP_VALUE;
	if (is_letter && complaint == '?' && lacks_hyphen(parser, whole, fail))
		return -1;
	if (is_letter)
		word = letter;
	if (complaint == ':')
		return fail_set(fail, STATUS_USAGE, _("the option '%s' needs a value"), word);
	if (optopt >= FIRST_VALUE || (optopt == HELP_VALUE && complaint == '?'))
		return fail_set(fail, STATUS_USAGE, _("the option '%s' takes no value"), word);
	return unknown_option(parser, word, fail);
}

static void apply(const struct opt *opt, bool negated)
{
	switch (opt->type) {
	case OPT_IS_FLAG:
		*opt->flag = !negated;
		break;
	case OPT_IS_TEXT:
		*opt->text = optarg;
		break;
	case OPT_IS_VALUE:
		*opt->text = opt->value;
		break;
	case OPT_IS_TABLE:
	case OPT_IS_END:
		break;
	}
}

static void apply_letter(const struct flat *flat, int letter)
{
	for (int i = 0; i < flat->count; i++) {
		if (flat->items[i]->letter == letter)
			apply(flat->items[i], false);
	}
}

/* getopt ends at "--", and leaves the words after it to the caller. */
static void take_rest(struct opt_words *words, int argc, char **argv)
{
	words->parted = words->count;
	for (int i = optind; i < argc; i++)
		words->items[words->count++] = argv[i];
}

int opt_parse(const struct opt *options, int argc, char **argv, struct opt_words *words,
	enum opt_help *help, struct fail *fail)
{
	struct parser *parser = mem_alloc(sizeof *parser);
	prepare(parser, options);
	int result = 0;
	*words = (struct opt_words){argv + 1, 0, 0};
	opterr = 0;
	/* 0 rather than 1: glibc then forgets the words of an earlier call. */
	optind = 0;
	for (;;) {
		int before = optind ? optind : 1;
		int value = getopt_long(argc, argv, parser->shorts, parser->longs, NULL);
		if (value < 0)
			break;
		if (value == WORD_VALUE) {
			words->items[words->count++] = optarg;
		} else if (value == 'h' || value == HELP_VALUE) {
			*help = value == 'h' ? OPT_HELP_LIST : OPT_HELP_PAGE;
		} else if (value == '?' || value == ':') {
			const char *word = argv[optind > before ? optind - 1 : before];
			result = refuse(parser, value, word, word_of_letter(argv, argc), fail);
			break;
		} else if (value >= FIRST_VALUE + MOST_OPTIONS) {
			apply(parser->flat.items[value - FIRST_VALUE - MOST_OPTIONS], true);
		} else if (value >= FIRST_VALUE) {
			apply(parser->flat.items[value - FIRST_VALUE], false);
		} else {
			apply_letter(&parser->flat, value);
		}
	}
	take_rest(words, argc, argv);
	free(parser);
	return result;
}

bool opt_knows(const struct opt *options, const char *word)
{
	struct flat flat = {.count = 0};
	bool negated = !strncmp(word, "--no-", 5);
	size_t length = strcspn(word, "=");
	bool known = false;
	flatten(options, &flat);
	for (int i = 0; i < flat.count && !known; i++) {
		const struct opt *opt = flat.items[i];
		if (word[0] == '-' && word[1] != '-')
			known = word[1] && opt->letter == word[1];
		else if (word[0] == '-' && length > 2)
			known = !strncmp(opt->name, word + 2, length - 2) ||
				(negated && opt->type == OPT_IS_FLAG && length > 5 &&
					!strncmp(opt->name, word + 5, length - 5));
	}
	return known;
}

void opt_synopsis(struct text *out, const struct opt *options)
{
	struct flat flat = {.count = 0};
	flatten(options, &flat);
	for (int i = 0; i < flat.count; i++) {
		const struct opt *opt = flat.items[i];
		text_printf(out, "%s[--%s", out->length ? " " : "", opt->name);
		if (opt->argument)
			text_printf(out, "=%s", _(opt->argument));
		text_char(out, ']');
	}
}

static void list_option(struct text *out, const struct opt *opt, size_t width)
{
	struct text words = TEXT_INIT;
	text_str(&words, "    ");
	if (opt->letter)
		text_printf(&words, "-%c%s", opt->letter, opt->name ? ", " : "");
	if (opt->name)
		text_printf(&words, "--%s", opt->name);
	if (opt->argument)
		text_printf(&words, "=%s", _(opt->argument));
	size_t used = utf8_width(words.data, words.length);
	text_str(out, words.data);
	if (used + 2 > HELP_COLUMN) {
		text_char(out, '\n');
		used = 0;
	}
	text_fill(out, ' ', HELP_COLUMN - used);
	const char *help = _(opt->help);
	wrap_words(out, help, strlen(help), HELP_COLUMN, HELP_COLUMN, width);
	text_char(out, '\n');
	text_release(&words);
}

void opt_list(struct text *out, const struct opt *options, size_t width)
{
	static const struct opt help[] = {
		OPT_FLAG('h', NULL, NULL, N_("list the options")),
		OPT_FLAG(0, "help", NULL, N_("open the manual page")),
	};
	struct flat flat = {.count = 0};
	flatten(options, &flat);
	for (int i = 0; i < flat.count; i++)
		list_option(out, flat.items[i], width);
	for (size_t i = 0; i < sizeof help / sizeof *help; i++)
		list_option(out, &help[i], width);
}
