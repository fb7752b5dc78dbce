#include "cmd/nothing.h"
#include "base/lang.h"
#include "base/suggest.h"
#include "model/fieldpath.h"
#include "model/vocabulary.h"

#include <string.h>

/* A position of two parts or three, or of one that is no year. */
#define LONGEST_NUMBER 2

static bool names_field(enum kind kind, const char *word)
{
	return fieldpath_exists(kind, word, strlen(word));
}

/* "--columns titre budget": the second is no column, but a word to look for. */
static bool hint_columns(
	struct text *hint, const struct query *query, enum kind kind, const char *columns)
{
	struct text all = TEXT_INIT;
	const char *word;
	bool any = false;
	text_str(&all, columns ? columns : "");
	for (size_t at = 0; columns && (word = query_words(query, at)); at++) {
		if (!names_field(kind, word))
			continue;
		text_printf(&all, ",%s", word);
		any = true;
	}
	if (any)
		text_printf(hint, _("several columns are parted by commas: --columns=%s"),
			all.data);
	text_release(&all);
	return any;
}

/* "responsable=odile" */
static bool hint_equals(struct text *hint, enum kind kind, const char *word)
{
	const char *equals = strchr(word, '=');
	size_t length = equals ? (size_t)(equals - word) : 0;
	if (!length || !equals[1] || !fieldpath_exists(kind, word, length))
		return false;
	struct text condition = TEXT_INIT;
	text_printf(&condition, "%.*s:%s", (int)length, word, equals + 1);
	text_printf(hint, _("to look in a field: %s"), condition.data);
	text_release(&condition);
	return true;
}

/* "budget", "en retard", and "responsable" before ":odile". */
static bool hint_field(struct text *hint, enum kind kind, const char *word, const char *next)
{
	struct fieldpath path;
	struct text condition = TEXT_INIT;
	if (fieldpath_find(&path, kind, word, strlen(word), NULL))
		return false;
	if (fieldpath_is_late(&path)) {
		text_str(hint, _("for what is late: late:yes"));
		return true;
	}
	text_printf(&condition, "%s%s", word, next && *next == ':' ? next : _(":VALUE"));
	text_printf(hint, _("to look in a field: %s"), condition.data);
	text_release(&condition);
	return true;
}

static bool hint_position(struct text *hint, enum kind kind, const char *word)
{
	bool placed = kind == KIND_AXIS || kind == KIND_OBJECTIVE || kind == KIND_ACTION;
	bool number = strspn(word, "0123456789.") == strlen(word);
	if (!placed || !number || (!strchr(word, '.') && strlen(word) > LONGEST_NUMBER))
		return false;
	text_printf(hint, _("nothing in the plan has the position %s"), word);
	return true;
}

static bool hint_kind(struct text *hint, const char *word)
{
	struct suggest near;
	suggest_init(&near, word);
	vocabulary_offer_kinds(&near, KINDS_LISTED);
	const char *best = suggest_best(&near);
	if (best)
		text_printf(hint, _("did you mean 'git plan list %s'?"), best);
	suggest_release(&near);
	return best;
}

void nothing_hint(
	struct text *hint, const struct query *query, enum kind kind, const char *columns)
{
	const char *word;
	if (hint_columns(hint, query, kind, columns))
		return;
	for (size_t at = 0; (word = query_words(query, at)); at++) {
		if (hint_equals(hint, kind, word) ||
			hint_field(hint, kind, word, query_words(query, at + 1)) ||
			hint_position(hint, kind, word))
			return;
	}
	word = query_words(query, 0);
	if (word)
		hint_kind(hint, word);
}
