#include "view/change_csv.h"
#include "view/change_json.h"
#include "view/change_words.h"
#include "view/commit_words.h"

void change_csv_heading(struct csv *csv)
{
	static const char *const names[] = {"date", "commit", "author", "decision", "kind",
		"id", "op", "field", "item", "old", "new"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		csv_text(csv, names[i]);
}

void change_csv_commit(struct csv *csv, const struct commit *commit)
{
	struct text date = TEXT_INIT, author = TEXT_INIT;
	const char *decision = commit ? commit_allowed_by(commit) : NULL;
	if (commit) {
		commit_iso_date(&date, &commit->author);
		commit_person(&author, &commit->author);
	}
	csv_text(csv, date.data);
	csv_text(csv, commit ? commit->id : "");
	csv_text(csv, author.data);
	csv_text(csv, decision ? decision : "");
	text_release(&date);
	text_release(&author);
}

void change_csv_value(struct csv *csv, const struct plan *plan, const struct field *field,
	const struct value *value, const char *words)
{
	struct text plain = TEXT_INIT;
	bool bare = field && value && !(field->flags & FIELD_LIST) &&
		    (field->type == TYPE_AMOUNT || field->type == TYPE_DATE);
	if (bare)
		value_print(&plain, field, value, &plan->calendar);
	csv_text(csv, bare ? plain.data : words);
	text_release(&plain);
}

static void put_side(struct csv *csv, const struct changes *changes,
	const struct change *change, enum version version)
{
	bool new = version == VERSION_NEW;
	struct text words = TEXT_INIT;
	change_value(&words, changes, change, version);
	change_csv_value(csv, new ? changes->new_plan : changes->old_plan, change->field,
		new ? change->new_value : change->old_value, words.data);
	text_release(&words);
}

void change_csv(struct csv *csv, const struct commit *commit, const struct changes *changes,
	const struct change *change)
{
	const struct thing *thing = change_thing(change);
	struct text id = TEXT_INIT, item = TEXT_INIT;
	bool new = change->new_value != NULL;
	thing_full_id(&id, thing);
	if (change->acronym)
		text_str(&item, change->acronym);
	else if (change->item)
		change_key(&item, new ? changes->new_plan : changes->old_plan, change->field,
			new ? change->new_value : change->old_value);
	change_csv_commit(csv, commit);
	csv_text(csv, kind_schemas[thing->kind].name);
	csv_text(csv, id.data);
	csv_text(csv, change_words[change->op]);
	csv_text(csv, change->path ? change->path : "");
	csv_text(csv, item.data);
	put_side(csv, changes, change, VERSION_OLD);
	put_side(csv, changes, change, VERSION_NEW);
	text_release(&id);
	text_release(&item);
}
