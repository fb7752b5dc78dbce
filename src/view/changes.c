#include "view/changes.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "view/change_words.h"
#include "view/words.h"

#include <string.h>

#define LEAST_WIDTH 40
/* Of a long text no more is shown. */
#define MOST_LINES 10

#define INDENT 2

struct printing {
	FILE *file;
	const struct changes *changes;
	size_t width;
};

/* A line in a style, wrapped, without control characters: a sign, then the words. */
static void put_line(const struct printing *printing, enum term_style style, const char *sign,
	size_t indent, const char *words, size_t length)
{
	struct text shown = TEXT_INIT, lines = TEXT_INIT;
	utf8_visible(&shown, words, length);
	text_fill(&lines, ' ', indent - INDENT);
	text_printf(&lines, "%s ", sign);
	wrap_words(&lines, shown.data, shown.length, indent, indent + INDENT, printing->width);
	fprintf(printing->file, "%s%s%s\n", term_style(style), lines.data,
		style == TERM_NONE ? "" : term_style(TERM_PLAIN));
	text_release(&shown);
	text_release(&lines);
}

static enum term_style style_of(enum change_op op)
{
	return op == CHANGE_ADD ? TERM_ADDED : op == CHANGE_REMOVE ? TERM_REMOVED : TERM_NONE;
}

static const char *sign_of(enum change_op op)
{
	return op == CHANGE_ADD ? "+" : op == CHANGE_REMOVE ? "−" : " ";
}

/* The lines of a long text, the first `from` and the last `until` left out. */
struct lines {
	const char *at;
	size_t length;
};

static bool next_line(struct lines *lines, const char **line, size_t *length)
{
	if (!lines->length)
		return false;
	const char *end = memchr(lines->at, '\n', lines->length);
	*line = lines->at;
	*length = end ? (size_t)(end - lines->at) : lines->length;
	lines->at += *length + (end != NULL);
	lines->length -= *length + (end != NULL);
	return true;
}

/* Leave out the lines at the beginning, then those at the end, that are the same. */
static void trim_same(struct lines *one, struct lines *other)
{
	struct lines a = *one, b = *other;
	const char *line, *other_line;
	size_t length, other_length;
	while (next_line(&a, &line, &length) && next_line(&b, &other_line, &other_length) &&
		length == other_length && !memcmp(line, other_line, length)) {
		*one = a;
		*other = b;
	}
	size_t same = 0, whole = 0;
	while (same < one->length && same < other->length &&
		one->at[one->length - 1 - same] == other->at[other->length - 1 - same]) {
		same++;
		bool starts =
			(same == one->length || one->at[one->length - 1 - same] == '\n') &&
			(same == other->length || other->at[other->length - 1 - same] == '\n');
		if (starts)
			whole = same;
	}
	one->length -= whole;
	other->length -= whole;
}

static void put_lines(const struct printing *printing, enum change_op op, struct lines lines)
{
	const char *line;
	size_t length, count = 0;
	while (next_line(&lines, &line, &length)) {
		if (count++ < MOST_LINES)
			put_line(printing, style_of(op), sign_of(op), 2 * INDENT, line, length);
	}
	if (count <= MOST_LINES)
		return;
	struct text more = TEXT_INIT;
	text_printf(&more,
		lang_plural("… %zu more line", "… %zu more lines", count - MOST_LINES),
		count - MOST_LINES);
	put_line(printing, style_of(op), sign_of(op), 2 * INDENT, more.data, more.length);
	text_release(&more);
}

static struct lines lines_of(const struct value *value)
{
	const char *text = value ? value->text : "";
	return (struct lines){text, strlen(text)};
}

/* A long text: its label, then the lines that differ. */
static void put_long_text(
	const struct printing *printing, const struct change *change, struct text *label)
{
	struct lines before = lines_of(change->old_value), after = lines_of(change->new_value);
	trim_same(&before, &after);
	if (!before.length && !after.length)
		text_str(label, _("only the line feed at its end"));
	/* No space at the end of the line. */
	while (label->length && label->data[label->length - 1] == ' ')
		label->data[--label->length] = '\0';
	put_line(printing, style_of(change->op), sign_of(change->op), INDENT, label->data,
		label->length);
	put_lines(printing, CHANGE_REMOVE, before);
	put_lines(printing, CHANGE_ADD, after);
}

static bool is_long_text(const struct change *change)
{
	return change->field && change->field->type == TYPE_LONG_TEXT;
}

/* A change's line; the item that `next` adds took the place of the one that it removes. */
static void put_change(
	const struct printing *printing, const struct change *change, const struct change *next)
{
	struct text words = TEXT_INIT;
	struct text label = TEXT_INIT;
	enum change_op op = next ? CHANGE_CHANGE : change->op;
	change_label(&label, printing->changes, change);
	text_printf(&words, _("%s: "), label.data);
	if (is_long_text(change)) {
		put_long_text(printing, change, &words);
	} else {
		change_values(&words, printing->changes, change, next);
		put_line(printing, style_of(op), sign_of(op), INDENT, words.data, words.length);
	}
	text_release(&label);
	text_release(&words);
}

/* Whether both change the same list of one thing. */
static bool same_list(const struct change *one, const struct change *other)
{
	return one->item && other->item && !one->acronym && one->field == other->field &&
	       one->old_thing == other->old_thing && one->new_thing == other->new_thing;
}

/* Whether the list has one item removed and one added, here and next, and no more. */
static bool is_replaced(const struct changes *changes, size_t at)
{
	const struct change *change = &changes->items[at];
	if (change->op != CHANGE_REMOVE || at + 1 == changes->count ||
		change[1].op != CHANGE_ADD || !same_list(change, change + 1))
		return false;
	return (!at || !same_list(change - 1, change)) &&
	       (at + 2 == changes->count || !same_list(change + 2, change));
}

static bool same_thing(const struct change *one, const struct change *other)
{
	return one->old_thing == other->old_thing && one->new_thing == other->new_thing;
}

static void put_heading(const struct printing *printing, const struct change *change)
{
	const struct thing *thing = change_thing(change);
	struct text words = TEXT_INIT, shown = TEXT_INIT, lines = TEXT_INIT;
	text_str(&words, lang_label(kind_schemas[thing->kind].label));
	if (thing->record) {
		text_char(&words, ' ');
		words_thing(&words, thing);
	}
	if (!change->old_thing || !change->new_thing)
		text_printf(&words, " (%s)", change->new_thing ? _("added") : _("removed"));
	utf8_visible(&shown, words.data, words.length);
	wrap_words(&lines, shown.data, shown.length, 0, INDENT, printing->width);
	fprintf(printing->file, "%s%s%s\n", term_style(TERM_BOLD), lines.data,
		term_style(TERM_PLAIN));
	text_release(&words);
	text_release(&shown);
	text_release(&lines);
}

void changes_print(FILE *file, const struct changes *changes, size_t width)
{
	struct printing printing = {
		file, changes, width && width < LEAST_WIDTH ? LEAST_WIDTH : width};
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		if (!i || !same_thing(change - 1, change)) {
			fputs(i ? "\n" : "", file);
			put_heading(&printing, change);
		}
		/* That it came or went, the heading says. */
		if (!change->path && change->op != CHANGE_RENAME)
			continue;
		bool replaced = is_replaced(changes, i);
		put_change(&printing, change, replaced ? change + 1 : NULL);
		i += replaced;
	}
}
