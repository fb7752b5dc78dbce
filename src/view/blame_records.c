#include "view/blame_records.h"
#include "base/utf8.h"
#include "format/csv.h"
#include "format/json.h"
#include "view/change_csv.h"
#include "view/change_json.h"
#include "view/commit_json.h"
#include "view/commit_words.h"
#include "view/item.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --- JSON ------------------------------------------------------------------------------ */

static struct json *key_json(const struct blame_view *view, const struct origin *origin)
{
	if (origin->acronym)
		return json_new_text(origin->acronym);
	if (!origin->item || !origin->value)
		return json_new_null();
	return change_key_json(view->plan, origin->field, origin->value);
}

static struct json *value_json(const struct blame_view *view, const struct origin *origin)
{
	if (!origin->acronym && origin->value)
		return item_value(view->plan, origin->field, origin->value);
	struct text words = TEXT_INIT;
	blame_value(&words, view, origin);
	struct json *json = json_new_text(words.data);
	text_release(&words);
	return json;
}

static struct json *origin_json(const struct blame_view *view, const struct origin *origin)
{
	struct json *json = json_new_object();
	json_put(json, "field", json_new_text(origin->path));
	json_put(json, "item", key_json(view, origin));
	json_put(json, "value", value_json(view, origin));
	json_put(json, "line", json_new_integer(origin->line));
	commit_put_origin(json, origin->commit);
	json_put(json, "incomplete", json_new_bool(origin->unknown));
	return json;
}

void blame_print_json(const struct blame_view *view, FILE *file)
{
	struct json_stream stream;
	json_stream_start(&stream, file, "blame");
	for (size_t i = 0; i < view->blame->count; i++)
		json_stream_item(&stream, origin_json(view, &view->blame->origins[i]));
	json_stream_end(&stream);
}

/* --- CSV ------------------------------------------------------------------------------- */

static void put_row(struct csv *csv, const struct blame_view *view, const struct origin *origin)
{
	const struct commit *commit = origin->commit;
	struct text words = TEXT_INIT;
	csv_text(csv, origin->path);
	if (origin->acronym)
		text_str(&words, origin->acronym);
	else if (origin->item && origin->value)
		change_key(&words, view->plan, origin->field, origin->value);
	csv_text(csv, words.data);
	text_reset(&words);
	blame_value(&words, view, origin);
	change_csv_value(csv, view->plan, origin->field, origin->item ? NULL : origin->value,
		words.data);
	text_reset(&words);
	text_printf(&words, "%" PRIu32, origin->line);
	csv_number(csv, words.data);
	change_csv_commit(csv, commit);
	csv_text(csv, commit && commit->proposal ? commit->proposal : "");
	csv_text(csv, commit && commit->adopted_in ? commit->adopted_in : "");
	csv_text(csv, origin->unknown ? "true" : "false");
	csv_end_row(csv);
	text_release(&words);
}

void blame_print_csv(const struct blame_view *view, FILE *file)
{
	static const char *const names[] = {"field", "item", "value", "line", "date", "commit",
		"author", "decision", "proposal", "adopted_in", "incomplete"};
	struct csv csv;
	csv_start(&csv, file, false);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		csv_text(&csv, names[i]);
	csv_end_row(&csv);
	for (size_t i = 0; i < view->blame->count; i++)
		put_row(&csv, view, &view->blame->origins[i]);
}

/* --- Porcelain ------------------------------------------------------------------------- */

#define NO_COMMIT "0000000000000000000000000000000000000000"

/* A line that no text of a commit can end early. */
static void put_line(FILE *file, const char *key, const char *value)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, value, strlen(value));
	fprintf(file, "%s %s\n", key, shown.data);
	text_release(&shown);
}

static void put_person(FILE *file, const char *role, const struct person *person)
{
	struct text name = TEXT_INIT, mail = TEXT_INIT;
	int offset = abs(person->offset);
	utf8_visible(&name, person->shown_name, strlen(person->shown_name));
	utf8_visible(&mail, person->shown_email, strlen(person->shown_email));
	fprintf(file, "%s %s\n%s-mail <%s>\n%s-time %" PRId64 "\n%s-tz %c%02d%02d\n", role,
		name.data, role, mail.data, role, person->time, role,
		person->offset < 0 ? '-' : '+', offset / 60, offset % 60);
	text_release(&name);
	text_release(&mail);
}

static void put_commit(FILE *file, const struct commit *commit)
{
	put_person(file, "author", &commit->author);
	put_person(file, "committer", &commit->committer);
	put_line(file, "summary", commit->subject);
	if (commit->decision)
		put_line(file, "decision", commit->decision);
	if (commit->proposal)
		put_line(file, "proposal", commit->proposal);
	if (commit->adopted_in)
		put_line(file, "adopted-in", commit->adopted_in);
	fputs(commit->is_merge ? "merge\n" : "", file);
}

void blame_print_porcelain(const struct blame_view *view, FILE *file)
{
	for (size_t i = 0; i < view->blame->count; i++) {
		const struct origin *origin = &view->blame->origins[i];
		struct text path = TEXT_INIT, head = TEXT_INIT;
		blame_path(&path, view, origin);
		text_printf(&head, "%s %" PRIu32,
			origin->commit ? origin->commit->id : NO_COMMIT, origin->line);
		put_line(file, head.data, path.data);
		if (origin->commit)
			put_commit(file, origin->commit);
		fputs(origin->unknown ? "incomplete\n" : "", file);
		if (origin->item) {
			fputs("item ", file);
			json_print(file, key_json(view, origin));
			fputc('\n', file);
		}
		fputc('\t', file);
		json_print(file, value_json(view, origin));
		fputc('\n', file);
		text_release(&path);
		text_release(&head);
	}
}
