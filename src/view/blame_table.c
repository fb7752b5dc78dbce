#include "view/blame_table.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "view/commit_words.h"
#include "view/table_format.h"

#include <string.h>

/* A value keeps so many cells while others can give way. */
#define VALUE_CELLS 24
/* Of a long text no more is shown. */
#define MOST_CHARACTERS 200

/* --- The table ------------------------------------------------------------------------- */

enum column { COLUMN_FIELD, COLUMN_VALUE, COLUMN_SINCE, COLUMN_WHO, COLUMN_COMMIT };

/* A cell of what the text holds, on one line, cut where it is long; the text is empty after. */
static void put_cell(struct table *table, struct text *words)
{
	for (size_t i = 0; i < words->length; i++) {
		if (words->data[i] == '\n' || words->data[i] == '\t')
			words->data[i] = ' ';
	}
	size_t kept = utf8_skip(words->data, words->length, MOST_CHARACTERS);
	if (kept < words->length) {
		words->data[words->length = kept] = '\0';
		text_str(words, "…");
	}
	table_cell(table, words->data);
	text_reset(words);
}

static void add_since(struct text *out, const struct origin *origin)
{
	if (origin->commit)
		commit_date(out, &origin->commit->author);
	else
		text_str(out, origin->unknown ? _("unknown: the history here begins later")
					      : _("not recorded yet"));
}

/* A list's label stands at its first item. */
static bool same_list(const struct origin *one, const struct origin *other)
{
	return one->item && other->item && !one->acronym && !strcmp(one->path, other->path);
}

static void put_row(
	struct table *table, const struct blame_view *view, size_t at, bool decisions)
{
	const struct origin *origin = &view->blame->origins[at];
	const struct commit *commit = origin->commit;
	struct text words = TEXT_INIT;
	if (!at || !same_list(origin - 1, origin))
		blame_label(&words, view, origin);
	put_cell(table, &words);
	blame_value(&words, view, origin);
	put_cell(table, &words);
	add_since(&words, origin);
	put_cell(table, &words);
	/* Who put it into force stands below the table, where there is room. */
	if (commit && decisions)
		commit_who(&words, commit);
	else if (commit)
		commit_person(&words, &commit->author);
	put_cell(table, &words);
	const char *decision = commit ? commit_allowed_by(commit) : NULL;
	if (decisions && decision)
		commit_decision(&words, view->plan, decision);
	if (decisions)
		put_cell(table, &words);
	if (commit)
		text_printf(&words, "%.*s", COMMIT_DIGITS, commit->id);
	put_cell(table, &words);
	text_release(&words);
}

static void fill(struct table *table, const struct blame_view *view, bool decisions)
{
	table_init(table, COLUMN_COMMIT + 1 + decisions);
	table_keep(table, COLUMN_VALUE, VALUE_CELLS);
	table_cell(table, _("field"));
	table_cell(table, _("value"));
	table_cell(table, _("since"));
	table_cell(table, _("who"));
	if (decisions)
		table_cell(table, lang_label(kind_schemas[KIND_DECISION].label));
	table_cell(table, _("commit"));
	for (size_t i = 0; i < view->blame->count; i++)
		put_row(table, view, i, decisions);
}

/* --- Below it -------------------------------------------------------------------------- */

static bool is_met_before(const struct blame *blame, size_t at)
{
	const char *id = blame->origins[at].commit->id;
	for (size_t i = 0; i < at; i++) {
		const struct commit *commit = blame->origins[i].commit;
		if (commit && !strcmp(commit->id, id))
			return true;
	}
	return false;
}

/* The commit, and what the table has no room for; returns whether there is such. */
static bool put_commit(const struct blame_view *view, const struct commit *commit, bool first,
	FILE *file, size_t width)
{
	struct text words = TEXT_INIT, more = TEXT_INIT, shown = TEXT_INIT, line = TEXT_INIT;
	size_t indent = COMMIT_DIGITS + 2;
	commit_adoption(&words, commit);
	commit_circumstances(&more, view->plan, commit);
	text_str(&words, words.length && more.length ? COMMIT_PARTING : "");
	text_str(&words, more.data);
	utf8_visible(&shown, words.data, words.length);
	wrap_words(&line, shown.data, shown.length, indent, indent, width);
	bool any = line.length > 0;
	if (any)
		fprintf(file, "%s%.*s  %s\n", first ? "\n" : "", COMMIT_DIGITS, commit->id,
			line.data);
	text_release(&words);
	text_release(&more);
	text_release(&shown);
	text_release(&line);
	return any;
}

void blame_print(const struct blame_view *view, FILE *file, size_t width)
{
	struct table table;
	bool any = false;
	fill(&table, view, false);
	table_print(&table, file, width);
	table_release(&table);
	for (size_t i = 0; i < view->blame->count; i++) {
		const struct commit *commit = view->blame->origins[i].commit;
		if (commit && !is_met_before(view->blame, i) &&
			put_commit(view, commit, !any, file, width))
			any = true;
	}
}

void blame_print_markdown(const struct blame_view *view, FILE *file)
{
	struct table table;
	fill(&table, view, true);
	table_put_markdown(&table, file);
	table_release(&table);
}
