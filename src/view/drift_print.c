#include "view/drift_print.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "format/markdown.h"
#include "view/change_csv.h"
#include "view/change_json.h"
#include "view/change_words.h"
#include "view/changes.h"
#include "view/commit_json.h"
#include "view/commit_words.h"
#include "view/story.h"

#define INDENT 2

/* "12 March 2008 · who · decision · why · commit" */
static void add_commit(struct text *out, const struct plan *plan, const struct commit *commit)
{
	commit_date(out, &commit->author);
	text_str(out, COMMIT_PARTING);
	commit_words(out, plan, commit);
}

/* "Under a decision (3)" */
static void add_title(struct text *out, const struct drift_groups *groups, int group)
{
	struct change_unit unit;
	size_t count = 0, at = 0;
	while (drift_unit_next(&unit, &groups->parts[group], &at))
		count++;
	text_printf(out, "%s (%zu)", drift_title((enum drift_group)group), count);
}

/* Nothing is said of what is unknown where all is known. */
static bool is_told(const struct drift_groups *groups, int group)
{
	return group != DRIFT_UNKNOWN || groups->parts[group].changes.count;
}

/* The commit to be told after a unit; NULL where the next, of the same thing, has the same. */
static const struct commit *commit_after(
	const struct drift_part *part, const struct change_unit *unit, size_t at)
{
	struct change_unit next;
	const struct commit *commit = part->commits[unit->first];
	bool goes_on = drift_unit_next(&next, part, &at) && !next.begins &&
		       part->commits[next.first] == commit;
	return goes_on ? NULL : commit;
}

/* --- On the terminal ------------------------------------------------------------------- */

static void put_words(FILE *file, enum term_style style, const struct text *words,
	size_t indent, size_t width)
{
	struct text shown = TEXT_INIT, lines = TEXT_INIT;
	utf8_visible(&shown, words->data, words->length);
	text_fill(&lines, ' ', indent);
	wrap_words(&lines, shown.data, shown.length, indent, indent + INDENT, width);
	fprintf(file, "%s%s%s\n", term_style(style), lines.data,
		style == TERM_NONE ? "" : term_style(TERM_PLAIN));
	text_release(&shown);
	text_release(&lines);
}

static void put_unit(const struct drift_groups *groups, const struct drift_part *part,
	const struct change_unit *unit, const struct commit *commit, FILE *file, size_t width)
{
	const struct change *change = change_unit_change(unit, &part->changes);
	struct text words = TEXT_INIT;
	if (unit->whole)
		change_unit_words(&words, unit, &part->changes);
	else if (unit->begins)
		change_title(&words, change);
	if (words.length)
		put_words(file, TERM_NONE, &words, INDENT, width);
	if (!unit->whole)
		changes_print_unit(file, &part->changes, unit, INDENT, width);
	text_reset(&words);
	if (commit) {
		add_commit(&words, groups->plan, commit);
		put_words(file, TERM_DIM, &words, 3 * INDENT, width);
	}
	text_release(&words);
}

void drift_print(
	const struct drift_groups *groups, FILE *file, const char *heading, size_t width)
{
	struct text words = TEXT_INIT;
	text_str(&words, heading);
	put_words(file, TERM_NONE, &words, 0, width);
	for (int group = 0; group < DRIFT_GROUP_COUNT; group++) {
		const struct drift_part *part = &groups->parts[group];
		struct change_unit unit;
		if (!is_told(groups, group))
			continue;
		text_reset(&words);
		add_title(&words, groups, group);
		fputc('\n', file);
		put_words(file, TERM_BOLD, &words, 0, width);
		for (size_t at = 0; drift_unit_next(&unit, part, &at);)
			put_unit(groups, part, &unit, commit_after(part, &unit, at), file,
				width);
	}
	text_release(&words);
}

/* --- Markdown -------------------------------------------------------------------------- */

static void put_markdown(FILE *file, const char *mark, const char *words, const char *end)
{
	struct text shown = TEXT_INIT;
	markdown_text(&shown, words);
	fprintf(file, "%s%s%s", mark, shown.data, end);
	text_release(&shown);
}

static void put_markdown_unit(const struct drift_groups *groups, const struct drift_part *part,
	const struct change_unit *unit, const struct commit *commit, FILE *file)
{
	struct text words = TEXT_INIT;
	int level = unit->whole ? 0 : 1;
	if (!unit->whole && unit->begins)
		story_markdown_thing(file, 0, change_unit_change(unit, &part->changes));
	story_markdown_unit(file, level, &part->changes, unit);
	if (commit) {
		add_commit(&words, groups->plan, commit);
		put_markdown(file, level ? "    - " : "  - ", words.data, "\n");
	}
	text_release(&words);
}

void drift_print_markdown(const struct drift_groups *groups, FILE *file, const char *heading)
{
	put_markdown(file, "# ", heading, "\n");
	for (int group = 0; group < DRIFT_GROUP_COUNT; group++) {
		const struct drift_part *part = &groups->parts[group];
		struct text title = TEXT_INIT;
		struct change_unit unit;
		if (!is_told(groups, group))
			continue;
		add_title(&title, groups, group);
		put_markdown(file, "\n## ", title.data, part->changes.count ? "\n\n" : "\n");
		for (size_t at = 0; drift_unit_next(&unit, part, &at);)
			put_markdown_unit(
				groups, part, &unit, commit_after(part, &unit, at), file);
		text_release(&title);
	}
}

/* --- For programs ---------------------------------------------------------------------- */

void drift_print_json(const struct changes *changes, const struct drift *drift, FILE *file)
{
	struct json_stream stream;
	json_stream_start(&stream, file, "drift");
	for (size_t i = 0; i < drift->count; i++) {
		const struct drifted *drifted = &drift->items[i];
		enum drift_group group = drift_group_of(drifted);
		struct json *json = change_json(changes, drifted->change);
		commit_put_origin(json, drifted->commit);
		json_put(json, "covered",
			group == DRIFT_UNKNOWN ? json_new_null()
					       : json_new_bool(group == DRIFT_COVERED));
		json_stream_item(&stream, json);
	}
	json_stream_end(&stream);
}

void drift_print_csv(const struct changes *changes, const struct drift *drift, FILE *file)
{
	static const char *const words[DRIFT_GROUP_COUNT] = {"true", "false", ""};
	struct csv csv;
	csv_start(&csv, file, false);
	change_csv_heading(&csv);
	csv_text(&csv, "covered");
	csv_end_row(&csv);
	for (size_t i = 0; i < drift->count; i++) {
		const struct drifted *drifted = &drift->items[i];
		change_csv(&csv, drifted->commit, changes, drifted->change);
		csv_text(&csv, words[drift_group_of(drifted)]);
		csv_end_row(&csv);
	}
}
