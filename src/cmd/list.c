#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/nothing.h"
#include "model/query.h"
#include "model/vocabulary.h"
#include "view/columns.h"
#include "view/item.h"
#include "view/report_table.h"
#include "view/sorting.h"
#include "view/table_format.h"
#include "view/totals.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static struct {
	const char *columns;
	const char *sort;
	const char *total;
	bool count;
} asked;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TEXT(0, "columns", N_("FIELD,…"), &asked.columns,
		N_("show these fields, one within another by a dot: funding.amount")),
	OPT_TEXT(0, "sort", N_("FIELD,…"), &asked.sort,
		N_("sort by these fields; -FIELD the other way round")),
	OPT_FLAG(0, "count", &asked.count, N_("print only how many there are")),
	OPT_TEXT(0, "total", N_("FIELD"), &asked.total,
		N_("print only the sum: of budget, funding, expenses, effort, any number")),
	OPT_TABLE(reading_options),
	OPT_END,
};

const struct command command_list = {
	"list",
	N_("list the actions, or the things of another kind"),
	N_("[KIND] [QUERY…]"),
	options,
	NEED_PLAN,
	FORMAT_TABLE | FORMAT_JSON | FORMAT_CSV | FORMAT_MARKDOWN | FORMAT_HTML,
	run,
};

/* Words that the name of a kind has at most: "règles de modification". */
#define MOST_KIND_WORDS 3

/* What is listed: things of a kind, or entries of the lexicon. */
struct listing {
	enum kind kind;
	const struct thing **things;
	const struct lexicon_entry **entries;
	size_t count;
};

static void select_meant(struct listing *listing, const struct plan *plan, struct query *query)
{
	const struct thing_list *all = &plan->things[listing->kind];
	bool lexicon = listing->kind == KIND_LEXICON;
	size_t most = lexicon ? plan->acronym_count : all->count;
	listing->things = mem_array(NULL, most, sizeof *listing->things);
	listing->entries = mem_array(NULL, most, sizeof *listing->entries);
	for (size_t i = 0; i < most; i++) {
		if (lexicon && query_matches_acronym(query, &plan->acronyms[i]))
			listing->entries[listing->count++] = &plan->acronyms[i];
		if (!lexicon && query_matches(query, all->items[i]))
			listing->things[listing->count++] = all->items[i];
	}
}

static void list_json(const struct plan *plan, const struct listing *listing)
{
	struct json_stream stream;
	json_stream_start(&stream, stdout, kind_schemas[listing->kind].name);
	for (size_t i = 0; i < listing->count; i++)
		json_stream_item(&stream, listing->kind == KIND_LEXICON
						  ? item_acronym(listing->entries[i])
						  : item_json(plan, listing->things[i]));
	json_stream_end(&stream);
}

/* The number alone, or {"kind":"action","count":8}. */
static void print_count(const struct session *session, const struct listing *listing)
{
	struct json_stream stream;
	if (session->format != FORMAT_JSON) {
		printf("%zu\n", listing->count);
		return;
	}
	struct json *item = json_new_object();
	json_put(item, "kind", json_new_text(kind_schemas[listing->kind].name));
	json_put(item, "count", json_new_integer((int64_t)listing->count));
	json_stream_start(&stream, stdout, "count");
	json_stream_item(&stream, item);
	json_stream_end(&stream);
}

static int print_total(
	const struct session *session, const struct listing *listing, struct fail *fail)
{
	struct totals *totals;
	int result = totals_make(&totals, session->plan, listing->kind, listing->things,
		listing->count, asked.total, fail);
	if (!result && session->format == FORMAT_JSON)
		totals_json(totals, stdout);
	else if (!result)
		totals_print(totals, stdout);
	totals_free(totals);
	return result;
}

static void lexicon_table(struct table *table, const struct listing *listing)
{
	table_init(table, 2);
	table_cell(table, _("acronym"));
	table_cell(table, _("meaning"));
	for (size_t i = 0; i < listing->count; i++) {
		table_cell(table, listing->entries[i]->acronym);
		table_cell(table, listing->entries[i]->meaning);
	}
}

/* "Pistes d'action — Plan d'action triennal 2007-2010": the page says what it is of. */
static void put_page(const struct session *session, const struct table *table, enum kind kind)
{
	const struct kind_schema *schema = &kind_schemas[kind];
	const char *label =
		lang_label(kind == KIND_LEXICON ? schema->label : schema->plural_label);
	struct text title = TEXT_INIT;
	utf8_capitalize(&title, label, strlen(label));
	text_printf(&title, " — %s", report_table_title(session->plan));
	table_put_page(table, stdout, title.data);
	text_release(&title);
}

static void print_table(
	const struct session *session, const struct table *table, enum kind kind)
{
	struct csv csv;
	if (session->format == FORMAT_CSV) {
		csv_start(&csv, stdout, false);
		table_put_csv(table, &csv);
	} else if (session->format == FORMAT_MARKDOWN) {
		table_put_markdown(table, stdout);
	} else if (session->format == FORMAT_HTML) {
		put_page(session, table, kind);
	} else {
		table_print(table, stdout, session->width);
	}
}

static int print_list(const struct session *session, const struct listing *listing,
	const struct columns_view *view, struct fail *fail)
{
	struct columns columns;
	struct table table;
	bool lexicon = listing->kind == KIND_LEXICON;
	if (!lexicon && columns_read(&columns, listing->kind, asked.columns, fail))
		return -1;
	if (session->format == FORMAT_JSON) {
		list_json(session->plan, listing);
		return 0;
	}
	if (!lexicon && session->format == FORMAT_CSV) {
		struct csv csv;
		csv_start(&csv, stdout, false);
		columns_csv(&csv, &columns, view, listing->things, listing->count);
		return 0;
	}
	if (lexicon)
		lexicon_table(&table, listing);
	else
		columns_table(&table, &columns, view, listing->things, listing->count);
	print_table(session, &table, listing->kind);
	table_release(&table);
	return 0;
}

/* A list of nothing answers nobody who made a slip. */
static void tell_of_nothing(
	const struct session *session, const struct query *query, enum kind kind, bool queried)
{
	struct text hint = TEXT_INIT, shown = TEXT_INIT;
	bool table = session->format != FORMAT_JSON && !asked.count && !asked.total;
	fflush(stdout);
	if (table && queried)
		fprintf(stderr, "%s\n", _("nothing matches this query"));
	else if (table)
		fprintf(stderr, _("the plan has nothing of this kind: %s\n"),
			lang_label(kind_schemas[kind].plural_label));
	nothing_hint(&hint, query, kind, asked.columns);
	utf8_visible(&shown, hint.data, hint.length);
	if (shown.length)
		fprintf(stderr, "%s: %s\n", _("hint"), shown.data);
	text_release(&hint);
	text_release(&shown);
}

static int check_options(enum kind kind, const struct session *session, struct fail *fail)
{
	if (asked.count && asked.total)
		return fail_set(
			fail, STATUS_USAGE, _("--count and --total exclude one another"));
	if (asked.columns && (asked.count || asked.total))
		return fail_set(fail, STATUS_USAGE, _("--count and --total have no columns"));
	if (asked.columns && session->format == FORMAT_JSON)
		return fail_set(
			fail, STATUS_USAGE, _("--columns is for tables: JSON has every field"));
	if (kind == KIND_LEXICON && (asked.columns || asked.sort || asked.total))
		return fail_set(fail, STATUS_USAGE,
			_("the lexicon has no fields: --columns, --sort and --total mean nothing "
			  "there"));
	return 0;
}

static int print(const struct session *session, struct listing *listing, struct fail *fail)
{
	const struct columns_view view = {
		session->plan, session->prefix, session->today, session->format == FORMAT_CSV};
	if (asked.sort && sorting_sort(listing->things, listing->count, listing->kind, &view,
				  asked.sort, fail))
		return -1;
	if (asked.total)
		return print_total(session, listing, fail);
	if (!asked.count)
		return print_list(session, listing, &view, fail);
	print_count(session, listing);
	return 0;
}

/* How many of the first words name a kind: both of "pistes d'action", or none. */
static int read_kind(enum kind *kind, int argc, char **argv)
{
	struct text words = TEXT_INIT;
	int taken = 0;
	for (int count = 1; count <= argc && count <= MOST_KIND_WORDS; count++) {
		const char *word = argv[count - 1];
		/* A mark is no part of a name, though names hold marks. */
		if (count > 1 && !isalpha((unsigned char)*word))
			break;
		text_printf(&words, "%s%s", count > 1 ? " " : "", word);
		enum kind named = vocabulary_kind(words.data, words.length);
		if (named == KIND_COUNT || !(KINDS_LISTED & 1u << named))
			continue;
		*kind = named;
		taken = count;
	}
	text_release(&words);
	return taken;
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct listing listing = {.kind = KIND_ACTION};
	struct query *query = NULL;
	int skipped = read_kind(&listing.kind, argc, argv);
	const struct query_scope scope = {session->plan, listing.kind, session->today};
	int result = check_options(listing.kind, session, fail);
	argc -= skipped;
	if (!result)
		result = query_parse(&query, &scope, argc, argv + skipped, fail);
	if (!result) {
		select_meant(&listing, session->plan, query);
		result = print(session, &listing, fail);
	}
	if (!result && !listing.count)
		tell_of_nothing(session, query, listing.kind, argc > 0);
	query_free(query);
	free(listing.things);
	free(listing.entries);
	int status = session_report_errors(session);
	return result ? result : status;
}
