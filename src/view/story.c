#include "view/story.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "view/arrivals.h"
#include "view/change_words.h"
#include "view/changes.h"
#include "view/commit_words.h"

#include <string.h>

#define LEAST_WIDTH 40
#define INDENT 2

void story_start(struct story *story, FILE *file, const struct plan *plan, size_t width)
{
	size_t least = width && width < LEAST_WIDTH ? LEAST_WIDTH : width;
	*story = (struct story){file, plan, least, false, false};
}

/* --- What is told ---------------------------------------------------------------------- */

/* Whether a sentence tells it all: there is one unit, and that no long text. */
static bool is_sentence(const struct changes *changes)
{
	struct change_unit unit;
	size_t at = 0;
	if (!change_unit_next(&unit, changes, &at))
		return false;
	change_unit_gather(&unit, changes, &at);
	return at == changes->count && !change_unit_is_long_text(&unit, changes);
}

static const char *sign_of(enum change_op op)
{
	return op == CHANGE_ADD ? "+ " : op == CHANGE_REMOVE ? "− " : "";
}

/* "Title · responsible: A → B", "action Title (added)". */
static void add_sentence(struct text *out, const struct changes *changes)
{
	struct change_unit unit;
	size_t at = 0;
	change_unit_next(&unit, changes, &at);
	change_unit_gather(&unit, changes, &at);
	if (unit.whole) {
		struct arrivals arrivals;
		const struct change *change = change_unit_change(&unit, changes);
		arrivals_count(&arrivals, changes);
		arrivals_words(out, &arrivals, changes, &unit);
		text_printf(out, " (%s)", change->new_thing ? _("added") : _("removed"));
		return;
	}
	change_title(out, change_unit_change(&unit, changes));
	text_printf(out, COMMIT_PARTING "%s", sign_of(change_unit_op(&unit, changes)));
	change_unit_words(out, &unit, changes);
}

/* --- On the terminal ------------------------------------------------------------------- */

/* Words, wrapped; the first bytes of them in bold. */
static void put_words(const struct story *story, enum term_style style, size_t indent,
	const struct text *words, size_t bold)
{
	struct text shown = TEXT_INIT, lines = TEXT_INIT;
	utf8_visible(&shown, words->data, words->length);
	text_fill(&lines, ' ', indent);
	wrap_words(&lines, shown.data, shown.length, indent, indent + INDENT, story->width);
	bold = bold < lines.length ? bold : lines.length;
	fprintf(story->file, "%s%.*s%s%s%s%s\n", bold ? term_style(TERM_BOLD) : "", (int)bold,
		lines.data, bold ? term_style(TERM_PLAIN) : "", term_style(style),
		lines.data + bold, style == TERM_NONE ? "" : term_style(TERM_PLAIN));
	text_release(&shown);
	text_release(&lines);
}

/* A thing that came or went, or many of a kind. */
static void put_whole(const struct story *story, struct arrivals *arrivals,
	const struct changes *changes, const struct change_unit *unit)
{
	struct text words = TEXT_INIT;
	bool came = change_unit_change(unit, changes)->new_thing != NULL;
	text_str(&words, sign_of(came ? CHANGE_ADD : CHANGE_REMOVE));
	if (arrivals_words(&words, arrivals, changes, unit))
		put_words(story, came ? TERM_ADDED : TERM_REMOVED, INDENT, &words, 0);
	text_release(&words);
}

static void put_block(const struct story *story, const struct changes *changes)
{
	struct arrivals arrivals;
	struct change_unit unit;
	arrivals_count(&arrivals, changes);
	for (size_t at = 0; change_unit_next(&unit, changes, &at);) {
		struct text title = TEXT_INIT;
		change_unit_gather(&unit, changes, &at);
		change_title(&title, change_unit_change(&unit, changes));
		if (unit.whole) {
			put_whole(story, &arrivals, changes, &unit);
		} else {
			if (unit.begins)
				put_words(story, TERM_NONE, INDENT, &title, 0);
			changes_print_unit(story->file, changes, &unit, INDENT, story->width);
		}
		text_release(&title);
	}
}

void story_commit(
	struct story *story, const struct commit *commit, const struct changes *changes)
{
	struct text words = TEXT_INIT;
	bool sentence = is_sentence(changes);
	/* Sentences stand close together, blocks apart. */
	if (story->any && (!sentence || story->was_block))
		fputc('\n', story->file);
	commit_date(&words, &commit->author);
	size_t day = words.length;
	text_str(&words, COMMIT_PARTING);
	if (sentence) {
		add_sentence(&words, changes);
		text_str(&words, COMMIT_PARTING);
	}
	commit_words(&words, story->plan, commit);
	put_words(story, TERM_NONE, 0, &words, day);
	if (!sentence)
		put_block(story, changes);
	story->any = true;
	story->was_block = !sentence;
	text_release(&words);
}
