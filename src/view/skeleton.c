#include "view/skeleton.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/scalar.h"
#include "model/schema.h"

#include <stdlib.h>
#include <string.h>

#define MOST_ID 64
#define FORMAT 1

/* The text in double quotes; it holds no control characters. */
static void quote(struct text *out, const char *text)
{
	text_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			text_char(out, '\\');
		text_char(out, *text);
	}
	text_char(out, '"');
}

/* A word as it stands where every reader takes it for text, else in quotes. */
static void put_word(struct text *out, const char *word)
{
	size_t length = strlen(word);
	bool plain = !scalar_retyped(word);
	for (size_t at = 0; plain && at < length;) {
		uint32_t c;
		at += utf8_decode(word + at, length - at, &c);
		plain = utf8_is_letter(c) || (at > 1 && (c == '-' || utf8_is_digit(c)));
	}
	if (plain)
		text_str(out, word);
	else
		quote(out, word);
}

/* Lines of the file: the field's name after so many spaces, and its value. */
static void put_field(struct text *out, int indent, const char *name)
{
	text_fill(out, ' ', (size_t)indent);
	text_printf(out, "%s: ", name);
}

static void put_text(struct text *out, int indent, const char *name, const char *value)
{
	put_field(out, indent, name);
	quote(out, value);
	text_char(out, '\n');
}

static void put_plain(struct text *out, int indent, const char *name, const char *value)
{
	put_field(out, indent, name);
	put_word(out, value);
	text_char(out, '\n');
}

static void put_number(struct text *out, int indent, const char *name, int value)
{
	put_field(out, indent, name);
	text_printf(out, "%d\n", value);
}

/* The sentence as lines of a comment. */
static void put_comment(struct text *out, int indent, const char *sentence)
{
	text_fill(out, ' ', (size_t)indent);
	text_printf(out, "# %s\n", sentence);
}

static void put_point(struct text *out, const char *name, day_t day, bool year)
{
	struct text words = TEXT_INIT;
	day_print(&words, day);
	if (year)
		put_number(out, 2, name, day_year(day));
	else
		put_text(out, 2, name, words.data);
	text_release(&words);
}

static void put_seasons(struct text *out, const struct calendar *calendar)
{
	text_str(out, "  seasons:\n");
	for (int i = 0; i < calendar->season_count; i++) {
		const struct season *season = &calendar->seasons[i];
		text_str(out, "    - code: ");
		put_word(out, season->code);
		text_char(out, '\n');
		put_plain(out, 6, "name", season->name);
		put_number(out, 6, "edtf", season->edtf);
		text_printf(out, "      start: \"%02d-%02d\"\n", season->start / 100,
			season->start % 100);
	}
}

static void write_plan(struct text *out, const struct answers *answers, const char *id)
{
	const struct calendar *calendar = &answers->calendar;
	bool years = calendar->start % 10000 == 101 && calendar->end % 10000 == 1231;
	put_number(out, 0, "format", FORMAT);
	put_text(out, 0, "title", answers->title);
	put_plain(out, 0, "organization", id);
	text_str(out, "period:\n");
	put_point(out, "start", calendar->start, years);
	put_point(out, "end", calendar->end, years);
	put_plain(out, 0, "currency", calendar->currency);
	text_str(out, "calendar:\n");
	put_plain(out, 2, "continuous", calendar->continuous);
	put_comment(out, 2,
		_("In the order of the year; a season lasts until the next one starts."));
	put_seasons(out, calendar);
}

static void write_organization(struct text *out, const struct answers *answers, const char *id)
{
	put_plain(out, 0, "id", id);
	put_text(out, 0, "name", answers->organization);
	if (answers->acronym)
		put_text(out, 0, "acronym", answers->acronym);
}

static void write_lexicon(struct text *out, const struct answers *answers)
{
	put_comment(out, 0, _("Each acronym that the plan uses, with what it stands for."));
	quote(out, answers->acronym);
	text_str(out, ": ");
	quote(out, answers->organization);
	text_char(out, '\n');
}

/*
 * The name in the form of an id, shortened to whole words; `instead` for a name that
 * gives none, in another alphabet.
 */
static char *id_of(const char *name, const char *instead)
{
	struct text id = TEXT_INIT;
	schema_slug(&id, name);
	if (id.length && (*id.data < 'a' || *id.data > 'z')) {
		text_reset(&id);
		text_printf(&id, "%s-", instead);
		schema_slug(&id, name);
	}
	if (id.length > MOST_ID) {
		id.data[MOST_ID + 1] = '\0';
		char *hyphen = strrchr(id.data, '-');
		id.data[hyphen ? hyphen - id.data : MOST_ID] = '\0';
	}
	if (!id.length)
		text_str(&id, instead);
	return text_detach(&id);
}

static void write_axis(struct text *out, const char *id)
{
	const char *objective = _("First objective");
	char *objective_id = id_of(objective, kind_schemas[KIND_OBJECTIVE].name);
	put_comment(out, 0, _("An example to rename: an axis, and its objectives in order."));
	put_plain(out, 0, "id", id);
	put_number(out, 0, "order", 1);
	put_text(out, 0, "title", _("First axis"));
	text_str(out, "objectives:\n  - id: ");
	put_word(out, objective_id);
	text_char(out, '\n');
	put_text(out, 4, "title", objective);
	free(objective_id);
}

static struct text *add_file(
	struct skeleton_file *files, size_t *count, enum kind kind, const char *name)
{
	const char *folder = kind_schemas[kind].folder;
	struct text path = TEXT_INIT;
	text_printf(&path, "%s%s%s.yaml", folder, *folder ? "/" : "", name);
	files[*count] = (struct skeleton_file){text_detach(&path), TEXT_INIT};
	return &files[(*count)++].bytes;
}

size_t skeleton_files(
	const struct answers *answers, struct skeleton_file files[SKELETON_MOST_FILES])
{
	size_t count = 0;
	const struct kind_schema *kinds = kind_schemas;
	char *body = id_of(answers->organization, kinds[KIND_ORGANIZATION].name);
	char *axis = id_of(_("First axis"), kinds[KIND_AXIS].name);
	write_plan(add_file(files, &count, KIND_PLAN, kinds[KIND_PLAN].name), answers, body);
	if (answers->acronym)
		write_lexicon(add_file(files, &count, KIND_LEXICON, kinds[KIND_LEXICON].name),
			answers);
	write_axis(add_file(files, &count, KIND_AXIS, axis), axis);
	write_organization(add_file(files, &count, KIND_ORGANIZATION, body), answers, body);
	free(body);
	free(axis);
	return count;
}

void skeleton_file_release(struct skeleton_file *file)
{
	free(file->path);
	text_release(&file->bytes);
}

/* --- Settings --------------------------------------------------------------- */

const char *const skeleton_setting_names[SKELETON_SETTING_COUNT] = {
	".gitattributes", ".editorconfig"};

/* What such files hold; a file has all of it when it has the first line. */
static const struct setting_part {
	enum skeleton_setting setting;
	const char *before_all; /* in a new file */
	const char *before;     /* after other lines */
	const char *first, *rest;
} parts[] = {
	{SKELETON_ATTRIBUTES, "", "", "plan/** text eol=lf\n", ""},
	{SKELETON_ATTRIBUTES, "", "", SKELETON_DIFF_ATTRIBUTE "\n", ""},
	{SKELETON_EDITOR, "root = true\n\n", "\n", "[plan/**.yaml]\n",
		"charset = utf-8\nend_of_line = lf\ninsert_final_newline = true\n"
		"indent_style = space\nindent_size = 2\n"},
};

static bool has_line(const struct text *bytes, const char *line)
{
	size_t length = strlen(line) - 1;
	for (const char *at = bytes->data; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		size_t own = strcspn(at, "\n");
		while (own && strchr(" \t\r", at[own - 1]))
			own--;
		if (own == length && !strncmp(at, line, length))
			return true;
	}
	return false;
}

static bool complete_part(const struct setting_part *part, struct text *bytes)
{
	if (has_line(bytes, part->first))
		return false;
	bool is_new = !bytes->length;
	if (!is_new && bytes->data[bytes->length - 1] != '\n')
		text_char(bytes, '\n');
	text_printf(bytes, "%s%s%s", is_new ? part->before_all : part->before, part->first,
		part->rest);
	return true;
}

bool skeleton_complete(enum skeleton_setting setting, struct text *bytes)
{
	bool lacked = false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].setting == setting)
			lacked |= complete_part(&parts[i], bytes);
	}
	return lacked;
}
