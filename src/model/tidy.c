#include "model/tidy.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "format/yamlplace.h"
#include "format/yamlscalar.h"
#include "model/tidy_parts.h"

#include <stdlib.h>
#include <string.h>

#define STEP 2
#define COMMENT_GAP "  "
#define AT_THE_END 10000

struct tidy {
	enum kind kind;
	const struct calendar *calendar;
	const struct yamldoc *doc;
	struct text out;
	bool gap; /* an empty line stands before what comes next */
};

/* A collection that is being written. */
struct level {
	const struct yamldoc_node *node;
	const struct tidy_sort *sort; /* NULL: the file's own mapping */
	uint32_t indent;              /* of its entries */
	int column; /* of the entry that it is the value of, in the file; -1: it is the file's */
	bool flow;  /* in brackets: its entries have no lines of their own */
};

/* --- Lines between values ---------------------------------------------------------------- */

static void begin_line(struct tidy *tidy, uint32_t indent)
{
	if (tidy->gap && tidy->out.length)
		text_char(&tidy->out, '\n');
	tidy->gap = false;
	text_fill(&tidy->out, ' ', indent);
}

static void add_comment(struct tidy *tidy, uint32_t at)
{
	const char *bytes = tidy->doc->bytes;
	uint32_t end = yamlplace_line_end(tidy->doc, at);
	while (at < end && bytes[at] != '#')
		at++;
	while (end > at && strchr(" \t\r\n", bytes[end - 1]))
		end--;
	text_add(&tidy->out, bytes + at, end - at);
}

/* The comments of these lines, and where one or more of them are empty, an empty one. */
static void put_lines(struct tidy *tidy, uint32_t from, uint32_t to, uint32_t indent)
{
	for (uint32_t at = from, column; at < to; at = yamlplace_line_end(tidy->doc, at)) {
		enum yamlplace_line line = yamlplace_line(tidy->doc, at, &column);
		if (line == YAMLPLACE_EMPTY)
			tidy->gap = true;
		if (line != YAMLPLACE_COMMENT)
			continue;
		begin_line(tidy, indent);
		add_comment(tidy, at);
		text_char(&tidy->out, '\n');
	}
}

/*
 * Of the lines after a value, those of comments deeper than the column; returns where the
 * others begin.
 */
static uint32_t put_deeper(
	struct tidy *tidy, uint32_t from, uint32_t to, int column, uint32_t indent)
{
	uint32_t done = from, own;
	for (uint32_t at = from; at < to; at = yamlplace_line_end(tidy->doc, at)) {
		if (yamlplace_line(tidy->doc, at, &own) != YAMLPLACE_COMMENT)
			continue;
		if ((int)own <= column)
			break;
		uint32_t end = yamlplace_line_end(tidy->doc, at);
		put_lines(tidy, done, end, indent);
		done = end;
	}
	return done;
}

/* Where the comment begins that ends the line, after a value or its key; 0: there is none. */
static uint32_t comment_behind(const struct tidy *tidy, uint32_t at)
{
	const char *bytes = tidy->doc->bytes;
	uint32_t end = yamlplace_line_end(tidy->doc, at);
	while (at < end && strchr(" \t", bytes[at]))
		at++;
	return at < end && bytes[at] == '#' ? at : 0;
}

/* The same after the colon of a field whose value stands below. */
static uint32_t comment_behind_key(const struct tidy *tidy, const struct yamldoc_node *key)
{
	const char *bytes = tidy->doc->bytes;
	uint32_t at = key->end;
	while (at < tidy->doc->length && bytes[at] != ':')
		at++;
	return comment_behind(tidy, at + 1);
}

static void put_behind(struct tidy *tidy, uint32_t comment)
{
	if (!comment)
		return;
	text_str(&tidy->out, COMMENT_GAP);
	add_comment(tidy, comment);
}

/* --- Scalars ------------------------------------------------------------------------------- */

static void put_scalar(struct tidy *tidy, const struct yamldoc_node *node,
	const struct tidy_sort *sort, uint32_t indent, bool flow)
{
	struct tidy behind = {.doc = tidy->doc, .out = TEXT_INIT};
	struct text text = TEXT_INIT;
	enum yamldoc_style style = tidy_scalar(&text, sort, tidy->calendar, node);
	bool was_block = yamlplace_is_block(node->style);
	uint32_t at = was_block ? yamlplace_header_end(tidy->doc, node) : node->end;
	if (!flow)
		put_behind(&behind, comment_behind(tidy, at));
	if (node->length || style != YAMLDOC_PLAIN)
		text_char(&tidy->out, ' ');
	yamlscalar_print(&tidy->out, style, text.data, indent + STEP, behind.out.data, "\n");
	if (!yamlplace_is_block(style)) {
		text_str(&tidy->out, behind.out.data);
		text_char(&tidy->out, '\n');
	}
	text_release(&behind.out);
	text_release(&text);
}

static void put_key(struct tidy *tidy, const struct yamldoc_node *key, bool quoted)
{
	enum yamldoc_style style = !quoted && yamlscalar_fits(YAMLDOC_PLAIN, key->text, false)
					   ? YAMLDOC_PLAIN
					   : YAMLDOC_DOUBLE_QUOTED;
	yamlscalar_print(&tidy->out, style, key->text, 0, "", "\n");
	text_char(&tidy->out, ':');
}

/* --- Collections ----------------------------------------------------------------------------- */

static uint32_t put_entries(struct tidy *, const struct level *, bool inline_);

/* An entry with its place in the order. */
struct placed {
	const struct yamldoc_node *entry;
	int place;
	uint32_t count; /* of those before it */
};

static int by_place(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->count < b->count ? -1 : a->count > b->count;
}

static int by_name(const void *left, const void *right)
{
	return utf8_order(((const struct placed *)left)->entry->key->text,
		((const struct placed *)right)->entry->key->text);
}

/* The entries in the order in which they are written; the caller frees them. */
static struct placed *in_order(const struct tidy *tidy, const struct level *level)
{
	const struct yamldoc_node *node = level->node;
	struct placed *all = mem_zalloc((node->count + 1) * sizeof *all);
	uint32_t count = 0;
	bool lexicon = !level->sort && tidy->kind == KIND_LEXICON;
	for (const struct yamldoc_node *entry = node->first; entry; entry = entry->next) {
		struct placed placed = {entry, 0, count};
		if (entry->key && !lexicon) {
			struct tidy_sort sort =
				tidy_entry(tidy->kind, level->sort, entry->key->text);
			placed.place =
				sort.field
					? (int)(sort.field - record_schemas[sort.record].fields)
					: AT_THE_END;
		}
		all[count++] = placed;
	}
	if (count)
		qsort(all, count, sizeof *all, lexicon ? by_name : by_place);
	return all;
}

/* The comments that stand before an item's first field come to stand before the item. */
static uint32_t lines_before_first(const struct tidy *tidy, const struct yamldoc_node *entry,
	const struct placed *all, uint32_t *to)
{
	const struct yamldoc_node *first = all[0].entry;
	*to = 0;
	if (entry->style == YAMLDOC_FLOW || yamlplace_shares_line(tidy->doc, first))
		return 0;
	*to = yamlplace_head(tidy->doc, first);
	return first->from;
}

/*
 * "- " with the first field on its line. What would stand between them stands above: the
 * comment behind the hyphen, those at the beginning, those of the field that comes first.
 */
static void begin_item(struct tidy *tidy, const struct yamldoc_node *item,
	const struct level *within, uint32_t indent)
{
	struct placed *all = in_order(tidy, within);
	uint32_t to, from = lines_before_first(tidy, item, all, &to);
	const struct yamldoc_node *first = yamlplace_first(item);
	if (!within->flow) {
		uint32_t head = yamlplace_head(tidy->doc, item);
		uint32_t behind = comment_behind(tidy, head + 1);
		if (behind)
			put_lines(tidy, behind, behind + 1, indent);
		if (first != all[0].entry && !yamlplace_shares_line(tidy->doc, first))
			put_lines(tidy, first->from, yamlplace_apart(tidy->doc, first), indent);
		put_lines(tidy, from, to, indent);
	}
	begin_line(tidy, indent);
	text_str(&tidy->out, "- ");
	free(all);
}

/* A collection with entries; returns where the lines begin that are not its own. */
static uint32_t put_collection(struct tidy *tidy, const struct yamldoc_node *entry,
	const struct tidy_sort *sort, uint32_t indent, bool flow)
{
	bool brackets = entry->style == YAMLDOC_FLOW;
	struct level level = {entry, sort, indent + STEP,
		flow ? -1 : (int)yamlplace_column(tidy->doc, entry), flow || brackets};
	if (!entry->key && entry->kind == YAMLDOC_MAPPING) {
		begin_item(tidy, entry, &level, indent);
		return put_entries(tidy, &level, true);
	}
	if (!entry->key) {
		begin_line(tidy, indent);
		text_char(&tidy->out, '-');
	}
	if (!flow && brackets)
		put_behind(tidy, comment_behind(tidy, entry->end));
	else if (!flow && entry->key)
		put_behind(tidy, comment_behind_key(tidy, entry->key));
	else if (!flow)
		put_behind(tidy, comment_behind(tidy, yamlplace_head(tidy->doc, entry) + 1));
	text_char(&tidy->out, '\n');
	return put_entries(tidy, &level, false);
}

/* An entry without the lines before it; returns where the lines begin that are not its own. */
static uint32_t put_entry(struct tidy *tidy, const struct yamldoc_node *entry,
	const struct level *level, bool inline_)
{
	struct tidy_sort sort = {RECORD_NONE, NULL};
	bool collection = entry->kind != YAMLDOC_SCALAR && entry->count;
	if (entry->key)
		sort = tidy_entry(tidy->kind, level->sort, entry->key->text);
	else if (level->sort)
		sort = *level->sort;
	bool begun = !entry->key && collection;
	if (!inline_ && !begun)
		begin_line(tidy, level->indent);
	if (entry->key)
		put_key(tidy, entry->key, !level->sort && tidy->kind == KIND_LEXICON);
	else if (!begun)
		text_char(&tidy->out, '-');
	if (collection)
		return put_collection(tidy, entry, &sort, level->indent, level->flow);
	if (entry->kind == YAMLDOC_SCALAR) {
		put_scalar(tidy, entry, &sort, level->indent, level->flow);
	} else {
		text_str(&tidy->out, entry->kind == YAMLDOC_SEQUENCE ? " []" : " {}");
		if (!level->flow)
			put_behind(tidy, comment_behind(tidy, entry->end));
		text_char(&tidy->out, '\n');
	}
	if (level->flow)
		return 0;
	/* No deeper than the lines of a block, whose text they would become. */
	return put_deeper(tidy, yamlplace_value_end(tidy->doc, entry), entry->to,
		(int)yamlplace_column(tidy->doc, entry), level->indent + 1);
}

/* The lines before an entry: those at the beginning of the collection stay there. */
static void put_before(struct tidy *tidy, const struct yamldoc_node *entry,
	const struct level *level, const struct yamldoc_node *first)
{
	if (level->flow || yamlplace_shares_line(tidy->doc, entry))
		return;
	uint32_t from = entry == first ? yamlplace_apart(tidy->doc, entry) : entry->from;
	put_lines(tidy, from, yamlplace_head(tidy->doc, entry), level->indent);
}

/*
 * `inline_`: the hyphen and what stands above it are written. As deep as the file nests;
 * returns where the lines begin that are not of this collection.
 */
static uint32_t put_entries(struct tidy *tidy, const struct level *level, bool inline_)
{
	const struct yamldoc_node *node = level->node;
	const struct yamldoc_node *first = level->flow ? NULL : yamlplace_first(node);
	const struct yamldoc_node *last = level->flow ? NULL : yamlplace_last(node);
	struct placed *all = in_order(tidy, level);
	uint32_t rest = 0;
	if (first && !inline_ && !yamlplace_shares_line(tidy->doc, first))
		put_lines(tidy, first->from, yamlplace_apart(tidy->doc, first), level->indent);
	for (uint32_t i = 0; i < node->count; i++) {
		const struct yamldoc_node *entry = all[i].entry;
		if (!inline_ || i)
			put_before(tidy, entry, level, first);
		uint32_t end = put_entry(tidy, entry, level, inline_ && !i);
		if (entry == last)
			rest = end;
		else if (!level->flow)
			put_lines(tidy, end, entry->to, level->indent);
	}
	free(all);
	if (level->flow && level->column < 0)
		return 0;
	if (level->flow)
		return put_deeper(tidy, yamlplace_value_end(tidy->doc, node), node->to,
			level->column, level->indent);
	return put_deeper(tidy, rest, last->to, level->column, level->indent);
}

/* --- A file ------------------------------------------------------------------------------------- */

/* Faults of form that another form mends; of others nobody knows what is meant. */
static bool is_sure(const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		enum finding_rule rule = diag->items[i].rule;
		if (finding_catalogue[rule].severity == SEVERITY_ERROR &&
			rule != FINDING_FLOW_STYLE && rule != FINDING_LINE_ENDING)
			return false;
	}
	return true;
}

/* What was written is read back and compared. */
static enum tidy_result judge(const struct tidy *tidy)
{
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	struct yamldoc read;
	enum tidy_result result = TIDY_COMMENTS;
	if (!yamldoc_read(&read, tidy->out.data, tidy->out.length, YAMLDOC_WORKING, "", &arena,
		    &diag) &&
		tidy_same_values(tidy->kind, tidy->calendar, tidy->doc, &read) &&
		tidy_same_comments(tidy->doc, &read))
		result = TIDY_DONE;
	diag_release(&diag);
	arena_release(&arena);
	return result;
}

enum tidy_result tidy_file(struct text *out, enum kind kind, const struct calendar *calendar,
	const struct text *bytes)
{
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	struct yamldoc doc;
	struct tidy tidy = {kind, calendar, &doc, TEXT_INIT, false};
	enum tidy_result result = TIDY_FAULTY;
	if (!yamldoc_read(
		    &doc, bytes->data, bytes->length, YAMLDOC_WORKING, "", &arena, &diag) &&
		is_sure(&diag)) {
		const struct level level = {
			doc.root, NULL, 0, -1, doc.root->style == YAMLDOC_FLOW};
		put_entries(&tidy, &level, false);
		result = judge(&tidy);
	}
	if (result == TIDY_DONE)
		text_add(out, tidy.out.data, tidy.out.length);
	text_release(&tidy.out);
	diag_release(&diag);
	arena_release(&arena);
	return result;
}
