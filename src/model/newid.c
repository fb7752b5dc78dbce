#include "model/newid.h"
#include "base/utf8.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 6
/* Room is left for a number behind it. */
#define MOST_LENGTH 58

static bool is_taken(const struct plan *plan, enum name_space space, const char *id)
{
	return plan_find(plan, space, id) || plan_find_former(plan, space, id) ||
	       plan_unreadable(plan, space, id);
}

bool newid_is_free(const struct plan *plan, enum kind kind, const char *id, const char *owner)
{
	struct text full = TEXT_INIT;
	if (owner)
		text_printf(&full, "%s/", owner);
	text_str(&full, id);
	bool taken = is_taken(plan, kind_schemas[kind].space, full.data);
	text_release(&full);
	return !taken;
}

/* CRE and CRÉ are two bodies: an id that is the one without its accent could be either. */
static bool is_twin(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->acronym_count; i++) {
		const char *acronym = plan->acronyms[i].acronym;
		if (utf8_same_folded(id, strlen(id), acronym))
			return true;
	}
	return false;
}

void newid_words(struct text *out, const char *title)
{
	struct word word;
	size_t at = 0, length = strlen(title), start = out->length;
	int count = 0;
	while (count < MOST_WORDS && word_next(&word, title, length, &at)) {
		struct text slug = TEXT_INIT, folded = TEXT_INIT;
		char *copy = strndup(word.bytes, word.length);
		utf8_fold(&folded, word.bytes, word.length);
		schema_slug(&slug, copy ? copy : "");
		if (slug.length && !word_is_stop(folded.data) &&
			out->length - start + slug.length < MOST_LENGTH) {
			text_printf(out, "%s%s", count ? "-" : "", slug.data);
			count++;
		}
		free(copy);
		text_release(&slug);
		text_release(&folded);
	}
}

void newid_make(struct text *out, const struct plan *plan, enum kind kind, const char *title,
	const char *owner)
{
	struct text words = TEXT_INIT, id = TEXT_INIT;
	newid_words(&words, title);
	/* An id begins with a letter. */
	if (words.length && !(*words.data >= 'a' && *words.data <= 'z'))
		text_printf(&id, "%.1s-", kind_schemas[kind].name);
	text_str(&id, words.data);
	size_t stem = id.length;
	for (int i = 2; words.length &&
			(!newid_is_free(plan, kind, id.data, owner) || is_twin(plan, id.data));
		i++) {
		id.length = stem;
		id.data[stem] = '\0';
		text_printf(&id, "-%d", i);
	}
	if (words.length)
		text_str(out, id.data);
	text_release(&words);
	text_release(&id);
}
