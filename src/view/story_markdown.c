#include "base/lang.h"
#include "base/utf8.h"
#include "format/markdown.h"
#include "view/arrivals.h"
#include "view/change_words.h"
#include "view/commit_words.h"
#include "view/story.h"

#include <string.h>

/* An item of a list, so many levels deep. */
static void put_item(FILE *file, int level, const char *words)
{
	struct text shown = TEXT_INIT;
	markdown_text(&shown, words);
	fprintf(file, "%*s- %s\n", 2 * level, "", shown.data);
	text_release(&shown);
}

/* "label: value"; of a long text only how it begins. */
void story_markdown_unit(
	FILE *file, int level, const struct changes *changes, const struct change_unit *unit)
{
	const struct change *change = change_unit_change(unit, changes);
	const struct value *value = change->new_value ? change->new_value : change->old_value;
	struct text words = TEXT_INIT, label = TEXT_INIT;
	enum change_op op = change_unit_op(unit, changes);
	text_str(&words, op == CHANGE_ADD ? "+ " : op == CHANGE_REMOVE ? "− " : "");
	if (!unit->whole && change_unit_is_long_text(unit, changes) && value) {
		change_label(&label, changes, change);
		text_printf(&words, _("%s: "), label.data);
		utf8_excerpt(&words, value->text, strcspn(value->text, "\n"));
	} else {
		change_unit_words(&words, unit, changes);
	}
	put_item(file, level, words.data);
	text_release(&words);
	text_release(&label);
}

static void put_whole(FILE *file, struct arrivals *arrivals, const struct changes *changes,
	const struct change_unit *unit)
{
	struct text words = TEXT_INIT, item = TEXT_INIT;
	bool came = change_unit_change(unit, changes)->new_thing != NULL;
	if (arrivals_words(&words, arrivals, changes, unit)) {
		text_printf(&item, "%s (%s)", words.data, came ? _("added") : _("removed"));
		put_item(file, 1, item.data);
	}
	text_release(&words);
	text_release(&item);
}

void story_markdown_thing(FILE *file, int level, const struct change *change)
{
	struct text title = TEXT_INIT;
	change_title(&title, change);
	put_item(file, level, title.data);
	text_release(&title);
}

void story_commit_markdown(
	struct story *story, const struct commit *commit, const struct changes *changes)
{
	struct arrivals arrivals;
	struct change_unit unit;
	struct text day = TEXT_INIT, words = TEXT_INIT, shown = TEXT_INIT;
	commit_date(&day, &commit->author);
	commit_words(&words, story->plan, commit);
	markdown_text(&shown, words.data);
	fprintf(story->file, "- **%s**" COMMIT_PARTING "%s\n", day.data, shown.data);
	arrivals_count(&arrivals, changes);
	for (size_t at = 0; change_unit_next(&unit, changes, &at);) {
		change_unit_gather(&unit, changes, &at);
		if (unit.whole) {
			put_whole(story->file, &arrivals, changes, &unit);
			continue;
		}
		if (unit.begins)
			story_markdown_thing(
				story->file, 1, change_unit_change(&unit, changes));
		story_markdown_unit(story->file, 2, changes, &unit);
	}
	text_release(&day);
	text_release(&words);
	text_release(&shown);
}
