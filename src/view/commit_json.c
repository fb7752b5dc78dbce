#include "view/commit_json.h"
#include "view/change_json.h"
#include "view/commit_words.h"

#include <stdlib.h>
#include <string.h>

struct json *commit_identity_json(const struct person *person)
{
	struct json *json = json_new_object();
	json_put(json, "name", json_new_text(person->name));
	json_put(json, "email", json_new_text(person->email));
	return json;
}

struct json *commit_date_json(const struct person *person)
{
	struct text date = TEXT_INIT;
	commit_iso_date(&date, person);
	struct json *json = json_new_text(date.length ? date.data : NULL);
	text_release(&date);
	return json;
}

static struct json *person_json(const struct person *person)
{
	struct json *json = commit_identity_json(person);
	json_put(json, "date", commit_date_json(person));
	return json;
}

/* By key; of one key in the message's order. */
static int by_key(const void *one, const void *other)
{
	const struct trailer *a = *(const struct trailer *const *)one;
	const struct trailer *b = *(const struct trailer *const *)other;
	int order = strcmp(a->key, b->key);
	return order ? order : a < b ? -1 : a > b;
}

static struct json *trailers_json(const struct commit *commit)
{
	struct json *json = json_new_object(), *values = NULL;
	size_t count = commit->trailer_count;
	const struct trailer **sorted = mem_array(NULL, count, sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &commit->trailers[i];
	qsort(sorted, count, sizeof *sorted, by_key);
	for (size_t i = 0; i < count; i++) {
		if (!i || strcmp(sorted[i - 1]->key, sorted[i]->key)) {
			values = json_new_list();
			json_put(json, sorted[i]->key, values);
		}
		json_append(values, json_new_text(sorted[i]->value));
	}
	free(sorted);
	return json;
}

struct json *commit_json(const struct commit *commit, const struct changes *changes)
{
	struct json *json = json_new_object(), *list = json_new_list();
	json_put(json, "commit", json_new_text(commit->id));
	json_put(json, "author", person_json(&commit->author));
	json_put(json, "committer", person_json(&commit->committer));
	json_put(json, "subject", json_new_text(commit->subject));
	json_put(json, "message", json_new_text(commit->message));
	json_put(json, "trailers", trailers_json(commit));
	json_put(json, "decision", json_new_text(commit->decision));
	json_put(json, "proposal", json_new_text(commit->proposal));
	json_put(json, "adopted_in", json_new_text(commit->adopted_in));
	for (size_t i = 0; i < changes->count; i++)
		json_append(list, change_json(changes, &changes->items[i]));
	json_put(json, "changes", list);
	return json;
}

void commit_put_origin(struct json *object, const struct commit *commit)
{
	json_put(object, "commit", json_new_text(commit ? commit->id : NULL));
	json_put(object, "author",
		commit ? commit_identity_json(&commit->author) : json_new_null());
	json_put(object, "date", commit ? commit_date_json(&commit->author) : json_new_null());
	json_put(object, "subject", json_new_text(commit ? commit->subject : NULL));
	json_put(object, "decision", json_new_text(commit ? commit->decision : NULL));
	json_put(object, "proposal", json_new_text(commit ? commit->proposal : NULL));
	json_put(object, "adopted_in", json_new_text(commit ? commit->adopted_in : NULL));
}
