#include "view/changes.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "view/change_words.h"
#include "view/differing.h"

#define LEAST_WIDTH 40
/* Of a long text no more is shown. */
#define MOST_LINES 10

#define INDENT 2

struct printing {
	FILE *file;
	const struct changes *changes;
	size_t indent; /* of the sign */
	size_t width;
};

/* A line in a style, wrapped, without control characters: a sign, then the words. */
static void put_line(const struct printing *printing, enum term_style style, const char *sign,
	size_t indent, const char *words, size_t length)
{
	struct text shown = TEXT_INIT, lines = TEXT_INIT;
	indent += printing->indent;
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

static void put_lines(
	const struct printing *printing, enum change_op op, struct differing lines)
{
	const char *line;
	size_t length, count = 0;
	while (differing_next(&lines, &line, &length)) {
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

/* A long text: its label, then the lines that differ. */
static void put_long_text(
	const struct printing *printing, const struct change *change, struct text *label)
{
	struct differing before, after;
	differing_lines(&before, &after, change);
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

/* A line, or, of a long text, several. */
static void put_unit(const struct printing *printing, const struct change_unit *unit)
{
	const struct change *change = change_unit_change(unit, printing->changes);
	struct text words = TEXT_INIT, label = TEXT_INIT;
	enum change_op op = change_unit_op(unit, printing->changes);
	if (change_unit_is_long_text(unit, printing->changes)) {
		change_label(&label, printing->changes, change);
		text_printf(&words, _("%s: "), label.data);
		put_long_text(printing, change, &words);
	} else {
		change_unit_words(&words, unit, printing->changes);
		put_line(printing, style_of(op), sign_of(op), INDENT, words.data, words.length);
	}
	text_release(&label);
	text_release(&words);
}

static void put_heading(const struct printing *printing, const struct change_unit *unit)
{
	struct text words = TEXT_INIT, shown = TEXT_INIT, lines = TEXT_INIT;
	if (unit->whole)
		change_unit_words(&words, unit, printing->changes);
	else
		change_thing_words(&words, change_unit_change(unit, printing->changes));
	utf8_visible(&shown, words.data, words.length);
	wrap_words(&lines, shown.data, shown.length, 0, INDENT, printing->width);
	fprintf(printing->file, "%s%s%s\n", term_style(TERM_BOLD), lines.data,
		term_style(TERM_PLAIN));
	text_release(&words);
	text_release(&shown);
	text_release(&lines);
}

static struct printing start(
	FILE *file, const struct changes *changes, size_t indent, size_t width)
{
	size_t least = width && width < LEAST_WIDTH ? LEAST_WIDTH : width;
	return (struct printing){file, changes, indent, least};
}

void changes_print(FILE *file, const struct changes *changes, size_t width)
{
	struct printing printing = start(file, changes, 0, width);
	struct change_unit unit;
	/* Of a thing that came or went, each field is told, too. */
	for (size_t at = 0; change_unit_next(&unit, changes, &at);) {
		if (unit.begins) {
			fputs(unit.first ? "\n" : "", file);
			put_heading(&printing, &unit);
		}
		if (unit.whole)
			at = unit.first + 1;
		else
			put_unit(&printing, &unit);
	}
}

void changes_print_unit(FILE *file, const struct changes *changes,
	const struct change_unit *unit, size_t indent, size_t width)
{
	struct printing printing = start(file, changes, indent, width);
	put_unit(&printing, unit);
}
