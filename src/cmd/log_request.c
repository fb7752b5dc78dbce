#include "cmd/log_request.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "git/history.h"
#include "model/resolve.h"
#include "model/valuepath.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* --- Revisions ------------------------------------------------------------------------- */

static int set_tip(struct log_request *request, const struct past *past, const char *when,
	struct fail *fail)
{
	if (*request->tip)
		return fail_set(fail, STATUS_USAGE,
			_("log goes back from one revision, or takes a range A..B"));
	if (*when)
		return repo_commit(request->tip, past->repo, when, fail);
	memcpy(request->tip, past->tip, sizeof request->tip);
	return 0;
}

/* "A..B": what B is made on, but not what A is. Either may be left out, for HEAD. */
static int read_range(struct log_request *request, const struct past *past, const char *word,
	struct fail *fail)
{
	const char *dots = strstr(word, "..");
	if (dots[2] == '.') {
		fail_set(fail, STATUS_USAGE, _("log knows no range with three dots"));
		return fail_hint(fail, _("what B has and A has not is A..B"));
	}
	char *from = arena_text(&request->arena, word, (size_t)(dots - word));
	if (set_tip(request, past, dots + 2, fail))
		return -1;
	return repo_commit(request->base, past->repo, *from ? from : "HEAD", fail);
}

static bool is_revision(const struct past *past, const char *word)
{
	struct fail ignored = FAIL_INIT;
	char name[41];
	bool is = !repo_commit(name, past->repo, word, &ignored);
	fail_release(&ignored);
	return is;
}

/* --- Things ---------------------------------------------------------------------------- */

static void add_thing(struct log_request *request, const struct thing *thing)
{
	size_t count = request->filter.thing_count;
	for (size_t i = 0; i < count; i++) {
		if (request->things[i] == thing)
			return;
	}
	request->things[request->filter.thing_count++] = thing;
}

/* One of the plan at hand, else one that the history has, whether it is no more or elsewhere. */
static int read_thing(struct log_request *request, const struct session *session,
	const struct past *past, const char *word, struct fail *fail)
{
	const struct thing *thing = NULL, *former = NULL;
	struct fail failure = FAIL_INIT;
	const char *tip = *request->tip ? request->tip : past->tip;
	int result = resolve_thing(&thing, session->plan, word, &failure);
	if (result && failure.status == STATUS_REFUSED)
		result = history_find_past(&former, past->history, tip, word, fail);
	thing = thing ? thing : former;
	if (thing)
		add_thing(request, thing);
	else if (!result)
		result = resolve_thing(&thing, session->plan, word, fail);
	fail_release(&failure);
	return result;
}

/* --- Words ----------------------------------------------------------------------------- */

/*
 * A revision or a range, if the word is one; `guess`, and it may be a thing instead: what names
 * one exactly is that, what is no revision is meant to be one.
 */
static int read_revision(struct log_request *request, const struct session *session,
	const struct past *past, const char *word, bool guess, bool *taken, struct fail *fail)
{
	*taken = false;
	/* A date is a version, and names no meeting of that day. */
	if (day_parse(word))
		guess = false;
	if (guess && resolve_named(session->plan, word))
		return 0;
	*taken = true;
	if (strstr(word, ".."))
		return read_range(request, past, word, fail);
	if (guess && !is_revision(past, word)) {
		*taken = false;
		return 0;
	}
	return set_tip(request, past, word, fail);
}

/* After "--" stand things alone, and then before it revisions alone. */
static int read_words(struct log_request *request, const struct session *session,
	const struct past *past, int argc, char **argv, struct fail *fail)
{
	bool guess = session->parted == argc;
	bool *taken = arena_zalloc(&request->arena, (size_t)argc + 1);
	for (int i = 0; i < session->parted; i++) {
		if (read_revision(request, session, past, argv[i], guess, &taken[i], fail))
			return -1;
	}
	for (int i = 0; i < argc; i++) {
		if (!taken[i] && read_thing(request, session, past, argv[i], fail))
			return -1;
	}
	return 0;
}

/* --- Options --------------------------------------------------------------------------- */

static int read_most(struct log_request *request, struct fail *fail)
{
	const char *word = request->most;
	char *end;
	if (!word)
		return 0;
	errno = 0;
	unsigned long most = strtoul(word, &end, 10);
	if (*word >= '0' && *word <= '9' && !*end && !errno && most) {
		request->filter.most = most;
		return 0;
	}
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	fail_set(
		fail, STATUS_USAGE, _("'%s' is no number of commits: write -n 10"), shown.data);
	text_release(&shown);
	return -1;
}

/* A decision has the names that its meeting had. */
static void add_decisions(struct log_request *request, const struct thing *decision)
{
	const struct list *former = thing_former_ids(decision->owner);
	size_t count = former ? former->count : 0;
	const char **names = arena_zalloc(&request->arena, (count + 2) * sizeof *names);
	struct text name = TEXT_INIT;
	thing_full_id(&name, decision);
	names[0] = arena_strdup(&request->arena, name.data);
	for (size_t i = 0; i < count; i++) {
		text_reset(&name);
		text_printf(&name, "%s/%s", former->items[i].text, decision->id);
		names[i + 1] = arena_strdup(&request->arena, name.data);
	}
	request->filter.decisions = names;
	text_release(&name);
}

/* MEETING/ID, in any way that names a decision of the plan; one unknown to it as it stands. */
static int read_decision(
	struct log_request *request, const struct session *session, struct fail *fail)
{
	const struct thing *thing;
	struct fail failure = FAIL_INIT;
	const char *word = request->decision, *slash = word ? strchr(word, '/') : NULL;
	if (!word)
		return 0;
	bool known = !resolve_among(&thing, session->plan, 1u << KIND_DECISION, word, &failure);
	bool full = slash && slash > word && slash[1];
	const char **names = arena_zalloc(&request->arena, 2 * sizeof *names);
	names[0] = word;
	request->filter.decisions = names;
	if (known)
		add_decisions(request, thing);
	else if (full)
		fail_release(&failure);
	else
		*fail = failure;
	return known || full ? 0 : -1;
}

static int parse_field(struct log_request *request, const struct session *session,
	enum kind kind, struct fail *fail)
{
	struct valuepath path;
	const char *end;
	enum record_id record = kind_schemas[kind].record;
	struct text name = TEXT_INIT;
	if (record == RECORD_NONE)
		return fail_set(fail, STATUS_USAGE, _("the lexicon has no fields"));
	if (valuepath_parse(&path, &request->arena, record, &session->plan->calendar,
		    request->field, &end, fail))
		return -1;
	if (*end)
		return fail_set(fail, STATUS_USAGE, _("'%s' goes on after the field: '%s'"),
			request->field, end);
	valuepath_print(&name, &path);
	request->filter.field = arena_strdup(&request->arena, name.data);
	text_release(&name);
	return 0;
}

/* A field of the things named; else of actions, else of any kind. */
static int read_field(
	struct log_request *request, const struct session *session, struct fail *fail)
{
	const struct log_filter *filter = &request->filter;
	if (!request->field)
		return 0;
	enum kind first = filter->thing_count ? request->things[0]->kind : KIND_ACTION;
	if (!parse_field(request, session, first, fail))
		return 0;
	for (int kind = 0; kind < KIND_COUNT && !filter->thing_count; kind++) {
		struct fail ignored = FAIL_INIT;
		bool known = !parse_field(request, session, (enum kind)kind, &ignored);
		fail_release(&ignored);
		if (!known)
			continue;
		fail_release(fail);
		*fail = (struct fail)FAIL_INIT;
		return 0;
	}
	return -1;
}

static int check_where(const struct log_request *request, struct fail *fail)
{
	if (!request->where || !request->filter.thing_count)
		return 0;
	return fail_set(fail, STATUS_USAGE,
		_("name the things, or ask for them with --where: not both"));
}

/* --- All of it ------------------------------------------------------------------------- */

int log_request_read(struct log_request *request, const struct session *session,
	const struct past *past, int argc, char **argv, struct fail *fail)
{
	struct log_filter *filter = &request->filter;
	request->things = arena_zalloc(
		&request->arena, ((size_t)argc + 1) * sizeof(const struct thing *));
	if (read_words(request, session, past, argc, argv, fail) ||
		read_field(request, session, fail) || check_where(request, fail) ||
		read_decision(request, session, fail) || read_most(request, fail) ||
		past_day(&filter->since, "since", request->since, fail) ||
		past_day(&filter->until, "until", request->until, fail))
		return -1;
	filter->tip = *request->tip ? request->tip : past->tip;
	filter->base = *request->base ? request->base : NULL;
	filter->things = filter->thing_count ? request->things : NULL;
	filter->where = request->where;
	filter->today = session->today;
	filter->author = request->author;
	filter->reverse = request->reverse;
	return 0;
}

void log_request_release(struct log_request *request)
{
	arena_release(&request->arena);
}
